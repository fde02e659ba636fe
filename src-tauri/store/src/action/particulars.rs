//! What an action says: everything that its editor may change.

use chrono::NaiveDate;
use domain::plan::state::Milestone;
use domain::plan::{ActionType, Evidence, TargetUnit};
use rusqlite::types::Type;
use rusqlite::{CachedStatement, Row};

use super::bind as bind_one;
use crate::column;

/// How a trust knows what lies behind a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KnownBy {
    /// From figures.
    Data,
    /// From what staff say of their working lives.
    Experience,
    /// From both.
    Both,
}

impl KnownBy {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Data, Self::Experience, Self::Both];

    /// The key used in the file and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Experience => "experience",
            Self::Both => "both",
        }
    }

    /// Reads a key written by [`KnownBy::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|held| held.key() == key)
    }
}

/// What is counted every month or quarter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProcessMeasure {
    /// What is counted, in words.
    pub what: String,
    /// Where it stands at the start.
    pub baseline: Option<f64>,
    /// Where it should stand.
    pub target: Option<f64>,
    /// What both count in.
    pub unit: Option<TargetUnit>,
    /// By when.
    pub by: Option<NaiveDate>,
}

/// An outcome measured by the figure of the action's indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutcomeAim {
    /// The collection year whose figure is the baseline.
    pub from: u16,
    /// That figure, in the indicator's own unit; `None` where the year has none.
    pub baseline: Option<f64>,
    /// The figure aimed at; `None` where none was set.
    pub target: Option<f64>,
    /// The collection year by which.
    pub by: Option<u16>,
}

/// A word on how it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The day of which it speaks.
    pub day: NaiveDate,
    /// Who said so: a role; may be empty.
    pub role: String,
    /// What was said.
    pub words: String,
}

/// A paper that lies elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What it is.
    pub what: String,
    /// Where it lies: a path, an address, a reference number. The thing itself is never kept.
    pub whereto: String,
}

/// What an action says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Particulars {
    /// The indicator whose figure it should move, 1 to 9.
    pub indicator: u8,
    /// Other indicators that it serves, 1 to 9.
    pub others: Vec<u8>,
    /// The library action it came from; `None` for one of the trust's own.
    pub library_key: Option<String>,
    /// What it works on; `None` where nobody said.
    pub kind: Option<ActionType>,
    /// What to do.
    pub title: String,
    /// The gap it answers, in words.
    pub gap: String,
    /// What the trust believes lies behind the gap.
    pub cause: String,
    /// How it knows.
    pub known_by: Option<KnownBy>,
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
    /// The staff network that owns it too.
    pub co_owner: String,
    /// The whole trust, a division or a staff group, in words.
    pub scope: String,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub due: Option<NaiveDate>,
    /// Steps on the way.
    pub milestones: Vec<Milestone>,
    /// What to count every month or quarter.
    pub process: ProcessMeasure,
    /// Readings of it, one a day, by day.
    pub readings: Vec<(NaiveDate, f64)>,
    /// What should change in the end, in words.
    pub outcome_measure: String,
    /// Where that is the figure of the indicator: its baseline and aim. `None` where it is another measure.
    pub outcome: Option<OutcomeAim>,
    /// Where another measure stands, in words.
    pub baseline: String,
    /// Where another measure should stand, in words.
    pub target: String,
    /// Equality and legal check.
    pub legal: String,
    /// Money, time and people it needs.
    pub resources: String,
    /// What could go wrong.
    pub risk: String,
    /// Words on how it goes, oldest first.
    pub updates: Vec<Update>,
    /// Papers that lie elsewhere.
    pub attachments: Vec<Attachment>,
    /// Where the board decided on it.
    pub board_reference: String,
    /// When work began, where somebody said so.
    pub started_on: Option<NaiveDate>,
    /// When it was finished.
    pub finished_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Why it was closed.
    pub closed_reason: String,
    /// What came of it, in the trust's words.
    pub impact: String,
}

/// The columns of an action's own row, without its lists.
pub(super) const COLUMNS: [&str; 38] = [
    "indicator",
    "indicators",
    "library_key",
    "kind",
    "title",
    "gap",
    "cause",
    "known_by",
    "why",
    "evidence",
    "hia",
    "owner",
    "sponsor",
    "co_owner",
    "scope",
    "start",
    "due",
    "process_measure",
    "process_baseline",
    "process_target",
    "process_unit",
    "process_by",
    "outcome_measure",
    "outcome_from",
    "outcome_baseline",
    "outcome_target",
    "outcome_by",
    "baseline",
    "target",
    "legal",
    "resources",
    "risk",
    "board_reference",
    "started_on",
    "finished_on",
    "closed_on",
    "closed_reason",
    "impact",
];

/// Binds every column to the parameter of its name.
pub(super) fn bind(statement: &mut CachedStatement<'_>, action: &Particulars) -> rusqlite::Result<()> {
    let outcome = action.outcome;
    bind_one(statement, ":indicator", action.indicator)?;
    bind_one(statement, ":indicators", numbers_to_text(&action.others))?;
    bind_one(statement, ":library_key", &action.library_key)?;
    bind_one(statement, ":kind", action.kind.map(ActionType::key))?;
    bind_one(statement, ":known_by", action.known_by.map(KnownBy::key))?;
    bind_one(statement, ":evidence", action.evidence.map(Evidence::key))?;
    bind_one(statement, ":hia", numbers_to_text(&action.high_impact_actions))?;
    bind_one(statement, ":process_baseline", action.process.baseline)?;
    bind_one(statement, ":process_target", action.process.target)?;
    bind_one(statement, ":process_unit", action.process.unit.map(TargetUnit::key))?;
    bind_one(statement, ":outcome_from", outcome.map(|aim| aim.from))?;
    bind_one(statement, ":outcome_baseline", outcome.and_then(|aim| aim.baseline))?;
    bind_one(statement, ":outcome_target", outcome.and_then(|aim| aim.target))?;
    bind_one(statement, ":outcome_by", outcome.and_then(|aim| aim.by))?;
    for (name, day) in [
        (":start", action.start),
        (":due", action.due),
        (":process_by", action.process.by),
        (":started_on", action.started_on),
        (":finished_on", action.finished_on),
        (":closed_on", action.closed_on),
    ] {
        bind_one(statement, name, day)?;
    }
    for (name, words) in [
        (":title", &action.title),
        (":gap", &action.gap),
        (":cause", &action.cause),
        (":why", &action.why),
        (":owner", &action.owner),
        (":sponsor", &action.sponsor),
        (":co_owner", &action.co_owner),
        (":scope", &action.scope),
        (":process_measure", &action.process.what),
        (":outcome_measure", &action.outcome_measure),
        (":baseline", &action.baseline),
        (":target", &action.target),
        (":legal", &action.legal),
        (":resources", &action.resources),
        (":risk", &action.risk),
        (":board_reference", &action.board_reference),
        (":closed_reason", &action.closed_reason),
        (":impact", &action.impact),
    ] {
        bind_one(statement, name, words)?;
    }
    Ok(())
}

/// Reads an action's own row; its lists are empty.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Particulars> {
    let outcome = match row.get::<_, Option<u16>>("outcome_from")? {
        None => None,
        Some(from) => Some(OutcomeAim {
            from,
            baseline: row.get("outcome_baseline")?,
            target: row.get("outcome_target")?,
            by: row.get("outcome_by")?,
        }),
    };
    let place = |name: &str| row.as_ref().column_index(name);
    Ok(Particulars {
        indicator: row.get("indicator")?,
        others: numbers(row, "indicators")?,
        library_key: row.get("library_key")?,
        kind: column::optional_key(row, place("kind")?, ActionType::from_key)?,
        title: row.get("title")?,
        gap: row.get("gap")?,
        cause: row.get("cause")?,
        known_by: column::optional_key(row, place("known_by")?, KnownBy::from_key)?,
        why: row.get("why")?,
        evidence: column::optional_key(row, place("evidence")?, Evidence::from_key)?,
        high_impact_actions: numbers(row, "hia")?,
        owner: row.get("owner")?,
        sponsor: row.get("sponsor")?,
        co_owner: row.get("co_owner")?,
        scope: row.get("scope")?,
        start: row.get("start")?,
        due: row.get("due")?,
        process: ProcessMeasure {
            what: row.get("process_measure")?,
            baseline: row.get("process_baseline")?,
            target: row.get("process_target")?,
            unit: column::optional_key(row, place("process_unit")?, TargetUnit::from_key)?,
            by: row.get("process_by")?,
        },
        outcome_measure: row.get("outcome_measure")?,
        outcome,
        baseline: row.get("baseline")?,
        target: row.get("target")?,
        legal: row.get("legal")?,
        resources: row.get("resources")?,
        risk: row.get("risk")?,
        board_reference: row.get("board_reference")?,
        started_on: row.get("started_on")?,
        finished_on: row.get("finished_on")?,
        closed_on: row.get("closed_on")?,
        closed_reason: row.get("closed_reason")?,
        impact: row.get("impact")?,
        ..Particulars::default()
    })
}

fn numbers_to_text(numbers: &[u8]) -> String {
    numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(",")
}

fn numbers(row: &Row<'_>, name: &str) -> rusqlite::Result<Vec<u8>> {
    let text: String = row.get(name)?;
    let read: Result<Vec<u8>, _> = text
        .split(',')
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect();
    read.map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}
