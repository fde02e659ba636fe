//! Figures and words typed in by hand.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use rusqlite::Row;
use rusqlite::types::Type;

use crate::{Books, StoreError, Tx};

/// What was typed in.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A figure, in the unit its key implies.
    Number(f64),
    /// Words.
    Words(String),
}

impl Entry {
    /// The figure, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Words(_) => None,
        }
    }
}

/// Why a figure was typed in over the one that the files give.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Given {
    /// In a few words; empty where nobody said.
    pub reason: String,
    /// Who said so: a role, never a name; may be empty.
    pub by_role: String,
    /// When it was typed in, where that was kept.
    pub at: Option<NaiveDateTime>,
    /// What the files gave in its place then; the reason is of this figure and no other.
    pub over: Option<f64>,
}

/// The words why, of everything typed in for a year, by key.
pub fn given(books: &Books, year: u16) -> Result<BTreeMap<String, Given>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT key, reason, by_role, at, over FROM entry WHERE year = ?1")?;
    let given = statement.query_map([year], |row| {
        let given = Given {
            reason: row.get(1)?,
            by_role: row.get(2)?,
            at: row.get(3)?,
            over: row.get(4)?,
        };
        Ok((row.get(0)?, given))
    })?;
    Ok(given.collect::<Result<_, _>>()?)
}

/// Everything typed in for a year, by key (`survey.5.white_percent`).
pub fn of_year(books: &Books, year: u16) -> Result<BTreeMap<String, Entry>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT key, number, words FROM entry WHERE year = ?1")?;
    Ok(statement
        .query_map([year], |row| Ok((row.get(0)?, read(row)?)))?
        .collect::<Result<_, _>>()?)
}

/// Writes what was typed in, over what was there. The year must have been started.
pub fn set(tx: &Tx<'_>, year: u16, key: &str, entry: &Entry, given: &Given) -> Result<(), StoreError> {
    let (number, words) = match entry {
        Entry::Number(number) => (Some(*number), None),
        Entry::Words(words) => (None, Some(words)),
    };
    tx.conn
        .prepare_cached(
            "INSERT INTO entry (year, key, number, words, reason, by_role, at, over)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (year, key) DO UPDATE
             SET number = excluded.number, words = excluded.words, reason = excluded.reason, by_role = excluded.by_role,
                 at = excluded.at, over = excluded.over",
        )?
        .execute((
            year,
            key,
            number,
            words,
            &given.reason,
            &given.by_role,
            given.at,
            given.over,
        ))?;
    Ok(())
}

/// Takes back what was typed in; true where something was.
pub fn delete(tx: &Tx<'_>, year: u16, key: &str) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("DELETE FROM entry WHERE year = ?1 AND key = ?2")?
        .execute((year, key))?
        > 0)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    match (row.get(1)?, row.get(2)?) {
        (Some(number), None) => Ok(Entry::Number(number)),
        (None, Some(words)) => Ok(Entry::Words(words)),
        _ => Err(rusqlite::Error::InvalidColumnType(1, "number".into(), Type::Null)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};
    use crate::year;

    #[test]
    fn a_figure_may_become_words_and_go() {
        let why = Given {
            reason: "The list is of February.".into(),
            by_role: "Company secretary".into(),
            at: Some(at(10)),
            over: Some(2.0),
        };
        let mut trust = Trust::new();
        trust.write(|tx| {
            year::start(tx, 2026, at(9))?;
            set(
                tx,
                2026,
                "survey.5.white_percent",
                &Entry::Number(27.4),
                &Given::default(),
            )?;
            set(tx, 2026, "board.note", &Entry::Number(3.0), &Given::default())?;
            set(
                tx,
                2026,
                "board.note",
                &Entry::Words("One seat is vacant.".into()),
                &why,
            )
        });
        let held = of_year(&trust.store, 2026).unwrap();
        assert_eq!(held["survey.5.white_percent"].number(), Some(27.4));
        assert_eq!(held["board.note"], Entry::Words("One seat is vacant.".into()));
        assert_eq!(
            given(&trust.store, 2026).unwrap(),
            BTreeMap::from([
                ("board.note".to_owned(), why),
                ("survey.5.white_percent".to_owned(), Given::default())
            ]),
            "the word why stays beside what it explains"
        );
        assert!(trust.write(|tx| delete(tx, 2026, "board.note")));
        assert!(!trust.write(|tx| delete(tx, 2026, "board.note")));
        assert_eq!(of_year(&trust.store, 2026).unwrap().len(), 1);
    }

    #[test]
    fn nothing_can_be_typed_in_for_a_year_that_was_never_started() {
        let mut trust = Trust::new();
        let refused = trust
            .store
            .transaction(|tx| set(tx, 2026, "board.note", &Entry::Number(1.0), &Given::default()));
        assert!(matches!(refused, Err(StoreError::Other(_))), "{refused:?}");
    }
}
