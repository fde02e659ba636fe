//! Indicator 1 in words.

use std::cmp::Ordering;

use super::words::{counted, of, percent, sign};
use crate::ethnicity::Group;
use crate::gap::State;
use crate::indicator::{Representation, Senior, SeniorReading};
use crate::rounding;
use crate::workforce::Band;

/// How far indicator 1's figure reaches, in one sentence.
pub fn representation(held: &Representation) -> String {
    let Some(all) = held.workforce_percent() else {
        return "Nobody is counted in the workforce.".to_owned();
    };
    if held.workforce.stated() == 0 {
        return format!(
            "The ethnicity of all {} is unknown, so nothing can be said.",
            counted(held.workforce.total(), "member of staff", "members of staff")
        );
    }
    let bands = match held.senior_percent() {
        Some(senior) => format!(
            "at bands 8a to 9 and very senior manager {} are ({})",
            percent(senior),
            of_people(held.senior.bme, held.senior.total())
        ),
        None => "nobody is at band 8a or above".to_owned(),
    };
    let consultants = held.band(Band::Consultant);
    let consultants = match consultants.percent(Group::Bme) {
        Some(share) => format!(
            "; among consultants {} are ({})",
            percent(share),
            of(consultants.bme, consultants.total())
        ),
        None => String::new(),
    };
    format!("{} of staff are BME; {bands}{consultants}.", percent(all))
}

/// "60 of 615 people", "1 of 1 person".
fn of_people(part: u32, whole: u32) -> String {
    format!("{} of {}", rounding::count(part), counted(whole, "person", "people"))
}

/// Some of the senior rows, as where somebody stands: "at band 8c".
pub(super) fn place(of: Senior) -> String {
    match of {
        Senior::Bands => "at bands 8a to 9 and very senior manager".to_owned(),
        Senior::Consultants => "among consultants".to_owned(),
        Senior::Band(Band::Vsm) => "among very senior managers".to_owned(),
        Senior::Band(band) => format!("at {}", band.label().replacen("Band", "band", 1)),
    }
}

/// One of the senior rows, or a judged group of them, in one sentence.
pub fn senior_row(held: &SeniorReading) -> String {
    let (place, people) = (place(held.of), held.people);
    let Some(share) = people.percent(Group::Bme) else {
        return format!("Nobody is {place}.");
    };
    let at = super::words::capital(&place);
    let (Some(others), Some(points)) = (held.others.percent(Group::Bme), held.points()) else {
        return format!(
            "{at}, {} of people are BME; there is nobody else to compare.",
            percent(share)
        );
    };
    if held.state == State::TooFew {
        let are = if people.total() == 1 { "is" } else { "are" };
        return format!(
            "{at}, {} {are} BME; that is too few people to say more.",
            of_people(people.bme, people.total())
        );
    }
    let (size, others) = (rounding::text(points.abs(), 1), percent(others));
    let tail = match sign(points, 1) {
        Ordering::Less => format!("{size} percentage points lower than among everybody else ({others})"),
        Ordering::Greater => format!("{size} percentage points higher than among everybody else ({others})"),
        Ordering::Equal => format!("the same share as among everybody else ({others})"),
    };
    format!(
        "{at}, {} of people are BME ({}), {tail}.",
        percent(share),
        of(people.bme, people.total())
    )
}

/// What indicator 1's state means and which of the judged groups make it, in one sentence.
pub fn representation_state(held: &Representation) -> String {
    let names = |state: State| -> Vec<String> { held.judged_as(state).map(|held| place(held.of)).collect() };
    let share = |places: &[String], size: &str| {
        format!(
            "{} the share of BME staff is {size} than in the rest of the workforce",
            super::words::capital(&places.join(" and "))
        )
    };
    let (worse, better) = (names(State::Worse), names(State::Better));
    let by_chance = "by more than chance alone would usually give";
    match (worse.is_empty(), better.is_empty()) {
        (false, true) => format!("{} {by_chance}.", share(&worse, "smaller")),
        (true, false) => format!("{} {by_chance}.", share(&better, "larger")),
        (false, false) => format!(
            "{} {by_chance}; {} it is larger by more than that.",
            share(&worse, "smaller"),
            better.join(" and ")
        ),
        (true, true) => match held.state {
            State::NoClearDifference => {
                "Neither at bands 8a to 9 and very senior manager nor among consultants does the share of BME staff differ from the rest \
                 of the workforce by more than chance alone would give, so no difference is claimed."
                    .to_owned()
            }
            state => super::state(state).to_owned(),
        },
    }
}
