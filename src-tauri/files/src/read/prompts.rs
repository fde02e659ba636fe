//! What the rows above a table say of it: prompts and titles that a report tool writes there.

use chrono::NaiveDate;
use domain::classify::plain;

use super::cell::Cell;
use super::table::{FirstRows, Table};
use super::values::{self, When};

/// The date that the prompts above a table give: beside a prompt, or in a title after "as at".
pub(crate) fn as_at(rows: &FirstRows, table: &Table) -> Option<NaiveDate> {
    const PROMPTS: [&str; 7] = [
        "effective date",
        "snapshot date",
        "as at",
        "as at date",
        "reporting date",
        "census date",
        "report date",
    ];
    for (_, cells) in rows.iter().take_while(|(row, _)| *row < table.header_row) {
        for (column, cell) in cells.iter().enumerate() {
            let Cell::Text(text) = cell else { continue };
            let key = plain(text);
            if PROMPTS.contains(&key.as_str()) {
                let beside = cells[column + 1..].iter().find(|cell| !cell.is_empty());
                if let Some(When::Day(day)) = beside.map(values::date) {
                    return Some(day);
                }
            }
            let lower = text.to_lowercase();
            if let Some(at) = lower.find("as at ")
                && let When::Day(day) = values::text_date(&lower[at + 6..])
            {
                return Some(day);
            }
        }
    }
    None
}
