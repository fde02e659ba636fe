//! Writes the workbooks from the drawn trust, one file a subject. It decides only what a file looks like; nothing is
//! counted here and nothing is read back.

mod board;
mod casework;
mod learning;
mod past_return;
mod recruitment;
mod staff;
mod survey;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::trust::Trust;

/// One file of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// File name without a folder.
    pub name: &'static str,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// Makes the seven workbooks: staff list, recruitment, casework, learning (csv), survey, board and last year's return.
///
/// The same trust gives the same bytes.
///
/// # Errors
/// Only if a workbook breaks a limit of the format, which a drawn trust does not.
pub fn workbooks(trust: &Trust) -> Result<Vec<NamedFile>, XlsxError> {
    Ok(vec![
        NamedFile {
            name: "staff-list.xlsx",
            bytes: staff::bytes(&trust.people)?,
        },
        NamedFile {
            name: "recruitment.xlsx",
            bytes: recruitment::bytes(&trust.applications)?,
        },
        NamedFile {
            name: "casework.xlsx",
            bytes: casework::bytes(&trust.cases)?,
        },
        NamedFile {
            name: "learning.csv",
            bytes: learning::bytes(&trust.learning),
        },
        NamedFile {
            name: "staff-survey-benchmark.xlsx",
            bytes: survey::bytes(&trust.survey)?,
        },
        NamedFile {
            name: "board.xlsx",
            bytes: board::bytes(&trust.board)?,
        },
        NamedFile {
            name: "wres-return-2025.xlsx",
            bytes: past_return::bytes(&trust.past_return)?,
        },
    ])
}

/// A workbook whose date of creation is fixed, so that the same cells give the same bytes.
fn new_workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 4, 20)?;
    let properties = DocProperties::new()
        .set_title("Made-up data")
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    Ok(workbook)
}

fn heading() -> Format {
    Format::new().set_bold()
}

fn day_format() -> Format {
    Format::new().set_num_format("dd/mm/yyyy")
}

/// Writes a day as a date cell; nothing where there is none.
fn write_day(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    day: Option<NaiveDate>,
    format: &Format,
) -> Result<(), XlsxError> {
    if let Some(day) = day {
        let year = u16::try_from(day.year()).unwrap_or(1900);
        let date = ExcelDateTime::from_ymd(year, low_byte(day.month()), low_byte(day.day()))?;
        sheet.write_with_format(row, column, &date, format)?;
    }
    Ok(())
}

fn low_byte(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(1)
}

/// Writes headings in one row from a column on.
fn write_headings(sheet: &mut Worksheet, row: u32, from: u16, headings: &[&str]) -> Result<(), XlsxError> {
    let bold = heading();
    for (column, text) in (from..).zip(headings) {
        sheet.write_with_format(row, column, *text, &bold)?;
    }
    Ok(())
}

/// Writes a text, leaving the cell empty where the text is.
fn write_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    if !text.is_empty() {
        sheet.write_string(row, column, text)?;
    }
    Ok(())
}
