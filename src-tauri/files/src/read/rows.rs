//! Which rows below a header are records at all: totals, footnotes and repeated headings are not.
//!
//! Nothing here knows what a kind's records are made of; that a row lacks its person is for the records themselves to say.

use domain::classify::plain;

use super::cell::Cell;
use super::columns::{Columns, Row};

/// Why a row is no record of any kind; `None` if it may be one.
pub(super) fn no_record(row: Row<'_>, filled: usize, header: &[Cell], columns: &Columns) -> Option<&'static str> {
    let marked = columns.wanted(header.len());
    let repeats = row
        .cells
        .iter()
        .zip(header)
        .zip(&marked)
        .filter(|((cell, heading), marked)| **marked && !cell.is_empty() && cell == heading)
        .count();
    if filled >= 2 && repeats * 2 > filled {
        return Some("repeated_header");
    }
    let is_total = row.filled().any(|cell| {
        let Cell::Text(text) = cell else { return false };
        let key = plain(text);
        key == "total"
            || key == "totals"
            || key.starts_with("grand total")
            || key.starts_with("sub total")
            || key == "subtotal"
    });
    let column_count = marked.iter().filter(|marked| **marked).count();
    (is_total || (filled == 1 && column_count >= 3)).then_some("total_row")
}
