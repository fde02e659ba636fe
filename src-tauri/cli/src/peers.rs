//! `wres peers`: the trust's own figures to share, those of others, and tables of all trusts.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::Subcommand;
use desk::view::{AmongOthers, PeerTableReport, PeersView};
use desk::{Desk, DeskError};
use serde_json::json;

use crate::arguments::Where;
use crate::packs::Holder;
use crate::print;

/// What to do with other organisations' figures.
#[derive(Debug, Subcommand)]
pub(crate) enum Peers {
    /// Write the trust's own figures, small numbers hidden, as a card to share
    Export {
        #[command(flatten)]
        place: Where,
        /// File to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Replace the file where it is there already
        #[arg(long)]
        replace: bool,
    },
    /// Keep the cards of other organisations; all of them or none
    Load {
        /// Cards to load
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        place: Holder,
    },
    /// Keep a table of all trusts' values (csv or xlsx), for quartiles and funnels; exit status 3 if something must be answered first
    Trusts {
        /// The table
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        place: Holder,
        /// Collection year of the values, where no column says it
        #[arg(long, value_name = "YEAR")]
        year: Option<u16>,
        /// Answer to a question, as printed with it
        #[arg(long = "answer", value_name = "FIELD:VALUE=ANSWER")]
        answers: Vec<String>,
    },
    /// Print cards and tables held
    List {
        #[command(flatten)]
        place: Holder,
    },
    /// Print an indicator, or all nine, among other trusts
    Show {
        #[command(flatten)]
        place: Where,
        /// Indicator, 1 to 9
        #[arg(long, value_name = "NUMBER")]
        indicator: Option<u8>,
        /// Write the funnels of an indicator as SVG files into a folder
        #[arg(long, value_name = "DIR")]
        figures: Option<PathBuf>,
    },
    /// Take a card or a table back
    Remove {
        /// Organisation of a card, by its code or as the list shows it; with --year
        #[arg(long, value_name = "ORGANISATION", requires = "year", conflicts_with = "table")]
        card: Option<String>,
        /// Year of the card
        #[arg(long, value_name = "YEAR")]
        year: Option<u16>,
        /// Number of a table, as the list shows it
        #[arg(long, value_name = "NUMBER", required_unless_present = "card")]
        table: Option<i64>,
        #[command(flatten)]
        place: Holder,
    },
}

impl Peers {
    /// Whether one JSON object is wanted.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::Export { place, .. } | Self::Show { place, .. } => place.json,
            Self::Load { place, .. }
            | Self::Trusts { place, .. }
            | Self::List { place }
            | Self::Remove { place, .. } => place.json,
        }
    }
}

/// Does what is asked, and gives the exit status.
pub(crate) fn run(what: &Peers, program: Option<PathBuf>, now: NaiveDateTime) -> Result<u8, DeskError> {
    match what {
        Peers::Export { place, out, replace } => {
            crate::run::refuse_to_replace(out, *replace)?;
            let written = Desk::open_existing(&place.store)?.write_peer_card(place.year, out, now)?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/peers/1", "year": place.year, "written": written.path}));
            } else {
                print::line(&format!("Written: {}", written.path));
                print::line("Counts of 1 to 6 are hidden in it, and what would give them away.");
            }
        }
        Peers::Load { files, place } => {
            let lines = Desk::open(&place.store)?.load_peer_cards(files, now)?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/peers/1", "loaded": lines}));
            } else {
                for line in &lines {
                    print::line(line);
                }
            }
        }
        Peers::Trusts {
            file,
            place,
            year,
            answers,
        } => {
            let answers = desk::check_peer_answers(answers)?;
            let mut desk = Desk::open(&place.store)?.reading_in(program);
            let report = desk.load_peer_table(file, *year, &answers, now)?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/peer-table/1", "table": report}));
            } else {
                table_report(&report);
            }
            return Ok(if !report.questions.is_empty() {
                3
            } else if report.kept {
                0
            } else {
                4
            });
        }
        Peers::List { place } => {
            let desk = Desk::open_existing(&place.store)?;
            let peers = desk.peers(desk.frame(None)?.year)?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/peers/1", "tables": peers.tables, "cards": peers.cards}));
            } else {
                list(&peers);
            }
        }
        Peers::Show {
            place,
            indicator,
            figures,
        } => {
            let mut desk = Desk::open_existing(&place.store)?;
            let numbers: Vec<u8> = indicator.map_or_else(|| (1..=9).collect(), |number| vec![number]);
            let mut found = Vec::new();
            for number in numbers {
                found.push((number, desk.among_others(place.year, number)?));
            }
            if let Some(folder) = figures {
                write_figures(&mut desk, place.year, &found, folder, now)?;
            }
            if place.json {
                let among: serde_json::Map<String, serde_json::Value> = found
                    .iter()
                    .map(|(number, held)| (number.to_string(), json!(held)))
                    .collect();
                print::json(&json!({"schema": "wres-desk/among-others/1", "year": place.year, "indicators": among}));
            } else {
                for (number, held) in &found {
                    among(*number, held);
                }
            }
        }
        Peers::Remove {
            card,
            year,
            table,
            place,
        } => {
            let mut desk = Desk::open_existing(&place.store)?;
            if let (Some(organisation), Some(year)) = (card, year) {
                desk.remove_peer_card(&organisation.to_uppercase(), *year, now)?;
            } else if let Some(table) = table {
                desk.remove_peer_table(*table, now)?;
            }
            if place.json {
                print::json(&json!({"schema": "wres-desk/peers/1", "removed": true}));
            } else {
                print::line("Removed.");
            }
        }
    }
    Ok(0)
}

fn table_report(report: &PeerTableReport) {
    let sheet = if report.sheet.is_empty() {
        String::new()
    } else {
        format!(", sheet {}", report.sheet)
    };
    print::line(&format!(
        "{}{sheet}: headings in row {}",
        report.file, report.header_row
    ));
    for (heading, what) in &report.columns {
        print::line(&format!(
            "   {heading}: {}",
            if what.is_empty() { "not used" } else { what }
        ));
    }
    print::line(&format!(
        "{} rows read, {} values of {} trusts",
        report.rows_read, report.values, report.trusts
    ));
    for line in &report.left_out {
        print::line(&format!("   {line}"));
    }
    for finding in &report.findings {
        print::wrapped(finding, "   ");
    }
    for question in &report.questions {
        print::line("");
        print::wrapped(&question.prompt, "");
        for choice in &question.choices {
            let first = if choice.key == question.suggestion {
                " (suggested)"
            } else {
                ""
            };
            print::line(&format!(
                "   --answer \"{}:{}={}\"   {}{first}",
                question.field, question.value, choice.key, choice.label
            ));
        }
    }
    print::line("");
    print::line(match (report.kept, report.questions.is_empty()) {
        (true, _) => "Kept.",
        (false, false) => "Nothing was kept: answer the questions and run it again.",
        (false, true) => "Nothing was kept.",
    });
}

fn list(peers: &PeersView) {
    if peers.tables.is_empty() && peers.cards.is_empty() {
        print::line("No table of all trusts and no peer card is held.");
    }
    for table in &peers.tables {
        print::wrapped(
            &format!(
                "Table {}: “{}”, {}. Loaded {}.",
                table.id, table.file, table.what, table.loaded
            ),
            "",
        );
    }
    for card in &peers.cards {
        print::wrapped(
            &format!(
                "Card {} {}: {}, {}. Loaded {}.",
                card.organisation, card.year, card.name, card.what, card.loaded
            ),
            "",
        );
    }
}

fn among(number: u8, held: &AmongOthers) {
    print::line("");
    print::line(&format!("Indicator {number} among other trusts"));
    for measure in &held.measures {
        print::line("");
        print::wrapped(&measure.title, "");
        for sentence in &measure.sentences {
            print::wrapped(sentence, "   ");
        }
        print::wrapped(&format!("{}.", measure.source), "   ");
    }
    for table in &held.cards {
        print::table(table);
    }
    for note in &held.notes {
        print::wrapped(note, "   ");
    }
}

fn write_figures(
    desk: &mut Desk,
    year: u16,
    found: &[(u8, AmongOthers)],
    folder: &std::path::Path,
    now: NaiveDateTime,
) -> Result<(), DeskError> {
    std::fs::create_dir_all(folder).map_err(|source| DeskError::Surroundings {
        what: format!("“{}” cannot be made", folder.display()),
        source,
    })?;
    for (number, held) in found {
        for (place, figure) in held
            .measures
            .iter()
            .enumerate()
            .filter_map(|(place, held)| Some((place, held.funnel.as_ref()?)))
        {
            let path = folder.join(format!("funnel-{number}-{}.svg", place + 1));
            desk.export(Some(year), "Funnel figure", &path, figure.svg.as_bytes(), now)?;
            print::note(&format!("Written: {}", path.display()));
        }
    }
    Ok(())
}
