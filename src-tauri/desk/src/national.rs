//! The national picture: the latest published figures for England and the regions, from the pack of published figures, and where a team
//! can turn. Everything said here is of the pack in use, so that a newer pack brings a newer picture.

use std::collections::{BTreeMap, BTreeSet};

use domain::benchmark::{Benchmark, Benchmarks, Scope};
use domain::sentence_gap;
use files::reference::help;

use crate::view::{HelpView, National, Table};
use crate::{Desk, DeskError, nine, text};

/// Figures of the background that are shown: those of the latest years only.
const BACKGROUND_YEARS: u16 = 2;

impl Desk {
    /// The national picture up to a collection year.
    ///
    /// # Errors
    /// Only where the program's own data cannot be read.
    pub fn national(&self, year: u16) -> Result<National, DeskError> {
        let held = &self.reference.benchmarks;
        Ok(National {
            tables: [england(held, year), regions(held, year), background(held, year)]
                .into_iter()
                .filter(|table| !table.rows.is_empty())
                .collect(),
            note: "These are published figures of earlier collection years, each with its year. Figures of the years before a break in a \
                   series are not comparable with later ones; an indicator’s page says which can stand beside yours."
                .to_owned(),
            help: help::built_in()?
                .into_iter()
                .map(|held| HelpView {
                    name: held.name,
                    what: held.what,
                    contact: held.contact,
                    source: held.source,
                })
                .collect(),
        })
    }
}

fn show(row: &Benchmark) -> String {
    match row.unit.as_str() {
        "percent" => text::percent(row.value),
        "ratio" => text::ratio(row.value),
        "points" => format!("{} points", text::signed(row.value, 1)),
        _ => {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a number of people or trusts"
            )]
            let count = row.value.round().clamp(0.0, f64::from(u32::MAX)) as u32;
            text::count(count)
        }
    }
}

fn of_whom(group: &str) -> &str {
    match group {
        "bme" => "BME",
        "white" => "White",
        _ => "",
    }
}

/// What a row measures, without the remarks of its source.
fn what(row: &Benchmark) -> String {
    let measure = row.measure.split(" (").next().unwrap_or(&row.measure);
    match of_whom(&row.group) {
        "" => measure.to_owned(),
        group if measure.contains(group) => measure.to_owned(),
        group => format!("{measure}, {group} staff"),
    }
}

/// The latest figure of each measure for England, with the one before.
fn england(held: &Benchmarks, year: u16) -> Table {
    let mut series: BTreeMap<(String, &str, &str), Vec<&Benchmark>> = BTreeMap::new();
    for row in &held.rows {
        if row.scope == Scope::England && row.preferred && row.measure_key != "context" && row.year <= year {
            let key = (row.indicator.clone(), row.measure_key.as_str(), row.group.as_str());
            series.entry(key).or_default().push(row);
        }
    }
    // The older way of counting indicator 7 has a series of its own, which ended.
    let newest = series.values().flatten().map(|row| row.year).max().unwrap_or_default();
    let rows = series
        .into_values()
        .filter_map(|mut rows| {
            rows.sort_by_key(|row| row.year);
            let last = *rows.last()?;
            let before = rows.iter().rev().nth(1);
            (last.year + 5 >= newest).then(|| {
                vec![
                    format!("{} {}", last.indicator, what(last)),
                    show(last),
                    last.year.to_string(),
                    before.map_or(nine::NONE.to_owned(), |row| format!("{} in {}", show(row), row.year)),
                    sentence_gap::confidence(&last.confidence).to_owned(),
                    last.source_title.clone(),
                ]
            })
        })
        .collect();
    Table {
        caption: "England, the latest figure of each measure".to_owned(),
        headings: ["Indicator", "Figure", "Year", "Before", "How sure", "Source"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        note: String::new(),
    }
}

/// The latest figure of indicator 2 in each region, which is what regions are published of most.
fn regions(held: &Benchmarks, year: u16) -> Table {
    let mut latest: BTreeMap<(&str, &str), &Benchmark> = BTreeMap::new();
    for row in &held.rows {
        let is_wanted = row.scope == Scope::Region && row.preferred && row.measure_key != "context" && row.year <= year;
        if is_wanted {
            let place = latest
                .entry((row.indicator.as_str(), row.scope_name.as_str()))
                .or_insert(row);
            if row.year > place.year {
                *place = row;
            }
        }
    }
    let newest: BTreeSet<u16> = latest.values().map(|row| row.year).collect();
    let first = newest.last().map_or(0, |year| year.saturating_sub(BACKGROUND_YEARS));
    Table {
        caption: "Regions, the latest figures".to_owned(),
        headings: ["Indicator", "Region", "Figure", "Year", "How sure", "Source"]
            .map(str::to_owned)
            .to_vec(),
        rows: latest
            .into_values()
            .filter(|row| row.year >= first)
            .map(|row| {
                vec![
                    format!("{} {}", row.indicator, what(row)),
                    row.scope_name.clone(),
                    show(row),
                    row.year.to_string(),
                    sentence_gap::confidence(&row.confidence).to_owned(),
                    row.source_title.clone(),
                ]
            })
            .collect(),
        note: "Figures of earlier years are under Trust and settings, with all others.".to_owned(),
    }
}

/// What else was published of the latest years: headcounts, growth, single groups.
fn background(held: &Benchmarks, year: u16) -> Table {
    let is_background = |row: &&Benchmark| {
        row.scope == Scope::England && row.measure_key == "context" && row.year <= year && row.indicator.len() == 1
    };
    let newest = held
        .rows
        .iter()
        .filter(is_background)
        .map(|row| row.year)
        .max()
        .unwrap_or_default();
    Table {
        caption: "More of the picture".to_owned(),
        headings: ["Indicator", "Figure", "Year", "How sure", "Source"]
            .map(str::to_owned)
            .to_vec(),
        rows: held
            .rows
            .iter()
            .filter(is_background)
            .filter(|row| row.year + BACKGROUND_YEARS > newest)
            .map(|row| {
                let derived = if row.derived.is_empty() {
                    String::new()
                } else {
                    format!(" (worked out: {})", row.derived)
                };
                vec![
                    format!("{} {}{derived}", row.indicator, row.measure),
                    show(row),
                    row.year.to_string(),
                    sentence_gap::confidence(&row.confidence).to_owned(),
                    row.source_title.clone(),
                ]
            })
            .collect(),
        note: String::new(),
    }
}
