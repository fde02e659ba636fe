//! `wres bank`: the bank-only workers, apart from the return.

use desk::{Desk, DeskError};

use crate::arguments::Where;
use crate::print;

/// Prints who they are and how many entered the disciplinary process.
pub(crate) fn run(place: &Where) -> Result<(), DeskError> {
    let desk = Desk::open_existing(&place.store)?;
    if place.json {
        print::json(&desk.bank_json(place.year)?);
        return Ok(());
    }
    let held = desk.bank(place.year)?;
    if !held.nothing.is_empty() {
        print::wrapped(&held.nothing, "");
    }
    for line in &held.lead {
        print::wrapped(line, "");
    }
    for table in &held.tables {
        print::line("");
        print::table(table);
    }
    if !held.notes.is_empty() {
        print::line("");
    }
    for note in &held.notes {
        print::wrapped(note, "");
    }
    Ok(())
}
