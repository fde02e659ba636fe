//! Where the store is kept.

use std::ffi::OsString;
use std::path::PathBuf;

use tauri::{AppHandle, Manager};

/// Environment variable that names the folder of the store.
const STORE_VARIABLE: &str = "WRES_STORE";

/// What the command line asked for.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// Folder of the store; absent where the usual one is meant.
    pub(crate) store: Option<PathBuf>,
}

/// Reads `[--store DIR]`.
///
/// # Errors
/// A sentence for the person who typed it, where something else was typed.
pub(crate) fn asked(arguments: impl Iterator<Item = OsString>) -> Result<Asked, String> {
    let mut asked = Asked::default();
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        if argument == "--store" {
            let dir = arguments
                .next()
                .ok_or("--store needs the folder to keep the data in.")?;
            asked.store = Some(PathBuf::from(dir));
        } else {
            return Err(format!("Did not understand: {}", argument.to_string_lossy()));
        }
    }
    if asked.store.is_none() {
        asked.store = std::env::var_os(STORE_VARIABLE)
            .filter(|dir| !dir.is_empty())
            .map(PathBuf::from);
    }
    Ok(asked)
}

/// Folder of the store where none was asked for: local to this computer, because SQLite's locks fail on the network shares that
/// roaming profiles are kept on.
///
/// # Errors
/// Where the system names no such folder.
pub(crate) fn usual(app: &AppHandle) -> tauri::Result<PathBuf> {
    app.path().app_local_data_dir()
}
