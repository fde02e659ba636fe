//! Writing what was read into the store: codes and hashes, never a name and never the trust's own numbers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use domain::classify::plain;
use domain::finding::Finding;
use domain::rules::RulePack;
use files::read::{Answers, Kind};
use store::file::NewFile;
use store::{FileId, StoreError, Tx};

use super::{Opened, Read};
use crate::view::{AnswerView, Decisions};
use crate::{DeskError, logbook};

/// Makes room for a file whose rows are about to be read; what it comes to is written by [`complete`]. The first of its kind in an
/// import sets those of before aside; the others stand beside it.
pub(super) fn begin(
    tx: &Tx<'_>,
    rules: &RulePack,
    kind: Kind,
    name: &str,
    at: NaiveDateTime,
    is_first: bool,
) -> Result<FileId, StoreError> {
    store::year::start(tx, rules.year, at)?;
    if is_first {
        store::file::make_way(tx, rules.year, kind)?;
    }
    store::file::add(tx, &blank(rules, kind, name, at))
}

fn blank(rules: &RulePack, kind: Kind, name: &str, at: NaiveDateTime) -> NewFile {
    NewFile {
        year: rules.year,
        kind,
        name: name.to_owned(),
        sha256: String::new(),
        sheet: String::new(),
        header_row: None,
        rows_read: 0,
        rows_used: 0,
        people: 0,
        as_at: None,
        kept_at: at,
        rules: rules.name.clone(),
        why: String::new(),
        columns: String::new(),
        left_out: String::new(),
        shape: String::new(),
    }
}

/// Writes what the files came to, once all of their rows are read.
pub(super) fn complete(
    tx: &Tx<'_>,
    rules: &RulePack,
    opened: &mut [Opened],
    at: NaiveDateTime,
) -> Result<(), StoreError> {
    let taken = |file: &Opened| file.outcome.as_ref().ok().and_then(Read::begun);
    let mut begun: BTreeSet<Kind> = opened.iter().filter_map(taken).collect();
    for file in opened {
        let Ok(read) = &mut file.outcome else { continue };
        let kind = read.reading.kind;
        for part in &mut read.taken {
            // Nothing has made room yet for a file without a single record.
            let id = match part.file {
                Some(id) => id,
                None => begin(tx, rules, kind, &file.name, at, begun.insert(kind))?,
            };
            part.file = Some(id);
        }
        for (index, part) in read.taken.iter().enumerate() {
            let Some(id) = part.file else { continue };
            let whole = NewFile {
                sha256: file.sha256.clone(),
                ..whole(rules, &file.name, read, index, at)
            };
            store::file::complete(tx, id, &whole)?;
            // What stands on no sheet of the list is said with its first.
            let is_of_part = |finding: &&Finding| {
                let stands_on = (0..read.taken.len()).find(|other| read.sheet(*other) == finding.place.sheet);
                stands_on.unwrap_or(0) == index
            };
            let findings: Vec<Finding> = read.findings.iter().filter(is_of_part).cloned().collect();
            store::finding::insert(tx, id, &findings)?;
        }
    }
    Ok(())
}

/// What is known of a part of a file once it is read.
fn whole(rules: &RulePack, name: &str, read: &Read, index: usize, at: NaiveDateTime) -> NewFile {
    let reading = &read.reading;
    let (rows_read, header_row, mut left_out) = match reading.parts.get(index) {
        Some(part) => (part.rows_read, part.header_row, part.left_out.clone()),
        None => (reading.rows_read, reading.header_row, reading.left_out.clone()),
    };
    let (mut used, mut people) = (0, 0);
    if let Some(taken) = read.taken.get(index) {
        (used, people) = (taken.used, taken.people);
        for (reason, rows) in &taken.left_out {
            *left_out.entry(reason.clone()).or_default() += rows;
        }
    }
    let columns: BTreeMap<&str, &str> = reading
        .columns
        .iter()
        .map(|column| (column.field.as_str(), column.heading.as_str()))
        .collect();
    NewFile {
        sheet: read.sheet(index).to_owned(),
        header_row: (header_row > 0).then_some(header_row),
        rows_read,
        rows_used: used,
        people,
        as_at: reading.as_at,
        why: reading.why.clone(),
        columns: serde_json::to_string(&columns).unwrap_or_default(),
        left_out: serde_json::to_string(&left_out).unwrap_or_default(),
        shape: reading.shape.to_text(),
        ..blank(rules, reading.kind, name, at)
    }
}

/// Keeps what was decided, for next time.
pub(crate) fn decisions(tx: &Tx<'_>, decisions: &Decisions, at: NaiveDateTime) -> Result<(), DeskError> {
    let key = |field: &str, value: &str| match field {
        store::answer::COLUMNS => value.to_owned(),
        _ => plain(value),
    };
    for given in decisions.answers.iter().filter(|given| given.field != "organisation") {
        let value_plain = key(&given.field, &given.value);
        let is_new = store::answer::of_field(tx, &given.field)?
            .iter()
            .all(|held| held.value_plain != value_plain || held.meaning != given.meaning);
        if is_new {
            logbook::add(tx, None, at, decided(given))?;
        }
        store::answer::remember(
            tx,
            &store::answer::Answer {
                field: given.field.clone(),
                value_plain,
                value: given.value.clone(),
                meaning: given.meaning.clone(),
                answered_at: at,
            },
        )?;
    }
    Ok(())
}

/// A decision in words, for the log.
fn decided(given: &AnswerView) -> String {
    let AnswerView { field, value, meaning } = given;
    match field.as_str() {
        store::answer::COLUMNS => format!("Decided that the column “{meaning}” is {value}."),
        field if value.is_empty() => format!("Decided {field}: {meaning}."),
        field => format!("Decided that “{value}” means {meaning} ({field})."),
    }
}

/// The organisation chosen in a survey workbook becomes the trust's code, where none was given before.
pub(super) fn code_chosen(
    tx: &Tx<'_>,
    held: Option<&str>,
    answers: &Answers,
    at: NaiveDateTime,
) -> Result<(), DeskError> {
    if held.is_none()
        && let Some(code) = answers.values.get(&("organisation".to_owned(), String::new()))
    {
        store::setting::set(tx, store::setting::TRUST_CODE, code)?;
        logbook::add(
            tx,
            None,
            at,
            format!("Set trust.code to {code}, as chosen in the survey workbook."),
        )?;
    }
    Ok(())
}

/// Writes the line of the log about a file, given by its name and hash.
pub(super) fn log(
    tx: &Tx<'_>,
    year: u16,
    (name, sha256): (&str, &str),
    kind: Kind,
    at: NaiveDateTime,
) -> Result<(), DeskError> {
    let what = format!("Kept “{name}” as {}, SHA-256 {sha256}.", kind.label().to_lowercase());
    crate::log(tx, year, at, what)
}
