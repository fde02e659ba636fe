//! The binomial distribution as a run of probabilities, built outwards from its mode.
//!
//! Built so, a million people cost a few thousand steps and no logarithms; what lies outside the run is less than 1e-17 in all.

/// Probabilities of successive numbers of events.
#[derive(Debug, Clone)]
pub(super) struct Binomial {
    /// The fewest events held.
    pub(super) fewest: u64,
    /// Probability of `fewest`, `fewest + 1`, …
    pub(super) probabilities: Vec<f64>,
}

impl Binomial {
    /// The distribution of events among `people` who each have the chance `rate`, strictly between 0 and 1.
    pub(super) fn new(people: u32, rate: f64) -> Self {
        let people = u64::from(people);
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and a number of people"
        )]
        let mode = (((people + 1) as f64 * rate) as u64).min(people);
        let odds = rate / (1.0 - rate);
        #[allow(clippy::cast_precision_loss, reason = "a number of people")]
        let step = |events: u64| (people - events) as f64 / (events + 1) as f64 * odds;
        let mut below = run((0..mode).rev().map(|events| 1.0 / step(events)));
        let above = run((mode..people).map(step));
        let fewest = mode - below.len() as u64;
        below.reverse();
        below.push(1.0);
        below.extend(above);
        let total: f64 = below.iter().sum();
        for weight in &mut below {
            *weight /= total;
        }
        Self {
            fewest,
            probabilities: below,
        }
    }

    /// Numbers of events with their probabilities.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, f64)> {
        (self.fewest..).zip(self.probabilities.iter().copied())
    }

    /// Probability of a number of events; 0 outside the run.
    pub(super) fn at(&self, events: u64) -> f64 {
        let place = events
            .checked_sub(self.fewest)
            .and_then(|place| usize::try_from(place).ok());
        place
            .and_then(|place| self.probabilities.get(place))
            .copied()
            .unwrap_or(0.0)
    }

    /// One more than the most events held.
    pub(super) fn end(&self) -> u64 {
        self.fewest + self.probabilities.len() as u64
    }
}

/// Weights relative to the mode's, until they no longer matter.
fn run(steps: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut weight = 1.0;
    let mut weights = Vec::new();
    for step in steps {
        weight *= step;
        if weight < 1e-20 {
            break;
        }
        weights.push(weight);
    }
    weights
}
