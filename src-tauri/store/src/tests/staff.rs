//! Staff lists: rows, indicator 1, breakdowns, the roster and what became of the rows.

use std::collections::{BTreeMap, HashSet};

use domain::breakdown::{self, Dimension};
use domain::ethnicity::{Group, Origin, Triple};
use domain::workforce::{Band, LeftOut, Section};

use crate::assignment::workforce;
use crate::file::Kind;
use crate::fixture::{Line, Trust, insert, of_file, person};
use crate::{Person, StoreError, outcome, staff_list};

/// A White nurse in band 5 who counts.
pub(super) fn counted(row: u32, person: Person) -> Line {
    Line {
        row,
        person,
        origin: Origin {
            category: Some('A'),
            group: Group::White,
        },
        section: Some(Section::Clinical),
        band: Some(Band::Band5),
        fte: Some(0.8),
        primary: Some(true),
        staff_group: "Nursing and Midwifery Registered".into(),
        division: "Surgery".into(),
        sex: "Female".into(),
        left_out: None,
    }
}

fn left_out(row: u32, person: Person, group: Group, why: LeftOut) -> Line {
    Line {
        origin: Origin { category: None, group },
        section: None,
        band: None,
        fte: None,
        primary: None,
        left_out: Some(why),
        ..counted(row, person)
    }
}

fn list() -> Vec<Line> {
    vec![
        counted(10, person(1)),
        Line {
            origin: Origin {
                category: Some('N'),
                group: Group::Bme,
            },
            ..counted(11, person(2))
        },
        Line {
            origin: Origin::UNKNOWN,
            section: Some(Section::NonClinical),
            band: Some(Band::Band8a),
            division: String::new(),
            ..counted(12, person(3))
        },
        Line {
            section: Some(Section::Medical),
            band: Some(Band::SeniorMedicalManager),
            division: "Medicine".into(),
            ..counted(13, person(4))
        },
        Line {
            origin: Origin {
                category: Some('H'),
                group: Group::Bme,
            },
            section: Some(Section::Medical),
            band: Some(Band::Consultant),
            division: "Medicine".into(),
            ..counted(14, person(5))
        },
        left_out(15, person(1), Group::Bme, LeftOut::SecondPost),
        left_out(16, person(6), Group::Unknown, LeftOut::Bank),
        left_out(17, person(6), Group::Bme, LeftOut::Leaver),
        left_out(18, person(7), Group::Unknown, LeftOut::Leaver),
        left_out(19, person(7), Group::White, LeftOut::Bank),
        left_out(20, person(8), Group::Unknown, LeftOut::Bank),
        left_out(21, person(3), Group::Bme, LeftOut::Leaver),
    ]
}

#[test]
fn rows_come_back_as_they_were_written() {
    let mut trust = Trust::new();
    let file = trust.keep(Kind::Staff, |tx, id| insert(tx, id, &list()));
    assert_eq!(of_file(&trust.store, file), list());
}

#[test]
fn indicator_1_counts_each_person_in_one_place() {
    let mut trust = Trust::new();
    assert_eq!(
        workforce(&trust.store, 2026).unwrap(),
        None,
        "no staff list is not a workforce of nobody"
    );
    trust.keep(Kind::Staff, |tx, id| insert(tx, id, &list()));
    let held = workforce(&trust.store, 2026).unwrap().unwrap();
    let expected = BTreeMap::from([
        ((Section::Clinical, Band::Band5), Triple::new(1, 1, 0)),
        ((Section::NonClinical, Band::Band8a), Triple::new(0, 0, 1)),
        ((Section::Medical, Band::SeniorMedicalManager), Triple::new(1, 0, 0)),
        ((Section::Medical, Band::Consultant), Triple::new(0, 1, 0)),
    ]);
    assert_eq!(held.people, expected);
}

#[test]
fn a_breakdown_stands_in_the_order_of_the_return_and_adds_up() {
    let mut trust = Trust::new();
    assert_eq!(
        staff_list::of_year(&trust.store, 2026, &HashSet::<Person>::new()).unwrap(),
        None
    );
    trust.keep(Kind::Staff, |tx, id| insert(tx, id, &list()));
    let line = |key: &str, white, bme, unknown| (key.to_owned(), Triple::new(white, bme, unknown));
    let list = staff_list::of_year(&trust.store, 2026, &HashSet::<Person>::new())
        .unwrap()
        .unwrap();
    let by = |dimension| -> Vec<(String, Triple)> {
        let lines = breakdown::lines(dimension, list.cells());
        lines
            .iter()
            .map(|line| (line.key.text().into_owned(), line.whole))
            .collect()
    };
    assert_eq!(
        by(Dimension::Band),
        [
            line("band_5", 1, 1, 0),
            line("band_8a", 0, 0, 1),
            line("consultant", 0, 1, 0),
            line("senior_medical_manager", 1, 0, 0)
        ]
    );
    assert_eq!(
        by(Dimension::Section),
        [
            line("non_clinical", 0, 0, 1),
            line("clinical", 1, 1, 0),
            line("medical", 1, 1, 0)
        ]
    );
    assert_eq!(
        by(Dimension::Division),
        [line("Medicine", 1, 1, 0), line("Surgery", 1, 1, 0), line("", 0, 0, 1)]
    );
    assert_eq!(
        by(Dimension::EthnicGroup),
        [
            line("A", 2, 0, 0),
            line("H", 0, 1, 0),
            line("N", 0, 1, 0),
            line("unknown", 0, 0, 1)
        ]
    );
    assert_eq!(by(Dimension::Sex), [line("Female", 2, 2, 1)]);
    assert_eq!(
        by(Dimension::StaffGroup),
        [line("Nursing and Midwifery Registered", 2, 2, 1)]
    );
}

#[test]
fn the_roster_knows_everyone_on_the_list() {
    let mut trust = Trust::new();
    let named: HashSet<Person> = (1..=9).map(person).collect();
    assert_eq!(staff_list::of_year(&trust.store, 2026, &named).unwrap(), None);
    trust.keep(Kind::Staff, |tx, id| insert(tx, id, &list()));
    let held = staff_list::of_year(&trust.store, 2026, &named).unwrap().unwrap().people;
    let check = |number, group, left_out, why: &str| {
        let found = held.get(&person(number)).map(|listed| (listed.group, listed.left_out));
        assert_eq!(found, Some((group, left_out)), "{why}");
    };
    check(
        1,
        Group::White,
        None,
        "the counted row speaks, whatever a second post says",
    );
    check(
        3,
        Group::Unknown,
        None,
        "a counted row already carries the person's origin",
    );
    check(
        6,
        Group::Bme,
        Some(LeftOut::Leaver),
        "a leaver with a bank post beside is a leaver",
    );
    check(
        7,
        Group::White,
        Some(LeftOut::Leaver),
        "a group stated on any row is better than none",
    );
    check(8, Group::Unknown, Some(LeftOut::Bank), "nothing is stated anywhere");
    assert_eq!(held.len(), 8, "nobody of number 9 stands on the list");
    let one = staff_list::of_year(&trust.store, 2026, &HashSet::from([person(6)]))
        .unwrap()
        .unwrap();
    assert_eq!(one.people.len(), 1, "only who is asked for");
    assert_eq!(one.people[&person(6)], held[&person(6)]);
    let everyone: u32 = one.cells().map(|cell| cell.whole.total()).sum();
    assert_eq!(everyone, 5, "everyone is counted all the same");
}

#[test]
fn a_leaver_stands_where_the_last_post_was() {
    let leaver = |row, who, division: &str, primary| Line {
        division: division.into(),
        primary,
        ..left_out(row, person(who), Group::White, LeftOut::Leaver)
    };
    let rows = [
        leaver(10, 1, "Surgery", Some(true)),
        leaver(11, 1, "Medicine", Some(false)),
        leaver(12, 2, "Surgery", None),
        leaver(13, 2, "Medicine", None),
        Line {
            division: "Estates".into(),
            ..counted(14, person(3))
        },
        leaver(15, 3, "Medicine", Some(true)),
    ];
    let mut trust = Trust::new();
    trust.keep(Kind::Staff, |tx, id| insert(tx, id, &rows));
    let named: HashSet<Person> = (1..=3).map(person).collect();
    let list = staff_list::of_year(&trust.store, 2026, &named).unwrap().unwrap();
    for (who, expected, why) in [
        (1, "Surgery", "the primary post"),
        (2, "Medicine", "of posts alike, the last"),
        (3, "Estates", "somebody who counts is no leaver"),
    ] {
        let post = list.people[&person(who)].post;
        assert_eq!(list.posts[post].said.division, expected, "{why}");
    }
}

#[test]
fn every_row_has_an_outcome_and_can_be_found_by_it() {
    let mut trust = Trust::new();
    let file = trust.keep(Kind::Staff, |tx, id| insert(tx, id, &list()));
    let tally = outcome::tally(&trust.store, file).unwrap();
    let expected = [("bank", 3), ("counted", 5), ("leaver", 3), ("second_post", 1)];
    assert_eq!(tally, expected.map(|(key, rows)| (key.to_owned(), rows)).into());
    assert_eq!(outcome::rows(&trust.store, file, "bank").unwrap(), [16, 19, 20]);
    assert_eq!(
        outcome::rows(&trust.store, file, "counted").unwrap(),
        [10, 11, 12, 13, 14]
    );
    assert!(outcome::rows(&trust.store, file, "honorary").unwrap().is_empty());
}

#[test]
fn somebody_who_counts_must_have_a_place_in_the_return() {
    let mut trust = Trust::new();
    let file = trust.keep(Kind::Staff, |_, _| Ok(()));
    let nowhere = Line {
        band: None,
        ..counted(10, person(1))
    };
    let refused = trust.store.transaction(|tx| insert(tx, file, &[nowhere]));
    assert!(matches!(refused, Err(StoreError::Other(_))), "{refused:?}");
}
