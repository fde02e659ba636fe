//! Cells of the workbook reader gathered into rows, each value as its type.

use std::ops::ControlFlow;

use calamine::{Data, DataRef, Range};

use super::ReadError;
use super::cell::{Cell, RowBuffer};
use super::workbook::{MOST_COLUMNS, MOST_ROWS, Wanted, failure};

/// The day after 31 December 9999, counted as a spreadsheet counts days.
const LAST_DAY: f64 = 2_958_466.0;

/// Why streamed cells cannot be gathered.
pub(super) enum Stop<E> {
    Reader(E),
    Beyond(u32),
}

impl<E> From<E> for Stop<E> {
    fn from(error: E) -> Self {
        Self::Reader(error)
    }
}

impl<E: std::error::Error> Stop<E> {
    pub(super) fn words(self, file: &str, sheet: &str) -> ReadError {
        match self {
            Self::Reader(error) => failure(file, sheet, &error),
            Self::Beyond(row) => ReadError::beyond(file, sheet, u64::from(row) + 1),
        }
    }
}

/// Gathers streamed cells into rows. Rows that no sheet can have are not left out in silence: whoever counts would miss them.
pub(super) fn gather<'b, E>(
    mut next: impl FnMut() -> Result<Option<calamine::Cell<DataRef<'b>>>, E>,
    wanted: Wanted<'_>,
    visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
) -> Result<(), Stop<E>> {
    let mut cells = RowBuffer::default();
    let mut current = None;
    while let Some(cell) = next()? {
        let (row, column) = cell.get_position();
        if row >= MOST_ROWS {
            if *cell.get_value() == DataRef::Empty {
                continue;
            }
            return Err(Stop::Beyond(row));
        }
        if current != Some(row) {
            if let Some(finished) = current
                && visit(finished + 1, cells.cells()).is_break()
            {
                return Ok(());
            }
            current = Some(row);
            cells.clear();
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column < MOST_COLUMNS && wanted.is_wanted(column) {
            put(&mut cells, column, cell.get_value());
        }
    }
    if let Some(row) = current {
        let _ = visit(row + 1, cells.cells());
    }
    Ok(())
}

pub(super) fn held_rows(
    range: &Range<Data>,
    wanted: Wanted<'_>,
    visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
) {
    let Some((first_row, first_column)) = range.start() else {
        return;
    };
    let first_column = usize::try_from(first_column).unwrap_or(0);
    let mut cells = RowBuffer::default();
    for (row, values) in (first_row + 1..).zip(range.rows()) {
        cells.clear();
        for (column, value) in (first_column..).zip(values) {
            if wanted.is_wanted(column) {
                put(&mut cells, column, &borrowed(value));
            }
        }
        if visit(row, cells.cells()).is_break() {
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

/// Puts a reader's value into a row as its type. Whole numbers come as `Int` from two containers and as `Float` from the others;
/// dates come in three shapes.
fn put(cells: &mut RowBuffer, column: usize, value: &DataRef<'_>) {
    let cell = match value {
        DataRef::String(text) | DataRef::DurationIso(text) => return cells.set_text(column, text),
        DataRef::SharedString(text) => return cells.set_text(column, text),
        DataRef::Error(error) => return cells.set_text(column, &error.to_string()),
        DataRef::DateTimeIso(text) => match super::values::text_date(text) {
            super::values::When::Day(day) => Cell::Date(day),
            _ => return cells.set_text(column, text),
        },
        // Beyond the last day that a spreadsheet knows the reader's sum overflows, and a number is no day there either.
        DataRef::DateTime(date) if !(0.0..LAST_DAY).contains(&date.as_f64()) => Cell::Number(date.as_f64()),
        DataRef::DateTime(date) => match date.as_datetime() {
            Some(moment) if date.is_datetime() => Cell::Date(moment.date()),
            _ => Cell::Number(date.as_f64()),
        },
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::Empty => Cell::Empty,
    };
    cells.set(column, cell);
}
