//! Writing documents.

use desk::view::{DocumentsView, Failure, Written};
use tauri::{AppHandle, State};

use crate::picker;
use crate::state::{Shell, now};

/// What can be written.
#[tauri::command(async)]
pub(crate) fn documents(shell: State<'_, Shell>, year: u16) -> Result<DocumentsView, Failure> {
    shell.ask(|desk| desk.documents(year))
}

/// Lets the reader choose a place and writes a document there. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn write_document(
    app: AppHandle,
    shell: State<'_, Shell>,
    year: u16,
    key: String,
) -> Result<Option<Written>, Failure> {
    let offered = shell.ask(|desk| desk.documents(year))?;
    let name = offered
        .documents
        .into_iter()
        .find(|document| document.key == key)
        .map(|document| document.file_name);
    // What is not offered is refused by the desk, in words; no dialog is shown before that.
    let Some(name) = name else {
        return shell.ask(|desk| desk.document(year, &key, now().date())).map(|_| None);
    };
    // The desk is not held while the reader looks for a place.
    let Some(path) = picker::place_to_save(&app, &name) else {
        return Ok(None);
    };
    shell
        .ask(|desk| desk.write_document(year, &key, &path, now()))
        .map(Some)
}
