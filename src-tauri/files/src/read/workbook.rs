//! One way to visit the rows of any container: typed cells, in order, streamed where the container allows it.
//!
//! Rows are numbered from 1 and columns from 0. Nothing is known here of tables, headings or meanings.

use std::borrow::Cow;
use std::io::Cursor;
use std::ops::ControlFlow;

use calamine::{Data, DataRef, Ods, Range, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::ReadError;
use super::cell::Cell;
use super::sniff::{Container, sniff};
use super::{guard, text};

/// Most rows a sheet can have.
const MOST_ROWS: u32 = 1_048_576;
/// Most columns a sheet can have.
const MOST_COLUMNS: usize = 16_384;

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
    Xlsx(Box<Xlsx<Cursor<&'a [u8]>>>),
    Xlsb(Box<Xlsb<Cursor<&'a [u8]>>>),
    /// Containers that cannot be streamed, one range a sheet.
    Held(Vec<Range<Data>>),
    Text {
        text: Cow<'a, str>,
        delimiter: char,
    },
}

/// An open workbook; a text file is one sheet without a name.
pub(crate) struct Workbook<'a> {
    file: String,
    content: Content<'a>,
    /// The sheets that hold cells, in the order of the file.
    pub(crate) sheets: Vec<SheetName>,
}

impl<'a> Workbook<'a> {
    /// Opens the bytes of a file, whatever its name says.
    pub(crate) fn open(file: &str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let container = sniff(file, bytes)?;
        if matches!(container, Container::Xlsx | Container::Xlsb | Container::Ods) {
            guard::check(file, bytes)?;
        }
        let cursor = Cursor::new(bytes);
        let (content, sheets) = match container {
            Container::Xlsx => {
                let book = Xlsx::new(cursor).map_err(|error| failure(file, "", &error))?;
                let sheets = names(book.sheets_metadata());
                (Content::Xlsx(Box::new(book)), sheets)
            }
            Container::Xlsb => {
                let book = Xlsb::new(cursor).map_err(|error| failure(file, "", &error))?;
                let sheets = names(book.sheets_metadata());
                (Content::Xlsb(Box::new(book)), sheets)
            }
            Container::Xls => {
                let mut book: Xls<_> = Xls::new(cursor).map_err(|error| failure(file, "", &error))?;
                held(file, &mut book)?
            }
            Container::Ods => {
                let mut book: Ods<_> = Ods::new(cursor).map_err(|error| failure(file, "", &error))?;
                held(file, &mut book)?
            }
            Container::Text => {
                let text = text::decode(bytes);
                let delimiter = text::delimiter(&text);
                let sheets = vec![SheetName {
                    name: String::new(),
                    visible: true,
                }];
                (Content::Text { text, delimiter }, sheets)
            }
        };
        Ok(Self {
            file: file.to_owned(),
            content,
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
            Content::Text { text, delimiter } => text::rows(file, text, *delimiter, wanted, visit),
            Content::Xlsx(book) => {
                let mut reader = book
                    .worksheet_cells_reader(name)
                    .map_err(|error| failure(file, name, &error))?;
                let mut gather = Gather::new(wanted);
                while let Some(cell) = reader.next_cell().map_err(|error| failure(file, name, &error))? {
                    let (row, column) = cell.get_position();
                    if gather.take(row, column, || typed(cell.get_value()), visit).is_break() {
                        return Ok(());
                    }
                }
                gather.finish(visit);
                Ok(())
            }
            Content::Xlsb(book) => {
                let mut reader = book
                    .worksheet_cells_reader(name)
                    .map_err(|error| failure(file, name, &error))?;
                let mut gather = Gather::new(wanted);
                while let Some(cell) = reader.next_cell().map_err(|error| failure(file, name, &error))? {
                    let (row, column) = cell.get_position();
                    if gather.take(row, column, || typed(cell.get_value()), visit).is_break() {
                        return Ok(());
                    }
                }
                gather.finish(visit);
                Ok(())
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

    /// The last row a sheet says it has, without reading it all.
    pub(crate) fn declared_rows(&mut self, sheet: usize) -> u32 {
        let Some(SheetName { name, .. }) = self.sheets.get(sheet) else {
            return 0;
        };
        match &mut self.content {
            Content::Text { text, .. } => u32::try_from(text.lines().count()).unwrap_or(u32::MAX),
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
fn held<'a, R: Reader<Cursor<&'a [u8]>>>(file: &str, book: &mut R) -> Result<(Content<'a>, Vec<SheetName>), ReadError>
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

/// Gathers streamed cells into rows.
struct Gather<'a> {
    wanted: Wanted<'a>,
    row: Option<u32>,
    cells: Vec<Cell>,
}

impl<'a> Gather<'a> {
    fn new(wanted: Wanted<'a>) -> Self {
        Self {
            wanted,
            row: None,
            cells: Vec::new(),
        }
    }

    fn take(
        &mut self,
        row: u32,
        column: u32,
        value: impl FnOnce() -> Cell,
        visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if self.row != Some(row) {
            if let Some(finished) = self.row {
                visit(finished + 1, &self.cells)?;
            }
            self.row = Some(row);
            self.cells.clear();
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if row < MOST_ROWS && column < MOST_COLUMNS && self.wanted.is_wanted(column) {
            let value = value();
            if !value.is_empty() {
                if self.cells.len() <= column {
                    self.cells.resize(column + 1, Cell::Empty);
                }
                self.cells[column] = value;
            }
        }
        ControlFlow::Continue(())
    }

    fn finish(self, visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>) {
        if let Some(row) = self.row {
            let _ = visit(row + 1, &self.cells);
        }
    }
}

fn held_rows(range: &Range<Data>, wanted: Wanted<'_>, visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>) {
    let Some((first_row, first_column)) = range.start() else {
        return;
    };
    let first_column = usize::try_from(first_column).unwrap_or(0);
    let mut cells = Vec::new();
    for (row, values) in (first_row + 1..).zip(range.rows()) {
        cells.clear();
        cells.resize(first_column, Cell::Empty);
        for (offset, value) in values.iter().enumerate() {
            let kept = wanted.is_wanted(first_column + offset);
            cells.push(if kept { typed(&borrowed(value)) } else { Cell::Empty });
        }
        if visit(row, &cells).is_break() {
            return;
        }
    }
}

/// A held value as a streamed one, without copying its text.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Gives a reader's value its type. Whole numbers come as `Int` from two containers and as `Float` from the others; dates come in
/// three shapes.
fn typed(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(date) => match date.as_datetime() {
            Some(moment) if date.is_datetime() => Cell::Date(moment.date()),
            _ => Cell::Number(date.as_f64()),
        },
        DataRef::DateTimeIso(text) => match super::values::text_date(text) {
            super::values::When::Day(day) => Cell::Date(day),
            _ => Cell::text(text),
        },
        DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => Cell::text(&error.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

/// A reader's failure in words; a password is told apart from damage.
fn failure(file: &str, sheet: &str, error: &dyn std::error::Error) -> ReadError {
    let detail = error.to_string();
    if detail.to_lowercase().contains("password") {
        return ReadError::Encrypted { file: file.to_owned() };
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
