//! The plan as its papers need it: the Word plan, the workbook, the quarterly update, a page for each owner, and the calendar.

use chrono::{Months, NaiveDate};
use domain::gap::State;
use domain::plan::{ActionType, Evidence};
use files::reference::Reference;
use files::write::plan::{self as paper, Plan, Quarter, Standing, Tone};
use store::Books;
use store::action::KnownBy;

use super::{aim, due, figures, standing};
use crate::gather::YearData;
use crate::view::{ActionView, StandingView};
use crate::{DeskError, nine, settings, signing, text};

/// The plan of a year as its papers need it.
pub(crate) fn plan(
    books: &Books,
    reference: &Reference,
    data: &YearData<'_>,
    today: NaiveDate,
) -> Result<Plan, DeskError> {
    let trust = settings::trust(books)?;
    let year = data.rules.year;
    let actions = super::actions(books, reference, data, today)?;
    let is_signed = signing::is_signed(books, year)?;
    let unsigned = format!("The return of {year} is not signed off, so its figures may still change.");
    let warnings = (!is_signed).then_some(unsigned);
    Ok(Plan {
        trust: if trust.name.is_empty() {
            "Trust not named".to_owned()
        } else {
            trust.name
        },
        code: trust.code,
        year,
        snapshot: data.rules.snapshot.to_string(),
        as_at: today.to_string(),
        status: String::new(),
        warnings: warnings
            .into_iter()
            .chain(data.overridden.iter().map(domain::overridden::Overridden::sentence))
            .collect(),
        indicators: (1..=9).map(|number| indicator(data, number, &actions)).collect(),
        actions: actions.into_iter().map(|action| action_paper(action, year)).collect(),
        limit: domain::plan::GENDER_LIMIT.to_owned(),
    })
}

fn indicator(data: &YearData<'_>, number: u8, actions: &[ActionView]) -> paper::Indicator {
    let state = nine::state(&data.nine, number);
    let is_answered = actions
        .iter()
        .any(|action| action.fields.indicator == number || action.fields.others.contains(&number));
    let without = match (is_answered, state) {
        (true, _) => String::new(),
        (false, State::Worse) => "The gap is more than chance would explain, and no action answers it yet.".to_owned(),
        (false, state) => state.label().to_owned(),
    };
    paper::Indicator {
        number,
        name: data
            .rules
            .indicator(number)
            .map(|rule| rule.short.clone())
            .unwrap_or_default(),
        gap: nine::sentence_of(&data.nine, number).unwrap_or_default(),
        value: nine::value(&data.nine, number).unwrap_or_else(|| nine::NONE.to_owned()),
        target: match state {
            State::Worse => aim::of(data, number)
                .map(|aim| figures::show(number, aim.target))
                .unwrap_or_default(),
            _ => String::new(),
        },
        finding: state.label().to_owned(),
        without,
    }
}

fn action_paper(action: ActionView, year: u16) -> paper::Action {
    let ActionView {
        id,
        fields,
        source,
        legal_note,
        standing,
        carried_from,
        ..
    } = action;
    let unit = domain::plan::TargetUnit::from_key(&fields.process_unit);
    let quantity = |value: f64| standing::quantity(value, unit);
    paper::Action {
        key: format!("{year}-{id}"),
        number: String::new(),
        indicators: std::iter::once(fields.indicator).chain(fields.others).collect(),
        kind: ActionType::from_key(&fields.kind)
            .map(ActionType::label)
            .unwrap_or_default()
            .to_owned(),
        high_impact_actions: fields.high_impact_actions,
        title: fields.title,
        gap: fields.gap,
        root_cause: fields.cause,
        known_by: KnownBy::from_key(&fields.known_by)
            .map(super::known_by_label)
            .unwrap_or_default()
            .to_owned(),
        why: fields.why,
        evidence: Evidence::from_key(&fields.evidence),
        source,
        owner: fields.owner,
        sponsor: fields.sponsor,
        network: fields.co_owner,
        scope: fields.scope,
        start: fields.start,
        due: fields.due.clone(),
        milestones: (1..)
            .zip(fields.milestones)
            .map(|(place, step): (u32, _)| paper::Milestone {
                key: place.to_string(),
                what: step.what,
                due: step.due,
                done: step.done_on,
            })
            .collect(),
        process: paper::Measure {
            what: fields.process_measure,
            baseline: fields.process_baseline.map(quantity).unwrap_or_default(),
            target: fields.process_target.map(quantity).unwrap_or_default(),
            by: fields.process_by,
        },
        readings: fields
            .readings
            .into_iter()
            .map(|reading| paper::Reading {
                day: reading.day,
                value: quantity(reading.value),
            })
            .collect(),
        outcome: paper::Measure {
            what: fields.outcome_measure,
            baseline: standing.baseline.clone(),
            target: standing.target.clone(),
            by: String::new(),
        },
        legal_check: fields.legal,
        legal_note,
        resources: fields.resources,
        risk: fields.risk,
        updates: fields
            .updates
            .into_iter()
            .map(|update| paper::Update {
                day: update.day,
                role: update.role,
                words: update.words,
            })
            .collect(),
        attachments: fields
            .attachments
            .into_iter()
            .map(|held| paper::Attachment {
                label: held.what,
                place: held.whereto,
            })
            .collect(),
        decision: fields.board_reference,
        carried_from,
        started_on: fields.started_on,
        finished_on: fields.finished_on,
        closed_on: fields.closed_on,
        closed_reason: fields.closed_reason,
        impact: fields.impact,
        overdue: standing.is_overdue,
        result: Standing {
            words: standing.outcome_label.clone(),
            why: standing.outcome_because.clone(),
            tone: match standing.outcome.as_str() {
                "reached" | "better" => Tone::Good,
                "worse" => Tone::Act,
                _ => Tone::Plain,
            },
        },
        delivery: delivery(standing),
    }
}

fn delivery(standing: StandingView) -> Standing {
    Standing {
        words: standing.label,
        why: standing.because.join(" "),
        tone: match standing.tone.as_str() {
            "good" => Tone::Good,
            "watch" => Tone::Watch,
            "act" => Tone::Act,
            _ => Tone::Plain,
        },
    }
}

/// The quarter that an update made on a day is for: the one that the day is in.
pub(crate) fn quarter(today: NaiveDate, plan: &Plan) -> Quarter {
    let from = due::quarter(today);
    let months = |count: u32| from.checked_add_months(Months::new(count)).unwrap_or(from);
    let name = |from: NaiveDate, until: NaiveDate| format!("{} to {}", from.format("%B"), until.format("%B %Y"));
    let (until, next_until) = (months(3).pred_opt().unwrap_or(from), due::end_of_next_quarter(today));
    let count = |words: &str| {
        plan.actions
            .iter()
            .filter(|action| action.delivery.words == words)
            .count()
    };
    let late = count("Late");
    let decisions = if late > 0 {
        let late = text::counted(u32::try_from(late).unwrap_or(u32::MAX), "action", "actions");
        vec![format!(
            "What is done about {late} past the last day: a new date, more help, or an end with its reason."
        )]
    } else {
        Vec::new()
    };
    Quarter {
        name: name(from, until),
        from: from.to_string(),
        until: until.to_string(),
        next_name: name(months(3), next_until),
        next_until: next_until.to_string(),
        committee: String::new(),
        decisions,
    }
}
