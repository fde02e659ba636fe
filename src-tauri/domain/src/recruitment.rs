//! Applications counted for indicator 2.

use chrono::NaiveDate;

use crate::ethnicity::{Group, Triple};

/// The furthest stage an application reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Applied, and not shortlisted.
    Applied,
    /// Shortlisted, interviewed, offered without taking it up: shortlisted and not appointed.
    Shortlisted,
    /// Appointed from shortlisting.
    Appointed,
}

impl Stage {
    /// The stages in order.
    pub const ALL: [Self; 3] = [Self::Applied, Self::Shortlisted, Self::Appointed];

    /// The key used in data files, answers and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Shortlisted => "shortlisted",
            Self::Appointed => "appointed",
        }
    }

    /// Reads a key written by [`Stage::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }
}

/// One application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Row number in the sheet.
    pub row: u32,
    /// The applicant's group.
    pub group: Group,
    /// The furthest stage reached.
    pub stage: Stage,
    /// Date of shortlisting, where given.
    pub shortlisted: Option<NaiveDate>,
}

/// What became of one application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Shortlisted in the year; `true` if also appointed.
    Counted(bool),
    /// Never shortlisted.
    NotShortlisted,
    /// Shortlisted in another year.
    OutOfPeriod,
}

/// Shortlisted and appointed applicants of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recruitment {
    /// Applicants shortlisted.
    pub shortlisted: Triple,
    /// Of these, appointed.
    pub appointed: Triple,
}

impl Application {
    /// What becomes of the application in a year that runs from `first` to `last` day. Without a date it counts: the file is then
    /// taken to be of one year, which is said in a finding.
    pub fn outcome(&self, first: NaiveDate, last: NaiveDate) -> Outcome {
        if self.stage == Stage::Applied {
            Outcome::NotShortlisted
        } else if self.shortlisted.is_some_and(|date| date < first || date > last) {
            Outcome::OutOfPeriod
        } else {
            Outcome::Counted(self.stage == Stage::Appointed)
        }
    }
}
