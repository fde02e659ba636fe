//! A plan's path in words.

use super::target::measure_value;
use super::words::{ends, factor, percent, points};
use crate::gap::{Unit, WorseWhen};
use crate::plan::measure::Measure;
use crate::plan::path::{NoPath, Observed, Path, Step};
use crate::rounding;

/// A figure as it stands on an axis: "1.31", "16.0%", "−4.0 points".
fn plain(measure: Measure, value: f64) -> String {
    match measure.unit() {
        Unit::Ratio => factor(value),
        Unit::Percent => percent(value),
        Unit::Points => {
            let sign = if rounding::round(value, 1) < 0.0 { "−" } else { "" };
            format!("{sign}{}", points(value))
        }
    }
}

/// The path in one or two sentences.
pub fn path(held: &Path) -> String {
    let (Some(first), Some(last)) = (held.steps.first(), held.steps.last()) else {
        return String::new();
    };
    let how = match held.measure.unit() {
        Unit::Ratio => "by the same proportion each year",
        Unit::Percent | Unit::Points => "in equal steps",
    };
    let between: Vec<String> = held
        .steps
        .get(1..held.steps.len() - 1)
        .unwrap_or_default()
        .iter()
        .map(|step| format!("{} in {}", plain(held.measure, step.value), step.year))
        .collect();
    let between = if between.is_empty() {
        String::new()
    } else {
        format!(", {how}: {}", between.join(", "))
    };
    format!(
        "From {} in {} to {} in {}{between}. {} {}",
        plain(held.measure, first.value),
        first.year,
        plain(held.measure, last.value),
        last.year,
        direction(held.measure),
        reach(held.measure, last)
    )
}

/// Which way the figure is worse.
const fn direction(measure: Measure) -> &'static str {
    match (measure, measure.worse()) {
        (Measure::Survey(_), WorseWhen::Higher) => {
            "This is the percentage of BME staff less that of White staff; higher is worse for BME staff."
        }
        (Measure::Survey(_), WorseWhen::Lower) => {
            "This is the percentage of BME staff less that of White staff; lower is worse for BME staff."
        }
        (Measure::Board, _) => {
            "This is the BME share of the voting members less that of the workforce; lower is worse for BME people."
        }
        (_, WorseWhen::Higher) => "A higher ratio is worse for BME people.",
        (_, WorseWhen::Lower) => "A lower share is worse for BME people.",
    }
}

/// What chance does at the end of the path.
fn reach(measure: Measure, last: &Step) -> String {
    match last.range {
        Some(range) => {
            let ends = match range.high {
                Some(_) => ends(&range, |value| plain(measure, value)),
                None => format!("{} upwards", plain(measure, range.low)),
            };
            format!(
                "Even if the path is kept, chance alone can put the figure of {} anywhere from {ends} at this size.",
                last.year
            )
        }
        None => "What chance does round it cannot be said, since a number of people is not held.".to_owned(),
    }
}

/// An observed figure beside its year's, in one or two sentences; `None` where nothing can be said.
pub fn path_reading(held: &Path, year: u16, value: f64) -> Option<String> {
    let (step, observed) = (held.at(year)?, held.observed(year, value)?);
    let range = ends(step.range.as_ref()?, |value| plain(held.measure, value));
    let figure = plain(held.measure, value);
    let on_path = plain(held.measure, step.value);
    Some(match observed {
        Observed::Inside => format!(
            "{year}: {figure}, where the path has {on_path}. That is within what chance alone gives round the path ({range}), so it neither \
             confirms the path nor departs from it."
        ),
        Observed::Better => format!(
            "{year}: {figure}, where the path has {on_path}. That is better for BME people than chance alone would usually give round the path \
             ({range})."
        ),
        Observed::Worse => format!(
            "{year}: {figure}, where the path has {on_path}. That is worse for BME people than chance alone would usually give round the path \
             ({range}): the plan is not on its path."
        ),
    })
}

/// What the range rests on, to be shown with it.
pub fn path_basis(measure: Measure) -> Vec<&'static str> {
    let mut basis = vec![
        "The range is what 95 years of 100 would give if the figure on the path were the truth and groups were as large as this year.",
        "People are taken as independent of each other; where several share one case or one panel, chance does more than is shown.",
    ];
    basis.push(match measure {
        Measure::Share(_) => {
            "Most posts are held by the same people from year to year, so a single year moves less than the range; the range says how far a \
             share of this size can be told from another."
        }
        Measure::Likelihood(_) => "White people’s rate is held as it is this year; only the rate of BME people moves.",
        Measure::Survey(_) => "White people’s percentage is held as it is this year; only that of BME people moves.",
        Measure::Board => {
            "The workforce’s share is held as it is this year, and a board is few people: one member more or fewer is most of the range."
        }
    });
    basis
}

/// Why there is no path, in one sentence.
pub fn no_path(why: NoPath, measure: Measure, target: f64) -> String {
    match why {
        NoPath::Years => {
            "A path needs a target year after the baseline’s, and no more than 25 years after it.".to_owned()
        }
        NoPath::Nought => "A ratio of nought is no place to start or end a path.".to_owned(),
        NoPath::OutOfReach => format!(
            "There is no path to {}: with everybody else as they are this year, no number of BME people gives that.",
            measure_value(measure, target)
        ),
    }
}
