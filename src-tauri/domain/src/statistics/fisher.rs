//! Fisher's exact test.

use super::Counted;

/// How much more likely than the observed table another may be and still count as no more likely: what binary numbers lose. R and
/// scipy allow for it in the same way.
const TIE: f64 = 1e-7;

/// The two-sided probability of Fisher's exact test that two rates differ as much as these do, or more, where nothing but chance
/// divides the events: the sum over every table no more likely than the observed one. `None` where a group has no people or
/// more events than people.
///
/// Source: Fisher 1935; two-sided as in R's `fisher.test`.
pub fn fisher(first: Counted, second: Counted) -> Option<f64> {
    let ((x1, n1), (x2, n2)) = (first, second);
    if n1 == 0 || n2 == 0 || x1 > n1 || x2 > n2 {
        return None;
    }
    let events = u64::from(x1) + u64::from(x2);
    let (n1, n2) = (u64::from(n1), u64::from(n2));
    let (fewest, most) = (events.saturating_sub(n2), events.min(n1));
    // The weight of one more event in the first group, relative to the weight without it. Every factor is below 2^33.
    #[allow(clippy::cast_precision_loss, reason = "counts of people, far below 2^53")]
    let step =
        |k: u64| -> f64 { ((n1 - k) as f64 * (events - k) as f64) / ((k + 1) as f64 * (n2 + k + 1 - events) as f64) };
    let mode = ((events + 1) * (n1 + 1) / (n1 + n2 + 2)).clamp(fewest, most);
    // Outwards from the mode every weight is smaller than the one before, so nothing overflows and what vanishes is nothing.
    let upwards = weights(mode..most, step);
    let downwards = weights((fewest..mode).rev(), |k| 1.0 / step(k));
    let observed = match u64::from(x1) {
        k if k >= mode => upwards.get(place(k - mode)),
        k => downwards.get(place(mode - k)),
    };
    let limit = observed.copied().unwrap_or(0.0) * (1.0 + TIE);
    let every = || downwards.iter().skip(1).rev().chain(&upwards);
    let total: f64 = every().sum();
    let no_likelier: f64 = every().filter(|weight| **weight <= limit).sum();
    Some((no_likelier / total).min(1.0))
}

fn place(distance: u64) -> usize {
    usize::try_from(distance).unwrap_or(usize::MAX)
}

/// Weights relative to the mode's, the mode's own first, until they vanish.
fn weights(places: impl Iterator<Item = u64>, step: impl Fn(u64) -> f64) -> Vec<f64> {
    let mut weights = vec![1.0];
    let mut weight = 1.0;
    for k in places {
        weight *= step(k);
        if weight == 0.0 {
            break;
        }
        weights.push(weight);
    }
    weights
}
