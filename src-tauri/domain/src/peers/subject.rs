//! What can be compared between trusts: a measure of an indicator for one group.

use crate::gap::{Unit, WorseWhen};
use crate::indicator::survey_gap;

/// A measure that tables of all trusts and peer cards hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Subject {
    /// BME share of the workforce, indicator 1.
    Workforce,
    /// BME share of very senior managers, indicator 1.
    VerySenior,
    /// The ratio of indicator 2, 3 or 4.
    Ratio(u8),
    /// The percentage of White staff, indicators 5 to 8.
    SurveyWhite(u8),
    /// The percentage of BME staff, indicators 5 to 8.
    SurveyBme(u8),
    /// BME share of the whole board, indicator 9.
    Board,
    /// BME share of the whole board minus that of the workforce, indicator 9.
    BoardDifference,
}

impl Subject {
    /// Every subject, in the order of the indicators.
    pub const ALL: [Self; 15] = [
        Self::Workforce,
        Self::VerySenior,
        Self::Ratio(2),
        Self::Ratio(3),
        Self::Ratio(4),
        Self::SurveyBme(5),
        Self::SurveyWhite(5),
        Self::SurveyBme(6),
        Self::SurveyWhite(6),
        Self::SurveyBme(7),
        Self::SurveyWhite(7),
        Self::SurveyBme(8),
        Self::SurveyWhite(8),
        Self::Board,
        Self::BoardDifference,
    ];

    /// The key used in files, answers and JSON: `1.workforce`, `2.ratio`, `5.bme`, `9.board`.
    pub fn key(self) -> String {
        match self {
            Self::Workforce => "1.workforce".to_owned(),
            Self::VerySenior => "1.vsm".to_owned(),
            Self::Ratio(number) => format!("{number}.ratio"),
            Self::SurveyWhite(number) => format!("{number}.white"),
            Self::SurveyBme(number) => format!("{number}.bme"),
            Self::Board => "9.board".to_owned(),
            Self::BoardDifference => "9.difference".to_owned(),
        }
    }

    /// Reads a key written by [`Subject::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.key() == key)
    }

    /// The indicator, 1 to 9.
    pub const fn indicator(self) -> u8 {
        match self {
            Self::Workforce | Self::VerySenior => 1,
            Self::Ratio(number) | Self::SurveyWhite(number) | Self::SurveyBme(number) => number,
            Self::Board | Self::BoardDifference => 9,
        }
    }

    /// What it is measured in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Ratio(_) => Unit::Ratio,
            Self::BoardDifference => Unit::Points,
            _ => Unit::Percent,
        }
    }

    /// Which way it is worse for BME people; `None` for what only describes.
    pub const fn worse(self) -> Option<WorseWhen> {
        match self {
            Self::Workforce | Self::SurveyWhite(_) => None,
            Self::VerySenior | Self::Board | Self::BoardDifference => Some(WorseWhen::Lower),
            Self::Ratio(_) => Some(WorseWhen::Higher),
            Self::SurveyBme(number) => Some(survey_gap::worse_when(number)),
        }
    }

    /// What is measured, in a few words that can begin a line.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Workforce => "BME share of the workforce",
            Self::VerySenior => "BME share of very senior managers",
            Self::Ratio(2) => "Likelihood of appointment from shortlisting, White ÷ BME applicants",
            Self::Ratio(3) => "Likelihood of entering the formal disciplinary process, BME ÷ White staff",
            Self::Ratio(_) => "Likelihood of non-mandatory training, White ÷ BME staff",
            Self::SurveyWhite(5) => "White staff harassed, bullied or abused by patients or the public",
            Self::SurveyWhite(6) => "White staff harassed, bullied or abused by staff",
            Self::SurveyWhite(7) => "White staff who believe in equal opportunities",
            Self::SurveyWhite(_) => "White staff discriminated against at work",
            Self::SurveyBme(5) => "BME staff harassed, bullied or abused by patients or the public",
            Self::SurveyBme(6) => "BME staff harassed, bullied or abused by staff",
            Self::SurveyBme(7) => "BME staff who believe in equal opportunities",
            Self::SurveyBme(_) => "BME staff discriminated against at work",
            Self::Board => "BME share of the board",
            Self::BoardDifference => "BME share of the board minus that of the workforce",
        }
    }
}
