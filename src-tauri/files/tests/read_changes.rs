//! What differs from the last file of a kind is named before anything is kept, and the same shape goes straight through.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may stop where they stand")]

mod read_support;

use std::collections::BTreeMap;

use files::read::{Answers, ByHand, Kind, Shape};
use proptest::prelude::*;
use read_support::{BAND_5, NURSES, Reading, finds, questions, read_after, sheets, staff, staff_headings};

/// A csv of these lines.
fn text(lines: &[&str]) -> Vec<u8> {
    lines.join("\n").into_bytes()
}

/// A staff list of three people under these headings, with one odd value for origin, pay scale and status.
fn list(headings: &str, row: impl Fn(u32) -> String) -> Vec<u8> {
    let rows: Vec<String> = (1..=3).map(row).collect();
    let mut lines = vec![headings];
    lines.extend(rows.iter().map(String::as_str));
    text(&lines)
}

const LAST: &str = "Employee Number,Ethnic Origin,Staff Group,Grade,Assignment Status,FTE,Assignment Category";

fn last_year() -> Vec<u8> {
    list(LAST, |number| {
        format!("{number},A,{NURSES},{BAND_5},Active Assignment,1,Permanent")
    })
}

fn read(bytes: &[u8], answers: &str, last: Option<&Reading>) -> Reading {
    let shapes: Option<BTreeMap<Kind, Shape>> = last.map(|last| BTreeMap::from([(last.kind, last.shape.clone())]));
    read_after("staff.csv", bytes, answers, None, shapes.as_ref()).unwrap()
}

/// Severity and message of every change.
fn changes(reading: &Reading) -> Vec<(&'static str, &str)> {
    let changes = reading.changes.iter();
    changes
        .map(|change| (change.severity.key(), change.message.as_str()))
        .collect()
}

#[test]
fn the_same_shape_gives_no_change() {
    let last = read(&last_year(), "", None);
    assert_eq!(
        changes(&last),
        [],
        "without a last file there is nothing to compare with"
    );
    let other_people = list(LAST, |number| {
        format!("9{number},A,{NURSES},{BAND_5},Active Assignment,0.5,Permanent")
    });
    assert_eq!(changes(&read(&other_people, "", Some(&last))), []);
    // The same headings, written a little differently, are the same.
    let written = list(&LAST.to_uppercase(), |number| {
        format!("{number},a,{NURSES},{BAND_5},ACTIVE ASSIGNMENT,1,Permanent")
    });
    assert_eq!(changes(&read(&written, "", Some(&last))), []);
}

#[test]
fn a_column_that_decided_last_time_and_is_gone_is_asked_for() {
    let last = read(&last_year(), "", None);
    let without = list(&LAST.replace(",Assignment Category", ""), |number| {
        format!("{number},A,{NURSES},{BAND_5},Active Assignment,1")
    });
    assert_eq!(
        questions(&read(&without, "", None)),
        [],
        "who never had the column is only warned"
    );
    assert_eq!(
        questions(&read(&without, "", Some(&last))),
        [("columns", "staff.assignment_category", 0)],
        "bank and agency posts would be counted without a word to the contrary"
    );
    let denied = "[columns.staff]\nassignment_category = \"none\"";
    assert_eq!(
        questions(&read(&without, denied, Some(&last))),
        [],
        "the trust can say that there is none"
    );
}

/// What differs, this year's file, and the severity and message of each change.
type Case<'a> = (&'a str, Vec<u8>, &'a [(&'a str, &'a str)]);

#[test]
fn what_differs_is_named_and_what_changes_figures_is_a_warning() {
    let last = read(&last_year(), "", None);
    let usual = |number: u32| format!("{number},A,{NURSES},{BAND_5},Active Assignment,1,Permanent");
    let new_values = |number: u32| {
        let (origin, scale) = if number == 3 { ("H", "XR06") } else { ("A", BAND_5) };
        format!("{number},{origin},{NURSES},{scale},Maternity,1,Permanent")
    };
    let cases: [Case<'_>; 7] = [
        (
            "a column that is renamed",
            list(&LAST.replace("Grade", "Banding"), usual),
            &[(
                "warning",
                "The pay scale or band is now in “Banding”; last time it was in “Grade”.",
            )],
        ),
        (
            "a column that is gone",
            list(&LAST.replace(",Assignment Category", ""), |number| {
                format!("{number},A,{NURSES},{BAND_5},Active Assignment,1")
            }),
            &[(
                "warning",
                "No column is read for the assignment category now; last time “Assignment Category” was.",
            )],
        ),
        (
            "a column that nothing is read from, and one that something is",
            list(&format!("{LAST},Cost Centre,Leave Date"), |number| {
                format!("{},X1,", usual(number))
            }),
            &[
                ("note", "Headings that are new and not read: “Cost Centre”."),
                (
                    "note",
                    "“Leave Date” is now read for the last day in post; last time nothing was.",
                ),
            ],
        ),
        (
            "a column that stands elsewhere",
            list(
                "Employee Number,FTE,Ethnic Origin,Staff Group,Grade,Assignment Status,Assignment Category",
                |number| format!("{number},1,A,{NURSES},{BAND_5},Active Assignment,Permanent"),
            ),
            &[("note", "In another place than last time: “FTE”.")],
        ),
        (
            "headings on another row",
            text(&["Staff in post", LAST, &usual(1), &usual(2)]),
            &[("note", "The headings stand in row 2 now; last time it was row 1.")],
        ),
        (
            "values never seen before",
            list(LAST, new_values),
            &[
                ("warning", "Never seen before as assignment status: “Maternity”."),
                ("warning", "Never seen before as ethnic origin: “H”."),
                ("warning", "Never seen before as pay scale or band: “XR06”."),
            ],
        ),
        (
            "several at once, the gravest first",
            list(&format!("{},Post Code", LAST.replace("Grade", "Pay Scale")), |number| {
                format!("{},Q", usual(number))
            }),
            &[
                (
                    "warning",
                    "The pay scale or band is now in “Pay Scale”; last time it was in “Grade”.",
                ),
                ("note", "Headings that are new and not read: “Post Code”."),
            ],
        ),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(changes(&read(&bytes, "", Some(&last))), expected, "{what}");
    }
}

#[test]
fn another_sheet_is_named() {
    let rows = || vec![staff_headings(), staff("1", "A", NURSES, BAND_5)];
    let shapes = |reading: &Reading| BTreeMap::from([(reading.kind, reading.shape.clone())]);
    let last = read_after("a.xlsx", &sheets(&[("Staff", 0, 0, rows())]), "", None, None).unwrap();
    let moved = sheets(&[("Export", 0, 0, rows())]);
    let now = read_after("a.xlsx", &moved, "", None, Some(&shapes(&last))).unwrap();
    assert_eq!(
        changes(&now),
        [(
            "note",
            "The table is on the sheet “Export” now; last time it was on the sheet “Staff”."
        )]
    );
    assert_eq!(now.changes[0].place.sheet, "Export");
}

#[test]
fn a_column_that_was_said_not_to_exist_is_asked_about_once_it_appears() {
    let denied = "[columns.staff]\nleave_date = \"\"";
    let with_dates = list(&format!("{LAST},Leave Date"), |number| {
        format!("{number},A,{NURSES},{BAND_5},Active Assignment,1,Permanent,31/12/4712")
    });
    let last = read(&last_year(), denied, None);
    assert_eq!(questions(&last), [], "what the trust said is not asked");
    let now = read(&with_dates, denied, Some(&last));
    assert_eq!(questions(&now), [("columns", "staff.leave_date", 0)]);
    assert!(finds(
        &now,
        "this file has “Leave Date”, which the last one did not have."
    ));
    // Where the last file had it too, the trust meant it.
    let last = read(&with_dates, denied, None);
    assert_eq!(questions(&read(&with_dates, denied, Some(&last))), []);
}

#[test]
fn answers_that_match_nothing_in_any_file_are_named() {
    let answers = "[columns.staff]\npay_scale = \"Grade\"\nstaff_group = \"Old Heading\"\n\
                   [columns.training]\ncategory = \"Type\"\n\
                   [ethnic_origin]\n\"A\" = \"white\"\n\"Never Seen\" = \"bme\"\n\
                   [assignment_status]\n\"active assignment\" = \"count\"\n\
                   [training]\n\"Leadership\" = \"non_mandatory\"";
    let reading = read(&last_year(), answers, None);
    let given = Answers::from_toml(answers).unwrap();
    assert_eq!(
        given.unused(&[(reading.kind, &reading.answers_used)]).as_deref(),
        Some(
            "2 answers match nothing in the files: [columns] staff.staff_group = “Old Heading”; [ethnic_origin] “never seen”."
        ),
        "what is only about other kinds of file is not named"
    );
    let used = Answers::from_toml("[pay_scale]\n\"XR05\" = \"band_5\"").unwrap();
    let one = "This answer matches nothing in the files: [pay_scale] “xr05”.";
    assert_eq!(
        used.unused(&[(reading.kind, &reading.answers_used)]).as_deref(),
        Some(one)
    );
    let used = Answers::from_toml("[columns]\npay_scale = \"Grade\"\n[ethnic_origin]\nA = \"white\"").unwrap();
    let reading = read(&last_year(), &used.to_toml(), None);
    assert_eq!(used.unused(&[(reading.kind, &reading.answers_used)]), None);
}

#[test]
fn an_answer_on_an_occupation_code_or_a_group_of_a_summary_is_used() {
    let list = "Employee Number,Ethnic Origin,Staff Group,Grade,Assignment Category,Occupation Code\n\
                20000001,A,Nursing and Midwifery Registered,NHS|XR05|Review Body Band 5,Permanent,Q99\n";
    let answers = "[occupation_code]\n\"Q99\" = \"clinical\"\n\"Q98\" = \"clinical\"";
    let read = read_after("staff.csv", list.as_bytes(), answers, None, None).unwrap();
    let given = Answers::from_toml(answers).unwrap();
    assert_eq!(
        given.unused(&[(read.kind, &read.answers_used)]).as_deref(),
        Some("This answer matches nothing in the files: [occupation_code] “q98”."),
        "the other one stands in the list"
    );
    assert!(
        !read.shape.values.contains_key("occupation_code"),
        "there are too many to name the new ones"
    );

    let summary = "Ethnic Group,Shortlisted,Appointed\nWhite,40,20\nBME,30,10\nGlobal Majority,5,2\n";
    let answers = "[ethnic_origin]\n\"Global Majority\" = \"bme\"\n\"Martian\" = \"unknown\"";
    let read = read_after("recruitment.csv", summary.as_bytes(), answers, None, None).unwrap();
    let given = Answers::from_toml(answers).unwrap();
    assert_eq!(
        given.unused(&[(read.kind, &read.answers_used)]).as_deref(),
        Some("This answer matches nothing in the files: [ethnic_origin] “martian”."),
        "a table of counts uses answers as a list does"
    );
}

#[test]
fn a_shape_holds_no_more_than_headings_and_values_that_decide() {
    let shape = &read(&last_year(), "", None).shape;
    let fields: Vec<&str> = shape.values.keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        [
            "assignment_category",
            "assignment_status",
            "ethnic_origin",
            "pay_scale",
            "staff_group"
        ],
        "numbers of people are in no shape"
    );
    assert_eq!(Shape::from_text(&shape.to_text()).as_ref(), Some(shape));
    assert_eq!(Shape::from_text("something else"), None);
}

proptest! {
    #[test]
    fn a_shape_reads_back_as_it_was_written(
        sheet in any::<String>(),
        header_row in any::<u32>(),
        headings in prop::collection::vec(any::<String>(), 0..6),
        columns in prop::collection::btree_map("[a-z_]{1,12}", any::<String>(), 0..4),
        values in prop::collection::btree_map("[a-z_]{1,12}", prop::collection::btree_set(any::<String>(), 1..4), 0..4),
        chosen in any::<[bool; 3]>(),
    ) {
        let [kind, sheet_chosen, row] = chosen;
        let by_hand = ByHand { kind, sheet: sheet_chosen, header_row: row };
        let shape = Shape { sheet, header_row, headings, columns, values, by_hand };
        prop_assert_eq!(Shape::from_text(&shape.to_text()), Some(shape));
    }
}
