//! Indicator 3 over one year or two, as a trust chooses it; and figures of early years, and under other rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use desk::{Asked, Assignment, Desk};
use serde_json::Value;
use support::{northmoor, now};

fn set(desk: &mut Desk, year: u16, key: &str, value: &str) {
    let given = Assignment {
        key: key.to_owned(),
        value: value.to_owned(),
        ..Assignment::default()
    };
    desk.set_values(year, &[given], now()).unwrap();
}

const AVERAGING: &str = "rules.indicator_3.averaging";

fn third(desk: &Desk) -> Value {
    desk.indicators_json(2026, &Asked::default()).unwrap()["indicators"]["3"].clone()
}

fn item(desk: &Desk, number: u16) -> Vec<String> {
    let lines = desk.submission(2026).unwrap().lines;
    lines.into_iter().find(|line| line.item == number).unwrap().current
}

#[test]
fn the_return_follows_the_choice_and_both_figures_stay() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let before = third(desk);
    let (one, two) = (
        before["relative_likelihood"].clone(),
        before["two_year"]["relative_likelihood"].clone(),
    );
    assert!(
        one.is_f64() && two.is_f64() && one != two,
        "the made-up trust holds last year's return: {before}"
    );
    assert_eq!(before["return_takes"], "single_year");
    let people = item(desk, 39);

    set(desk, 2026, AVERAGING, "two_years");
    let after = third(desk);
    assert_eq!(
        (&after["relative_likelihood"], &after["two_year"]["relative_likelihood"]),
        (&one, &two),
        "both stay"
    );
    assert_eq!(after["return_takes"], "two_years");
    assert_ne!(item(desk, 39), people);
    assert!(
        item(desk, 39).iter().any(|cell| cell.ends_with(".5")),
        "halves are shown: {:?}",
        item(desk, 39)
    );
    let printed = format!("{:.2}", two.as_f64().unwrap());
    assert_eq!(item(desk, 41)[0], printed);
    let basis = desk.submission(2026).unwrap().basis;
    assert!(
        basis.contains("item 39 is the mean of this year’s and last year’s people"),
        "{basis}"
    );
    assert!(basis.contains("chosen by the trust"), "{basis}");
    let page = desk.indicator(2026, 3).unwrap();
    let held = page.averaging.expect("the page of indicator 3 has the choice");
    assert_eq!(held.chosen, "two_years");
    assert!(held.table.rows[2].contains(&printed), "{:?}", held.table.rows);
    assert!(
        page.row
            .sentence
            .contains(&format!("the mean of two years, whose ratio is {printed}")),
        "{}",
        page.row.sentence
    );
    assert!(desk.indicator(2026, 2).unwrap().averaging.is_none());

    let store = northmoor.workbooks.with_file_name("store");
    assert_eq!(
        third(&Desk::open_existing(&store).unwrap())["return_takes"],
        "two_years",
        "it is kept"
    );
    let desk = &mut northmoor.desk;
    set(desk, 2026, AVERAGING, "");
    assert_eq!(third(desk), before, "taken back, everything is as it was");
    assert_eq!(item(desk, 39), people);
}

#[test]
fn last_years_return_of_two_years_is_no_single_year() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    set(desk, 2025, AVERAGING, "two_years");
    set(desk, 2026, AVERAGING, "two_years");
    let held = third(desk);
    assert_eq!(held["two_year"]["relative_likelihood"], Value::Null);
    assert_eq!(held["two_year"]["not_calculable"], "last_year_is_a_mean");
    assert!(held["relative_likelihood"].is_f64(), "this year alone is still shown");
    assert_eq!(item(desk, 39), ["", "", ""], "the year alone does not take its place");
    let checks = desk.submission(2026).unwrap().checks;
    assert!(
        checks.iter().any(|check| check.key == "averaging.last_year"),
        "{checks:?}"
    );
    let row = desk.nine(2026).unwrap().rows[2].clone();
    assert!(
        row.sentence.contains("cannot be worked out") && row.last_year.ends_with("(mean of two years)"),
        "{row:?}"
    );
}

#[test]
fn a_way_of_averaging_that_does_not_exist_is_refused() {
    let mut northmoor = northmoor();
    let given = Assignment {
        key: AVERAGING.to_owned(),
        value: "three_years".to_owned(),
        ..Assignment::default()
    };
    let error = northmoor.desk.set_values(2026, &[given], now()).unwrap_err();
    assert_eq!(error.exit_status(), 2);
    assert!(error.failure().hint.contains("single_year and two_years"), "{error}");
}

#[test]
fn figures_name_their_rules_and_other_rules_change_nothing_kept() {
    let northmoor = northmoor();
    let desk = &northmoor.desk;
    let own = desk.nine(2026).unwrap();
    assert_eq!(own.rules.pack, "2026");
    assert!(
        !own.rules.is_other && own.rules.made_by.starts_with("Computed under the rules “2026” ("),
        "{:?}",
        own.rules
    );
    assert_eq!(own.rules.choices.len(), 11, "every year's pack can be chosen");
    assert_eq!(own.rules.choices[0].key, "2026", "the one in force stands first");
    let other = desk.nine_under(2026, "2019").unwrap();
    assert!(
        other.rules.is_other && other.rules.made_by.contains("“2019”"),
        "{:?}",
        other.rules
    );
    assert!(
        other.rows[2]
            .sentence
            .contains("The return takes the mean of two years"),
        "{}",
        other.rows[2].sentence
    );
    assert_eq!(desk.nine(2026).unwrap(), own, "nothing that is kept has changed");
    assert!(desk.nine_under(2026, "2030").is_err());
    let json = desk.indicators_json(2026, &Asked::default()).unwrap();
    assert_eq!(
        (&json["rules"]["pack"], &json["rules"]["origin"]),
        (&"2026".into(), &"built_in".into())
    );
}

#[test]
fn a_caution_stands_beside_figures_of_its_year_and_published_ones_of_it() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    for key in ["survey.5.white_percent", "survey.5.bme_percent"] {
        set(desk, 2024, key, "25");
    }
    let rows = desk.nine(2024).unwrap().rows;
    assert!(
        rows[4].caution.contains("collection fault in the 2023 survey"),
        "{:?}",
        rows[4]
    );
    assert!(rows[6].caution.is_empty(), "indicator 7 had none");
    let json = desk.indicators_json(2024, &Asked::default()).unwrap();
    assert!(
        json["indicators"]["5"]["caution"]
            .as_str()
            .unwrap()
            .contains("2023 survey")
    );
    let now = desk.nine(2026).unwrap().rows;
    assert!(now[5].caution.is_empty(), "figures of 2026 are of another survey");
    assert_eq!(
        (now[4].england.year, now[5].england.year),
        (2023, 2024),
        "the published figures beside 2026"
    );
    assert!(
        now[5].england.note.contains("2023 survey"),
        "the one of 2024 carries it: {:?}",
        now[5].england
    );
    assert!(!now[4].england.note.contains("2023 survey"), "{:?}", now[4].england);
    let over_time = desk.indicator(2026, 6).unwrap().over_time;
    let row = over_time
        .rows
        .iter()
        .find(|row| row[0] == "2024")
        .expect("England of 2024");
    assert_eq!(row.last().map(String::as_str), Some("to be read with care"));
    assert!(over_time.note.contains("2023 survey"), "{}", over_time.note);
}

/// Every collection year can be worked in: figures typed in give indicators, a return and a page each.
#[test]
fn every_year_from_2016_can_be_worked_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(&folder.path().join("store")).unwrap();
    for year in 2016..=2026 {
        for (key, value) in [
            ("recruitment.shortlisted.white", "400"),
            ("recruitment.shortlisted.bme", "200"),
            ("recruitment.shortlisted.unknown", "0"),
            ("recruitment.appointed.white", "100"),
            ("recruitment.appointed.bme", "40"),
            ("recruitment.appointed.unknown", "0"),
            ("survey.7.white_percent", "60"),
            ("survey.7.bme_percent", "50"),
        ] {
            set(&mut desk, year, key, value);
        }
        let nine = desk.nine(year).unwrap();
        assert_eq!(nine.rows[1].value, "1.25", "{year}");
        assert_eq!(nine.rules.pack, year.to_string());
        let counted = desk.indicator(year, 7).unwrap().counted.join(" ");
        let question = match year {
            ..=2018 => "key finding KF21",
            2019..=2021 => "question 14.",
            _ => "question 15.",
        };
        assert!(counted.contains(question), "{year}: {counted}");
        let lines = desk.submission(year).unwrap().lines.len();
        assert_eq!(lines, if year <= 2018 { 63 } else { 65 }, "{year}");
        let missing: Vec<String> = desk
            .submission(year)
            .unwrap()
            .checks
            .into_iter()
            .map(|check| check.key)
            .collect();
        assert_eq!(
            missing.contains(&"missing.5".to_owned()),
            year != 2020,
            "{year}: {missing:?}"
        );
        desk.home(year, "2026-11-23".parse().unwrap()).unwrap();
    }
}
