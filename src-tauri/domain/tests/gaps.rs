//! A figure beside a published one: which one, across no break, with which words, and what is said where there is none.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;

use domain::benchmark::{Benchmark, Benchmarks, Scope};
use domain::classify::Confidence;
use domain::gap::{self, Against, Beside, Gap, Measured, Reading, State, Unit, WorseWhen};
use domain::rules::{Break, RulePack};
use domain::sentence_gap as words;
use domain::statistics::Interval;

fn row(year: u16, indicator: u8, (scope, name): (Scope, &str), (key, group): (&str, &str), value: f64) -> Benchmark {
    Benchmark {
        year,
        indicator: indicator.to_string(),
        scope,
        scope_name: name.to_owned(),
        measure_key: key.to_owned(),
        group: group.to_owned(),
        value,
        unit: if key == "relative_likelihood" {
            "ratio"
        } else {
            "percent"
        }
        .to_owned(),
        preferred: true,
        confidence: if group == "white" { "one_source" } else { "two_sources" }.to_owned(),
        measure: String::new(),
        derived: String::new(),
        source_title: format!("{group} {year}"),
        source_url: String::new(),
    }
}

const ENGLAND: (Scope, &str) = (Scope::England, "England");

fn held() -> Benchmarks {
    let likelihood = ("relative_likelihood", "ratio");
    let staff = |group| ("harassment_staff_percent", group);
    let equal = |group| ("equal_opportunities_new_percent", group);
    Benchmarks {
        rows: vec![
            row(2022, 2, ENGLAND, likelihood, 1.54),
            row(2023, 2, ENGLAND, likelihood, 1.59),
            row(2024, 2, (Scope::Region, "North West"), likelihood, 2.01),
            row(
                2021,
                5,
                (Scope::TrustType, "mental health"),
                ("harassment_public_percent", "bme"),
                32.7,
            ),
            row(2024, 6, ENGLAND, staff("bme"), 24.9),
            row(2024, 6, ENGLAND, staff("white"), 20.7),
            row(2024, 7, ENGLAND, equal("bme"), 48.8),
            row(2024, 9, ENGLAND, ("board_bme_percent", "bme"), 16.5),
            row(2024, 1, ENGLAND, ("workforce_bme_percent", "bme"), 28.6),
        ],
    }
}

fn of_year(year: u16) -> RulePack {
    RulePack {
        year,
        breaks: [2022, 2026]
            .into_iter()
            .filter(|held| *held <= year)
            .map(|year| Break {
                indicator: 7,
                year,
                why: "The question changed.".to_owned(),
                confidence: Confidence::Verified,
                source: "a test".to_owned(),
            })
            .collect(),
        ..common::rules(&[])
    }
}

fn figure(indicator: u8, key: &'static str, group: &'static str, unit: Unit, value: f64) -> Measured {
    let worse = match (indicator, key) {
        (_, "workforce_bme_percent") => None,
        (7 | 9, _) | (_, "vsm_bme_percent") => Some(WorseWhen::Lower),
        _ => Some(WorseWhen::Higher),
    };
    let half = if unit == Unit::Ratio { 0.2 } else { 3.0 };
    Measured {
        indicator,
        key,
        group,
        unit,
        value: Some(value),
        interval: Some(Interval {
            method: "wilson",
            level: 0.95,
            low: value - half,
            high: Some(value + half),
        }),
        worse,
        is_few: false,
    }
}

#[track_caller]
fn gap<'a>(measured: Measured, against: Against<'a>, held: &'a Benchmarks, rules: &'a RulePack) -> Gap<'a> {
    match gap::beside(measured, against, held, rules) {
        Beside::Gap(gap) => gap,
        other => panic!("{measured:?} can be compared, and gave {other:?}"),
    }
}

#[test]
fn a_gap_has_year_sign_and_reading() {
    let (held, rules) = (held(), of_year(2026));
    let ratio = |value| figure(2, "relative_likelihood", "ratio", Unit::Ratio, value);
    let staff = |value| figure(6, "harassment_staff_percent", "bme", Unit::Percent, value);
    let all = |value| figure(1, "workforce_bme_percent", "bme", Unit::Percent, value);
    let cases = [
        (
            ratio(1.74),
            Reading::Worse,
            State::NoClearDifference,
            2023,
            "worse by 0.15",
            "0.15 higher, which is worse for BME applicants",
        ),
        (
            ratio(1.2),
            Reading::Better,
            State::Better,
            2023,
            "better by 0.39",
            "0.39 lower, which is better for BME applicants",
        ),
        (
            staff(29.0),
            Reading::Worse,
            State::Worse,
            2024,
            "worse by 4.1 points",
            "4.1 points higher, which is worse for BME staff",
        ),
        (
            staff(25.9),
            Reading::Worse,
            State::NoClearDifference,
            2024,
            "worse by 1.0 point",
            "1.0 point higher, which is worse for BME staff",
        ),
        (
            staff(24.93),
            Reading::Worse,
            State::NoClearDifference,
            2024,
            "the same",
            "the same",
        ),
    ];
    for (measured, reading, state, year, short, long) in cases {
        let found = gap(measured, Against::ENGLAND, &held, &rules);
        assert_eq!(
            (found.reading, found.state, found.published.year),
            (reading, Some(state), year),
            "{short}"
        );
        assert_eq!(words::short(&found), short, "the words follow the sign");
        assert_eq!(words::reading(&found), long, "the words name for whom it is worse");
    }
    let white = gap(
        figure(6, "harassment_staff_percent", "white", Unit::Percent, 19.8),
        Against::ENGLAND,
        &held,
        &rules,
    );
    assert_eq!(
        words::reading(&white),
        "0.9 points lower, which is better for White staff",
        "what White staff say is not better for anybody else"
    );
    let described = gap(all(30.0), Against::ENGLAND, &held, &rules);
    assert_eq!(
        (described.reading, described.state, words::reading(&described).as_str()),
        (Reading::Higher, None, "1.4 points higher"),
        "the workforce's share is described and never better or worse"
    );
}

#[test]
fn the_published_figure_is_never_later_than_the_collection_year() {
    let held = held();
    let rules = of_year(2022);
    let found = gap(
        figure(2, "relative_likelihood", "ratio", Unit::Ratio, 1.0),
        Against::ENGLAND,
        &held,
        &rules,
    );
    assert_eq!(
        (found.published.year, found.published.value),
        (2022, 1.54),
        "2023 was not known in 2022"
    );
}

#[test]
fn a_break_in_the_series_is_never_crossed_and_is_named() {
    let held = held();
    let equal = figure(7, "equal_opportunities_new_percent", "bme", Unit::Percent, 50.0);
    for year in [2024, 2025] {
        let rules = of_year(year);
        assert_eq!(
            gap(equal, Against::ENGLAND, &held, &rules).published.year,
            2024,
            "within the series of 2022 to 2025 the figure of 2024 can be compared in {year}"
        );
    }
    let rules = of_year(2026);
    let found = gap::beside(equal, Against::ENGLAND, &held, &rules);
    let Beside::BeforeBreak { last, broken } = &found else {
        panic!("2024 is before the break of 2026: {found:?}");
    };
    assert_eq!((last.year, broken.year), (2024, 2026));
    assert_eq!(
        words::hole(&found, Against::ENGLAND),
        "The latest figure held is of 2024 and cannot be compared. The question changed."
    );
}

#[test]
fn where_no_figure_is_held_the_hole_is_named_and_nothing_guessed() {
    let (held, rules) = (held(), of_year(2026));
    let training = figure(4, "relative_likelihood", "ratio", Unit::Ratio, 1.1);
    for (against, expected) in [
        (Against::ENGLAND, "No national figure held."),
        (Against::region("London"), "No figure held for this region."),
        (
            Against::trust_type("ambulance"),
            "No figure held for trusts of this type.",
        ),
        (Against::region(""), "The region is not chosen."),
        (Against::trust_type(""), "The type of trust is not chosen."),
    ] {
        let found = gap::beside(training, against, &held, &rules);
        assert!(!matches!(found, Beside::Gap(_)), "nothing is held for {against:?}");
        assert_eq!(words::hole(&found, against), expected);
    }
    let ours = Measured {
        value: None,
        interval: None,
        ..figure(2, "relative_likelihood", "ratio", Unit::Ratio, 0.0)
    };
    assert!(
        matches!(gap::beside(ours, Against::ENGLAND, &held, &rules), Beside::NoneOfOurs(published) if published.year == 2023),
        "a published figure is shown where the trust has none"
    );
}

#[test]
fn a_type_of_trust_is_found_by_its_key() {
    let (held, rules) = (held(), of_year(2026));
    let public = figure(5, "harassment_public_percent", "bme", Unit::Percent, 35.0);
    let found = gap(public, Against::trust_type("mental_health"), &held, &rules);
    assert_eq!(
        (found.published.value, found.published.year),
        (32.7, 2021),
        "the pack writes the type with a blank"
    );
    assert_eq!(
        words::place(Against::trust_type("mental_health")),
        "Mental health and learning disability trusts"
    );
}

#[test]
fn a_difference_nobody_published_is_worked_out_and_says_so() {
    let (held, rules) = (held(), of_year(2026));
    let staff = gap(
        figure(6, "harassment_staff_percent", "difference", Unit::Points, 5.0),
        Against::ENGLAND,
        &held,
        &rules,
    );
    assert!((staff.published.value - 4.2).abs() < 1e-9, "24.9 minus 20.7");
    assert!(staff.published.is_derived());
    assert_eq!(
        staff.published.confidence(),
        "one_source",
        "of two figures the weaker one counts"
    );
    assert_eq!(
        words::derived(&staff.published),
        "worked out by this program: 24.9% of BME staff minus 20.7% of White staff, both published for 2024"
    );
    let board = gap(
        figure(9, "board_bme_percent", "difference", Unit::Points, -8.0),
        Against::ENGLAND,
        &held,
        &rules,
    );
    assert_eq!(
        words::figure(board.published.value, Unit::Points),
        "12.1 points lower",
        "16.5 minus 28.6"
    );
    assert_eq!(words::short(&board), "better by 4.1 points");
    let plain = gap(
        figure(2, "relative_likelihood", "ratio", Unit::Ratio, 1.0),
        Against::ENGLAND,
        &held,
        &rules,
    );
    assert!(!plain.published.is_derived() && words::derived(&plain.published).is_empty());
}

#[test]
fn the_words_of_a_gap_turn_with_its_sign() {
    let (held, rules) = (held(), of_year(2026));
    for (measured, published) in [
        (figure(2, "relative_likelihood", "ratio", Unit::Ratio, 0.0), 1.59),
        (figure(6, "harassment_staff_percent", "bme", Unit::Percent, 0.0), 24.9),
    ] {
        for away in [0.05, 0.3, 1.2, 7.0] {
            let at = |value| Measured {
                value: Some(value),
                ..measured
            };
            let (above, below) = (
                gap(at(published + away), Against::ENGLAND, &held, &rules),
                gap(at(published - away), Against::ENGLAND, &held, &rules),
            );
            let mirrored = words::reading(&above)
                .replace("higher", "lower")
                .replace("worse", "better");
            assert_eq!(
                mirrored,
                words::reading(&below),
                "turned round it says the opposite and nothing else"
            );
        }
    }
}
