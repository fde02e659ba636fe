//! The action plan.

use desk::view::{ActionFields, ActionView, Drafted, Failure, PlanView};
use tauri::State;

use crate::state::{Shell, now};

/// The plan.
#[tauri::command(async)]
pub(crate) fn plan(shell: State<'_, Shell>, year: u16) -> Result<PlanView, Failure> {
    shell.ask(|desk| desk.plan(year, now().date()))
}

/// A new action with nothing in it.
#[tauri::command(async)]
pub(crate) fn new_action(shell: State<'_, Shell>, year: u16, indicator: u8) -> Result<ActionView, Failure> {
    shell.ask(|desk| desk.new_action(year, indicator, now().date()))
}

/// Drafts actions from the gaps.
#[tauri::command(async)]
pub(crate) fn draft_plan(shell: State<'_, Shell>, year: u16) -> Result<Drafted, Failure> {
    shell.ask(|desk| desk.draft_plan(year, now()))
}

/// Keeps an action; one with id 0 is added.
#[tauri::command(async)]
pub(crate) fn save_action(
    shell: State<'_, Shell>,
    year: u16,
    id: i64,
    position: u32,
    action: ActionFields,
) -> Result<ActionView, Failure> {
    shell.ask(|desk| desk.save_action(year, id, position, &action, now()))
}

/// Removes actions, all or none.
#[tauri::command(async)]
pub(crate) fn remove_actions(shell: State<'_, Shell>, year: u16, ids: Vec<i64>) -> Result<(), Failure> {
    shell.ask(|desk| desk.remove_actions(year, &ids, now()))
}
