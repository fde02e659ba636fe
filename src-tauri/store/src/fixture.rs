//! A store in a temporary folder, for this crate's tests.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use domain::ethnicity::Origin;
use domain::workforce::{Band, LeftOut, Section};
use tempfile::TempDir;

use crate::assignment::AssignmentRow;
use crate::file::{self, Kind, NewFile};
use crate::post::PostRow;
use crate::{Books, FileId, Person, Store, StoreError, Tx, assignment, post, year};

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
        self.keep_for(2026, kind, rows)
    }

    /// Keeps a file of a year and writes its rows.
    pub(crate) fn keep_for(
        &mut self,
        year: u16,
        kind: Kind,
        rows: impl FnOnce(&Tx<'_>, FileId) -> Result<(), StoreError>,
    ) -> FileId {
        self.write(|tx| {
            year::start(tx, year, at(8))?;
            let new = NewFile {
                year,
                ..new_file(kind, "a.xlsx")
            };
            let id = file::keep(tx, &new)?;
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

/// A row of a staff list with all that it says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) row: u32,
    pub(crate) person: Person,
    pub(crate) origin: Origin,
    pub(crate) section: Option<Section>,
    pub(crate) band: Option<Band>,
    pub(crate) fte: Option<f64>,
    pub(crate) primary: Option<bool>,
    pub(crate) staff_group: String,
    pub(crate) division: String,
    pub(crate) sex: String,
    pub(crate) left_out: Option<LeftOut>,
}

impl Line {
    fn post(&self) -> PostRow {
        PostRow {
            origin: self.origin,
            section: self.section,
            band: self.band,
            primary: self.primary,
            staff_group: self.staff_group.clone(),
            division: self.division.clone(),
            sex: self.sex.clone(),
            left_out: self.left_out,
        }
    }
}

/// Writes a staff list, each statement of a post once.
pub(crate) fn insert(tx: &Tx<'_>, file: FileId, lines: &[Line]) -> Result<(), StoreError> {
    let mut posts: Vec<PostRow> = Vec::new();
    let mut rows = Vec::new();
    for line in lines {
        let said = line.post();
        let place = posts.iter().position(|post| *post == said);
        let place = place.unwrap_or_else(|| {
            posts.push(said);
            posts.len() - 1
        });
        rows.push(AssignmentRow {
            row: line.row,
            person: line.person,
            fte: line.fte,
            post: u32::try_from(place).unwrap(),
        });
    }
    for (number, said) in (0..).zip(&posts) {
        post::insert(tx, file, number, said)?;
    }
    assignment::insert(tx, file, &rows)
}

/// A staff list as it stands in the store.
pub(crate) fn of_file(books: &Books, file: FileId) -> Vec<Line> {
    let posts: BTreeMap<u32, PostRow> = post::of_file(books, file).unwrap();
    let rows = assignment::of_file(books, file).unwrap();
    rows.into_iter()
        .map(|row| {
            let said = posts[&row.post].clone();
            Line {
                row: row.row,
                person: row.person,
                origin: said.origin,
                section: said.section,
                band: said.band,
                fte: row.fte,
                primary: said.primary,
                staff_group: said.staff_group,
                division: said.division,
                sex: said.sex,
                left_out: said.left_out,
            }
        })
        .collect()
}
