//! The trust's details, the reference data, and going to the made-up trust and back.

use desk::Progress;
use desk::view::{Failure, PackView, SettingsView, TrustView};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::state::{Shell, now};
use crate::{failure, folders, picker};

/// The trust's details and the reference data in use.
#[tauri::command(async)]
pub(crate) fn settings(shell: State<'_, Shell>) -> Result<SettingsView, Failure> {
    shell.ask(|desk| desk.settings())
}

/// Keeps the trust's details.
#[tauri::command(async)]
pub(crate) fn save_trust(shell: State<'_, Shell>, trust: TrustView) -> Result<(), Failure> {
    shell.ask(|desk| desk.save_trust(&trust, now()))
}

/// Lets the reader choose a pack and uses it from now on. Nothing where the reader cancelled.
#[tauri::command(async)]
pub(crate) fn load_pack(app: AppHandle, shell: State<'_, Shell>) -> Result<Option<PackView>, Failure> {
    let Some(path) = picker::pack(&app) else {
        return Ok(None);
    };
    shell.ask(|desk| desk.load_pack(&path, now())).map(Some)
}

/// Takes a loaded pack back.
#[tauri::command(async)]
pub(crate) fn remove_pack(shell: State<'_, Shell>, kind: String, name: String) -> Result<(), Failure> {
    shell.ask(|desk| desk.remove_pack(&kind, &name, now()))
}

/// Shows the made-up trust, which is kept in a folder of its own so that it never mixes with the trust's files. It is filled the first
/// time; its workbooks stay beside it, to be looked at and imported again.
#[tauri::command(async)]
pub(crate) fn try_sample(shell: State<'_, Shell>, progress: Channel<Progress>) -> Result<(), Failure> {
    let folder = shell.own().join("made-up trust");
    let mut tell = shell.jobs.start(progress);
    shell.show(&folder);
    let filled = shell.ask(|desk| {
        if desk.frame(None)?.first_run {
            desk.try_sample(&folder.join("workbooks"), now(), &mut tell)?;
        }
        Ok(())
    });
    if filled.is_err() {
        shell.show(shell.own());
    }
    filled
}

/// Leaves the made-up trust for the store that the window was opened on; where that is the made-up trust itself, for the usual one.
#[tauri::command(async)]
pub(crate) fn leave_sample(app: AppHandle, shell: State<'_, Shell>) -> Result<(), Failure> {
    if shell.shows_own() {
        let usual = folders::usual(&app).map_err(|error| failure::no_folder(&error))?;
        shell.show(&usual);
    } else {
        shell.show(shell.own());
    }
    Ok(())
}
