//! Years taken together: what adds up, what does not, and that the years a target needs are the years that show it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use domain::ethnicity::Triple;
use domain::indicator::Senior;
use domain::indicator::relative_likelihood::Ratio;
use domain::plan::measure::MeasureCounts;
use domain::plan::years::{needed, together};
use domain::survey::SurveyResult;
use proptest::prelude::*;

fn appointed(shortlisted: [u32; 2], appointed: [u32; 2]) -> MeasureCounts {
    MeasureCounts::Likelihood {
        ratio: Ratio::Appointment,
        whole: Triple::new(shortlisted[0], shortlisted[1], 0),
        part: Triple::new(appointed[0], appointed[1], 0),
    }
}

fn answered(percent: [f64; 2], responses: [u32; 2]) -> MeasureCounts {
    MeasureCounts::Survey {
        number: 8,
        result: SurveyResult {
            white_percent: Some(percent[0]),
            bme_percent: Some(percent[1]),
            white_responses: Some(responses[0]),
            bme_responses: Some(responses[1]),
        },
    }
}

#[test]
fn years_are_added_up_by_their_people_and_not_by_their_figures() {
    let found = together(
        &[appointed([100, 100], [20, 10]), appointed([300, 100], [30, 10])],
        &[appointed([100, 100], [20, 20]), appointed([100, 100], [20, 20])],
    )
    .unwrap();
    // 50 of 400 White and 20 of 200 BME applicants; the mean of the two years' ratios, 2.00 and 1.00, would be 1.50.
    assert!((found.from - 1.25).abs() < 1e-12, "{found:?}");
    assert!((found.to - 1.0).abs() < 1e-12, "{found:?}");
    let found = together(
        &[answered([10.0, 20.0], [100, 100]), answered([5.0, 15.0], [300, 100])],
        &[answered([5.0, 5.0], [100, 100]), answered([5.0, 5.0], [100, 100])],
    )
    .unwrap();
    // 25 of 400 White and 35 of 200 BME people: 17.5% less 6.25%.
    assert!((found.from - 11.25).abs() < 1e-9, "{found:?}");
}

#[test]
fn what_does_not_add_up_is_not_added_up() {
    let year = appointed([100, 100], [20, 10]);
    let survey = answered([10.0, 20.0], [100, 100]);
    let staff = MeasureCounts::Share {
        of: Senior::Bands,
        people: Triple::new(90, 10, 0),
        workforce: Triple::new(700, 300, 0),
    };
    let unknown = MeasureCounts::Survey {
        number: 8,
        result: SurveyResult {
            bme_responses: None,
            ..SurveyResult::default()
        },
    };
    for (then, now, why) in [
        (vec![year, year], vec![year], "not as many years"),
        (vec![year, survey], vec![year, year], "two measures"),
        (vec![year], vec![survey], "two measures"),
        (
            vec![staff, staff],
            vec![staff, staff],
            "the same people stand in post each year",
        ),
        (
            vec![unknown, survey],
            vec![survey, survey],
            "the answers of one year are not held",
        ),
        (Vec::new(), Vec::new(), "no years"),
    ] {
        assert_eq!(together(&then, &now), None, "{why}");
    }
}

#[test]
fn two_years_show_what_one_does_not() {
    // 20.0% and 13.0% of 400 each, then 20.0% and 19.0%.
    let (then, now) = (appointed([400, 400], [80, 52]), appointed([400, 400], [80, 76]));
    let one = together(&[then], &[now]).unwrap();
    let two = together(&[then, then], &[now, now]).unwrap();
    assert!(!one.is_clear && two.is_clear, "{one:?} {two:?}");
    assert!(
        (one.from - two.from).abs() < 1e-12 && (one.to - two.to).abs() < 1e-12,
        "like years leave the ratio as it is"
    );
}

proptest! {
    /// The years that a target is said to need are the years that, coming out at it, show it.
    #[test]
    fn the_years_needed_are_the_years_that_show_it(
        white in 20_u32..400, bme in 20_u32..400, rate in 0.05_f64..0.5, ratio in 1.1_f64..3.0, target in 1.0_f64..2.0,
    ) {
        let events = |people: u32, rate: f64| (f64::from(people) * rate).round();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and small")]
        let counts = appointed([white, bme], [events(white, rate) as u32, events(bme, rate / ratio) as u32]);
        prop_assume!(counts.value().is_some());
        let Some(people) = counts.bme_at(target) else { return Ok(()) };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and small")]
        let reached = appointed([white, bme], [events(white, rate) as u32, people as u32]);
        let years = needed(&counts, target);
        for count in 1..=5_usize {
            let found = together(&vec![counts; count], &vec![reached; count]);
            let is_shown = found.is_some_and(|found| found.is_clear);
            let is_enough = years.is_some_and(|years| usize::from(years) == count);
            if years.is_none_or(|years| count < usize::from(years)) {
                prop_assert!(!is_shown, "{count} years show it already, {years:?} are said to be needed");
            } else if is_enough {
                prop_assert!(is_shown, "{count} years are said to show it");
            }
        }
    }
}
