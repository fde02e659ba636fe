//! The checks an auditor would make of a filled return. What is doubtful is said; nothing is put right here.
//!
//! The checks read the lines of the return as they stand, so that a figure that was typed over another is checked as it will be sent.
//! What they need to know beside the return, such as the dates that files give, is handed in as [`Facts`].

mod disagree;
mod facts;
mod form;
mod impossible;
mod incomplete;
mod likely;
mod suspicious;
mod typed_over;
mod wrong_year;

use std::fmt::Write as _;

use super::Return;
use crate::ethnicity::Group;
use crate::finding::Severity;
use crate::kind::Kind;
use crate::rules::RulePack;
use form::Form;

pub use facts::{Explained, Facts, FileFact, HalfTyped};

/// What kind of doubt a check raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// The figures contradict each other or cannot be what they are said to be.
    Impossible,
    /// The figures could be right, and are more often wrong when they look so.
    Suspicious,
    /// Something is not there.
    Incomplete,
}

impl Nature {
    /// Every nature, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Impossible, Self::Suspicious, Self::Incomplete];

    /// The key used in JSON: `impossible`, `suspicious`, `incomplete`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Impossible => "impossible",
            Self::Suspicious => "suspicious",
            Self::Incomplete => "incomplete",
        }
    }

    /// The nature's name for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Impossible => "Impossible",
            Self::Suspicious => "Suspicious",
            Self::Incomplete => "Incomplete",
        }
    }
}

/// Which of the return's two years a cell belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Last year's return.
    LastYear,
    /// This year's.
    ThisYear,
}

impl Column {
    /// The key used in JSON: `last_year`, `this_year`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LastYear => "last_year",
            Self::ThisYear => "this_year",
        }
    }

    /// The column's name within a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::LastYear => "last year",
            Self::ThisYear => "this year",
        }
    }
}

/// One cell of the return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAt {
    /// Item number.
    pub item: u16,
    /// The group; `None` for an item of one figure, such as a ratio.
    pub group: Option<Group>,
    /// The year.
    pub column: Column,
}

impl CellAt {
    /// The cell's name for a reader: "item 35, BME, this year".
    pub fn name(&self) -> String {
        let group = self.group.map(|group| format!(", {group}")).unwrap_or_default();
        format!("item {}{group}, {}", self.item, self.column.label())
    }
}

/// A place of the program where what a check found can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// The data of a kind: its files and what was noticed in them.
    Data(Kind),
    /// The figures of a kind that can be typed in.
    Typed(Kind),
    /// How the figures of an item were counted, down to the rows.
    Receipt(u16),
    /// The page of an indicator, 1 to 9.
    Indicator(u8),
}

impl Look {
    /// The key used in JSON: `data`, `typed`, `receipt`, `indicator`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Data(_) => "data",
            Self::Typed(_) => "typed",
            Self::Receipt(_) => "receipt",
            Self::Indicator(_) => "indicator",
        }
    }

    /// Words for the way there.
    pub fn label(self) -> String {
        match self {
            Self::Data(Kind::Return) => "Look at last year’s return".to_owned(),
            Self::Data(kind) => format!("Look at the data: {}", kind.label().to_lowercase()),
            Self::Typed(kind) => format!("Look at what is typed in: {}", kind.label().to_lowercase()),
            Self::Receipt(item) => format!("Show how item {item} was counted"),
            Self::Indicator(number) => format!("Look at indicator {number}"),
        }
    }
}

/// One thing a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Stable key, so that a reason given for it is found again.
    pub key: String,
    /// What kind of doubt it raises.
    pub nature: Nature,
    /// Errors stop a submission; warnings need a word why.
    pub severity: Severity,
    /// The item it concerns, where it is one.
    pub item: Option<u16>,
    /// The cells it is about, the one most in doubt first; none where it is about no cell.
    pub cells: Vec<CellAt>,
    /// What was found, in one sentence.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Where it can be looked at.
    pub looks: Vec<Look>,
    /// What the finding rests on, figure by figure and unrounded. A reason given for a finding holds for these figures only.
    pub figures: String,
}

impl Check {
    fn new(key: impl Into<String>, nature: Nature, severity: Severity, cells: Vec<CellAt>) -> Self {
        Self {
            key: key.into(),
            nature,
            severity,
            item: cells.first().map(|cell| cell.item),
            cells,
            message: String::new(),
            hint: String::new(),
            looks: Vec::new(),
            figures: String::new(),
        }
    }

    fn error(key: impl Into<String>, nature: Nature, cells: Vec<CellAt>) -> Self {
        Self::new(key, nature, Severity::Error, cells)
    }

    fn doubt(key: impl Into<String>, cells: Vec<CellAt>) -> Self {
        Self::new(key, Nature::Suspicious, Severity::Warning, cells)
    }

    fn says(mut self, message: impl Into<String>, hint: &str) -> Self {
        self.message = message.into();
        hint.clone_into(&mut self.hint);
        self
    }

    fn looks(mut self, looks: impl IntoIterator<Item = Look>) -> Self {
        for look in looks {
            if !self.looks.contains(&look) {
                self.looks.push(look);
            }
        }
        self
    }

    fn of_item(mut self, item: Option<u16>) -> Self {
        self.item = item;
        self
    }

    /// Adds what the finding rests on beside its cells.
    fn resting_on(mut self, what: impl Into<String>) -> Self {
        self.figures = what.into();
        self
    }
}

/// Makes every check of a filled return, in the order of [`Nature::ALL`]. The rules are those that it was filled under.
pub fn check(filled: &Return, rules: &RulePack, facts: &Facts) -> Vec<Check> {
    let form = Form { filled };
    let mut checks = Vec::new();
    impossible::find(&form, facts, &mut checks);
    disagree::find(&form, &mut checks);
    incomplete::find(&form, rules, facts, &mut checks);
    suspicious::find(&form, &mut checks);
    likely::find(&form, &mut checks);
    typed_over::find(&form, &mut checks);
    wrong_year::find(rules, facts, &mut checks);
    checks.sort_by_key(|check| check.nature);
    for check in &mut checks {
        let mut figures = String::new();
        for cell in &check.cells {
            let value = form.at(*cell).map_or_else(|| "-".to_owned(), |value| value.to_string());
            let _ = write!(figures, "{} = {value}; ", cell.name());
        }
        figures.push_str(&check.figures);
        figures.truncate(figures.trim_end_matches([' ', ';']).len());
        check.figures = figures;
    }
    checks
}
