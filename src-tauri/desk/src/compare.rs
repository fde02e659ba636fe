//! The trust's figures beside published ones.

use domain::benchmark::{Benchmark, Benchmarks, Scope, Wanted};
use domain::ethnicity::{Group, Triple};
use domain::gap::{State, WorseWhen};
use domain::indicator::Indicators;
use domain::rules::RulePack;
use domain::statistics::{self, Interval};
use domain::workforce::Band;

use crate::text;
use crate::view::Compared;

/// What a figure is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// 0–100.
    Percent,
    /// A ratio of two likelihoods.
    Ratio,
}

impl Unit {
    pub(crate) fn show(self, value: f64) -> String {
        match self {
            Self::Percent => text::percent(value),
            Self::Ratio => text::ratio(value),
        }
    }

    fn difference(self, value: f64) -> String {
        match self {
            Self::Percent => format!("{} points", text::signed(value, 1)),
            Self::Ratio => text::signed(value, 2),
        }
    }
}

/// One of the trust's own figures that published ones exist for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measured {
    pub(crate) indicator: u8,
    pub(crate) key: &'static str,
    pub(crate) group: &'static str,
    pub(crate) unit: Unit,
    pub(crate) value: Option<f64>,
    pub(crate) interval: Option<Interval>,
    /// `None` for a figure that describes and is never better or worse.
    pub(crate) worse: Option<WorseWhen>,
    pub(crate) is_few: bool,
}

/// One figure beside one published figure.
#[derive(Debug, Clone)]
pub(crate) struct Gap<'a> {
    pub(crate) measured: Measured,
    pub(crate) value: f64,
    pub(crate) benchmark: &'a Benchmark,
    /// The trust's figure minus the published one.
    pub(crate) difference: f64,
    /// The sign of the difference: `worse`, `better`, `same`, or `higher`, `lower` where the figure only describes.
    pub(crate) reading: &'static str,
    /// What the interval and counts allow to be said; `None` for a figure that only describes.
    pub(crate) state: Option<State>,
}

/// With whom to compare.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Against<'a> {
    pub(crate) scope: Scope,
    pub(crate) name: &'a str,
}

/// The main figure of an indicator, shown on its card and in the table.
pub(crate) fn headline(indicator: u8) -> (&'static str, &'static str) {
    match indicator {
        1 => ("vsm_bme_percent", "bme"),
        2..=4 => ("relative_likelihood", "ratio"),
        5 => ("harassment_public_percent", "bme"),
        6 => ("harassment_staff_percent", "bme"),
        7 => ("equal_opportunities_new_percent", "bme"),
        8 => ("discrimination_percent", "bme"),
        _ => ("board_bme_percent", "bme"),
    }
}

/// Every figure of the nine that a published figure may exist for, in the order of the indicators.
pub(crate) fn measured(nine: &Indicators, rules: &RulePack) -> Vec<Measured> {
    let mut all = Vec::new();
    let few = |triple: Triple| triple.total() < rules.too_few.people;
    let mut share = |indicator, key, triple: Option<Triple>, worse| {
        let triple = triple.unwrap_or_default();
        all.push(Measured {
            indicator,
            key,
            group: "bme",
            unit: Unit::Percent,
            value: triple.percent(Group::Bme),
            interval: statistics::wilson(f64::from(triple.bme), f64::from(triple.total())).map(in_percent),
            worse,
            is_few: few(triple),
        });
    };
    let one = nine.representation.as_ref();
    share(1, "workforce_bme_percent", one.map(|held| held.workforce), None);
    share(1, "vsm_bme_percent", one.map(|held| held.vsm), Some(WorseWhen::Lower));
    for (key, band) in [
        ("band_5_bme_percent", Band::Band5),
        ("band_6_bme_percent", Band::Band6),
        ("band_7_bme_percent", Band::Band7),
        ("band_9_bme_percent", Band::Band9),
    ] {
        let worse = band.is_senior().then_some(WorseWhen::Lower);
        share(1, key, one.map(|held| held.band(band)), worse);
    }
    share(
        1,
        "medical_bme_percent",
        one.map(domain::indicator::Representation::medical),
        None,
    );
    share(
        1,
        "consultant_bme_percent",
        one.map(|held| held.band(Band::Consultant)),
        Some(WorseWhen::Lower),
    );
    share(
        9,
        "board_bme_percent",
        nine.board.map(|held| held.board.total()),
        Some(WorseWhen::Lower),
    );
    share(
        9,
        "executive_bme_percent",
        nine.board.map(|held| held.board.executive),
        Some(WorseWhen::Lower),
    );

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
    for (index, held) in nine.survey.iter().enumerate() {
        let indicator = [5, 6, 7, 8][index];
        let (key, _) = headline(indicator);
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
                worse: Some(domain::indicator::survey_gap::worse_when(indicator)),
                is_few: responses.is_none_or(|held| held < rules.too_few.people),
            });
        }
    }
    all.sort_by_key(|held| held.indicator);
    all
}

fn in_percent(interval: Interval) -> Interval {
    Interval {
        low: interval.low * 100.0,
        high: interval.high.map(|high| high * 100.0),
        ..interval
    }
}

/// A figure beside the latest published one that can be compared with it.
pub(crate) fn gap<'a>(
    held: Measured,
    against: Against<'_>,
    benchmarks: &'a Benchmarks,
    rules: &RulePack,
) -> Option<Gap<'a>> {
    let value = held.value?;
    let benchmark = benchmarks.latest(wanted(held, against), rules)?;
    let difference = value - benchmark.value;
    let reading = match held.worse {
        Some(worse) => worse.sign(difference),
        None if difference > 0.0 => "higher",
        None if difference < 0.0 => "lower",
        None => "same",
    };
    let state = held.worse.map(|worse| match &held.interval {
        _ if held.is_few => State::TooFew,
        Some(interval) => worse.read(interval, benchmark.value),
        None => State::Missing,
    });
    Some(Gap {
        measured: held,
        value,
        benchmark,
        difference,
        reading,
        state,
    })
}

fn wanted(held: Measured, against: Against<'_>) -> Wanted<'_> {
    Wanted {
        indicator: held.indicator,
        measure_key: held.key,
        group: held.group,
        scope: against.scope,
        scope_name: against.name,
    }
}

/// Every gap there is, England first, then the region.
pub(crate) fn gaps<'a>(nine: &Indicators, region: &str, benchmarks: &'a Benchmarks, rules: &RulePack) -> Vec<Gap<'a>> {
    let places = [
        Against {
            scope: Scope::England,
            name: "England",
        },
        Against {
            scope: Scope::Region,
            name: region,
        },
    ];
    measured(nine, rules)
        .into_iter()
        .flat_map(|held| {
            places
                .iter()
                .filter_map(move |place| gap(held, *place, benchmarks, rules))
        })
        .collect()
}

/// The headline of an indicator beside a published figure, ready to show. Where the series was broken since, the last figure before the
/// break is shown and not compared.
pub(crate) fn shown(
    nine: &Indicators,
    indicator: u8,
    against: Against<'_>,
    benchmarks: &Benchmarks,
    rules: &RulePack,
) -> Option<Compared> {
    let (key, group) = headline(indicator);
    let held = measured(nine, rules)
        .into_iter()
        .find(|held| held.indicator == indicator && held.key == key && held.group == group)?;
    if let Some(gap) = gap(held, against, benchmarks, rules) {
        return Some(Compared {
            name: against.name.to_owned(),
            text: in_words(held, against, gap.benchmark, benchmarks),
            year: gap.benchmark.year,
            difference: held.unit.difference(gap.difference),
            reading: gap.reading.to_owned(),
            reading_label: match held.indicator {
                1 => format!("very senior managers here: {}", held.unit.show(gap.value)),
                9 => format!(
                    "whole board here: {}, {}",
                    held.unit.show(gap.value),
                    reading_label(&gap)
                ),
                _ => reading_label(&gap).to_owned(),
            },
            confidence: confidence(&gap.benchmark.confidence).to_owned(),
            source: gap.benchmark.source_title.clone(),
            note: String::new(),
        });
    }
    let last = benchmarks
        .series(wanted(held, against))
        .into_iter()
        .rfind(|row| row.year <= rules.year)?;
    let note = match rules.latest_break(indicator, rules.year) {
        Some(held) if held.year > last.year => format!("Not comparable. {}", held.why),
        _ => "There is no figure of your own that could be compared.".to_owned(),
    };
    Some(Compared {
        name: against.name.to_owned(),
        text: in_words(held, against, last, benchmarks),
        year: last.year,
        difference: String::new(),
        reading: String::new(),
        reading_label: String::new(),
        confidence: confidence(&last.confidence).to_owned(),
        source: last.source_title.clone(),
        note,
    })
}

/// A published figure in words: a survey figure names both groups and indicator 1 staff and very senior managers, where both were
/// published in the same year.
fn in_words(held: Measured, against: Against<'_>, row: &Benchmark, benchmarks: &Benchmarks) -> String {
    match held.indicator {
        1 => {
            let vsm = format!("{} of very senior managers", held.unit.show(row.value));
            let all = benchmarks.series(wanted(
                Measured {
                    key: "workforce_bme_percent",
                    ..held
                },
                against,
            ));
            return match all.into_iter().find(|all| all.year == row.year) {
                Some(all) => format!("{} of staff, {vsm}", held.unit.show(all.value)),
                None => vsm,
            };
        }
        9 => return format!("{} of the board", held.unit.show(row.value)),
        2..=4 => return held.unit.show(row.value),
        _ => {}
    }
    let white = benchmarks.series(wanted(Measured { group: "white", ..held }, against));
    match white.into_iter().find(|white| white.year == row.year) {
        Some(white) => format!(
            "{} BME, {} White",
            held.unit.show(row.value),
            held.unit.show(white.value)
        ),
        None => format!("{} BME", held.unit.show(row.value)),
    }
}

fn reading_label(gap: &Gap<'_>) -> &'static str {
    match gap.reading {
        "worse" => "worse for BME staff here",
        "better" => "better for BME staff here",
        "higher" => "higher here",
        "lower" => "lower here",
        _ => "the same",
    }
}

/// How many sources gave a published figure, in words.
pub(crate) fn confidence(key: &str) -> &'static str {
    match key {
        "two_sources" => "two sources agree",
        "one_source" => "one source",
        _ => "known only from memory, to be checked",
    }
}
