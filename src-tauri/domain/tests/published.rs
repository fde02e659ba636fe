//! Figures that organisations published, recomputed: each line of `tests/acceptance/published-figures.csv` names its source. Where a
//! line says that the published figure does not follow from its own counts, it must not come out here either.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::path::Path;

use domain::ethnicity::{Group, Triple};
use domain::indicator::RelativeLikelihood;
use domain::indicator::relative_likelihood::{self, Ratio};

mod common;

struct Published {
    line: usize,
    what: String,
    operation: String,
    numerator: String,
    denominator: String,
    decimals: usize,
    printed: f64,
    follows: bool,
    source: String,
    why_not: String,
}

/// Splits a line of comma-separated values, quotes doubled inside quotes.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        let Some(last) = fields.last_mut() else { break };
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                last.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => last.push(other),
        }
    }
    fields
}

fn published() -> Vec<Published> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/acceptance/published-figures.csv");
    let text = std::fs::read_to_string(path).unwrap_or_else(|why| panic!("published-figures.csv: {why}"));
    let mut lines = text.lines();
    let head = fields(lines.next().unwrap_or_default());
    lines
        .enumerate()
        .map(|(index, line)| {
            let cells = fields(line);
            assert_eq!(cells.len(), head.len(), "line {}: as many cells as headings", index + 2);
            let cell = |name: &str| {
                let place = head.iter().position(|held| held == name);
                cells[place.unwrap_or_else(|| panic!("no column {name}"))].clone()
            };
            let number = |name: &str| -> f64 {
                cell(name)
                    .parse()
                    .unwrap_or_else(|why| panic!("line {}: {name}: {why}", index + 2))
            };
            Published {
                line: index + 2,
                what: format!("{}, {}", cell("organisation"), cell("what")),
                operation: cell("operation"),
                numerator: cell("numerator"),
                denominator: cell("denominator"),
                decimals: cell("decimals").parse().unwrap_or_else(|why| panic!("decimals: {why}")),
                printed: number("published"),
                follows: cell("follows_from_counts") == "True",
                source: cell("source"),
                why_not: cell("why_not"),
            }
        })
        .collect()
}

/// A printed rate such as 46.99 as a count of ten thousand.
fn of_ten_thousand(rate: &str) -> u32 {
    let (whole, decimals) = rate.split_once('.').unwrap_or((rate, ""));
    format!("{whole}{decimals:0<2}")
        .parse()
        .unwrap_or_else(|why| panic!("{rate}: {why}"))
}

/// "[1148, 15853]" as a pair.
fn pair(cell: &str) -> (u32, u32) {
    let numbers: Vec<u32> = cell
        .trim_matches(['[', ']'])
        .split(", ")
        .map(|number| number.parse().unwrap_or_else(|why| panic!("{cell}: {why}")))
        .collect();
    (numbers[0], numbers[1])
}

fn likelihood(first: (u32, u32), second: (u32, u32)) -> RelativeLikelihood {
    relative_likelihood::compute(
        Ratio::Appointment,
        Triple::new(first.1, second.1, 0),
        Triple::new(first.0, second.0, 0),
        &common::rules(&[]),
    )
}

/// The figure as our own rules compute it.
fn computed(held: &Published) -> f64 {
    let whole = |cell: &str| -> u32 { cell.parse().unwrap_or_else(|why| panic!("line {}: {why}", held.line)) };
    let ratio = |found: RelativeLikelihood| found.value.unwrap_or_else(|why| panic!("line {}: {why:?}", held.line));
    match held.operation.as_str() {
        "percent" => {
            let (part, all) = (whole(&held.numerator), whole(&held.denominator));
            match all.checked_sub(part) {
                Some(rest) => Triple::new(rest, part, 0).percent(Group::Bme).unwrap_or(f64::NAN),
                // A growth in percent, of a number that more than doubled: a ratio of two counts of the same size.
                None => 100.0 * ratio(likelihood((part, 1000), (all, 1000))),
            }
        }
        "relative_likelihood" => ratio(likelihood(pair(&held.numerator), pair(&held.denominator))),
        "ratio_of_printed_rates" => ratio(likelihood(
            (of_ten_thousand(&held.numerator), 10_000),
            (of_ten_thousand(&held.denominator), 10_000),
        )),
        other => panic!("line {}: no such operation as {other}", held.line),
    }
}

#[test]
fn published_figures_follow_from_their_counts_where_they_are_said_to() {
    let all = published();
    assert_eq!(all.len(), 53, "every line of the file is tried");
    for held in &all {
        assert!(
            held.source.starts_with("http"),
            "line {}: every figure names its source",
            held.line
        );
        let found = computed(held);
        let distance = (found - held.printed).abs();
        // Half of the last printed place, with a little for a half that is printed either way.
        let half = 0.5 * 10_f64.powi(-i32::try_from(held.decimals).unwrap_or(0)) + 1e-9;
        assert_eq!(
            distance <= half,
            held.follows,
            "line {}, {}: computed {found:.4}, published {}, {}",
            held.line,
            held.what,
            held.printed,
            held.source
        );
        // What follows instead stands first in the words, so that they are about this figure and no other.
        let first = held.why_not.split(' ').next().unwrap_or_default();
        if held.follows {
            assert_eq!(held.why_not, "", "line {}: nothing needs explaining", held.line);
        } else {
            assert_eq!(
                first,
                domain::rounding::text(
                    found,
                    u16::try_from(held.decimals.max(if held.printed < 2.0 { 2 } else { 1 })).unwrap()
                ),
                "line {}: the words say what follows from the counts",
                held.line
            );
            assert!(
                held.why_not.split_whitespace().count() > 8,
                "line {}: and why the printed figure differs",
                held.line
            );
        }
    }
}

#[test]
fn figures_that_do_not_follow_are_held_and_few() {
    let (follow, do_not): (Vec<Published>, Vec<Published>) = published().into_iter().partition(|held| held.follows);
    assert_eq!(
        (follow.len(), do_not.len()),
        (47, 6),
        "misprints are kept as misprints, not dropped"
    );
}
