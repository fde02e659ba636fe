//! The action plan of a year.

use chrono::{NaiveDate, NaiveDateTime};
use domain::plan::Evidence;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row};

use crate::{ActionId, Books, StoreError, Tx, column};

/// How an action goes, as the trust says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ActionState {
    /// Not started.
    #[default]
    NotStarted,
    /// On track.
    OnTrack,
    /// At risk of missing its date or its aim.
    AtRisk,
    /// Past its date.
    Late,
    /// Done; its effect may still be watched.
    Done,
    /// Closed, done or not.
    Closed,
}

impl ActionState {
    /// Every state, in order.
    pub const ALL: [Self; 6] = [
        Self::NotStarted,
        Self::OnTrack,
        Self::AtRisk,
        Self::Late,
        Self::Done,
        Self::Closed,
    ];

    /// The key used in the file and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::OnTrack => "on_track",
            Self::AtRisk => "at_risk",
            Self::Late => "late",
            Self::Done => "done",
            Self::Closed => "closed",
        }
    }

    /// Reads a key written by [`ActionState::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// What an action says: everything that its editor may change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Particulars {
    /// The indicator it is for, 1 to 9.
    pub indicator: u8,
    /// The library action it came from; `None` for one of the trust's own.
    pub library_key: Option<String>,
    /// What to do.
    pub title: String,
    /// The gap it answers, in words.
    pub gap: String,
    /// Why it should work.
    pub why: String,
    /// How strong the evidence for it is, where anybody graded it.
    pub evidence: Option<Evidence>,
    /// High impact actions it serves, 1 to 6.
    pub high_impact_actions: Vec<u8>,
    /// Role that owns it.
    pub owner: String,
    /// Role that sponsors it.
    pub sponsor: String,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub due: Option<NaiveDate>,
    /// What to count every month or quarter.
    pub process_measure: String,
    /// What should change in the end.
    pub outcome_measure: String,
    /// Where the outcome measure stands, in words.
    pub baseline: String,
    /// Where it should stand, in words.
    pub target: String,
    /// How it goes.
    pub state: ActionState,
    /// The latest note on how it goes.
    pub progress: String,
}

/// One action of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
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

const ALL_COLUMNS: &str = "id, year, position, indicator, library_key, title, gap, why, evidence, hia, owner, sponsor, start, due, \
                           process_measure, outcome_measure, baseline, target, state, progress, created_at, changed_at, carried_year";

/// The plan of a year, in its order.
pub fn of_year(books: &Books, year: u16) -> Result<Vec<Action>, StoreError> {
    let sql = format!("SELECT {ALL_COLUMNS} FROM action WHERE year = ?1 ORDER BY position, id");
    Ok(books
        .conn
        .prepare_cached(&sql)?
        .query_map([year], read)?
        .collect::<Result<_, _>>()?)
}

/// One action.
pub fn get(books: &Books, id: ActionId) -> Result<Option<Action>, StoreError> {
    let sql = format!("SELECT {ALL_COLUMNS} FROM action WHERE id = ?1");
    Ok(books.conn.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// Adds an action at the end of a year's plan. The year must have been started.
pub fn insert(tx: &Tx<'_>, year: u16, action: &Particulars, at: NaiveDateTime) -> Result<ActionId, StoreError> {
    tx.conn
        .prepare_cached(
            "INSERT INTO action (indicator, library_key, title, gap, why, evidence, hia, owner, sponsor, start, due,
                                 process_measure, outcome_measure, baseline, target, state, progress, year, created_at, changed_at,
                                 position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?19,
                     (SELECT 1 + coalesce(max(position), 0) FROM action WHERE year = ?18))",
        )?
        .execute(rusqlite::params![
            action.indicator,
            action.library_key,
            action.title,
            action.gap,
            action.why,
            action.evidence.map(Evidence::key),
            numbers_to_text(&action.high_impact_actions),
            action.owner,
            action.sponsor,
            action.start,
            action.due,
            action.process_measure,
            action.outcome_measure,
            action.baseline,
            action.target,
            action.state.key(),
            action.progress,
            year,
            at,
        ])?;
    Ok(ActionId(tx.conn.last_insert_rowid()))
}

/// Changes what an action says; true where there is such an action.
pub fn update(tx: &Tx<'_>, id: ActionId, action: &Particulars, at: NaiveDateTime) -> Result<bool, StoreError> {
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE action SET indicator = ?1, library_key = ?2, title = ?3, gap = ?4, why = ?5, evidence = ?6, hia = ?7,
                 owner = ?8, sponsor = ?9, start = ?10, due = ?11, process_measure = ?12, outcome_measure = ?13,
                 baseline = ?14, target = ?15, state = ?16, progress = ?17, changed_at = ?18
             WHERE id = ?19",
        )?
        .execute(rusqlite::params![
            action.indicator,
            action.library_key,
            action.title,
            action.gap,
            action.why,
            action.evidence.map(Evidence::key),
            numbers_to_text(&action.high_impact_actions),
            action.owner,
            action.sponsor,
            action.start,
            action.due,
            action.process_measure,
            action.outcome_measure,
            action.baseline,
            action.target,
            action.state.key(),
            action.progress,
            at,
            id,
        ])?;
    Ok(changed > 0)
}

/// Copies an action as it is to the end of another year's plan, with where it came from. The year must have been started.
pub fn carry(tx: &Tx<'_>, action: &Action, year: u16, at: NaiveDateTime) -> Result<ActionId, StoreError> {
    let copy = insert(tx, year, &action.particulars, at)?;
    tx.conn
        .prepare_cached("UPDATE action SET carried_from = ?2, carried_year = ?3 WHERE id = ?1")?
        .execute((copy, action.id, action.year))?;
    Ok(copy)
}

/// Deletes an action; true where there was one.
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

fn numbers_to_text(numbers: &[u8]) -> String {
    numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(",")
}

fn numbers_from_text(text: &str) -> Result<Vec<u8>, std::num::ParseIntError> {
    text.split(',')
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Action> {
    let high_impact_actions = numbers_from_text(&row.get::<_, String>(9)?)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(9, Type::Text, Box::new(error)))?;
    Ok(Action {
        id: row.get(0)?,
        year: row.get(1)?,
        position: row.get(2)?,
        particulars: Particulars {
            indicator: row.get(3)?,
            library_key: row.get(4)?,
            title: row.get(5)?,
            gap: row.get(6)?,
            why: row.get(7)?,
            evidence: column::optional_key(row, 8, Evidence::from_key)?,
            high_impact_actions,
            owner: row.get(10)?,
            sponsor: row.get(11)?,
            start: row.get(12)?,
            due: row.get(13)?,
            process_measure: row.get(14)?,
            outcome_measure: row.get(15)?,
            baseline: row.get(16)?,
            target: row.get(17)?,
            state: column::key(row, 18, ActionState::from_key)?,
            progress: row.get(19)?,
        },
        created_at: row.get(20)?,
        changed_at: row.get(21)?,
        carried_from: row.get(22)?,
    })
}
