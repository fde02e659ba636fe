//! Files that ask for more than they hold, by accident or intent: each is read in bounded room or refused in words, and says what was odd.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use std::fmt::Write as _;

use domain::finding::Severity;
use read_support::{
    BAND_5, NURSES, check_refused, finds, part_of, read_with, reading, staff, staff_headings, with_part, xlsx,
};

const HEADINGS: &str = "Employee Number,Ethnic Origin,Staff Group,Grade,Assignment Category,Primary Assignment,FTE\n";

/// An OpenDocument spreadsheet of one sheet with this content.
fn ods(rows: &str) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Staff\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ] {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn ods_row(cells: &str, row: &str, cell: &str) -> String {
    let cells = cells.trim().split(',').fold(String::new(), |mut written, text| {
        let _ = write!(
            written,
            "<table:table-cell office:value-type=\"string\" {cell}><text:p>{text}</text:p></table:table-cell>"
        );
        written
    });
    format!("<table:table-row {row}>{cells}</table:table-row>")
}

const PERSON: &str = "7,A,Estates and Ancillary,Band 2,Permanent,Y,1";

#[test]
fn rows_said_to_be_repeated_are_read_as_far_as_somebody_could_have_filled_them() {
    let few = ods_row(PERSON, "table:number-rows-repeated=\"300\"", "");
    let blank = "<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell/></table:table-row>";
    let read = reading("few.ods", &ods(&(ods_row(HEADINGS, "", "") + &few + blank)));
    assert_eq!(
        read.rows_read, 300,
        "blank rows cost nothing, however many are declared"
    );
    let everywhere = ods_row(
        PERSON,
        "table:number-rows-repeated=\"4000000000\"",
        "table:number-columns-repeated=\"4000000000\"",
    );
    check_refused(
        "bomb.ods",
        &ods(&(ods_row(HEADINGS, "", "") + &everywhere)),
        &["too large to read safely", "row 2", "repeated"],
    );
}

#[test]
fn a_value_below_the_last_row_of_a_sheet_is_no_silence() {
    let begin = ods_row(HEADINGS, "", "") + &ods_row(PERSON, "", "");
    let person = ods_row(PERSON, "", "");
    let gap = |rows: u32| {
        format!("<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell/></table:table-row>")
    };
    let read = reading("last.ods", &ods(&(begin.clone() + &gap(1_048_573) + &person)));
    assert_eq!(read.rows_read, 2, "the last row of a sheet is one");
    check_refused(
        "below.ods",
        &ods(&(begin + &gap(1_048_574) + &person)),
        &[
            "too large to read safely",
            "sheet “Staff”",
            "a row 1048577",
            "ends at row 1048576",
        ],
    );
    let row = |at: &str, cells: &str| {
        let cells = cells.trim().split(',').fold(String::new(), |mut written, text| {
            let _ = write!(written, "<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
            written
        });
        format!("<Row{at}>{cells}</Row>")
    };
    let xml = |last: &str| {
        format!(
            "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet \
             ss:Name=\"Staff\"><Table>{}{}{}</Table></Worksheet></Workbook>",
            row("", HEADINGS),
            row("", PERSON),
            row(&format!(" ss:Index=\"{last}\""), PERSON)
        )
    };
    assert_eq!(reading("last.xls", xml("1048576").as_bytes()).rows_read, 2);
    check_refused(
        "below.xls",
        xml("4000000000").as_bytes(),
        &["too large to read safely", "sheet “Staff”", "a row 4000000000"],
    );
}

#[test]
fn a_sheet_may_declare_any_size_and_nest_as_deep_as_it_likes() {
    let good = xlsx(0, 0, &[staff_headings(), staff("1", "A", NURSES, BAND_5)]);
    let part = "xl/worksheets/sheet1.xml";
    let sheet = String::from_utf8(part_of(&good, part)).unwrap();
    let declared = sheet.replace("A1:G2", "A1:XFD4000000000");
    assert_ne!(declared, sheet, "the sheet declares its size");
    assert_eq!(
        reading("declares.xlsx", &with_part(&good, part, declared.as_bytes())).rows_read,
        1
    );
    let (open, close) = ("<a>".repeat(200_000), "</a>".repeat(200_000));
    let deep = sheet.replace("</sheetData>", &format!("<row r=\"3\">{open}{close}</row></sheetData>"));
    assert_eq!(
        reading("deep.xlsx", &with_part(&good, part, deep.as_bytes())).rows_read,
        1
    );
    let long = sheet.replace(
        "</sheetData>",
        &format!("<row r=\"3\" x=\"{}\"/></sheetData>", "x".repeat(17 << 20)),
    );
    check_refused(
        "long.xlsx",
        &with_part(&good, part, long.as_bytes()),
        &["too large to read safely"],
    );
}

#[test]
fn of_thousands_of_unknown_values_the_commonest_are_asked_about_and_the_rest_is_counted() {
    let mut text = String::from(HEADINGS);
    for number in 1..=1000 {
        let origin = if number % 4 == 0 { 7 } else { number };
        let _ = writeln!(
            text,
            "{number},Origin {origin}x,Estates and Ancillary,Band 2,Permanent,Y,1"
        );
    }
    let column = "[columns.staff]\nethnic_origin = \"Ethnic Origin\"\n";
    let read = read_with("codes.csv", text.as_bytes(), column, None).unwrap();
    let asked: Vec<_> = read
        .questions
        .iter()
        .filter(|asked| asked.field == "ethnic_origin")
        .collect();
    assert_eq!(asked.len(), 200, "no more than somebody could read");
    assert_eq!(
        (asked[0].value.as_str(), asked[0].rows),
        ("Origin 7x", 251),
        "the commonest first"
    );
    assert!(
        finds(
            &read,
            "750 different values of the ethnic origin wait for an answer; the 200 on the most rows"
        ),
        "how many there are is said: {:?}",
        read.findings
    );
    assert!(finds(&read, "550 rows hold the others"), "{:?}", read.findings);
}

#[test]
fn a_page_of_very_many_tables_is_refused_in_few_words() {
    let tables: String = (0..3000).fold(String::from("<html>"), |mut page, number| {
        let _ = write!(page, "<table><tr><td>{number}</td></tr></table>");
        page
    });
    let error = read_with("tables.html", tables.as_bytes(), "", None)
        .unwrap_err()
        .to_string();
    assert!(error.len() < 1000 && error.contains(" more"), "{error}");
}

#[test]
fn a_number_of_nought_names_nobody() {
    let mut text = String::from(HEADINGS);
    for number in 0..40 {
        let number = if number < 30 { number } else { 0 };
        let _ = writeln!(text, "{number},A,Estates and Ancillary,Band 2,Permanent,Y,1");
    }
    let read = reading("noughts.csv", text.as_bytes());
    assert_eq!(
        read.left_out.get("blank_key"),
        Some(&11),
        "what a lookup leaves where it found nothing is not one person with many posts"
    );
    let answer = "[columns.staff]\nemployee_number = \"Employee Number\"\n";
    let noughts = format!(
        "{HEADINGS}{}",
        "0,A,Estates and Ancillary,Band 2,Permanent,Y,1\n".repeat(40)
    );
    let read = read_with("all.csv", noughts.as_bytes(), answer, None).unwrap();
    assert_eq!(read.left_out.get("blank_key"), Some(&40));
    assert!(
        read.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && finding.message.contains("Not one row")),
        "{:?}",
        read.findings
    );
}

#[test]
fn formulas_without_a_stored_result_are_named() {
    let rows: Vec<_> = [staff_headings()]
        .into_iter()
        .chain(["11", "12", "13"].map(|number| staff(number, "A", NURSES, BAND_5)))
        .collect();
    let good = xlsx(0, 0, &rows);
    let part = "xl/worksheets/sheet1.xml";
    let sheet = String::from_utf8(part_of(&good, part)).unwrap();
    let with = |cells: &[(&str, &str)]| {
        let mut sheet = sheet.clone();
        for (address, content) in cells {
            let start = sheet.find(&format!("<c r=\"{address}\"")).unwrap();
            let end = start + sheet[start..].find("</c>").unwrap() + 4;
            sheet.replace_range(start..end, &format!("<c r=\"{address}\"{content}</c>"));
        }
        with_part(&good, part, sheet.as_bytes())
    };
    let read = reading("one.xlsx", &with(&[("B3", "><f>VLOOKUP(A3,X!A:B,2)</f>")]));
    let finding = read
        .findings
        .iter()
        .find(|finding| {
            finding
                .message
                .contains("Cell B3 holds a formula without a stored result")
        })
        .unwrap_or_else(|| panic!("it is said: {:?}", read.findings));
    assert_eq!(finding.place.cell, "B3");
    let read = reading(
        "two.xlsx",
        &with(&[("B3", "><f>A3</f><v></v>"), ("D4", "><f>A4</f><v/>")]),
    );
    assert!(
        finds(&read, "2 cells hold a formula without a stored result"),
        "{:?}",
        read.findings
    );
    for stored in [
        " t=\"str\"><f>A1</f><v>A</v>",
        " t=\"str\"><f>IF(A3=\"\",1,\"\")</f><v></v>",
    ] {
        let read = reading("stored.xlsx", &with(&[("B3", stored)]));
        assert!(!finds(&read, "stored result"), "{stored}: {:?}", read.findings);
    }
}

#[test]
fn a_date_beyond_all_days_costs_its_cell_and_not_the_workbook() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in (0..).zip(["Employee Number", "Ethnic Origin", "Staff Group", "Grade", "Start Date"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    for (row, serial) in (1..).zip([45_000.0, 1e15, -1e15, 2_958_466.0]) {
        sheet.write_number(row, 0, f64::from(row)).unwrap();
        for (column, value) in (1..).zip(["A", "Nursing and Midwifery Registered", "Band 5"]) {
            sheet.write_string(row, column, value).unwrap();
        }
        sheet.write_number_with_format(row, 4, serial, &day).unwrap();
    }
    let read = read_support::reading("dates.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(read.records.len(), 4, "every row names a person");
}
