//! Quartiles and funnels of all trusts, against numpy, scipy and statsmodels: `tests/statistics/make_peer_fixtures.py` says how.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::path::Path;

use domain::peers::{self, Funnel, Held, NoFunnel, PeerCounts, Subject};
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
    assert!(rows.len() >= 6, "{name} holds only {} cases", rows.len());
    rows
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|why| panic!("{text}: {why}"))
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(' ').map(number).collect()
}

#[track_caller]
fn close(found: f64, expected: f64, why: &str) {
    assert!(
        (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "{why}: found {found}, expected {expected}"
    );
}

#[test]
fn quartiles_are_those_of_numpy() {
    for row in fixture("peer-quartiles.csv") {
        let held = peers::quartiles(&numbers(&row[0])).unwrap();
        for (found, expected) in [held.lowest, held.lower, held.median, held.upper, held.highest]
            .into_iter()
            .zip(&row[1..])
        {
            close(found, number(expected), "type 7, linear");
        }
    }
    assert_eq!(peers::quartiles(&[]), None, "of no trusts there are no quartiles");
}

#[test]
fn limits_of_a_share_are_those_of_the_binomial_distribution() {
    for row in fixture("peer-limits.csv") {
        let (rate, people): (f64, u64) = (number(&row[0]), row[1].parse().unwrap());
        for (level, at) in [(0.95, 2), (0.998, 4)] {
            let (low, high) = peers::exact_limits(rate, people, level);
            close(low, number(&row[at]), &format!("{rate} of {people}, lower, {level}"));
            close(
                high,
                number(&row[at + 1]),
                &format!("{rate} of {people}, upper, {level}"),
            );
        }
    }
}

#[test]
fn the_variance_between_trusts_is_that_of_dersimonian_and_laird_and_its_winsorised_form() {
    for row in fixture("peer-between.csv") {
        let (dispersion, between) =
            peers::additive(&numbers(&row[0]), &numbers(&row[1]), number(&row[2]), number(&row[3]));
        close(dispersion, number(&row[4]), "mean of squared z-scores");
        close(between, number(&row[5]), "variance between trusts");
    }
}

fn pair(text: &str) -> (u32, u32) {
    let (events, people) = text.split_once('/').unwrap();
    (events.parse().unwrap(), people.parse().unwrap())
}

fn counts(kind: &str, text: &str) -> Vec<PeerCounts> {
    text.split(' ')
        .map(|trust| {
            if kind == "share" {
                let (events, people) = pair(trust);
                PeerCounts::Share {
                    events: f64::from(events),
                    people,
                }
            } else {
                let (first, second) = trust.split_once(':').unwrap();
                PeerCounts::Ratio {
                    first: pair(first),
                    second: pair(second),
                }
            }
        })
        .collect()
}

#[test]
fn whole_funnels_agree_with_numpy() {
    for row in fixture("peer-funnels.csv") {
        let funnel = Funnel::of(&counts(&row[0], &row[1])).unwrap();
        close(funnel.target, number(&row[2]), "all trusts together");
        close(funnel.dispersion.unwrap(), number(&row[3]), "dispersion");
        close(funnel.between.unwrap(), number(&row[4]), "variance between trusts");
        assert!(funnel.is_adjusted(), "the made-up trusts differ by more than chance");
        let limits = funnel.adjusted_limits(number(&row[5]));
        for (found, at) in [limits.inner.0, limits.inner.1, limits.outer.0, limits.outer.1]
            .into_iter()
            .zip(6..)
        {
            close(found, number(&row[at]), "adjusted limits");
        }
        let plain = funnel.limits(number(&row[5]));
        assert!(
            plain.outer.0 > limits.outer.0 && plain.outer.1 < limits.outer.1,
            "chance alone allows less than chance and differences between trusts"
        );
    }
}

#[test]
fn without_enough_trusts_there_is_no_funnel_and_none_is_adjusted_by_guess() {
    let share = |events: f64, people| PeerCounts::Share { events, people };
    assert_eq!(Funnel::of(&[share(3.0, 10); 4]).unwrap_err(), NoFunnel::TooFew(4));
    assert_eq!(
        Funnel::of(&[
            share(3.0, 10),
            share(30.0, 20),
            share(1.0, 0),
            share(1.0, 9),
            share(2.0, 9)
        ])
        .unwrap_err(),
        NoFunnel::TooFew(3),
        "more events than people is no share"
    );
    assert_eq!(Funnel::of(&[share(0.0, 10); 12]).unwrap_err(), NoFunnel::NoRate);
    let small = Funnel::of(&[
        share(1.0, 10),
        share(9.0, 10),
        share(2.0, 10),
        share(8.0, 10),
        share(5.0, 10),
    ])
    .unwrap();
    assert_eq!(
        (small.dispersion, small.is_adjusted()),
        (None, false),
        "five trusts say too little of how trusts differ"
    );
    let zero = PeerCounts::Ratio {
        first: (0, 10),
        second: (3, 10),
    };
    let some = PeerCounts::Ratio {
        first: (4, 10),
        second: (3, 10),
    };
    assert_eq!(
        Funnel::of(&[zero, some, some, some, some, some]).unwrap().left_out,
        1,
        "a ratio of nought has no logarithm, and is counted as left out"
    );
}

#[test]
fn a_place_counts_the_others_as_printed() {
    let place = peers::place(1.493_2, &[1.49, 1.2, 1.61, 1.7, 1.8], 2).unwrap();
    assert_eq!((place.lower, place.same, place.higher, place.quarter), (1, 1, 3, 1));
    assert_eq!(peers::place(1.0, &[], 2), None);
}

#[test]
fn every_subject_is_found_by_its_key() {
    for subject in Subject::ALL {
        assert_eq!(Subject::from_key(&subject.key()), Some(subject));
    }
}

proptest! {
    #[test]
    fn limits_enclose_the_rate_of_all_and_the_outer_ones_the_inner(rate in 0.01..0.99_f64, people in 20_u64..5_000) {
        let (inner, outer) = (peers::exact_limits(rate, people, 0.95), peers::exact_limits(rate, people, 0.998));
        prop_assert!(outer.0 <= inner.0 && inner.0 <= rate && rate <= inner.1 + 1.0 / people as f64 && inner.1 <= outer.1);
        // Whoever is not is, so the funnel of the opposite is the funnel turned over, but for the step between whole people.
        let turned = peers::exact_limits(1.0 - rate, people, 0.95);
        prop_assert!((turned.0 + inner.1 - 1.0).abs() <= 1.5 / people as f64);
    }

    #[test]
    fn a_trust_that_is_as_all_together_is_never_outside(people in 30_u32..3_000, rate in 0.05..0.95_f64) {
        let share = PeerCounts::Share { events: (f64::from(people) * rate).round(), people };
        let funnel = Funnel::of(&[share; 12]).unwrap();
        let (size, value) = Funnel::place_of(&share).unwrap();
        prop_assert_eq!(funnel.limits(size).hold(value), Held::Inside);
        prop_assert!(!funnel.is_adjusted());
    }
}
