//! Draws the learning records.

use crate::dates::{LAST_DAY, SNAPSHOT, YEAR_START, after, before};
use crate::rng::Draw;
use crate::trust::{Fate, Group, Learning, Person};
use crate::words::{self, Course};

use super::people::{Numbers, is_staff_of_the_year};
use super::scaled;

/// Draws the enrolments in order of date.
pub(super) fn enrolments(draw: &mut Draw, people: u32, staff: &[Person], numbers: &mut Numbers) -> Vec<Learning> {
    let mut rows = Vec::new();
    for (index, person) in staff.iter().enumerate() {
        let enrols = match person.standing() {
            Fate::StarterAfter | Fate::NonExecutive => continue,
            Fate::Bank | Fate::Honorary | Fate::Student => draw.per_mille(300),
            Fate::Counted | Fate::SecondPost | Fate::Leaver => true,
        };
        let (who, last) = (Some(index), last_day(person));
        for _ in 0..draw.between(2, 3) {
            rows.push(row(draw, who, person.number, words::MANDATORY, last));
        }
        let chance = match person.group {
            Group::White => 700,
            Group::Bme => 630,
            Group::Unknown => 560,
        };
        if enrols && draw.per_mille(if is_staff_of_the_year(person) { chance } else { 500 }) {
            for _ in 0..draw.between(1, 2) {
                rows.push(row(draw, who, person.number, words::NON_MANDATORY, last));
            }
        }
    }
    for _ in 0..scaled(5, people).max(2) {
        let number = numbers.give(draw);
        rows.push(row(draw, None, number, words::NON_MANDATORY, SNAPSHOT));
        rows.push(row(draw, None, number, words::NON_MANDATORY, SNAPSHOT));
    }
    rows.sort_by_key(|row| row.date);
    rows
}

/// The last day a person could have been in a class: the day of leaving, or some weeks after the snapshot date, for the
/// export was made late.
fn last_day(person: &Person) -> chrono::NaiveDate {
    let left = person
        .posts
        .iter()
        .filter(|post| post.fate == Fate::Leaver)
        .filter_map(|post| post.leave)
        .max();
    match person.standing() {
        Fate::Leaver => left.unwrap_or(SNAPSHOT),
        _ => after(SNAPSHOT, 30),
    }
}

fn row(draw: &mut Draw, who: Option<usize>, employee: u32, courses: &[Course], last: chrono::NaiveDate) -> Learning {
    let (course, category) = draw.weighted(courses);
    // A few classes lie before the year and a few after it; all of somebody who left lie before the day of leaving.
    let day = match draw.below(100) {
        0..3 => before(YEAR_START, draw.between(1, 60)),
        3..5 => after(SNAPSHOT, draw.between(1, 30)),
        5 => YEAR_START,
        6 => SNAPSHOT,
        _ => after(YEAR_START, draw.between(0, LAST_DAY)),
    };
    let (attendance, attended) = draw.weighted(&[
        (("Attended", true), 82),
        (("Did not attend", false), 9),
        (("Cancelled", false), 6),
        (("Booked", false), 3),
    ]);
    Learning {
        employee,
        who,
        course,
        category,
        non_mandatory: category == "Non-mandatory" || category == "CPD",
        attendance,
        attended,
        date: day.min(last),
    }
}
