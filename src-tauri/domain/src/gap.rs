//! What a figure allows to be said, beside parity and beside a benchmark.

mod against;
mod measured;

use crate::statistics::Interval;

pub use against::{Against, Beside, Gap, Reading, beside, gaps};
pub use measured::{Measured, Unit, headline, measured, of_headline};

/// What the interval and the counts allow to be said of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Worse for BME staff than chance would explain.
    Worse,
    /// Better for BME staff than chance would explain.
    Better,
    /// Parity is within what chance would explain.
    NoClearDifference,
    /// Too few people or events to say.
    TooFew,
    /// No data, or the figure cannot be worked out.
    Missing,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Worse,
        Self::Better,
        Self::NoClearDifference,
        Self::TooFew,
        Self::Missing,
    ];

    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Better => "better",
            Self::NoClearDifference => "no_clear_difference",
            Self::TooFew => "too_few",
            Self::Missing => "missing",
        }
    }

    /// The state for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Worse => "Worse for BME staff",
            Self::Better => "Better for BME staff",
            Self::NoClearDifference => "No clear difference",
            Self::TooFew => "Too few to say",
            Self::Missing => "Missing",
        }
    }
}

/// Which way a figure is worse for BME staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorseWhen {
    /// The higher the figure, the worse.
    Higher,
    /// The lower the figure, the worse.
    Lower,
}

impl WorseWhen {
    /// Reads an interval against a value: worse or better where the whole interval lies on one side, else no clear difference.
    pub fn read(self, interval: &Interval, value: f64) -> State {
        if interval.covers(value) {
            State::NoClearDifference
        } else if (interval.low > value) == (self == Self::Higher) {
            State::Worse
        } else {
            State::Better
        }
    }

    /// The reading of a plain difference, which is only its sign.
    pub fn sign(self, difference: f64) -> Reading {
        if difference == 0.0 {
            Reading::Same
        } else if (difference > 0.0) == (self == Self::Higher) {
            Reading::Worse
        } else {
            Reading::Better
        }
    }
}
