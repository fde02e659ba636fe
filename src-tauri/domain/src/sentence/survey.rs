//! Indicators 5 to 8 in words.

use std::cmp::Ordering;

use super::words::{percent, points, sign};
use crate::indicator::SurveyGap;

/// What those who say so say: "were harassed, bullied or abused by staff".
fn said(number: u8) -> &'static str {
    match number {
        5 => "were harassed, bullied or abused by patients, relatives or the public",
        6 => "were harassed, bullied or abused by staff",
        7 => "believe there are equal opportunities for career progression or promotion",
        _ => "were discriminated against by a manager, team leader or other colleague",
    }
}

/// Indicators 5 to 8 in one sentence.
pub fn survey(held: &SurveyGap) -> String {
    let deed = said(held.number);
    match (held.result.bme_percent, held.result.white_percent) {
        (Some(bme), Some(white)) => {
            let tail = match sign(bme - white, 1) {
                Ordering::Greater => format!(": BME staff more often, by {}", points(bme - white)),
                Ordering::Less => format!(": White staff more often, by {}", points(bme - white)),
                Ordering::Equal => String::new(),
            };
            format!(
                "{} of BME staff and {} of White staff say they {deed}{tail}.",
                percent(bme),
                percent(white)
            )
        }
        (Some(bme), None) => {
            format!(
                "{} of BME staff say they {deed}; the figure for White staff is missing.",
                percent(bme)
            )
        }
        (None, Some(white)) => {
            format!(
                "{} of White staff say they {deed}; the figure for BME staff is missing.",
                percent(white)
            )
        }
        (None, None) => "Both figures are missing.".to_owned(),
    }
}
