//! Nothing that changes a figure may be silent: absent rows, absent columns, rows told twice, and sheets not read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use chrono::NaiveDate;
use domain::finding::Severity;
use domain::recruitment::Stage;
use read_support::{
    BAND_5, D, E, NURSES, Put, Reading, Records, T, check_refused, finds, read_with, reading, sheets, staff,
    staff_headings, xlsx,
};

const APPLICATION_HEADINGS: [&str; 5] = [
    "Vacancy Ref",
    "Application ID",
    "Ethnic Origin",
    "Application Status",
    "Date Shortlisted",
];

#[test]
fn a_table_with_headings_and_no_rows_is_refused_for_every_kind_that_is_read_row_by_row() {
    let headings: [&[&str]; 5] = [
        &["Employee Number", "Ethnic Origin", "Grade", "Staff Group"],
        &APPLICATION_HEADINGS,
        &[
            "Case Ref",
            "Employee Number",
            "Case Type",
            "Formal/Informal",
            "Date Opened",
        ],
        &["Employee Number", "Course", "Category", "Attendance", "Date Attended"],
        &["Role", "Executive/Non-Executive", "Voting", "Ethnicity"],
    ];
    for headings in headings {
        let text = format!("{}\n", headings.join(","));
        check_refused("filtered.csv", text.as_bytes(), &["no rows", "filter", "again"]);
    }
    check_refused("empty.xlsx", &xlsx(0, 0, &[staff_headings()]), &["Sheet1", "no rows"]);
}

#[test]
fn a_table_whose_rows_are_all_left_out_is_read_and_says_so() {
    let text = "Employee Number,Ethnic Origin,Grade,Staff Group\n,A,Band 2,Estates and Ancillary\n";
    let read = reading("nobody.csv", text.as_bytes());
    assert_eq!(read.left_out.get("blank_key"), Some(&1), "the row names no person");
    assert!(finds(&read, "all were left out"), "{:?}", read.findings);
}

/// The warnings on columns that were not recognised, each with its hint.
fn absent(read: &Reading) -> Vec<(&str, &str)> {
    read.findings
        .iter()
        .filter(|finding| finding.severity == Severity::Warning && finding.message.starts_with("No column with"))
        .map(|finding| (finding.message.as_str(), finding.hint.as_str()))
        .collect()
}

fn check_absent(text: &str, expected: &[&str], hint: &str) {
    let read = read_with("table.csv", text.as_bytes(), "", None).unwrap();
    let found = absent(&read);
    assert_eq!(found.len(), expected.len(), "one finding a column: {found:?}");
    for (words, (message, told)) in expected.iter().zip(found) {
        assert!(message.contains(words), "“{message}” should name {words}");
        assert!(
            told.contains(hint),
            "“{told}” should name the headings not used: {hint}"
        );
    }
}

#[test]
fn a_column_that_changes_the_counts_and_was_not_recognised_is_named_with_the_headings_not_used() {
    check_absent(
        "Employee Number,Ethnic Origin,Grade,Staff Group,Final Day,Remarks\n1,A,Band 2,Estates and Ancillary,x,y\n",
        &[
            "last day in post",
            "first day in post",
            "kind of contract",
            "status of the post",
        ],
        "choose it under Columns: “Final Day”, “Remarks”.",
    );
    check_absent(
        "Employee Number,Ethnic Origin,Grade,Staff Group,Person Type,Start Date,Leave Date,Status\n\
         1,A,Band 2,Estates and Ancillary,Employee,,,Active Assignment\n",
        &[],
        "",
    );
    check_absent(
        "Vacancy Ref,Application ID,Ethnic Origin,Application Status,Sift\nV1,A1,A,Appointed,x\n",
        &["the date of shortlisting was recognised, so every shortlisted row counts, whatever its year."],
        "choose it under Columns: “Sift”.",
    );
    check_absent(
        "Case Ref,Employee Number,Case Type,Formal/Informal\n1,12,Disciplinary,Formal\n",
        &["formal disciplinary case counts, whatever its year"],
        "Every heading is used",
    );
    check_absent(
        "Case Ref,Employee Number,Case Type,Formal/Informal,Date Opened\n1,12,Disciplinary,Formal,01/05/2025\n",
        &["the date the case was opened decides its year"],
        "Every heading is used",
    );
    check_absent(
        "Employee Number,Course,Category,Attendance\n1,Talk,CPD,Attended\n",
        &["the date attended"],
        "Every heading is used",
    );
    check_absent(
        "Role,Executive/Non-Executive,Voting,Ethnicity\nChair,Non-Executive,Yes,White - British\n",
        &["last day on the board", "first day on the board"],
        "Every heading is used",
    );
}

fn application(number: &'static str, status: &'static str, shortlisted: Put) -> Vec<Put> {
    vec![T("V"), T(number), T("A"), T(status), shortlisted]
}

#[test]
fn an_application_on_two_rows_is_one_with_the_furthest_stage_it_reached() {
    let rows = vec![
        APPLICATION_HEADINGS.map(T).to_vec(),
        application("AR1", "Shortlisted", D(2025, 5, 1)),
        application("AR1", "Appointed", E),
        application("AR2", "Appointed", D(2025, 6, 1)),
        application("AR2", "Shortlisted", D(2025, 5, 20)),
        application("AR3", "Appointed", D(2025, 6, 1)),
        application("n/a", "Shortlisted", D(2025, 6, 2)),
        application("n/a", "Shortlisted", D(2025, 6, 2)),
        vec![T("W"), T("AR3"), T("A"), T("Shortlisted"), D(2025, 7, 1)],
    ];
    let read = reading("twice.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(read.left_out.get("same_application"), Some(&2));
    let Records::Recruitment(kept) = &read.records else {
        panic!("recruitment was expected")
    };
    let found: Vec<_> = kept.iter().map(|one| (one.row, one.stage, one.shortlisted)).collect();
    let day = |month, day| NaiveDate::from_ymd_opt(2025, month, day);
    assert_eq!(
        found,
        [
            (3, Stage::Appointed, day(5, 1)),
            (4, Stage::Appointed, day(6, 1)),
            (6, Stage::Appointed, day(6, 1)),
            (7, Stage::Shortlisted, day(6, 2)),
            (8, Stage::Shortlisted, day(6, 2)),
            (9, Stage::Shortlisted, day(7, 1)),
        ],
        "another vacancy, and what is no number, is another application"
    );
    assert!(
        finds(
            &read,
            "2 rows hold the same application as another row and were left out (rows 2, 5)."
        ),
        "{:?}",
        read.findings
    );
    assert!(
        !finds(&read, "no date of shortlisting"),
        "the date of the other row stands for the application"
    );
}

#[test]
fn a_second_sheet_with_other_columns_of_the_same_kind_is_named() {
    let one = vec![staff_headings(), staff("1", "A", NURSES, BAND_5)];
    let few = |mut row: Vec<read_support::Put>| {
        row.truncate(4);
        row
    };
    let two = vec![few(staff_headings()), few(staff("2", "A", NURSES, BAND_5))];
    let empty = vec![staff_headings()];
    let bytes = sheets(&[
        ("North", 0, 0, one.clone()),
        ("South", 0, 0, two),
        ("Blank form", 0, 0, empty.clone()),
    ]);
    let read = reading("two.xlsx", &bytes);
    let finding = read
        .findings
        .iter()
        .find(|finding| finding.message == "The sheet “South” also holds a table of this kind; only “North” was read.")
        .unwrap_or_else(|| panic!("the other sheet should be named: {:?}", read.findings));
    assert_eq!(finding.severity, Severity::Warning);
    let alone = reading(
        "one.xlsx",
        &sheets(&[("North", 0, 0, one), ("Blank form", 0, 0, empty)]),
    );
    assert!(!finds(&alone, "also hold"), "a sheet with headings alone holds nothing");
}

#[test]
fn what_is_noticed_is_written_in_whole_sentences() {
    let text = "Employee Number,Ethnic Origin,Grade,Staff Group,Leave Date\n1,,Band 2,Estates and Ancillary,soon\n";
    let read = reading("short.csv", text.as_bytes());
    for finding in &read.findings {
        assert!(finding.message.ends_with('.'), "“{}” has no full stop", finding.message);
    }
    assert!(finds(&read, "“soon” is not a date"), "{:?}", read.findings);
}
