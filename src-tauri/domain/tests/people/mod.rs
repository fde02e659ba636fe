//! People with posts, and the rows of indicator 1 that they make.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::ethnicity::{Group, Origin, Triple};
use domain::headcount::{At, Heads, Outcome, Post};
use domain::workforce::{Assignment, Band, Section, Word, Workforce};

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
        staff_group: Word::NONE,
        division: Word::NONE,
        sex: Word::NONE,
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

/// What became of a list, row by row.
#[allow(dead_code, reason = "each test file looks at a part of it")]
pub(crate) struct Found {
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) conflicting_origins: Vec<u32>,
    pub(crate) ties: Vec<u32>,
    pub(crate) several_primary: Vec<u32>,
    pub(crate) people_with_two_posts: u32,
}

/// Counts a list whose rows carry different numbers, and checks that its totals agree with what became of each row.
#[track_caller]
pub(crate) fn headcount(posts: &[Assignment], snapshot: NaiveDate) -> Found {
    let mut heads = Heads::default();
    let mut outcomes: Vec<Outcome> = Vec::new();
    for held in posts {
        let post = Post::of(held, 0, snapshot);
        heads.take((!held.person.is_empty()).then_some(held.person.as_str()), &post);
        outcomes.push(post.alone());
    }
    let found = heads.finish();
    for (at, outcome) in &found.changed {
        let index = posts.iter().position(|held| held.row == at.row).unwrap();
        assert_ne!(outcomes[index], *outcome, "only what changes is told");
        outcomes[index] = *outcome;
    }
    let mut people = Triple::default();
    let mut left_out = BTreeMap::new();
    for outcome in &outcomes {
        match outcome {
            Outcome::Counted(origin) => people.count(origin.group),
            Outcome::LeftOut(reason) => *left_out.entry(*reason).or_insert(0) += 1,
        }
    }
    assert_eq!(found.people, people, "people are the rows that count");
    assert_eq!(found.left_out, left_out, "every other row is left out under its reason");
    let rows = |places: Vec<At>| places.into_iter().map(|at| at.row).collect();
    Found {
        outcomes,
        conflicting_origins: rows(found.conflicting_origins),
        ties: rows(found.ties),
        several_primary: rows(found.several_primary),
        people_with_two_posts: found.people_with_two_posts,
    }
}

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
