//! The levels, their rules, and hiding whole rows.
//!
//! A row with one small number is hidden altogether, and further rows are hidden until nothing small can be found by taking what is shown
//! away from a total.

use crate::ethnicity::{Group, Triple};
use crate::survey::SurveyResult;

/// For whom numbers are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Level {
    /// For those who do the counting: nothing is hidden.
    #[default]
    Working,
    /// For a paper inside the organisation.
    Internal,
    /// For the public.
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
}

/// A level with the largest count that it hides: by what the reference data says, or what the trust chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    level: Level,
    hides_up_to: u32,
}

impl Rule {
    /// For those who do the counting: nothing is hidden.
    pub const WORKING: Self = Self::new(Level::Working, 0);

    /// A rule of a level. The working level hides nothing, whatever is said.
    pub const fn new(level: Level, hides_up_to: u32) -> Self {
        let hides_up_to = match level {
            Level::Working => 0,
            Level::Internal | Level::Public => hides_up_to,
        };
        Self { level, hides_up_to }
    }

    /// For whom it is.
    pub const fn level(self) -> Level {
        self.level
    }

    /// The level's key.
    pub const fn key(self) -> &'static str {
        self.level.key()
    }

    /// Whether it is for those who do the counting.
    pub fn is_working(self) -> bool {
        self.level == Level::Working
    }

    /// The largest count that is hidden; 0 where none is.
    pub const fn hides_up_to(self) -> u32 {
        self.hides_up_to
    }

    /// What a document says of how its small numbers were hidden, cell by cell.
    pub fn sentence(self) -> String {
        match self.hides_up_to {
            0 => "Nothing is hidden: these are true counts, for those who do the counting.".to_owned(),
            most => format!(
                "Counts of 1 to {most} are not shown (shown as *), nor are others from which they could be worked out, nor percentages and \
                 ratios made of any of them. A count of 0 is shown."
            ),
        }
    }

    /// Whether a count is hidden. Nought is shown: it speaks of nobody.
    pub const fn is_small(self, count: u32) -> bool {
        count > 0 && count <= self.hides_up_to
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

    /// [`Rule::hidden_rows`] of rows with any counts, some of which are hidden `already`, as another table beside this one hides them.
    /// The first counts of a row say how many people it is of.
    pub fn hidden_beside<const COUNTS: usize>(self, rows: &[[u32; COUNTS]], already: &[bool]) -> Vec<bool> {
        let is_somebody = |row: &[u32; COUNTS]| row.iter().any(|count| *count > 0);
        let is_small = |row: &[u32; COUNTS]| row.iter().any(|count| self.is_small(*count));
        let mut hidden: Vec<bool> = rows
            .iter()
            .enumerate()
            .map(|(index, row)| already.get(index).copied().unwrap_or(false) || is_small(row))
            .collect();
        if self.hides_up_to == 0 || !hidden.contains(&true) {
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
