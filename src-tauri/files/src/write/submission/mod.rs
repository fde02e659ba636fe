//! The return as a workbook to type from, and as a plain table.
//!
//! Nothing is suppressed in a return and nothing is rounded in it; formats show fewer digits, the cells hold them all. Whether
//! the return may be submitted is not decided here.

use std::collections::BTreeMap;

use domain::rounding;
use domain::rules::Measure;
use domain::submission::{Check, Line, Return};
use rust_xlsxwriter::{Workbook, Worksheet};

use super::csv_table::{CsvCell, CsvTable};
use super::grid::{self, Part};
use super::{WriteError, style};

mod cover;
mod formula;
mod sheet;

/// Name of the sheet that holds the return.
const NAME: &str = "WRES return";

/// What the submission workbook is written from.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmissionInput {
    /// Name of the organisation.
    pub organisation: String,
    /// Its national code; may be empty.
    pub code: String,
    /// The snapshot in words: "31 March 2026".
    pub snapshot: String,
    /// The filled return; its year is the collection year.
    pub filled: Return,
    /// What the checks found, with the reasons given.
    pub checks: Vec<ReasonedCheck>,
    /// Where each figure comes from, by item number.
    pub sources: BTreeMap<u16, String>,
    /// What the item list is based on and how sure that is, in words.
    pub basis: String,
    /// Notes by item number, for the notes column.
    pub notes: BTreeMap<u16, String>,
    /// How complete the data is, which files it came from, what was chosen and which reasons were given.
    pub completeness: Vec<Part>,
    /// Who signed the return off; `None` for a draft.
    pub signed_off: Option<SignedOff>,
}

/// A return that was signed off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedOff {
    /// The signatures, in the order in which they were given.
    pub signatures: Vec<Signature>,
}

/// One signature: a role, never a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The role that signed.
    pub role: String,
    /// When, in words.
    pub at: String,
    /// What was stated.
    pub statement: String,
}

/// One check with the word why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonedCheck {
    /// The check.
    pub check: Check,
    /// The reason given; empty where none was.
    pub reason: String,
}

/// The return as an xlsx workbook of five sheets: cover, the return, where each figure comes from, notes, and the checks.
///
/// Items that the form works out are formulas that already hold their value; last year's are formulas only where last year's own items
/// give what was returned. Fails where a text is too long for a cell.
pub fn workbook(input: &SubmissionInput) -> Result<Vec<u8>, WriteError> {
    let year = input.filled.year;
    let document = format!("{}, WRES {year}", input.organisation);
    let page = |sheet: &mut Worksheet| style::standing_page(sheet, &document, cover::standing(input), style::A4);
    let mut workbook = Workbook::new();
    workbook.set_properties(&style::properties(
        &format!("WRES return {year}"),
        &input.organisation,
        year,
    )?);
    let first = workbook.add_worksheet();
    page(first);
    cover::write(first, input)?;
    let items = workbook.add_worksheet();
    page(items);
    sheet::write(items, input)?;

    let sources = workbook.add_worksheet().set_name("Where each figure comes from")?;
    page(sources);
    let rows = input.filled.lines.iter().map(|line| {
        let source = input.sources.get(&line.item.number).cloned().unwrap_or_default();
        [line.item.number.to_string(), line.item.label.clone(), source]
    });
    style::table(
        sources,
        [
            ("DATA ITEM", 9.0),
            ("Label", 42.0),
            ("Where the figure comes from", 72.0),
        ],
        rows,
    )?;

    let notes = workbook.add_worksheet().set_name("Notes")?;
    page(notes);
    notes.set_landscape();
    grid::parts(
        notes,
        "How complete the data is, and what was chosen",
        &input.completeness,
    )?;

    let checks = workbook.add_worksheet().set_name("Checks")?;
    page(checks);
    checks.set_landscape();
    let none = || {
        let text = "The checks found nothing to put right or to explain.".to_owned();
        [String::new(), String::new(), text, String::new(), String::new()]
    };
    let mut rows: Vec<[String; 5]> = input.checks.iter().map(check_row).collect();
    if rows.is_empty() {
        rows.push(none());
    }
    style::table(
        checks,
        [
            ("Severity", 18.0),
            ("DATA ITEM", 9.0),
            ("What was found", 46.0),
            ("What to do", 42.0),
            ("Reason given", 32.0),
        ],
        rows,
    )?;
    Ok(workbook.save_to_buffer()?)
}

fn check_row(held: &ReasonedCheck) -> [String; 5] {
    let severity = match held.check.severity {
        domain::finding::Severity::Error => "Error",
        domain::finding::Severity::Warning => "Warning",
        domain::finding::Severity::Note => "Note",
    };
    [
        format!("{severity}: {}", held.check.nature.key()),
        held.check.item.map(|item| item.to_string()).unwrap_or_default(),
        held.check.message.clone(),
        held.check.hint.clone(),
        held.reason.clone(),
    ]
}

/// What a line's figures are, which decides how they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heads,
    Mean,
    Percent,
    Points,
    Likelihood,
    Ratio,
}

impl Kind {
    fn of(line: &Line) -> Self {
        let key = line.item.key.as_str();
        match key.split_once('.').unwrap_or((key, "")) {
            ("board_difference", _) => Self::Points,
            ("workforce_percent" | "board_percent" | "survey", _) => Self::Percent,
            (_, "likelihood") => Self::Likelihood,
            (_, "ratio") => Self::Ratio,
            _ if line.item.measure == Measure::Percentage => Self::Percent,
            // The mean of two years' people may end in a half, which a whole number would hide.
            _ if [line.previous, line.current]
                .iter()
                .flatten()
                .flatten()
                .any(|value| value.fract() != 0.0) =>
            {
                Self::Mean
            }
            _ => Self::Heads,
        }
    }

    /// Places after the point that are shown.
    const fn places(self) -> u16 {
        match self {
            Self::Heads => 0,
            Self::Mean | Self::Percent | Self::Points => 1,
            Self::Likelihood => 4,
            Self::Ratio => 2,
        }
    }

    /// Whether two figures are the same as they are shown.
    fn shows_alike(self, one: Option<f64>, other: Option<f64>) -> bool {
        let text = |figure: Option<f64>| figure.map(|figure| rounding::text(figure, self.places()));
        text(one) == text(other)
    }

    const fn number_format(self) -> &'static str {
        match self {
            Self::Heads => "#,##0",
            Self::Mean => "#,##0.0",
            Self::Percent | Self::Points => "0.0",
            Self::Likelihood => "0.0000",
            Self::Ratio => "0.00",
        }
    }

    /// The word of the MEASURE column, with the unit where the figure is not a count.
    fn measure(self, measure: Measure) -> String {
        let unit = match self {
            Self::Heads => return measure.label().to_owned(),
            Self::Mean => "mean of two years",
            Self::Percent => "%",
            Self::Points => "percentage points",
            Self::Likelihood => "from 0 to 1",
            Self::Ratio => "times",
        };
        format!("{} ({unit})", measure.label())
    }
}

/// Headings of the return as a table of text.
const HEADINGS: [&str; 12] = [
    "item",
    "indicator",
    "block",
    "label",
    "measure",
    "white_previous",
    "bme_previous",
    "unknown_previous",
    "white_current",
    "bme_current",
    "unknown_current",
    "typed_over_files",
];

/// What is to be known of figures typed in over those of the files in an item, or behind it; empty where there are none.
fn overridden_note(filled: &Return, item: &str) -> String {
    let sentences: Vec<String> = filled
        .overridden_in(item)
        .map(domain::overridden::Overridden::sentence)
        .collect();
    sentences.join(" ")
}

/// The return as a table of text, one row an item, every digit kept; the last column says which figures were typed in over the files'.
pub fn csv(filled: &Return) -> Vec<u8> {
    let mut table = CsvTable::begin(&HEADINGS);
    for line in &filled.lines {
        let item = &line.item;
        let (number, indicator) = (item.number.to_string(), item.indicator.to_string());
        let measure = Kind::of(line).measure(item.measure);
        let words = [&number, &indicator, &item.block, &item.label, &measure].map(|text| CsvCell::Words(text));
        let figures = [line.previous, line.current].concat();
        let note = overridden_note(filled, &item.key);
        let cells: Vec<CsvCell<'_>> = words
            .into_iter()
            .chain(figures.into_iter().map(CsvCell::Figure))
            .chain([CsvCell::Words(&note)])
            .collect();
        table.cells(&cells);
    }
    table.into_bytes()
}
