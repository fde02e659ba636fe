//! The action plan's workbook read back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};
use files::write::action_plan::{Action, ActionPlanInput, workbook};

fn input() -> ActionPlanInput {
    let action = Action {
        indicator: "2: Appointment from shortlisting".to_owned(),
        high_impact_actions: "2, 6".to_owned(),
        gap: "White applicants were 1.59 times as likely as BME applicants to be appointed from shortlisting."
            .to_owned(),
        title: "=Use structured interviews for every post".to_owned(),
        why: "Worked in some places.".to_owned(),
        evidence: "Promising: worked in some places".to_owned(),
        owner: "Head of resourcing".to_owned(),
        start: "2026-06-01".to_owned(),
        due: "when the panel is trained".to_owned(),
        state: "Not started".to_owned(),
        progress: "Two of 14 panels trained & observed".to_owned(),
        ..Action::default()
    };
    ActionPlanInput {
        trust: "Northmoor NHS Trust".to_owned(),
        code: "RZZ".to_owned(),
        year: 2026,
        states: ["Not started", "Under way", "Done", "Stopped"]
            .map(str::to_owned)
            .to_vec(),
        actions: vec![
            action.clone(),
            Action {
                title: "Another".to_owned(),
                ..action
            },
        ],
    }
}

fn open(input: &ActionPlanInput) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(workbook(input).unwrap())).unwrap()
}

#[test]
fn each_action_is_a_row_under_its_headings() {
    let mut book = open(&input());
    assert_eq!(
        book.sheet_names(),
        ["Action plan", "Evidence grades"],
        "the plan comes first"
    );
    let sheet = book.worksheet_range("Action plan").unwrap();
    let at = |row: u32, column: u32| sheet.get_value((row, column)).unwrap_or(&Data::Empty);
    assert_eq!(
        at(1, 0).to_string(),
        "Northmoor NHS Trust (RZZ)",
        "the cover block names the trust"
    );
    assert!(at(2, 0).to_string().contains("2026"), "and the collection year");
    let column = |head: &str| {
        (0..18)
            .find(|column| at(4, *column) == &Data::String(head.to_owned()))
            .unwrap()
    };
    assert_eq!(
        at(5, column("Action")).to_string(),
        "=Use structured interviews for every post",
        "words are never a formula"
    );
    assert!(
        book.worksheet_formula("Action plan").unwrap().is_empty(),
        "words are never a formula"
    );
    assert_eq!(at(6, column("Action")).to_string(), "Another", "one row an action");
    assert_eq!(
        at(5, column("Start")).as_date(),
        chrono::NaiveDate::from_ymd_opt(2026, 6, 1),
        "an ISO date is a date"
    );
    assert_eq!(
        at(5, column("Due")).to_string(),
        "when the panel is trained",
        "words in place of a date are kept"
    );
}

#[test]
fn an_empty_plan_and_an_empty_list_of_states_are_written() {
    let mut book = open(&ActionPlanInput {
        trust: "Northmoor".to_owned(),
        year: 2026,
        ..ActionPlanInput::default()
    });
    let sheet = book.worksheet_range("Action plan").unwrap();
    assert!(
        sheet.get_value((2, 0)).unwrap().to_string().contains("No actions yet"),
        "the sheet says that there is nothing yet"
    );
}

#[test]
fn every_grade_of_evidence_is_explained() {
    let sheet = open(&input()).worksheet_range("Evidence grades").unwrap();
    assert_eq!(sheet.height(), 6, "a header and five grades");
    for row in sheet.rows() {
        for cell in row {
            assert!(!cell.to_string().is_empty(), "no grade is left unexplained: {row:?}");
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    assert!(
        workbook(&input()).unwrap() == workbook(&input()).unwrap(),
        "a document can be compared byte by byte"
    );
}
