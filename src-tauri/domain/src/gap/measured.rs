//! The figures of a trust that published ones exist for: what each is, which way it is worse, and how sure it is.
//!
//! Nothing here knows a published figure; that is [`super::against`].

use crate::ethnicity::{Group, Triple};
use crate::indicator::{Indicators, Representation, survey_gap};
use crate::rules::RulePack;
use crate::statistics::{self, Interval};
use crate::workforce::Band;

use super::{State, WorseWhen};

/// What a figure is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A percentage, 0–100.
    Percent,
    /// A ratio of two likelihoods.
    Ratio,
    /// A difference of two percentages, in percentage points.
    Points,
}

impl Unit {
    /// The key used in JSON and in the pack of published figures.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Ratio => "ratio",
            Self::Points => "points",
        }
    }

    /// Decimals with which a figure of this unit is printed.
    pub const fn decimals(self) -> u16 {
        match self {
            Self::Percent | Self::Points => 1,
            Self::Ratio => 2,
        }
    }
}

/// One of the trust's own figures that published ones exist for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The indicator, 1 to 9.
    pub indicator: u8,
    /// What is measured, by the key of the pack of published figures.
    pub key: &'static str,
    /// Whom it measures: `white`, `bme`, `ratio`, or `difference` for the one minus the other.
    pub group: &'static str,
    /// What it is measured in.
    pub unit: Unit,
    /// The figure; `None` where the trust has none.
    pub value: Option<f64>,
    /// The range of true values that the counts fit, in the same unit.
    pub interval: Option<Interval>,
    /// Which way it is worse; `None` for a figure that describes and is never better or worse.
    pub worse: Option<WorseWhen>,
    /// Whether there are too few people or events to say anything.
    pub is_few: bool,
}

/// The main figure of an indicator, shown on its card and in the table: what is measured, and of whom. Before the first break in its
/// series indicator 7 was counted in another way, and those figures have a key of their own.
pub fn headline(indicator: u8, rules: &RulePack) -> (&'static str, &'static str) {
    match indicator {
        1 => ("vsm_bme_percent", "bme"),
        2..=4 => ("relative_likelihood", "ratio"),
        5 => ("harassment_public_percent", "bme"),
        6 => ("harassment_staff_percent", "bme"),
        7 if rules.latest_break(7, rules.year).is_none() => ("equal_opportunities_old_percent", "bme"),
        7 => ("equal_opportunities_new_percent", "bme"),
        8 => ("discrimination_percent", "bme"),
        _ => ("board_bme_percent", "bme"),
    }
}

/// The headline figure among those measured.
pub fn of_headline(nine: &Indicators, indicator: u8, rules: &RulePack) -> Option<Measured> {
    let (key, group) = headline(indicator, rules);
    measured(nine, rules)
        .into_iter()
        .find(|held| held.indicator == indicator && held.key == key && held.group == group)
}

/// Every figure of the nine that a published figure may exist for, in the order of the indicators.
pub fn measured(nine: &Indicators, rules: &RulePack) -> Vec<Measured> {
    let mut all = shares(nine, rules);
    for (indicator, held) in [(2, &nine.appointment), (3, &nine.disciplinary), (4, &nine.training)] {
        let held = held.as_ref();
        all.push(Measured {
            indicator,
            key: "relative_likelihood",
            group: "ratio",
            unit: Unit::Ratio,
            value: held.and_then(|held| held.value.ok()),
            interval: held.and_then(|held| held.interval),
            worse: Some(WorseWhen::Higher),
            is_few: held.is_some_and(|held| held.state == State::TooFew),
        });
    }
    all.extend(survey(nine, rules));
    all.extend(board(nine));
    all.sort_by_key(|held| held.indicator);
    all
}

/// Shares of people who are BME, of indicators 1 and 9.
fn shares(nine: &Indicators, rules: &RulePack) -> Vec<Measured> {
    let one = nine.representation.as_ref();
    let band = |band: Band| one.map(|held| held.band(band));
    let (medical, board) = (one.map(Representation::medical), nine.board.map(|held| held.board));
    let lower = Some(WorseWhen::Lower);
    [
        (1, "workforce_bme_percent", one.map(|held| held.workforce), None),
        (1, "vsm_bme_percent", one.map(|held| held.vsm), lower),
        // The lower bands are described and never judged.
        (1, "band_5_bme_percent", band(Band::Band5), None),
        (1, "band_6_bme_percent", band(Band::Band6), None),
        (1, "band_7_bme_percent", band(Band::Band7), None),
        (1, "band_9_bme_percent", band(Band::Band9), lower),
        (1, "medical_bme_percent", medical, None),
        (1, "consultant_bme_percent", band(Band::Consultant), lower),
        (9, "board_bme_percent", board.map(|board| board.total()), lower),
        (9, "executive_bme_percent", board.map(|board| board.executive), lower),
    ]
    .into_iter()
    .map(|(indicator, key, people, worse)| {
        let people: Triple = people.unwrap_or_default();
        Measured {
            indicator,
            key,
            group: "bme",
            unit: Unit::Percent,
            value: people.percent(Group::Bme),
            interval: statistics::wilson(f64::from(people.bme), f64::from(people.total())).map(in_percent),
            worse,
            is_few: people.total() < rules.too_few.people,
        }
    })
    .collect()
}

/// Indicators 5 to 8: each group's percentage, and the one minus the other.
fn survey(nine: &Indicators, rules: &RulePack) -> Vec<Measured> {
    let mut all = Vec::new();
    for (indicator, held) in (5..=8).zip(&nine.survey) {
        let (key, _) = headline(indicator, rules);
        let worse = Some(survey_gap::worse_when(indicator));
        for group in ["bme", "white"] {
            let (value, responses) = held.map_or((None, None), |held| match group {
                "bme" => (held.result.bme_percent, held.result.bme_responses),
                _ => (held.result.white_percent, held.result.white_responses),
            });
            let interval = value.zip(responses).and_then(|(value, responses)| {
                statistics::wilson(value / 100.0 * f64::from(responses), f64::from(responses)).map(in_percent)
            });
            all.push(Measured {
                indicator,
                key,
                group,
                unit: Unit::Percent,
                value,
                interval,
                worse,
                is_few: responses.is_some_and(|held| held < rules.too_few.people),
            });
        }
        all.push(Measured {
            indicator,
            key,
            group: "difference",
            unit: Unit::Points,
            value: held.and_then(|held| held.points),
            interval: held.and_then(|held| held.interval),
            worse,
            is_few: held.is_some_and(|held| held.interval.is_some() && held.state == State::TooFew),
        });
    }
    all
}

/// Indicator 9 as the standard has it, of the whole board, since published figures do not tell who votes.
fn board(nine: &Indicators) -> Option<Measured> {
    let held = nine.board?;
    let all = held.board.total();
    // The workforce is counted whole and the board is small, so the board's interval moved by the workforce's share is the difference's.
    let interval = statistics::wilson(f64::from(all.bme), f64::from(all.total()))
        .map(in_percent)
        .zip(held.workforce.percent(Group::Bme))
        .map(|(interval, staff)| Interval {
            low: interval.low - staff,
            high: interval.high.map(|high| high - staff),
            ..interval
        });
    Some(Measured {
        indicator: 9,
        key: "board_bme_percent",
        group: "difference",
        unit: Unit::Points,
        value: held.difference(all),
        interval,
        worse: Some(WorseWhen::Lower),
        is_few: held.state == State::TooFew,
    })
}

fn in_percent(interval: Interval) -> Interval {
    Interval {
        low: interval.low * 100.0,
        high: interval.high.map(|high| high * 100.0),
        ..interval
    }
}
