//! Rows of a staff list, one an assignment.
//!
//! A row has its person and full-time equivalent; what it says of a post, and what became of it, stands in [`crate::post`], where many
//! rows that say the same share one line.

use std::collections::HashSet;

use domain::workforce::Workforce;
use rusqlite::OptionalExtension;

use crate::{Books, FileId, Person, StoreError, Tx};

/// One assignment as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignmentRow {
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// The person.
    pub person: Person,
    /// Full-time equivalent, where given.
    pub fte: Option<f64>,
    /// Number of the post in the same file, see [`crate::post::insert`].
    pub post: u32,
}

/// Where a row of a file stands in the table.
pub(crate) fn at(file: FileId, row: u32) -> i64 {
    (file.0 << 32) + i64::from(row)
}

/// Where the first and the last row that a file may have stand in the table.
pub(crate) fn span(file: FileId) -> (i64, i64) {
    (at(file, 0), at(file, u32::MAX))
}

/// Writes the rows of a staff list, whose posts are written already.
///
/// # Errors
/// [`StoreError::Other`] where there is no such file, or it has one of the rows already.
pub fn insert(tx: &Tx<'_>, file: FileId, rows: &[AssignmentRow]) -> Result<(), StoreError> {
    let there = tx
        .conn
        .prepare_cached("SELECT 1 FROM file WHERE id = ?1")?
        .query_row([file], |_| Ok(()))
        .optional()?;
    if there.is_none() {
        return Err(StoreError::Other("rows of a file that is not there".into()));
    }
    let mut statement = tx
        .conn
        .prepare_cached("INSERT INTO assignment (at, person, fte, post) VALUES (?1, ?2, ?3, ?4)")?;
    for row in rows {
        statement.execute((at(file, row.row), row.person, row.fte, row.post))?;
    }
    Ok(())
}

/// Every row of a file, in the order of the sheet; what their posts are is told by [`crate::post::of_file`].
pub fn of_file(books: &Books, file: FileId) -> Result<Vec<AssignmentRow>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT at & 4294967295, person, fte, post FROM assignment WHERE at BETWEEN ?1 AND ?2 ORDER BY at",
    )?;
    let rows = statement.query_map(span(file), |row| {
        Ok(AssignmentRow {
            row: row.get(0)?,
            person: row.get(1)?,
            fte: row.get(2)?,
            post: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Indicator 1 of a year: counted staff by section and band. `None` where the year has no staff list.
pub fn workforce(books: &Books, year: u16) -> Result<Option<Workforce>, StoreError> {
    let list = crate::staff_list::of_year(books, year, &HashSet::<Person>::new())?;
    Ok(list.map(|list| list.workforce()))
}
