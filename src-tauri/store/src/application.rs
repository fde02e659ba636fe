//! Rows of a recruitment list, one an application.
//!
//! A row has its stage and what became of it; what it says of applicant and job stands in [`crate::candidate`], where many rows that say the
//! same share one line.

use std::collections::HashMap;

use domain::breakdown::{Cell, Place};
use domain::ethnicity::Triple;
use domain::recruitment::{Recruitment, Stage};

use crate::candidate::{self, CandidateRow};
use crate::file::Kind;
use crate::{Books, FileId, StoreError, Tx, column};

/// One application as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRow {
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// Number of the candidate in the same file, see [`candidate::insert`].
    pub candidate: u32,
    /// The furthest stage reached.
    pub stage: Stage,
    /// Applicants that the row stands for: 1, or the count of a summary table. Such a table may have several candidates in a row.
    pub people: u32,
    /// [`crate::COUNTED`], or the key of why the row is left out.
    pub outcome: String,
}

/// Writes the rows of a recruitment list, whose candidates are written already.
pub fn insert(tx: &Tx<'_>, file: FileId, rows: &[ApplicationRow]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO application (file_id, row, candidate, stage, people, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for row in rows {
        statement.execute((file, row.row, row.candidate, row.stage.key(), row.people, &row.outcome))?;
    }
    Ok(())
}

/// A row whose application another file of the import holds as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The file.
    pub file: FileId,
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// Keyed hash of what tells the application from others.
    pub identity: [u8; 16],
    /// The furthest stage reached, by this row.
    pub stage: Stage,
    /// [`crate::COUNTED`], or why the row is left out, as it would be if no other file held the application.
    pub alone: String,
    /// The same as it is.
    pub outcome: String,
}

/// Keeps of a row that another file holds its application as well, and what becomes of it therefore.
pub fn share(tx: &Tx<'_>, shared: &Shared) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached(
            "UPDATE application SET identity = ?3, alone = ?4, outcome = ?5 WHERE file_id = ?1 AND row = ?2",
        )?
        .execute((shared.file, shared.row, shared.identity, &shared.alone, &shared.outcome))?;
    Ok(())
}

/// The rows of a file whose application another file held as well when they were kept, in the order of the sheet.
pub fn shared(books: &Books, file: FileId) -> Result<Vec<Shared>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT row, identity, stage, alone, outcome FROM application WHERE file_id = ?1 AND identity IS NOT NULL ORDER BY row",
    )?;
    let rows = statement.query_map([file], |row| {
        Ok(Shared {
            file,
            row: row.get(0)?,
            identity: row.get(1)?,
            stage: column::key(row, 2, Stage::from_key)?,
            alone: row.get(3)?,
            outcome: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every row of a file, in the order of the sheet.
pub fn of_file(books: &Books, file: FileId) -> Result<Vec<ApplicationRow>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT row, candidate, stage, people, outcome FROM application WHERE file_id = ?1 ORDER BY row",
    )?;
    let rows = statement.query_map([file], |row| {
        Ok(ApplicationRow {
            row: row.get(0)?,
            candidate: row.get(1)?,
            stage: column::key(row, 2, Stage::from_key)?,
            people: row.get(3)?,
            outcome: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What rows that count say of applicant and job, and how many of them there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What they say.
    pub candidate: CandidateRow,
    /// Applicants shortlisted.
    pub shortlisted: u32,
    /// Of these, appointed.
    pub appointed: u32,
}

/// The applicants of a year who count, from all of its lists together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applicants {
    /// Every candidate who was shortlisted.
    pub held: Vec<Held>,
}

impl Applicants {
    /// Indicator 2: shortlisted applicants, and those of them appointed.
    pub fn recruitment(&self) -> Recruitment {
        let mut recruitment = Recruitment::default();
        for held in &self.held {
            recruitment.shortlisted += Triple::of(held.candidate.group, held.shortlisted);
            recruitment.appointed += Triple::of(held.candidate.group, held.appointed);
        }
        recruitment
    }

    /// The same by where they stand.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        self.held.iter().map(|held| Cell {
            place: Place::Recorded(&held.candidate.said),
            whole: Triple::of(held.candidate.group, held.shortlisted),
            part: Triple::of(held.candidate.group, held.appointed),
        })
    }
}

/// The applicants of a year who count, in one pass over its rows. `None` where the year has no recruitment list. Why the other
/// rows do not count is told by [`crate::outcome::tally`].
pub fn of_year(books: &Books, year: u16) -> Result<Option<Applicants>, StoreError> {
    let files = crate::file::current(books, year, Kind::Recruitment)?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut applicants = Applicants::default();
    for file in files {
        let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
        let mut statement = books.conn.prepare_cached(
            "SELECT candidate, stage, people FROM application WHERE file_id = ?1 AND outcome = 'counted'",
        )?;
        let mut rows = statement.query([file])?;
        while let Some(row) = rows.next()? {
            let (stage, people): (Stage, u32) = (column::key(row, 1, Stage::from_key)?, row.get(2)?);
            let (shortlisted, appointed) = counts.entry(row.get(0)?).or_default();
            if stage >= Stage::Shortlisted {
                *shortlisted += people;
            }
            if stage == Stage::Appointed {
                *appointed += people;
            }
        }
        for (number, candidate) in candidate::of_file(books, file)? {
            if let Some((shortlisted, appointed)) = counts.get(&number).copied() {
                applicants.held.push(Held {
                    candidate,
                    shortlisted,
                    appointed,
                });
            }
        }
    }
    Ok(Some(applicants))
}

/// Shortlisted applicants of a year, and those of them appointed, from the rows that count. `None` where the year has no
/// recruitment list.
pub fn recruitment(books: &Books, year: u16) -> Result<Option<Recruitment>, StoreError> {
    Ok(of_year(books, year)?.map(|applicants| applicants.recruitment()))
}

#[cfg(test)]
mod tests {
    use domain::breakdown::Particulars;
    use domain::ethnicity::Group;

    use super::*;
    use crate::COUNTED;
    use crate::fixture::Trust;

    #[test]
    fn the_appointed_are_among_the_shortlisted_and_rows_left_out_are_in_neither() {
        let candidates = [Group::White, Group::Bme, Group::Unknown].map(|group| CandidateRow {
            group,
            said: Particulars {
                category: (group == Group::Bme).then_some('H'),
                division: "Surgery".into(),
                overseas: (group == Group::Bme).then_some(true),
                ..Particulars::default()
            },
        });
        let application = |row, candidate, stage, outcome: &str| ApplicationRow {
            row,
            candidate,
            stage,
            people: 1,
            outcome: outcome.into(),
        };
        let rows = [
            application(2, 1, Stage::Appointed, COUNTED),
            application(3, 1, Stage::Shortlisted, COUNTED),
            application(4, 2, Stage::Shortlisted, COUNTED),
            application(5, 2, Stage::Appointed, "out_of_period"),
            application(6, 3, Stage::Applied, "not_shortlisted"),
            application(7, 3, Stage::Appointed, COUNTED),
        ];
        let mut trust = Trust::new();
        assert_eq!(recruitment(&trust.store, 2026).unwrap(), None);
        let file = trust.keep(Kind::Recruitment, |tx, id| {
            for (number, candidate) in (1..).zip(&candidates) {
                candidate::insert(tx, id, number, candidate)?;
            }
            insert(tx, id, &rows)
        });
        assert_eq!(of_file(&trust.store, file).unwrap(), rows);
        let held: Vec<CandidateRow> = candidate::of_file(&trust.store, file).unwrap().into_values().collect();
        assert_eq!(held, candidates);
        let expected = Recruitment {
            shortlisted: Triple::new(2, 1, 1),
            appointed: Triple::new(1, 0, 1),
        };
        assert_eq!(recruitment(&trust.store, 2026).unwrap(), Some(expected));
        let applicants = of_year(&trust.store, 2026).unwrap().unwrap();
        let (shortlisted, appointed): (Vec<_>, Vec<_>) = applicants.cells().map(|cell| (cell.whole, cell.part)).unzip();
        assert_eq!(
            (shortlisted.into_iter().sum(), appointed.into_iter().sum()),
            (expected.shortlisted, expected.appointed),
            "the cells add up to the indicator"
        );
        assert_eq!(
            recruitment(&trust.store, 2025).unwrap(),
            None,
            "another year has no list"
        );
    }
}
