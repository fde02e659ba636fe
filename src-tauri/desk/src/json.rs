//! The JSON of the command, in the shape of its contract. Numbers are not rounded here; what cannot be worked out is `null` with a
//! sibling that says why.

use domain::disclosure::{Level, Rule};
use domain::ethnicity::{Group, Triple};
use domain::finding::Severity;
use domain::indicator::{
    BoardGap, Indicators, Ratio, RelativeLikelihood, Representation, SurveyGap, TwoYears, representation,
};
use domain::overridden::Overridden;
use domain::rules::Origin;
use domain::statistics::Interval;
use files::reference::Reference;
use serde_json::{Map, Value, json};
use store::Books;

use crate::gather;
use crate::gather::YearData;
use crate::signing::differs;
use crate::sure::{self, Beside};
use crate::{DeskError, averaging, gaps, settings, submission};

/// How the nine are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Name of another rule pack to compute under; the year's own where none is named.
    pub rules: Option<String>,
    /// Another year to put beside.
    pub compare: Option<u16>,
    /// For whom the numbers are meant.
    pub level: Level,
}

pub(crate) fn indicators(books: &Books, reference: &Reference, year: u16, asked: &Asked) -> Result<Value, DeskError> {
    let pack = gather::pack(reference, year, asked.rules.as_deref())?;
    let data = gather::under(books, reference, &pack)?;
    let level = reference.disclosure.rule(asked.level);
    let staff = data.counts.staff();
    let trust = settings::trust(books)?;
    let mut findings = (0, 0);
    for (check, _) in submission::checks(books, &data)? {
        match check.severity {
            Severity::Error => findings.0 += 1,
            Severity::Warning => findings.1 += 1,
            Severity::Note => {}
        }
    }
    let shown_staff = staff.filter(|staff| !level.hides(*staff));
    let mut workforce = triple(shown_staff);
    workforce.insert("total".to_owned(), json!(shown_staff.map(Triple::total)));
    workforce.insert(
        "bme_percent".to_owned(),
        json!(shown_staff.and_then(|staff| staff.percent(Group::Bme))),
    );
    let mut object = json!({
        "schema": "wres-desk/indicators/1",
        "year": year,
        "snapshot": pack.snapshot.to_string(),
        "rules": rules(&data),
        "disclosure": {"level": level.key(), "hides_up_to": level.hides_up_to()},
        "workforce": workforce,
        "indicators": with_rules(nine_object(&data.nine, data.counts.casework.map(|held| held.cases), level), &data, level),
        "gaps": gaps::list(&data, reference, &trust, level),
        "findings": {"errors": findings.0, "warnings": findings.1},
    });
    sure::add_json(&mut object["indicators"], &Beside::of(books, reference, &data)?, level);
    if let Some(signed) = differs::json(&data, level) {
        object["signed"] = signed;
    }
    if let Some(other) = asked.compare {
        let nine = gather::indicators_of(books, reference, other)?;
        let mut indicators = nine_object(&nine, None, level);
        for (number, held) in &mut indicators {
            let (earlier, later) = (other.min(year), other.max(year));
            let broken = number.parse().ok().and_then(|number| {
                let rules = gather::rules(reference, later).ok()?;
                rules.latest_break(number, later).filter(|held| held.year > earlier)
            });
            if let Some(broken) = broken {
                // Nothing may be set beside a figure of another series.
                *held = json!({"not_comparable": broken.why, "sentence": format!("This year cannot be compared. {}", broken.why)});
            }
        }
        object["compare"] = json!({"year": other, "indicators": indicators});
        if crate::signing::is_signed(books, other)? {
            let signed = differs::json(&gather::year(books, reference, other)?, level);
            object["compare"]["signed"] = json!(signed);
        }
    }
    Ok(object)
}

/// Which pack made the figures.
pub(crate) fn rules(data: &YearData<'_>) -> Value {
    let origin = match data.rules.origin {
        Origin::BuiltIn => "built_in",
        Origin::Loaded => "loaded",
    };
    json!({
        "pack": data.rules.name, "edition": data.rules.edition, "origin": origin,
        "indicator_3_averaging": data.rules.averaging.key(),
    })
}

/// What the rules say of single figures: how indicator 3 is averaged in the return, and what is to be known of this year's figures.
fn with_rules(mut nine: Map<String, Value>, data: &YearData<'_>, level: Rule) -> Map<String, Value> {
    for (number, held) in &mut nine {
        let Some(held) = held.as_object_mut() else { continue };
        let number = number.parse().unwrap_or_default();
        let differs = differs::sentence(data, Some(number), level);
        let caution = [differs, crate::nine::cautions(data.rules, number, data.rules.year)];
        let caution = caution
            .iter()
            .filter(|held| !held.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
        if !caution.is_empty() {
            held.insert("caution".to_owned(), json!(caution));
        }
        let typed = data
            .overridden
            .iter()
            .filter(|held| held.indicators().contains(&number));
        let typed: Vec<Value> = typed.map(|held| overridden(held, level)).collect();
        if !typed.is_empty() {
            held.insert("overridden".to_owned(), Value::Array(typed));
        }
        if let Some(question) = data.rules.question(number) {
            held.insert("questions".to_owned(), json!(question.names));
        }
        if number == 3 {
            held.insert("return_takes".to_owned(), json!(data.rules.averaging.key()));
            if let Some(why) = averaging::lacking(data) {
                let why_key = if data.last_is_mean {
                    "last_year_is_a_mean"
                } else {
                    "no_last_year"
                };
                held.insert(
                    "two_year".to_owned(),
                    json!({"relative_likelihood": null, "not_calculable": why_key, "sentence": why}),
                );
            }
            let beside = averaging::beside(data);
            if !beside.is_empty() && !held["two_year"].is_null() {
                held.insert("return_sentence".to_owned(), json!(beside));
            }
        }
    }
    nine
}

/// A figure typed in over the files'; outside the working level without the figures and the words why, which may name them.
fn overridden(held: &Overridden, level: Rule) -> Value {
    if level.is_working() {
        json!({
            "key": held.key, "typed": held.typed, "files": held.counted, "used": held.is_used, "reason": held.reason,
            "by_role": held.by_role, "at": held.at.map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string()), "sentence": held.sentence(),
        })
    } else {
        json!({
            "key": held.key, "used": held.is_used,
            "sentence": format!("{}: the figure was typed in over that of the files.", held.label),
        })
    }
}

/// The nine as an object by number; what the level hides is `null`, with a sibling that says so.
fn nine_object(nine: &Indicators, cases: Option<u32>, level: Rule) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert(
        "1".to_owned(),
        nine.representation
            .as_ref()
            .map_or_else(no_data, |held| one(held, level)),
    );
    for (number, held) in [
        ("2", &nine.appointment),
        ("3", &nine.disciplinary),
        ("4", &nine.training),
    ] {
        let two = nine.disciplinary_two_years.as_ref();
        object.insert(
            number.to_owned(),
            held.as_ref()
                .map_or_else(no_data, |held| ratio(held, two, cases, level)),
        );
    }
    for (number, held) in ["5", "6", "7", "8"].into_iter().zip(&nine.survey) {
        object.insert(number.to_owned(), survey(held.as_ref(), level));
    }
    object.insert(
        "9".to_owned(),
        nine.board.as_ref().map_or_else(no_data, |held| board(held, level)),
    );
    object
}

/// What stands in the place of an indicator of which nothing is held.
fn no_data() -> Value {
    json!({"relative_likelihood": null, "not_calculable": "no_data", "state": "missing", "sentence": null})
}

/// What stands in the place of a sentence whose numbers are hidden.
const HIDDEN: &str = "Small numbers are hidden at this level.";

pub(crate) fn triple(held: Option<Triple>) -> Map<String, Value> {
    Group::ALL
        .into_iter()
        .map(|group| (group.key().to_owned(), json!(held.map(|held| held.get(group)))))
        .collect()
}

fn one(held: &Representation, level: Rule) -> Value {
    let hidden = representation::hidden(&held.rows, level);
    let rows: Vec<Value> = held
        .rows
        .iter()
        .zip(hidden)
        .map(|(row, is_hidden)| {
            let people = (!is_hidden).then_some(row.people);
            let mut object = Map::new();
            object.insert("section".to_owned(), json!(row.section.key()));
            object.insert("band".to_owned(), json!(row.band.key()));
            object.extend(triple(people));
            object.insert(
                "bme_percent".to_owned(),
                json!(people.and_then(|people| people.percent(Group::Bme))),
            );
            if is_hidden {
                object.insert("suppressed".to_owned(), json!(true));
            }
            Value::Object(object)
        })
        .collect();
    // The senior rows together are a second total over some of the rows, so they are shown to those who count and nobody else.
    let senior = (level.is_working()).then_some(held.senior);
    let mut object = triple(senior);
    object.insert(
        "bme_percent".to_owned(),
        json!(senior.and_then(|_| held.senior_percent())),
    );
    json!({
        "rows": rows,
        "senior": object,
        "state": held.state.key(),
        "sentence": if level.is_working() { domain::sentence::representation(held) } else { HIDDEN.to_owned() },
    })
}

pub(crate) fn interval(held: Option<&Interval>) -> Value {
    held.map_or(
        Value::Null,
        |held| json!({"method": held.method, "level": held.level, "low": held.low, "high": held.high}),
    )
}

/// A shortfall as whole people, rounded: positive is to the disadvantage of BME people.
fn whole(value: f64) -> i64 {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a number of people, far inside the range"
    )]
    let people = value.round() as i64;
    people
}

fn ratio(held: &RelativeLikelihood, two: Option<&TwoYears>, cases: Option<u32>, level: Rule) -> Value {
    let (whole_name, part_name) = match held.ratio {
        Ratio::Appointment => ("shortlisted", "appointed"),
        Ratio::Disciplinary => ("workforce", "cases"),
        Ratio::Training => ("workforce", "accessing"),
    };
    let is_disciplinary = held.ratio == Ratio::Disciplinary;
    let (whole_hidden, part_hidden) = (level.hides(held.whole), level.hides_part(held.whole, held.part));
    // A likelihood or a ratio would give the hidden count back.
    let open = (!whole_hidden && !part_hidden).then_some(held);
    let mut map = Map::new();
    map.insert(
        whole_name.to_owned(),
        Value::Object(triple((!whole_hidden).then_some(held.whole))),
    );
    map.insert(
        part_name.to_owned(),
        Value::Object(triple((!part_hidden).then_some(held.part))),
    );
    if open.is_none() {
        map.insert("suppressed".to_owned(), json!(true));
    }
    if is_disciplinary {
        map.insert("case_count".to_owned(), json!(open.and(cases)));
    }
    map.insert("likelihood".to_owned(), likelihood(|group| open?.likelihood(group)));
    map.insert(
        "relative_likelihood".to_owned(),
        json!(open.and_then(|held| held.value.ok())),
    );
    if let Err(why) = held.value {
        map.insert("not_calculable".to_owned(), json!(why.key(held.ratio)));
    }
    map.insert(
        "interval".to_owned(),
        interval(open.and_then(|held| held.interval.as_ref())),
    );
    let four_fifths = open
        .and_then(|held| held.four_fifths)
        .map(domain::indicator::FourFifths::key);
    map.insert("four_fifths".to_owned(), json!(four_fifths));
    map.insert(
        "shortfall".to_owned(),
        json!(open.and_then(RelativeLikelihood::shortfall).map(whole)),
    );
    map.insert("state".to_owned(), json!(open.map(|held| held.state.key())));
    let sentence = open.map_or_else(|| HIDDEN.to_owned(), domain::sentence::relative_likelihood);
    map.insert("sentence".to_owned(), json!(sentence));
    if is_disciplinary {
        // Last year's people may be small where this year's are not.
        let shown = two.filter(|two| open.is_some() && !level.hides(two.people.1));
        map.insert("two_year".to_owned(), shown.map_or(Value::Null, two_years));
    }
    Value::Object(map)
}

fn likelihood(of: impl Fn(Group) -> Option<f64>) -> Value {
    Value::Object(
        Group::ALL
            .into_iter()
            .map(|group| (group.key().to_owned(), json!(of(group))))
            .collect(),
    )
}

fn two_years(held: &TwoYears) -> Value {
    let mean: Map<String, Value> = Group::ALL
        .into_iter()
        .map(|group| (group.key().to_owned(), json!(held.mean(group))))
        .collect();
    let mut map = Map::new();
    map.insert("cases".to_owned(), Value::Object(mean));
    map.insert("likelihood".to_owned(), likelihood(|group| held.likelihood(group)));
    map.insert("relative_likelihood".to_owned(), json!(held.value.ok()));
    if let Err(why) = held.value {
        map.insert(
            "not_calculable".to_owned(),
            json!(why.key(domain::indicator::Ratio::Disciplinary)),
        );
    }
    Value::Object(map)
}

fn survey(held: Option<&SurveyGap>, level: Rule) -> Value {
    let is_hidden = held.is_some_and(|held| level.hides_survey(&held.result));
    let open = held.filter(|_| !is_hidden);
    let result = open.map(|held| held.result).unwrap_or_default();
    let mut object = json!({
        "white_percent": result.white_percent,
        "bme_percent": result.bme_percent,
        "white_responses": result.white_responses,
        "bme_responses": result.bme_responses,
        "difference_points": open.and_then(|held| held.points),
        "interval": interval(open.and_then(|held| held.interval.as_ref())),
        "state": open.map_or("missing", |held| held.state.key()),
        "sentence": if is_hidden { Some(HIDDEN.to_owned()) } else { open.map(domain::sentence::survey) },
    });
    if is_hidden {
        object["suppressed"] = json!(true);
    }
    object
}

fn board(held: &BoardGap, level: Rule) -> Value {
    let board = &held.board;
    let parts = [
        ("total", board.total()),
        ("voting", board.voting),
        ("non_voting", board.non_voting),
        ("executive", board.executive),
        ("non_executive", board.non_executive),
    ];
    // The parts are each other's remainders, so one small number hides them all.
    let is_hidden = parts.iter().any(|(_, people)| level.hides(*people));
    let mut map: Map<String, Value> = parts
        .iter()
        .map(|(name, people)| {
            (
                (*name).to_owned(),
                Value::Object(triple((!is_hidden).then_some(*people))),
            )
        })
        .collect();
    let points = |people: Triple| if is_hidden { None } else { held.difference(people) };
    map.insert(
        "difference_points".to_owned(),
        json!({"total": points(board.total()), "voting": points(board.voting), "non_voting": points(board.non_voting),
            "executive": points(board.executive), "non_executive": points(board.non_executive)}),
    );
    if is_hidden {
        map.insert("suppressed".to_owned(), json!(true));
    }
    map.insert(
        "interval".to_owned(),
        interval(held.interval.as_ref().filter(|_| !is_hidden)),
    );
    map.insert("state".to_owned(), json!(held.state.key()));
    let sentence = if is_hidden {
        HIDDEN.to_owned()
    } else {
        domain::sentence::board(held)
    };
    map.insert("sentence".to_owned(), json!(sentence));
    Value::Object(map)
}
