//! Files that were kept. For a year and kind one or several are current together; keeping others sets them all aside, so that keeping
//! can be undone once. Of a workbook of which several sheets were read, each sheet is a file here.
//!
//! The rows of a file stand in tables of their own and go when the file goes.

use chrono::{NaiveDate, NaiveDateTime};
pub use domain::kind::Kind;
use rusqlite::{OptionalExtension, Row};

use crate::{Books, FileId, StoreError, Tx, column};

/// A file about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Collection year it is kept for; must have been started.
    pub year: u16,
    /// What it holds.
    pub kind: Kind,
    /// File name without folders.
    pub name: String,
    /// SHA-256 of its bytes, in small hexadecimal.
    pub sha256: String,
    /// Sheet used; empty for a text file.
    pub sheet: String,
    /// Row of the headings, counted from 1, where there is one.
    pub header_row: Option<u32>,
    /// Data rows read.
    pub rows_read: u32,
    /// Of these, rows that count.
    pub rows_used: u32,
    /// Distinct people counted.
    pub people: u32,
    /// The date it speaks of, where it says.
    pub as_at: Option<NaiveDate>,
    /// When it was kept.
    pub kept_at: NaiveDateTime,
    /// Name of the rule pack by which it was counted.
    pub rules: String,
    /// Why it was taken for this kind, in words.
    pub why: String,
    /// Fields and the headings they were found under, in a form of the caller's.
    pub columns: String,
    /// Reasons and how many rows each left out, in a form of the caller's.
    pub left_out: String,
    /// How its table was laid out, in a form of the caller's.
    pub shape: String,
}

/// A kept file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Its id.
    pub id: FileId,
    /// Whether it is the current one of its kind; otherwise it has been replaced and only [`undo_keep`] brings it back.
    pub current: bool,
    /// What was kept.
    pub file: NewFile,
}

/// What [`undo_keep`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// The current files are gone and those they had replaced are current again.
    Restored(Vec<FileId>),
    /// The current files are gone and there is none of their kind now.
    Removed,
    /// There was no current file.
    Nothing,
}

const ALL_COLUMNS: &str = "id, state = 'current', year, kind, name, sha256, sheet, header_row, rows_read, rows_used, people, \
                           as_at, kept_at, rules, why, columns, left_out, shape";

/// The current files of a year, in the order of [`Kind::ALL`], and of a kind in the order in which they were kept.
pub fn of_year(books: &Books, year: u16) -> Result<Vec<KeptFile>, StoreError> {
    let sql = format!("SELECT {ALL_COLUMNS} FROM file WHERE year = ?1 AND state = 'current' ORDER BY id");
    let mut statement = books.conn.prepare_cached(&sql)?;
    let mut files = statement.query_map([year], read)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(|kept| kept.file.kind);
    Ok(files)
}

/// The current files of a year and kind, in the order in which they were kept.
pub fn current(books: &Books, year: u16, kind: Kind) -> Result<Vec<FileId>, StoreError> {
    let sql = "SELECT id FROM file WHERE year = ?1 AND kind = ?2 AND state = 'current' ORDER BY id";
    let mut statement = books.conn.prepare_cached(sql)?;
    let ids = statement.query_map((year, kind.key()), |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Name and shape of the files of a kind that were kept last: the year's own, else those of the latest year before it.
pub fn latest_shapes(books: &Books, year: u16, kind: Kind) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT name, shape FROM file
               WHERE kind = ?1 AND state = 'current' AND shape <> '' AND year = (
                   SELECT max(year) FROM file WHERE kind = ?1 AND year <= ?2 AND state = 'current' AND shape <> '')
               ORDER BY id";
    let mut statement = books.conn.prepare_cached(sql)?;
    let shapes = statement.query_map((kind.key(), year), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(shapes.collect::<Result<_, _>>()?)
}

/// One file, current or replaced.
pub fn get(books: &Books, id: FileId) -> Result<Option<KeptFile>, StoreError> {
    let sql = format!("SELECT {ALL_COLUMNS} FROM file WHERE id = ?1");
    Ok(books.conn.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// Keeps a file as the only current one of its year and kind: [`make_way`], then [`add`].
pub fn keep(tx: &Tx<'_>, new: &NewFile) -> Result<FileId, StoreError> {
    make_way(tx, new.year, new.kind)?;
    add(tx, new)
}

/// Sets the current files of a year and kind aside. Those set aside earlier are deleted with their rows.
pub fn make_way(tx: &Tx<'_>, year: u16, kind: Kind) -> Result<(), StoreError> {
    let of_kind = (year, kind.key());
    tx.conn.execute(
        "DELETE FROM file WHERE year = ?1 AND kind = ?2 AND state = 'replaced'",
        of_kind,
    )?;
    tx.conn.execute(
        "UPDATE file SET state = 'replaced' WHERE year = ?1 AND kind = ?2",
        of_kind,
    )?;
    Ok(())
}

/// Keeps a file beside the current ones of its year and kind. Its rows are then written by the modules of their tables, in the same
/// transaction.
pub fn add(tx: &Tx<'_>, new: &NewFile) -> Result<FileId, StoreError> {
    tx.conn.execute(
        "INSERT INTO file (year, kind, name, sha256, sheet, header_row, rows_read, rows_used, people, as_at, kept_at, rules, why,
                           columns, left_out, shape, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 'current')",
        rusqlite::params![
            new.year,
            new.kind.key(),
            new.name,
            new.sha256,
            new.sheet,
            new.header_row,
            new.rows_read,
            new.rows_used,
            new.people,
            new.as_at,
            new.kept_at,
            new.rules,
            new.why,
            new.columns,
            new.left_out,
            new.shape,
        ],
    )?;
    Ok(FileId(tx.conn.last_insert_rowid()))
}

/// Writes what is known of a file only once all of its rows are.
pub fn complete(tx: &Tx<'_>, id: FileId, whole: &NewFile) -> Result<(), StoreError> {
    tx.conn.execute(
        "UPDATE file SET sha256 = ?2, sheet = ?3, header_row = ?4, rows_read = ?5, rows_used = ?6, people = ?7, as_at = ?8, why = ?9,
                         columns = ?10, left_out = ?11, shape = ?12
         WHERE id = ?1",
        rusqlite::params![
            id,
            whole.sha256,
            whole.sheet,
            whole.header_row,
            whole.rows_read,
            whole.rows_used,
            whole.people,
            whole.as_at,
            whole.why,
            whole.columns,
            whole.left_out,
            whole.shape,
        ],
    )?;
    Ok(())
}

/// Writes anew what a file came to, where other files of the kind had a say in it.
pub fn recount(tx: &Tx<'_>, id: FileId, rows_used: u32, people: u32, left_out: &str) -> Result<(), StoreError> {
    tx.conn.execute(
        "UPDATE file SET rows_used = ?2, people = ?3, left_out = ?4 WHERE id = ?1",
        (id, rows_used, people, left_out),
    )?;
    Ok(())
}

/// Takes back the latest keeping of a year and kind, rows and all.
pub fn undo_keep(tx: &Tx<'_>, year: u16, kind: Kind) -> Result<Undone, StoreError> {
    let of_kind = (year, kind.key());
    if tx.conn.execute(
        "DELETE FROM file WHERE year = ?1 AND kind = ?2 AND state = 'current'",
        of_kind,
    )? == 0
    {
        return Ok(Undone::Nothing);
    }
    let mut restore = tx
        .conn
        .prepare_cached("UPDATE file SET state = 'current' WHERE year = ?1 AND kind = ?2 RETURNING id")?;
    let mut restored: Vec<FileId> = restore
        .query_map(of_kind, |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    restored.sort_unstable();
    Ok(if restored.is_empty() {
        Undone::Removed
    } else {
        Undone::Restored(restored)
    })
}

/// Removes a file with its rows and, where it is the last current one of its kind, those that were replaced, so that no rows of people
/// stay behind unseen. It cannot be undone. True where there was such a file.
pub fn remove(tx: &Tx<'_>, id: FileId) -> Result<bool, StoreError> {
    tx.conn.execute(
        "DELETE FROM file WHERE state = 'replaced'
         AND (year, kind) IN (SELECT year, kind FROM file WHERE id = ?1 AND state = 'current')
         AND (year, kind) NOT IN (SELECT year, kind FROM file WHERE id <> ?1 AND state = 'current')",
        [id],
    )?;
    Ok(tx.conn.execute("DELETE FROM file WHERE id = ?1", [id])? > 0)
}

fn read(row: &Row<'_>) -> rusqlite::Result<KeptFile> {
    Ok(KeptFile {
        id: row.get(0)?,
        current: row.get(1)?,
        file: NewFile {
            year: row.get(2)?,
            kind: column::key(row, 3, Kind::from_key)?,
            name: row.get(4)?,
            sha256: row.get(5)?,
            sheet: row.get(6)?,
            header_row: row.get(7)?,
            rows_read: row.get(8)?,
            rows_used: row.get(9)?,
            people: row.get(10)?,
            as_at: row.get(11)?,
            kept_at: row.get(12)?,
            rules: row.get(13)?,
            why: row.get(14)?,
            columns: row.get(15)?,
            left_out: row.get(16)?,
            shape: row.get(17)?,
        },
    })
}
