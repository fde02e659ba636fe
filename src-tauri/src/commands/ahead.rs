//! Looking ahead and back: the way of an action, appointments, the ladder, what boards ask, and what worked.

use desk::view::{Failure, LadderQuestion, LadderView, LedgerView, NeedQuestion, NeedView, PathView, ReadyView};
use tauri::State;

use crate::state::{Shell, now};

/// The way of an action's outcome from baseline to target.
#[tauri::command(async)]
pub(crate) fn path(shell: State<'_, Shell>, year: u16, id: i64) -> Result<PathView, Failure> {
    shell.ask(|desk| desk.path(year, id))
}

/// What it would take in appointments.
#[tauri::command(async)]
pub(crate) fn appointments(shell: State<'_, Shell>, year: u16, asked: NeedQuestion) -> Result<NeedView, Failure> {
    shell.ask(|desk| desk.appointments(year, &asked))
}

/// What one step of the ladder would change.
#[tauri::command(async)]
pub(crate) fn ladder(shell: State<'_, Shell>, year: u16, asked: LadderQuestion) -> Result<LadderView, Failure> {
    shell.ask(|desk| desk.ladder(year, &asked))
}

/// What boards are told to ask.
#[tauri::command(async)]
pub(crate) fn readiness(shell: State<'_, Shell>, year: u16) -> Result<Vec<ReadyView>, Failure> {
    shell.ask(|desk| desk.readiness(year, now().date()))
}

/// What worked.
#[tauri::command(async)]
pub(crate) fn ledger(shell: State<'_, Shell>) -> Result<LedgerView, Failure> {
    shell.ask(|desk| desk.ledger(now().date()))
}
