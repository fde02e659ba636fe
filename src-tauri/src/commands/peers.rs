//! The trust among others: the national picture, tables of all trusts, peer cards.

use desk::view::{AmongOthers, Failure, National, PeerAnswer, PeerTableReport, PeersView, Written};
use tauri::{AppHandle, State};

use crate::picker::{self, Wanted};
use crate::state::{Shell, now};

/// The national picture.
#[tauri::command(async)]
pub(crate) fn national(shell: State<'_, Shell>, year: u16) -> Result<National, Failure> {
    shell.ask(|desk| desk.national(year))
}

/// Tables of all trusts and cards that were loaded.
#[tauri::command(async)]
pub(crate) fn peers(shell: State<'_, Shell>, year: u16) -> Result<PeersView, Failure> {
    shell.ask(|desk| desk.peers(year))
}

/// What other trusts' values say of an indicator.
#[tauri::command(async)]
pub(crate) fn among_others(shell: State<'_, Shell>, year: u16, number: u8) -> Result<AmongOthers, Failure> {
    shell.ask(|desk| desk.among_others(year, number))
}

/// Lets the reader choose a table of all trusts, or goes on with the one chosen where it is answered. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn load_peer_table(
    app: AppHandle,
    shell: State<'_, Shell>,
    answers: Vec<PeerAnswer>,
) -> Result<Option<PeerTableReport>, Failure> {
    let chosen = if answers.is_empty() {
        picker::files(&app, Wanted::One).and_then(|paths| paths.into_iter().next())
    } else {
        shell.peer_table()
    };
    let Some(path) = chosen else {
        return Ok(None);
    };
    shell.hold_peer_table(path.clone());
    shell
        .ask(|desk| desk.load_peer_table(&path, None, &answers, now()))
        .map(Some)
}

/// Takes a table of all trusts back.
#[tauri::command(async)]
pub(crate) fn remove_peer_table(shell: State<'_, Shell>, id: i64) -> Result<(), Failure> {
    shell.ask(|desk| desk.remove_peer_table(id, now()))
}

/// Lets the reader choose a place and writes the trust's card there. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn write_peer_card(app: AppHandle, shell: State<'_, Shell>, year: u16) -> Result<Option<Written>, Failure> {
    // What cannot be written is refused in words before any dialog.
    shell.ask(|desk| desk.peer_card(year))?;
    let Some(path) = picker::place_to_save(&app, &format!("WRES peer card {year}.json")) else {
        return Ok(None);
    };
    shell.ask(|desk| desk.write_peer_card(year, &path, now())).map(Some)
}

/// Lets the reader choose cards of other organisations and keeps them. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn load_peer_cards(app: AppHandle, shell: State<'_, Shell>) -> Result<Option<Vec<String>>, Failure> {
    let Some(paths) = picker::cards(&app) else {
        return Ok(None);
    };
    shell.ask(|desk| desk.load_peer_cards(&paths, now())).map(Some)
}

/// Takes a card back.
#[tauri::command(async)]
pub(crate) fn remove_peer_card(shell: State<'_, Shell>, organisation: String, year: u16) -> Result<(), Failure> {
    shell.ask(|desk| desk.remove_peer_card(&organisation, year, now()))
}
