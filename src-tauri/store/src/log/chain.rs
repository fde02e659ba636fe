//! The chain of the log: how a line's hash is made, and what is wrong with a chain that does not hold.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Transaction};
use rusqlite_migration::HookError;
use sha2::{Digest, Sha256};

use super::{Entry, Line};
use crate::{Books, StoreError};

type Hash = [u8; 32];

/// What stands before the first line.
const START: Hash = [0; 32];
/// How a moment is written, as everywhere in the file.
const MOMENT: &str = "%F %T%.f";
const HEAD: &str = "log_head";

/// A line as it stands in the file, not yet understood.
struct Raw {
    id: i64,
    at: String,
    year: Option<i64>,
    what: String,
}

impl Raw {
    /// SHA-256 over the hash before, and number, moment, year and words, each with its length or at a fixed one, so that no two different
    /// lines are the same bytes.
    fn hash(&self, before: &[u8]) -> Hash {
        let mut hash = Sha256::new();
        hash.update(b"wres-desk log 1\n");
        hash.update(before);
        hash.update(self.id.to_be_bytes());
        let text = |hash: &mut Sha256, text: &str| {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        };
        text(&mut hash, &self.at);
        match self.year {
            None => hash.update([0]),
            Some(year) => {
                hash.update([1]);
                hash.update(year.to_be_bytes());
            }
        }
        text(&mut hash, &self.what);
        hash.finalize().into()
    }
}

/// Where the chain ended when the program last wrote to it.
struct Head {
    id: i64,
    lines: i64,
    hash: Hash,
}

impl Head {
    const NONE: Self = Self {
        id: 0,
        lines: 0,
        hash: START,
    };

    fn read(conn: &Connection) -> Result<Option<Self>, StoreError> {
        let mut statement = conn.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        let held: Option<Vec<u8>> = statement.query_row([HEAD], |row| row.get(0)).optional()?;
        Ok(held.and_then(|bytes| Self::from_bytes(&bytes)))
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (id, rest) = bytes.split_first_chunk::<8>()?;
        let (lines, rest) = rest.split_first_chunk::<8>()?;
        Some(Self {
            id: i64::from_be_bytes(*id),
            lines: i64::from_be_bytes(*lines),
            hash: rest.try_into().ok()?,
        })
    }

    fn write(&self, conn: &Connection) -> rusqlite::Result<()> {
        let mut bytes = Vec::with_capacity(48);
        bytes.extend(self.id.to_be_bytes());
        bytes.extend(self.lines.to_be_bytes());
        bytes.extend(self.hash);
        conn.prepare_cached(
            "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute((HEAD, bytes))?;
        Ok(())
    }
}

/// Adds a line at the end of the chain. It follows on from the end the program remembers, whatever stands in the table by now, so that
/// lines taken away are still missed after it.
pub(super) fn add(conn: &Connection, line: &Line) -> Result<Entry, StoreError> {
    let head = Head::read(conn)?.unwrap_or(Head::NONE);
    let mut raw = Raw {
        id: 0,
        at: moment(line.at),
        year: line.year.map(i64::from),
        what: line.what.clone(),
    };
    conn.prepare_cached("INSERT INTO log (at, year, what) VALUES (?1, ?2, ?3)")?
        .execute((&raw.at, raw.year, &raw.what))?;
    raw.id = conn.last_insert_rowid();
    let hash = raw.hash(&head.hash);
    conn.prepare_cached("UPDATE log SET hash = ?2 WHERE id = ?1")?
        .execute((raw.id, &hash[..]))?;
    Head {
        id: raw.id,
        lines: head.lines + 1,
        hash,
    }
    .write(conn)?;
    Ok(Entry {
        id: raw.id,
        line: line.clone(),
        hash: hexadecimal(&hash),
    })
}

/// Chains the lines that a store held before lines were chained.
pub(crate) fn of_what_is_held(tx: &Transaction<'_>) -> Result<(), HookError> {
    let mut head = Head::NONE;
    let mut lines = tx.prepare("SELECT id, at, year, what FROM log ORDER BY id")?;
    let held: Vec<Raw> = lines
        .query_map([], |row| {
            Ok(Raw {
                id: row.get(0)?,
                at: row.get(1)?,
                year: row.get(2)?,
                what: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut write = tx.prepare("UPDATE log SET hash = ?2 WHERE id = ?1")?;
    for raw in held {
        head = Head {
            id: raw.id,
            lines: head.lines + 1,
            hash: raw.hash(&head.hash),
        };
        write.execute((raw.id, &head.hash[..]))?;
    }
    Ok(head.write(tx)?)
}

/// What is wrong with the chain, in plain words; empty where every line is as it was written and none is missing.
pub(crate) fn verify(books: &Books) -> Result<Vec<String>, StoreError> {
    let mut wrong = Vec::new();
    let Some(head) = Head::read(&books.conn)? else {
        return Ok(vec![
            "The log does not say where it ends, so that lines missing from its end cannot be noticed.".to_owned(),
        ]);
    };
    // The hash that the line before holds, that of the last line that fitted, and their numbers.
    let (mut before, mut fitted) = (START.to_vec(), START.to_vec());
    let (mut last, mut lines) = (0_i64, 0_i64);
    let mut statement = books
        .conn
        .prepare("SELECT id, at, year, what, hash FROM log ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let raw = Raw {
            id: row.get(0)?,
            at: row.get(1)?,
            year: row.get(2)?,
            what: row.get(3)?,
        };
        let hash: Vec<u8> = row.get(4)?;
        lines += 1;
        let fits = |before: &[u8]| raw.hash(before)[..] == hash[..];
        if fits(&before) || fits(&fitted) {
            fitted.clone_from(&hash);
        } else if raw.id > head.id {
            wrong.push(format!("Entry {} of the log was not written by this program.", raw.id));
        } else if raw.id > last + 1 {
            wrong.push(missing(last + 1, raw.id - 1));
            fitted.clone_from(&hash);
        } else {
            wrong.push(format!(
                "Entry {0} of the log is not as it was written: it was changed or put in afterwards{1}.",
                raw.id,
                if raw.id > 1 {
                    format!(", or entry {} was, with its hash made to fit", raw.id - 1)
                } else {
                    String::new()
                }
            ));
        }
        before = hash;
        last = raw.id;
    }
    if last < head.id {
        wrong.push(missing(last + 1, head.id));
    } else if wrong.is_empty() && (before[..] != head.hash[..] || last != head.id || lines != head.lines) {
        wrong.push(format!(
            "The log does not end as the program left it, with {} entries and entry {} the last; it has {lines} and ends with entry {last}.",
            head.lines, head.id
        ));
    }
    Ok(wrong)
}

fn missing(first: i64, last: i64) -> String {
    if first == last {
        format!("Entry {first} of the log was removed.")
    } else {
        format!("Entries {first} to {last} of the log were removed.")
    }
}

fn moment(at: NaiveDateTime) -> String {
    at.format(MOMENT).to_string()
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        use std::fmt::Write;
        let _ = write!(text, "{byte:02x}");
        text
    })
}
