//! The checks an auditor would make of a return: what stops it, what needs a word, and what passes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;
mod year;

use std::collections::BTreeMap;

use domain::casework::Casework;
use domain::counts::Counts;
use domain::ethnicity::Triple;
use domain::finding::Severity;
use domain::recruitment::Recruitment;
use domain::submission::{Cells, Check, Explained, Facts, Return, check, fill};
use domain::workforce::{Band, Section};
use year::{before, clean, pack};

fn filled(counts: &Counts, previous: &BTreeMap<u16, Cells>) -> Return {
    fill(counts, None, previous, &pack())
}

fn checks(counts: &Counts, previous: &BTreeMap<u16, Cells>) -> Vec<Check> {
    of(&filled(counts, previous), Explained::default())
}

/// What is found beside what every year of these tests lacks: a stated way of averaging, and last year's return.
fn of(filled: &Return, explained: Explained) -> Vec<Check> {
    let facts = Facts {
        explained,
        ..Facts::default()
    };
    let lacking = |held: &Check| matches!(held.key.as_str(), "averaging.stated" | "last_year.missing");
    check(filled, &pack(), &facts)
        .into_iter()
        .filter(|held| !lacking(held))
        .collect()
}

#[track_caller]
fn finds(why: &str, found: &[Check], expected: &[(&str, Severity)]) {
    let found: Vec<(&str, Severity)> = found.iter().map(|held| (held.key.as_str(), held.severity)).collect();
    assert_eq!(found, expected, "{why}");
}

#[test]
fn nothing_held_leaves_cells_empty_and_not_nought() {
    let held = filled(&Counts::default(), &BTreeMap::new());
    assert!(
        held.lines.iter().all(|line| line.current == [None; 3]),
        "what is not held is not nought"
    );
    let found = checks(&Counts::default(), &BTreeMap::new());
    let keys: Vec<&str> = found.iter().map(|held| held.key.as_str()).collect();
    let expected: Vec<String> = (1..=9).map(|number| format!("missing.{number}")).collect();
    assert_eq!(keys, expected, "each indicator is missing once");
    assert!(
        found.iter().all(|held| held.severity == Severity::Error),
        "each of them stops a submission"
    );
}

#[test]
fn a_clean_year_has_nothing_to_remark() {
    finds("a clean year", &checks(&clean(), &BTreeMap::new()), &[]);
}

#[test]
fn half_a_survey_result_is_missing() {
    let mut counts = clean();
    counts.survey[2].bme_percent = None;
    finds(
        "the BME figure of indicator 7",
        &checks(&counts, &BTreeMap::new()),
        &[("missing.7", Severity::Error)],
    );
}

#[test]
fn a_part_above_its_whole_is_an_error_unless_leavers_explain_it() {
    let error = Severity::Error;
    let mut counts = clean();
    counts.recruitment = Some(Recruitment {
        shortlisted: Triple::new(800, 20, 30),
        appointed: Triple::new(600, 21, 31),
    });
    finds(
        "more appointed than shortlisted, in two groups",
        &checks(&counts, &BTreeMap::new()),
        &[
            ("above.recruitment.appointed.bme", error),
            ("above.recruitment.appointed.unknown", error),
        ],
    );

    let mut counts = clean();
    counts.training = Some(Triple::new(803, 72, 5));
    let held = filled(&counts, &BTreeMap::new());
    for (leavers, severity, why) in [
        (0, Severity::Error, "nothing explains three too many"),
        (2, Severity::Error, "two leavers do not explain three too many"),
        (3, Severity::Warning, "three leavers do"),
        (900, Severity::Warning, "more leavers than people trained do"),
    ] {
        let explained = Explained {
            trained_not_in_post: Triple::new(leavers, 0, 0),
            ..Explained::default()
        };
        finds(why, &of(&held, explained), &[("above.training.people.white", severity)]);
    }
    let wrong_group = Explained {
        trained_not_in_post: Triple::new(0, 50, 50),
        disciplined_not_in_post: Triple::new(50, 0, 0),
        ..Explained::default()
    };
    finds(
        "leavers of another group or of the other count explain nothing",
        &of(&held, wrong_group),
        &[("above.training.people.white", error)],
    );

    let mut counts = clean();
    counts.casework = Some(Casework {
        people: Triple::new(8, 3, 24),
        cases: 35,
    });
    let explained = Explained {
        disciplined_not_in_post: Triple::new(0, 0, 4),
        ..Explained::default()
    };
    finds(
        "people on no staff list count as unknown",
        &of(&filled(&counts, &BTreeMap::new()), explained),
        &[
            ("above.casework.people.unknown", Severity::Warning),
            ("unknown.casework", Severity::Warning),
        ],
    );
}

#[test]
fn a_part_as_large_as_its_whole_is_right() {
    let mut counts = clean();
    counts.training = Some(Triple::new(800, 180, 20));
    finds("everybody was trained", &checks(&counts, &BTreeMap::new()), &[]);
}

#[test]
fn a_board_whose_pairs_differ_is_an_error() {
    let mut counts = clean();
    if let Some(board) = &mut counts.board {
        board.executive.white += 1;
    }
    finds(
        "executive and non-executive make one member too many",
        &checks(&counts, &BTreeMap::new()),
        &[("board.parts", Severity::Error)],
    );
}

#[test]
fn somebody_in_a_row_the_return_does_not_have_is_an_error() {
    let mut counts = clean();
    if let Some(workforce) = &mut counts.workforce {
        workforce
            .people
            .insert((Section::Medical, Band::Band6), Triple::new(1, 0, 0));
    }
    finds(
        "a nurse's band in the medical section stands in no line",
        &checks(&counts, &BTreeMap::new()),
        &[("workforce.sum", Severity::Error)],
    );
}

#[test]
fn more_than_five_percent_unknown_warns() {
    let with_unknown = |unknown: u32| {
        let mut counts = clean();
        if let Some(workforce) = &mut counts.workforce {
            workforce.people.insert(
                (Section::Clinical, Band::Band5),
                Triple::new(700, 150 - unknown, 15 + unknown),
            );
        }
        counts
    };
    finds(
        "exactly 5 %: 50 of 1,000",
        &checks(&with_unknown(30), &BTreeMap::new()),
        &[],
    );
    finds(
        "5.1 %: 51 of 1,000",
        &checks(&with_unknown(31), &BTreeMap::new()),
        &[("unknown.share", Severity::Warning)],
    );
}

#[test]
fn percentages_out_of_range_or_typed_as_fractions_are_told() {
    for (percent, expected) in [
        (100.0, Some(("survey.extreme.5", Severity::Warning))),
        (0.0, Some(("survey.extreme.5", Severity::Warning))),
        (1.0, None),
        (100.1, Some(("range.46.bme", Severity::Error))),
        (-0.1, Some(("range.46.bme", Severity::Error))),
        (2730.0, Some(("range.46.bme", Severity::Error))),
        (f64::NAN, Some(("range.46.bme", Severity::Error))),
        (f64::INFINITY, Some(("range.46.bme", Severity::Error))),
        (0.31, Some(("fraction.46.bme", Severity::Warning))),
        (0.99, Some(("fraction.46.bme", Severity::Warning))),
    ] {
        let mut counts = clean();
        counts.survey[0].bme_percent = Some(percent);
        let expected: Vec<(&str, Severity)> = expected.into_iter().collect();
        finds(
            &format!("{percent} as a percentage"),
            &checks(&counts, &BTreeMap::new()),
            &expected,
        );
    }
}

#[test]
fn changes_since_last_year() {
    let change = ("change.1", Severity::Warning);
    let swapped = ("swapped.1", Severity::Warning);
    for (before, expected, why) in [
        ([700.0, 150.0, 15.0], None, "no change"),
        ([692.0, 0.0, 0.0], None, "865 from 692 is exactly a quarter more"),
        ([691.0, 0.0, 0.0], Some(change), "865 from 691 is more than a quarter"),
        ([1153.0, 0.0, 0.0], None, "865 from 1153 is just under a quarter less"),
        (
            [1154.0, 0.0, 0.0],
            Some(change),
            "865 from 1154 is more than a quarter less",
        ),
        ([0.0, 0.0, 0.0], Some(change), "865 from nobody"),
        ([150.0, 700.0, 15.0], Some(swapped), "exactly exchanged"),
        (
            [140.0, 660.0, 20.0],
            Some(swapped),
            "exchanged, with a year's ordinary changes",
        ),
        ([600.0, 190.0, 40.0], None, "both groups changed, but not crosswise"),
    ] {
        let previous = BTreeMap::from([(1, before.map(Some))]);
        let expected: Vec<(&str, Severity)> = expected.into_iter().collect();
        finds(why, &checks(&clean(), &previous), &expected);
    }
    let partly = BTreeMap::from([(1, [Some(10.0), None, None])]);
    finds(
        "half a line of last year is not compared",
        &checks(&clean(), &partly),
        &[],
    );
}

#[test]
fn small_rows_change_without_a_warning() {
    for (before, why) in [
        ([5.0, 10.0, 0.0], "15 from 15, and exchanged as small rows often are"),
        ([3.0, 1.0, 0.0], "15 from 4"),
    ] {
        let mut counts = clean();
        if let Some(workforce) = &mut counts.workforce {
            workforce
                .people
                .insert((Section::NonClinical, Band::Vsm), Triple::new(10, 5, 0));
        }
        let previous = BTreeMap::from([(2, before.map(Some))]);
        finds(why, &checks(&counts, &previous), &[]);
    }
    let grown = BTreeMap::from([(2, [Some(10.0), Some(5.0), Some(0.0)])]);
    finds(
        "15 to 50 is not small",
        &checks(&clean(), &grown),
        &[("change.2", Severity::Warning)],
    );
}

#[test]
fn last_years_ratio_turned_round_is_told() {
    let counts = clean();
    let item = |key: &str| pack().items.iter().find(|item| item.key == key).unwrap().number;
    let mut previous = before();
    finds(
        "last year's return as the form works it out",
        &checks(&counts, &previous),
        &[],
    );
    let number = item("recruitment.ratio");
    let ratio = previous[&number][0].unwrap();
    assert!(
        (ratio - 1.0).abs() > 0.05,
        "the clean year has a ratio that differs from its reciprocal"
    );
    previous.insert(number, [Some(1.0 / ratio), None, None]);
    let found = checks(&counts, &previous);
    let key = format!("ratio.{number}");
    finds("a ratio of BME over White", &found, &[(&key, Severity::Warning)]);
    assert!(found[0].message.contains("turned round"), "{}", found[0].message);
}

#[test]
fn a_staff_list_of_nobody_stops_a_submission() {
    let mut counts = clean();
    counts.workforce = Some(domain::workforce::Workforce::default());
    let found = checks(&counts, &BTreeMap::new());
    assert!(
        found
            .iter()
            .any(|held| held.key == "workforce.nobody" && held.severity == Severity::Error),
        "{found:?}"
    );
}
