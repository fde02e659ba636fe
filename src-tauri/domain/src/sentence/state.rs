//! What a state means beside its indicator. Indicator 1's names its groups and stands with them in [`super::representation_state`].

use crate::gap::State;
use crate::indicator::{BoardGap, RelativeLikelihood, SurveyGap};

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

/// What the state of indicator 2, 3 or 4 means, in one sentence.
pub fn ratio_state(held: &RelativeLikelihood) -> String {
    match (held.state, held.value.is_ok()) {
        (State::Missing, true) => {
            "The counts contradict each other: a part is larger than its whole, so nothing can be said of chance."
        }
        (State::Missing, false) => "The ratio cannot be worked out from these counts.",
        (other, _) => state(other),
    }
    .to_owned()
}

/// What the state of one of indicators 5 to 8 means, in one sentence.
pub fn survey_state(held: &SurveyGap) -> String {
    if held.state == State::TooFew && held.points.is_some() && held.interval.is_none() {
        return "The numbers of responses are not given, so nothing can be said of chance. Type them in to see more."
            .to_owned();
    }
    state(held.state).to_owned()
}

/// What the state of indicator 9 means, in one sentence.
pub fn board_state(held: &BoardGap) -> String {
    if held.state == State::NoClearDifference {
        return "A board is small: a share this far from the workforce’s can come about by chance alone, so no more is claimed than the \
                counts themselves."
            .to_owned();
    }
    state(held.state).to_owned()
}
