//! Two years of one figure.
//!
//! The limits of each year are recovered into limits of the change (MOVER, the method of variance estimates recovery), as Newcombe's interval
//! does for two shares, so that what is said of a change agrees with the intervals printed beside each year. Many people are
//! counted in both years; that makes two years more alike than the method supposes, so it claims a change too seldom rather than
//! too often.
//!
//! Source: Zou and Donner 2008; Donner and Zou 2012 for ratios.

use super::{Counted, Interval, LEVEL, difference, ratio};

/// How a figure changed from one year to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The later year's ratio divided by the earlier one's, or the later difference minus the earlier one, as a fraction.
    pub value: f64,
    /// What chance allows around it. A ratio divided by a ratio does not change at 1, a difference at 0.
    pub interval: Interval,
}

/// How the ratio of two rates changed: the later ratio divided by the earlier. Each year is its first group and its second.
///
/// `None` where a year has no ratio above nought with an interval that ends.
pub fn ratio_change(later: (Counted, Counted), earlier: (Counted, Counted)) -> Option<Change> {
    let (a, b) = (log_limits(later)?, log_limits(earlier)?);
    Some(Change {
        value: (a.0 - b.0).exp(),
        interval: recovered(a, b, f64::exp),
    })
}

/// How the difference of two shares changed, as a fraction: the later difference minus the earlier. Each year is its first share and
/// its second, as events and people; events may be fractional.
pub fn difference_change(later: Shares, earlier: Shares) -> Option<Change> {
    let limits = |(first, second): Shares| {
        let held = difference(first, second)?;
        Some((first.0 / first.1 - second.0 / second.1, held.low, held.high?))
    };
    let (a, b) = (limits(later)?, limits(earlier)?);
    Some(Change {
        value: a.0 - b.0,
        interval: recovered(a, b, |value| value),
    })
}

/// Events and people of two groups.
type Shares = ((f64, f64), (f64, f64));

/// The logarithms of a ratio and its two limits.
fn log_limits((first, second): (Counted, Counted)) -> Option<(f64, f64, f64)> {
    let held = ratio(first, second)?;
    if first.0 == 0 || second.0 == 0 {
        return None;
    }
    let value = f64::from(first.0) * f64::from(second.1) / (f64::from(first.1) * f64::from(second.0));
    Some((value.ln(), held.low.ln(), held.high?.ln()))
}

/// Limits of a difference from a value and the limits of each part.
fn recovered(a: (f64, f64, f64), b: (f64, f64, f64), scale: impl Fn(f64) -> f64) -> Interval {
    let value = a.0 - b.0;
    Interval {
        method: "mover",
        level: LEVEL,
        low: scale(value - (a.0 - a.1).hypot(b.2 - b.0)),
        high: Some(scale(value + (a.2 - a.0).hypot(b.0 - b.1))),
    }
}
