//! What a figure finds, in one sentence for its title: a result with what may be claimed of it. A finding is never made from noise.

use super::words::capital;
use super::{board as board_in_words, relative_likelihood, representation, representation_state, senior_row, survey};
use crate::gap::State;
use crate::indicator::{BoardGap, RelativeLikelihood, Representation, SurveyGap};

/// A sentence, and what keeps it from being a finding.
fn but(sentence: &str, caveat: &str) -> String {
    format!("{}, but {caveat}.", sentence.trim_end_matches('.'))
}

const BY_CHANCE: &str = "a difference of this size can come about by chance alone";
const TOO_FEW: &str = "there are too few people or events to say more than the counts themselves";

/// What indicator 2, 3 or 4 finds.
pub fn ratio_finding(held: &RelativeLikelihood) -> String {
    let said = relative_likelihood(held);
    let is_parity = held.value.is_ok_and(|value| crate::rounding::text(value, 2) == "1.00");
    match held.state {
        State::NoClearDifference if !is_parity => but(&said, BY_CHANCE),
        State::TooFew => but(&said, TOO_FEW),
        State::Missing if held.value.is_ok() => but(&said, "the counts contradict each other"),
        _ => said,
    }
}

/// What one of indicators 5 to 8 finds.
pub fn survey_finding(held: &SurveyGap) -> String {
    let said = survey(held);
    let is_same = held
        .points
        .is_some_and(|points| crate::rounding::round(points, 1) == 0.0);
    match held.state {
        State::NoClearDifference if !is_same => but(&said, BY_CHANCE),
        State::TooFew if held.interval.is_none() => but(
            &said,
            "the numbers of responses are not given, so nothing can be said of chance",
        ),
        State::TooFew => but(&said, "there are too few responses to say more"),
        _ => said,
    }
}

/// What indicator 1 finds: the judged groups that differ from everybody else, or that none does.
pub fn representation_finding(held: &Representation) -> String {
    let apart = |reading: &&crate::indicator::SeniorReading| matches!(reading.state, State::Worse | State::Better);
    let said: Vec<String> = held
        .judged
        .iter()
        .filter(apart)
        .map(|reading| senior_row(reading).trim_end_matches('.').to_owned())
        .collect();
    if !said.is_empty() {
        return capital(&format!("{}.", said.join("; ")));
    }
    match held.state {
        State::TooFew => but(
            &representation(held),
            "there are too few people in senior bands to say more than the counts themselves",
        ),
        State::Missing => representation(held),
        _ => representation_state(held),
    }
}

/// What indicator 9 finds.
pub fn board_finding(held: &BoardGap) -> String {
    let said = board_in_words(held);
    match held.state {
        State::NoClearDifference => but(
            &said,
            "a board is small, and a share this far from the workforce’s can come about by chance alone",
        ),
        State::TooFew => but(
            &said,
            "there are too few members to say more than the counts themselves",
        ),
        _ => said,
    }
}
