//! The figures that actions should move: where they stood and where they stand now, year by year.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::change::{self, Figure};
use domain::gap::Unit;
use domain::plan::state::Moved;
use files::reference::Reference;
use store::Books;

use super::aim;
use crate::DeskError;
use crate::compare;
use crate::why::{self, Year};

/// The figure by which an indicator's outcome is measured, 1 to 9: of indicator 1 the BME share at band 8a and above.
pub(super) fn main(indicator: u8) -> Option<Figure> {
    Figure::of(indicator).last().copied()
}

/// What the figure of an indicator counts in.
pub(super) const fn unit(indicator: u8) -> Unit {
    match indicator {
        1 => Unit::Percent,
        2..=4 => Unit::Ratio,
        _ => Unit::Points,
    }
}

/// A figure of an indicator as a reader sees it.
pub(super) fn show(indicator: u8, value: f64) -> String {
    compare::show(value, unit(indicator))
}

/// What became of a figure since a year.
pub(super) enum Since {
    /// Nothing is held yet that could tell; the first year that could.
    NothingLater(u16),
    /// It cannot be compared: why.
    Broken(String),
    /// It moved, to the figure of a year.
    Moved(Moved, u16),
}

/// Figures of several years, each year gathered once.
pub(super) struct Figures<'a> {
    books: &'a Books,
    reference: &'a Reference,
    /// Years of which something is held, earliest first.
    years: Vec<u16>,
    held: BTreeMap<u16, Option<Year<'a>>>,
}

impl<'a> Figures<'a> {
    pub(super) fn of(books: &'a Books, reference: &'a Reference) -> Result<Self, DeskError> {
        let mut years: Vec<u16> = store::year::all(books)?.into_iter().map(|held| held.year).collect();
        years.sort_unstable();
        Ok(Self {
            books,
            reference,
            years,
            held: BTreeMap::new(),
        })
    }

    fn year(&mut self, year: u16) -> Result<Option<&Year<'a>>, DeskError> {
        if !self.held.contains_key(&year) {
            let held = match self.reference.rules_for(year) {
                Some(_) => Some(why::year(self.books, self.reference, year)?),
                None => None,
            };
            self.held.insert(year, held);
        }
        Ok(self.held.get(&year).and_then(Option::as_ref))
    }

    /// The figure of an indicator in a year.
    pub(super) fn value(&mut self, indicator: u8, year: u16) -> Result<Option<f64>, DeskError> {
        let Some(figure) = main(indicator) else { return Ok(None) };
        let held = self.year(year)?;
        Ok(held.and_then(|year| change::value(figure, year.best(figure)?.0)))
    }

    /// Where White and BME people are alike in a year. Of indicator 1 that is the share of the whole workforce.
    pub(super) fn parity(&mut self, indicator: u8, year: u16) -> Result<Option<f64>, DeskError> {
        Ok(match indicator {
            1 => {
                let held = self.year(year)?;
                held.and_then(|year| change::value(Figure::WorkforceShare, year.best(Figure::WorkforceShare)?.0))
            }
            2..=4 => Some(1.0),
            5..=9 => Some(0.0),
            _ => None,
        })
    }

    /// What became of the figure of an indicator since a year. Only a year that can tell of what was over by a day counts; of those that are
    /// held, the first in or after the year by which a target is to be reached, else the latest.
    pub(super) fn since(
        &mut self,
        indicator: u8,
        from: u16,
        over: Option<NaiveDate>,
        by: Option<u16>,
    ) -> Result<Since, DeskError> {
        let first = over.map_or(from + 1, |day| aim::first_telling(indicator, day).max(from + 1));
        let Some(figure) = main(indicator) else {
            return Ok(Since::NothingLater(first));
        };
        let mut judged = None;
        for year in self.years.clone().into_iter().filter(|year| *year >= first) {
            if self.value(indicator, year)?.is_some() {
                judged = Some(year);
                if by.is_some_and(|by| year >= by) {
                    break;
                }
            }
        }
        let Some(judged) = judged else {
            return Ok(Since::NothingLater(first));
        };
        if self.value(indicator, from)?.is_none() {
            return Ok(Since::Broken(format!(
                "No figure of {from} is held, so that of {judged} has nothing to be compared with."
            )));
        }
        let (Some(Some(then)), Some(Some(now))) = (self.held.get(&from), self.held.get(&judged)) else {
            return Ok(Since::NothingLater(first));
        };
        let rules = now.rules;
        if let Some(broken) = rules.latest_break(indicator, rules.year)
            && broken.year > from
        {
            return Ok(Since::Broken(broken.why.clone()));
        }
        let change = then
            .best(figure)
            .zip(now.best(figure))
            .and_then(|((then, _), (now, _))| change::split(figure, then, now, None));
        let apart = || {
            Since::Broken(format!(
                "The figures of {from} and {judged} cannot be set beside each other."
            ))
        };
        Ok(change.map_or_else(apart, |change| {
            let moved = Moved {
                from: change.last,
                to: change.now,
                is_clear: change.is_clear,
            };
            Since::Moved(moved, judged)
        }))
    }
}
