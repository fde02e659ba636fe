//! The evidence file of the made-up trust: whether a stranger could follow each figure to its rows without the program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod support;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use sha2::{Digest, Sha256};
use support::{Northmoor, northmoor, now};

fn evidence(trust: &Northmoor) -> Value {
    serde_json::from_slice(
        &trust
            .desk
            .document(2026, "evidence-json", support::now().date())
            .unwrap(),
    )
    .unwrap()
}

/// How many rows a list of ranges names: "2–4, 6" are four.
fn rows_named(ranges: &str) -> u64 {
    let number = |text: &str| text.trim().parse::<u64>().unwrap();
    ranges
        .split(", ")
        .map(|range| match range.split_once('–') {
            Some((first, last)) => number(last) - number(first) + 1,
            None => u64::from(!range.is_empty()),
        })
        .sum()
}

#[test]
fn every_item_leads_to_its_counts_and_every_count_to_rows_of_a_file_with_its_fingerprint() {
    let trust = northmoor();
    let held = evidence(&trust);
    assert_eq!(held["schema"], "wres-desk/evidence/1");
    let counts: BTreeMap<&str, &Value> = held["counts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|count| (count["key"].as_str().unwrap(), count))
        .collect();
    let items = held["items"].as_array().unwrap();
    assert_eq!(items.len(), 65, "every item of the return is there");
    for item in items {
        let keys = item["counts"].as_array().unwrap();
        assert!(!keys.is_empty(), "item {} has counts behind it", item["item"]);
        for key in keys {
            assert!(
                counts.contains_key(key.as_str().unwrap()),
                "{key} of item {}",
                item["item"]
            );
        }
    }
    let fingerprints: Vec<&str> = held["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["sha256"].as_str().unwrap())
        .collect();
    let mut groups = 0;
    for (key, count) in &counts {
        for file in count["files"].as_array().unwrap() {
            assert!(
                fingerprints.contains(&file["sha256"].as_str().unwrap()),
                "{key}: the file is among the files"
            );
            for rows in file["rows"].as_array().unwrap() {
                groups += 1;
                let named = rows_named(rows["ranges"].as_str().unwrap());
                assert_eq!(Some(named), rows["count"].as_u64(), "{key}: as many rows as it says");
                let value = count["values"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|value| value["name"] == rows["group"])
                    .unwrap();
                // A person has one row of a staff list that counts; somebody can have several cases or courses.
                let people = value["number"].as_f64().unwrap();
                let rows = f64::from(u32::try_from(named).unwrap());
                if key.starts_with("workforce.") || key.starts_with("board.") {
                    assert!((people - rows).abs() < 1e-9, "{key}: {people} people, {rows} rows");
                } else {
                    assert!(rows >= people, "{key}: {people} people, {rows} rows");
                }
            }
        }
    }
    assert!(groups > 60, "rows were compared: {groups}");
}

#[test]
fn the_fingerprints_are_those_of_the_files_at_hand_and_the_rows_balance() {
    let trust = northmoor();
    let held = evidence(&trust);
    let files = held["files"].as_array().unwrap();
    assert!(!files.is_empty());
    for file in files {
        let name = file["file"].as_str().unwrap();
        let bytes = std::fs::read(trust.workbooks.join(name)).unwrap();
        let digest: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(
            file["sha256"],
            digest.as_str(),
            "{name} can be shown to be the same file"
        );
        let rows = &file["rows"];
        let left_out: u64 = rows["left_out"]
            .as_object()
            .unwrap()
            .values()
            .map(|rows| rows.as_u64().unwrap())
            .sum();
        assert_eq!(
            rows["read"].as_u64().unwrap(),
            rows["used"].as_u64().unwrap() + left_out,
            "{name}: rows read are rows used and rows left out by each reason"
        );
        // The survey's benchmark workbook and a return are read by their layout, not by columns.
        if !matches!(file["kind"].as_str(), Some("survey" | "return")) {
            assert!(
                !file["columns"].as_object().unwrap().is_empty(),
                "{name}: which heading was read as what"
            );
        }
    }
}

#[test]
fn the_nine_can_be_worked_out_again_by_hand_from_what_is_written() {
    let trust = northmoor();
    let held = evidence(&trust);
    for (index, part, whole, turned) in [
        (1, "recruitment", "recruitment", false),
        (2, "casework", "workforce", true),
        (3, "training", "workforce", false),
    ] {
        let indicator = &held["indicators"][index];
        let numbers = indicator["in_numbers"].as_str().unwrap();
        let fractions: Vec<f64> = numbers
            .split(';')
            .take(2)
            .map(|rate| {
                let rate = rate.split('=').next().unwrap();
                let (part, whole) = rate.split_once('÷').unwrap();
                let number = |text: &str| {
                    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                    digits.parse::<f64>().unwrap()
                };
                number(part) / number(whole)
            })
            .collect();
        let expected = trust.truth["relative_likelihood"][(index + 1).to_string()]
            .as_f64()
            .unwrap();
        assert!(
            (fractions[0] / fractions[1] - expected).abs() < 1e-9,
            "indicator {} ({part} of {whole}): {numbers} gives the truth {expected}",
            index + 1
        );
        assert_eq!(
            numbers.starts_with("BME"),
            turned,
            "the group that is divided comes first: {numbers}"
        );
        assert!(
            indicator["interval"]["method"].is_string(),
            "the method of the range is named"
        );
        assert!(
            !indicator["rule"]["source"].as_str().unwrap().is_empty(),
            "the rule names its source"
        );
    }
}

#[test]
fn the_workbook_has_a_sheet_for_each_thing_and_says_that_it_is_not_for_publication() {
    let mut trust = northmoor();
    let check = trust
        .desk
        .submission(2026)
        .unwrap()
        .checks
        .into_iter()
        .find(|check| check.severity == "warning")
        .unwrap();
    trust
        .desk
        .give_reason(2026, &check.key, "=The figures are right", now())
        .unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(
        trust.desk.document(2026, "evidence", support::now().date()).unwrap(),
    ))
    .unwrap();
    assert_eq!(
        book.sheet_names()[..6],
        ["Cover", "The nine", "Items", "Rows behind", "Files", "Rows left out"],
        "a reader finds the same sheets every year"
    );
    let cells = |book: &mut Xlsx<_>, name: &str| -> Vec<Vec<String>> {
        let sheet: calamine::Range<Data> = book.worksheet_range(name).unwrap();
        sheet
            .rows()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect()
    };
    let cover = cells(&mut book, "Cover").concat().join("\n");
    for wanted in [
        "Draft, not signed off",
        "Do not publish it",
        "--disclosure public",
        "31 March 2026",
    ] {
        assert!(cover.contains(wanted), "the cover says {wanted}: {cover}");
    }
    assert_eq!(
        cells(&mut book, "Items").len(),
        66,
        "one row an item below the headings"
    );
    let reasons = cells(&mut book, "Checks");
    assert!(
        reasons.iter().any(|row| row[5] == "=The figures are right"),
        "the reason is there in the words in which it was given"
    );
    let log = cells(&mut book, "Log").concat().join("\n");
    assert!(log.contains("reason"), "the log is there: {log}");
    let rows = cells(&mut book, "Rows behind");
    let appointed: u64 = rows
        .iter()
        .filter(|row| row[2] == "BME" && row[1].contains("appointed"))
        .map(|row| rows_named(&row[8]))
        .sum();
    assert_eq!(
        Some(appointed),
        trust.truth["recruitment"]["appointed"]["bme"].as_u64(),
        "every row behind item 35 is named, over as many rows as it takes"
    );
}
