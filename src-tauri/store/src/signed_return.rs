//! Returns as they were signed. Nothing that changes elsewhere can change one; one that was reopened stays, with when it ended.

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Row};
use sha2::{Digest, Sha256};

use crate::signature::{self, Signature};
use crate::year::{self, YearState};
use crate::{Books, StoreError, Tx, log};

/// One return as it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedReturn {
    /// Collection year.
    pub year: u16,
    /// Every item with its cells, in a form of the caller's.
    pub document: String,
    /// SHA-256 of the document, in small hexadecimal.
    pub digest: String,
    /// When the second signature made it the return.
    pub signed_at: NaiveDateTime,
    /// When it was reopened.
    pub ended_at: Option<NaiveDateTime>,
}

/// SHA-256 of a document, in small hexadecimal: what a signature is to.
pub fn digest(document: &str) -> String {
    log::chain::hexadecimal(&Sha256::digest(document.as_bytes()))
}

/// The return of a year that is signed off now, where it is, as it was signed.
///
/// # Errors
/// [`StoreError::Damaged`] where it was changed after it was signed, or two signatures to it are not held any more.
pub fn in_force(books: &Books, year: u16) -> Result<Option<SignedReturn>, StoreError> {
    let held = kept(books, year)?;
    if let Some(held) = &held
        && (digest(&held.document) != held.digest || !is_signed_by_two(books, held)?)
    {
        return Err(StoreError::Damaged(
            format!("the figures of {year} were changed after they were signed").into(),
        ));
    }
    Ok(held)
}

/// Whether two signatures that count are to a return as it is kept.
fn is_signed_by_two(books: &Books, held: &SignedReturn) -> Result<bool, StoreError> {
    let signatures = signature::of_year(books, held.year)?;
    let counts = |signature: &&Signature| signature.lapsed.is_none() && signature.digest == held.digest;
    Ok(signatures.iter().filter(counts).count() == 2)
}

/// Whether something stands as the signed return of a year, changed or not.
pub fn is_kept(books: &Books, year: u16) -> Result<bool, StoreError> {
    Ok(kept(books, year)?.is_some())
}

/// What stands as the return of a year, changed or not.
fn kept(books: &Books, year: u16) -> Result<Option<SignedReturn>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT year, document, digest, signed_at, ended_at FROM signed_return WHERE year = ?1 AND ended_at IS NULL",
    )?;
    Ok(statement.query_row([year], read).optional()?)
}

/// Every return that was ever signed, first one first.
pub fn all(books: &Books) -> Result<Vec<SignedReturn>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT year, document, digest, signed_at, ended_at FROM signed_return ORDER BY id")?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Keeps a return as it is signed. The year must have been started, and none of it may be in force.
pub fn put(tx: &Tx<'_>, year: u16, document: &str, at: NaiveDateTime) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached("INSERT INTO signed_return (year, document, digest, signed_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute((year, document, digest(document), at))?;
    Ok(())
}

/// Ends what is in force of a year; true where something was.
pub fn end(tx: &Tx<'_>, year: u16, at: NaiveDateTime) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("UPDATE signed_return SET ended_at = ?2 WHERE year = ?1 AND ended_at IS NULL")?
        .execute((year, at))?
        > 0)
}

/// What is wrong with the returns signed and their signatures, in plain words; empty where all of it is as it was written.
pub(crate) fn verify(books: &Books) -> Result<Vec<String>, StoreError> {
    let mut wrong = Vec::new();
    for held in all(books)? {
        let is_signed = signature::of_year(books, held.year)?
            .iter()
            .any(|signature| signature.digest == held.digest);
        if digest(&held.document) != held.digest || !is_signed {
            wrong.push(format!(
                "The figures of {} signed on {} were changed after they were signed.",
                held.year,
                held.signed_at.format("%-d %B %Y at %H:%M:%S")
            ));
        }
    }
    for year in year::all(books)? {
        let signatures = signature::of_year(books, year.year)?;
        for signature in &signatures {
            let line = log::get(books, signature.logged.0)?;
            let is_told = line.is_some_and(|entry| {
                entry.hash == signature.logged.1
                    && entry.line.at == signature.at
                    && entry.line.what.contains(&signature.digest)
                    && entry.line.what.starts_with(&signature.role)
                    && entry.line.what.ends_with(&signature.statement)
            });
            if !is_told {
                wrong.push(format!(
                    "The signature of {} to the return of {} is not what entry {} of the log says.",
                    signature.role, year.year, signature.logged.0
                ));
            }
        }
        let in_force = kept(books, year.year)?;
        let is_signed = match &in_force {
            Some(held) => is_signed_by_two(books, held)?,
            None => false,
        };
        let counting = signatures.iter().filter(|held| held.lapsed.is_none()).count();
        match (year.state, in_force) {
            (YearState::Draft, None) if counting < 2 => {}
            (YearState::Draft, None) => wrong.push(format!(
                "The return of {} has {counting} signatures that count, its year says that it is not signed off, and the signed figures are \
                 not held.",
                year.year
            )),
            (YearState::Draft, Some(_)) => wrong.push(format!(
                "The return of {} is signed off, and its year says it is not.",
                year.year
            )),
            (YearState::Signed, _) if is_signed => {}
            (YearState::Signed, _) => wrong.push(format!(
                "The year {} says that its return is signed off, and two signatures to the same figures are not held.",
                year.year
            )),
        }
    }
    Ok(wrong)
}

fn read(row: &Row<'_>) -> rusqlite::Result<SignedReturn> {
    Ok(SignedReturn {
        year: row.get(0)?,
        document: row.get(1)?,
        digest: row.get(2)?,
        signed_at: row.get(3)?,
        ended_at: row.get(4)?,
    })
}
