//! Awkward workbooks made in memory, each named for what is awkward, and short ways to read them.

#![allow(dead_code, unused_imports, reason = "each test file uses a part of it")]

use std::collections::{BTreeMap, HashMap};
use std::ops::{ControlFlow, Deref};
use std::sync::LazyLock;

use domain::board::Member;
use domain::casework::Case;
use domain::recruitment::{Application, Summary};
use domain::survey::SurveyResult;
use domain::training::Learning;
use domain::workforce::{Assignment, Word};
use files::read::{
    Answers, Input, Kind, PastReturn, ReadError, Record, Settings, Shape, Sighting, Source, Taker, read,
};
use files::reference::Reference;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A cell to write.
#[derive(Clone)]
pub(crate) enum Put {
    /// Text.
    T(&'static str),
    /// A number.
    N(f64),
    /// A date.
    D(u16, u8, u8),
    /// Nothing.
    E,
}

pub(crate) use Put::{D, E, N, T};

/// An xlsx of one sheet with these rows, from a row and a column counted from 0.
pub(crate) fn xlsx(first_row: u32, first_column: u16, rows: &[Vec<Put>]) -> Vec<u8> {
    sheets(&[("Sheet1", first_row, first_column, rows.to_vec())])
}

/// An xlsx of several sheets.
pub(crate) fn sheets(sheets: &[(&str, u32, u16, Vec<Vec<Put>>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (name, first_row, first_column, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (*first_row..).zip(rows) {
            for (column, cell) in (*first_column..).zip(cells) {
                match cell {
                    T(text) => sheet.write_string(row, column, *text).map(|_| ()),
                    N(number) => sheet.write_number(row, column, *number).map(|_| ()),
                    D(year, month, date) => {
                        let moment = ExcelDateTime::from_ymd(*year, *month, *date).unwrap();
                        sheet.write_datetime_with_format(row, column, &moment, &day).map(|_| ())
                    }
                    E => Ok(()),
                }
                .unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// The headings of a small staff list.
pub(crate) fn staff_headings() -> Vec<Put> {
    [
        "Employee Number",
        "Ethnic Origin",
        "Staff Group",
        "Grade",
        "Assignment Category",
        "Primary Assignment",
        "FTE",
    ]
    .map(T)
    .to_vec()
}

/// A row of the small staff list.
pub(crate) fn staff(number: &'static str, origin: &'static str, group: &'static str, grade: &'static str) -> Vec<Put> {
    vec![T(number), T(origin), T(group), T(grade), T("Permanent"), T("Y"), N(1.0)]
}

/// Nurse, band 5.
pub(crate) const NURSES: &str = "Nursing and Midwifery Registered";
/// A national pay scale.
pub(crate) const BAND_5: &str = "NHS|XR05|Review Body Band 5";

/// Text in two bytes a character, marked, little end first.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect()
}

/// An OLE compound file whose directory names these streams, all without content.
pub(crate) fn compound(streams: &[&str]) -> Vec<u8> {
    const LAST: u32 = 0xFFFF_FFFE;
    let mut directory = Vec::new();
    for (index, name) in streams.iter().enumerate() {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(128, 0);
        entry[66] = if index == 0 { 5 } else { 2 };
        entry[116..120].copy_from_slice(&LAST.to_le_bytes());
        directory.extend(entry);
    }
    directory.resize(directory.len().next_multiple_of(512), 0);
    let sectors = u32::try_from(directory.len() / 512).unwrap();
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header[26] = 3;
    header[28..30].copy_from_slice(&[0xFE, 0xFF]);
    header[30] = 9;
    header[32] = 6;
    header[44] = 1;
    header[48..52].copy_from_slice(&1_u32.to_le_bytes());
    for place in [60, 68] {
        header[place..place + 4].copy_from_slice(&LAST.to_le_bytes());
    }
    header[76..].fill(0xFF);
    header[76..80].copy_from_slice(&0_u32.to_le_bytes());
    let mut table = vec![0xFD, 0xFF, 0xFF, 0xFF];
    for sector in 1..=sectors {
        let next = if sector == sectors { LAST } else { sector + 1 };
        table.extend(next.to_le_bytes());
    }
    table.resize(512, 0xFF);
    [header, table, directory].concat()
}

/// The bytes of a part of a workbook.
pub(crate) fn part_of(workbook: &[u8], name: &str) -> Vec<u8> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut content = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut content).unwrap();
    content
}

/// A workbook with one of its parts replaced.
pub(crate) fn with_part(workbook: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(if name == part { content } else { &bytes }).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A reading with all of its records.
#[derive(Debug)]
pub(crate) struct Reading {
    /// What was read.
    pub(crate) told: files::read::Reading,
    /// The records that were handed over.
    pub(crate) records: Records,
    /// Staff group, division and sex of each row of a staff list.
    pub(crate) texts: Vec<[String; 3]>,
}

impl Deref for Reading {
    type Target = files::read::Reading;

    fn deref(&self) -> &Self::Target {
        &self.told
    }
}

/// Records of one kind.
#[derive(Debug, Default, PartialEq)]
pub(crate) enum Records {
    #[default]
    Nothing,
    Staff(Vec<Assignment>),
    Recruitment(Vec<Application>),
    RecruitmentSummary(Summary),
    Casework(Vec<Case>),
    Training(Vec<Learning>),
    Survey([SurveyResult; 4]),
    Board(Vec<Member>),
    Return(PastReturn),
}

impl Records {
    /// How many rows became records.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Staff(rows) => rows.len(),
            Self::Recruitment(rows) => rows.len(),
            Self::RecruitmentSummary(summary) => summary.rows(),
            Self::Casework(rows) => rows.len(),
            Self::Training(rows) => rows.len(),
            Self::Survey(_) => 1,
            Self::Board(rows) => rows.len(),
            Self::Return(past) => past.items.len(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Holds every record, what its words stand for, and what the first rows showed.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) records: Records,
    pub(crate) texts: Vec<[String; 3]>,
    /// What the first rows showed.
    pub(crate) sighting: Option<Sighting>,
    told: HashMap<Word, String>,
}

impl Default for Taken {
    fn default() -> Self {
        Self {
            records: Records::Nothing,
            texts: Vec::new(),
            sighting: None,
            told: HashMap::from([(Word::NONE, String::new())]),
        }
    }
}

impl Taker for Taken {
    fn sighted(&mut self, sighting: Sighting) {
        self.sighting = Some(sighting);
    }

    fn rows(&mut self, _: u32) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn word(&mut self, word: Word, text: &str) -> ControlFlow<()> {
        assert_ne!(word, Word::NONE, "a blank is never told");
        self.told.insert(word, text.to_owned());
        ControlFlow::Continue(())
    }

    fn part(&mut self) -> ControlFlow<()> {
        self.told.retain(|word, _| *word == Word::NONE);
        ControlFlow::Continue(())
    }

    fn record(&mut self, record: Record) -> ControlFlow<()> {
        let words = match &record {
            Record::Assignment(row) => Some([row.staff_group, row.division, row.sex]),
            Record::Application(row) => Some([row.about.staff_group, row.about.division, row.about.sex]),
            _ => None,
        };
        if let Some(words) = words {
            // A word that was never told is one that nobody can read.
            self.texts.push(words.map(|word| self.told[&word].clone()));
        }
        self.records.add(record);
        ControlFlow::Continue(())
    }
}

impl Records {
    fn add(&mut self, record: Record) {
        match (&mut *self, record) {
            (Self::Staff(rows), Record::Assignment(row)) => rows.push(row),
            (Self::Recruitment(rows), Record::Application(row)) => rows.push(row),
            (Self::Casework(rows), Record::Case(row)) => rows.push(row),
            (Self::Training(rows), Record::Learning(row)) => rows.push(row),
            (Self::Board(rows), Record::Member(row)) => rows.push(row),
            (Self::Nothing, Record::Assignment(row)) => *self = Self::Staff(vec![row]),
            (Self::Nothing, Record::Application(row)) => *self = Self::Recruitment(vec![row]),
            (Self::Nothing, Record::Summary(summary)) => *self = Self::RecruitmentSummary(summary),
            (Self::Nothing, Record::Case(row)) => *self = Self::Casework(vec![row]),
            (Self::Nothing, Record::Learning(row)) => *self = Self::Training(vec![row]),
            (Self::Nothing, Record::Member(row)) => *self = Self::Board(vec![row]),
            (Self::Nothing, Record::Survey(results)) => *self = Self::Survey(results),
            (Self::Nothing, Record::Return(past)) => *self = Self::Return(past),
            (held, other) => panic!("records of one file are of one kind: {held:?} and {other:?}"),
        }
    }
}

/// Reads with the rules of 2026 and these answers.
pub(crate) fn read_with(file: &str, bytes: &[u8], answers: &str, trust: Option<&str>) -> Result<Reading, ReadError> {
    read_after(file, bytes, answers, trust, None)
}

/// Reads with the rules of 2026, these answers, and what is remembered of the last files.
pub(crate) fn read_after(
    file: &str,
    bytes: &[u8],
    answers: &str,
    trust: Option<&str>,
    last: Option<&BTreeMap<Kind, Shape>>,
) -> Result<Reading, ReadError> {
    let by_hand = ByHand {
        answers,
        trust,
        last,
        ..ByHand::default()
    };
    read_by_hand(file, bytes, &by_hand).0
}

/// How a file is to be read.
#[derive(Clone, Copy, Default)]
pub(crate) struct ByHand<'a> {
    pub(crate) answers: &'a str,
    pub(crate) trust: Option<&'a str>,
    pub(crate) kind: Option<Kind>,
    pub(crate) sheet: Option<&'a str>,
    pub(crate) header_row: Option<u32>,
    pub(crate) last: Option<&'a BTreeMap<Kind, Shape>>,
}

/// Reads with the rules of 2026 and what was settled by hand; gives as well what the first rows showed.
pub(crate) fn read_by_hand(
    file: &str,
    bytes: &[u8],
    by_hand: &ByHand<'_>,
) -> (Result<Reading, ReadError>, Option<Sighting>) {
    static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::built_in().unwrap());
    let reference = &*REFERENCE;
    let answers = Answers::from_toml(by_hand.answers).unwrap();
    let settings = Settings {
        rules: reference.rules_for(2026).unwrap(),
        lists: &reference.lists,
        headings: &reference.headings,
        answers: &answers,
        trust_code: by_hand.trust,
        kind: by_hand.kind,
        sheet: by_hand.sheet,
        header_row: by_hand.header_row,
        last: by_hand.last,
    };
    let mut taken = Taken::default();
    let source = Source {
        name: file,
        input: Input::Bytes(bytes),
    };
    let reading = read(&source, &settings, &mut taken);
    let Taken {
        records,
        texts,
        sighting,
        ..
    } = taken;
    let reading = reading.map(|told| Reading { told, records, texts });
    (reading, sighting)
}

/// Reads without answers; every row must become a record or be left out under a reason.
pub(crate) fn reading(file: &str, bytes: &[u8]) -> Reading {
    let reading = read_with(file, bytes, "", None).unwrap_or_else(|error| panic!("{file} should be read: {error}"));
    let left_out: u32 = reading.left_out.values().sum();
    let records = u32::try_from(reading.records.len()).unwrap();
    assert_eq!(
        reading.rows_read,
        records + left_out,
        "{file}: rows read = records + rows left out"
    );
    reading
}

/// The message with which a file is refused, which must hold these words.
pub(crate) fn check_refused(file: &str, bytes: &[u8], words: &[&str]) {
    let message = match read_with(file, bytes, "", None) {
        Err(error) => error.to_string(),
        Ok(reading) => panic!("{file} should be refused and was read as {:?}", reading.kind),
    };
    for word in words.iter().chain([&file]) {
        assert!(
            message.contains(word),
            "the refusal of {file} should say “{word}”: {message}"
        );
    }
}

/// Field, value and rows of every question.
pub(crate) fn questions(reading: &Reading) -> Vec<(&str, &str, u32)> {
    reading
        .questions
        .iter()
        .map(|asked| (asked.field.as_str(), asked.value.as_str(), asked.rows))
        .collect()
}

/// Whether a finding says these words.
pub(crate) fn finds(reading: &Reading, words: &str) -> bool {
    reading.findings.iter().any(|finding| finding.message.contains(words))
}

/// The rows of a staff list.
pub(crate) fn staff_rows(reading: &Reading) -> &[domain::workforce::Assignment] {
    match &reading.records {
        Records::Staff(rows) => rows,
        other => panic!("a staff list was expected, not {other:?}"),
    }
}

/// The text of one part of a workbook.
pub(crate) fn part(workbook: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    std::io::read_to_string(archive.by_name(part).unwrap()).unwrap()
}
