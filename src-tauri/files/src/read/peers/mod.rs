//! A table of all trusts' values: one row a trust and measure, or one row a trust with one column a measure.
//!
//! The headings and values are told by lists that are data ([`PeerLists`]). What is doubtful is asked, with the rows that wait for it;
//! every row becomes a value or is left out under a reason; units are never guessed. What the values say is for
//! [`domain::peers`].

mod check;
mod layout;
mod rows;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::finding::{Finding, Severity};
use domain::peers::PeerValue;

use super::cell::Cell;
use super::notes::Notes;
use super::question::Question;
use super::workbook::Workbook;
use super::{ReadError, Source};
use crate::reference::peers::PeerLists;

/// The most rows that are read of such a table: all trusts, sixty measures, ten years.
const MOST_ROWS: usize = 150_000;

/// What reading is to know.
#[derive(Debug, Clone, Copy)]
pub struct PeerSettings<'a> {
    /// The lists.
    pub lists: &'a PeerLists,
    /// Collection year of the values, where no column says it.
    pub year: Option<u16>,
    /// Answers to questions, by field and value: (`unit`, `2.ratio`) to `ratio`.
    pub answers: &'a BTreeMap<(String, String), String>,
}

/// A table of all trusts, read.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PeerReading {
    /// The sheet that was read; empty for a text file.
    pub sheet: String,
    /// Row of the headings, from 1.
    pub header_row: u32,
    /// Whether there is one row a trust and measure.
    pub is_long: bool,
    /// Each heading with what it was taken for; empty where it was not used.
    pub columns: Vec<(String, String)>,
    /// The values. While there are questions they are partial.
    pub values: Vec<PeerValue>,
    /// Rows below the headings.
    pub rows_read: u32,
    /// Rows left out, by reason: `no_trust`, `several_trusts`, `other_measure`, `no_value`, `out_of_range`, `same_again`, `two_values`,
    /// `asked`, `ignored`, `no_year`.
    pub left_out: BTreeMap<String, u32>,
    /// What only the user can say.
    pub questions: Vec<Question>,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

/// Reads a table of all trusts.
///
/// # Errors
/// Where the file cannot be read, or no sheet holds such a table.
pub fn peers(source: &Source<'_>, settings: &PeerSettings<'_>) -> Result<PeerReading, ReadError> {
    // As with any workbook, damage that makes a library panic must not take the program with it.
    let read = catch_unwind(AssertUnwindSafe(|| read(source, settings)));
    read.unwrap_or_else(|_| {
        Err(ReadError::Damaged {
            file: source.name.to_owned(),
            place: String::new(),
            detail: "a part of it contradicts itself".to_owned(),
        })
    })
}

fn read(source: &Source<'_>, settings: &PeerSettings<'_>) -> Result<PeerReading, ReadError> {
    let mut workbook = Workbook::open(source.name, source.input)?;
    let mut best: Option<(usize, layout::Layout)> = None;
    let mut looked_at = Vec::new();
    for sheet in 0..workbook.sheets.len() {
        let head = workbook.first_rows(sheet, layout::HEAD)?;
        let name = &workbook.sheets[sheet].name;
        looked_at.push(if name.is_empty() {
            "the file".to_owned()
        } else {
            format!("“{name}”")
        });
        if !workbook.sheets[sheet].visible {
            continue;
        }
        let found = layout::find(&head, settings);
        if let Some(found) = found
            && best.as_ref().is_none_or(|(_, held)| found.score > held.score)
        {
            best = Some((sheet, found));
        }
    }
    let Some((sheet, layout)) = best else {
        return Err(ReadError::NoTable {
            file: source.name.to_owned(),
            looked_at: looked_at.join(", "),
            nearest: "A table of all trusts has a column of trust names or codes, and beside it either a column of measures with a column \
                      of values, or columns whose headings name indicators."
                .to_owned(),
        });
    };
    let mut rows = workbook.first_rows(sheet, MOST_ROWS + 1)?;
    let sheet = workbook.sheets[sheet].name.clone();
    let mut notes = Notes::new(source.name, &sheet);
    if rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS);
        notes.add(
            Severity::Error,
            "",
            format!("The table has more than {MOST_ROWS} rows, and those below were not read."),
            "Keep only the rows of trusts and of the nine indicators, and choose the file again.",
        );
    }
    let below: Vec<(u32, Vec<Cell>)> = rows.into_iter().filter(|(row, _)| *row > layout.header_row).collect();
    if below.is_empty() {
        return Err(ReadError::NoRows {
            file: source.name.to_owned(),
            sheet,
        });
    }
    let mut left_out = BTreeMap::new();
    let mut questions = layout.questions.clone();
    let raw = rows::read(&below, &layout, settings, &mut left_out, &mut questions, &mut notes);
    let values = check::settle(raw, settings, &mut left_out, &mut questions, &mut notes);
    for heading in &layout.doubled {
        notes.add(
            Severity::Warning,
            "",
            format!("More than one column is headed “{heading}” or names the same thing; the first is used."),
            "Take the other column out of the table if the first is not the one meant.",
        );
    }
    let unused: Vec<String> = layout
        .shown()
        .into_iter()
        .filter(|(_, what)| what.is_empty())
        .map(|(heading, _)| format!("“{heading}”"))
        .collect();
    if !unused.is_empty() {
        let more = unused.len().saturating_sub(12);
        let rest = if more == 0 {
            String::new()
        } else {
            format!(" and {more} more")
        };
        notes.add(
            Severity::Note,
            "",
            format!(
                "Columns that are not used: {}{rest}.",
                unused[..unused.len().min(12)].join(", ")
            ),
            "If one of them is an indicator, name it in the table as in “Indicator 2” or “Indicator 5 BME”.",
        );
    }
    Ok(PeerReading {
        header_row: layout.header_row,
        is_long: layout.is_long,
        columns: layout.shown(),
        values,
        rows_read: u32::try_from(below.len()).unwrap_or(u32::MAX),
        left_out,
        questions,
        findings: notes.finish(),
        sheet,
    })
}
