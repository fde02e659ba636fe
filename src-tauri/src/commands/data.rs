//! Importing files and typing values in.

use std::collections::BTreeMap;

use desk::view::{DataView, Decisions, Failure, ImportReport};
use desk::{Assignment, Progress};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

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
    shell.hold(Draft { paths, kind });
    let undecided = Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        left_out: Vec::new(),
    };
    look_again(shell, year, undecided, progress).map(Some)
}

/// Looks at the draft again with what was decided since. Keeps nothing.
#[tauri::command(async)]
pub(crate) fn look_again(
    shell: State<'_, Shell>,
    year: u16,
    decisions: Decisions,
    progress: Channel<Progress>,
) -> Result<ImportReport, Failure> {
    let draft = shell.draft()?;
    let mut tell = shell.jobs.start(progress);
    shell.ask(|desk| desk.look(year, &draft.paths, &draft.decided(decisions), &mut tell))
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
