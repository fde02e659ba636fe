//! An action's fields as they are shown and typed, and as they are kept.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::plan::state::Milestone;
use domain::plan::{ActionType, Evidence, TargetUnit};
use store::action::{Attachment, KnownBy, OutcomeAim, Particulars, ProcessMeasure, Update};

use crate::view::{ActionFields, AttachmentView, MilestoneView, ReadingView, UpdateView};
use crate::{DeskError, text};

fn day(date: Option<NaiveDate>) -> String {
    date.map(|held| held.to_string()).unwrap_or_default()
}

fn key<T>(held: Option<T>, key: impl Fn(T) -> &'static str) -> String {
    held.map(key).unwrap_or_default().to_owned()
}

/// What is kept, as fields.
pub(super) fn show(held: Particulars) -> ActionFields {
    let outcome = held.outcome;
    ActionFields {
        indicator: held.indicator,
        others: held.others,
        library_key: held.library_key.unwrap_or_default(),
        kind: key(held.kind, ActionType::key),
        high_impact_actions: held.high_impact_actions,
        title: held.title,
        gap: held.gap,
        cause: held.cause,
        known_by: key(held.known_by, KnownBy::key),
        why: held.why,
        evidence: key(held.evidence, Evidence::key),
        owner: held.owner,
        sponsor: held.sponsor,
        co_owner: held.co_owner,
        scope: held.scope,
        start: day(held.start),
        due: day(held.due),
        milestones: held
            .milestones
            .into_iter()
            .map(|step| MilestoneView {
                what: step.what,
                due: day(step.due),
                done_on: day(step.done_on),
            })
            .collect(),
        process_measure: held.process.what,
        process_baseline: held.process.baseline,
        process_target: held.process.target,
        process_unit: key(held.process.unit, TargetUnit::key),
        process_by: day(held.process.by),
        readings: held
            .readings
            .into_iter()
            .map(|(day, value)| ReadingView {
                day: day.to_string(),
                value,
            })
            .collect(),
        outcome_measure: held.outcome_measure,
        outcome_from: outcome.map(|aim| aim.from),
        outcome_baseline: outcome.and_then(|aim| aim.baseline),
        outcome_target: outcome.and_then(|aim| aim.target),
        outcome_by: outcome.and_then(|aim| aim.by),
        baseline: held.baseline,
        target: held.target,
        legal: held.legal,
        resources: held.resources,
        risk: held.risk,
        updates: held
            .updates
            .into_iter()
            .map(|update| UpdateView {
                day: update.day.to_string(),
                role: update.role,
                words: update.words,
            })
            .collect(),
        attachments: held
            .attachments
            .into_iter()
            .map(|paper| AttachmentView {
                what: paper.what,
                whereto: paper.whereto,
            })
            .collect(),
        board_reference: held.board_reference,
        started_on: day(held.started_on),
        finished_on: day(held.finished_on),
        closed_on: day(held.closed_on),
        closed_reason: held.closed_reason,
        impact: held.impact,
    }
}

/// An ISO date that was typed; `None` where the field is empty.
fn date(what: &str, typed: &str) -> Result<Option<NaiveDate>, DeskError> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let date: Option<NaiveDate> = typed.trim().parse().ok();
    match date.filter(|date| (2000..2200).contains(&chrono::Datelike::year(date))) {
        Some(date) => Ok(Some(date)),
        None => Err(DeskError::given(
            format!("{what}: “{typed}” is not a date."),
            "Give the day, month and year.",
        )),
    }
}

/// A date that cannot be left out.
fn given_date(what: &str, typed: &str) -> Result<NaiveDate, DeskError> {
    date(what, typed)?.ok_or_else(|| DeskError::given(format!("{what} has no date."), "Give the day, month and year."))
}

/// A key of a list; `None` where nothing is chosen.
fn chosen<T>(what: &str, typed: &str, from_key: impl Fn(&str) -> Option<T>) -> Result<Option<T>, DeskError> {
    if typed.is_empty() {
        return Ok(None);
    }
    match from_key(typed) {
        Some(held) => Ok(Some(held)),
        None => Err(DeskError::given(
            format!("{what}: “{typed}” is not one of the choices."),
            "Choose one from the list.",
        )),
    }
}

fn numbers(what: &str, typed: &[u8], most: u8) -> Result<Vec<u8>, DeskError> {
    match typed.iter().find(|number| !(1..=most).contains(*number)) {
        Some(other) => Err(DeskError::given(
            format!("{what}: there is no {other}."),
            format!("They are numbered 1 to {most}."),
        )),
        None => Ok(typed.iter().copied().collect::<BTreeSet<u8>>().into_iter().collect()),
    }
}

fn number(what: &str, typed: Option<f64>) -> Result<Option<f64>, DeskError> {
    match typed {
        Some(value) if !value.is_finite() || value.abs() > 1e9 => Err(DeskError::given(
            format!("{what}: this is not a number that can be kept."),
            "Type a number in figures.",
        )),
        other => Ok(other),
    }
}

fn in_order(first: (&str, Option<NaiveDate>), then: (&str, Option<NaiveDate>)) -> Result<(), DeskError> {
    match first.1.zip(then.1) {
        Some((before, after)) if after < before => Err(DeskError::given(
            format!("{} is before {}.", then.0, first.0.to_lowercase()),
            "Change one of the two dates.",
        )),
        _ => Ok(()),
    }
}

/// What is said to have happened cannot lie ahead.
fn happened(held: &Particulars, today: NaiveDate) -> Result<(), DeskError> {
    let steps = held.milestones.iter().map(|step| ("Milestone, done on", step.done_on));
    let readings = held.readings.iter().map(|(day, _)| ("A reading", Some(*day)));
    let updates = held.updates.iter().map(|update| ("An update", Some(update.day)));
    let whole = [
        ("Begun on", held.started_on),
        ("Finished on", held.finished_on),
        ("Closed on", held.closed_on),
    ];
    for (what, day) in whole.into_iter().chain(steps).chain(readings).chain(updates) {
        if let Some(day) = day.filter(|day| *day > today) {
            return Err(DeskError::given(
                format!("{what}: {} is still to come.", text::date(day)),
                "Give the day on which it happened, or leave it empty until it has. What is planned stands under Start and Due.",
            ));
        }
    }
    Ok(())
}

/// Checks what was typed on a day, field by field.
pub(super) fn read(typed: &ActionFields, today: NaiveDate) -> Result<Particulars, DeskError> {
    let line = |text: &str| domain::classify::tidy(text);
    let words = |text: &str| text.trim().to_owned();
    let title = line(&typed.title);
    if title.is_empty() {
        return Err(DeskError::given(
            "The action does not say what will be done.",
            "Type it in the field “What we will do”.",
        ));
    }
    if !(1..=9).contains(&typed.indicator) {
        return Err(DeskError::given(
            "The action names no indicator.",
            "Choose the indicator it answers, 1 to 9.",
        ));
    }
    let mut others = numbers("Other indicators", &typed.others, 9)?;
    others.retain(|number| *number != typed.indicator);
    let (start, due) = (date("Start", &typed.start)?, date("Due", &typed.due)?);
    in_order(("Start", start), ("Due", due))?;
    let (started_on, finished_on) = (
        date("Begun on", &typed.started_on)?,
        date("Finished on", &typed.finished_on)?,
    );
    in_order(("Begun on", started_on), ("Finished on", finished_on))?;
    let closed_on = date("Closed on", &typed.closed_on)?;
    let closed_reason = words(&typed.closed_reason);
    if closed_on.is_some() && closed_reason.is_empty() {
        return Err(DeskError::given(
            "The action is closed without a reason.",
            "Say in a sentence why it was closed.",
        ));
    }
    let held = Particulars {
        indicator: typed.indicator,
        others,
        library_key: Some(typed.library_key.clone()).filter(|key| !key.is_empty()),
        kind: chosen("What it works on", &typed.kind, ActionType::from_key)?,
        title,
        gap: words(&typed.gap),
        cause: words(&typed.cause),
        known_by: chosen("How we know", &typed.known_by, KnownBy::from_key)?,
        why: words(&typed.why),
        evidence: chosen("Evidence", &typed.evidence, Evidence::from_key)?,
        high_impact_actions: numbers("High Impact Actions", &typed.high_impact_actions, 6)?,
        owner: line(&typed.owner),
        sponsor: line(&typed.sponsor),
        co_owner: line(&typed.co_owner),
        scope: line(&typed.scope),
        start,
        due,
        milestones: milestones(&typed.milestones)?,
        process: ProcessMeasure {
            what: words(&typed.process_measure),
            baseline: number("Process measure, baseline", typed.process_baseline)?,
            target: number("Process measure, target", typed.process_target)?,
            unit: chosen("Process measure, unit", &typed.process_unit, TargetUnit::from_key)?,
            by: date("Process measure, by", &typed.process_by)?,
        },
        readings: readings(&typed.readings)?,
        outcome_measure: words(&typed.outcome_measure),
        outcome: outcome(typed)?,
        baseline: words(&typed.baseline),
        target: words(&typed.target),
        legal: words(&typed.legal),
        resources: words(&typed.resources),
        risk: words(&typed.risk),
        updates: updates(&typed.updates)?,
        attachments: attachments(&typed.attachments)?,
        board_reference: words(&typed.board_reference),
        started_on,
        finished_on,
        closed_on,
        closed_reason,
        impact: words(&typed.impact),
    };
    happened(&held, today)?;
    Ok(held)
}

fn outcome(typed: &ActionFields) -> Result<Option<OutcomeAim>, DeskError> {
    let Some(from) = typed.outcome_from else {
        return Ok(None);
    };
    if typed.outcome_by.is_some_and(|by| by <= from) {
        return Err(DeskError::given(
            format!(
                "The outcome’s target is for {}, which is not after {from}.",
                typed.outcome_by.unwrap_or_default()
            ),
            "Choose a later year, since the figure comes once a year.",
        ));
    }
    Ok(Some(OutcomeAim {
        from,
        baseline: number("Outcome, baseline", typed.outcome_baseline)?,
        target: number("Outcome, target", typed.outcome_target)?,
        by: typed.outcome_by,
    }))
}

/// Steps in the order typed; one that says nothing and has no date is passed over.
fn milestones(typed: &[MilestoneView]) -> Result<Vec<Milestone>, DeskError> {
    let mut steps = Vec::with_capacity(typed.len());
    for step in typed {
        let what = domain::classify::tidy(&step.what);
        let (due, done_on) = (
            date("Milestone", &step.due)?,
            date("Milestone, done on", &step.done_on)?,
        );
        match (what.is_empty(), due.is_some() || done_on.is_some()) {
            (true, false) => {}
            (true, true) => {
                return Err(DeskError::given(
                    "A milestone has a date and does not say what will be there.",
                    "Say in a few words what will be there by then.",
                ));
            }
            (false, _) => steps.push(Milestone { what, due, done_on }),
        }
    }
    Ok(steps)
}

/// Readings by day; of two on a day the later stands.
fn readings(typed: &[ReadingView]) -> Result<Vec<(NaiveDate, f64)>, DeskError> {
    let mut held = std::collections::BTreeMap::new();
    for reading in typed {
        let day = given_date("A reading", &reading.day)?;
        if let Some(value) = number("A reading", Some(reading.value))? {
            held.insert(day, value);
        }
    }
    Ok(held.into_iter().collect())
}

fn updates(typed: &[UpdateView]) -> Result<Vec<Update>, DeskError> {
    let mut held = Vec::with_capacity(typed.len());
    for update in typed.iter().filter(|update| !update.words.trim().is_empty()) {
        held.push(Update {
            day: given_date("An update", &update.day)?,
            role: domain::classify::tidy(&update.role),
            words: update.words.trim().to_owned(),
        });
    }
    held.sort_by_key(|update| update.day);
    Ok(held)
}

fn attachments(typed: &[AttachmentView]) -> Result<Vec<Attachment>, DeskError> {
    let mut held = Vec::with_capacity(typed.len());
    for paper in typed {
        let (what, whereto) = (domain::classify::tidy(&paper.what), paper.whereto.trim().to_owned());
        match (what.is_empty(), whereto.is_empty()) {
            (true, true) => {}
            (_, true) => {
                return Err(DeskError::given(
                    format!("The paper “{what}” does not say where it lies."),
                    "Give the folder, address or reference under which it is found.",
                ));
            }
            (true, false) => held.push(Attachment {
                what: whereto.clone(),
                whereto,
            }),
            (false, false) => held.push(Attachment { what, whereto }),
        }
    }
    Ok(held)
}
