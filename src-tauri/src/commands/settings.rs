//! The trust's details, the reference data, and filling an empty store with the made-up trust.

use desk::Progress;
use desk::view::{Failure, SettingsView, TrustView};
use tauri::State;
use tauri::ipc::Channel;

use crate::state::{Shell, now};

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

/// Fills an empty store with the made-up trust. Its workbooks are left beside the store, to be looked at and imported again.
#[tauri::command(async)]
pub(crate) fn try_sample(shell: State<'_, Shell>, progress: Channel<Progress>) -> Result<(), Failure> {
    let workbooks = shell.folder().join("made-up trust");
    let mut tell = shell.jobs.start(progress);
    shell
        .ask(|desk| desk.try_sample(&workbooks, now(), &mut tell))
        .map(|_| ())
}
