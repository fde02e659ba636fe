//! The sheets of figures: the nine, the items of the return, and the rows behind each count.

use domain::submission::Cells;
use files::write::evidence::Sheet;
use files::write::grid::Cell;
use serde_json::Value;

use super::{number, sheet, words};
use crate::evidence::{Evidence, ItemEvidence, NineEvidence};
use crate::view::ExplainedCount;

/// The longest list of row numbers in one cell, in characters; what is longer goes on in the next row.
const RANGES: usize = 1_200;

pub(super) fn nine(held: &[NineEvidence]) -> Sheet {
    let rows = held.iter().map(|held| {
        [
            number(held.indicator),
            words(&held.wording),
            words(&held.figure),
            words(&held.sentence),
            words(&held.formula),
            words(&held.in_numbers),
            words(&held.interval_text),
            words(held.interval["method"].as_str().unwrap_or_default()),
            words(held.state_label),
            words(&held.last_year),
            words(&format!("{} {}", held.counted, held.caution)),
            words(&format!(
                "Pack “{}”. {} ({})",
                held.rule.pack, held.rule.source, held.rule.confidence
            )),
        ]
    });
    sheet(
        "The nine",
        "The nine indicators: figure, formula in words and in numbers, the range the counts fit, and the rule.",
        [
            ("Indicator", 9.0),
            ("Wording", 34.0),
            ("Figure", 18.0),
            ("In words", 36.0),
            ("Formula", 30.0),
            ("In numbers", 36.0),
            ("Range (95%)", 16.0),
            ("Method", 10.0),
            ("State", 14.0),
            ("Last year", 14.0),
            ("Who is counted", 36.0),
            ("Rule, and how sure it is", 30.0),
        ],
        rows,
        "",
    )
}

/// How a figure is held, and where what is held now gives another than the one that was signed.
fn held_as(held: &ItemEvidence) -> String {
    let mut words = match &held.not_calculable {
        Some(why) => format!("{}: {why}", held.state),
        None => held.state.to_owned(),
    };
    if !held.differs_from_signed.is_empty() {
        let differs = held.differs_from_signed.join("; ");
        words = format!("{words}. As signed; what is held now differs: {differs}");
    }
    words
}

pub(super) fn items(held: &[ItemEvidence]) -> Sheet {
    let rows = held.iter().map(|held| {
        let of = |cells: Cells, place: usize| match held.measure {
            "headcount" => Cell::Count(cells[place]),
            _ => Cell::Figure(cells[place], 4),
        };
        let cell = |place: usize| of(held.cells, place);
        let last = |place: usize| of(held.previous_cells, place);
        let of_last: Vec<&str> = held
            .not_comparable
            .iter()
            .chain(&held.previous_overridden)
            .map(String::as_str)
            .collect();
        [
            number(held.item),
            number(held.indicator),
            words(&format!("{}: {}", held.block, held.label)),
            words(held.measure),
            cell(0),
            cell(1),
            cell(2),
            words(&held_as(held)),
            words(&held.counts_text),
            words(&held.interval_text),
            words(&held.source),
            words(&held.checks.join("; ")),
            words(&format!("Pack “{}” ({})", held.rule.pack, held.rule.confidence)),
            last(0),
            last(1),
            last(2),
            words(&of_last.join(" ")),
        ]
    });
    sheet(
        "Items",
        "Every item of the return with its value, the counts behind it (the whole before the part), its files and its checks; then last \
         year’s figures as they stand beside this year’s.",
        [
            ("Item", 7.0),
            ("Indicator", 9.0),
            ("What it is", 42.0),
            ("Measure", 12.0),
            ("White, or the one figure", 11.0),
            ("BME", 11.0),
            ("Unknown", 11.0),
            ("How it is held", 16.0),
            ("Counts behind it", 44.0),
            ("Range (95%)", 18.0),
            ("From", 40.0),
            ("Checks", 18.0),
            ("Rules, and how sure the item list is", 20.0),
            ("Last year: White, or the one figure", 11.0),
            ("Last year: BME", 11.0),
            ("Last year: unknown", 11.0),
            ("On last year’s figures", 40.0),
        ],
        rows,
        "",
    )
}

/// A list of ranges in pieces that a cell can show, broken between ranges.
fn pieces(ranges: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for range in ranges.split(", ") {
        let full = pieces.last().is_some_and(|piece| piece.len() + range.len() > RANGES);
        if full {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            if !piece.is_empty() {
                piece.push_str(", ");
            }
            piece.push_str(range);
        }
    }
    pieces
}

pub(super) fn rows_behind(held: &Evidence) -> Sheet {
    let items_of = |key: &str| {
        let numbers: Vec<String> = held
            .items
            .iter()
            .filter(|item| item.counts.iter().any(|count| count == key))
            .map(|item| item.item.to_string())
            .collect();
        numbers.join(", ")
    };
    let mut rows = Vec::new();
    for count in &held.counts {
        let items = items_of(&count.key);
        let mut add = |group: &str, rows_of_group: Cell, file: &str, sheet: &str, sha256: &str, ranges: String| {
            rows.push([
                words(&items),
                words(&count.what),
                words(group),
                value(count, group),
                words(file),
                words(sheet),
                words(sha256),
                rows_of_group,
                Cell::words(ranges),
            ]);
        };
        if count.typed {
            add(
                "",
                Cell::Count(None),
                "",
                "",
                "",
                "Typed in by hand; no file is behind it.".to_owned(),
            );
        }
        for file in &count.files {
            if file.rows.is_empty() {
                add(
                    "",
                    Cell::Count(None),
                    &file.file,
                    &file.sheet,
                    &file.sha256,
                    count.note.clone(),
                );
            }
            for group in &file.rows {
                for (index, piece) in pieces(&group.ranges).into_iter().enumerate() {
                    let number_of_rows = if index == 0 {
                        Cell::count(group.count)
                    } else {
                        Cell::Count(None)
                    };
                    add(
                        &group.group,
                        number_of_rows,
                        &file.file,
                        &file.sheet,
                        &file.sha256,
                        piece,
                    );
                }
            }
        }
    }
    sheet(
        "Rows behind",
        "The rows of the files behind every count, by group; long lists go on in the next row.",
        [
            ("Items", 14.0),
            ("What is counted", 34.0),
            ("Group", 10.0),
            ("The count", 10.0),
            ("File", 28.0),
            ("Sheet", 16.0),
            ("SHA-256 of the file", 24.0),
            ("Rows", 8.0),
            ("Row numbers", 90.0),
        ],
        rows,
        "Nothing is counted yet.",
    )
}

/// The count of one group.
fn value(count: &ExplainedCount, group: &str) -> Cell {
    let held = count.values.iter().find(|value| value.name == group);
    Cell::Figure(held.and_then(|value| value.number), 0)
}

/// The bank-only workers, who are in no figure of the return.
pub(super) fn bank(held: &Value) -> Sheet {
    let row = |what: &str, people: &Value| {
        let figure = |key: &str| Cell::Count(people[key].as_f64());
        [
            words(what),
            figure("total"),
            figure("white"),
            figure("bme"),
            figure("unknown"),
        ]
    };
    let sexes = held["by_sex"].as_array().into_iter().flatten();
    let mut rows: Vec<_> = sexes
        .map(|line| {
            let sex = line["name"].as_str().filter(|sex| !sex.is_empty());
            row(&format!("People, {}", sex.unwrap_or("sex not given")), line)
        })
        .collect();
    if held["people"]["total"].as_u64().is_some_and(|people| people > 0) {
        rows.push(row("People, all", &held["people"]));
        if held["discipline"].is_object() {
            rows.push(row(
                "People who could have entered the disciplinary process as bank workers",
                &held["discipline"]["workers"],
            ));
            rows.push(row(
                "People who entered the formal disciplinary process",
                &held["discipline"]["people"],
            ));
        }
    }
    if held["not_in_force_on_the_snapshot_date"]
        .as_u64()
        .is_some_and(|others| others > 0)
    {
        rows.push([
            words("People whose bank posts had ended by the snapshot date or begin after it, who are not among them"),
            Cell::Count(held["not_in_force_on_the_snapshot_date"].as_f64()),
            Cell::Count(None),
            Cell::Count(None),
            Cell::Count(None),
        ]);
    }
    sheet(
        "Bank-only workers",
        "People who work on the bank only. They are in no figure of the return. How the Bank WRES works its indicators out was not found in \
         public: these counts follow the rules of indicators 1 and 3.",
        [
            ("What", 60.0),
            ("All", 10.0),
            ("White", 10.0),
            ("BME", 10.0),
            ("Unknown", 10.0),
        ],
        rows,
        "The staff list held names no bank-only workers.",
    )
}
