//! A plan's target in words: what the figure would be, in people, and whether reaching it could be told from chance.

use std::cmp::Ordering;

use super::representation::place;
use super::words::{both, counted, deed, factor, likelier, percent, points, sign};
use crate::indicator::Ratio;
use crate::plan::measure::{Measure, MeasureCounts};
use crate::plan::target::{MOST_YEARS, NoTarget, Target};
use crate::rounding;

/// A value of a measure, said so that its direction is clear, to stand inside a sentence: "1.31, White applicants being 1.31 times as likely
/// as BME applicants to be appointed from shortlisting".
pub fn measure_value(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Share(of) => format!("{} BME {}", percent(value), place(of)),
        Measure::Likelihood(ratio) => {
            let (first, second) = both(ratio);
            let to = deed(ratio).to;
            match likelier(value, &first, &second) {
                None if value <= 0.0 => format!("0.00, no {first} coming to {to}"),
                None => format!("1.00, {} being equally likely to {to}", super::words::together(ratio)),
                Some((more, times, less)) if value > 1.0 => {
                    format!(
                        "{}, {more} being {} times as likely as {less} to {to}",
                        factor(value),
                        factor(times)
                    )
                }
                Some((more, times, less)) => {
                    let (above, below) = ratio.groups();
                    format!(
                        "{} ({above} ÷ {below}), {more} being {} times as likely as {less} to {to}",
                        factor(value),
                        factor(times)
                    )
                }
            }
        }
        Measure::Survey(_) => match sign(value, 1) {
            Ordering::Equal => "the same percentage among BME staff as among White staff".to_owned(),
            side => format!(
                "a percentage {} {} among BME staff than among White staff",
                points(value),
                if side == Ordering::Greater { "higher" } else { "lower" }
            ),
        },
        Measure::Board => match sign(value, 1) {
            Ordering::Equal => "the BME share of the workforce among the voting members".to_owned(),
            side => format!(
                "a BME share among the voting members {} {} that of the workforce",
                points(value),
                if side == Ordering::Greater { "above" } else { "below" }
            ),
        },
    }
}

/// A target in up to three sentences.
pub fn target(counts: &MeasureCounts, held: &Target) -> String {
    let measure = counts.measure();
    let people = people(measure, held).map_or_else(String::new, |people| format!(" At this size that is {people}."));
    let said = measure_value(measure, held.target);
    let reach = if held.is_detectable {
        "It is the nearest to this year’s that would be a clear change after one year.".to_owned()
    } else if counts
        .bme_at(held.target)
        .and_then(|bme| counts.is_clear(bme, 1))
        .is_none()
    {
        "Whether reaching it would be a clear change cannot be said: a count that this needs is nought or not held."
            .to_owned()
    } else {
        let not_even = "Not even that would be a clear change after one year at this size";
        match held.years {
            Some(years) => {
                format!("{not_even}; {years} years of it taken together, beside {years} like this one, would show it.")
            }
            None if counts.adds_up() => format!("{not_even}, nor after {MOST_YEARS} taken together."),
            None => format!(
                "{not_even}, and years cannot be taken together, since most of these people are the same from year to year."
            ),
        }
    };
    format!("Target: {said}.{people} {reach}")
}

/// Why there is no target, in one sentence.
pub fn no_target(why: NoTarget) -> String {
    match why {
        NoTarget::NoFigure => "There is no figure this year to set a target from.",
        NoTarget::NotWorse => {
            "The figure is no worse for BME people than parity, so there is no gap to set a target for."
        }
    }
    .to_owned()
}

/// The move in people: "17 more BME applicants appointed"; `None` where it is not held or less than half a person.
fn people(measure: Measure, held: &Target) -> Option<String> {
    let moved = rounding::round(held.in_people?, 0);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of people, and the range is checked"
    )]
    let moved = (moved >= 1.0 && moved <= f64::from(u32::MAX)).then_some(moved as u32)?;
    let more = |one: &str, many: &str| counted(moved, &format!("more BME {one}"), &format!("more BME {many}"));
    let fewer = |one: &str, many: &str| counted(moved, &format!("fewer BME {one}"), &format!("fewer BME {many}"));
    Some(match measure {
        Measure::Share(of) => format!("{} {}", more("person", "people"), place(of)),
        Measure::Likelihood(Ratio::Appointment) => format!("{} appointed", more("applicant", "applicants")),
        Measure::Likelihood(Ratio::Disciplinary) => {
            format!(
                "{} in the formal disciplinary process",
                fewer("member of staff", "members of staff")
            )
        }
        Measure::Likelihood(Ratio::Training) => {
            format!(
                "{} in non-mandatory training",
                more("member of staff", "members of staff")
            )
        }
        Measure::Survey(7) => format!("{} answering so", more("member of staff", "members of staff")),
        Measure::Survey(_) => format!("{} answering so", fewer("member of staff", "members of staff")),
        Measure::Board => more("voting member", "voting members"),
    })
}
