//! The return as a workbook to type from, and as a plain table.
//!
//! Nothing is suppressed in a return and nothing is rounded in it; formats show fewer digits, the cells hold them all. Whether
//! the return may be submitted is not decided here.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::rules::Measure;
use domain::submission::{Check, Line, Return};
use rust_xlsxwriter::Workbook;

use super::{WriteError, style};

mod formula;
mod sheet;

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
    /// How it was counted: what was settled where the standard leaves a choice, each under its heading.
    pub method: Vec<(String, String)>,
    /// Notes by item number, for the notes column.
    pub notes: BTreeMap<u16, String>,
}

/// One check with the word why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonedCheck {
    /// The check.
    pub check: Check,
    /// The reason given; empty where none was.
    pub reason: String,
}

/// The return as an xlsx workbook of four sheets: cover, the return, where each figure comes from, and the checks.
///
/// Items that the form works out are formulas that already hold their value. Last year's figures are written as they were
/// returned. Fails where a text is too long for a cell.
pub fn workbook(input: &SubmissionInput) -> Result<Vec<u8>, WriteError> {
    let year = input.filled.year;
    let document = format!("{}, WRES {year}", input.organisation);
    let mut workbook = Workbook::new();
    workbook.set_properties(&style::properties(
        &format!("WRES return {year}"),
        &input.organisation,
        year,
    )?);
    sheet::cover(workbook.add_worksheet(), input, &document)?;
    sheet::filled(workbook.add_worksheet(), input, &document)?;

    let sources = workbook.add_worksheet().set_name("Where each figure comes from")?;
    style::page(sources, &document, style::A4);
    let rows = input.filled.lines.iter().map(|line| {
        let source = input.sources.get(&line.item.number).cloned().unwrap_or_default();
        [line.item.number.to_string(), line.item.label.clone(), source]
    });
    style::table(
        sources,
        [
            ("DATA ITEM", 11.0),
            ("Label", 55.0),
            ("Where the figure comes from", 75.0),
        ],
        rows,
    )?;

    let checks = workbook.add_worksheet().set_name("Checks")?;
    style::page(checks, &document, style::A4);
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
            ("Severity", 12.0),
            ("DATA ITEM", 11.0),
            ("What was found", 50.0),
            ("What to do", 45.0),
            ("Reason given", 40.0),
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
        severity.to_owned(),
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

/// The return as a table of text, one row an item, every digit kept.
///
/// It starts with the byte order mark: without it Excel reads UTF-8 in the code page of the machine. Lines end as RFC 4180 says.
pub fn csv(filled: &Return) -> Vec<u8> {
    let mut text = String::from(
        "\u{feff}item,indicator,block,label,measure,white_previous,bme_previous,unknown_previous,white_current,bme_current,\
         unknown_current\r\n",
    );
    for line in &filled.lines {
        let measure = Kind::of(line).measure(line.item.measure);
        let _ = write!(
            text,
            "{},{},{},{},{}",
            line.item.number,
            line.item.indicator,
            quoted(&line.item.block),
            quoted(&line.item.label),
            quoted(&measure)
        );
        for figure in line.previous.iter().chain(&line.current) {
            text.push(',');
            if let Some(figure) = figure {
                let _ = write!(text, "{figure}");
            }
        }
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
