//! `wres why`: why the figures changed between two years held.

use desk::view::WhyView;
use desk::{Desk, DeskError};
use serde_json::json;

use crate::arguments::Where;
use crate::print;

/// Prints the change of every figure, in parts that add up.
pub(crate) fn run(place: &Where, compare: Option<u16>) -> Result<(), DeskError> {
    let desk = Desk::open_existing(&place.store)?;
    let last = compare.unwrap_or(place.year - 1);
    if place.json {
        let changes = desk.why_json(last, place.year)?;
        print::json(&json!({"schema": "wres-desk/why/1", "year": place.year, "compare": last, "changes": changes}));
        return Ok(());
    }
    let changes = desk.why(last, place.year)?;
    if changes.is_empty() {
        print::line(&format!(
            "There is no figure that is held for {last} and for {} and can be compared.",
            place.year
        ));
    }
    for change in changes {
        show(&change);
    }
    Ok(())
}

fn show(change: &WhyView) {
    print::line("");
    print::line(&change.figure);
    print::wrapped(&change.lead, "  ");
    let name = change
        .table
        .rows
        .iter()
        .map(|row| row[0].chars().count())
        .max()
        .unwrap_or(0);
    let far = change
        .table
        .rows
        .iter()
        .map(|row| row[1].chars().count())
        .max()
        .unwrap_or(0);
    for row in &change.table.rows {
        print::line(format!("    {:<name$}  {:>far$}  {}", row[0], row[1], row[2]).trim_end());
    }
    for note in &change.notes {
        print::wrapped(note, "  ");
    }
}
