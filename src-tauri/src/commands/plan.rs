//! The action plan.

use desk::view::{ActionView, Failure, PlanView};
use tauri::State;

use crate::state::{Shell, now};

/// The plan.
#[tauri::command(async)]
pub(crate) fn plan(shell: State<'_, Shell>, year: u16) -> Result<PlanView, Failure> {
    shell.ask(|desk| desk.plan(year))
}

/// Drafts actions from the gaps; says how many were added.
#[tauri::command(async)]
pub(crate) fn draft_plan(shell: State<'_, Shell>, year: u16) -> Result<u32, Failure> {
    shell.ask(|desk| desk.draft_plan(year, now()))
}

/// Keeps an action; one with id 0 is added.
#[tauri::command(async)]
pub(crate) fn save_action(shell: State<'_, Shell>, action: ActionView) -> Result<ActionView, Failure> {
    shell.ask(|desk| desk.save_action(&action, now()))
}

/// Removes an action.
#[tauri::command(async)]
pub(crate) fn remove_action(shell: State<'_, Shell>, year: u16, id: i64) -> Result<(), Failure> {
    shell.ask(|desk| desk.remove_action(year, id, now()))
}
