//! Where else in a workbook stands what a table lacks, beside an identifier that both have.

use domain::kind::Kind;

use super::cell::Cell;
use super::header::{headings, segments};
use super::kind::{self, Field};
use super::matching::Matched;
use super::rows::identifiers;
use super::sheets::Look;
use super::values;
use super::vocabulary::Vocabulary;

/// How a number is read from a cell in its canonical form.
pub(super) type ReadsNumber = fn(&Cell) -> String;

/// Where a sheet has what the table lacks.
pub(super) struct Place {
    pub(super) sheet: usize,
    pub(super) header_row: u32,
    /// The column of its identifier, and how the number is read there.
    pub(super) column: usize,
    pub(super) reads: ReadsNumber,
    /// The identifier in the table, and how the same number is read there.
    pub(super) identifier: &'static str,
    pub(super) reads_own: ReadsNumber,
    pub(super) fields: Vec<(&'static Field, usize, String)>,
}

impl Place {
    /// The columns that are read, marked.
    pub(super) fn wanted(&self) -> Vec<bool> {
        let columns = || self.fields.iter().map(|(_, column, _)| *column).chain([self.column]);
        let mut wanted = vec![false; columns().max().map_or(0, |last| last + 1)];
        for column in columns() {
            wanted[column] = true;
        }
        wanted
    }
}

/// Required fields that a table lacks; where the person is known the ethnic origin is looked for although the staff list may have it.
pub(super) fn missing(kind: Kind, matched: &Matched) -> Vec<&'static Field> {
    let has = |field: &str| matched.columns.has(field);
    kind::read_for(kind)
        .iter()
        .filter(|field| {
            let is_wanted = match kind {
                Kind::Casework | Kind::Training => field.key == "ethnic_origin",
                Kind::Recruitment => field.required && !field.or.iter().any(|or| has(or)),
                Kind::Staff => field.required && !identifiers(kind).contains(&field.key),
                Kind::Board | Kind::Survey | Kind::Return => false,
            };
            is_wanted && !has(field.key) && !matched.described.iter().any(|column| column.field == field.key)
        })
        .collect()
}

/// Where a sheet has an identifier and something that the table lacks; the row with most of it.
pub(super) fn place(look: &Look, sheet: usize, vocabulary: &Vocabulary, matched: &Matched) -> Option<Place> {
    let table = &look.table;
    let rows = &look.rows[sheet];
    let missing = missing(table.kind, matched);
    let mut best: Option<Place> = None;
    for index in 0..rows.len() {
        let header = headings(rows, index, table.kind, vocabulary);
        for (first, end) in segments(rows, index, table.kind, &header.headings) {
            let stretch = &header.headings[first..end.min(header.headings.len())];
            let find = |key: &str| {
                let kinds = [table.kind, Kind::Staff];
                stretch.iter().position(|heading| {
                    kinds.iter().any(|kind| {
                        let senses = vocabulary.senses(*kind, heading);
                        senses.first().is_some_and(|sense| sense.field.key == key)
                    })
                })
            };
            let Some((identifier, reads_own, at, reads)) = shared_identifier(matched, find) else {
                continue;
            };
            let fields: Vec<_> = missing
                .iter()
                .filter_map(|field| {
                    let offset = find(field.key).filter(|offset| *offset != at)?;
                    Some((*field, first + offset, stretch[offset].clone()))
                })
                .collect();
            if fields.len() > best.as_ref().map_or(0, |place| place.fields.len()) {
                best = Some(Place {
                    sheet,
                    header_row: rows[index].0,
                    column: first + at,
                    reads,
                    identifier,
                    reads_own,
                    fields,
                });
            }
        }
    }
    best
}

/// The identifier that a table and a stretch of columns of another sheet share: its field and column, and how each is read.
fn shared_identifier(
    matched: &Matched,
    find: impl Fn(&str) -> Option<usize>,
) -> Option<(&'static str, ReadsNumber, usize, ReadsNumber)> {
    let of_person: ReadsNumber = values::person;
    let of_post: ReadsNumber = values::person_of_assignment;
    // The same posts on both sheets are told apart by their own numbers; otherwise the person is what they share.
    let ways = [
        ("assignment_number", of_person, "assignment_number", of_person),
        ("employee_number", of_person, "employee_number", of_person),
        ("employee_number", of_person, "assignment_number", of_post),
        ("assignment_number", of_post, "employee_number", of_person),
        ("applicant_id", of_person, "applicant_id", of_person),
    ];
    ways.into_iter().find_map(|(own, reads_own, other, reads)| {
        let at = find(other).filter(|_| matched.columns.has(own))?;
        Some((own, reads_own, at, reads))
    })
}
