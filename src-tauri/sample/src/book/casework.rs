//! The employee relations log as HR teams keep it: a title row, employee numbers as numbers (so without leading zeros),
//! and outcomes of several lines in one cell.

use rust_xlsxwriter::{Format, XlsxError};

use super::{day_format, heading, new_workbook, write_day, write_headings};
use crate::trust::Case;

const HEADINGS: [&str; 8] = [
    "Case Ref",
    "Employee Number",
    "Case Type",
    "Formal/Informal",
    "Date Opened",
    "Date Formal Investigation Began",
    "Date Closed",
    "Outcome",
];

pub(super) fn bytes(cases: &[Case]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook()?;
    let sheet = workbook.add_worksheet().set_name("ER log")?;
    sheet.write_with_format(0, 0, "Employee relations case log 2025/26 – made-up data", &heading())?;
    write_headings(sheet, 2, 0, &HEADINGS)?;
    let (day, wrapped) = (day_format(), Format::new().set_text_wrap());
    for (row, case) in (3..).zip(cases) {
        sheet.write_string(row, 0, format!("ER-{:04}", case.number))?;
        sheet.write_number(row, 1, f64::from(case.employee))?;
        sheet.write_string(row, 2, case.case_type)?;
        sheet.write_string(row, 3, if case.formal { "Formal" } else { "Informal" })?;
        write_day(sheet, row, 4, Some(case.opened), &day)?;
        write_day(sheet, row, 5, case.formal_began, &day)?;
        write_day(sheet, row, 6, case.closed, &day)?;
        if !case.outcome.is_empty() {
            sheet.write_string_with_format(row, 7, case.outcome, &wrapped)?;
        }
    }
    workbook.save_to_buffer()
}
