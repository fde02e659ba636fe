//! The nine, and one indicator's page.

use desk::view::{BankView, Breakdown, Explained, Failure, IndicatorPage, Nine};
use tauri::State;

use crate::state::{Shell, now};

/// The nine beside England and the region, under the rules in force or, where one is named, under another pack's.
#[tauri::command(async)]
pub(crate) fn nine(shell: State<'_, Shell>, year: u16, rules: Option<String>) -> Result<Nine, Failure> {
    shell.ask(|desk| match &rules {
        Some(rules) => desk.nine_under(year, rules),
        None => desk.nine(year),
    })
}

/// One indicator's page.
#[tauri::command(async)]
pub(crate) fn indicator(shell: State<'_, Shell>, year: u16, number: u8) -> Result<IndicatorPage, Failure> {
    shell.ask(|desk| desk.indicator(year, number))
}

/// The bank-only workers, apart from the return.
#[tauri::command(async)]
pub(crate) fn bank(shell: State<'_, Shell>, year: u16) -> Result<BankView, Failure> {
    shell.ask(|desk| desk.bank(year))
}

/// The receipt of one figure.
#[tauri::command(async)]
pub(crate) fn explain(shell: State<'_, Shell>, year: u16, key: String) -> Result<Explained, Failure> {
    shell.ask(|desk| desk.explain(year, &key))
}

/// Keeps the note for the board on an indicator.
#[tauri::command(async)]
pub(crate) fn save_note(shell: State<'_, Shell>, year: u16, number: u8, words: String) -> Result<(), Failure> {
    shell.ask(|desk| desk.save_note(year, number, &words, now()))
}

/// Where an indicator is: by a dimension, or by the first that says something, at a disclosure level.
#[tauri::command(async)]
pub(crate) fn breakdown(
    shell: State<'_, Shell>,
    year: u16,
    number: u8,
    by: Option<String>,
    level: String,
) -> Result<Breakdown, Failure> {
    shell.ask(|desk| desk.breakdown(year, number, by.as_deref(), &level))
}
