//! A survey table made by hand: the four indicators and White and BME, in any arrangement, perhaps with years and national figures.
//!
//! Each figure is placed by all that its column's headings and its row's labels say together, so it does not matter which of them
//! stand down and which across. Figures that are not the trust's own, and differences, are passed over.

use std::collections::{BTreeMap, BTreeSet};

use domain::finding::Severity;
use domain::survey::SurveyResult;

use super::Desk;
use super::survey_places::{Placed, columns, figures};
use super::survey_words::{may_name_an_indicator, survey_year};
use crate::read::Settings;
use crate::read::cell::{Cell, address};
use crate::read::question::{Choice, Question};
use crate::read::table::FirstRows;
use crate::read::values::{self, Figure};

/// A table found in the first rows of a sheet.
pub(crate) struct Layout {
    /// Index of the header among the rows.
    pub(crate) header: usize,
    /// Indicators and groups that were found.
    pub(crate) score: usize,
    /// Column of the first figures, from 0.
    pub(crate) first_figures: usize,
}

/// What was read of a table.
pub(crate) struct Found {
    pub(crate) results: [SurveyResult; 4],
    pub(crate) questions: Vec<Question>,
    pub(crate) rows_read: u32,
    pub(crate) rows_used: u32,
}

/// The table of a sheet, where it holds one: at least one indicator for both groups.
pub(crate) fn layout(rows: &FirstRows, settings: &Settings<'_>) -> Option<Layout> {
    let mut best: Option<Layout> = None;
    let is_named = |cell: &Cell| matches!(cell, Cell::Text(text) if may_name_an_indicator(text));
    if !rows.iter().any(|(_, cells)| cells.iter().any(is_named)) {
        return None;
    }
    for header in 0..rows.len() {
        let columns = columns(rows, header, settings);
        if columns.iter().filter(|meaning| meaning.tells()).count() < 2 {
            continue;
        }
        let first_figures = columns.iter().position(|meaning| meaning.tells()).unwrap_or(0);
        let pairs: BTreeSet<(u8, bool)> = figures(rows, header, &columns, settings)
            .iter()
            .filter(|placed| !placed.responses)
            .map(|placed| (placed.indicator, placed.is_bme))
            .collect();
        let both = pairs
            .iter()
            .any(|(indicator, is_bme)| pairs.contains(&(*indicator, !is_bme)));
        if both && best.as_ref().is_none_or(|best| pairs.len() > best.score) {
            best = Some(Layout {
                header,
                score: pairs.len(),
                first_figures,
            });
        }
    }
    best
}

/// Reads the table.
pub(crate) fn read(rows: &FirstRows, layout: &Layout, settings: &Settings<'_>, desk: &mut Desk) -> Found {
    let columns = columns(rows, layout.header, settings);
    let mut placed = figures(rows, layout.header, &columns, settings);
    let mut questions = Vec::new();
    let year = choose_year(rows, layout, &placed, settings, desk, &mut questions);
    if let Some(year) = year {
        placed.retain(|placed| placed.year == Some(year));
    }
    let is_fraction = scale(&placed, settings, desk, &mut questions);
    let rows_read = rows[layout.header + 1..]
        .iter()
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .count();
    let mut found = Found {
        results: [SurveyResult::default(); 4],
        questions,
        rows_read: u32::try_from(rows_read).unwrap_or(u32::MAX),
        rows_used: 0,
    };
    if !found.questions.is_empty() {
        return found;
    }
    if let Some(first) = placed.iter().find(|placed| placed.group_above) {
        desk.notes.add(
            Severity::Note,
            &first.row.to_string(),
            "The name of a group stands only where its rows begin, and was taken for the rows below it that name none",
            "Check the eight percentages.",
        );
    }
    let used: BTreeSet<u32> = placed.iter().map(|placed| placed.row).collect();
    found.rows_used = u32::try_from(used.len()).unwrap_or(u32::MAX);
    let mut cells: BTreeMap<(u8, bool, bool), Vec<Placed>> = BTreeMap::new();
    for one in placed {
        cells
            .entry((one.indicator, one.responses, one.is_bme))
            .or_default()
            .push(one);
    }
    for ((indicator, responses, is_bme), held) in cells {
        let Some(value) = one_figure(indicator, is_bme, &held, desk) else {
            continue;
        };
        let cell = address(held[0].column, held[0].row);
        let result = &mut found.results[usize::from(indicator - 5)];
        if responses {
            let number = values::whole(value.0);
            if number.is_none() {
                desk.notes.add(
                    Severity::Warning,
                    &cell,
                    "This is not a number of responses",
                    "It is left empty. Check the table.",
                );
            }
            *if is_bme {
                &mut result.bme_responses
            } else {
                &mut result.white_responses
            } = number;
            continue;
        }
        let share = if is_fraction && !value.1 {
            (value.0 * 1e8).round() / 1e6
        } else {
            value.0
        };
        if !(0.0..=100.0).contains(&share) {
            desk.notes.add(
                Severity::Error,
                &cell,
                format!("{} cannot be a percentage", value.0),
                "It is left empty. Check the table.",
            );
            continue;
        }
        *if is_bme {
            &mut result.bme_percent
        } else {
            &mut result.white_percent
        } = Some(share);
    }
    say_missing(&found, desk);
    desk.notes.add(
        Severity::Note,
        "",
        format!(
            "The table was read as {}{}",
            if is_fraction {
                "fractions of 1, shown here as percentages"
            } else {
                "percentages"
            },
            year.map_or_else(String::new, |year| format!(", of the survey of {year}"))
        ),
        "Columns with national figures, averages and differences were passed over. Check the eight percentages.",
    );
    found
}

/// The one figure of several cells that are of the same; whether it has a percent sign.
fn one_figure(indicator: u8, is_bme: bool, held: &[Placed], desk: &mut Desk) -> Option<(f64, bool)> {
    let whose = if is_bme { "BME" } else { "White" };
    let first = held.first()?;
    let cell = address(first.column, first.row);
    if let Some(other) = held.iter().find(|other| other.figure != first.figure) {
        desk.notes.add(
            Severity::Error,
            &cell,
            format!(
                "Indicator {indicator}: two different figures for {whose} staff, in {cell} and {}",
                address(other.column, other.row)
            ),
            "Neither was taken, since nothing says which is the trust’s own of this year. Leave only that one in the table, or type \
             it in by hand.",
        );
        return None;
    }
    match first.figure {
        Figure::Is { value, percent } => Some((value, percent)),
        Figure::Blank => None,
        Figure::Suppressed => {
            desk.notes.add(
                Severity::Warning,
                &cell,
                format!("Indicator {indicator}: the result for {whose} staff is hidden in the table"),
                "Results of groups with few responses are not published. It is left empty, which is not the same as 0.",
            );
            None
        }
        Figure::Unreadable => {
            desk.notes.add(
                Severity::Warning,
                &cell,
                "This is not a number",
                "It is left empty. Check the table.",
            );
            None
        }
        // “28.4 (310)” and “88 (28.4%)” look alike, so neither number is taken for the percentage.
        Figure::Remarked { .. } => {
            desk.notes.add(
                Severity::Warning,
                &cell,
                format!("Indicator {indicator}: the cell for {whose} staff holds two numbers"),
                "It is left empty. Leave only the percentage in the cell.",
            );
            None
        }
    }
}

/// The survey year to take; `None` where the table names none.
fn choose_year(
    rows: &FirstRows,
    layout: &Layout,
    placed: &[Placed],
    settings: &Settings<'_>,
    desk: &mut Desk,
    questions: &mut Vec<Question>,
) -> Option<u16> {
    let wanted = settings.rules.survey_year;
    let beside: BTreeSet<u16> = placed.iter().filter_map(|placed| placed.year).collect();
    let above = rows[..layout.header].iter().flat_map(|(_, cells)| cells);
    let named: BTreeSet<u16> = if beside.is_empty() {
        above.filter_map(|cell| survey_year(&cell.shown())).collect()
    } else {
        beside.clone()
    };
    if named.contains(&wanted) {
        return beside.contains(&wanted).then_some(wanted);
    }
    if named.is_empty() {
        desk.notes.add(
            Severity::Warning,
            "",
            format!("The table does not say of which year it is, and was taken for the survey of {wanted}"),
            "Check that it is.",
        );
        return None;
    }
    let key = wanted.to_string();
    let answered = settings
        .answers
        .meaning("survey_year", &key)
        .and_then(|year| year.parse().ok());
    if let Some(year) = answered.filter(|year| named.contains(year)) {
        desk.notes.add(
            Severity::Warning,
            "",
            format!("The figures that the table gives for {year} were taken for the survey of {wanted}, as you said"),
            "Check that they are.",
        );
        return beside.contains(&year).then_some(year);
    }
    questions.push(Question {
        field: "survey_year".to_owned(),
        value: key,
        rows: u32::try_from(placed.len()).unwrap_or(u32::MAX),
        prompt: format!("Which of these are the figures of the survey of {wanted}? The table does not name that year."),
        choices: named
            .iter()
            .rev()
            .map(|year| Choice::new(&year.to_string(), &format!("Those of {year}")))
            .collect(),
        suggestion: None,
    });
    None
}

/// Whether the shares without a percent sign are fractions of 1.
fn scale(placed: &[Placed], settings: &Settings<'_>, desk: &mut Desk, questions: &mut Vec<Question>) -> bool {
    let bare: Vec<(&Placed, f64)> = placed
        .iter()
        .filter(|placed| !placed.responses)
        .filter_map(|placed| match placed.figure {
            Figure::Is { value, percent: false } => Some((placed, value)),
            _ => None,
        })
        .collect();
    let small = bare.iter().find(|(_, value)| *value > 0.0 && *value < 1.0);
    if bare.iter().any(|(_, value)| *value > 1.0) {
        if let Some((placed, value)) = small {
            desk.notes.add(
                Severity::Warning,
                &address(placed.column, placed.row),
                format!("{value} was read as {value}%, since other figures of the table are percentages"),
                "Correct it if it is meant as a fraction of 1.",
            );
        }
        return false;
    }
    if small.is_some() {
        return true;
    }
    if bare.iter().all(|(_, value)| *value == 0.0) {
        return false;
    }
    let year = settings.rules.survey_year.to_string();
    match settings.answers.meaning("survey_scale", &year) {
        Some("fraction") => true,
        Some(_) => false,
        None => {
            questions.push(Question {
                field: "survey_scale".to_owned(),
                value: year,
                rows: u32::try_from(bare.len()).unwrap_or(u32::MAX),
                prompt: "Does a 1 in this table mean 100% or 1%?".to_owned(),
                choices: crate::read::choices("survey_scale"),
                suggestion: None,
            });
            false
        }
    }
}

/// Names the indicators of which nothing was found.
fn say_missing(found: &Found, desk: &mut Desk) {
    let missing: Vec<String> = (5_u8..)
        .zip(&found.results)
        .filter(|(_, result)| result.white_percent.is_none() && result.bme_percent.is_none())
        .map(|(indicator, _)| indicator.to_string())
        .collect();
    if !missing.is_empty() {
        desk.notes.add(
            Severity::Warning,
            "",
            format!("The table holds no percentages for indicator {}", missing.join(", ")),
            "They stay empty. Type them in by hand if you have them elsewhere.",
        );
    }
}
