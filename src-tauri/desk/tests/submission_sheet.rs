//! The made-up trust's submission workbook: calculated anew by LibreOffice, and what its notes say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

#[path = "../../files/tests/write_support/libreoffice.rs"]
mod libreoffice;
mod support;

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use support::{northmoor, now};

fn sheet(bytes: Vec<u8>, name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheet_range(name).unwrap()
}

/// The cells of the rows below a heading, up to the next empty row.
fn below(sheet: &Range<Data>, heading: &str) -> Vec<Vec<String>> {
    sheet
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>())
        .skip_while(|row: &Vec<String>| row[0] != heading)
        .take_while(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect()
}

#[test]
fn every_formula_of_the_made_up_trust_gives_the_programs_own_figure_for_both_years() {
    let mut trust = northmoor();
    let bytes = trust.desk.document(2026, "submission", now().date()).unwrap();
    let (_, figures) = libreoffice::every_formula_gives_what_is_written(bytes, "northmoor");
    // 23 calculated items of this year: three ratios of one figure, the others of three; and last year’s that its own items give.
    assert!(
        figures > 3 + 20 * 3,
        "both years have formulas that give figures: {figures}"
    );
    trust
        .desk
        .set_values(
            2026,
            &[desk::Assignment {
                key: "rules.indicator_3.averaging".to_owned(),
                value: "two_years".to_owned(),
                ..desk::Assignment::default()
            }],
            now(),
        )
        .unwrap();
    let bytes = trust.desk.document(2026, "submission", now().date()).unwrap();
    let (_, over_two_years) = libreoffice::every_formula_gives_what_is_written(bytes, "northmoor-two-years");
    assert_eq!(
        over_two_years, figures,
        "the mean of two years follows from the sheet as well"
    );
}

#[test]
fn the_notes_say_how_complete_the_data_is_and_which_files_it_came_from() {
    let trust = northmoor();
    let notes = sheet(trust.desk.document(2026, "submission", now().date()).unwrap(), "Notes");
    let unknown = below(&notes, "Whose ethnicity is not known");
    let staff = unknown
        .iter()
        .find(|row| row[0] == "Staff in post on the snapshot date")
        .unwrap();
    let truth = &trust.truth["workforce"];
    for (column, group) in [(3, "white"), (4, "bme"), (5, "unknown")] {
        assert_eq!(staff[column], truth[group].to_string(), "{group} staff are those drawn");
    }
    let data = trust.desk.data(2026).unwrap();
    let files = below(&notes, "Files");
    for kind in &data.kinds {
        for file in &kind.files {
            let row = files
                .iter()
                .find(|row| row[1].starts_with(&file.name) && row[0] == kind.label);
            let row = row.unwrap_or_else(|| panic!("{} is named", file.name));
            let number = |column: usize| row[column].parse::<u32>().unwrap();
            assert_eq!(
                (number(3), number(4), number(5)),
                (file.rows, file.used, file.rows - file.used),
                "{}: rows read, used and left out",
                file.name
            );
            let fingerprint = row[1].rsplit(' ').next().unwrap();
            assert!(
                fingerprint.len() == 64 && fingerprint.chars().all(|digit| digit.is_ascii_hexdigit()),
                "the file can be shown to be the same one: {fingerprint}"
            );
        }
    }
    let left_out = below(&notes, "Rows left out, by reason");
    let total: u32 = left_out.iter().filter_map(|row| row[2].parse::<u32>().ok()).sum();
    let expected: u32 = data
        .kinds
        .iter()
        .flat_map(|kind| &kind.files)
        .map(|file| file.rows - file.used)
        .sum();
    assert_eq!(total, expected, "the reasons add up to the rows left out");
    let listed = below(&notes, "People who are not among the staff in post");
    assert!(
        listed.len() > 3,
        "cases and training name people who are not in post: {listed:?}"
    );
}

#[test]
fn the_return_as_data_has_every_item_in_order_with_why_where_there_is_no_figure() {
    let mut trust = northmoor();
    let read = |trust: &support::Northmoor| -> serde_json::Value {
        serde_json::from_slice(&trust.desk.document(2026, "submission-json", now().date()).unwrap()).unwrap()
    };
    let held = read(&trust);
    assert_eq!(held["schema"], "wres-desk/submission/1");
    let items = held["items"].as_array().unwrap();
    let numbers: Vec<u64> = items.iter().map(|item| item["item"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=65).collect::<Vec<_>>(), "items stand in order");
    let item = |held: &serde_json::Value, number: usize| held["items"][number - 1].clone();
    let ratio = item(&held, 37);
    assert_eq!(
        ratio["current"]["value"], trust.truth["relative_likelihood"]["2"],
        "no figure is rounded"
    );
    assert_eq!(
        (ratio["state"].as_str(), item(&held, 35)["state"].as_str()),
        (Some("calculated"), Some("counted"))
    );
    assert_eq!(item(&held, 35)["key"], "recruitment.appointed");
    assert_eq!(
        item(&held, 35)["current"]["bme"],
        trust.truth["recruitment"]["appointed"]["bme"].as_f64().unwrap()
    );
    assert!(
        item(&held, 46).get("not_calculable").is_none(),
        "the survey has no column for unknown"
    );
    for check in held["checks"].as_array().unwrap() {
        let Some(number) = check["item"].as_u64() else { continue };
        let named = item(&held, usize::try_from(number).unwrap());
        assert!(
            named["checks"].as_array().unwrap().contains(&check["key"]),
            "item {number} names its checks"
        );
    }
    // Without a single BME appointment the ratio has a reason, and the figures typed say so.
    let typed = [
        ("recruitment.shortlisted.white", "40"),
        ("recruitment.shortlisted.bme", "12"),
        ("recruitment.shortlisted.unknown", "0"),
        ("recruitment.appointed.unknown", "0"),
        ("recruitment.appointed.white", "5"),
        ("recruitment.appointed.bme", "0"),
    ]
    .map(|(key, value)| desk::Assignment {
        key: key.to_owned(),
        value: value.to_owned(),
        reason: "The system’s own report was wrong.".to_owned(),
        role: String::new(),
    });
    trust.desk.set_values(2026, &typed, now()).unwrap();
    let held = read(&trust);
    assert_eq!(item(&held, 37)["current"]["value"], serde_json::Value::Null);
    assert_eq!(item(&held, 37)["not_calculable"], "no_bme_appointments");
    assert_eq!(item(&held, 35)["state"], "typed_over_files");
    assert_eq!(
        item(&held, 36)["not_calculable"],
        "no_unknown_people",
        "nobody of unknown ethnicity was shortlisted, so that group has no likelihood"
    );
}
