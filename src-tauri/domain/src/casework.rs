//! Formal disciplinary investigations counted for indicator 3.

use chrono::NaiveDate;

use crate::ethnicity::{Group, Triple};

/// One row of a case log.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Case {
    /// Row number in the sheet.
    pub row: u32,
    /// The person, by the canonical form of the trust's own number; empty where the log gives none.
    pub person: String,
    /// The person's group as the log states it, where it does.
    pub group: Option<Group>,
    /// Whether it is a disciplinary case in which a formal investigation was entered.
    pub formal_disciplinary: bool,
    /// Date of entry into the formal investigation, where given.
    #[cfg_attr(feature = "serde", serde(with = "crate::days"))]
    pub entered: Option<NaiveDate>,
}

/// Entries into formal investigation in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Casework {
    /// Distinct people who entered one.
    pub people: Triple,
    /// Cases, more than the people where somebody entered twice.
    pub cases: u32,
}
