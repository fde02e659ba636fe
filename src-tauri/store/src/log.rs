//! A plain line for each change. Lines are only ever added, and hold nobody's name or number.
//!
//! The lines are chained: each holds a hash over the hash before it and all it says, and where the chain ends is kept apart, so that a line
//! that was changed, removed, put in or moved shows ([`verify`]). Whoever can write the file can also work the whole chain out again; what
//! shows that is a [`fingerprint`](Entry::fingerprint) that was put on paper before.

pub(crate) mod chain;

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Row};

use crate::{Books, StoreError, Tx};

pub(crate) use chain::verify;

/// One line as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When the change was made.
    pub at: NaiveDateTime,
    /// The year it concerns, where it concerns one.
    pub year: Option<u16>,
    /// What was changed, in a sentence.
    pub what: String,
}

/// One line as it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub id: i64,
    /// What it says.
    pub line: Line,
    /// Its hash, 64 small hexadecimal digits.
    pub hash: String,
}

impl Entry {
    /// The first sixteen digits of the hash in groups of four, "a1b2 c3d4 e5f6 0718": short enough for paper, and too long to be met by
    /// working out other lines until one fits.
    pub fn fingerprint(&self) -> String {
        let digits: Vec<char> = self.hash.chars().take(16).collect();
        let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }
}

/// Adds a line and gives it as it is held. Must be done in the transaction of the change itself, so that there is never one without the
/// other.
pub fn add(tx: &Tx<'_>, line: &Line) -> Result<Entry, StoreError> {
    chain::add(&tx.conn, line)
}

/// The latest lines, latest first, at most `most`; with a year, those that concern it.
pub fn latest(books: &Books, year: Option<u16>, most: u32) -> Result<Vec<Entry>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT id, at, year, what, lower(hex(hash)) FROM log WHERE ?1 IS NULL OR year = ?1 ORDER BY id DESC LIMIT ?2",
    )?;
    let entries = statement.query_map((year, most), read)?;
    Ok(entries.collect::<Result<_, _>>()?)
}

/// One line by its number.
pub fn get(books: &Books, id: i64) -> Result<Option<Entry>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT id, at, year, what, lower(hex(hash)) FROM log WHERE id = ?1")?;
    Ok(statement.query_row([id], read).optional()?)
}

/// The line at which the chain ends; `None` where nothing was ever written.
pub fn head(books: &Books) -> Result<Option<Entry>, StoreError> {
    Ok(latest(books, None, 1)?.pop())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get(0)?,
        line: Line {
            at: row.get(1)?,
            year: row.get(2)?,
            what: row.get(3)?,
        },
        hash: row.get(4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};

    #[test]
    fn the_latest_line_comes_first() {
        let line = |year, what: &str| Line {
            at: at(9),
            year,
            what: what.into(),
        };
        let mut trust = Trust::new();
        assert_eq!(head(&trust.store).unwrap(), None);
        let written = trust.write(|tx| {
            add(tx, &line(Some(2026), "The staff list was kept."))?;
            add(tx, &line(None, "The trust's region was changed."))
        });
        let latest_two = latest(&trust.store, None, 5).unwrap();
        let lines: Vec<Line> = latest_two.iter().map(|entry| entry.line.clone()).collect();
        assert_eq!(
            lines,
            [
                line(None, "The trust's region was changed."),
                line(Some(2026), "The staff list was kept.")
            ]
        );
        assert_eq!(latest(&trust.store, None, 1).unwrap(), latest_two[..1]);
        assert_eq!(latest(&trust.store, Some(2026), 5).unwrap(), latest_two[1..]);
        assert_eq!(head(&trust.store).unwrap(), Some(written.clone()));
        assert_eq!(get(&trust.store, 2).unwrap(), Some(written.clone()));
        assert_eq!(written.fingerprint().replace(' ', ""), written.hash[..16]);
    }
}
