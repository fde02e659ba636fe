//! A plain line for each change. Lines are only ever added, and hold nobody's name or number.

use chrono::NaiveDateTime;

use crate::{Books, StoreError, Tx};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When the change was made.
    pub at: NaiveDateTime,
    /// The year it concerns, where it concerns one.
    pub year: Option<u16>,
    /// What was changed, in a sentence.
    pub what: String,
}

/// Adds a line. Best done in the transaction of the change itself, so that there is never one without the other.
pub fn add(tx: &Tx<'_>, line: &Line) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached("INSERT INTO log (at, year, what) VALUES (?1, ?2, ?3)")?
        .execute((line.at, line.year, &line.what))?;
    Ok(())
}

/// The latest lines, latest first, at most `most`.
pub fn latest(books: &Books, most: u32) -> Result<Vec<Line>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT at, year, what FROM log ORDER BY id DESC LIMIT ?1")?;
    let lines = statement.query_map([most], |row| {
        Ok(Line {
            at: row.get(0)?,
            year: row.get(1)?,
            what: row.get(2)?,
        })
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
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
        trust.write(|tx| {
            add(tx, &line(Some(2026), "The staff list was kept."))?;
            add(tx, &line(None, "The trust's region was changed."))
        });
        let latest_two = latest(&trust.store, 5).unwrap();
        assert_eq!(
            latest_two,
            [
                line(None, "The trust's region was changed."),
                line(Some(2026), "The staff list was kept.")
            ]
        );
        assert_eq!(latest(&trust.store, 1).unwrap(), latest_two[..1]);
    }
}
