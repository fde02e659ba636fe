//! Importing: looking at files, deciding what is doubtful, keeping.
//!
//! Looking and keeping go the same way, and both keep all files of one call or none. A look writes into a transaction that is then
//! undone, so that what it reports of people is what keeping would count.

mod held;
mod keep;
mod report;
mod shape;

pub(crate) use keep::decisions as remember;
pub(crate) use report::{finding as finding_view, unmatched};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use files::read::{Answers, Kind, ReadError, Reading, Settings, Source};
use files::reference::Reference;
use sha2::{Digest, Sha256};
use store::{Store, StoreError};

use crate::view::{Decisions, Failure, ImportFile, ImportReport};
use crate::{Continue, DeskError, Progress, gather, settings};

/// The largest file that is read, in bytes: far above any trust's export.
const LARGEST: u64 = 512 * 1024 * 1024;

/// One file of an import: read, or why not.
struct Opened {
    name: String,
    sha256: String,
    outcome: Result<Reading, Failure>,
}

/// How an import is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Keep nothing.
    Look,
    /// Keep everything, if nothing is left to decide.
    Keep(NaiveDateTime),
}

/// Looks at files without any store: what each is, its table, columns and undecided values.
pub(crate) fn inspect(
    reference: &Reference,
    year: u16,
    paths: &[PathBuf],
    decisions: &Decisions,
    progress: &mut dyn FnMut(Progress) -> Continue,
) -> Result<ImportReport, DeskError> {
    let answers = merged(Answers::default(), decisions)?;
    let opened = open_all(reference, year, paths, decisions, &answers, None, progress)?;
    Ok(report::of(gather::rules(reference, year)?, &opened))
}

/// Looks at files or keeps them.
pub(crate) fn run(
    store: &mut Store,
    reference: &Reference,
    year: u16,
    paths: &[PathBuf],
    decisions: &Decisions,
    purpose: Purpose,
    progress: &mut dyn FnMut(Progress) -> Continue,
) -> Result<ImportReport, DeskError> {
    let rules = gather::rules(reference, year)?;
    if let Purpose::Keep(_) = purpose {
        crate::refuse_if_signed(store, year)?;
    }
    let answers = merged(remembered(store)?, decisions)?;
    let trust = settings::trust(store)?;
    let code = (!trust.code.is_empty()).then_some(trust.code.as_str());
    let mut opened = open_all(reference, year, paths, decisions, &answers, code, progress)?;
    refuse_doubles(&mut opened);
    let mut report = report::of(rules, &opened);
    for file in &mut report.files {
        if let Some(held) = Kind::from_key(&file.kind)
            .map(|kind| store::file::current(store, year, kind))
            .transpose()?
            .flatten()
        {
            held::beside(file, &held, rules);
        }
    }
    let is_decided = opened
        .iter()
        .all(|file| file.outcome.as_ref().is_ok_and(|reading| reading.questions.is_empty()));
    if !is_decided {
        return Ok(report);
    }
    let at = match purpose {
        Purpose::Keep(at) => at,
        Purpose::Look => rules.snapshot.and_time(chrono::NaiveTime::MIN),
    };
    let mut done: Option<ImportReport> = None;
    let result = store.transaction(|tx| -> Result<(), Stop> {
        for file in &opened {
            if let Ok(reading) = &file.outcome {
                keep::file(tx, rules, &file.name, &file.sha256, reading, at)?;
            }
        }
        keep::decisions(tx, decisions, at)?;
        keep::code_chosen(tx, code, &answers)?;
        let data = gather::year(tx, reference, year)?;
        report::refine(&mut report, &data);
        for file in &opened {
            if let Ok(reading) = &file.outcome {
                keep::log(tx, year, &file.name, reading.kind, at)?;
            }
        }
        done = Some(report);
        if purpose == Purpose::Look {
            Err(Stop::Looked)
        } else {
            Ok(())
        }
    });
    match (result, done) {
        (Ok(()), Some(report)) => Ok(ImportReport { kept: true, ..report }),
        (Err(Stop::Looked), Some(report)) => Ok(report),
        (Err(Stop::Failed(error)), _) => Err(error),
        (Ok(()) | Err(Stop::Looked), None) => Err(DeskError::Cancelled),
    }
}

/// Why the transaction of an import ends without keeping.
enum Stop {
    Looked,
    Failed(DeskError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<DeskError> for Stop {
    fn from(error: DeskError) -> Self {
        Self::Failed(error)
    }
}

/// The answers remembered for this trust.
fn remembered(store: &Store) -> Result<Answers, DeskError> {
    let mut answers = Answers::default();
    for held in store::answer::all(store)? {
        if held.field == store::answer::COLUMNS {
            answers.columns.insert(held.value, held.meaning);
        } else {
            answers.values.insert((held.field, held.value_plain), held.meaning);
        }
    }
    Ok(answers)
}

fn merged(mut answers: Answers, decisions: &Decisions) -> Result<Answers, DeskError> {
    for given in &decisions.answers {
        answers
            .answer(&given.field, &given.value, &given.meaning)
            .map_err(|error| DeskError::given(error.to_string(), "Choose one of the answers offered."))?;
    }
    Ok(answers)
}

fn open_all(
    reference: &Reference,
    year: u16,
    paths: &[PathBuf],
    decisions: &Decisions,
    answers: &Answers,
    trust_code: Option<&str>,
    progress: &mut dyn FnMut(Progress) -> Continue,
) -> Result<Vec<Opened>, DeskError> {
    let rules = gather::rules(reference, year)?;
    let paths: Vec<&PathBuf> = paths
        .iter()
        .filter(|path| !decisions.left_out.contains(&file_name(path)))
        .collect();
    let mut opened = Vec::with_capacity(paths.len());
    for (index, path) in paths.iter().copied().enumerate() {
        let name = file_name(path);
        let kind = match decisions.kinds.get(&name) {
            None => None,
            Some(key) => Some(Kind::from_key(key).ok_or_else(|| {
                let kinds = Kind::ALL.map(Kind::key).join(", ");
                DeskError::given(
                    format!("“{key}” is not a kind of file."),
                    format!("The kinds are {kinds}."),
                )
            })?),
        };
        let settings = Settings {
            rules,
            lists: &reference.lists,
            headings: &reference.headings,
            answers,
            trust_code,
            kind,
            sheet: decisions.sheets.get(&name).map(String::as_str),
            last: None,
        };
        let what = if paths.len() > 1 {
            format!("Reading {name} ({} of {})", index + 1, paths.len())
        } else {
            format!("Reading {name}")
        };
        let bytes = match read_bytes(path) {
            Ok(bytes) => bytes,
            Err(failure) => {
                opened.push(Opened {
                    name,
                    sha256: String::new(),
                    outcome: Err(failure),
                });
                continue;
            }
        };
        let sha256 = hexadecimal(&Sha256::digest(&bytes));
        let mut tell = |rows: u32| {
            progress(Progress {
                what: what.clone(),
                done: rows,
                of: None,
            }) == Continue::Yes
        };
        if !tell(0) {
            return Err(DeskError::Cancelled);
        }
        let outcome = files::read::read(
            &Source {
                name: &name,
                bytes: &bytes,
            },
            &settings,
            &mut tell,
        );
        if matches!(outcome, Err(ReadError::Cancelled { .. })) {
            return Err(DeskError::Cancelled);
        }
        let outcome = outcome.map_err(|error| Failure {
            code: "unreadable".to_owned(),
            message: error.to_string(),
            hint: String::new(),
            place: name.clone(),
        });
        opened.push(Opened { name, sha256, outcome });
    }
    Ok(opened)
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// The bytes of a file, or why they cannot be had, in words.
fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = file_name(path);
    let failure = |code: &str, message: String, hint: &str| Failure {
        code: code.to_owned(),
        message,
        hint: hint.to_owned(),
        place: name.clone(),
    };
    let of = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => failure(
            "not_found",
            format!("“{name}” is not there any more."),
            "Check the folder and choose the file again.",
        ),
        // Windows reports a file that another program holds open with sharing refused as error 32 or 33.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => failure(
            "file_locked",
            format!("“{name}” is open in another program."),
            "Close it there, in Excel for example, and choose it again.",
        ),
        std::io::ErrorKind::PermissionDenied => failure(
            "file_locked",
            format!("“{name}” may not be read: it is open elsewhere or you have no permission."),
            "Close it in other programs, or copy it to your own folder and choose the copy.",
        ),
        _ => failure(
            "unreadable",
            format!("“{name}” cannot be read: {error}."),
            "Copy it to your own folder and choose the copy.",
        ),
    };
    let about = std::fs::metadata(path).map_err(of)?;
    if about.is_dir() {
        return Err(failure(
            "unreadable",
            format!("“{name}” is a folder."),
            "Choose the files in it.",
        ));
    }
    if about.len() > LARGEST {
        let message = format!("“{name}” is larger than 512 MB.");
        return Err(failure(
            "too_large",
            message,
            "Save only the sheet that is needed in a workbook of its own.",
        ));
    }
    std::fs::read(path).map_err(of)
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Two files of one kind in one import would silently replace each other; the second is refused in words.
fn refuse_doubles(opened: &mut [Opened]) {
    let mut first: BTreeMap<Kind, String> = BTreeMap::new();
    for file in opened {
        let Ok(reading) = &file.outcome else { continue };
        if let Some(other) = first.get(&reading.kind) {
            file.outcome = Err(Failure {
                code: "same_kind_twice".to_owned(),
                message: format!(
                    "“{}” and “{other}” are of one kind: {}.",
                    file.name,
                    reading.kind.label()
                ),
                hint:
                    "One file of each kind is kept for a year. Leave one of them out, or put both tables in one file."
                        .to_owned(),
                place: file.name.clone(),
            });
        } else {
            first.insert(reading.kind, file.name.clone());
        }
    }
}

/// One file's line in a report when it could not be read.
fn failed(name: &str, sha256: &str, failure: &Failure) -> ImportFile {
    ImportFile {
        error: Some(failure.clone()),
        ..report::empty(name, sha256)
    }
}
