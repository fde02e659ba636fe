//! The first look at a workbook: what each of its sheets seems to hold and which table is the one to read, and what is shown of it.

use super::cell::Cell;
use super::scan::Search;
use super::table::{self, FirstRows, ROWS_LOOKED_AT, ROWS_LOOKED_AT_MOST, Table};
use super::vocabulary::Vocabulary;
use super::workbook::Workbook;
use super::{ReadError, Settings, SheetSummary};

/// Rows in the preview.
const PREVIEW_ROWS: usize = 12;
/// Columns in the preview.
const PREVIEW_COLUMNS: usize = 40;

/// What the first rows of a workbook's sheets tell, before it is settled what is read.
pub(super) struct FirstLook {
    /// The first rows of each sheet.
    pub(super) rows: Vec<FirstRows>,
    /// What each sheet seems to hold; nothing where that is unclear.
    pub(super) each: Vec<Option<Table>>,
    found: Result<Found, ReadError>,
}

/// A table to read, and others of its kind.
struct Found {
    table: Table,
    others: Vec<Table>,
    beside: Vec<Table>,
}

/// What the first rows of a workbook's sheets tell.
pub(super) struct Look {
    /// The first rows of each sheet.
    pub(super) rows: Vec<FirstRows>,
    /// The table to read.
    pub(super) table: Table,
    /// What each sheet seems to hold; nothing where that is unclear.
    pub(super) each: Vec<Option<Table>>,
    /// Tables of the same kind on other sheets.
    pub(super) others: Vec<Table>,
    /// Those of them that have the same columns, as where a workbook has a sheet a month.
    pub(super) alike: Vec<Table>,
    /// Tables of the same kind on the same sheet, beside the one to read or above it.
    pub(super) beside: Vec<Table>,
}

impl FirstLook {
    /// The best table whose rows are records.
    pub(super) fn table(&self) -> Result<&Table, &ReadError> {
        self.found.as_ref().map(|found| &found.table)
    }

    /// The look with its table settled; why there is none is explained from what was seen.
    ///
    /// # Errors
    /// [`ReadError`] where there is no table, or where it could be of two kinds alike.
    pub(super) fn decided(
        self,
        explained: impl FnOnce(ReadError, &[FirstRows]) -> ReadError,
    ) -> Result<Look, ReadError> {
        let Found { table, others, beside } = self.found.map_err(|error| explained(error, &self.rows))?;
        Ok(Look {
            alike: table::alike(&others, &table),
            rows: self.rows,
            each: self.each,
            table,
            others,
            beside,
        })
    }
}

/// Looks at the first rows of every sheet, and at more of them where those hold no header.
///
/// # Errors
/// [`ReadError`] where the file is empty or damaged.
pub(super) fn look(
    file: &str,
    workbook: &mut Workbook<'_>,
    settings: &Settings<'_>,
    chosen: Option<usize>,
    vocabulary: &Vocabulary,
) -> Result<FirstLook, ReadError> {
    let mut rows = first_rows(workbook, ROWS_LOOKED_AT)?;
    if rows.iter().all(Vec::is_empty) {
        return Err(ReadError::Empty { file: file.to_owned() });
    }
    let search = |rows: &[FirstRows], workbook: &Workbook<'_>| {
        let search = Search {
            kind: settings.kind,
            sheet: chosen,
            ..Search::new(file, &workbook.sheets, rows, vocabulary, &settings.rules.items)
        };
        let found = table::find(&search).map(|table| Found {
            others: table::others(&search, &table),
            beside: table::beside(&search, &table),
            table,
        });
        (found, table::each(&search))
    };
    let (mut found, mut each) = search(&rows, workbook);
    let is_cut = rows.iter().any(|rows| rows.len() >= ROWS_LOOKED_AT);
    if is_cut && matches!(found, Err(ReadError::NoTable { .. })) {
        rows = first_rows(workbook, ROWS_LOOKED_AT_MOST)?;
        (found, each) = search(&rows, workbook);
    }
    Ok(FirstLook { rows, each, found })
}

fn first_rows(workbook: &mut Workbook<'_>, most: usize) -> Result<Vec<FirstRows>, ReadError> {
    (0..workbook.sheets.len())
        .map(|sheet| workbook.first_rows(sheet, most))
        .collect()
}

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

/// Every sheet of the workbook in its order, with what it seems to hold; the table that is read is known for certain.
pub(super) fn summaries(
    workbook: &mut Workbook<'_>,
    rows: &[FirstRows],
    each: &[Option<Table>],
    read: Option<&Table>,
) -> Vec<SheetSummary> {
    (0..workbook.sheets.len())
        .map(|index| {
            // A file may declare less than it holds.
            let seen = rows[index].last().map_or(0, |(row, _)| *row);
            let declared = workbook.declared_rows(index).max(seen);
            let sheet = &workbook.sheets[index];
            let table = read.filter(|table| table.sheet == index).or(each[index].as_ref());
            SheetSummary {
                name: sheet.name.clone(),
                visible: sheet.visible,
                rows: declared,
                kind: table.map(|table| table.kind),
                why: match (table, rows[index].is_empty()) {
                    (Some(table), _) => table::evidence(table),
                    (None, true) => "The sheet is empty.".to_owned(),
                    (None, false) => "No row of headings was recognised.".to_owned(),
                },
                header_row: table.map(|table| table.header_row),
            }
        })
        .collect()
}

/// The first rows of a sheet as text, each with its number.
pub(super) fn preview(rows: &FirstRows) -> Vec<super::PreviewRow> {
    rows.iter()
        .take(PREVIEW_ROWS)
        .map(|(row, cells)| super::PreviewRow {
            row: *row,
            cells: cells.iter().take(PREVIEW_COLUMNS).map(Cell::shown).collect(),
        })
        .collect()
}
