//! Intervals for proportions, their differences and their ratios.
//!
//! Each function names its method and is checked against scipy or statsmodels in the tests. No test of significance decides
//! anything here: an interval that covers parity says that parity is not ruled out, and that is all that is claimed.

use statrs::distribution::{ContinuousCDF, Normal};

/// A range of values that the data allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The method's name: `koopman`, `wilson` or `newcombe`.
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
}

/// The confidence level used throughout.
pub const LEVEL: f64 = 0.95;

/// The two-sided standard normal quantile of a confidence level; 1.96 for 0.95.
fn quantile(level: f64) -> f64 {
    Normal::standard().inverse_cdf(0.5 + level / 2.0)
}

/// Wilson's score interval of a proportion, as fractions 0–1. `events` may be fractional, as a published percentage of a
/// known number of responses is. `None` where nobody is counted or there are more events than people.
///
/// Source: Wilson 1927; the standard method of public health statistics in England.
pub fn wilson(events: f64, people: f64) -> Option<Interval> {
    if people <= 0.0 || !(0.0..=people).contains(&events) {
        return None;
    }
    let z2 = quantile(LEVEL).powi(2);
    let rate = events / people;
    let centre = (rate + z2 / (2.0 * people)) / (1.0 + z2 / people);
    let half = (z2 * (rate * (1.0 - rate) / people + z2 / (4.0 * people * people))).sqrt() / (1.0 + z2 / people);
    let low = if events == 0.0 { 0.0 } else { centre - half };
    let high = if events >= people { 1.0 } else { centre + half };
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
    let low = (p - q) - ((p - a.low).powi(2) + (b_high - q).powi(2)).sqrt();
    let high = (p - q) + ((a_high - p).powi(2) + (q - b.low).powi(2)).sqrt();
    Some(Interval {
        method: "newcombe",
        level: LEVEL,
        low,
        high: Some(high),
    })
}

/// Koopman's asymptotic score interval of the ratio of two proportions, first over second.
///
/// `None` where a group has no people, has more events than people, or neither has any event. With no event in the first group
/// the lower bound is 0; with none in the second there is no upper bound. Source: Koopman 1984; Miettinen and Nurminen 1985
/// without the factor n/(n−1).
pub fn ratio(first: (u32, u32), second: (u32, u32)) -> Option<Interval> {
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
fn score(first: (u32, u32), second: (u32, u32), supposed: f64) -> f64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(found: f64, expected: f64, why: &str) {
        assert!(
            (found - expected).abs() <= 6e-4 * expected.abs().max(0.1),
            "{why}: found {found}, expected {expected}"
        );
    }

    #[test]
    fn ratio_agrees_with_statsmodels_score_intervals() {
        for (first, second, low, high) in [
            ((10, 75), (12, 225), 1.139_026_2, 5.400_806_0),
            ((6, 1200), (9, 3000), 0.619, 4.482),
            ((3, 300), (9, 3000), 0.978, 11.280),
            ((120, 1800), (310, 3100), 0.5443, 0.8156),
            ((8, 1000), (32, 4000), 0.470, 2.121),
            ((1, 34), (7, 34), 0.0235, 0.8191),
        ] {
            let found = ratio(first, second).unwrap();
            let name = format!("{first:?} over {second:?}");
            close(found.low, low, &format!("lower bound of {name}"));
            close(found.high.unwrap(), high, &format!("upper bound of {name}"));
        }
    }

    #[test]
    fn ratio_with_empty_cells_is_bounded_on_one_side_only() {
        let none_in_first = ratio((0, 300), (9, 3000)).unwrap();
        assert!(
            none_in_first.low.abs() < f64::EPSILON,
            "no event in the first group allows a ratio of nought"
        );
        close(
            none_in_first.high.unwrap(),
            4.230,
            "upper bound with no event in the first group",
        );
        let none_in_second = ratio((9, 3000), (0, 300)).unwrap();
        assert_eq!(
            none_in_second.high, None,
            "no event in the second group allows any large ratio"
        );
        close(none_in_second.low, 1.0 / 4.230, "the mirror image of the bound above");
        assert_eq!(ratio((0, 10), (0, 10)), None, "no event at all says nothing of a ratio");
        assert_eq!(ratio((0, 0), (1, 10)), None, "a group of nobody has no rate");
        assert_eq!(
            ratio((5, 4), (1, 10)),
            None,
            "more events than people is not a proportion"
        );
    }

    #[test]
    fn ratio_turned_round_has_the_reciprocal_interval() {
        for (first, second) in [
            ((10, 75), (12, 225)),
            ((75, 75), (12, 225)),
            ((1, 6), (6, 6)),
            ((3, 300), (9, 3000)),
        ] {
            let (one, other) = (ratio(first, second).unwrap(), ratio(second, first).unwrap());
            close(
                one.low * other.high.unwrap(),
                1.0,
                "the score does not care which group is named first",
            );
            close(
                one.high.unwrap() * other.low,
                1.0,
                "the score does not care which group is named first",
            );
        }
    }

    #[test]
    fn wilson_agrees_with_published_bounds() {
        for (events, people, low, high) in [
            (3.0, 18.0, 0.0584, 0.3922),
            (0.0, 12.0, 0.0, 0.2425),
            (45.0, 180.0, 0.192_4, 0.318_03),
        ] {
            let found = wilson(events, people).unwrap();
            close(found.low, low, "lower bound");
            close(found.high.unwrap(), high, "upper bound");
        }
        assert_eq!(wilson(0.0, 0.0), None, "a share of nobody is not a share");
    }

    #[test]
    fn difference_agrees_with_newcombe_1998_table_two() {
        // Newcombe 1998, table II, method 10, columns (a) 56/70 − 48/80 and (c) 6/7 − 2/7.
        let a = difference((56.0, 70.0), (48.0, 80.0)).unwrap();
        close(a.low, 0.0524, "column (a), lower");
        close(a.high.unwrap(), 0.3339, "column (a), upper");
        let c = difference((6.0, 7.0), (2.0, 7.0)).unwrap();
        close(c.low, 0.0582, "column (c), lower");
        close(c.high.unwrap(), 0.8062, "column (c), upper");
    }
}
