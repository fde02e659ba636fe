//! What stands beside the nine, in the JSON of `wres indicators`: keys beside those of the contract, numbers unrounded.

use domain::disclosure::Rule;
use domain::ethnicity::{Group, Triple};
use domain::indicator::board_gap::Part;
use domain::indicator::{Pooled, RelativeLikelihood, SeniorReading, SurveyGap};
use domain::sentence;
use domain::statistics::{Change, Interval};
use serde_json::{Map, Value, json};

use super::{Beside, ratio_of};

/// Adds what stands beside each of the nine to its object. What would give a hidden count back is left out.
pub(crate) fn add(nine: &mut Value, beside: &Beside<'_>, level: Rule) {
    let mut put = |number: &str, more: Map<String, Value>| {
        if let Some(Value::Object(held)) = nine.get_mut(number) {
            held.extend(more);
        }
    };
    put("1", one(beside, level));
    for (key, number) in [("2", 2), ("3", 3), ("4", 4)] {
        put(key, ratio(beside, number, level));
    }
    for (index, (key, number)) in [("5", 5), ("6", 6), ("7", 7), ("8", 8)].into_iter().enumerate() {
        let held = beside.data.nine.survey[index];
        let last = beside.comparable_last(number).and_then(|last| last.survey[index]);
        let is_open = |held: &SurveyGap| !level.hides_survey(&held.result);
        let change = held.filter(is_open).zip(last.filter(is_open)).map(|(held, last)| {
            let change = held.change_since(&last);
            json!({
                "since": beside.rules().year - 1,
                "points": change.map(|held| held.value * 100.0),
                "interval": interval(change.map(|held| held.interval.in_percent()).as_ref()),
                "sentence": sentence::survey_change(beside.rules().year - 1, &last, &held, change.as_ref()),
            })
        });
        put(key, Map::from_iter([("change".to_owned(), json!(change))]));
    }
    put("9", nine_parts(beside, level));
}

fn interval(held: Option<&Interval>) -> Value {
    held.map_or(
        Value::Null,
        |held| json!({"method": held.method, "level": held.level, "low": held.low, "high": held.high}),
    )
}

fn groups(held: Triple) -> Value {
    json!({"white": held.white, "bme": held.bme, "unknown": held.unknown})
}

fn reading(held: &SeniorReading) -> Value {
    json!({
        "row": held.of.key(),
        "people": groups(held.people),
        "bme_percent": held.people.percent(Group::Bme),
        "others_bme_percent": held.others.percent(Group::Bme),
        "difference_points": held.points(),
        "interval": interval(held.difference.as_ref()),
        "state": held.state.key(),
        "sentence": sentence::senior_row(held),
    })
}

fn one(beside: &Beside<'_>, level: Rule) -> Map<String, Value> {
    let mut map = Map::new();
    // Each is a total over some of the rows, from which hidden rows could be taken back.
    let open = beside.data.nine.representation.as_ref().filter(|_| level.is_working());
    let list = |readings: &[SeniorReading]| readings.iter().map(reading).collect::<Vec<Value>>();
    map.insert("judged".to_owned(), json!(open.map(|held| list(&held.judged))));
    map.insert(
        "senior_rows".to_owned(),
        json!(open.map(|held| list(&held.senior_rows))),
    );
    let disparity = beside.disparity.as_ref().filter(|_| open.is_some()).map(|held| {
        let rungs = &beside.reference.measures.rungs;
        let sections: Vec<Value> = held
            .iter()
            .map(|held| {
                let steps: Vec<Value> = held
                    .steps
                    .iter()
                    .map(|step| {
                        json!({
                            "step": step.step.key(),
                            "ratio": step.value.ok(),
                            "not_calculable": step.value.err().map(|nobody| format!("no_{}_{}", nobody.group.key(), nobody.rung.key())),
                            "interval": interval(step.interval.as_ref()),
                            "state": step.state.key(),
                            "sentence": sentence::disparity(held.section, step),
                        })
                    })
                    .collect();
                json!({"section": held.section.map_or("both", domain::workforce::Section::key), "steps": steps})
            })
            .collect();
        json!({"sections": sections, "confidence": rungs.confidence.key(), "source": rungs.source})
    });
    map.insert("disparity".to_owned(), json!(disparity));
    let aspiration = beside.aspiration.as_ref().filter(|_| open.is_some()).map(|held| {
        let rows: Vec<Value> = held
            .rows
            .iter()
            .map(|row| {
                json!({
                    "band": row.band.key(),
                    "people": row.people.total(),
                    "bme": row.people.bme,
                    "target": row.target,
                    "missing": row.missing,
                    "each_year": row.each_year,
                    "path_percent": held.on_path(row, held.year),
                    "sentence": sentence::aspiration(held.aim, row),
                })
            })
            .collect();
        json!({
            "share": held.aim.share,
            "base_year": held.aim.base_year,
            "target_year": held.aim.target_year,
            "rows": rows,
            "confidence": beside.reference.measures.aspiration.confidence.key(),
            "source": beside.reference.measures.aspiration.source,
        })
    });
    map.insert("aspiration".to_owned(), json!(aspiration));
    map
}

/// Whether an indicator's counts may all be shown.
fn is_open(held: &RelativeLikelihood, level: Rule) -> bool {
    !level.hides_part(held.whole, held.part)
}

fn ratio(beside: &Beside<'_>, number: u8, level: Rule) -> Map<String, Value> {
    let mut map = Map::new();
    let rules = beside.rules();
    let Some(held) = ratio_of(&beside.data.nine, number) else {
        return map;
    };
    let open = is_open(held, level).then_some(held);
    let tested = open.filter(|held| held.interval.is_some());
    map.insert(
        "fisher_p".to_owned(),
        json!(tested.and_then(RelativeLikelihood::fisher)),
    );
    let noise = open.and_then(|held| held.noise(rules)).map(|noise| {
        json!({
            "outside": noise.outside(),
            "above": noise.above,
            "below": noise.below,
            "not_calculable": noise.not_calculable,
            "sentence": sentence::noise(held.ratio, &noise, rules.four_fifths),
        })
    });
    map.insert("noise".to_owned(), json!(noise));
    let smallest = open.and_then(RelativeLikelihood::smallest_detectable).flatten();
    map.insert("smallest_detectable".to_owned(), json!(smallest));
    // Years together give a year back when the others are known, so every year must be open.
    let years = [
        Some(&beside.data.nine),
        beside.last.as_ref(),
        beside.before_last.as_ref(),
    ];
    let open_years = years
        .into_iter()
        .map_while(|nine| ratio_of(nine?, number).filter(|held| is_open(held, level)))
        .count();
    let pooled: Vec<Value> = beside
        .pooled(number)
        .iter()
        .filter(|held| held.years.len() <= open_years)
        .map(pooled)
        .collect();
    map.insert("pooled".to_owned(), json!(pooled));
    let last = beside
        .comparable_last(number)
        .and_then(|last| ratio_of(last, number))
        .filter(|last| open.is_some() && is_open(last, level));
    map.insert(
        "change".to_owned(),
        json!(last.map(|last| change(held, last, rules.year - 1))),
    );
    map
}

fn pooled(held: &Pooled) -> Value {
    let ratio = &held.held;
    json!({
        "years": held.years,
        "whole": groups(ratio.whole),
        "part": groups(ratio.part),
        "relative_likelihood": ratio.value.ok(),
        "not_calculable": ratio.value.err().map(|why| why.key(ratio.ratio)),
        "interval": interval(ratio.interval.as_ref()),
        "state": ratio.state.key(),
        "in_the_return": false,
        "sentence": sentence::pooled(held),
    })
}

fn change(held: &RelativeLikelihood, last: &RelativeLikelihood, since: u16) -> Value {
    let change: Option<Change> = held.change_since(last);
    let values = last.value.ok().zip(held.value.ok());
    json!({
        "since": since,
        "ratio_of_ratios": change.map(|held| held.value),
        "interval": interval(change.map(|held| held.interval).as_ref()),
        "sentence": values.map(|values| sentence::ratio_change(held.ratio, since, values, change.as_ref())),
    })
}

fn nine_parts(beside: &Beside<'_>, level: Rule) -> Map<String, Value> {
    let Some(held) = &beside.data.nine.board else {
        return Map::new();
    };
    // The parts are each other's remainders, so one small number hides them all.
    let is_hidden = Part::ALL.iter().any(|part| level.hides(held.members(*part)));
    let parts: Map<String, Value> = Part::ALL
        .into_iter()
        .filter(|_| !is_hidden)
        .map(|part| {
            let members = held.members(part);
            let value = json!({
                "bme_percent": members.percent(Group::Bme),
                "difference_points": held.difference(members),
                "interval": interval(held.share_interval(part).as_ref()),
                "sentence": sentence::board_part(held, part),
            });
            (part.key().to_owned(), value)
        })
        .collect();
    Map::from_iter([("parts".to_owned(), Value::Object(parts))])
}
