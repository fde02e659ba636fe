//! Tables that hold counts or percentages where others hold records: a recruitment summary, a survey table made by hand.
//!
//! They are short and are read whole. A list of records is always preferred to a summary that stands beside it in the workbook.

use std::collections::{BTreeMap, BTreeSet};

use domain::classify::tidy;
use domain::kind::Kind;

use super::behind::{self, Asked, Counted};
use super::cell::Cell;
use super::changes::{self, Shape};
use super::chosen;
use super::columns::Column;
use super::decision;
use super::notes::Notes;
use super::question::Questions;
use super::records::{Desk, Record, hand_survey, past_words, summary};
use super::seen::Seen;
use super::sheets::{self, FirstLook};
use super::sighting;
use super::table::FirstRows;
use super::vocabulary::{Vocabulary, squashed};
use super::walk::hand_over;
use super::workbook::{Wanted, Workbook};
use super::{ReadError, Reading, Settings, Taker};

/// The most rows that are read of such a table.
const ROWS: usize = 2_000;
/// The most columns of a sheet that holds one: a wider sheet is a list, and looking for labels in it would take long.
const COLUMNS: usize = 200;

/// A table of counts or percentages.
pub(super) struct Tabulated {
    sheet: usize,
    header_row: u32,
    score: usize,
    layout: Layout,
}

enum Layout {
    Recruitment(summary::Layout),
    Survey(hand_survey::Layout),
}

impl Layout {
    fn kind(&self) -> Kind {
        match self {
            Self::Recruitment(_) => Kind::Recruitment,
            Self::Survey(_) => Kind::Survey,
        }
    }
}

/// The best table of counts or percentages of a workbook, where it has one that is not better read as the table of records.
pub(super) fn find(
    workbook: &Workbook<'_>,
    look: &FirstLook,
    vocabulary: &Vocabulary,
    settings: &Settings<'_>,
    chosen: Option<usize>,
) -> Option<Tabulated> {
    // Most workbooks hold a list of records, and are not looked at any further.
    if look.table().is_ok_and(|table| table.kind != Kind::Recruitment) {
        return None;
    }
    let wanted = |kind: Kind| settings.kind.is_none_or(|given| given == kind);
    let mut found: Vec<Tabulated> = Vec::new();
    for (sheet, rows) in look.rows.iter().enumerate() {
        let is_elsewhere = look.table().is_ok_and(|table| table.sheet != sheet);
        let is_wide = rows.iter().any(|(_, cells)| cells.len() > COLUMNS);
        if is_elsewhere || is_wide {
            continue;
        }
        if chosen.is_some_and(|chosen| chosen != sheet) || (chosen.is_none() && !workbook.sheets[sheet].visible) {
            continue;
        }
        if wanted(Kind::Recruitment)
            && let Some(layout) = summary::layout(rows, vocabulary, settings)
        {
            found.push(Tabulated {
                sheet,
                header_row: rows[layout.header].0,
                score: layout.score,
                layout: Layout::Recruitment(layout),
            });
        }
        if wanted(Kind::Survey)
            && let Some(layout) = hand_survey::layout(rows, settings)
        {
            found.push(Tabulated {
                sheet,
                header_row: rows[layout.header].0,
                score: layout.score,
                layout: Layout::Survey(layout),
            });
        }
    }
    let best = found.into_iter().rev().max_by_key(|table| table.score)?;
    let is_its_own = look.table().is_ok_and(|table| {
        table.sheet != best.sheet || table.header_row.abs_diff(best.header_row) > 2 || table.kind != best.layout.kind()
    });
    // Who chooses another row for the headings means the list under it.
    let is_passed_by = settings
        .header_row
        .is_some_and(|row| row != best.header_row && look.table().is_ok_and(|table| table.header_row == row));
    (!is_its_own && !is_passed_by).then_some(best)
}

/// Reads the table that was found.
pub(super) fn read(
    file: &str,
    workbook: &mut Workbook<'_>,
    look: &FirstLook,
    found: Tabulated,
    vocabulary: &Vocabulary,
    settings: &Settings<'_>,
    taker: &mut dyn Taker,
) -> Result<Reading, ReadError> {
    let rows = workbook.first_rows(found.sheet, ROWS)?;
    let sheet = workbook.sheets[found.sheet].name.clone();
    let mut desk = Desk {
        questions: Questions::default(),
        notes: Notes::new(file, &sheet),
        words: Vec::new(),
        records: Vec::new(),
        decisions: Vec::new(),
    };
    let mut reading = Reading {
        kind: found.layout.kind(),
        why: String::new(),
        sheet,
        sheets: Vec::new(),
        header_row: found.header_row,
        first_column: 1,
        last_column: 0,
        last_row: 0,
        headings: Vec::new(),
        columns: Vec::new(),
        preview: sighting::preview(&look.rows[found.sheet], found.header_row),
        heading_rows: sighting::heading_rows(&look.rows[found.sheet], found.header_row),
        rows_read: 0,
        left_out: BTreeMap::new(),
        questions: Vec::new(),
        decisions: Vec::new(),
        findings: Vec::new(),
        shape: Shape::default(),
        changes: Vec::new(),
        answers_used: BTreeSet::new(),
        as_at: None,
        parts: Vec::new(),
        organisation: String::new(),
    };
    match found.layout {
        Layout::Recruitment(layout) => {
            let layout = summary::layout(&rows, vocabulary, settings).unwrap_or(layout);
            let held = summary::read(&rows, &layout, settings, &mut desk);
            reading.why = because(
                settings.kind.is_some(),
                Kind::Recruitment,
                &format!(
                    "row {} and what stands below it give counts of {} by ethnic group",
                    found.header_row,
                    listed(held.headings.iter().map(|(step, _)| step.label().to_lowercase()))
                ),
            );
            reading.first_column = u32::try_from(layout.first_column + 1).unwrap_or(u32::MAX);
            reading.headings = held.headings.iter().map(|(_, heading)| heading.clone()).collect();
            reading.columns = held
                .headings
                .into_iter()
                .map(|(step, heading)| Column {
                    field: format!("{}_mark", step.key()),
                    label: step.label().to_owned(),
                    heading,
                    letters: String::new(),
                    sheet: String::new(),
                    samples: Vec::new(),
                    confidence: 1.0,
                    why: "The heading names this stage, and counts stand under it or beside it.".to_owned(),
                    doubtful: false,
                    others: Vec::new(),
                    required: false,
                })
                .collect();
            reading.rows_read = held.rows_read;
            reading.questions = held.questions;
            for (reason, rows) in held.left_out.into_iter().filter(|(_, rows)| *rows > 0) {
                reading.left_out.insert(reason.to_owned(), rows);
            }
            desk.give(Record::Summary(held.summary));
        }
        Layout::Survey(layout) => {
            let layout = hand_survey::layout(&rows, settings).unwrap_or(layout);
            let held = hand_survey::read(&rows, &layout, settings, &mut desk);
            reading.why = because(
                settings.kind.is_some(),
                Kind::Survey,
                &format!(
                    "row {} and what stands below it give percentages of White and BME staff for the survey’s indicators",
                    found.header_row
                ),
            );
            reading.first_column = u32::try_from(layout.first_figures + 1).unwrap_or(u32::MAX);
            reading.headings = rows[layout.header].1.iter().map(|cell| tidy(&cell.shown())).collect();
            reading.rows_read = held.rows_read;
            let others = held.rows_read.saturating_sub(held.rows_used);
            if others > 0 {
                reading.left_out.insert("no_figures".to_owned(), others);
            }
            reading.questions = held.questions;
            if held.rows_used > 0 {
                reading.left_out.insert("same_result".to_owned(), held.rows_used - 1);
                desk.give(Record::Survey(held.results));
            }
        }
    }
    let asked = Asked {
        below: found.header_row,
        columns: Wanted::All,
    };
    let hidden = workbook.behind(found.sheet, asked);
    let mut counted = Counted::default();
    for (row, _) in rows.iter().filter(|(row, _)| *row > found.header_row) {
        counted.take(&hidden, *row);
    }
    counted.say(&hidden, &mut desk.notes);
    behind::formulas_of_all(&hidden, &mut desk.notes);
    chosen::say_fixed(settings.header_row, reading.header_row, &mut desk.notes);
    hand_over(file, &mut desk, taker)?;
    reading.questions.extend(desk.questions.finish(&mut desk.notes));
    decision::sort(&mut desk.decisions);
    reading.decisions = desk.decisions;
    reading.findings = desk.notes.finish();
    reading.shape = Shape {
        sheet: reading.sheet.clone(),
        header_row: reading.header_row,
        headings: reading.headings.clone(),
        columns: reading
            .columns
            .iter()
            .map(|column| (column.field.clone(), column.heading.clone()))
            .collect(),
        by_hand: look.by_hand(reading.kind, found.sheet, reading.header_row),
        ..Shape::default()
    };
    reading.answers_used = answers_used(&reading, &rows, settings);
    reading.why.push_str(look.chosen.in_words());
    if let Some(last) = settings.last.and_then(|shapes| shapes.get(&reading.kind)) {
        reading.changes = changes::between(last, &reading.shape, reading.kind, file);
    }
    reading.sheets = sheets::summaries(workbook, &look.rows, &look.each, None);
    if let Some(held) = reading.sheets.get_mut(found.sheet) {
        held.kind = Some(reading.kind);
        held.header_row = Some(reading.header_row);
        held.why.clone_from(&reading.why);
    }
    Ok(reading)
}

/// The answers that the table had a use for: any text of it may name a group.
fn answers_used(reading: &Reading, rows: &FirstRows, settings: &Settings<'_>) -> BTreeSet<(String, String)> {
    let mut seen = Seen::new(reading.kind);
    let cells = rows
        .iter()
        .filter(|(row, _)| *row >= reading.header_row)
        .flat_map(|(_, cells)| cells);
    for cell in cells {
        if let Cell::Text(text) = cell {
            seen.take_words("ethnic_origin", text);
        }
    }
    seen.answers_used(settings.answers, &reading.headings)
}

/// A refusal in better words, where the sheet holds something that is known and of no use.
pub(super) fn explained(error: ReadError, file: &str, first_rows: &[FirstRows], settings: &Settings<'_>) -> ReadError {
    let heads = |cells: &[Cell], words: &[&str]| {
        let names = |cell: &Cell| matches!(cell, Cell::Text(text) if words.contains(&squashed(text).as_str()));
        cells.iter().any(names)
    };
    let totals = first_rows.iter().flatten().find(|(_, cells)| {
        heads(cells, &["sumofachieved", "achieved", "totalachieved", "numberachieved"])
            && heads(cells, &["sumofrequired", "required", "totalrequired", "numberrequired"])
    });
    if !matches!(error, ReadError::NoTable { .. }) {
        return error;
    }
    if let Some((row, _)) = totals {
        return ReadError::TrainingTotals {
            file: file.to_owned(),
            row: *row,
        };
    }
    let file = file.to_owned();
    if let Some(past_words::Doubt { row, why }) = past_words::doubt(first_rows, &settings.rules.items) {
        return ReadError::ReturnInWords { file, row, why };
    }
    match past_words::published(first_rows) {
        Some(row) => ReadError::ReturnInWords {
            file,
            row,
            why: "it has no heads of White, BME and unknown staff for the lines of the return".to_owned(),
        },
        None => error,
    }
}

fn because(chosen: bool, kind: Kind, reason: &str) -> String {
    if chosen {
        format!("Read as “{}” because you said so; {reason}.", kind.label())
    } else {
        format!("Recognised as “{}” because {reason}.", kind.label())
    }
}

fn listed(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.join(""),
    }
}
