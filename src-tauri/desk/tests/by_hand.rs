//! Figures typed in: what is taken, what is refused, and what takes whose place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use chrono::NaiveDateTime;
use desk::{Asked, Assignment, Desk};

fn now() -> NaiveDateTime {
    "2026-04-20T09:30:00".parse().unwrap()
}

fn set(desk: &mut Desk, pairs: &[(&str, &str)]) -> Result<(), desk::DeskError> {
    let values: Vec<Assignment> = pairs
        .iter()
        .map(|(key, value)| Assignment {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
            ..Assignment::default()
        })
        .collect();
    desk.set_values(2026, &values, now())
}

#[test]
fn a_trust_without_files_can_type_everything_but_its_staff() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    set(
        &mut desk,
        &[
            ("recruitment.shortlisted.white", "1,000"),
            ("recruitment.shortlisted.bme", "500"),
            ("recruitment.appointed.white", "200"),
            ("recruitment.appointed.bme", "50"),
            ("survey.7.white_percent", "56.5%"),
            ("survey.7.bme_percent", "45.1"),
            ("survey.7.white_responses", "2125"),
            ("survey.7.bme_responses", "534"),
        ],
    )
    .unwrap();
    let found = desk.indicators_json(2026, &Asked::default()).unwrap();
    let two = &found["indicators"]["2"];
    assert_eq!(two["relative_likelihood"], 2.0, "20% against 10%");
    assert_eq!(
        two["shortfall"], 50,
        "at 20% a hundred would have been appointed, fifty were"
    );
    assert_eq!(two["four_fifths"], "adverse_bme");
    assert_eq!(
        found["indicators"]["7"]["state"], "worse",
        "11 points on these numbers is more than chance"
    );
    assert_eq!(
        found["indicators"]["3"]["not_calculable"], "no_data",
        "nothing is held for it"
    );
    set(&mut desk, &[("recruitment.appointed.bme", "0")]).unwrap();
    let two = &desk.indicators_json(2026, &Asked::default()).unwrap()["indicators"]["2"];
    assert_eq!(two["relative_likelihood"], serde_json::Value::Null);
    assert_eq!(two["not_calculable"], "no_bme_appointments");
    set(&mut desk, &[("recruitment.appointed.bme", "")]).unwrap();
    assert_eq!(
        desk.indicators_json(2026, &Asked::default()).unwrap()["indicators"]["2"]["not_calculable"],
        "no_data",
        "taken back"
    );
    assert_eq!(
        desk.still_needed(2026).unwrap(),
        ["recruitment.appointed.bme"],
        "what is missing is named, so that nobody wonders where the figures went"
    );
}

#[test]
fn what_cannot_be_used_is_refused_in_words_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    set(&mut desk, &[("trust.name", "A trust"), ("trust.region", "north west")]).unwrap();
    assert_eq!(
        desk.settings().unwrap().trust.region,
        "North West",
        "a region is kept as it is written everywhere"
    );
    for (key, value, words) in [
        ("survey.5.white_percent", "101", "not a percentage"),
        ("survey.5.white_percent", "many", "not a number"),
        ("survey.9.white_percent", "10", "no figure called"),
        ("recruitment.appointed.white", "-1", "not a number of people"),
        ("recruitment.appointed.white", "1.5", "not a number of people"),
        ("trust.region", "Wales", "not known"),
        ("trust.code", "?", "not an organisation code"),
        ("trust.motto", "onwards", "no detail of the trust"),
        ("board.voting.purple", "1", "no figure called"),
    ] {
        let failure = set(&mut desk, &[("survey.6.bme_percent", "20"), (key, value)])
            .unwrap_err()
            .failure();
        assert!(failure.message.contains(words), "{key}={value}: {failure:?}");
        assert!(!failure.hint.is_empty(), "{key}={value} says what to do");
    }
    let six = &desk.indicators_json(2026, &Asked::default()).unwrap()["indicators"]["6"];
    assert_eq!(
        six["bme_percent"],
        serde_json::Value::Null,
        "all or none: the good half of a bad set is not kept"
    );
}

#[test]
fn a_document_without_figures_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path()).unwrap();
    for key in ["submission", "submission-csv", "action-plan-xlsx", "poem"] {
        let failure = desk.document(2026, key, now().date()).unwrap_err().failure();
        assert!(!failure.hint.is_empty(), "{key}: {failure:?}");
    }
    assert!(
        desk.submission(2026).unwrap().errors >= 9,
        "every indicator without figures stops a submission"
    );
}
