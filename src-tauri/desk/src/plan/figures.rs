//! The figures that actions should move: where they stood and where they stand now, year by year.

use std::collections::BTreeMap;

use domain::change::{self, Figure};
use domain::gap::Unit;
use domain::plan::state::Moved;
use files::reference::Reference;
use store::Books;

use crate::DeskError;
use crate::compare;
use crate::why::{self, Year};

/// The figure by which an indicator's outcome is measured, 1 to 9: of indicator 1 the BME share at band 8a and above.
pub(super) fn main(indicator: u8) -> Option<Figure> {
    Figure::of(indicator).last().copied()
}

/// Where White and BME people are alike. Of indicator 1 that is the share of the whole workforce, which is no fixed number.
pub(super) const fn parity(indicator: u8) -> Option<f64> {
    match indicator {
        2..=4 => Some(1.0),
        5..=9 => Some(0.0),
        _ => None,
    }
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
    /// Nothing later is held.
    NothingLater,
    /// It was not counted in the same way since: why.
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

    /// What became of the figure of an indicator since a year, as the latest year held tells.
    pub(super) fn since(&mut self, indicator: u8, from: u16) -> Result<Since, DeskError> {
        let Some(figure) = main(indicator) else {
            return Ok(Since::NothingLater);
        };
        let later: Vec<u16> = self.years.iter().copied().filter(|year| *year > from).collect();
        let mut latest = None;
        for year in later.into_iter().rev() {
            if self.value(indicator, year)?.is_some() {
                latest = Some(year);
                break;
            }
        }
        let Some(latest) = latest else {
            return Ok(Since::NothingLater);
        };
        if self.value(indicator, from)?.is_none() {
            return Ok(Since::NothingLater);
        }
        let (Some(Some(then)), Some(Some(now))) = (self.held.get(&from), self.held.get(&latest)) else {
            return Ok(Since::NothingLater);
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
        Ok(change.map_or(Since::NothingLater, |change| {
            let moved = Moved {
                from: change.last,
                to: change.now,
                is_clear: change.is_clear,
            };
            Since::Moved(moved, latest)
        }))
    }
}
