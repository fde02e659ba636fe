//! What is known of the trust, and choices that hold for every year.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;

use crate::{Books, StoreError, Tx};

/// Key of the trust's name.
pub const TRUST_NAME: &str = "trust.name";
/// Key of the trust's organisation code.
pub const TRUST_CODE: &str = "trust.code";
/// Key of the trust's region, by the region's name in the benchmarks.
pub const TRUST_REGION: &str = "trust.region";
/// Key of the type of organisation.
pub const TRUST_TYPE: &str = "trust.type";

/// One setting, where it has been made.
pub fn get(books: &Books, key: &str) -> Result<Option<String>, StoreError> {
    let mut statement = books.conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

/// Every setting, by key.
pub fn all(books: &Books) -> Result<BTreeMap<String, String>, StoreError> {
    let mut statement = books.conn.prepare_cached("SELECT key, value FROM setting")?;
    let settings = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(settings.collect::<Result<_, _>>()?)
}

/// Makes or changes a setting.
pub fn set(tx: &Tx<'_>, key: &str, value: &str) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute([key, value])?;
    Ok(())
}

/// Takes a setting back; true where there was one.
pub fn remove(tx: &Tx<'_>, key: &str) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("DELETE FROM setting WHERE key = ?1")?
        .execute([key])?
        > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Trust;

    #[test]
    fn a_setting_is_made_changed_and_taken_back() {
        let mut trust = Trust::new();
        trust.write(|tx| {
            set(tx, TRUST_NAME, "Northmoor")?;
            set(tx, TRUST_NAME, "Northmoor University Hospitals")?;
            set(tx, TRUST_CODE, "RX0")
        });
        assert_eq!(
            get(&trust.store, TRUST_NAME).unwrap().as_deref(),
            Some("Northmoor University Hospitals")
        );
        assert_eq!(all(&trust.store).unwrap().len(), 2);
        assert!(trust.write(|tx| remove(tx, TRUST_CODE)));
        assert!(
            !trust.write(|tx| remove(tx, TRUST_CODE)),
            "what is gone cannot be taken back again"
        );
        assert_eq!(get(&trust.store, TRUST_CODE).unwrap(), None);
    }
}
