//! Which rows below a header are records at all: totals, notes, repeated headings and whatever follows the table are not.
//!
//! Nothing here knows what a kind's records are made of; that a row lacks its person is for the records themselves to say.

use std::collections::HashMap;

use domain::classify::plain;
use domain::finding::Severity;
use domain::kind::Kind;

use super::cell::Cell;
use super::columns::{Columns, Row};
use super::notes::Notes;
use super::records::counted;
use super::table::{FirstRows, Table};
use super::vocabulary::Vocabulary;

/// Words remembered as headings or not, so that a long list does not look the same words up again and again.
const REMEMBERED: usize = 4_096;
/// A heading is rarely longer.
const LONGEST_HEADING: usize = 60;

/// The fields that tell one record of a kind from another, the best first.
pub(super) const fn identifiers(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Staff => &["employee_number", "assignment_number"],
        Kind::Recruitment => &["applicant_id"],
        Kind::Casework => &["case_id", "employee_number"],
        Kind::Training => &["employee_number"],
        Kind::Board | Kind::Survey | Kind::Return => &[],
    }
}

/// Where the walk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Among the table's rows.
    Table,
    /// Among rows after a gap that do not look like the table's.
    Aside,
    /// In another table, which began with its own headings.
    AnotherTable,
}

/// Tells records from other rows while the rows below a header go by.
pub(super) struct Below<'a> {
    vocabulary: &'a Vocabulary,
    columns: &'a Columns,
    kind: Kind,
    first_column: usize,
    /// The rows of headings, to tell where they are repeated.
    headers: Vec<Vec<Cell>>,
    /// Column of the identifiers, where there is one.
    identifier: Option<usize>,
    /// Whether the identifiers of the table hold digits, as they nearly always do.
    has_digits: bool,
    column_count: usize,
    within: Within,
    last_filled: u32,
    records: u64,
    cells: u64,
    /// The first row left out as no part of the table, and how many there are.
    after: Option<(u32, Within)>,
    rows_after: u32,
    known: HashMap<String, bool>,
    /// The last row that was taken as a record; 0 where there is none.
    pub(super) last_row: u32,
}

impl<'a> Below<'a> {
    /// The rows below a table's header.
    pub(super) fn new(table: &Table, columns: &'a Columns, rows: &FirstRows, vocabulary: &'a Vocabulary) -> Self {
        let first_header = table.header_row - u32::from(table.has_two_rows);
        let headers = rows
            .iter()
            .filter(|(row, _)| (first_header..=table.header_row).contains(row))
            .map(|(_, cells)| cells.clone())
            .collect();
        let identifier = identifiers(table.kind).iter().copied().find(|field| columns.has(field));
        let below = rows.iter().filter(|(row, _)| *row > table.header_row);
        let (mut with, mut all) = (0, 0);
        for (number, cells) in below {
            let row = Row {
                number: *number,
                cells,
                columns,
            };
            let cell = identifier.map_or(&Cell::Empty, |field| row.cell(field));
            all += usize::from(!cell.is_empty() && row.filled().count() > 1);
            with += usize::from(has_digit(cell) && row.filled().count() > 1);
        }
        Self {
            vocabulary,
            columns,
            kind: table.kind,
            first_column: table.first_column,
            headers,
            identifier: identifier.and_then(|field| columns.places.get(field).copied()),
            has_digits: with > 0 && with * 5 >= all * 3,
            column_count: columns
                .wanted(table.end_column)
                .iter()
                .filter(|wanted| **wanted)
                .count(),
            within: Within::Table,
            last_filled: table.header_row,
            records: 0,
            cells: 0,
            after: None,
            rows_after: 0,
            known: HashMap::new(),
            last_row: 0,
        }
    }

    /// The columns to read: those that were recognised, and the first one, which is where a total says that it is one.
    pub(super) fn wanted(&self, table: &Table) -> Vec<bool> {
        let mut wanted = self.columns.wanted(table.end_column);
        if let Some(first) = wanted.get_mut(table.first_column) {
            *first = true;
        }
        wanted
    }

    /// Why a row with something in it is no record; nothing if it may be one. Rows are given in their order.
    pub(super) fn left_out(&mut self, row: Row<'_>, notes: &mut Notes) -> Option<&'static str> {
        let gap = row.number > self.last_filled + 1;
        self.last_filled = row.number;
        let filled = row.filled().count();
        if self.repeats_headings(row, filled) {
            self.within = Within::Table;
            return Some("repeated_header");
        }
        if self.within == Within::AnotherTable {
            return Some(self.after_table(row));
        }
        if (gap || self.identifier.is_none() || !self.names_one(row)) && self.is_header(row, filled) {
            self.within = Within::AnotherTable;
            return Some(self.after_table(row));
        }
        let is_total = self.is_total(row);
        if is_total || (filled == 1 && self.column_count >= 3) || is_note(row, filled) {
            if gap && !is_total && self.records > 0 {
                self.within = Within::Aside;
            }
            return Some("total_row");
        }
        let is_unlike = self.is_sparse(filled) || (self.has_digits && self.lacks_number(row));
        if self.records > 0 && is_unlike && (gap || self.within == Within::Aside) {
            self.within = Within::Aside;
            return Some(self.after_table(row));
        }
        self.within = Within::Table;
        if matches!(self.kind, Kind::Staff | Kind::Training) && self.has_digits && self.lacks_number(row) {
            notes.alike(
                Severity::Warning,
                row.number.to_string(),
                "There are words where the other rows have a number",
                "The row was left out, as a vacant post or a note would be. If it is a member of staff, put their number there.",
            );
            return Some("no_identifier");
        }
        self.records += 1;
        self.cells += u64::try_from(filled).unwrap_or(0);
        self.last_row = row.number;
        None
    }

    /// Says what was left out because it is no part of the table.
    pub(super) fn say(&self, notes: &mut Notes) {
        let Some((first, within)) = self.after else { return };
        let rows = format!("{} {}", self.rows_after, counted("row", "rows", self.rows_after));
        let (message, hint) = if within == Within::AnotherTable {
            (
                format!(
                    "Another table begins in row {first}, below the one that was read; {rows} of it and after it {} left out.",
                    counted("was", "were", self.rows_after)
                ),
                "If they belong to the same list, put all rows under the same headings and import again.",
            )
        } else {
            (
                format!(
                    "From row {first} on, below a blank row, {rows} {} left out: what stands there does not look like the rows of the table.",
                    counted("was", "were", self.rows_after)
                ),
                "If they belong to the list, take the blank rows out and import again.",
            )
        };
        notes.add(Severity::Warning, &first.to_string(), message, hint);
    }

    fn after_table(&mut self, row: Row<'_>) -> &'static str {
        self.rows_after += 1;
        // That another table begins says more than that something else stands there.
        match self.after {
            Some((_, known)) if known == self.within || known == Within::AnotherTable => {}
            _ => self.after = Some((row.number, self.within)),
        }
        "after_table"
    }

    fn repeats_headings(&self, row: Row<'_>, filled: usize) -> bool {
        filled >= 2
            && self.headers.iter().any(|header| {
                let same = row
                    .filled_at()
                    .filter(|(column, cell)| header.get(*column) == Some(*cell))
                    .count();
                same * 2 > filled
            })
    }

    /// Whether a row holds the headings of some table: only words, most of them known ones.
    fn is_header(&mut self, row: Row<'_>, filled: usize) -> bool {
        if filled < 2 || row.filled().any(|cell| !matches!(cell, Cell::Text(_))) {
            return false;
        }
        let mut known = 0;
        for (place, cell) in row.filled().enumerate() {
            let is_known = self.knows(cell);
            // Most rows are told apart by their first cell.
            if place == 0 && !is_known && filled == 2 {
                return false;
            }
            known += usize::from(is_known);
        }
        known >= 2 && known * 2 >= filled
    }

    fn knows(&mut self, cell: &Cell) -> bool {
        let Cell::Text(text) = cell else { return false };
        if text.len() > LONGEST_HEADING {
            return false;
        }
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let known = self.vocabulary.is_heading(text);
        if self.known.len() < REMEMBERED {
            self.known.insert(text.clone(), known);
        }
        known
    }

    /// Whether the row has an identifier as the table's own rows have.
    fn names_one(&self, row: Row<'_>) -> bool {
        self.identifier.is_some_and(|column| {
            let cell = row.cells.get(column).unwrap_or(&Cell::Empty);
            if self.has_digits {
                has_digit(cell)
            } else {
                !cell.is_empty()
            }
        })
    }

    /// Whether words stand where the table's own rows have a number.
    fn lacks_number(&self, row: Row<'_>) -> bool {
        self.identifier.is_some_and(|column| {
            let cell = row.cells.get(column).unwrap_or(&Cell::Empty);
            matches!(cell, Cell::Text(text) if !text.trim_start().starts_with('#')) && !has_digit(cell)
        })
    }

    /// Whether a row has at most a third of the cells that the table's rows have.
    fn is_sparse(&self, filled: usize) -> bool {
        self.records > 0 && u64::try_from(filled).unwrap_or(0) * 3 * self.records <= self.cells
    }

    /// Whether a row is a total: it says so, and it is nobody's.
    fn is_total(&self, row: Row<'_>) -> bool {
        let first = row.cells.get(self.first_column).filter(|cell| !cell.is_empty());
        let has_total = |cell: Option<&Cell>| cell.map_or(Total::No, total);
        let lead = has_total(first.or_else(|| row.filled().next()));
        let counts_only = || row.filled().all(|cell| total(cell) != Total::No || is_number(cell));
        if self.names_one(row) {
            // A person of a division called “Total Care” has words in other columns; a total has numbers in all of them.
            return lead != Total::No && counts_only();
        }
        let says = row.filled().map(total).max().unwrap_or(Total::No).max(lead);
        says == Total::Certain || (says != Total::No && counts_only())
    }
}

/// How much a cell says that its row is a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Total {
    No,
    /// It may be a name with that word in it.
    Likely,
    Certain,
}

fn total(cell: &Cell) -> Total {
    let Cell::Text(text) = cell else { return Total::No };
    if !may_be_total(text.as_bytes()) {
        return Total::No;
    }
    let key = plain(text);
    let is_certain = [
        "total",
        "totals",
        "subtotal",
        "overall total",
        "report total",
        "grand count",
    ]
    .contains(&key.as_str())
        || key.starts_with("grand total")
        || key.starts_with("sub total");
    let is_likely = key.starts_with("total ")
        || [" total", " totals", " subtotal", " count"]
            .iter()
            .any(|end| key.ends_with(end));
    if is_certain {
        Total::Certain
    } else if is_likely {
        Total::Likely
    } else {
        Total::No
    }
}

/// Whether “total” or “count” stands somewhere in a text, which nearly every cell of a list is asked and nearly none has: both have
/// their only o in the second place.
fn may_be_total(text: &[u8]) -> bool {
    memchr::memchr2_iter(b'o', b'O', text).any(|at| {
        let word = at.checked_sub(1).and_then(|start| text.get(start..start + 5));
        word.is_some_and(|word| word.eq_ignore_ascii_case(b"total") || word.eq_ignore_ascii_case(b"count"))
    })
}

/// Whether a row of one or two cells is a note, a source or the title of a page.
fn is_note(row: Row<'_>, filled: usize) -> bool {
    const BEGINNINGS: [&str; 12] = [
        "source",
        "note",
        "notes",
        "nb",
        "page",
        "report run",
        "run on",
        "run date",
        "printed",
        "produced by",
        "prepared by",
        "end of report",
    ];
    if filled > 2 {
        return false;
    }
    let Some(Cell::Text(text)) = row.filled_at().min_by_key(|(column, _)| *column).map(|(_, cell)| cell) else {
        return false;
    };
    let key = plain(text);
    let begins = |start: &&str| {
        key.strip_prefix(*start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    text.trim_start().starts_with('*') || BEGINNINGS.iter().any(begins)
}

fn has_digit(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => text.bytes().any(|letter| letter.is_ascii_digit()),
        Cell::Empty | Cell::Date(_) | Cell::Bool(_) => false,
    }
}

fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => text
            .trim()
            .trim_end_matches('%')
            .replace(',', "")
            .parse::<f64>()
            .is_ok(),
        Cell::Empty | Cell::Date(_) | Cell::Bool(_) => false,
    }
}
