//! From rows to heads: which post stands for a person, and with which origin.
//!
//! Rows come one by one and are held in 24 bytes each, so that a list of any length can be counted without holding it. What a
//! row says of itself is decided before it gets here ([`crate::workforce::Assignment::left_out`]).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::ethnicity::{Group, Origin, Triple};
use crate::workforce::{Assignment, Band, LeftOut};

/// Where a row stands: which part of the list (a file, or a sheet of one), counted from 0, and its row number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Part of the list, from 0.
    pub part: u16,
    /// Row number, from 1.
    pub row: u32,
}

/// What became of one row: counted with this origin, or left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The row stands for a person, who is counted with this origin (which may come from another row of theirs).
    Counted(Origin),
    /// The row does not count, and why.
    LeftOut(LeftOut),
}

/// What a row needs to say to be counted or not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Post {
    /// Where the row stands.
    pub at: At,
    /// Ethnic origin on this row.
    pub origin: Origin,
    /// Band, where it is known.
    pub band: Option<Band>,
    /// Full-time equivalent, where given.
    pub fte: Option<f64>,
    /// Whether the list marks the post as the person's primary one, where it says.
    pub primary: Option<bool>,
    /// Why the row cannot stand for a person; `None` if it can.
    pub left_out: Option<LeftOut>,
}

impl Post {
    /// The post of an assignment, on a snapshot date.
    pub fn of(assignment: &Assignment, part: u16, snapshot: chrono::NaiveDate) -> Self {
        Self {
            at: At {
                part,
                row: assignment.row,
            },
            origin: assignment.origin,
            band: assignment.band,
            fte: assignment.fte,
            primary: assignment.primary,
            left_out: assignment.left_out(snapshot),
        }
    }

    /// What the row comes to if no other row of the person has a say.
    pub fn alone(&self) -> Outcome {
        self.left_out.map_or(Outcome::Counted(self.origin), Outcome::LeftOut)
    }
}

/// A staff list turned into heads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headcount {
    /// Rows whose outcome is not what they come to [alone](Post::alone), in the order of the list.
    pub changed: Vec<(At, Outcome)>,
    /// People counted, by group.
    pub people: Triple,
    /// Rows left out, by reason.
    pub left_out: BTreeMap<LeftOut, u32>,
    /// Deciding rows of people whose own rows state two different groups; the deciding post's was used.
    pub conflicting_origins: Vec<At>,
    /// Deciding rows of people with another post that nothing tells apart from it (primary, full-time equivalent and band
    /// alike); the first of them was used.
    pub ties: Vec<At>,
    /// Deciding rows of people of whose posts several are marked as the primary one.
    pub several_primary: Vec<At>,
    /// People with more than one post that could have counted.
    pub people_with_two_posts: u32,
    /// Of these, people whose posts stand in more than one part of the list.
    pub people_in_several_parts: u32,
}

impl Headcount {
    fn leave_out(&mut self, reason: LeftOut) {
        *self.left_out.entry(reason).or_default() += 1;
    }
}

/// A row, packed.
#[derive(Debug, Clone, Copy)]
struct Held<K> {
    person: K,
    row: u32,
    /// Only compared with one another, so that single precision does.
    fte: f32,
    part: u16,
    category: u8,
    group: Group,
    band: Option<Band>,
    primary: Option<bool>,
    left_out: Option<LeftOut>,
}

impl<K> Held<K> {
    fn at(&self) -> At {
        At {
            part: self.part,
            row: self.row,
        }
    }

    fn origin(&self) -> Origin {
        Origin {
            category: (self.category > 0).then_some(char::from(self.category)),
            group: self.group,
        }
    }
}

/// Counts heads while the rows of a staff list go by. `K` tells one person from another; nothing else is known of it.
///
/// The primary post decides the row, else the largest full-time equivalent, else the highest band, else the first row. A stated
/// origin beats an unknown one; of two stated ones the deciding post's is used and the person is listed. Rows without a number
/// cannot be told to be one person, so each is a head: joining them would make many people one. Source: choices settled for
/// the command, "who is staff" and "ethnicity of a person".
#[derive(Debug, Clone)]
pub struct Heads<K> {
    rows: Vec<Held<K>>,
    found: Headcount,
}

impl<K: Ord + Copy> Default for Heads<K> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            found: Headcount::default(),
        }
    }
}

/// How far a count had come, see [`Heads::mark`].
#[derive(Debug, Clone)]
pub struct Mark {
    rows: usize,
    found: Headcount,
}

impl<K: Ord + Copy> Heads<K> {
    /// How far the count has come, to go [back to](Self::back_to) it.
    pub fn mark(&self) -> Mark {
        Mark {
            rows: self.rows.len(),
            found: self.found.clone(),
        }
    }

    /// Forgets every row taken since the mark: those of a part that turns out not to belong to the list.
    pub fn back_to(&mut self, mark: Mark) {
        self.rows.truncate(mark.rows);
        self.found = mark.found;
    }

    /// Takes one row. Without a person it is a head of its own, if it can count.
    pub fn take(&mut self, person: Option<K>, post: &Post) {
        let Some(person) = person else {
            match post.left_out {
                Some(reason) => self.found.leave_out(reason),
                None => self.found.people.count(post.origin.group),
            }
            return;
        };
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a full-time equivalent is a small number"
        )]
        let fte = post.fte.unwrap_or(0.0) as f32;
        self.rows.push(Held {
            person,
            row: post.at.row,
            fte,
            part: post.at.part,
            category: post
                .origin
                .category
                .and_then(|letter| u8::try_from(letter).ok())
                .unwrap_or(0),
            group: post.origin.group,
            band: post.band,
            primary: post.primary,
            left_out: post.left_out,
        });
    }

    /// Decides, person by person.
    pub fn finish(mut self) -> Headcount {
        self.rows
            .sort_unstable_by(|a, b| a.person.cmp(&b.person).then(a.at().cmp(&b.at())));
        for rows in self.rows.chunk_by(|a, b| a.person == b.person) {
            decide(rows, &mut self.found);
        }
        self.found.changed.sort_unstable_by_key(|(at, _)| *at);
        self.found.conflicting_origins.sort_unstable();
        self.found.ties.sort_unstable();
        self.found.several_primary.sort_unstable();
        self.found
    }
}

/// Decides for one person, whose rows are in the order of the list.
fn decide<K>(rows: &[Held<K>], found: &mut Headcount) {
    let Some(deciding) = deciding_post(rows) else {
        for row in rows {
            if let Some(reason) = row.left_out {
                found.leave_out(reason);
            }
        }
        return;
    };
    let own = rows[deciding].origin();
    // A blank origin may be stated on any other row of the same person, even one that is itself left out; a row that could
    // count is believed first.
    let stated = || rows.iter().filter(|row| row.group != Group::Unknown);
    let origin = if own.is_stated() {
        own
    } else {
        stated()
            .find(|row| row.left_out.is_none())
            .or_else(|| stated().next())
            .map_or(own, Held::origin)
    };
    let at = rows[deciding].at();
    if stated().any(|row| row.group != origin.group) {
        found.conflicting_origins.push(at);
    }
    found.people.count(origin.group);
    if origin != own {
        found.changed.push((at, Outcome::Counted(origin)));
    }
    let mut posts = 0;
    let mut primary = 0;
    let mut tied = false;
    for (index, row) in rows.iter().enumerate() {
        if let Some(reason) = row.left_out {
            found.leave_out(reason);
            continue;
        }
        posts += 1;
        primary += u32::from(row.primary == Some(true));
        if index != deciding {
            tied |= order(row, &rows[deciding]).is_eq();
            found.leave_out(LeftOut::SecondPost);
            found.changed.push((row.at(), Outcome::LeftOut(LeftOut::SecondPost)));
        }
    }
    found.people_with_two_posts += u32::from(posts > 1);
    let is_elsewhere = |row: &Held<K>| row.left_out.is_none() && row.part != rows[deciding].part;
    found.people_in_several_parts += u32::from(rows.iter().any(is_elsewhere));
    if tied {
        found.ties.push(at);
    }
    if primary > 1 {
        found.several_primary.push(at);
    }
}

/// The index of the post that decides a person's row; `None` where none can.
fn deciding_post<K>(rows: &[Held<K>]) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (index, row) in rows.iter().enumerate() {
        if row.left_out.is_none() && best.is_none_or(|held| order(row, &rows[held]).is_gt()) {
            best = Some(index);
        }
    }
    best
}

/// Which of two posts of a person has the better claim to stand for them.
fn order<K>(one: &Held<K>, other: &Held<K>) -> Ordering {
    (one.primary == Some(true))
        .cmp(&(other.primary == Some(true)))
        .then_with(|| one.fte.total_cmp(&other.fte))
        .then_with(|| one.band.map(Band::rank).cmp(&other.band.map(Band::rank)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_held_in_few_bytes() {
        assert_eq!(
            size_of::<Held<[u8; 9]>>(),
            24,
            "a list of a million and a half rows must fit beside everything else in a hundred megabytes"
        );
    }
}
