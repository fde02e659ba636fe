//! Rows of a disciplinary case log. Who counts is decided by the caller, who also has the roster.

use chrono::NaiveDate;
use domain::ethnicity::Group;

use crate::file::Kind;
use crate::{Books, Counted, FileId, Person, StoreError, Tx, column};

/// One row of a case log as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// The person; `None` where the log gives no number, so that rows without one are never taken for one person.
    pub person: Option<Person>,
    /// The person's group as the log states it, where it does.
    pub group: Option<Group>,
    /// Whether it is a disciplinary case in which a formal investigation was entered.
    pub formal: bool,
    /// Date of entry, where given.
    pub entered: Option<NaiveDate>,
    /// [`crate::COUNTED`], or the key of why the row is left out.
    pub outcome: String,
}

/// Writes the rows of a case log.
pub fn insert(tx: &Tx<'_>, file: FileId, rows: &[CaseRow]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO case_entry (file_id, row, person, grp, formal, entered, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for row in rows {
        let group = row.group.map(Group::key);
        statement.execute((file, row.row, row.person, group, row.formal, row.entered, &row.outcome))?;
    }
    Ok(())
}

/// Every row of a file, in the order of the sheet.
pub fn of_file(books: &Books, file: FileId) -> Result<Vec<CaseRow>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT row, person, grp, formal, entered, outcome FROM case_entry WHERE file_id = ?1 ORDER BY row",
    )?;
    let rows = statement.query_map([file], |row| {
        Ok(CaseRow {
            row: row.get(0)?,
            person: row.get(1)?,
            group: column::optional_key(row, 2, Group::from_key)?,
            formal: row.get(3)?,
            entered: row.get(4)?,
            outcome: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The rows of a year's current case log, each with its file, all files of it together; `None` where it has none.
pub fn of_year(books: &Books, year: u16) -> Result<Option<Vec<(FileId, CaseRow)>>, StoreError> {
    let files = crate::file::current(books, year, Kind::Casework)?;
    let mut all = Vec::new();
    for file in &files {
        all.extend(of_file(books, *file)?.into_iter().map(|row| (*file, row)));
    }
    Ok((!files.is_empty()).then_some(all))
}

/// The rows of a year that count by themselves, all files of it together, in the order of the sheets; `None` where it has none.
pub fn counted(books: &Books, year: u16) -> Result<Option<Vec<Counted>>, StoreError> {
    let files = crate::file::current(books, year, Kind::Casework)?;
    let mut all = Vec::new();
    for file in &files {
        let mut statement = books.conn.prepare_cached(
            "SELECT row, person, grp FROM case_entry WHERE file_id = ?1 AND outcome = 'counted' ORDER BY row",
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
    fn what_a_log_does_not_give_stays_not_given() {
        let rows = [
            CaseRow {
                row: 5,
                person: Some(person(1)),
                group: Some(Group::Bme),
                formal: true,
                entered: Some(day(2025, 4, 1)),
                outcome: COUNTED.into(),
            },
            CaseRow {
                row: 6,
                person: None,
                group: None,
                formal: false,
                entered: None,
                outcome: "informal".into(),
            },
        ];
        let mut trust = Trust::new();
        assert_eq!(of_year(&trust.store, 2026).unwrap(), None);
        let file = trust.keep(Kind::Casework, |tx, id| insert(tx, id, &rows));
        let expected = rows.map(|row| (file, row));
        assert_eq!(of_year(&trust.store, 2026).unwrap().as_deref(), Some(&expected[..]));
    }
}
