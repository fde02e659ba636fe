//! Drafting the plan from the gaps that chance would not explain.

use chrono::NaiveDateTime;
use domain::gap::State;
use domain::indicator::{Indicators, SeniorReading};
use domain::plan::{LibraryAction, Priority};
use files::reference::Reference;
use store::Store;
use store::action::Particulars;

use crate::gather::{self, YearData};
use crate::{DeskError, nine, text};

/// How many actions a draft proposes for one indicator.
const MOST: usize = 2;

/// Each indicator as the draft sees it: its state, how many people it touches, and its gap in words.
pub(super) fn priorities(data: &YearData<'_>) -> Vec<Priority> {
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
    let people = nine::in_people(&data.nine, number);
    Some(if people.is_empty() {
        sentence
    } else {
        format!("{sentence} {people}")
    })
}

/// How many people an indicator touches, to set the order of the draft. Survey gaps are taken to the whole BME workforce.
fn people(nine: &Indicators, number: u8, bme_staff: u32) -> f64 {
    match number {
        // Of the groups that make it worse: what one has too few is not made up for by the other.
        1 => nine.representation.as_ref().map_or(0.0, |held| {
            let short = held.judged_as(State::Worse).filter_map(SeniorReading::shortfall);
            short.map(|short| short.max(0.0)).sum()
        }),
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
        crate::log(tx, year, now, what)?;
        Ok(added)
    })
}

/// Why a library action should work, its limits, what to watch and what the law says.
fn why(action: &LibraryAction) -> String {
    let mut words = action.why_in_full();
    for (lead, text) in [("Watch:", &action.watch), ("The law:", &action.legal)] {
        if !text.is_empty() {
            words = format!("{words} {lead} {text}");
        }
    }
    words
}

fn particulars(action: &LibraryAction, priority: &Priority) -> Particulars {
    Particulars {
        indicator: priority.indicator,
        library_key: Some(action.key.clone()),
        title: action.title.clone(),
        gap: priority.gap.clone(),
        why: why(action),
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
