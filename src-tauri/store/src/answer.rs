//! Decisions that are remembered from one import to the next: which column is which, what a value means.

use chrono::NaiveDateTime;
use rusqlite::Row;

use crate::{Books, StoreError, Tx};

/// The field under which answers about columns are kept.
pub const COLUMNS: &str = "columns";

/// One remembered decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was asked about: `ethnic_origin`, `pay_scale`, …, or [`COLUMNS`].
    pub field: String,
    /// The value in the form in which values are compared; for a column the field it was found for.
    pub value_plain: String,
    /// The value as the file writes it.
    pub value: String,
    /// What the trust said: a key, or for a column the heading.
    pub meaning: String,
    /// When it was said.
    pub answered_at: NaiveDateTime,
}

/// Every answer, by field and value.
pub fn all(books: &Books) -> Result<Vec<Answer>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT field, value_plain, value, meaning, answered_at FROM answer ORDER BY field, value_plain",
    )?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// The answers about one field, by value.
pub fn of_field(books: &Books, field: &str) -> Result<Vec<Answer>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT field, value_plain, value, meaning, answered_at FROM answer WHERE field = ?1 ORDER BY value_plain",
    )?;
    Ok(statement.query_map([field], read)?.collect::<Result<_, _>>()?)
}

/// Remembers an answer; a later answer to the same question replaces the earlier one.
pub fn remember(tx: &Tx<'_>, answer: &Answer) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached(
            "INSERT INTO answer (field, value_plain, value, meaning, answered_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (field, value_plain) DO UPDATE
             SET value = excluded.value, meaning = excluded.meaning, answered_at = excluded.answered_at",
        )?
        .execute((
            &answer.field,
            &answer.value_plain,
            &answer.value,
            &answer.meaning,
            answer.answered_at,
        ))?;
    Ok(())
}

/// Forgets an answer; true where there was one.
pub fn forget(tx: &Tx<'_>, field: &str, value_plain: &str) -> Result<bool, StoreError> {
    let mut statement = tx
        .conn
        .prepare_cached("DELETE FROM answer WHERE field = ?1 AND value_plain = ?2")?;
    Ok(statement.execute([field, value_plain])? > 0)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Answer> {
    Ok(Answer {
        field: row.get(0)?,
        value_plain: row.get(1)?,
        value: row.get(2)?,
        meaning: row.get(3)?,
        answered_at: row.get(4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};

    #[test]
    fn a_later_answer_replaces_an_earlier_one() {
        let answer = |meaning: &str, hour| Answer {
            field: "ethnic_origin".into(),
            value_plain: "traveller of irish heritage".into(),
            value: "Traveller of Irish Heritage".into(),
            meaning: meaning.into(),
            answered_at: at(hour),
        };
        let column = Answer {
            field: COLUMNS.into(),
            value_plain: "band".into(),
            ..answer("Pay Scale", 9)
        };
        let mut trust = Trust::new();
        trust.write(|tx| {
            remember(tx, &answer("bme", 9))?;
            remember(tx, &answer("white", 10))?;
            remember(tx, &column)
        });
        assert_eq!(of_field(&trust.store, "ethnic_origin").unwrap(), [answer("white", 10)]);
        assert_eq!(all(&trust.store).unwrap(), [column, answer("white", 10)]);
        assert!(trust.write(|tx| forget(tx, "ethnic_origin", "traveller of irish heritage")));
        assert!(of_field(&trust.store, "ethnic_origin").unwrap().is_empty());
    }

    #[test]
    fn a_star_kept_by_an_older_store_speaks_for_every_other_value_of_a_list_only() {
        let dir = tempfile::TempDir::new().unwrap();
        let older = crate::Store::open_or_create(dir.path(), crate::schema::migrations()[..9].to_vec()).unwrap();
        older
            .conn
            .execute_batch(
                "INSERT INTO answer (field, value_plain, value, meaning, answered_at) VALUES
                 ('casework.case_type', '*', '*', 'exclude', '2026-05-01 09:30:00'),
                 ('casework.case_type', 'disciplinary', 'Disciplinary', 'count', '2026-05-01 09:30:00'),
                 ('ethnic_origin', '*', '*', 'unknown', '2026-05-01 09:30:00')",
            )
            .unwrap();
        drop(older);
        let store = crate::Store::open(dir.path()).unwrap();
        let held: Vec<_> = all(&store)
            .unwrap()
            .into_iter()
            .map(|held| (held.field, held.value_plain, held.meaning))
            .collect();
        let line = |field: &str, value: &str, meaning: &str| (field.to_owned(), value.to_owned(), meaning.to_owned());
        assert_eq!(
            held,
            [
                line("casework.case_type", "disciplinary", "count"),
                line("casework.case_type.other", "", "exclude")
            ],
            "the list says the same as before; a cell with a star is asked about again"
        );
    }
}
