//! How two groups are split between two places.

use super::{Interval, LEVEL, quantile};

/// Woolf's interval of the ratio of two odds: people of the first group here for each there, over the same of the second group.
///
/// `None` where one of the four is nobody; the logarithm then has no variance. Source: Woolf 1955.
pub fn odds_ratio(first: (u32, u32), second: (u32, u32)) -> Option<Interval> {
    let counts = [first.0, first.1, second.0, second.1].map(f64::from);
    if counts.contains(&0.0) {
        return None;
    }
    let [a, b, c, d] = counts;
    let log = (a * d / (b * c)).ln();
    let reach = quantile(LEVEL) * counts.iter().map(|count| 1.0 / count).sum::<f64>().sqrt();
    Some(Interval {
        method: "woolf",
        level: LEVEL,
        low: (log - reach).exp(),
        high: Some((log + reach).exp()),
    })
}
