//! One case after another until the time is over: what each may not do, and what is kept of one that does.
//!
//! A case that ends the whole program (an abort, memory beyond the limit, a reading without end) cannot be caught here; its file was
//! written before it was tried, and is left where it is.

use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

use crate::MEMORY;
use crate::chance::Chance;
use crate::parts::Parts;

/// Something to read, and how: `how` chooses answers, a kind given by hand, and reading twice.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) bytes: Vec<u8>,
    pub(crate) how: u8,
}

/// What is tried.
pub(crate) struct Target<'a> {
    pub(crate) name: &'a str,
    /// Makes a case; the same chance makes the same case.
    pub(crate) make: &'a dyn Fn(&mut Chance) -> Case,
    /// Holds a case to what must be so.
    pub(crate) check: &'a dyn Fn(&Case) -> Result<(), String>,
}

/// Targets, which share the time.
pub(crate) const TARGETS: u32 = 13;
/// Longest that one case may take.
const LONGEST: Duration = Duration::from_secs(20);
/// Most memory that one case may take in bytes; all of them are small.
const MOST_MEMORY: usize = 400 << 20;
/// The same for old workbooks, whose reader sets room aside for the cells that a sheet declares. At most a full sheet of 65,536 rows and
/// 256 columns is let through, and the room is not filled.
const MOST_SET_ASIDE: usize = 680 << 20;
/// The limit to which the program holds its reading process.
const LIMIT: usize = 1536 << 20;
/// How long a finding is made smaller.
const MINIMISING: Duration = Duration::from_secs(15);
/// The reader of workbooks panics on some damaged ones. `files::read` turns that into a refusal; all others are faults of ours.
const MAY_PANIC: &str = "/calamine-";

thread_local! {
    static IS_TRYING: Cell<bool> = const { Cell::new(false) };
    static PANICS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Where findings are written.
fn folder() -> PathBuf {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tmp.parent().unwrap_or(tmp).join("fuzz")
}

/// Notes panics of a case by their place; others are told as ever.
fn watch_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let told_as_ever = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !IS_TRYING.get() {
                return told_as_ever(panic);
            }
            let mut place = panic.location().map_or_else(String::new, ToString::to_string);
            if !place.contains(MAY_PANIC) && !place.contains("src-tauri/") {
                let trace = Backtrace::force_capture().to_string();
                // A panic of the standard library or of another crate is told with the crate that led there.
                let led = trace
                    .lines()
                    .find(|line| line.contains(MAY_PANIC) || line.contains("src-tauri/files/src"));
                place = format!("{place} called from {}", led.unwrap_or(&trace).trim());
            }
            PANICS.with_borrow_mut(|panics| panics.push(format!("{place}: {panic}")));
        }));
    });
}

/// Tries one case: what is wrong with it, and the places where the reader of workbooks panicked.
fn tried(target: &Target<'_>, case: &Case) -> (Result<(), String>, Vec<String>) {
    let before = MEMORY.allocated();
    let highest = MEMORY.max_allocated();
    IS_TRYING.set(true);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| (target.check)(case)));
    IS_TRYING.set(false);
    let panics = PANICS.take();
    // The highest mark only ever rises: what did not raise it was lower.
    let taken = MEMORY.max_allocated().saturating_sub(before);
    let ours: Vec<&String> = panics.iter().filter(|panic| !panic.contains(MAY_PANIC)).collect();
    let result = if let Some(panic) = ours.first() {
        Err(format!("panicked at {panic}"))
    } else if MEMORY.max_allocated() > highest
        && taken
            > if case.bytes.starts_with(&[0xD0, 0xCF]) {
                MOST_SET_ASIDE
            } else {
                MOST_MEMORY
            }
    {
        Err(format!("took {} MB of memory", taken >> 20))
    } else {
        outcome.unwrap_or_else(|_| Err(format!("a panic left the reader: {panics:?}")))
    };
    (result, panics)
}

/// How long one target is tried: its share of `WRES_FUZZ_SECONDS`, which is a few seconds where nothing is said.
fn budget() -> Duration {
    let said = std::env::var("WRES_FUZZ_SECONDS")
        .ok()
        .and_then(|said| said.parse().ok());
    Duration::from_secs(said.unwrap_or(6)) / TARGETS
}

/// Tries cases of a target until its time is over.
///
/// # Panics
/// With the path of a finding, where there is one.
pub(crate) fn run(target: &Target<'_>) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    watch_panics();
    let _ = MEMORY.set_limit(LIMIT);
    std::fs::create_dir_all(folder()).unwrap();
    let first: u64 = std::env::var("WRES_FUZZ_FROM")
        .ok()
        .and_then(|from| from.parse().ok())
        .unwrap_or(0);
    let (began, mut number) = (Instant::now(), first);
    let mut panics: BTreeMap<String, u32> = BTreeMap::new();
    let (tell, hear) = mpsc::channel::<PathBuf>();
    let finding = std::thread::scope(|scope| {
        scope.spawn(move || watch(&hear));
        loop {
            let mut case = (target.make)(&mut Chance::of(target.name, number));
            let path = folder().join(format!("{}-{}-{number}.bin", target.name, case.how));
            std::fs::write(&path, &case.bytes).unwrap();
            tell.send(path.clone()).unwrap();
            let (outcome, met) = tried(target, &case);
            for panic in met {
                let place = panic.lines().next().unwrap_or_default().to_owned();
                *panics.entry(place).or_default() += 1;
            }
            if let Err(why) = outcome {
                minimise(target, &mut case, &tell, &path);
                std::fs::write(&path, &case.bytes).unwrap();
                drop(tell);
                return Some((path, why));
            }
            std::fs::remove_file(&path).unwrap();
            number += 1;
            if began.elapsed() >= budget() {
                drop(tell);
                return None;
            }
        }
    });
    println!("{}: cases {first} to {number}", target.name);
    for (place, times) in panics {
        println!("  the reader of workbooks panicked {times} times, each a refusal: {place}");
    }
    if let Some((path, why)) = finding {
        panic!(
            "{}: {why}\nThe file that does it: {}\nTry it again: WRES_FUZZ_FILE={} cargo test -p files --test fuzz -- again --nocapture",
            target.name,
            path.display(),
            path.display()
        );
    }
}

/// Ends the program when a case takes too long.
fn watch(cases: &mpsc::Receiver<PathBuf>) {
    let mut last = PathBuf::new();
    loop {
        match cases.recv_timeout(LONGEST) {
            Ok(path) => last = path,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                eprintln!("Reading this file does not end: {}", last.display());
                std::process::abort();
            }
        }
    }
}

/// Takes away what the failure does not need, roughly.
fn minimise(target: &Target<'_>, case: &mut Case, tell: &mpsc::Sender<PathBuf>, path: &Path) {
    let began = Instant::now();
    let mut parts = Parts::of(&case.bytes);
    for index in 0..parts.parts.len() {
        let mut step = parts.parts[index].1.len();
        while step > 0 {
            let mut start = 0;
            while start < parts.parts[index].1.len() {
                if began.elapsed() > MINIMISING {
                    return;
                }
                let mut fewer = parts.clone();
                let end = (start + step).min(fewer.parts[index].1.len());
                fewer.parts[index].1.drain(start..end);
                let smaller = Case {
                    bytes: fewer.bytes(),
                    how: case.how,
                };
                let _ = tell.send(path.to_owned());
                if tried(target, &smaller).0.is_err() {
                    (parts, *case) = (fewer, smaller);
                } else {
                    start += step;
                }
            }
            step /= 2;
        }
    }
}

/// Tries a file that was found before, where one is named.
pub(crate) fn again(check: &dyn Fn(&str, &Case) -> Result<(), String>) {
    let Some(path) = std::env::var_os("WRES_FUZZ_FILE").map(PathBuf::from) else {
        return;
    };
    let name = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
        .to_owned();
    let mut said = name.split('-');
    let target = said.next().unwrap_or_default();
    let case = Case {
        bytes: std::fs::read(&path).unwrap(),
        how: said.next().and_then(|how| how.parse().ok()).unwrap_or(0),
    };
    let outcome = check(target, &case);
    println!("{}: {outcome:?}", path.display());
    assert_eq!(outcome, Ok(()), "{}", path.display());
}
