//! What a trust hands in and publishes, and by when.

use chrono::NaiveDate;

use crate::classify::Confidence;

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

/// Which indicators the organisations themselves were asked to return, where not all nine were.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Asked {
    /// The indicators, in order.
    pub indicators: Vec<u8>,
    /// How sure we are.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
}

/// One field of the report that a trust publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ReportField {
    /// Heading of the part it stands in; empty where the form prints none.
    pub part: String,
    /// The field's label, as the form prints it.
    pub label: String,
    /// How sure we are of the label and its place.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
}
