//! Indicators 5 to 8: what White and BME staff answered in the staff survey.
//!
//! **What it measures.** 5: harassment, bullying or abuse from patients, relatives or the public. 6: the same from staff. 7: belief
//! that the trust provides equal opportunities for career progression or promotion. 8: discrimination from a manager, team
//! leader or other colleague.
//! **Who is counted.** Respondents to the staff survey of the autumn before the snapshot.
//! **Formula.** None: the published percentages are used as they are.
//! **Direction.** Worse where the BME percentage is higher (5, 6, 8) or lower (7).
//! **When it cannot be calculated.** A percentage that was suppressed or not given is missing, never nought.
//! **Source.** WRES indicators 2023–2025; the survey's own question numbers stand in the rule pack.

use crate::gap::{State, WorseWhen};
use crate::rules::RulePack;
use crate::statistics::{self, Change, Interval};
use crate::survey::SurveyResult;

/// One of indicators 5 to 8, computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurveyGap {
    /// 5 to 8.
    pub number: u8,
    /// The published percentages and numbers of responses.
    pub result: SurveyResult,
    /// BME minus White, in percentage points.
    pub points: Option<f64>,
    /// What chance would explain, in percentage points, where the numbers of responses are held.
    pub interval: Option<Interval>,
    /// What the interval and counts allow to be said; without numbers of responses that is nothing.
    pub state: State,
}

/// Which way indicators 5 to 8 are worse.
pub const fn worse_when(number: u8) -> WorseWhen {
    if number == 7 {
        WorseWhen::Lower
    } else {
        WorseWhen::Higher
    }
}

/// Computes one of indicators 5 to 8.
pub fn compute(number: u8, result: SurveyResult, rules: &RulePack) -> SurveyGap {
    let points = result
        .bme_percent
        .zip(result.white_percent)
        .map(|(bme, white)| bme - white);
    let interval = shares(result)
        .and_then(|(bme, white)| statistics::difference(bme, white))
        .map(|held| Interval {
            low: held.low * 100.0,
            high: held.high.map(|high| high * 100.0),
            ..held
        });
    let few = |responses: Option<u32>| responses.is_none_or(|held| held < rules.too_few.people);
    let state = match (points, &interval) {
        (None, _) => State::Missing,
        (Some(_), Some(interval)) if !few(result.white_responses) && !few(result.bme_responses) => {
            worse_when(number).read(interval, 0.0)
        }
        _ => State::TooFew,
    };
    SurveyGap {
        number,
        result,
        points,
        interval,
        state,
    }
}

/// Those who say so and all who answered, BME and White, where the numbers of responses are held.
fn shares(result: SurveyResult) -> Option<((f64, f64), (f64, f64))> {
    let of = |percent: Option<f64>, responses: Option<u32>| {
        let responses = f64::from(responses?);
        Some((percent? / 100.0 * responses, responses))
    };
    of(result.bme_percent, result.bme_responses).zip(of(result.white_percent, result.white_responses))
}

impl SurveyGap {
    /// How the difference between BME and White staff changed since an earlier year, as a fraction; `None` where either year's numbers of
    /// responses are not held.
    pub fn change_since(&self, earlier: &Self) -> Option<Change> {
        statistics::difference_change(shares(self.result)?, shares(earlier.result)?)
    }
}
