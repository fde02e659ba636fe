//! Targets that a trust could detect, against fixtures made with statsmodels and arithmetic of fifty digits
//! (`tests/statistics/make_plan_fixtures.py`), and what must hold whatever the counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::path::Path;

use domain::ethnicity::Triple;
use domain::indicator::{Ratio, Senior};
use domain::plan::measure::{Measure, MeasureCounts};
use domain::plan::target::{MOST_YEARS, NoTarget, inside_noise, is_worse, target};
use domain::sentence;
use domain::survey::SurveyResult;
use proptest::prelude::*;

fn fixture(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/statistics")
        .join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{name}: {why}"));
    let rows: Vec<Vec<String>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    assert!(rows.len() >= 20, "{name} holds only {} cases", rows.len());
    rows
}

fn likelihood(ratio: Ratio, white: (u32, u32), bme: (u32, u32)) -> MeasureCounts {
    MeasureCounts::Likelihood {
        ratio,
        whole: Triple::new(white.1, bme.1, 60),
        part: Triple::new(white.0, bme.0, 3),
    }
}

/// BME people and everyone, some of the others of unknown ethnicity.
fn people((bme, all): (u32, u32)) -> Triple {
    let unknown = (all - bme) / 20;
    Triple::new(all - bme - unknown, bme, unknown)
}

fn survey(number: u8, white: (f64, u32), bme: (f64, u32)) -> MeasureCounts {
    MeasureCounts::Survey {
        number,
        result: SurveyResult {
            white_percent: Some(white.0),
            bme_percent: Some(bme.0),
            white_responses: Some(white.1),
            bme_responses: Some(bme.1),
        },
    }
}

/// What a row of the fixture is of.
fn counts(row: &[String]) -> MeasureCounts {
    let [a, b, c, d]: [u32; 4] = std::array::from_fn(|index| row[index + 1].parse().unwrap());
    let tenths = |value: u32| f64::from(value) / 10.0;
    match row[0].as_str() {
        "1" => MeasureCounts::Share {
            of: Senior::Bands,
            people: people((a, b)),
            workforce: people((c, d)),
        },
        "2" => likelihood(Ratio::Appointment, (a, b), (c, d)),
        "3" => likelihood(Ratio::Disciplinary, (a, b), (c, d)),
        "4" => likelihood(Ratio::Training, (a, b), (c, d)),
        "9" => MeasureCounts::Board {
            voting: people((a, b)),
            workforce: people((c, d)),
        },
        number => survey(number.parse().unwrap(), (tenths(a), b), (tenths(c), d)),
    }
}

#[test]
fn targets_are_those_found_by_trying_every_figure_in_print() {
    for row in fixture("plan-targets.csv") {
        let counts = counts(&row);
        let found = target(&counts).unwrap();
        let expected: f64 = row[5].parse().unwrap();
        assert!((found.target - expected).abs() < 1e-9, "{row:?}: found {found:?}");
        assert_eq!(
            found.is_detectable,
            row[6] == "1",
            "{row:?}: whether one year shows it: {found:?}"
        );
        assert_eq!(found.years, row[7].parse().ok(), "{row:?}: years together: {found:?}");
        let people: f64 = row[8].parse().unwrap();
        assert!(
            (found.in_people.unwrap() - people).abs() < 1e-9,
            "{row:?}: in people: {found:?}"
        );
    }
}

#[test]
fn a_figure_that_is_no_worse_than_parity_has_no_target() {
    for (counts, why) in [
        (
            likelihood(Ratio::Appointment, (200, 800), (70, 250)),
            NoTarget::NotWorse,
        ),
        (likelihood(Ratio::Appointment, (200, 800), (0, 250)), NoTarget::NoFigure),
        (
            likelihood(Ratio::Disciplinary, (0, 4000), (4, 1000)),
            NoTarget::NoFigure,
        ),
        (
            likelihood(Ratio::Disciplinary, (28, 4000), (7, 1000)),
            NoTarget::NotWorse,
        ),
        (survey(7, (50.0, 900), (50.04, 100)), NoTarget::NotWorse),
        (survey(7, (50.0, 900), (49.96, 100)), NoTarget::NotWorse),
    ] {
        assert_eq!(target(&counts), Err(why), "{counts:?}");
    }
}

#[test]
fn without_numbers_of_responses_parity_is_the_target_and_nothing_is_said_of_chance() {
    let counts = MeasureCounts::Survey {
        number: 8,
        result: SurveyResult {
            white_percent: Some(6.1),
            bme_percent: Some(15.3),
            ..SurveyResult::default()
        },
    };
    let found = target(&counts).unwrap();
    assert!(found.target.abs() < 1e-12 && !found.is_detectable && found.years.is_none() && found.in_people.is_none());
    assert_eq!(inside_noise(&counts, 3.0), None, "chance depends on how many answered");
    assert!(sentence::target(&counts, &found).contains("cannot be said"));
}

#[test]
fn a_target_typed_by_hand_is_held_against_chance() {
    let appointment = likelihood(Ratio::Appointment, (705, 3000), (245, 1500));
    for (value, expected) in [
        (1.40, Some(true)),
        (1.44, Some(true)),
        (1.15, Some(false)),
        (1.00, Some(false)),
        (1.60, Some(true)),
        (2.20, Some(false)),
        (0.0, None),
        (0.10, None),
        (-1.0, None),
    ] {
        assert_eq!(inside_noise(&appointment, value), expected, "a ratio of {value}");
    }
}

#[test]
fn a_target_on_the_wrong_side_is_told() {
    let (two, seven) = (
        likelihood(Ratio::Appointment, (705, 3000), (245, 1500)),
        survey(7, (59.8, 1800), (44.7, 420)),
    );
    for (counts, value, expected, why) in [
        (&two, 1.60, true, "a higher ratio is worse"),
        (&two, 1.20, false, "a lower one better"),
        (&two, 1.44, false, "the same as printed"),
        (&seven, -20.0, true, "fewer BME staff who believe it"),
        (&seven, -5.0, false, "a smaller gap"),
    ] {
        assert_eq!(is_worse(counts, value), Some(expected), "{why}");
    }
}

#[test]
fn the_words_give_the_direction_the_people_and_what_can_be_shown() {
    for (counts, expected) in [
        (
            likelihood(Ratio::Appointment, (705, 3000), (245, 1500)),
            "Target: 1.20, White applicants being 1.20 times as likely as BME applicants to be appointed from shortlisting. At this size that is 49 \
             more BME applicants appointed. It is the nearest to this year’s that would be a clear change after one year.",
        ),
        (
            likelihood(Ratio::Disciplinary, (28, 4000), (14, 1000)),
            "Target: 1.00, White and BME staff being equally likely to enter the formal disciplinary process. At this size that is 7 fewer BME \
             members of staff in the formal disciplinary process. Not even that would be a clear change after one year at this size; 3 years of it \
             taken together, beside 3 like this one, would show it.",
        ),
        (
            MeasureCounts::Share {
                of: Senior::Bands,
                people: people((60, 300)),
                workforce: people((1050, 5000)),
            },
            "Target: 21.0% BME at bands 8a to 9 and very senior manager. At this size that is 3 more BME people at bands 8a to 9 and very senior \
             manager. Not even that would be a clear change after one year at this size, and years cannot be taken together, since most of these \
             people are the same from year to year.",
        ),
        (
            survey(8, (6.1, 1800), (15.3, 420)),
            "Target: a percentage 4.3 points higher among BME staff than among White staff. At this size that is 21 fewer BME members of staff \
             answering so. It is the nearest to this year’s that would be a clear change after one year.",
        ),
        (
            survey(7, (59.8, 1800), (44.7, 420)),
            "Target: a percentage 7.6 points lower among BME staff than among White staff. At this size that is 32 more BME members of staff answering \
             so. It is the nearest to this year’s that would be a clear change after one year.",
        ),
    ] {
        assert_eq!(sentence::target(&counts, &target(&counts).unwrap()), expected);
    }
}

#[test]
fn every_measure_is_found_by_its_key() {
    for measure in Measure::ALL {
        assert_eq!(Measure::from_key(&measure.key()), Some(measure), "{}", measure.key());
    }
    for indicator in 1..=9 {
        assert_eq!(Measure::main(indicator).map(Measure::indicator), Some(indicator));
    }
    assert_eq!(Measure::main(1), Some(Measure::Share(Senior::Bands)));
    assert_eq!(Measure::main(10), None);
}

fn any_counts() -> impl Strategy<Value = MeasureCounts> {
    let group = || (1_u32..4000).prop_flat_map(|all| (0..=all, Just(all)));
    let ratio = prop_oneof![
        Just(Ratio::Appointment),
        Just(Ratio::Disciplinary),
        Just(Ratio::Training)
    ];
    let percent = || (0_u32..=1000).prop_map(|tenths| f64::from(tenths) / 10.0);
    prop_oneof![
        (ratio, group(), group()).prop_map(|(ratio, white, bme)| likelihood(ratio, white, bme)),
        (group(), group()).prop_map(|(these, all)| MeasureCounts::Share {
            of: Senior::Bands,
            people: people(these),
            workforce: people(all),
        }),
        ((1_u32..25).prop_flat_map(|all| (0..=all, Just(all))), group()).prop_map(|(board, all)| {
            MeasureCounts::Board {
                voting: people(board),
                workforce: people(all),
            }
        }),
        (5_u8..=8, percent(), 1_u32..3000, percent(), 1_u32..3000).prop_map(|(number, w, nw, b, nb)| survey(
            number,
            (w, nw),
            (b, nb)
        )),
    ]
}

proptest! {
    #[test]
    fn a_target_lies_between_this_years_figure_and_parity_and_keeps_its_promise(counts in any_counts()) {
        let Ok(found) = target(&counts) else { return Ok(()) };
        let (low, high) = (found.baseline.min(found.parity), found.baseline.max(found.parity));
        prop_assert!(low - 1e-9 <= found.target && found.target <= high + 1e-9, "{found:?}");
        if found.is_detectable {
            prop_assert_eq!(inside_noise(&counts, found.target), Some(false), "{:?}", found);
            prop_assert_eq!(found.years, Some(1));
        } else {
            prop_assert!(inside_noise(&counts, found.target) != Some(false), "{found:?}");
            prop_assert!(found.years.is_none_or(|years| (2..=MOST_YEARS).contains(&years)));
        }
    }

    #[test]
    fn a_bolder_target_is_never_harder_to_tell_from_chance(counts in any_counts()) {
        let Ok(found) = target(&counts) else { return Ok(()) };
        if found.is_detectable {
            let halfway = f64::midpoint(found.target, found.parity);
            prop_assert!(inside_noise(&counts, halfway) != Some(true), "{found:?}, {halfway}");
        }
    }
}
