//! `wres explain`: the receipt of one figure.

use desk::view::{Explained, ExplainedValue};
use desk::{Desk, DeskError};
use serde_json::json;

use crate::arguments::Where;
use crate::print;

/// Prints which rule and edition, which counts, which file and, if asked, which rows a figure comes from.
pub(crate) fn run(place: &Where, item: &str, by: Option<&str>, rows: bool) -> Result<(), DeskError> {
    let desk = Desk::open_existing(&place.store)?;
    let mut explained = match by {
        None => desk.explain(place.year, item)?,
        Some(by) => {
            let (dimension, line) = by.split_once('=').unwrap_or((by, ""));
            desk.explain_line(place.year, item, crate::breakdown::dimension(dimension)?, line)?
        }
    };
    if place.json {
        if !rows {
            for file in explained.counts.iter_mut().flat_map(|count| &mut count.files) {
                file.rows.iter_mut().for_each(|of| of.ranges.clear());
            }
        }
        print::json(&json!({"schema": "wres-desk/explain/1", "year": place.year, "receipt": explained}));
    } else {
        show(&explained, rows);
    }
    Ok(())
}

fn values(values: &[ExplainedValue]) -> String {
    let each: Vec<String> = values
        .iter()
        .map(|value| format!("{} {}", value.name, value.text))
        .collect();
    each.join(", ")
}

fn show(explained: &Explained, rows: bool) {
    let item = explained.item.map(|item| format!("Item {item}: ")).unwrap_or_default();
    print::line("");
    print::wrapped(&format!("{item}{}", explained.label), "");
    print::line(&format!("  {}", values(&explained.values)));
    print::line("");
    print::line("How it is worked out");
    for sentence in &explained.rule {
        print::wrapped(sentence, "  ");
    }
    print::wrapped(&format!("Source: {}", explained.rule_source), "  ");
    for count in &explained.counts {
        print::line("");
        print::wrapped(&count.what, "");
        print::line(&format!("  {}", values(&count.values)));
        if count.typed {
            print::line("  Typed in by hand; no file is behind it.");
        } else if count.files.is_empty() {
            print::line("  No file is held for it yet.");
        } else {
            print::wrapped(&count.note, "  ");
        }
        for file in &count.files {
            let sheet = if file.sheet.is_empty() {
                String::new()
            } else {
                format!(", sheet “{}”", file.sheet)
            };
            print::line(&format!("  {}{sheet}", file.file));
            print::line(&format!("    SHA-256 {}", file.sha256));
            print::line(&format!(
                "    Kept {} under the rules “{}”: {}",
                file.kept, file.rules, file.balance
            ));
            for of in &file.rows {
                if rows {
                    print::wrapped(&format!("{} rows: {}", of.group, of.ranges), "    ");
                } else {
                    print::line(&format!(
                        "    {}: {} {}",
                        of.group,
                        desk::count(of.count),
                        if of.count == 1 { "row" } else { "rows" }
                    ));
                }
            }
        }
    }
    if !rows && explained.counts.iter().any(|count| !count.files.is_empty()) {
        print::line("");
        print::line("Add --rows to see the numbers of the rows.");
    }
}
