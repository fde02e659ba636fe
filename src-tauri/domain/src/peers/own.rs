//! The trust's own value and counts of each subject, as other trusts' tables have them.

use crate::ethnicity::{Group, Triple};
use crate::gap::{Unit, measured};
use crate::indicator::Indicators;
use crate::rules::RulePack;

use super::{PeerCounts, Subject};

/// The trust's own value and the counts behind it; `None` where it has no value.
pub fn own(nine: &Indicators, subject: Subject, rules: &RulePack) -> Option<(f64, Option<PeerCounts>)> {
    let share = |people: Triple| {
        let value = people.percent(Group::Bme)?;
        let counts = PeerCounts::Share {
            events: f64::from(people.bme),
            people: people.total(),
        };
        Some((value, Some(counts)))
    };
    match subject {
        Subject::Workforce => share(nine.representation.as_ref()?.workforce),
        Subject::VerySenior => share(nine.representation.as_ref()?.vsm),
        Subject::Board => share(nine.board?.board.total()),
        Subject::BoardDifference => measured(nine, rules)
            .into_iter()
            .find(|held| held.indicator == 9 && held.unit == Unit::Points)
            .and_then(|held| Some((held.value?, None))),
        Subject::Ratio(number) => {
            let held = match number {
                2 => nine.appointment.as_ref(),
                3 => nine.disciplinary.as_ref(),
                _ => nine.training.as_ref(),
            }?;
            let of = |group: Group| (held.part.get(group), held.whole.get(group));
            // Indicator 3 has BME staff above the line, 2 and 4 White people.
            let (first, second) = match number {
                3 => (Group::Bme, Group::White),
                _ => (Group::White, Group::Bme),
            };
            let counts = PeerCounts::Ratio {
                first: of(first),
                second: of(second),
            };
            Some((held.value.ok()?, Some(counts)))
        }
        Subject::SurveyWhite(number) | Subject::SurveyBme(number) => {
            let held = nine.survey.get(usize::from(number).checked_sub(5)?)?.as_ref()?.result;
            let (value, responses) = match subject {
                Subject::SurveyWhite(_) => (held.white_percent?, held.white_responses),
                _ => (held.bme_percent?, held.bme_responses),
            };
            let counts = responses.map(|people| PeerCounts::Share {
                events: value / 100.0 * f64::from(people),
                people,
            });
            Some((value, counts))
        }
    }
}
