//! The official blank: matched with the return, and filled in a copy.

use desk::view::{BlankFilled, BlankView, Failure};
use tauri::{AppHandle, State};

use crate::picker::{self, Wanted};
use crate::state::{Shell, now};

/// Lets the reader choose a blank and says which cell each figure belongs to. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn match_blank(app: AppHandle, shell: State<'_, Shell>, year: u16) -> Result<Option<BlankView>, Failure> {
    let Some(path) = picker::files(&app, Wanted::One).and_then(|paths| paths.into_iter().next()) else {
        return Ok(None);
    };
    let look = shell.ask(|desk| desk.match_blank(year, &path))?;
    shell.hold_blank(path);
    Ok(Some(look))
}

/// Lets the reader choose a place and writes the copy of the match that was looked at. Nothing where the reader cancelled, or no blank was
/// matched.
#[tauri::command(async)]
pub(crate) fn fill_blank(
    app: AppHandle,
    shell: State<'_, Shell>,
    year: u16,
    fingerprint: String,
) -> Result<Option<BlankFilled>, Failure> {
    let Some(blank) = shell.blank() else {
        return Ok(None);
    };
    let look = shell.ask(|desk| desk.match_blank(year, &blank))?;
    let Some(place) = picker::place_to_save(&app, &look.file_name) else {
        return Ok(None);
    };
    shell
        .ask(|desk| desk.fill_blank(year, &blank, &place, Some(&fingerprint), now()))
        .map(Some)
}
