//! The action plan: drafting from the gaps, and editing.

use chrono::{NaiveDate, NaiveDateTime};
use domain::ethnicity::Group;
use domain::gap::State;
use domain::indicator::Indicators;
use domain::plan::{Evidence, LibraryAction, Priority};
use domain::rules::RulePack;
use files::reference::Reference;
use store::action::{Action, ActionState, Particulars};
use store::{ActionId, Books, Store};

use crate::gather::{self, YearData};
use crate::view::{ActionView, Choice, PlanView};
use crate::{DeskError, nine, text};

/// How many actions a draft proposes for one indicator.
const MOST: usize = 2;

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
        gaps: priorities(&data)
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
    }
}

/// Each indicator as the draft sees it: its state, how many people it touches, and its gap in words.
fn priorities(data: &YearData<'_>) -> Vec<Priority> {
    (1..=9)
        .filter_map(|number| {
            let baseline = nine::value(&data.nine, number)?;
            Some(Priority {
                indicator: number,
                state: nine::state(&data.nine, number),
                people: people(&data.nine, number, data.counts.staff().map_or(0, |staff| staff.bme)),
                gap: gap(data, number)?,
                target: target(number).to_owned(),
                baseline,
            })
        })
        .collect()
}

/// The gap in words: the sentence, and what it comes to in people where that can be said.
fn gap(data: &YearData<'_>, number: u8) -> Option<String> {
    let sentence = nine::sentence_of(&data.nine, number)?;
    let people = in_people(&data.nine, number);
    Some(if people.is_empty() {
        sentence
    } else {
        format!("{sentence} {people}")
    })
}

/// What an indicator comes to in people, in one sentence; empty where that cannot be said.
pub(crate) fn in_people(nine: &Indicators, number: u8) -> String {
    let whole = |value: f64| {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a positive number of people"
        )]
        let people = value.max(0.0).round() as u32;
        people
    };
    let ratio = |held: &Option<domain::indicator::RelativeLikelihood>| {
        held.as_ref().and_then(domain::indicator::RelativeLikelihood::shortfall)
    };
    match number {
        1 => match nine
            .representation
            .as_ref()
            .and_then(domain::indicator::Representation::senior_shortfall)
        {
            Some(short) if short >= 0.5 => format!(
                "{} at bands 8a to 9 and very senior manager would give these bands the share of the whole workforce.",
                text::counted(whole(short), "more BME person", "more BME people")
            ),
            _ => String::new(),
        },
        2 => match ratio(&nine.appointment) {
            Some(short) if short >= 0.5 => format!(
                "At the rate of White applicants, {} would have been appointed.",
                text::counted(whole(short), "more BME applicant", "more BME applicants")
            ),
            _ => String::new(),
        },
        3 => match ratio(&nine.disciplinary) {
            Some(many) if many >= 0.5 => format!(
                "At the rate of White staff, {} would have entered the process.",
                text::counted(whole(many), "fewer member of BME staff", "fewer BME staff")
            ),
            _ => String::new(),
        },
        4 => match ratio(&nine.training) {
            Some(short) if short >= 0.5 => format!(
                "At the rate of White staff, {} would have accessed training.",
                text::counted(whole(short), "more member of BME staff", "more BME staff")
            ),
            _ => String::new(),
        },
        5..=8 => {
            let held = nine.survey[usize::from(number) - 5].as_ref();
            match held.and_then(|held| Some((held.points?, held.result.bme_responses?))) {
                Some((points, responses)) if whole(points.abs() / 100.0 * f64::from(responses)) > 0 => format!(
                    "Among the {} BME staff who answered, the gap is the answers of {}.",
                    text::count(responses),
                    text::counted(whole(points.abs() / 100.0 * f64::from(responses)), "person", "people")
                ),
                _ => String::new(),
            }
        }
        _ => {
            let short = nine.board.as_ref().and_then(|held| {
                let percent = held.workforce.percent(Group::Bme)?;
                Some(percent / 100.0 * f64::from(held.board.voting.total()) - f64::from(held.board.voting.bme))
            });
            match short {
                Some(short) if short >= 0.5 => format!(
                    "{} among the voting members would bring the board to the share of the workforce.",
                    text::counted(whole(short), "more BME person", "more BME people")
                ),
                _ => String::new(),
            }
        }
    }
}

/// How many people an indicator touches, to set the order of the draft. Survey gaps are taken to the whole BME workforce.
fn people(nine: &Indicators, number: u8, bme_staff: u32) -> f64 {
    match number {
        1 => nine
            .representation
            .as_ref()
            .and_then(domain::indicator::Representation::senior_shortfall)
            .unwrap_or_default(),
        2 => nine
            .appointment
            .as_ref()
            .and_then(domain::indicator::RelativeLikelihood::shortfall)
            .unwrap_or_default(),
        3 => nine
            .disciplinary
            .as_ref()
            .and_then(domain::indicator::RelativeLikelihood::shortfall)
            .unwrap_or_default(),
        4 => nine
            .training
            .as_ref()
            .and_then(domain::indicator::RelativeLikelihood::shortfall)
            .unwrap_or_default(),
        5..=8 => {
            let points = nine.survey[usize::from(number) - 5]
                .as_ref()
                .and_then(|held| held.points);
            points.map_or(0.0, |points| points.abs() / 100.0 * f64::from(bme_staff))
        }
        _ => 0.0,
    }
}

fn outcome_measure(number: u8) -> &'static str {
    match number {
        1 => "Share of BME staff at bands 8a to 9 and very senior manager (indicator 1)",
        2 => {
            "Relative likelihood of White applicants being appointed from shortlisting compared to BME applicants (indicator 2)"
        }
        3 => {
            "Relative likelihood of BME staff entering the formal disciplinary process compared to White staff (indicator 3)"
        }
        4 => "Relative likelihood of White staff accessing non-mandatory training compared to BME staff (indicator 4)",
        5 => "BME staff harassed, bullied or abused by patients or the public (indicator 5)",
        6 => "BME staff harassed, bullied or abused by staff (indicator 6)",
        7 => "BME staff who believe there are equal opportunities (indicator 7)",
        8 => "BME staff discriminated against at work (indicator 8)",
        _ => "BME share of voting board members minus BME share of staff (indicator 9)",
    }
}

fn target(number: u8) -> &'static str {
    match number {
        1 => "The BME share of the whole workforce",
        2..=4 => "1.00; set a step for this year that your size could show",
        9 => "0 points",
        _ => "The figure of White staff; set a step for this year that your size could show",
    }
}

pub(crate) fn draft(store: &mut Store, reference: &Reference, year: u16, now: NaiveDateTime) -> Result<u32, DeskError> {
    crate::refuse_if_signed(store, year)?;
    let data = gather::year(store, reference, year)?;
    let priorities = priorities(&data);
    if priorities.is_empty() {
        return Err(DeskError::NotReady {
            message: "There are no figures to draft a plan from yet.".to_owned(),
            hint: "Import the trust’s files first.".to_owned(),
        });
    }
    let held = store::action::of_year(store, year)?;
    let is_new = |action: &&LibraryAction| {
        held.iter()
            .all(|held| held.particulars.library_key.as_deref() != Some(action.key.as_str()))
    };
    // An indicator that already has its share of drafted actions is left alone, so that drafting twice adds nothing.
    let room = |indicator: u8| {
        let drafted = held
            .iter()
            .filter(|held| held.particulars.indicator == indicator && held.particulars.library_key.is_some());
        drafted.count() < MOST
    };
    let open: Vec<Priority> = priorities
        .into_iter()
        .filter(|priority| room(priority.indicator))
        .collect();
    let library: Vec<LibraryAction> = reference.actions.iter().filter(is_new).cloned().collect();
    let proposals = domain::plan::draft(&open, &library, MOST);
    let drafted: Vec<Particulars> = proposals
        .iter()
        .filter_map(|proposal| {
            let action = library.iter().find(|action| action.key == proposal.library_key)?;
            let priority = open.iter().find(|priority| priority.indicator == proposal.indicator)?;
            Some(particulars(action, priority))
        })
        .collect();
    store.transaction(|tx| {
        store::year::start(tx, year, now)?;
        for particulars in &drafted {
            store::action::insert(tx, year, particulars, now)?;
        }
        let added = u32::try_from(drafted.len()).unwrap_or(u32::MAX);
        let what = format!("Drafted {} from the gaps.", text::counted(added, "action", "actions"));
        store::log::add(
            tx,
            &store::log::Line {
                at: now,
                year: Some(year),
                what,
            },
        )?;
        Ok(added)
    })
}

fn particulars(action: &LibraryAction, priority: &Priority) -> Particulars {
    let watch = if action.watch.is_empty() {
        String::new()
    } else {
        format!(" Watch: {}", action.watch)
    };
    Particulars {
        indicator: priority.indicator,
        library_key: Some(action.key.clone()),
        title: action.title.clone(),
        gap: priority.gap.clone(),
        why: format!("{}{watch}", action.why),
        evidence: Some(action.evidence),
        high_impact_actions: action.high_impact_actions.clone(),
        owner: action.owner.clone(),
        process_measure: action.process_measure.clone(),
        outcome_measure: outcome_measure(priority.indicator).to_owned(),
        baseline: priority.baseline.clone(),
        target: priority.target.clone(),
        ..Particulars::default()
    }
}

pub(crate) fn save(
    store: &mut Store,
    reference: &Reference,
    action: &ActionView,
    now: NaiveDateTime,
) -> Result<ActionView, DeskError> {
    gather::rules(reference, action.year)?;
    crate::refuse_if_signed(store, action.year)?;
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
        store::log::add(
            tx,
            &store::log::Line {
                at: now,
                year: Some(action.year),
                what,
            },
        )?;
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
    crate::refuse_if_signed(store, year)?;
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
        Ok(store::log::add(
            tx,
            &store::log::Line {
                at: now,
                year: Some(year),
                what,
            },
        )?)
    })
}
