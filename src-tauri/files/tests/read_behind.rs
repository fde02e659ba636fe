//! What a sheet does not show: hidden rows and columns count and are told of, formulas that were never calculated are told of.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod read_support;

use domain::finding::Severity;
use read_support::{
    BAND_5, D, E, N, NURSES, Put, Reading, T, finds, reading, staff, staff_headings, staff_rows, with_part, xlsx,
};
use rust_xlsxwriter::{Formula, Workbook, Worksheet};

const HIDDEN: &str = "hidden in the sheet";

/// Findings that say these words.
fn told<'a>(reading: &'a Reading, words: &str) -> Vec<&'a str> {
    let findings = reading.findings.iter().map(|finding| finding.message.as_str());
    findings.filter(|message| message.contains(words)).collect()
}

/// A staff list of four on a sheet, which is then changed.
fn list(change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut rows = vec![staff_headings()];
    rows.extend(["20000001", "20000002", "20000003", "20000004"].map(|number| staff(number, "A", NURSES, BAND_5)));
    for (row, cells) in (0..).zip(&rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                T(text) => sheet.write_string(row, column, *text).map(|_| ()),
                N(number) => sheet.write_number(row, column, *number).map(|_| ()),
                D(..) | E => Ok(()),
            }
            .unwrap();
        }
    }
    change(sheet);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn hidden_rows_count_and_are_told_of() {
    let read = reading(
        "staff.xlsx",
        &list(|sheet| {
            sheet.set_row_hidden(1).unwrap().set_row_hidden(3).unwrap();
        }),
    );
    assert_eq!(staff_rows(&read).len(), 4, "what is hidden counts like the rest");
    assert_eq!(
        told(&read, HIDDEN),
        ["2 of the 4 rows that were counted are hidden in the sheet, the first of them row 2, by a filter or by hand."]
    );
    let one = reading(
        "staff.xlsx",
        &list(|sheet| {
            sheet.set_row_hidden(4).unwrap();
        }),
    );
    assert_eq!(
        told(&one, HIDDEN),
        ["1 of the 4 rows that were counted is hidden in the sheet, row 5, by a filter or by hand."]
    );
    assert!(
        one.findings
            .iter()
            .any(|finding| finding.message.contains(HIDDEN) && finding.severity == Severity::Warning),
        "figures differ from what is seen, so it is more than a note"
    );
}

#[test]
fn only_hidden_rows_that_count_are_told_of() {
    let read = reading(
        "staff.xlsx",
        &list(|sheet| {
            // The headings, a total, and a row below that holds nothing.
            sheet.write_string(6, 0, "Grand Total").unwrap();
            sheet.write_number(6, 6, 4).unwrap();
            sheet
                .set_row_hidden(0)
                .unwrap()
                .set_row_hidden(6)
                .unwrap()
                .set_row_hidden(9)
                .unwrap();
        }),
    );
    assert_eq!(
        told(&read, HIDDEN),
        [""; 0],
        "no row that counts is hidden: {:?}",
        read.findings
    );
    assert_eq!(
        told(&reading("staff.xlsx", &list(|_| ())), HIDDEN),
        [""; 0],
        "nothing is hidden at all"
    );
}

#[test]
fn a_hidden_column_that_is_used_is_told_of_and_another_is_not() {
    let read = reading(
        "staff.xlsx",
        &list(|sheet| {
            sheet.write_string(0, 7, "Custom field").unwrap();
            sheet.set_column_hidden(1).unwrap().set_column_hidden(7).unwrap();
        }),
    );
    assert_eq!(
        told(&read, HIDDEN),
        ["The column “Ethnic Origin” is hidden in the sheet and was used."]
    );
}

#[test]
fn rows_that_a_web_page_does_not_display_count_and_are_told_of() {
    let row = |style: &str, number: &str| {
        format!("<tr{style}><td>{number}</td><td>A</td><td>{NURSES}</td><td>{BAND_5}</td><td>Permanent</td></tr>")
    };
    let headings = "<tr><th>Employee Number</th><th>Ethnic Origin</th><th>Staff Group</th><th>Grade</th>\
                    <th>Assignment Category</th></tr>";
    let rows = [
        row("", "20000001"),
        row(
            " height=0 style='mso-height-source:userset; DISPLAY : none'",
            "20000002",
        ),
        row(" style='height:15pt'", "20000003"),
    ];
    let page = format!("<html><body><table>{headings}{}</table></body></html>", rows.concat());
    let read = reading("staff.xls", page.as_bytes());
    assert_eq!(staff_rows(&read).len(), 3, "the row is there, only not displayed");
    assert_eq!(told(&read, HIDDEN).len(), 1, "{:?}", read.findings);
    assert!(
        told(&read, HIDDEN)[0].starts_with("1 of the 3 rows"),
        "{:?}",
        read.findings
    );
}

/// The hours of all four as formulas with these stored results.
fn hours(results: [&str; 4]) -> Reading {
    reading(
        "staff.xlsx",
        &list(|sheet| {
            for (row, result) in (1..).zip(results) {
                sheet
                    .write_formula(row, 6, Formula::new("=37.5/37.5").set_result(result))
                    .unwrap();
            }
        }),
    )
}

#[test]
fn a_column_of_formulas_that_all_give_nothing_or_0_was_never_calculated() {
    let zeros = hours(["0"; 4]);
    assert_eq!(
        told(&zeros, "formulas"),
        ["All 4 formulas of “FTE” have 0 as their stored result and were read so."]
    );
    assert_eq!(
        told(&hours(["1", "0", "0", "0"]), "formulas"),
        [""; 0],
        "one that gives something shows that they were calculated"
    );
    assert_eq!(told(&hours(["1"; 4]), "formulas"), [""; 0], "nothing is amiss");
}

#[test]
fn a_single_formula_that_gives_0_says_nothing() {
    let read = reading(
        "staff.xlsx",
        &list(|sheet| {
            sheet
                .write_formula(2, 6, Formula::new("=0/37.5").set_result("0"))
                .unwrap();
        }),
    );
    assert_eq!(told(&read, "formula"), [""; 0], "somebody may well work no hours");
}

/// A recruitment summary whose counts are formulas with this stored result.
fn summary(result: &str) -> Reading {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let down = ["Ethnic Group", "White", "BME", "Not stated"];
    for (row, label) in (0..).zip(down) {
        sheet.write_string(row, 0, label).unwrap();
    }
    for (column, step) in (1..).zip(["Shortlisted", "Appointed"]) {
        sheet.write_string(0, column, step).unwrap();
        // The first group's counts are typed in, so that the table is known for one of counts.
        sheet.write_number(1, column, 40 / u32::from(column)).unwrap();
        for row in 2..4 {
            sheet
                .write_formula(row, column, Formula::new("=SUM(Z1:Z9)").set_result(result))
                .unwrap();
        }
    }
    reading("recruitment.xlsx", &workbook.save_to_buffer().unwrap())
}

#[test]
fn a_table_of_counts_tells_of_formulas_that_were_never_calculated() {
    let zeros = summary("0");
    assert_eq!(
        told(&zeros, "formulas"),
        ["All 4 formulas of the sheet have 0 as their stored result and were read so."]
    );
    assert_eq!(told(&summary("7"), "formulas"), [""; 0], "these were calculated");
}

#[test]
fn a_table_of_counts_tells_of_formulas_without_any_result_and_of_hidden_rows() {
    let rows: Vec<Vec<Put>> = vec![
        vec![T("Ethnic Group"), T("Shortlisted"), T("Appointed")],
        vec![T("White"), N(40.0), N(20.0)],
        vec![T("BME"), N(30.0), N(10.0)],
        vec![T("Not stated"), N(5.0), N(2.0)],
    ];
    let plain = xlsx(0, 0, &rows);
    let part = read_support::part(&plain, "xl/worksheets/sheet1.xml");
    let changed = part
        .replace("<c r=\"B3\"><v>30</v></c>", "<c r=\"B3\"><f>SUM(Z1:Z9)</f></c>")
        .replace("<row r=\"4\"", "<row hidden=\"true\" r=\"4\"");
    assert_ne!(part, changed, "the part is as this test knows it: {part}");
    let read = reading(
        "recruitment.xlsx",
        &with_part(&plain, "xl/worksheets/sheet1.xml", changed.as_bytes()),
    );
    assert!(
        finds(&read, "Cell B3 holds a formula without a stored result"),
        "{:?}",
        read.findings
    );
    assert!(
        finds(&read, "1 of the 3 rows that were counted is hidden"),
        "{:?}",
        read.findings
    );
}

#[test]
fn formulas_of_another_sheet_that_gives_columns_are_told_of_there() {
    let mut workbook = Workbook::new();
    let posts = workbook.add_worksheet().set_name("Posts").unwrap();
    for (column, heading) in (0..).zip(["Employee Number", "Staff Group", "Grade", "Assignment Category"]) {
        posts.write_string(0, column, heading).unwrap();
    }
    for row in 1..6 {
        for (column, text) in (0..).zip([format!("2000000{row}").as_str(), NURSES, BAND_5, "Permanent"]) {
            posts.write_string(row, column, text).unwrap();
        }
    }
    let people = workbook.add_worksheet().set_name("People").unwrap();
    people.write_string(0, 0, "Employee Number").unwrap();
    people.write_string(0, 1, "Ethnic Origin").unwrap();
    for row in 1..6 {
        people.write_string(row, 0, format!("2000000{row}")).unwrap();
        people
            .write_formula(row, 1, Formula::new("=VLOOKUP(A2,Z:Z,1)").set_result("0"))
            .unwrap();
    }
    let read = reading("staff.xlsx", &workbook.save_to_buffer().unwrap());
    let told: Vec<_> = read
        .findings
        .iter()
        .filter(|finding| finding.message.contains("0 as their stored result"))
        .collect();
    assert_eq!(told.len(), 1, "{:?}", read.findings);
    assert_eq!(
        (told[0].place.sheet.as_str(), told[0].place.cell.as_str()),
        ("People", "B2")
    );
    assert!(
        read.findings
            .iter()
            .all(|finding| finding.place.sheet != "People" || finding.message == told[0].message),
        "what comes after is of the table's own sheet again: {:?}",
        read.findings
    );
}
