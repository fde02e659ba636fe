//! The sentence that says a result, and says it in one direction only.
//!
//! One function for each kind of result. Screen, paper, alternative text and spreadsheet all use these, so that a ratio never travels
//! without its direction: a sentence names who is more likely to do what, and turns a ratio below 1 round rather than print
//! that anybody is "0.66 times as likely". It decides nothing; states and intervals come from elsewhere.

mod appointments;
mod board;
mod finding;
mod ladder;
mod measures;
mod path;
mod people;
mod ratio;
mod representation;
mod state;
mod sure;
mod survey;
mod target;
mod words;
mod years;

pub use appointments::{appointments, appointments_basis, no_appointments};
pub use board::{board, board_part};
pub use finding::{board_finding, ratio_finding, representation_finding, survey_finding};
pub use ladder::{ladder_basis, no_what_if, what_if};
pub use measures::{aspiration, aspiration_aim, aspiration_path, disparity};
pub use path::{no_path, path, path_basis, path_reading};
pub use people::{board_people, ratio_people, representation_people, survey_people};
pub use ratio::{four_fifths, ratio, ratio_of_category, relative_likelihood};
pub use representation::{representation, representation_state, senior_row};
pub use state::{board_state, ratio_state, state, survey_state};
pub use sure::{noise, points_interval, ratio_interval, ratio_test, share_interval, smallest_detectable};
pub use survey::survey;
pub use target::{measure_value, no_target, target};
pub use years::{Shares, pooled, ratio_change, share_change, survey_change};
