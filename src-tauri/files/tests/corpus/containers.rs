//! The same truth in containers that are written here, in memory: every delimiter in every encoding, and this program's own writer.

use std::fmt::Write;

use encoding_rs::WINDOWS_1252;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;

use crate::counted::counted;
use crate::read_support::read_with;
use crate::truth::CORPUS;

/// The staff list as texts, row by row.
fn table() -> Vec<Vec<String>> {
    let bytes = CORPUS.workbook("containers/staff-comma-utf-8.csv").bytes();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes.as_slice());
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// The rows that are told apart one by one, and the counts, must be those of the truth.
fn check(file: &str, bytes: &[u8]) {
    let reading = read_with(file, bytes, &CORPUS.answers, Some(CORPUS.trust()))
        .unwrap_or_else(|error| panic!("{file} should be read: {error}"));
    let truth = CORPUS.truth("staff");
    assert_eq!(Value::from(reading.rows_read), truth["rows"], "{file}: rows read");
    let found = counted(&reading);
    for part in ["used", "left_out", "total", "people", "lines"] {
        assert_eq!(found[part], truth[part], "{file}: {part}");
    }
}

#[test]
fn every_delimiter_in_every_encoding_gives_the_truth() {
    let table = table();
    let utf_16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        ['\u{FEFF}']
            .into_iter()
            .chain(text.chars())
            .collect::<String>()
            .encode_utf16()
            .flat_map(bytes)
            .collect()
    };
    for (name, delimiter) in [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("pipe", '|')] {
        let mut text = String::new();
        for row in &table {
            // Quoted throughout: the values hold commas and bars of their own.
            let cells: Vec<String> = row
                .iter()
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                .collect();
            write!(text, "{}\r\n", cells.join(&delimiter.to_string())).unwrap();
        }
        check(&format!("{name} utf-8"), text.as_bytes());
        check(&format!("{name} utf-8 with mark"), format!("\u{FEFF}{text}").as_bytes());
        check(&format!("{name} utf-16 little end"), &utf_16(&text, u16::to_le_bytes));
        check(&format!("{name} utf-16 big end"), &utf_16(&text, u16::to_be_bytes));
        let (bytes, _, had_others) = WINDOWS_1252.encode(&text);
        assert!(!had_others, "every letter of the truth is one of Windows-1252");
        check(&format!("{name} windows-1252"), &bytes);
    }
}

#[test]
fn a_workbook_of_rust_xlsxwriter_gives_the_truth() {
    let mut workbook = Workbook::new();
    let format = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    let table = table();
    let (fte, dates) = (12, [13, 14]);
    assert_eq!(table[0][fte], "FTE", "the columns that are not texts");
    for (row, cells) in (0..).zip(&table) {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = u16::try_from(column).unwrap();
            let parts: Vec<u16> = cell.split('/').filter_map(|part| part.parse().ok()).collect();
            match parts[..] {
                [day, month, year] if dates.contains(&column) && year < 4000 => {
                    let moment =
                        ExcelDateTime::from_ymd(year, u8::try_from(month).unwrap(), u8::try_from(day).unwrap());
                    sheet
                        .write_datetime_with_format(row, place, moment.unwrap(), &format)
                        .map(|_| ())
                }
                _ if column == fte && row > 0 => {
                    sheet.write_number(row, place, cell.parse::<f64>().unwrap()).map(|_| ())
                }
                _ => sheet.write_string(row, place, cell).map(|_| ()),
            }
            .unwrap();
        }
    }
    check("rust_xlsxwriter.xlsx", &workbook.save_to_buffer().unwrap());
}
