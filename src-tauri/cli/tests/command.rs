//! The command as a user types it: words on standard output, exit statuses, JSON, and nothing kept when something is wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Runs `wres` with words and gives what it said.
fn wres(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wres")).args(words).output().unwrap()
}

#[track_caller]
fn exits(words: &[&str], status: i32) -> (String, String) {
    let output = wres(words);
    let (said, told) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert_eq!(
        output.status.code(),
        Some(status),
        "wres {}\n{said}\n{told}",
        words.join(" ")
    );
    (said, told)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_demo_does_the_whole_job_and_the_rest_can_be_asked_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("northmoor");
    let (said, _) = exits(&["demo", "--out", text(&out)], 0);
    for number in 1..=9 {
        assert!(
            said.lines().any(|line| line.starts_with(&format!("{number}  "))),
            "indicator {number} is printed\n{said}"
        );
    }
    assert!(
        said.matches("England ").count() >= 9,
        "every indicator stands beside England\n{said}"
    );
    let documents: Vec<&str> = said
        .lines()
        .map(str::trim)
        .filter(|line| line.contains("/documents/"))
        .collect();
    for name in [
        "submission.xlsx",
        "submission table.csv",
        "nine indicators.csv",
        "checks.csv",
        "action plan.xlsx",
    ] {
        assert!(
            documents.iter().any(|path| path.ends_with(name)),
            "the path of {name} is printed\n{said}"
        );
    }
    for path in documents {
        assert!(fs::metadata(path).unwrap().len() > 500, "{path} was written");
    }
    exits(&["demo", "--out", text(&out)], 0);

    let store = out.join("store");
    let place = ["--store", text(&store), "--year", "2026"];
    let ask = |words: &[&str], status: i32| {
        let mut all = words.to_vec();
        all.extend(place);
        exits(&all, status)
    };
    let json = |words: &[&str]| -> Value {
        let mut all = words.to_vec();
        all.push("--json");
        serde_json::from_str(&ask(&all, 0).0).unwrap()
    };
    let nine = json(&["indicators"]);
    assert_eq!(nine["schema"], "wres-desk/indicators/1");
    assert_eq!(nine["workforce"]["total"], 6000);
    assert_eq!(nine["findings"]["errors"], 0);
    assert!(json(&["gaps"])["gaps"].as_array().unwrap().len() > 10);
    assert!(
        ask(&["gaps"], 0).0.contains("England 2023: 1.59. Here "),
        "a published figure stands with its year"
    );
    assert!(
        json(&["gaps"])["holes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|hole| hole["scope"] == "acute" && hole["indicator"] == "4"),
        "where nothing is held for trusts of this type, that is said"
    );
    assert_eq!(json(&["check"])["errors"], 0);
    let difference = json(&["difference"]);
    assert_eq!(
        (&difference["schema"], &difference["compare"]),
        (&Value::from("wres-desk/difference/1"), &Value::from(2025))
    );
    assert!(difference["figures"].as_array().unwrap().len() > 100, "{difference}");
    let drafted = json(&["plan", "draft"]);
    assert_eq!(drafted["added"], serde_json::json!([]), "the demo drafted already");
    assert!(
        json(&["plan", "check"])["actions"]
            .as_array()
            .unwrap()
            .iter()
            .all(|action| action["remarks"] == serde_json::json!([])),
        "no drafted action fails the wording check"
    );
    assert!(!json(&["plan", "list"])["actions"].as_array().unwrap().is_empty());
    assert!(ask(&["plan", "list"], 0).0.contains("Baseline:"));
    let (way, _) = ask(&["plan", "way", "1"], 0);
    assert!(way.contains("2026") && way.contains("chance"), "{way}");
    assert!(ask(&["plan", "way", "99"], 2).1.contains("has no action 99"));
    let (need, _) = ask(
        &[
            "plan",
            "appointments",
            "--share",
            "30",
            "--by",
            "2030",
            "--growth",
            "-2",
        ],
        0,
    );
    assert!(need.contains("2030"), "{need}");
    assert_eq!(json(&["plan", "appointments", "--by", "2030"])["asked"]["by"], 2030);
    assert!(
        ask(&["plan", "ladder", "--section", "non-clinical"], 0)
            .0
            .contains("Band 8a")
    );
    assert!(ask(&["plan", "ready"], 0).0.contains("Asked by: "));
    assert!(json(&["plan", "ledger"])["lines"].as_array().unwrap().is_empty());
    // The library as it is written can be loaded as it is.
    let library = out.join("library.toml");
    ask(&["export", "action-library", "--out", text(&library)], 0);
    let (said, _) = exits(&["packs", "load", text(&library), "--store", text(&store)], 0);
    assert!(said.contains("“Our library of actions”, actions"), "{said}");
    for by in ["band", "section", "staff-group", "division", "ethnic-group", "sex"] {
        let (said, _) = ask(&["indicators", "--by", by], 0);
        for indicator in 1..=4 {
            assert!(
                said.contains(&format!("Indicator {indicator}, 2026")),
                "by {by}: {said}"
            );
        }
    }
    let (said, _) = ask(&["indicators", "--by", "overseas"], 0);
    assert!(
        said.contains("Without overseas recruitment") && !said.contains("Indicator 3"),
        "{said}"
    );
    let (said, _) = ask(&["indicators", "--by", "band", "--indicator", "3"], 0);
    assert!(said.contains("Indicator 3") && !said.contains("Indicator 2"), "{said}");
    let overseas_of_3 = json(&["indicators", "--by", "overseas", "--indicator", "3"]);
    assert_eq!(overseas_of_3["indicators"]["3"]["hint"], "Only indicator 2 can.");
    ask(&["indicators", "--by", "shoe-size"], 2);
    ask(&["indicators", "--by", "band", "--indicator", "7"], 2);
    ask(&["indicators", "--indicator", "2"], 2);
    ask(&["indicators", "--disclosure", "secret"], 2);
    ask(&["indicators", "--rules", "1999"], 2);
    let beside = json(&["indicators", "--compare", "2025", "--rules", "2024"]);
    assert_eq!(beside["rules"]["pack"], "2024");
    assert_eq!(
        beside["compare"]["indicators"]["2"]["shortlisted"]["white"], 1640,
        "last year's return, item 34"
    );
    for (level, most) in [("internal", 4), ("public", 6)] {
        let found = json(&["indicators", "--disclosure", level]);
        assert_eq!(found["workforce"]["total"], 6000, "the whole is no small number");
        no_small_counts(&found["indicators"], most);
        for by in [
            "band",
            "section",
            "staff-group",
            "division",
            "ethnic-group",
            "sex",
            "overseas",
        ] {
            let found = json(&["indicators", "--by", by, "--disclosure", level]);
            no_small_counts(&found["indicators"], most);
        }
        let (said, _) = ask(&["indicators", "--by", "band", "--disclosure", level], 0);
        assert!(said.contains('*') && said.contains(&format!("1 to {most}")), "{said}");
        // The table by band is indicator 1 itself, so that the two cannot be set against each other.
        let by_band = json(&["indicators", "--by", "band", "--disclosure", level]);
        let rows = found["indicators"]["1"]["rows"].as_array().unwrap();
        for (line, row) in by_band["lines"].as_array().unwrap().iter().zip(rows) {
            assert_eq!(line["bme"], row["bme"], "{line} beside {row}");
        }
    }
    let sheet = folder.path().join("sheet.csv");
    ask(&["export", "submission-csv", "--out", text(&sheet)], 0);
    assert!(
        fs::read_to_string(&sheet)
            .unwrap()
            .contains("Number of shortlisted applicants")
    );
    fs::write(&sheet, "mine").unwrap();
    let (_, told) = ask(&["export", "submission-csv", "--out", text(&sheet)], 2);
    assert!(
        told.contains("is there already") && told.contains("--replace"),
        "{told}"
    );
    assert_eq!(
        fs::read_to_string(&sheet).unwrap(),
        "mine",
        "nothing is written over unasked"
    );
    ask(&["export", "submission-csv", "--replace", "--out", text(&sheet)], 0);
    assert_ne!(fs::read_to_string(&sheet).unwrap(), "mine");
    ask(&["export", "poem", "--replace", "--out", text(&sheet)], 2);
    ask(
        &[
            "export",
            "submission",
            "--out",
            text(&folder.path().join("no such folder/sheet.xlsx")),
        ],
        6,
    );
    let typed = [
        "set",
        "recruitment.appointed.bme=9999",
        "recruitment.appointed.white=1",
        "recruitment.shortlisted.white=10",
        "recruitment.shortlisted.bme=10",
    ];
    let (_, said) = ask(&typed, 2);
    assert!(
        said.contains("the files give") && said.contains("needs a reason"),
        "a figure over the files' own says which it would replace\n{said}"
    );
    let reasoned = [&typed[..], &["--reason", "To be found by the checks."]].concat();
    ask(&reasoned, 0);
    let (_, said) = ask(&["check", "--reason", "no such warning"], 2);
    assert!(said.contains("gives no reason"), "{said}");
    let (said, _) = ask(&["check"], 5);
    assert!(said.contains("9999 appointed is more than 10 shortlisted"), "{said}");
}

/// No count of one to `most` people stands anywhere under a group's name.
fn no_small_counts(found: &Value, most: u64) {
    match found {
        Value::Object(map) => {
            for group in ["white", "bme", "unknown", "white_responses", "bme_responses"] {
                let count = map.get(group).and_then(Value::as_u64).unwrap_or(0);
                assert!(count == 0 || count > most, "{group} of {map:?}");
            }
            map.values().for_each(|value| no_small_counts(value, most));
        }
        Value::Array(list) => list.iter().for_each(|value| no_small_counts(value, most)),
        _ => {}
    }
}

#[test]
fn importing_asks_then_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("demo");
    exits(&["demo", "--out", text(&out)], 0);
    let (staff, answers) = (
        out.join("workbooks/staff-list.xlsx"),
        out.join("workbooks/answers.toml"),
    );
    let store = folder.path().join("fresh");
    let place = ["--store", text(&store), "--year", "2026"];

    let (said, _) = exits(&[&["import", text(&staff)][..], &place].concat(), 3);
    assert!(
        said.contains("decide [pay_scale] “923|LOC7”") && said.contains("Nothing was kept"),
        "{said}"
    );
    assert!(!store.exists(), "no store is made for what is not kept");
    let (said, _) = exits(
        &[
            &["import", text(&staff), "--answers", text(&answers), "--json"][..],
            &place,
        ]
        .concat(),
        0,
    );
    let report: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (&report["schema"], &report["kept"]),
        (&"wres-desk/import/1".into(), &true.into())
    );
    assert_eq!(report["files"][0]["people"], 6000);
    assert_eq!(report["files"][0]["header_row"], 9);
    assert_eq!(report["files"][0]["columns"]["ethnic_origin"], "Ethnic Origin");
    exits(&[&["import", text(&staff), "--as", "poem"][..], &place].concat(), 2);
    exits(
        &[
            &["import", text(&staff), "--as", "staff", "--sheet", "Nowhere"][..],
            &place,
        ]
        .concat(),
        4,
    );

    let (said, _) = exits(&["inspect", text(&staff), "--json"], 3);
    let report: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["kept"], false);
    assert!(report["files"][0]["questions"].as_array().unwrap().len() > 3);
    exits(&["inspect", text(&out.join("workbooks/board.xlsx"))], 0);
}

#[test]
fn bad_input_says_what_and_where_and_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let store = folder.path().join("store");
    let cases = [
        (write("report.xlsx", b"%PDF-1.7\n%rest"), "PDF"),
        (write("cut.xlsx", b"PK\x03\x04\x14\x00\x06\x00"), "damaged"),
        (write("nothing.xlsx", b""), "empty"),
        (
            write("shopping.csv", b"item,price\nbread,1.20\nmilk,0.90\n"),
            "No table",
        ),
        (folder.path().join("gone.xlsx"), "not there"),
    ];
    for (path, words) in cases {
        let (said, told) = exits(&["import", text(&path), "--store", text(&store), "--year", "2026"], 4);
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            said.contains(words) && said.contains(name),
            "{name}: says what and where\n{said}\n{told}"
        );
        assert!(!store.exists(), "{name}: nothing is made");
    }
    let board = write(
        "board.csv",
        b"Role,Executive/Non-Executive,Voting,Ethnic Origin\nChair,Non-Executive,Yes,A\n",
    );
    let (_, told) = exits(&["import", text(&board), "--store", text(&store), "--year", "1999"], 4);
    assert!(
        told.contains("no rule pack for 1999") && told.contains("2026"),
        "{told}"
    );
    let missing = write("staff.csv", b"Employee Number,Grade,Staff Group,Assignment Status\n1,Band 5,Nursing and Midwifery Registered,Active Assignment\n");
    let (said, _) = exits(
        &["import", text(&missing), "--store", text(&store), "--year", "2026"],
        3,
    );
    assert!(said.contains("ethnic_origin"), "the missing column is named\n{said}");
    let doubtful = write(
        "odd.csv",
        b"Employee Number,Grade,Staff Group,Ethnic Origin,Assignment Status\n1,Zorb 5,Nursing and Midwifery Registered,Martian,Active Assignment\n",
    );
    let (said, _) = exits(
        &["import", text(&doubtful), "--store", text(&store), "--year", "2026"],
        3,
    );
    assert!(
        said.contains("Martian") && said.contains("Zorb 5"),
        "the unknown values are named\n{said}"
    );
    assert!(!store.exists());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_once_and_any_name_will_do() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [pipe.as_path(), Path::new("/dev/zero")] {
        let (said, _) = exits(&["inspect", text(path)], 4);
        assert!(said.contains("is no file"), "{said}");
    }
    let (said, _) = exits(&["inspect", text(folder.path())], 4);
    assert!(said.contains("is a folder"), "{said}");
    let odd = folder.path().join("a folder with späces \u{1F600}");
    fs::create_dir(&odd).unwrap();
    let path = odd.join(format!("{}.csv", "n".repeat(240)));
    fs::write(
        &path,
        "Role,Executive/Non-Executive,Voting,Ethnic Origin\nChair,Non-Executive,Yes,A\n",
    )
    .unwrap();
    let (said, _) = exits(&["inspect", text(&path)], 0);
    assert!(said.contains("Board"), "{said}");
}

#[test]
fn surroundings_and_arguments_have_their_own_statuses() {
    let folder = tempfile::tempdir().unwrap();
    exits(
        &[
            "indicators",
            "--store",
            text(&folder.path().join("none")),
            "--year",
            "2026",
        ],
        6,
    );
    exits(&["sing"], 2);
    exits(&["import"], 2);
    exits(
        &[
            "set",
            "no equals sign",
            "--store",
            text(folder.path()),
            "--year",
            "2026",
        ],
        2,
    );
    exits(&["--help"], 0);
    exits(&["--version"], 0);
    let other = folder.path().join("mine");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("letter.txt"), "dear").unwrap();
    let (_, told) = exits(&["demo", "--out", text(&other)], 2);
    assert!(told.contains("holds something else"), "{told}");
    let store = folder.path().join("broken");
    fs::create_dir(&store).unwrap();
    fs::write(
        store.join("wres.sqlite"),
        "this is no database, and long enough to be read as one ".repeat(20),
    )
    .unwrap();
    exits(&["indicators", "--store", text(&store), "--year", "2026", "--json"], 6);
}
