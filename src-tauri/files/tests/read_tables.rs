//! Tables as trusts' reports lay them out: under prompts, beside and below other tables, under two rows of headings, on hidden sheets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use domain::finding::Severity;
use domain::kind::Kind;
use domain::workforce::Section;
use proptest::prelude::*;
use read_support::{
    BAND_5, E, N, NURSES, Put, T, finds, questions, read_with, reading, sheets, staff, staff_headings, staff_rows, xlsx,
};

/// Four people, each with everything that a small staff list gives.
fn people() -> Vec<Vec<Put>> {
    vec![
        staff("101", "A White - British", NURSES, BAND_5),
        staff("102", "N", NURSES, "NHS|XR06|Review Body Band 6"),
        staff("103", "Z", "Estates and Ancillary", "Band 2"),
        staff("104", "H", "Administrative and Clerical", "Band 7"),
    ]
}

fn list() -> Vec<Vec<Put>> {
    [vec![staff_headings()], people()].concat()
}

/// What a list comes to, whatever rows it stands on.
fn told(name: &str, bytes: &[u8]) -> Vec<(String, String, String)> {
    let read = reading(name, bytes);
    assert_eq!(questions(&read), [], "{name} leaves nothing to ask");
    staff_rows(&read)
        .iter()
        .map(|row| {
            (
                row.person.clone(),
                format!("{:?}", row.origin.group),
                format!("{:?} {:?}", row.section, row.band),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn where_a_table_stands_and_what_stands_around_it_does_not_change_its_records(
        down in 0_u32..70,
        right in 0_u16..30,
        title in any::<bool>(),
        total in any::<bool>(),
        gap in 0_usize..3,
        footnotes in 0_usize..3,
        again in any::<bool>(),
    ) {
        let mut rows = Vec::new();
        if title {
            rows.push(vec![T("NHS Staff List")]);
            rows.push(vec![T("Payroll"), T("All")]);
        }
        rows.extend(list());
        if again {
            let half = rows.len() - 2;
            rows.splice(half..half, [vec![], vec![T("NHS Staff List, page 2")], staff_headings()]);
        }
        if total {
            rows.push(vec![T("Grand Total"), E, E, E, E, E, N(4.0)]);
        }
        rows.extend(vec![vec![]; gap]);
        rows.extend([vec![T("Source: payroll")], vec![T("* suppressed"), T("fewer than five")]].into_iter().take(footnotes));
        prop_assert_eq!(told("moved.xlsx", &xlsx(down, right, &rows)), told("plain.xlsx", &xlsx(0, 0, &list())));
    }
}

#[test]
fn a_header_below_a_long_block_of_prompts_is_found() {
    let mut rows = vec![vec![T("Prompt"), T("Value")]; 90];
    rows.extend(list());
    let read = reading("prompts.xlsx", &xlsx(0, 0, &rows));
    assert_eq!((read.header_row, staff_rows(&read).len()), (91, 4));
}

#[test]
fn a_heading_on_two_rows_is_read_as_one() {
    let groups = vec![T("Employee"), E, E, T("Pay"), T("FTE"), T("Staff Group")];
    let headings = vec![T("Number"), T("Name"), T("Ethnic Origin"), T("Band")];
    let person = |number| vec![T(number), T("Made Up"), T("A"), T(BAND_5), N(1.0), T(NURSES)];
    let read = reading(
        "two-rows.xlsx",
        &xlsx(2, 0, &[groups, headings, person("1"), person("2")]),
    );
    assert_eq!(read.header_row, 4, "the lower of the two rows");
    assert_eq!(questions(&read), []);
    let headings: Vec<_> = read
        .columns
        .iter()
        .map(|column| (column.field.as_str(), column.heading.as_str()))
        .collect();
    assert!(
        headings.contains(&("employee_number", "Employee Number")),
        "{headings:?}"
    );
    assert!(
        headings.contains(&("staff_group", "Staff Group")),
        "its heading stands in the upper row: {headings:?}"
    );
    assert_eq!(staff_rows(&read).len(), 2);
}

#[test]
fn an_empty_column_inside_a_table_does_not_cut_it_and_is_said() {
    let split = |mut row: Vec<Put>| {
        row.insert(2, E);
        row
    };
    let read = reading(
        "spacer.xlsx",
        &xlsx(0, 0, &list().into_iter().map(split).collect::<Vec<_>>()),
    );
    assert_eq!((questions(&read), staff_rows(&read).len()), (vec![], 4));
    assert!(finds(&read, "Column C is empty"), "{:?}", read.findings);
}

#[test]
fn a_stray_cell_between_two_tables_does_not_make_them_one() {
    let other = [
        ("Grade", E),
        ("Band 2", N(11.0)),
        ("Band 3", N(12.0)),
        ("Band 4", N(13.0)),
        ("Band 5", N(14.0)),
    ];
    let mut rows: Vec<Vec<Put>> = other
        .into_iter()
        .zip(list())
        .map(|((band, count), person)| [vec![T(band), count, E], person].concat())
        .collect();
    rows[0][1] = T("Headcount");
    rows.extend((6..14).map(|number| vec![T("Band 6"), N(f64::from(number))]));
    rows[8].push(T("check this"));
    let read = reading("stray.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(read.first_column, 4);
    let bands = staff_rows(&read)
        .iter()
        .map(|row| row.band.unwrap().key())
        .collect::<Vec<_>>();
    assert_eq!(
        bands,
        ["band_5", "band_6", "band_2", "band_7"],
        "the bands of the list, not of the table beside it"
    );
}

#[test]
fn another_table_below_is_left_out_and_said() {
    let mut rows = list();
    rows.extend([
        vec![],
        ["Ethnic Origin", "Grade", "Total"].map(T).to_vec(),
        vec![T("White"), T("Band 5"), N(12.0)],
        vec![T("BME"), T("Band 5"), N(3.0)],
    ]);
    let read = reading("below.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(
        (staff_rows(&read).len(), read.left_out.get("after_table")),
        (4, Some(&3))
    );
    assert!(finds(&read, "Another table begins in row 7"), "{:?}", read.findings);
    assert_eq!(read.last_row, 5);
}

#[test]
fn a_block_of_notes_in_two_columns_is_nobody() {
    let mut rows = list();
    rows.extend([
        vec![],
        vec![],
        vec![T("White"), T("the groups A to C")],
        vec![T("BME"), T("the groups D to S")],
        vec![T("2026"), T("the year")],
    ]);
    let read = reading("notes-below.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(
        (staff_rows(&read).len(), read.left_out.get("after_table")),
        (4, Some(&3))
    );
    assert!(finds(&read, "From row 8 on"), "{:?}", read.findings);
}

#[test]
fn people_after_blank_rows_are_still_people() {
    let mut rows = list();
    rows.insert(3, vec![]);
    rows.insert(3, vec![]);
    let read = reading("gaps.xlsx", &xlsx(0, 0, &rows));
    assert_eq!((staff_rows(&read).len(), read.left_out.len()), (4, 0));
}

#[test]
fn a_total_is_a_row_of_nobody_and_a_division_called_total_is_not() {
    let with = |division: &'static str, mut row: Vec<Put>| {
        row.insert(0, T(division));
        row
    };
    let rows = vec![
        with("Division", staff_headings()),
        with("Total Care", people().remove(0)),
        with("Total", people().remove(1)),
        with("Total Care Total", vec![E, E, E, E, E, E, N(2.0)]),
        with("Grand Total", vec![N(2.0), E, E, E, E, E, N(2.0)]),
    ];
    let read = reading("totals.xlsx", &xlsx(0, 0, &rows));
    let found: Vec<_> = staff_rows(&read).iter().map(|row| row.person.as_str()).collect();
    assert_eq!((found, read.left_out.get("total_row")), (vec!["101", "102"], Some(&2)));
}

#[test]
fn a_total_is_seen_where_its_word_stands_in_a_column_that_is_not_used() {
    let with = |name: &'static str, mut row: Vec<Put>| {
        row.insert(0, T(name));
        row
    };
    let rows = vec![
        with("Name", staff_headings()),
        with("Made Up", people().remove(0)),
        with("Total", vec![N(312.0), E, E, E, E, E, N(290.5)]),
    ];
    let read = reading("count.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(
        (staff_rows(&read).len(), read.left_out.get("total_row")),
        (1, Some(&1)),
        "312 is a count and no person"
    );
}

#[test]
fn a_vacant_post_is_nobody_and_is_said() {
    let mut rows = list();
    rows.push(staff("VACANT", "", NURSES, BAND_5));
    let read = reading("vacant.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(
        (staff_rows(&read).len(), read.left_out.get("no_identifier")),
        (4, Some(&1))
    );
    assert!(
        finds(&read, "words where the other rows have a number"),
        "{:?}",
        read.findings
    );
}

/// A list in which the staff group stands only on the first row of each run.
fn suppressed() -> Vec<u8> {
    let mut rows = vec![staff_headings()];
    for (number, group) in [
        ("1", NURSES),
        ("2", ""),
        ("3", ""),
        ("4", "Estates and Ancillary"),
        ("5", ""),
        ("6", ""),
    ] {
        rows.push(staff(number, "A", group, BAND_5));
    }
    xlsx(0, 0, &rows)
}

#[test]
fn a_value_that_stands_only_where_its_group_begins_is_asked_about_once() {
    let read = reading("suppressed.xlsx", &suppressed());
    assert_eq!(
        questions(&read),
        [("fill_down", "Staff Group", 4)],
        "and not what a blank staff group means"
    );
    assert!(
        read.questions[0].prompt.contains("blank on 4 of 6 rows"),
        "{}",
        read.questions[0].prompt
    );
    let keys: Vec<_> = read.questions[0]
        .choices
        .iter()
        .map(|choice| choice.key.as_str())
        .collect();
    assert_eq!(keys, ["yes", "no"]);
}

#[test]
fn a_group_is_filled_down_only_where_the_trust_says_so() {
    let sections = |answer: &str| {
        let answers = format!("[fill_down]\n\"Staff Group\" = \"{answer}\"\n[staff_group]\n\"\" = \"exclude\"");
        let read = read_with("suppressed.xlsx", &suppressed(), &answers, None).unwrap();
        assert_eq!(questions(&read), []);
        assert_eq!(
            finds(&read, "was filled from the row above"),
            answer == "yes",
            "{:?}",
            read.findings
        );
        staff_rows(&read)
            .iter()
            .map(|row| row.section.map(Section::key))
            .collect::<Vec<_>>()
    };
    let (clinical, other) = (Some("clinical"), Some("non_clinical"));
    assert_eq!(sections("yes"), [clinical, clinical, clinical, other, other, other]);
    assert_eq!(sections("no"), [clinical, None, None, other, None, None]);
}

#[test]
fn a_full_column_with_a_few_blanks_is_not_asked_about() {
    let mut rows = list();
    rows[2][2] = E;
    let read = reading("blank.xlsx", &xlsx(0, 0, &rows));
    assert!(
        questions(&read).iter().all(|(field, ..)| *field != "fill_down"),
        "{:?}",
        read.questions
    );
}

/// A pivot table of a staff list, with more headings than the list needs.
fn pivot() -> Vec<Vec<Put>> {
    vec![
        [
            "Staff Group",
            "Grade",
            "Ethnic Origin",
            "Assignment Category",
            "Division",
            "Gender",
            "Count of Employee Number",
        ]
        .map(T)
        .to_vec(),
        vec![
            T(NURSES),
            T(BAND_5),
            T("A"),
            T("Permanent"),
            T("Surgery"),
            T("Female"),
            N(40.0),
        ],
    ]
}

#[test]
fn a_pivot_table_does_not_stand_in_for_its_list() {
    let bytes = sheets(&[
        ("Pivot", 2, 0, pivot()),
        ("Lookup", 0, 0, vec![vec![T("A"), T("White")]]),
        ("Data", 0, 0, list()),
    ]);
    let read = reading("pivot.xlsx", &bytes);
    assert_eq!((read.sheet.as_str(), staff_rows(&read).len()), ("Data", 4));
    let seems: Vec<_> = read
        .sheets
        .iter()
        .map(|sheet| (sheet.kind.map(Kind::key), sheet.header_row))
        .collect();
    assert_eq!(
        seems,
        [(Some("staff"), Some(3)), (None, None), (Some("staff"), Some(1))]
    );
    assert!(read.sheets[0].why.contains("summary"), "{}", read.sheets[0].why);
}

#[test]
fn a_list_hidden_behind_its_pivot_table_is_read_and_warned_of() {
    let bytes = hide(&sheets(&[("Pivot", 0, 0, pivot()), ("Data", 0, 0, list())]), "Data");
    let read = reading("hidden.xlsx", &bytes);
    assert_eq!((read.sheet.as_str(), staff_rows(&read).len()), ("Data", 4));
    let hidden = read
        .findings
        .iter()
        .find(|finding| finding.message.contains("hidden sheet"))
        .unwrap();
    assert_eq!(hidden.severity, Severity::Warning);
}

#[test]
fn a_hidden_list_does_not_take_the_place_of_one_that_can_be_seen_and_is_named() {
    let bytes = hide(&sheets(&[("Old", 0, 0, list()), ("Now", 0, 0, list())]), "Old");
    let read = reading("old.xlsx", &bytes);
    assert_eq!(read.sheet, "Now");
    assert!(finds(&read, "The hidden sheet “Old” also holds"), "{:?}", read.findings);
}

/// A workbook with one of its sheets hidden.
fn hide(workbook: &[u8], sheet: &str) -> Vec<u8> {
    let part = read_support::part(workbook, "xl/workbook.xml");
    let name = format!("<sheet name=\"{sheet}\"");
    assert!(part.contains(&name), "{part}");
    let part = part.replace(&name, &format!("{name} state=\"hidden\""));
    read_support::with_part(workbook, "xl/workbook.xml", part.as_bytes())
}

#[test]
fn a_second_list_beside_or_above_the_one_that_is_read_is_named() {
    let mut rows: Vec<Vec<Put>> = list();
    for (row, person) in rows
        .iter_mut()
        .zip([vec![staff_headings()], vec![staff("9", "A", NURSES, BAND_5)]].concat())
    {
        row.push(E);
        row.extend(person);
    }
    let read = reading("beside.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(staff_rows(&read).len(), 4);
    assert!(finds(&read, "columns I to O"), "{:?}", read.findings);
}

#[test]
fn the_preview_and_the_reading_say_where_the_table_stands() {
    let mut rows = vec![vec![T("NHS Staff List")], vec![]];
    rows.extend(list());
    rows.push(vec![]);
    rows.push(vec![T("Source: payroll")]);
    let read = reading("outline.xlsx", &xlsx(1, 2, &rows));
    let numbers: Vec<_> = read.preview.iter().map(|row| row.row).collect();
    assert_eq!(numbers, [2, 4, 5, 6, 7, 8, 10]);
    assert_eq!(read.preview[1].cells[2], "Employee Number");
    assert_eq!(
        (read.header_row, read.first_column, read.last_column, read.last_row),
        (4, 3, 9, 8),
        "the outline of the table"
    );
}
