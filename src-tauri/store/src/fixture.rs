//! A store in a temporary folder, for this crate's tests.

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;

use crate::file::{self, Kind, NewFile};
use crate::{FileId, Person, Store, StoreError, Tx, year};

/// A store that goes away with its folder.
pub(crate) struct Trust {
    pub(crate) store: Store,
    pub(crate) dir: TempDir,
}

impl Trust {
    pub(crate) fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let store = Store::open(dir.path()).unwrap();
        Self { store, dir }
    }

    /// One transaction that must succeed.
    pub(crate) fn write<T>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> T {
        self.store.transaction(work).unwrap()
    }

    /// Keeps a file of 2026 and writes its rows.
    pub(crate) fn keep(&mut self, kind: Kind, rows: impl FnOnce(&Tx<'_>, FileId) -> Result<(), StoreError>) -> FileId {
        self.write(|tx| {
            year::start(tx, 2026, at(8))?;
            let id = file::keep(tx, &new_file(kind, "a.xlsx"))?;
            rows(tx, id)?;
            Ok(id)
        })
    }
}

/// An hour of one day.
pub(crate) fn at(hour: u32) -> NaiveDateTime {
    day(2026, 5, 1).and_hms_opt(hour, 30, 0).unwrap()
}

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A person told from others by a number.
pub(crate) fn person(number: u32) -> Person {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    Person(bytes)
}

/// A file of 2026 with plausible particulars.
pub(crate) fn new_file(kind: Kind, name: &str) -> NewFile {
    NewFile {
        year: 2026,
        kind,
        name: name.into(),
        sha256: "00ff".into(),
        sheet: "Sheet1".into(),
        header_row: Some(9),
        rows_read: 12,
        rows_used: 10,
        people: 9,
        as_at: Some(day(2026, 3, 31)),
        kept_at: at(9),
        rules: "2026".into(),
        why: "It has a column for pay scales.".into(),
        columns: r#"{"ethnic_origin":"Ethnic Origin"}"#.into(),
        left_out: r#"{"bank":2}"#.into(),
        shape: String::new(),
    }
}
