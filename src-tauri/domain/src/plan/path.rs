//! From baseline to target, year by year, and the range that chance alone would give round the path at the trust's size.
//!
//! Shares and points go in equal steps; a ratio goes by the same proportion each year, so that it is as far on its way whichever group
//! stands above the line. The range is exact: the path is taken as the truth of its year, and the trust's groups of this year are drawn
//! from it (`statistics::share_range`, `ratio_range`, `difference_range`). It is no interval of confidence, since nothing is estimated;
//! Koopman's limits, used for a ratio that was counted, would answer another question. White people's rate and, for the board, the
//! workforce's share stay as they are this year. Staff in post are not appointed anew each year, so of indicators 1 and 9 the range is
//! wider than one year's moves would be; it says how far a share of such a size can be told from another.

use super::measure::{Measure, MeasureCounts};
use crate::gap::{Unit, WorseWhen};
use crate::statistics::{self, Interval};

/// One year of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The collection year.
    pub year: u16,
    /// The figure on the path, in the measure's unit, not rounded.
    pub value: f64,
    /// What chance alone would give round it, in the same unit; `None` where a size is not held, or no number of people gives the
    /// figure. Without an upper end where years without any ratio are too frequent.
    pub range: Option<Interval>,
}

/// A path.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// What is measured.
    pub measure: Measure,
    /// Every year from the baseline's to the target's, in order; at least two.
    pub steps: Vec<Step>,
}

/// Why there is no path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPath {
    /// The target year does not come after the baseline's, or is more than [`MOST_YEARS`] after it.
    Years,
    /// A ratio's path needs figures above nought.
    Nought,
    /// No number of people gives the target beside White people's rate, or the workforce's share, of this year.
    OutOfReach,
}

/// The most years of a path; a limit of this program.
pub const MOST_YEARS: u16 = 25;

/// A year and the figure in it, in the measure's unit.
pub type Point = (u16, f64);

/// Where an observed figure lies to the path of its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Observed {
    /// Within what chance alone would give round the path, ends included.
    Inside,
    /// Better for BME people than that.
    Better,
    /// Worse for BME people than that.
    Worse,
}

impl Observed {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Better => "better",
            Self::Worse => "worse",
        }
    }
}

/// The path between two years, with the range of each at the size of the counts.
///
/// # Errors
///
/// Where the years do not follow, a ratio has no path, or the target is out of reach.
pub fn path(counts: &MeasureCounts, baseline: Point, target: Point) -> Result<Path, NoPath> {
    let measure = counts.measure();
    let years = target
        .0
        .checked_sub(baseline.0)
        .filter(|years| (1..=MOST_YEARS).contains(years));
    let years = years.ok_or(NoPath::Years)?;
    if measure.unit() == Unit::Ratio && (baseline.1 <= 0.0 || target.1 <= 0.0) {
        return Err(NoPath::Nought);
    }
    if counts.rate_at(target.1).is_none() {
        return Err(NoPath::OutOfReach);
    }
    let steps = (0..=years)
        .map(|gone| {
            let value = between(measure.unit(), baseline.1, target.1, f64::from(gone) / f64::from(years));
            Step {
                year: baseline.0 + gone,
                value,
                range: range(counts, value),
            }
        })
        .collect();
    Ok(Path { measure, steps })
}

/// The figure a part of the way from one to another; the ends themselves are exact.
fn between(unit: Unit, from: f64, to: f64, part: f64) -> f64 {
    if part <= 0.0 {
        from
    } else if part >= 1.0 {
        to
    } else if unit == Unit::Ratio {
        (from.ln() + (to.ln() - from.ln()) * part).exp()
    } else {
        from + (to - from) * part
    }
}

/// What chance alone would give round a true figure, at the size of the counts, in the measure's unit; `None` as in [`Step::range`].
pub fn range(counts: &MeasureCounts, value: f64) -> Option<Interval> {
    let bme = (counts.size()?, counts.rate_at(value)?);
    match *counts {
        MeasureCounts::Share { .. } => statistics::share_range(bme).map(Interval::in_percent),
        MeasureCounts::Likelihood { ratio, whole, .. } => {
            let white = (whole.white, counts.white_rate()?);
            if ratio.groups().0 == crate::ethnicity::Group::White {
                statistics::ratio_range(white, bme)
            } else {
                statistics::ratio_range(bme, white)
            }
        }
        MeasureCounts::Survey { result, .. } => {
            let white = (result.white_responses?, counts.white_rate()?);
            statistics::difference_range(bme, white).map(Interval::in_percent)
        }
        MeasureCounts::Board { workforce, .. } => {
            let staff = workforce.percent(crate::ethnicity::Group::Bme)?;
            let held = statistics::share_range(bme)?.in_percent();
            Some(Interval {
                low: held.low - staff,
                high: held.high.map(|high| high - staff),
                ..held
            })
        }
    }
}

impl Path {
    /// A year of the path.
    pub fn at(&self, year: u16) -> Option<&Step> {
        self.steps.iter().find(|step| step.year == year)
    }

    /// Where an observed figure lies to its year; `None` where the year is not on the path, or has no range.
    pub fn observed(&self, year: u16, value: f64) -> Option<Observed> {
        let range = self.at(year)?.range?;
        // A figure reckoned from counts may miss an end by what binary numbers lose.
        let lost = 1e-9 * value.abs().max(1.0);
        let above = range.high.is_some_and(|high| value > high + lost);
        if !above && value >= range.low - lost {
            return Some(Observed::Inside);
        }
        Some(if above == (self.measure.worse() == WorseWhen::Higher) {
            Observed::Worse
        } else {
            Observed::Better
        })
    }
}
