//! Finding the table: which sheet, which row is its header, which columns are its own, and what kind it is.
//!
//! Titles and prompts may stand above a table, other tables beside it, and it may begin in any column.

use domain::classify::plain;
use domain::kind::Kind;

use super::ReadError;
use super::cell::Cell;
use super::kind;
use super::records::past_return;
use super::scan::{Search, under};

/// Most sheets that a refusal names.
const SHEETS_NAMED: usize = 12;
/// How many rows of each sheet are looked at for a header.
pub(crate) const ROWS_LOOKED_AT: usize = 60;
/// How many rows are looked at where the first ones hold no header: some reports print all their prompts above the table.
pub(crate) const ROWS_LOOKED_AT_MOST: usize = 600;
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
    /// Heading of each of its columns; empty where a column has none.
    pub(crate) headings: Vec<String>,
    /// Whether the headings stand on two rows, of which [`Self::header_row`] is the lower.
    pub(crate) has_two_rows: bool,
    /// The empty column inside it, where there is one.
    pub(crate) empty_column: Option<usize>,
    /// Whether there is a row below the header.
    pub(crate) has_rows: bool,
}

impl Table {
    /// The required fields that are there, and those that are not.
    fn required(&self) -> (usize, usize) {
        let has = |key: &str| self.fields.iter().any(|field| field == key);
        let (found, missing) = kind::read_for(self.kind)
            .iter()
            .filter(|field| field.required)
            .partition::<Vec<&kind::Field>, _>(|field| has(field.key) || field.or.iter().any(|or| has(or)));
        (found.len(), missing.len())
    }

    /// Whether it counts what another sheet lists: a pivot table, or a table of totals.
    fn is_summary(&self) -> bool {
        let counts = |heading: &String| {
            let heading = plain(heading);
            ["count of ", "sum of ", "average of ", "distinct count", "number of "]
                .iter()
                .any(|start| heading.starts_with(start))
                || [
                    "row labels",
                    "column labels",
                    "headcount",
                    "head count",
                    "grand total",
                    "total",
                    "count",
                ]
                .contains(&heading.as_str())
        };
        self.headings.iter().any(counts)
    }

    /// What makes it the better one of two tables of the same kind: that it lists and does not count, that nothing is missing,
    /// that more is recognised, that it has rows.
    fn standing(&self) -> (bool, usize, u32, bool) {
        (!self.is_summary(), self.required().0, self.score, self.has_rows)
    }

    /// Whether a column is among its own.
    fn overlaps(&self, other: &Self) -> bool {
        self.first_column < other.end_column && other.first_column < self.end_column
    }
}

/// The table to read.
pub(crate) struct Chosen {
    pub(crate) table: Table,
    /// The one that would be read if no row of headings were chosen, where one is.
    pub(crate) otherwise: Option<Table>,
}

/// Finds the table to read: under the row that was chosen for the headings where it can be, else the best of the workbook. Of a kind
/// that was chosen by hand the likeliest row is taken for its headings, though not one of them is known.
pub(crate) fn find(search: &Search<'_>) -> Result<Chosen, ReadError> {
    let best = match (recognised(search), search.kind) {
        (Err(ReadError::NoTable { .. }), Some(kind)) if !is_national(kind) => {
            likeliest(search, kind).ok_or_else(|| no_table(search))
        }
        (found, _) => found,
    };
    let Some(row) = search.row else {
        return best.map(|table| Chosen { table, otherwise: None });
    };
    let filled = |sheet: &usize| search.sheets[*sheet].visible && !search.rows[*sheet].is_empty();
    let sheet = search
        .sheet
        .or(best.as_ref().ok().map(|table| table.sheet))
        .or_else(|| (0..search.rows.len()).find(filled))
        .unwrap_or(0);
    let kinds = Kind::ALL.into_iter().filter(|kind| !is_national(*kind));
    let tables: Vec<Table> = kinds
        .filter(|kind| search.kind.is_none_or(|wanted| wanted == *kind))
        .filter_map(|kind| under(search, sheet, row, kind))
        .collect();
    let enough = if search.kind.is_some() { 1 } else { ENOUGH };
    let known: Vec<Table> = tables.iter().filter(|table| table.score >= enough).cloned().collect();
    let of_kind = |kind: Kind| tables.iter().find(|table| table.kind == kind).cloned();
    // Where the row says nothing of the kind, the rest of the workbook does.
    let kind = search.kind.or(best.as_ref().ok().map(|table| table.kind));
    match self::best(search, &known)?.or_else(|| of_kind(kind?)) {
        Some(table) => Ok(Chosen {
            table,
            otherwise: best.ok(),
        }),
        None => best.map(|table| Chosen { table, otherwise: None }),
    }
}

/// The kinds whose layout is national and whose headings are found by it.
const fn is_national(kind: Kind) -> bool {
    matches!(kind, Kind::Survey | Kind::Return)
}

/// The row that looks most like headings, of a kind that somebody chose: the widest one of text with a row below it.
fn likeliest(search: &Search<'_>, kind: Kind) -> Option<Table> {
    let wanted = |sheet: usize| {
        search
            .sheet
            .map_or(search.sheets[sheet].visible, |wanted| wanted == sheet)
    };
    let texts = |cells: &[Cell]| cells.iter().filter(|cell| matches!(cell, Cell::Text(_))).count();
    let rows = (0..search.rows.len()).filter(|sheet| wanted(*sheet)).flat_map(|sheet| {
        let rows = &search.rows[sheet];
        let above_others = &rows[..rows.len().saturating_sub(1)];
        above_others.iter().map(move |(row, cells)| (sheet, *row, texts(cells)))
    });
    let mut widest: Option<(usize, u32, usize)> = None;
    for row in rows.filter(|(.., texts)| *texts >= 2) {
        if widest.is_none_or(|held| row.2 > held.2) {
            widest = Some(row);
        }
    }
    let (sheet, row, _) = widest?;
    under(search, sheet, row, kind)
}

/// Finds the best table of the workbook: on a sheet that can be seen, else on a hidden one.
fn recognised(search: &Search<'_>) -> Result<Table, ReadError> {
    let enough = if search.kind.is_some() { 1 } else { ENOUGH };
    let kinds: Vec<Kind> = search.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
    let mut seen = Vec::new();
    let mut hidden = Vec::new();
    for sheet in 0..search.rows.len() {
        if search.sheet.is_some_and(|wanted| wanted != sheet) {
            continue;
        }
        let tables = kinds
            .iter()
            .filter_map(|kind| best_header(search, sheet, *kind))
            .filter(|table| table.score >= enough);
        if search.sheets[sheet].visible {
            seen.extend(tables);
        } else {
            hidden.extend(tables);
        }
    }
    if let Some(first) = best(search, &seen)? {
        // A pivot table is often all that can be seen of a list on a hidden sheet.
        let behind = hidden
            .iter()
            .filter(|table| table.kind == first.kind && !table.is_summary() && table.required().1 == 0)
            .max_by_key(|table| table.standing());
        return Ok(behind.filter(|_| first.is_summary()).cloned().unwrap_or(first));
    }
    best(search, &hidden)?.ok_or_else(|| no_table(search))
}

/// The best of several tables: of each kind the best one, and of those the one of which most is recognised.
fn best(search: &Search<'_>, tables: &[Table]) -> Result<Option<Table>, ReadError> {
    match &foremost(tables)[..] {
        [] => Ok(None),
        [only] => Ok(Some((*only).clone())),
        [first, ..] => Err(ReadError::KindUnclear {
            file: search.file.to_owned(),
            sheet: search.sheets[first.sheet].name.clone(),
            candidates: foremost(tables)
                .iter()
                .map(|table| format!("“{}”", table.kind.label()))
                .collect::<Vec<_>>()
                .join(" or "),
        }),
    }
}

/// The tables than which none is better: one, where it is clear which to read, else the best of each kind that fits equally well.
fn foremost(tables: &[Table]) -> Vec<&Table> {
    let mut best: Vec<&Table> = Vec::new();
    for kind in Kind::ALL {
        // The first of equals stays first: the sheet that comes first in the workbook.
        let of_kind = tables.iter().rev().filter(|table| table.kind == kind);
        best.extend(of_kind.max_by_key(|table| table.standing()));
    }
    let evidence = |table: &Table| (table.score, std::cmp::Reverse(table.required().1), table.required().0);
    let most = best.iter().map(|table| evidence(table)).max();
    best.retain(|table| Some(evidence(table)) == most);
    best
}

/// The tables among which the kind is unclear, one a kind.
pub(crate) fn guesses(search: &Search<'_>) -> Vec<Table> {
    let of = |visible: bool| -> Vec<Table> {
        let sheets = (0..search.rows.len()).filter(|sheet| {
            search.sheets[*sheet].visible == visible && search.sheet.is_none_or(|wanted| wanted == *sheet)
        });
        let tables = sheets.flat_map(|sheet| {
            let of_kind = move |kind| match search.row {
                Some(row) if !is_national(kind) => under(search, sheet, row, kind),
                _ => best_header(search, sheet, kind),
            };
            Kind::ALL.into_iter().filter_map(of_kind)
        });
        tables.filter(|table| table.score >= ENOUGH).collect()
    };
    let seen = of(true);
    let tables = if seen.is_empty() { of(false) } else { seen };
    foremost(&tables).into_iter().cloned().collect()
}

/// What each sheet seems to hold; nothing where that is unclear.
pub(crate) fn each(search: &Search<'_>) -> Vec<Option<Table>> {
    (0..search.rows.len())
        .map(|sheet| {
            let tables: Vec<Table> = Kind::ALL
                .iter()
                .filter_map(|kind| best_header(search, sheet, *kind))
                .filter(|table| table.score >= ENOUGH)
                .collect();
            best(search, &tables).ok().flatten()
        })
        .collect()
}

/// Other sheets that hold a table of the same kind, with at least one row; only of kinds read row by row.
pub(crate) fn others(search: &Search<'_>, table: &Table) -> Vec<Table> {
    if is_national(table.kind) {
        return Vec::new();
    }
    let is_another = |found: &Table| {
        Kind::ALL.into_iter().any(|kind| {
            kind != table.kind && best_header(search, found.sheet, kind).is_some_and(|other| other.score > found.score)
        })
    };
    (0..search.rows.len())
        .filter(|sheet| *sheet != table.sheet)
        .filter_map(|sheet| best_header(search, sheet, table.kind))
        .filter(|found| found.score >= ENOUGH && found.has_rows && !found.is_summary() && !is_another(found))
        .collect()
}

/// Those of the other sheets' tables that have the same columns, as where a workbook has a sheet a month: every required field of
/// one is in the other, and four in five of its recognised fields.
pub(crate) fn alike(others: &[Table], table: &Table) -> Vec<Table> {
    let is_alike = |other: &&Table| {
        let shared = table.fields.iter().filter(|field| other.fields.contains(field)).count();
        let all = table.fields.len().max(other.fields.len());
        shared * 5 >= all * 4 && table.required() == other.required()
    };
    others.iter().filter(is_alike).cloned().collect()
}

/// Other tables of the same kind on the same sheet, beside the one that is read or above it. What stands below it is met when its
/// rows are read.
pub(crate) fn beside(search: &Search<'_>, table: &Table, otherwise: Option<&Table>) -> Vec<Table> {
    if is_national(table.kind) {
        return Vec::new();
    }
    let above_or_beside = |other: &Table| {
        other.score >= ENOUGH
            && other.has_rows
            && if other.header_row == table.header_row {
                !other.overlaps(table)
            } else {
                other.header_row + 1 < table.header_row || !other.overlaps(table)
            }
    };
    let mut found: Vec<Table> = Vec::new();
    for other in search.found[table.sheet]
        .iter()
        .filter(|other| other.kind == table.kind)
    {
        let is_part = found
            .iter()
            .any(|known| known.header_row == other.header_row && known.overlaps(other));
        // What would have been read but for a choice is told of by itself.
        let is_told = otherwise.is_some_and(|told| told.sheet == table.sheet && told.header_row == other.header_row);
        if above_or_beside(other) && !is_part && !is_told {
            found.push(other.clone());
        }
    }
    found
}

/// The best header of one kind on one sheet; the first of equals.
fn best_header(search: &Search<'_>, sheet: usize, kind: Kind) -> Option<Table> {
    let of_kind = search.found[sheet].iter().filter(|table| table.kind == kind);
    of_kind.rev().max_by_key(|table| table.score).cloned()
}

/// Why the table was taken for its kind, in a sentence.
pub(crate) fn why(table: &Table, chosen: bool) -> String {
    let headings = told(table);
    if chosen {
        format!("Read as “{}” because you said so; {headings}.", table.kind.label())
    } else {
        format!("Recognised as “{}” because {headings}.", table.kind.label())
    }
}

/// What a sheet seems to hold and why, in a sentence.
pub(crate) fn evidence(table: &Table) -> String {
    let summary = if table.is_summary() {
        ", and columns that count, so it may be a summary of another sheet"
    } else {
        ""
    };
    format!("Looks like “{}” because {}{summary}.", table.kind.label(), told(table))
}

/// What was recognised of a table, as the end of a sentence.
fn told(table: &Table) -> String {
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
    match table.kind {
        Kind::Survey => "the columns of the national survey workbook were found".to_owned(),
        Kind::Return if table.fields.iter().any(|field| field == past_return::IN_WORDS) => {
            "lines of the return, known by their words, stand under White, BME and unknown".to_owned()
        }
        Kind::Return => "numbered items of the return stand under White, BME and unknown".to_owned(),
        _ if named.is_empty() => format!("not one heading in row {} is known", table.header_row),
        _ => format!("row {} has headings for {}{more}", table.header_row, named.join(", ")),
    }
}

/// Says what was looked at and what came nearest.
fn no_table(search: &Search<'_>) -> ReadError {
    let mut looked_at: Vec<String> = search
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
                1 => "1 row".to_owned(),
                rows if rows >= ROWS_LOOKED_AT_MOST => format!("its first {rows} rows"),
                rows => format!("{rows} rows"),
            };
            format!("{name} ({size}{hidden})")
        })
        .collect();
    if looked_at.len() > SHEETS_NAMED {
        let more = looked_at.drain(SHEETS_NAMED..).count();
        looked_at.push(format!("and {more} more"));
    }
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
