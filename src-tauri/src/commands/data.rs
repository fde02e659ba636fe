//! Importing files and typing values in.

use std::collections::BTreeMap;

use desk::view::{AnswersLoaded, DataView, Decisions, Failure, ImportReport, Written};
use desk::{Assignment, Progress};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::failure;
use crate::picker::{self, Wanted};
use crate::state::{Draft, Shell, now};

/// What is held of each kind.
#[tauri::command(async)]
pub(crate) fn data(shell: State<'_, Shell>, year: u16) -> Result<DataView, Failure> {
    shell.ask(|desk| desk.data(year))
}

/// Lets the reader choose files, looks at them and holds them as the draft. Nothing where the reader cancelled; a draft held before
/// stays then.
#[tauri::command(async)]
pub(crate) fn choose_files(
    app: AppHandle,
    shell: State<'_, Shell>,
    year: u16,
    kind: Option<String>,
    progress: Channel<Progress>,
) -> Result<Option<ImportReport>, Failure> {
    let wanted = if kind.is_some() { Wanted::One } else { Wanted::Several };
    let Some(paths) = picker::files(&app, wanted) else {
        return Ok(None);
    };
    let before = shell.draft().ok();
    shell.hold(Draft {
        paths,
        kind,
        report: None,
    });
    let undecided = Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    };
    let looked = look(&shell, year, undecided, progress);
    // Cancelling leaves everything as it was, files chosen earlier too.
    if looked.is_err() {
        shell.put_back(before);
    }
    looked.map(Some)
}

/// Looks at the draft again with what was decided since. Keeps nothing.
#[tauri::command(async)]
pub(crate) fn look_again(
    shell: State<'_, Shell>,
    year: u16,
    decisions: Decisions,
    progress: Channel<Progress>,
) -> Result<ImportReport, Failure> {
    look(&shell, year, decisions, progress)
}

fn look(shell: &Shell, year: u16, decisions: Decisions, progress: Channel<Progress>) -> Result<ImportReport, Failure> {
    let draft = shell.draft()?;
    let mut tell = shell.jobs.start(progress);
    let report = shell.ask(|desk| desk.look(year, &draft.paths, &draft.decided(decisions), &mut tell))?;
    shell.looked(&report);
    Ok(report)
}

/// Lets the reader choose a place and saves there what was noticed in the files chosen, as a table. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn save_findings(app: AppHandle, shell: State<'_, Shell>) -> Result<Option<Written>, Failure> {
    let report = shell.draft()?.report.ok_or_else(failure::no_draft)?;
    let name = format!("Findings of the import {}.csv", report.year);
    let Some(path) = picker::place_to_save(&app, &name) else {
        return Ok(None);
    };
    shell
        .ask(|desk| {
            let table = desk::findings_csv(&report);
            desk.export(Some(report.year), "Findings of an import", &path, &table, now())
        })
        .map(Some)
}

/// The same for the file held of a kind.
#[tauri::command(async)]
pub(crate) fn save_kept_findings(
    app: AppHandle,
    shell: State<'_, Shell>,
    year: u16,
    kind: String,
) -> Result<Option<Written>, Failure> {
    let Some(path) = picker::place_to_save(&app, &format!("Findings {kind} {year}.csv")) else {
        return Ok(None);
    };
    shell
        .ask(|desk| desk.write_findings(year, &kind, &path, now()))
        .map(Some)
}

/// Lets the reader choose a place and saves the remembered decisions there. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn save_answers(app: AppHandle, shell: State<'_, Shell>) -> Result<Option<Written>, Failure> {
    let Some(path) = picker::place_to_save(&app, desk::ANSWERS_FILE_NAME) else {
        return Ok(None);
    };
    shell.ask(|desk| desk.write_answers(&path, now())).map(Some)
}

/// Lets the reader choose a file of decisions and remembers what stands in it. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn load_answers(app: AppHandle, shell: State<'_, Shell>) -> Result<Option<AnswersLoaded>, Failure> {
    let Some(path) = picker::decisions(&app) else {
        return Ok(None);
    };
    shell.ask(|desk| desk.load_answers(&path, now())).map(Some)
}

/// Changes one remembered decision; an empty meaning forgets it.
#[tauri::command(async)]
pub(crate) fn change_answer(
    shell: State<'_, Shell>,
    field: String,
    value: String,
    meaning: String,
) -> Result<(), Failure> {
    shell.ask(|desk| desk.change_answer(&field, &value, &meaning, now()))
}

/// Keeps the draft, if nothing is left to decide; it is no draft any more then.
#[tauri::command(async)]
pub(crate) fn keep_files(
    shell: State<'_, Shell>,
    year: u16,
    decisions: Decisions,
    progress: Channel<Progress>,
) -> Result<ImportReport, Failure> {
    let draft = shell.draft()?;
    let mut tell = shell.jobs.start(progress);
    let report = shell.ask(|desk| desk.keep(year, &draft.paths, &draft.decided(decisions), now(), &mut tell))?;
    if report.kept {
        shell.forget();
    }
    Ok(report)
}

/// Forgets the draft.
#[tauri::command(async)]
pub(crate) fn forget_draft(shell: State<'_, Shell>) {
    shell.forget();
}

/// Takes back the latest keeping of a kind.
#[tauri::command(async)]
pub(crate) fn undo_keep(shell: State<'_, Shell>, year: u16, kind: String) -> Result<(), Failure> {
    shell.ask(|desk| desk.undo_keep(year, &kind, now()))
}

/// Removes a kept file with its rows.
#[tauri::command(async)]
pub(crate) fn remove_file(shell: State<'_, Shell>, year: u16, id: i64) -> Result<(), Failure> {
    shell.ask(|desk| desk.remove_file(year, id, now()))
}

/// Keeps values typed in; an empty one takes back what was held.
#[tauri::command(async)]
pub(crate) fn set_values(shell: State<'_, Shell>, year: u16, values: Vec<Assignment>) -> Result<(), Failure> {
    shell.ask(|desk| desk.set_values(year, &values, now()))
}
