//! The plan of the made-up trust: where its figures go, what boards ask, and what worked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use desk::view::{ActionFields, LadderQuestion, NeedQuestion};
use support::{northmoor, now};

fn nothing_asked() -> NeedQuestion {
    NeedQuestion {
        share: None,
        by: None,
        leavers_bme: None,
        leavers_others: None,
        growth: None,
    }
}

#[test]
fn the_way_of_an_action_is_drawn_with_what_chance_alone_would_give() {
    let mut northmoor = northmoor();
    northmoor.desk.draft_plan(2026, now()).unwrap();
    let plan = northmoor.desk.plan(2026, now().date()).unwrap();
    for action in &plan.actions {
        let way = northmoor.desk.path(2026, action.id).unwrap();
        let table = way
            .table
            .as_ref()
            .unwrap_or_else(|| panic!("{}: {}", action.fields.title, way.lead));
        let (first, last) = (table.rows.first().unwrap(), table.rows.last().unwrap());
        assert_eq!(first[0], "2026");
        assert!(
            action.standing.baseline.starts_with(&first[1]),
            "the way begins at the baseline: {first:?}"
        );
        assert!(
            action.standing.target.starts_with(&last[1]),
            "and ends at the target: {last:?}"
        );
        assert_eq!(Some(last[0].parse().unwrap()), action.fields.outcome_by);
        assert!(way.figure.is_some() && !way.basis.is_empty());
        assert_eq!(first[1], first[3], "the year's own figure is the baseline");
    }
    assert!(northmoor.desk.path(2026, 9_999).is_err());
    let own = ActionFields {
        title: "Talk.".to_owned(),
        ..northmoor.desk.new_action(2026, 2, now().date()).unwrap().fields
    };
    let own = northmoor.desk.save_action(2026, 0, 0, &own, now()).unwrap();
    assert!(
        northmoor
            .desk
            .path(2026, own.id)
            .unwrap()
            .lead
            .contains("no way to draw")
    );
    let remarks: Vec<&str> = own.remarks.iter().map(|remark| remark.rule.as_str()).collect();
    for rule in ["no_owner", "no_date", "no_number", "no_outcome"] {
        assert!(remarks.contains(&rule), "{rule} is remarked on: {remarks:?}");
    }
}

#[test]
fn what_a_share_takes_in_appointments_takes_what_is_typed() {
    let northmoor = northmoor();
    let usual = northmoor.desk.appointments(2026, &nothing_asked()).unwrap();
    assert_eq!(usual.question.by, Some(2031));
    assert!(usual.lead.contains("2031"), "{}", usual.lead);
    assert!(
        usual
            .basis
            .iter()
            .any(|line| line.contains("this program’s convention")),
        "one staff list tells no leavers: {:?}",
        usual.basis
    );
    let typed = NeedQuestion {
        share: Some(30.0),
        by: Some(2029),
        leavers_bme: Some(5.0),
        leavers_others: Some(8.0),
        growth: Some(3.0),
    };
    let asked = northmoor.desk.appointments(2026, &typed).unwrap();
    assert_eq!(asked.question, typed);
    let table = asked.table.unwrap();
    assert_eq!(table.rows.len(), 3);
    let refused = northmoor.desk.appointments(
        2026,
        &NeedQuestion {
            by: Some(2026),
            ..nothing_asked()
        },
    );
    assert!(
        refused.unwrap().table.is_none(),
        "a year that is not ahead is answered in words"
    );
}

#[test]
fn a_step_of_the_ladder_can_be_changed() {
    let northmoor = northmoor();
    let mut question = LadderQuestion {
        section: "clinical".to_owned(),
        step: String::new(),
        likelihood: None,
        years: None,
    };
    let found = northmoor.desk.ladder(2026, &question).unwrap();
    assert!(found.table.is_some() && !found.basis.is_empty(), "{}", found.lead);
    assert!(found.steps.iter().any(|step| step.key == found.question.step));
    question = LadderQuestion {
        likelihood: Some(-1.0),
        ..found.question
    };
    assert!(northmoor.desk.ladder(2026, &question).unwrap().table.is_none());
    question.section = "medical".to_owned();
    assert!(northmoor.desk.ladder(2026, &question).is_err());
}

#[test]
fn what_boards_ask_is_ticked_by_what_is_held() {
    let mut northmoor = northmoor();
    let state = |desk: &desk::Desk, key: &str| {
        let list = desk.readiness(2026, now().date()).unwrap();
        let item = list.iter().find(|item| item.key == key).unwrap_or_else(|| {
            let keys: Vec<&str> = list.iter().map(|item| item.key.as_str()).collect();
            panic!("{key} is none of {keys:?}")
        });
        (item.state.clone(), item.because.clone())
    };
    let before = state(&northmoor.desk, "high_impact_actions");
    assert_eq!(before.0, "not_there", "an empty plan serves none: {}", before.1);
    northmoor.desk.draft_plan(2026, now()).unwrap();
    let after = state(&northmoor.desk, "high_impact_actions");
    assert_ne!(after.0, "not_there", "{}", after.1);
}

#[test]
fn what_is_finished_stands_in_the_ledger() {
    let mut northmoor = northmoor();
    let empty = northmoor.desk.ledger(now().date()).unwrap();
    assert!(empty.lines.is_empty() && empty.lead.contains("No action is finished yet"));
    northmoor.desk.draft_plan(2026, now()).unwrap();
    let plan = northmoor.desk.plan(2026, now().date()).unwrap();
    let done = ActionFields {
        finished_on: now().date().to_string(),
        impact: "Panels say it is quicker.".to_owned(),
        ..plan.actions[0].fields.clone()
    };
    let shut = ActionFields {
        closed_on: now().date().to_string(),
        closed_reason: "Another trust-wide programme does it.".to_owned(),
        ..plan.actions[1].fields.clone()
    };
    northmoor
        .desk
        .save_action(2026, plan.actions[0].id, 0, &done, now())
        .unwrap();
    let closed = northmoor
        .desk
        .save_action(2026, plan.actions[1].id, 0, &shut, now())
        .unwrap();
    assert_eq!(closed.standing.state, "closed_without_effect");
    assert!(closed.remarks.is_empty(), "what is closed is left as it is");
    let ledger = northmoor.desk.ledger(now().date()).unwrap();
    assert_eq!(ledger.lines.len(), 2);
    assert_eq!(ledger.lines[0].outcome, "not_yet", "no later year is held");
    assert!(ledger.lead.contains("No later figure can tell yet"), "{}", ledger.lead);
    let refused = ActionFields {
        closed_reason: String::new(),
        ..shut
    };
    let failure = northmoor.desk.save_action(2026, plan.actions[1].id, 0, &refused, now());
    assert!(failure.is_err(), "nothing is closed without a reason");
}
