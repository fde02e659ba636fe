//! Every method of `domain::statistics` against figures made with scipy, statsmodels and exact arithmetic: `tests/statistics/make_fixtures.py`
//! says how. Beside them stand published vectors, and what must hold whatever the counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::path::Path;

use domain::statistics::{self, Counted, Interval};
use proptest::prelude::*;

/// The rows of a fixture as numbers; an empty cell is `None`.
fn fixture(name: &str, columns: usize) -> Vec<Vec<Option<f64>>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/statistics")
        .join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{name}: {why}"));
    let rows: Vec<Vec<Option<f64>>> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<_> = line
                .split(',')
                .map(|cell| {
                    (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|why| panic!("{name}: {cell}: {why}")))
                })
                .collect();
            assert_eq!(cells.len(), columns, "{name}: as many cells as columns: {line}");
            cells
        })
        .collect();
    assert!(rows.len() >= 20, "{name} holds only {} cases", rows.len());
    rows
}

/// A count of people in a fixture.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "fixtures hold counts of people"
)]
fn count(cell: Option<f64>) -> u32 {
    cell.unwrap() as u32
}

fn pair(cells: &[Option<f64>]) -> Counted {
    (count(cells[0]), count(cells[1]))
}

fn as_numbers((events, people): Counted) -> (f64, f64) {
    (f64::from(events), f64::from(people))
}

#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64, what: &str) {
    let apart = (found - expected).abs();
    assert!(
        apart <= tolerance * expected.abs() || apart < 1e-15,
        "{what}: found {found:e}, expected {expected:e}"
    );
}

#[track_caller]
fn bounds(found: Interval, low: Option<f64>, high: Option<f64>, what: &str) {
    close(found.low, low.unwrap(), 1e-9, &format!("lower bound, {what}"));
    match (found.high, high) {
        (Some(found), Some(high)) => close(found, high, 1e-9, &format!("upper bound, {what}")),
        (found, expected) => assert_eq!(found, expected, "whether there is an upper bound, {what}"),
    }
}

#[test]
fn wilson_agrees_with_statsmodels() {
    for row in fixture("wilson.csv", 4) {
        let found = statistics::wilson(row[0].unwrap(), row[1].unwrap()).unwrap();
        bounds(found, row[2], row[3], &format!("{row:?}"));
    }
}

#[test]
fn newcombe_agrees_with_statsmodels() {
    for row in fixture("newcombe.csv", 6) {
        let found = statistics::difference(as_numbers(pair(&row)), as_numbers(pair(&row[2..]))).unwrap();
        for (found, expected) in [(Some(found.low), row[4]), (found.high, row[5])] {
            // A difference near nought keeps its places after the point, not its figures.
            assert!(
                (found.unwrap() - expected.unwrap()).abs() < 1e-9,
                "{row:?}: found {found:?}"
            );
        }
    }
}

#[test]
fn koopman_agrees_with_statsmodels_and_fifty_digits() {
    for row in fixture("koopman.csv", 6) {
        let found = statistics::ratio(pair(&row), pair(&row[2..])).unwrap();
        bounds(found, row[4], row[5], &format!("{row:?}"));
    }
}

#[test]
fn woolf_agrees_with_statsmodels() {
    for row in fixture("odds.csv", 6) {
        let found = statistics::odds_ratio(pair(&row), pair(&row[2..])).unwrap();
        bounds(found, row[4], row[5], &format!("{row:?}"));
    }
    assert_eq!(
        statistics::odds_ratio((1, 0), (2, 3)),
        None,
        "a logarithm of nought has no variance"
    );
}

#[test]
fn fisher_agrees_with_whole_numbers_and_scipy() {
    for row in fixture("fisher.csv", 5) {
        let found = statistics::fisher(pair(&row), pair(&row[2..])).unwrap();
        close(found, row[4].unwrap(), 1e-9, &format!("{row:?}"));
    }
}

#[test]
fn two_years_agree_with_limits_recovered_from_statsmodels() {
    for row in fixture("ratio-change.csv", 11) {
        let found =
            statistics::ratio_change((pair(&row), pair(&row[2..])), (pair(&row[4..]), pair(&row[6..]))).unwrap();
        close(found.value, row[8].unwrap(), 1e-9, &format!("{row:?}"));
        bounds(found.interval, row[9], row[10], &format!("{row:?}"));
    }
    for row in fixture("difference-change.csv", 11) {
        let shares = |at: usize| (as_numbers(pair(&row[at..])), as_numbers(pair(&row[at + 2..])));
        let found = statistics::difference_change(shares(0), shares(4)).unwrap();
        for (found, expected) in [
            (found.value, row[8]),
            (found.interval.low, row[9]),
            (found.interval.high.unwrap(), row[10]),
        ] {
            assert!((found - expected.unwrap()).abs() < 1e-9, "{row:?}: found {found}");
        }
    }
}

#[test]
fn the_noise_meter_agrees_with_scipy() {
    for row in fixture("noise.csv", 6) {
        let (first, second, rate) = (count(row[0]), count(row[1]), row[2].unwrap());
        let found = statistics::noise(first, second, rate, (0.8, 1.25)).unwrap();
        for (found, expected) in [
            (found.above, row[3]),
            (found.below, row[4]),
            (found.not_calculable, row[5]),
        ] {
            assert!((found - expected.unwrap()).abs() < 1e-9, "{row:?}: found {found}");
        }
    }
}

#[test]
fn the_smallest_detectable_ratio_agrees_with_scipy() {
    for row in fixture("detectable.csv", 4) {
        let found = statistics::smallest_detectable(count(row[0]), count(row[1]), row[2].unwrap());
        match (found, row[3]) {
            (Some(found), Some(expected)) => close(found, expected, 1e-9, &format!("{row:?}")),
            (found, expected) => assert_eq!(found, expected, "{row:?}: whether any ratio is detectable"),
        }
    }
}

/// The table of how misleading four-fifths is, worked out before this program was: staff, BME share, chances of landing outside and above, and
/// the smallest ratio found, which was worked out with Fisher's test. That test asks for a little more than the interval here.
#[test]
fn the_published_table_of_noise_comes_out_again() {
    for (bme, white, outside, above, smallest) in [
        (300, 2700, 0.76, 0.34, 3.8),
        (1000, 4000, 0.60, 0.28, 2.5),
        (3000, 7000, 0.40, 0.19, 1.9),
        (6000, 9000, 0.26, 0.13, 1.7),
    ] {
        let found = statistics::noise(bme, white, 0.007, (0.8, 1.25)).unwrap();
        assert!(
            (found.outside() - outside).abs() < 0.015 && (found.above - above).abs() < 0.006,
            "{bme} and {white} staff: the table says {outside} and {above}, found {found:?}"
        );
        let ratio = statistics::smallest_detectable(bme, white, 0.007).unwrap();
        assert!(
            ratio < smallest + 0.05 && ratio > 0.94 * smallest,
            "{bme} and {white} staff: the table says {smallest}, found {ratio}"
        );
    }
    let steady = statistics::noise(3000, 1500, 0.25, (0.8, 1.25)).unwrap();
    assert!(
        steady.outside() < 0.000_1,
        "recruitment of a large trust is steady: {steady:?}"
    );
    let small = statistics::noise(800, 250, 0.25, (0.8, 1.25)).unwrap();
    assert!(
        (small.outside() - 0.076).abs() < 0.000_5,
        "the table says 7.6 % for 800 and 250 applicants: {small:?}"
    );
}

#[test]
fn published_vectors_come_out_again() {
    for (first, second, low, high) in [
        ((10, 75), (12, 225), 1.139_026_2, 5.400_806_0),
        ((6, 1200), (9, 3000), 0.619, 4.482),
        ((3, 300), (9, 3000), 0.978, 11.280),
        ((120, 1800), (310, 3100), 0.5443, 0.8156),
        ((8, 1000), (32, 4000), 0.470, 2.121),
        ((1, 34), (7, 34), 0.0235, 0.8191),
        ((0, 300), (9, 3000), 0.0, 4.230),
    ] {
        let found = statistics::ratio(first, second).unwrap();
        close(
            found.low,
            low,
            6e-4,
            &format!("lower bound of {first:?} over {second:?}"),
        );
        close(
            found.high.unwrap(),
            high,
            2e-4,
            &format!("upper bound of {first:?} over {second:?}"),
        );
    }
    for (first, second, p) in [((6, 1200), (9, 3000), 0.3897), ((1, 34), (7, 34), 0.0544)] {
        close(statistics::fisher(first, second).unwrap(), p, 2e-3, "Fisher's test");
    }
    // Newcombe 1998, table II, method 10, columns (a) 56/70 − 48/80 and (c) 6/7 − 2/7.
    for (first, second, low, high) in [
        ((56.0, 70.0), (48.0, 80.0), 0.0524, 0.3339),
        ((6.0, 7.0), (2.0, 7.0), 0.0582, 0.8062),
    ] {
        let found = statistics::difference(first, second).unwrap();
        close(found.low, low, 1e-3, "lower bound");
        close(found.high.unwrap(), high, 1e-3, "upper bound");
    }
    for (events, people, low, high) in [
        (3.0, 18.0, 0.0584, 0.3922),
        (0.0, 12.0, 0.0, 0.2425),
        (45.0, 180.0, 0.1924, 0.318_03),
    ] {
        let found = statistics::wilson(events, people).unwrap();
        close(found.low, low, 1e-3, "lower bound");
        close(found.high.unwrap(), high, 1e-3, "upper bound");
    }
}

#[test]
fn what_cannot_be_worked_out_is_nothing() {
    assert_eq!(statistics::wilson(0.0, 0.0), None, "a share of nobody is not a share");
    assert_eq!(
        statistics::wilson(3.0, 2.0),
        None,
        "more events than people is not a share"
    );
    assert_eq!(
        statistics::ratio((0, 10), (0, 10)),
        None,
        "no event at all says nothing of a ratio"
    );
    assert_eq!(
        statistics::ratio((0, 0), (1, 10)),
        None,
        "a group of nobody has no rate"
    );
    assert_eq!(
        statistics::ratio((5, 4), (1, 10)),
        None,
        "more events than people is not a rate"
    );
    assert_eq!(
        statistics::fisher((0, 0), (1, 10)),
        None,
        "a group of nobody has no rate"
    );
    assert_eq!(
        statistics::fisher((5, 4), (1, 10)),
        None,
        "more events than people is not a rate"
    );
    assert_eq!(
        statistics::fisher((0, 10), (0, 10)),
        Some(1.0),
        "no event at all fits chance perfectly"
    );
    let some = ((5, 50), (6, 60));
    for none in [((0, 50), (6, 60)), ((5, 50), (0, 60)), ((0, 0), (6, 60))] {
        assert_eq!(
            statistics::ratio_change(some, none),
            None,
            "a year without a ratio has no change"
        );
        assert_eq!(
            statistics::ratio_change(none, some),
            None,
            "a year without a ratio has no change"
        );
    }
    for (first, second, rate) in [
        (0, 10, 0.1),
        (10, 0, 0.1),
        (10, 10, 0.0),
        (10, 10, 1.0),
        (10, 10, f64::NAN),
    ] {
        assert_eq!(
            statistics::noise(first, second, rate, (0.8, 1.25)),
            None,
            "there is no chance to speak of"
        );
        assert_eq!(
            statistics::smallest_detectable(first, second, rate),
            None,
            "there is no chance to speak of"
        );
    }
}

/// Two groups with at least one event between them.
fn groups() -> impl Strategy<Value = (Counted, Counted)> {
    let group = || (1_u32..5000).prop_flat_map(|people| (0..=people, Just(people)));
    (group(), group()).prop_filter("an event", |(first, second)| first.0 + second.0 > 0)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_ratio_turned_round_has_the_reciprocal_interval((first, second) in groups()) {
        let (one, other) = (statistics::ratio(first, second).unwrap(), statistics::ratio(second, first).unwrap());
        let reciprocal = |bound: Option<f64>| bound.map_or(0.0, |bound| 1.0 / bound);
        prop_assert!((one.low - reciprocal(other.high)).abs() <= 1e-9 * one.low);
        prop_assert!((other.low - reciprocal(one.high)).abs() <= 1e-9 * other.low);
    }

    #[test]
    fn an_interval_holds_its_own_value((first, second) in groups()) {
        let found = statistics::ratio(first, second).unwrap();
        let value = f64::from(first.0) * f64::from(second.1) / (f64::from(first.1) * f64::from(second.0));
        prop_assert!(found.low <= value * (1.0 + 1e-9) && found.high.is_none_or(|high| value <= high * (1.0 + 1e-9)));
        let share = statistics::wilson(f64::from(first.0), f64::from(first.1)).unwrap();
        prop_assert!(share.covers(f64::from(first.0) / f64::from(first.1)));
        let points = statistics::difference(as_numbers(first), as_numbers(second)).unwrap();
        prop_assert!(points.covers(f64::from(first.0) / f64::from(first.1) - f64::from(second.0) / f64::from(second.1)));
    }

    #[test]
    fn fisher_does_not_care_which_group_is_named_first((first, second) in groups()) {
        let (one, other) = (statistics::fisher(first, second).unwrap(), statistics::fisher(second, first).unwrap());
        prop_assert!((one - other).abs() <= 1e-9 && (0.0..=1.0).contains(&one));
    }

    #[test]
    fn a_year_beside_itself_has_not_changed((first, second) in groups()) {
        if let Some(change) = statistics::ratio_change((first, second), (first, second)) {
            prop_assert!((change.value - 1.0).abs() < 1e-12 && change.interval.covers(1.0));
        }
        let shares = (as_numbers(first), as_numbers(second));
        let change = statistics::difference_change(shares, shares).unwrap();
        prop_assert!(change.value.abs() < 1e-12 && change.interval.covers(0.0));
    }

    #[test]
    fn chance_has_nowhere_else_to_go(first in 1_u32..400, second in 1_u32..400, rate in 0.001_f64..0.999) {
        // A range that nothing can leave, and one that nothing but exact parity stays in.
        let wide = statistics::noise(first, second, rate, (0.0, f64::INFINITY)).unwrap();
        prop_assert!(wide.outside() < 1e-12);
        let narrow = statistics::noise(first, second, rate, (1.0, 1.0)).unwrap();
        let mirrored = statistics::noise(second, first, rate, (1.0, 1.0)).unwrap();
        prop_assert!(narrow.outside() + narrow.not_calculable <= 1.0 + 1e-12);
        // Turned round, what was above is below, but for tables in which a group has no event.
        prop_assert!(mirrored.below >= narrow.above - narrow.not_calculable - mirrored.not_calculable - 1e-12);
    }
}
