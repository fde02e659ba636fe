//! What an import came to, in the shape of the contract.

use std::collections::BTreeMap;

use domain::finding::Finding;
use domain::rules::RulePack;
use files::read::{Answers, PastReturn, Sighting};

use super::{KIND_UNCLEAR, Opened, Read, nothing, shape};
use crate::gather::YearData;
use crate::text;
use crate::view::{
    Choice, Failure, FindingView, ImportFile, ImportReport, KindGuess, PlaceView, QuestionView, RowCounts,
};

/// The version of the JSON's shape.
const SCHEMA: &str = "wres-desk/import/1";

pub(super) fn of(rules: &RulePack, opened: &[Opened]) -> ImportReport {
    let files = opened
        .iter()
        .map(|file| match &file.outcome {
            Ok(held) => read(&file.name, &file.sha256, held, rules),
            Err(failure) => not_read(file, failure),
        })
        .collect();
    ImportReport {
        schema: SCHEMA.to_owned(),
        year: rules.year,
        kept: false,
        files,
    }
}

pub(super) fn empty(name: &str, sha256: &str) -> ImportFile {
    ImportFile {
        file: name.to_owned(),
        sha256: sha256.to_owned(),
        kind: String::new(),
        kind_label: String::new(),
        why: String::new(),
        sheet: String::new(),
        sheets: Vec::new(),
        header_row: 0,
        columns: BTreeMap::new(),
        column_details: Vec::new(),
        headings: Vec::new(),
        preview: shape::no_preview(),
        heading_rows: Vec::new(),
        could_be: Vec::new(),
        rows: RowCounts {
            read: 0,
            used: 0,
            left_out: BTreeMap::new(),
        },
        balance: shape::no_balance(),
        left_out: Vec::new(),
        people: 0,
        values: Vec::new(),
        questions: Vec::new(),
        changes: Vec::new(),
        held: None,
        findings: Vec::new(),
        error: None,
    }
}

/// A file that was not read, with what its first rows show, so that another sheet, row or kind can be chosen. Where several kinds fit
/// equally well there is nothing wrong with it, and which it is is a question.
fn not_read(file: &Opened, failure: &Failure) -> ImportFile {
    let empty = empty(&file.name, &file.sha256);
    let seen = file.sighting.as_ref().map_or_else(
        || empty.clone(),
        |seen| ImportFile {
            sheet: seen.sheet.clone(),
            sheets: shape::sheets_seen(&seen.sheets, |_| None),
            header_row: seen.header_row,
            preview: shape::preview_seen(seen),
            heading_rows: shape::heading_rows(&seen.heading_rows),
            could_be: guesses(seen),
            ..empty.clone()
        },
    );
    if failure.code != KIND_UNCLEAR {
        return ImportFile {
            error: Some(failure.clone()),
            ..seen
        };
    }
    let labels: Vec<String> = seen.could_be.iter().map(|guess| format!("“{}”", guess.label)).collect();
    ImportFile {
        why: format!("It could be {}: they fit equally well.", labels.join(" or ")),
        questions: vec![QuestionView {
            field: "kind".to_owned(),
            value: String::new(),
            rows: 0,
            prompt: format!("What is “{}”?", file.name),
            choices: seen
                .could_be
                .iter()
                .map(|guess| Choice {
                    key: guess.kind.clone(),
                    label: guess.label.clone(),
                })
                .collect(),
            suggestion: None,
            without: String::new(),
        }],
        ..seen
    }
}

fn guesses(seen: &Sighting) -> Vec<KindGuess> {
    seen.guesses
        .iter()
        .map(|guess| KindGuess {
            kind: guess.kind.key().to_owned(),
            label: guess.kind.label().to_owned(),
            why: guess.why.clone(),
        })
        .collect()
}

fn read(name: &str, sha256: &str, held: &Read, rules: &RulePack) -> ImportFile {
    let (reading, used, people) = (&held.reading, held.used(), held.people());
    let left_out = held.left_out();
    let mut findings: Vec<FindingView> = held.findings.iter().map(finding).collect();
    let past = held.taken.iter().find_map(|taken| taken.past.as_ref());
    findings.extend(past.and_then(|past| other_year(past, rules)));
    ImportFile {
        left_out: text::left_out_lines(&left_out),
        kind: reading.kind.key().to_owned(),
        kind_label: reading.kind.label().to_owned(),
        why: reading.why.clone(),
        sheet: reading.sheet.clone(),
        sheets: shape::sheets(reading),
        changes: shape::changes(reading),
        header_row: reading.header_row,
        columns: reading
            .columns
            .iter()
            .filter(|column| !column.heading.is_empty())
            .map(|column| (column.field.clone(), column.heading.clone()))
            .collect(),
        column_details: reading
            .columns
            .iter()
            .map(|column| shape::column(column, reading))
            .collect(),
        headings: reading.headings.clone(),
        preview: shape::preview(reading),
        heading_rows: shape::heading_rows(&reading.heading_rows),
        balance: shape::balance(reading.rows_read, used, &left_out, !reading.questions.is_empty()),
        rows: RowCounts {
            read: reading.rows_read,
            used,
            left_out,
        },
        people,
        values: shape::values(reading),
        questions: reading
            .questions
            .iter()
            .map(|question| QuestionView {
                field: question.field.clone(),
                value: question.value.clone(),
                rows: question.rows,
                prompt: question.prompt.clone(),
                choices: question
                    .choices
                    .iter()
                    .map(|choice| Choice {
                        key: choice.key.clone(),
                        label: choice.label.clone(),
                    })
                    .collect(),
                suggestion: question.suggestion.clone(),
                without: shape::without(question),
            })
            .collect(),
        findings,
        error: nothing::taken(name, held),
        ..empty(name, sha256)
    }
}

/// A finding as it is shown.
pub(crate) fn finding(held: &Finding) -> FindingView {
    FindingView {
        severity: held.severity.key().to_owned(),
        place: PlaceView {
            sheet: held.place.sheet.clone(),
            cell: held.place.cell.clone(),
        },
        message: sentence(&held.message),
        hint: sentence(&held.hint),
    }
}

/// A sentence ends like one, whoever wrote it.
fn sentence(text: &str) -> String {
    match text.chars().last() {
        Some('.' | '?' | '!' | ':') | None => text.to_owned(),
        Some(_) => format!("{text}."),
    }
}

/// A past return that is not of the year before, so that nothing of it would stand beside this year's figures.
fn other_year(past: &PastReturn, rules: &RulePack) -> Option<FindingView> {
    // A return whose year is still to be said is asked about.
    (past.year > 0 && past.year + 1 != rules.year).then(|| FindingView {
        severity: "warning".to_owned(),
        place: PlaceView {
            sheet: String::new(),
            cell: String::new(),
        },
        message: format!(
            "This is the return of {}; last year’s return for {} would be that of {}.",
            past.year,
            rules.year,
            rules.year - 1
        ),
        hint: "It is kept, but nothing of it will stand beside this year’s figures.".to_owned(),
    })
}

/// Names the answers given with these files that match nothing in any of them, beside the first file: a slip of the pen in an answer
/// would otherwise change nothing and go unseen.
pub(super) fn say_unused(report: &mut ImportReport, opened: &[Opened], given: &Answers) {
    let read: Vec<_> = opened
        .iter()
        .filter_map(|file| file.outcome.as_ref().ok())
        .map(|read| (read.reading.kind, &read.reading.answers_used))
        .collect();
    let is_all_read = read.len() == opened.len();
    if let (Some(sentence), Some(first), true) = (given.unused(&read), report.files.first_mut(), is_all_read) {
        first.findings.push(FindingView {
            severity: "note".to_owned(),
            place: PlaceView {
                sheet: String::new(),
                cell: String::new(),
            },
            message: sentence,
            hint: "Check how it is written if you meant it for these files; it changes nothing in them.".to_owned(),
        });
    }
}

/// Puts in what only the staff list can say: whose cases and learning count.
pub(super) fn refine(report: &mut ImportReport, opened: &[Opened], data: &YearData<'_>) {
    for (file, opened) in report.files.iter_mut().zip(opened) {
        let folded = match file.kind.as_str() {
            "casework" => data.casework.as_ref(),
            "training" => data.training.as_ref(),
            _ => None,
        };
        let (Some(folded), Ok(read)) = (folded, &opened.outcome) else {
            continue;
        };
        (file.people, file.rows.used) = (0, 0);
        let mut unmatched = 0;
        for part in read.taken.iter().filter_map(|taken| folded.files.get(&taken.file?)) {
            file.people += part.people;
            file.rows.used += part.rows;
            unmatched += part.unmatched;
            for (reason, rows) in &part.left_out {
                *file.rows.left_out.entry(reason.clone()).or_default() += rows;
            }
        }
        file.left_out = text::left_out_lines(&file.rows.left_out);
        file.balance = shape::balance(file.rows.read, file.rows.used, &file.rows.left_out, false);
        file.findings
            .extend(self::unmatched(unmatched, data.counts.workforce.is_some()));
    }
}

/// People of a log who stand on no staff list.
pub(crate) fn unmatched(people: u32, has_staff_list: bool) -> Option<FindingView> {
    (people > 0).then(|| FindingView {
        severity: "warning".to_owned(),
        place: PlaceView { sheet: String::new(), cell: String::new() },
        message: if has_staff_list {
            format!("{} on no staff list.", text::counted(people, "person is", "people are"))
        } else {
            format!("There is no staff list yet, so the ethnicity of {} is not known from it.", text::counted(people, "person", "people"))
        },
        hint: if has_staff_list {
            "Where the file itself gives no ethnicity they count as unknown. A staff list that includes the year's leavers would find most."
                .to_owned()
        } else {
            "Import the staff list of the snapshot date, with the year's leavers.".to_owned()
        },
    })
}
