//! The action plan as its papers need it: one input for the Word plan, the quarterly update, the page of each owner, the calendar and the
//! workbook.
//!
//! Everything is words that are already made, or a date as `2026-03-31`. A date that is none is shown as it stands; an empty text is
//! not known. Nothing is worked out here but what lies between two days: states come in as whoever knows the rules has found them.

mod calendar;
mod owners;
mod paper;
mod rows;
mod update;
mod words;
mod workbook;

pub use calendar::calendar;
pub use owners::owners_docx;
pub use paper::plan_docx;
pub use update::update_docx;
pub use workbook::workbook;

use domain::plan::Evidence;

/// The plan of one trust and year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// Name of the trust.
    pub trust: String,
    /// Its national code; may be empty.
    pub code: String,
    /// Collection year.
    pub year: u16,
    /// The snapshot date, `2026-03-31`.
    pub snapshot: String,
    /// The day for which the states were worked out, `2026-11-23`.
    pub as_at: String,
    /// Whether it is a draft, in a few words: "Draft, not yet agreed by the board".
    pub status: String,
    /// Whatever a reader must know of the figures first, one sentence each: figures typed in by hand, the unsigned return.
    pub warnings: Vec<String>,
    /// The indicators in the order of the plan, those without actions too.
    pub indicators: Vec<Indicator>,
    /// The actions in the order of the plan.
    pub actions: Vec<Action>,
    /// The honest limit of the evidence behind the library; a standard one is written where this is empty.
    pub limit: String,
}

/// One indicator as the plan sees it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Indicator {
    /// 1 to 9; 0 for what belongs to no single indicator.
    pub number: u8,
    /// Its name: "Appointment from shortlisting".
    pub name: String,
    /// The gap in a sentence that says who is more likely to do what, with its figure.
    pub gap: String,
    /// The figure alone, for the summary: "1.59".
    pub value: String,
    /// Where the trust wants it and by when: "1.25 by 31 March 2028"; may be empty.
    pub target: String,
    /// What may be said of it, in words: "Worse for BME staff".
    pub finding: String,
    /// Why it has no actions, shown only where it has none.
    pub without: String,
}

/// One action.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Action {
    /// A key that stays the same as long as the action lives, for calendars: "2026-17". Letters, figures and hyphens.
    pub key: String,
    /// Its number in the plan: "2a". Where it is empty the papers count.
    pub number: String,
    /// Indicators it serves, the main one first; may be empty.
    pub indicators: Vec<u8>,
    /// What kind of action, in words: "Process".
    pub kind: String,
    /// High Impact Actions it serves, 1 to 6.
    pub high_impact_actions: Vec<u8>,
    /// What will be done.
    pub title: String,
    /// The gap it answers, in words.
    pub gap: String,
    /// Why there is a gap.
    pub root_cause: String,
    /// How that is known: "data", "lived experience", "data and lived experience".
    pub known_by: String,
    /// Why we believe it will work.
    pub why: String,
    /// How strong the evidence is, where anybody graded it.
    pub evidence: Option<Evidence>,
    /// Source of the evidence.
    pub source: String,
    /// Role that owns it.
    pub owner: String,
    /// Executive sponsor, a role.
    pub sponsor: String,
    /// Staff network that owns it too.
    pub network: String,
    /// Where it holds: the whole trust, a division, a staff group.
    pub scope: String,
    /// First day.
    pub start: String,
    /// Last day.
    pub due: String,
    /// Steps on the way, in order.
    pub milestones: Vec<Milestone>,
    /// What is counted every month or quarter.
    pub process: Measure,
    /// What was counted, oldest first.
    pub readings: Vec<Reading>,
    /// What should change in the end.
    pub outcome: Measure,
    /// The equality and legal check as it stands: what was looked at, by which role, when.
    pub legal_check: String,
    /// What the law says of such an action; filled for positive action (Equality Act 2010, ss. 158 and 159).
    pub legal_note: String,
    /// What it needs.
    pub resources: String,
    /// What may go wrong.
    pub risk: String,
    /// What was told on the way, oldest first.
    pub updates: Vec<Update>,
    /// What lies elsewhere and is only named here.
    pub attachments: Vec<Attachment>,
    /// Decision of the board or committee, by its reference.
    pub decision: String,
    /// The year of the plan it was carried over from, where it was.
    pub carried_from: Option<u16>,
    /// The day work began.
    pub started_on: String,
    /// The day it was finished.
    pub finished_on: String,
    /// The day it was closed.
    pub closed_on: String,
    /// Why it was closed.
    pub closed_reason: String,
    /// What it changed, looked at afterwards.
    pub impact: String,
    /// How its delivery stands.
    pub delivery: Standing,
    /// How its outcome stands, which is another thing.
    pub result: Standing,
    /// Whether its last day, or that of a milestone, has passed without it being done.
    pub overdue: bool,
}

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Milestone {
    /// A key that stays the same as long as the milestone lives and is its own within the action: "3". Empty: its place counts.
    pub key: String,
    /// What is to be reached.
    pub what: String,
    /// By when.
    pub due: String,
    /// When it was; empty where it is not yet.
    pub done: String,
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// What is counted or measured.
    pub what: String,
    /// Where it stood.
    pub baseline: String,
    /// Where it should stand.
    pub target: String,
    /// By when: a date, or a year in words.
    pub by: String,
}

/// One reading of a process measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The day it is of.
    pub day: String,
    /// What was found: "64%".
    pub value: String,
}

/// One word on how it goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Update {
    /// The day it was told.
    pub day: String,
    /// The role that told it.
    pub role: String,
    /// What it says.
    pub words: String,
}

/// A document that lies elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attachment {
    /// What it is.
    pub label: String,
    /// Where it lies, as its keeper wrote it. Never followed.
    pub place: String,
}

/// How something stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// In a word or two: "At risk".
    pub words: String,
    /// Why, in a sentence: "The first milestone is 12 days late."
    pub why: String,
    /// How it is coloured, beside the words and never instead of them.
    pub tone: Tone,
}

/// How what is said of an action is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing to remark: not started, closed, not yet known.
    #[default]
    Plain,
    /// As it should be: on track, done, better.
    Good,
    /// To be watched: at risk. An action whose delivery is so stands in the update's list of those at risk.
    Watch,
    /// To be acted on: late, worse.
    Act,
}

/// The quarter that an update is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quarter {
    /// Its name: "July to September 2026".
    pub name: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub until: String,
    /// The name of the next: "October to December 2026".
    pub next_name: String,
    /// The last day of the next.
    pub next_until: String,
    /// The committee it goes to; may be empty.
    pub committee: String,
    /// What the committee is asked to decide, one sentence each.
    pub decisions: Vec<String>,
}

impl Plan {
    /// The trust with its code, as covers name it.
    pub fn named(&self) -> String {
        match self.code.as_str() {
            "" => self.trust.clone(),
            code => format!("{} ({code})", self.trust),
        }
    }

    /// The number that an action goes by, of the action at a place in [`Plan::actions`]: its own, or its place counted from 1.
    pub fn number(&self, place: usize) -> String {
        match self.actions.get(place) {
            Some(action) if !action.number.trim().is_empty() => action.number.trim().to_owned(),
            _ => (place + 1).to_string(),
        }
    }

    /// The actions whose main indicator is this, with their places. 0 has those of no indicator and those whose indicator the plan
    /// does not list, so that none is ever lost.
    pub fn of(&self, indicator: u8) -> impl Iterator<Item = (usize, &Action)> {
        let listed = |number: u8| number != 0 && self.indicators.iter().any(|held| held.number == number);
        self.actions.iter().enumerate().filter(move |(_, action)| {
            let main = action.indicators.first().copied().filter(|number| listed(*number));
            main.unwrap_or(0) == indicator
        })
    }
}
