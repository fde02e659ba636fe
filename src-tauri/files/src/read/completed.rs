//! Rows of a table made complete before they are read on: blank cells of a group filled from above, and fields of another sheet.

use super::Settings;
use super::cell::Cell;
use super::columns::Row;
use super::fill_down::FillDown;
use super::join::Join;
use super::matching::Matched;
use super::notes::Notes;
use super::question::Question;
use super::table::{FirstRows, Table};

/// What is added to the rows of a table.
pub(super) struct Completed {
    fill_down: FillDown,
    joins: Vec<Join>,
    cells: Vec<Cell>,
}

impl Completed {
    /// What the trust wants filled down, and what stands on other sheets.
    pub(super) fn new(
        table: &Table,
        matched: &Matched,
        rows: &FirstRows,
        settings: &Settings<'_>,
        joins: Vec<Join>,
    ) -> Self {
        Self {
            fill_down: FillDown::find(table, matched, rows, settings.answers),
            joins,
            cells: Vec::new(),
        }
    }

    /// A record's row, complete. Rows are given in their order, and only those that may be records.
    pub(super) fn row<'a>(&'a mut self, row: Row<'a>) -> Row<'a> {
        self.fill_down.count(row.cells);
        if self.joins.is_empty() && !self.fill_down.fills() {
            return row;
        }
        self.cells.clear();
        self.cells.extend_from_slice(row.cells);
        self.fill_down.fill(&mut self.cells);
        for join in &mut self.joins {
            join.add(row.number, row.columns, &mut self.cells);
        }
        Row {
            cells: &self.cells,
            ..row
        }
    }

    /// Asks what is to be filled down, and says what was filled and what was not found.
    pub(super) fn finish(self, questions: &mut Vec<Question>, notes: &mut Notes) {
        self.fill_down.finish(questions, notes);
        for join in &self.joins {
            join.finish(notes);
        }
    }
}
