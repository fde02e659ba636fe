//! A rule pack: what the standard asks in one collection year, as a value.
//!
//! A pack is data that can be replaced when the national team changes something; the code is only the engine. Reading a pack from
//! a file is done elsewhere.

mod choice;
mod form;
mod indicator;
mod series;

use chrono::NaiveDate;

use crate::classify::Confidence;

pub use choice::{Basis, CHOICES, Choice, settings_of};
pub use form::{Asked, Deadline, Item, Measure, ReportField};
pub use indicator::{IndicatorRule, Question};
pub use series::{Break, Caution};

/// How the people of indicator 3 are taken over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Averaging {
    /// The collection year alone.
    SingleYear,
    /// The mean of this year and the one before.
    TwoYears,
}

/// Where a pack comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Origin {
    /// It came with the program.
    BuiltIn,
    /// The trust loaded it from a file.
    Loaded,
}

/// Below which counts a figure says too little to be read, a convention of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TooFew {
    /// Fewest people in a group.
    pub people: u32,
    /// Fewest events (appointments, cases, people trained) in both groups together.
    pub events: u32,
}

/// One collection year's rules.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RulePack {
    /// Name of the pack, by which it is chosen; usually the year.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Collection year.
    pub year: u16,
    /// Which edition of the guidance, or of the reconstruction.
    pub edition: String,
    /// Snapshot date of indicators 1 and 9.
    pub snapshot: NaiveDate,
    /// First day of the year over which indicators 2, 3 and 4 run.
    pub period_first: NaiveDate,
    /// Last day of that year.
    pub period_last: NaiveDate,
    /// How sure we are of these dates.
    pub period_basis: Basis,
    /// Year of the staff survey behind indicators 5 to 8.
    pub survey_year: u16,
    /// How sure we are of the survey's year.
    pub survey_basis: Basis,
    /// How indicator 3 takes its people in the return.
    pub averaging: Averaging,
    /// How sure we are of the averaging.
    pub averaging_basis: Basis,
    /// The nine, in order.
    pub indicators: Vec<IndicatorRule>,
    /// The survey's questions behind indicators 5 to 8, in order.
    pub questions: Vec<Question>,
    /// Breaks in the series up to this year.
    pub breaks: Vec<Break>,
    /// Years up to this one whose figures are to be read with care.
    pub cautions: Vec<Caution>,
    /// Deadlines.
    pub deadlines: Vec<Deadline>,
    /// Which indicators organisations returned themselves; `None` where all nine.
    pub asked: Option<Asked>,
    /// The items of the return, in order.
    pub items: Vec<Item>,
    /// How sure we are of the item list, and where it comes from.
    pub items_confidence: Confidence,
    /// Where the item list comes from.
    pub items_source: String,
    /// The fields of the report that a trust publishes, in order.
    pub report: Vec<ReportField>,
    /// Choices settled, in the order in which they are told.
    pub choices: Vec<Choice>,
    /// When a figure says too little.
    pub too_few: TooFew,
    /// Why a figure says too little then.
    pub too_few_basis: Basis,
    /// The four-fifths range within which a ratio is called non-adverse: 0.80 to 1.25.
    pub four_fifths: (f64, f64),
    /// Where the range comes from.
    pub four_fifths_basis: Basis,
}

impl Averaging {
    /// The key used in packs, settings and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SingleYear => "single_year",
            Self::TwoYears => "two_years",
        }
    }

    /// Reads a key written by [`Averaging::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::SingleYear, Self::TwoYears]
            .into_iter()
            .find(|way| way.key() == key)
    }
}

impl RulePack {
    /// The rule of one indicator.
    pub fn indicator(&self, number: u8) -> Option<&IndicatorRule> {
        self.indicators.iter().find(|rule| rule.number == number)
    }

    /// The survey's question behind one of the indicators 5 to 8.
    pub fn question(&self, indicator: u8) -> Option<&Question> {
        self.questions.iter().find(|held| held.indicator == indicator)
    }

    /// What is to be known of an indicator's figures of one year.
    pub fn cautions(&self, indicator: u8, year: u16) -> impl Iterator<Item = &Caution> {
        self.cautions
            .iter()
            .filter(move |held| held.year == year && held.indicators.contains(&indicator))
    }

    /// The choices that concern an indicator.
    pub fn choices(&self, indicator: u8) -> impl Iterator<Item = &Choice> {
        self.choices
            .iter()
            .filter(move |held| held.indicators.contains(&indicator))
    }

    /// Whether organisations return an indicator themselves.
    pub fn asks(&self, indicator: u8) -> bool {
        self.asked
            .as_ref()
            .is_none_or(|asked| asked.indicators.contains(&indicator))
    }

    /// The latest break of an indicator's series in or before a year.
    pub fn latest_break(&self, indicator: u8, year: u16) -> Option<&Break> {
        self.breaks
            .iter()
            .filter(|held| held.indicator == indicator && held.year <= year)
            .max_by_key(|held| held.year)
    }
}
