//! A rule pack: what the standard asks in one collection year, as a value.
//!
//! A pack is data that can be replaced when the national team changes something; the code is only the engine. Reading a pack from
//! a file is done elsewhere.

use chrono::NaiveDate;

use crate::classify::Confidence;

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

/// One indicator as a year's guidance words it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IndicatorRule {
    /// 1 to 9.
    pub number: u8,
    /// The standard's wording.
    pub wording: String,
    /// A few words for a heading.
    pub short: String,
    /// Which figure is worse for BME staff, in a plain sentence.
    pub direction: String,
    /// Who is counted, in plain sentences.
    pub counted: String,
    /// The formula, in plain words.
    pub formula: String,
    /// How sure we are of the wording.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
}

/// A year from which an indicator's series cannot be compared with earlier years.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Break {
    /// The indicator, 1 to 9.
    pub indicator: u8,
    /// First collection year of the new series.
    pub year: u16,
    /// Why, in a plain sentence.
    pub why: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
}

/// A date by which something must be done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Deadline {
    /// What must be done.
    pub what: String,
    /// The last day.
    pub date: NaiveDate,
    /// How sure we are of the date.
    pub confidence: Confidence,
    /// Where it was read, or why it is assumed.
    pub source: String,
}

/// How an item of the return is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Measure {
    /// People, typed in by the trust.
    Headcount,
    /// A percentage, typed in by the trust.
    Percentage,
    /// Worked out by the form.
    Calculated,
}

impl Measure {
    /// The word the return prints.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Headcount => "Headcount",
            Self::Percentage => "Percentage",
            Self::Calculated => "Auto calculated",
        }
    }
}

/// One line of the return.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Item {
    /// The item's number in the form.
    pub number: u16,
    /// The indicator it belongs to, 1 to 9.
    pub indicator: u8,
    /// Heading of the block it stands in, as the form prints it.
    pub block: String,
    /// The item's label, as the form prints it.
    pub label: String,
    /// How it is measured.
    pub measure: Measure,
    /// What it is, in the terms of [`crate::submission`]: `workforce.clinical.band_5`, `recruitment.appointed`, `board.voting`…
    pub key: String,
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
    /// Year of the staff survey behind indicators 5 to 8.
    pub survey_year: u16,
    /// How indicator 3 takes its people in the return.
    pub averaging: Averaging,
    /// How sure we are of the averaging.
    pub averaging_confidence: Confidence,
    /// The nine, in order.
    pub indicators: Vec<IndicatorRule>,
    /// Breaks in the series up to this year.
    pub breaks: Vec<Break>,
    /// Deadlines.
    pub deadlines: Vec<Deadline>,
    /// The items of the return, in order.
    pub items: Vec<Item>,
    /// How sure we are of the item list, and where it comes from.
    pub items_confidence: Confidence,
    /// Where the item list comes from.
    pub items_source: String,
    /// When a figure says too little.
    pub too_few: TooFew,
    /// The four-fifths range within which a ratio is called non-adverse: 0.80 to 1.25.
    pub four_fifths: (f64, f64),
}

impl RulePack {
    /// The rule of one indicator.
    pub fn indicator(&self, number: u8) -> Option<&IndicatorRule> {
        self.indicators.iter().find(|rule| rule.number == number)
    }

    /// The latest break of an indicator's series in or before a year.
    pub fn latest_break(&self, indicator: u8, year: u16) -> Option<&Break> {
        self.breaks
            .iter()
            .filter(|held| held.indicator == indicator && held.year <= year)
            .max_by_key(|held| held.year)
    }
}
