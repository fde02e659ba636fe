//! Which column holds which field.

use std::collections::BTreeMap;

use domain::classify::{plain, tidy};
use domain::finding::Severity;
use domain::kind::Kind;

use super::cell::{Cell, address, column_letters};

use super::kind::{self, Field};
use super::notes::Notes;
use super::question::{Choice, Question};
use super::table::{FirstRows, Table};
use super::values::{self, Figure, When};
use super::vocabulary::Vocabulary;

/// A column that was recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Key of the field it holds.
    pub field: String,
    /// The field's name for a reader.
    pub label: String,
    /// The heading as in the file; a repeated heading carries its number.
    pub heading: String,
    /// Its letters in the sheet.
    pub letters: String,
    /// Up to three values from it.
    pub samples: Vec<String>,
    /// How sure the recognition is, 0–1.
    pub confidence: f64,
    /// Whether nothing can be counted without it.
    pub required: bool,
}

/// Where each field stands.
pub(crate) struct Columns {
    places: BTreeMap<&'static str, usize>,
}

impl Columns {
    /// Whether a field has a column.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.places.contains_key(field)
    }

    /// Marks the columns that are read, up to a column.
    pub(crate) fn wanted(&self, end: usize) -> Vec<bool> {
        let mut marked = vec![false; end];
        for place in self.places.values() {
            marked[*place] = true;
        }
        marked
    }
}

/// One row of a table, its cells found by field.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// Row number in the sheet, from 1.
    pub(crate) number: u32,
    pub(crate) cells: &'a [Cell],
    pub(crate) columns: &'a Columns,
}

impl<'a> Row<'a> {
    /// The cell of a field; empty where the field has no column.
    pub(crate) fn cell(&self, field: &str) -> &'a Cell {
        static NOTHING: Cell = Cell::Empty;
        self.columns
            .places
            .get(field)
            .and_then(|place| self.cells.get(*place))
            .unwrap_or(&NOTHING)
    }

    /// The text of a field, tidied.
    pub(crate) fn words(&self, field: &str) -> String {
        values::words(self.cell(field))
    }

    /// The address of a field's cell, or of the row where the field has no column.
    pub(crate) fn place(&self, field: &str) -> String {
        match self.columns.places.get(field) {
            Some(column) => address(*column, self.number),
            None => self.number.to_string(),
        }
    }

    /// The cells that are read and hold something.
    pub(crate) fn filled(&self) -> impl Iterator<Item = &'a Cell> {
        self.columns
            .places
            .values()
            .filter_map(|place| self.cells.get(*place))
            .filter(|cell| !cell.is_empty())
    }
}

/// The columns of a table, recognised.
pub(crate) struct Matched {
    pub(crate) headings: Vec<String>,
    pub(crate) described: Vec<Column>,
    pub(crate) columns: Columns,
    pub(crate) questions: Vec<Question>,
}

/// Matches the headings of a table to the fields of its kind. A required field without a column is a question.
pub(crate) fn match_headings(table: &Table, rows: &FirstRows, vocabulary: &Vocabulary, notes: &mut Notes) -> Matched {
    let index = rows.iter().position(|(row, _)| *row == table.header_row).unwrap_or(0);
    let header: Vec<String> = (table.first_column..table.end_column)
        .map(|column| {
            rows[index]
                .1
                .get(column)
                .map(|cell| tidy(&cell.shown()))
                .unwrap_or_default()
        })
        .collect();
    let headings = numbered(&header);
    let below = &rows[index + 1..];
    let mut described = Vec::new();
    let mut places: BTreeMap<&'static str, usize> = BTreeMap::new();
    for field in kind::read_for(table.kind) {
        let mut candidates: Vec<(usize, f64, usize)> = Vec::new();
        for (offset, heading) in header.iter().enumerate() {
            // A trust's answer names a repeated heading by its number.
            let mut senses = vocabulary
                .senses(table.kind, &headings[offset])
                .iter()
                .chain(vocabulary.senses(table.kind, heading));
            let sense = senses.find(|sense| sense.field.key == field.key);
            if let Some(sense) = sense {
                candidates.push((sense.rank, sense.sureness, offset));
            }
        }
        candidates.sort_by_key(|(rank, _, offset)| (*rank, *offset));
        let Some((_, sureness, offset)) = candidates.first().copied() else {
            continue;
        };
        let column = table.first_column + offset;
        let decides = field.required || field.key.contains("date");
        if let Some((_, _, other)) = candidates.get(1).filter(|(rank, ..)| decides && *rank > 0) {
            notes.add(
                Severity::Note,
                &address(table.first_column + other, table.header_row),
                format!(
                    "The columns “{}” and “{}” could both be the {}",
                    headings[offset],
                    headings[*other],
                    field.label.to_lowercase()
                ),
                format!(
                    "“{}” was used. Choose another under columns if that is wrong.",
                    headings[offset]
                ),
            );
        }
        places.insert(field.key, column);
        described.push(Column {
            field: field.key.to_owned(),
            label: field.label.to_owned(),
            heading: headings[offset].clone(),
            letters: column_letters(column),
            samples: samples(below, column),
            confidence: sureness * shape(field, below, column),
            required: field.required,
        });
    }
    let questions = missing(table.kind, &places, &headings);
    Matched {
        headings,
        described,
        columns: Columns { places },
        questions,
    }
}

/// Headings in which a repeated one carries its number, so that each can be told from the others.
fn numbered(header: &[String]) -> Vec<String> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    header
        .iter()
        .map(|heading| {
            let count = seen.entry(plain(heading)).or_default();
            *count += 1;
            if *count > 1 && !heading.is_empty() {
                format!("{heading} ({count})")
            } else {
                heading.clone()
            }
        })
        .collect()
}

fn missing(kind: Kind, places: &BTreeMap<&'static str, usize>, headings: &[String]) -> Vec<Question> {
    let has = |field: &str| places.contains_key(field);
    kind::read_for(kind)
        .iter()
        .filter(|field| field.required && !has(field.key) && !field.or.iter().any(|other| has(other)))
        .map(|field| Question {
            field: "columns".to_owned(),
            value: field.key.to_owned(),
            rows: 0,
            prompt: format!(
                "Which column holds the {}? None of the headings is known for it.",
                field.label.to_lowercase()
            ),
            choices: headings
                .iter()
                .filter(|heading| !heading.is_empty())
                .map(|heading| Choice::new(heading, heading))
                .collect(),
            suggestion: None,
        })
        .collect()
}

fn samples(rows: &[(u32, Vec<Cell>)], column: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, cells) in rows {
        let Some(cell) = cells.get(column).filter(|cell| !cell.is_empty()) else {
            continue;
        };
        let shown = tidy(&cell.shown());
        if !found.contains(&shown) {
            found.push(shown);
        }
        if found.len() == 3 {
            break;
        }
    }
    found
}

/// How well the values of a column look like its field, 0.5–1.
fn shape(field: &Field, rows: &[(u32, Vec<Cell>)], column: usize) -> f64 {
    let fits = |cell: &Cell| match field.key {
        key if key == "date" || key.ends_with("_date") || key.starts_with("date_") => {
            values::date(cell) != When::Unreadable
        }
        "fte" => matches!(values::figure(cell), Figure::Is { value, .. } if (0.0..=2.0).contains(&value)),
        "primary_flag" => values::flag(cell).is_some(),
        // A stage is marked by a yes, a count or the day it was reached.
        key if key.ends_with("_mark") => true,
        "employee_number" | "assignment_number" => {
            !matches!(cell, Cell::Date(_) | Cell::Bool(_)) && cell.shown().chars().any(|digit| digit.is_ascii_digit())
        }
        _ => !matches!(cell, Cell::Date(_)),
    };
    let filled: Vec<&Cell> = rows
        .iter()
        .filter_map(|(_, cells)| cells.get(column))
        .filter(|cell| !cell.is_empty())
        .collect();
    if filled.is_empty() {
        return 0.9;
    }
    0.5 + 0.5 * filled.iter().filter(|cell| fits(cell)).count() as f64 / filled.len() as f64
}
