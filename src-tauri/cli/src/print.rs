//! Words on standard output; messages on standard error.
//!
//! Writing to a closed pipe is not an error worth telling anybody.

mod gaps;

use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

use desk::view::{Failure, Frame, ImportFile, ImportReport, Nine, SubmissionView, Table};
use serde_json::{Value, json};

pub(crate) use gaps::gaps;

/// Width at which sentences are broken.
const WIDTH: usize = 100;

/// One line of the answer.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{}", shown(text));
}

/// Text without what a terminal would take for a command: names of files and values of cells come from elsewhere.
fn shown(text: &str) -> Cow<'_, str> {
    let is_command = |character: char| character.is_control() && character != '\n';
    if text.contains(is_command) {
        Cow::Owned(text.replace(is_command, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// One line of news about the work, not of the answer.
pub(crate) fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", shown(text));
}

/// One JSON object.
pub(crate) fn json(value: &Value) {
    line(&serde_json::to_string_pretty(value).unwrap_or_default());
}

/// Why a command could not be done.
pub(crate) fn failure(failure: &Failure, is_json: bool) {
    note(&format!("wres: {}", failure.message));
    if !failure.hint.is_empty() {
        note(&format!("      {}", failure.hint));
    }
    if is_json {
        json(&json!({"schema": "wres-desk/failure/1", "error": failure}));
    }
}

/// A text broken into lines.
pub(crate) fn wrapped(text: &str, indent: &str) {
    let mut current = String::new();
    for word in text.split_whitespace() {
        if !current.is_empty() && indent.len() + current.chars().count() + 1 + word.chars().count() > WIDTH {
            line(&format!("{indent}{current}"));
            current.clear();
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    if !current.is_empty() {
        line(&format!("{indent}{current}"));
    }
}

/// Trust and year.
pub(crate) fn frame(frame: &Frame) {
    let trust = if frame.trust.is_empty() {
        "Trust not named"
    } else {
        &frame.trust
    };
    line("");
    line(trust);
    line(&format!(
        "WRES {} · data at {} · {}",
        frame.year, frame.snapshot, frame.state
    ));
}

/// The nine beside England and the region.
pub(crate) fn nine(nine: &Nine) {
    for row in &nine.rows {
        line("");
        line(&format!("{}  {}", row.number, row.title));
        wrapped(&row.sentence, "   ");
        for compared in [&row.england, &row.region, &row.trust_type] {
            wrapped(&gaps::beside(compared), "   ");
        }
        if !row.last_year.is_empty() {
            wrapped(&format!("Last year: {}", row.last_year), "   ");
        }
        let range = if row.interval.is_empty() {
            String::new()
        } else {
            format!(" These counts fit {}.", row.interval)
        };
        wrapped(&format!("{}.{range}", row.state_label), "   ");
        if !row.caution.is_empty() {
            wrapped(&format!("Note: {}", row.caution), "   ");
        }
        if !row.four_fifths.is_empty() {
            wrapped(&format!("{}.", row.four_fifths), "   ");
        }
    }
    line("");
    wrapped(&nine.rules.made_by, "");
}

/// The nine under other rules, beside another year or with small numbers hidden.
pub(crate) fn asked(found: &Value) {
    let rules = found["rules"]["pack"].as_str().unwrap_or_default();
    let level = found["disclosure"]["level"].as_str().unwrap_or_default();
    line(&format!("WRES {}, rules {rules}, {level} level", found["year"]));
    if let Some(edition) = found["rules"]["edition"].as_str() {
        wrapped(edition, "");
    }
    for number in 1..=9 {
        let key = number.to_string();
        line("");
        wrapped(&format!("{number}  {}", sentence(&found["indicators"][&key])), "");
        for also in ["return_sentence", "caution"] {
            if let Some(text) = found["indicators"][&key][also].as_str() {
                wrapped(text, "   ");
            }
        }
        if let Some(year) = found["compare"]["year"].as_u64() {
            wrapped(
                &format!("{year}: {}", sentence(&found["compare"]["indicators"][&key])),
                "   ",
            );
        }
    }
    if let Some(differs) = found["compare"]["signed"]["sentence"]
        .as_str()
        .filter(|words| !words.is_empty())
    {
        line("");
        wrapped(&format!("{}: {differs}", found["compare"]["year"]), "");
    }
}

fn sentence(held: &Value) -> &str {
    held["sentence"].as_str().unwrap_or("No figure is held.")
}

/// What a demo wrote.
pub(crate) fn written(workbooks: &Path, store: &Path, documents: &[PathBuf]) {
    line("");
    line("Written:");
    for document in documents {
        line(&format!("   {}", document.display()));
    }
    line(&format!("Workbooks of the made-up trust: {}", workbooks.display()));
    line(&format!("Store: {}", store.display()));
}

/// What an import came to.
pub(crate) fn import(report: &ImportReport) {
    for file in &report.files {
        import_file(file);
    }
    let asked: usize = report.files.iter().map(|file| file.questions.len()).sum();
    let failed = report.files.iter().filter(|file| file.error.is_some()).count();
    line("");
    if report.kept {
        line(&format!("Kept for {}.", report.year));
    } else if failed > 0 {
        line("Nothing was kept: a file cannot be read.");
    } else if asked > 0 {
        line(&format!(
            "Nothing was kept: {} must be decided.{}",
            if asked == 1 {
                "1 thing".to_owned()
            } else {
                format!("{asked} things")
            },
            if report
                .files
                .iter()
                .all(|file| file.kind.is_empty() || file.questions.is_empty())
            {
                ""
            } else {
                " Put the decisions into a file and name it with --answers."
            }
        ));
    } else {
        line("Nothing was kept: this was only a look.");
    }
}

fn import_file(file: &ImportFile) {
    line("");
    if let Some(error) = &file.error {
        line(&file.file);
        wrapped(&error.message, "   ");
        wrapped(&error.hint, "   ");
        return;
    }
    let sheet = if file.sheet.is_empty() {
        String::new()
    } else {
        format!(", sheet “{}”", file.sheet)
    };
    if file.kind.is_empty() {
        line(&format!("{}{sheet}", file.file));
        wrapped(&file.why, "   ");
        for guess in &file.could_be {
            wrapped(&format!("{}: {}", guess.kind, guess.why), "   ");
        }
        wrapped(
            &format!(
                "decide what it is: say --as {}=KIND, with one of: {}.",
                file.file,
                file.could_be
                    .iter()
                    .map(|guess| guess.kind.as_str())
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            "   ",
        );
        return;
    }
    line(&format!(
        "{}: {}{sheet}, headings in row {}",
        file.file, file.kind_label, file.header_row
    ));
    wrapped(&file.why, "   ");
    for column in file.column_details.iter().filter(|column| !column.heading.is_empty()) {
        let place = if column.letters.is_empty() {
            String::new()
        } else {
            match column.sheet.as_str() {
                "" => format!(" ({})", column.letters),
                sheet => format!(" ({} of sheet “{sheet}”)", column.letters),
            }
        };
        let doubt = if column.doubtful {
            format!(" – please check. {}", column.why)
        } else {
            String::new()
        };
        wrapped(&format!("{}: “{}”{place}{doubt}", column.field, column.heading), "   ");
    }
    for change in &file.changes {
        wrapped(
            &format!("changed since last time: {} {}", change.message, change.hint),
            "   ",
        );
    }
    let people = match file.people {
        0 => String::new(),
        1 => "; 1 person counted".to_owned(),
        people => format!("; {} people counted", desk::count(people)),
    };
    line(&format!("   {}{people}", file.balance.sentence));
    for reason in &file.left_out {
        line(&format!("   left out: {reason}"));
    }
    for finding in &file.findings {
        let place = [finding.place.sheet.as_str(), finding.place.cell.as_str()];
        let place = place
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let place = if place.is_empty() {
            String::new()
        } else {
            format!(" ({place})")
        };
        wrapped(
            &format!("{}{place}: {} {}", finding.severity, finding.message, finding.hint),
            "   ",
        );
    }
    for question in &file.questions {
        wrapped(
            &format!(
                "decide [{}] “{}”{}: {}",
                question.field,
                question.value,
                match question.rows {
                    0 => String::new(),
                    1 => " (1 row)".to_owned(),
                    rows => format!(" ({rows} rows)"),
                },
                question.prompt
            ),
            "   ",
        );
        // A label that begins with its key says more than the key; elsewhere only the key can be written into the answers.
        let choices: Vec<&str> = question
            .choices
            .iter()
            .map(|choice| {
                let says_more = choice.label.starts_with(&choice.key);
                if says_more {
                    choice.label.as_str()
                } else {
                    choice.key.as_str()
                }
            })
            .collect();
        let suggestion = question
            .suggestion
            .as_ref()
            .map(|held| format!(" Suggested: {held}."))
            .unwrap_or_default();
        let key = if question.value.is_empty() {
            " In a file of answers, \"\" stands for the blank value."
        } else {
            ""
        };
        wrapped(&format!("one of: {}.{suggestion}{key}", choices.join(", ")), "      ");
    }
}

/// A table in columns.
pub(crate) fn table(table: &Table) {
    let columns = table.headings.len();
    let width = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        cells
            .chain(table.headings.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let show = |row: &[String]| {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, width))| {
                if column == 0 {
                    format!("{cell:<width$}")
                } else {
                    format!("{cell:>width$}")
                }
            })
            .collect();
        line(cells.join("  ").trim_end());
    };
    line(&table.caption);
    show(&table.headings);
    for row in &table.rows {
        show(row);
    }
    wrapped(&table.note, "");
}

/// "1 error", "3 errors".
fn counted(number: u32, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// How many cells of a finding are named before they are only counted.
const CELLS: usize = 6;

/// What the checks found.
pub(crate) fn checks(submission: &SubmissionView) {
    wrapped(&submission.basis, "");
    let mut nature = "";
    for check in &submission.checks {
        if check.nature != nature {
            nature = &check.nature;
            line("");
            line(&check.nature_label);
        }
        let item = if check.item == 0 {
            String::new()
        } else {
            format!(" item {}", check.item)
        };
        wrapped(
            &format!("{}{item}: {} {}", check.severity, check.message, check.hint),
            "  ",
        );
        let cells: Vec<&str> = check.cells.iter().map(|cell| cell.name.as_str()).collect();
        match cells.as_slice() {
            [] => {}
            [.., last] if cells.len() > CELLS => wrapped(
                &format!(
                    "cells: {}; and on to {last}, {} in all",
                    cells[..CELLS - 1].join("; "),
                    cells.len()
                ),
                "     ",
            ),
            _ => wrapped(&format!("cells: {}", cells.join("; ")), "     "),
        }
        if !check.reason.is_empty() {
            wrapped(&format!("reason given: {} ({})", check.reason, check.given), "     ");
        }
        if !check.outdated.is_empty() {
            wrapped(&check.outdated, "     ");
        }
    }
    line("");
    line(&format!(
        "{} and {} without a reason",
        counted(submission.errors, "error"),
        counted(submission.warnings, "warning")
    ));
}
