//! Counting the heads of a staff list anew when one of several lists is removed: who stood there may stand in another as well.

use std::collections::BTreeMap;

use domain::headcount::{At, Heads, Outcome, Post};
use domain::workforce::LeftOut;
use files::read::Kind;
use store::{StoreError, Tx};

/// Decides anew, over the staff lists that are left, which row stands for each person.
///
/// # Errors
/// Where the store cannot be read or written.
pub(crate) fn staff(tx: &Tx<'_>, year: u16) -> Result<(), StoreError> {
    let files = store::file::current(tx, year, Kind::Staff)?;
    let mut heads: Heads<[u8; 16]> = Heads::default();
    let mut counts: Vec<BTreeMap<String, u32>> = Vec::new();
    for (part, file) in (0_u16..).zip(&files) {
        store::assignment::give_back(tx, *file)?;
        let mut outcomes: BTreeMap<String, u32> = BTreeMap::new();
        for row in store::assignment::of_file(tx, *file)? {
            let outcome = row.left_out.map_or(store::COUNTED, LeftOut::key);
            *outcomes.entry(outcome.to_owned()).or_default() += 1;
            let post = Post {
                at: At { part, row: row.row },
                origin: row.origin,
                band: row.band,
                fte: row.fte,
                primary: row.primary,
                left_out: row.left_out,
            };
            heads.take(Some(row.person.0), &post);
        }
        counts.push(outcomes);
    }
    for (at, outcome) in heads.finish().changed {
        let part = usize::from(at.part);
        let (Some(file), Some(outcomes)) = (files.get(part), counts.get_mut(part)) else {
            continue;
        };
        match outcome {
            Outcome::Counted(origin) => store::assignment::borrow(tx, *file, at.row, origin)?,
            Outcome::LeftOut(reason) => {
                store::assignment::leave_out(tx, *file, at.row, reason)?;
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
