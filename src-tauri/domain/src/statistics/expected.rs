//! Where a figure would come out by chance alone if the true rates were known.
//!
//! A range here is not an interval of confidence: it does not say what true rates counts fit, but what counts true rates give. Its ends are
//! the 2.5th and the 97.5th in a hundred of the exact distribution, so that at least 95 years of a hundred lie inside, ends
//! included. Events are taken as independent of each other, as everywhere in this module.

use super::binomial::Binomial;
use super::{Interval, LEVEL};

/// People of a group and their true rate, a fraction 0 to 1.
pub type Rate = (u32, f64);

/// The range of a share, as fractions 0 to 1. `None` where nobody is in it, or the rate is none.
pub fn share_range((people, rate): Rate) -> Option<Interval> {
    let held = distribution((people, rate))?;
    let place = |chance: f64| {
        let mut sum = 0.0;
        let found = held.iter().find(|(_, probability)| {
            sum += probability;
            sum >= chance
        });
        #[allow(clippy::cast_precision_loss, reason = "a number of people")]
        let events = found.map_or_else(|| held.end() - 1, |(events, _)| events) as f64;
        events / f64::from(people)
    };
    Some(exact(place(LOWER), Some(place(UPPER))))
}

/// The range of the ratio of two rates, first over second. A year in which the second group has no event counts as above every ratio, so
/// there is no upper end where such years are more than 2.5 in a hundred. `None` where a group has nobody, or a rate is none or the second nought.
pub fn ratio_range(first: Rate, second: Rate) -> Option<Interval> {
    let (one, other) = (distribution(first)?, distribution(second)?);
    let people = (f64::from(first.0), f64::from(second.0));
    // The chance of a ratio of at most so much.
    let up_to = |ratio: f64| {
        running(&one, &other, |x1, x2| {
            x2 > 0.0 && x1 * people.1 <= ratio * x2 * people.0 * (1.0 + LOST)
        })
    };
    #[allow(clippy::cast_precision_loss, reason = "a number of people")]
    let most = (one.end() as f64 / people.0) * people.1;
    let low = smallest(0.0, most, |ratio| up_to(ratio) >= LOWER)?;
    Some(exact(low, smallest(0.0, most, |ratio| up_to(ratio) >= UPPER)))
}

/// The range of the difference of two shares, first minus second, as fractions −1 to 1. `None` where a group has nobody, or a rate is none.
pub fn difference_range(first: Rate, second: Rate) -> Option<Interval> {
    let (one, other) = (distribution(first)?, distribution(second)?);
    let people = (f64::from(first.0), f64::from(second.0));
    let up_to = |difference: f64| {
        running(&one, &other, |x1, x2| {
            x1 / people.0 <= x2 / people.1 + difference + LOST
        })
    };
    let low = smallest(-1.0, 1.0, |difference| up_to(difference) >= LOWER)?;
    Some(exact(low, smallest(-1.0, 1.0, |difference| up_to(difference) >= UPPER)))
}

const LOWER: f64 = (1.0 - LEVEL) / 2.0;
const UPPER: f64 = 1.0 - LOWER;

/// What binary numbers lose of a ratio or a difference.
const LOST: f64 = 1e-12;

fn exact(low: f64, high: Option<f64>) -> Interval {
    Interval {
        method: "exact",
        level: LEVEL,
        low,
        high,
    }
}

/// The distribution of a group's events; certain where the rate is nought or one.
fn distribution((people, rate): Rate) -> Option<Binomial> {
    if people == 0 || !(0.0..=1.0).contains(&rate) {
        return None;
    }
    let certain = |events: u32| Binomial {
        fewest: u64::from(events),
        probabilities: vec![1.0],
    };
    Some(if rate <= 0.0 {
        certain(0)
    } else if rate >= 1.0 {
        certain(people)
    } else {
        Binomial::new(people, rate)
    })
}

/// The probability that events of both groups belong, where more of the second never make fewer of the first belong.
#[allow(clippy::cast_precision_loss, reason = "numbers of people")]
fn running(first: &Binomial, second: &Binomial, belongs: impl Fn(f64, f64) -> bool) -> f64 {
    let (mut next, mut below, mut sum) = (first.fewest, 0.0, 0.0);
    for (x2, probability) in second.iter() {
        while next < first.end() && belongs(next as f64, x2 as f64) {
            below += first.at(next);
            next += 1;
        }
        sum += probability * below;
    }
    sum
}

/// The smallest value in a range for which something holds that goes on holding above it; `None` where it holds nowhere.
fn smallest(from: f64, to: f64, holds: impl Fn(f64) -> bool) -> Option<f64> {
    if holds(from) {
        return Some(from);
    }
    if !holds(to) {
        return None;
    }
    let (mut low, mut high) = (from, to);
    for _ in 0..200 {
        if high - low <= LOST * high.abs() {
            break;
        }
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
