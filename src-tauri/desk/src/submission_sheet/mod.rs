//! What the submission workbook is written from.

mod bank_part;
mod complete;

use std::collections::BTreeMap;

use domain::overridden::{Overridden, Touch};
use files::write::submission::{ReasonedCheck, Signature, SignedOff, SubmissionInput};
use store::Books;

use crate::gather::YearData;
use crate::{DeskError, difference, signing, submission, text};

/// Everything the workbook says.
pub(crate) fn input(books: &Books, data: &YearData<'_>) -> Result<SubmissionInput, DeskError> {
    let trust = signing::organisation(books, data)?;
    let checks: Vec<ReasonedCheck> = submission::checks(books, data)?
        .into_iter()
        .map(|(check, reason)| ReasonedCheck { check, reason })
        .collect();
    Ok(SubmissionInput {
        organisation: if trust.name.is_empty() {
            "Organisation not named".to_owned()
        } else {
            trust.name
        },
        code: trust.code,
        snapshot: text::date(data.rules.snapshot),
        filled: submission::filled(data),
        sources: submission::sources(books, data)?,
        basis: basis(books, data)?,
        notes: notes(&checks, data, &difference::last_overridden(data)),
        completeness: complete::parts(books, data, &checks)?,
        signed_off: signed_off(books, data)?,
        checks,
    })
}

/// What the items are based on and, of a draft, who has signed the figures as they are.
fn basis(books: &Books, data: &YearData<'_>) -> Result<String, DeskError> {
    let signed = if data.signed.is_none() {
        signing::lines(books, data)?
    } else {
        Vec::new()
    };
    Ok([vec![submission::basis(data)], signed].concat().join(" "))
}

/// The signatures of a return that is signed off, with where the log records each.
fn signed_off(books: &Books, data: &YearData<'_>) -> Result<Option<SignedOff>, DeskError> {
    if data.signed.is_none() {
        return Ok(None);
    }
    let signatures = signing::all(books, data.rules.year)?
        .into_iter()
        .filter(|held| held.lapsed.is_empty())
        .map(|held| Signature {
            role: held.role,
            at: held.at,
            statement: format!("“{}” ({})", held.statement, held.recorded),
        })
        .collect();
    Ok(Some(SignedOff { signatures }))
}

/// What was typed in over the files and the reasons given, by the item they concern.
fn notes(
    checks: &[ReasonedCheck],
    data: &YearData<'_>,
    last_overridden: &BTreeMap<u16, Vec<Overridden>>,
) -> BTreeMap<u16, String> {
    let mut notes: BTreeMap<u16, String> = BTreeMap::new();
    let mut add = |item: u16, words: &str| {
        let note = notes.entry(item).or_default();
        if !note.is_empty() {
            note.push_str(" · ");
        }
        note.push_str(words);
    };
    for item in &data.rules.items {
        let mut behind: Vec<&str> = Vec::new();
        for held in &data.overridden {
            match held.touches(&item.key) {
                Some(Touch::Itself) => add(item.number, &held.sentence()),
                Some(Touch::Behind) if held.is_used => behind.push(&held.label),
                _ => {}
            }
        }
        if !behind.is_empty() {
            let words = format!("Rests on what was typed in over the files: {}.", behind.join("; "));
            add(item.number, &words);
        }
    }
    let last = data.rules.year - 1;
    for item in &data.rules.items {
        let mut behind: Vec<&str> = Vec::new();
        for held in last_overridden.get(&item.number).into_iter().flatten() {
            match held.touches(&item.key) {
                Some(Touch::Itself) => add(item.number, &format!("In {last}: {}", held.sentence())),
                _ if held.is_used => behind.push(&held.label),
                _ => {}
            }
        }
        if !behind.is_empty() {
            let words = format!(
                "In {last} it rests on what was typed in over the files: {}.",
                behind.join("; ")
            );
            add(item.number, &words);
        }
    }
    let is_told = |held: &&ReasonedCheck| {
        held.reason.is_empty()
            || data
                .overridden
                .iter()
                .any(|figure| figure.check_key() == held.check.key)
    };
    for held in checks.iter().filter(|held| !is_told(held)) {
        if let Some(item) = held.check.item {
            add(item, &held.reason);
        }
    }
    notes
}
