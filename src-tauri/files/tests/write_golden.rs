//! The written workbooks and documents part by part against parts that somebody has looked at: whatever changes in one, its style sheet or its
//! relations shows here as the lines that changed.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test -p files --test write_golden`, then read the difference.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod plan_support;
mod write_support;

use std::io::{Cursor, Read};

use domain::rules::Averaging;
use files::write::evidence::{self, EvidenceInput, Sheet};
use files::write::grid::Cell;
use files::write::plan::{self, calendar, owners_docx, plan_docx, update_docx};
use files::write::submission;
use write_support::{after, counts, last_years};

/// The parts of a workbook by name, each tag on a line of its own.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, String)> = (0..book.len())
        .map(|index| {
            let mut part = book.by_index(index).unwrap();
            let name = part.name().unwrap().to_string();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (name, text.replace("><", ">\n<"))
        })
        .collect();
    parts.sort();
    parts
}

/// Compares every part with its golden; the list of parts is one itself, so that none goes missing.
fn compare(document: &str, bytes: Vec<u8>) {
    let parts = parts(bytes);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("golden/{document}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!("parts", names.join("\n"));
        for (name, text) in &parts {
            insta::assert_snapshot!(name.replace(['/', '['], "-").replace(']', ""), text);
        }
    });
}

#[test]
fn the_parts_of_the_submission_workbook_are_as_looked_at() {
    let input = after(&counts(), &last_years(), Averaging::SingleYear);
    compare("submission", submission::workbook(&input).unwrap());
}

#[test]
fn the_parts_of_the_action_plan_are_as_looked_at() {
    compare("action-plan", plan::workbook(&plan_support::plan()).unwrap());
}

#[test]
fn the_parts_of_the_evidence_file_are_as_looked_at() {
    let sheet = |name: &str, rows: Vec<Vec<Cell>>| Sheet {
        name: name.to_owned(),
        what: format!("What the sheet “{name}” holds."),
        columns: [("Item", 8.0), ("What it is", 60.0), ("Figure", 12.0), ("People", 12.0)]
            .map(|(heading, width)| (heading.to_owned(), width))
            .to_vec(),
        rows,
        empty: "Nothing is held.".to_owned(),
    };
    let row = vec![
        Cell::Figure(Some(37.0), 0),
        Cell::words("=White ÷ BME, which begins with an equals sign"),
        Cell::Figure(Some(1.594_321), 4),
        Cell::count(12_345),
    ];
    let empty = vec![
        Cell::Figure(None, 0),
        Cell::words(""),
        Cell::Figure(None, 4),
        Cell::Count(None),
    ];
    let input = EvidenceInput {
        organisation: "Northmoor & District NHS Trust".to_owned(),
        year: 2026,
        standing: "Draft, not signed off: 1 error, no warnings without a reason.".to_owned(),
        foot: "Draft, not signed off. True counts, not for publication.".to_owned(),
        facts: vec![("For whom".to_owned(), "Auditors. ".repeat(30))],
        sheets: vec![sheet("Items", vec![row, empty]), sheet("Decisions", Vec::new())],
    };
    compare("evidence", evidence::workbook(&input).unwrap());
}

#[test]
fn the_parts_of_the_plans_paper_are_as_looked_at() {
    compare("plan-paper", plan_docx(&plan_support::plan()).unwrap());
}

#[test]
fn the_parts_of_the_quarterly_update_are_as_looked_at() {
    let bytes = update_docx(&plan_support::plan(), &plan_support::quarter()).unwrap();
    compare("plan-update", bytes);
}

#[test]
fn the_parts_of_the_owners_pages_are_as_looked_at() {
    compare("plan-owners", owners_docx(&plan_support::plan()).unwrap());
}

#[test]
fn the_calendar_is_as_looked_at() {
    let text = calendar(&plan_support::plan()).unwrap();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden/plan-calendar");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("calendar", text.replace("\r\n", "\n")));
}
