//! The only place where errors become the one shape that crosses to the window.

use desk::DeskError;
use desk::view::Failure;

/// An error of the desk.
pub(crate) fn of(error: &DeskError) -> Failure {
    error.failure()
}

/// The program broke off.
pub(crate) fn broke_off() -> Failure {
    Failure {
        code: "internal".to_owned(),
        message: "The program could not finish this because of a fault of its own. Nothing was changed.".to_owned(),
        hint: "Try again; if it happens again, report what you were doing.".to_owned(),
        place: String::new(),
    }
}

/// The window asked about chosen files when none are held.
pub(crate) fn no_draft() -> Failure {
    Failure {
        code: "no_draft".to_owned(),
        message: "No files are chosen any more.".to_owned(),
        hint: "Choose them again.".to_owned(),
        place: String::new(),
    }
}

/// The system names no folder to keep data in.
pub(crate) fn no_folder(error: &tauri::Error) -> Failure {
    Failure {
        code: "no_folder".to_owned(),
        message: format!("This computer names no folder for your data: {error}."),
        hint: "Start the program with --store and the folder to keep it in.".to_owned(),
        place: String::new(),
    }
}
