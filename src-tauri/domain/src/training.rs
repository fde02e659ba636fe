//! Non-mandatory training and continuing professional development counted for indicator 4.

use chrono::NaiveDate;

use crate::ethnicity::Group;

/// One row of a learning record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Learning {
    /// Row number in the sheet.
    pub row: u32,
    /// The person, by the canonical form of the trust's own number.
    pub person: String,
    /// The person's group as the record states it, where it does.
    pub group: Option<Group>,
    /// Whether the learning is neither required by statute nor mandated by the employer.
    pub non_mandatory: bool,
    /// Whether it was attended.
    pub attended: bool,
    /// Date attended, where given.
    #[cfg_attr(feature = "serde", serde(with = "crate::days"))]
    pub date: Option<NaiveDate>,
}
