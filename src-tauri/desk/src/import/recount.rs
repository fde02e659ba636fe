//! Counting the heads of a staff list anew when one of several lists is removed: who stood there may stand in another as well.

use std::collections::BTreeMap;

use domain::headcount::{At, Heads, Outcome, Post};
use domain::workforce::LeftOut;
use files::read::Kind;
use store::application::Shared;
use store::post::{Change, Changes};
use store::{StoreError, Tx};

use super::overlap::SAME;

/// Reasons for which the rules, and not the reader, leave an application out.
const FROM_RULES: [&str; 2] = ["not_shortlisted", "out_of_period"];

/// Decides anew, over the staff lists that are left, which row stands for each person.
///
/// # Errors
/// Where the store cannot be read or written.
pub(crate) fn staff(tx: &Tx<'_>, year: u16) -> Result<(), StoreError> {
    let files = store::file::current(tx, year, Kind::Staff)?;
    let mut heads: Heads<[u8; 16]> = Heads::default();
    let mut counts: Vec<BTreeMap<String, u32>> = Vec::new();
    for (part, file) in (0_u16..).zip(&files) {
        store::post::give_back(tx, *file)?;
        let posts = store::post::of_file(tx, *file)?;
        let mut outcomes: BTreeMap<String, u32> = BTreeMap::new();
        for row in store::assignment::of_file(tx, *file)? {
            let Some(said) = posts.get(&row.post) else { continue };
            let outcome = said.left_out.map_or(store::COUNTED, LeftOut::key);
            *outcomes.entry(outcome.to_owned()).or_default() += 1;
            let post = Post {
                at: At { part, row: row.row },
                origin: said.origin,
                band: said.band,
                fte: row.fte,
                primary: said.primary,
                left_out: said.left_out,
            };
            heads.take(Some(row.person.0), &post);
        }
        counts.push(outcomes);
    }
    let mut changes = Changes::new(tx);
    for (at, outcome) in heads.finish().changed {
        let part = usize::from(at.part);
        let (Some(file), Some(outcomes)) = (files.get(part), counts.get_mut(part)) else {
            continue;
        };
        match outcome {
            Outcome::Counted(origin) => changes.change(*file, at.row, Change::Borrow(origin))?,
            Outcome::LeftOut(reason) => {
                changes.change(*file, at.row, Change::LeaveOut(reason))?;
                *outcomes.entry(store::COUNTED.to_owned()).or_default() -= 1;
                *outcomes.entry(reason.key().to_owned()).or_default() += 1;
            }
        }
    }
    for (file, mut outcomes) in files.into_iter().zip(counts) {
        let used = outcomes.remove(store::COUNTED).unwrap_or(0);
        let Some(kept) = store::file::get(tx, file)? else {
            continue;
        };
        // What the reader left out stands beside what the rules left out, and does not change.
        let before: BTreeMap<String, u32> = serde_json::from_str(&kept.file.left_out).unwrap_or_default();
        for (reason, rows) in before {
            if LeftOut::from_key(&reason).is_none() {
                outcomes.insert(reason, rows);
            }
        }
        let left_out = serde_json::to_string(&outcomes).unwrap_or_default();
        store::file::recount(tx, file, used, used, &left_out)?;
    }
    Ok(())
}

/// Decides anew, over the recruitment lists that are left, which row counts for each application that several of them held.
///
/// # Errors
/// Where the store cannot be read or written.
pub(crate) fn applications(tx: &Tx<'_>, year: u16) -> Result<(), StoreError> {
    let files = store::file::current(tx, year, Kind::Recruitment)?;
    let mut held: BTreeMap<[u8; 16], Vec<Shared>> = BTreeMap::new();
    let mut overlapping = Vec::new();
    for file in files {
        let shared = store::application::shared(tx, file)?;
        if !shared.is_empty() {
            overlapping.push(file);
        }
        for row in shared {
            held.entry(row.identity).or_default().push(row);
        }
    }
    for rows in held.into_values() {
        // Of equal stages the first file's counts.
        let counts = rows
            .iter()
            .rev()
            .max_by_key(|row| row.stage)
            .map(|row| (row.file, row.row));
        for row in &rows {
            let outcome = if counts == Some((row.file, row.row)) {
                &row.alone
            } else {
                SAME
            };
            if *outcome != row.outcome {
                let outcome = outcome.to_owned();
                store::application::share(tx, &Shared { outcome, ..row.clone() })?;
            }
        }
    }
    for file in overlapping {
        let Some(kept) = store::file::get(tx, file)? else {
            continue;
        };
        let before: BTreeMap<String, u32> = serde_json::from_str(&kept.file.left_out).unwrap_or_default();
        let mut outcomes = store::outcome::tally(tx, file)?;
        let used = outcomes.remove(store::COUNTED).unwrap_or(0);
        // What the reader left out is no row in the store.
        for (reason, rows) in before {
            if reason != SAME && !FROM_RULES.contains(&reason.as_str()) {
                outcomes.insert(reason, rows);
            }
        }
        let told: u32 = outcomes.values().sum::<u32>() + used;
        let twice_in_one_file = kept.file.rows_read.saturating_sub(told);
        if twice_in_one_file > 0 {
            *outcomes.entry(SAME.to_owned()).or_default() += twice_in_one_file;
        }
        let left_out = serde_json::to_string(&outcomes).unwrap_or_default();
        store::file::recount(tx, file, used, 0, &left_out)?;
    }
    Ok(())
}
