//! The nine in rows: for the home screen's cards, the indicators' table and the command.

use domain::disclosure::Rule;
use domain::gap::State;
use domain::indicator::{FourFifths, Indicators, RelativeLikelihood, Senior, SurveyGap};
use domain::overridden::Overridden;
use domain::rules::{Origin, RulePack};
use domain::sentence;
use domain::statistics::Interval;
use files::reference::Reference;
use store::Books;

use crate::compare;
use crate::gather::{self, YearData};
use crate::signing::differs;
use crate::view::{Choice, Nine, NineRow, RulesView, TrustView};
use crate::{DeskError, averaging, drawing, page, settings, text};

/// What is shown where there is no figure.
pub(crate) const NONE: &str = "–";

/// The nine of a year, under its own rules or those of another pack.
pub(crate) fn nine(books: &Books, reference: &Reference, year: u16, named: Option<&str>) -> Result<Nine, DeskError> {
    let rules = gather::pack(reference, year, named)?;
    let data = gather::under(books, reference, &rules)?;
    let trust = settings::trust(books)?;
    let trust_type = if trust.kind.is_empty() {
        String::new()
    } else {
        domain::sentence_gap::place(domain::gap::Against::trust_type(&trust.kind))
    };
    Ok(Nine {
        rows: rows(&data, reference, &trust),
        rules: rules_view(reference, &rules),
        region: trust.region,
        trust_type,
    })
}

/// Under which rules the figures were computed, and which others there are.
fn rules_view(reference: &Reference, rules: &RulePack) -> RulesView {
    let in_force = reference
        .rules_for(rules.year)
        .map(|pack| pack.name.as_str())
        .unwrap_or_default();
    let label = |pack: &RulePack| {
        let from = match pack.origin {
            Origin::BuiltIn => "came with the program",
            Origin::Loaded => "loaded",
        };
        let use_ = if pack.name == in_force {
            ", in force for this year"
        } else {
            ""
        };
        format!("{} ({from}{use_})", pack.name)
    };
    let first = reference.rules.iter().filter(|pack| pack.name == in_force);
    let others = reference.rules.iter().rev().filter(|pack| pack.name != in_force);
    RulesView {
        pack: rules.name.clone(),
        made_by: page::pack(rules),
        is_other: rules.name != in_force,
        choices: first
            .chain(others)
            .map(|pack| Choice {
                key: pack.name.clone(),
                label: label(pack),
            })
            .collect(),
    }
}

/// The nine rows, in order.
pub(crate) fn rows(data: &YearData<'_>, reference: &Reference, trust: &TrustView) -> Vec<NineRow> {
    (1..=9).map(|number| row(data, reference, trust, number)).collect()
}

/// One row.
pub(crate) fn row(data: &YearData<'_>, reference: &Reference, trust: &TrustView, number: u8) -> NineRow {
    let [england, region, trust_type] = compare::headline(data, reference, trust, number);
    let state = state(&data.nine, number);
    NineRow {
        number,
        title: data
            .rules
            .indicator(number)
            .map(|rule| rule.short.clone())
            .unwrap_or_default(),
        sentence: sentence(data, number),
        value: value(&data.nine, number).unwrap_or_else(|| NONE.to_owned()),
        value_note: note(number).to_owned(),
        last_year: last_year(data, number),
        caution: [
            differs::sentence(data, Some(number), Rule::WORKING),
            cautions(data.rules, number, data.rules.year),
            typed_over(data, number),
        ]
        .into_iter()
        .filter(|held| !held.is_empty())
        .collect::<Vec<_>>()
        .join(" "),
        england,
        region,
        trust_type,
        interval: interval(&data.nine, number).unwrap_or_default(),
        four_fifths: four_fifths(&data.nine, number, data.rules.four_fifths),
        state: state.key().to_owned(),
        state_label: state.label().to_owned(),
        state_sentence: state_sentence(&data.nine, number),
        mini: drawing::mini(data, reference, number),
    }
}

/// Where a ratio lies to the four-fifths rule, in a few words that name it.
fn four_fifths(nine: &Indicators, number: u8, (low, high): (f64, f64)) -> String {
    let Some(place) = ratio_of(nine, number).and_then(|held| held.four_fifths) else {
        return String::new();
    };
    match place {
        FourFifths::Within => format!("Four-fifths rule: within {} to {}", text::ratio(low), text::ratio(high)),
        FourFifths::AdverseBme => format!("Four-fifths rule: above {}", text::ratio(high)),
        FourFifths::AdverseWhite => format!("Four-fifths rule: below {}", text::ratio(low)),
    }
}

/// The result in words; of indicator 3, what the return takes as well where that is the mean of two years.
fn sentence(data: &YearData<'_>, number: u8) -> String {
    let held = sentence_of(&data.nine, number).unwrap_or_else(|| missing(number).to_owned());
    match (number, averaging::beside(data)) {
        (3, beside) if !beside.is_empty() => format!("{held} {beside}"),
        _ => held,
    }
}

/// Last year's figure as last year's return gives it.
fn last_year(data: &YearData<'_>, number: u8) -> String {
    if number == 3 && data.last_is_mean {
        let ratio = data.last_disciplinary.map(text::ratio);
        return ratio.map_or_else(String::new, |ratio| format!("{ratio} (mean of two years)"));
    }
    let last = data.last.as_ref();
    let figure = last.and_then(|last| value(last, number)).unwrap_or_default();
    let year = data.rules.year;
    let is_broken = data
        .rules
        .latest_break(number, year)
        .is_some_and(|held| held.year == year);
    if is_broken && !figure.is_empty() {
        format!("{figure} (before a break in the series; not comparable)")
    } else {
        figure
    }
}

/// What is to be known of an indicator's figures of a year, in sentences; empty where there is nothing.
pub(crate) fn cautions(rules: &RulePack, number: u8, year: u16) -> String {
    let held: Vec<&str> = rules.cautions(number, year).map(|held| held.what.as_str()).collect();
    held.join(" ")
}

/// The figures typed in over the files' on which an indicator rests, in sentences; empty where there are none.
pub(crate) fn typed_over(data: &YearData<'_>, number: u8) -> String {
    let of = data
        .overridden
        .iter()
        .filter(|held| held.indicators().contains(&number));
    of.map(Overridden::sentence).collect::<Vec<_>>().join(" ")
}

fn ratio_of(nine: &Indicators, number: u8) -> Option<&RelativeLikelihood> {
    match number {
        2 => nine.appointment.as_ref(),
        3 => nine.disciplinary.as_ref(),
        4 => nine.training.as_ref(),
        _ => None,
    }
}

fn survey_of(nine: &Indicators, number: u8) -> Option<&SurveyGap> {
    nine.survey.get(usize::from(number).checked_sub(5)?)?.as_ref()
}

/// The headline figure as text.
pub(crate) fn value(nine: &Indicators, number: u8) -> Option<String> {
    match number {
        1 => {
            let held = nine.representation.as_ref()?;
            let senior = held.senior_percent().map_or(NONE.to_owned(), text::percent);
            Some(format!(
                "{} of staff, {senior} at band 8a and above",
                text::percent(held.workforce_percent()?)
            ))
        }
        2..=4 => Some(text::ratio(ratio_of(nine, number)?.value.ok()?)),
        5..=8 => {
            let held = survey_of(nine, number)?.result;
            let show = |percent: Option<f64>| percent.map_or(NONE.to_owned(), text::percent);
            Some(format!(
                "{} BME, {} White",
                show(held.bme_percent),
                show(held.white_percent)
            ))
        }
        _ => {
            let held = nine.board.as_ref()?;
            Some(format!(
                "{} points",
                text::signed(held.difference(held.board.voting)?, 1)
            ))
        }
    }
}

/// What the headline figure is.
fn note(number: u8) -> &'static str {
    match number {
        1 => "share of people who are BME",
        2 => "likelihood of White applicants ÷ BME applicants; above 1 is worse for BME applicants",
        3 => "likelihood of BME staff ÷ White staff; above 1 is worse for BME staff",
        4 => "likelihood of White staff ÷ BME staff; above 1 is worse for BME staff",
        5 | 6 | 8 => "staff who say so in the survey; higher is worse",
        7 => "staff who say so in the survey; higher is better",
        _ => "BME share of voting members minus BME share of staff; below 0 is worse for BME people",
    }
}

fn missing(number: u8) -> &'static str {
    match number {
        1 => "There is no staff list yet.",
        2 => "There are no recruitment records yet.",
        3 => "There is no disciplinary case log with a staff list yet.",
        4 => "There are no learning records with a staff list yet.",
        5..=8 => "There are no survey results yet.",
        _ => "There is no board list with a staff list yet.",
    }
}

/// The result in one sentence; `None` where there is nothing to say.
pub(crate) fn sentence_of(nine: &Indicators, number: u8) -> Option<String> {
    match number {
        1 => nine.representation.as_ref().map(sentence::representation),
        2..=4 => ratio_of(nine, number).map(sentence::relative_likelihood),
        5..=8 => survey_of(nine, number).map(sentence::survey),
        _ => nine.board.as_ref().map(sentence::board),
    }
}

/// What the interval and counts allow to be said.
pub(crate) fn state(nine: &Indicators, number: u8) -> State {
    match number {
        1 => nine.representation.as_ref().map(|held| held.state),
        2..=4 => ratio_of(nine, number).map(|held| held.state),
        5..=8 => survey_of(nine, number).map(|held| held.state),
        _ => nine.board.as_ref().map(|held| held.state),
    }
    .unwrap_or(State::Missing)
}

/// The state's sentence, in the terms of the indicator.
fn state_sentence(nine: &Indicators, number: u8) -> String {
    match number {
        1 => nine.representation.as_ref().map(sentence::representation_state),
        2..=4 => ratio_of(nine, number).map(sentence::ratio_state),
        5..=8 => survey_of(nine, number).map(sentence::survey_state),
        _ => nine.board.as_ref().map(sentence::board_state),
    }
    .unwrap_or_else(|| sentence::state(State::Missing).to_owned())
}

/// What the indicator comes to in people, in one sentence; empty where that is less than one.
pub(crate) fn in_people(nine: &Indicators, number: u8) -> String {
    match number {
        1 => nine.representation.as_ref().and_then(sentence::representation_people),
        2..=4 => ratio_of(nine, number).and_then(sentence::ratio_people),
        5..=8 => survey_of(nine, number).and_then(sentence::survey_people),
        _ => nine.board.as_ref().and_then(sentence::board_people),
    }
    .unwrap_or_default()
}

/// The range of true values that the counts fit, as text with what it is a range of.
pub(crate) fn interval(nine: &Indicators, number: u8) -> Option<String> {
    let ends = |held: &Interval, show: &dyn Fn(f64) -> String| match held.high {
        Some(high) => format!("{} to {}", show(held.low), show(high)),
        None => format!("{} or more", show(held.low)),
    };
    let points = |value: f64| text::signed(value, 1);
    match number {
        1 => {
            let held = nine.representation.as_ref()?;
            // Of the groups that are judged, the one that the state rests on.
            let decisive = held.judged_as(held.state).next().unwrap_or(&held.judged[0]);
            let whose = match decisive.of {
                Senior::Consultants => "consultants",
                _ => "senior bands",
            };
            Some(format!(
                "{} points, {whose} minus all others",
                ends(decisive.difference.as_ref()?, &points)
            ))
        }
        2..=4 => Some(ends(ratio_of(nine, number)?.interval.as_ref()?, &text::ratio)),
        5..=8 => {
            let held = survey_of(nine, number)?.interval.as_ref()?;
            Some(format!("{} points, BME minus White", ends(held, &points)))
        }
        _ => Some(format!(
            "{} of voting members",
            ends(nine.board.as_ref()?.interval.as_ref()?, &text::percent)
        )),
    }
}
