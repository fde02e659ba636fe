//! How far chance goes in a change.

use super::{Figure, Held, of_ratio};
use crate::ethnicity::Triple;
use crate::indicator::relative_likelihood::Ratio;
use crate::rules::Averaging;
use crate::statistics;

/// Whether the interval of the whole change leaves out "no change". People counted in both years are taken for different people, so
/// a change is claimed too seldom rather than too often.
pub(super) fn is_clear(figure: Figure, last: Held<'_>, now: Held<'_>) -> Option<bool> {
    let of = |people: Triple| (f64::from(people.bme), f64::from(people.total()));
    match figure {
        Figure::WorkforceShare | Figure::SeniorShare => {
            let people = |held: Held<'_>| {
                let workforce = held.counts.workforce.as_ref()?;
                Some(of(if figure == Figure::SeniorShare {
                    workforce.senior()
                } else {
                    workforce.total()
                }))
            };
            Some(!statistics::difference(people(now)?, people(last)?)?.covers(0.0))
        }
        Figure::Likelihood(ratio) => {
            // A mean of two years shares a year with the one before it, so the two are no independent counts.
            if ratio == Ratio::Disciplinary && now.rules.averaging == Averaging::TwoYears {
                return None;
            }
            let (first, second) = ratio.groups();
            let counted = |held: Held<'_>| {
                let (whole, part) = of_ratio(ratio, held.counts)?;
                Some((
                    (part.get(first), whole.get(first)),
                    (part.get(second), whole.get(second)),
                ))
            };
            Some(
                !statistics::ratio_change(counted(now)?, counted(last)?)?
                    .interval
                    .covers(1.0),
            )
        }
        Figure::Survey(number) => {
            let shares = |held: Held<'_>| {
                let result = held.counts.survey[usize::from(number) - 5];
                let of = |percent: Option<f64>, responses: Option<u32>| {
                    let responses = f64::from(responses?);
                    Some((percent? / 100.0 * responses, responses))
                };
                of(result.bme_percent, result.bme_responses).zip(of(result.white_percent, result.white_responses))
            };
            Some(
                !statistics::difference_change(shares(now)?, shares(last)?)?
                    .interval
                    .covers(0.0),
            )
        }
        Figure::Board => {
            let shares = |held: Held<'_>| Some((of(held.counts.board?.voting), of(held.counts.staff()?)));
            Some(
                !statistics::difference_change(shares(now)?, shares(last)?)?
                    .interval
                    .covers(0.0),
            )
        }
    }
}
