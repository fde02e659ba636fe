//! Published figures to compare with.

use domain::benchmark::{Benchmark, Benchmarks, Scope};

use super::{ReferenceError, table};

const COLUMNS: [&str; 14] = [
    "year",
    "indicator",
    "scope",
    "scope_name",
    "measure_key",
    "group",
    "value",
    "unit",
    "preferred",
    "confidence",
    "measure",
    "derived",
    "source_title",
    "source_url",
];

/// Reads the published figures.
pub fn parse(file: &str, text: &str) -> Result<Benchmarks, ReferenceError> {
    let one_of = |allowed: &'static [&'static str]| {
        move |key: &str| allowed.iter().copied().find(|held| *held == key).map(str::to_owned)
    };
    let mut rows: Vec<Benchmark> = Vec::new();
    for row in table::read(file, text, &COLUMNS)? {
        let read = Benchmark {
            year: row.key("year", |key| {
                key.parse().ok().filter(|year| (2010..2100).contains(year))
            })?,
            indicator: row.key(
                "indicator",
                one_of(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "nss", "eff", "context"]),
            )?,
            scope: row.key("scope", Scope::from_key)?,
            scope_name: row.filled("scope_name")?,
            measure_key: row.filled("measure_key")?,
            group: row.filled("group")?,
            value: row.key("value", |key| key.parse().ok().filter(|value: &f64| value.is_finite()))?,
            unit: row.key("unit", one_of(&["percent", "ratio", "count", "points"]))?,
            preferred: match row.get("preferred") {
                "yes" => true,
                "" => false,
                _ => return Err(row.error("preferred is yes or empty")),
            },
            confidence: row.key("confidence", one_of(&["two_sources", "one_source", "recalled"]))?,
            measure: row.filled("measure")?,
            derived: row.get("derived").to_owned(),
            source_title: row.filled("source_title")?,
            source_url: row.filled("source_url")?,
        };
        if read.unit == "percent" && !(0.0..=100.0).contains(&read.value) {
            return Err(row.error("a percentage is from 0 to 100"));
        }
        if read.preferred && rows.iter().any(|held| held.preferred && same_thing(held, &read)) {
            return Err(row.error("two figures for the same thing are both preferred"));
        }
        rows.push(read);
    }
    Ok(Benchmarks { rows })
}

/// Whether two figures speak of the same thing in the same year.
fn same_thing(a: &Benchmark, b: &Benchmark) -> bool {
    (a.year, &a.indicator, a.scope, &a.scope_name, &a.measure_key, &a.group)
        == (b.year, &b.indicator, b.scope, &b.scope_name, &b.measure_key, &b.group)
}
