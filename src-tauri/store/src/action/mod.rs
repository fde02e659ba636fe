//! The action plan of a year. An action's lists (milestones, readings, updates, attachments) are kept and read with it as one whole.

mod lists;
mod particulars;

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Row};

pub use particulars::{Attachment, KnownBy, OutcomeAim, Particulars, ProcessMeasure, Update};

use crate::{ActionId, Books, StoreError, Tx};

/// One action of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// The collection year of its plan.
    pub year: u16,
    /// Its place in the plan, from 1. Places may have holes after a deletion; their order is what counts.
    pub position: u32,
    /// What it says.
    pub particulars: Particulars,
    /// When it was added.
    pub created_at: NaiveDateTime,
    /// When it was last changed.
    pub changed_at: NaiveDateTime,
    /// The year of the plan from which it was carried over; `None` where it began in this one.
    pub carried_from: Option<u16>,
}

/// The plan of a year, in its order.
pub fn of_year(books: &Books, year: u16) -> Result<Vec<Action>, StoreError> {
    let sql = format!("{} WHERE year = ?1 ORDER BY position, id", select());
    let mut statement = books.conn.prepare_cached(&sql)?;
    let mut actions: Vec<Action> = statement.query_map([year], read)?.collect::<Result<_, _>>()?;
    for action in &mut actions {
        lists::read_into(books, action.id, &mut action.particulars)?;
    }
    Ok(actions)
}

/// How many actions a year's plan has.
pub fn count(books: &Books, year: u16) -> Result<u32, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT count(*) FROM action WHERE year = ?1")?;
    Ok(statement.query_row([year], |row| row.get(0))?)
}

/// One action.
pub fn get(books: &Books, id: ActionId) -> Result<Option<Action>, StoreError> {
    let sql = format!("{} WHERE id = ?1", select());
    let found = books.conn.prepare_cached(&sql)?.query_row([id], read).optional()?;
    let Some(mut action) = found else { return Ok(None) };
    lists::read_into(books, id, &mut action.particulars)?;
    Ok(Some(action))
}

/// Adds an action at the end of a year's plan. The year must have been started.
pub fn insert(tx: &Tx<'_>, year: u16, action: &Particulars, at: NaiveDateTime) -> Result<ActionId, StoreError> {
    let names = particulars::COLUMNS.join(", ");
    let values: Vec<String> = particulars::COLUMNS.iter().map(|name| format!(":{name}")).collect();
    let sql = format!(
        "INSERT INTO action ({names}, year, created_at, changed_at, position)
         VALUES ({}, :year, :at, :at, (SELECT 1 + coalesce(max(position), 0) FROM action WHERE year = :year))",
        values.join(", ")
    );
    let mut statement = tx.conn.prepare_cached(&sql)?;
    particulars::bind(&mut statement, action)?;
    bind(&mut statement, ":year", year)?;
    bind(&mut statement, ":at", at)?;
    statement.raw_execute()?;
    let id = ActionId(tx.conn.last_insert_rowid());
    lists::write(tx, id, action)?;
    Ok(id)
}

/// Changes what an action says, its lists too; true where there is such an action.
pub fn update(tx: &Tx<'_>, id: ActionId, action: &Particulars, at: NaiveDateTime) -> Result<bool, StoreError> {
    let set: Vec<String> = particulars::COLUMNS
        .iter()
        .map(|name| format!("{name} = :{name}"))
        .collect();
    let sql = format!("UPDATE action SET {}, changed_at = :at WHERE id = :id", set.join(", "));
    let mut statement = tx.conn.prepare_cached(&sql)?;
    particulars::bind(&mut statement, action)?;
    bind(&mut statement, ":at", at)?;
    bind(&mut statement, ":id", id)?;
    if statement.raw_execute()? == 0 {
        return Ok(false);
    }
    lists::write(tx, id, action)?;
    Ok(true)
}

/// Copies an action as it is to the end of another year's plan, with where it came from. The year must have been started.
pub fn carry(tx: &Tx<'_>, action: &Action, year: u16, at: NaiveDateTime) -> Result<ActionId, StoreError> {
    let copy = insert(tx, year, &action.particulars, at)?;
    tx.conn
        .prepare_cached("UPDATE action SET carried_from = ?2, carried_year = ?3 WHERE id = ?1")?
        .execute((copy, action.id, action.year))?;
    Ok(copy)
}

/// Ids of actions that were carried on into a later year's plan.
pub fn carried_on(books: &Books) -> Result<Vec<ActionId>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT DISTINCT carried_from FROM action WHERE carried_from IS NOT NULL ORDER BY 1")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Deletes an action with its lists; true where there was one.
pub fn delete(tx: &Tx<'_>, id: ActionId) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("DELETE FROM action WHERE id = ?1")?
        .execute([id])?
        > 0)
}

/// Puts a year's plan into an order. Actions not named keep their order and come after those that are; ids of other years'
/// actions are passed over.
pub fn reorder(tx: &Tx<'_>, year: u16, order: &[ActionId]) -> Result<(), StoreError> {
    let mut actions = of_year(tx, year)?;
    actions.sort_by_key(|action| order.iter().position(|id| *id == action.id).unwrap_or(order.len()));
    let mut statement = tx
        .conn
        .prepare_cached("UPDATE action SET position = ?2 WHERE id = ?1")?;
    for (position, action) in (1_u32..).zip(actions) {
        statement.execute((action.id, position))?;
    }
    Ok(())
}

fn bind(
    statement: &mut rusqlite::CachedStatement<'_>,
    name: &str,
    value: impl rusqlite::ToSql,
) -> rusqlite::Result<()> {
    match statement.parameter_index(name)? {
        Some(index) => statement.raw_bind_parameter(index, value),
        None => Err(rusqlite::Error::InvalidParameterName(name.to_owned())),
    }
}

fn select() -> String {
    format!(
        "SELECT {}, id, year, position, created_at, changed_at, carried_year FROM action",
        particulars::COLUMNS.join(", ")
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<Action> {
    Ok(Action {
        id: row.get("id")?,
        year: row.get("year")?,
        position: row.get("position")?,
        particulars: particulars::read(row)?,
        created_at: row.get("created_at")?,
        changed_at: row.get("changed_at")?,
        carried_from: row.get("carried_year")?,
    })
}
