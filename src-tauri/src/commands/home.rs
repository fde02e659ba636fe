//! The home screen.

use desk::view::{Failure, Home};
use tauri::State;

use crate::state::{Shell, now};

/// The task list, the nine and the deadlines.
#[tauri::command(async)]
pub(crate) fn home(shell: State<'_, Shell>, year: u16) -> Result<Home, Failure> {
    shell.ask(|desk| desk.home(year, now().date()))
}
