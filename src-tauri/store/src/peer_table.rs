//! Tables of all trusts' values, as loaded.

use chrono::NaiveDateTime;
use domain::peers::{PeerCounts, PeerValue, Subject};

use crate::{Books, StoreError, Tx, column};

/// A table that was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerTable {
    /// Its number; 0 before it is kept.
    pub id: i64,
    /// File name, without folders.
    pub file_name: String,
    /// Sheet; empty for a text file.
    pub sheet: String,
    /// SHA-256 of the file's bytes, in small hexadecimal.
    pub sha256: String,
    /// Rows below its headings.
    pub rows_read: u32,
    /// When it was loaded.
    pub loaded_at: NaiveDateTime,
}

/// Every table, the latest loaded first.
pub fn all(books: &Books) -> Result<Vec<PeerTable>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT id, file_name, sheet, sha256, rows_read, loaded_at FROM peer_table ORDER BY loaded_at DESC, id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(PeerTable {
            id: row.get(0)?,
            file_name: row.get(1)?,
            sheet: row.get(2)?,
            sha256: row.get(3)?,
            rows_read: row.get(4)?,
            loaded_at: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps a table with its values; one of the same file name is replaced. Gives its number.
pub fn put(tx: &Tx<'_>, table: &PeerTable, values: &[PeerValue]) -> Result<i64, StoreError> {
    tx.conn
        .prepare_cached("DELETE FROM peer_table WHERE file_name = ?1")?
        .execute([&table.file_name])?;
    tx.conn
        .prepare_cached(
            "INSERT INTO peer_table (file_name, sheet, sha256, rows_read, loaded_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            &table.file_name,
            &table.sheet,
            &table.sha256,
            table.rows_read,
            table.loaded_at,
        ))?;
    let id = tx.conn.last_insert_rowid();
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO peer_value (peer_table_id, subject, year, name, code, value, events, people, other_events, other_people)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for held in values {
        let (events, people, other) = match held.counts {
            None => (None, None, None),
            Some(PeerCounts::Share { events, people }) => (Some(events), Some(people), None),
            Some(PeerCounts::Ratio { first, second }) => (Some(f64::from(first.0)), Some(first.1), Some(second)),
        };
        statement.execute((
            id,
            held.subject.key(),
            held.year,
            &held.name,
            &held.code,
            held.value,
            events,
            people,
            other.map(|other| other.0),
            other.map(|other| other.1),
        ))?;
    }
    Ok(id)
}

/// The values of a table.
pub fn values(books: &Books, table: i64) -> Result<Vec<PeerValue>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT subject, year, name, code, value, events, people, other_events, other_people
         FROM peer_value WHERE peer_table_id = ?1 ORDER BY subject, year, code, name",
    )?;
    let rows = statement.query_map([table], |row| {
        let (events, people): (Option<f64>, Option<u32>) = (row.get(5)?, row.get(6)?);
        let (other_events, other_people): (Option<u32>, Option<u32>) = (row.get(7)?, row.get(8)?);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "events of a ratio were written from a u32"
        )]
        let counts = match (events, people, other_events, other_people) {
            (Some(events), Some(people), Some(others), Some(of)) => Some(PeerCounts::Ratio {
                first: (events as u32, people),
                second: (others, of),
            }),
            (Some(events), Some(people), ..) => Some(PeerCounts::Share { events, people }),
            _ => None,
        };
        Ok(PeerValue {
            subject: column::key(row, 0, Subject::from_key)?,
            year: row.get(1)?,
            name: row.get(2)?,
            code: row.get(3)?,
            value: row.get(4)?,
            counts,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes a table back with its values; true where there was one.
pub fn remove(tx: &Tx<'_>, table: i64) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("DELETE FROM peer_table WHERE id = ?1")?
        .execute([table])?
        > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};

    #[test]
    fn a_table_comes_back_and_a_newer_one_of_its_name_takes_its_place() {
        let table = |rows_read| PeerTable {
            id: 0,
            file_name: "all trusts.csv".into(),
            sheet: String::new(),
            sha256: "0f".into(),
            rows_read,
            loaded_at: at(9),
        };
        let value = |subject, value, counts| PeerValue {
            name: "Alder NHS Trust".into(),
            code: "RXA".into(),
            year: 2024,
            subject,
            value,
            counts,
        };
        let values = [
            value(
                Subject::Ratio(2),
                1.6,
                Some(PeerCounts::Ratio {
                    first: (320, 1000),
                    second: (100, 500),
                }),
            ),
            value(
                Subject::SurveyBme(5),
                28.4,
                Some(PeerCounts::Share {
                    events: 142.2,
                    people: 500,
                }),
            ),
            value(Subject::SurveyWhite(5), 100.0 / 3.0, None),
        ];
        let mut trust = Trust::new();
        trust.write(|tx| put(tx, &table(1), &values[..1]).map(|_| ()));
        trust.write(|tx| put(tx, &table(3), &values).map(|_| ()));
        let held = all(&trust.store).unwrap();
        assert_eq!(
            (held.len(), held[0].rows_read),
            (1, 3),
            "a file of the same name stands once"
        );
        assert_eq!(super::values(&trust.store, held[0].id).unwrap(), values);
        trust.write(|tx| remove(tx, held[0].id).map(|_| ()));
        assert!(all(&trust.store).unwrap().is_empty());
        assert!(
            super::values(&trust.store, held[0].id).unwrap().is_empty(),
            "its values go with it"
        );
    }
}
