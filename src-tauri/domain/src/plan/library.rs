//! The library: actions with the evidence for each.
//!
//! What an action says is data (`assets/reference/actions`, or a pack that a trust loaded); nothing here chooses between actions.

use std::fmt;

use crate::classify::Confidence;

/// How strong the evidence for an action is. The grades follow the three tiers used on GOV.UK, with two more of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Strong evidence from real workplaces.
    Effective,
    /// Promising: some evidence, or practice that worked somewhere.
    Promising,
    /// Mixed: helped in some places and not in others.
    Mixed,
    /// Weak on its own.
    Weak,
    /// Asked for nationally, which is not evidence.
    Required,
}

impl Evidence {
    /// Every grade, strongest first.
    pub const ALL: [Self; 5] = [
        Self::Effective,
        Self::Promising,
        Self::Mixed,
        Self::Weak,
        Self::Required,
    ];

    /// The key used in data files and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Effective => "effective",
            Self::Promising => "promising",
            Self::Mixed => "mixed",
            Self::Weak => "weak",
            Self::Required => "required",
        }
    }

    /// Reads a key written by [`Evidence::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.key() == key)
    }

    /// The grade for a reader, with what it means.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Effective => "Effective: strong evidence from real workplaces",
            Self::Promising => "Promising: worked in some places",
            Self::Mixed => "Mixed: helped in some places and not in others",
            Self::Weak => "Weak: not enough on its own",
            Self::Required => "Asked for nationally, which is not evidence",
        }
    }
}

/// What an action works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionType {
    /// How decisions are made.
    Process,
    /// Who answers for results.
    Accountability,
    /// What people learn, and the places and programmes they are offered.
    Development,
    /// How people treat each other and are heard.
    Culture,
    /// What is counted and shown.
    Data,
}

impl ActionType {
    /// Every type.
    pub const ALL: [Self; 5] = [
        Self::Process,
        Self::Accountability,
        Self::Development,
        Self::Culture,
        Self::Data,
    ];

    /// The key used in data files and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Accountability => "accountability",
            Self::Development => "development",
            Self::Culture => "culture",
            Self::Data => "data",
        }
    }

    /// Reads a key written by [`ActionType::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The type for a reader, with what it means.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Process => "Process: how decisions are made",
            Self::Accountability => "Accountability: who answers for results",
            Self::Development => "Development: what people learn and are offered",
            Self::Culture => "Culture: how people treat each other and are heard",
            Self::Data => "Data: what is counted and shown",
        }
    }

    /// Whether an action of this type changes how decisions are made or who answers for them. Training, culture and better data do not by
    /// themselves.
    pub const fn changes_decisions(self) -> bool {
        matches!(self, Self::Process | Self::Accountability)
    }
}

/// What a target counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetUnit {
    /// Out of a hundred.
    Percent,
    /// Percentage points.
    Points,
    /// Things counted one by one.
    Count,
    /// Calendar days.
    Days,
}

impl TargetUnit {
    /// Every unit.
    pub const ALL: [Self; 4] = [Self::Percent, Self::Points, Self::Count, Self::Days];

    /// The key used in data files and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Count => "count",
            Self::Days => "days",
        }
    }

    /// Reads a key written by [`TargetUnit::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.key() == key)
    }
}

/// Which side of a target's number is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The number or more.
    AtLeast,
    /// The number or less.
    AtMost,
}

impl Bound {
    /// Both bounds.
    pub const ALL: [Self; 2] = [Self::AtLeast, Self::AtMost];

    /// The key used in data files and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
        }
    }

    /// Reads a key written by [`Bound::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bound| bound.key() == key)
    }
}

/// A target for a process measure. It is this program's proposal, or that of whoever wrote the pack: no source asks for the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessTarget {
    /// Which side of the number is wanted.
    pub bound: Bound,
    /// The number, from 0; a percentage is at most 100.
    pub number: u32,
    /// What the number counts in.
    pub unit: TargetUnit,
    /// What is counted, as it follows the number: “of vacancies with a scoring grid on file”.
    pub of: String,
}

impl fmt::Display for ProcessTarget {
    /// The target in words: “At least 90% of vacancies with a scoring grid on file”.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = match self.bound {
            Bound::AtLeast => "At least",
            Bound::AtMost => "At most",
        };
        let unit = match (self.unit, self.number) {
            (TargetUnit::Percent, _) => "%",
            (TargetUnit::Points, 1) => " percentage point",
            (TargetUnit::Points, _) => " percentage points",
            (TargetUnit::Count, _) => "",
            (TargetUnit::Days, 1) => " day",
            (TargetUnit::Days, _) => " days",
        };
        write!(out, "{bound} {}{unit} {}", self.number, self.of)
    }
}

/// A step on the way, so many months after the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Months after the start by which it is done, from 1 to the action's own months.
    pub month: u8,
    /// What is done by then.
    pub what: String,
}

/// Where an action of the library comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionOrigin {
    /// It came with the program.
    Program,
    /// A pack that the trust loaded.
    Pack {
        /// The pack's name.
        name: String,
        /// The pack's edition.
        edition: String,
    },
    /// The trust wrote it: its key begins with [`OWN`]. Nothing that comes with the program has such a key, so a newer pack replaces it only
    /// where it gives the very same key.
    Own,
}

impl fmt::Display for ActionOrigin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program => out.write_str("Came with the program"),
            Self::Pack { name, edition } => write!(out, "From the pack “{name}”, {edition}"),
            Self::Own => out.write_str("The trust’s own"),
        }
    }
}

/// How the key of a trust's own action begins.
pub const OWN: &str = "own_";

/// What is said of the months, steps and targets of an action.
pub const PROPOSED: &str =
    "The months, steps and number are proposed so that there is something to agree or change; no source asks for them.";

/// What is said where the evidence is mainly about gender.
pub const GENDER_LIMIT: &str =
    "The strongest evidence is about gender; that it carries over to race is reasoned, not proven.";

/// One action of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryAction {
    /// Stable key.
    pub key: String,
    /// Indicators it addresses.
    pub indicators: Vec<u8>,
    /// High Impact Actions of the national EDI improvement plan it serves, 1 to 6.
    pub high_impact_actions: Vec<u8>,
    /// What it works on.
    pub kind: ActionType,
    /// What to do, as a sentence that starts with a verb.
    pub title: String,
    /// Grade of the evidence.
    pub evidence: Evidence,
    /// Whether the evidence is mainly about gender; a reader is told [`GENDER_LIMIT`].
    pub gender: bool,
    /// What the sources say. Without the limit that `gender` adds: [`LibraryAction::why_in_full`] has both.
    pub why: String,
    /// What to count every month or quarter.
    pub process_measure: String,
    /// A target for it; a proposal ([`PROPOSED`]).
    pub process_target: ProcessTarget,
    /// Months it usually takes to carry out, from 1; a proposal.
    pub months: u8,
    /// Usual steps, earliest first; a proposal.
    pub milestones: Vec<Step>,
    /// Keys of actions of which at least one belongs beside it: it must not stand alone. Empty where it may.
    pub pair_with: Vec<String>,
    /// What to watch out for.
    pub watch: String,
    /// What the law says, where positive action is near (Equality Act 2010, sections 158 and 159); empty elsewhere.
    pub legal: String,
    /// Role that usually owns it.
    pub owner: String,
    /// How sure we are of the row.
    pub confidence: Confidence,
    /// Where it was read, with addresses.
    pub source: String,
    /// Where the row comes from.
    pub origin: ActionOrigin,
}

impl LibraryAction {
    /// What the sources say, with the limit where the evidence is mainly about gender.
    pub fn why_in_full(&self) -> String {
        if self.gender {
            format!("{} {GENDER_LIMIT}", self.why)
        } else {
            self.why.clone()
        }
    }

    /// Whether it may be the only action for an indicator.
    pub const fn stands_alone(&self) -> bool {
        self.pair_with.is_empty()
    }
}
