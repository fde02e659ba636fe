//! Collection years that have been started. Files, figures typed in, actions and reasons belong to one.

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Row};

use crate::{Books, StoreError, Tx, column};

/// How far a year's return has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearState {
    /// Being worked on.
    Draft,
    /// Signed off; whoever writes must refuse to change it. The store itself does not.
    Signed,
}

impl YearState {
    /// The key used in the file and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Signed => "signed",
        }
    }

    /// Reads a key written by [`YearState::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Draft, Self::Signed].into_iter().find(|state| state.key() == key)
    }
}

/// One collection year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year whose 31 March is the snapshot date.
    pub year: u16,
    /// How far its return has come.
    pub state: YearState,
    /// When it was started.
    pub created_at: NaiveDateTime,
}

/// Every year, latest first.
pub fn all(books: &Books) -> Result<Vec<Year>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT year, state, created_at FROM year ORDER BY year DESC")?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// One year, where it has been started.
pub fn get(books: &Books, year: u16) -> Result<Option<Year>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT year, state, created_at FROM year WHERE year = ?1")?;
    Ok(statement.query_row([year], read).optional()?)
}

/// Starts a year, or leaves it as it is where it has been started before. Must come before anything that belongs to the year.
pub fn start(tx: &Tx<'_>, year: u16, at: NaiveDateTime) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached(
            "INSERT INTO year (year, state, created_at) VALUES (?1, 'draft', ?2) ON CONFLICT (year) DO NOTHING",
        )?
        .execute((year, at))?;
    Ok(())
}

/// Moves a year to a state; true where the year has been started.
pub fn set_state(tx: &Tx<'_>, year: u16, state: YearState) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("UPDATE year SET state = ?2 WHERE year = ?1")?
        .execute((year, state.key()))?
        > 0)
}

/// From which year a year was carried on, and when; `None` where it was not.
pub fn carried(books: &Books, year: u16) -> Result<Option<(u16, NaiveDateTime)>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT carried_from, carried_at FROM year WHERE year = ?1 AND carried_from IS NOT NULL")?;
    Ok(statement
        .query_row([year], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Notes that a year was carried on from another; true where the year has been started.
pub fn set_carried(tx: &Tx<'_>, year: u16, from: u16, at: NaiveDateTime) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("UPDATE year SET carried_from = ?2, carried_at = ?3 WHERE year = ?1")?
        .execute((year, from, at))?
        > 0)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Year> {
    Ok(Year {
        year: row.get(0)?,
        state: column::key(row, 1, YearState::from_key)?,
        created_at: row.get(2)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};

    #[test]
    fn starting_a_year_again_leaves_it_as_it_is() {
        let mut trust = Trust::new();
        trust.write(|tx| {
            start(tx, 2025, at(8))?;
            set_state(tx, 2025, YearState::Signed)?;
            start(tx, 2025, at(9))?;
            start(tx, 2026, at(9))
        });
        let signed = Year {
            year: 2025,
            state: YearState::Signed,
            created_at: at(8),
        };
        assert_eq!(get(&trust.store, 2025).unwrap(), Some(signed.clone()));
        let draft = Year {
            year: 2026,
            state: YearState::Draft,
            created_at: at(9),
        };
        assert_eq!(all(&trust.store).unwrap(), [draft, signed]);
        assert_eq!(carried(&trust.store, 2026).unwrap(), None);
        assert!(trust.write(|tx| set_carried(tx, 2026, 2025, at(10))));
        assert_eq!(carried(&trust.store, 2026).unwrap(), Some((2025, at(10))));
        assert!(
            !trust.write(|tx| set_state(tx, 2031, YearState::Signed)),
            "a year not started has no state"
        );
    }
}
