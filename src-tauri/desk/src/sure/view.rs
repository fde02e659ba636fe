//! How sure can we be, and the measures of indicator 1, for its page.

use domain::classify::Confidence;
use domain::ethnicity::{Group, Triple};
use domain::gap::State;
use domain::indicator::board_gap::Part;
use domain::indicator::disparity::Rung;
use domain::indicator::{Senior, SurveyGap};
use domain::sentence;
use domain::statistics;

use super::{Beside, ratio_of};
use crate::text;
use crate::view::{AimView, MeasureView, SureView, Table};

/// What can be said of chance.
pub(crate) fn sure(beside: &Beside<'_>, number: u8) -> SureView {
    let rules = beside.rules();
    let (mut lines, mut tests) = (Vec::new(), Vec::new());
    match number {
        1 => representation(beside, &mut lines),
        2..=4 => ratio(beside, number, &mut lines, &mut tests),
        5..=8 => survey(beside, number, &mut lines),
        _ => board(beside, &mut lines),
    }
    let state = crate::nine::state(&beside.data.nine, number);
    if state == State::TooFew {
        lines.push(format!(
            "Below {} people in a group, or {} events in all, nothing is claimed beyond the counts.",
            rules.too_few.people, rules.too_few.events
        ));
    }
    if !lines.is_empty() {
        lines.push(
            "All of this is this program’s own reading of chance. The national team’s test for “significantly more likely” is not published."
                .to_owned(),
        );
    }
    SureView {
        lines,
        pooled: beside.pooled(number).iter().map(pooled).collect(),
        tests,
    }
}

fn representation(beside: &Beside<'_>, lines: &mut Vec<String>) {
    let Some(held) = &beside.data.nine.representation else {
        return;
    };
    for reading in &held.judged {
        let who = match reading.of {
            Senior::Consultants => "consultants",
            _ => "bands 8a to 9 and very senior managers",
        };
        if let Some(interval) = &reading.difference {
            lines.push(format!(
                "{} {}",
                sentence::senior_row(reading),
                sentence::points_interval(who, "everybody else", interval)
            ));
        }
    }
    let Some(last) = beside.comparable_last(1).and_then(|last| last.representation.as_ref()) else {
        return;
    };
    for (now, then) in held.judged.iter().zip(&last.judged) {
        let place = match now.of {
            Senior::Consultants => "among consultants",
            _ => "at bands 8a to 9 and very senior manager",
        };
        lines.extend(share_change(beside, place, then.people, now.people));
    }
}

/// How a BME share changed since last year; `None` where either year has nobody.
fn share_change(beside: &Beside<'_>, place: &str, then: Triple, now: Triple) -> Option<String> {
    let of = |people: Triple| (f64::from(people.bme), f64::from(people.total()));
    let held = sentence::Shares {
        place,
        earlier: beside.rules().year - 1,
        before: then.percent(Group::Bme)?,
        now: now.percent(Group::Bme)?,
    };
    Some(sentence::share_change(
        held,
        statistics::difference(of(now), of(then)).as_ref(),
    ))
}

fn ratio(beside: &Beside<'_>, number: u8, lines: &mut Vec<String>, tests: &mut Vec<String>) {
    let rules = beside.rules();
    let Some(held) = ratio_of(&beside.data.nine, number) else {
        return;
    };
    if let Some(interval) = &held.interval {
        lines.push(sentence::ratio_interval(held.ratio, interval));
    }
    if let Some(place) = held.four_fifths {
        lines.push(sentence::four_fifths(place, rules.four_fifths));
    }
    if let Some(noise) = held.noise(rules) {
        lines.push(sentence::noise(held.ratio, &noise, rules.four_fifths));
    }
    if let Some(smallest) = held.smallest_detectable() {
        lines.push(sentence::smallest_detectable(held.ratio, smallest));
    }
    let last = beside.comparable_last(number).and_then(|last| ratio_of(last, number));
    if let Some((last, (then, now))) = last.and_then(|last| Some((last, last.value.ok().zip(held.value.ok())?))) {
        lines.push(sentence::ratio_change(
            held.ratio,
            rules.year - 1,
            (then, now),
            held.change_since(last).as_ref(),
        ));
    }
    if let Some(probability) = held.fisher().filter(|_| held.interval.is_some()) {
        tests.push(sentence::ratio_test(held.ratio, probability));
        tests.push(
            "The state on this page is read from the interval and the counts, not from this test. The smallest ratio that would be found is \
             reckoned for the interval, with the rate of the second group held at the rate of both together."
                .to_owned(),
        );
    }
}

fn survey(beside: &Beside<'_>, number: u8, lines: &mut Vec<String>) {
    let of = |survey: &[Option<SurveyGap>; 4]| survey[usize::from(number) - 5];
    let Some(held) = of(&beside.data.nine.survey) else {
        return;
    };
    if let Some(interval) = &held.interval {
        lines.push(sentence::points_interval("BME staff", "White staff", interval));
    }
    if let Some(last) = beside.comparable_last(number).and_then(|last| of(&last.survey)) {
        let change = held.change_since(&last);
        lines.extend(sentence::survey_change(
            beside.rules().year - 1,
            &last,
            &held,
            change.as_ref(),
        ));
    }
}

fn board(beside: &Beside<'_>, lines: &mut Vec<String>) {
    let Some(held) = &beside.data.nine.board else {
        return;
    };
    if let Some(interval) = &held.interval {
        lines.push(sentence::share_interval("voting members", interval));
    }
    for part in [Part::NonVoting, Part::Executive, Part::NonExecutive] {
        lines.push(sentence::board_part(held, part));
    }
    if let Some(last) = beside.comparable_last(9).and_then(|last| last.board.as_ref()) {
        lines.extend(share_change(
            beside,
            "among voting members",
            last.board.voting,
            held.board.voting,
        ));
    }
}

/// Years together, with what may be said of them.
fn pooled(held: &domain::indicator::Pooled) -> String {
    format!("{} {}.", sentence::pooled(held), held.held.state.label())
}

/// What is told of data that is known only from memory.
const RECALLED: &str = "This definition is known only from memory and should be checked with the national team.";

/// The measures that stand beside indicator 1; none beside the others.
pub(crate) fn measures(beside: &Beside<'_>, number: u8) -> Vec<MeasureView> {
    if number != 1 {
        return Vec::new();
    }
    disparity(beside).into_iter().chain(aspiration(beside)).collect()
}

fn disparity(beside: &Beside<'_>) -> Option<MeasureView> {
    let held = beside.disparity.as_ref()?;
    let rungs = &beside.reference.measures.rungs;
    let rows = held
        .iter()
        .flat_map(|held| held.steps.iter().map(move |step| (held.section, step)))
        .map(|(section, step)| {
            let among = section.map_or("Clinical and non-clinical", |section| match section {
                domain::workforce::Section::NonClinical => "Non-clinical",
                _ => "Clinical",
            });
            let interval = step.interval.filter(|_| step.value.is_ok()).and_then(|held| {
                let high = held.high?;
                Some(format!("{} to {}", text::ratio(held.low), text::ratio(high)))
            });
            vec![
                format!("{among}, {} to {}", step.step.from.key(), step.step.to.key()),
                step.value.map_or(crate::nine::NONE.to_owned(), text::ratio),
                interval.unwrap_or_else(|| crate::nine::NONE.to_owned()),
                step.state.label().to_owned(),
            ]
        })
        .collect();
    let bands = |rung: Rung| {
        let labels: Vec<&str> = rungs.bands(rung).iter().map(|band| band.label()).collect();
        format!("{}: {}", rung.key(), labels.join(", "))
    };
    let mut notes = vec![format!(
        "Bands are {}. Doctors, dentists and people of unknown ethnicity are left out. It is a picture of one day and not of promotions.",
        Rung::ALL.map(bands).join("; ")
    )];
    if rungs.confidence == Confidence::Recalled {
        notes.push(RECALLED.to_owned());
    }
    Some(MeasureView {
        title: "Race disparity ratios".to_owned(),
        lines: held[0].steps.iter().map(|step| sentence::disparity(None, step)).collect(),
        table: Table {
            caption: "Race disparity ratios, White ÷ BME".to_owned(),
            headings: ["Step", "Ratio", "Range the counts fit", "Reading"].map(str::to_owned).to_vec(),
            rows,
            note: "Above 1, White staff are better represented in the higher bands; the range is a 95% interval by Woolf’s method.".to_owned(),
        },
        notes,
        aim: None,
    })
}

fn aspiration(beside: &Beside<'_>) -> Option<MeasureView> {
    let (held, aim) = (beside.aspiration.as_ref()?, beside.aim?);
    let defaults = &beside.reference.measures.aspiration;
    let dash = || crate::nine::NONE.to_owned();
    let rows = held
        .rows
        .iter()
        .map(|row| {
            vec![
                row.band.label().to_owned(),
                text::count(row.people.total()),
                text::count(row.people.bme),
                row.share().map_or_else(dash, text::percent),
                text::count(row.target),
                text::count(row.missing),
                row.each_year.map_or_else(|| "no year left".to_owned(), text::count),
                held.on_path(row, held.year).map_or_else(dash, text::percent),
            ]
        })
        .collect();
    let mut lines = vec![sentence::aspiration_aim(held.aim)];
    lines.extend(held.rows.iter().map(|row| sentence::aspiration(held.aim, row)));
    lines.extend(held.rows.iter().filter_map(|row| sentence::aspiration_path(held, row)));
    let mut notes = Vec::new();
    if !aim.own[0] {
        notes.push(
            "The share is that of BME people in the whole workforce; set another if the trust aspires to it."
                .to_owned(),
        );
    }
    if !aim.own[1] || !aim.own[2] {
        notes.push(format!(
            "Years that the trust has not set are those of A Model Employer, {} to {}.",
            defaults.base_year, defaults.target_year
        ));
    }
    if held.rows.iter().all(|row| row.base_share.is_none()) {
        notes.push(format!(
            "Nothing is held for {}, so no straight line can be drawn from it. Import that year’s return to see it.",
            held.aim.base_year
        ));
    }
    if held.aim.target_year <= held.aim.base_year {
        notes.push("The target year does not come after the base year, so there is no path between them.".to_owned());
    }
    if defaults.confidence == Confidence::Recalled {
        notes.push(RECALLED.replace("definition", "method"));
    }
    Some(MeasureView {
        title: "Against an aspiration".to_owned(),
        lines,
        table: Table {
            caption: "Senior bands against the aspiration".to_owned(),
            headings: [
                "Band",
                "People",
                "BME now",
                "BME share",
                "BME aimed at",
                "More needed",
                "More a year",
                "On the straight line now",
            ]
            .map(str::to_owned)
            .to_vec(),
            rows,
            note:
                "Numbers aimed at are for the band’s size today, rounded up to whole people; so are the numbers a year."
                    .to_owned(),
        },
        notes,
        aim: Some(AimView {
            share: domain::rounding::text(held.aim.share, 1),
            base_year: held.aim.base_year.to_string(),
            target_year: held.aim.target_year.to_string(),
            own_share: aim.own[0],
            own_base_year: aim.own[1],
            own_target_year: aim.own[2],
        }),
    })
}
