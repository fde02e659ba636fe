//! What was noticed while reading a kept file.

use domain::finding::{Finding, Place, Severity};

use crate::{Books, FileId, StoreError, Tx, column};

/// Writes what was noticed about a file. The place's file name is not written: it is the kept file's.
pub fn insert(tx: &Tx<'_>, file: FileId, findings: &[Finding]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO finding (file_id, severity, sheet, cell, message, hint) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for finding in findings {
        let Place { sheet, cell, .. } = &finding.place;
        statement.execute((
            file,
            finding.severity.key(),
            sheet,
            cell,
            &finding.message,
            &finding.hint,
        ))?;
    }
    Ok(())
}

/// What was noticed about a file, in the order in which it was written.
pub fn of_file(books: &Books, file: FileId) -> Result<Vec<Finding>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT finding.severity, file.name, finding.sheet, finding.cell, finding.message, finding.hint
         FROM finding JOIN file ON file.id = finding.file_id WHERE finding.file_id = ?1 ORDER BY finding.rowid",
    )?;
    let findings = statement.query_map([file], |row| {
        Ok(Finding {
            severity: column::key(row, 0, Severity::from_key)?,
            place: Place {
                file: row.get(1)?,
                sheet: row.get(2)?,
                cell: row.get(3)?,
            },
            message: row.get(4)?,
            hint: row.get(5)?,
        })
    })?;
    Ok(findings.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Kind;
    use crate::fixture::Trust;

    #[test]
    fn findings_come_back_in_order_with_the_name_of_their_file() {
        let finding = |severity, cell: &str| Finding {
            severity,
            place: Place {
                file: "a.xlsx".into(),
                sheet: "Sheet1".into(),
                cell: cell.into(),
            },
            message: "Two different ethnic origins are recorded for one person.".into(),
            hint: "The primary post's was used.".into(),
        };
        let findings = [
            finding(Severity::Warning, "K1042"),
            finding(Severity::Note, ""),
            finding(Severity::Error, "7"),
        ];
        let mut trust = Trust::new();
        let file = trust.keep(Kind::Staff, |tx, id| insert(tx, id, &findings));
        assert_eq!(of_file(&trust.store, file).unwrap(), findings);
    }
}
