//! Past returns with numbered items in layouts that trusts make of them: groups in another order, totals between, fractions, a workforce
//! that is not what its rows make.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;
mod write_support;

use std::collections::BTreeMap;

use files::read::Kind;
use files::write::submission;
use read_support::{E, N, Put, Reading, Records, T, finds, questions, read_with, xlsx};

/// Item, label and figures of a small return: rows of staff, the workforce that they make, recruitment, and the survey.
fn items() -> Vec<(u16, &'static str, [Option<f64>; 3])> {
    let of = |white, bme, unknown| [Some(white), Some(bme), Some(unknown)];
    let percent = |white, bme| [Some(white), Some(bme), None];
    vec![
        (5, "Band 4", of(40.0, 10.0, 2.0)),
        (6, "Band 5", of(60.0, 20.0, 1.0)),
        (20, "Band 5", of(300.0, 150.0, 12.0)),
        (29, "Consultants", of(50.0, 30.0, 3.0)),
        (30, "of which Senior medical manager", of(5.0, 1.0, 0.0)),
        (34, "Number of shortlisted applicants", of(900.0, 700.0, 40.0)),
        (35, "Number appointed from shortlisting", of(200.0, 110.0, 7.0)),
        (38, "Number of staff in workforce", of(450.0, 210.0, 18.0)),
        (
            46,
            "% of staff experiencing harassment, bullying or abuse from patients",
            percent(24.9, 28.4),
        ),
        (
            47,
            "% of staff experiencing harassment, bullying or abuse from staff",
            percent(21.0, 27.7),
        ),
        (
            48,
            "% staff believing that trust provides equal opportunities",
            percent(58.5, 47.0),
        ),
        (
            49,
            "% staff personally experienced discrimination at work",
            percent(6.5, 15.9),
        ),
    ]
}

fn put(value: Option<f64>) -> Put {
    value.map_or(E, N)
}

fn read(heading: Vec<Put>, line: impl Fn([Option<f64>; 3]) -> Vec<Put>) -> Reading {
    let mut rows = vec![vec![T("WRES 2025")], heading];
    rows.extend(items().into_iter().map(|(item, label, figures)| {
        let mut row = vec![N(f64::from(item)), T(label)];
        row.extend(line(figures));
        row
    }));
    read_with("wres 2025.xlsx", &xlsx(0, 0, &rows), "", None).unwrap()
}

fn found(reading: &Reading) -> BTreeMap<u16, [Option<f64>; 3]> {
    let Records::Return(past) = &reading.records else {
        panic!("a return was expected, not {:?}", reading.records)
    };
    past.items.clone()
}

fn expected() -> BTreeMap<u16, [Option<f64>; 3]> {
    items().into_iter().map(|(item, _, figures)| (item, figures)).collect()
}

const DISAGREES: &str = "The rows of indicator 1 add up to";

#[test]
fn the_groups_may_stand_in_any_order_with_totals_between() {
    let sum = |[white, bme, unknown]: [Option<f64>; 3]| Some(white? + bme? + unknown?);
    for (heading, line) in [
        (
            vec![T("Item"), T("Label"), T("White"), T("BME"), T("Unknown")],
            (|[white, bme, unknown]| vec![put(white), put(bme), put(unknown)]) as fn([Option<f64>; 3]) -> Vec<Put>,
        ),
        (
            vec![T("Item"), T("Label"), T("BME"), T("White"), T("Not known / null")],
            |[white, bme, unknown]| vec![put(bme), put(white), put(unknown)],
        ),
        (
            vec![
                T("Item"),
                T("Label"),
                T("Unknown"),
                T("White"),
                T("White %"),
                T("BME"),
                T("BME %"),
            ],
            |[white, bme, unknown]| vec![put(unknown), put(white), N(1.0), put(bme), N(2.0)],
        ),
    ] {
        let reading = read(heading, line);
        assert_eq!(reading.kind, Kind::Return, "{:?}", reading.why);
        assert_eq!(found(&reading), expected());
        assert!(
            !finds(&reading, DISAGREES),
            "the rows make the workforce, the managers within the consultants"
        );
    }
    let with_total = read(
        vec![T("Item"), T("Label"), T("White"), T("BME"), T("Total"), T("Unknown")],
        |figures| vec![put(figures[0]), put(figures[1]), put(sum(figures)), put(figures[2])],
    );
    assert_eq!(found(&with_total), expected());
}

#[test]
fn percentages_that_are_fractions_of_one_are_taken_as_percentages() {
    let heading = || vec![T("Item"), T("Label"), T("White"), T("BME"), T("Unknown")];
    let is_percent = |figures: [Option<f64>; 3]| figures[2].is_none();
    let reading = read(heading(), |figures| {
        let scale = if is_percent(figures) { 100.0 } else { 1.0 };
        figures
            .iter()
            .map(|value| put(value.map(|value| value / scale)))
            .collect()
    });
    for (item, figures) in expected() {
        for (found, expected) in found(&reading)[&item].into_iter().zip(figures) {
            let is_same = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
                (found, expected) => found == expected,
            };
            assert!(is_same, "item {item}: {found:?} where {expected:?} was meant");
        }
    }
    assert!(finds(&reading, "stand as fractions of one"));
    let one = read(heading(), |figures| {
        let is_one = figures[1] == Some(15.9);
        figures
            .iter()
            .map(|value| put(value.map(|value| if is_one { value / 100.0 } else { value })))
            .collect()
    });
    assert_eq!(
        found(&one)[&49],
        [Some(0.065), Some(0.159), None],
        "one of four may be what it says"
    );
    assert!(!finds(&one, "stand as fractions of one"));
}

#[test]
fn a_workforce_that_its_rows_do_not_make_is_told_with_what_comes_of_it() {
    let heading = vec![T("Item"), T("Label"), T("White"), T("BME"), T("Unknown")];
    let reading = read(heading, |figures| {
        let off = if figures[0] == Some(450.0) { 1.0 } else { 0.0 };
        figures
            .iter()
            .map(|value| put(value.map(|value| value + off)))
            .collect()
    });
    assert!(finds(&reading, DISAGREES), "{:?}", reading.findings);
    let told = reading
        .findings
        .iter()
        .find(|held| held.message.starts_with(DISAGREES))
        .unwrap();
    assert!(
        told.message.contains("450 White, 210 BME and 18 unknown") && told.message.contains("item 38"),
        "{told:?}"
    );
    assert!(told.hint.contains("not worked out"), "{told:?}");
    assert_eq!(
        found(&reading)[&38],
        [Some(451.0), Some(211.0), Some(19.0)],
        "the cell is kept as it stands"
    );
}

#[test]
fn the_programs_own_table_is_read_back_and_asks_for_its_year() {
    let input = write_support::input(&write_support::counts());
    let reading = read_with("wres table.csv", &submission::csv(&input.filled), "", None).unwrap();
    assert_eq!(reading.kind, Kind::Return);
    assert_eq!(
        questions(&reading)
            .iter()
            .filter(|(field, ..)| *field == "return_year")
            .count(),
        1,
        "a table of columns does not name its year"
    );
    let held = found(&reading);
    for line in &input.filled.lines {
        let read = held.get(&line.item.number).copied().unwrap_or_default();
        for (read, written) in read.into_iter().zip(line.current) {
            assert_eq!(
                read.map(|value| (value * 1e6).round()),
                written.map(|value| (value * 1e6).round()),
                "item {}",
                line.item.number
            );
        }
    }
}
