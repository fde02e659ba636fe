//! The whole job on the made-up trust, against the truth its generator counted without any of this program's code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;

use desk::view::ActionFields;
use desk::{Asked, BrokenDown, Dimension};
use serde_json::Value;
use support::{northmoor, now};

/// Every number of `expected` stands in `found` under the same names; `found` may say more.
#[track_caller]
fn says(found: &Value, expected: &Value, names: &[&str], what: &str) {
    for name in names {
        let (found, expected) = (&found[name], &expected[name]);
        assert!(!expected.is_null(), "{what}: the truth says nothing of {name}");
        match (found.as_f64(), expected.as_f64()) {
            (Some(found), Some(expected)) => {
                let is_same = (found - expected).abs() <= 1e-12 * expected.abs().max(1.0);
                assert!(is_same, "{what}, {name}: counted {found}, truly {expected}");
            }
            _ => assert_eq!(found, expected, "{what}, {name}"),
        }
    }
}

const GROUPS: [&str; 3] = ["white", "bme", "unknown"];

#[test]
fn the_nine_equal_the_truth_exactly() {
    let northmoor = northmoor();
    let truth = &northmoor.truth;
    let found = northmoor.desk.indicators_json(2026, &Asked::default()).unwrap();
    assert_eq!(found["schema"], "wres-desk/indicators/1");
    assert_eq!(found["snapshot"], truth["snapshot"]);
    says(
        &found["workforce"],
        &truth["workforce"],
        &["white", "bme", "unknown", "total"],
        "workforce",
    );
    says(
        &found["workforce"],
        &serde_json::json!({"bme_percent": truth["workforce_bme_percent"]}),
        &["bme_percent"],
        "workforce",
    );

    let nine = &found["indicators"];
    let place = |row: &Value| (row["section"].to_string(), row["band"].to_string());
    let rows: BTreeMap<_, _> = nine["1"]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (place(row), row))
        .collect();
    let mut checked = 0;
    for expected in truth["rows"].as_array().unwrap() {
        let found = rows
            .get(&place(expected))
            .unwrap_or_else(|| panic!("indicator 1 has no row {expected}"));
        says(
            found,
            expected,
            &GROUPS,
            &format!("indicator 1, {} {}", expected["section"], expected["band"]),
        );
        checked += 1;
    }
    assert!(
        checked >= 28,
        "the truth names the rows of the return, it named {checked}"
    );
    let in_truth: Vec<_> = truth["rows"].as_array().unwrap().iter().map(place).collect();
    for (name, row) in &rows {
        let is_empty = GROUPS.iter().all(|group| row[group] == 0);
        assert!(
            is_empty || in_truth.contains(name),
            "indicator 1 has people in {name:?}, where there are none"
        );
    }

    says(
        &nine["2"]["shortlisted"],
        &truth["recruitment"]["shortlisted"],
        &GROUPS,
        "shortlisted",
    );
    says(
        &nine["2"]["appointed"],
        &truth["recruitment"]["appointed"],
        &GROUPS,
        "appointed",
    );
    says(
        &nine["3"]["workforce"],
        &truth["workforce"],
        &GROUPS,
        "whole of indicator 3",
    );
    says(
        &nine["3"]["cases"],
        &truth["casework"]["people"],
        &GROUPS,
        "people in the disciplinary process",
    );
    assert_eq!(nine["3"]["case_count"], truth["casework"]["cases"]);
    says(
        &nine["4"]["accessing"],
        &truth["training"]["people"],
        &GROUPS,
        "people trained",
    );
    for number in ["2", "3", "4"] {
        let ratio = serde_json::json!({"relative_likelihood": truth["relative_likelihood"][number]});
        says(
            &nine[number],
            &ratio,
            &["relative_likelihood"],
            &format!("indicator {number}"),
        );
    }
    for number in ["5", "6", "7", "8"] {
        let names = ["white_percent", "bme_percent", "white_responses", "bme_responses"];
        says(
            &nine[number],
            &truth["survey"][number],
            &names,
            &format!("indicator {number}"),
        );
    }
    for part in ["total", "voting", "non_voting", "executive", "non_executive"] {
        says(
            &nine["9"][part],
            &truth["board"][part],
            &GROUPS,
            &format!("board, {part}"),
        );
    }
    let points = ["total", "voting", "executive"];
    says(
        &nine["9"]["difference_points"],
        &truth["board"]["difference_points"],
        &points,
        "indicator 9",
    );
}

#[test]
fn every_row_is_accounted_for() {
    let northmoor = northmoor();
    let data = northmoor.desk.data(2026).unwrap();
    let file = |kind: &str| {
        let found = data
            .kinds
            .iter()
            .find(|held| held.kind == kind)
            .and_then(|held| held.files.first().cloned());
        found.unwrap_or_else(|| panic!("no {kind} file is held"))
    };
    let (staff, truth) = (file("staff"), &northmoor.truth);
    assert_eq!(staff.rows, truth["staff"]["rows"]["read"], "rows of the staff list");
    assert_eq!(staff.used, truth["staff"]["rows"]["used"]);
    assert_eq!(staff.people, truth["staff"]["people"]);
    let left_out = &truth["staff"]["rows"]["left_out"];
    for (reason, words) in [
        ("bank", "bank-only post"),
        ("bank_ended", "bank-only post that ended before the snapshot date"),
        ("honorary", "honorary contract"),
        ("leaver", "left before the snapshot date"),
        ("starter_after", "starts after the snapshot date"),
        ("second_post", "another post of the same person counts"),
        ("total_row", "total, heading or note, not a record"),
        ("student", "student or volunteer"),
    ] {
        let line = staff.left_out.iter().find(|line| line.ends_with(words));
        let rows: String = line
            .map(|line| line.chars().take_while(char::is_ascii_digit).collect())
            .unwrap_or_default();
        assert_eq!(
            rows,
            left_out[reason].to_string(),
            "rows left out as {reason}: {:?}",
            staff.left_out
        );
    }
    assert_eq!(file("casework").people, truth["casework"]["people"]["total"]);
    assert_eq!(file("training").people, truth["training"]["people"]["total"]);
    assert_eq!(file("board").people, truth["board"]["total"]["total"]);
}

#[test]
fn last_years_return_fills_last_years_columns() {
    let northmoor = northmoor();
    let submission = northmoor.desk.submission(2026).unwrap();
    let past = &northmoor.truth["past_return"]["2025"];
    let mut checked = 0;
    for line in &submission.lines {
        if line.measure != "Headcount" {
            continue;
        }
        for (cell, group) in line.previous.iter().zip(GROUPS) {
            let expected = past[line.item.to_string()][group]
                .as_f64()
                .map(|heads| heads.to_string())
                .unwrap_or_default();
            assert_eq!(
                *cell, expected,
                "item {} ({}), {group}, last year",
                line.item, line.label
            );
            checked += 1;
        }
    }
    assert!(
        checked > 100,
        "the return has over a hundred cells of heads, {checked} were compared"
    );
    assert_eq!(submission.errors, 0, "{:?}", submission.checks);
}

#[test]
fn the_sheet_says_what_the_program_says() {
    let northmoor = northmoor();
    let submission = northmoor.desk.submission(2026).unwrap();
    let csv = String::from_utf8(northmoor.desk.document(2026, "submission-csv", now().date()).unwrap()).unwrap();
    assert_eq!(
        csv.lines().count(),
        submission.lines.len() + 1,
        "one line an item, and the headings"
    );
    let appointed = submission
        .lines
        .iter()
        .find(|line| line.label.contains("appointed"))
        .unwrap();
    let truth = &northmoor.truth["recruitment"]["appointed"];
    assert_eq!(appointed.current, GROUPS.map(|group| truth[group].to_string()));
    let workbook = northmoor.desk.document(2026, "submission", now().date()).unwrap();
    assert_eq!(
        workbook,
        northmoor.desk.document(2026, "submission", now().date()).unwrap(),
        "the same return gives the same bytes"
    );
}

#[test]
fn a_draft_answers_gaps_once() {
    let mut northmoor = northmoor();
    let today = now().date();
    let gaps = northmoor.desk.plan(2026, today).unwrap().gaps;
    assert!(!gaps.is_empty(), "the made-up trust has gaps");
    let drafted = northmoor.desk.draft_plan(2026, now()).unwrap();
    assert_eq!(
        drafted.added.len(),
        drafted.because.len(),
        "each says why it is proposed"
    );
    let plan = northmoor.desk.plan(2026, today).unwrap();
    let nine = northmoor.desk.nine(2026).unwrap();
    for gap in &gaps {
        let of = plan
            .actions
            .iter()
            .filter(|action| action.fields.indicator == gap.indicator);
        assert!(
            (2..=4).contains(&of.count()),
            "two to four actions answer {}",
            gap.label
        );
    }
    for action in &plan.actions {
        let fields = &action.fields;
        let row = nine.rows.iter().find(|row| row.number == fields.indicator).unwrap();
        assert_eq!(
            row.state, "worse",
            "an action is never drafted from noise: {}",
            fields.title
        );
        assert!(!fields.gap.is_empty() && !fields.owner.is_empty(), "{fields:?}");
        assert!(
            fields.outcome_baseline.is_some() && fields.outcome_target.is_some() && fields.outcome_by.is_some(),
            "baseline, target and year are figures: {fields:?}"
        );
        assert!(
            fields.milestones.iter().all(|step| step.due <= fields.due),
            "{fields:?}"
        );
        assert_eq!(action.standing.state, "not_started", "{:?}", action.standing);
        assert_eq!(action.standing.outcome, "not_yet");
        assert!(
            action.remarks.is_empty(),
            "no drafted action fails the wording check: {:?}",
            action.remarks
        );
    }
    assert!(
        northmoor.desk.draft_plan(2026, now()).unwrap().added.is_empty(),
        "drafting again adds nothing"
    );
    let first = plan.actions[0].clone();
    let fields = ActionFields {
        started_on: "2026-04-20".to_owned(),
        ..first.fields
    };
    let kept = northmoor.desk.save_action(2026, first.id, 0, &fields, now()).unwrap();
    assert_eq!(kept.fields, fields, "what is saved is what is read back");
    let fields = ActionFields {
        start: "2099-04-01".to_owned(),
        ..fields
    };
    let refused = northmoor
        .desk
        .save_action(2026, first.id, 0, &fields, now())
        .unwrap_err()
        .failure();
    assert!(refused.message.contains("Due is before start"), "{refused:?}");

    // What was removed comes back where it stood.
    let third = &plan.actions[2];
    northmoor.desk.remove_actions(2026, &[third.id], now()).unwrap();
    northmoor
        .desk
        .save_action(2026, 0, third.position, &third.fields, now())
        .unwrap();
    let titles = |plan: &[desk::view::ActionView]| -> Vec<String> {
        plan.iter().map(|action| action.fields.title.clone()).collect()
    };
    assert_eq!(
        titles(&northmoor.desk.plan(2026, today).unwrap().actions),
        titles(&plan.actions)
    );
}

/// Whole and part of each line, by its key.
fn lines(found: &Value) -> BTreeMap<String, [Value; 2]> {
    let counts = |line: &Value| {
        Value::Object(
            GROUPS
                .map(|group| (group.to_owned(), line[group].clone()))
                .into_iter()
                .collect(),
        )
    };
    let lines = found.as_array().unwrap().iter().map(|line| {
        let key = line["key"].as_str().unwrap().to_owned();
        if line["whole"].is_null() {
            let none = serde_json::json!({"white": 0, "bme": 0, "unknown": 0});
            return (key, [counts(line), none]);
        }
        (key, [counts(&line["whole"]), counts(&line["part"])])
    });
    lines.collect()
}

#[test]
fn every_breakdown_equals_the_truth_and_adds_up_to_its_indicator() {
    let northmoor = northmoor();
    let truth = &northmoor.truth["breakdowns"];
    let mut checked = 0;
    for by in Dimension::ALL {
        let found = northmoor.desk.breakdown_json(2026, by, &BrokenDown::default()).unwrap();
        for (indicator, held) in found["indicators"].as_object().unwrap() {
            let name = format!("indicator {indicator} by {}", by.key());
            let expected = truth[indicator][by.key()]
                .as_object()
                .unwrap_or_else(|| panic!("the truth has no {name}"));
            let found = lines(&held["lines"]);
            for (key, expected) in expected {
                let found = found
                    .get(key)
                    .unwrap_or_else(|| panic!("{name} has no line “{key}”, only {found:?}"));
                says(
                    &found[0],
                    &expected["whole"],
                    &GROUPS,
                    &format!("{name}, whole of “{key}”"),
                );
                says(
                    &found[1],
                    &expected["part"],
                    &GROUPS,
                    &format!("{name}, part of “{key}”"),
                );
                checked += 1;
            }
            assert_eq!(
                found.len(),
                expected.len(),
                "{name} has lines that the truth has not: {found:?}"
            );
        }
    }
    assert!(checked > 150, "the truth names the lines, it named {checked}");
}

#[test]
fn figures_typed_in_have_no_lines_and_it_is_said() {
    let mut northmoor = northmoor();
    let log = northmoor.desk.data(2026).unwrap().kinds;
    let log = log.iter().find(|kind| kind.kind == "casework").unwrap();
    for file in &log.files {
        northmoor.desk.remove_file(2026, file.id, now()).unwrap();
    }
    let typed: Vec<desk::Assignment> = [("casework.people.white", "30"), ("casework.people.bme", "20")]
        .map(|(key, value)| desk::Assignment {
            key: key.to_owned(),
            value: value.to_owned(),
            ..desk::Assignment::default()
        })
        .to_vec();
    northmoor.desk.set_values(2026, &typed, now()).unwrap();
    let view = northmoor.desk.breakdown(2026, 3, Some("division"), "internal").unwrap();
    assert_eq!(
        view.nothing,
        "The figures of indicator 3 were typed in, so nothing says where they are."
    );
    assert!(view.lines.is_empty() && view.ways.is_empty());
    let other = northmoor.desk.breakdown(2026, 4, None, "internal").unwrap();
    assert_eq!(
        (other.by.as_str(), other.nothing.as_str()),
        ("band", ""),
        "indicator 4 is counted all the same"
    );
}

#[test]
fn what_a_level_hides_stays_hidden_beside_indicator_1_by_the_same_lines() {
    let northmoor = northmoor();
    for level in [desk::Level::Internal, desk::Level::Public] {
        for by in [
            Dimension::Section,
            Dimension::StaffGroup,
            Dimension::Division,
            Dimension::Sex,
        ] {
            let given = BrokenDown {
                level,
                ..BrokenDown::default()
            };
            let found = northmoor.desk.breakdown_json(2026, by, &given).unwrap();
            let hidden = |indicator: &str| -> Vec<String> {
                let lines = found["indicators"][indicator]["lines"].as_array().unwrap().iter();
                let hidden = lines.filter(|line| line["suppressed"] == true);
                hidden.map(|line| line["key"].to_string()).collect()
            };
            for key in hidden("1") {
                for indicator in ["3", "4"] {
                    assert!(
                        hidden(indicator).contains(&key),
                        "{key} by {} is hidden in indicator 1, so indicator {indicator} must not show how many they are",
                        by.key()
                    );
                }
            }
            for line in found["indicators"]["3"]["lines"].as_array().unwrap() {
                let is_hidden = line["suppressed"] == true;
                for figure in ["relative_likelihood", "shortfall", "interval", "state"] {
                    assert!(
                        !is_hidden || line[figure].is_null(),
                        "a hidden line hides its {figure}: {line}"
                    );
                }
            }
        }
    }
}
