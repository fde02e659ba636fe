//! What rows of a recruitment list say of applicant and job, each statement once for the many rows that make it.

use std::collections::BTreeMap;

use domain::breakdown::Particulars;
use domain::ethnicity::Group;
use domain::workforce::{Band, Section};

use crate::{Books, FileId, StoreError, Tx, column};

/// What rows say of applicant and job, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateRow {
    /// The applicant's group.
    pub group: Group,
    /// All else.
    pub said: Particulars,
}

/// Writes what rows say under a number that is free in the file. The same may stand there under several numbers.
pub fn insert(tx: &Tx<'_>, file: FileId, number: u32, candidate: &CandidateRow) -> Result<(), StoreError> {
    let said = &candidate.said;
    let mut letter = [0; 4];
    let category: Option<&str> = said.category.map(|category| &*category.encode_utf8(&mut letter));
    tx.conn
        .prepare_cached(
            "INSERT INTO candidate (file_id, number, category, grp, section, band, staff_group, division, sex, overseas)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(rusqlite::params![
            file,
            number,
            category,
            candidate.group.key(),
            said.section.map(Section::key),
            said.band.map(Band::key),
            said.staff_group,
            said.division,
            said.sex,
            said.overseas,
        ])?;
    Ok(())
}

/// The candidates of a file by number.
pub fn of_file(books: &Books, file: FileId) -> Result<BTreeMap<u32, CandidateRow>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT number, category, grp, section, band, staff_group, division, sex, overseas FROM candidate WHERE file_id = ?1",
    )?;
    let candidates = statement.query_map([file], |row| {
        let candidate = CandidateRow {
            group: column::group(row, 2)?,
            said: Particulars {
                category: column::category(row, 1)?,
                section: column::optional_key(row, 3, Section::from_key)?,
                band: column::optional_key(row, 4, Band::from_key)?,
                staff_group: row.get(5)?,
                division: row.get(6)?,
                sex: row.get(7)?,
                overseas: row.get(8)?,
            },
        };
        Ok((row.get(0)?, candidate))
    })?;
    Ok(candidates.collect::<Result<_, _>>()?)
}
