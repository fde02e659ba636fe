//! Applications that stand in several files of one import, as where two exports have a month in common: each counts once.
//!
//! A vacancy's reference and the application's number are one application wherever they stand, with the furthest stage that any file
//! gives it. A number alone may be used by two systems: there the trust is asked. Two rows whose ethnic groups differ are never taken
//! for one application.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::ethnicity::Group;
use domain::recruitment::Stage;
use store::application::Shared;
use store::{COUNTED, StoreError, Tx};

use super::taking::Taken;

/// Outcome of a row whose application another row counts.
pub(super) const SAME: &str = "same_application";

/// An application as one row gives it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    /// Number of the part.
    pub(super) part: u16,
    pub(super) row: u32,
    pub(super) group: Group,
    pub(super) stage: Stage,
    /// The day that decides its year.
    pub(super) day: Option<NaiveDate>,
    /// What becomes of it by itself.
    pub(super) outcome: &'static str,
}

/// The applications of an import by keyed hash.
#[derive(Debug, Default)]
pub(super) struct Overlap {
    /// Where each was met first, and whether what tells it is certain.
    first: HashMap<[u8; 16], Held>,
    /// Those that a later part has as well, each with whether what tells it is certain.
    again: Vec<([u8; 16], bool, Held)>,
}

/// What the applications of one part came to beside those of the parts before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Repeats {
    /// Applications that another part has as well and that are counted once.
    pub(super) once: u32,
    /// Applications whose number alone says that another part has them as well: somebody must say.
    pub(super) asked: u32,
    /// Applications of which the trust has said whether they are the same.
    pub(super) answered: u32,
    /// Applications of one number and two ethnic groups, which are counted apart.
    pub(super) apart: u32,
}

/// Whether, as the trust says, the applications of a part are those of the same number in another; nothing where it has not said.
pub(super) type Said<'a> = &'a dyn Fn(u16) -> Option<bool>;

impl Overlap {
    /// Takes an application; of those of one part that share a number alone the first stands for all.
    pub(super) fn take(&mut self, identity: [u8; 16], is_certain: bool, held: Held) {
        match self.first.get(&identity) {
            Some(first) if first.part != held.part => self.again.push((identity, is_certain, held)),
            Some(_) => {}
            None => {
                self.first.insert(identity, held);
            }
        }
    }

    /// Forgets the parts from a number on.
    pub(super) fn forget(&mut self, from: u16) {
        self.first.retain(|_, held| held.part < from);
        self.again.retain(|(.., held)| held.part < from);
    }

    /// Decides which row counts for each, and puts it into what each part came to and, where they are kept, into their rows.
    ///
    /// # Errors
    /// Where the store cannot keep it.
    pub(super) fn settle(
        mut self,
        tx: Option<&Tx<'_>>,
        said: Said<'_>,
        parts: &mut BTreeMap<u16, &mut Taken>,
    ) -> Result<(), StoreError> {
        for (identity, is_certain, later) in self.again {
            let Some(first) = self.first.get(&identity).copied() else {
                continue;
            };
            let is_contrary =
                first.group != later.group && first.group != Group::Unknown && later.group != Group::Unknown;
            let is_other_day = matches!((first.day, later.day), (Some(one), Some(other)) if one != other);
            let Some(taken) = parts.get_mut(&later.part) else {
                continue;
            };
            if is_certain && is_contrary {
                taken.repeats.apart += 1;
                continue;
            }
            if !is_certain {
                // Two days, or two groups, speak against one application of which only the number is known.
                let may_be_one = !is_contrary && !is_other_day;
                if !may_be_one {
                    continue;
                }
                let Some(is_same) = said(later.part) else {
                    taken.repeats.asked += 1;
                    continue;
                };
                taken.repeats.answered += 1;
                if !is_same {
                    continue;
                }
            }
            taken.repeats.once += 1;
            let is_further = later.stage > first.stage;
            let (mut counts, other) = if is_further { (later, first) } else { (first, later) };
            let alone = counts.outcome;
            if counts.day.is_none() && other.day.is_some() && counts.outcome == COUNTED && other.outcome != SAME {
                // The other row knows its year.
                counts.day = other.day;
                if other.outcome != "not_shortlisted" {
                    counts.outcome = other.outcome;
                }
            }
            change(tx, parts, &identity, (&other, other.outcome), SAME)?;
            change(tx, parts, &identity, (&counts, alone), counts.outcome)?;
            self.first.insert(identity, counts);
        }
        Ok(())
    }
}

/// Gives a row another outcome than it has by itself.
fn change(
    tx: Option<&Tx<'_>>,
    parts: &mut BTreeMap<u16, &mut Taken>,
    identity: &[u8; 16],
    (held, alone): (&Held, &'static str),
    outcome: &'static str,
) -> Result<(), StoreError> {
    let Some(taken) = parts.get_mut(&held.part) else {
        return Ok(());
    };
    if outcome != alone {
        if alone == COUNTED {
            taken.used = taken.used.saturating_sub(1);
        } else if let Some(rows) = taken.left_out.get_mut(alone) {
            *rows = rows.saturating_sub(1);
        }
        taken.left_out.retain(|_, rows| *rows > 0);
        if outcome == COUNTED {
            taken.used += 1;
        } else {
            *taken.left_out.entry(outcome.to_owned()).or_default() += 1;
        }
    }
    if let Some((tx, file)) = tx.zip(taken.file) {
        let shared = Shared {
            file,
            row: held.row,
            identity: *identity,
            stage: held.stage,
            alone: alone.to_owned(),
            outcome: outcome.to_owned(),
        };
        store::application::share(tx, &shared)?;
    }
    Ok(())
}
