//! What is settled by hand of a file that is imported: kind, sheet, row of the headings. It is remembered for the next year.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use desk::view::{AnswerView, Decisions, ImportFile, ImportReport};
use support::{Trust, now, on};

impl Trust {
    fn look(&mut self, files: &[PathBuf], decisions: &Decisions) -> ImportReport {
        self.desk.look(2026, files, decisions, &mut on).unwrap()
    }
}

fn decided(kinds: &[(&str, &str)], header_rows: &[(&str, u32)]) -> Decisions {
    let named = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Decisions {
        answers: Vec::new(),
        kinds: kinds.iter().map(named).collect(),
        sheets: BTreeMap::new(),
        header_rows: header_rows
            .iter()
            .map(|(name, row)| ((*name).to_owned(), *row))
            .collect(),
        left_out: Vec::new(),
    }
}

fn says(file: &ImportFile, words: &str) -> bool {
    file.findings.iter().any(|finding| finding.message.contains(words))
}

const APPLICATIONS: &str = "Application Number,Ethnic Origin,Application Status,Date Shortlisted";
/// As likely a learning record as a list of applications.
const EITHER: [&str; 3] = [
    "Employee Number,Ethnic Origin,Course,Application Number,Job Title",
    "1001,Indian,Leadership,A17,Nurse",
    "1002,Indian,Leadership,A18,Nurse",
];

#[test]
fn a_file_that_fits_two_kinds_is_asked_about_beside_the_others() {
    let mut trust = Trust::new();
    let files = [
        trust.file("people.csv", &EITHER),
        trust.file(
            "jobs.csv",
            &[
                APPLICATIONS,
                "A1,White - British,Shortlisted,12/05/2025",
                "A2,Indian,Appointed,12/05/2025",
            ],
        ),
    ];
    let report = trust.look(&files, &decided(&[], &[]));
    let [people, jobs] = &report.files[..] else {
        panic!("{report:?}")
    };
    assert!(people.error.is_none(), "nothing is wrong with it: {:?}", people.error);
    assert_eq!(people.kind, "");
    let [asked] = &people.questions[..] else {
        panic!("{:?}", people.questions)
    };
    assert_eq!(
        (asked.field.as_str(), asked.prompt.as_str()),
        ("kind", "What is “people.csv”?")
    );
    let could_be: Vec<&str> = people.could_be.iter().map(|guess| guess.kind.as_str()).collect();
    assert_eq!(could_be, ["recruitment", "training"]);
    for guess in &people.could_be {
        assert!(guess.why.contains("row 1 has headings for"), "{}", guess.why);
    }
    assert_eq!(people.preview.rows.len(), 3, "it is shown, to be judged by eye");
    assert_eq!(
        (jobs.kind.as_str(), jobs.rows.used),
        ("recruitment", 2),
        "the other file is read and counted"
    );
    let kept = trust
        .desk
        .keep(2026, &files, &decided(&[], &[]), now(), &mut on)
        .unwrap();
    assert!(!kept.kept, "nothing is kept while it is open");

    let report = trust.look(&files, &decided(&[("people.csv", "training")], &[]));
    assert_eq!(report.files[0].kind, "training");
    assert!(report.files[0].could_be.is_empty());
}

#[test]
fn a_kind_chosen_by_hand_is_taken_again_next_year() {
    let mut trust = Trust::new();
    let unclear = trust.file("people.csv", &EITHER);
    let report = trust.look(
        std::slice::from_ref(&unclear),
        &decided(&[("people.csv", "recruitment")], &[]),
    );
    assert_eq!(report.files[0].kind, "recruitment");
    let mut chosen = decided(&[("people.csv", "training")], &[]);
    for _ in 0..2 {
        // What is asked of values is known once the columns are.
        let looked = trust.look(std::slice::from_ref(&unclear), &chosen);
        for asked in &looked.files[0].questions {
            let is_column = asked.field == "columns";
            chosen.answers.push(AnswerView {
                field: asked.field.clone(),
                value: asked.value.clone(),
                meaning: if is_column { "none" } else { &asked.choices[0].key }.to_owned(),
            });
        }
    }
    let kept = trust
        .desk
        .keep(2026, std::slice::from_ref(&unclear), &chosen, now(), &mut on)
        .unwrap();
    assert!(kept.kept, "{:?}", kept.files[0].questions);
    // The same export a year on, with a title above: nothing is chosen.
    let again = trust.file("people.csv", &[&["Apprentices,of the year"][..], &EITHER].concat());
    let report = trust.look(&[again], &decided(&[], &[]));
    assert_eq!(report.files[0].kind, "training", "{:?}", report.files[0].error);
    assert!(report.files[0].why.contains("last time"), "{}", report.files[0].why);
}

#[test]
fn another_row_of_headings_is_read_at_once_and_a_wrong_one_is_told_of() {
    let mut trust = Trust::new();
    let file = trust.file(
        "jobs.csv",
        &[
            "Applications,of the year,,",
            APPLICATIONS,
            "A1,White - British,Shortlisted,12/05/2025",
            "A2,Indian,Appointed,12/05/2025",
        ],
    );
    let files = std::slice::from_ref(&file);
    let report = trust.look(files, &decided(&[], &[]));
    let jobs = &report.files[0];
    assert_eq!((jobs.header_row, jobs.rows.used), (2, 2));
    let offered: Vec<(u32, &str)> = jobs
        .heading_rows
        .iter()
        .map(|row| (row.row, row.words.as_str()))
        .collect();
    assert_eq!(offered[0], (1, "Applications, of the year"));
    assert_eq!(
        offered[1],
        (
            2,
            "Application Number, Ethnic Origin, Application Status, Date Shortlisted"
        )
    );

    let report = trust.look(files, &decided(&[], &[("jobs.csv", 3)]));
    let jobs = &report.files[0];
    assert!(jobs.error.is_none(), "{:?}", jobs.error);
    assert_eq!(jobs.header_row, 3, "what was chosen is done");
    assert!(jobs.preview.rows[2].is_header, "and shown");
    assert!(says(jobs, "You chose row 3 for the headings"), "{:?}", jobs.findings);
    let first = &jobs.findings[0];
    assert_eq!(
        (first.severity.as_str(), first.place.cell.as_str()),
        ("error", "3"),
        "{first:?}"
    );
    assert!(
        !trust
            .desk
            .keep(2026, files, &decided(&[], &[("jobs.csv", 3)]), now(), &mut on)
            .unwrap()
            .kept
    );

    let report = trust.look(files, &decided(&[], &[("jobs.csv", 40)]));
    assert_eq!(report.files[0].header_row, 2);
    assert!(says(
        &report.files[0],
        "it cannot hold the headings of this table; row 2 was taken"
    ));
}

#[test]
fn a_file_of_no_known_kind_can_be_given_one_by_hand() {
    let mut trust = Trust::new();
    let file = trust.file(
        "mine.csv",
        &["Pin,Herkunft,Lohn", "1001,Indian,Band 5", "1002,White - British,Band 6"],
    );
    let files = std::slice::from_ref(&file);
    let report = trust.look(files, &decided(&[], &[]));
    let mine = &report.files[0];
    assert!(
        mine.error
            .as_ref()
            .is_some_and(|error| error.message.contains("No table")),
        "{mine:?}"
    );
    assert_eq!(mine.preview.rows.len(), 3, "its first rows are shown all the same");
    let report = trust.look(files, &decided(&[("mine.csv", "staff")], &[]));
    let mine = &report.files[0];
    assert!(mine.error.is_none(), "{:?}", mine.error);
    assert_eq!((mine.kind.as_str(), mine.header_row), ("staff", 1));
    assert!(
        mine.questions.iter().any(|asked| asked.field == "columns"),
        "its columns are asked for"
    );
    assert!(says(mine, "No heading that is known for “Staff list” was found"));
}
