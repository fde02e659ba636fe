//! Hiding small numbers in what leaves the team that counts them.
//!
//! Works on whole rows: a row with one small number is hidden altogether, and further rows are hidden until nothing small can be found
//! by taking what is shown away from a total. The return itself never passes through here; it carries true counts.
//!
//! No rule for the standard itself was found; the levels follow the practice of other bodies (Model Health System: below 7) and are a
//! convention of this program.

use crate::ethnicity::{Group, Triple};
use crate::survey::SurveyResult;

/// For whom numbers are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Level {
    /// For those who do the counting: nothing is hidden.
    #[default]
    Working,
    /// For a paper inside the organisation: counts of 1 to 4 are hidden.
    Internal,
    /// For the public: counts of 1 to 6 are hidden.
    Public,
}

impl Level {
    /// Every level, the most open first.
    pub const ALL: [Self; 3] = [Self::Working, Self::Internal, Self::Public];

    /// The key used on the command line and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }

    /// Reads a key written by [`Level::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }

    /// The largest count that is hidden; 0 where none is.
    pub const fn hides_up_to(self) -> u32 {
        match self {
            Self::Working => 0,
            Self::Internal => 4,
            Self::Public => 6,
        }
    }

    /// Whether a count is hidden. Nought is shown: it speaks of nobody.
    pub const fn is_small(self, count: u32) -> bool {
        count > 0 && count <= self.hides_up_to()
    }

    /// Whether any number of a triple is hidden, and with it the whole triple.
    pub fn hides(self, people: Triple) -> bool {
        Group::ALL.into_iter().any(|group| self.is_small(people.get(group)))
    }

    /// Whether the counts of a part of a whole are hidden: where the whole, the part, or what is left without it is small. The ratio and
    /// everything worked out from it are hidden with them.
    pub fn hides_part(self, whole: Triple, part: Triple) -> bool {
        let rest = |group: Group| whole.get(group).saturating_sub(part.get(group));
        self.hides(whole) || self.hides(part) || Group::ALL.into_iter().any(|group| self.is_small(rest(group)))
    }

    /// Whether survey percentages are hidden, since a few people gave them: with the number of the one group known, percentages and interval
    /// would tell the other's.
    pub fn hides_survey(self, held: &SurveyResult) -> bool {
        [held.white_responses, held.bme_responses]
            .into_iter()
            .flatten()
            .any(|responses| self.is_small(responses))
    }

    /// Which rows are hidden of rows that add up to a total that is shown.
    ///
    /// Of the hidden rows together, what the total gives away is never a small number and never speaks of one row alone. Where that
    /// cannot be had, every row with anybody in it is hidden.
    pub fn hidden_rows(self, rows: &[Triple]) -> Vec<bool> {
        let rows: Vec<[u32; 3]> = rows.iter().map(|row| [row.white, row.bme, row.unknown]).collect();
        self.hidden_beside(&rows, &[])
    }

    /// [`Level::hidden_rows`] of rows with any counts, some of which are hidden `already`, as another table beside this one hides them.
    /// The first counts of a row say how many people it is of.
    pub fn hidden_beside<const COUNTS: usize>(self, rows: &[[u32; COUNTS]], already: &[bool]) -> Vec<bool> {
        let is_somebody = |row: &[u32; COUNTS]| row.iter().any(|count| *count > 0);
        let is_small = |row: &[u32; COUNTS]| row.iter().any(|count| self.is_small(*count));
        let mut hidden: Vec<bool> = rows
            .iter()
            .enumerate()
            .map(|(index, row)| already.get(index).copied().unwrap_or(false) || is_small(row))
            .collect();
        if self.hides_up_to() == 0 || !hidden.contains(&true) {
            return hidden;
        }
        loop {
            let mut together = [0_u32; COUNTS];
            let mut number = 0;
            for (row, _) in rows
                .iter()
                .zip(&hidden)
                .filter(|(row, hidden)| **hidden && is_somebody(row))
            {
                number += 1;
                for (sum, count) in together.iter_mut().zip(row) {
                    *sum = sum.saturating_add(*count);
                }
            }
            // A hidden row of nobody says nothing, so it hides nothing either.
            if number != 1 && !is_small(&together) {
                return hidden;
            }
            let people = |row: &[u32; COUNTS]| row.iter().take(3).map(|count| u64::from(*count)).sum::<u64>();
            let shown = rows
                .iter()
                .zip(&hidden)
                .enumerate()
                .filter(|(_, (row, hidden))| !**hidden && is_somebody(row));
            match shown.min_by_key(|(_, (row, _))| people(row)).map(|(index, _)| index) {
                Some(next) => hidden[next] = true,
                None => return hidden,
            }
        }
    }
}
