//! Drafting the plan from the gaps that chance would not explain.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime};
use domain::gap::State;
use domain::indicator::{Indicators, SeniorReading};
use domain::plan::measure::Measure;
use domain::plan::state::Milestone;
use domain::plan::{self, HeldAction, LibraryAction, Priority};
use files::reference::Reference;
use store::Store;
use store::action::{Action, OutcomeAim, Particulars, ProcessMeasure};

use super::figures::{self, Figures};
use super::{aim, standing};
use crate::gather::{self, YearData};
use crate::view::{Drafted, GapView};
use crate::{DeskError, nine, text};

/// Each indicator as the draft sees it: its state, how many people it touches, and its gap in words.
fn priorities(data: &YearData<'_>) -> Vec<Priority> {
    (1..=9)
        .filter_map(|number| {
            Some(Priority {
                indicator: number,
                state: nine::state(&data.nine, number),
                people: people(&data.nine, number, data.counts.staff().map_or(0, |staff| staff.bme)),
                gap: gap(data, number)?,
            })
        })
        .collect()
}

/// The gap in words: the sentence, and what it comes to in people where that can be said. A ratio that cannot be worked out because nobody
/// was appointed, say, can still be worse by more than chance.
fn gap(data: &YearData<'_>, number: u8) -> Option<String> {
    let is_worse = nine::state(&data.nine, number) == State::Worse;
    if nine::value(&data.nine, number).is_none() && !is_worse {
        return None;
    }
    let sentence = nine::sentence_of(&data.nine, number)?;
    let people = nine::in_people(&data.nine, number);
    Some(if people.is_empty() {
        sentence
    } else {
        format!("{sentence} {people}")
    })
}

/// How many people an indicator touches, to set the order of the draft. Survey gaps are taken to the whole BME workforce.
fn people(nine: &Indicators, number: u8, bme_staff: u32) -> f64 {
    let shortfall = |held: Option<&domain::indicator::RelativeLikelihood>| {
        held.and_then(domain::indicator::RelativeLikelihood::shortfall)
            .unwrap_or_default()
    };
    match number {
        // Of the groups that make it worse: what one has too few is not made up for by the other.
        1 => nine.representation.as_ref().map_or(0.0, |held| {
            let short = held.judged_as(State::Worse).filter_map(SeniorReading::shortfall);
            short.map(|short| short.max(0.0)).sum()
        }),
        2 => shortfall(nine.appointment.as_ref()),
        3 => shortfall(nine.disciplinary.as_ref()),
        4 => shortfall(nine.training.as_ref()),
        5..=8 => {
            let points = nine.survey[usize::from(number) - 5]
                .as_ref()
                .and_then(|held| held.points);
            points.map_or(0.0, |points| points.abs() / 100.0 * f64::from(bme_staff))
        }
        _ => 0.0,
    }
}

/// The gaps that a draft is drawn from, in its order.
pub(super) fn gaps(data: &YearData<'_>, actions: &[Action]) -> Vec<GapView> {
    let priorities = priorities(data);
    let in_order = plan::in_order(&priorities);
    in_order
        .into_iter()
        .map(|priority| GapView {
            indicator: priority.indicator,
            label: super::indicator_label(data.rules, priority.indicator),
            gap: priority.gap.clone(),
            because: match text::count_of(priority.people) {
                0 => "How many people it touches cannot be said.".to_owned(),
                people => format!("Touches about {}.", text::counted(people, "person", "people")),
            },
            target: aim::sentence(data, priority.indicator),
            actions: actions
                .iter()
                .filter(|action| {
                    let held = &action.particulars;
                    held.indicator == priority.indicator || held.others.contains(&priority.indicator)
                })
                .count()
                .try_into()
                .unwrap_or(u32::MAX),
        })
        .collect()
}

pub(crate) fn draft(
    store: &mut Store,
    reference: &Reference,
    year: u16,
    now: NaiveDateTime,
) -> Result<Drafted, DeskError> {
    let data = gather::year(store, reference, year)?;
    let priorities = priorities(&data);
    if priorities.is_empty() {
        return Err(DeskError::NotReady {
            message: "There are no figures to draft a plan from yet.".to_owned(),
            hint: "Import the trust’s files first.".to_owned(),
        });
    }
    let held = store::action::of_year(store, year)?;
    let today = now.date();
    let in_plan: Vec<HeldAction<'_>> = held
        .iter()
        .map(|action| HeldAction {
            indicator: action.particulars.indicator,
            library_key: action.particulars.library_key.as_deref(),
            owner: &action.particulars.owner,
            is_open: standing::delivery(&action.particulars, today).is_open(),
        })
        .collect();
    let most = usize::try_from(reference.wording.most_open_actions).unwrap_or(usize::MAX);
    let proposals = plan::draft(&priorities, &reference.actions, &in_plan, most);
    let mut drafted = Vec::with_capacity(proposals.len());
    let mut figures = Figures::of(store, reference)?;
    for proposal in &proposals {
        let action = reference
            .actions
            .iter()
            .find(|action| action.key == proposal.library_key);
        let priority = priorities.iter().find(|held| held.indicator == proposal.indicator);
        if let Some((action, priority)) = action.zip(priority) {
            let baseline = figures.value(priority.indicator, year)?;
            drafted.push(particulars(action, priority, &data, baseline, today));
        }
    }
    let added = store.transaction(|tx| -> Result<Vec<i64>, DeskError> {
        store::year::start(tx, year, now)?;
        let mut added = Vec::with_capacity(drafted.len());
        for particulars in &drafted {
            added.push(store::action::insert(tx, year, particulars, now)?.0);
        }
        crate::log(
            tx,
            year,
            now,
            format!("Drafted {} from the gaps.", counted(added.len())),
        )?;
        Ok(added)
    })?;
    let line = if added.is_empty() {
        "Nothing was added: every gap that chance would not explain has its actions in the plan already.".to_owned()
    } else {
        format!(
            "{} drafted. Each says why; change, add or remove what does not fit.",
            counted(added.len())
        )
    };
    Ok(Drafted {
        added,
        line,
        because: proposals.into_iter().map(|proposal| proposal.because).collect(),
    })
}

fn counted(actions: usize) -> String {
    text::counted(u32::try_from(actions).unwrap_or(u32::MAX), "action", "actions")
}

/// The first day of the month after a day: a plan that is drafted today begins with a whole month.
fn first_of_next_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_add_months(Months::new(1)).unwrap_or(day)
}

/// The last day of a month so many months after another, counted so that one month from the first of June is the end of June.
fn end_after(start: NaiveDate, months: u8) -> NaiveDate {
    let after = start
        .checked_add_months(Months::new(u32::from(months)))
        .unwrap_or(start);
    after.pred_opt().unwrap_or(after)
}

fn particulars(
    action: &LibraryAction,
    priority: &Priority,
    data: &YearData<'_>,
    baseline: Option<f64>,
    today: NaiveDate,
) -> Particulars {
    let start = first_of_next_month(today);
    let due = end_after(start, action.months);
    let indicator = priority.indicator;
    let aim = aim::of(data, indicator);
    let shown_by = aim::first_telling(indicator, due).max(data.rules.year + 1);
    let by = shown_by
        + aim
            .and_then(|aim| aim.years)
            .map_or(0, |years| u16::from(years.saturating_sub(1)));
    let in_words = outcome_in_words(data, indicator, baseline, by);
    Particulars {
        indicator,
        others: action
            .indicators
            .iter()
            .copied()
            .filter(|other| *other != indicator)
            .collect(),
        library_key: Some(action.key.clone()),
        kind: Some(action.kind),
        title: action.title.clone(),
        gap: priority.gap.clone(),
        why: super::library::why(action),
        evidence: Some(action.evidence),
        high_impact_actions: action.high_impact_actions.clone(),
        owner: action.owner.clone(),
        scope: "Whole trust".to_owned(),
        start: Some(start),
        due: Some(due),
        milestones: action
            .milestones
            .iter()
            .map(|step| Milestone {
                what: step.what.clone(),
                due: Some(end_after(start, step.month)),
                done_on: None,
            })
            .collect(),
        process: ProcessMeasure {
            what: format!("{}. {}", action.process_measure, action.process_target),
            baseline: None,
            target: Some(f64::from(action.process_target.number)),
            unit: Some(action.process_target.unit),
            by: Some(due),
        },
        outcome_measure: match in_words {
            Some(InWords { measure, .. }) => measure.to_owned(),
            None => aim::measure(indicator).to_owned(),
        },
        outcome: in_words.is_none().then(|| OutcomeAim {
            from: data.rules.year,
            baseline,
            target: aim.map(|aim| aim.target),
            by: Some(by),
        }),
        baseline: in_words.as_ref().map(|held| held.baseline.clone()).unwrap_or_default(),
        target: in_words.map(|held| held.target).unwrap_or_default(),
        ..Particulars::default()
    }
}

/// An outcome that the plan cannot follow by itself.
struct InWords {
    measure: &'static str,
    baseline: String,
    target: String,
}

/// The outcome in words, where it is not the main figure of the indicator: that of consultants, or a ratio that cannot be worked out.
fn outcome_in_words(data: &YearData<'_>, indicator: u8, baseline: Option<f64>, by: u16) -> Option<InWords> {
    let year = data.rules.year;
    if aim::drawn(data, indicator) != Measure::main(indicator) {
        let show = |value: f64| figures::show(indicator, value);
        let aim = aim::of(data, indicator)?;
        return Some(InWords {
            measure: "Share of BME staff among consultants (indicator 1)",
            baseline: format!("{} in {year}", show(aim.baseline)),
            target: format!("{} by {by}", show(aim.target)),
        });
    }
    baseline.is_none().then(|| InWords {
        measure: aim::measure(indicator),
        baseline: format!("No ratio in {year}, because one of its counts is 0"),
        target: format!("A ratio that is not worse for BME people by more than chance, by {by}"),
    })
}
