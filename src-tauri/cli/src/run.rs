//! One command: one use case, and its exit status.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDateTime};
use desk::view::{Decisions, ImportReport};
use desk::{Asked, Assignment, BrokenDown, Continue, Desk, DeskError, Level, Progress};
use serde_json::json;

use crate::arguments::{Command, Plan, Reading};
use crate::{breakdown, packs, plan, print};

const DONE: u8 = 0;
const DECIDE: u8 = 3;
const UNREADABLE: u8 = 4;
const STOPPED: u8 = 5;

/// Runs a command and gives its exit status.
pub(crate) fn run(command: Command) -> u8 {
    let is_json = wants_json(&command);
    match try_run(command) {
        Ok(status) => status,
        Err(error) => {
            print::failure(&error.failure(), is_json);
            error.exit_status()
        }
    }
}

fn wants_json(command: &Command) -> bool {
    match command {
        Command::Demo { .. } => false,
        Command::Packs { what } => what.json(),
        Command::Peers { what } => what.json(),
        Command::Papers { what } => what.json(),
        Command::Year { what } => what.json(),
        Command::Store { what } => what.json(),
        Command::Inspect { json, .. } => *json,
        Command::Import { place, .. }
        | Command::Indicators { place, .. }
        | Command::Gaps { place }
        | Command::Bank { place }
        | Command::Why { place, .. }
        | Command::Explain { place, .. }
        | Command::Check { place, .. }
        | Command::Difference { place, .. }
        | Command::Export { place, .. }
        | Command::Set { place, .. }
        | Command::Plan {
            what: Plan::Draft { place } | Plan::List { place } | Plan::Check { place },
        } => place.json,
        Command::Plan {
            what: Plan::Ahead(what),
        } => what.place().json,
    }
}

/// This program, which reads each file in a process of its own; nowhere to be found on a system that hides where a program stands.
fn reader() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

pub(crate) fn now() -> NaiveDateTime {
    Local::now().naive_local()
}

fn try_run(command: Command) -> Result<u8, DeskError> {
    match command {
        Command::Demo { out } => demo(&out),
        Command::Packs { what } => packs::run(&what, now()).map(|()| DONE),
        Command::Papers { what } => crate::papers::run(&what, now()).map(|()| DONE),
        Command::Year { what } => crate::year::run(&what, now()).map(|()| DONE),
        Command::Store { what } => crate::store::run(&what),
        Command::Peers { what } => crate::peers::run(&what, reader(), now()),
        Command::Import { reading, place } => {
            let decisions = decisions(&reading)?;
            desk::check_year(&place.store, place.year)?;
            // A store is only made once there is something to keep in it.
            if !desk::is_store(&place.store) {
                let look = desk::inspect(
                    reader().as_deref(),
                    place.year,
                    &reading.files,
                    &decisions,
                    &mut progress,
                )?;
                if look
                    .files
                    .iter()
                    .any(|file| file.error.is_some() || !file.questions.is_empty())
                {
                    return Ok(import(&look, place.json));
                }
            }
            let mut desk = Desk::open(&place.store)?.reading_in(reader());
            let report = desk.keep(place.year, &reading.files, &decisions, now(), &mut progress)?;
            Ok(import(&report, place.json))
        }
        Command::Inspect { reading, year, json } => {
            let decisions = decisions(&reading)?;
            let year = year.map_or_else(desk::newest_year, Ok)?;
            let report = desk::inspect(reader().as_deref(), year, &reading.files, &decisions, &mut progress)?;
            Ok(import(&report, json))
        }
        Command::Indicators {
            place,
            by,
            indicator,
            compare,
            rules,
            disclosure,
        } => {
            let level = disclosure.as_deref().map_or(Ok(Level::Working), level)?;
            let by = by.as_deref().map(breakdown::dimension).transpose()?;
            let desk = Desk::open_existing(&place.store)?;
            if let Some(by) = by {
                let given = BrokenDown {
                    indicator,
                    level,
                    rules: rules.as_deref(),
                };
                breakdown::run(&desk, &place, by, &given)?;
            } else if place.json || level != Level::Working || compare.is_some() || rules.is_some() {
                let found = desk.indicators_json(place.year, &Asked { rules, compare, level })?;
                if place.json {
                    print::json(&found);
                } else {
                    print::asked(&found);
                }
            } else {
                print::frame(&desk.frame(Some(place.year))?);
                print::nine(&desk.nine(place.year)?);
            }
            Ok(DONE)
        }
        Command::Gaps { place } => {
            let desk = Desk::open_existing(&place.store)?;
            let gaps = desk.gaps_json(place.year)?;
            if place.json {
                print::json(&gaps);
            } else {
                print::gaps(&gaps);
            }
            Ok(DONE)
        }
        Command::Bank { place } => crate::bank::run(&place).map(|()| DONE),
        Command::Why { place, compare } => crate::why::run(&place, compare).map(|()| DONE),
        Command::Explain { item, place, by, rows } => {
            crate::explain::run(&place, &item, by.as_deref(), rows).map(|()| DONE)
        }
        Command::Difference { place, compare } => crate::difference::run(&place, compare).map(|()| DONE),
        Command::Check { reason, place } => {
            let mut desk = Desk::open_existing(&place.store)?;
            for given in &reason {
                let (key, words) = given.split_once('=').ok_or_else(|| {
                    self::given(
                        format!("“{given}” gives no reason."),
                        "Write the key of a warning, an equals sign and the words: unknown.share=\"A campaign runs until May.\"",
                    )
                })?;
                desk.give_reason(place.year, key.trim(), words, now())?;
            }
            let submission = desk.submission(place.year)?;
            if place.json {
                let checks = json!({
                    "schema": "wres-desk/check/1", "year": place.year,
                    "errors": submission.errors, "warnings": submission.warnings, "checks": submission.checks,
                    "basis": submission.basis,
                });
                print::json(&checks);
            } else {
                print::checks(&submission);
            }
            Ok(if submission.errors > 0 { STOPPED } else { DONE })
        }
        Command::Plan { what } => {
            plan::run(&what)?;
            Ok(DONE)
        }
        Command::Export {
            document,
            place,
            out,
            into: Some(into),
            replace,
            ..
        } => {
            // Writing over the official workbook itself is refused in any case, in other words.
            let is_same = |out: &Path| fs::canonicalize(out).ok() == fs::canonicalize(&into).ok();
            if let Some(out) = out.as_deref().filter(|out| !is_same(out)) {
                refuse_to_replace(out, replace)?;
            }
            crate::official::run(&place, &document, &into, out.as_deref(), reader(), now()).map(|()| DONE)
        }
        Command::Export {
            document,
            place,
            out,
            replace,
            ..
        } => {
            let out = out.ok_or_else(|| given("There is no file to write.".to_owned(), "Give one with --out FILE."))?;
            refuse_to_replace(&out, replace)?;
            let mut desk = Desk::open_existing(&place.store)?;
            let written = desk.write_document(place.year, &document, &out, now())?;
            if place.json {
                print::json(
                    &json!({"schema": "wres-desk/export/1", "year": place.year, "document": document, "path": written.path}),
                );
            } else {
                print::line(&format!("Written: {}", written.path));
            }
            Ok(DONE)
        }
        Command::Set {
            values,
            reason,
            role,
            place,
        } => {
            let values = values
                .iter()
                .map(|text| {
                    Ok(Assignment {
                        reason: reason.clone().unwrap_or_default(),
                        role: role.clone().unwrap_or_default(),
                        ..assignment(text)?
                    })
                })
                .collect::<Result<Vec<_>, DeskError>>()?;
            desk::check_values(&place.store, place.year, &values)?;
            let mut desk = Desk::open(&place.store)?;
            desk.set_values(place.year, &values, now())?;
            let needed = desk.still_needed(place.year)?;
            if place.json {
                print::json(
                    &json!({"schema": "wres-desk/set/1", "year": place.year, "set": values, "still_needed": needed}),
                );
            } else {
                let keys: Vec<&str> = values.iter().map(|given| given.key.as_str()).collect();
                print::line(&format!("Set: {}", keys.join(", ")));
                if !needed.is_empty() {
                    print::line(&format!(
                        "Not all of it is used yet. Still needed: {}",
                        needed.join(", ")
                    ));
                }
            }
            Ok(DONE)
        }
    }
}

pub(crate) fn given(message: String, hint: &str) -> DeskError {
    DeskError::Given {
        message,
        hint: hint.to_owned(),
        place: String::new(),
    }
}

/// Refuses to write over a file that is there, unless that was asked for.
pub(crate) fn refuse_to_replace(out: &Path, replace: bool) -> Result<(), DeskError> {
    if replace || !out.is_file() {
        return Ok(());
    }
    Err(given(
        format!("“{}” is there already. Nothing was written.", out.display()),
        "Name another file with --out, or add --replace to replace this one.",
    ))
}

fn assignment(text: &str) -> Result<Assignment, DeskError> {
    match text.split_once('=') {
        Some((key, value)) => Ok(Assignment {
            key: key.trim().to_owned(),
            value: value.to_owned(),
            ..Assignment::default()
        }),
        None => Err(given(
            format!("“{text}” sets nothing."),
            "Write a key, an equals sign and a value: survey.5.white_percent=28.4",
        )),
    }
}

fn level(key: &str) -> Result<Level, DeskError> {
    Level::from_key(key).ok_or_else(|| {
        let known = Level::ALL.map(Level::key).join(", ");
        given(
            format!("“{key}” is not a level of disclosure."),
            &format!("Known are {known}."),
        )
    })
}

/// The answers, kinds, sheets and rows of headings given on the command line.
fn decisions(reading: &Reading) -> Result<Decisions, DeskError> {
    let answers = match &reading.answers {
        None => Vec::new(),
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|source| DeskError::Surroundings {
                what: format!("The answers in “{}” cannot be read", path.display()),
                source,
            })?;
            desk::answers(&text)?
        }
    };
    let mut header_rows = BTreeMap::new();
    for (file, row) in by_file(&reading.files, &reading.header_row) {
        let number = row.parse().ok().filter(|row| *row > 0);
        let number = number.ok_or_else(|| {
            given(
                format!("“{row}” is not the number of a row."),
                "Give the number that stands beside the row in the spreadsheet, as in --header-row 4.",
            )
        })?;
        header_rows.insert(file, number);
    }
    Ok(Decisions {
        answers,
        kinds: by_file(&reading.files, &reading.kind),
        sheets: by_file(&reading.files, &reading.sheet),
        header_rows,
        left_out: Vec::new(),
    })
}

/// What was given for each file: for the one that is named before an equals sign, else for every one that nothing was given for by name.
fn by_file(files: &[PathBuf], given: &[String]) -> BTreeMap<String, String> {
    let names: Vec<String> = files.iter().filter_map(|path| name(path)).collect();
    let mut found = BTreeMap::new();
    for text in given {
        // A sheet's name may hold an equals sign as well.
        let of_one = names
            .iter()
            .find_map(|name| Some((name, text.strip_prefix(name.as_str())?.strip_prefix('=')?)));
        match of_one {
            Some((name, value)) => {
                found.insert(name.clone(), value.to_owned());
            }
            None => {
                for name in &names {
                    found.entry(name.clone()).or_insert_with(|| text.clone());
                }
            }
        }
    }
    found
}

fn name(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

/// A command runs to its end; whoever wants to stop it stops the process, and nothing is kept.
fn progress(_: Progress) -> Continue {
    Continue::Yes
}

fn import(report: &ImportReport, is_json: bool) -> u8 {
    if is_json {
        print::json(&serde_json::to_value(report).unwrap_or_default());
    } else {
        print::import(report);
    }
    if report.files.iter().any(|file| file.error.is_some()) {
        UNREADABLE
    } else if report.files.iter().any(|file| !file.questions.is_empty()) {
        DECIDE
    } else {
        DONE
    }
}

/// The whole job on a made-up trust: workbooks, store and documents in one folder.
fn demo(out: &Path) -> Result<u8, DeskError> {
    let surroundings = |what: String| move |source| DeskError::Surroundings { what, source };
    let (workbooks, store, documents) = (out.join("workbooks"), out.join("store"), out.join("documents"));
    let is_ours = |folder: &Path| folder.join("workbooks").is_dir() && folder.join("documents").is_dir();
    if out.is_dir() {
        let is_empty = fs::read_dir(out)
            .map_err(surroundings(format!("“{}” cannot be read", out.display())))?
            .next()
            .is_none();
        if !is_empty && !is_ours(out) {
            return Err(given(
                format!("“{}” holds something else.", out.display()),
                "Name a new folder, or one that an earlier demo wrote.",
            ));
        }
        if store.is_dir() {
            // Only the files that a demo itself writes are taken away.
            for ending in ["", "-wal", "-shm", "-journal"] {
                let file = store.join(format!("wres.sqlite{ending}"));
                if file.exists() {
                    fs::remove_file(&file).map_err(surroundings(format!("“{}” cannot be replaced", file.display())))?;
                }
            }
        }
    }
    for folder in [&workbooks, &documents] {
        fs::create_dir_all(folder).map_err(surroundings(format!("“{}” cannot be made", folder.display())))?;
    }
    let mut desk = Desk::open(&store)?;
    let mut last = String::new();
    let year = desk.try_sample(&workbooks, now(), &mut |step| {
        if step.what != last {
            print::note(&step.what);
            last.clone_from(&step.what);
        }
        Continue::Yes
    })?;
    print::note("Drafting the action plan");
    desk.draft_plan(year, now())?;
    let mut written: Vec<PathBuf> = Vec::new();
    for document in desk.documents(year)?.documents {
        if document.why_not.is_empty() {
            print::note(&format!("Writing {}", document.label));
            let path = documents.join(&document.file_name);
            desk.write_document(year, &document.key, &path, now())?;
            written.push(path);
        }
    }
    print::frame(&desk.frame(Some(year))?);
    print::nine(&desk.nine(year)?);
    print::written(&workbooks, &store, &written);
    Ok(DONE)
}
