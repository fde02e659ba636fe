//! What an indicator comes to in people: how many more, or fewer, would be parity.
//!
//! Nothing is said where it is less than one person.

use super::representation::place;
use super::words::{both, counted, deed};
use crate::ethnicity::Group;
use crate::indicator::{BoardGap, Ratio, RelativeLikelihood, Representation, SurveyGap};
use crate::rounding;

/// A number of people from a reckoned one; `None` where it is less than half a person.
fn whole(value: f64) -> Option<u32> {
    let rounded = rounding::round(value.abs(), 0);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number of people, and the range is checked"
    )]
    (rounded >= 1.0 && rounded <= f64::from(u32::MAX)).then_some(rounded as u32)
}

/// Indicator 1 in people: how many more in the groups that are judged.
pub fn representation_people(held: &Representation) -> Option<String> {
    let groups: Vec<String> = held
        .judged
        .iter()
        .filter_map(|group| {
            let short = group.shortfall().filter(|short| *short > 0.0)?;
            let people = counted(whole(short)?, "more BME person", "more BME people");
            Some(format!("{people} {}", place(group.of)))
        })
        .collect();
    let these = match &groups[..] {
        [] => return None,
        [_] => "this group",
        _ => "these groups",
    };
    Some(format!(
        "{} would give {these} the share of the whole workforce.",
        groups.join(" and ")
    ))
}

/// Indicators 2, 3 and 4 in people: what the rate of White people would have given BME people.
pub fn ratio_people(held: &RelativeLikelihood) -> Option<String> {
    let disadvantage = held.shortfall()?;
    // More of what is good, or fewer of what is not, is what parity would have given where BME people were at a disadvantage.
    let more = (disadvantage > 0.0) != (held.ratio == Ratio::Disciplinary);
    let deed = deed(held.ratio);
    let size = if more { "more" } else { "fewer" };
    let people = match held.ratio {
        Ratio::Appointment => counted(
            whole(disadvantage)?,
            &format!("{size} BME applicant"),
            &format!("{size} BME applicants"),
        ),
        Ratio::Disciplinary | Ratio::Training => counted(
            whole(disadvantage)?,
            &format!("{size} BME member of staff"),
            &format!("{size} BME members of staff"),
        ),
    };
    Some(format!(
        "At the rate of {}, {people} would {}.",
        both_white(held.ratio),
        deed.would_have
    ))
}

fn both_white(ratio: Ratio) -> String {
    let (first, second) = both(ratio);
    if ratio.groups().0 == Group::White {
        first
    } else {
        second
    }
}

/// Indicators 5 to 8 in people: how many of those who answered the difference is.
pub fn survey_people(held: &SurveyGap) -> Option<String> {
    let responses = held.result.bme_responses?;
    let people = whole(held.points? / 100.0 * f64::from(responses))?;
    Some(format!(
        "Among the {} who answered, the difference is the answers of {}.",
        counted(responses, "BME member of staff", "BME staff"),
        counted(people, "person", "people")
    ))
}

/// Indicator 9 in people: how many more among the voting members.
pub fn board_people(held: &BoardGap) -> Option<String> {
    let voting = held.board.voting;
    let share = held.workforce.percent(Group::Bme)?;
    let short = share / 100.0 * f64::from(voting.total()) - f64::from(voting.bme);
    let people = counted(
        whole(short).filter(|_| short > 0.0)?,
        "more BME person",
        "more BME people",
    );
    Some(format!(
        "{people} among the voting members would bring the board to the share of the workforce."
    ))
}
