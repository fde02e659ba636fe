//! The cases.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx};
use chrono::NaiveDateTime;
use desk::view::{AnswerView, Decisions};
use desk::{Asked, Continue, Desk, Level};
use domain::workforce::Word;
use files::read::{Answers, Input, Record, Settings, Source, Taker};
use files::reference::Reference;

use crate::make::{CSV, WHOLE, XLSX_30K, XLSX_150K};
use crate::meter::{Took, measure};
use crate::people::ANSWERS;
use crate::rest::{self, LISTS};

/// The collection year of all cases.
const YEAR: u16 = 2026;

/// Something that is measured.
pub(crate) struct Case {
    /// Its name.
    pub(crate) name: &'static str,
    file: &'static str,
    work: Work,
}

/// What is done with a file.
#[derive(Clone, Copy)]
enum Work {
    /// Every cell of the sheet is visited with calamine and nothing else.
    Cells,
    /// Every record is visited with the csv crate and nothing else.
    Records,
    /// The file is read and classified in this process, and its records are counted.
    Read,
    /// The file is read in a process of its own, classified and kept in a store on the disc.
    Keep,
    /// The nine indicators are computed from a store that [`Work::Keep`] has left.
    Nine,
    /// The nine indicators are computed from the store of a whole trust.
    WholeNine,
    /// The same with every breakdown of indicators 1 to 4, each line with its ratio and interval.
    WholeLines,
}

const fn case(name: &'static str, file: &'static str, work: Work) -> Case {
    Case { name, file, work }
}

/// Every case.
pub(crate) const ALL: &[Case] = &[
    case("xlsx-30k-cells", XLSX_30K, Work::Cells),
    case("xlsx-30k-read", XLSX_30K, Work::Read),
    case("xlsx-150k-cells", XLSX_150K, Work::Cells),
    case("xlsx-150k-read", XLSX_150K, Work::Read),
    case("xlsx-150k-keep", XLSX_150K, Work::Keep),
    case("csv-1500k-records", CSV, Work::Records),
    case("csv-1500k-read", CSV, Work::Read),
    case("csv-1500k-keep", CSV, Work::Keep),
    case("csv-1500k-nine", CSV, Work::Nine),
    case("whole-30k-nine", XLSX_30K, Work::WholeNine),
    case("whole-30k-lines", XLSX_30K, Work::WholeLines),
    case("whole-1500k-nine", CSV, Work::WholeNine),
    case("whole-1500k-lines", CSV, Work::WholeLines),
];

/// Does one case once and prints what it took, as pairs of a name and a number; what the system does not tell is left out.
pub(crate) fn one(name: &str, dir: &Path) -> Result<(), Box<dyn Error>> {
    let case = ALL
        .iter()
        .find(|case| case.name == name)
        .ok_or_else(|| format!("There is no case “{name}”."))?;
    let path = dir.join(case.file);
    let store = dir.join(format!("store-of-{}", case.file));
    let (count, took) = match case.work {
        Work::Cells => timed(|| cells(&path))?,
        Work::Records => timed(|| records(&path))?,
        Work::Read => {
            let reference = Reference::built_in()?;
            timed(|| read(&path, &reference))?
        }
        Work::Keep => {
            if store.exists() {
                fs::remove_dir_all(&store)?;
            }
            let mut desk = Desk::open(&store)?.reading_in(Some(std::env::current_exe()?));
            timed(|| keep(&mut desk, &[path]))?
        }
        Work::Nine => {
            let desk = Desk::open_existing(&store)?;
            timed(|| nine(&desk))?
        }
        Work::WholeNine => {
            let desk = Desk::open_existing(&dir.join(whole_store(case.file)))?;
            timed(|| nine(&desk))?
        }
        Work::WholeLines => {
            let desk = Desk::open_existing(&dir.join(whole_store(case.file)))?;
            timed(|| Ok(u64::try_from(desk.every_breakdown(YEAR, Level::Internal)?)?))?
        }
    };
    let Took { wall, cpu, own, child } = took;
    print!("count={count} wall={wall:.4}");
    if let Some(cpu) = cpu {
        print!(" cpu={cpu:.2}");
    }
    if let Some((own, child)) = own.zip(child) {
        print!(" own={own} child={child}");
    }
    println!();
    Ok(())
}

fn nine(desk: &Desk) -> Result<u64, Box<dyn Error>> {
    let nine = desk.indicators_json(YEAR, &Asked::default())?;
    Ok(u64::try_from(nine.to_string().len())?)
}

/// The folder of the store of the whole trust of a staff list.
fn whole_store(staff: &str) -> String {
    format!("store-of-whole-{staff}")
}

/// Fills the stores of whole trusts anew, by this very program.
pub(crate) fn stores(dir: &Path) -> Result<(), Box<dyn Error>> {
    for (staff, rows) in WHOLE {
        let store = dir.join(whole_store(staff));
        if store.exists() {
            fs::remove_dir_all(&store)?;
        }
        let mut desk = Desk::open(&store)?.reading_in(Some(std::env::current_exe()?));
        let others = LISTS.iter().map(|(list, _)| dir.join(rest::name(list, rows)));
        let paths: Vec<PathBuf> = std::iter::once(dir.join(staff)).chain(others).collect();
        println!(
            "{staff} and the lists beside it: {} rows kept",
            keep(&mut desk, &paths)?
        );
    }
    Ok(())
}

fn timed(work: impl FnOnce() -> Result<u64, Box<dyn Error>>) -> Result<(u64, Took), Box<dyn Error>> {
    let (count, took) = measure(work);
    Ok((count?, took))
}

fn cells(path: &Path) -> Result<u64, Box<dyn Error>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path)?;
    let sheet = book.sheet_names().first().cloned().unwrap_or_default();
    let mut reader = book.worksheet_cells_reader(&sheet)?;
    let mut count = 0;
    while let Some(cell) = reader.next_cell()? {
        std::hint::black_box(cell.get_value());
        count += 1;
    }
    Ok(count)
}

fn records(path: &Path) -> Result<u64, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let mut record = csv::ByteRecord::new();
    let mut count = 0;
    while reader.read_byte_record(&mut record)? {
        std::hint::black_box(&record);
        count += 1;
    }
    Ok(count)
}

/// Counts records.
struct Counts(u64);

impl Taker for Counts {
    fn rows(&mut self, _: u32) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn word(&mut self, _: Word, text: &str) -> ControlFlow<()> {
        std::hint::black_box(text);
        ControlFlow::Continue(())
    }

    fn record(&mut self, record: Record) -> ControlFlow<()> {
        std::hint::black_box(&record);
        self.0 += 1;
        ControlFlow::Continue(())
    }
}

fn read(path: &Path, reference: &Reference) -> Result<u64, Box<dyn Error>> {
    let mut answers = Answers::default();
    for (field, value, meaning) in ANSWERS {
        answers.answer(field, value, meaning)?;
    }
    let settings = Settings {
        rules: reference.rules_for(YEAR).ok_or("There are no rules for the year.")?,
        lists: &reference.lists,
        headings: &reference.headings,
        answers: &answers,
        trust_code: None,
        kind: None,
        sheet: None,
        header_row: None,
        last: None,
    };
    let file = File::open(path)?;
    let source = Source {
        name: "staff",
        input: Input::File(&file),
    };
    let mut counts = Counts(0);
    let reading = files::read::read(&source, &settings, &mut counts)?;
    if !reading.questions.is_empty() {
        return Err(format!(
            "Something is asked, so that it is not the case that is meant: {:?}",
            reading.questions
        )
        .into());
    }
    Ok(counts.0)
}

fn keep(desk: &mut Desk, paths: &[PathBuf]) -> Result<u64, Box<dyn Error>> {
    let decisions = Decisions {
        answers: ANSWERS
            .iter()
            .map(|(field, value, meaning)| AnswerView {
                field: (*field).to_owned(),
                value: (*value).to_owned(),
                meaning: (*meaning).to_owned(),
            })
            .collect(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    };
    let now: NaiveDateTime = "2026-05-01T09:30:00".parse()?;
    let report = desk.keep(YEAR, paths, &decisions, now, &mut |_| Continue::Yes)?;
    if !report.kept {
        let told: Vec<String> = report
            .files
            .iter()
            .map(|file| format!("{}: {:?} {:?}", file.file, file.error, file.questions))
            .collect();
        return Err(format!("It was not kept: {told:?}").into());
    }
    Ok(report.files.iter().map(|file| u64::from(file.rows.read)).sum())
}
