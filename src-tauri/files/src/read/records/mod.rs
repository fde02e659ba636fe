//! Rows of a table into records of the standard, one module a kind.
//!
//! A row that cannot be understood asks a question or leaves a finding; it is never guessed and never dropped in silence.

pub(crate) mod about;
pub(crate) mod board;
pub(crate) mod builder;
pub(crate) mod casework;
pub(crate) mod collection_year;
mod group_above;
pub(crate) mod hand_survey;
pub(crate) mod lookup;
pub(crate) mod memo;
mod past_columns;
mod past_doubts;
pub(crate) mod past_return;
pub(crate) mod past_words;
pub(crate) mod place;
pub(crate) mod progress;
pub(crate) mod quiet_place;
pub(crate) mod recruitment;
pub(crate) mod same_application;
pub(crate) mod staff;
pub(crate) mod summary;
pub(crate) mod summary_words;
pub(crate) mod survey;
mod survey_places;
pub(crate) mod survey_words;
pub(crate) mod tallies;
pub(crate) mod training;
pub(crate) mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::board::Member;
use domain::casework::Case;
use domain::finding::Severity;
use domain::kind::Kind;
use domain::recruitment::{Application, Summary};
use domain::survey::SurveyResult;
use domain::training::Learning;
use domain::workforce::{Assignment, Word};

use super::cell::Cell;
use super::columns::Row;
use super::decision::Decision;
use super::notes::Notes;
use super::question::Questions;
use super::values::{self, When};

/// One record of the standard, as a row of a workbook gives it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Record {
    /// A row of a staff list.
    Assignment(Assignment),
    /// An application.
    Application(Application),
    /// Counts of applicants by ethnic group, in place of applications.
    Summary(Summary),
    /// A case.
    Case(Case),
    /// A learning record.
    Learning(Learning),
    /// One organisation's survey results, of indicators 5, 6, 7 and 8.
    Survey([SurveyResult; 4]),
    /// A member of the board.
    Member(Member),
    /// A past return.
    Return(PastReturn),
}

impl Record {
    /// The kind of file that holds such records.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Assignment(_) => Kind::Staff,
            Self::Application(_) | Self::Summary(_) => Kind::Recruitment,
            Self::Case(_) => Kind::Casework,
            Self::Learning(_) => Kind::Training,
            Self::Survey(_) => Kind::Survey,
            Self::Member(_) => Kind::Board,
            Self::Return(_) => Kind::Return,
        }
    }
}

/// A past return: the latest year that the workbook holds figures of.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
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
    /// Words of the records to come that are not told yet.
    pub(crate) words: Vec<(Word, String)>,
    /// Records that are built and not yet handed over.
    pub(crate) records: Vec<Record>,
    pub(crate) decisions: Vec<Decision>,
}

impl Desk {
    /// Lays a record down to be handed over.
    pub(crate) fn give(&mut self, record: Record) {
        self.records.push(record);
    }

    /// The day in a field; one that cannot be read is said.
    pub(crate) fn day(&mut self, row: Row<'_>, field: &str, treated_as: &str) -> Option<NaiveDate> {
        self.day_in(row.cell(field), row, field, treated_as)
    }

    /// [`Desk::day`] of a cell that is known to be the field's.
    pub(crate) fn day_in(&mut self, cell: &Cell, row: Row<'_>, field: &str, treated_as: &str) -> Option<NaiveDate> {
        let when = values::date(cell);
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
