//! A target that the trust could detect at its size.
//!
//! The target is the figure in print nearest to this year's, on the way to parity, that the trust's own test of a change would call clear if
//! next year had groups of the same size and came out there; where several come to the same people, the one that those people
//! give. It never lies beyond parity. To come out there is as
//! likely as not even where the aim is met, so this is the least that can be shown, not what is sure to be seen; for that see
//! [`crate::statistics::smallest_detectable`].
//!
//! Where not even parity would be clear in one year, parity is the target, and years are added up where they may be: as many years
//! after as before, each like the one they stand for. Staff in post and members of a board are mostly the same people from year to year, so
//! those never add up. All of this is the program's own convention; the national team sets no such target.

use super::measure::MeasureCounts;
use crate::gap::WorseWhen;
use crate::rounding;

/// The most years that are taken together on either side.
pub const MOST_YEARS: u8 = 5;

/// A proposed target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// This year's figure, in the measure's unit, not rounded.
    pub baseline: f64,
    /// The figure at parity, in the same unit, not rounded.
    pub parity: f64,
    /// The target, in the same unit, with the decimals it is printed with.
    pub target: f64,
    /// Whether reaching it would be a clear change after one year.
    pub is_detectable: bool,
    /// How many years, taken together on either side, make reaching it a clear change: 1 where it is detectable, at most
    /// [`MOST_YEARS`]; `None` where no such number does, or years of it do not add up.
    pub years: Option<u8>,
    /// How many BME people the move is, at this year's size and in one year: appointments more (2), cases fewer (3), people in
    /// training more (4), answers fewer or more (5 to 8), people more (1, 9). Whole except of a survey; `None` where the number of answers is
    /// not held.
    pub in_people: Option<f64>,
}

/// Why there is no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoTarget {
    /// There is no figure this year.
    NoFigure,
    /// The figure as printed is at parity, or better than it for BME people.
    NotWorse,
}

/// The target of a measure, from this year's counts.
///
/// # Errors
///
/// Where there is no figure, or where it is not worse than parity.
pub fn target(counts: &MeasureCounts) -> Result<Target, NoTarget> {
    let (baseline, parity) = counts.value().zip(counts.parity()).ok_or(NoTarget::NoFigure)?;
    let steps = Steps::new(counts, baseline, parity).ok_or(NoTarget::NotWorse)?;
    // Many figures in print come to the same people: the test is asked once for each number of people, and the last figure that the people
    // found still give is the target.
    let mut found: Option<(f64, f64)> = None;
    let mut refused = None;
    for value in steps.iter() {
        let Some(bme) = counts.bme_at(value) else {
            continue;
        };
        match found {
            Some((_, held)) if is_same(held, bme) => found = Some((value, bme)),
            Some(_) => break,
            None if refused.is_some_and(|held| is_same(held, bme)) => {}
            None if counts.is_clear(bme, 1) == Some(true) => found = Some((value, bme)),
            None => refused = Some(bme),
        }
    }
    let target = found.map_or(steps.last(), |(value, _)| value);
    let years = match found {
        Some(_) => Some(1),
        None => counts
            .bme_at(target)
            .and_then(|bme| (2..=MOST_YEARS).find(|years| counts.is_clear(bme, *years) == Some(true))),
    };
    Ok(Target {
        baseline,
        parity,
        target,
        is_detectable: found.is_some(),
        years,
        in_people: in_people(counts, target),
    })
}

/// Whether two numbers of people are the same number.
fn is_same(first: f64, second: f64) -> bool {
    first.total_cmp(&second).is_eq()
}

/// How many BME people it is from this year's figure to another, at this year's size; see [`Target::in_people`].
pub fn in_people(counts: &MeasureCounts, target: f64) -> Option<f64> {
    Some((counts.bme_at(target)? - counts.bme()?).abs())
}

/// Whether a target lies within what chance alone could bring about in one year, so that reaching it would show nothing; on either side of this
/// year's figure ([`is_worse`] says on which). `None` where
/// this year's counts allow no test: no figure, no numbers of responses, nought events, or a target no number of people gives.
pub fn inside_noise(counts: &MeasureCounts, target: f64) -> Option<bool> {
    counts.value()?;
    Some(!counts.is_clear(counts.bme_at(target)?, 1)?)
}

/// Whether a target is worse for BME people than this year's figure, both as printed: reaching it would be no improvement. `None` where
/// there is no figure.
pub fn is_worse(counts: &MeasureCounts, target: f64) -> Option<bool> {
    let printed = |value: f64| rounding::round(value, i32::from(counts.measure().unit().decimals()));
    let (now, then) = (printed(counts.value()?), printed(target));
    Some(match counts.measure().worse() {
        WorseWhen::Higher => then > now,
        WorseWhen::Lower => then < now,
    })
}

/// The figures in print between this year's and parity.
struct Steps {
    /// Steps in one unit: 100 for a ratio, 10 for percent and points.
    scale: f64,
    /// +1 where the figure has to rise.
    direction: f64,
    /// The first and the last, in steps.
    first: f64,
    last: f64,
}

impl Steps {
    /// `None` where this year's figure as printed is at parity or better.
    fn new(counts: &MeasureCounts, baseline: f64, parity: f64) -> Option<Self> {
        let decimals = i32::from(counts.measure().unit().decimals());
        let scale = 10_f64.powi(decimals);
        let direction = match counts.measure().worse() {
            WorseWhen::Higher => -1.0,
            WorseWhen::Lower => 1.0,
        };
        // Neither may a step lie short of the figure it moves from as printed, nor beyond parity.
        let first = (rounding::round(baseline, decimals) * scale).round() + direction;
        let last = direction * ((parity * scale * direction) + 1e-9).floor();
        ((last - first) * direction >= 0.0).then_some(Self {
            scale,
            direction,
            first,
            last,
        })
    }

    fn iter(&self) -> impl Iterator<Item = f64> {
        let count = (self.last - self.first) * self.direction;
        let mut step = 0.0;
        std::iter::from_fn(move || {
            (step <= count).then(|| {
                let value = (self.first + self.direction * step) / self.scale;
                step += 1.0;
                value
            })
        })
    }

    fn last(&self) -> f64 {
        // Nought has no sign.
        self.last / self.scale + 0.0
    }
}
