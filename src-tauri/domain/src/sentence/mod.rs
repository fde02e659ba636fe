//! The sentence that says a result, and says it in one direction only.
//!
//! One function for each kind of result. Screen, paper, alternative text and spreadsheet all use these, so that a ratio never travels
//! without its direction: a sentence names who is more likely to do what, and turns a ratio below 1 round rather than print
//! that anybody is "0.66 times as likely". It decides nothing; states and intervals come from elsewhere.

mod board;
mod gap;
mod measures;
mod people;
mod ratio;
mod representation;
mod sure;
mod survey;
mod words;
mod years;

use crate::gap::State;

pub use board::{board, board_part};
pub use gap::{Beside, gap};
pub use measures::{aspiration, aspiration_aim, aspiration_path, disparity};
pub use people::{board_people, ratio_people, representation_people, survey_people};
pub use ratio::{four_fifths, ratio, ratio_of_category, relative_likelihood};
pub use representation::{representation, representation_state, senior_row};
pub use sure::{noise, points_interval, ratio_interval, ratio_test, share_interval, smallest_detectable};
pub use survey::survey;
pub use years::{Shares, pooled, ratio_change, share_change, survey_change};

/// What a state means beside its indicator, in one sentence.
pub fn state(state: State) -> &'static str {
    match state {
        State::Worse => {
            "The difference is larger than chance alone would usually give, to the disadvantage of BME people."
        }
        State::Better => {
            "The difference is larger than chance alone would usually give, to the advantage of BME people."
        }
        State::NoClearDifference => "A difference of this size can come about by chance alone, so none is claimed.",
        State::TooFew => "There are too few people or events to say anything beyond the counts themselves.",
        State::Missing => "There is no figure to read.",
    }
}
