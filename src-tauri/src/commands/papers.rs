//! The words of the board paper and the public report.

use desk::view::{Failure, PassagesView};
use tauri::State;

use crate::state::{Shell, now};

/// Every passage of a year's papers.
#[tauri::command(async)]
pub(crate) fn passages(shell: State<'_, Shell>, year: u16) -> Result<PassagesView, Failure> {
    shell.ask(|desk| desk.passages(year, now()))
}

/// Keeps the trust's words for a passage; empty words, or the program's own, take them away.
#[tauri::command(async)]
pub(crate) fn save_passage(shell: State<'_, Shell>, year: u16, key: String, words: String) -> Result<(), Failure> {
    shell.ask(|desk| desk.save_passage(year, &key, &words, now()))
}

/// Chooses for whom the board paper is written.
#[tauri::command(async)]
pub(crate) fn set_paper_level(shell: State<'_, Shell>, year: u16, level: String) -> Result<(), Failure> {
    shell.ask(|desk| desk.set_paper_level(year, &level, now()))
}
