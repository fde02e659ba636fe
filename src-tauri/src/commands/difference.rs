//! This year's return beside last year's.

use desk::view::{DifferenceView, Failure};
use tauri::State;

use crate::state::Shell;

/// Every figure beside last year's, the largest movements first and explained.
#[tauri::command(async)]
pub(crate) fn difference(shell: State<'_, Shell>, year: u16) -> Result<DifferenceView, Failure> {
    shell.ask(|desk| desk.difference(year, None))
}
