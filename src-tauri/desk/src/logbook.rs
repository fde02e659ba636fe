//! The log: writing lines to it, reading it, saying whether it is whole, and files that leave the program, each with its line.

use std::path::Path;

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};
use store::log::{Entry, Line};
use store::{Books, Store};

use crate::import::hexadecimal;
use crate::view::{LogEntryView, LogView, Verified, Written};
use crate::{Desk, DeskError, documents, text};

/// How many lines the window shows.
const SHOWN: u32 = 200;

/// Adds a line, in the transaction of the change itself.
pub(crate) fn add(
    tx: &store::Tx<'_>,
    year: Option<u16>,
    at: NaiveDateTime,
    what: impl Into<String>,
) -> Result<Entry, DeskError> {
    let what = what.into();
    Ok(store::log::add(tx, &Line { at, year, what })?)
}

/// Where the log ends, to be put on paper: "log entry 57, a1b2 c3d4 e5f6 0718". `None` where nothing was ever written.
///
/// Whoever changes the store's file with another program can work all hashes out again; they cannot meet a fingerprint that is on paper.
pub(crate) fn fingerprint(books: &Books) -> Result<Option<String>, DeskError> {
    Ok(store::log::head(books)?.map(|entry| of_entry(&entry)))
}

/// "log entry 57, a1b2 c3d4 e5f6 0718".
pub(crate) fn of_entry(entry: &Entry) -> String {
    format!("log entry {}, {}", entry.id, entry.fingerprint())
}

/// Writes a file that leaves the program, and its line. The file is written within the transaction of its line: where the line cannot be
/// added there is no file, and where the file cannot be written there is no line. Only if the store fails to keep the line in the very end
/// is there a file without one, and the error says so.
pub(crate) fn export(
    store: &mut Store,
    year: Option<u16>,
    what: &str,
    path: &Path,
    bytes: &[u8],
    now: NaiveDateTime,
) -> Result<Written, DeskError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let line = format!(
        "Wrote “{name}” ({what}), SHA-256 {}.",
        hexadecimal(&Sha256::digest(bytes))
    );
    let mut written = None;
    let kept = store.transaction(|tx| {
        add(tx, year, now, line)?;
        written = Some(documents::write(path, bytes)?);
        Ok::<(), DeskError>(())
    });
    match (kept, written) {
        (Ok(()), Some(written)) => Ok(written),
        (Err(error), Some(written)) => Err(DeskError::NotLogged {
            path: written.path,
            source: Box::new(error),
        }),
        (Err(error), None) => Err(error),
        (Ok(()), None) => Err(DeskError::Cancelled),
    }
}

impl Desk {
    /// Writes bytes to a file that the reader named, whole or not at all, and adds a line to the log, with what it is in a few words
    /// ("Submission sheet"), the file's name and its hash.
    ///
    /// # Errors
    /// Where the file or the store cannot be written.
    pub fn export(
        &mut self,
        year: Option<u16>,
        what: &str,
        path: &Path,
        bytes: &[u8],
        now: NaiveDateTime,
    ) -> Result<Written, DeskError> {
        export(&mut self.store, year, what, path, bytes, now)
    }

    /// Where the log ends, to be put on paper: "log entry 57, a1b2 c3d4 e5f6 0718"; `None` where nothing was ever written.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn log_fingerprint(&self) -> Result<Option<String>, DeskError> {
        fingerprint(&self.store)
    }

    /// Reads the whole store and says what is wrong with it.
    ///
    /// # Errors
    /// Where the store cannot be read at all.
    pub fn verify(&self) -> Result<Verified, DeskError> {
        let wrong = self.store.verify()?;
        let head = store::log::head(&self.store)?;
        Ok(Verified {
            is_whole: wrong.is_empty(),
            wrong,
            entries: head.as_ref().map_or(0, |entry| entry.id),
            fingerprint: head.as_ref().map(of_entry).unwrap_or_default(),
        })
    }

    /// The latest lines of the log, latest first, and whether the store is whole.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn log_view(&self) -> Result<LogView, DeskError> {
        Ok(LogView {
            verified: self.verify()?,
            entries: entries(&self.store, SHOWN)?,
        })
    }

    /// Every line of the log, latest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn log_entries(&self) -> Result<Vec<LogEntryView>, DeskError> {
        entries(&self.store, u32::MAX)
    }
}

fn entries(books: &Books, most: u32) -> Result<Vec<LogEntryView>, DeskError> {
    let entries = store::log::latest(books, None, most)?;
    Ok(entries
        .into_iter()
        .map(|entry| LogEntryView {
            number: entry.id,
            at: text::moment(entry.line.at),
            year: entry.line.year,
            fingerprint: entry.fingerprint(),
            what: entry.line.what,
        })
        .collect())
}
