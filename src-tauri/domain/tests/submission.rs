//! The return: what fills each item, and that it can be read back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;
mod year;

use std::collections::BTreeMap;

use domain::counts::Counts;
use domain::past;
use domain::submission::{Cells, Return, fill, is_known_key};
use year::{ITEMS, clean, pack};

fn filled(counts: &Counts, previous: &BTreeMap<u16, Cells>) -> Return {
    fill(counts, None, previous, &pack())
}

#[test]
fn every_item_is_filled_with_what_its_key_says() {
    let held = filled(&clean(), &BTreeMap::new());
    for (number, expected, why) in [
        (
            29,
            [Some(60.0), Some(20.0), Some(5.0)],
            "consultants include the senior medical managers",
        ),
        (30, [Some(10.0), Some(5.0), Some(0.0)], "of which line"),
        (34, [Some(400.0), Some(200.0), Some(30.0)], "shortlisted"),
        (36, [Some(0.25), Some(0.2), Some(0.2)], "appointed of shortlisted"),
        (37, [Some(1.25), None, None], "White over BME, in the first cell"),
        (
            38,
            [Some(800.0), Some(180.0), Some(20.0)],
            "the managers are in the workforce once",
        ),
        (39, [Some(8.0), Some(3.0), Some(1.0)], "people, not the 13 cases"),
        (40, [Some(0.01), Some(3.0 / 180.0), Some(0.05)], "of the workforce"),
        (41, [Some(5.0 / 3.0), None, None], "BME over White"),
        (45, [Some(1.25), None, None], "White over BME"),
        (48, [Some(61.5), Some(50.3), None], "percentages as published"),
        (50, [Some(14.0), Some(3.0), Some(0.0)], "voting and non-voting"),
        (55, [Some(8.0), Some(2.0), Some(0.0)], "non-executives"),
        (
            58,
            [Some(1100.0 / 13.0), Some(200.0 / 13.0), Some(0.0)],
            "share of the voting members",
        ),
        (62, [Some(80.0), Some(18.0), Some(2.0)], "share of the workforce"),
        (
            64,
            [Some(1100.0 / 13.0 - 80.0), Some(200.0 / 13.0 - 18.0), Some(-2.0)],
            "points",
        ),
    ] {
        let line = held.lines.iter().find(|line| line.item.number == number);
        let current = line.map(|line| line.current).unwrap_or_default();
        for (found, wanted) in current.into_iter().zip(expected) {
            assert!(
                match (found, wanted) {
                    (Some(found), Some(wanted)) => (found - wanted).abs() < 1e-9,
                    (None, None) => true,
                    _ => false,
                },
                "item {number}: {found:?}, expected {wanted:?}: {why}"
            );
        }
    }
}

#[test]
fn keys_are_known_or_refused() {
    for &(_, _, _, key) in ITEMS {
        assert!(is_known_key(key), "{key} fills an item");
    }
    for key in [
        "",
        "workforce",
        "workforce.clinical",
        "workforce.clinical.band_10",
        "workforce.surgical.band_5",
        "recruitment.people",
        "casework.appointed",
        "survey.4",
        "survey.9",
        "survey.x",
        "board.chair",
        "board_difference",
    ] {
        assert!(!is_known_key(key), "{key:?} fills nothing and must be refused");
    }
}

#[test]
fn a_return_read_back_gives_the_same_return() {
    let first = filled(&clean(), &BTreeMap::new());
    let items: BTreeMap<u16, Cells> = first
        .lines
        .iter()
        .map(|line| (line.item.number, line.current))
        .collect();
    let again = past::counts(&items, &pack());
    assert_eq!(
        again.staff(),
        clean().staff(),
        "managers are not counted twice on the way"
    );
    assert_eq!(
        again.board,
        clean().board,
        "the board's parts are found from the totals"
    );
    assert_eq!(
        filled(&again, &BTreeMap::new()).lines,
        first.lines,
        "every cell comes back"
    );
}
