//! The frame around every screen, and stopping long work.

use desk::view::{Failure, Frame};
use tauri::State;

use crate::state::Shell;

/// The frame. Without a year, the latest one with data, else the newest there are rules for.
#[tauri::command(async)]
pub(crate) fn frame(shell: State<'_, Shell>, year: Option<u16>) -> Result<Frame, Failure> {
    shell.ask(|desk| desk.frame(year))
}

/// Asks the long job that is going on to stop. It does not wait for the desk, which that job holds.
#[tauri::command(async)]
pub(crate) fn cancel(shell: State<'_, Shell>) {
    shell.jobs.stop();
}
