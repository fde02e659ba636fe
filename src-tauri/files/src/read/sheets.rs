//! What is shown of a workbook's sheets: all of them by name, and the first rows of the one that was read.

use super::cell::Cell;
use super::table::FirstRows;
use super::workbook::Workbook;
use super::{ReadError, SheetSummary};

/// Rows in the preview.
const PREVIEW_ROWS: usize = 12;
/// Columns in the preview.
const PREVIEW_COLUMNS: usize = 40;

/// The sheet that the user named, whatever its case.
pub(super) fn named(file: &str, workbook: &Workbook<'_>, name: &str) -> Result<usize, ReadError> {
    let wanted = name.trim().to_lowercase();
    workbook
        .sheets
        .iter()
        .position(|sheet| sheet.name.trim().to_lowercase() == wanted)
        .ok_or_else(|| {
            let sheets: Vec<String> = workbook
                .sheets
                .iter()
                .map(|sheet| format!("“{}”", sheet.name))
                .collect();
            ReadError::NoSuchSheet {
                file: file.to_owned(),
                sheet: name.to_owned(),
                sheets: sheets.join(", "),
            }
        })
}

/// Every sheet of the workbook, in its order.
pub(super) fn summaries(workbook: &mut Workbook<'_>, first_rows: &[FirstRows]) -> Vec<SheetSummary> {
    (0..workbook.sheets.len())
        .map(|index| {
            // A file may declare less than it holds.
            let seen = first_rows[index].last().map_or(0, |(row, _)| *row);
            let rows = workbook.declared_rows(index).max(seen);
            let sheet = &workbook.sheets[index];
            SheetSummary {
                name: sheet.name.clone(),
                visible: sheet.visible,
                rows,
            }
        })
        .collect()
}

/// The first rows of a sheet as text.
pub(super) fn preview(rows: &FirstRows) -> Vec<Vec<String>> {
    rows.iter()
        .take(PREVIEW_ROWS)
        .map(|(_, cells)| cells.iter().take(PREVIEW_COLUMNS).map(Cell::shown).collect())
        .collect()
}
