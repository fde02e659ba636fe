//! Importing: looking at files, deciding what is doubtful, keeping.
//!
//! Looking and keeping go the same way, and both keep all files of one call or none. A look writes into a transaction that is then
//! undone, so that what it reports of people is what keeping would count.

mod bytes;
mod candidates;
mod heads;
mod held;
mod keep;
mod nothing;
mod overlap;
mod posts;
mod recount;
mod report;
mod shape;
mod taking;
mod together;
mod twice;

pub(crate) use bytes::hexadecimal;
pub(crate) use keep::decisions as remember;
pub(crate) use recount::{applications as recount_applications, staff as recount};
pub(crate) use report::{finding as finding_view, unmatched};

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDateTime;
use domain::finding::Finding;
use domain::rules::RulePack;
use files::read::{Answers, Input, Kind, Reading, SAME_APPLICATIONS, Shape, Sighting, Source};
use files::reference::Reference;
use store::{Store, StoreError, Tx};

use bytes::Written;
use taking::{Book, Taken, Taking};
use together::Together;

use crate::apart::{self, Request, Stopped};
use crate::view::{Decisions, Failure, ImportReport};
use crate::{Continue, DeskError, Progress, gather, settings};

/// One file of an import: read, or why not.
struct Opened {
    name: String,
    sha256: String,
    outcome: Result<Read, Failure>,
    /// What its first rows showed, where it could be looked into.
    sighting: Option<Sighting>,
}

/// Code of the failure of a file that fits several kinds equally well: nothing is wrong with it, the trust is asked.
const KIND_UNCLEAR: &str = "kind_unclear";

/// What a file that could be read came to.
struct Read {
    reading: Reading,
    taken: Vec<Taken>,
    /// What the reading noticed, and what only its people tell.
    findings: Vec<Finding>,
}

impl Read {
    fn new(reading: Reading, taken: Vec<Taken>) -> Self {
        Self {
            findings: reading.findings.clone(),
            reading,
            taken,
        }
    }

    /// Its kind, where room was made for it in the store.
    fn begun(&self) -> Option<Kind> {
        self.taken
            .iter()
            .any(|taken| taken.file.is_some())
            .then_some(self.reading.kind)
    }

    /// The sheet of one of its parts.
    fn sheet(&self, index: usize) -> &str {
        let part = self.reading.parts.get(index);
        part.map_or(&self.reading.sheet, |part| &part.sheet)
    }

    /// Rows that count.
    fn used(&self) -> u32 {
        self.taken.iter().map(|taken| taken.used).sum()
    }

    /// People that no file of the kind before this one names.
    fn people(&self) -> u32 {
        self.taken.iter().map(|taken| taken.people).sum()
    }

    /// Every row that is left out, by the reader or by the rules, under its reason.
    fn left_out(&self) -> BTreeMap<String, u32> {
        let mut left_out = self.reading.left_out.clone();
        for (reason, rows) in self.taken.iter().flat_map(|taken| &taken.left_out) {
            *left_out.entry(reason.clone()).or_default() += rows;
        }
        left_out
    }
}

/// How an import is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Keep nothing.
    Look,
    /// Keep everything, if nothing is left to decide.
    Keep(NaiveDateTime),
}

/// With what files are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    /// The reference data.
    pub(crate) reference: &'a Reference,
    /// The program that reads a file in a process of its own; files are read in this one where there is none.
    pub(crate) program: Option<&'a Path>,
}

/// Looks at files without any store: what each is, its table, columns and undecided values.
pub(crate) fn inspect(
    reader: Reader<'_>,
    year: u16,
    paths: &[PathBuf],
    decisions: &Decisions,
    progress: &mut dyn FnMut(Progress) -> Continue,
) -> Result<ImportReport, DeskError> {
    let Reader { reference, program } = reader;
    let ask = Ask {
        reference,
        rules: gather::rules(reference, year)?,
        answers: &merged(Answers::default(), decisions)?,
        decisions,
        trust_code: None,
        last: BTreeMap::new(),
        program,
    };
    let opened = ask.open_all(paths, None, progress)?;
    let mut report = report::of(ask.rules, &opened);
    report::say_unused(&mut report, &opened, ask.answers);
    Ok(report)
}

/// Looks at files or keeps them.
pub(crate) fn run(
    store: &mut Store,
    reader: Reader<'_>,
    year: u16,
    paths: &[PathBuf],
    decisions: &Decisions,
    purpose: Purpose,
    progress: &mut dyn FnMut(Progress) -> Continue,
) -> Result<ImportReport, DeskError> {
    let Reader { reference, program } = reader;
    let rules = gather::rules(reference, year)?;
    if let Purpose::Keep(_) = purpose {
        crate::refuse_if_signed(store, year)?;
    }
    let trust = settings::trust(store)?;
    let ask = Ask {
        reference,
        rules,
        answers: &merged(remembered(store)?, decisions)?,
        decisions,
        trust_code: (!trust.code.is_empty()).then_some(trust.code.as_str()),
        last: shapes(store, year)?,
        program,
    };
    let given = merged(Answers::default(), decisions)?;
    let held = store::file::of_year(store, year)?;
    let at = match purpose {
        Purpose::Keep(at) => at,
        Purpose::Look => rules.snapshot.and_time(chrono::NaiveTime::MIN),
    };
    let mut done: Option<ImportReport> = None;
    let result = store.transaction(|tx| -> Result<(), Stop> {
        let mut opened = ask.open_all(paths, Some((tx, at)), progress)?;
        let mut report = report::of(rules, &opened);
        report::say_unused(&mut report, &opened, &given);
        held::beside(&mut report.files, &held, rules);
        let is_decided = opened.iter().all(|file| {
            file.outcome
                .as_ref()
                .is_ok_and(|read| read.reading.questions.is_empty() && !read.reading.takes_nothing())
        });
        if !is_decided {
            done = Some(report);
            return Err(Stop::Looked);
        }
        // Reading takes its time, in which another program may have signed.
        if let Purpose::Keep(_) = purpose {
            crate::refuse_if_signed(tx, year)?;
        }
        keep::complete(tx, rules, &mut opened, at)?;
        keep::decisions(tx, decisions, at)?;
        keep::code_chosen(tx, ask.trust_code, ask.answers, at)?;
        if opened.iter().any(Opened::needs_the_staff_list) {
            report::refine(&mut report, &opened, &gather::year(tx, reference, year)?);
        }
        for file in &opened {
            if let Ok(read) = &file.outcome {
                keep::log(tx, year, (&file.name, &file.sha256), read.reading.kind, at)?;
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

/// Names and shapes of the files kept last of each kind: this year's, else those of the latest of the years before.
fn shapes(store: &Store, year: u16) -> Result<BTreeMap<Kind, Vec<(String, Shape)>>, DeskError> {
    let mut shapes: BTreeMap<Kind, Vec<(String, Shape)>> = BTreeMap::new();
    for kind in Kind::ALL {
        for (name, text) in store::file::latest_shapes(store, year, kind)? {
            let held = shapes.entry(kind).or_default();
            // Every sheet of a list on several has the shape of the whole.
            if let Some(shape) = Shape::from_text(&text).filter(|new| held.iter().all(|(_, shape)| shape != new)) {
                held.push((name, shape));
            }
        }
    }
    Ok(shapes)
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

impl Opened {
    /// Whose rows count depends on who is on the staff list.
    fn needs_the_staff_list(&self) -> bool {
        let kind = self.outcome.as_ref().map(|read| read.reading.kind);
        matches!(kind, Ok(Kind::Casework | Kind::Training))
    }
}

/// How files are to be read.
struct Ask<'a> {
    reference: &'a Reference,
    rules: &'a RulePack,
    answers: &'a Answers,
    decisions: &'a Decisions,
    trust_code: Option<&'a str>,
    /// Names and shapes of the files kept last, by kind.
    last: BTreeMap<Kind, Vec<(String, Shape)>>,
    /// The program that reads a file in a process of its own; files are read in this one where there is none.
    program: Option<&'a Path>,
}

impl Ask<'_> {
    /// What a file is compared with, of each kind: the only file kept last, or of several the first of the same name. Two systems lay out
    /// their tables in two ways, which is no change from one to the other.
    fn last_of(&self, name: &str) -> BTreeMap<Kind, Shape> {
        let of = |held: &[(String, Shape)]| match held {
            [(_, only)] => Some(only.clone()),
            several => several
                .iter()
                .find(|(file, _)| file == name)
                .map(|(_, shape)| shape.clone()),
        };
        let last = self.last.iter();
        last.filter_map(|(kind, held)| Some((*kind, of(held)?))).collect()
    }

    /// Reads every file that is not left out after all, and writes what each holds where there is a place for it.
    fn open_all(
        &self,
        paths: &[PathBuf],
        place: Option<(&Tx<'_>, NaiveDateTime)>,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<Vec<Opened>, DeskError> {
        let paths: Vec<&PathBuf> = paths
            .iter()
            .filter(|path| !self.decisions.left_out.contains(&file_name(path)))
            .collect();
        let mut opened: Vec<Opened> = Vec::with_capacity(paths.len());
        let mut together = Together::default();
        for (index, path) in paths.iter().enumerate() {
            let name = file_name(path);
            let what = if paths.len() > 1 {
                format!("Reading {name} ({} of {})", index + 1, paths.len())
            } else {
                format!("Reading {name}")
            };
            let mut tell = |rows: u32| {
                let progress = progress(Progress {
                    what: what.clone(),
                    done: rows,
                    of: None,
                });
                progress == Continue::Yes
            };
            if !tell(0) {
                return Err(DeskError::Cancelled);
            }
            let before = together.before();
            let mut file = self.open(path, name, place, &mut together, &mut tell)?;
            twice::refuse(&mut file, &opened);
            if file.outcome.is_err() {
                together.forget(before);
            }
            opened.push(file);
        }
        self.settle(together, place.map(|(tx, _)| tx), &mut opened)?;
        Ok(opened)
    }

    /// Decides what can only be decided over all files.
    fn settle(&self, together: Together, tx: Option<&Tx<'_>>, opened: &mut [Opened]) -> Result<(), DeskError> {
        let names: BTreeMap<u16, String> = opened
            .iter()
            .filter_map(|file| Some((file.name.as_str(), file.outcome.as_ref().ok()?)))
            .flat_map(|(name, read)| read.taken.iter().map(move |taken| (taken.part, name.to_owned())))
            .collect();
        let said = |part: u16| {
            let answer = self.answers.meaning(SAME_APPLICATIONS, names.get(&part)?)?;
            Some(answer == "once")
        };
        let read = opened.iter_mut().filter_map(|file| file.outcome.as_mut().ok());
        let heads = together.settle(tx, &said, read.flat_map(|read| &mut read.taken))?;
        // Nobody's ethnicity is known while its column is asked for.
        let asks = |file: &Opened| {
            let questions = file
                .outcome
                .as_ref()
                .map_or(&[][..], |read| read.reading.questions.as_slice());
            questions.iter().any(|asked| asked.value.ends_with("ethnic_origin"))
        };
        let has_origins = !opened.iter().any(asks);
        twice::say(opened);
        let mut is_first = true;
        for file in opened {
            let Ok(read) = &mut file.outcome else { continue };
            let mut found = Vec::new();
            if read.reading.kind == Kind::Staff {
                for (index, taken) in read.taken.iter().enumerate() {
                    let part = heads::Part {
                        number: taken.part,
                        is_first,
                        has_origins,
                        file: &file.name,
                        sheet: read.sheet(index),
                    };
                    found.extend(heads::findings(&heads, &part));
                    is_first = false;
                }
            }
            read.findings.extend(found);
            read.findings.sort_by_key(|finding| finding.severity);
        }
        Ok(())
    }

    /// Reads one file.
    fn open(
        &self,
        path: &Path,
        name: String,
        place: Option<(&Tx<'_>, NaiveDateTime)>,
        together: &mut Together,
        tell: &mut dyn FnMut(u32) -> bool,
    ) -> Result<Opened, DeskError> {
        let kind = self.decisions.kinds.get(&name).map(|key| kind_of(key)).transpose()?;
        let file = match bytes::open(path) {
            Ok(file) => file,
            Err(failure) => {
                return Ok(Opened {
                    name,
                    sha256: String::new(),
                    outcome: Err(failure),
                    sighting: None,
                });
            }
        };
        let request = Request {
            name: name.clone(),
            rules: self.rules.clone(),
            answers: self.answers.clone(),
            trust_code: self.trust_code.map(str::to_owned),
            kind,
            sheet: self.decisions.sheets.get(&name).cloned(),
            header_row: self.decisions.header_rows.get(&name).copied(),
            last: self.last_of(&name),
        };
        let written = Written::of(&file);
        // Without a store nobody's number is kept, so that any key does.
        let key = place.map_or([0; 32], |(tx, _)| *tx.person_key());
        let book = place.map(|(tx, at)| Book { tx, name: &name, at });
        let mut taking = Taking::new(self.rules, &key, book, together, tell);
        // The hash goes over the whole file on its own, beside the reading; a file that is not read needs none, however long it is.
        let is_wanted = AtomicBool::new(true);
        let (read, sha256) = std::thread::scope(|scope| {
            let sha256 = scope.spawn(|| bytes::sha256(path, &is_wanted));
            let read = self.read(path, &file, &request, &mut taking);
            is_wanted.store(read.is_ok(), Ordering::Relaxed);
            (read, sha256.join().unwrap_or_default())
        });
        let sighting = taking.sighting();
        let failure = |code: &str, message| Failure {
            code: code.to_owned(),
            message,
            hint: String::new(),
            place: name.clone(),
        };
        let outcome = match (read, Written::changed(written.as_ref(), path, &file)) {
            (Err(Stopped::Cancelled), _) => {
                // Taking breaks off as well where the store cannot keep what was read.
                taking.finish()?;
                return Err(DeskError::Cancelled);
            }
            (_, Some(failure)) => Err(failure),
            (Ok(reading), None) => Ok(Read::new(reading, taking.finish()?)),
            (Err(Stopped::Refused(message)), None) => Err(failure("unreadable", message)),
            (Err(Stopped::Unclear(message)), None) => Err(failure(KIND_UNCLEAR, message)),
        };
        Ok(Opened {
            name,
            sha256,
            outcome,
            sighting,
        })
    }

    /// Reads in a process of its own where there is a program for it, else here.
    fn read(&self, path: &Path, file: &File, request: &Request, taking: &mut Taking<'_>) -> Result<Reading, Stopped> {
        if let Some(program) = self.program {
            return apart::read(program, path, request, taking);
        }
        let source = Source {
            name: &request.name,
            input: Input::File(file),
        };
        let settings = request.settings(&self.reference.lists, &self.reference.headings);
        Ok(files::read::read(&source, &settings, taking)?)
    }
}

/// Reads a kind that was chosen by hand.
fn kind_of(key: &str) -> Result<Kind, DeskError> {
    Kind::from_key(key).ok_or_else(|| {
        let kinds = Kind::ALL.map(Kind::key).join(", ");
        DeskError::given(
            format!("“{key}” is not a kind of file."),
            format!("The kinds are {kinds}."),
        )
    })
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
