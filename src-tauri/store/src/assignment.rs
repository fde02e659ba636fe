//! Rows of a staff list, one an assignment.
//!
//! A row has its person and full-time equivalent; what it says of a post, and what became of it, stands in [`crate::post`], where many
//! rows that say the same share one line.

use std::collections::{BTreeMap, HashMap};

use domain::ethnicity::{Group, Triple};
use domain::workforce::{Band, Section, Workforce};
use rusqlite::OptionalExtension;

use crate::file::Kind;
use crate::post::{self, PostRow};
use crate::{Books, FileId, Person, StoreError, Tx};

/// One assignment as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignmentRow {
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// The person.
    pub person: Person,
    /// Full-time equivalent, where given.
    pub fte: Option<f64>,
    /// Number of the post in the same file, see [`post::insert`].
    pub post: u32,
}

/// Key of the line of people whose ethnicity is unknown, in a breakdown by national category.
pub const UNKNOWN: &str = "unknown";

/// By what counted staff can be broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Section of the return.
    Section,
    /// Band, or subgroup of doctors.
    Band,
    /// Staff group as recorded.
    StaffGroup,
    /// Division as recorded.
    Division,
    /// Sex as recorded.
    Sex,
    /// First character of the national ethnic category.
    Category,
}

impl Dimension {
    /// Under which key a post stands.
    fn key(self, post: &PostRow) -> String {
        match self {
            Self::Section => post.section.map(Section::key).unwrap_or_default().to_owned(),
            Self::Band => post.band.map(Band::key).unwrap_or_default().to_owned(),
            Self::StaffGroup => post.staff_group.clone(),
            Self::Division => post.division.clone(),
            Self::Sex => post.sex.clone(),
            // Someone who states an origin without a national code must not stand with those who state none; those who declined do.
            Self::Category if post.origin.group == Group::Unknown => UNKNOWN.to_owned(),
            Self::Category => post.origin.category.map(String::from).unwrap_or_default(),
        }
    }

    /// Where a key stands: sections and bands in the order of the return, all else by the alphabet, "not given" last.
    fn place(self, key: &str) -> (bool, Option<usize>) {
        let place = match self {
            Self::Section => Section::ALL.iter().position(|section| section.key() == key),
            Self::Band => Band::ALL.iter().position(|band| band.key() == key),
            _ => None,
        };
        (key.is_empty() || key == UNKNOWN, place)
    }
}

/// Where a row of a file stands in the table.
pub(crate) fn at(file: FileId, row: u32) -> i64 {
    (file.0 << 32) + i64::from(row)
}

/// Where the first and the last row that a file may have stand in the table.
pub(crate) fn span(file: FileId) -> (i64, i64) {
    (at(file, 0), at(file, u32::MAX))
}

/// Writes the rows of a staff list, whose posts are written already.
///
/// # Errors
/// [`StoreError::Other`] where there is no such file, or it has one of the rows already.
pub fn insert(tx: &Tx<'_>, file: FileId, rows: &[AssignmentRow]) -> Result<(), StoreError> {
    let there = tx
        .conn
        .prepare_cached("SELECT 1 FROM file WHERE id = ?1")?
        .query_row([file], |_| Ok(()))
        .optional()?;
    if there.is_none() {
        return Err(StoreError::Other("rows of a file that is not there".into()));
    }
    let mut statement = tx
        .conn
        .prepare_cached("INSERT INTO assignment (at, person, fte, post) VALUES (?1, ?2, ?3, ?4)")?;
    for row in rows {
        statement.execute((at(file, row.row), row.person, row.fte, row.post))?;
    }
    Ok(())
}

/// Every row of a file, in the order of the sheet; what their posts are is told by [`post::of_file`].
pub fn of_file(books: &Books, file: FileId) -> Result<Vec<AssignmentRow>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT at & 4294967295, person, fte, post FROM assignment WHERE at BETWEEN ?1 AND ?2 ORDER BY at",
    )?;
    let rows = statement.query_map(span(file), |row| {
        Ok(AssignmentRow {
            row: row.get(0)?,
            person: row.get(1)?,
            fte: row.get(2)?,
            post: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The posts of a year that count, each with its people. `None` where the year has no staff list.
fn counted(books: &Books, year: u16) -> Result<Option<Vec<(PostRow, u32)>>, StoreError> {
    let files = crate::file::current(books, year, Kind::Staff)?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for file in files {
        // Counting here is several times as fast as grouping there, where every row would be sorted first.
        let mut people: HashMap<u32, u32> = HashMap::new();
        let mut statement = books
            .conn
            .prepare_cached("SELECT post FROM assignment WHERE at BETWEEN ?1 AND ?2")?;
        let mut rows = statement.query(span(file))?;
        while let Some(row) = rows.next()? {
            *people.entry(row.get(0)?).or_default() += 1;
        }
        let posts = post::of_file(books, file)?;
        let counted = posts.into_iter().filter(|(_, post)| post.left_out.is_none());
        all.extend(counted.filter_map(|(number, post)| people.get(&number).map(|people| (post, *people))));
    }
    Ok(Some(all))
}

fn add(to: &mut Triple, group: Group, people: u32) {
    *to += match group {
        Group::White => Triple::new(people, 0, 0),
        Group::Bme => Triple::new(0, people, 0),
        Group::Unknown => Triple::new(0, 0, people),
    };
}

/// Indicator 1 of a year: counted staff by section and band. `None` where the year has no staff list.
pub fn workforce(books: &Books, year: u16) -> Result<Option<Workforce>, StoreError> {
    let Some(counted) = counted(books, year)? else {
        return Ok(None);
    };
    let mut people: BTreeMap<(Section, Band), Triple> = BTreeMap::new();
    for (post, heads) in counted {
        // The table holds no post that counts without a place.
        if let Some(place) = post.section.zip(post.band) {
            add(people.entry(place).or_default(), post.origin.group, heads);
        }
    }
    Ok(Some(Workforce { people }))
}

/// Counted staff of a year by one dimension: each key with its people, in the order of the return or of the alphabet. The key is
/// empty where nothing is recorded, and that line comes last. Senior medical managers stand on their own line and not
/// among the consultants, so that the lines add up to the workforce. `None` where the year has no staff list.
pub fn breakdown(books: &Books, year: u16, by: Dimension) -> Result<Option<Vec<(String, Triple)>>, StoreError> {
    let Some(counted) = counted(books, year)? else {
        return Ok(None);
    };
    let mut lines: HashMap<String, Triple> = HashMap::new();
    for (post, heads) in counted {
        add(lines.entry(by.key(&post)).or_default(), post.origin.group, heads);
    }
    let mut lines: Vec<(String, Triple)> = lines.into_iter().collect();
    lines.sort_by(|(a, _), (b, _)| by.place(a).cmp(&by.place(b)).then_with(|| a.cmp(b)));
    Ok(Some(lines))
}
