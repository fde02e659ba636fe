//! A peer card: what an organisation shows another of its nine, with small numbers hidden, and several organisations together.
//!
//! A card is safe as a whole: beside every small count, what shown counts would give away by taking one from another is hidden too.
//! Writing a card to a file and reading it is for the layers above.

use crate::disclosure::Rule;
use crate::ethnicity::Group;
use crate::indicator::Indicators;
use crate::rules::RulePack;
use crate::statistics::{self, Interval};

use super::{PeerCounts, Subject, own};

/// One figure of a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardValue {
    /// What it is of.
    pub subject: Subject,
    /// The figure; `None` where it is hidden.
    pub value: Option<f64>,
    /// The counts behind it, where there are any and they may be shown.
    pub counts: Option<PeerCounts>,
}

impl CardValue {
    /// Whether the figure is hidden because of small numbers.
    pub fn is_hidden(&self) -> bool {
        self.value.is_none()
    }
}

/// What a trust's card says, at a level of disclosure. Subjects of which the trust has nothing are not in it.
pub fn card(nine: &Indicators, level: Rule, rules: &RulePack) -> Vec<CardValue> {
    let workforce = nine.representation.as_ref().map(|held| held.workforce);
    // Beside White and BME staff of indicators 3 and 4 the whole workforce would give away the people of unknown ethnicity.
    let is_workforce_hidden = workforce.is_none_or(|held| level.is_small(held.get(Group::Unknown)));
    // Beside all staff the very senior managers would give away those who are not.
    let is_rest_small = nine.representation.as_ref().is_none_or(|held| {
        let bme = held.workforce.bme.saturating_sub(held.vsm.bme);
        let people = held.workforce.total().saturating_sub(held.vsm.total());
        level.is_small(bme) || level.is_small(people) || level.is_small(people.saturating_sub(bme))
    });
    let is_hidden = |subject: Subject, counts: Option<&PeerCounts>| {
        counts.is_some_and(|counts| hides(level, counts))
            || (subject == Subject::Workforce && is_workforce_hidden)
            || (subject == Subject::VerySenior && is_rest_small)
    };
    let mut values: Vec<CardValue> = Subject::ALL
        .into_iter()
        .filter_map(|subject| {
            let (value, counts) = own(nine, subject, rules)?;
            let is_hidden = is_hidden(subject, counts.as_ref());
            Some(CardValue {
                subject,
                value: (!is_hidden).then_some(value),
                counts: counts.filter(|_| !is_hidden),
            })
        })
        .collect();
    let is_open =
        |subject: Subject, values: &[CardValue]| values.iter().any(|held| held.subject == subject && !held.is_hidden());
    // The difference would give the board's share back, and with the board the workforce's.
    if !is_open(Subject::Board, &values) || !is_open(Subject::Workforce, &values) {
        for held in values
            .iter_mut()
            .filter(|held| held.subject == Subject::BoardDifference)
        {
            held.value = None;
        }
    }
    values
}

/// Groups of fewer people than this are small: that none of them, or all of them, are something says it of each. A convention of this
/// program, after the practice of hiding 0 % and 100 % of small groups.
const SMALL_GROUP: u32 = 20;

/// Whether a level hides counts: the events, the people, or those who remain; none or all of a small group.
pub fn hides(level: Rule, counts: &PeerCounts) -> bool {
    let share = |events: u32, people: u32| {
        let says_it_of_each =
            !level.is_working() && (1..SMALL_GROUP).contains(&people) && (events == 0 || events == people);
        says_it_of_each
            || level.is_small(events)
            || level.is_small(people)
            || level.is_small(people.saturating_sub(events))
    };
    match *counts {
        PeerCounts::Share { events, people } => {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a number of people between 0 and all of them"
            )]
            let events = events.round().clamp(0.0, f64::from(people)) as u32;
            share(events, people)
        }
        PeerCounts::Ratio { first, second } => share(first.0, first.1) || share(second.0, second.1),
    }
}

/// The value that counts give; `None` where they give none.
pub fn value_of(counts: &PeerCounts) -> Option<f64> {
    match *counts {
        PeerCounts::Share { events, people } => (people > 0).then(|| events / f64::from(people) * 100.0),
        PeerCounts::Ratio { first, second } => {
            let rate = |(events, people): (u32, u32)| f64::from(events) / f64::from(people);
            (first.1 > 0 && second.1 > 0 && second.0 > 0).then(|| rate(first) / rate(second))
        }
    }
}

/// The range of true values that counts fit: Wilson's interval of a share in percent, Koopman's of a ratio.
pub fn interval_of(counts: &PeerCounts) -> Option<Interval> {
    match *counts {
        PeerCounts::Share { events, people } => statistics::wilson(events, f64::from(people)).map(Interval::in_percent),
        PeerCounts::Ratio { first, second } => statistics::ratio(first, second),
    }
}

/// The counts of several organisations together; `None` where there are none, where they are of different kinds, or too large to add.
pub fn together(counts: &[PeerCounts]) -> Option<PeerCounts> {
    let add = |a: (u32, u32), b: (u32, u32)| Some((a.0.checked_add(b.0)?, a.1.checked_add(b.1)?));
    let (first, rest) = counts.split_first()?;
    rest.iter().try_fold(*first, |sum, held| match (sum, *held) {
        (
            PeerCounts::Share { events, people },
            PeerCounts::Share {
                events: more,
                people: others,
            },
        ) => Some(PeerCounts::Share {
            events: events + more,
            people: people.checked_add(others)?,
        }),
        (
            PeerCounts::Ratio { first, second },
            PeerCounts::Ratio {
                first: more,
                second: others,
            },
        ) => Some(PeerCounts::Ratio {
            first: add(first, more)?,
            second: add(second, others)?,
        }),
        _ => None,
    })
}
