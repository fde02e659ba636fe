//! Years of a measure taken together: what one year is too small to show, several may.
//!
//! Added up are events and answers only, which each year has anew ([`MeasureCounts::adds_up`]). How many years belong together is
//! settled by the target and the counts it was set from, before anything later is known, so that nobody adds up until something shows.

use super::measure::MeasureCounts;
use super::target::MOST_YEARS;
use crate::ethnicity::{Group, Triple};
use crate::indicator::relative_likelihood::Ratio;
use crate::statistics;
use crate::survey::SurveyResult;

/// A measure over some years and over as many later ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Together {
    /// Over the earlier years, in the measure's unit, not rounded.
    pub from: f64,
    /// Over the later years.
    pub to: f64,
    /// Whether the 95% interval of the change leaves out "no change".
    pub is_clear: bool,
}

/// How many years like this one, taken together on either side, would make reaching a target a clear change: 1 where one year does; `None`
/// where not even [`MOST_YEARS`] do, or the counts allow no test.
pub fn needed(counts: &MeasureCounts, target: f64) -> Option<u8> {
    let bme = counts.bme_at(target)?;
    (1..=MOST_YEARS).find(|years| counts.is_clear(bme, *years) == Some(true))
}

/// Sets years beside as many later ones. `None` where they are not as many, not of one measure, or allow no test together.
pub fn together(then: &[MeasureCounts], now: &[MeasureCounts]) -> Option<Together> {
    if then.len() != now.len() {
        return None;
    }
    let (then, now) = (sum(then)?, sum(now)?);
    if then.measure() != now.measure() {
        return None;
    }
    Some(Together {
        from: then.value()?,
        to: now.value()?,
        is_clear: is_clear(&then, &now)?,
    })
}

/// One measure's counts of several years added up; `None` where there are none, or they do not add up.
fn sum(years: &[MeasureCounts]) -> Option<MeasureCounts> {
    let (first, rest) = years.split_first()?;
    if !first.adds_up() {
        return None;
    }
    rest.iter().try_fold(*first, |held, year| match (held, *year) {
        (
            MeasureCounts::Likelihood { ratio, whole, part },
            MeasureCounts::Likelihood {
                ratio: other,
                whole: more,
                part: events,
            },
        ) if ratio == other => Some(MeasureCounts::Likelihood {
            ratio,
            whole: whole + more,
            part: part + events,
        }),
        (
            MeasureCounts::Survey { number, result },
            MeasureCounts::Survey {
                number: other,
                result: more,
            },
        ) if number == other => {
            let of = |first: (Option<f64>, Option<u32>), then: (Option<f64>, Option<u32>)| {
                let ((share, answers), (more, others)) = ((first.0?, first.1?), (then.0?, then.1?));
                let all = answers.checked_add(others).filter(|all| *all > 0)?;
                let people = share * f64::from(answers) + more * f64::from(others);
                Some((people / f64::from(all), all))
            };
            let white = of(
                (result.white_percent, result.white_responses),
                (more.white_percent, more.white_responses),
            )?;
            let bme = of(
                (result.bme_percent, result.bme_responses),
                (more.bme_percent, more.bme_responses),
            )?;
            Some(MeasureCounts::Survey {
                number,
                result: SurveyResult {
                    white_percent: Some(white.0),
                    bme_percent: Some(bme.0),
                    white_responses: Some(white.1),
                    bme_responses: Some(bme.1),
                },
            })
        }
        _ => None,
    })
}

fn is_clear(then: &MeasureCounts, now: &MeasureCounts) -> Option<bool> {
    match (then, now) {
        (
            MeasureCounts::Likelihood { ratio, whole, part },
            MeasureCounts::Likelihood {
                whole: wholes,
                part: parts,
                ..
            },
        ) => {
            let change = statistics::ratio_change(counted(*ratio, *wholes, *parts)?, counted(*ratio, *whole, *part)?)?;
            Some(!change.interval.covers(1.0))
        }
        (MeasureCounts::Survey { result, .. }, MeasureCounts::Survey { result: later, .. }) => {
            let change = statistics::difference_change(shares(later)?, shares(result)?)?;
            Some(!change.interval.covers(0.0))
        }
        _ => None,
    }
}

type Counted = (u32, u32);

/// Events and people of the group above the line of a ratio and of the one below.
fn counted(ratio: Ratio, whole: Triple, part: Triple) -> Option<(Counted, Counted)> {
    let of = |group: Group| {
        let (events, people) = (part.get(group), whole.get(group));
        (people > 0 && events <= people).then_some((events, people))
    };
    let (first, second) = ratio.groups();
    of(first).zip(of(second))
}

/// Answers and people of BME and of White people.
fn shares(result: &SurveyResult) -> Option<((f64, f64), (f64, f64))> {
    let of = |percent: Option<f64>, responses: Option<u32>| {
        let responses = f64::from(responses?);
        Some((percent? / 100.0 * responses, responses))
    };
    of(result.bme_percent, result.bme_responses).zip(of(result.white_percent, result.white_responses))
}
