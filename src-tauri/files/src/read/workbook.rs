//! One way to visit the rows of any container: typed cells, in order, streamed where the container allows it.
//!
//! Rows are numbered from 1 and columns from 0. Nothing is known here of tables, headings or meanings.

use std::ops::ControlFlow;

use calamine::{Data, Range, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::ReadError;
use super::behind::{self, Asked, Behind};
use super::cell::Cell;
use super::gathered::{gather, held_rows};
use super::guard;
use super::input::{Input, Pass};
use super::markup::Markup;
use super::ods::Ods;
use super::sniff::{Container, sniff};
use super::text::Text;

/// Most rows a sheet can have.
pub(crate) const MOST_ROWS: u32 = 1_048_576;
/// Most columns a sheet can have.
pub(crate) const MOST_COLUMNS: usize = 16_384;

/// Which columns' cells are worth keeping while visiting rows; the others are visited as empty.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wanted<'a> {
    /// Every column.
    All,
    /// The columns marked, by index.
    Only(&'a [bool]),
}

impl Wanted<'_> {
    /// Whether a column's cells are kept.
    pub(crate) fn is_wanted(self, column: usize) -> bool {
        match self {
            Self::All => true,
            Self::Only(marked) => marked.get(column).copied().unwrap_or(false),
        }
    }
}

/// A sheet's name and whether a user sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetName {
    pub(crate) name: String,
    pub(crate) visible: bool,
}

enum Content<'a> {
    Xlsx(Box<Xlsx<Pass<'a>>>),
    Xlsb(Box<Xlsb<Pass<'a>>>),
    Ods(Box<Ods<'a>>),
    /// Containers that cannot be streamed, one range a sheet.
    Held(Vec<Range<Data>>),
    Text(Text<'a>),
    Markup(Markup<'a>),
}

/// An open workbook; a text file is one sheet without a name.
pub(crate) struct Workbook<'a> {
    file: String,
    content: Content<'a>,
    input: Input<'a>,
    checked: guard::Checked,
    /// The sheets that hold cells, in the order of the file.
    pub(crate) sheets: Vec<SheetName>,
}

impl<'a> Workbook<'a> {
    /// Opens a file, whatever its name says.
    pub(crate) fn open(file: &str, input: Input<'a>) -> Result<Self, ReadError> {
        let container = sniff(file, input)?;
        let checked = if matches!(container, Container::Xlsx | Container::Xlsb | Container::Ods) {
            guard::check(file, input)?
        } else {
            guard::Checked::default()
        };
        let (content, sheets) = match container {
            Container::Xlsx => {
                let book = Xlsx::new(input.pass()).map_err(|error| failure(file, "", &error))?;
                let sheets = names(book.sheets_metadata());
                (Content::Xlsx(Box::new(book)), sheets)
            }
            Container::Xlsb => {
                let book = Xlsb::new(input.pass()).map_err(|error| failure(file, "", &error))?;
                let sheets = names(book.sheets_metadata());
                (Content::Xlsb(Box::new(book)), sheets)
            }
            Container::Xls => {
                let mut book: Xls<_> = Xls::new(input.pass()).map_err(|error| failure(file, "", &error))?;
                held(file, &mut book)?
            }
            Container::Ods => {
                let (book, sheets) = Ods::open(file, input)?;
                (Content::Ods(Box::new(book)), sheets)
            }
            Container::Markup(kind) => {
                let (markup, sheets) = Markup::open(file, input, kind)?;
                (Content::Markup(markup), sheets)
            }
            Container::Text => {
                let text = Text::open(file, input)?;
                let sheets = vec![SheetName {
                    name: String::new(),
                    visible: true,
                }];
                (Content::Text(text), sheets)
            }
        };
        // Each sheet is a part of its own; one part under many names would be read as often.
        if matches!(content, Content::Xlsx(_) | Content::Xlsb(_)) && sheets.len() > checked.parts {
            return Err(ReadError::Damaged {
                file: file.to_owned(),
                place: String::new(),
                detail: format!("it names {} sheets and holds fewer", sheets.len()),
            });
        }
        if sheets.is_empty() {
            return Err(ReadError::NotASpreadsheet {
                file: file.to_owned(),
                looks_like: "a workbook of charts, macros or dialogs without a single sheet of cells".to_owned(),
                next: "Choose the workbook that holds the table behind them.".to_owned(),
            });
        }
        Ok(Self {
            file: file.to_owned(),
            content,
            input,
            checked,
            sheets,
        })
    }

    /// Visits the rows of a sheet that hold any cell, until the visitor breaks off.
    pub(crate) fn rows(
        &mut self,
        sheet: usize,
        wanted: Wanted<'_>,
        visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let Some(SheetName { name, .. }) = self.sheets.get(sheet) else {
            return Ok(());
        };
        let file = &self.file;
        match &mut self.content {
            Content::Text(text) => text.rows(file, wanted, visit),
            Content::Ods(book) => book.rows(file, (sheet, name), wanted, visit),
            Content::Markup(markup) => markup.rows((file, name), sheet, wanted, visit),
            Content::Xlsx(book) => {
                let mut reader = book
                    .worksheet_cells_reader(name)
                    .map_err(|error| failure(file, name, &error))?;
                gather(|| reader.next_cell(), wanted, visit).map_err(|stop| stop.words(file, name))
            }
            Content::Xlsb(book) => {
                let mut reader = book
                    .worksheet_cells_reader(name)
                    .map_err(|error| failure(file, name, &error))?;
                gather(|| reader.next_cell(), wanted, visit).map_err(|stop| stop.words(file, name))
            }
            Content::Held(ranges) => {
                if let Some(range) = ranges.get(sheet) {
                    held_rows(range, wanted, visit);
                }
                Ok(())
            }
        }
    }

    /// The first rows of a sheet, each with its number.
    pub(crate) fn first_rows(&mut self, sheet: usize, most: usize) -> Result<Vec<(u32, Vec<Cell>)>, ReadError> {
        let mut rows = Vec::new();
        self.rows(sheet, Wanted::All, &mut |row, cells| {
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push((row, cells.to_vec()));
            }
            if rows.len() < most {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })?;
        Ok(rows)
    }

    /// What stands behind the cells of a sheet: what is hidden, and what the formulas of some columns below a row stored. A formula
    /// without a stored result is visited as empty, although whoever opens the file sees what it gives. Text files have neither.
    pub(crate) fn behind(&mut self, sheet: usize, asked: Asked<'_>) -> Behind {
        let mut found = Behind::default();
        let Some(SheetName { name, .. }) = self.sheets.get(sheet) else {
            return found;
        };
        match &mut self.content {
            Content::Text(_) => {}
            Content::Markup(markup) => markup.behind(sheet, asked, &mut found),
            Content::Held(_) => behind::xls::sheet(self.input, sheet, asked, &mut found),
            Content::Xlsb(_) => behind::xlsb::sheet(self.input, name, asked, &mut found),
            Content::Ods(_) if self.checked.has_hidden || self.checked.has_formulas => {
                behind::ods::sheet(self.input, sheet, asked, &mut found);
            }
            Content::Ods(_) => {}
            Content::Xlsx(book) => {
                if self.checked.has_hidden {
                    behind::xlsx::sheet(self.input, name, &mut found);
                }
                if self.checked.has_formulas {
                    behind::xlsx::formulas(book, name, asked, &mut found);
                }
            }
        }
        found
    }

    /// The last row a sheet says it has, without reading it all.
    pub(crate) fn declared_rows(&mut self, sheet: usize) -> u32 {
        let Some(SheetName { name, .. }) = self.sheets.get(sheet) else {
            return 0;
        };
        match &mut self.content {
            Content::Text(text) => text.lines(),
            Content::Markup(markup) => markup.last_row(sheet),
            Content::Ods(book) => book.last_row(sheet),
            Content::Xlsx(book) => book
                .worksheet_cells_reader(name)
                .map_or(0, |reader| reader.dimensions().end.0 + 1),
            Content::Xlsb(book) => book
                .worksheet_cells_reader(name)
                .map_or(0, |reader| reader.dimensions().end.0 + 1),
            Content::Held(ranges) => ranges.get(sheet).and_then(Range::end).map_or(0, |(row, _)| row + 1),
        }
    }
}

fn names(sheets: &[Sheet]) -> Vec<SheetName> {
    sheets
        .iter()
        .filter(|sheet| matches!(sheet.typ, SheetType::WorkSheet))
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            visible: matches!(sheet.visible, SheetVisible::Visible),
        })
        .collect()
}

/// Reads every sheet of a container that cannot be streamed.
fn held<'a, R: Reader<Pass<'a>>>(file: &str, book: &mut R) -> Result<(Content<'a>, Vec<SheetName>), ReadError>
where
    R::Error: std::error::Error,
{
    let sheets = names(book.sheets_metadata());
    let mut ranges = Vec::new();
    for sheet in &sheets {
        ranges.push(
            book.worksheet_range(&sheet.name)
                .map_err(|error| failure(file, &sheet.name, &error))?,
        );
    }
    Ok((Content::Held(ranges), sheets))
}

/// A reader's failure in words; a password is told apart from damage.
pub(super) fn failure(file: &str, sheet: &str, error: &dyn std::error::Error) -> ReadError {
    let detail = error.to_string();
    if detail.to_lowercase().contains("password") {
        return ReadError::encrypted(file);
    }
    let place = if sheet.is_empty() {
        String::new()
    } else {
        format!(" (sheet “{sheet}”)")
    };
    ReadError::Damaged {
        file: file.to_owned(),
        place,
        detail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every row of every sheet.
    fn everything(file: &str, input: Input<'_>) -> Vec<(u32, Vec<Cell>)> {
        let mut book = Workbook::open(file, input).unwrap();
        let mut rows = Vec::new();
        for sheet in 0..book.sheets.len() {
            // The head is looked at before all of it is read, as it is in earnest.
            book.first_rows(sheet, 2).unwrap();
            book.rows(sheet, Wanted::All, &mut |row, cells| {
                rows.push((row, cells.to_vec()));
                ControlFlow::Continue(())
            })
            .unwrap();
        }
        rows
    }

    #[test]
    fn every_container_is_the_same_from_a_handle_as_from_memory() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/workbooks/containers");
        let mut files = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy();
            let bytes = std::fs::read(&path).unwrap();
            let file = std::fs::File::open(&path).unwrap();
            let rows = everything(&name, Input::File(&file));
            assert!(
                rows == everything(&name, Input::Bytes(&bytes)) && !rows.is_empty(),
                "{name}"
            );
            files += 1;
        }
        assert!(files > 0, "there are containers to compare");
    }
}
