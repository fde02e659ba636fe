//! The tables, as ordered migrations. A migration is never edited once a version with it has been released: what is wrong
//! is put right by the next one.
//!
//! Conventions: a year is a collection year (the snapshot is 31 March of it); dates are ISO text (`2026-03-31`), moments ISO
//! text with a blank (`2026-05-01 09:30:00`); truth is 1 or 0; percentages run from 0 to 100; `grp` is the standard's group
//! (`white`, `bme`, `unknown`); words such as `band_5` are the keys of the `domain` crate. `NULL` is "not given", which is
//! never nought.

use rusqlite::Transaction;
use rusqlite_migration::{HookError, M};

use crate::{StoreError, log};

/// Marks the file as a WRES Desk store in SQLite's own header: the letters WRES.
pub(crate) const APPLICATION_ID: i32 = 0x5752_4553;

/// Every migration, in order; the file's version is how many of them it has had.
pub(crate) fn migrations() -> Vec<M<'static>> {
    vec![
        M::up_with_hook(include_str!("schema/1-tables.sql"), new_person_key),
        M::up(include_str!("schema/2-posts.sql")),
        M::up(include_str!("schema/3-overlap.sql")),
        M::up(include_str!("schema/4-packs.sql")),
        M::up(include_str!("schema/5-candidates.sql")),
        M::up(include_str!("schema/6-peers.sql")),
        M::up(include_str!("schema/7-reasons.sql")),
        M::up(include_str!("schema/8-typed-reasons.sql")),
        M::up_with_hook(include_str!("schema/9-sign.sql"), log::chain::of_what_is_held),
        M::up(include_str!("schema/10-every-other.sql")),
        M::up(include_str!("schema/11-plan.sql")),
        M::up(include_str!("schema/12-action-packs.sql")),
        M::up(include_str!("schema/13-passages.sql")),
    ]
}

/// Draws the key with which the trust's own numbers are hashed, once in the life of a store.
fn new_person_key(tx: &Transaction<'_>) -> Result<(), HookError> {
    let mut key = [0_u8; 32];
    getrandom::fill(&mut key)
        .map_err(|error| HookError::Hook(format!("no random numbers from the system: {error}")))?;
    tx.execute("INSERT INTO meta (key, value) VALUES ('person_key', ?1)", [&key[..]])?;
    Ok(())
}

/// Reads the key drawn by [`new_person_key`].
pub(crate) fn person_key(conn: &rusqlite::Connection) -> Result<[u8; 32], StoreError> {
    conn.query_row("SELECT value FROM meta WHERE key = 'person_key'", [], |row| row.get(0))
        .map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => StoreError::Damaged(Box::new(error)),
            other => other.into(),
        })
}
