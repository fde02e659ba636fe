//! Why did it change? Two years held beside each other, the change of each figure split into parts.
//!
//! The splitting is [`domain::change`]; here it is gathered what is held of either year and who can be followed from one staff list into the
//! other, and said in words.

mod rows;
mod words;

use std::collections::HashMap;

use domain::change::{self, Change, Events, Figure, Held, Traced};
use domain::counts::Counts;
use domain::ethnicity::{Group, Triple};
use domain::rules::RulePack;
use files::reference::Reference;
use serde_json::{Value, json};
use store::Books;
use store::moves::Followed;

use crate::gather;
use crate::view::WhyView;
use crate::{Desk, DeskError};

/// What is held of a year for this purpose.
pub(crate) struct Year<'a> {
    pub(crate) rules: &'a RulePack,
    /// From the year's own files and typed figures.
    own: Counts,
    /// A figure of the staff list was corrected by hand, so that its people no longer add up to the figures.
    staff_by_hand: bool,
    /// From the return imported for it.
    printed: Option<Counts>,
    /// People who entered the disciplinary process the year before.
    disciplined_before: Option<Triple>,
}

impl Year<'_> {
    fn held<'a>(&'a self, counts: &'a Counts) -> Held<'a> {
        Held {
            counts,
            disciplined_before: self.disciplined_before,
            rules: self.rules,
        }
    }

    /// What the year is read from: its own files where they give the figure, else its return.
    pub(crate) fn best(&self, figure: Figure) -> Option<(Held<'_>, bool)> {
        let own = self.held(&self.own);
        if change::value(figure, own).is_some() {
            return Some((own, true));
        }
        Some((self.held(self.printed.as_ref()?), false))
    }
}

/// Two years, and the people followed from one into the other.
pub(crate) struct Why<'a> {
    last: Year<'a>,
    now: Year<'a>,
    followed: Option<Followed>,
    /// Both years have a staff list, but hardly anybody stands on both.
    strangers: bool,
    /// A figure of either staff list was corrected by hand.
    by_hand: bool,
    told: Events,
    recorded: Events,
}

/// One figure's change.
struct Found {
    change: Change,
    traced: bool,
    /// What the return of last year says, where it says otherwise than last year's files.
    printed: Option<f64>,
}

impl<'a> Why<'a> {
    /// Gathers both years.
    pub(crate) fn between(books: &Books, reference: &'a Reference, last: u16, now: u16) -> Result<Self, DeskError> {
        let (last, now) = (year(books, reference, last)?, year(books, reference, now)?);
        let followed = store::moves::between(books, last.rules.year, now.rules.year)?;
        let stayed = |followed: &Followed| {
            let stayed = followed
                .moves
                .count(|before, after| before.and(after).map(|held| held.group));
            let before = followed.moves.count(|before, _| before.map(|held| held.group));
            // Numbers given anew make strangers of everybody; fewer than half in common is no ordinary year.
            stayed.total() * 2 >= before.total()
        };
        let strangers = followed.as_ref().is_some_and(|followed| !stayed(followed));
        let by_hand = followed.is_some() && (last.staff_by_hand || now.staff_by_hand);
        let followed = followed.filter(|_| !strangers && !by_hand);
        let events = |groups: &HashMap<store::Person, Group>| -> Result<Events, DeskError> {
            let counts = gather::counted_as(books, last.rules, groups)?;
            Ok(Events {
                casework: counts.casework.map(|held| held.people),
                training: counts.training,
            })
        };
        let (mut told, mut recorded) = (Events::default(), Events::default());
        if let Some(followed) = &followed {
            let of = |every: bool| -> HashMap<store::Person, Group> {
                followed
                    .regrouped
                    .iter()
                    .filter(|(_, (then, _))| every || *then == Group::Unknown)
                    .map(|(person, (_, now))| (*person, *now))
                    .collect()
            };
            told = events(&of(false))?;
            recorded = events(&of(true))?;
        }
        Ok(Self {
            last,
            now,
            followed,
            strangers,
            by_hand,
            told,
            recorded,
        })
    }

    fn find(&self, figure: Figure) -> Option<Found> {
        let (last, is_own) = self.last.best(figure)?;
        let (now, now_is_own) = self.now.best(figure)?;
        let traced = self
            .followed
            .as_ref()
            .filter(|_| is_own && now_is_own)
            .map(|followed| Traced {
                moves: &followed.moves,
                told: self.told,
                recorded: self.recorded,
            });
        let change = change::split(figure, last, now, traced)?;
        let printed = self
            .last
            .printed
            .as_ref()
            .filter(|_| is_own)
            .and_then(|printed| change::value(figure, self.last.held(printed)))
            .filter(|printed| (printed - change.last).abs() > 1e-9);
        Some(Found {
            traced: traced.is_some() && !change.untraced.contains(&change::Cause::Told),
            change,
            printed,
        })
    }

    /// Why a figure that is held in both years cannot be compared.
    fn broken(&self, figure: Figure) -> Option<&str> {
        let value = |year: &Year<'_>| change::value(figure, year.best(figure)?.0);
        value(&self.last).zip(value(&self.now))?;
        let rules = self.now.rules;
        let broken = rules.latest_break(figure.indicator(), rules.year)?;
        (broken.year > self.last.rules.year).then_some(broken.why.as_str())
    }

    /// The changes of an indicator's figures, for its page; empty where nothing can be compared.
    pub(crate) fn views(&self, indicator: u8) -> Vec<WhyView> {
        Figure::of(indicator)
            .iter()
            .filter_map(|figure| match self.broken(*figure) {
                Some(why) => Some(words::broken(*figure, why)),
                None => Some(words::view(self, &self.find(*figure)?)),
            })
            .collect()
    }

    /// The same for every indicator, unrounded.
    pub(crate) fn json(&self) -> Value {
        let of = |figure: Figure| {
            if let Some(why) = self.broken(figure) {
                return Some(json!({
                    "indicator": figure.indicator().to_string(), "measure": figure.key(), "unit": figure.unit(), "not_comparable": why,
                }));
            }
            let found = self.find(figure)?;
            let parts: Vec<Value> = found
                .change
                .parts
                .iter()
                .map(|part| json!({"cause": part.cause.key(), "amount": part.amount}))
                .collect();
            let untraced: Vec<&str> = found.change.untraced.iter().map(|cause| cause.key()).collect();
            Some(json!({
                "indicator": figure.indicator().to_string(), "measure": figure.key(), "unit": figure.unit(),
                "last": found.change.last, "now": found.change.now, "parts": parts, "untraced": untraced,
                "larger_than_chance": found.change.is_clear,
            }))
        };
        let all: Vec<Value> = (1..=9).flat_map(Figure::of).filter_map(|figure| of(*figure)).collect();
        Value::Array(all)
    }
}

/// What is held of one year.
pub(crate) fn year<'a>(books: &Books, reference: &'a Reference, year: u16) -> Result<Year<'a>, DeskError> {
    let rules = gather::rules(reference, year)?;
    let before = reference
        .rules_for(year - 1)
        .map(|rules| gather::casework_of(books, rules))
        .transpose()?
        .flatten();
    let (own, overridden) = gather::own(books, rules)?;
    Ok(Year {
        rules,
        own,
        staff_by_hand: overridden.iter().any(|held| held.touches("workforce.total").is_some()),
        printed: gather::printed(books, rules)?,
        disciplined_before: before,
    })
}

impl Desk {
    /// Why each figure changed between two years, in the words of the indicators' pages.
    ///
    /// # Errors
    /// Where there are no rules for a year, or the store cannot be read.
    pub fn why(&self, last: u16, now: u16) -> Result<Vec<WhyView>, DeskError> {
        let why = Why::between(self.books(), self.reference(), last, now)?;
        Ok((1..=9).flat_map(|indicator| why.views(indicator)).collect())
    }

    /// The same as JSON, unrounded.
    ///
    /// # Errors
    /// As for [`Desk::why`].
    pub fn why_json(&self, last: u16, now: u16) -> Result<Value, DeskError> {
        Ok(Why::between(self.books(), self.reference(), last, now)?.json())
    }
}
