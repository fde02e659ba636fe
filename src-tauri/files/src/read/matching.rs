//! Recognising columns: which heading holds which field, how sure that is, and what must be asked.
//!
//! A column is taken where heading and values together are sure enough ([`super::evidence`]). One that decides and is doubtful is
//! asked about and not read until the trust has said; one that the trust has chosen is never asked about again.

use std::collections::{BTreeMap, BTreeSet};

use domain::classify::{plain, tidy};
use domain::finding::Severity;
use domain::kind::Kind;

use super::answers::{NO_COLUMN, column_key};
use super::cell::{Cell, address, column_letters};
use super::changes::Shape;
use super::columns::{Column, Columns};
use super::evidence::{self, DOUBT, Heading, TELLING, Values};
use super::kind::{self, Field};
use super::notes::Notes;
use super::question::{Choice, Question};
use super::table::{FirstRows, Table};
use super::vocabulary::{Said, Sense, Vocabulary, squashed};
use crate::reference::Lists;

/// The columns of a table, recognised.
pub(crate) struct Matched {
    pub(crate) headings: Vec<String>,
    pub(crate) described: Vec<Column>,
    pub(crate) columns: Columns,
    pub(crate) questions: Vec<Question>,
    /// Fields that the trust says have no column.
    pub(crate) denied: BTreeSet<&'static str>,
    /// Fields whose column is asked about.
    pub(crate) asked: BTreeSet<&'static str>,
}

impl Matched {
    /// Field to heading, for the columns that are read.
    pub(crate) fn taken(&self) -> BTreeMap<String, String> {
        let taken = self
            .described
            .iter()
            .filter(|column| !self.asked.contains(column.field.as_str()));
        taken
            .map(|column| (column.field.clone(), column.heading.clone()))
            .collect()
    }
}

/// A column that could hold a field.
struct Candidate {
    offset: usize,
    rank: usize,
    heading: Heading,
    values: Values,
    confidence: f64,
}

impl Candidate {
    fn is_doubtful(&self) -> bool {
        self.confidence < DOUBT
    }
}

/// What is looked through.
struct Sheet<'a> {
    table: &'a Table,
    header: Vec<String>,
    headings: Vec<String>,
    below: &'a [(u32, Vec<Cell>)],
    vocabulary: &'a Vocabulary,
    lists: &'a Lists,
}

/// Matches the headings of a table, and what stands below them, to the fields of its kind.
pub(crate) fn match_headings(
    table: &Table,
    rows: &FirstRows,
    vocabulary: &Vocabulary,
    lists: &Lists,
    last: Option<&Shape>,
    notes: &mut Notes,
) -> Matched {
    let index = rows.iter().position(|(row, _)| *row == table.header_row).unwrap_or(0);
    let header = table.headings.clone();
    let sheet = Sheet {
        table,
        headings: numbered(&header),
        header,
        below: &rows[index + 1..],
        vocabulary,
        lists,
    };
    let mut matched = Matched {
        headings: sheet.headings.clone(),
        described: Vec::new(),
        columns: Columns {
            end: table.end_column,
            ..Columns::default()
        },
        questions: Vec::new(),
        denied: BTreeSet::new(),
        asked: BTreeSet::new(),
    };
    let mut open: Vec<(&'static Field, Option<Candidate>)> = Vec::new();
    for field in kind::read_for(table.kind) {
        let said = vocabulary.said_of(table.kind, field.key);
        let candidates = sheet.candidates(field);
        let is_new = said == Some(&Said::Absent) && sheet.say_if_new(field, candidates.first(), last, notes);
        if said == Some(&Said::Absent) && !is_new {
            matched.denied.insert(field.key);
            continue;
        }
        let gone = sheet.say_if_gone(field, said, notes) || is_new;
        let mut candidates = candidates.into_iter();
        let Some(best) = candidates.next() else {
            if kind::decides(table.kind, field) {
                open.push((field, None));
            }
            continue;
        };
        let rest: Vec<Candidate> = candidates.collect();
        sheet.say_rival(field, &best, rest.first(), notes);
        let asks = kind::decides(table.kind, field) && (best.is_doubtful() || gone);
        let column = table.first_column + best.offset;
        let mut described = sheet.describe(field, &best);
        described.doubtful = asks || best.is_doubtful();
        described.others = rest.iter().map(|other| sheet.headings[other.offset].clone()).collect();
        matched.described.push(described);
        if asks {
            matched.columns.doubted.push(column);
            open.push((field, Some(best)));
        } else {
            matched.columns.places.insert(field.key, column);
        }
    }
    let found: BTreeSet<&str> = matched.columns.places.keys().copied().collect();
    for (field, doubted) in open {
        let in_its_stead = field
            .or
            .iter()
            .any(|or| found.contains(or) || matched.denied.contains(or));
        let proposed = sheet.proposed(field, &matched.columns);
        // A column that decided last time and is gone must not change the counts with a warning only.
        let was_read = last.is_some_and(|last| last.columns.contains_key(field.key));
        if doubted.is_none() && (in_its_stead || (!field.required && proposed.is_none() && !was_read)) {
            continue;
        }
        let question = sheet.question(field, doubted.as_ref(), proposed.as_ref(), &matched.columns);
        matched.questions.push(question);
        matched.asked.insert(field.key);
        if let (None, Some(proposed)) = (&doubted, &proposed) {
            let mut described = sheet.describe(field, proposed);
            described.doubtful = true;
            matched.described.push(described);
            matched.columns.doubted.push(table.first_column + proposed.offset);
        }
    }
    for field in &matched.denied {
        let is_needed = kind::field(table.kind, field).is_some_and(|field| field.required);
        if is_needed && kind::can_be_done_without(table.kind, field) {
            matched.columns.blank.insert(field);
        }
    }
    if matched.columns.places.is_empty() && matched.columns.doubted.is_empty() {
        // Nothing is recognised under headings that somebody chose: a row is a row all the same.
        matched.columns.doubted = (table.first_column..table.end_column).collect();
    }
    matched.columns = matched.columns.settled();
    matched
}

impl Sheet<'_> {
    /// The columns whose heading names a field, the one to take first.
    fn candidates(&self, field: &'static Field) -> Vec<Candidate> {
        let kind = self.table.kind;
        let mut found: Vec<Candidate> = Vec::new();
        for (offset, heading) in self.header.iter().enumerate() {
            // A trust's answer names a repeated heading by its number.
            let named = self.vocabulary.senses(kind, &self.headings[offset]).iter();
            let senses: Vec<&Sense> = named
                .chain(self.vocabulary.senses(kind, heading))
                .filter(|sense| sense.field.key == field.key)
                .collect();
            let said = senses.iter().map(|sense| sense.said_by(heading));
            let surest = said.max_by(|one, other| {
                let chosen = |heading: &Heading| *heading == Heading::Answered;
                let by_sureness = one.sureness().total_cmp(&other.sureness());
                by_sureness.then(chosen(one).cmp(&chosen(other)))
            });
            if let (Some(rank), Some(said)) = (senses.iter().map(|sense| sense.rank).min(), surest) {
                found.push(self.candidate(field, offset, rank, said));
            }
        }
        found.sort_by_key(|candidate| {
            (
                candidate.rank > 0 && candidate.is_doubtful(),
                candidate.rank,
                candidate.offset,
            )
        });
        found
    }

    fn candidate(&self, field: &Field, offset: usize, rank: usize, heading: Heading) -> Candidate {
        let column = self.table.first_column + offset;
        let named = (heading != Heading::Unknown).then(|| self.header[offset].as_str());
        let cells = self.below.iter().filter_map(|(_, cells)| cells.get(column));
        let values = evidence::look(self.lists, self.table.kind, field, named, cells);
        Candidate {
            offset,
            rank,
            heading,
            values,
            confidence: evidence::confidence(heading, &values),
        }
    }

    /// The column that is not taken and whose values by themselves say that it holds a field.
    fn proposed(&self, field: &'static Field, columns: &Columns) -> Option<Candidate> {
        if !TELLING.contains(&field.key) {
            return None;
        }
        let mut best: Option<Candidate> = None;
        for offset in 0..self.header.len() {
            let column = self.table.first_column + offset;
            if columns.places.values().any(|place| *place == column) || self.header[offset].is_empty() {
                continue;
            }
            let candidate = self.candidate(field, offset, usize::MAX, Heading::Unknown);
            let is_better = best.as_ref().is_none_or(|best| candidate.confidence > best.confidence);
            if candidate.values.are_clear() && is_better {
                best = Some(candidate);
            }
        }
        best
    }

    /// Whether the trust said, of this kind of file, that a field has a heading which the file does not have; it is told so.
    fn say_if_gone(&self, field: &Field, said: Option<&Said>, notes: &mut Notes) -> bool {
        let Some(Said::Heading { heading, of_this_kind }) = said else {
            return false;
        };
        let wanted = squashed(heading);
        let is_here = |held: &String| squashed(held) == wanted;
        if !of_this_kind || self.headings.iter().chain(&self.header).any(is_here) {
            return false;
        }
        notes.add(
            Severity::Warning,
            &self.table.header_row.to_string(),
            format!(
                "You said that “{heading}” holds the {}; this file has no such heading.",
                field.label.to_lowercase()
            ),
            "Choose the column again, or check that it is the right file.",
        );
        true
    }

    /// Whether the trust said that a field has no column, and a heading which the last file did not have could be it now; it is told so.
    fn say_if_new(&self, field: &Field, best: Option<&Candidate>, last: Option<&Shape>, notes: &mut Notes) -> bool {
        let Some(heading) = best.map(|best| &self.headings[best.offset]) else {
            return false;
        };
        if last.is_none_or(|last| last.has_heading(heading)) {
            return false;
        }
        notes.add(
            Severity::Warning,
            &self.table.header_row.to_string(),
            format!(
                "You said there is no column with the {}; this file has “{heading}”, which the last one did not have.",
                field.label.to_lowercase()
            ),
            "Say whether it holds that.",
        );
        true
    }

    /// Says that two columns could both hold a field, where that matters.
    fn say_rival(&self, field: &Field, best: &Candidate, other: Option<&Candidate>, notes: &mut Notes) {
        let decides = field.required || field.key.contains("date");
        let Some(other) = other.filter(|other| decides && other.rank > 0 && !best.is_doubtful()) else {
            return;
        };
        let (taken, left) = (&self.headings[best.offset], &self.headings[other.offset]);
        notes.add(
            Severity::Note,
            &address(self.table.first_column + other.offset, self.table.header_row),
            format!(
                "The columns “{taken}” and “{left}” could both be the {}",
                field.label.to_lowercase()
            ),
            format!("“{taken}” was used. Choose another under columns if that is wrong."),
        );
    }

    fn describe(&self, field: &Field, candidate: &Candidate) -> Column {
        let column = self.table.first_column + candidate.offset;
        Column {
            field: field.key.to_owned(),
            label: field.label.to_owned(),
            heading: self.headings[candidate.offset].clone(),
            letters: column_letters(column),
            sheet: String::new(),
            samples: samples(self.below, column),
            confidence: candidate.confidence,
            why: evidence::why(candidate.heading, &candidate.values),
            doubtful: candidate.is_doubtful(),
            others: Vec::new(),
            required: field.required,
        }
    }

    fn question(
        &self,
        field: &Field,
        doubted: Option<&Candidate>,
        proposed: Option<&Candidate>,
        columns: &Columns,
    ) -> Question {
        let kind = self.table.kind;
        let label = field.label.to_lowercase();
        let heading = |candidate: &Candidate| self.headings[candidate.offset].clone();
        let why = |candidate: &Candidate| evidence::why(candidate.heading, &candidate.values);
        let courses = (kind == Kind::Training && field.key == "category")
            .then(|| {
                columns
                    .places
                    .get("course")
                    .map(|place| place - self.table.first_column)
            })
            .flatten();
        let (prompt, suggestion) = match (doubted, proposed) {
            (Some(doubted), Some(proposed)) if proposed.offset != doubted.offset => (
                format!(
                    "Which column holds the {label}? {} {}",
                    about(&heading(doubted), &why(doubted)),
                    about(&heading(proposed), &why(proposed))
                ),
                Some(heading(proposed)),
            ),
            (Some(doubted), _) => (
                format!(
                    "Which column holds the {label}? {}",
                    about(&heading(doubted), &why(doubted))
                ),
                (!doubted.values.are_mostly_other()).then(|| heading(doubted)),
            ),
            (None, Some(proposed)) => (
                format!(
                    "Which column holds the {label}? {}",
                    about(&heading(proposed), &why(proposed))
                ),
                Some(heading(proposed)),
            ),
            (None, None) if courses.is_some() => (
                "Which column says whether learning is mandatory? None of the headings is known for it. If none does, \
                 choose the column of courses, and you will be asked about each course."
                    .to_owned(),
                courses.map(|offset| self.headings[offset].clone()),
            ),
            (None, None) => (
                format!("Which column holds the {label}? None of the headings is known for it."),
                None,
            ),
        };
        let mut choices: Vec<Choice> = self
            .headings
            .iter()
            .filter(|heading| !heading.is_empty())
            .map(|heading| Choice::new(heading, heading))
            .collect();
        if kind::can_be_done_without(kind, field.key) {
            choices.push(Choice::new(NO_COLUMN, "There is no such column"));
        }
        Question {
            field: super::answers::COLUMNS.to_owned(),
            value: column_key(kind, field.key),
            rows: 0,
            prompt,
            choices,
            suggestion,
        }
    }
}

fn about(heading: &str, why: &str) -> String {
    format!("“{heading}”: {}", lower_first(why))
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Headings in which a repeated one carries its number, so that each can be told from the others.
fn numbered(header: &[String]) -> Vec<String> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    header
        .iter()
        .map(|heading| {
            let count = seen.entry(plain(heading)).or_default();
            *count += 1;
            if *count > 1 && !heading.is_empty() {
                format!("{heading} ({count})")
            } else {
                heading.clone()
            }
        })
        .collect()
}

fn samples(rows: &[(u32, Vec<Cell>)], column: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, cells) in rows {
        let Some(cell) = cells.get(column).filter(|cell| !cell.is_empty()) else {
            continue;
        };
        let shown = tidy(&cell.shown());
        if !found.contains(&shown) {
            found.push(shown);
        }
        if found.len() == 3 {
            break;
        }
    }
    found
}
