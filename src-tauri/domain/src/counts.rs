//! Everything the nine indicators are computed from, for one trust and one collection year.

use crate::board::Board;
use crate::casework::Casework;
use crate::ethnicity::Triple;
use crate::recruitment::Recruitment;
use crate::survey::SurveyResult;
use crate::workforce::Workforce;

/// The counts of a year. What is not held is `None`, which is not the same as nought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counts {
    /// Staff in post on the snapshot date.
    pub workforce: Option<Workforce>,
    /// Shortlisted and appointed applicants.
    pub recruitment: Option<Recruitment>,
    /// Entries into formal disciplinary investigation.
    pub casework: Option<Casework>,
    /// People who accessed non-mandatory training.
    pub training: Option<Triple>,
    /// Survey results of indicators 5, 6, 7 and 8.
    pub survey: [SurveyResult; 4],
    /// The board.
    pub board: Option<Board>,
}

impl Counts {
    /// Everyone in the workforce, where a workforce is held.
    pub fn staff(&self) -> Option<Triple> {
        self.workforce.as_ref().map(Workforce::total)
    }
}
