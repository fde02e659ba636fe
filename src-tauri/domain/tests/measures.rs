//! Race disparity ratios, the aspiration, and years taken together.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;

use domain::classify::Confidence;
use domain::ethnicity::{Group, Triple};
use domain::gap::State;
use domain::indicator::aspiration::{self, Aim};
use domain::indicator::disparity::{self, Nobody, Rung, Rungs, Step};
use domain::indicator::pooled;
use domain::indicator::relative_likelihood::{self, Ratio};
use domain::workforce::{Band, Section, Workforce};
use proptest::prelude::*;

fn rungs() -> Rungs {
    use Band::{Band1, Band2, Band3, Band4, Band5, Band6, Band7, Band8a, Band8b, Band8c, Band8d, Band9, Under1, Vsm};
    Rungs {
        lower: vec![Under1, Band1, Band2, Band3, Band4, Band5],
        middle: vec![Band6, Band7],
        upper: vec![Band8a, Band8b, Band8c, Band8d, Band9, Vsm],
        confidence: Confidence::Recalled,
        source: "for the tests".to_owned(),
    }
}

fn workforce(places: &[(Section, Band, Triple)]) -> Workforce {
    let mut held = Workforce::default();
    for (section, band, people) in places {
        held.people.insert((*section, *band), *people);
    }
    held
}

#[test]
fn the_vector_of_the_rules_comes_out() {
    // W = 1200/600/200, B = 500/150/30 gives 1.67, 1.67, 2.78; spread over bands and both sections, with doctors who must not count.
    let staff = workforce(&[
        (Section::NonClinical, Band::Band2, Triple::new(700, 100, 40)),
        (Section::Clinical, Band::Band5, Triple::new(500, 400, 0)),
        (Section::Clinical, Band::Band6, Triple::new(350, 150, 12)),
        (Section::NonClinical, Band::Band7, Triple::new(250, 0, 0)),
        (Section::Clinical, Band::Band8a, Triple::new(150, 25, 3)),
        (Section::NonClinical, Band::Vsm, Triple::new(50, 5, 0)),
        (Section::Medical, Band::Consultant, Triple::new(900, 900, 9)),
        (Section::Medical, Band::Trainee, Triple::new(10, 400, 9)),
    ]);
    let [both, non_clinical, clinical] = disparity::compute(&staff, &rungs(), &common::rules(&[]));
    let values: Vec<f64> = both.steps.iter().map(|step| step.value.unwrap()).collect();
    for (found, expected) in values.iter().zip([5.0 / 3.0, 5.0 / 3.0, 25.0 / 9.0]) {
        assert!((found - expected).abs() < 1e-12, "found {values:?}");
    }
    assert_eq!(
        both.steps[2].state,
        State::Worse,
        "a ratio of 2.78 among thousands is no chance"
    );
    assert_eq!(
        non_clinical.steps[0].value,
        Err(Nobody {
            group: Group::Bme,
            rung: Rung::Middle
        }),
        "no BME person is in the non-clinical middle bands, and that is named"
    );
    assert_eq!(
        non_clinical.steps[0].state,
        State::Missing,
        "what cannot be worked out has no state"
    );
    let expected = (350.0 / 500.0) / (150.0 / 400.0);
    assert!(
        (clinical.steps[0].value.unwrap() - expected).abs() < 1e-12,
        "clinical staff by themselves"
    );
}

#[test]
fn a_step_without_people_is_named_and_few_people_are_not_judged() {
    let rules = common::rules(&[]);
    let (lower, upper) = (Step::ALL[2].from, Step::ALL[2].to);
    for (from, to, expected) in [
        (
            Triple::new(0, 5, 1),
            Triple::new(3, 3, 0),
            Err(Nobody {
                group: Group::White,
                rung: lower,
            }),
        ),
        (
            Triple::new(5, 0, 1),
            Triple::new(3, 3, 0),
            Err(Nobody {
                group: Group::Bme,
                rung: lower,
            }),
        ),
        (
            Triple::new(5, 5, 1),
            Triple::new(3, 0, 9),
            Err(Nobody {
                group: Group::Bme,
                rung: upper,
            }),
        ),
        (Triple::new(5, 5, 1), Triple::new(0, 3, 9), Ok(0.0)),
    ] {
        assert_eq!(
            disparity::stepped(Step::ALL[2], from, to, &rules).value,
            expected,
            "{from:?} to {to:?}"
        );
    }
    let few = disparity::stepped(Step::ALL[2], Triple::new(900, 100, 0), Triple::new(9, 0, 50), &rules);
    assert_eq!(
        few.state,
        State::Missing,
        "no BME person in the upper bands gives no ratio"
    );
    let few = disparity::stepped(Step::ALL[2], Triple::new(900, 100, 0), Triple::new(8, 1, 50), &rules);
    assert_eq!(few.state, State::TooFew, "nine people of known ethnicity are too few");
    let alike = disparity::stepped(Step::ALL[2], Triple::new(900, 100, 0), Triple::new(90, 10, 0), &rules);
    assert_eq!(
        alike.state,
        State::NoClearDifference,
        "the same spread is no difference"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lower_to_upper_is_the_product_of_the_two_steps(
        counts in prop::collection::vec((1_u32..5000, 1_u32..5000), 3),
    ) {
        let rules = common::rules(&[]);
        let people: Vec<Triple> = counts.iter().map(|(white, bme)| Triple::new(*white, *bme, 3)).collect();
        let value = |index: usize, from: usize, to: usize| {
            disparity::stepped(Step::ALL[index], people[from], people[to], &rules).value.unwrap()
        };
        let (first, second, whole) = (value(0, 0, 1), value(1, 1, 2), value(2, 0, 2));
        prop_assert!((first * second / whole - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_target_is_the_fewest_people_who_reach_the_share(white in 0_u32..500, bme in 0_u32..500, tenths in 1_u32..=1000, left in 0_u16..12) {
        prop_assume!(white + bme > 0);
        let aim = Aim { share: f64::from(tenths) / 10.0, base_year: 2018, target_year: 2026 + left };
        let held = aspiration::compute(aim, 2026, |_| Triple::new(white, bme, 0), None);
        prop_assert_eq!(held.rows.len(), 6);
        let row = held.rows[0];
        let everyone = white + bme;
        // In tenths of a percent, so that nothing is rounded.
        prop_assert!(u64::from(row.target) * 1000 >= u64::from(tenths) * u64::from(everyone));
        prop_assert!(row.target == 0 || u64::from(row.target - 1) * 1000 < u64::from(tenths) * u64::from(everyone));
        prop_assert_eq!(row.missing, row.target.saturating_sub(bme));
        match row.each_year {
            None => prop_assert!(left == 0 && row.missing > 0),
            Some(each) if left > 0 => {
                prop_assert!(each * u32::from(left) >= row.missing);
                prop_assert!(each == 0 || (each - 1) * u32::from(left) < row.missing);
            }
            Some(each) => prop_assert_eq!(each, 0),
        }
    }
}

#[test]
fn the_path_is_a_straight_line_between_its_ends() {
    let aim = Aim {
        share: 20.0,
        base_year: 2018,
        target_year: 2028,
    };
    let base = |_: Band| Triple::new(90, 10, 0);
    let held = aspiration::compute(aim, 2026, |_| Triple::new(85, 15, 0), Some(&base));
    let row = held.rows[0];
    for (year, expected) in [
        (2018, Some(10.0)),
        (2023, Some(15.0)),
        (2026, Some(18.0)),
        (2028, Some(20.0)),
        (2029, None),
        (2017, None),
    ] {
        assert_eq!(held.on_path(&row, year), expected, "the share in {year}");
    }
    let without = aspiration::compute(aim, 2026, |_| Triple::new(85, 15, 0), None);
    assert_eq!(
        without.on_path(&without.rows[0], 2026),
        None,
        "without the base year there is no line to be on"
    );
    let backwards = aspiration::compute(
        Aim {
            target_year: 2018,
            ..aim
        },
        2026,
        |_| Triple::new(85, 15, 0),
        Some(&base),
    );
    assert_eq!(
        backwards.on_path(&backwards.rows[0], 2018),
        None,
        "a line needs two years"
    );
    let nobody = aspiration::compute(aim, 2026, |_| Triple::default(), None);
    assert!(nobody.rows.is_empty(), "a band of nobody has no target");
}

#[test]
fn years_are_summed_and_only_years_that_follow_each_other() {
    let rules = common::rules(&[]);
    let (whole, part) = (Triple::new(3000, 1000, 50), Triple::new(9, 6, 1));
    let year = |year: u16| (year, whole, part);
    let found = pooled::pool(Ratio::Disciplinary, &[year(2026), year(2024), year(2025)], &rules).unwrap();
    assert_eq!(found.years, [2024, 2025, 2026], "oldest first, however they are given");
    assert_eq!(
        (found.held.whole, found.held.part),
        (Triple::new(9000, 3000, 150), Triple::new(27, 18, 3)),
        "counts are summed"
    );
    let one = relative_likelihood::compute(Ratio::Disciplinary, whole, part, &rules);
    assert_eq!(found.held.value, one.value, "three equal years have the ratio of one");
    assert!(
        found.held.interval.unwrap().low > one.interval.unwrap().low,
        "three years say more than one"
    );
    assert_eq!(
        pooled::pool(Ratio::Disciplinary, &[year(2026)], &rules),
        None,
        "one year is not pooled"
    );
    assert_eq!(
        pooled::pool(Ratio::Disciplinary, &[year(2026), year(2024)], &rules),
        None,
        "a year between them is missing"
    );
}
