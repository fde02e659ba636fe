//! `wres plan`: the draft, the plan as it stands today, and the check of its wording.

use desk::view::{ActionView, DueView, PlanView};
use desk::{Desk, DeskError};
use serde_json::json;

use crate::arguments::{Plan, Where};
use crate::print;
use crate::run::now;

pub(crate) fn run(what: &Plan) -> Result<(), DeskError> {
    match what {
        Plan::Draft { place } => draft(place),
        Plan::List { place } => list(place),
        Plan::Check { place } => check(place),
        Plan::Ahead(what) => crate::ahead::run(what),
    }
}

fn draft(place: &Where) -> Result<(), DeskError> {
    let mut desk = Desk::open_existing(&place.store)?;
    let now = now();
    let drafted = desk.draft_plan(place.year, now)?;
    let plan = desk.plan(place.year, now.date())?;
    if place.json {
        print::json(&json!({
            "schema": "wres-desk/plan/1", "year": place.year, "added": drafted.added, "because": drafted.because, "actions": plan.actions,
        }));
        return Ok(());
    }
    print::line(&drafted.line);
    for (id, because) in drafted.added.iter().zip(&drafted.because) {
        let title = plan.actions.iter().find(|action| action.id == *id);
        print::line("");
        print::wrapped(title.map_or("", |action| action.fields.title.as_str()), "");
        print::wrapped(&format!("Proposed because: {because}"), "   ");
    }
    Ok(())
}

fn list(place: &Where) -> Result<(), DeskError> {
    let plan = Desk::open_existing(&place.store)?.plan(place.year, now().date())?;
    if place.json {
        print::json(&json!({
            "schema": "wres-desk/plan/1", "year": place.year, "as_at": plan.as_at, "actions": plan.actions,
            "overdue": plan.overdue, "coming": plan.coming, "gaps": plan.gaps,
        }));
    } else {
        show(&plan);
    }
    Ok(())
}

fn show(plan: &PlanView) {
    print::line(&format!("As at {}", plan.as_at));
    if plan.actions.is_empty() {
        print::line("The plan has no actions.");
    }
    for (place, action) in plan.actions.iter().enumerate() {
        one(place + 1, action);
    }
    due("Overdue", &plan.overdue);
    due(&format!("Due by {}", plan.coming_until), &plan.coming);
}

fn one(place: usize, action: &ActionView) {
    let ActionView { fields, standing, .. } = action;
    print::line("");
    print::wrapped(&format!("{place}. {}", fields.title), "");
    let state = format!("{}. {}", standing.label, standing.because.join(" "));
    let outcome = format!("{}. {}", standing.outcome_label, standing.outcome_because);
    let carried = action.carried_from.map(|year| year.to_string()).unwrap_or_default();
    let remarks = match action.remarks.len() {
        0 => String::new(),
        many => format!("{many}; see “wres plan check”"),
    };
    for (label, value) in [
        ("Indicator", fields.indicator.to_string().as_str()),
        ("Gap", &fields.gap),
        ("State", &state),
        ("Outcome so far", &outcome),
        ("Owner", &fields.owner),
        ("Due", &fields.due),
        ("Process measure", &fields.process_measure),
        ("Outcome measure", &fields.outcome_measure),
        ("Baseline", &standing.baseline),
        ("Target", &standing.target),
        ("Carried over from", &carried),
        ("Remarks on the wording", &remarks),
    ] {
        if !value.trim_matches([' ', '.']).is_empty() {
            print::wrapped(&format!("{label}: {value}"), "   ");
        }
    }
}

fn due(heading: &str, list: &[DueView]) {
    if list.is_empty() {
        return;
    }
    print::line("");
    print::line(&format!("{heading}:"));
    for held in list {
        let what = if held.milestone.is_empty() {
            &held.title
        } else {
            &held.milestone
        };
        let owner = if held.owner.is_empty() { "no owner" } else { &held.owner };
        print::wrapped(&format!("{} ({}): {what} – {owner}", held.day, held.away), "   ");
    }
}

fn check(place: &Where) -> Result<(), DeskError> {
    let plan = Desk::open_existing(&place.store)?.plan(place.year, now().date())?;
    if place.json {
        let remarks: Vec<_> = plan
            .actions
            .iter()
            .map(|action| json!({"id": action.id, "title": action.fields.title, "remarks": action.remarks}))
            .collect();
        print::json(&json!({"schema": "wres-desk/plan-check/1", "year": place.year, "actions": remarks}));
        return Ok(());
    }
    if plan.actions.iter().all(|action| action.remarks.is_empty()) {
        print::line("The wording check has no remarks.");
    }
    for (place, action) in plan.actions.iter().enumerate() {
        if action.remarks.is_empty() {
            continue;
        }
        print::line("");
        print::wrapped(&format!("{}. {}", place + 1, action.fields.title), "");
        for remark in &action.remarks {
            print::wrapped(&format!("- {} {}", remark.message, remark.suggestion), "   ");
        }
    }
    Ok(())
}
