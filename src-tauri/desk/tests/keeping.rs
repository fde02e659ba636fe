//! What is kept of an import and what is not: all files or none, decisions asked once, nothing changed where something is wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use desk::view::{Decisions, ImportReport};
use desk::{Asked, Continue, Desk};
use serde_json::Value;
use support::{northmoor, now, on};

fn nothing_decided() -> Decisions {
    Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

/// The bytes of the store once everything is in the main file.
fn state(folder: &Path) -> (Value, Value) {
    let desk = Desk::open_existing(folder).unwrap();
    (
        desk.indicators_json(2026, &Asked::default()).unwrap(),
        serde_json::to_value(desk.data(2026).unwrap()).unwrap(),
    )
}

#[test]
fn what_cannot_be_kept_leaves_the_store_as_it_was() {
    let northmoor = northmoor();
    let store = northmoor.workbooks.with_file_name("store");
    drop(northmoor.desk);
    let before = state(&store);
    let bad = northmoor.workbooks.with_file_name("not a workbook.xlsx");
    std::fs::write(&bad, b"%PDF-1.7 not a spreadsheet").unwrap();
    let good = northmoor.workbooks.join("board.xlsx");

    let mut desk = Desk::open_existing(&store).unwrap();
    let report = desk
        .keep(2026, &[good.clone(), bad.clone()], &nothing_decided(), now(), &mut on)
        .unwrap();
    assert!(!report.kept, "one unreadable file and none is kept");
    let error = report.files[1].error.as_ref().expect("the second file cannot be read");
    assert!(
        error.message.contains("not a workbook.xlsx") && error.message.contains("PDF"),
        "{error:?}"
    );

    let left_out = Decisions {
        left_out: vec!["not a workbook.xlsx".to_owned()],
        ..nothing_decided()
    };
    let report = desk.look(2026, &[good.clone(), bad], &left_out, &mut on).unwrap();
    assert!(
        report.files.len() == 1 && report.files[0].error.is_none(),
        "a file left out no longer stands in the way: {report:?}"
    );

    let missing = desk
        .keep(
            2026,
            &[northmoor.workbooks.join("gone.xlsx")],
            &nothing_decided(),
            now(),
            &mut on,
        )
        .unwrap();
    assert_eq!(
        missing.files[0].error.as_ref().map(|error| error.code.as_str()),
        Some("not_found")
    );

    let no_rules = desk
        .keep(1999, std::slice::from_ref(&good), &nothing_decided(), now(), &mut on)
        .unwrap_err();
    assert_eq!(no_rules.exit_status(), 4);
    assert!(
        no_rules.to_string().contains("2026"),
        "it says which years there are: {no_rules}"
    );

    let cancelled = desk
        .keep(2026, &[good], &nothing_decided(), now(), &mut |_| Continue::No)
        .unwrap_err();
    assert_eq!(cancelled.failure().code, "cancelled");
    drop(desk);
    assert_eq!(state(&store), before, "nothing changed");
}

#[test]
fn decisions_are_asked_once_and_remembered() {
    let northmoor = northmoor();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let files = [northmoor.workbooks.join("staff-list.xlsx")];
    let look = |report: &ImportReport| report.files[0].questions.len();
    let first = desk.look(2026, &files, &nothing_decided(), &mut on).unwrap();
    assert!(
        look(&first) > 3,
        "the list has values that nobody can place without asking"
    );
    assert!(
        first.files[0]
            .questions
            .iter()
            .all(|question| !question.prompt.is_empty() && !question.choices.is_empty())
    );
    let answers = std::fs::read_to_string(northmoor.workbooks.join("answers.toml")).unwrap();
    let decisions = Decisions {
        answers: desk::answers(&answers).unwrap(),
        ..nothing_decided()
    };
    let undecided = desk.keep(2026, &files, &nothing_decided(), now(), &mut on).unwrap();
    assert!(!undecided.kept);
    let seen = desk.look(2026, &files, &decisions, &mut on).unwrap();
    assert!(
        !seen.kept && desk.data(2026).unwrap().kinds[0].files.is_empty(),
        "looking keeps nothing"
    );
    let kept = desk.keep(2026, &files, &decisions, now(), &mut on).unwrap();
    assert!(kept.kept);
    assert_eq!(
        kept.files[0].rows, seen.files[0].rows,
        "a look reports what keeping keeps"
    );
    let again = desk.keep(2026, &files, &nothing_decided(), now(), &mut on).unwrap();
    assert!(again.kept, "the answers are remembered: {:?}", again.files[0].questions);
    desk.undo_keep(2026, "staff", now()).unwrap();
    assert!(
        !desk.data(2026).unwrap().kinds[0].files.is_empty(),
        "undo brings back the file before"
    );
    desk.undo_keep(2026, "staff", now()).unwrap();
    assert!(desk.data(2026).unwrap().kinds[0].files.is_empty());
}

#[test]
fn a_list_of_which_not_one_row_could_be_taken_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(&folder.path().join("store")).unwrap();
    let list = folder.path().join("staff.csv");
    let heading = "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category";
    let row =
        |number: &str| format!("{number},A,NHS|XR05|Review Body Band 5,Nursing and Midwifery Registered,Permanent");
    let keep = |desk: &mut Desk, numbers: [&str; 3]| -> ImportReport {
        std::fs::write(&list, format!("{heading}\n{}\n", numbers.map(row).join("\n"))).unwrap();
        desk.keep(2026, std::slice::from_ref(&list), &nothing_decided(), now(), &mut on)
            .unwrap()
    };
    assert!(keep(&mut desk, ["20000001", "20000002", "20000003"]).kept);
    let before = state(&folder.path().join("store"));

    let decided = Decisions {
        answers: vec![desk::view::AnswerView {
            field: "columns".to_owned(),
            value: "staff.employee_number".to_owned(),
            meaning: "Employee Number".to_owned(),
        }],
        ..nothing_decided()
    };
    std::fs::write(&list, format!("{heading}\n{}\n", ["", "", ""].map(row).join("\n"))).unwrap();
    let report = desk
        .keep(2026, std::slice::from_ref(&list), &decided, now(), &mut on)
        .unwrap();
    assert!(
        !report.kept,
        "an empty list would take the place of the one that is held"
    );
    let [file] = report.files.as_slice() else {
        panic!("one file: {report:?}")
    };
    let error = file.error.as_ref().expect("it is refused in words");
    assert_eq!(error.code, "nothing_taken");
    assert!(
        error.message.contains("Not one row of “staff.csv”") && !error.hint.is_empty(),
        "{error:?}"
    );
    assert_eq!(
        file.rows.read, 3,
        "and is shown as it was read, so that another sheet or column can be chosen"
    );
    drop(desk);
    assert!(state(&folder.path().join("store")) == before, "the store is as it was");
}
