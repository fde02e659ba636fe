//! People with posts, and the rows of indicator 1 that they make.

use domain::ethnicity::{Group, Origin};
use domain::workforce::{Assignment, Band, Outcome, Section, Workforce, headcount};

use crate::common::day;

/// A nurse at band 5, in post, White British, with a row number and a person number.
pub(crate) fn post(row: u32, person: &str) -> Assignment {
    Assignment {
        row,
        person: person.to_owned(),
        origin: WHITE,
        section: Some(Section::Clinical),
        band: Some(Band::Band5),
        fte: None,
        primary: None,
        start: None,
        leave: None,
        category: None,
        excluded: false,
        staff_group: String::new(),
        division: String::new(),
        sex: String::new(),
    }
}

pub(crate) const WHITE: Origin = Origin {
    category: Some('A'),
    group: Group::White,
};
pub(crate) const BME: Origin = Origin {
    category: Some('N'),
    group: Group::Bme,
};

/// The rows of indicator 1, from a list and what became of each row of it.
pub(crate) fn workforce(posts: &[Assignment]) -> Workforce {
    let found = headcount(posts, day(2026, 3, 31));
    let mut workforce = Workforce::default();
    for (held, outcome) in posts.iter().zip(&found.outcomes) {
        if let (Outcome::Counted(origin), Some(section), Some(band)) = (outcome, held.section, held.band) {
            workforce.people.entry((section, band)).or_default().count(origin.group);
        }
    }
    workforce
}
