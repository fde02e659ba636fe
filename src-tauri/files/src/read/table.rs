//! Finding the table: which sheet, which row is its header, which columns are its own, and what kind it is.
//!
//! Titles and prompts may stand above a table, other tables beside it, and it may begin in any column.

use domain::kind::Kind;

use super::ReadError;
use super::cell::Cell;
use super::kind;
use super::records::past_return;
use super::vocabulary::Vocabulary;
use super::workbook::SheetName;

/// How many rows of each sheet are looked at for a header.
pub(crate) const ROWS_LOOKED_AT: usize = 60;
/// A table needs at least this much evidence to be taken for a kind without being told.
const ENOUGH: u32 = 6;

/// The first rows of a sheet, each with its number.
pub(crate) type FirstRows = Vec<(u32, Vec<Cell>)>;

/// A header row, and what it is the header of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// Index of the sheet.
    pub(crate) sheet: usize,
    /// The kind.
    pub(crate) kind: Kind,
    /// Row number of the header, from 1.
    pub(crate) header_row: u32,
    /// First column, from 0.
    pub(crate) first_column: usize,
    /// Column after the last, from 0.
    pub(crate) end_column: usize,
    /// The weight of what was recognised.
    pub(crate) score: u32,
    /// Fields recognised, by key.
    pub(crate) fields: Vec<String>,
}

/// What to look for.
pub(crate) struct Search<'a> {
    pub(crate) file: &'a str,
    pub(crate) sheets: &'a [SheetName],
    pub(crate) rows: &'a [FirstRows],
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) items: &'a [u16],
    pub(crate) kind: Option<Kind>,
    pub(crate) sheet: Option<usize>,
}

/// Finds the best table of the workbook: on a sheet that can be seen, else on a hidden one.
pub(crate) fn find(search: &Search<'_>) -> Result<Table, ReadError> {
    let kinds: Vec<Kind> = search.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
    for visible in [true, false] {
        let mut best: Vec<Table> = Vec::new();
        for (sheet, rows) in search.rows.iter().enumerate() {
            let looked_at = search
                .sheet
                .map_or(search.sheets[sheet].visible == visible, |wanted| wanted == sheet);
            if looked_at {
                best.extend(kinds.iter().filter_map(|kind| best_header(search, sheet, rows, *kind)));
            }
        }
        let enough = if search.kind.is_some() { 1 } else { ENOUGH };
        best.retain(|table| table.score >= enough);
        // The first of equals stays first: the sheet that comes first in the workbook.
        best.sort_by_key(|table| std::cmp::Reverse(table.score));
        let Some(first) = best.first().cloned() else { continue };
        if let Some(rival) = best
            .iter()
            .find(|table| table.kind != first.kind && table.score == first.score)
        {
            return Err(ReadError::KindUnclear {
                file: search.file.to_owned(),
                sheet: search.sheets[first.sheet].name.clone(),
                candidates: format!("“{}” or “{}”", first.kind.label(), rival.kind.label()),
            });
        }
        return Ok(first);
    }
    Err(no_table(search))
}

/// Other sheets that can be seen and hold a table of the same kind, with at least one row; only of kinds read row by row.
pub(crate) fn others(search: &Search<'_>, table: &Table) -> Vec<usize> {
    if matches!(table.kind, Kind::Survey | Kind::Return) {
        return Vec::new();
    }
    let is_alike = |sheet: usize| {
        let rows = &search.rows[sheet];
        let Some(found) = best_header(search, sheet, rows, table.kind) else {
            return false;
        };
        let has_rows = rows.last().is_some_and(|(row, _)| *row > found.header_row);
        let is_another = Kind::ALL.into_iter().any(|kind| {
            kind != table.kind && best_header(search, sheet, rows, kind).is_some_and(|other| other.score > found.score)
        });
        found.score >= ENOUGH && has_rows && !is_another
    };
    (0..search.rows.len())
        .filter(|sheet| *sheet != table.sheet && search.sheets[*sheet].visible && is_alike(*sheet))
        .collect()
}

/// The best header of one kind on one sheet.
fn best_header(search: &Search<'_>, sheet: usize, rows: &FirstRows, kind: Kind) -> Option<Table> {
    let mut best: Option<Table> = None;
    for index in 0..rows.len() {
        for (first, end) in segments(rows, index) {
            let (score, fields) = match kind {
                Kind::Survey => survey_score(search.vocabulary, &rows[index].1),
                Kind::Return => past_return::score(rows, index, search.items),
                _ => heading_score(search.vocabulary, kind, &rows[index].1[first..end]),
            };
            if score > best.as_ref().map_or(0, |table| table.score) {
                let header_row = rows[index].0;
                best = Some(Table {
                    sheet,
                    kind,
                    header_row,
                    first_column: first,
                    end_column: end,
                    score,
                    fields,
                });
            }
        }
    }
    best
}

/// Stretches of columns of a row that are divided from one another by columns with nothing in them.
fn segments(rows: &FirstRows, index: usize) -> Vec<(usize, usize)> {
    let below = &rows[index..rows.len().min(index + 16)];
    let width = rows[index].1.len();
    let is_blank = |column: usize| {
        below
            .iter()
            .all(|(_, cells)| cells.get(column).is_none_or(Cell::is_empty))
    };
    let mut found = Vec::new();
    let mut start = None;
    for column in 0..=width {
        let blank = column == width || is_blank(column);
        match (start, blank) {
            (None, false) => start = Some(column),
            (Some(first), true) => {
                found.push((first, column));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn heading_score(vocabulary: &Vocabulary, kind: Kind, cells: &[Cell]) -> (u32, Vec<String>) {
    let mut fields: Vec<String> = Vec::new();
    let mut score = 0;
    for cell in cells {
        let Cell::Text(heading) = cell else { continue };
        for sense in vocabulary.speaks_for(kind, heading) {
            if !fields.iter().any(|field| field == sense.field.key) {
                fields.push(sense.field.key.to_owned());
                score += sense.field.weight;
            }
        }
    }
    if fields.len() < 2 { (0, fields) } else { (score, fields) }
}

fn survey_score(vocabulary: &Vocabulary, cells: &[Cell]) -> (u32, Vec<String>) {
    let mut measures = 0;
    let mut fields = Vec::new();
    for cell in cells {
        if let Cell::Text(heading) = cell
            && let Some((field, Some(_))) = vocabulary.survey_field(heading)
        {
            measures += 1;
            if !fields.iter().any(|known| known == field) {
                fields.push(field.to_owned());
            }
        }
    }
    (if measures >= 2 { 20 + measures } else { 0 }, fields)
}

/// Why the table was taken for its kind, in a sentence.
pub(crate) fn why(table: &Table, chosen: bool) -> String {
    let named: Vec<String> = table
        .fields
        .iter()
        .take(6)
        .map(|key| kind::field(table.kind, key).map_or_else(|| key.clone(), |field| field.label.to_lowercase()))
        .collect();
    let rest = table.fields.len().saturating_sub(named.len());
    let more = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    let headings = match table.kind {
        Kind::Survey => "the columns of the national survey workbook were found".to_owned(),
        Kind::Return => "numbered items of the return stand under White, BME and unknown".to_owned(),
        _ => format!("row {} has headings for {}{more}", table.header_row, named.join(", ")),
    };
    if chosen {
        format!("Read as “{}” because you said so; {headings}.", table.kind.label())
    } else {
        format!("Recognised as “{}” because {headings}.", table.kind.label())
    }
}

/// Says what was looked at and what came nearest.
fn no_table(search: &Search<'_>) -> ReadError {
    let looked_at: Vec<String> = search
        .sheets
        .iter()
        .zip(search.rows)
        .map(|(sheet, rows)| {
            let name = if sheet.name.is_empty() {
                "the text".to_owned()
            } else {
                format!("sheet “{}”", sheet.name)
            };
            let hidden = if sheet.visible { "" } else { ", hidden" };
            let size = match rows.len() {
                0 => "empty".to_owned(),
                ROWS_LOOKED_AT => format!("its first {ROWS_LOOKED_AT} rows"),
                1 => "1 row".to_owned(),
                rows => format!("{rows} rows"),
            };
            format!("{name} ({size}{hidden})")
        })
        .collect();
    let widest = search
        .rows
        .iter()
        .flatten()
        .map(|(row, cells)| {
            (
                cells.iter().filter(|cell| matches!(cell, Cell::Text(_))).count(),
                *row,
                cells,
            )
        })
        .max_by_key(|(count, row, _)| (*count, std::cmp::Reverse(*row)));
    let nearest = match widest {
        Some((count, row, cells)) if count > 0 => {
            let texts: Vec<String> = cells
                .iter()
                .filter(|cell| !cell.is_empty())
                .take(6)
                .map(|cell| format!("“{}”", cell.shown()))
                .collect();
            format!(
                "The nearest thing to a row of headings is row {row}: {}.",
                texts.join(", ")
            )
        }
        _ => "No row of headings was found.".to_owned(),
    };
    ReadError::NoTable {
        file: search.file.to_owned(),
        looked_at: looked_at.join("; "),
        nearest,
    }
}
