//! Cells, tables and parts that documents are made of: what a workbook's writer is handed, and how it is laid out.
//!
//! Words and figures come in as they are to be read; nothing is worked out here.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::style;

/// What a cell can hold, in characters; a longer text is an error of the spreadsheet format, so long lists go over several rows.
pub const LONGEST: usize = 32_767;

/// One cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words; they are never taken for a formula.
    Words(String),
    /// A number of people or rows; an empty cell where there is none.
    Count(Option<f64>),
    /// A figure that holds every digit and shows so many places after the point; an empty cell where there is none.
    Figure(Option<f64>, u8),
}

impl Cell {
    /// Words.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// A number of people or rows.
    pub fn count(count: u32) -> Self {
        Self::Count(Some(f64::from(count)))
    }

    /// Its words; empty for a figure.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Count(_) | Self::Figure(..) => "",
        }
    }
}

/// A table with its headings; every row has as many cells as there are headings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The headings.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A part of a sheet that is read from top to bottom: a heading, sentences, and a table where there is one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// What is said, a paragraph each.
    pub words: Vec<String>,
    /// Its table.
    pub table: Option<Table>,
}

/// Widths of the columns that all parts of a sheet share: a name, words, and five figures.
const WIDTHS: [f64; 7] = [32.0, 50.0, 12.0, 12.0, 12.0, 12.0, 12.0];
/// The last of them.
const LAST: u16 = 6;

/// Writes parts below each other, in the order given. A table of fewer columns than the sheet has lets its words reach over the rest.
pub(super) fn parts(sheet: &mut Worksheet, title: &str, parts: &[Part]) -> Result<(), XlsxError> {
    style::widths(sheet, &WIDTHS)?;
    sheet.write_with_format(0, 0, title, &style::title())?;
    sheet.set_row_height(0, 24)?;
    let all: f64 = WIDTHS.iter().sum();
    let mut row = 2;
    for part in parts {
        sheet.write_with_format(row, 0, &part.heading, &style::part())?;
        sheet.set_row_height(row, 20)?;
        row += 1;
        for words in &part.words {
            sheet.merge_range(row, 0, row, LAST, words, &style::text())?;
            style::height(sheet, row, [(words.as_str(), all)])?;
            row += 1;
        }
        if let Some(table) = &part.table {
            row = write_table(sheet, row, table)?;
        }
        row += 1;
    }
    sheet.set_print_area(0, 0, row.saturating_sub(2), LAST)?;
    Ok(())
}

/// Writes a table and gives the row below it.
fn write_table(sheet: &mut Worksheet, first: u32, table: &Table) -> Result<u32, XlsxError> {
    // The column that takes the room left over: the second, which holds words, else the first.
    let columns = u16::try_from(table.headings.len()).unwrap_or(LAST + 1).min(LAST + 1);
    let wide = match table.rows.first().and_then(|row| row.last()) {
        Some(Cell::Words(_)) | None => columns.saturating_sub(1),
        Some(_) => LAST + 1,
    };
    let mut put = |row: u32, column: u16, cell: &Cell, format: &Format| -> Result<f64, XlsxError> {
        let width = |last: u16| {
            (column..=last)
                .filter_map(|held| WIDTHS.get(usize::from(held)))
                .sum::<f64>()
        };
        if column == wide && wide < LAST {
            sheet.merge_range(row, column, row, LAST, "", format)?;
            write(sheet, row, column, cell, format)?;
            return Ok(width(LAST));
        }
        write(sheet, row, column, cell, format)?;
        Ok(width(column))
    };
    let mut heights = Vec::with_capacity(table.rows.len() + 1);
    let header = style::header();
    let mut tallest: Vec<(String, f64)> = Vec::new();
    for (column, heading) in (0..columns).zip(&table.headings) {
        let width = put(first, column, &Cell::words(heading), &header)?;
        tallest.push((heading.clone(), width));
    }
    heights.push((first, tallest));
    for (row, cells) in (first + 1..).zip(&table.rows) {
        let mut tallest = Vec::new();
        for (column, cell) in (0..columns).zip(cells) {
            let width = put(row, column, cell, &format(cell))?;
            tallest.push((cell.text().to_owned(), width));
        }
        heights.push((row, tallest));
    }
    let below = first + u32::try_from(heights.len()).unwrap_or_default();
    for (row, texts) in heights {
        style::height(sheet, row, texts.iter().map(|(text, width)| (text.as_str(), *width)))?;
    }
    Ok(below)
}

/// The look of a cell by what it holds.
pub(super) fn format(cell: &Cell) -> Format {
    match cell {
        Cell::Words(_) => style::cell(),
        Cell::Count(_) => style::number("#,##0", false),
        Cell::Figure(_, 0) => style::number("0", false),
        Cell::Figure(_, places) => style::number(&format!("0.{}", "0".repeat(usize::from(*places))), false),
    }
    .set_align(FormatAlign::Top)
}

/// Writes one cell; words are written as words whatever they begin with.
pub(super) fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Words(words) => sheet.write_string_with_format(row, column, words, format)?,
        Cell::Count(Some(figure)) | Cell::Figure(Some(figure), _) => {
            sheet.write_number_with_format(row, column, *figure, format)?
        }
        Cell::Count(None) | Cell::Figure(None, _) => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}
