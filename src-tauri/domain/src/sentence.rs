//! The sentence that says a result, and says it in one direction only.
//!
//! Screen, paper, alternative text and spreadsheet all use these, so that a ratio never travels without its direction.

use crate::ethnicity::Group;
use crate::gap::State;
use crate::indicator::{BoardGap, NotCalculable, Ratio, RelativeLikelihood, Representation, SurveyGap};
use crate::rounding;

/// A percentage as printed, without its sign.
fn percent(value: f64) -> String {
    rounding::text(value, 1)
}

/// How far indicator 1's figure reaches, in one sentence.
pub fn representation(held: &Representation) -> String {
    match (
        held.workforce_percent().map(percent),
        held.senior_percent().map(percent),
    ) {
        (Some(all), Some(senior)) => format!(
            "{all}% of staff are BME; at bands 8a to 9 and very senior manager {senior}% are ({} of {} people).",
            held.senior.bme,
            held.senior.total()
        ),
        (Some(all), None) => format!("{all}% of staff are BME; nobody is at band 8a or above."),
        _ => "Nobody is counted in the workforce.".to_owned(),
    }
}

/// Indicators 2, 3 and 4 in one sentence.
pub fn relative_likelihood(held: &RelativeLikelihood) -> String {
    ratio(held.ratio, held.value)
}

/// A ratio of indicator 2, 3 or 4 in one sentence, wherever it comes from.
pub fn ratio(ratio: Ratio, value: Result<f64, NotCalculable>) -> String {
    ratio_with(ratio, value, None)
}

/// The same of people of one national ethnic category, by its label, in the place of all BME people.
pub fn ratio_of_category(ratio: Ratio, value: Result<f64, NotCalculable>, category: &str) -> String {
    ratio_with(ratio, value, Some(category))
}

fn ratio_with(ratio: Ratio, value: Result<f64, NotCalculable>, category: Option<&str>) -> String {
    let (noun, deed, past) = match ratio {
        Ratio::Appointment => (
            "applicants",
            "be appointed from shortlisting",
            "was appointed from shortlisting",
        ),
        Ratio::Disciplinary => (
            "staff",
            "enter the formal disciplinary process",
            "entered the formal disciplinary process",
        ),
        Ratio::Training => (
            "staff",
            "access non-mandatory training",
            "accessed non-mandatory training",
        ),
    };
    let one = if ratio == Ratio::Appointment {
        "applicant"
    } else {
        "member of staff"
    };
    let named = |group: Group, noun: &str| match (group, category) {
        (Group::Bme, Some(category)) => format!("{noun} recorded as “{category}”"),
        _ => format!("{group} {noun}"),
    };
    let (first, second) = ratio.groups();
    let (first, second) = (named(first, noun), named(second, noun));
    match value {
        Ok(value) => {
            // Parity is decided on the figure as printed, so that "1.00 times as likely" never appears.
            let printed = rounding::text(value, 2);
            let said = if printed == "1.00" {
                match category {
                    None => format!("White and BME {noun} were equally likely to {deed} (ratio 1.00)."),
                    Some(_) => format!("{first} and {second} were equally likely to {deed} (ratio 1.00)."),
                }
            } else if value > 1.0 {
                format!("{first} were {printed} times as likely as {second} to {deed}.")
            } else {
                format!("{first} were {printed} times as likely as {second} to {deed}, that is, less likely.")
            };
            capital(&said)
        }
        Err(NotCalculable::NoPeople(group)) => {
            format!("This cannot be worked out: there were no {}.", named(group, noun))
        }
        Err(NotCalculable::NoEvents(group)) => {
            format!("This cannot be worked out: no {} {past}.", named(group, one))
        }
    }
}

/// The same with a capital at its beginning.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Indicators 5 to 8 in one sentence.
pub fn survey(held: &SurveyGap) -> String {
    let deed = match held.number {
        5 => "were harassed, bullied or abused by patients, relatives or the public",
        6 => "were harassed, bullied or abused by staff",
        7 => "believe there are equal opportunities for career progression or promotion",
        _ => "were discriminated against by a manager, team leader or other colleague",
    };
    match (
        held.result.bme_percent.map(percent),
        held.result.white_percent.map(percent),
    ) {
        (Some(bme), Some(white)) => format!("{bme}% of BME staff and {white}% of White staff say they {deed}."),
        (Some(bme), None) => format!("{bme}% of BME staff say they {deed}; the figure for White staff is missing."),
        (None, Some(white)) => {
            format!("{white}% of White staff say they {deed}; the figure for BME staff is missing.")
        }
        (None, None) => "Both figures are missing.".to_owned(),
    }
}

/// Indicator 9 in one sentence.
pub fn board(held: &BoardGap) -> String {
    let voting = held.board.voting;
    match (
        voting.percent(Group::Bme),
        held.workforce.percent(Group::Bme),
        held.difference(voting),
    ) {
        (Some(board), Some(staff), Some(points)) => {
            let (board, staff, rounded) = (percent(board), percent(staff), rounding::round(points, 1));
            let tail = if rounded < 0.0 {
                format!("{:.1} percentage points lower than among staff ({staff}%)", -rounded)
            } else if rounded > 0.0 {
                format!("{rounded:.1} percentage points higher than among staff ({staff}%)")
            } else {
                format!("the same as among staff ({staff}%)")
            };
            format!(
                "{board}% of voting board members are BME ({} of {}), {tail}.",
                voting.bme,
                voting.total()
            )
        }
        _ => "The board or the workforce has nobody in it, so there is nothing to compare.".to_owned(),
    }
}

/// What a state means beside its indicator, in one sentence.
pub fn state(state: State) -> &'static str {
    match state {
        State::Worse => {
            "The difference is larger than chance alone would usually give, to the disadvantage of BME people."
        }
        State::Better => {
            "The difference is larger than chance alone would usually give, to the advantage of BME people."
        }
        State::NoClearDifference => "A difference of this size can come about by chance alone, so none is claimed.",
        State::TooFew => "There are too few people or events to say anything beyond the counts themselves.",
        State::Missing => "There is no figure to read.",
    }
}
