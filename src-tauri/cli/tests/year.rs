//! Signing a year off, reopening it, starting the next and verifying the store, as typed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

#[path = "../../desk/tests/complete/mod.rs"]
mod complete;

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Runs `wres` and gives its exit status and what it said on both channels.
fn wres(words: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_wres")).args(words).output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[track_caller]
fn exits(words: &[&str], status: i32) -> String {
    let (code, said, told) = wres(words);
    assert_eq!(code, status, "wres {}\n{said}\n{told}", words.join(" "));
    format!("{said}{told}")
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_year_is_signed_reopened_and_carried_on() {
    let folder = tempfile::tempdir().unwrap();
    drop(complete::complete(folder.path()));
    let store = folder.path().join("store");
    let year = |words: &[&str], status: i32| {
        let mut all = vec!["year"];
        all.extend(words);
        all.extend(["--store", text(&store), "--year", "2026"]);
        exits(&all, status)
    };
    let said = ["--statement", "I have checked it."];
    let sign = |role: &str, status: i32| year(&["sign", "--role", role, said[0], said[1]], status);

    exits(
        &[
            "set",
            "recruitment.appointed.bme=61",
            "--store",
            text(&store),
            "--year",
            "2026",
        ],
        0,
    );
    let told = sign("Equality lead", 5);
    assert!(told.contains("cannot be signed yet: 1 error"), "{told}");
    exits(
        &[
            "set",
            "recruitment.appointed.bme=9",
            "--store",
            text(&store),
            "--year",
            "2026",
        ],
        0,
    );
    let told = sign("Equality lead", 0);
    assert!(
        told.contains("Signed by Equality lead") && told.contains("One of two has signed"),
        "{told}"
    );
    sign("equality LEAD", 2);
    let json: Value = serde_json::from_str(&year(
        &["sign", "--role", "Director of People", said[0], said[1], "--json"],
        0,
    ))
    .unwrap();
    assert_eq!(json["schema"], "wres-desk/sign-off/1");
    assert_eq!(json["sign_off"]["state"], "signed");
    let told = exits(
        &[
            "set",
            "recruitment.appointed.bme=10",
            "--store",
            text(&store),
            "--year",
            "2026",
        ],
        2,
    );
    assert!(told.contains("is signed off"), "{told}");

    let told = year(&["reopen", "--role", "Chair", "--reason", "A case was missing."], 0);
    assert!(told.contains("A case was missing."), "{told}");
    year(&["reopen", "--role", "Chair", "--reason", "Again."], 2);
    year(&["reopen", "--role", "Chair"], 2);

    let told = exits(&["year", "new", "--store", text(&store), "--year", "2031"], 2);
    assert!(
        told.contains("There are no rules for 2031 yet") && told.contains("wres packs load"),
        "{told}"
    );
    let told = exits(&["year", "new", "--store", text(folder.path()), "--year", "2026"], 6);
    assert!(told.contains("There is no store"), "{told}");
}

#[test]
fn a_past_return_is_no_year_worked_on_and_is_told_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    exits(&["demo", "--out", text(&folder.path().join("demo"))], 0);
    let (past, store) = (folder.path().join("demo/workbooks"), folder.path().join("store"));
    let past = std::fs::read_dir(past)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .to_lowercase()
                .contains("return")
        })
        .expect("the made-up trust has a return of last year");
    let at = ["--store", text(&store), "--year", "2026"];
    exits(&[&["import", text(&past)][..], &at].concat(), 0);
    let told = exits(&[&["year", "new"][..], &at].concat(), 0);
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("The return of 2025 is held, and its figures stand beside 2026")
            && !told.contains("Nothing is held"),
        "{told}"
    );
}

#[test]
fn verifying_tells_a_whole_store_from_one_that_was_changed() {
    let folder = tempfile::tempdir().unwrap();
    drop(complete::complete(folder.path()));
    let store = folder.path().join("store");
    let verify = ["store", "verify", "--store", text(&store)];
    let told = exits(&verify, 0);
    assert!(
        told.contains("The store is whole") && told.contains("The log ends at log entry "),
        "{told}"
    );
    let told = exits(&[&verify[..], &["--log"]].concat(), 0);
    assert!(told.contains("Kept “staff.csv” as staff list"), "{told}");

    // What stands on paper is longer-lived than a name: the log's own words are found in the file and changed there, letter for letter.
    let path = store.join("wres.sqlite");
    let mut bytes = std::fs::read(&path).unwrap();
    let (from, to) = ("Kept “staff.csv” as", "Kept “stuff.csv” as");
    let place = bytes
        .windows(from.len())
        .position(|window| window == from.as_bytes())
        .expect("the log stands in the file");
    bytes[place..place + to.len()].copy_from_slice(to.as_bytes());
    std::fs::write(&path, bytes).unwrap();
    let told = exits(&verify, 6);
    assert!(told.contains("of the log is not as it was written"), "{told}");
    let (code, said, _) = wres(&[&verify[..], &["--json"]].concat());
    let json: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &json["whole"]), (6, &Value::Bool(false)));
    assert_eq!(json["wrong"].as_array().unwrap().len(), 1, "{json}");
}
