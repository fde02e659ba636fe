//! One list over several sheets: asked once, then read together or not, with each sheet's rows told apart.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use domain::finding::Severity;
use read_support::{BAND_5, NURSES, Reading, T, finds, questions, read_with, sheets, staff, staff_headings};

/// Two sites with the same columns; the second has a row more and a blank row number.
fn sites() -> Vec<u8> {
    sheets(&[
        ("North", 0, 0, vec![staff_headings(), staff("1", "A", NURSES, BAND_5)]),
        (
            "South",
            2,
            0,
            vec![
                staff_headings(),
                staff("2", "A", NURSES, BAND_5),
                staff("", "A", NURSES, BAND_5),
                staff("3", "Martian", NURSES, BAND_5),
            ],
        ),
    ])
}

fn read(answers: &str) -> Reading {
    read_with("sites.xlsx", &sites(), answers, None).unwrap()
}

#[test]
fn sheets_with_the_same_columns_are_asked_about_once() {
    let read = read("");
    assert_eq!(
        questions(&read),
        [("sheets", "staff: North, South", 3)],
        "three rows stand below the headings of the other sheet"
    );
    let prompt = &read.questions[0].prompt;
    assert!(prompt.contains("“North”") && prompt.contains("“South” ("), "{prompt}");
    assert!(
        !finds(&read, "also hold"),
        "what is asked is not told as well: {:?}",
        read.findings
    );
    assert_eq!(read.rows_read, 1, "until then only one is read");
}

#[test]
fn all_of_them_are_read_together_and_told_apart() {
    let read = read("[sheets]\n\"staff: North, South\" = \"all\"\n");
    assert_eq!(read.records.len(), 3);
    assert_eq!(
        (read.rows_read, read.left_out["blank_key"]),
        (4, 1),
        "rows of both sheets"
    );
    let parts: Vec<(&str, u32, u32)> = read
        .parts
        .iter()
        .map(|part| (part.sheet.as_str(), part.header_row, part.rows_read))
        .collect();
    assert_eq!(parts, [("North", 1, 1), ("South", 3, 3)]);
    assert_eq!(
        questions(&read),
        [("ethnic_origin", "Martian", 1)],
        "what a further sheet asks is asked"
    );
    let blank = read.findings.iter().find(|finding| finding.place.sheet == "South");
    assert!(blank.is_some(), "findings name their sheet: {:?}", read.findings);
    assert!(
        read.answers_used
            .contains(&("sheets".to_owned(), "staff north south".to_owned()))
    );
    assert!(!finds(&read, "also hold"), "{:?}", read.findings);
}

#[test]
fn only_one_is_read_where_the_trust_says_so() {
    let read = read("[sheets]\n\"North\" = \"one\"\n");
    assert_eq!((read.records.len(), read.parts.len()), (1, 0));
    assert!(read.questions.is_empty());
    let said = read
        .findings
        .iter()
        .find(|finding| finding.message.contains("only “North” was read"))
        .expect("what is in no figure is said");
    assert_eq!(said.severity, Severity::Note, "the trust knows, since it said so");
}

#[test]
fn an_answer_is_for_workbooks_with_the_same_sheets_of_the_same_kind() {
    let answers = "[sheets]\n\"staff: North, South\" = \"all\"\n";
    let sites = |second: &'static str| {
        let rows = |number| vec![staff_headings(), staff(number, "A", NURSES, BAND_5)];
        let bytes = sheets(&[("North", 0, 0, rows("1")), (second, 0, 0, rows("2"))]);
        read_with("sites.xlsx", &bytes, answers, None).unwrap()
    };
    assert_eq!(sites("South").records.len(), 2, "what was said of these sheets");
    let older = sites("North (2)");
    assert_eq!(
        questions(&older),
        [("sheets", "staff: North, North (2)", 1)],
        "a copy of the sheet is another thing than another site, and would count twice"
    );
    let cases = ["Case Reference", "Ethnic Origin", "Case Type", "Stage", "Date Entered"]
        .map(T)
        .to_vec();
    let case = ["C1", "A", "Disciplinary", "Formal", "01/06/2025"].map(T).to_vec();
    let bytes = sheets(&[
        ("North", 0, 0, vec![cases.clone(), case.clone()]),
        ("South", 0, 0, vec![cases, case]),
    ]);
    let log = read_with("cases.xlsx", &bytes, answers, None).unwrap();
    assert!(
        questions(&log).contains(&("sheets", "casework: North, South", 1)),
        "a log of cases is not the staff list: {:?}",
        questions(&log)
    );
}
