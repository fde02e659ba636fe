//! The checks as a table that any spreadsheet program opens.

use store::Books;

use crate::DeskError;
use crate::csv_table::CsvTable;
use crate::gather::YearData;
use crate::view::CellView;

const HEADINGS: [&str; 11] = [
    "severity",
    "nature",
    "item",
    "what was found",
    "what to do",
    "cells",
    "reason",
    "reason given",
    "earlier reason",
    "where to look",
    "key",
];

/// One check a line.
pub(crate) fn table(books: &Books, data: &YearData<'_>) -> Result<Vec<u8>, DeskError> {
    let mut table = CsvTable::begin(&HEADINGS);
    for check in super::views(super::reasoned(books, data)?) {
        let item = if check.item == 0 {
            String::new()
        } else {
            check.item.to_string()
        };
        let looks: Vec<&str> = check.looks.iter().map(|look| look.label.as_str()).collect();
        table.line(&[
            &check.severity,
            &check.nature,
            &item,
            &check.message,
            &check.hint,
            &cells(&check.cells),
            &check.reason,
            &check.given,
            &check.outdated,
            &looks.join("; "),
            &check.key,
        ]);
    }
    Ok(table.into_bytes())
}

/// The cells in one text.
fn cells(held: &[CellView]) -> String {
    held.iter()
        .map(|cell| cell.name.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}
