//! Two sheets of one workbook read as one list: ethnicity stands with the person, grade with the post.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use domain::ethnicity::Group;
use read_support::{BAND_5, E, N, NURSES, Put, T, finds, questions, reading, sheets, staff_rows};

fn assignments(numbers: &[&'static str]) -> Vec<Vec<Put>> {
    let headings = [
        "PersonID",
        "AssignmentNumber",
        "Staff Group",
        "Grade",
        "FTE",
        "PrimaryAssignment",
    ]
    .map(T)
    .to_vec();
    let post = |number: &'static str| vec![T(number), T(number), T(NURSES), T(BAND_5), N(1.0), T("Y")];
    std::iter::once(headings)
        .chain(numbers.iter().map(|number| post(number)))
        .collect()
}

fn persons(rows: &[(Put, &'static str)]) -> Vec<Vec<Put>> {
    let headings = ["PersonID", "Title", "EthnicOrigin"].map(T).to_vec();
    let person = |(number, origin): &(Put, &'static str)| {
        vec![number.clone(), T("Dr"), if origin.is_empty() { E } else { T(origin) }]
    };
    std::iter::once(headings).chain(rows.iter().map(person)).collect()
}

fn book(posts: &[&'static str], people: &[(Put, &'static str)]) -> Vec<u8> {
    sheets(&[
        ("Person", 0, 0, persons(people)),
        ("Assignment", 3, 1, assignments(posts)),
    ])
}

#[test]
fn ethnicity_is_found_on_the_sheet_of_people_however_the_number_is_written() {
    let people = [(N(1001.0), "A"), (T("1002"), "N"), (T("0001003"), "Z")];
    let read = reading("two-sheets.xlsx", &book(&["0001001", "0001002", "0001003"], &people));
    assert_eq!((read.sheet.as_str(), questions(&read)), ("Assignment", vec![]));
    let groups: Vec<_> = staff_rows(&read)
        .iter()
        .map(|row| (row.row, row.origin.group))
        .collect();
    assert_eq!(
        groups,
        [(5, Group::White), (6, Group::Bme), (7, Group::Unknown)],
        "rows are those of the posts"
    );
    let column = read
        .columns
        .iter()
        .find(|column| column.field == "ethnic_origin")
        .unwrap();
    assert_eq!(
        (column.sheet.as_str(), column.heading.as_str(), column.letters.as_str()),
        ("Person", "EthnicOrigin", "C")
    );
    assert!(
        finds(&read, "Sheet “Person” gave the ethnic origin"),
        "{:?}",
        read.findings
    );
}

#[test]
fn who_is_not_on_the_other_sheet_is_unknown_and_counted() {
    let people = [
        (T("1"), "A"),
        (T("2"), "A"),
        (T("3"), "N"),
        (T("4"), "N"),
        (T("9"), "N"),
    ];
    let read = reading("unmatched.xlsx", &book(&["1", "2", "3", "4", "5"], &people));
    let groups: Vec<_> = staff_rows(&read).iter().map(|row| row.origin.group).collect();
    assert_eq!(groups[4], Group::Unknown, "{groups:?}");
    assert!(
        finds(&read, "1 row names nobody who stands on sheet “Person”"),
        "{:?}",
        read.findings
    );
    assert!(
        finds(&read, "1 number on sheet “Person” stands in no row"),
        "{:?}",
        read.findings
    );
}

#[test]
fn a_number_that_stands_twice_with_different_values_is_said_and_the_first_used() {
    let people = [(T("1"), "A"), (T("1"), ""), (T("2"), ""), (T("2"), "N"), (T("1"), "N")];
    let read = reading("twice.xlsx", &book(&["1", "2"], &people));
    let groups: Vec<_> = staff_rows(&read).iter().map(|row| row.origin.group).collect();
    assert_eq!(groups, [Group::White, Group::Bme], "a blank gives way to a value");
    let finding = read
        .findings
        .iter()
        .find(|finding| finding.message.contains("the first was used"))
        .unwrap();
    assert_eq!(finding.place.cell, "C6");
}

#[test]
fn a_sheet_of_other_people_is_not_used_and_is_named() {
    let people = [(T("1"), "A"), (T("77"), "A"), (T("78"), "N")];
    let read = reading("others.xlsx", &book(&["1", "2", "3"], &people));
    assert_eq!(questions(&read), [("columns", "staff.ethnic_origin", 0)]);
    assert!(finds(&read, "only 1 of the first 3 numbers"), "{:?}", read.findings);
}

#[test]
fn cases_find_the_ethnicity_of_their_people_on_another_sheet() {
    let cases = vec![
        [
            "Case Ref",
            "Employee Number",
            "Case Type",
            "Formal/Informal",
            "Date Opened",
        ]
        .map(T)
        .to_vec(),
        ["C1", "11", "Disciplinary", "Formal", "01/06/2025"].map(T).to_vec(),
        ["C2", "12", "Disciplinary", "Formal", "02/06/2025"].map(T).to_vec(),
    ];
    let people = vec![
        ["Employee Number", "Ethnic Origin"].map(T).to_vec(),
        ["11", "N"].map(T).to_vec(),
        ["12", "A"].map(T).to_vec(),
    ];
    let read = reading(
        "cases.xlsx",
        &sheets(&[("Cases", 0, 0, cases), ("People", 0, 0, people)]),
    );
    assert_eq!((read.kind.key(), read.sheet.as_str()), ("casework", "Cases"));
    let column = read
        .columns
        .iter()
        .find(|column| column.field == "ethnic_origin")
        .unwrap();
    assert_eq!(column.sheet, "People");
}
