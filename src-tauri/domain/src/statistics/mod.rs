//! What counts allow to be said: intervals, a test, the comparison of two years, and how often chance alone would mislead.
//!
//! Each function names its method and is checked against scipy, statsmodels or exact arithmetic (`tests/statistics`). No test of
//! significance decides anything here: an interval that covers parity says that parity is not ruled out, and that is all that is
//! claimed. All of this is the program's own; the national team's test for “significantly more likely” is not published.
//!
//! | need | method | where |
//! |---|---|---|
//! | a share | Wilson's score interval | [`wilson`] |
//! | two shares, in points | Newcombe's hybrid score interval | [`difference`] |
//! | the ratio of two rates | Koopman's score interval | [`ratio`] |
//! | two splits, as odds | Woolf's logit interval | [`odds_ratio`] |
//! | the same rates, as a test | Fisher's exact test | [`fisher`] |
//! | two years | limits of both years recovered (MOVER) | [`ratio_change`], [`difference_change`] |
//! | a path, year by year | the distribution itself | [`share_range`], [`ratio_range`], [`difference_range`] |
//! | chance at this size | two binomials, exactly | [`noise`], [`smallest_detectable`] |

mod binomial;
mod change;
mod expected;
mod fisher;
mod noise;
mod odds;
mod proportion;
mod ratio;

use statrs::distribution::{ContinuousCDF, Normal};

pub use change::{Change, difference_change, ratio_change};
pub use expected::{Rate, difference_range, ratio_range, share_range};
pub use fisher::fisher;
pub use noise::{Noise, POWER, noise, smallest_detectable};
pub use odds::odds_ratio;
pub use proportion::{difference, wilson};
pub use ratio::ratio;

/// A range of values that the data allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The method's name: `koopman`, `wilson`, `newcombe`, `woolf`, `mover`, or `exact` of a range in [`share_range`] and its like.
    pub method: &'static str,
    /// Confidence level, 0–1.
    pub level: f64,
    /// Lower bound.
    pub low: f64,
    /// Upper bound; `None` where there is none, as with a ratio whose comparison group has no events.
    pub high: Option<f64>,
}

impl Interval {
    /// Whether a value lies inside, its ends included.
    pub fn covers(&self, value: f64) -> bool {
        self.low <= value && self.high.is_none_or(|high| value <= high)
    }

    /// The same interval of fractions in percent or percentage points.
    #[must_use]
    pub fn in_percent(self) -> Self {
        Self {
            low: self.low * 100.0,
            high: self.high.map(|high| high * 100.0),
            ..self
        }
    }
}

/// The confidence level used throughout.
pub const LEVEL: f64 = 0.95;

/// Events and people of one group.
pub type Counted = (u32, u32);

/// The two-sided standard normal quantile of a confidence level; 1.96 for 0.95.
fn quantile(level: f64) -> f64 {
    Normal::standard().inverse_cdf(0.5 + level / 2.0)
}
