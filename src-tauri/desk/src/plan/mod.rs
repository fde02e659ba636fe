//! The action plan: showing and editing it. Drafting is [`draft()`].

mod draft;

use chrono::{NaiveDate, NaiveDateTime};
use domain::gap::State;
use domain::plan::Evidence;
use domain::rules::RulePack;
use files::reference::Reference;
use store::action::{Action, ActionState, Particulars};
use store::{ActionId, Books, Store};

use crate::DeskError;
use crate::gather;
use crate::view::{ActionView, Choice, PlanView};

pub(crate) use draft::draft;

pub(crate) fn plan(books: &Books, reference: &Reference, year: u16) -> Result<PlanView, DeskError> {
    let data = gather::year(books, reference, year)?;
    Ok(PlanView {
        actions: actions(books, reference, year)?,
        indicators: (1..=9)
            .map(|number: u8| Choice {
                key: number.to_string(),
                label: indicator_label(data.rules, number),
            })
            .collect(),
        states: ActionState::ALL
            .into_iter()
            .map(|state| Choice {
                key: state.key().to_owned(),
                label: state_label(state).to_owned(),
            })
            .collect(),
        gaps: draft::priorities(&data)
            .into_iter()
            .filter(|priority| priority.state == State::Worse)
            .map(|priority| format!("Indicator {}: {}", priority.indicator, priority.gap))
            .collect(),
    })
}

/// "2: Appointment from shortlisting".
pub(crate) fn indicator_label(rules: &RulePack, number: u8) -> String {
    match rules.indicator(number) {
        Some(rule) => format!("{number}: {}", rule.short),
        None => number.to_string(),
    }
}

pub(crate) const fn state_label(state: ActionState) -> &'static str {
    match state {
        ActionState::NotStarted => "Not started",
        ActionState::OnTrack => "On track",
        ActionState::AtRisk => "At risk",
        ActionState::Late => "Late",
        ActionState::Done => "Done",
        ActionState::Closed => "Closed",
    }
}

/// The actions of a year, in order.
pub(crate) fn actions(books: &Books, reference: &Reference, year: u16) -> Result<Vec<ActionView>, DeskError> {
    Ok(store::action::of_year(books, year)?
        .into_iter()
        .map(|held| action_view(held, reference))
        .collect())
}

fn action_view(held: Action, reference: &Reference) -> ActionView {
    let particulars = held.particulars;
    let library = particulars
        .library_key
        .as_ref()
        .and_then(|key| reference.actions.iter().find(|action| action.key == *key));
    let day = |date: Option<NaiveDate>| date.map(|held| held.to_string()).unwrap_or_default();
    ActionView {
        id: held.id.0,
        year: held.year,
        indicator: particulars.indicator,
        title: particulars.title,
        gap: particulars.gap,
        why: particulars.why,
        evidence: particulars.evidence.map(Evidence::label).unwrap_or_default().to_owned(),
        source: library.map(|action| action.source.clone()).unwrap_or_default(),
        high_impact_actions: particulars
            .high_impact_actions
            .iter()
            .map(u8::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        owner: particulars.owner,
        sponsor: particulars.sponsor,
        start: day(particulars.start),
        due: day(particulars.due),
        process_measure: particulars.process_measure,
        outcome_measure: particulars.outcome_measure,
        baseline: particulars.baseline,
        target: particulars.target,
        state: particulars.state.key().to_owned(),
        progress: particulars.progress,
        carried_from: held.carried_from,
    }
}

pub(crate) fn save(
    store: &mut Store,
    reference: &Reference,
    action: &ActionView,
    now: NaiveDateTime,
) -> Result<ActionView, DeskError> {
    gather::rules(reference, action.year)?;
    let earlier = if action.id == 0 {
        None
    } else {
        store::action::get(store, ActionId(action.id))?
    };
    let library_key = earlier.as_ref().and_then(|held| held.particulars.library_key.clone());
    let particulars = read(action, library_key)?;
    let id = store.transaction(|tx| {
        store::year::start(tx, action.year, now)?;
        let id = match earlier {
            None if action.id == 0 => store::action::insert(tx, action.year, &particulars, now)?,
            Some(held) if held.year == action.year => {
                store::action::update(tx, held.id, &particulars, now)?;
                held.id
            }
            _ => {
                return Err(DeskError::given(
                    "That action is not in the plan any more.",
                    "Look at the plan again.",
                ));
            }
        };
        let what = format!("Changed the action “{}”.", particulars.title);
        crate::log(tx, action.year, now, what)?;
        Ok(id)
    })?;
    match store::action::get(store, id)? {
        Some(held) => Ok(action_view(held, reference)),
        None => Err(DeskError::given(
            "That action is not in the plan any more.",
            "Look at the plan again.",
        )),
    }
}

/// Checks what was typed, field by field.
fn read(action: &ActionView, library_key: Option<String>) -> Result<Particulars, DeskError> {
    let title = domain::classify::tidy(&action.title);
    if title.is_empty() {
        return Err(DeskError::given(
            "The action does not say what will be done.",
            "Type it in the field “What we will do”.",
        ));
    }
    if !(1..=9).contains(&action.indicator) {
        return Err(DeskError::given(
            "The action names no indicator.",
            "Choose the indicator it answers, 1 to 9.",
        ));
    }
    let day = |what: &str, value: &str| -> Result<Option<NaiveDate>, DeskError> {
        if value.trim().is_empty() {
            return Ok(None);
        }
        let parsed = value.trim().parse::<NaiveDate>();
        parsed.map(Some).map_err(|_| {
            DeskError::given(
                format!("{what}: “{value}” is not a date."),
                "Give the day, month and year.",
            )
        })
    };
    let (start, due) = (day("Start", &action.start)?, day("Due", &action.due)?);
    if let (Some(start), Some(due)) = (start, due)
        && due < start
    {
        return Err(DeskError::given(
            "The action is due before it starts.",
            "Change one of the two dates.",
        ));
    }
    let state = ActionState::from_key(&action.state).ok_or_else(|| {
        DeskError::given(
            format!("“{}” is not a state of an action.", action.state),
            "Choose one from the list.",
        )
    })?;
    let mut high_impact_actions = Vec::new();
    for part in action
        .high_impact_actions
        .split([',', ' ', ';'])
        .filter(|part| !part.is_empty())
    {
        match part.parse::<u8>() {
            Ok(number) if (1..=6).contains(&number) => high_impact_actions.push(number),
            _ => {
                return Err(DeskError::given(
                    format!("“{part}” is not one of the six High Impact Actions."),
                    "Type their numbers, 1 to 6, with commas between.",
                ));
            }
        }
    }
    Ok(Particulars {
        indicator: action.indicator,
        library_key,
        title,
        gap: action.gap.trim().to_owned(),
        why: action.why.trim().to_owned(),
        evidence: Evidence::ALL.into_iter().find(|grade| grade.label() == action.evidence),
        high_impact_actions,
        owner: domain::classify::tidy(&action.owner),
        sponsor: domain::classify::tidy(&action.sponsor),
        start,
        due,
        process_measure: action.process_measure.trim().to_owned(),
        outcome_measure: action.outcome_measure.trim().to_owned(),
        baseline: action.baseline.trim().to_owned(),
        target: action.target.trim().to_owned(),
        state,
        progress: action.progress.trim().to_owned(),
    })
}

pub(crate) fn remove(store: &mut Store, year: u16, id: i64, now: NaiveDateTime) -> Result<(), DeskError> {
    let held = store::action::get(store, ActionId(id))?.filter(|held| held.year == year);
    let Some(held) = held else {
        return Err(DeskError::given(
            "That action is not in the plan any more.",
            "Look at the plan again.",
        ));
    };
    store.transaction(|tx| {
        store::action::delete(tx, held.id)?;
        let what = format!("Removed the action “{}”.", held.particulars.title);
        crate::log(tx, year, now, what)
    })
}
