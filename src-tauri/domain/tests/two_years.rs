//! Indicator 3 over two years in the return: what its items hold, what is said when last year is wanting, and how it is read back.

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
use domain::past;
use domain::rules::{Asked, Averaging, RulePack};
use domain::submission::{Cells, Check, Facts, Return, fill};
use year::{clean, pack};

fn two_years() -> RulePack {
    RulePack {
        averaging: Averaging::TwoYears,
        ..pack()
    }
}

/// 800 White, 180 BME and 20 unknown staff, of whom so many entered the process.
fn with(people: Triple) -> Counts {
    Counts {
        casework: Some(Casework {
            people,
            cases: people.total(),
        }),
        ..clean()
    }
}

fn filled(people: Triple, before: Option<Triple>, rules: &RulePack) -> Return {
    fill(&with(people), before, &BTreeMap::new(), rules)
}

/// What is found beside last year's return, which these tests do not give.
fn check(held: &Return, rules: &RulePack) -> Vec<Check> {
    let found = domain::submission::check(held, rules, &Facts::default());
    let lacking = |held: &Check| matches!(held.key.as_str(), "averaging.stated" | "last_year.missing");
    found.into_iter().filter(|held| !lacking(held)).collect()
}

fn item(held: &Return, key: &str) -> Cells {
    held.lines.iter().find(|line| line.item.key == key).unwrap().current
}

#[test]
fn the_items_follow_the_averaging() {
    let (now, before) = (Triple::new(16, 9, 0), Triple::new(24, 4, 1));
    let one = filled(now, Some(before), &pack());
    assert_eq!(
        item(&one, "casework.people"),
        [Some(16.0), Some(9.0), Some(0.0)],
        "this year alone"
    );
    assert_eq!(item(&one, "casework.ratio")[0], Some(2.5), "(9/180) / (16/800)");
    let two = filled(now, Some(before), &two_years());
    assert_eq!(
        item(&two, "casework.people"),
        [Some(20.0), Some(6.5), Some(0.5)],
        "the mean of both years, halves and all"
    );
    assert_eq!(
        item(&two, "workforce.total")[0],
        Some(800.0),
        "against this year's staff"
    );
    assert_eq!(item(&two, "casework.likelihood")[0], Some(0.025), "20 of 800");
    let ratio = item(&two, "casework.ratio")[0].unwrap();
    assert!(
        (ratio - 13.0 / 9.0).abs() < 1e-12,
        "(6.5/180) / (20/800) = 1.444, and not {ratio}"
    );
    assert_eq!(
        item(&one, "training.people"),
        item(&two, "training.people"),
        "nothing else follows it"
    );
}

#[test]
fn without_last_years_people_it_is_named_and_the_year_alone_never_takes_its_place() {
    let now = Triple::new(16, 9, 0);
    let held = filled(now, None, &two_years());
    for key in ["casework.people", "casework.likelihood", "casework.ratio"] {
        assert_eq!(item(&held, key), [None; 3], "{key} stays empty");
    }
    let found = check(&held, &two_years());
    let of_three: Vec<_> = found.iter().filter(|check| check.item == Some(39)).collect();
    assert_eq!(of_three.len(), 1, "said once: {found:?}");
    assert_eq!(
        (of_three[0].key.as_str(), of_three[0].severity),
        ("averaging.last_year", Severity::Error)
    );
    assert!(
        of_three[0].message.contains("last year’s people are not held"),
        "{:?}",
        of_three[0]
    );
    let before = Some(Triple::new(24, 4, 1));
    let whole = filled(now, before, &two_years());
    assert!(
        check(&whole, &two_years()).is_empty(),
        "with them there is nothing to remark"
    );
    let nobody = Counts {
        casework: None,
        ..clean()
    };
    let missing = check(&fill(&nobody, before, &BTreeMap::new(), &two_years()), &two_years());
    assert!(
        missing.iter().any(|check| check.key == "missing.3"),
        "no case log at all is another thing: {missing:?}"
    );
}

#[test]
fn a_mean_above_the_workforce_is_an_error() {
    let now = Triple::new(10, 9, 20);
    let found = check(&filled(now, Some(Triple::new(0, 0, 21)), &two_years()), &two_years());
    let above: Vec<_> = found.iter().filter(|check| check.key.starts_with("above.")).collect();
    assert_eq!(above.len(), 1, "{found:?}");
    assert!(
        above[0].message.contains("a mean of 20.5 people") && above[0].message.contains("20 staff"),
        "{above:?}"
    );
}

#[test]
fn a_past_return_of_two_years_gives_its_ratio_but_not_the_people_of_one_year() {
    let (now, before) = (Triple::new(16, 9, 0), Triple::new(24, 4, 1));
    for (rules, people, ratio) in [(pack(), Some(now), 2.5), (two_years(), None, 13.0 / 9.0)] {
        let held = filled(now, Some(before), &rules);
        let items: BTreeMap<u16, Cells> = held.lines.iter().map(|line| (line.item.number, line.current)).collect();
        let read = past::counts(&items, &rules);
        assert_eq!(
            read.casework.map(|held| held.people),
            people,
            "{:?}: a mean is not the people of one year",
            rules.averaging
        );
        assert_eq!(read.staff(), clean().staff(), "the rest is read as ever");
        let found = past::disciplinary_ratio(&items, &rules).unwrap();
        assert!((found - ratio).abs() < 1e-12, "{:?}: {found}", rules.averaging);
    }
    assert_eq!(
        past::disciplinary_ratio(&BTreeMap::new(), &pack()),
        None,
        "nothing held, nothing said"
    );
}

#[test]
fn an_indicator_that_was_not_asked_for_is_not_missing() {
    let nothing = Counts::default();
    let rules = RulePack {
        asked: Some(Asked {
            indicators: vec![1, 2, 3, 4, 9],
            confidence: domain::classify::Confidence::Recalled,
            source: "for the test".to_owned(),
        }),
        ..pack()
    };
    let missing = |rules: &RulePack| -> Vec<String> {
        let found = check(&fill(&nothing, None, &BTreeMap::new(), rules), rules);
        found
            .into_iter()
            .map(|check| check.key)
            .filter(|key| key.starts_with("missing."))
            .collect()
    };
    assert_eq!(
        missing(&rules),
        ["missing.1", "missing.2", "missing.3", "missing.4", "missing.9"]
    );
    assert_eq!(missing(&pack()).len(), 9);
}
