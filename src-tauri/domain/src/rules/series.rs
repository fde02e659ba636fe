//! What stands between the figures of one year and those of another: breaks, across which nothing is compared, and cautions.

use crate::classify::Confidence;

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

/// A year whose figures are to be read with care, though the series is not broken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Caution {
    /// The indicators, each 1 to 9.
    pub indicators: Vec<u8>,
    /// The collection year it concerns.
    pub year: u16,
    /// What is to be known, in plain sentences.
    pub what: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
}
