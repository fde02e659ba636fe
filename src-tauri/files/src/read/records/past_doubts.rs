//! What is doubtful about the figures of a past return once all of them are read: fractions in the place of percentages, and a workforce
//! that is not what its rows make.

use std::collections::BTreeMap;

use domain::ethnicity::Triple;
use domain::finding::Severity;
use domain::rules::{Item, Measure};

use super::Desk;

type Items = BTreeMap<u16, [Option<f64>; 3]>;

/// Fewest percentages before their being all below one tells that they are fractions.
const FEWEST: usize = 4;

/// Turns fractions into percentages where every percentage of the return is at most one, which no trust's are.
pub(super) fn fractions(items: &mut Items, form: &[Item], desk: &mut Desk) {
    let is_survey = |item: &Item| item.measure == Measure::Percentage;
    let is_share = |item: &Item| item.key.contains("_percent.");
    for is_percent in [&is_survey as &dyn Fn(&Item) -> bool, &is_share] {
        let numbers: Vec<u16> = form
            .iter()
            .filter(|item| is_percent(item))
            .map(|item| item.number)
            .collect();
        let held: Vec<f64> = numbers
            .iter()
            .filter_map(|number| items.get(number))
            .flatten()
            .flatten()
            .copied()
            .collect();
        let is_fraction = |value: &f64| (0.0..=1.0).contains(value);
        if held.len() < FEWEST || !held.iter().all(is_fraction) || held.iter().all(|value| *value == 0.0) {
            continue;
        }
        for number in &numbers {
            for cell in items.get_mut(number).into_iter().flatten() {
                *cell = cell.map(|value| value * 100.0);
            }
        }
        let names: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        desk.notes.add(
            Severity::Note,
            "",
            format!(
                "The percentages of items {} stand as fractions of one",
                names.join(", ")
            ),
            "They were taken as percentages: 0.28 as 28%.",
        );
    }
}

/// A workforce that is not what the rows make is not used, which has to be said where the file can still be looked at.
pub(super) fn rows_against_total(items: &Items, form: &[Item], desk: &mut Desk) {
    let Some((rows, total)) = domain::past::rows_against_total(items, form) else {
        return;
    };
    let item = form.iter().find(|item| item.key == "workforce.total");
    let number = item.map(|item| item.number).unwrap_or_default();
    let of = |heads: Triple| format!("{} White, {} BME and {} unknown", heads.white, heads.bme, heads.unknown);
    desk.notes.add(
        Severity::Warning,
        "",
        format!(
            "The rows of indicator 1 add up to {}, but item {number}, the workforce, says {}",
            of(rows),
            of(total)
        ),
        "That year’s figures of indicators 1, 3, 4 and 9 that rest on the workforce are not worked out from this return; its cells are \
         kept as they stand. Look whether a row is missing or stands twice.",
    );
}
