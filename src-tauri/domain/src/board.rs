//! The board counted for indicator 9.

use chrono::NaiveDate;

use crate::ethnicity::{Group, Triple};

/// One member of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Member {
    /// Row number in the sheet.
    pub row: u32,
    /// The member's group.
    pub group: Group,
    /// Executive rather than non-executive.
    pub executive: bool,
    /// Has a vote.
    pub voting: bool,
    /// First day on the board, where given.
    #[cfg_attr(feature = "serde", serde(with = "crate::days"))]
    pub start: Option<NaiveDate>,
    /// Last day on the board; `None` is open.
    #[cfg_attr(feature = "serde", serde(with = "crate::days"))]
    pub end: Option<NaiveDate>,
}

impl Member {
    /// Whether the member sat on the board on a day.
    pub fn sits_on(&self, day: NaiveDate) -> bool {
        self.start.is_none_or(|first| first <= day) && self.end.is_none_or(|last| last >= day)
    }
}

/// A board's members by vote and by office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Board {
    /// Members with a vote.
    pub voting: Triple,
    /// Members without one.
    pub non_voting: Triple,
    /// Executive members.
    pub executive: Triple,
    /// Non-executive members, the chair included.
    pub non_executive: Triple,
}

impl Board {
    /// Every member.
    pub fn total(&self) -> Triple {
        self.voting + self.non_voting
    }

    /// Counts the members who sit on a day.
    pub fn of<'member>(members: impl IntoIterator<Item = &'member Member>, day: NaiveDate) -> Self {
        let mut board = Self::default();
        for member in members.into_iter().filter(|member| member.sits_on(day)) {
            if member.voting {
                &mut board.voting
            } else {
                &mut board.non_voting
            }
            .count(member.group);
            if member.executive {
                &mut board.executive
            } else {
                &mut board.non_executive
            }
            .count(member.group);
        }
        board
    }
}
