//! Indicator 9: the board beside the workforce.
//!
//! **What it measures.** How far the board's BME share is from that of the workforce.
//! **Who is counted.** Every member of the board on the snapshot date, the chair and non-executives included, by vote and by office.
//! **Formula.** BME share of the board (or of its voting or executive members) minus BME share of the workforce, in percentage
//! points, people of unknown ethnicity in both denominators.
//! **Direction.** Worse where it is negative.
//! **When it cannot be calculated.** A part of the board with nobody in it has no share.
//! **Source.** WRES indicators 2023–2025; Kent and Medway 2022 (17 % − 21 % = −4), The Christie 2022 (−0.64).

use crate::board::Board;
use crate::ethnicity::{Group, Triple};
use crate::gap::{State, WorseWhen};
use crate::rules::RulePack;
use crate::statistics::{self, Interval};

/// A part of the board, or the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Every member.
    Total,
    /// Members with a vote.
    Voting,
    /// Members without one.
    NonVoting,
    /// Executive members.
    Executive,
    /// Non-executive members, the chair included.
    NonExecutive,
}

impl Part {
    /// Every part, in the order of the return.
    pub const ALL: [Self; 5] = [
        Self::Total,
        Self::Voting,
        Self::NonVoting,
        Self::Executive,
        Self::NonExecutive,
    ];

    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Voting => "voting",
            Self::NonVoting => "non_voting",
            Self::Executive => "executive",
            Self::NonExecutive => "non_executive",
        }
    }
}

/// Indicator 9, computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BoardGap {
    /// The board.
    pub board: Board,
    /// The workforce it is compared with.
    pub workforce: Triple,
    /// Wilson's interval of the voting members' BME share, percent: what boards appointed by the same odds could look like.
    pub interval: Option<Interval>,
    /// What the counts allow to be said of the voting members.
    pub state: State,
}

/// Computes indicator 9.
pub fn compute(board: Board, workforce: Triple, rules: &RulePack) -> BoardGap {
    let interval = share(board.voting);
    // Members and staff of unknown ethnicity say nothing about the difference, so they cannot make enough people of too few.
    let few = board.voting.stated() < rules.too_few.people || workforce.stated() == 0;
    let state = match (&interval, workforce.percent(Group::Bme)) {
        (Some(_), Some(_)) if few => State::TooFew,
        (Some(interval), Some(percent)) => WorseWhen::Lower.read(interval, percent),
        _ => State::Missing,
    };
    BoardGap {
        board,
        workforce,
        interval,
        state,
    }
}

/// Wilson's interval of a part's BME share, percent.
fn share(part: Triple) -> Option<Interval> {
    statistics::wilson(f64::from(part.bme), f64::from(part.total())).map(Interval::in_percent)
}

impl BoardGap {
    /// The members of a part.
    pub fn members(&self, part: Part) -> Triple {
        match part {
            Part::Total => self.board.total(),
            Part::Voting => self.board.voting,
            Part::NonVoting => self.board.non_voting,
            Part::Executive => self.board.executive,
            Part::NonExecutive => self.board.non_executive,
        }
    }

    /// Wilson's interval of a part's BME share, percent: what such a part, filled by the same odds, could look like.
    pub fn share_interval(&self, part: Part) -> Option<Interval> {
        share(self.members(part))
    }

    /// BME share of a part of the board minus BME share of the workforce, in percentage points.
    pub fn difference(&self, part: Triple) -> Option<f64> {
        self.difference_of(part, Group::Bme)
    }

    /// The same difference for any group; the return prints all three.
    pub fn difference_of(&self, part: Triple, group: Group) -> Option<f64> {
        part.percent(group)
            .zip(self.workforce.percent(group))
            .map(|(board, workforce)| board - workforce)
    }
}
