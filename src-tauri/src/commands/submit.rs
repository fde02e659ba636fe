//! The items of the return and its checks.

use desk::view::{Failure, SubmissionView};
use tauri::State;

use crate::state::{Shell, now};

/// The items in the order of the form, with the checks.
#[tauri::command(async)]
pub(crate) fn submission(shell: State<'_, Shell>, year: u16) -> Result<SubmissionView, Failure> {
    shell.ask(|desk| desk.submission(year))
}

/// Keeps a word why a warning is right.
#[tauri::command(async)]
pub(crate) fn give_reason(shell: State<'_, Shell>, year: u16, key: String, reason: String) -> Result<(), Failure> {
    shell.ask(|desk| desk.give_reason(year, &key, &reason, now()))
}
