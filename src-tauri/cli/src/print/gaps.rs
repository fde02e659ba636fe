//! The gaps in words: figure by figure, each published one with its year, and the holes where none is held.

use desk::view::Compared;
use serde_json::Value;

use super::{line, wrapped};

/// A headline beside one published figure, or why there is none.
pub(super) fn beside(compared: &Compared) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let figure = format!("{} {}: {}.", compared.name, compared.year, compared.text);
    let name = format!("{}:", compared.name);
    parts.push(if compared.text.is_empty() { &name } else { &figure });
    let reading = match (compared.reading_label.as_str(), compared.chance.as_str()) {
        ("", _) => String::new(),
        (label, "") => format!("Here {label}."),
        (label, chance) => format!("Here {label}; {chance}."),
    };
    let ours = if compared.ours.is_empty() {
        String::new()
    } else {
        format!("({}.)", compared.ours)
    };
    let derived = if compared.derived.is_empty() {
        String::new()
    } else {
        format!("({}.)", compared.derived)
    };
    parts.extend([reading.as_str(), &ours, &derived, &compared.note]);
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Every gap and every hole.
pub(crate) fn gaps(found: &Value) {
    let differs = text(&found["signed"], "sentence");
    if !differs.is_empty() {
        wrapped(differs, "");
        line("");
    }
    let list = |key: &str| found[key].as_array().map(Vec::as_slice).unwrap_or_default();
    line(&format!("Gaps {}", found["year"]));
    let mut last = "";
    for gap in list("gaps") {
        let what = text(gap, "what");
        if what != last {
            line("");
            wrapped(
                &format!("{}  {what}: {}", text(gap, "indicator"), text(gap, "value_text")),
                "",
            );
            last = what;
        }
        let chance = match text(gap, "state_text") {
            "" => String::new(),
            chance => format!("; {chance}"),
        };
        let derived = match text(gap, "derived") {
            "" => String::new(),
            derived => format!(" ({derived}.)"),
        };
        let (place, reading) = (text(gap, "place"), text(gap, "reading_text"));
        let (figure, confidence) = (text(gap, "benchmark_text"), text(gap, "confidence_text"));
        let says = format!(
            "{place} {}: {figure}. Here {reading}{chance}.{derived} [{confidence}]",
            gap["year"]
        );
        wrapped(&says, "   ");
    }
    if !list("holes").is_empty() {
        line("");
        line("Not compared:");
    }
    for hole in list("holes") {
        let latest = match text(&hole["latest"], "benchmark_text") {
            "" => String::new(),
            figure => format!(" ({} in {})", figure, hole["latest"]["year"]),
        };
        let place = text(hole, "place");
        wrapped(
            &format!(
                "{}  {}, {place}: {}{latest}",
                text(hole, "indicator"),
                text(hole, "what"),
                text(hole, "why")
            ),
            "   ",
        );
    }
    line("");
    wrapped(
        "Worse and better are only the sign of the difference, the published figure taken as exact; what chance has to do with it stands \
         behind. The published figure is the latest that is not later than the collection year and not from before a break in its series.",
        "",
    );
}
