//! Starting a year, signing its return off, reopening it.

use chrono::NaiveDateTime;
use clap::Subcommand;
use desk::view::SignOffView;
use desk::{Desk, DeskError};
use serde_json::json;

use crate::arguments::Where;
use crate::print;

/// What to do with a year.
#[derive(Debug, Subcommand)]
pub(crate) enum Year {
    /// Start the year from the one before: notes for the board and open actions are copied, decisions hold for every year
    New {
        #[command(flatten)]
        place: Where,
    },
    /// Sign the return; two roles sign the same figures, and then the year is read-only. Exit status 5 if errors stop it
    Sign {
        #[command(flatten)]
        place: Where,
        /// Role of whoever signs, never a name: "Equality lead"
        #[arg(long, value_name = "ROLE")]
        role: String,
        /// What is confirmed, in a sentence
        #[arg(long, value_name = "WORDS")]
        statement: String,
    },
    /// Reopen a return that was signed; its signatures lapse, and the reason is recorded
    Reopen {
        #[command(flatten)]
        place: Where,
        /// Role of whoever reopens it, never a name
        #[arg(long, value_name = "ROLE")]
        role: String,
        /// Why, in a sentence that names nobody
        #[arg(long, value_name = "WORDS")]
        reason: String,
    },
}

impl Year {
    /// Whether one JSON object is to be printed.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::New { place } | Self::Sign { place, .. } | Self::Reopen { place, .. } => place.json,
        }
    }
}

/// Does what is asked.
pub(crate) fn run(what: &Year, now: NaiveDateTime) -> Result<(), DeskError> {
    match what {
        Year::New { place } => {
            let started = Desk::open_existing(&place.store)?.start_year(place.year, now)?;
            if place.json {
                print::json(&json!({
                    "schema": "wres-desk/year/1", "year": started.year, "from": started.from, "started": started.is_new,
                    "lines": started.lines,
                }));
            } else {
                for line in &started.lines {
                    print::wrapped(line, "");
                }
            }
        }
        Year::Sign { place, role, statement } => {
            let signed = Desk::open_existing(&place.store)?.sign(place.year, role, statement, now)?;
            show(place, &signed);
        }
        Year::Reopen { place, role, reason } => {
            let held = Desk::open_existing(&place.store)?.reopen(place.year, role, reason, now)?;
            show(place, &held);
        }
    }
    Ok(())
}

fn show(place: &Where, held: &SignOffView) {
    if place.json {
        print::json(&json!({"schema": "wres-desk/sign-off/1", "year": place.year, "sign_off": held}));
        return;
    }
    for signature in &held.signatures {
        print::line(&format!(
            "Signed by {} on {} ({})",
            signature.role, signature.at, signature.recorded
        ));
    }
    for signature in &held.history {
        print::wrapped(
            &format!("Signed by {} on {}. {}", signature.role, signature.at, signature.lapsed),
            "",
        );
    }
    for note in &held.notes {
        print::wrapped(note, "");
    }
    print::wrapped(&held.next, "");
}
