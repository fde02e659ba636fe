//! The shell: one window, the commands it may call, and the wiring between them and the use cases in `desk`.
//!
//! It decides nothing and computes nothing; nothing worth testing lives here.

mod commands;
mod failure;
mod folders;
mod jobs;
mod picker;
mod state;

use std::ffi::OsString;
use std::process::ExitCode;

use tauri::{App, Manager};

use folders::Asked;
use state::Shell;

/// Opens the window and returns when it is closed.
///
/// Arguments are those of the command line without the program's name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let asked = match folders::asked(arguments) {
        Ok(asked) => asked,
        Err(message) => {
            eprintln!("{message}\nUsage: wres-desk [--store DIR]");
            return ExitCode::from(2);
        }
    };
    let ran = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(|app| set_up(app, asked))
        .invoke_handler(tauri::generate_handler![
            commands::frame::frame,
            commands::frame::cancel,
            commands::home::home,
            commands::data::data,
            commands::data::choose_files,
            commands::data::look_again,
            commands::data::keep_files,
            commands::data::forget_draft,
            commands::data::save_findings,
            commands::data::save_kept_findings,
            commands::data::save_answers,
            commands::data::load_answers,
            commands::data::change_answer,
            commands::data::undo_keep,
            commands::data::remove_file,
            commands::data::set_values,
            commands::indicators::nine,
            commands::indicators::indicator,
            commands::indicators::bank,
            commands::indicators::explain,
            commands::indicators::save_note,
            commands::indicators::breakdown,
            commands::peers::national,
            commands::peers::peers,
            commands::peers::among_others,
            commands::peers::load_peer_table,
            commands::peers::remove_peer_table,
            commands::peers::write_peer_card,
            commands::peers::load_peer_cards,
            commands::peers::remove_peer_card,
            commands::plan::plan,
            commands::plan::new_action,
            commands::plan::draft_plan,
            commands::plan::save_action,
            commands::plan::remove_actions,
            commands::ahead::path,
            commands::ahead::appointments,
            commands::ahead::ladder,
            commands::ahead::readiness,
            commands::ahead::ledger,
            commands::documents::documents,
            commands::documents::write_document,
            commands::papers::passages,
            commands::papers::save_passage,
            commands::papers::set_paper_level,
            commands::official::match_blank,
            commands::official::fill_blank,
            commands::submit::submission,
            commands::submit::give_reason,
            commands::difference::difference,
            commands::signing::sign_off,
            commands::signing::sign,
            commands::signing::reopen,
            commands::signing::start_year,
            commands::signing::log,
            commands::settings::settings,
            commands::settings::save_trust,
            commands::settings::load_pack,
            commands::settings::remove_pack,
            commands::settings::try_sample,
            commands::settings::leave_sample,
        ])
        .run(tauri::generate_context!());
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The window cannot be opened: {error}");
            ExitCode::from(6)
        }
    }
}

fn set_up(app: &mut App, asked: Asked) -> Result<(), Box<dyn std::error::Error>> {
    let folder = match asked.store {
        Some(folder) => folder,
        None => folders::usual(app.handle())?,
    };
    app.manage(Shell::new(folder));
    Ok(())
}
