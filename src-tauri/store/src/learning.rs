//! Rows of a learning record. Who counts is decided by the caller, who also has the roster.

use chrono::NaiveDate;
use domain::ethnicity::Group;

use crate::file::Kind;
use crate::{Books, Counted, FileId, Person, StoreError, Tx, column};

/// One course of one person as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearningRow {
    /// Row number in the sheet, counted from 1. Several courses may stand in one row.
    pub row: u32,
    /// The person; `None` where the record gives no number, so that rows without one are never taken for one person.
    pub person: Option<Person>,
    /// The person's group as the record states it, where it does.
    pub group: Option<Group>,
    /// Whether the learning is neither required by statute nor mandated by the employer.
    pub non_mandatory: bool,
    /// Whether it was attended.
    pub attended: bool,
    /// Date attended, where given.
    pub date: Option<NaiveDate>,
    /// [`crate::COUNTED`], or the key of why the row is left out.
    pub outcome: String,
}

/// Writes the rows of a learning record.
pub fn insert(tx: &Tx<'_>, file: FileId, rows: &[LearningRow]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO learning (file_id, row, person, grp, non_mandatory, attended, date, outcome)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for row in rows {
        let group = row.group.map(Group::key);
        statement.execute((
            file,
            row.row,
            row.person,
            group,
            row.non_mandatory,
            row.attended,
            row.date,
            &row.outcome,
        ))?;
    }
    Ok(())
}

/// Every row of a file, in the order of the sheet.
pub fn of_file(books: &Books, file: FileId) -> Result<Vec<LearningRow>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT row, person, grp, non_mandatory, attended, date, outcome FROM learning WHERE file_id = ?1 ORDER BY row, rowid",
    )?;
    let rows = statement.query_map([file], |row| {
        Ok(LearningRow {
            row: row.get(0)?,
            person: row.get(1)?,
            group: column::optional_key(row, 2, Group::from_key)?,
            non_mandatory: row.get(3)?,
            attended: row.get(4)?,
            date: row.get(5)?,
            outcome: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The rows of a year's current learning record, each with its file, all files of it together; `None` where it has none.
pub fn of_year(books: &Books, year: u16) -> Result<Option<Vec<(FileId, LearningRow)>>, StoreError> {
    let files = crate::file::current(books, year, Kind::Training)?;
    let mut all = Vec::new();
    for file in &files {
        all.extend(of_file(books, *file)?.into_iter().map(|row| (*file, row)));
    }
    Ok((!files.is_empty()).then_some(all))
}

/// The rows of a year that count by themselves, all files of it together, in the order of the sheets; `None` where it has none.
pub fn counted(books: &Books, year: u16) -> Result<Option<Vec<Counted>>, StoreError> {
    let files = crate::file::current(books, year, Kind::Training)?;
    let mut all = Vec::new();
    for file in &files {
        let mut statement = books.conn.prepare_cached(
            "SELECT row, person, grp FROM learning WHERE file_id = ?1 AND outcome = 'counted' ORDER BY row, rowid",
        )?;
        let mut rows = statement.query([file])?;
        while let Some(row) = rows.next()? {
            all.push(Counted {
                file: *file,
                row: row.get(0)?,
                person: row.get(1)?,
                group: column::optional_key(row, 2, Group::from_key)?,
            });
        }
    }
    Ok((!files.is_empty()).then_some(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::COUNTED;
    use crate::fixture::{Trust, day, person};

    #[test]
    fn two_courses_of_one_row_are_both_kept() {
        let leadership = LearningRow {
            row: 10,
            person: Some(person(7)),
            group: None,
            non_mandatory: true,
            attended: true,
            date: Some(day(2025, 11, 30)),
            outcome: COUNTED.into(),
        };
        let fire_safety = LearningRow {
            non_mandatory: false,
            attended: false,
            date: None,
            group: Some(Group::White),
            outcome: "mandatory".into(),
            ..leadership.clone()
        };
        let rows = [leadership, fire_safety];
        let mut trust = Trust::new();
        assert_eq!(of_year(&trust.store, 2026).unwrap(), None);
        let file = trust.keep(Kind::Training, |tx, id| insert(tx, id, &rows));
        let expected = rows.map(|row| (file, row));
        assert_eq!(of_year(&trust.store, 2026).unwrap().as_deref(), Some(&expected[..]));
    }
}
