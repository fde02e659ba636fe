//! The system's own dialogs for choosing files. The window never names a path: it asks for a dialog, and gets what was chosen.
//!
//! Dialogs cannot be driven by a test, so that a debug build takes the answer from the environment where it is given there:
//! `WRES_PICK_FILES` (paths as in `PATH`; a folder stands for the files in it), `WRES_PICK_DECISIONS` and `WRES_PICK_PACK` (one file each) and `WRES_SAVE_DIR`. A
//! release knows none of them.

use std::path::PathBuf;

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// How a spreadsheet's name usually ends. What a file is, is decided by its bytes.
const SPREADSHEETS: [&str; 8] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt"];

/// How many files are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One.
    One,
    /// One or several.
    Several,
}

/// Asks for files to read; waits for the answer, so it must not be called on the main thread. Nothing where the reader cancelled.
pub(crate) fn files(app: &AppHandle, wanted: Wanted) -> Option<Vec<PathBuf>> {
    #[cfg(debug_assertions)]
    if let Some(given) = std::env::var_os("WRES_PICK_FILES").filter(|given| !given.is_empty()) {
        return given_files(&given);
    }
    let dialog = dialog(app)
        .add_filter("Spreadsheets", &SPREADSHEETS)
        .add_filter("All files", &["*"]);
    let chosen = match wanted {
        Wanted::One => dialog
            .set_title("Choose a file")
            .blocking_pick_file()
            .map(|file| vec![file]),
        Wanted::Several => dialog.set_title("Choose files").blocking_pick_files(),
    };
    let paths: Vec<PathBuf> = chosen?.into_iter().filter_map(path).collect();
    (!paths.is_empty()).then_some(paths)
}

/// Asks for a file of decisions; waits for the answer. Nothing where the reader cancelled.
pub(crate) fn decisions(app: &AppHandle) -> Option<PathBuf> {
    #[cfg(debug_assertions)]
    if let Some(given) = std::env::var_os("WRES_PICK_DECISIONS").filter(|given| !given.is_empty()) {
        return Some(PathBuf::from(given));
    }
    dialog(app)
        .add_filter("Decisions", &["toml"])
        .add_filter("All files", &["*"])
        .set_title("Load decisions")
        .blocking_pick_file()
        .and_then(path)
}

/// Asks for a pack of rules or published figures; waits for the answer. Nothing where the reader cancelled.
pub(crate) fn pack(app: &AppHandle) -> Option<PathBuf> {
    #[cfg(debug_assertions)]
    if let Some(given) = std::env::var_os("WRES_PICK_PACK").filter(|given| !given.is_empty()) {
        return Some(PathBuf::from(given));
    }
    dialog(app)
        .add_filter("Packs", &["toml", "csv"])
        .add_filter("All files", &["*"])
        .set_title("Load a pack")
        .blocking_pick_file()
        .and_then(path)
}

/// Asks for peer cards of other organisations; waits for the answer. Nothing where the reader cancelled.
pub(crate) fn cards(app: &AppHandle) -> Option<Vec<PathBuf>> {
    #[cfg(debug_assertions)]
    if let Some(given) = std::env::var_os("WRES_PICK_FILES").filter(|given| !given.is_empty()) {
        return given_files(&given);
    }
    let chosen = dialog(app)
        .add_filter("Peer cards", &["json"])
        .add_filter("All files", &["*"])
        .set_title("Load peer cards")
        .blocking_pick_files();
    let paths: Vec<PathBuf> = chosen?.into_iter().filter_map(path).collect();
    (!paths.is_empty()).then_some(paths)
}

/// Asks where to save a document; waits for the answer. Nothing where the reader cancelled.
pub(crate) fn place_to_save(app: &AppHandle, file_name: &str) -> Option<PathBuf> {
    #[cfg(debug_assertions)]
    if let Some(folder) = std::env::var_os("WRES_SAVE_DIR").filter(|given| !given.is_empty()) {
        return Some(PathBuf::from(folder).join(file_name));
    }
    dialog(app)
        .set_title("Save")
        .set_file_name(file_name)
        .blocking_save_file()
        .and_then(path)
}

fn dialog(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file();
    match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

#[cfg(debug_assertions)]
fn given_files(given: &std::ffi::OsStr) -> Option<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for path in std::env::split_paths(given) {
        if let Ok(entries) = std::fs::read_dir(&path) {
            let mut inside: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
            inside.sort();
            paths.extend(inside);
        } else {
            paths.push(path);
        }
    }
    (!paths.is_empty()).then_some(paths)
}
