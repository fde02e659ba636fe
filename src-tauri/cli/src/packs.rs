//! `wres packs`: the rules, published figures and actions in use, and loading newer ones.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::{Args, Subcommand};
use desk::view::PackView;
use desk::{Desk, DeskError};
use serde_json::json;

use crate::print;

/// What to do with packs.
#[derive(Debug, Subcommand)]
pub(crate) enum Packs {
    /// Print the packs in use
    List {
        #[command(flatten)]
        place: Holder,
    },
    /// Use a newer pack from a file: a rule pack or actions (TOML), or published figures (CSV)
    Load {
        /// File to load
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        place: Holder,
    },
    /// Take a loaded pack back
    Remove {
        /// Name of the pack
        #[arg(value_name = "NAME")]
        name: String,
        /// Its kind, where one of each bears the name: rules, benchmarks or actions
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        #[command(flatten)]
        place: Holder,
    },
}

/// The store a command speaks of.
#[derive(Debug, Args)]
pub(crate) struct Holder {
    /// Folder that holds wres.sqlite
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

impl Packs {
    /// Whether one JSON object is wanted.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::List { place } | Self::Load { place, .. } | Self::Remove { place, .. } => place.json,
        }
    }
}

/// Does what is asked of packs.
pub(crate) fn run(what: &Packs, now: NaiveDateTime) -> Result<(), DeskError> {
    match what {
        Packs::List { place } => {
            let packs = Desk::open_existing(&place.store)?.packs()?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/packs/1", "packs": packs}));
            } else {
                list(&packs);
            }
        }
        Packs::Load { file, place } => {
            // A store is only made once there is something to keep in it.
            desk::check_pack(file)?;
            let loaded = Desk::open(&place.store)?.load_pack(file, now)?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/packs/1", "loaded": loaded}));
            } else {
                print::line(&format!("Loaded: {}", title(&loaded)));
                if let Some(year) = loaded.year {
                    print::line(&format!("It rules {year} from now on."));
                }
            }
        }
        Packs::Remove { name, kind, place } => {
            let mut desk = Desk::open_existing(&place.store)?;
            let kind = match kind {
                Some(kind) => kind.clone(),
                None => the_only_kind(&desk.packs()?, name)?,
            };
            desk.remove_pack(&kind, name, now)?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/packs/1", "removed": {"kind": kind, "name": name}}));
            } else {
                print::line(&format!("Removed: {name}"));
            }
        }
    }
    Ok(())
}

/// The kind of the loaded pack of a name, where there is one of one kind only. Where there is none, the desk says so.
fn the_only_kind(packs: &[PackView], name: &str) -> Result<String, DeskError> {
    let kinds: Vec<&str> = packs
        .iter()
        .filter(|pack| pack.is_loaded && pack.name == name)
        .map(|pack| pack.kind.as_str())
        .collect();
    match kinds.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => Ok("rules".to_owned()),
        _ => Err(DeskError::Given {
            message: format!("There are two packs “{name}”."),
            hint: format!("Say which with --kind: {}.", kinds.join(" or ")),
            place: String::new(),
        }),
    }
}

fn list(packs: &[PackView]) {
    for pack in packs {
        print::line("");
        print::line(&title(pack));
        print::wrapped(&pack.what, "  ");
        let state = match (pack.problem.is_empty(), pack.is_in_force) {
            (false, _) => format!("{}. {}", pack.from, pack.problem),
            (true, true) => format!("{}; in use.", pack.from),
            (true, false) => format!("{}; another pack of its year is in use.", pack.from),
        };
        print::wrapped(&state, "  ");
        if !pack.sha256.is_empty() {
            print::line(&format!("  SHA-256 {}", pack.sha256));
        }
    }
}

fn title(pack: &PackView) -> String {
    match pack.year {
        Some(year) => format!("“{}”, rules of {year}", pack.name),
        None if pack.kind == "rules" => format!("“{}”, rules", pack.name),
        None if pack.kind == "actions" => format!("“{}”, actions", pack.name),
        None => format!("“{}”, published figures", pack.name),
    }
}
