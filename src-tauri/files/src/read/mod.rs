//! Any workbook in: rows, findings and questions.
//!
//! [`read`] takes the bytes of any spreadsheet a trust has and says what it is, which columns were understood, what only the trust
//! can decide, and the records. Bad data is not an error: an error ([`ReadError`]) is only what stops reading. Nothing here opens
//! a file, keeps anything, or counts heads: that is for the layers above and for [`domain`].

mod absent;
mod answers;
mod answers_file;
mod behind;
mod cell;
mod changes;
mod choices;
mod chosen;
mod columns;
mod completed;
mod composite;
mod decision;
mod elsewhere;
mod error;
mod evidence;
mod fill_down;
mod gathered;
mod guard;
mod header;
mod input;
mod join;
mod kind;
mod markup;
mod matching;
mod nearest;
mod notes;
mod ods;
mod ole;
mod others;
mod parts;
mod peers;
mod prompts;
mod question;
mod records;
mod rows;
mod scan;
mod seen;
mod sheets;
mod sighting;
mod sniff;
mod table;
mod tabulated;
mod text;
mod values;
mod vocabulary;
mod walk;
mod workbook;
mod xls;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::NaiveDate;
use domain::finding::Finding;
use domain::rules::RulePack;
use domain::workforce::Word;

pub use absent::without;
pub use answers::{Answers, AnswersError};
pub use changes::Shape;
pub use choices::{SAME_APPLICATIONS, choices};
pub use chosen::ByHand;
pub use columns::Column;
pub use decision::{Decision, DecisionBy};
pub use domain::kind::Kind;
pub use error::ReadError;
pub use input::Input;
pub use peers::{PeerReading, PeerSettings, peers};
pub use question::{Choice, Question};
pub use records::{PastReturn, Record};
pub use sighting::{Guess, HeadingRow, PreviewRow, Sighting};

pub(crate) use behind::{attribute, local, says};
pub(crate) use guard::check as within_walls;
pub(crate) use markup::resolved;
pub(crate) use records::collection_year::year_in;
pub(crate) use sniff::{Container, sniff};

use crate::reference::Lists;
use crate::reference::headings::Headings;

/// A file to read.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// File name without folders, for messages.
    pub name: &'a str,
    /// Its bytes.
    pub input: Input<'a>,
}

/// What reading is to know.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// Rules of the collection year.
    pub rules: &'a RulePack,
    /// Code lists.
    pub lists: &'a Lists,
    /// Column headings.
    pub headings: &'a Headings,
    /// What the trust has said already.
    pub answers: &'a Answers,
    /// The trust's organisation code, where it is known.
    pub trust_code: Option<&'a str>,
    /// The kind, where the user says it.
    pub kind: Option<Kind>,
    /// The sheet, where the user says it.
    pub sheet: Option<&'a str>,
    /// The row of the headings, from 1, where the user says it. A row that holds nothing to be headings is passed by with a finding;
    /// the kinds whose layout is national have none to choose.
    pub header_row: Option<u32>,
    /// The shape of the last file of each kind, where one is remembered.
    pub last: Option<&'a BTreeMap<Kind, Shape>>,
}

/// One sheet of the workbook.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SheetSummary {
    /// Its name; empty for a text file.
    pub name: String,
    /// Whether a user sees it.
    pub visible: bool,
    /// Its last row, as the file has it.
    pub rows: u32,
    /// What it seems to hold, where that is clear.
    pub kind: Option<Kind>,
    /// Why it seems so, or why nothing is known of it, in a sentence.
    pub why: String,
    /// Row of the headings, from 1, where there are any.
    pub header_row: Option<u32>,
}

/// A workbook, read.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Reading {
    /// What it is.
    pub kind: Kind,
    /// Why it was taken for that, in a sentence.
    pub why: String,
    /// The sheet that was read; empty for a text file.
    pub sheet: String,
    /// Every sheet.
    pub sheets: Vec<SheetSummary>,
    /// Row of the headings, from 1.
    pub header_row: u32,
    /// First column of the table, from 1.
    pub first_column: u32,
    /// Last column of the table, from 1; 0 where it holds no records.
    pub last_column: u32,
    /// Last row that was taken as a record, from 1; 0 where there is none.
    pub last_row: u32,
    /// The headings of the table; a repeated one carries its number.
    pub headings: Vec<String>,
    /// The columns that were recognised.
    pub columns: Vec<Column>,
    /// The first rows of the sheet as text, for a preview.
    pub preview: Vec<PreviewRow>,
    /// Rows of the sheet that could hold the headings.
    pub heading_rows: Vec<HeadingRow>,
    /// Rows read below the headings; each became a record or is left out under a reason.
    pub rows_read: u32,
    /// Rows that are no records, by reason: `total_row`, `blank_key`, `repeated_header`, `after_table`,
    /// `no_identifier`, `other_organisation`, `no_item`, `no_figures`, `same_application`.
    pub left_out: BTreeMap<String, u32>,
    /// What only the trust can decide. While there is any, the records are partial and nothing should be kept.
    pub questions: Vec<Question>,
    /// What was done with each value of the columns that decide who counts and where, and on how many rows.
    pub decisions: Vec<Decision>,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// How the table is laid out, to be remembered with the file and compared with the next one.
    pub shape: Shape,
    /// What differs from the last file of the kind; empty where none is remembered, or nothing differs.
    pub changes: Vec<Finding>,
    /// The answers that the file had a use for, by section and value; for columns, `columns` and the key.
    pub answers_used: BTreeSet<(String, String)>,
    /// The organisation whose survey results these are, as the workbook names it; empty for every other kind.
    pub organisation: String,
    /// The date that the file itself says it is of, where it does.
    pub as_at: Option<NaiveDate>,
    /// Where the list stands on several sheets that were read together: each of them, in the order in which they were read. Empty where
    /// one sheet was read.
    pub parts: Vec<Part>,
}

impl Reading {
    /// Whether not one record came of the table although nothing is left to decide: every row that was read is left out. There is nothing
    /// to be kept of such a file, and keeping it would put nothing in the place of what is there.
    pub fn takes_nothing(&self) -> bool {
        self.questions.is_empty() && self.rows_read <= self.left_out.values().sum()
    }
}

/// One sheet of a list that stands on several. Counts of the [`Reading`] are over all of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Part {
    /// The sheet.
    pub sheet: String,
    /// Row of its headings, from 1.
    pub header_row: u32,
    /// Rows read below the headings.
    pub rows_read: u32,
    /// Rows that are no records, by reason.
    pub left_out: BTreeMap<String, u32>,
}

/// Takes what is read while it is read, so that a file of any length needs little room.
pub trait Taker {
    /// Hears what the first rows of the workbook show, before its rows are read and also where there is no reading in the end.
    fn sighted(&mut self, sighting: Sighting) {
        let _ = sighting;
    }
    /// Hears of the rows read so far; breaking off cancels the reading.
    fn rows(&mut self, read: u32) -> ControlFlow<()>;
    /// Hears what a number in the records to come stands for, until the same number is told again or the [part](Taker::part) ends;
    /// breaking off cancels the reading. [`Word::NONE`] is a blank and never told.
    fn word(&mut self, word: Word, text: &str) -> ControlFlow<()>;
    /// Takes one record, in the order of the file; breaking off cancels the reading. While there are questions, records are
    /// partial, which is only known when the reading ends.
    fn record(&mut self, record: Record) -> ControlFlow<()>;
    /// Hears that the records to come stand on another sheet, whose rows are numbered by themselves; breaking off cancels the reading.
    fn part(&mut self) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Reads a workbook: its records go to the taker, everything else is told of in the reading.
///
/// # Errors
/// [`ReadError`] where the file cannot be read at all; its message says what, where and what to do next. What the taker has by
/// then is of no use.
pub fn read(source: &Source<'_>, settings: &Settings<'_>, taker: &mut dyn Taker) -> Result<Reading, ReadError> {
    // Some damaged workbooks make the libraries that unpack them panic; that must not take the program with it.
    let walked = catch_unwind(AssertUnwindSafe(|| parts::read(source, settings, taker)));
    walked.unwrap_or_else(|_| {
        Err(ReadError::Damaged {
            file: source.name.to_owned(),
            place: String::new(),
            detail: "a part of it contradicts itself".to_owned(),
        })
    })
}
