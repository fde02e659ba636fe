//! The walk through a workbook, from its bytes to a reading.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use domain::finding::Severity;
use domain::kind::Kind;

use super::absent;
use super::behind::{self, Asked, Counted};
use super::cell::Cell;
use super::changes::{self, Shape};
use super::chosen;
use super::columns::{Row, Spot};
use super::completed::Completed;
use super::decision;
use super::join;
use super::matching::{self, Matched};
use super::notes::Notes;
use super::others;
use super::parts;
use super::prompts;
use super::question::Questions;
use super::records::builder::Builder;
use super::records::{Desk, Record, collection_year, past_return, survey};
use super::rows::Below;
use super::seen::Seen;
use super::sheets;
use super::sighting;
use super::table::{self, FirstRows, Table};
use super::tabulated;
use super::values;
use super::vocabulary::Vocabulary;
use super::workbook::{Wanted, Workbook};
use super::{ReadError, Reading, Settings, Source, Taker};

/// Rows between two calls of the progress function.
const ROWS_A_STEP: u32 = 2_000;

/// Reads the table of one sheet of a workbook; see [`super::read`]. Gives the reading and the other sheets that are to be read with
/// it. A sheet that is read as such a part has nothing to say of the others.
pub(crate) fn read(
    source: &Source<'_>,
    settings: &Settings<'_>,
    is_part: bool,
    taker: &mut dyn Taker,
) -> Result<(Reading, Vec<String>), ReadError> {
    let file = source.name;
    let mut workbook = Workbook::open(file, source.input)?;
    let chosen_sheet = settings
        .sheet
        .map(|name| sheets::named(file, &workbook, name))
        .transpose()?;
    let vocabulary = Vocabulary::new(settings.headings, settings.answers);
    let look = sheets::look(file, &mut workbook, settings, chosen_sheet, &vocabulary)?;
    if !is_part {
        taker.sighted(sighting::of(&mut workbook, &look, chosen_sheet));
    }
    let chosen_sheet = look.chosen.sheet;
    let settings = &Settings {
        kind: look.chosen.kind,
        header_row: look.chosen.row,
        ..*settings
    };
    if let Some(found) = tabulated::find(&workbook, &look, &vocabulary, settings, chosen_sheet) {
        let reading = tabulated::read(file, &mut workbook, &look, found, &vocabulary, settings, taker)?;
        return Ok((reading, Vec::new()));
    }
    let look = look.decided(|error, rows| tabulated::explained(error, file, rows, settings))?;
    let (table, first_rows) = (&look.table, &look.rows);
    let rows = &first_rows[table.sheet];
    let mut sheet = workbook.sheets[table.sheet].name.clone();
    let mut desk = Desk {
        questions: Questions::default(),
        notes: Notes::new(file, &sheet),
        words: Vec::new(),
        records: Vec::new(),
        decisions: Vec::new(),
    };
    let last = settings.last.and_then(|shapes| shapes.get(&table.kind));
    let mut matched = matching::match_headings(table, rows, &vocabulary, settings.lists, last, &mut desk.notes);
    let joins = join::find(&mut workbook, &look, &vocabulary, &mut matched, &mut desk.notes)?;
    chosen::say(&look.chosen, table, look.otherwise.as_ref(), &mut desk.notes);
    absent::say(table.kind, &matched, &mut desk.notes);
    let with = parts::others(&mut workbook, &look, chosen_sheet.is_some(), settings.answers);
    if !is_part {
        others::say(&workbook, &look, &with, chosen_sheet.is_some(), &mut desk.notes);
    }
    let mut questions = matched.questions.clone();
    questions.extend(with.question().cloned());
    let as_at = prompts::as_at(rows, table);
    if table.kind == Kind::Staff
        && let Some(day) = as_at.filter(|day| *day != settings.rules.snapshot)
    {
        desk.notes.add(
            Severity::Warning,
            "",
            format!("The file says it is of {}", day.format("%d/%m/%Y")),
            format!(
                "The snapshot date of {} is {}. Check that it holds everyone in post on that date.",
                settings.rules.year,
                settings.rules.snapshot.format("%d/%m/%Y")
            ),
        );
    }
    let mut walked = Walked {
        read: 0,
        last_row: 0,
        left_out: BTreeMap::new(),
        seen: Seen::new(table.kind),
    };
    let mut organisation = String::new();
    let mut completed = None;
    match Builder::new(table.kind, settings) {
        Some(builder) => {
            let mut target = Target {
                file,
                table,
                matched: &matched,
                below: Below::new(table, &matched.columns, rows, &vocabulary),
                completed: Completed::new(table, &matched, rows, settings, joins),
            };
            walked.rows(&mut workbook, &mut target, builder, &mut desk, taker)?;
            completed = Some(target.completed);
        }
        None if table.kind == Kind::Survey => {
            let layouts: Vec<survey::Layout> = first_rows
                .iter()
                .enumerate()
                .filter(|(index, _)| chosen_sheet.is_none_or(|chosen| chosen == *index))
                .filter_map(|(index, rows)| survey::layout(index, rows, &vocabulary))
                .collect();
            let found = survey::read(file, &mut workbook, &layouts, settings, &mut desk)?;
            walked.read = found.rows_read;
            // While it is not known which row is the trust's, none is a record.
            let is_known = found.question.is_none();
            let others = found.rows_read.saturating_sub(u32::from(is_known));
            walked.leave_out("other_organisation", others);
            questions.extend(found.question);
            if let Some(index) = found.sheet {
                workbook.sheets[index].name.clone_into(&mut sheet);
            }
            organisation = found.organisation;
            if is_known {
                desk.give(Record::Survey(found.results));
            }
        }
        None => {
            let (past, question) = walked.past(&mut workbook, table, first_rows, settings, &mut desk)?;
            questions.extend(question);
            desk.give(Record::Return(past));
        }
    }
    hand_over(file, &mut desk, taker)?;
    questions.extend(desk.questions.finish(&mut desk.notes));
    decision::sort(&mut desk.decisions);
    if let Some(completed) = completed {
        completed.finish(&mut questions, &mut desk.notes);
    }
    let summaries = sheets::summaries(&mut workbook, &look.rows, &look.each, Some(table));
    let hidden = !workbook.sheets[table.sheet].visible;
    if hidden {
        desk.notes.add(
            Severity::Warning,
            "",
            "The table stands on a hidden sheet",
            "Check that it is the one you meant.",
        );
    }
    let shape = Shape {
        sheet: sheet.clone(),
        header_row: table.header_row,
        headings: matched.headings.clone(),
        columns: matched.taken(),
        values: walked.seen.by_field(),
        by_hand: look.by_hand,
    };
    let changes = last.map_or_else(Vec::new, |last| changes::between(last, &shape, table.kind, file));
    let mut answers_used = walked.seen.answers_used(settings.answers, &matched.headings);
    answers_used.extend(with.answered().map(|value| (parts::SHEETS.to_owned(), value)));
    let reading = Reading {
        shape,
        changes,
        answers_used,
        kind: table.kind,
        why: table::why(table, settings.kind.is_some() && !look.chosen.is_remembered) + look.chosen.in_words(),
        sheet,
        sheets: summaries,
        header_row: table.header_row,
        first_column: u32::try_from(table.first_column + 1).unwrap_or(u32::MAX),
        last_column: u32::try_from(table.end_column).unwrap_or(u32::MAX),
        last_row: walked.last_row,
        headings: matched.headings,
        columns: matched.described,
        preview: sighting::preview(rows, table.header_row),
        heading_rows: sighting::heading_rows(rows, table.header_row),
        rows_read: walked.read,
        left_out: walked.left_out,
        questions,
        decisions: desk.decisions,
        findings: desk.notes.finish(),
        organisation,
        as_at,
        parts: Vec::new(),
    };
    Ok((reading, with.names()))
}

/// The table that is walked through.
struct Target<'a> {
    file: &'a str,
    table: &'a Table,
    matched: &'a Matched,
    below: Below<'a>,
    completed: Completed,
}

/// What became of the rows.
struct Walked {
    read: u32,
    last_row: u32,
    left_out: BTreeMap<String, u32>,
    seen: Seen,
}

impl Walked {
    fn leave_out(&mut self, reason: &str, rows: u32) {
        if rows > 0 {
            *self.left_out.entry(reason.to_owned()).or_default() += rows;
        }
    }

    fn rows(
        &mut self,
        workbook: &mut Workbook<'_>,
        target: &mut Target<'_>,
        mut builder: Builder<'_>,
        desk: &mut Desk,
        taker: &mut dyn Taker,
    ) -> Result<(), ReadError> {
        let Target {
            file,
            table,
            matched,
            below,
            completed,
        } = target;
        let columns = &matched.columns;
        let marked = below.wanted(table);
        let hidden = workbook.behind(
            table.sheet,
            Asked {
                below: table.header_row,
                columns: Wanted::Only(&marked),
            },
        );
        let mut counted = Counted::default();
        let mut cancelled = false;
        let mut given = 0;
        let mut number_spot = Spot::default();
        workbook.rows(table.sheet, Wanted::Only(&marked), &mut |number, cells| {
            if number <= table.header_row {
                return ControlFlow::Continue(());
            }
            let row = Row { number, cells, columns };
            if row.filled().next().is_none() {
                return ControlFlow::Continue(());
            }
            self.read += 1;
            if self.read.is_multiple_of(ROWS_A_STEP) && taker.rows(self.read).is_break() {
                cancelled = true;
                return ControlFlow::Break(());
            }
            if let Some(reason) = below.left_out(row, &mut desk.notes) {
                self.leave_out(reason, 1);
                return ControlFlow::Continue(());
            }
            let row = completed.row(row);
            if builder.lacks_key(row) {
                self.leave_out("blank_key", 1);
                desk.notes.alike(
                    Severity::Warning,
                    number.to_string(),
                    "The row names no person",
                    "It was left out. Add the employee number if it is a member of staff.",
                );
            } else {
                counted.take(&hidden, number);
                self.seen.take(row);
                if values::is_shortened(number_spot.cell(row, "employee_number")) {
                    desk.notes.alike(
                        Severity::Error,
                        row.place("employee_number"),
                        "The employee number was shortened by a spreadsheet (it reads like 1.23E+07)",
                        "Different people may now look the same. Export the file again with that column as text.",
                    );
                }
                builder.take(row, desk);
                if tell(desk, taker).is_break() {
                    cancelled = true;
                    return ControlFlow::Break(());
                }
                for record in desk.records.drain(..) {
                    given += 1;
                    if taker.record(record).is_break() {
                        cancelled = true;
                        return ControlFlow::Break(());
                    }
                }
            }
            ControlFlow::Continue(())
        })?;
        counted.say(&hidden, &mut desk.notes);
        behind::hidden_columns(&hidden, matched, &mut desk.notes);
        behind::formulas(&hidden, matched, &mut desk.notes);
        if cancelled || taker.rows(self.read).is_break() {
            return Err(cancelled_reading(file));
        }
        if self.read == 0 {
            return Err(ReadError::NoRows {
                file: (*file).to_owned(),
                sheet: workbook.sheets[table.sheet].name.clone(),
            });
        }
        below.say(&mut desk.notes);
        self.last_row = below.last_row;
        let (reason, rows) = builder.left_out();
        self.leave_out(reason, rows);
        builder.finish(desk);
        if given == 0 && desk.records.is_empty() {
            desk.notes.add(
                Severity::Error,
                "",
                "Not one row of the table could be taken: all were left out",
                "Check that it is the right sheet, and that the column naming the person is filled in.",
            );
        }
        Ok(())
    }

    fn past(
        &mut self,
        workbook: &mut Workbook<'_>,
        table: &Table,
        first_rows: &[FirstRows],
        settings: &Settings<'_>,
        desk: &mut Desk,
    ) -> Result<(super::PastReturn, Option<super::Question>), ReadError> {
        let rows = &first_rows[table.sheet];
        let index = rows.iter().position(|(row, _)| *row == table.header_row).unwrap_or(0);
        let Some(layout) = past_return::layout(rows, index, &settings.rules.items) else {
            return Ok((super::PastReturn::default(), None));
        };
        let marked = layout.figures();
        let asked = Asked {
            below: table.header_row,
            columns: Wanted::Only(&marked),
        };
        let hidden = workbook.behind(table.sheet, asked);
        let mut counted = Counted::default();
        let mut past = past_return::Past::new(layout, &settings.rules.items);
        workbook.rows(table.sheet, Wanted::All, &mut |number, cells| {
            if number > table.header_row && cells.iter().any(|cell| !cell.is_empty()) {
                self.read += 1;
                if past.take(number, cells, desk) {
                    counted.take(&hidden, number);
                } else {
                    self.leave_out("no_item", 1);
                }
            }
            ControlFlow::Continue(())
        })?;
        counted.say(&hidden, &mut desk.notes);
        behind::formulas_of_all(&hidden, &mut desk.notes);
        // The year may stand only on the cover or above the table.
        let elsewhere: Vec<u16> = first_rows
            .iter()
            .flatten()
            .flat_map(|(_, cells)| cells)
            .filter_map(|cell| match cell {
                Cell::Text(text) => collection_year::year_in(text),
                Cell::Date(day) => u16::try_from(chrono::Datelike::year(day)).ok(),
                _ => None,
            })
            .filter(|year| *year <= settings.rules.year)
            .collect();
        // An answer to what the workbook says comes first: one to no year at all would hold for every later file too.
        let answers = settings.answers;
        let answered = |said: Option<u16>| {
            let of = |value: &str| answers.meaning("return_year", value).and_then(|year| year.parse().ok());
            said.and_then(|said| of(&said.to_string())).or_else(|| of(""))
        };
        let (past, question) = past.finish(&elsewhere, answered, settings.rules.year, desk);
        // Items without a figure in the year that was taken, and items that stand in the sheet twice.
        let records = u32::try_from(past.items.len()).unwrap_or(u32::MAX);
        let others = self.left_out.values().sum::<u32>() + records;
        self.leave_out("no_figures", self.read.saturating_sub(others));
        Ok((past, question))
    }
}

/// Tells the words of the records to come.
fn tell(desk: &mut Desk, taker: &mut dyn Taker) -> ControlFlow<()> {
    desk.words
        .drain(..)
        .try_for_each(|(word, text)| taker.word(word, &text))
}

/// Hands the records over that were held until the end.
pub(super) fn hand_over(file: &str, desk: &mut Desk, taker: &mut dyn Taker) -> Result<(), ReadError> {
    if tell(desk, taker).is_break() {
        return Err(cancelled_reading(file));
    }
    for record in desk.records.drain(..) {
        if taker.record(record).is_break() {
            return Err(cancelled_reading(file));
        }
    }
    Ok(())
}

fn cancelled_reading(file: &str) -> ReadError {
    ReadError::Cancelled { file: file.to_owned() }
}
