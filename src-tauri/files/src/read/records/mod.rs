//! Rows of a table into records of the standard, one module a kind.
//!
//! A row that cannot be understood asks a question or leaves a finding; it is never guessed and never dropped in silence.

pub(crate) mod board;
pub(crate) mod casework;
pub(crate) mod lookup;
pub(crate) mod past_return;
pub(crate) mod progress;
pub(crate) mod recruitment;
pub(crate) mod same_application;
pub(crate) mod staff;
pub(crate) mod summary;
pub(crate) mod survey;
pub(crate) mod tallies;
pub(crate) mod training;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::board::Member;
use domain::casework::Case;
use domain::finding::Severity;
use domain::recruitment::{Application, Summary};
use domain::survey::SurveyResult;
use domain::training::Learning;
use domain::workforce::Assignment;

use super::columns::Row;
use super::notes::Notes;
use super::question::Questions;
use super::values::{self, When};

/// What a workbook holds, as records of the standard.
#[derive(Debug, Clone, PartialEq)]
pub enum Records {
    /// A staff list.
    Staff(Vec<Assignment>),
    /// Applications.
    Recruitment(Vec<Application>),
    /// Counts of applicants by ethnic group, in place of applications.
    RecruitmentSummary(Summary),
    /// Cases.
    Casework(Vec<Case>),
    /// Learning records.
    Training(Vec<Learning>),
    /// One organisation's survey results.
    Survey {
        /// Results of indicators 5, 6, 7 and 8.
        results: [SurveyResult; 4],
        /// The organisation as the workbook names it.
        organisation: String,
    },
    /// The board.
    Board(Vec<Member>),
    /// A past return.
    Return(PastReturn),
}

impl Records {
    /// How many rows became records.
    pub fn len(&self) -> usize {
        match self {
            Self::Staff(rows) => rows.len(),
            Self::Recruitment(rows) => rows.len(),
            Self::RecruitmentSummary(summary) => summary.rows(),
            Self::Casework(rows) => rows.len(),
            Self::Training(rows) => rows.len(),
            Self::Survey { .. } => 1,
            Self::Board(rows) => rows.len(),
            Self::Return(past) => past.items.len(),
        }
    }

    /// Whether no row became a record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A past return: the latest year that the workbook holds figures of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PastReturn {
    /// Collection year.
    pub year: u16,
    /// White, BME and unknown by item number; an item of one figure has it in the first place.
    pub items: BTreeMap<u16, [Option<f64>; 3]>,
}

/// What builders of records share.
pub(crate) struct Desk {
    pub(crate) questions: Questions,
    pub(crate) notes: Notes,
}

impl Desk {
    /// The day in a field; one that cannot be read is said.
    pub(crate) fn day(&mut self, row: Row<'_>, field: &str, treated_as: &str) -> Option<NaiveDate> {
        let when = values::date(row.cell(field));
        if when == When::Unreadable {
            let heading = row.words(field);
            self.notes.alike(
                Severity::Warning,
                row.place(field),
                &format!("“{heading}” is not a date that can be read"),
                &format!(
                    "Dates are read as day/month/year. It was treated as {treated_as}; correct it and import again."
                ),
            );
        }
        when.day()
    }
}

/// The form of a word that goes with a number.
pub(crate) fn counted(singular: &'static str, plural: &'static str, number: u32) -> &'static str {
    if number == 1 { singular } else { plural }
}

/// A share in percent for a sentence, one decimal.
pub(crate) fn percent(part: u32, whole: u32) -> String {
    if whole == 0 {
        "0".to_owned()
    } else {
        format!("{:.1}", f64::from(part) * 100.0 / f64::from(whole))
    }
}
