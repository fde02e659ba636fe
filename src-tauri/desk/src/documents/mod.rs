//! Documents: what can be written, and writing it whole or not at all.

mod kinds;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use files::reference::Reference;
use files::reference::actions::{self, ActionPack};
use files::write::plan as paper;
use files::write::submission as sheet;
use store::Books;

use crate::gather::{self, YearData};
use crate::view::{DocumentView, DocumentsView, Written};
use crate::{
    DeskError, checks, difference, evidence, nine_csv, papers, plan, signing, submission, submission_json,
    submission_sheet, text,
};
use kinds::KINDS;

pub(crate) fn documents(books: &Books, reference: &Reference, year: u16) -> Result<DocumentsView, DeskError> {
    let data = gather::year(books, reference, year)?;
    let trust = signing::organisation(books, &data)?;
    let stem = file_stem(&trust.code, &trust.name);
    let mut documents = Vec::with_capacity(KINDS.len());
    for kind in &KINDS {
        documents.push(DocumentView {
            key: kind.key.to_owned(),
            label: kind.label.to_owned(),
            what: kind.what.to_owned(),
            file_name: format!("WRES {year} {stem} {}.{}", kind.name, kind.ending),
            why_not: why_not(books, &data, kind.key)?.unwrap_or_default(),
            group: kind.group.to_owned(),
        });
    }
    Ok(DocumentsView { documents })
}

/// Whether a document is of the action plan.
fn is_of_plan(key: &str) -> bool {
    key.starts_with("plan-") || key.starts_with("action-plan")
}

/// What a document is called.
pub(crate) fn label(key: &str) -> &'static str {
    KINDS
        .iter()
        .find(|kind| kind.key == key)
        .map_or("Document", |kind| kind.label)
}

/// What stands for the trust in a file name.
pub(crate) fn file_stem(code: &str, name: &str) -> String {
    let held = if code.is_empty() { name } else { code };
    let safe: String = held
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-'))
        .collect();
    if safe.trim().is_empty() {
        "trust".to_owned()
    } else {
        safe.trim().to_owned()
    }
}

fn why_not(books: &Books, data: &YearData<'_>, key: &str) -> Result<Option<String>, DeskError> {
    let missing = submission::missing(data);
    Ok(match key {
        key if is_of_plan(key) && store::action::count(books, data.rules.year)? == 0 => {
            Some("The plan has no actions yet.".to_owned())
        }
        "submission" | "submission-csv" | "submission-json" | "checks-csv" | "difference-csv" | "indicators-csv"
        | "evidence" | "evidence-json" | "board-paper" | "public-report" | "public-report-html"
            if missing.len() == 9 =>
        {
            Some("There are no figures yet.".to_owned())
        }
        _ => None,
    })
}

pub(crate) fn document(
    books: &Books,
    reference: &Reference,
    year: u16,
    key: &str,
    today: NaiveDate,
) -> Result<Vec<u8>, DeskError> {
    let data = gather::year(books, reference, year)?;
    if !KINDS.iter().any(|kind| kind.key == key) {
        let known = KINDS.iter().map(|kind| kind.key).collect::<Vec<_>>().join(", ");
        return Err(DeskError::given(
            format!("There is no document called “{key}”."),
            format!("Known are {known}."),
        ));
    }
    if let Some(message) = why_not(books, &data, key)? {
        let hint = if is_of_plan(key) {
            "Draft the plan or add an action first."
        } else {
            "Import the trust’s files or type figures in first."
        };
        return Err(DeskError::NotReady {
            message,
            hint: hint.to_owned(),
        });
    }
    match key {
        "submission" => Ok(sheet::workbook(&submission_sheet::input(books, &data)?)?),
        "checks-csv" => checks::table(books, &data),
        "difference-csv" => difference::table(books, reference, year),
        "submission-csv" => Ok(sheet::csv(&submission::filled(&data))),
        "submission-json" => submission_json::document(books, &data),
        "evidence" => evidence::workbook(books, reference, &data),
        "evidence-json" => evidence::json(books, reference, &data),
        "indicators-csv" => nine_csv::table(books, reference, &data),
        "board-paper" => papers::board_paper(books, reference, &data, today),
        "public-report" => papers::public_report(books, reference, &data, today, false),
        "public-report-html" => papers::public_report(books, reference, &data, today, true),
        "action-plan" => Ok(paper::plan_docx(&plan::papers::plan(books, reference, &data, today)?)?),
        "plan-update" => {
            let held = plan::papers::plan(books, reference, &data, today)?;
            Ok(paper::update_docx(&held, &plan::papers::quarter(today, &held))?)
        }
        "plan-owners" => Ok(paper::owners_docx(&plan::papers::plan(
            books, reference, &data, today,
        )?)?),
        "plan-calendar" => {
            let held = plan::papers::plan(books, reference, &data, today)?;
            let calendar = paper::calendar(&held).ok_or_else(|| DeskError::NotReady {
                message: "Nothing of the plan is open and has a day.".to_owned(),
                hint: "Give actions or milestones a due date first.".to_owned(),
            })?;
            Ok(calendar.into_bytes())
        }
        "action-library" => Ok(actions::to_toml(&ActionPack {
            name: "Our library of actions".to_owned(),
            edition: format!("Copy made on {}", text::date(today)),
            date: today,
            actions: reference.actions.clone(),
        })
        .into_bytes()),
        _ => Ok(paper::workbook(&plan::papers::plan(books, reference, &data, today)?)?),
    }
}

/// Writes bytes to a file: to a neighbour first, which then takes its place, so that a full disc never leaves half a document.
///
/// A link is written through; anything but a file is left alone.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<Written, DeskError> {
    if fs::metadata(path).is_ok_and(|held| !held.is_file()) {
        return Err(DeskError::given(
            format!("“{}” is not a file that could be replaced.", path.display()),
            "Name a file, new or old.",
        ));
    }
    let shown = path.display().to_string();
    let through = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let path = through.as_path();
    let mut name = path.file_name().map(std::ffi::OsStr::to_owned).unwrap_or_default();
    name.push(".part");
    let part: PathBuf = path.with_file_name(name);
    let written = File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, path));
    written.map_err(|source| {
        let _ = fs::remove_file(&part);
        DeskError::Surroundings {
            what: format!("“{}” cannot be written", path.display()),
            source,
        }
    })?;
    Ok(Written { path: shown })
}
