//! What the files of one import have in common: heads and people are counted over all files of a kind, each of them once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::headcount::{Headcount, Heads, Mark, Outcome, Post};
use domain::kind::Kind;
use store::post::{Change, Changes};
use store::{StoreError, Tx};

use super::overlap::{Held, Overlap, Said};
use super::taking::Taken;

/// People by keyed hash, each with the part that named them first.
type People = HashMap<[u8; 16], u16>;

/// Counts over the files of one import.
#[derive(Debug, Default)]
pub(super) struct Together {
    /// People are told apart by the first 72 bits of their hash: in a list of a million and a half, the chance that any two fall
    /// together is one in four thousand million.
    heads: Heads<[u8; 9]>,
    people: BTreeMap<Kind, People>,
    /// People's cases by their day of entry, each with the part that named it first.
    cases: HashMap<([u8; 16], NaiveDate), u16>,
    applications: Overlap,
    /// Kinds whose files of before were set aside already.
    begun: BTreeSet<Kind>,
    /// Parts so far: files, or sheets of one.
    parts: u16,
}

/// How far the counts had come before a file.
pub(super) struct Before {
    heads: Mark,
    parts: u16,
}

impl Together {
    /// Makes room for another part and gives its number.
    pub(super) fn next_part(&mut self) -> u16 {
        let part = self.parts;
        self.parts = self.parts.saturating_add(1);
        part
    }

    /// Whether a file is the first of its kind in this import.
    pub(super) fn is_first(&mut self, kind: Kind) -> bool {
        self.begun.insert(kind)
    }

    /// Takes a row of a staff list.
    pub(super) fn post(&mut self, person: Option<[u8; 16]>, post: &Post) {
        let short = person.map(|[start @ .., _, _, _, _, _, _, _]| start);
        self.heads.take(short, post);
    }

    /// Whether a person is named for the first time among the files of a kind.
    pub(super) fn is_new(&mut self, kind: Kind, part: u16, person: [u8; 16]) -> bool {
        match self.people.entry(kind).or_default().entry(person) {
            std::collections::hash_map::Entry::Occupied(_) => false,
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(part);
                true
            }
        }
    }

    /// Whether a part before this one has a case of the same person that was entered on the same day.
    pub(super) fn is_case_again(&mut self, part: u16, person: [u8; 16], entered: NaiveDate) -> bool {
        *self.cases.entry((person, entered)).or_insert(part) < part
    }

    /// Takes an application of which something tells it from others.
    pub(super) fn application(&mut self, identity: [u8; 16], is_certain: bool, held: Held) {
        self.applications.take(identity, is_certain, held);
    }

    pub(super) fn before(&self) -> Before {
        Before {
            heads: self.heads.mark(),
            parts: self.parts,
        }
    }

    /// Forgets the counts of a file that is refused after all.
    pub(super) fn forget(&mut self, before: Before) {
        self.heads.back_to(before.heads);
        for people in self.people.values_mut() {
            people.retain(|_, part| *part < before.parts);
        }
        self.cases.retain(|_, part| *part < before.parts);
        self.applications.forget(before.parts);
    }

    /// Decides who stands for whom over all staff lists, and which row for an application that several files have, and puts it into what each came to and, where they are kept, into their rows.
    ///
    /// # Errors
    /// Where the store cannot keep it.
    pub(super) fn settle<'t>(
        self,
        tx: Option<&Tx<'_>>,
        said: Said<'_>,
        parts: impl Iterator<Item = &'t mut Taken>,
    ) -> Result<Headcount, StoreError> {
        let heads = self.heads.finish();
        let mut parts: BTreeMap<u16, &mut Taken> = parts.map(|taken| (taken.part, taken)).collect();
        let mut changes = tx.map(Changes::new);
        for (at, outcome) in &heads.changed {
            let Some(taken) = parts.get_mut(&at.part) else { continue };
            let change = match *outcome {
                Outcome::Counted(origin) => Change::Borrow(origin),
                Outcome::LeftOut(reason) => {
                    taken.used -= 1;
                    taken.people -= 1;
                    *taken.left_out.entry(reason.key().to_owned()).or_default() += 1;
                    Change::LeaveOut(reason)
                }
            };
            let place = changes.as_mut().zip(taken.file).filter(|_| !taken.undecided);
            if let Some((changes, file)) = place {
                changes.change(file, at.row, change)?;
            }
        }
        self.applications.settle(tx, said, &mut parts)?;
        Ok(heads)
    }
}
