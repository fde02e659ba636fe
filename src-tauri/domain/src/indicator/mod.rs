//! The nine indicators, in order, one file for each kind of reckoning.

pub mod aspiration;
pub mod board_gap;
pub mod disparity;
pub mod pooled;
pub mod relative_likelihood;
pub mod representation;
pub mod survey_gap;

use crate::counts::Counts;
use crate::ethnicity::Triple;
use crate::rules::RulePack;

pub use aspiration::{Aim, Aspiration};
pub use board_gap::BoardGap;
pub use disparity::Disparity;
pub use pooled::Pooled;
pub use relative_likelihood::{FourFifths, NotCalculable, Ratio, RelativeLikelihood, TwoYears};
pub use representation::{Representation, Senior, SeniorReading};
pub use survey_gap::SurveyGap;

/// The nine indicators of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicators {
    /// Indicator 1, where a workforce is held.
    pub representation: Option<Representation>,
    /// Indicator 2, where applications are held.
    pub appointment: Option<RelativeLikelihood>,
    /// Indicator 3, where cases and a workforce are held.
    pub disciplinary: Option<RelativeLikelihood>,
    /// Indicator 3 with the mean of two years' people, where last year's are held.
    pub disciplinary_two_years: Option<TwoYears>,
    /// Indicator 4, where learning and a workforce are held.
    pub training: Option<RelativeLikelihood>,
    /// Indicators 5, 6, 7 and 8.
    pub survey: [Option<SurveyGap>; 4],
    /// Indicator 9, where a board and a workforce are held.
    pub board: Option<BoardGap>,
}

/// Computes the nine from a year's counts, and from last year's people in the disciplinary process where they are held.
pub fn compute(counts: &Counts, disciplined_last_year: Option<Triple>, rules: &RulePack) -> Indicators {
    let staff = counts.staff();
    let disciplinary = counts
        .casework
        .zip(staff)
        .map(|(cases, staff)| relative_likelihood::compute(Ratio::Disciplinary, staff, cases.people, rules));
    let survey = |index: usize, number: u8| {
        (!counts.survey[index].is_empty()).then(|| survey_gap::compute(number, counts.survey[index], rules))
    };
    Indicators {
        representation: counts
            .workforce
            .as_ref()
            .map(|workforce| representation::compute(workforce, rules)),
        appointment: counts
            .recruitment
            .map(|held| relative_likelihood::compute(Ratio::Appointment, held.shortlisted, held.appointed, rules)),
        disciplinary_two_years: disciplinary
            .as_ref()
            .zip(disciplined_last_year)
            .map(|(this_year, last_year)| relative_likelihood::two_years(this_year, last_year)),
        disciplinary,
        training: counts
            .training
            .zip(staff)
            .map(|(people, staff)| relative_likelihood::compute(Ratio::Training, staff, people, rules)),
        survey: [survey(0, 5), survey(1, 6), survey(2, 7), survey(3, 8)],
        board: counts
            .board
            .zip(staff)
            .map(|(board, staff)| board_gap::compute(board, staff, rules)),
    }
}
