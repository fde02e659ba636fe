//! The JSON of the command, in the shape of its contract. Numbers are not rounded here; what cannot be worked out is `null` with a
//! sibling that says why.

use domain::benchmark::Scope;
use domain::ethnicity::{Group, Triple};
use domain::finding::Severity;
use domain::indicator::{BoardGap, RelativeLikelihood, SurveyGap, TwoYears};
use domain::statistics::Interval;
use domain::workforce::{Band, Section};
use files::reference::Reference;
use serde_json::{Map, Value, json};
use store::Books;
use store::assignment::Dimension;

use crate::compare::{self, Gap};
use crate::gather::{self, YearData};
use crate::view::Table;
use crate::{DeskError, nine, settings, submission, text};

/// By what indicator 1 can be broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Band or subgroup of doctors.
    Band,
    /// Clinical, non-clinical, medical.
    Section,
    /// Staff group as recorded.
    StaffGroup,
    /// Division as recorded.
    Division,
    /// National ethnic category.
    EthnicGroup,
    /// Sex as recorded.
    Sex,
}

impl By {
    /// Every dimension with its key on the command line.
    pub const ALL: [(&'static str, Self); 6] = [
        ("band", Self::Band),
        ("section", Self::Section),
        ("staff-group", Self::StaffGroup),
        ("division", Self::Division),
        ("ethnic-group", Self::EthnicGroup),
        ("sex", Self::Sex),
    ];

    const fn dimension(self) -> Dimension {
        match self {
            Self::Band => Dimension::Band,
            Self::Section => Dimension::Section,
            Self::StaffGroup => Dimension::StaffGroup,
            Self::Division => Dimension::Division,
            Self::EthnicGroup => Dimension::Category,
            Self::Sex => Dimension::Sex,
        }
    }
}

/// A line of a breakdown in words.
pub(crate) fn line_label(dimension: Dimension, key: &str) -> String {
    let label = match dimension {
        Dimension::Band => Band::from_key(key).map(Band::label),
        Dimension::Section => Section::from_key(key).map(Section::label),
        Dimension::Category => category_label(key),
        _ => None,
    };
    label
        .unwrap_or(if key.is_empty() { "Not given" } else { key })
        .to_owned()
}

/// National ethnic categories of 2001. Source: NHS Data Dictionary, ethnic category.
fn category_label(key: &str) -> Option<&'static str> {
    Some(match key {
        "A" => "White: British",
        "B" => "White: Irish",
        "C" => "White: any other White background",
        "D" => "Mixed: White and Black Caribbean",
        "E" => "Mixed: White and Black African",
        "F" => "Mixed: White and Asian",
        "G" => "Mixed: any other mixed background",
        "H" => "Asian or Asian British: Indian",
        "J" => "Asian or Asian British: Pakistani",
        "K" => "Asian or Asian British: Bangladeshi",
        "L" => "Asian or Asian British: any other Asian background",
        "M" => "Black or Black British: Caribbean",
        "N" => "Black or Black British: African",
        "P" => "Black or Black British: any other Black background",
        "R" => "Other: Chinese",
        "S" => "Other: any other ethnic group",
        "" => "Recorded without a national code, or unknown",
        _ => return None,
    })
}

pub(crate) fn breakdown(books: &Books, year: u16, by: By) -> Result<Table, DeskError> {
    let dimension = by.dimension();
    let Some(lines) = store::assignment::breakdown(books, year, dimension)? else {
        return Err(DeskError::NotReady {
            message: format!("There is no staff list for {year} yet."),
            hint: "Import one first.".to_owned(),
        });
    };
    let rows = lines
        .into_iter()
        .map(|(key, people)| {
            let mut row = vec![line_label(dimension, &key)];
            row.extend([people.white, people.bme, people.unknown, people.total()].map(text::count));
            row.push(people.percent(Group::Bme).map(text::percent).unwrap_or_default());
            row
        })
        .collect();
    Ok(Table {
        caption: format!("Staff in post at the snapshot date of {year}"),
        headings: ["", "White", "BME", "Unknown", "All", "BME share"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        note: "True counts for your own work: small numbers are not hidden.".to_owned(),
    })
}

pub(crate) fn indicators(books: &Books, reference: &Reference, year: u16) -> Result<Value, DeskError> {
    let data = gather::year(books, reference, year)?;
    let staff = data.counts.staff();
    let region = settings::trust(books)?.region;
    let mut findings = (0, 0);
    for (check, _) in submission::checks(books, &data)? {
        match check.severity {
            Severity::Error => findings.0 += 1,
            Severity::Warning => findings.1 += 1,
            Severity::Note => {}
        }
    }
    let mut workforce = triple(staff);
    workforce.insert("total".to_owned(), json!(staff.map(Triple::total)));
    workforce.insert(
        "bme_percent".to_owned(),
        json!(staff.and_then(|staff| staff.percent(Group::Bme))),
    );
    let mut nine_json = Map::new();
    nine_json.insert("1".to_owned(), one(&data));
    for (number, held) in [
        ("2", &data.nine.appointment),
        ("3", &data.nine.disciplinary),
        ("4", &data.nine.training),
    ] {
        nine_json.insert(
            number.to_owned(),
            held.as_ref().map_or(Value::Null, |held| ratio(held, &data)),
        );
    }
    for (number, held) in ["5", "6", "7", "8"].into_iter().zip(&data.nine.survey) {
        nine_json.insert(number.to_owned(), survey(held.as_ref()));
    }
    nine_json.insert("9".to_owned(), data.nine.board.as_ref().map_or(Value::Null, board));
    Ok(json!({
        "schema": "wres-desk/indicators/1",
        "year": year,
        "snapshot": data.rules.snapshot.to_string(),
        "rules": {"pack": data.rules.name, "edition": data.rules.edition},
        "workforce": workforce,
        "indicators": nine_json,
        "gaps": gap_list(&data, reference, &region),
        "findings": {"errors": findings.0, "warnings": findings.1},
    }))
}

pub(crate) fn gaps(books: &Books, reference: &Reference, year: u16) -> Result<Value, DeskError> {
    let data = gather::year(books, reference, year)?;
    let region = settings::trust(books)?.region;
    Ok(json!({
        "schema": "wres-desk/gaps/1",
        "year": year,
        "rules": {"pack": data.rules.name, "edition": data.rules.edition},
        "gaps": gap_list(&data, reference, &region),
    }))
}

fn gap_list(data: &YearData<'_>, reference: &Reference, region: &str) -> Vec<Value> {
    compare::gaps(&data.nine, region, &reference.benchmarks, data.rules)
        .iter()
        .map(gap)
        .collect()
}

fn gap(held: &Gap<'_>) -> Value {
    let scope = match held.benchmark.scope {
        Scope::England => "england".to_owned(),
        _ => held.benchmark.scope_name.clone(),
    };
    json!({
        "indicator": held.measured.indicator.to_string(),
        "measure": held.measured.key,
        "group": held.measured.group,
        "value": held.value,
        "scope": scope,
        "year": held.benchmark.year,
        "benchmark": held.benchmark.value,
        "difference": held.difference,
        "reading": held.reading,
        "state": held.state.key(),
        "confidence": held.benchmark.confidence,
        "source": held.benchmark.source_title,
    })
}

fn triple(held: Option<Triple>) -> Map<String, Value> {
    Group::ALL
        .into_iter()
        .map(|group| (group.key().to_owned(), json!(held.map(|held| held.get(group)))))
        .collect()
}

fn one(data: &YearData<'_>) -> Value {
    let Some(held) = &data.nine.representation else {
        return Value::Null;
    };
    let rows: Vec<Value> = held
        .rows
        .iter()
        .map(|row| {
            json!({
                "section": row.section.key(), "band": row.band.key(),
                "white": row.people.white, "bme": row.people.bme, "unknown": row.people.unknown,
                "bme_percent": row.people.percent(Group::Bme),
            })
        })
        .collect();
    json!({
        "rows": rows,
        "senior": {"white": held.senior.white, "bme": held.senior.bme, "unknown": held.senior.unknown,
                   "bme_percent": held.senior_percent()},
        "state": held.state.key(),
        "sentence": nine::sentence_of(&data.nine, 1),
    })
}

fn interval(held: Option<&Interval>) -> Value {
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

fn ratio(held: &RelativeLikelihood, data: &YearData<'_>) -> Value {
    use domain::indicator::Ratio;
    let (whole_name, part_name) = match held.ratio {
        Ratio::Appointment => ("shortlisted", "appointed"),
        Ratio::Disciplinary => ("workforce", "cases"),
        Ratio::Training => ("workforce", "accessing"),
    };
    let number = held.ratio.number();
    let mut map = Map::new();
    map.insert(whole_name.to_owned(), Value::Object(triple(Some(held.whole))));
    map.insert(part_name.to_owned(), Value::Object(triple(Some(held.part))));
    if held.ratio == Ratio::Disciplinary {
        map.insert(
            "case_count".to_owned(),
            json!(data.counts.casework.map(|held| held.cases)),
        );
    }
    map.insert("likelihood".to_owned(), likelihood(|group| held.likelihood(group)));
    map.insert("relative_likelihood".to_owned(), json!(held.value.ok()));
    if let Err(why) = held.value {
        map.insert("not_calculable".to_owned(), json!(why.key(held.ratio)));
    }
    map.insert("interval".to_owned(), interval(held.interval.as_ref()));
    map.insert(
        "four_fifths".to_owned(),
        json!(held.four_fifths.map(domain::indicator::FourFifths::key)),
    );
    map.insert("shortfall".to_owned(), json!(held.shortfall().map(whole)));
    map.insert("state".to_owned(), json!(held.state.key()));
    map.insert("sentence".to_owned(), json!(nine::sentence_of(&data.nine, number)));
    if held.ratio == Ratio::Disciplinary {
        let two = data.nine.disciplinary_two_years.as_ref();
        map.insert("two_year".to_owned(), two.map_or(Value::Null, two_years));
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

fn survey(held: Option<&SurveyGap>) -> Value {
    let result = held.map(|held| held.result).unwrap_or_default();
    json!({
        "white_percent": result.white_percent,
        "bme_percent": result.bme_percent,
        "white_responses": result.white_responses,
        "bme_responses": result.bme_responses,
        "difference_points": held.and_then(|held| held.points),
        "interval": interval(held.and_then(|held| held.interval.as_ref())),
        "state": held.map_or("missing", |held| held.state.key()),
        "sentence": held.map(domain::sentence::survey),
    })
}

fn board(held: &BoardGap) -> Value {
    let board = &held.board;
    json!({
        "total": triple(Some(board.total())),
        "voting": triple(Some(board.voting)),
        "non_voting": triple(Some(board.non_voting)),
        "executive": triple(Some(board.executive)),
        "non_executive": triple(Some(board.non_executive)),
        "difference_points": {
            "total": held.difference(board.total()),
            "voting": held.difference(board.voting),
            "executive": held.difference(board.executive),
        },
        "interval": interval(held.interval.as_ref()),
        "state": held.state.key(),
        "sentence": domain::sentence::board(held),
    })
}
