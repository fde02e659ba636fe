//! What the first rows of a workbook show before anything is read: enough for a reader to say what is to be read of it, also where
//! nothing can be read as it is.

use domain::kind::Kind;

use super::SheetSummary;
use super::cell::Cell;
use super::sheets::{self, FirstLook};
use super::table::{self, FirstRows, Table};
use super::workbook::Workbook;

/// Rows in the preview.
const PREVIEW_ROWS: usize = 12;
/// Columns in the preview.
const PREVIEW_COLUMNS: usize = 40;
/// Rows shown above the headings where these stand far down.
const ROWS_ABOVE: usize = 4;
/// The most rows that are offered as headings.
const MOST_OFFERED: usize = 40;
/// Cells that name an offered row.
const CELLS_NAMED: usize = 4;

/// One of the first rows of a sheet, for a preview.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PreviewRow {
    /// Row number in the sheet, from 1.
    pub row: u32,
    /// Its cells as a reader would see them, from the first column of the sheet.
    pub cells: Vec<String>,
}

/// A row that could hold the headings.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct HeadingRow {
    /// Row number in the sheet, from 1.
    pub row: u32,
    /// Its first cells, to know it by.
    pub words: String,
}

/// A kind that a table could be of.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Guess {
    /// The kind.
    pub kind: Kind,
    /// Why, in a sentence.
    pub why: String,
}

/// What the first rows of a workbook show.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Sighting {
    /// The sheet that is shown; empty for a text file.
    pub sheet: String,
    /// Every sheet.
    pub sheets: Vec<SheetSummary>,
    /// Row of what seems to be the headings, from 1; 0 where none does.
    pub header_row: u32,
    /// First rows of the sheet.
    pub preview: Vec<PreviewRow>,
    /// Rows of the sheet that could hold the headings.
    pub heading_rows: Vec<HeadingRow>,
    /// Kinds that fit equally well; empty where one fits best, or none.
    pub guesses: Vec<Guess>,
}

/// Sees a workbook as far as its first rows tell.
pub(super) fn of(workbook: &mut Workbook<'_>, look: &FirstLook, chosen_sheet: Option<usize>) -> Sighting {
    let table = look.table().ok();
    let guesses = look.guesses();
    let first_filled = || {
        let filled = |sheet: &usize| !look.rows[*sheet].is_empty();
        let sheets = || (0..look.rows.len()).filter(filled);
        sheets()
            .find(|sheet| workbook.sheets[*sheet].visible)
            .or(sheets().next())
    };
    let sheet = table
        .or(guesses.first())
        .map(|table| table.sheet)
        .or(chosen_sheet)
        .or_else(first_filled)
        .unwrap_or(0);
    let header_row = table.or(guesses.first()).map_or(0, |table| table.header_row);
    Sighting {
        sheet: workbook.sheets[sheet].name.clone(),
        sheets: sheets::summaries(workbook, &look.rows, &look.each, table),
        header_row,
        preview: preview(&look.rows[sheet], header_row),
        heading_rows: heading_rows(&look.rows[sheet], header_row),
        guesses: guesses
            .iter()
            .map(|table: &Table| Guess {
                kind: table.kind,
                why: table::evidence(table),
            })
            .collect(),
    }
}

/// The first rows of a sheet as text, each with its number: those around the headings where these stand far down.
pub(super) fn preview(rows: &FirstRows, header_row: u32) -> Vec<PreviewRow> {
    let header = rows.iter().position(|(row, _)| *row == header_row).unwrap_or(0);
    let first = if header + ROWS_ABOVE < PREVIEW_ROWS {
        0
    } else {
        header - ROWS_ABOVE
    };
    rows.iter()
        .skip(first)
        .take(PREVIEW_ROWS)
        .map(|(row, cells)| PreviewRow {
            row: *row,
            cells: cells.iter().take(PREVIEW_COLUMNS).map(Cell::shown).collect(),
        })
        .collect()
}

/// The rows that could hold headings: at least two cells of text. The one that is taken for them is always among them.
pub(super) fn heading_rows(rows: &FirstRows, header_row: u32) -> Vec<HeadingRow> {
    let texts = |cells: &[Cell]| cells.iter().filter(|cell| matches!(cell, Cell::Text(_))).count();
    let mut offered = 0;
    rows.iter()
        .filter(|(row, cells)| {
            let is_offered = offered < MOST_OFFERED && texts(cells) >= 2;
            offered += usize::from(is_offered);
            is_offered || *row == header_row
        })
        .map(|(row, cells)| {
            let filled = || cells.iter().filter(|cell| !cell.is_empty());
            let named: Vec<String> = filled().take(CELLS_NAMED).map(Cell::shown).collect();
            let more = if filled().count() > CELLS_NAMED { ", …" } else { "" };
            HeadingRow {
                row: *row,
                words: format!("{}{more}", named.join(", ")),
            }
        })
        .collect()
}
