//! Rows gathered cell by cell out of markup, and shown to a visitor.

use std::ops::ControlFlow;

use super::super::cell::{Cell, RowBuffer};
use super::super::workbook::{MOST_COLUMNS, Wanted};

/// The row that is being gathered.
pub(crate) struct Grid<'w, 'v> {
    wanted: Wanted<'w>,
    visit: &'v mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    row: Option<u32>,
    cells: RowBuffer,
    /// The last row that there can be.
    last: u32,
    /// A row below it that holds a value.
    beyond: Option<u32>,
}

impl<'w, 'v> Grid<'w, 'v> {
    /// Nothing gathered yet, of a sheet that cannot have a row below this one.
    pub(crate) fn new(
        wanted: Wanted<'w>,
        last: u32,
        visit: &'v mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    ) -> Self {
        Self {
            wanted,
            visit,
            row: None,
            cells: RowBuffer::default(),
            last,
            beyond: None,
        }
    }

    /// Shows the row before, and begins one.
    pub(crate) fn begin_row(&mut self, row: u32) -> ControlFlow<()> {
        self.end_row()?;
        self.cells.clear();
        self.row = Some(row);
        ControlFlow::Continue(())
    }

    /// Shows the row that is being gathered. One that cannot be, and holds a value, breaks off.
    pub(crate) fn end_row(&mut self) -> ControlFlow<()> {
        match self.row.take() {
            Some(row) if row <= self.last => (self.visit)(row, self.cells.cells()),
            Some(row) if !self.cells.cells().iter().all(Cell::is_empty) => {
                self.beyond = Some(row);
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        }
    }

    /// The row that broke off, because a sheet cannot have it. Leaving it out in silence would change what is counted.
    pub(crate) fn beyond(&self) -> Option<u32> {
        self.beyond
    }

    /// Leaves the row that is being gathered unshown.
    pub(crate) fn drop_row(&mut self) {
        self.row = None;
    }

    /// Shows the row that has just been shown once more, under the number of one below it.
    pub(crate) fn repeat(&mut self, row: u32) -> ControlFlow<()> {
        (self.visit)(row, self.cells.cells())
    }

    /// Whether a column's cells are kept.
    pub(crate) fn keeps(&self, column: usize) -> bool {
        column < MOST_COLUMNS && self.wanted.is_wanted(column)
    }

    /// Sets a cell of the row to text.
    pub(crate) fn set_text(&mut self, column: usize, text: &str) {
        if self.keeps(column) {
            self.cells.set_text(column, text);
        }
    }

    /// Sets a cell of the row.
    pub(crate) fn set(&mut self, column: usize, cell: Cell) {
        if self.keeps(column) {
            self.cells.set(column, cell);
        }
    }

    /// Cells of the row, up to the last one that has been set.
    pub(crate) fn width(&self) -> usize {
        self.cells.cells().len()
    }

    /// Whether no cell of the row has been set.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.cells().is_empty()
    }
}
