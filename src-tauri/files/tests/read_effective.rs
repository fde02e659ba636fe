//! Rows that hold only until a day: earlier states of a record are no leavers, and a table without one record takes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod read_support;

use chrono::NaiveDate;
use domain::workforce::LeftOut;
use read_support::{NURSES, Reading, finds, questions, read_with, reading, staff_rows};

const HEADINGS: &str = "Employee Number,Ethnic Origin,Staff Group,Grade,Assignment Category,Assignment Status,Leave Date,Effective End Date\n";

fn list(rows: &[(&str, &str, &str, &str)]) -> Reading {
    let rows = rows.iter().map(|(number, status, leave, until)| {
        format!("{number},A,{NURSES},NHS|XR05|Review Body Band 5,Permanent,{status},{leave},{until}\n")
    });
    reading(
        "staff.csv",
        (HEADINGS.to_owned() + &rows.collect::<String>()).as_bytes(),
    )
}

/// Why each row does not stand for its person on 31 March 2026.
fn standing(reading: &Reading) -> Vec<Option<LeftOut>> {
    let snapshot = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
    staff_rows(reading).iter().map(|row| row.left_out(snapshot)).collect()
}

#[test]
fn a_row_counts_while_it_holds() {
    let read = list(&[
        ("20000001", "Active Assignment", "", "31/12/4712"),
        ("20000002", "Active Assignment", "", "30/03/2026"),
        ("20000002", "Active Assignment", "", "31/03/2026"),
        ("20000003", "Active Assignment", "", "14/04/2026"),
        ("20000004", "Active Assignment", "", ""),
    ]);
    assert_eq!(
        standing(&read),
        [None, Some(LeftOut::Leaver), None, None, None],
        "a state that ended on the day before is no longer the record; one that ends later, or is open, is"
    );
    assert!(
        finds(&read, "is an earlier state of the record"),
        "a row that is left out is told of: {:?}",
        read.findings
    );
}

#[test]
fn the_end_of_a_row_says_nothing_against_a_status_of_having_left() {
    let read = list(&[
        ("20000001", "Terminated", "", "30/06/2026"),
        ("20000002", "Terminated", "30/06/2026", "31/12/4712"),
    ]);
    assert_eq!(
        standing(&read),
        [Some(LeftOut::Leaver), None],
        "who has left is often closed months later; only a last day in post says that they were still there"
    );
}

#[test]
fn the_earlier_of_the_two_days_decides() {
    let read = list(&[
        ("20000001", "Active Assignment", "01/03/2026", "31/12/4712"),
        ("20000002", "Active Assignment", "30/04/2026", "01/03/2026"),
    ]);
    assert_eq!(standing(&read), [Some(LeftOut::Leaver), Some(LeftOut::Leaver)]);
}

/// A list in which these numbers stand.
fn numbers(numbers: &[&str], answers: &str) -> Reading {
    let rows = numbers
        .iter()
        .map(|number| format!("{number},A,{NURSES},NHS|XR05|Review Body Band 5,Permanent,Active Assignment,,\n"));
    read_with(
        "staff.csv",
        (HEADINGS.to_owned() + &rows.collect::<String>()).as_bytes(),
        answers,
        None,
    )
    .unwrap()
}

#[test]
fn a_table_without_one_record_takes_nothing() {
    assert!(
        !numbers(&["20000001", ""], "").takes_nothing(),
        "one record is something"
    );
    let answer = "[columns.staff]\nemployee_number = \"Employee Number\"\n";
    let none = numbers(&["", "", ""], answer);
    assert_eq!(questions(&none), [], "nothing is left to decide");
    assert!(none.takes_nothing() && none.records.is_empty(), "{:?}", none.left_out);
    assert_eq!(none.left_out["blank_key"], 3, "and it says why");
}
