//! The lists of an action: milestones, readings, updates and attachments. They are written whole, so that an action saved twice is the same.

use domain::plan::state::Milestone;

use super::{Attachment, Particulars, Update};
use crate::{ActionId, Books, StoreError, Tx};

/// Reads the lists of an action.
pub(super) fn read_into(books: &Books, id: ActionId, action: &mut Particulars) -> Result<(), StoreError> {
    let conn = &books.conn;
    action.milestones = conn
        .prepare_cached("SELECT what, due, done_on FROM action_milestone WHERE action = ?1 ORDER BY place")?
        .query_map([id], |row| {
            Ok(Milestone {
                what: row.get(0)?,
                due: row.get(1)?,
                done_on: row.get(2)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    action.readings = conn
        .prepare_cached("SELECT day, value FROM action_reading WHERE action = ?1 ORDER BY day")?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    action.updates = conn
        .prepare_cached("SELECT day, role, words FROM action_update WHERE action = ?1 ORDER BY place")?
        .query_map([id], |row| {
            Ok(Update {
                day: row.get(0)?,
                role: row.get(1)?,
                words: row.get(2)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    action.attachments = conn
        .prepare_cached("SELECT what, whereto FROM action_attachment WHERE action = ?1 ORDER BY place")?
        .query_map([id], |row| {
            Ok(Attachment {
                what: row.get(0)?,
                whereto: row.get(1)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(())
}

/// Puts the lists of an action in the place of those that were.
pub(super) fn write(tx: &Tx<'_>, id: ActionId, action: &Particulars) -> Result<(), StoreError> {
    let conn = &tx.conn;
    for table in [
        "action_milestone",
        "action_reading",
        "action_update",
        "action_attachment",
    ] {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE action = ?1"))?
            .execute([id])?;
    }
    let mut milestone = conn.prepare_cached("INSERT INTO action_milestone VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (place, held) in (1_u32..).zip(&action.milestones) {
        milestone.execute((id, place, &held.what, held.due, held.done_on))?;
    }
    let mut reading = conn.prepare_cached("INSERT OR REPLACE INTO action_reading VALUES (?1, ?2, ?3)")?;
    for (day, value) in &action.readings {
        reading.execute((id, day, value))?;
    }
    let mut update = conn.prepare_cached("INSERT INTO action_update VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (place, held) in (1_u32..).zip(&action.updates) {
        update.execute((id, place, held.day, &held.role, &held.words))?;
    }
    let mut attachment = conn.prepare_cached("INSERT INTO action_attachment VALUES (?1, ?2, ?3, ?4)")?;
    for (place, held) in (1_u32..).zip(&action.attachments) {
        attachment.execute((id, place, &held.what, &held.whereto))?;
    }
    Ok(())
}
