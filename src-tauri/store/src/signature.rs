//! Signatures to a year's return: a role, a statement and a time. One that no longer counts stays, with when and why.

use chrono::NaiveDateTime;
use rusqlite::Row;

use crate::{Books, StoreError, Tx};

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The role of whoever signed; never a name.
    pub role: String,
    /// What was signed to.
    pub statement: String,
    /// When it was signed.
    pub at: NaiveDateTime,
    /// SHA-256 of the figures signed, in small hexadecimal.
    pub digest: String,
    /// Number and hash of the line of the log that records it.
    pub logged: (i64, String),
    /// When and why it ceased to count; `None` where it counts.
    pub lapsed: Option<(NaiveDateTime, String)>,
}

/// Every signature to a year's return, first one first, those that have lapsed among them.
pub fn of_year(books: &Books, year: u16) -> Result<Vec<Signature>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT role, statement, at, digest, log_id, log_hash, lapsed_at, lapsed_why FROM signature WHERE year = ?1 ORDER BY id",
    )?;
    Ok(statement.query_map([year], read)?.collect::<Result<_, _>>()?)
}

/// Adds a signature. The year must have been started.
pub fn add(tx: &Tx<'_>, year: u16, signature: &Signature) -> Result<(), StoreError> {
    let Signature {
        role,
        statement,
        at,
        digest,
        logged: (log_id, log_hash),
        lapsed,
    } = signature;
    let (lapsed_at, lapsed_why) = lapsed.clone().unzip();
    tx.conn
        .prepare_cached(
            "INSERT INTO signature (year, role, statement, at, digest, log_id, log_hash, lapsed_at, lapsed_why)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            year, role, statement, at, digest, log_id, log_hash, lapsed_at, lapsed_why,
        ))?;
    Ok(())
}

/// Lets every signature to a year's return lapse that still counts; says how many did.
pub fn lapse(tx: &Tx<'_>, year: u16, at: NaiveDateTime, why: &str) -> Result<usize, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("UPDATE signature SET lapsed_at = ?2, lapsed_why = ?3 WHERE year = ?1 AND lapsed_at IS NULL")?
        .execute((year, at, why))?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Signature> {
    let lapsed_at: Option<NaiveDateTime> = row.get(6)?;
    Ok(Signature {
        role: row.get(0)?,
        statement: row.get(1)?,
        at: row.get(2)?,
        digest: row.get(3)?,
        logged: (row.get(4)?, row.get(5)?),
        lapsed: lapsed_at.zip(row.get(7)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};
    use crate::year;

    #[test]
    fn a_signature_that_lapsed_stays_with_its_reason() {
        let mut trust = Trust::new();
        let signature = |role: &str, hour| Signature {
            role: role.into(),
            statement: "I have checked it.".into(),
            at: at(hour),
            digest: "00ff".into(),
            logged: (3, "aa00".into()),
            lapsed: None,
        };
        trust.write(|tx| {
            year::start(tx, 2026, at(8))?;
            add(tx, 2026, &signature("Equality lead", 9))?;
            assert_eq!(lapse(tx, 2026, at(10), "The figures changed.")?, 1);
            assert_eq!(lapse(tx, 2026, at(11), "Again.")?, 0, "it lapses once");
            add(tx, 2026, &signature("Director of People", 12))
        });
        let lapsed = Signature {
            lapsed: Some((at(10), "The figures changed.".into())),
            ..signature("Equality lead", 9)
        };
        assert_eq!(
            of_year(&trust.store, 2026).unwrap(),
            [lapsed, signature("Director of People", 12)]
        );
    }
}
