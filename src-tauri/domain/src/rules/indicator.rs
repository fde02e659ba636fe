//! What a year's guidance says of one indicator.

use crate::classify::Confidence;

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

/// The question of the NHS Staff Survey behind one of the indicators 5 to 8.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Question {
    /// The indicator, 5 to 8.
    pub indicator: u8,
    /// What the survey's results call it: `14a`; two where the answers to both are put together, `14b` and `14c`.
    pub names: Vec<String>,
    /// How sure we are of the names.
    pub confidence: Confidence,
    /// Where they were read.
    pub source: String,
}

impl Question {
    /// "question 14a", "questions 14b and 14c", "key finding KF25".
    pub fn label(&self) -> String {
        let is_key_finding = |name: &String| name.starts_with("KF");
        let noun = match (self.names.len(), self.names.iter().all(is_key_finding)) {
            (1, false) => "question",
            (_, false) => "questions",
            (1, true) => "key finding",
            (_, true) => "key findings",
        };
        format!("{noun} {}", self.names.join(" and "))
    }
}
