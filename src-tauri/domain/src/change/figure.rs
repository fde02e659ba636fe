//! Of which figures a change is split, and what its parts may come from.

use crate::indicator::relative_likelihood::Ratio;

/// A figure of which the change is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Indicator 1: BME share of the whole workforce, percent.
    WorkforceShare,
    /// Indicator 1: BME share of bands 8a to 9 and very senior managers, percent.
    SeniorShare,
    /// Indicators 2, 3 and 4: the ratio.
    Likelihood(Ratio),
    /// Indicators 5 to 8: BME percentage minus White percentage, in points.
    Survey(u8),
    /// Indicator 9: BME share of the voting members minus BME share of the workforce, in points.
    Board,
}

impl Figure {
    /// The figures of an indicator, 1 to 9.
    pub const fn of(indicator: u8) -> &'static [Self] {
        match indicator {
            1 => &[Self::WorkforceShare, Self::SeniorShare],
            2 => &[Self::Likelihood(Ratio::Appointment)],
            3 => &[Self::Likelihood(Ratio::Disciplinary)],
            4 => &[Self::Likelihood(Ratio::Training)],
            5 => &[Self::Survey(5)],
            6 => &[Self::Survey(6)],
            7 => &[Self::Survey(7)],
            8 => &[Self::Survey(8)],
            9 => &[Self::Board],
            _ => &[],
        }
    }

    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::WorkforceShare => "workforce_bme_percent",
            Self::SeniorShare => "senior_bme_percent",
            Self::Likelihood(_) => "relative_likelihood",
            Self::Survey(_) => "difference_points",
            Self::Board => "voting_difference_points",
        }
    }

    /// What it is measured in: `percent`, `ratio` or `points`.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::WorkforceShare | Self::SeniorShare => "percent",
            Self::Likelihood(_) => "ratio",
            Self::Survey(_) | Self::Board => "points",
        }
    }

    /// The indicator it belongs to.
    pub const fn indicator(self) -> u8 {
        match self {
            Self::WorkforceShare | Self::SeniorShare => 1,
            Self::Likelihood(Ratio::Appointment) => 2,
            Self::Likelihood(Ratio::Disciplinary) => 3,
            Self::Likelihood(Ratio::Training) => 4,
            Self::Survey(number) => number,
            Self::Board => 9,
        }
    }
}

/// What a part of a change comes from, in the order in which parts are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The year's rules count otherwise than last year's.
    Definition,
    /// People held in both years whose ethnicity was unknown and is known now.
    Told,
    /// People held in both years whose ethnicity is recorded otherwise than before.
    Recorded,
    /// People who are not counted any more.
    Left,
    /// People held in both years who stand in another band or section.
    Moved,
    /// People who were not counted before.
    Joined,
    /// The rate, or the answers, of White people.
    White,
    /// The rate, or the answers, of BME people.
    Bme,
    /// The members of the board.
    Members,
    /// The workforce that the board is compared with.
    Workforce,
    /// Everything that happened, where it cannot be told apart.
    Counts,
}

impl Cause {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Told => "unknown_became_known",
            Self::Recorded => "recorded_otherwise",
            Self::Left => "left",
            Self::Moved => "moved",
            Self::Joined => "joined",
            Self::White => "white_rate",
            Self::Bme => "bme_rate",
            Self::Members => "board_members",
            Self::Workforce => "workforce",
            Self::Counts => "counts",
        }
    }
}
