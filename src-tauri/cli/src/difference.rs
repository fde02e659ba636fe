//! `wres difference`: this year's return beside an earlier one, item by item.

use desk::view::DifferenceView;
use desk::{Desk, DeskError};
use serde_json::Value;

use crate::arguments::Where;
use crate::print;

/// Prints the largest movements with what they come from, then every figure.
pub(crate) fn run(place: &Where, compare: Option<u16>) -> Result<(), DeskError> {
    let desk = Desk::open_existing(&place.store)?;
    if place.json {
        let mut found = desk.difference_json(place.year, compare)?;
        if let Value::Object(fields) = &mut found {
            fields.insert("schema".to_owned(), Value::from("wres-desk/difference/1"));
        }
        print::json(&found);
    } else {
        show(&desk.difference(place.year, compare)?);
    }
    Ok(())
}

fn show(view: &DifferenceView) {
    print::wrapped(&view.lead, "");
    for held in &view.largest {
        print::line("");
        print::wrapped(&format!("item {}: {}", held.item, held.says), "");
        for why in &held.why {
            print::wrapped(why, "    ");
        }
    }
    if view.lines.is_empty() {
        return;
    }
    let rows: Vec<[String; 7]> = view
        .lines
        .iter()
        .map(|line| {
            [
                line.item.to_string(),
                line.group.clone(),
                line.last.clone(),
                line.now.clone(),
                line.difference.clone(),
                line.relative.clone(),
                if line.note.is_empty() {
                    line.label.clone()
                } else {
                    format!("{} ({})", line.label, line.note)
                },
            ]
        })
        .collect();
    let headings = [
        "item".to_owned(),
        "group".to_owned(),
        view.compare.to_string(),
        view.year.to_string(),
        "difference".to_owned(),
        "relative".to_owned(),
        "label".to_owned(),
    ];
    let mut widths = [0; 7];
    for row in rows.iter().chain([&headings]) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    print::line("");
    for row in [headings].iter().chain(&rows) {
        let mut text = String::new();
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            let padded = match column {
                1 => format!("{cell:<width$}  "),
                6 => cell.clone(),
                _ => format!("{cell:>width$}  "),
            };
            text.push_str(&padded);
        }
        print::line(text.trim_end());
    }
}
