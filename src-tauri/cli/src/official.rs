//! `wres export submission --into OFFICIAL`: the return into a copy of the official workbook.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use desk::view::BlankView;
use desk::{Desk, DeskError};
use serde_json::json;

use crate::arguments::Where;
use crate::print;
use crate::run::given;

/// Prints the match, and writes the copy where a place for it is given.
pub(crate) fn run(
    place: &Where,
    document: &str,
    into: &Path,
    out: Option<&Path>,
    reader: Option<PathBuf>,
    now: NaiveDateTime,
) -> Result<(), DeskError> {
    if document != "submission" {
        return Err(given(
            format!("“{document}” is not written into an official workbook."),
            "Only the return is: wres export submission --into OFFICIAL.xlsx",
        ));
    }
    let mut desk = Desk::open_existing(&place.store)?.reading_in(reader);
    let Some(out) = out else {
        let look = desk.match_blank(place.year, into)?;
        if place.json {
            print::json(&json!({"schema": "wres-desk/official/1", "year": place.year, "path": null, "match": look}));
        } else {
            every_place(&look);
            rest(&look);
        }
        return Ok(());
    };
    let filled = desk.fill_blank(place.year, into, out, None, now)?;
    if place.json {
        print::json(
            &json!({"schema": "wres-desk/official/1", "year": place.year, "path": filled.path, "match": filled.look}),
        );
    } else {
        rest(&filled.look);
        print::line(&format!("Written: {}", filled.path));
    }
    Ok(())
}

fn every_place(look: &BlankView) {
    for place in &look.places {
        let group = if place.group.is_empty() {
            String::new()
        } else {
            format!(", {}", place.group)
        };
        let holds = if place.holds.is_empty() {
            "empty".to_owned()
        } else {
            format!("holds {}", place.holds)
        };
        print::line(&format!(
            "Item {}{group}, {}: {}!{} ({holds}) → {}",
            place.item, place.year, place.sheet, place.cell, place.becomes
        ));
    }
}

fn rest(look: &BlankView) {
    print::line(&format!("{}: {}", look.file, look.summary));
    let replaced: Vec<String> = look
        .places
        .iter()
        .filter(|place| place.replaces)
        .map(|place| {
            format!(
                "  {}!{} held {}, becomes {}",
                place.sheet, place.cell, place.holds, place.becomes
            )
        })
        .collect();
    list("Other figures that are replaced:", &replaced);
    let missing: Vec<String> = look
        .not_placed
        .iter()
        .map(|held| {
            let group = if held.group.is_empty() {
                String::new()
            } else {
                format!(", {}", held.group)
            };
            let figure = if held.figure.is_empty() {
                String::new()
            } else {
                format!(" = {}", held.figure)
            };
            format!("  Item {}, {}{group}{figure}: {}", held.item, held.label, held.why)
        })
        .collect();
    list("Not placed:", &missing);
    let unknown: Vec<String> = look
        .unknown
        .iter()
        .map(|held| format!("  “{}” ({}!{})", held.line, held.sheet, held.cell))
        .collect();
    list("Lines of the workbook without an item:", &unknown);
    for note in &look.notes {
        print::line(&format!("Note: {note}"));
    }
    if !look.why_not.is_empty() {
        print::line(&look.why_not);
    }
}

fn list(heading: &str, lines: &[String]) {
    if !lines.is_empty() {
        print::line(heading);
        for line in lines {
            print::line(line);
        }
    }
}
