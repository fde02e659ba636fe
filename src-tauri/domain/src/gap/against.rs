//! A figure beside a published one: the latest that can be compared, the sign of the difference, and what the counts allow to be said.
//!
//! Where there is nothing to compare with, that is an answer too: [`Beside`] says which kind of hole it is.

use crate::benchmark::{Benchmarks, Published, Scope, Wanted};
use crate::indicator::Indicators;
use crate::rules::{Break, RulePack};

use super::{Measured, State, measured};

/// With whom to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Against<'a> {
    /// For whom the published figure is to speak.
    pub scope: Scope,
    /// Which region or type of trust, as the pack of published figures names it; empty where none is chosen.
    pub name: &'a str,
}

impl<'a> Against<'a> {
    /// England.
    pub const ENGLAND: Self = Self {
        scope: Scope::England,
        name: "England",
    };

    /// A region, by its name.
    pub const fn region(name: &'a str) -> Self {
        Self {
            scope: Scope::Region,
            name,
        }
    }

    /// A type of trust, by its key.
    pub const fn trust_type(name: &'a str) -> Self {
        Self {
            scope: Scope::TrustType,
            name,
        }
    }
}

/// The sign of a difference. It says nothing of chance; that is [`State`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// Worse for BME people.
    Worse,
    /// Better for BME people.
    Better,
    /// No difference at all.
    Same,
    /// Higher, of a figure that only describes.
    Higher,
    /// Lower, of a figure that only describes.
    Lower,
}

impl Reading {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Better => "better",
            Self::Same => "same",
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }
}

/// One figure beside one published figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap<'a> {
    /// The trust's figure.
    pub measured: Measured,
    /// Its value.
    pub value: f64,
    /// With whom it is compared.
    pub against: Against<'a>,
    /// The published figure.
    pub published: Published<'a>,
    /// The trust's figure minus the published one, in the unit of the figure (percentage points for percentages).
    pub difference: f64,
    /// The sign of the difference.
    pub reading: Reading,
    /// What the interval and the counts allow to be said, the published figure taken as exact; `None` for a figure that only describes.
    pub state: Option<State>,
}

/// What stands beside a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Beside<'a> {
    /// A published figure that can be compared.
    Gap(Gap<'a>),
    /// A published figure, and no figure of the trust's own.
    NoneOfOurs(Published<'a>),
    /// Only a figure from before a break in the series, which is never compared.
    BeforeBreak {
        /// The latest figure of the older series.
        last: Published<'a>,
        /// The break between it and the collection year.
        broken: &'a Break,
    },
    /// No figure is held.
    NoneHeld,
    /// The trust has not said in which region it is, or of which type.
    NotChosen,
}

/// What stands beside a figure, for the collection year of a rule pack.
pub fn beside<'a>(held: Measured, against: Against<'a>, benchmarks: &'a Benchmarks, rules: &'a RulePack) -> Beside<'a> {
    if against.name.is_empty() {
        return Beside::NotChosen;
    }
    let wanted = Wanted {
        indicator: held.indicator,
        measure_key: held.key,
        group: held.group,
        scope: against.scope,
        scope_name: against.name,
    };
    let Some(published) = benchmarks.latest(wanted, rules) else {
        let last = benchmarks.last_before(wanted, rules.year);
        return match (last, rules.latest_break(held.indicator, rules.year)) {
            (Some(last), Some(broken)) if broken.year > last.year => Beside::BeforeBreak { last, broken },
            _ => Beside::NoneHeld,
        };
    };
    let Some(value) = held.value else {
        return Beside::NoneOfOurs(published);
    };
    let difference = value - published.value;
    let reading = match held.worse {
        Some(worse) => worse.sign(difference),
        None if difference > 0.0 => Reading::Higher,
        None if difference < 0.0 => Reading::Lower,
        None => Reading::Same,
    };
    let state = held.worse.map(|worse| match &held.interval {
        _ if held.is_few => State::TooFew,
        Some(interval) => worse.read(interval, published.value),
        None => State::Missing,
    });
    Beside::Gap(Gap {
        measured: held,
        value,
        against,
        published,
        difference,
        reading,
        state,
    })
}

/// Every gap there is: figure by figure, each beside the places in the order given.
pub fn gaps<'a>(
    nine: &Indicators,
    places: &[Against<'a>],
    benchmarks: &'a Benchmarks,
    rules: &'a RulePack,
) -> Vec<Gap<'a>> {
    measured(nine, rules)
        .into_iter()
        .flat_map(|held| {
            places
                .iter()
                .filter_map(move |place| match beside(held, *place, benchmarks, rules) {
                    Beside::Gap(gap) => Some(gap),
                    _ => None,
                })
        })
        .collect()
}
