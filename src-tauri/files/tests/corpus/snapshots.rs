//! What every file is taken for today, before anything is answered: kind, why, columns, balance, questions and findings.
//!
//! A snapshot says what is, not what should be: `truths` says that. After a change of words, `INSTA_UPDATE=always cargo test -p
//! files --test corpus` writes them anew; read the difference before it is kept.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use domain::finding::Severity;
use files::read::ReadError;

use crate::counted::{read, records};
use crate::read_support::Reading;
use crate::truth::{CORPUS, Workbook};

fn described(outcome: &Result<Reading, ReadError>) -> String {
    let reading = match outcome {
        Err(error) => return format!("refused: {error}\n"),
        Ok(reading) => reading,
    };
    let mut text = String::new();
    let mut line = |words: String| writeln!(text, "{words}").unwrap();
    line(format!("{}: {}", reading.kind.key(), reading.why));
    let sheets: Vec<String> = reading
        .sheets
        .iter()
        .map(|sheet| format!("{}{}", sheet.name, if sheet.visible { "" } else { " (hidden)" }))
        .collect();
    if sheets.len() > 1 {
        line(format!("sheet: {} of {}", reading.sheet, sheets.join(", ")));
    }
    line(format!(
        "headings in row {}, from column {}",
        reading.header_row, reading.first_column
    ));
    for column in &reading.columns {
        // How sure an ordinary column is matters little here, and changes with every weight.
        let doubt = if column.confidence < 0.8 { " (doubtful)" } else { "" };
        line(format!(
            "column {}: {} = {}{doubt}",
            column.letters, column.heading, column.field
        ));
    }
    line(format!(
        "rows read {} = records {}",
        reading.rows_read,
        records(reading)
    ));
    for (reason, rows) in &reading.left_out {
        line(format!("  + {reason} {rows}"));
    }
    if let Some(day) = reading.as_at {
        line(format!("of {day}"));
    }
    for asked in &reading.questions {
        let suggested = asked.suggestion.as_deref().unwrap_or("-");
        line(format!(
            "asks {} “{}” ({} rows; suggested: {suggested})",
            asked.field, asked.value, asked.rows
        ));
    }
    for finding in &reading.findings {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        line(
            format!(
                "{severity} {}: {} {}",
                finding.place.cell, finding.message, finding.hint
            )
            .replace(" :", ":"),
        );
    }
    text
}

/// The snapshot of a file: files that hold the same in another container share one, and so must look the same.
fn snapshot_of(workbook: &Workbook<'_>, is_read: bool) -> String {
    match (workbook.path.split_once('/'), workbook.text("kind")) {
        (Some(("containers", _)), Some(kind)) if is_read => format!("containers-{kind}"),
        _ => workbook.path.replace('/', "-"),
    }
}

#[test]
fn what_each_file_is_taken_for_is_as_it_was() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let changed: Vec<&str> = CORPUS
        .workbooks()
        .filter(|workbook| {
            let outcome = &read(workbook).unanswered;
            let name = snapshot_of(workbook, outcome.is_ok());
            let text = described(outcome);
            let compared = catch_unwind(AssertUnwindSafe(|| {
                settings.bind(|| insta::assert_snapshot!(name.as_str(), text));
            }));
            compared.is_err()
        })
        .map(|workbook| workbook.path)
        .collect();
    assert!(
        changed.is_empty(),
        "the reading of these files changed; if it should, run this test with INSTA_UPDATE=always and read the difference:\n{}",
        changed.join("\n")
    );
}

#[test]
fn every_snapshot_is_of_a_file() {
    let known: Vec<String> = CORPUS
        .workbooks()
        .map(|workbook| snapshot_of(&workbook, read(&workbook).unanswered.is_ok()))
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/snapshots");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let is_known = name
            .strip_suffix(".snap")
            .is_none_or(|name| known.iter().any(|known| known == name));
        assert!(
            is_known,
            "{name} is of no file, or of one that now shares a snapshot with others: remove it"
        );
    }
}

#[test]
fn no_surname_is_ever_shown() {
    for workbook in CORPUS.workbooks() {
        let text = described(&read(&workbook).unanswered);
        for surname in CORPUS.surnames() {
            assert!(
                !text.contains(surname),
                "{} shows the surname {surname}:\n{text}",
                workbook.path
            );
        }
    }
}

#[test]
fn every_file_in_the_folder_is_in_the_corpus() {
    for folder in ["containers", "shapes", "refused"] {
        for entry in std::fs::read_dir(CORPUS.folder().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let _ = CORPUS.workbook(&format!("{folder}/{name}"));
        }
    }
}
