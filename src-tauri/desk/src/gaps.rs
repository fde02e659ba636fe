//! Every figure beside every published one that can be compared with it, and the holes where none is held: the JSON of `wres gaps`.

use domain::benchmark::{Published, Scope};
use domain::disclosure::Rule;
use domain::gap::{self, Against, Beside, Gap, Measured, State};
use domain::indicator::RelativeLikelihood;
use domain::sentence_gap as words;
use files::reference::Reference;
use serde_json::{Value, json};
use store::Books;

use crate::gather::{self, YearData};
use crate::signing::differs;
use crate::view::TrustView;
use crate::{DeskError, compare, settings};

pub(crate) fn json(books: &Books, reference: &Reference, year: u16) -> Result<Value, DeskError> {
    let data = gather::year(books, reference, year)?;
    let trust = settings::trust(books)?;
    let mut object = json!({
        "schema": "wres-desk/gaps/1",
        "year": year,
        "rules": crate::json::rules(&data),
        "gaps": list(&data, reference, &trust, Rule::WORKING),
        "holes": holes(&data, reference, &trust),
    });
    if let Some(signed) = differs::json(&data, Rule::WORKING) {
        object["signed"] = signed;
    }
    Ok(object)
}

/// The gaps that a level of disclosure allows to be shown.
pub(crate) fn list(data: &YearData<'_>, reference: &Reference, trust: &TrustView, level: Rule) -> Vec<Value> {
    gap::gaps(&data.nine, &compare::places(trust), &reference.benchmarks, data.rules)
        .iter()
        .filter(|held| level.is_working() || may_be_shown(held, data, level))
        .map(one)
        .collect()
}

/// Whether a gap gives away nothing that the level hides. Shares of single bands and of the board could be turned back into counts.
fn may_be_shown(held: &Gap<'_>, data: &YearData<'_>, level: Rule) -> bool {
    let is_open = |held: &Option<RelativeLikelihood>| {
        held.as_ref()
            .is_some_and(|held| !level.hides_part(held.whole, held.part))
    };
    match held.measured.indicator {
        1 => {
            held.measured.key == "workforce_bme_percent" && data.counts.staff().is_some_and(|staff| !level.hides(staff))
        }
        2 => is_open(&data.nine.appointment),
        3 => is_open(&data.nine.disciplinary),
        4 => is_open(&data.nine.training),
        5..=8 => {
            let held = data.counts.survey[usize::from(held.measured.indicator) - 5];
            !level.hides_survey(&held)
        }
        _ => false,
    }
}

/// The place as the contract names it: `england`, the region's name, the key of the type of trust.
fn scope(against: Against<'_>) -> &str {
    match against.scope {
        Scope::England => "england",
        Scope::Region | Scope::TrustType => against.name,
    }
}

fn one(held: &Gap<'_>) -> Value {
    json!({
        "indicator": held.measured.indicator.to_string(),
        "measure": held.measured.key,
        "group": held.measured.group,
        "unit": held.measured.unit.key(),
        "what": words::what(&held.measured),
        "value": held.value,
        "value_text": words::figure(held.value, held.measured.unit),
        "scope": scope(held.against),
        "scope_kind": held.against.scope.key(),
        "place": words::place(held.against),
        "year": held.published.year,
        "benchmark": held.published.value,
        "benchmark_text": words::figure(held.published.value, held.measured.unit),
        "difference": held.difference,
        "reading": held.reading.key(),
        "reading_text": words::reading(held),
        "state": held.state.map(State::key),
        "state_text": words::chance(held.state),
        "confidence": held.published.confidence(),
        "confidence_text": words::confidence(held.published.confidence()),
        "source": held.published.sources().join("; "),
        "derived": nothing_or(&words::derived(&held.published)),
    })
}

fn nothing_or(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// Headline figures that nothing comparable is held for, with the reason and the latest figure that is held all the same.
fn holes(data: &YearData<'_>, reference: &Reference, trust: &TrustView) -> Vec<Value> {
    let mut holes = Vec::new();
    for number in 1..=9 {
        let Some(held) = gap::of_headline(&data.nine, number, data.rules) else {
            continue;
        };
        for against in compare::places(trust) {
            let beside = gap::beside(held, against, &reference.benchmarks, data.rules);
            let why = words::hole(&beside, against);
            if why.is_empty() {
                continue;
            }
            let latest = match &beside {
                Beside::NoneOfOurs(published) | Beside::BeforeBreak { last: published, .. } => Some(published),
                _ => None,
            };
            holes.push(hole(&held, against, &why, latest));
        }
    }
    holes
}

fn hole(held: &Measured, against: Against<'_>, why: &str, latest: Option<&Published<'_>>) -> Value {
    let unit = held.unit;
    json!({
        "indicator": held.indicator.to_string(),
        "measure": held.key,
        "group": held.group,
        "what": words::what(held),
        "scope": scope(against),
        "scope_kind": against.scope.key(),
        "place": words::place(against),
        "why": why,
        "latest": latest.map(|held| json!({
            "year": held.year, "benchmark": held.value, "benchmark_text": words::figure(held.value, unit),
        })),
    })
}
