//! The checks of a return as a trust meets them: what they lead to, how a reason is given, and when it stands no longer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;

use desk::view::{CheckView, Decisions};
use desk::{Assignment, Desk};
use support::{Trust, northmoor, now, on};

fn check(desk: &Desk, key: &str) -> CheckView {
    let checks = desk.submission(2026).unwrap().checks;
    let keys: Vec<String> = checks.iter().map(|held| held.key.clone()).collect();
    checks
        .into_iter()
        .find(|held| held.key == key)
        .unwrap_or_else(|| panic!("no “{key}” among {keys:?}"))
}

fn has(desk: &Desk, key: &str) -> bool {
    desk.submission(2026).unwrap().checks.iter().any(|held| held.key == key)
}

fn set(desk: &mut Desk, pairs: &[(&str, &str)]) {
    let values: Vec<Assignment> = pairs
        .iter()
        .map(|(key, value)| Assignment {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
            reason: "The contractor sent it".to_owned(),
            role: "Analyst".to_owned(),
        })
        .collect();
    desk.set_values(2026, &values, now()).unwrap();
}

const RECRUITED: [(&str, &str); 6] = [
    ("recruitment.shortlisted.white", "4000"),
    ("recruitment.shortlisted.bme", "2000"),
    ("recruitment.shortlisted.unknown", "10"),
    ("recruitment.appointed.white", "900"),
    ("recruitment.appointed.bme", "350"),
    ("recruitment.appointed.unknown", "2"),
];

#[test]
fn the_made_up_trust_has_no_errors_and_every_finding_leads_somewhere() {
    let northmoor = northmoor();
    let submission = northmoor.desk.submission(2026).unwrap();
    assert_eq!(submission.errors, 0, "{:?}", submission.checks);
    assert!(submission.warnings > 0, "an auditor always asks something");
    for held in &submission.checks {
        assert!(!held.looks.is_empty(), "{} leads to no data", held.key);
        assert!(!held.message.is_empty() && !held.hint.is_empty(), "{held:?}");
        assert!(
            ["impossible", "suspicious", "incomplete"].contains(&held.nature.as_str()),
            "{held:?}"
        );
        for look in held.looks.iter().filter(|look| look.place == "receipt") {
            let item = look.number.to_string();
            assert!(northmoor.desk.explain(2026, &item).is_ok(), "item {item} has a receipt");
        }
    }
}

#[test]
fn a_reason_stands_until_its_figures_change() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    set(desk, &[("survey.5.bme_percent", "75.5")]);
    let item = check(desk, "change.46.bme");
    assert_eq!(
        (item.severity.as_str(), item.nature.as_str()),
        ("warning", "suspicious")
    );
    assert!(
        item.cells
            .iter()
            .any(|cell| (cell.item, cell.group.as_str(), cell.year.as_str()) == (46, "bme", "this_year")),
        "{item:?}"
    );
    let before = desk.submission(2026).unwrap().warnings;
    desk.give_reason(2026, &item.key, "Few answered; we asked the contractor", now())
        .unwrap();
    let held = check(desk, &item.key);
    assert_eq!(held.reason, "Few answered; we asked the contractor");
    assert!(held.given.starts_with("Given 20 April 2026"), "{}", held.given);
    assert_eq!(
        desk.submission(2026).unwrap().warnings,
        before - 1,
        "a warning with a reason is settled"
    );

    set(desk, &[("survey.5.bme_percent", "76.5")]);
    let changed = check(desk, &item.key);
    assert_eq!(changed.reason, "", "the reason was given for another figure");
    assert_eq!(changed.outdated_reason, "Few answered; we asked the contractor");
    assert!(
        changed.outdated.contains("BME: 75.5%") && changed.outdated.contains("Say it again if it still holds"),
        "{}",
        changed.outdated
    );
    assert_eq!(
        desk.submission(2026).unwrap().warnings,
        before,
        "and is asked for again"
    );

    set(desk, &[("survey.5.bme_percent", "75.5")]);
    assert_eq!(
        check(desk, &item.key).reason,
        "Few answered; we asked the contractor",
        "it stands again for the figure it was given for"
    );
    desk.give_reason(2026, &item.key, "  ", now()).unwrap();
    assert_eq!(check(desk, &item.key).reason, "", "it can be taken back");
}

#[test]
fn an_error_takes_no_reason_and_neither_does_what_is_not_found() {
    let mut trust = Trust::new();
    let desk = &mut trust.desk;
    set(desk, &RECRUITED);
    set(desk, &[("recruitment.appointed.bme", "2001")]);
    let key = "above.recruitment.appointed.bme";
    let held = check(desk, key);
    assert_eq!((held.severity.as_str(), held.nature.as_str()), ("error", "impossible"));
    let error = desk.give_reason(2026, key, "It is so", now()).unwrap_err();
    assert!(error.to_string().contains("error"), "{error}");
    let error = desk.give_reason(2026, "change.999", "It is so", now()).unwrap_err();
    assert!(error.to_string().contains("do not find"), "{error}");
}

#[test]
fn half_typed_figures_are_told_and_whole_ones_ask_for_a_file() {
    let mut trust = Trust::new();
    let desk = &mut trust.desk;
    set(desk, &[("board.voting.white", "10")]);
    let held = check(desk, "typed.board");
    assert_eq!(held.nature, "incomplete");
    assert!(held.message.contains("BME: voting board members"), "{}", held.message);
    assert!(
        held.looks
            .iter()
            .any(|look| (look.place.as_str(), look.kind.as_str()) == ("typed", "board")),
        "{held:?}"
    );
    set(desk, &RECRUITED);
    assert!(has(desk, "evidence.recruitment"), "nothing is kept that shows them");
}

#[test]
fn the_checks_are_written_as_a_table_that_no_spreadsheet_runs() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    set(desk, &[("survey.5.bme_percent", "75.5")]);
    desk.give_reason(2026, "change.46.bme", "=HYPERLINK(\"x\")", now())
        .unwrap();
    let text = String::from_utf8(desk.document(2026, "checks-csv", now().date()).unwrap()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("\u{feff}severity,nature,item,"), "{}", lines[0]);
    let line = lines.iter().find(|line| line.ends_with(",change.46.bme")).unwrap();
    assert!(line.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{line}");
    assert!(
        line.contains("item 46, BME, this year; item 46, BME, last year"),
        "{line}"
    );
    assert_eq!(
        lines.len() - 1,
        desk.submission(2026).unwrap().checks.len(),
        "one a line"
    );
}

#[test]
fn a_staff_list_of_another_day_is_doubted_in_the_return_too() {
    let mut trust = Trust::new();
    let heading =
        "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,FTE,Primary";
    let rows: Vec<String> = (1..=40)
        .map(|number| {
            format!("{number},White - British,Band 5,Administrative and Clerical,Permanent,Active Assignment,1,Y")
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let file = trust.list("Staff list 31 March 2025.csv", heading, &rows);
    let nothing = Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    };
    let report = trust.desk.keep(2026, &[file], &nothing, now(), &mut on).unwrap();
    assert!(report.kept, "{report:?}");
    let held = check(&trust.desk, "wrong_year.staff");
    assert!(
        held.message.contains("“Staff list 31 March 2025.csv” speaks of 2025"),
        "{}",
        held.message
    );
    assert!(has(&trust.desk, "last_year.missing"));
}
