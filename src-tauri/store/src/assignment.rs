//! Rows of a staff list, one an assignment, with what became of each.
//!
//! Which row stands for a person is decided by the caller, who writes rows while a list is read and then says of the few that
//! another row has a say in what became of them ([`borrow`], [`leave_out`]).

use std::collections::{BTreeMap, HashMap};

use domain::ethnicity::{Group, Origin, Triple};
use domain::workforce::{Band, LeftOut, Section, Workforce};
use rusqlite::Row;

use crate::file::Kind;
use crate::{Books, COUNTED, FileId, Person, StoreError, Tx, column};

/// One assignment as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignmentRow {
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// The person.
    pub person: Person,
    /// Of a counted row, the origin the person is counted with; of any other, what the row itself says.
    pub origin: Origin,
    /// Section of the return; a counted row must have one.
    pub section: Option<Section>,
    /// Band; a counted row must have one.
    pub band: Option<Band>,
    /// Full-time equivalent, where given.
    pub fte: Option<f64>,
    /// Whether the list marks the post as the primary one, where it says.
    pub primary: Option<bool>,
    /// Staff group as recorded, tidied; empty where not given.
    pub staff_group: String,
    /// Division as recorded, tidied; empty where not given.
    pub division: String,
    /// Sex as recorded, tidied; empty where not given.
    pub sex: String,
    /// Why the row is left out; `None` if it counts.
    pub left_out: Option<LeftOut>,
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
    const fn column(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Band => "band",
            Self::StaffGroup => "staff_group",
            Self::Division => "division",
            Self::Sex => "sex",
            Self::Category => "category",
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

/// Writes the rows of a staff list.
pub fn insert(tx: &Tx<'_>, file: FileId, rows: &[AssignmentRow]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO assignment (file_id, row, person, category, grp, section, band, fte, is_primary, staff_group, division, sex,
                                 outcome)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    for row in rows {
        let mut letter = [0; 4];
        let category: Option<&str> = row.origin.category.map(|category| &*category.encode_utf8(&mut letter));
        statement.execute(rusqlite::params![
            file,
            row.row,
            row.person,
            category,
            row.origin.group.key(),
            row.section.map(Section::key),
            row.band.map(Band::key),
            row.fte,
            row.primary,
            row.staff_group,
            row.division,
            row.sex,
            row.left_out.map_or(COUNTED, LeftOut::key),
        ])?;
    }
    Ok(())
}

/// Counts a row with an origin that another row of the same person states.
pub fn borrow(tx: &Tx<'_>, file: FileId, row: u32, origin: Origin) -> Result<(), StoreError> {
    let mut letter = [0; 4];
    let category: Option<&str> = origin.category.map(|category| &*category.encode_utf8(&mut letter));
    tx.conn
        .prepare_cached("UPDATE assignment SET category = ?3, grp = ?4, borrowed = 1 WHERE file_id = ?1 AND row = ?2")?
        .execute((file, row, category, origin.group.key()))?;
    Ok(())
}

/// Gives every row of a file back what it says of itself, so that heads can be counted anew: second posts may count again, and
/// origins of other rows are given back.
pub fn give_back(tx: &Tx<'_>, file: FileId) -> Result<(), StoreError> {
    let second = LeftOut::SecondPost.key();
    tx.conn.execute(
        "UPDATE assignment SET category = NULL, grp = 'unknown', borrowed = 0 WHERE file_id = ?1 AND borrowed = 1",
        [file],
    )?;
    tx.conn.execute(
        "UPDATE assignment SET outcome = 'counted' WHERE file_id = ?1 AND outcome = ?2",
        (file, second),
    )?;
    Ok(())
}

/// Leaves a row out after all.
pub fn leave_out(tx: &Tx<'_>, file: FileId, row: u32, reason: LeftOut) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached("UPDATE assignment SET outcome = ?3 WHERE file_id = ?1 AND row = ?2")?
        .execute((file, row, reason.key()))?;
    Ok(())
}

/// Every row of a file, in the order of the sheet.
pub fn of_file(books: &Books, file: FileId) -> Result<Vec<AssignmentRow>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT row, person, category, grp, section, band, fte, is_primary, staff_group, division, sex, outcome
         FROM assignment WHERE file_id = ?1 ORDER BY row",
    )?;
    Ok(statement.query_map([file], read)?.collect::<Result<_, _>>()?)
}

/// Indicator 1 of a year: counted staff by section and band. `None` where the year has no staff list.
pub fn workforce(books: &Books, year: u16) -> Result<Option<Workforce>, StoreError> {
    if crate::file::current(books, year, Kind::Staff)?.is_empty() {
        return Ok(None);
    }
    let mut statement = books
        .conn
        .prepare_cached(
            "SELECT section, band, grp FROM assignment
             WHERE file_id IN (SELECT id FROM file WHERE year = ?1 AND kind = 'staff' AND state = 'current') AND outcome = 'counted'",
        )?;
    let counted = statement.query_map([year], |row| {
        let section = column::key(row, 0, Section::from_key)?;
        Ok((section, column::key(row, 1, Band::from_key)?, column::group(row, 2)?))
    })?;
    let mut people: BTreeMap<(Section, Band), Triple> = BTreeMap::new();
    for row in counted {
        let (section, band, group) = row?;
        people.entry((section, band)).or_default().count(group);
    }
    Ok(Some(Workforce { people }))
}

/// Counted staff of a year by one dimension: each key with its people, in the order of the return or of the alphabet. The key is
/// empty where nothing is recorded, and that line comes last. Senior medical managers stand on their own line and not
/// among the consultants, so that the lines add up to the workforce. `None` where the year has no staff list.
pub fn breakdown(books: &Books, year: u16, by: Dimension) -> Result<Option<Vec<(String, Triple)>>, StoreError> {
    if crate::file::current(books, year, Kind::Staff)?.is_empty() {
        return Ok(None);
    }
    let sql = format!(
        "SELECT {}, grp FROM assignment
         WHERE file_id IN (SELECT id FROM file WHERE year = ?1 AND kind = 'staff' AND state = 'current') AND outcome = 'counted'",
        by.column()
    );
    let mut statement = books.conn.prepare_cached(&sql)?;
    let mut rows = statement.query([year])?;
    // Folding here is ten times as fast as grouping there, where every row would be sorted first.
    let mut lines: HashMap<String, Triple> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (key, group): (Option<String>, Group) = (row.get(0)?, column::group(row, 1)?);
        // Someone who states an origin without a national code must not stand with those who state none; those who declined do.
        let key = if by == Dimension::Category && group == Group::Unknown {
            UNKNOWN.to_owned()
        } else {
            key.unwrap_or_default()
        };
        lines.entry(key).or_default().count(group);
    }
    let mut lines: Vec<(String, Triple)> = lines.into_iter().collect();
    lines.sort_by(|(a, _), (b, _)| by.place(a).cmp(&by.place(b)).then_with(|| a.cmp(b)));
    Ok(Some(lines))
}

fn read(row: &Row<'_>) -> rusqlite::Result<AssignmentRow> {
    Ok(AssignmentRow {
        row: row.get(0)?,
        person: row.get(1)?,
        origin: Origin {
            category: column::category(row, 2)?,
            group: column::group(row, 3)?,
        },
        section: column::optional_key(row, 4, Section::from_key)?,
        band: column::optional_key(row, 5, Band::from_key)?,
        fte: row.get(6)?,
        primary: row.get(7)?,
        staff_group: row.get(8)?,
        division: row.get(9)?,
        sex: row.get(10)?,
        left_out: column::key(row, 11, left_out)?,
    })
}

/// Reads an outcome: counted, or why not.
// Two layers because an unknown word must stay apart from a row that counts.
#[allow(clippy::option_option)]
pub(crate) fn left_out(outcome: &str) -> Option<Option<LeftOut>> {
    if outcome == COUNTED {
        Some(None)
    } else {
        LeftOut::from_key(outcome).map(Some)
    }
}
