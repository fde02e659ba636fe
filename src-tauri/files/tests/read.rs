//! Awkward staff lists: what is read of them and what is asked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use chrono::NaiveDate;
use domain::ethnicity::Group;
use domain::headcount::{Heads, Post};
use domain::workforce::{Assignment, Band, LeftOut, Section};
use files::read::Kind;
use read_support::{
    BAND_5, D, E, N, NURSES, Put, Reading, Records, T, questions, read_with, reading, sheets, staff, staff_headings,
    utf16, xlsx,
};

fn assignments(reading: &Reading) -> &[Assignment] {
    match &reading.records {
        Records::Staff(rows) => rows,
        other => panic!("a staff list was expected, not {other:?}"),
    }
}

#[test]
fn a_header_on_row_9_in_column_b_under_prompts_with_totals_and_a_footnote_below() {
    let mut rows = vec![
        vec![T("NHS Staff List")],
        vec![],
        vec![T("Effective Date"), T("31/03/2026")],
        vec![],
        vec![],
        vec![],
        vec![],
        vec![],
        staff_headings(),
        staff("00000012", "A White - British", NURSES, BAND_5),
        staff("00000013", "N", NURSES, "NHS|XR06|Review Body Band 6"),
        vec![],
    ];
    rows.push(vec![T("Grand Total"), E, E, E, E, E, N(2.0)]);
    rows.push(vec![T("Made on Monday. Includes bank.")]);
    let read = reading("titles.xlsx", &xlsx(0, 1, &rows));
    assert_eq!((read.kind, read.header_row, read.first_column), (Kind::Staff, 9, 2));
    assert_eq!(read.rows_read, 4);
    assert_eq!(
        read.left_out.get("total_row"),
        Some(&2),
        "the totals row and the footnote"
    );
    assert_eq!(read.as_at, NaiveDate::from_ymd_opt(2026, 3, 31));
    assert_eq!(questions(&read), []);
    let found: Vec<_> = assignments(&read)
        .iter()
        .map(|row| (row.row, row.person.as_str(), row.origin.group, row.section, row.band))
        .collect();
    assert_eq!(
        found,
        [
            (10, "12", Group::White, Some(Section::Clinical), Some(Band::Band5)),
            (11, "13", Group::Bme, Some(Section::Clinical), Some(Band::Band6)),
        ]
    );
    assert!(read.why.contains("row 9"), "{}", read.why);
}

#[test]
fn a_person_with_two_posts_and_numbers_that_lost_their_zeros_is_one_person() {
    let mut second = staff("00000012", "", NURSES, BAND_5);
    second[0] = N(12.0);
    second[5] = T("N");
    second[6] = N(0.4);
    let rows = vec![staff_headings(), staff("00000012", "H", NURSES, "Band 7"), second];
    let read = reading("two-posts.xlsx", &xlsx(0, 0, &rows));
    let found = assignments(&read);
    assert_eq!(found[0].person, found[1].person);
    assert_eq!((found[0].primary, found[1].primary), (Some(true), Some(false)));
    let mut heads = Heads::default();
    for held in found {
        let post = Post::of(held, 0, NaiveDate::from_ymd_opt(2026, 3, 31).unwrap());
        heads.take(Some(held.person.as_str()), &post);
    }
    let heads = heads.finish();
    assert_eq!(heads.people_with_two_posts, 1);
}

#[test]
fn only_an_assignment_number_is_cut_to_its_person() {
    let headings = ["Assignment Number", "Ethnic Origin", "Staff Group", "Grade"]
        .map(T)
        .to_vec();
    let row = |number| vec![T(number), T("A"), T(NURSES), T(BAND_5)];
    let read = reading(
        "assignments.xlsx",
        &xlsx(0, 0, &[headings, row("00123456"), row("00123456-2")]),
    );
    assert_eq!(assignments(&read)[0].person, assignments(&read)[1].person);
    assert_eq!(questions(&read), []);
}

#[test]
fn bank_honorary_leavers_and_starters_ask_nothing() {
    let mut headings = staff_headings();
    headings.extend(["Start Date", "Leave Date"].map(T));
    let row = |category: &'static str, start: Put, leave: Put| {
        let mut row = staff("5", "A", "No such group", "999|LOCAL");
        row[4] = T(category);
        row.extend([start, leave]);
        row
    };
    let rows = vec![
        headings,
        row("Bank", E, E),
        row("Honorary", E, T("31/12/4712")),
        row("Permanent", D(2020, 1, 1), D(2026, 3, 30)),
        row("Permanent", T("01/04/2026"), E),
    ];
    let read = reading("who-counts.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(questions(&read), []);
    let snapshot = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
    let reasons: Vec<_> = assignments(&read).iter().map(|row| row.left_out(snapshot)).collect();
    assert_eq!(
        reasons,
        [
            Some(LeftOut::Bank),
            Some(LeftOut::Honorary),
            Some(LeftOut::Leaver),
            Some(LeftOut::StarterAfter)
        ]
    );
}

#[test]
fn values_nobody_can_place_are_asked_once_with_their_rows_and_answers_settle_them() {
    let rows = vec![
        staff_headings(),
        staff("1", "Other", NURSES, "923|LOC7"),
        staff("2", "other ", NURSES, "923|LOC7"),
        staff("3", "Martian", NURSES, ""),
        staff("4", "A", "Dream weavers", BAND_5),
    ];
    let bytes = xlsx(0, 0, &rows);
    let read = reading("unknown-values.xlsx", &bytes);
    assert_eq!(
        questions(&read),
        [
            ("ethnic_origin", "Other", 2),
            ("ethnic_origin", "Martian", 1),
            ("pay_scale", "923|LOC7", 2),
            ("pay_scale", "", 1),
            ("staff_group", "Dream weavers", 1),
        ]
    );
    let answers = "[ethnic_origin]\nOther = \"bme\"\nMartian = \"unknown\"\n[pay_scale]\n\"923|LOC7\" = \"band_7\"\n\"\" = \
                   \"exclude\"\n[staff_group]\n\"Dream weavers\" = \"non_clinical\"\n";
    let read = read_with("unknown-values.xlsx", &bytes, answers, None).unwrap();
    assert_eq!(questions(&read), []);
    let found: Vec<_> = assignments(&read)
        .iter()
        .map(|row| (row.origin.group, row.band, row.excluded))
        .collect();
    assert_eq!(
        found,
        [
            (Group::Bme, Some(Band::Band7), false),
            (Group::Bme, Some(Band::Band7), false),
            (Group::Unknown, None, true),
            (Group::White, Some(Band::Band5), false),
        ]
    );
}

#[test]
fn the_title_of_a_position_and_the_word_consultant_do_not_make_a_band() {
    let mut headings = staff_headings();
    headings.extend(["Position Title", "Job Role"].map(T));
    let row = |group, grade, title: &'static str, role: &'static str| {
        let mut row = staff("1", "A", group, grade);
        row.extend([T(title), T(role)]);
        row
    };
    let rows = vec![
        headings,
        row(
            NURSES,
            "NHS|XR02|Review Body Band 2",
            "Bank Nurse Band 5",
            "Healthcare Assistant",
        ),
        row(
            "Allied Health Professionals",
            "Band 8b",
            "Consultant Physiotherapist",
            "Consultant",
        ),
        row(
            "Medical and Dental",
            "NHS|YC72|Consultant",
            "Medical Director",
            "Medical Director",
        ),
        row(
            "Administrative and Clerical",
            "VSM",
            "Medical Director",
            "Medical Director",
        ),
        row("Medical and Dental", "923|SGP1", "GP", "Salaried General Practitioner"),
    ];
    let read = reading("titles-lie.xlsx", &xlsx(0, 0, &rows));
    let found: Vec<_> = assignments(&read)
        .iter()
        .map(|row| (row.section.unwrap(), row.band.unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            (Section::Clinical, Band::Band2),
            (Section::Clinical, Band::Band8b),
            (Section::Medical, Band::SeniorMedicalManager),
            (Section::NonClinical, Band::Vsm),
            (Section::Medical, Band::OtherMedical),
        ]
    );
}

#[test]
fn staff_group_against_pay_scale_is_said_with_its_cell() {
    let rows = vec![staff_headings(), staff("1", "A", "Medical and Dental", BAND_5)];
    let read = reading("contradiction.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(assignments(&read)[0].band, Some(Band::OtherMedical));
    let finding = read
        .findings
        .iter()
        .find(|finding| finding.message.contains("do not agree"))
        .unwrap();
    assert_eq!(
        (finding.place.cell.as_str(), finding.place.sheet.as_str()),
        ("D2", "Sheet1")
    );
}

#[test]
fn a_missing_ethnicity_column_is_a_question_with_the_headings_to_choose_from() {
    let headings = [
        "Employee Number",
        "Heritage",
        "Staff Group",
        "Grade",
        "FTE",
        "Primary Assignment",
    ]
    .map(T)
    .to_vec();
    let row = vec![T("1"), T("A"), T(NURSES), T(BAND_5), N(1.0), T("Y")];
    let bytes = xlsx(0, 0, &[headings, row]);
    let read = reading("no-ethnicity.xlsx", &bytes);
    assert_eq!(questions(&read), [("columns", "staff.ethnic_origin", 0)]);
    assert!(read.questions[0].choices.iter().any(|choice| choice.key == "Heritage"));
    let read = read_with(
        "no-ethnicity.xlsx",
        &bytes,
        "[columns]\nethnic_origin = \"Heritage\"",
        None,
    )
    .unwrap();
    assert_eq!(questions(&read), []);
    assert_eq!(assignments(&read)[0].origin.group, Group::White);
}

#[test]
fn two_tables_side_by_side_are_told_apart() {
    let mut header = vec![T("Month"), T("Headcount"), E];
    header.extend(staff_headings());
    let mut row = vec![T("March"), N(812.0), E];
    row.extend(staff("1", "A", NURSES, BAND_5));
    let read = reading(
        "side-by-side.xlsx",
        &xlsx(3, 0, &[header, row, vec![T("April"), N(814.0)]]),
    );
    assert_eq!((read.header_row, read.first_column), (4, 4));
    assert_eq!(assignments(&read).len(), 1);
}

#[test]
fn the_right_sheet_is_found_behind_a_sheet_of_notes() {
    let rows = vec![staff_headings(), staff("1", "A", NURSES, BAND_5)];
    let bytes = sheets(&[
        ("Notes", 0, 0, vec![vec![T("Exported for the WRES")]]),
        ("Data", 2, 0, rows),
    ]);
    let read = reading("notes-first.xlsx", &bytes);
    assert_eq!(
        (read.sheet.as_str(), read.header_row, read.sheets.len()),
        ("Data", 3, 2)
    );
}

#[test]
fn windows_1252_text_with_an_en_dash_and_numbers_without_zeros() {
    let read = reading(
        "learning.csv",
        include_bytes!("../../../tests/workbooks/windows-1252-en-dash.csv"),
    );
    assert_eq!(read.kind, Kind::Training);
    let Records::Training(rows) = &read.records else {
        panic!("training was expected")
    };
    let found: Vec<_> = rows
        .iter()
        .map(|row| (row.row, row.person.as_str(), row.non_mandatory, row.attended))
        .collect();
    assert_eq!(
        found,
        [
            (2, "1234", true, true),
            (3, "1234", false, true),
            (4, "77", true, false)
        ]
    );
    assert_eq!(rows[0].date, NaiveDate::from_ymd_opt(2025, 5, 12));
    assert_eq!(
        read.columns
            .iter()
            .find(|column| column.field == "course")
            .unwrap()
            .samples[0],
        "Leadership - first line"
    );
}

#[test]
fn utf_16_text_divided_by_tabs() {
    let text = "Employee Number\tEthnic Origin\tStaff Group\tGrade\tFTE\r\n007\tWhite – British\tEstates and Ancillary\tBand 2\t0.6\r\n";
    let read = reading("staff.xls", &utf16(text));
    assert_eq!((read.kind, assignments(&read)[0].person.as_str()), (Kind::Staff, "7"));
    assert_eq!(assignments(&read)[0].origin.group, Group::White);
    assert_eq!(assignments(&read)[0].fte, Some(0.6));
}

#[test]
fn of_two_columns_with_one_heading_the_trust_can_choose_the_second() {
    let headings = ["Employee Number", "Grade", "Grade", "Ethnic Origin", "Staff Group"]
        .map(T)
        .to_vec();
    let bytes = xlsx(
        0,
        0,
        &[headings, vec![T("1"), T("Band 5"), T("Band 6"), T("A"), T(NURSES)]],
    );
    let read = reading("twice.xlsx", &bytes);
    assert_eq!(read.headings[2], "Grade (2)");
    assert_eq!(assignments(&read)[0].band, Some(Band::Band5));
    assert!(
        read.findings
            .iter()
            .any(|finding| finding.message.contains("could both be")),
        "the choice is said"
    );
    let read = read_with("twice.xlsx", &bytes, "[columns]\npay_scale = \"Grade (2)\"", None).unwrap();
    assert_eq!(assignments(&read)[0].band, Some(Band::Band6));
}
