//! Signing a year off, reopening it, starting the next one, and the log.

use desk::view::{Failure, LogView, SignOffView, Started};
use tauri::State;

use crate::state::{Shell, now};

/// Who has signed the return, and what stands in the way.
#[tauri::command(async)]
pub(crate) fn sign_off(shell: State<'_, Shell>, year: u16) -> Result<SignOffView, Failure> {
    shell.ask(|desk| desk.sign_off(year))
}

/// Signs the return.
#[tauri::command(async)]
pub(crate) fn sign(
    shell: State<'_, Shell>,
    year: u16,
    role: String,
    statement: String,
) -> Result<SignOffView, Failure> {
    shell.ask(|desk| desk.sign(year, &role, &statement, now()))
}

/// Reopens a return that was signed.
#[tauri::command(async)]
pub(crate) fn reopen(shell: State<'_, Shell>, year: u16, role: String, reason: String) -> Result<SignOffView, Failure> {
    shell.ask(|desk| desk.reopen(year, &role, &reason, now()))
}

/// Starts a year from the one before.
#[tauri::command(async)]
pub(crate) fn start_year(shell: State<'_, Shell>, year: u16) -> Result<Started, Failure> {
    shell.ask(|desk| desk.start_year(year, now()))
}

/// The latest entries of the log, and whether the store is whole.
#[tauri::command(async)]
pub(crate) fn log(shell: State<'_, Shell>) -> Result<LogView, Failure> {
    shell.ask(|desk| desk.log_view())
}
