//! The difference of two returns as a table that any spreadsheet program opens.

use files::reference::Reference;
use store::Books;

use crate::DeskError;
use crate::csv_table::CsvTable;

/// One figure a line, the largest movements first.
pub(crate) fn table(books: &Books, reference: &Reference, year: u16) -> Result<Vec<u8>, DeskError> {
    let view = super::view(books, reference, year, None)?;
    let (last, now) = (view.compare.to_string(), view.year.to_string());
    let mut table = CsvTable::begin(&[
        "item",
        "indicator",
        "block",
        "label",
        "group",
        "unit",
        &last,
        &now,
        "difference",
        "relative change",
        "note",
        "what it comes from",
    ]);
    for line in &view.lines {
        let (item, indicator) = (line.item.to_string(), line.indicator.to_string());
        let mut largest = view.largest.iter();
        let explained = largest.find(|held| held.item == line.item && held.group == line.group);
        table.line(&[
            &item,
            &indicator,
            &line.block,
            &line.label,
            &line.group,
            &line.unit,
            &line.last,
            &line.now,
            &line.difference,
            &line.relative,
            &line.note,
            &explained.map(|held| held.why.join(" ")).unwrap_or_default(),
        ]);
    }
    Ok(table.into_bytes())
}
