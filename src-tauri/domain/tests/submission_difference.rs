//! This year's return beside an earlier one: what differs, by how much, in which order, and what is not compared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;
mod year;

use std::collections::BTreeMap;

use domain::ethnicity::Group;
use domain::submission::{Cells, Movement, Standing, Unit, fill, movements};
use year::{before, clean, pack};

fn found(last: &BTreeMap<u16, Cells>) -> Vec<Movement> {
    movements(&fill(&clean(), None, last, &pack()), last, |_| false)
}

fn of(found: &[Movement], item: u16, group: Option<Group>) -> &Movement {
    found
        .iter()
        .find(|held| held.item == item && held.group == group)
        .unwrap()
}

#[test]
fn each_figure_is_told_in_its_own_unit() {
    let found = found(&before());
    for (item, group, unit, difference, relative, standing, why) in [
        (
            34,
            Some(Group::Bme),
            Unit::People,
            10.0,
            Some(10.0 / 1.9),
            Standing::Compared,
            "200 from 190",
        ),
        (
            35,
            Some(Group::Unknown),
            Unit::People,
            0.0,
            Some(0.0),
            Standing::Few,
            "6 and 6 people",
        ),
        (
            39,
            Some(Group::White),
            Unit::People,
            0.0,
            Some(0.0),
            Standing::Few,
            "8 and 8 people",
        ),
        (
            48,
            Some(Group::Bme),
            Unit::Percent,
            1.1,
            Some(1.1 / 49.2 * 100.0),
            Standing::Compared,
            "50.3 from 49.2",
        ),
        (
            37,
            None,
            Unit::Ratio,
            0.25 / 0.2 - (104.0 / 420.0) / (38.0 / 190.0),
            None,
            Standing::Compared,
            "one figure, of 140 appointed",
        ),
        (41, None, Unit::Ratio, 0.0, None, Standing::Few, "a ratio of 11 people"),
        (
            64,
            Some(Group::White),
            Unit::Points,
            0.0,
            None,
            Standing::Few,
            "a board of 13",
        ),
    ] {
        let held = of(&found, item, group);
        assert_eq!(held.unit, unit, "{why}");
        assert_eq!(held.standing, standing, "{why}");
        if item != 41 && item != 64 {
            assert!((held.difference.unwrap() - difference).abs() < 1e-9, "{why}: {held:?}");
        }
        if let Some(relative) = relative {
            assert!(
                (held.relative_percent.unwrap() - relative).abs() < 1e-9,
                "{why}: {held:?}"
            );
        }
        assert_eq!(
            held.relative_percent.is_none(),
            unit == Unit::Points,
            "{why}: points have no share of anything"
        );
    }
    let ratios = found.iter().filter(|held| held.item == 37).count();
    assert_eq!(ratios, 1, "a ratio is one figure and not one for each group");
}

#[test]
fn the_largest_stand_first_and_few_people_below_many() {
    let mut last = before();
    last.insert(43, [Some(200.0), Some(71.0), Some(1.0)]);
    let found = found(&last);
    assert_eq!(
        (found[0].item, found[0].group),
        (43, Some(Group::White)),
        "twice as many trained"
    );
    let first_of = |standing| found.iter().position(|held| held.standing == standing).unwrap();
    assert!(first_of(Standing::Compared) < first_of(Standing::Few));
    assert!(
        of(&found, 43, Some(Group::Unknown)).relative_percent.unwrap() > 100.0,
        "five times as many of unknown ethnicity"
    );
    assert_eq!(
        of(&found, 43, Some(Group::Unknown)).standing,
        Standing::Few,
        "but five people only"
    );
    let sizes: Vec<f64> = found
        .iter()
        .filter(|held| held.standing == Standing::Compared)
        .filter_map(|held| held.relative_percent.map(f64::abs))
        .collect();
    assert!(sizes.is_sorted_by(|one, other| one >= other), "{sizes:?}");
}

#[test]
fn what_is_not_compared_has_no_difference() {
    let mut last = before();
    last.remove(&46);
    let filled = fill(&clean(), None, &last, &pack());
    let found = movements(&filled, &last, |line| line.item.indicator == 7);
    let broken = of(&found, 48, Some(Group::White));
    assert_eq!(
        (broken.standing, broken.difference, broken.relative_percent),
        (Standing::NotComparable, None, None),
        "both are held, and nothing is subtracted across the break"
    );
    assert!(broken.last.is_some() && broken.now.is_some());
    let alone = of(&found, 46, Some(Group::White));
    assert_eq!(
        (alone.standing, alone.last, alone.difference),
        (Standing::OneYear, None, None)
    );
    assert!(
        !found
            .iter()
            .any(|held| held.item == 46 && held.group == Some(Group::Unknown)),
        "what neither year holds is not told"
    );
}

#[test]
fn from_nobody_to_many_is_the_largest_movement_there_is() {
    let mut last = before();
    last.insert(2, [Some(0.0), Some(9.0), Some(0.0)]);
    let found = found(&last);
    assert_eq!((found[0].item, found[0].group), (2, Some(Group::White)));
    assert_eq!((found[0].difference, found[0].relative_percent), (Some(40.0), None));
}
