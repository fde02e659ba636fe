//! The words of the board paper and the public report.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::Subcommand;
use desk::view::PassagesView;
use desk::{Desk, DeskError};
use serde_json::json;

use crate::arguments::Where;
use crate::print;
use crate::run::given;

/// What to do with the papers' words.
#[derive(Debug, Subcommand)]
pub(crate) enum Papers {
    /// Print every passage: the program's words or the trust's own, what is still to be written, what is out of date
    Words {
        #[command(flatten)]
        place: Where,
    },
    /// Replace the words of a passage; empty words bring the program's back
    Write {
        /// Which passage: board.summary
        #[arg(value_name = "PASSAGE")]
        key: String,
        /// The words; a blank line parts paragraphs
        #[arg(long, value_name = "WORDS", required_unless_present = "from")]
        words: Option<String>,
        /// A text file that holds them
        #[arg(long, value_name = "FILE", conflicts_with = "words")]
        from: Option<PathBuf>,
        #[command(flatten)]
        place: Where,
    },
    /// Choose for whom the board paper is written: working (nothing hidden), internal or public
    Level {
        /// The level
        #[arg(value_name = "LEVEL")]
        level: String,
        #[command(flatten)]
        place: Where,
    },
}

impl Papers {
    const fn place(&self) -> &Where {
        match self {
            Self::Words { place } | Self::Write { place, .. } | Self::Level { place, .. } => place,
        }
    }

    /// Whether one JSON object is to be printed.
    pub(crate) const fn json(&self) -> bool {
        self.place().json
    }
}

/// Does what is asked.
pub(crate) fn run(what: &Papers, now: NaiveDateTime) -> Result<(), DeskError> {
    let place = what.place();
    let mut desk = Desk::open_existing(&place.store)?;
    match what {
        Papers::Words { .. } => {}
        Papers::Write { key, words, from, .. } => {
            let words = match (words, from) {
                (Some(words), _) => words.clone(),
                (None, Some(file)) => fs::read_to_string(file).map_err(|error| {
                    given(
                        format!("“{}” cannot be read: {error}.", file.display()),
                        "Name a text file in UTF-8.",
                    )
                })?,
                (None, None) => String::new(),
            };
            desk.save_passage(place.year, key, &words, now)?;
        }
        Papers::Level { level, .. } => desk.set_paper_level(place.year, level, now)?,
    }
    let held = desk.passages(place.year, now)?;
    if place.json {
        print::json(&json!({"schema": "wres-desk/papers/1", "year": place.year, "papers": held}));
    } else {
        show(&held);
    }
    Ok(())
}

fn show(held: &PassagesView) {
    let mut paper = "";
    for passage in &held.passages {
        if passage.paper != paper {
            paper = &passage.paper;
            print::line(paper);
        }
        let mark = match (passage.is_missing, passage.is_out_of_date, passage.is_own) {
            (true, ..) => " (to be written)",
            (_, true, _) => " (yours; the figures have changed since)",
            (_, _, true) => " (yours)",
            _ => "",
        };
        print::line(&format!("  {}  {}{mark}", passage.key, passage.title));
        for paragraph in passage.words.split("\n\n").filter(|words| !words.trim().is_empty()) {
            print::wrapped(paragraph, "    ");
        }
    }
    print::line(&format!(
        "{} to be written, {} out of date. The board paper is written for the level “{}”.",
        held.missing, held.out_of_date, held.level
    ));
}
