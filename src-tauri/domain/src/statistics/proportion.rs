//! A share, and the difference of two.

use super::{Interval, LEVEL, quantile};

/// Wilson's score interval of a proportion, as fractions 0–1. `events` may be fractional, as a published percentage of a
/// known number of responses is. `None` where nobody is counted or there are more events than people.
///
/// Source: Wilson 1927; the standard method of public health statistics in England.
pub fn wilson(events: f64, people: f64) -> Option<Interval> {
    if people <= 0.0 || !(0.0..=people).contains(&events) {
        return None;
    }
    let z2 = quantile(LEVEL).powi(2);
    let others = people - events;
    // Both bounds are roots of one quadratic. The root that would subtract nearly equal numbers is taken from the product of the
    // two, so that 1 in 30,000 keeps all its figures.
    let root = (z2 * (z2 + 4.0 * events * others / people)).sqrt();
    let low = if events == 0.0 {
        0.0
    } else {
        2.0 * events * events / people / (2.0 * events + z2 + root)
    };
    let high = if others == 0.0 {
        1.0
    } else {
        1.0 - 2.0 * others * others / people / (2.0 * others + z2 + root)
    };
    Some(Interval {
        method: "wilson",
        level: LEVEL,
        low,
        high: Some(high),
    })
}

/// Newcombe's hybrid score interval of the difference of two proportions, first minus second, as fractions −1 to 1.
///
/// Source: Newcombe 1998, method 10.
pub fn difference(first: (f64, f64), second: (f64, f64)) -> Option<Interval> {
    let (a, b) = (wilson(first.0, first.1)?, wilson(second.0, second.1)?);
    let (p, q) = (first.0 / first.1, second.0 / second.1);
    let (a_high, b_high) = (a.high?, b.high?);
    let low = (p - q) - (p - a.low).hypot(b_high - q);
    let high = (p - q) + (a_high - p).hypot(q - b.low);
    Some(Interval {
        method: "newcombe",
        level: LEVEL,
        low,
        high: Some(high),
    })
}
