//! The use cases: import, compute, compare, plan, export. The only crate that knows the standard, the files and the store together.
//!
//! [`Desk`] is one trust's desk: a store and the reference data. Each use case is one method that takes values and gives a
//! [`view`]; the window and the command call the same ones. Nothing here asks the clock: times are passed in.

mod answers_file;
mod apart;
mod averaging;
mod bank;
mod breakdown;
mod by_hand;
mod checks;
mod compare;
mod csv_table;
mod data;
mod demo;
mod difference;
mod disclosure;
mod documents;
mod drawing;
mod entries;
mod error;
mod evidence;
mod explain;
mod findings_csv;
mod forward;
mod gaps;
mod gather;
mod held_files;
mod home;
mod import;
mod json;
mod logbook;
mod national;
mod nine;
mod nine_csv;

mod official;
mod packs;
mod page;
mod papers;
mod peers;
mod plan;
mod reference;
mod settings;
mod signing;
mod submission;
mod submission_json;
mod submission_sheet;
mod sure;
mod text;
mod why;

pub mod view;

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use files::reference::Reference;
use store::Store;

use signing::refuse_if_signed;

pub use answers_file::FILE_NAME as ANSWERS_FILE_NAME;
pub use apart::read_if_asked;
pub use breakdown::BrokenDown;
pub use domain::breakdown::Dimension;
pub use domain::disclosure::Level;
pub use error::DeskError;
pub use findings_csv::of_report as findings_csv;
pub use json::Asked;
pub use packs::check_pack;
pub use peers::check_answers as check_peer_answers;
pub use settings::Assignment;
pub use text::count;

/// How far a long job has come.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(export, export_to = "types/"))]
pub struct Progress {
    /// What is being done, "Reading staff-list.xlsx".
    pub what: String,
    /// Rows or steps done.
    pub done: u32,
    /// Of how many, where that is known.
    pub of: Option<u32>,
}

/// Whether a long job goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continue {
    /// Go on.
    Yes,
    /// Stop, and leave everything as it was.
    No,
}

/// One trust's desk.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    reference: Reference,
    folder: PathBuf,
    /// The program that reads files in a process of its own.
    program: Option<PathBuf>,
}

/// Looks at files without any store: what each is, its table, columns and undecided values. Keeps nothing. Files are read in a process
/// of their own where a program is given for that, as by [`Desk::reading_in`].
///
/// # Errors
/// Where there are no rules for the year. What is wrong with a file stands in the report.
pub fn inspect(
    program: Option<&Path>,
    year: u16,
    paths: &[PathBuf],
    decisions: &view::Decisions,
    progress: &mut dyn FnMut(Progress) -> Continue,
) -> Result<view::ImportReport, DeskError> {
    import::inspect(
        import::Reader {
            reference: &Reference::built_in()?,
            program,
        },
        year,
        paths,
        decisions,
        progress,
    )
}

/// Reads a file of answers, as the window saves it and the command takes it.
///
/// # Errors
/// Where the text is not such a file; the message says where.
pub fn answers(text: &str) -> Result<Vec<view::AnswerView>, DeskError> {
    settings::answers(text)
}

/// The newest collection year there are rules for.
///
/// # Errors
/// Only where the program's own data cannot be read.
pub fn newest_year() -> Result<u16, DeskError> {
    Ok(Reference::built_in()?
        .rules
        .iter()
        .map(|pack| pack.year)
        .max()
        .unwrap_or_default())
}

/// Refuses a year there are no rules for, before a store is made for it. One that exists may hold packs of its own, so that it is asked
/// itself.
///
/// # Errors
/// [`DeskError::NoRules`] names the years there are.
pub fn check_year(folder: &Path, year: u16) -> Result<(), DeskError> {
    if is_store(folder) {
        return Ok(());
    }
    gather::rules(&Reference::built_in()?, year).map(|_| ())
}

/// Checks what is to be set, before anything is opened or made for it.
///
/// # Errors
/// Where there are no rules for the year, or a key or value cannot be used.
pub fn check_values(folder: &Path, year: u16, values: &[Assignment]) -> Result<(), DeskError> {
    check_year(folder, year)?;
    values.iter().try_for_each(settings::check)
}

/// Writes bytes to a file that the reader named, whole or not at all.
///
/// # Errors
/// Where the file cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<view::Written, DeskError> {
    documents::write(path, bytes)
}

/// Whether a folder holds a store.
pub fn is_store(folder: &Path) -> bool {
    folder.join(store::FILE_NAME).is_file()
}

impl Desk {
    /// Opens the desk in a folder; folder and store are made where they are absent.
    ///
    /// # Errors
    /// Where the store cannot be opened; it is left as it was.
    pub fn open(folder: &Path) -> Result<Self, DeskError> {
        let store = Store::open(folder)?;
        Ok(Self {
            reference: packs::reference(&store)?,
            store,
            folder: folder.to_owned(),
            program: None,
        })
    }

    /// Opens the desk in a folder where a store must already be.
    ///
    /// # Errors
    /// Where there is none, or it cannot be opened.
    pub fn open_existing(folder: &Path) -> Result<Self, DeskError> {
        let store = Store::open_existing(folder)?;
        Ok(Self {
            reference: packs::reference(&store)?,
            store,
            folder: folder.to_owned(),
            program: None,
        })
    }

    /// Reads files from now on in a process of their own, started from a program that calls [`read_if_asked`] before anything else,
    /// so that no file can take this one with it. Without it files are read in this process.
    #[must_use]
    pub fn reading_in(mut self, program: Option<PathBuf>) -> Self {
        self.program = program;
        self
    }

    /// The store, to be read.
    pub(crate) fn books(&self) -> &store::Books {
        &self.store
    }

    /// The reference data in use.
    pub(crate) const fn reference(&self) -> &Reference {
        &self.reference
    }

    /// Looks at files: what each is, what is found in it, what must be decided. Keeps nothing.
    ///
    /// # Errors
    /// Where the store cannot be used or there are no rules for the year. What is wrong with a file stands in the report.
    pub fn look(
        &mut self,
        year: u16,
        paths: &[PathBuf],
        decisions: &view::Decisions,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<view::ImportReport, DeskError> {
        import::run(
            &mut self.store,
            import::Reader {
                reference: &self.reference,
                program: self.program.as_deref(),
            },
            year,
            paths,
            decisions,
            import::Purpose::Look,
            progress,
        )
    }

    /// Keeps files: all of them, or none where one cannot be read or something is left to decide.
    ///
    /// # Errors
    /// As [`Desk::look`], and where the year is signed off.
    pub fn keep(
        &mut self,
        year: u16,
        paths: &[PathBuf],
        decisions: &view::Decisions,
        now: NaiveDateTime,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<view::ImportReport, DeskError> {
        import::run(
            &mut self.store,
            import::Reader {
                reference: &self.reference,
                program: self.program.as_deref(),
            },
            year,
            paths,
            decisions,
            import::Purpose::Keep(now),
            progress,
        )
    }

    /// The frame around every screen. Without a year, the latest one with data, else the newest there are rules for.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn frame(&self, year: Option<u16>) -> Result<view::Frame, DeskError> {
        home::frame(&self.store, &self.reference, year)
    }

    /// The home screen.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn home(&self, year: u16, today: NaiveDate) -> Result<view::Home, DeskError> {
        home::home(&self.store, &self.reference, year, today)
    }

    /// The data screen.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn data(&self, year: u16) -> Result<view::DataView, DeskError> {
        data::data(&self.store, &self.reference, year)
    }

    /// Takes back the latest keeping of a kind.
    ///
    /// # Errors
    /// Where the kind is unknown, the year signed off or the store cannot be written.
    pub fn undo_keep(&mut self, year: u16, kind: &str, now: NaiveDateTime) -> Result<(), DeskError> {
        data::undo_keep(&mut self.store, year, kind, now)
    }

    /// Removes a kept file with its rows.
    ///
    /// # Errors
    /// Where there is no such file, the year is signed off or the store cannot be written.
    pub fn remove_file(&mut self, year: u16, id: i64, now: NaiveDateTime) -> Result<(), DeskError> {
        data::remove_file(&mut self.store, year, id, now)
    }

    /// Sets figures typed in and details of the trust; an empty value takes one back. All or none.
    ///
    /// # Errors
    /// Where a key or value cannot be used, a figure stands in the place of the files' own without a word why, the year is signed off or
    /// the store cannot be written.
    pub fn set_values(&mut self, year: u16, values: &[Assignment], now: NaiveDateTime) -> Result<(), DeskError> {
        sure::aim::check_years(&self.store, &self.reference, values)?;
        disclosure::check_offered(&self.reference.disclosure, values)?;
        settings::set_values(&mut self.store, gather::rules(&self.reference, year)?, values, now)?;
        // What a trust chooses of the rules is part of the reference data in use.
        self.reference = packs::reference(&self.store)?;
        Ok(())
    }

    /// Keys that are still needed before figures typed in take effect; empty where all do.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn still_needed(&self, year: u16) -> Result<Vec<String>, DeskError> {
        let files = gather::of_files(&self.store, gather::rules(&self.reference, year)?)?;
        Ok(entries::still_needed(
            &store::entry::of_year(&self.store, year)?,
            &files,
        ))
    }

    /// The nine indicators, for the screen.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn nine(&self, year: u16) -> Result<view::Nine, DeskError> {
        nine::nine(&self.store, &self.reference, year, None)
    }

    /// The nine indicators under another rule pack, for the screen. Nothing that is kept or returned changes by it.
    ///
    /// # Errors
    /// As [`Desk::nine`], and where there is no such pack.
    pub fn nine_under(&self, year: u16, rules: &str) -> Result<view::Nine, DeskError> {
        nine::nine(&self.store, &self.reference, year, Some(rules))
    }

    /// One indicator's page.
    ///
    /// # Errors
    /// Where there is no such indicator, the store cannot be read or there are no rules for the year.
    pub fn indicator(&self, year: u16, number: u8) -> Result<view::IndicatorPage, DeskError> {
        page::page(&self.store, &self.reference, year, number)
    }

    /// What can be written.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn documents(&self, year: u16) -> Result<view::DocumentsView, DeskError> {
        documents::documents(&self.store, &self.reference, year)
    }

    /// The bytes of a document, as things stand on a day.
    ///
    /// # Errors
    /// Where there is no such document or nothing to write it from.
    pub fn document(&self, year: u16, key: &str, today: NaiveDate) -> Result<Vec<u8>, DeskError> {
        documents::document(&self.store, &self.reference, year, key, today)
    }

    /// Writes a document to a file, whole or not at all, and logs it.
    ///
    /// # Errors
    /// As [`Desk::document`], and where the file or the store cannot be written.
    pub fn write_document(
        &mut self,
        year: u16,
        key: &str,
        path: &Path,
        now: NaiveDateTime,
    ) -> Result<view::Written, DeskError> {
        let bytes = self.document(year, key, now.date())?;
        self.export(Some(year), documents::label(key), path, &bytes, now)
    }

    /// Writes what was noticed in the files held of a kind, as a table, to a file, and logs it.
    ///
    /// # Errors
    /// Where no file of the kind is held or the table cannot be written.
    pub fn write_findings(
        &mut self,
        year: u16,
        kind: &str,
        path: &Path,
        now: NaiveDateTime,
    ) -> Result<view::Written, DeskError> {
        let held = self.data(year)?.kinds.into_iter().find(|view| view.kind == kind);
        let files = held
            .map(|view| view.files)
            .filter(|files| !files.is_empty())
            .ok_or_else(|| DeskError::given("No such file is held any more.", "Look at the data screen again."))?;
        self.export(
            Some(year),
            "Findings of an import",
            path,
            &findings_csv::of_files(&files),
            now,
        )
    }

    /// The return with its checks.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn submission(&self, year: u16) -> Result<view::SubmissionView, DeskError> {
        submission::submission(&self.store, &self.reference, year)
    }

    /// The trust's details and the reference data in use.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn settings(&self) -> Result<view::SettingsView, DeskError> {
        settings::view(&self.store, &self.reference, self.packs()?, &self.folder)
    }

    /// Keeps the trust's details.
    ///
    /// # Errors
    /// Where a detail cannot be used or the store cannot be written.
    pub fn save_trust(&mut self, trust: &view::TrustView, now: NaiveDateTime) -> Result<(), DeskError> {
        settings::save_trust(&mut self.store, &self.reference, trust, now)
    }

    /// Fills an empty store with the made-up trust; its workbooks are written to a folder and imported from there.
    ///
    /// # Errors
    /// Where the store already holds something, or the folder or store cannot be written.
    pub fn try_sample(
        &mut self,
        folder: &Path,
        now: NaiveDateTime,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<u16, DeskError> {
        demo::fill(self, folder, now, progress)
    }

    /// The nine as the JSON of `wres indicators`, by the contract of the command.
    ///
    /// # Errors
    /// Where the store cannot be read, or there are no rules or data for what is asked.
    pub fn indicators_json(&self, year: u16, asked: &Asked) -> Result<serde_json::Value, DeskError> {
        json::indicators(&self.store, &self.reference, year, asked)
    }

    /// The gaps alone as JSON.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn gaps_json(&self, year: u16) -> Result<serde_json::Value, DeskError> {
        gaps::json(&self.store, &self.reference, year)
    }
}

/// Adds a line about a change of a year, in the transaction of the change itself.
fn log(tx: &store::Tx<'_>, year: u16, at: NaiveDateTime, what: String) -> Result<(), DeskError> {
    logbook::add(tx, Some(year), at, what).map(|_| ())
}
