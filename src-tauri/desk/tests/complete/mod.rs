//! A small trust whose return is complete: a staff list of sixty, everything else typed in.

#![allow(dead_code, unreachable_pub, reason = "each test file takes what it needs")]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDateTime;
use desk::view::{Decisions, SubmissionView};
use desk::{Assignment, Continue, Desk, DeskError};

pub const YEAR: u16 = 2026;

/// What is typed in, and possible.
pub const TYPED: [(&str, &str); 38] = [
    ("recruitment.shortlisted.white", "100"),
    ("recruitment.shortlisted.bme", "60"),
    ("recruitment.shortlisted.unknown", "4"),
    ("recruitment.appointed.white", "20"),
    ("recruitment.appointed.bme", "9"),
    ("recruitment.appointed.unknown", "1"),
    ("casework.people.white", "3"),
    ("casework.people.bme", "2"),
    ("casework.people.unknown", "0"),
    ("training.people.white", "30"),
    ("training.people.bme", "12"),
    ("training.people.unknown", "1"),
    ("board.voting.white", "8"),
    ("board.voting.bme", "2"),
    ("board.voting.unknown", "0"),
    ("board.non_voting.white", "2"),
    ("board.non_voting.bme", "1"),
    ("board.non_voting.unknown", "0"),
    ("board.executive.white", "5"),
    ("board.executive.bme", "1"),
    ("board.executive.unknown", "0"),
    ("board.non_executive.white", "5"),
    ("board.non_executive.bme", "2"),
    ("board.non_executive.unknown", "0"),
    ("survey.5.white_percent", "25.1"),
    ("survey.5.bme_percent", "28.2"),
    ("survey.6.white_percent", "22.3"),
    ("survey.6.bme_percent", "26.4"),
    ("survey.7.white_percent", "58.5"),
    ("survey.7.bme_percent", "45.6"),
    ("survey.8.white_percent", "6.7"),
    ("survey.8.bme_percent", "14.8"),
    ("survey.5.white_responses", "900"),
    ("survey.5.bme_responses", "300"),
    ("survey.6.white_responses", "900"),
    ("survey.6.bme_responses", "300"),
    ("trust.name", "Little Combe Community Trust"),
    ("trust.code", "RZ9"),
];

pub fn at(time: &str) -> NaiveDateTime {
    format!("2026-05-04T{time}").parse().unwrap()
}

pub fn set(desk: &mut Desk, pairs: &[(&str, &str)]) -> Result<(), DeskError> {
    let values: Vec<Assignment> = pairs
        .iter()
        .map(|(key, value)| Assignment {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
            reason: String::new(),
            role: String::new(),
        })
        .collect();
    desk.set_values(YEAR, &values, at("09:00:00"))
}

pub fn nothing_decided() -> Decisions {
    Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

/// Writes a staff list of so many people, a third of them BME, and keeps it.
pub fn keep_staff(desk: &mut Desk, folder: &Path, name: &str, people: usize) -> Result<(), DeskError> {
    let heading =
        "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,FTE,Primary";
    let rows = (0..people).map(|number| {
        let ethnic = match number % 30 {
            0 => "Not Stated",
            rest if rest % 3 == 0 => "Indian",
            _ => "White - British",
        };
        let band = ["Band 5", "Band 6", "Band 7"][number % 3];
        format!(
            "{},{ethnic},{band},Nursing and Midwifery Registered,Permanent,Active Assignment,1.0,Yes",
            1000 + number
        )
    });
    let lines: Vec<String> = std::iter::once(heading.to_owned()).chain(rows).collect();
    let text = lines.join("\n") + "\n";
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    let report = desk.keep(YEAR, &[path], &nothing_decided(), at("08:30:00"), &mut |_| {
        Continue::Yes
    })?;
    assert!(report.kept, "{:?}", report.files);
    Ok(())
}

/// Gives a reason for every warning that has none.
pub fn explain_all(desk: &mut Desk) -> SubmissionView {
    for check in desk.submission(YEAR).unwrap().checks {
        if check.severity == "warning" && check.reason.is_empty() {
            desk.give_reason(YEAR, &check.key, "Looked at and right.", at("09:30:00"))
                .unwrap();
        }
    }
    desk.submission(YEAR).unwrap()
}

/// A desk in a folder whose return could be signed.
pub fn complete(folder: &Path) -> Desk {
    let mut desk = Desk::open(&folder.join("store")).unwrap();
    keep_staff(&mut desk, folder, "staff.csv", 60).unwrap();
    set(&mut desk, &TYPED).unwrap();
    let held = explain_all(&mut desk);
    assert_eq!((held.errors, held.warnings), (0, 0), "{:#?}", held.checks);
    desk
}
