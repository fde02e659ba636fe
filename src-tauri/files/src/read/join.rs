//! Fields that stand on another sheet of the workbook, beside the same identifier: ethnicity with the person, grade with the post.
//!
//! The table that is read stays what it is, row by row; each row only gains the cells that its person has on the other sheet. What
//! cannot be matched is left blank and said, never guessed.

use std::collections::HashMap;
use std::ops::ControlFlow;

use domain::finding::Severity;
use domain::kind::Kind;

use super::ReadError;
use super::answers::column_key;
use super::behind::{self, Asked};
use super::cell::{Cell, address, column_letters};
use super::columns::{Column, Columns, Row};
use super::elsewhere::{Place, ReadsNumber, missing, place};
use super::kind::Field;
use super::matching::Matched;
use super::notes::Notes;
use super::records::counted;
use super::sheets::Look;
use super::table::{FirstRows, Table};
use super::values;
use super::vocabulary::Vocabulary;
use super::workbook::{Wanted, Workbook};

/// Of the identifiers in the first rows of the table, this many in a hundred must stand on the other sheet.
const SHARED: usize = 80;
/// How sure a column of another sheet is beside one of the table's own.
const SURENESS: f64 = 0.9;
/// How many rows are named.
const NAMED: usize = 5;

/// A sheet on which fields of the table are looked up.
pub(super) struct Join {
    sheet: String,
    /// The identifier in the table, and how its number is read there.
    identifier: &'static str,
    reads: ReadsNumber,
    fields: Vec<&'static Field>,
    /// The column that the first of its fields is given in a row of the table.
    first: usize,
    people: HashMap<Box<str>, Person>,
    /// Each different value once.
    values: Vec<Cell>,
    unmatched: Vec<u32>,
    rows_unmatched: u32,
}

/// One identifier of the other sheet.
struct Person {
    /// Places of its values, one a field.
    values: Box<[u32]>,
    matched: bool,
}

/// Looks for what a table lacks on the other sheets of its workbook, beside a shared identifier.
///
/// The columns that are found are added to those of the table, and nothing is asked about them any more.
///
/// # Errors
/// [`ReadError`] where another sheet is damaged.
pub(super) fn find(
    workbook: &mut Workbook<'_>,
    look: &Look,
    vocabulary: &Vocabulary,
    matched: &mut Matched,
    notes: &mut Notes,
) -> Result<Vec<Join>, ReadError> {
    let table = &look.table;
    let mut joins = Vec::new();
    let mut base = table.end_column;
    let mut sheets: Vec<usize> = (0..workbook.sheets.len())
        .filter(|sheet| *sheet != table.sheet)
        .collect();
    sheets.sort_by_key(|sheet| !workbook.sheets[*sheet].visible);
    for sheet in sheets {
        if missing(table.kind, matched).is_empty() {
            break;
        }
        let Some(place) = place(look, sheet, vocabulary, matched) else {
            continue;
        };
        let mut join = Join {
            sheet: workbook.sheets[sheet].name.clone(),
            identifier: place.identifier,
            reads: place.reads_own,
            fields: place.fields.iter().map(|(field, ..)| *field).collect(),
            first: base,
            people: HashMap::new(),
            values: Vec::new(),
            unmatched: Vec::new(),
            rows_unmatched: 0,
        };
        let differing = join.load(workbook, &place)?;
        let (shared, all) = join.shared(&look.rows[table.sheet], table, matched);
        if all == 0 || shared * 100 < all * SHARED {
            if shared > 0 {
                notes.add(
                    Severity::Warning,
                    "",
                    format!(
                        "Sheet “{}” has {}, but only {shared} of the first {all} numbers stand on it, so it was not used.",
                        join.sheet,
                        labels(&join.fields)
                    ),
                    "Check that both sheets are of the same people and that their numbers are written alike.",
                );
            }
            continue;
        }
        describe(table.kind, &place, &join, &differing, &look.rows[sheet], matched, notes);
        let marked = place.wanted();
        let asked = Asked {
            below: place.header_row,
            columns: Wanted::Only(&marked),
        };
        notes.on_sheet(&join.sheet);
        behind::formulas_of_all(&workbook.behind(sheet, asked), notes);
        notes.on_sheet(&workbook.sheets[table.sheet].name);
        base += join.fields.len();
        joins.push(join);
    }
    Ok(joins)
}

impl Join {
    /// Reads the other sheet; gives, for each field, the rows on which an identifier has another value than before.
    fn load(&mut self, workbook: &mut Workbook<'_>, place: &Place) -> Result<Vec<Vec<u32>>, ReadError> {
        let wanted = place.wanted();
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut differing = vec![Vec::new(); place.fields.len()];
        self.values.push(Cell::Empty);
        workbook.rows(place.sheet, Wanted::Only(&wanted), &mut |number, cells| {
            let key = (place.reads)(cells.get(place.column).unwrap_or(&Cell::Empty));
            if number <= place.header_row || key.is_empty() {
                return ControlFlow::Continue(());
            }
            let values: Vec<u32> = place
                .fields
                .iter()
                .map(|(_, column, _)| {
                    let cell = cells.get(*column).unwrap_or(&Cell::Empty);
                    let shown = values::words(cell);
                    if shown.is_empty() {
                        return 0;
                    }
                    if let Some(place) = known.get(shown.as_ref()) {
                        return *place;
                    }
                    self.values.push(cell.clone());
                    let place = u32::try_from(self.values.len() - 1).unwrap_or(0);
                    known.insert(shown.into_owned(), place);
                    place
                })
                .collect();
            if values.iter().all(|value| *value == 0) && self.people.contains_key(key.as_str()) {
                return ControlFlow::Continue(());
            }
            if let Some(person) = self.people.get_mut(key.as_str()) {
                for (field, (held, value)) in person.values.iter_mut().zip(values).enumerate() {
                    if *held == 0 {
                        *held = value;
                    } else if value != 0 && value != *held {
                        differing[field].push(number);
                    }
                }
            } else {
                let person = Person {
                    values: values.into_boxed_slice(),
                    matched: false,
                };
                self.people.insert(key.into_boxed_str(), person);
            }
            ControlFlow::Continue(())
        })?;
        Ok(differing)
    }

    /// How many of the identifiers in the first rows of the table stand on the other sheet, and of how many.
    fn shared(&self, rows: &FirstRows, table: &Table, matched: &Matched) -> (usize, usize) {
        let keys = rows
            .iter()
            .filter(|(number, _)| *number > table.header_row)
            .map(|(number, cells)| {
                let row = Row {
                    number: *number,
                    cells,
                    columns: &matched.columns,
                };
                self.key(row)
            });
        let (mut shared, mut all) = (0, 0);
        for key in keys.filter(|key| key.bytes().any(|letter| letter.is_ascii_digit())) {
            all += 1;
            shared += usize::from(self.people.contains_key(key.as_str()));
        }
        (shared, all)
    }

    fn key(&self, row: Row<'_>) -> String {
        (self.reads)(row.cell(self.identifier))
    }

    /// Adds to a row of the table what its person has on the other sheet.
    pub(super) fn add(&mut self, number: u32, columns: &Columns, cells: &mut Vec<Cell>) {
        let row = Row { number, cells, columns };
        let key = self.key(row);
        if key.is_empty() {
            return;
        }
        cells.resize(self.first + self.fields.len(), Cell::Empty);
        if let Some(person) = self.people.get_mut(key.as_str()) {
            person.matched = true;
            for (place, value) in (self.first..).zip(&person.values) {
                let value = usize::try_from(*value).unwrap_or(0);
                cells[place] = self.values[value].clone();
            }
        } else {
            self.rows_unmatched += 1;
            if self.unmatched.len() < NAMED {
                self.unmatched.push(number);
            }
        }
    }

    /// Says who was not found, on either side.
    pub(super) fn finish(&self, notes: &mut Notes) {
        let fields = labels(&self.fields);
        if let Some(first) = self.unmatched.first() {
            let count = self.rows_unmatched;
            let named: Vec<String> = self.unmatched.iter().map(u32::to_string).collect();
            notes.add(
                Severity::Warning,
                &first.to_string(),
                format!(
                    "{count} {} nobody who stands on sheet “{}”, so {fields} {} not known there (row {}{}).",
                    counted("row names", "rows name", count),
                    self.sheet,
                    if self.fields.len() == 1 { "is" } else { "are" },
                    named.join(", "),
                    if self.unmatched.len() < usize::try_from(count).unwrap_or(usize::MAX) {
                        " and others"
                    } else {
                        ""
                    },
                ),
                "Add them to that sheet and import again, if they should be known.",
            );
        }
        let unused = self.people.values().filter(|person| !person.matched).count();
        if unused > 0 {
            let unused = u32::try_from(unused).unwrap_or(u32::MAX);
            notes.add(
                Severity::Note,
                "",
                format!(
                    "{unused} {} on sheet “{}” {} in no row of the table.",
                    counted("number", "numbers", unused),
                    self.sheet,
                    counted("stands", "stand", unused)
                ),
                "They are in no figure. That is as it should be where the sheet lists others too.",
            );
        }
    }
}

/// Tells of the columns of another sheet as if they were the table's, and of identifiers that stand there twice.
fn describe(
    kind: Kind,
    place: &Place,
    join: &Join,
    differing: &[Vec<u32>],
    rows: &FirstRows,
    matched: &mut Matched,
    notes: &mut Notes,
) {
    for (offset, (field, column, heading)) in place.fields.iter().enumerate() {
        matched.columns.add(field.key, join.first + offset);
        let asked = column_key(kind, field.key);
        matched.questions.retain(|question| question.value != asked);
        matched.asked.remove(field.key);
        let mut samples: Vec<String> = Vec::new();
        let below = rows.iter().filter(|(number, _)| *number > place.header_row);
        for shown in below
            .filter_map(|(_, cells)| cells.get(*column))
            .map(|cell| values::words(cell).into_owned())
        {
            if samples.len() < 3 && !shown.is_empty() && !samples.contains(&shown) {
                samples.push(shown);
            }
        }
        matched.described.push(Column {
            field: field.key.to_owned(),
            label: field.label.to_owned(),
            heading: heading.clone(),
            letters: column_letters(*column),
            sheet: join.sheet.clone(),
            samples,
            confidence: SURENESS,
            why: format!("It stands on sheet “{}”, beside the same numbers.", join.sheet),
            doubtful: false,
            others: Vec::new(),
            required: field.required,
        });
        if let Some(first) = differing[offset].first() {
            let count = u32::try_from(differing[offset].len()).unwrap_or(u32::MAX);
            notes.add(
                Severity::Warning,
                &address(*column, *first),
                format!(
                    "On sheet “{}”, {count} {} a number that stands further up with another {}; the first was used.",
                    join.sheet,
                    counted("row has", "rows have", count),
                    field.label.to_lowercase()
                ),
                "Keep one row a person on that sheet, or correct the record.",
            );
        }
    }
    let numbers = if join.identifier == "applicant_id" {
        "application number"
    } else {
        "employee number"
    };
    notes.add(
        Severity::Note,
        "",
        format!(
            "Sheet “{}” gave {}, found by the {numbers}.",
            join.sheet,
            labels(&join.fields)
        ),
        "Each row of the table was given what stands beside its number there.",
    );
}

fn labels(fields: &[&Field]) -> String {
    let names: Vec<String> = fields
        .iter()
        .map(|field| format!("the {}", field.label.to_lowercase()))
        .collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.join(""),
    }
}
