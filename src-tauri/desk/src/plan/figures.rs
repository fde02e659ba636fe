//! The figures that actions should move: where they stood and where they stand now, year by year.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::change::{self, Figure};
use domain::gap::Unit;
use domain::plan::measure::{Measure, MeasureCounts};
use domain::plan::state::Moved;
use domain::plan::years;
use files::reference::Reference;
use store::Books;
use store::action::OutcomeAim;

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
    /// It moved.
    Moved(Seen),
}

/// How a figure moved.
pub(super) struct Seen {
    pub(super) moved: Moved,
    /// Years of the earlier figure, one or several taken together, in order.
    pub(super) before: Vec<u16>,
    /// Years of the later one, as many.
    pub(super) after: Vec<u16>,
    /// As many years together as the target needs on either side, where more than one and not all are held.
    pub(super) needed: Option<u8>,
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

    /// What became of the figure of an indicator since the year that an aim sets out from. Only a year that can tell of what was over by a
    /// day counts; of those that are held, the first in or after the year by which the target is to be reached, else the latest. Where
    /// that year alone shows nothing and the target needs several years, they are taken together.
    pub(super) fn since(
        &mut self,
        indicator: u8,
        aim: OutcomeAim,
        over: Option<NaiveDate>,
    ) -> Result<Since, DeskError> {
        let from = aim.from;
        let first = over.map_or(from + 1, |day| aim::first_telling(indicator, day).max(from + 1));
        let Some(figure) = main(indicator) else {
            return Ok(Since::NothingLater(first));
        };
        let mut judged = None;
        for year in self.years.clone().into_iter().filter(|year| *year >= first) {
            if self.value(indicator, year)?.is_some() {
                judged = Some(year);
                if aim.by.is_some_and(|by| year >= by) {
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
        if let Some(why) = self.broken(indicator, from, judged)? {
            return Ok(Since::Broken(why));
        }
        let (Some(Some(then)), Some(Some(now))) = (self.held.get(&from), self.held.get(&judged)) else {
            return Ok(Since::NothingLater(first));
        };
        let change = then
            .best(figure)
            .zip(now.best(figure))
            .and_then(|((then, _), (now, _))| change::split(figure, then, now, None));
        let Some(change) = change else {
            return Ok(Since::Broken(format!(
                "The figures of {from} and {judged} cannot be set beside each other."
            )));
        };
        let one = Seen {
            moved: Moved {
                from: change.last,
                to: change.now,
                is_clear: change.is_clear,
            },
            before: vec![from],
            after: vec![judged],
            needed: None,
        };
        Ok(Since::Moved(match aim.target {
            Some(target) if one.moved.is_clear == Some(false) => {
                self.several(indicator, (from, first, judged), target, one)?
            }
            _ => one,
        }))
    }

    /// Why figures of an indicator of two years cannot be compared, where the series is broken between them.
    fn broken(&mut self, indicator: u8, from: u16, until: u16) -> Result<Option<String>, DeskError> {
        let Some(held) = self.year(until)? else { return Ok(None) };
        let latest = held.rules.latest_break(indicator, until);
        Ok(latest.filter(|held| held.year > from).map(|held| held.why.clone()))
    }

    /// As many years together as the target needs, where they are held on either side and the series runs through them; else the one year.
    fn several(
        &mut self,
        indicator: u8,
        (from, first, judged): (u16, u16, u16),
        target: f64,
        one: Seen,
    ) -> Result<Seen, DeskError> {
        let counts = self.counts(indicator, from)?.filter(MeasureCounts::adds_up);
        let needed = counts.and_then(|counts| years::needed(&counts, target));
        let Some(needed) = needed.filter(|needed| *needed > 1) else {
            return Ok(one);
        };
        let span = |last: u16| (last + 1 - u16::from(needed)..=last).collect::<Vec<u16>>();
        let (before, after) = (span(from), span(judged));
        let is_told = after.iter().all(|year| *year >= first) && self.broken(indicator, before[0], judged)?.is_none();
        let mut of = |years: &[u16]| -> Result<Option<Vec<MeasureCounts>>, DeskError> {
            years.iter().map(|year| self.counts(indicator, *year)).collect()
        };
        let held = of(&before)?.zip(of(&after)?).filter(|_| is_told);
        let found = held.and_then(|(then, now)| years::together(&then, &now));
        Ok(match found {
            Some(found) => Seen {
                moved: Moved {
                    from: found.from,
                    to: found.to,
                    is_clear: Some(found.is_clear),
                },
                before,
                after,
                needed: None,
            },
            None => Seen {
                needed: Some(needed),
                ..one
            },
        })
    }

    /// The counts behind an indicator's figure in a year.
    fn counts(&mut self, indicator: u8, year: u16) -> Result<Option<MeasureCounts>, DeskError> {
        let (Some(figure), Some(measure)) = (main(indicator), Measure::main(indicator)) else {
            return Ok(None);
        };
        let held = self.year(year)?;
        Ok(held.and_then(|year| measure.counts(year.best(figure)?.0.counts)))
    }
}
