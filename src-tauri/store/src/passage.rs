//! Words of the papers that the trust wrote in place of the program's.

use chrono::NaiveDateTime;

use crate::{Books, StoreError, Tx};

/// One passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which: `board.summary`.
    pub key: String,
    /// The trust's own words; a blank line parts paragraphs.
    pub words: String,
    /// What they were written on: the program's words and figures of that moment. Empty where that is not known.
    pub basis: String,
    /// When they were written, where that was kept.
    pub written_at: Option<NaiveDateTime>,
}

/// The passages of a year that the trust wrote, by key.
pub fn of_year(books: &Books, year: u16) -> Result<Vec<Passage>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT key, words, basis, written_at FROM passage WHERE year = ?1 ORDER BY key")?;
    let passages = statement.query_map([year], |row| {
        Ok(Passage {
            key: row.get(0)?,
            words: row.get(1)?,
            basis: row.get(2)?,
            written_at: row.get(3)?,
        })
    })?;
    Ok(passages.collect::<Result<_, _>>()?)
}

/// Writes a passage, over what was there. The year must have been started.
pub fn set(tx: &Tx<'_>, year: u16, passage: &Passage) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached(
            "INSERT INTO passage (year, key, words, basis, written_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (year, key) DO UPDATE
             SET words = excluded.words, basis = excluded.basis, written_at = excluded.written_at",
        )?
        .execute((year, &passage.key, &passage.words, &passage.basis, passage.written_at))?;
    Ok(())
}

/// Takes a passage back, so that the program's words stand again; true where there was one.
pub fn delete(tx: &Tx<'_>, year: u16, key: &str) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("DELETE FROM passage WHERE year = ?1 AND key = ?2")?
        .execute((year, key))?
        > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};
    use crate::year;

    #[test]
    fn a_passage_is_replaced_and_taken_back() {
        let passage = |words: &str| Passage {
            key: "board.summary".into(),
            words: words.into(),
            basis: "Three of nine are worse.".into(),
            written_at: Some(at(10)),
        };
        let mut trust = Trust::new();
        trust.write(|tx| {
            year::start(tx, 2026, at(9))?;
            set(tx, 2026, &passage("Ours."))?;
            set(tx, 2026, &passage("Ours, again."))
        });
        assert_eq!(of_year(&trust.store, 2026).unwrap(), [passage("Ours, again.")]);
        assert!(
            of_year(&trust.store, 2025).unwrap().is_empty(),
            "each year has its own words"
        );
        assert!(trust.write(|tx| delete(tx, 2026, "board.summary")));
        assert!(
            !trust.write(|tx| delete(tx, 2026, "board.summary")),
            "it was taken back already"
        );
    }
}
