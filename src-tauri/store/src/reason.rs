//! Words why a warning is right as it is.

use chrono::NaiveDateTime;

use crate::{Books, StoreError, Tx};

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The check that warned.
    pub check_key: String,
    /// Why the figure is right.
    pub reason: String,
    /// The role of whoever says so; never a name.
    pub by_role: String,
    /// When it was said.
    pub at: NaiveDateTime,
    /// The figures that the finding rested on, in a form of the caller's; the reason stands for these only.
    pub figures: String,
    /// The finding in words, as it was then.
    pub finding: String,
}

/// The reasons of a year, by check.
pub fn of_year(books: &Books, year: u16) -> Result<Vec<Reason>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT check_key, reason, by_role, at, figures, finding FROM reason WHERE year = ?1 ORDER BY check_key",
    )?;
    let reasons = statement.query_map([year], |row| {
        Ok(Reason {
            check_key: row.get(0)?,
            reason: row.get(1)?,
            by_role: row.get(2)?,
            at: row.get(3)?,
            figures: row.get(4)?,
            finding: row.get(5)?,
        })
    })?;
    Ok(reasons.collect::<Result<_, _>>()?)
}

/// Writes a reason, over the one given before for the same check. The year must have been started.
pub fn give(tx: &Tx<'_>, year: u16, reason: &Reason) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached(
            "INSERT INTO reason (year, check_key, reason, by_role, at, figures, finding) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (year, check_key) DO UPDATE
             SET reason = excluded.reason, by_role = excluded.by_role, at = excluded.at,
                 figures = excluded.figures, finding = excluded.finding",
        )?
        .execute((
            year,
            &reason.check_key,
            &reason.reason,
            &reason.by_role,
            reason.at,
            &reason.figures,
            &reason.finding,
        ))?;
    Ok(())
}

/// Takes a reason back; true where there was one.
pub fn take_back(tx: &Tx<'_>, year: u16, check_key: &str) -> Result<bool, StoreError> {
    let mut statement = tx
        .conn
        .prepare_cached("DELETE FROM reason WHERE year = ?1 AND check_key = ?2")?;
    Ok(statement.execute((year, check_key))? > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};
    use crate::year;

    #[test]
    fn a_reason_belongs_to_its_year_and_can_be_taken_back() {
        let reason = |words: &str, hour| Reason {
            check_key: "training.above_workforce".into(),
            reason: words.into(),
            by_role: "Equality lead".into(),
            at: at(hour),
            figures: format!("item 43 = {hour}"),
            finding: "More were trained than are staff.".into(),
        };
        let mut trust = Trust::new();
        trust.write(|tx| {
            year::start(tx, 2025, at(8))?;
            year::start(tx, 2026, at(8))?;
            give(tx, 2026, &reason("Leavers.", 9))?;
            give(tx, 2026, &reason("Leavers are counted.", 10))
        });
        assert_eq!(
            of_year(&trust.store, 2026).unwrap(),
            [reason("Leavers are counted.", 10)]
        );
        assert!(of_year(&trust.store, 2025).unwrap().is_empty());
        assert!(trust.write(|tx| take_back(tx, 2026, "training.above_workforce")));
        assert!(of_year(&trust.store, 2026).unwrap().is_empty());
    }
}
