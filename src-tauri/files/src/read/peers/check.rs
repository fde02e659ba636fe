//! From numbers as they stand to values: units, ratios turned round, counts against values, trusts named twice.

use std::collections::{BTreeMap, HashMap};

use domain::classify::plain;
use domain::finding::Severity;
use domain::gap::Unit;
use domain::peers::{PeerCounts, PeerValue, Subject, quartiles};
use domain::rounding;

use super::super::notes::Notes;
use super::super::question::{Choice, Question};
use super::PeerSettings;
use super::rows::{Raw, identity, leave_out};

/// Fewest values from which a unit is doubted.
const FEWEST_TO_DOUBT: usize = 3;

/// What is done to the numbers of a subject.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Treat {
    AsIs,
    Times(f64),
    Turned,
    Ask,
    Ignore,
}

pub(super) fn settle(
    raw: Vec<Raw>,
    settings: &PeerSettings<'_>,
    left_out: &mut BTreeMap<String, u32>,
    questions: &mut Vec<Question>,
    notes: &mut Notes,
) -> Vec<PeerValue> {
    let mut treats: BTreeMap<Subject, Treat> = BTreeMap::new();
    for subject in Subject::ALL {
        let of: Vec<&Raw> = raw.iter().filter(|held| held.subject == subject).collect();
        if !of.is_empty() {
            treats.insert(subject, treat(subject, &of, settings, questions));
        }
    }
    let raw = with_codes(raw);
    let mut values: Vec<(u32, PeerValue)> = Vec::new();
    for held in raw {
        let treat = treats.get(&held.subject).copied().unwrap_or(Treat::AsIs);
        match (one(&held, treat, notes), treat) {
            (_, Treat::Ask) => leave_out(left_out, "asked"),
            (_, Treat::Ignore) => leave_out(left_out, "ignored"),
            (Some(value), _) => values.push((held.row, value)),
            (None, _) => leave_out(left_out, "out_of_range"),
        }
    }
    without_doubles(values, left_out, notes)
}

/// How the numbers of a subject are to be read. A doubt is asked; an answer settles it.
fn treat(subject: Subject, of: &[&Raw], settings: &PeerSettings<'_>, questions: &mut Vec<Question>) -> Treat {
    let numbers: Vec<f64> = of
        .iter()
        .filter_map(|held| held.value)
        .filter(|(_, sign)| !sign)
        .map(|(value, _)| value)
        .collect();
    let signs = of
        .iter()
        .filter(|held| held.value.is_some_and(|(_, sign)| sign))
        .count();
    let key = subject.key();
    let mut ask = |field: &str, prompt: String, choices: [(&str, &str); 3], suggestion: &str| {
        let given = settings.answers.get(&(field.to_owned(), key.clone()));
        match given.map(String::as_str) {
            Some("hundredth") => Treat::Times(0.01),
            Some("fraction") => Treat::Times(100.0),
            Some("turned") => Treat::Turned,
            Some("ignore") => Treat::Ignore,
            Some(_) => Treat::AsIs,
            None => {
                questions.push(Question {
                    field: field.to_owned(),
                    value: key.clone(),
                    rows: u32::try_from(of.len()).unwrap_or(u32::MAX),
                    prompt,
                    choices: choices
                        .into_iter()
                        .map(|(key, label)| Choice::new(key, label))
                        .collect(),
                    suggestion: Some(suggestion.to_owned()),
                });
                Treat::Ask
            }
        }
    };
    let label = subject.label();
    let largest = numbers.iter().copied().fold(0.0, f64::max);
    match subject.unit() {
        Unit::Percent if signs == 0 && numbers.len() >= FEWEST_TO_DOUBT && largest <= 1.0 && largest > 0.0 => ask(
            "unit",
            format!("“{label}”: no value is above 1. Are they fractions (0.286 for 28.6%) or percentages?"),
            [
                ("fraction", "Fractions: 0.286 means 28.6%"),
                ("percent", "Percentages: 0.286 means 0.286%"),
                ("ignore", "Leave them out"),
            ],
            "fraction",
        ),
        Unit::Ratio => {
            let middle = quartiles(&numbers).map(|held| held.median);
            if signs > 0 || middle.is_some_and(|middle| middle > 10.0) {
                return ask(
                    "unit",
                    format!("“{label}” is a ratio, and the values look like percentages. What does 159 mean?"),
                    [
                        ("hundredth", "A ratio of 1.59: divide by 100"),
                        ("ratio", "A ratio of 159: take them as they stand"),
                        ("ignore", "Leave them out"),
                    ],
                    "hundredth",
                );
            }
            // White applicants have been the likelier ones in every national figure; a whole table below 1 may be the other way round.
            if subject == Subject::Ratio(2) && numbers.len() >= 10 && middle.is_some_and(|middle| middle < 0.9) {
                return ask(
                    "turned",
                    format!(
                        "“{label}”: more than half of the trusts are below 0.9. Is the ratio BME ÷ White in this table?"
                    ),
                    [
                        ("turned", "Yes, BME ÷ White: turn them round"),
                        ("as_is", "No, White ÷ BME: take them as they stand"),
                        ("ignore", "Leave them out"),
                    ],
                    "turned",
                );
            }
            Treat::AsIs
        }
        _ => Treat::AsIs,
    }
}

/// The value of a row; `None` where it is not possible.
fn one(held: &Raw, treat: Treat, notes: &mut Notes) -> Option<PeerValue> {
    let unit = held.subject.unit();
    let cell = held.row.to_string();
    if held.has_bad_counts {
        notes.alike(
            Severity::Warning,
            cell.clone(),
            "Counts that cannot be are not used: more events than people, or no whole numbers.",
            "The value is used where there is one; correct the counts to see the trust in the funnel.",
        );
    }
    let stated = held.value.map(|(value, _)| match treat {
        Treat::Times(factor) => value * factor,
        Treat::Turned => 1.0 / value,
        _ => value,
    });
    let counted = held.counts.and_then(|counts| of_counts(&counts));
    if let (Some(stated), Some(counted)) = (stated, counted) {
        // Tables round: to whole percentages, and ratios to one decimal.
        let most = if unit == Unit::Ratio { 0.051 } else { 0.51 };
        if (stated - counted).abs() > most {
            notes.alike(
                Severity::Warning,
                cell.clone(),
                "The counts and the value beside them do not agree; the counts are used.",
                "Ask who made the table which of them is right.",
            );
        }
    }
    let value = counted.or(stated)?;
    let is_possible = value.is_finite()
        && match unit {
            Unit::Percent => (0.0..=100.0).contains(&value),
            Unit::Points => (-100.0..=100.0).contains(&value),
            Unit::Ratio => (0.0..=100.0).contains(&value),
        };
    if !is_possible {
        notes.alike(
            Severity::Error,
            cell,
            "A value that is not possible is left out: a percentage outside 0 to 100, or a ratio below 0 or above 100.",
            "Check the unit of the column.",
        );
        return None;
    }
    let counts = held.counts.filter(|_| counted.is_some()).or_else(|| {
        held.people
            .filter(|people| *people > 0)
            .map(|people| PeerCounts::Share {
                events: value / 100.0 * f64::from(people),
                people,
            })
    });
    Some(PeerValue {
        name: held.name.clone(),
        code: held.code.clone(),
        year: held.year,
        subject: held.subject,
        value,
        counts,
    })
}

/// The value that counts give; `None` where they give none.
fn of_counts(counts: &PeerCounts) -> Option<f64> {
    match *counts {
        PeerCounts::Share { events, people } => (people > 0).then(|| events / f64::from(people) * 100.0),
        PeerCounts::Ratio { first, second } => {
            let rate = |(events, people): (u32, u32)| f64::from(events) / f64::from(people);
            (first.1 > 0 && second.1 > 0 && second.0 > 0).then(|| rate(first) / rate(second))
        }
    }
}

/// A trust that has a code on some rows has it on all.
fn with_codes(mut raw: Vec<Raw>) -> Vec<Raw> {
    let codes: HashMap<String, String> = raw
        .iter()
        .filter(|held| !held.code.is_empty() && !held.name.is_empty())
        .map(|held| (plain(&held.name), held.code.clone()))
        .collect();
    for held in &mut raw {
        if held.code.is_empty()
            && let Some(code) = codes.get(&plain(&held.name))
        {
            held.code.clone_from(code);
        }
    }
    raw
}

/// One value a trust, year and subject. The same value again is left out once; two different ones are both left out.
fn without_doubles(
    values: Vec<(u32, PeerValue)>,
    left_out: &mut BTreeMap<String, u32>,
    notes: &mut Notes,
) -> Vec<PeerValue> {
    let mut groups: BTreeMap<(String, u16, Subject), Vec<(u32, PeerValue)>> = BTreeMap::new();
    for (row, value) in values {
        let key = (identity(&value.code, &value.name), value.year, value.subject);
        groups.entry(key).or_default().push((row, value));
    }
    let mut kept = Vec::new();
    for mut group in groups.into_values() {
        let decimals = i32::from(group[0].1.subject.unit().decimals());
        let first = rounding::round(group[0].1.value, decimals);
        let differ = group
            .iter()
            .any(|(_, value)| (rounding::round(value.value, decimals) - first).abs() > f64::EPSILON);
        if differ {
            let rows: Vec<String> = group.iter().map(|(row, _)| row.to_string()).collect();
            let (_, held) = &group[0];
            let name = if held.name.is_empty() { &held.code } else { &held.name };
            notes.add(
                Severity::Error,
                &rows[0],
                format!(
                    "“{name}” has different values of “{}” for {} (rows {}); none of them is used.",
                    held.subject.label(),
                    held.year,
                    rows.join(", ")
                ),
                "Keep the right row in the table and choose the file again.",
            );
            for _ in &group {
                leave_out(left_out, "two_values");
            }
            continue;
        }
        for _ in 1..group.len() {
            leave_out(left_out, "same_again");
        }
        // Of the same value twice, the one with counts says more.
        let best = group.iter().position(|(_, value)| value.counts.is_some()).unwrap_or(0);
        kept.push(group.swap_remove(best).1);
    }
    kept
}
