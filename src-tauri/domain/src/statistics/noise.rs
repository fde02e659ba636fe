//! The noise meter: what chance alone does at a trust's own size.
//!
//! The four-fifths range takes no account of chance. Here stands how often a trust with no gap at all would fall outside it, and how large a
//! true gap has to be before this program's interval finds it. Both take events as independent of each other, which several
//! people in one case are not; the true chances are then higher still.

use super::binomial::Binomial;
use super::{LEVEL, quantile};

/// How often a true ratio should be found to be called detectable.
pub const POWER: f64 = 0.8;

/// What chance alone does to a ratio where both groups have the same true rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Noise {
    /// Probability of a ratio above the range.
    pub above: f64,
    /// Probability of a ratio below the range.
    pub below: f64,
    /// Probability of no ratio at all, since the comparison group has no event.
    pub not_calculable: f64,
}

impl Noise {
    /// Probability of a ratio outside the range, on either side.
    pub fn outside(&self) -> f64 {
        self.above + self.below
    }
}

/// The exact probabilities that the ratio of two groups of these sizes, first over second, leaves a range although the true rate is
/// `rate` in both. The ends belong to the range. `None` where a group has nobody, or the rate is not between 0 and 1: then there is no chance to
/// speak of.
pub fn noise(first_people: u32, second_people: u32, rate: f64, range: (f64, f64)) -> Option<Noise> {
    if first_people == 0 || second_people == 0 || !has_chance(rate) {
        return None;
    }
    let (first, second) = (Binomial::new(first_people, rate), Binomial::new(second_people, rate));
    let ratio = |x1: u64, x2: u64| crosswise(x1, second_people) / crosswise(x2, first_people);
    // As the first group's events grow, more and more numbers of the second's give a ratio above the range, and fewer below.
    let mut above = Running::new(&second, 1);
    let mut not_below = Running::new(&second, 1);
    let none_second = second.at(0);
    let comparable = 1.0 - none_second;
    let mut noise = Noise {
        above: 0.0,
        below: 0.0,
        not_calculable: none_second,
    };
    for (x1, probability) in first.iter() {
        noise.above += probability * above.grow(|x2| ratio(x1, x2) > range.1);
        noise.below += probability * (comparable - not_below.grow(|x2| ratio(x1, x2) >= range.0)).max(0.0);
    }
    Some(noise)
}

/// A product of events and people; exact, since both are counts of people.
#[allow(
    clippy::cast_precision_loss,
    reason = "a number of events is at most a number of people"
)]
fn crosswise(events: u64, people: u32) -> f64 {
    events as f64 * f64::from(people)
}

/// The probability of the second group's numbers up to a limit that only ever grows.
struct Running<'a> {
    of: &'a Binomial,
    next: u64,
    sum: f64,
}

impl<'a> Running<'a> {
    /// Starts with `from` events; fewer are never counted.
    fn new(of: &'a Binomial, from: u64) -> Self {
        Self {
            of,
            next: from.max(of.fewest),
            sum: 0.0,
        }
    }

    /// Takes in further numbers while they belong, and gives the probability of all taken in.
    fn grow(&mut self, belongs: impl Fn(u64) -> bool) -> f64 {
        while self.next < self.of.end() && belongs(self.next) {
            self.sum += self.of.at(self.next);
            self.next += 1;
        }
        self.sum
    }
}

/// The smallest true ratio above 1 of the first group's rate to the second's that is found with the probability [`POWER`], where the
/// second group's rate is `rate`. Found means that Koopman's interval ([`super::ratio`]) lies wholly above 1, which is Pearson's chi-square test.
///
/// `None` where a group has nobody, the rate is not between 0 and 1, or even a rate of one in the first group would be found too seldom.
pub fn smallest_detectable(first_people: u32, second_people: u32, rate: f64) -> Option<f64> {
    if first_people == 0 || second_people == 0 || !has_chance(rate) {
        return None;
    }
    let second = Binomial::new(second_people, rate);
    let found = |ratio: f64| found(first_people, second_people, ratio * rate, &second);
    // A rate of one itself is no distribution; as good as one is.
    let (mut low, mut high) = (1.0, (1.0 - 1e-9) / rate);
    if found(high) < POWER {
        return None;
    }
    // Found by doubling first, so that rare events do not start from a ratio of thousands.
    let mut step = 0.25;
    while low + step < high {
        if found(low + step) >= POWER {
            high = low + step;
            break;
        }
        low += step;
        step *= 2.0;
    }
    while high - low > 1e-10 * high {
        let middle = f64::midpoint(low, high);
        if found(middle) >= POWER {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}

/// The probability that the first group is found to have the higher rate.
fn found(first_people: u32, second_people: u32, first_rate: f64, second: &Binomial) -> f64 {
    let first = Binomial::new(first_people, first_rate);
    let (n1, n2) = (f64::from(first_people), f64::from(second_people));
    let critical = quantile(LEVEL).powi(2);
    #[allow(clippy::cast_precision_loss, reason = "numbers of events")]
    let is_found = |x1: u64, x2: u64| {
        let (x1, x2) = (x1 as f64, x2 as f64);
        let (events, apart) = (x1 + x2, x1 * n2 - x2 * n1);
        apart > 0.0 && apart * apart * (n1 + n2) > critical * events * (n1 + n2 - events) * n1 * n2
    };
    let mut lower = Running::new(second, 0);
    first
        .iter()
        .map(|(x1, probability)| probability * lower.grow(|x2| is_found(x1, x2)))
        .sum()
}

/// Whether a rate leaves anything to chance.
fn has_chance(rate: f64) -> bool {
    rate > 0.0 && rate < 1.0
}
