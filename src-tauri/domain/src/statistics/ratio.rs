//! The ratio of two rates.

use super::{Counted, Interval, LEVEL, quantile};

/// Koopman's asymptotic score interval of the ratio of two proportions, first over second.
///
/// `None` where a group has no people, has more events than people, or neither has any event. With no event in the first group
/// the lower bound is 0; with none in the second there is no upper bound. Source: Koopman 1984; Miettinen and Nurminen 1985
/// without the factor n/(n−1).
pub fn ratio(first: Counted, second: Counted) -> Option<Interval> {
    let ((x1, n1), (x2, n2)) = (first, second);
    if n1 == 0 || n2 == 0 || x1 > n1 || x2 > n2 || x1 + x2 == 0 {
        return None;
    }
    let critical = quantile(LEVEL).powi(2);
    let outside = |log_ratio: f64| score(first, second, log_ratio.exp()) > critical;
    // Both proportions 1 make the ratio 1 the only one the point estimate allows; the search below still brackets it.
    let centre = match (x1, x2) {
        (0, _) => (0.5 / f64::from(n1) / (f64::from(x2) / f64::from(n2))).ln(),
        (_, 0) => (f64::from(x1) / f64::from(n1) / (0.5 / f64::from(n2))).ln(),
        _ => (f64::from(x1) * f64::from(n2) / (f64::from(n1) * f64::from(x2))).ln(),
    };
    let low = if x1 == 0 {
        0.0
    } else {
        bound(&outside, centre, -1.0).exp()
    };
    let high = (x2 > 0).then(|| bound(&outside, centre, 1.0).exp());
    Some(Interval {
        method: "koopman",
        level: LEVEL,
        low,
        high,
    })
}

/// The place in one direction from `inside` where the score passes the critical value, by doubling and halving.
fn bound(outside: &dyn Fn(f64) -> bool, inside: f64, direction: f64) -> f64 {
    let (mut near, mut step) = (inside, 0.5);
    // Walk in until the score accepts, which matters only where the point estimate itself was shifted off zero.
    for _ in 0..60 {
        if !outside(near) {
            break;
        }
        near -= direction * 0.25;
    }
    let mut far = near + direction * step;
    for _ in 0..60 {
        if outside(far) {
            break;
        }
        near = far;
        step *= 2.0;
        far += direction * step;
    }
    for _ in 0..200 {
        let middle = f64::midpoint(near, far);
        if outside(middle) {
            far = middle;
        } else {
            near = middle;
        }
    }
    f64::midpoint(near, far)
}

/// Koopman's chi-square statistic for a supposed ratio of the first rate to the second.
fn score(first: Counted, second: Counted, supposed: f64) -> f64 {
    let (x1, n1) = (f64::from(first.0), f64::from(first.1));
    let (x2, n2) = (f64::from(second.0), f64::from(second.1));
    let b = supposed * (n1 + x2) + x1 + n2;
    let discriminant = (b * b - 4.0 * supposed * (n1 + n2) * (x1 + x2)).max(0.0).sqrt();
    // The smaller root, written so that no two nearly equal numbers are subtracted.
    let p1 = 2.0 * supposed * (x1 + x2) / (b + discriminant);
    let p2 = p1 / supposed;
    let term = |events: f64, people: f64, rate: f64| {
        let (deviation, variance) = (events - people * rate, people * rate * (1.0 - rate));
        // A restricted rate of nought or one fits its group exactly or not at all.
        if variance > 1e-12 * people {
            deviation * deviation / variance
        } else if deviation.abs() < 1e-6 {
            0.0
        } else {
            f64::INFINITY
        }
    };
    term(x1, n1, p1) + term(x2, n2, p2)
}
