//! Tables of all trusts: read in a process of their own, looked at, kept once nothing is left to decide.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDateTime;
use domain::peers::PeerValue;
use files::read::{Input, PeerReading, Source};
use files::reference::peers::PeerLists;
use sha2::{Digest, Sha256};
use store::peer_table::{self, PeerTable};
use store::{Books, Store};

use crate::apart::{self, PeerRequest, Stopped};
use crate::import::hexadecimal;
use crate::view::{Choice, PeerAnswer, PeerQuestion, PeerTableReport, PeerTableView};
use crate::{Desk, DeskError, text};

/// The largest file that is taken for a table of all trusts, in bytes.
const LARGEST: u64 = 64 << 20;

/// Checks the answers given on a command line: `FIELD:VALUE=ANSWER`.
///
/// # Errors
/// Where one is not written like that.
pub fn check_answers(texts: &[String]) -> Result<Vec<PeerAnswer>, DeskError> {
    texts
        .iter()
        .map(|text| {
            let parts = text
                .split_once(':')
                .and_then(|(field, rest)| rest.rsplit_once('=').map(|(value, answer)| (field, value, answer)));
            let (field, value, answer) = parts.ok_or_else(|| {
                DeskError::given(
                    format!("“{text}” answers nothing."),
                    "Write the question, what it is about and the answer, as printed with the questions: unit:2.ratio=hundredth",
                )
            })?;
            Ok(PeerAnswer {
                field: field.to_owned(),
                value: value.to_owned(),
                answer: answer.to_owned(),
            })
        })
        .collect()
}

impl Desk {
    /// Reads a table of all trusts and keeps it, unless something is left to decide. A file of the same name is replaced.
    ///
    /// # Errors
    /// Where the file cannot be read or holds no such table, or the store cannot be written.
    pub fn load_peer_table(
        &mut self,
        path: &Path,
        year: Option<u16>,
        answers: &[PeerAnswer],
        now: NaiveDateTime,
    ) -> Result<PeerTableReport, DeskError> {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let refused = |error: std::io::Error| {
            DeskError::Unreadable(format!(
                "“{name}” cannot be read: {error}. Close it in other programs and choose it again."
            ))
        };
        let size = std::fs::metadata(path).map_err(refused)?.len();
        if size > LARGEST {
            return Err(DeskError::Unreadable(format!(
                "“{name}” is too large for a table of all trusts ({} MB). Save only the sheet that is needed in a workbook of its own.",
                size >> 20
            )));
        }
        let bytes = std::fs::read(path).map_err(refused)?;
        let answers = answers
            .iter()
            .map(|held| ((held.field.clone(), held.value.clone()), held.answer.clone()))
            .collect();
        let request = PeerRequest {
            name: name.clone(),
            year,
            answers,
        };
        let reading = self.read_table(path, &bytes, &request)?;
        let is_kept = reading.questions.is_empty() && !reading.values.is_empty();
        if is_kept {
            let table = PeerTable {
                id: 0,
                file_name: name.clone(),
                sheet: reading.sheet.clone(),
                sha256: hexadecimal(&Sha256::digest(&bytes)),
                rows_read: reading.rows_read,
                loaded_at: now,
            };
            self.store.transaction(|tx| {
                peer_table::put(tx, &table, &reading.values)?;
                super::note(tx, now, &format!("Table of all trusts loaded: {name}."))
            })?;
        }
        Ok(report(name, reading, is_kept))
    }

    fn read_table(&self, path: &Path, bytes: &[u8], request: &PeerRequest) -> Result<PeerReading, DeskError> {
        if let Some(program) = &self.program {
            return apart::read_peers(program, path, request).map_err(|stopped| match stopped {
                Stopped::Refused(words) | Stopped::Unclear(words) => DeskError::Unreadable(words),
                Stopped::Cancelled => DeskError::Cancelled,
            });
        }
        let lists = PeerLists::built_in()?;
        let source = Source {
            name: &request.name,
            input: Input::Bytes(bytes),
        };
        files::read::peers(&source, &request.settings(&lists)).map_err(|error| DeskError::Unreadable(error.to_string()))
    }
}

fn report(file: String, reading: PeerReading, kept: bool) -> PeerTableReport {
    let mut findings: Vec<String> = reading
        .findings
        .iter()
        .map(|held| {
            let place = if held.place.cell.is_empty() {
                String::new()
            } else {
                format!("Row {}: ", held.place.cell)
            };
            format!("{place}{} {}", held.message, held.hint)
        })
        .collect();
    if reading.values.is_empty() && reading.questions.is_empty() {
        findings.insert(0, "No row of the table gives a value, so nothing was kept.".to_owned());
    }
    PeerTableReport {
        file,
        kept,
        sheet: reading.sheet,
        header_row: reading.header_row,
        columns: reading.columns,
        rows_read: reading.rows_read,
        values: number(reading.values.len()),
        trusts: number(trusts(&reading.values)),
        left_out: reading
            .left_out
            .iter()
            .map(|(reason, rows)| format!("{}: {}", text::counted(*rows, "row", "rows"), why(reason)))
            .collect(),
        questions: reading
            .questions
            .into_iter()
            .map(|held| PeerQuestion {
                field: held.field,
                value: held.value,
                prompt: held.prompt,
                rows: held.rows,
                choices: held
                    .choices
                    .into_iter()
                    .map(|choice| Choice {
                        key: choice.key,
                        label: choice.label,
                    })
                    .collect(),
                suggestion: held.suggestion.unwrap_or_default(),
            })
            .collect(),
        findings,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Why a row gave no value.
fn why(reason: &str) -> &str {
    match reason {
        "no_trust" => "names no trust",
        "several_trusts" => "stands for more than one trust: England, a region, a total",
        "other_measure" => "of a measure that is not compared",
        "no_value" => "without a figure, or with one that was hidden",
        "no_year" => "of a year that cannot be read",
        "out_of_range" => "a figure that is not possible",
        "same_again" => "the same figure of the same trust again",
        "two_values" => "a trust with two different figures of the same measure and year",
        "asked" => "waits for an answer",
        "ignored" => "left out by your answer",
        other => other,
    }
}

fn trusts(values: &[PeerValue]) -> usize {
    let trusts: BTreeSet<&str> = values
        .iter()
        .map(|held| {
            if held.code.is_empty() {
                held.name.as_str()
            } else {
                held.code.as_str()
            }
        })
        .collect();
    trusts.len()
}

pub(super) fn views(books: &Books) -> Result<Vec<PeerTableView>, DeskError> {
    let mut views = Vec::new();
    for table in peer_table::all(books)? {
        let values = peer_table::values(books, table.id)?;
        let years: BTreeSet<u16> = values.iter().map(|held| held.year).collect();
        let mut measures: BTreeMap<String, bool> = BTreeMap::new();
        for held in &values {
            *measures.entry(held.subject.key()).or_default() |= held.counts.is_some();
        }
        let years = match (years.first(), years.last()) {
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => String::new(),
        };
        let with_counts = measures.values().filter(|has| **has).count();
        views.push(PeerTableView {
            id: u32::try_from(table.id).unwrap_or_default(),
            what: format!(
                "{}, {years}, {}, {with_counts} of them with counts",
                text::counted(number(trusts(&values)), "trust", "trusts"),
                text::counted(number(measures.len()), "measure", "measures"),
            ),
            file: table.file_name,
            loaded: text::moment(table.loaded_at),
        });
    }
    Ok(views)
}

pub(super) fn remove(store: &mut Store, id: i64, now: NaiveDateTime) -> Result<(), DeskError> {
    let name = peer_table::all(store)?
        .into_iter()
        .find(|table| table.id == id)
        .map(|table| table.file_name)
        .ok_or_else(|| {
            DeskError::given(
                format!("There is no table of all trusts with the number {id}."),
                "The list of tables shows their numbers.",
            )
        })?;
    store.transaction(|tx| {
        peer_table::remove(tx, id)?;
        super::note(tx, now, &format!("Table of all trusts removed: {name}."))
    })?;
    Ok(())
}
