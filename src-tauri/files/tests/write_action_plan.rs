//! The action plan's workbook read back with another reader.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod plan_support;

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use files::write::plan::{Plan, workbook};
use plan_support::{awkward, plan};

const SHEETS: [&str; 6] = [
    "Action plan",
    "Milestones",
    "Readings",
    "Updates",
    "Attachments",
    "Evidence grades",
];

fn open(plan: &Plan) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(workbook(plan).unwrap())).unwrap()
}

/// The cell under a heading, so many rows below it.
#[track_caller]
fn under(sheet: &Range<Data>, heading: &str, below: usize) -> Data {
    let rows: Vec<&[Data]> = sheet.rows().collect();
    let head = rows
        .iter()
        .position(|row| row.iter().any(|cell| *cell == *heading))
        .unwrap_or_else(|| panic!("{heading} is a heading"));
    let column = rows[head].iter().position(|cell| *cell == *heading).unwrap();
    rows[head + below][column].clone()
}

#[test]
fn each_action_is_a_row_with_all_that_is_known_of_it() {
    let mut book = open(&plan());
    assert_eq!(book.sheet_names(), SHEETS, "the plan comes first");
    let sheet = book.worksheet_range("Action plan").unwrap();
    for (heading, said) in [
        ("No.", "2a"),
        ("Indicators", "2: Appointment from shortlisting\n7"),
        ("High Impact Actions", "2, 6"),
        ("Kind", "Process"),
        (
            "Why there is a gap",
            "Panels ask different questions of different candidates.",
        ),
        ("How that is known", "data and lived experience"),
        ("Grade of the evidence", "Effective"),
        ("Owner (role)", "Head of resourcing"),
        ("Executive sponsor (role)", "Director of People"),
        ("Staff network that owns it too", "BME staff network"),
        ("Where", "Whole trust, medical posts apart"),
        ("Overdue", "Yes"),
        ("Delivery", "Late"),
        ("Why delivery stands so", "It was due 23 days ago"),
        ("Outcome", "Too early to say"),
        (
            "Latest update",
            "4 Nov 2026, Head of resourcing: =9 of 14 panels trained & observed; the rest booked for January.",
        ),
        ("Outcome: by", "31 March 2028"),
        ("Equality and legal check", "Looked at by the equality lead, May 2026"),
        ("What it needs", "Two days of training for each panel"),
        ("Risk", "Scores edited after discussion"),
        ("Board decision", "Board, 26 May 2026, item 9"),
        ("Closed", ""),
    ] {
        assert_eq!(under(&sheet, heading, 1).to_string(), said, "{heading}");
    }
    let law = under(&sheet, "What the law says of it", 2).to_string();
    assert!(law.contains("section 158"), "{law}");
    let owner = under(&sheet, "Owner (role)", 3).to_string();
    assert_eq!(owner, "No owner yet", "what is missing is said");
}

#[test]
fn numbers_and_days_can_be_reckoned_with_and_words_stay_words() {
    let mut book = open(&plan());
    let sheet = book.worksheet_range("Action plan").unwrap();
    for (heading, number) in [
        ("Process: baseline", 0.12),
        ("Process: target", 0.95),
        ("Latest reading", 0.64),
        ("Outcome: baseline", 1.59),
        ("Carried over from", 2025.0),
    ] {
        let found = under(&sheet, heading, 1).as_f64();
        assert_eq!(found, Some(number), "{heading} is a number");
    }
    let day = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day);
    for (heading, date) in [
        ("Start", day(2026, 6, 1)),
        ("Due", day(2026, 10, 31)),
        ("Started", day(2026, 6, 1)),
        ("Process: by", day(2026, 12, 31)),
    ] {
        assert_eq!(under(&sheet, heading, 1).as_date(), date, "{heading} is a date");
    }
    assert_eq!(
        under(&sheet, "Due", 3).to_string(),
        "when the panel is trained",
        "words in place of a date are kept"
    );
}

#[test]
fn a_number_with_its_unit_is_a_number_and_anything_else_is_words() {
    for (said, number) in [
        ("12 days", Some(12.0)),
        ("−1.5", Some(-1.5)),
        ("62.5%", Some(0.625)),
        ("1.28 by 2028", None),
        ("about 40", None),
        ("1.2.3", None),
        ("5 \"x\"", None),
        ("12345678901234567890", None),
    ] {
        let mut held = plan();
        held.actions[0].process.target = said.to_owned();
        let cell = under(
            &open(&held).worksheet_range("Action plan").unwrap(),
            "Process: target",
            1,
        );
        match number {
            Some(_) => assert_eq!(cell.as_f64(), number, "{said}"),
            None => assert_eq!(cell, Data::String(said.to_owned()), "{said}"),
        }
    }
}

#[test]
fn what_an_action_carries_stands_on_sheets_of_its_own() {
    let mut book = open(&plan());
    let mut rows = |name: &str| -> Vec<Vec<String>> {
        let sheet = book.worksheet_range(name).unwrap();
        let shown = |cell: &Data| match cell.as_date() {
            Some(day) if cell.is_datetime() => day.to_string(),
            _ => cell.to_string(),
        };
        sheet
            .rows()
            .skip(1)
            .map(|row| row.iter().map(shown).collect())
            .collect()
    };
    let steps: Vec<Vec<String>> = rows("Milestones").into_iter().map(|row| row[3..].to_vec()).collect();
    assert_eq!(
        steps,
        [
            [
                "Scoring sheet agreed with the staff network",
                "2026-07-31",
                "2026-08-04",
                "No"
            ],
            ["All panels of bands 5 to 7 trained", "2026-09-30", "", "Yes"],
            ["Cohort chosen", "2026-12-15", "", "No"],
        ],
        "one that was reached late is not overdue, one that was not is"
    );
    let readings: Vec<Vec<String>> = rows("Readings").into_iter().map(|row| row[3..].to_vec()).collect();
    assert_eq!(
        readings,
        [["2026-06-30", "0.31", "0.95"], ["2026-09-30", "0.64", "0.95"]]
    );
    let updates = rows("Updates");
    assert_eq!(
        updates[0][2..],
        [
            "2026-11-04",
            "Head of resourcing",
            "=9 of 14 panels trained & observed; the rest booked for January."
        ]
    );
    assert_eq!(rows("Attachments")[0][2..], ["Scoring sheet", "Policies, folder R 12"]);
}

#[test]
fn no_word_is_a_formula() {
    let mut held = plan();
    held.actions[0].title = "=HYPERLINK(\"x\")".to_owned();
    held.actions[0].milestones[0].what = "+1".to_owned();
    let mut book = open(&held);
    for name in SHEETS {
        assert!(book.worksheet_formula(name).unwrap().is_empty(), "{name}");
    }
    let sheet = book.worksheet_range("Action plan").unwrap();
    assert_eq!(under(&sheet, "Action", 1).to_string(), "=HYPERLINK(\"x\")");
}

#[test]
fn a_sheet_with_nothing_in_it_says_so() {
    let mut book = open(&Plan {
        year: 2026,
        ..Plan::default()
    });
    for (name, said) in SHEETS.iter().zip([
        "The plan has no actions yet.",
        "No action has milestones yet.",
        "No reading of a process measure has been given yet.",
        "Nothing has been told of any action yet.",
        "No document is named with any action.",
    ]) {
        let sheet = book.worksheet_range(name).unwrap();
        let is_said = sheet.rows().flatten().any(|cell| *cell == *said);
        assert!(is_said, "{name} says “{said}”");
    }
}

#[test]
fn what_must_be_known_of_the_figures_stands_above_the_plan() {
    let sheet = open(&plan()).worksheet_range("Action plan").unwrap();
    let above: Vec<String> = sheet.rows().take(5).map(|row| row[0].to_string()).collect();
    for said in [
        "Northmoor & District NHS Trust (RZZ)",
        "Collection year 2026. 4 actions, 1 overdue. How they stand was worked out for 23 November 2026. Draft, not yet agreed by the board.",
        "One figure was typed in by hand over that of the files: indicator 4.",
    ] {
        assert!(above.iter().any(|line| line == said), "{said}: {above:?}");
    }
}

#[test]
fn every_grade_of_evidence_is_explained() {
    let sheet = open(&plan()).worksheet_range("Evidence grades").unwrap();
    for row in sheet.rows().take(6) {
        for cell in row {
            assert!(!cell.to_string().is_empty(), "no grade is left unexplained: {row:?}");
        }
    }
    let last = sheet.rows().next_back().unwrap()[0].to_string();
    assert!(last.starts_with("The limit of the evidence."), "{last}");
}

#[test]
fn a_long_plan_with_control_characters_is_written_and_is_the_same_each_time() {
    let mut book = open(&awkward());
    let sheet = book.worksheet_range("Action plan").unwrap();
    assert_eq!(
        under(&sheet, "Action", 3).to_string(),
        "Action of a long plan, the 0th",
        "what no cell may hold is left out"
    );
    assert!(
        workbook(&awkward()).unwrap() == workbook(&awkward()).unwrap(),
        "a document can be compared byte by byte"
    );
}
