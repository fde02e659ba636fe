//! What stands beside the nine on the made-up trust: how sure one can be, years together, race disparity ratios, the aspiration.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use desk::Asked;
use domain::disclosure::Level;
use serde_json::Value;
use support::{northmoor, now};

fn assignment(key: &str, value: &str) -> desk::Assignment {
    desk::Assignment {
        key: key.to_owned(),
        value: value.to_owned(),
        ..desk::Assignment::default()
    }
}

/// Every text in a value.
fn texts(held: &Value, found: &mut Vec<String>) {
    match held {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

#[test]
fn each_page_says_how_sure_it_is_and_names_whose_test_it_is() {
    let northmoor = northmoor();
    for number in 1..=9 {
        let page = northmoor.desk.indicator(2026, number).unwrap();
        let lines = page.sure.lines.join(" ");
        assert!(
            lines.contains("95% interval"),
            "indicator {number} has its interval: {lines}"
        );
        assert!(
            lines.ends_with("The national team’s test for “significantly more likely” is not published."),
            "indicator {number} says whose reading it is: {lines}"
        );
        let is_ratio = (2..=4).contains(&number);
        for (what, stands) in [
            (
                "the noise meter",
                lines.contains("chance alone would still put the ratio"),
            ),
            (
                "the smallest ratio that is found",
                lines.contains("before the interval here leaves parity out"),
            ),
            ("the four-fifths rule by its name", lines.contains("Four-fifths rule")),
            (
                "the flag beside the state",
                page.row.four_fifths.starts_with("Four-fifths rule"),
            ),
            (
                "the test for those who ask",
                page.sure.tests.iter().any(|line| line.contains("Fisher")),
            ),
            (
                "last year added",
                page.sure
                    .pooled
                    .iter()
                    .any(|line| line.starts_with("Two years together, 2025 to 2026")),
            ),
        ] {
            assert_eq!(
                stands, is_ratio,
                "indicator {number}: {what}: {lines} {:?}",
                page.sure.pooled
            );
        }
        assert!(
            lines.contains("since 2025") || lines.contains("Since 2025") || number == 7,
            "indicator {number} beside last year: {lines}"
        );
        for line in &page.sure.lines {
            assert!(!line.contains("p ="), "a p value is shown only when asked for: {line}");
        }
    }
    let seven = northmoor.desk.indicator(2026, 7).unwrap().sure.lines.join(" ");
    assert!(
        !seven.contains("2025"),
        "a series that was broken is not compared across the break: {seven}"
    );
}

#[test]
fn json_adds_to_the_contract_and_gives_nothing_away() {
    let northmoor = northmoor();
    let json = northmoor.desk.indicators_json(2026, &Asked::default()).unwrap();
    let nine = &json["indicators"];
    for number in ["2", "3", "4"] {
        let held = &nine[number];
        let noise = &held["noise"];
        let sum = noise["above"].as_f64().unwrap() + noise["below"].as_f64().unwrap();
        assert!(
            (noise["outside"].as_f64().unwrap() - sum).abs() < 1e-12,
            "{number}: outside is above and below"
        );
        assert!(
            held["fisher_p"].as_f64().is_some_and(|p| p > 0.0 && p <= 1.0),
            "{number}: {held}"
        );
        assert!(
            held["smallest_detectable"].as_f64().is_some_and(|ratio| ratio > 1.0),
            "{number}: {held}"
        );
        assert_eq!(
            held["pooled"][0]["years"],
            serde_json::json!([2025, 2026]),
            "{number}: {held}"
        );
        assert_eq!(
            held["pooled"][0]["in_the_return"], false,
            "{number}: pooled years are never in the return"
        );
        assert_eq!(held["change"]["since"], 2025, "{number}: {held}");
    }
    // The years together are the counts of both, which the contract's own keys show.
    let (three, last) = (&nine["3"], northmoor.desk.indicators_json(2025, &Asked::default()).ok());
    assert!(last.is_none() || three["pooled"][0]["part"]["bme"].as_u64() >= three["cases"]["bme"].as_u64());
    assert_eq!(
        nine["1"]["judged"].as_array().unwrap().len(),
        2,
        "two groups are judged"
    );
    assert_eq!(
        nine["1"]["senior_rows"].as_array().unwrap().len(),
        7,
        "each senior row has a reading"
    );
    let steps = |section: usize| -> Vec<f64> {
        let held = nine["1"]["disparity"]["sections"][section]["steps"].as_array().unwrap();
        held.iter().filter_map(|step| step["ratio"].as_f64()).collect()
    };
    let both = steps(0);
    assert!(
        (both[0] * both[1] / both[2] - 1.0).abs() < 1e-12,
        "two steps make the third: {both:?}"
    );
    assert_eq!(
        nine["9"]["parts"].as_object().unwrap().len(),
        5,
        "every part of the board has a share and a range"
    );

    let mut all = Vec::new();
    texts(&json, &mut all);
    for text in all {
        for never in ["NaN", "inf ", "  ", "% as likely", "0.00 times"] {
            assert!(!text.contains(never), "no text says “{never}”: {text}");
        }
    }
    let public = Asked {
        level: Level::Public,
        ..Asked::default()
    };
    let public = northmoor.desk.indicators_json(2026, &public).unwrap();
    for key in ["judged", "senior_rows", "disparity", "aspiration"] {
        assert!(
            public["indicators"]["1"][key].is_null(),
            "{key} could give hidden rows back"
        );
    }
    for number in ["2", "3", "4"] {
        let held = &public["indicators"][number];
        if held["suppressed"] == true {
            for key in ["fisher_p", "noise", "smallest_detectable", "change"] {
                assert!(held[key].is_null(), "{number}: {key} could give hidden counts back");
            }
            assert_eq!(
                held["pooled"],
                serde_json::json!([]),
                "{number}: years together could give hidden counts back"
            );
        }
    }
    assert!(
        public["indicators"]["9"]["parts"].as_object().unwrap().is_empty(),
        "a board is small"
    );
}

#[test]
fn an_aspiration_is_the_workforce_share_until_the_trust_sets_its_own() {
    let mut northmoor = northmoor();
    let aspiration = |desk: &desk::Desk| {
        let json = desk.indicators_json(2026, &Asked::default()).unwrap();
        (
            json["indicators"]["1"]["aspiration"].clone(),
            json["workforce"]["bme_percent"].as_f64().unwrap(),
        )
    };
    let (held, share) = aspiration(&northmoor.desk);
    assert_eq!(
        held["share"].as_f64(),
        Some(share),
        "without a setting the share is that of the workforce"
    );
    assert_eq!(
        (held["base_year"].as_u64(), held["target_year"].as_u64()),
        (Some(2018), Some(2028))
    );
    assert_eq!(held["confidence"], "recalled", "what is known only from memory says so");

    let values = [
        assignment("aspiration.share", "30%"),
        assignment("aspiration.base_year", "2025"),
        assignment("aspiration.target_year", "2030"),
    ];
    northmoor.desk.set_values(2026, &values, now()).unwrap();
    let (held, _) = aspiration(&northmoor.desk);
    assert_eq!(
        (held["share"].as_f64(), held["target_year"].as_u64()),
        (Some(30.0), Some(2030))
    );
    for row in held["rows"].as_array().unwrap() {
        let number = |key: &str| row[key].as_u64().unwrap();
        assert_eq!(
            number("target"),
            (number("people") * 30).div_ceil(100),
            "whole people, rounded up: {row}"
        );
        assert_eq!(
            number("each_year"),
            number("missing").div_ceil(4),
            "four years are left: {row}"
        );
        assert!(
            row["path_percent"].is_f64(),
            "last year is held, so there is a line from it: {row}"
        );
    }
    let page = northmoor.desk.indicator(2026, 1).unwrap();
    let measure = page.measures.iter().find(|measure| measure.aim.is_some()).unwrap();
    let aim = measure.aim.as_ref().unwrap();
    assert!(
        aim.own_share && aim.own_base_year && aim.own_target_year,
        "what the trust set is known as its own"
    );
    assert!(
        measure.lines[0].contains("30.0%") && measure.lines[0].contains("2030"),
        "{}",
        measure.lines[0]
    );

    for (key, value) in [
        ("aspiration.share", "140"),
        ("aspiration.target_year", "soon"),
        ("aspiration.goal", "5"),
    ] {
        let error = northmoor.desk.set_values(2026, &[assignment(key, value)], now());
        assert!(error.is_err(), "{key}={value} cannot be used");
    }
    northmoor
        .desk
        .set_values(2026, &[assignment("aspiration.share", "")], now())
        .unwrap();
    let (held, share) = aspiration(&northmoor.desk);
    assert_eq!(
        held["share"].as_f64(),
        Some(share),
        "an empty value takes the setting back"
    );
}

#[test]
fn what_an_indicator_lacks_is_named() {
    let northmoor = northmoor();
    let page = northmoor.desk.indicator(2026, 1).unwrap();
    let titles: Vec<&str> = page.measures.iter().map(|measure| measure.title.as_str()).collect();
    assert_eq!(titles, ["Race disparity ratios", "Against an aspiration"]);
    assert!(
        page.measures[0]
            .notes
            .iter()
            .any(|note| note.contains("only from memory")),
        "the definition is recalled: {:?}",
        page.measures[0].notes
    );
    assert!(
        page.measures[1]
            .notes
            .iter()
            .any(|note| note.contains("Nothing is held for 2018")),
        "without the base year there is no line: {:?}",
        page.measures[1].notes
    );
    let senior = page
        .tables
        .iter()
        .find(|table| table.caption.starts_with("Senior rows"))
        .unwrap();
    assert_eq!(senior.rows.len(), 8, "two judged groups and six bands");
    let board = northmoor.desk.indicator(2026, 9).unwrap();
    assert!(
        board
            .sure
            .lines
            .iter()
            .any(|line| line.contains("executive board members are BME")),
        "each part of the board has its sentence: {:?}",
        board.sure.lines
    );
}
