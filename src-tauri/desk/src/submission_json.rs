//! The return as one JSON object, items in the order of the form: unrounded, with where each comes from, which checks speak of it, and why
//! a figure is not there.

use domain::ethnicity::Group;
use domain::finding::Severity;
use domain::overridden::{Overridden, Touch};
use domain::rules::{Averaging, Item, Measure};
use domain::submission::{Cells, Check, Line};
use serde_json::{Map, Value, json};
use store::Books;

use crate::gather::YearData;
use crate::{DeskError, difference, json, signing, submission};

/// Name and version of the shape.
const SCHEMA: &str = "wres-desk/submission/1";

/// The object.
pub(crate) fn object(books: &Books, data: &YearData<'_>) -> Result<Value, DeskError> {
    let trust = signing::organisation(books, data)?;
    let checks = submission::checks(books, data)?;
    let sources = submission::sources(books, data)?;
    let last_overridden = difference::last_overridden(data);
    let items: Vec<Value> = submission::filled(data)
        .lines
        .iter()
        .map(|line| {
            let speaking: Vec<&str> = checks
                .iter()
                .filter(|(check, _)| check.item == Some(line.item.number))
                .map(|(check, _)| check.key.as_str())
                .collect();
            let source = sources.get(&line.item.number).cloned().unwrap_or_default();
            let mut object = item(line, data, &speaking, &source);
            if let Some(earlier) = last_overridden.get(&line.item.number) {
                object["previous_overridden"] = earlier.iter().map(overridden).collect();
            }
            object
        })
        .collect();
    let open = |severity: Severity| {
        let is_open = |(check, reason): &&(Check, String)| {
            check.severity == severity && (severity == Severity::Error || reason.trim().is_empty())
        };
        checks.iter().filter(is_open).count()
    };
    let signatures: Vec<Value> = signing::in_force(books, data)?
        .into_iter()
        .map(|held| {
            json!({
                "role": held.role, "statement": held.statement, "at": held.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
                "figures_sha256": held.digest,
            })
        })
        .collect();
    Ok(json!({
        "schema": SCHEMA,
        "year": data.rules.year,
        "state": if data.signed.is_some() { "signed" } else { "draft" },
        "signatures": signatures,
        "snapshot": data.rules.snapshot.to_string(),
        "organisation": {"name": trust.name, "code": trust.code},
        "rules": json::rules(data),
        "basis": submission::basis(data),
        "errors": open(Severity::Error),
        "warnings_without_reason": open(Severity::Warning),
        "items": items,
        "checks": checks.iter().map(|(check, reason)| self::check(check, reason)).collect::<Vec<_>>(),
    }))
}

pub(crate) fn check(check: &Check, reason: &str) -> Value {
    json!({
        "key": check.key, "severity": check.severity.key(), "nature": check.nature.key(), "item": check.item,
        "message": check.message, "hint": check.hint, "reason": reason,
    })
}

fn item(line: &Line, data: &YearData<'_>, checks: &[&str], source: &str) -> Value {
    let held = &line.item;
    let mut object = json!({
        "item": held.number, "indicator": held.indicator, "block": held.block, "label": held.label, "key": held.key,
        "measure": measure(held.measure),
        "previous": cells(held, line.previous),
        "current": cells(held, line.current),
        "state": state(line, data),
        "source": source,
        "checks": checks,
    });
    let touching: Vec<Value> = data
        .overridden
        .iter()
        .filter(|figure| figure.touches(&held.key).is_some())
        .map(overridden)
        .collect();
    if !touching.is_empty() {
        object["overridden"] = json!(touching);
    }
    if let Some(why) = &line.not_comparable {
        object["not_comparable"] = json!(why);
    }
    if let Some(why) = not_calculable(line, data) {
        object["not_calculable"] = json!(why);
    }
    object
}

/// The measure's key.
pub(crate) const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Headcount => "headcount",
        Measure::Percentage => "percentage",
        Measure::Calculated => "calculated",
    }
}

/// The cells by group, or one figure alone.
pub(crate) fn cells(item: &Item, cells: Cells) -> Value {
    if submission::is_alone(item) {
        return json!({"value": cells[0]});
    }
    let by_group: Map<String, Value> = Group::ALL
        .into_iter()
        .zip(cells)
        .map(|(group, cell)| (group.key().to_owned(), json!(cell)))
        .collect();
    Value::Object(by_group)
}

/// The group of figures an item belongs to, by which it may have been typed in.
pub(crate) fn stem(item: &Item) -> &str {
    match item.key.split('.').next().unwrap_or_default() {
        "workforce_percent" => "workforce",
        "board_percent" | "board_difference" => "board",
        stem => stem,
    }
}

/// Figures typed in over those of the files that stand in an item itself.
fn over<'a>(item: &'a Item, data: &'a YearData<'_>) -> impl Iterator<Item = &'a Overridden> {
    data.overridden
        .iter()
        .filter(|held| held.is_used && held.touches(&item.key) == Some(Touch::Itself))
}

/// A figure typed in over that of the files, with the reason given.
pub(crate) fn overridden(held: &Overridden) -> Value {
    json!({
        "key": held.key, "typed": held.typed, "files": held.counted, "used": held.is_used, "reason": held.reason,
        "by_role": held.by_role, "at": held.at.map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string()),
        "sentence": held.sentence(),
    })
}

/// How this year's figures are held: `typed`, `typed_over_files`, `counted`, `calculated` from other items, `missing` where nothing is held, or
/// `not_calculable` where the counts allow none.
pub(crate) fn state(line: &Line, data: &YearData<'_>) -> &'static str {
    match line.item.measure {
        _ if line.current == [None; 3] => match not_calculable(line, data) {
            Some(why) if why != NO_DATA => "not_calculable",
            _ => "missing",
        },
        Measure::Calculated => "calculated",
        _ if data.typed.contains(stem(&line.item)) => "typed",
        _ if over(&line.item, data).next().is_some() => "typed_over_files",
        _ => "counted",
    }
}

/// Said where nothing is held to work a figure out from.
const NO_DATA: &str = "no_data";

/// Why a figure of this year is not there; `None` where all are, or where the item has none to give.
pub(crate) fn not_calculable(line: &Line, data: &YearData<'_>) -> Option<String> {
    let nine = &data.nine;
    let empty: Vec<Group> = Group::ALL
        .into_iter()
        .zip(line.current)
        .filter(|(_, cell)| cell.is_none())
        .map(|(group, _)| group)
        .collect();
    if submission::is_alone(&line.item) && line.current[0].is_none() {
        let held = match line.item.indicator {
            2 => nine.appointment.as_ref(),
            3 => nine.disciplinary.as_ref(),
            _ => nine.training.as_ref(),
        };
        let Some(held) = held else {
            return Some(NO_DATA.to_owned());
        };
        let value = match (line.item.indicator, data.rules.averaging, &nine.disciplinary_two_years) {
            (3, Averaging::TwoYears, None) => return Some(no_mean(data)),
            (3, Averaging::TwoYears, Some(two)) => two.value,
            _ => held.value,
        };
        return value.err().map(|why| why.key(held.ratio));
    }
    // The survey has no column for people of unknown ethnicity, and a ratio stands alone.
    let wanted = match stem(&line.item) {
        "survey" => empty.into_iter().filter(|group| *group != Group::Unknown).collect(),
        _ if submission::is_alone(&line.item) => Vec::new(),
        _ => empty,
    };
    let first = wanted.first()?;
    let lacks_mean = line.item.indicator == 3
        && line.item.key != "workforce.total"
        && data.rules.averaging == Averaging::TwoYears
        && data.counts.casework.is_some()
        && data.disciplined_last_year.is_none();
    Some(if lacks_mean {
        no_mean(data)
    } else if wanted.len() == 3 || line.item.measure != Measure::Calculated {
        NO_DATA.to_owned()
    } else {
        format!("no_{}_people", first.key())
    })
}

fn no_mean(data: &YearData<'_>) -> String {
    if data.last_is_mean {
        "last_year_is_a_mean".to_owned()
    } else {
        "no_last_year".to_owned()
    }
}

/// The document.
pub(crate) fn document(books: &Books, data: &YearData<'_>) -> Result<Vec<u8>, DeskError> {
    Ok(bytes(&object(books, data)?))
}

/// An object as text that people can read as well.
pub(crate) fn bytes(object: &Value) -> Vec<u8> {
    format!("{object:#}\n").into_bytes()
}
