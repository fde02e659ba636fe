//! Paths from baseline to target: the ranges against scipy and drawn years (`tests/statistics/make_plan_fixtures.py`), the steps as tables,
//! and what must hold whatever the counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::path::Path as File;

use domain::ethnicity::Triple;
use domain::indicator::{Ratio, Senior};
use domain::plan::measure::{Measure, MeasureCounts};
use domain::plan::path::{MOST_YEARS, NoPath, Observed, path, range};
use domain::sentence;
use domain::statistics::{self, Interval};
use domain::survey::SurveyResult;
use proptest::prelude::*;

#[track_caller]
fn close(found: f64, expected: f64, why: &str) {
    assert!(
        (found - expected).abs() < 1e-9,
        "{why}: found {found}, expected {expected}"
    );
}

#[test]
fn ranges_are_the_quantiles_of_the_exact_distribution() {
    let file = File::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/statistics/plan-ranges.csv");
    let text = std::fs::read_to_string(file).unwrap();
    let mut cases = 0;
    for line in text.lines().skip(1) {
        let row: Vec<&str> = line.split(',').collect();
        let number = |index: usize| row[index].parse::<f64>().ok();
        let rate = |index: usize| (row[index].parse().unwrap(), number(index + 1).unwrap());
        let found: Interval = match row[0] {
            "share" => statistics::share_range(rate(1)),
            "ratio" => statistics::ratio_range(rate(1), rate(3)),
            _ => statistics::difference_range(rate(1), rate(3)),
        }
        .unwrap();
        close(found.low, number(5).unwrap(), &format!("lower end, {line}"));
        match (found.high, number(6)) {
            (Some(found), Some(expected)) => close(found, expected, &format!("upper end, {line}")),
            (found, expected) => assert_eq!(found, expected, "whether there is an upper end, {line}"),
        }
        assert!(
            number(7).unwrap() >= 0.949,
            "of years drawn by chance 95 of 100 lie inside: {line}"
        );
        cases += 1;
    }
    assert!(cases >= 20, "only {cases} cases");
}

#[test]
fn there_is_no_range_of_nobody_and_of_no_rate() {
    assert_eq!(statistics::share_range((0, 0.2)), None);
    assert_eq!(statistics::share_range((20, 1.2)), None);
    assert_eq!(statistics::ratio_range((20, 0.2), (0, 0.2)), None);
    assert_eq!(
        statistics::ratio_range((20, 0.2), (20, 0.0)),
        None,
        "there is never a ratio"
    );
    assert_eq!(statistics::difference_range((20, -0.1), (20, 0.0)), None);
}

const SENIOR: MeasureCounts = MeasureCounts::Share {
    of: Senior::Bands,
    people: Triple::new(352, 48, 20),
    workforce: Triple::new(3700, 1150, 150),
};

const APPOINTED: MeasureCounts = MeasureCounts::Likelihood {
    ratio: Ratio::Appointment,
    whole: Triple::new(3000, 1500, 200),
    part: Triple::new(705, 245, 30),
};

const DISCIPLINED: MeasureCounts = MeasureCounts::Likelihood {
    ratio: Ratio::Disciplinary,
    whole: Triple::new(4000, 1000, 0),
    part: Triple::new(28, 14, 0),
};

const BOARD: MeasureCounts = MeasureCounts::Board {
    voting: Triple::new(14, 1, 0),
    workforce: Triple::new(3700, 1150, 150),
};

fn survey(number: u8, responses: Option<u32>) -> MeasureCounts {
    MeasureCounts::Survey {
        number,
        result: SurveyResult {
            white_percent: Some(6.1),
            bme_percent: Some(15.3),
            white_responses: responses,
            bme_responses: responses.map(|held| held / 4),
        },
    }
}

#[test]
fn shares_and_points_go_in_equal_steps_and_ratios_by_the_same_proportion() {
    for (counts, from, to, expected) in [
        (SENIOR, 11.4, 23.0, &[11.4, 14.3, 17.2, 20.1, 23.0][..]),
        (APPOINTED, 1.6, 1.0, &[1.6, 1.422_622_6, 1.264_911_1, 1.124_682_7, 1.0]),
        (
            DISCIPLINED,
            2.0,
            1.0,
            &[2.0, 1.681_792_8, std::f64::consts::SQRT_2, 1.189_207_1, 1.0],
        ),
        (survey(8, Some(1800)), 9.2, 0.0, &[9.2, 6.9, 4.6, 2.3, 0.0]),
        (BOARD, -16.4, 0.0, &[-16.4, -12.3, -8.2, -4.1, 0.0]),
    ] {
        let held = path(&counts, (2026, from), (2030, to)).unwrap();
        assert_eq!(
            held.steps.iter().map(|step| step.year).collect::<Vec<_>>(),
            [2026, 2027, 2028, 2029, 2030]
        );
        for (step, expected) in held.steps.iter().zip(expected) {
            assert!((step.value - expected).abs() < 1e-6, "{step:?}, expected {expected}");
            let range = step.range.expect("every size is held");
            assert!(range.covers(step.value), "the path lies in its own range: {step:?}");
        }
    }
}

#[test]
fn an_observed_figure_is_read_against_its_year_in_the_measures_direction() {
    let ratio = path(&APPOINTED, (2026, 1.44), (2029, 1.10)).unwrap();
    let share = path(&SENIOR, (2026, 11.4), (2029, 23.0)).unwrap();
    let points = path(&survey(8, Some(1800)), (2026, 9.2), (2029, 2.0)).unwrap();
    for (held, value, expected, why) in [
        (&ratio, 1.35, Some(Observed::Inside), "a ratio near the path"),
        (&ratio, 1.90, Some(Observed::Worse), "a high ratio is worse"),
        (&ratio, 0.80, Some(Observed::Better), "a low one better"),
        (&share, 15.0, Some(Observed::Inside), "a share near the path"),
        (&share, 8.0, Some(Observed::Worse), "a low share is worse"),
        (&share, 30.0, Some(Observed::Better), "a high one better"),
        (&points, 20.0, Some(Observed::Worse), "a large gap is worse"),
        (&points, -3.0, Some(Observed::Better), "none is better"),
    ] {
        assert_eq!(held.observed(2027, value), expected, "{why}: {:?}", held.at(2027));
    }
    assert_eq!(ratio.observed(2031, 1.3), None, "the year is not on the path");
    let unknown = path(&survey(8, None), (2026, 9.2), (2029, 2.0)).unwrap();
    assert_eq!(
        unknown.observed(2027, 7.0),
        None,
        "without numbers of responses nothing is said of chance"
    );
}

#[test]
fn a_path_that_cannot_be_is_none() {
    for (counts, from, to, expected) in [
        (APPOINTED, (2026, 1.4), (2026, 1.0), NoPath::Years),
        (APPOINTED, (2026, 1.4), (2025, 1.0), NoPath::Years),
        (APPOINTED, (2026, 1.4), (2026 + MOST_YEARS + 1, 1.0), NoPath::Years),
        (APPOINTED, (2026, 1.4), (2028, 0.0), NoPath::Nought),
        (APPOINTED, (2026, 1.4), (2028, 0.2), NoPath::OutOfReach),
        (SENIOR, (2026, 11.4), (2028, 101.0), NoPath::OutOfReach),
        (BOARD, (2026, -16.0), (2028, 90.0), NoPath::OutOfReach),
        (survey(8, None), (2026, 9.2), (2028, -7.0), NoPath::OutOfReach),
    ] {
        assert_eq!(path(&counts, from, to), Err(expected), "{from:?} to {to:?}");
    }
}

#[test]
fn the_words_name_the_years_the_direction_and_what_chance_does() {
    let ratio = path(&APPOINTED, (2026, 1.44), (2029, 1.10)).unwrap();
    assert_eq!(
        sentence::path(&ratio),
        "From 1.44 in 2026 to 1.10 in 2029, by the same proportion each year: 1.32 in 2027, 1.20 in 2028. A higher ratio is worse for BME people. Even \
         if the path is kept, chance alone can put the figure of 2029 anywhere from 0.98 to 1.24 at this size."
    );
    assert_eq!(
        sentence::path_reading(&ratio, 2027, 1.38).unwrap(),
        "2027: 1.38, where the path has 1.32. That is within what chance alone gives round the path (1.16 to 1.50), so it neither confirms the path nor \
         departs from it."
    );
    let board = path(&BOARD, (2026, -16.3), (2027, 0.0)).unwrap();
    assert_eq!(
        sentence::path(&board),
        "From −16.3 points in 2026 to 0.0 points in 2027. This is the BME share of the voting members less that of the workforce; lower is worse \
         for BME people. Even if the path is kept, chance alone can put the figure of 2027 anywhere from −16.3 points to 23.7 points at this size."
    );
    for measure in Measure::ALL {
        assert_eq!(
            sentence::path_basis(measure).len(),
            3,
            "what the range rests on is told of {measure:?}"
        );
        assert!(sentence::no_path(NoPath::OutOfReach, measure, 0.5).starts_with("There is no path to "));
    }
}

proptest! {
    #[test]
    fn more_people_leave_less_to_chance(rate in 0.05_f64..0.95, people in 20_u32..500) {
        let width = |people: u32| {
            let held = statistics::share_range((people, rate)).unwrap();
            held.high.unwrap() - held.low
        };
        // A step of one person either way is what discrete counts may be off by.
        prop_assert!(width(people * 4) < width(people) + 1.0 / f64::from(people));
    }

    #[test]
    fn ranges_follow_the_figure(
        white in 1_u32..400, bme in 0_u32..=100, low in 1.0_f64..3.0, more in 0.0_f64..2.0,
    ) {
        let counts = MeasureCounts::Likelihood {
            ratio: Ratio::Training,
            whole: Triple::new(400, 100, 0),
            part: Triple::new(white, bme, 0),
        };
        if let (Some(a), Some(b)) = (range(&counts, low), range(&counts, low + more)) {
            prop_assert!(a.low <= b.low + 1e-9, "{a:?}, {b:?}");
            prop_assert!(b.high.is_none_or(|high| a.high.is_some_and(|held| held <= high + 1e-9)), "{a:?}, {b:?}");
        }
    }

    #[test]
    fn a_path_never_turns_back(from in 0.2_f64..4.0, to in 0.2_f64..4.0, years in 1_u16..=25) {
        prop_assume!(from > to);
        if let Ok(held) = path(&APPOINTED, (2026, from), (2026 + years, to)) {
            prop_assert_eq!(held.steps.len(), usize::from(years) + 1);
            prop_assert!(held.steps.windows(2).all(|pair| pair[0].value > pair[1].value));
        }
    }
}
