//! `wres peers` as typed: questions and their answers, exit statuses, lists, and a card that is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::path::Path;
use std::process::Command;

fn ask(arguments: &[&str], store: &Path, status: i32) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_wres"))
        .args(arguments)
        .arg("--store")
        .arg(store)
        .output()
        .unwrap();
    let (said, told) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}{told}");
    (said, told)
}

#[test]
fn a_table_is_asked_about_kept_listed_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let table = folder.path().join("trusts.csv");
    std::fs::write(&table, "Code,Indicator 2\nRXA,159%\nRXB,120%\nRXC,143%\n").unwrap();
    let table = table.to_str().unwrap();
    let asked = ask(&["peers", "trusts", table, "--year", "2024"], &store, 3).0;
    assert!(
        asked.contains("--answer \"unit:2.ratio=hundredth\"") && asked.contains("Nothing was kept"),
        "the answer can be copied from the question: {asked}"
    );
    let answered = [
        "peers",
        "trusts",
        table,
        "--year",
        "2024",
        "--answer",
        "unit:2.ratio=hundredth",
    ];
    assert!(ask(&answered, &store, 0).0.contains("Kept."));
    assert!(
        ask(&["peers", "list"], &store, 0)
            .0
            .contains("3 trusts, 2024, 1 measure")
    );
    let shown = ask(&["peers", "show", "--year", "2026", "--indicator", "2"], &store, 0).0;
    assert!(shown.contains("collection year 2024"), "{shown}");
    assert!(
        ask(&["peers", "remove", "--table", "1"], &store, 0)
            .0
            .contains("Removed.")
    );
    assert!(ask(&["peers", "list"], &store, 0).0.contains("No table of all trusts"));
    ask(&["peers", "trusts", table, "--answer", "hundredth"], &store, 2);
}

#[test]
fn what_is_no_card_is_refused_and_none_is_written_from_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let bad = folder.path().join("bad.json");
    std::fs::write(&bad, "{\"schema\": \"something\"}").unwrap();
    let told = ask(&["peers", "load", bad.to_str().unwrap()], &store, 4).1;
    assert!(
        told.contains("“bad.json” is not loaded: it is not a peer card"),
        "{told}"
    );
    let out = folder.path().join("card.json");
    let told = ask(
        &["peers", "export", "--year", "2026", "--out", out.to_str().unwrap()],
        &store,
        2,
    )
    .1;
    assert!(
        told.contains("A card needs the name of the trust") && !out.exists(),
        "{told}"
    );
}
