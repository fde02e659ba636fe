//! Rows of a recruitment list, one an application.

use domain::ethnicity::{Group, Triple};
use domain::recruitment::{Recruitment, Stage};

use crate::file::Kind;
use crate::{Books, FileId, StoreError, Tx, column};

/// One application as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRow {
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// The applicant's group.
    pub group: Group,
    /// The furthest stage reached.
    pub stage: Stage,
    /// Applicants that the row stands for: 1, or the count of a summary table. Such a table may have several groups in a row.
    pub people: u32,
    /// [`crate::COUNTED`], or the key of why the row is left out.
    pub outcome: String,
}

/// Writes the rows of a recruitment list.
pub fn insert(tx: &Tx<'_>, file: FileId, rows: &[ApplicationRow]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO application (file_id, row, grp, stage, people, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for row in rows {
        let (group, stage) = (row.group.key(), row.stage.key());
        statement.execute((file, row.row, group, stage, row.people, &row.outcome))?;
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
    let mut statement = books
        .conn
        .prepare_cached("SELECT row, grp, stage, people, outcome FROM application WHERE file_id = ?1 ORDER BY row")?;
    let rows = statement.query_map([file], |row| {
        Ok(ApplicationRow {
            row: row.get(0)?,
            group: column::group(row, 1)?,
            stage: column::key(row, 2, Stage::from_key)?,
            people: row.get(3)?,
            outcome: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Shortlisted applicants of a year, and those of them appointed, from the rows that count. `None` where the year has no
/// recruitment list. Why the others do not count is told by [`crate::outcome::tally`].
pub fn recruitment(books: &Books, year: u16) -> Result<Option<Recruitment>, StoreError> {
    if crate::file::current(books, year, Kind::Recruitment)?.is_empty() {
        return Ok(None);
    }
    let mut statement = books
        .conn
        .prepare_cached(
            "SELECT grp, stage, people FROM application
             WHERE file_id IN (SELECT id FROM file WHERE year = ?1 AND kind = 'recruitment' AND state = 'current') AND outcome = 'counted'",
        )?;
    let mut rows = statement.query([year])?;
    let mut recruitment = Recruitment::default();
    while let Some(row) = rows.next()? {
        let (group, stage) = (column::group(row, 0)?, column::key(row, 1, Stage::from_key)?);
        let people = Triple::of(group, row.get(2)?);
        if stage >= Stage::Shortlisted {
            recruitment.shortlisted += people;
        }
        if stage == Stage::Appointed {
            recruitment.appointed += people;
        }
    }
    Ok(Some(recruitment))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::COUNTED;
    use crate::fixture::Trust;

    #[test]
    fn the_appointed_are_among_the_shortlisted_and_rows_left_out_are_in_neither() {
        let application = |row, group, stage, outcome: &str| ApplicationRow {
            row,
            group,
            stage,
            people: 1,
            outcome: outcome.into(),
        };
        let rows = [
            application(2, Group::White, Stage::Appointed, COUNTED),
            application(3, Group::White, Stage::Shortlisted, COUNTED),
            application(4, Group::Bme, Stage::Shortlisted, COUNTED),
            application(5, Group::Bme, Stage::Appointed, "out_of_period"),
            application(6, Group::Unknown, Stage::Applied, "not_shortlisted"),
            application(7, Group::Unknown, Stage::Appointed, COUNTED),
        ];
        let mut trust = Trust::new();
        assert_eq!(recruitment(&trust.store, 2026).unwrap(), None);
        let file = trust.keep(Kind::Recruitment, |tx, id| insert(tx, id, &rows));
        assert_eq!(of_file(&trust.store, file).unwrap(), rows);
        let expected = Recruitment {
            shortlisted: Triple::new(2, 1, 1),
            appointed: Triple::new(1, 0, 1),
        };
        assert_eq!(recruitment(&trust.store, 2026).unwrap(), Some(expected));
        assert_eq!(
            recruitment(&trust.store, 2025).unwrap(),
            None,
            "another year has no list"
        );
    }
}
