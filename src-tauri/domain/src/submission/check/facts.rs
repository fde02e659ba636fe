//! What the checks need to know beside the return itself.

use chrono::NaiveDate;

use crate::ethnicity::Triple;
use crate::kind::Kind;

/// People who are counted in a part and need not be in its whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Explained {
    /// People in the disciplinary count who left before the snapshot or could not be matched to a staff list.
    pub disciplined_not_in_post: Triple,
    /// The same of last year's disciplinary count, for a return that takes the mean of two years.
    pub disciplined_last_year_not_in_post: Triple,
    /// People in the training count who left before the snapshot or could not be matched to a staff list.
    pub trained_not_in_post: Triple,
}

/// What is known about a file that the year's figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFact {
    /// What it holds.
    pub kind: Kind,
    /// Its name without folders.
    pub name: String,
    /// The date it speaks of, where it says.
    pub as_at: Option<NaiveDate>,
    /// Rows read.
    pub rows: u32,
    /// Of these, rows left out because their date lies outside the year.
    pub outside_period: u32,
}

/// Figures of a kind that were begun to be typed in and are not used yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfTyped {
    /// The kind whose figures they are.
    pub kind: Kind,
    /// What is still wanted, in words: "BME: shortlisted".
    pub wanted: Vec<String>,
}

/// Everything the checks are told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// What explains a part above its whole.
    pub explained: Explained,
    /// The year's current files.
    pub files: Vec<FileFact>,
    /// Kinds whose figures were typed in and take the place of a file's.
    pub typed: Vec<Kind>,
    /// Figures typed in that are not used yet.
    pub half_typed: Vec<HalfTyped>,
}
