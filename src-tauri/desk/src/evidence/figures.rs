//! The nine and the items, each with its rule, its formula in words and in numbers, and what is behind it.

use std::collections::BTreeMap;

use domain::classify::Confidence;
use domain::ethnicity::Group;
use domain::indicator::{Indicators, RelativeLikelihood};
use domain::rounding;
use domain::rules::RulePack;
use domain::statistics::Interval;
use domain::submission::{Cells, Line};
use files::reference::Reference;
use serde::Serialize;
use serde_json::Value;
use store::Books;

use crate::explain::Whole;
use crate::gather::YearData;
use crate::signing::differs;
use crate::view::TrustView;
use crate::{DeskError, difference, json, nine, submission, submission_json, text};

/// One of the nine.
#[derive(Debug, Serialize)]
pub(super) struct NineEvidence {
    pub(super) indicator: u8,
    pub(super) wording: String,
    pub(super) figure: String,
    pub(super) sentence: String,
    pub(super) formula: String,
    pub(super) in_numbers: String,
    pub(super) interval: Value,
    pub(super) interval_text: String,
    pub(super) state: &'static str,
    pub(super) state_label: &'static str,
    pub(super) counted: String,
    pub(super) rule: RuleEvidence,
    pub(super) caution: String,
    pub(super) last_year: String,
}

/// Where a rule was read, and how sure it is.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RuleEvidence {
    pub(super) pack: String,
    pub(super) edition: String,
    pub(super) confidence: &'static str,
    pub(super) source: String,
}

/// One item of the return.
#[derive(Debug, Serialize)]
pub(super) struct ItemEvidence {
    pub(super) item: u16,
    pub(super) indicator: u8,
    pub(super) block: String,
    pub(super) label: String,
    pub(super) key: String,
    pub(super) measure: &'static str,
    #[serde(skip)]
    pub(super) cells: Cells,
    pub(super) current: Value,
    /// Last year's figures, as they stand beside this year's in the return.
    #[serde(skip)]
    pub(super) previous_cells: Cells,
    pub(super) previous: Value,
    /// Why the two cannot be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_comparable: Option<String>,
    /// What of last year's figures was typed in over that year's files, or rests on such a figure, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) previous_overridden: Vec<String>,
    pub(super) state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_calculable: Option<String>,
    /// Keys of the counts behind it, the whole before the part.
    pub(super) counts: Vec<String>,
    pub(super) counts_text: String,
    pub(super) interval: Value,
    pub(super) interval_text: String,
    pub(super) rule: RuleEvidence,
    pub(super) source: String,
    pub(super) checks: Vec<String>,
    /// What is held now gives another figure than the one that was signed, in words; empty where it does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) differs_from_signed: Vec<String>,
}

/// How sure, in a word.
pub(super) const fn confidence(held: Confidence) -> &'static str {
    match held {
        Confidence::Verified => "verified",
        Confidence::Inferred => "inferred",
        Confidence::Recalled => "recalled",
    }
}

pub(super) fn nine(data: &YearData<'_>, reference: &Reference, trust: &TrustView) -> Vec<NineEvidence> {
    nine::rows(data, reference, trust)
        .into_iter()
        .map(|row| {
            let number = row.number;
            let rule = data.rules.indicator(number);
            let words = |of: fn(&domain::rules::IndicatorRule) -> &String| rule.map(of).cloned().unwrap_or_default();
            let state = nine::state(&data.nine, number);
            NineEvidence {
                indicator: number,
                wording: words(|rule| &rule.wording),
                figure: row.value,
                sentence: row.sentence,
                formula: words(|rule| &rule.formula),
                in_numbers: in_numbers(&data.nine, number),
                interval: json::interval(interval_of(&data.nine, number)),
                interval_text: row.interval,
                state: state.key(),
                state_label: state.label(),
                counted: words(|rule| &rule.counted),
                rule: rule_of(data.rules, number),
                caution: row.caution,
                last_year: row.last_year,
            }
        })
        .collect()
}

fn rule_of(rules: &RulePack, number: u8) -> RuleEvidence {
    let rule = rules.indicator(number);
    RuleEvidence {
        pack: rules.name.clone(),
        edition: rules.edition.clone(),
        confidence: rule.map_or("", |rule| confidence(rule.confidence)),
        source: rule.map(|rule| rule.source.clone()).unwrap_or_default(),
    }
}

fn ratio_of(nine: &Indicators, number: u8) -> Option<&RelativeLikelihood> {
    match number {
        2 => nine.appointment.as_ref(),
        3 => nine.disciplinary.as_ref(),
        4 => nine.training.as_ref(),
        _ => None,
    }
}

fn interval_of(nine: &Indicators, number: u8) -> Option<&Interval> {
    match number {
        1 => {
            let held = nine.representation.as_ref()?;
            held.judged_as(held.state)
                .next()
                .unwrap_or(&held.judged[0])
                .difference
                .as_ref()
        }
        2..=4 => ratio_of(nine, number)?.interval.as_ref(),
        5..=8 => nine.survey.get(usize::from(number) - 5)?.as_ref()?.interval.as_ref(),
        _ => nine.board.as_ref()?.interval.as_ref(),
    }
}

/// The formula with the numbers put in, so that it can be worked out again by hand; empty where nothing is held.
fn in_numbers(nine: &Indicators, number: u8) -> String {
    match number {
        1 => nine.representation.as_ref().map(|held| {
            let share = |people: domain::ethnicity::Triple| {
                let percent = people.percent(Group::Bme).map_or_else(|| "–".to_owned(), text::percent);
                format!("{} ÷ {} = {percent}", text::count(people.bme), text::count(people.total()))
            };
            format!(
                "BME staff ÷ all staff: {}. At bands 8a to 9 and very senior managers: {}.",
                share(held.workforce),
                share(held.senior)
            )
        }),
        2..=4 => ratio_of(nine, number).map(ratio_in_numbers),
        5..=8 => nine.survey.get(usize::from(number) - 5).and_then(Option::as_ref).map(|held| {
            let of = |name: &str, percent: Option<f64>, responses: Option<u32>| {
                let percent = percent.map_or_else(|| "not held".to_owned(), text::percent);
                match responses {
                    Some(responses) => format!("{name} {percent} of {} answers", text::count(responses)),
                    None => format!("{name} {percent}, number of answers not held"),
                }
            };
            let result = held.result;
            format!(
                "As published: {}; {}.",
                of("BME", result.bme_percent, result.bme_responses),
                of("White", result.white_percent, result.white_responses)
            )
        }),
        _ => nine.board.as_ref().map(|held| {
            let voting = held.board.voting;
            let percent = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), text::percent);
            let difference = held
                .difference(voting)
                .map_or_else(|| "–".to_owned(), |points| format!("{} points", text::signed(points, 1)));
            format!(
                "BME voting members ÷ all voting members: {} ÷ {} = {}; BME staff ÷ all staff: {} ÷ {} = {}; difference {difference}.",
                voting.bme,
                voting.total(),
                percent(voting.percent(Group::Bme)),
                text::count(held.workforce.bme),
                text::count(held.workforce.total()),
                percent(held.workforce.percent(Group::Bme))
            )
        }),
    }
    .unwrap_or_default()
}

fn ratio_in_numbers(held: &RelativeLikelihood) -> String {
    let (first, second) = held.ratio.groups();
    let rate = |group: Group| {
        format!(
            "{} {} ÷ {}{}",
            group.label(),
            text::count(held.part.get(group)),
            text::count(held.whole.get(group)),
            held.likelihood(group)
                .map_or_else(String::new, |rate| format!(" = {}", rounding::text(rate, 4)))
        )
    };
    let result = match held.value {
        Ok(value) => format!("{} ÷ {} = {}", first.label(), second.label(), text::ratio(value)),
        Err(why) => format!("no ratio ({})", why.key(held.ratio)),
    };
    format!("{}; {}; {result}.", rate(first), rate(second))
}

/// Every item with what is behind it.
pub(super) fn items(books: &Books, data: &YearData<'_>, whole: &Whole) -> Result<Vec<ItemEvidence>, DeskError> {
    let sources = submission::sources(books, data)?;
    let checks = submission::checks(books, data)?;
    let counts: BTreeMap<&str, String> = whole
        .counts
        .iter()
        .map(|count| {
            let values: Vec<String> = count
                .values
                .iter()
                .map(|value| format!("{} {}", value.name, value.text))
                .collect();
            (count.key.as_str(), format!("{}: {}", count.what, values.join(", ")))
        })
        .collect();
    let differing = differs::of(data);
    let last_overridden = difference::last_overridden(data);
    Ok(submission::filled(data)
        .lines
        .iter()
        .map(|line| {
            let number = line.item.number;
            let keys = whole.behind.get(&number).cloned().unwrap_or_default();
            let behind: Vec<&str> = keys
                .iter()
                .filter_map(|key| counts.get(key.as_str()).map(String::as_str))
                .collect();
            let (interval, interval_text) = interval(line, data);
            ItemEvidence {
                item: number,
                indicator: line.item.indicator,
                block: line.item.block.clone(),
                label: line.item.label.clone(),
                key: line.item.key.clone(),
                measure: submission_json::measure(line.item.measure),
                cells: line.current,
                current: submission_json::cells(&line.item, line.current),
                previous_cells: line.previous,
                previous: submission_json::cells(&line.item, line.previous),
                not_comparable: line.not_comparable.clone(),
                previous_overridden: last_overridden
                    .get(&number)
                    .into_iter()
                    .flatten()
                    .map(|held| format!("In {}: {}", data.rules.year - 1, held.sentence()))
                    .collect(),
                state: submission_json::state(line, data),
                not_calculable: submission_json::not_calculable(line, data),
                counts_text: behind.join("; "),
                counts: keys,
                interval,
                interval_text,
                rule: RuleEvidence {
                    confidence: confidence(data.rules.items_confidence),
                    source: data.rules.items_source.clone(),
                    ..rule_of(data.rules, line.item.indicator)
                },
                source: sources.get(&number).cloned().unwrap_or_default(),
                checks: checks
                    .iter()
                    .filter(|(check, _)| check.item == Some(number))
                    .map(|(check, _)| check.key.clone())
                    .collect(),
                differs_from_signed: differing
                    .iter()
                    .filter(|held| held.item == number)
                    .map(differs::Differing::sentence)
                    .collect(),
            }
        })
        .collect())
}

/// The range that the counts of an item fit: of ratios of one year, and of the voting members' share.
fn interval(line: &Line, data: &YearData<'_>) -> (Value, String) {
    let number = line.item.indicator;
    let is_ratio = submission::is_alone(&line.item)
        && ratio_of(&data.nine, number).is_some_and(|held| held.value.ok() == line.current[0]);
    let is_voting = line.item.key == "board_percent.voting";
    if !is_ratio && !is_voting {
        return (Value::Null, String::new());
    }
    let held = interval_of(&data.nine, number);
    let words = nine::interval(&data.nine, number).unwrap_or_default();
    let words = match held {
        Some(held) if is_voting => format!("BME: {words} ({}, 95%)", held.method),
        Some(held) => format!("{words} ({}, 95%)", held.method),
        None => String::new(),
    };
    (json::interval(held), words)
}
