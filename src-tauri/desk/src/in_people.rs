//! What an indicator comes to in people: how many more, or fewer, would be parity.

use domain::ethnicity::Group;
use domain::indicator::Indicators;

use crate::text;

/// What an indicator comes to in people, in one sentence; empty where that cannot be said.
pub(crate) fn sentence(nine: &Indicators, number: u8) -> String {
    let whole = |value: f64| {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a positive number of people"
        )]
        let people = value.max(0.0).round() as u32;
        people
    };
    let ratio = |held: &Option<domain::indicator::RelativeLikelihood>| {
        held.as_ref().and_then(domain::indicator::RelativeLikelihood::shortfall)
    };
    match number {
        1 => match nine
            .representation
            .as_ref()
            .and_then(domain::indicator::Representation::senior_shortfall)
        {
            Some(short) if short >= 0.5 => format!(
                "{} at bands 8a to 9 and very senior manager would give these bands the share of the whole workforce.",
                text::counted(whole(short), "more BME person", "more BME people")
            ),
            _ => String::new(),
        },
        2 => match ratio(&nine.appointment) {
            Some(short) if short >= 0.5 => format!(
                "At the rate of White applicants, {} would have been appointed.",
                text::counted(whole(short), "more BME applicant", "more BME applicants")
            ),
            _ => String::new(),
        },
        3 => match ratio(&nine.disciplinary) {
            Some(many) if many >= 0.5 => format!(
                "At the rate of White staff, {} would have entered the process.",
                text::counted(whole(many), "fewer member of BME staff", "fewer BME staff")
            ),
            _ => String::new(),
        },
        4 => match ratio(&nine.training) {
            Some(short) if short >= 0.5 => format!(
                "At the rate of White staff, {} would have accessed training.",
                text::counted(whole(short), "more member of BME staff", "more BME staff")
            ),
            _ => String::new(),
        },
        5..=8 => {
            let held = nine.survey[usize::from(number) - 5].as_ref();
            match held.and_then(|held| Some((held.points?, held.result.bme_responses?))) {
                Some((points, responses)) if whole(points.abs() / 100.0 * f64::from(responses)) > 0 => format!(
                    "Among the {} BME staff who answered, the gap is the answers of {}.",
                    text::count(responses),
                    text::counted(whole(points.abs() / 100.0 * f64::from(responses)), "person", "people")
                ),
                _ => String::new(),
            }
        }
        _ => {
            let short = nine.board.as_ref().and_then(|held| {
                let percent = held.workforce.percent(Group::Bme)?;
                Some(percent / 100.0 * f64::from(held.board.voting.total()) - f64::from(held.board.voting.bme))
            });
            match short {
                Some(short) if short >= 0.5 => format!(
                    "{} among the voting members would bring the board to the share of the workforce.",
                    text::counted(whole(short), "more BME person", "more BME people")
                ),
                _ => String::new(),
            }
        }
    }
}
