//! A figure typed in over the files' own: it needs a word why, is used everywhere, and says so wherever it stands.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;

use desk::{Asked, Assignment, BrokenDown, Desk, Dimension, Level};
use support::{northmoor, now};

fn set(desk: &mut Desk, values: &[(&str, &str)], reason: &str) -> Result<(), desk::DeskError> {
    let values: Vec<Assignment> = values
        .iter()
        .map(|(key, value)| Assignment {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
            reason: reason.to_owned(),
            role: "Head of resourcing".to_owned(),
        })
        .collect();
    desk.set_values(2026, &values, now())
}

/// This year's cells of an item, as text.
fn cells(desk: &Desk, item: u16) -> Vec<String> {
    let lines = desk.submission(2026).unwrap().lines;
    lines.into_iter().find(|line| line.item == item).unwrap().current
}

fn whole(text: &str) -> u32 {
    text.parse().unwrap()
}

fn nothing_decided() -> desk::view::Decisions {
    desk::view::Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

const WHY: &str = "Two candidates were entered twice.";

#[test]
fn without_a_word_why_the_files_figure_stays() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let before = cells(desk, 35);
    let fewer = (whole(&before[0]) - 2).to_string();
    let failure = set(desk, &[("recruitment.appointed.white", &fewer)], " ")
        .unwrap_err()
        .failure();
    assert!(
        failure.message.contains(&before[0]) && failure.message.contains("needs a reason"),
        "it says what the files give: {failure:?}"
    );
    assert_eq!(failure.place, "recruitment.appointed.white", "the field is named");
    assert_eq!(cells(desk, 35), before);
    set(desk, &[("recruitment.appointed.white", &before[0])], "").unwrap();
    assert!(
        desk.submission(2026)
            .unwrap()
            .lines
            .iter()
            .all(|line| line.overridden.is_empty()),
        "the same figure typed in stands in nobody's place"
    );
}

#[test]
fn it_takes_the_place_of_one_cell_and_says_so_wherever_it_stands() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let before = cells(desk, 35);
    let (likelihood, ratio) = (cells(desk, 36), cells(desk, 37));
    let fewer = (whole(&before[0]) - 2).to_string();
    set(desk, &[("recruitment.appointed.white", &fewer)], WHY).unwrap();
    assert!(
        desk.log_entries()
            .unwrap()
            .iter()
            .any(|line| line.what.contains(&format!("of the files (Head of resourcing): {WHY}"))),
        "the log says whose word it is"
    );
    assert_eq!(
        cells(desk, 35),
        [fewer.clone(), before[1].clone(), before[2].clone()],
        "the other cells stay as the files give them"
    );
    assert_ne!(cells(desk, 36)[0], likelihood[0], "what is worked out from it follows");
    assert_eq!(cells(desk, 36)[1], likelihood[1]);
    assert_ne!(cells(desk, 37), ratio);

    let view = desk.submission(2026).unwrap();
    for (item, told) in [
        (34, false),
        (35, true),
        (36, true),
        (37, true),
        (38, false),
        (41, false),
    ] {
        let line = view.lines.iter().find(|line| line.item == item).unwrap();
        assert_eq!(!line.overridden.is_empty(), told, "item {item}");
        assert_eq!(line.source.contains(WHY), told, "item {item}: {}", line.source);
    }
    let check = view
        .checks
        .iter()
        .find(|check| check.key == "typed.recruitment.appointed.white")
        .unwrap();
    assert_eq!((check.severity.as_str(), check.reason.as_str()), ("warning", WHY));
    assert!(
        check.message.contains(&fewer) && check.message.contains(&before[0]),
        "{}",
        check.message
    );

    let nine = desk.nine(2026).unwrap();
    for row in &nine.rows {
        assert_eq!(
            row.caution.contains(WHY),
            row.number == 2,
            "indicator {}: {}",
            row.number,
            row.caution
        );
    }
    let page = desk.indicator(2026, 2).unwrap();
    assert!(page.counted.iter().any(|line| line.contains(WHY)), "how it was counted");
    assert!(
        page.receipts.iter().any(|receipt| receipt.from.contains(WHY)),
        "its receipts"
    );
    let explained = desk.explain(2026, "35").unwrap();
    assert!(
        explained.counts.iter().any(|count| count.note.contains(WHY)),
        "wres explain"
    );
    let json = desk.indicators_json(2026, &Asked::default()).unwrap();
    assert_eq!(json["indicators"]["2"]["overridden"][0]["reason"], WHY);
    assert_eq!(json["indicators"]["2"]["appointed"]["white"], whole(&fewer));
    let csv = String::from_utf8(desk.document(2026, "indicators-csv", now().date()).unwrap()).unwrap();
    assert!(csv.contains(WHY), "the table of nine");

    let difference = desk.difference(2026, None).unwrap();
    for line in &difference.lines {
        let is_told = line.note.contains(WHY);
        let rests_on_it = matches!((line.item, line.group.as_str()), (35, "White") | (36 | 37, _));
        assert_eq!(is_told, rests_on_it, "item {} {}: {}", line.item, line.group, line.note);
    }
    let csv = String::from_utf8(desk.document(2026, "submission-csv", now().date()).unwrap()).unwrap();
    assert!(csv.contains(WHY), "the return as a table");

    let public = Asked {
        level: Level::Public,
        ..Asked::default()
    };
    let json = desk.indicators_json(2026, &public).unwrap();
    let told = json["indicators"]["2"]["overridden"][0].to_string();
    assert!(
        told.contains("typed in over") && !told.contains(WHY) && !told.contains(&format!(" {fewer}")),
        "what leaves the team names neither figure nor reason: {told}"
    );

    let lines = desk
        .breakdown_json(2026, Dimension::Band, &BrokenDown::default())
        .unwrap();
    assert!(
        lines["indicators"]["2"]["notes"].to_string().contains("typed in over"),
        "lines that do not add up to the figure say why"
    );

    set(desk, &[("recruitment.appointed.white", "")], "").unwrap();
    assert_eq!(cells(desk, 35), before, "taken back, the files' figure stands again");
}

#[test]
fn one_without_a_reason_stops_a_submission() {
    let mut northmoor = northmoor();
    let lists = northmoor.desk.data(2026).unwrap().kinds;
    let recruitment = lists.iter().find(|kind| kind.kind == "recruitment").unwrap();
    assert_eq!(recruitment.files.len(), 1, "the made-up trust has one list");
    northmoor
        .desk
        .remove_file(2026, recruitment.files[0].id, now())
        .unwrap();
    let typed = [
        ("recruitment.shortlisted.white", "4000"),
        ("recruitment.shortlisted.bme", "2000"),
        ("recruitment.appointed.white", "700"),
        ("recruitment.appointed.bme", "250"),
    ];
    set(&mut northmoor.desk, &typed, "").unwrap();
    assert!(
        northmoor
            .desk
            .submission(2026)
            .unwrap()
            .checks
            .iter()
            .all(|check| !check.key.starts_with("typed.")),
        "where no file gives a figure, typing it in needs no reason"
    );
    let list = northmoor.workbooks.join(&recruitment.files[0].name);
    let kept = northmoor
        .desk
        .keep(2026, &[list], &nothing_decided(), now(), &mut support::on)
        .unwrap();
    assert!(kept.kept, "{kept:?}");
    let view = northmoor.desk.submission(2026).unwrap();
    let open: Vec<&str> = view
        .checks
        .iter()
        .filter(|check| check.key.starts_with("typed.") && check.reason.is_empty())
        .map(|check| check.key.as_str())
        .collect();
    assert_eq!(open.len(), 4, "a file that came later does not silently lose: {open:?}");
    set(&mut northmoor.desk, &typed, "As published in March.").unwrap();
    let view = northmoor.desk.submission(2026).unwrap();
    assert!(
        view.checks
            .iter()
            .all(|check| !check.key.starts_with("typed.") || check.severity == "warning"),
        "with a reason they are shown and stop nothing"
    );
}

#[test]
fn a_figure_of_the_staff_list_can_be_corrected_and_the_whole_follows() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let failure = desk
        .set_values(
            2025,
            &[Assignment {
                key: "workforce.clinical.band_5.bme".into(),
                value: "3".into(),
                reason: WHY.into(),
                ..Assignment::default()
            }],
            now(),
        )
        .unwrap_err()
        .failure();
    assert!(failure.message.contains("no staff list"), "{failure:?}");

    let (five, all) = (cells(desk, 20), cells(desk, 38));
    let more = (whole(&five[1]) + 7).to_string();
    set(desk, &[("workforce.clinical.band_5.bme", &more)], WHY).unwrap();
    assert_eq!(cells(desk, 20)[1], more);
    assert_eq!(
        whole(&cells(desk, 38)[1]),
        whole(&all[1]) + 7,
        "the whole is the sum of its lines"
    );
    let view = desk.submission(2026).unwrap();
    assert!(
        !view.checks.iter().any(|check| check.key == "workforce.sum"),
        "the return adds up: {:?}",
        view.checks
    );
    let nine = desk.nine(2026).unwrap();
    let told: Vec<u8> = nine
        .rows
        .iter()
        .filter(|row| row.caution.contains(WHY))
        .map(|row| row.number)
        .collect();
    assert_eq!(
        told,
        [1, 3, 4, 9],
        "every indicator that rests on the workforce says so"
    );
}

#[test]
fn consultants_and_the_managers_among_them_are_typed_as_the_form_prints_them() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let (consultants, managers, all) = (cells(desk, 29), cells(desk, 30), cells(desk, 38));
    let typed = (whole(&managers[0]) + 1).to_string();
    set(desk, &[("workforce.medical.senior_medical_manager.white", &typed)], WHY).unwrap();
    assert_eq!(cells(desk, 30)[0], typed);
    assert_eq!(
        cells(desk, 29),
        consultants,
        "the consultants' line has them in it already"
    );
    assert_eq!(cells(desk, 38), all, "an “of which” line is in no total");

    let fewer = whole(&typed) - 1;
    set(desk, &[("workforce.medical.consultant.white", &fewer.to_string())], WHY).unwrap();
    assert_eq!(
        cells(desk, 29),
        consultants,
        "fewer consultants than managers among them cannot stand: the files' figures are used"
    );
    let view = desk.submission(2026).unwrap();
    let stopped: Vec<&str> = view
        .checks
        .iter()
        .filter(|check| check.key.starts_with("typed.") && check.severity == "error")
        .map(|check| check.message.as_str())
        .collect();
    assert_eq!(stopped.len(), 2, "both figures are named: {stopped:?}");
    assert!(
        stopped.iter().all(|words| words.contains("cannot stand")),
        "{stopped:?}"
    );
}

#[test]
fn why_it_changed_still_adds_up() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let more = (whole(&cells(desk, 20)[1]) + 40).to_string();
    set(desk, &[("workforce.clinical.band_5.bme", &more)], WHY).unwrap();
    let why = desk.why_json(2025, 2026).unwrap();
    for figure in why.as_array().unwrap() {
        let Some(parts) = figure["parts"].as_array() else {
            continue;
        };
        let sum: f64 = parts.iter().map(|part| part["amount"].as_f64().unwrap()).sum();
        let change = figure["now"].as_f64().unwrap() - figure["last"].as_f64().unwrap();
        assert!((sum - change).abs() < 1e-9, "{figure}");
    }
}

#[test]
fn a_reason_is_of_the_figure_it_was_given_over() {
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let before = cells(desk, 39);
    let more = (whole(&before[1]) + 1).to_string();
    set(desk, &[("casework.people.bme", &more)], WHY).unwrap();
    let check = |desk: &Desk| {
        let checks = desk.submission(2026).unwrap().checks;
        checks
            .into_iter()
            .find(|check| check.key == "typed.casework.people.bme")
            .unwrap()
    };
    assert_eq!(check(desk).reason, WHY);

    let kinds = desk.data(2026).unwrap().kinds;
    let log = kinds.iter().find(|kind| kind.kind == "casework").unwrap();
    desk.remove_file(2026, log.files[0].id, now()).unwrap();
    let fewer = northmoor.workbooks.join("fewer.csv");
    std::fs::write(
        &fewer,
        "Case Reference,Employee Number,Ethnic Origin,Case Type,Stage,Date Formal Investigation Began\n\
         C1,,White - British,Disciplinary,Formal,04/06/2025\n\
         C2,,White - British,Disciplinary,Formal,05/06/2025\n\
         C3,,Indian,Disciplinary,Formal,06/06/2025\n",
    )
    .unwrap();
    let kept = desk
        .keep(2026, &[fewer], &nothing_decided(), now(), &mut support::on)
        .unwrap();
    assert!(kept.kept, "{kept:?}");
    let again = check(desk);
    assert_eq!(again.reason, "", "the files say otherwise now: {again:?}");
    assert!(
        again.outdated.contains(WHY) && again.outdated.contains(&before[1]),
        "what was said, and of which figure: {}",
        again.outdated
    );
    desk.give_reason(2026, "typed.casework.people.bme", "Counted by hand in April.", now())
        .unwrap();
    assert_eq!(check(desk).reason, "Counted by hand in April.");
    let refused = desk.give_reason(2026, "typed.casework.people.bme", "", now());
    assert!(
        refused.is_err(),
        "a figure over the files' own is never without its reason again"
    );
}
