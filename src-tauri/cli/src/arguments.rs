//! What can be asked for, and in which words.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// The Workforce Race Equality Standard from a trust's own files, offline.
#[derive(Debug, Parser)]
#[command(name = "wres", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The store and the year a command speaks of.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// Folder that holds wres.sqlite
    #[arg(long, value_name = "DIR")]
    pub(crate) store: PathBuf,
    /// Collection year, whose 31 March is the snapshot date
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: u16,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// How files are to be read.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What the files are: staff, recruitment, casework, training, survey, board or return; of one of several files, FILE=KIND
    #[arg(long = "as", value_name = "[FILE=]KIND")]
    pub(crate) kind: Vec<String>,
    /// Sheet to read; of one of several files, FILE=NAME
    #[arg(long, value_name = "[FILE=]NAME")]
    pub(crate) sheet: Vec<String>,
    /// Row of the headings, where another was taken for them; of one of several files, FILE=ROW
    #[arg(long, value_name = "[FILE=]ROW")]
    pub(crate) header_row: Vec<String>,
    /// File of answers (TOML) to what the files leave doubtful
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make up a trust, and do the whole job on it from raw workbooks to documents
    Demo {
        /// Folder to write to; must be new or hold an earlier demo
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Read files and keep them; all of them or none
    Import {
        #[command(flatten)]
        reading: Reading,
        #[command(flatten)]
        place: Where,
    },
    /// Say what files are, with their tables, columns and undecided values; keep nothing
    Inspect {
        #[command(flatten)]
        reading: Reading,
        /// Collection year to read them for; the newest there are rules for if not given
        #[arg(long, value_name = "YEAR")]
        year: Option<u16>,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Print the nine indicators beside England and the trust's region
    Indicators {
        #[command(flatten)]
        place: Where,
        /// Print indicators 1 to 4 line by line: band, section, staff-group, division, ethnic-group or sex; indicator 2: overseas
        #[arg(long, value_name = "DIMENSION")]
        by: Option<String>,
        /// Of 1 to 4 print this one alone
        #[arg(long, value_name = "NUMBER", requires = "by")]
        indicator: Option<u8>,
        /// Put another year beside
        #[arg(long, value_name = "YEAR", conflicts_with = "by")]
        compare: Option<u16>,
        /// Compute under another rule pack
        #[arg(long, value_name = "PACK")]
        rules: Option<String>,
        /// For whom: working (nothing hidden), internal (counts of 1 to 4 hidden) or public (1 to 6 hidden, or what disclosure.public is set to)
        #[arg(long, value_name = "LEVEL")]
        disclosure: Option<String>,
    },
    /// Print every figure beside every published one that can be compared with it
    Gaps {
        #[command(flatten)]
        place: Where,
    },
    /// Say why the figures changed since another year held, in parts that add up
    Why {
        #[command(flatten)]
        place: Where,
        /// The earlier year; the one before if not given
        #[arg(long, value_name = "YEAR")]
        compare: Option<u16>,
    },
    /// Print the bank-only workers, who are in no figure of the return: who they are, and how many entered the disciplinary process
    Bank {
        #[command(flatten)]
        place: Where,
    },
    /// Print the receipt of one figure: its rule, its counts, the files and rows behind it
    Explain {
        /// An item of the return (35), a key (recruitment.appointed.bme) or an indicator (indicator-2)
        item: String,
        #[command(flatten)]
        place: Where,
        /// One line of a breakdown, as division=Surgery; the key as `indicators --by` gives it in JSON
        #[arg(long, value_name = "DIMENSION=LINE")]
        by: Option<String>,
        /// Print the numbers of the rows
        #[arg(long)]
        rows: bool,
    },
    /// Check the return; exit status 5 if errors stop a submission
    Check {
        /// Keep a word why a warning is right as it stands, by the key that `check --json` gives; an empty one takes it back
        #[arg(long, value_name = "KEY=WORDS")]
        reason: Vec<String>,
        #[command(flatten)]
        place: Where,
    },
    /// Set this year's return beside an earlier one, item by item, the largest movements first and explained
    Difference {
        #[command(flatten)]
        place: Where,
        /// Another earlier year than the one before
        #[arg(long, value_name = "YEAR")]
        compare: Option<u16>,
    },
    /// Draft the action plan from the gaps, list it, check its wording, look ahead, and see what worked
    Plan {
        #[command(subcommand)]
        what: Plan,
    },
    /// Write a document: board-paper, public-report, public-report-html, submission, submission-csv, submission-json, checks-csv, difference-csv, evidence, evidence-json, indicators-csv, action-plan, plan-update, plan-owners, plan-calendar, action-plan-xlsx or action-library
    Export {
        /// Which document
        document: String,
        #[command(flatten)]
        place: Where,
        /// File to write
        #[arg(long, value_name = "FILE", required_unless_present = "look")]
        out: Option<PathBuf>,
        /// Replace the file where it is there already
        #[arg(long, conflicts_with = "look")]
        replace: bool,
        /// Fill a copy of this official workbook (.xlsx, .xlsm) with the return, instead of writing our own sheet
        #[arg(long, value_name = "OFFICIAL")]
        into: Option<PathBuf>,
        /// Print which cell of the official workbook each figure belongs to, and write nothing
        #[arg(long, requires = "into", conflicts_with = "out")]
        look: bool,
    },
    /// The words of the board paper and the public report, and for whom the board paper is written
    Papers {
        #[command(subcommand)]
        what: crate::papers::Papers,
    },
    /// Other organisations: peer cards to share and load, tables of all trusts with quartiles and funnels
    Peers {
        #[command(subcommand)]
        what: crate::peers::Peers,
    },
    /// List, load or remove packs: a year's rules, published figures, actions
    Packs {
        #[command(subcommand)]
        what: crate::packs::Packs,
    },
    /// Start a year, sign its return off by two roles, or reopen it
    Year {
        #[command(subcommand)]
        what: crate::year::Year,
    },
    /// Look whether the store is as the program wrote it
    Store {
        #[command(subcommand)]
        what: crate::store::StoreCommand,
    },
    /// Set figures by hand, details of the trust and its aspiration: survey.5.white_percent=28.4 trust.name="…" aspiration.share=25 disclosure.public=9; an empty value takes one back
    Set {
        /// What to set
        #[arg(required = true, value_name = "KEY=VALUE")]
        values: Vec<String>,
        /// Why the figures are right where the files give others; needed then, and kept beside them
        #[arg(long, value_name = "WORDS")]
        reason: Option<String>,
        /// Who says so: a role, never a name
        #[arg(long, value_name = "ROLE")]
        role: Option<String>,
        #[command(flatten)]
        place: Where,
    },
}

/// What to do with the action plan.
#[derive(Debug, Subcommand)]
pub(crate) enum Plan {
    /// Add actions for the gaps that chance would not explain
    Draft {
        #[command(flatten)]
        place: Where,
    },
    /// Print the plan as it stands today, what is overdue and what comes next
    List {
        #[command(flatten)]
        place: Where,
    },
    /// Print what the wording check remarks on each action
    Check {
        #[command(flatten)]
        place: Where,
    },
    #[command(flatten)]
    Ahead(crate::ahead::Ahead),
}
