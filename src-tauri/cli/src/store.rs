//! The store itself: whether it is as the program wrote it.

use std::path::PathBuf;

use clap::Subcommand;
use desk::{Desk, DeskError};
use serde_json::json;

use crate::print;

/// Exit status of a store that is not as the program wrote it: the surroundings changed it.
const CHANGED: u8 = 6;
const DONE: u8 = 0;

/// What to do with the store.
#[derive(Debug, Subcommand)]
pub(crate) enum StoreCommand {
    /// Read the whole store; exit status 6 if it is damaged, or its log or a signed return was changed from outside
    Verify {
        /// Folder that holds wres.sqlite
        #[arg(long, value_name = "DIR")]
        store: PathBuf,
        /// Print the entries of the log as well, the latest first, to compare a fingerprint on paper with
        #[arg(long)]
        log: bool,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
}

impl StoreCommand {
    /// Whether one JSON object is to be printed.
    pub(crate) fn json(&self) -> bool {
        let Self::Verify { json, .. } = self;
        *json
    }
}

/// Does what is asked, and gives the exit status.
pub(crate) fn run(what: &StoreCommand) -> Result<u8, DeskError> {
    let StoreCommand::Verify { store, log, json } = what;
    let desk = Desk::open_existing(store)?;
    let verified = desk.verify()?;
    let entries = if *log { desk.log_entries()? } else { Vec::new() };
    if *json {
        let mut told = json!({
            "schema": "wres-desk/verify/1", "whole": verified.is_whole, "wrong": verified.wrong,
            "entries": verified.entries, "fingerprint": verified.fingerprint,
        });
        if *log {
            told["log"] = json!(entries);
        }
        print::json(&told);
    } else {
        if verified.is_whole {
            print::line("The store is whole, and its log is as it was written.");
        } else {
            print::line("The store is not as it was written:");
        }
        for wrong in &verified.wrong {
            print::wrapped(wrong, "  ");
        }
        if !verified.fingerprint.is_empty() {
            print::line(&format!("The log ends at {}.", verified.fingerprint));
        }
        if !verified.is_whole {
            print::wrapped(
                "Compare the fingerprints in papers signed earlier with the log (--log), and go back to the latest backup that is whole.",
                "",
            );
        }
        for entry in &entries {
            let year = entry.year.map(|year| format!(" [{year}]")).unwrap_or_default();
            print::wrapped(
                &format!(
                    "{} · {} · {}{year} · {}",
                    entry.number, entry.fingerprint, entry.at, entry.what
                ),
                "  ",
            );
        }
    }
    Ok(if verified.is_whole { DONE } else { CHANGED })
}
