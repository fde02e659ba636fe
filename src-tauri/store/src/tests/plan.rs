//! The action plan.

use domain::plan::Evidence;

use crate::action::{ActionState, Particulars, carry, delete, get, insert, of_year, reorder, update};
use crate::fixture::{Trust, at, day};
use crate::{ActionId, StoreError, year};

fn full() -> Particulars {
    Particulars {
        indicator: 2,
        library_key: Some("structured_interviews".into()),
        title: "Use structured interviews for every post at band 8a and above.".into(),
        gap: "White applicants were 1.59 times as likely as BME applicants to be appointed.".into(),
        why: "The same questions in the same order leave less to impression.".into(),
        evidence: Some(Evidence::Effective),
        high_impact_actions: vec![2, 6],
        owner: "Head of resourcing".into(),
        sponsor: "Chief people officer".into(),
        start: Some(day(2026, 9, 1)),
        due: Some(day(2027, 3, 31)),
        process_measure: "Share of panels that used the set questions.".into(),
        outcome_measure: "Relative likelihood of appointment.".into(),
        baseline: "1.59".into(),
        target: "1.25 or below".into(),
        state: ActionState::AtRisk,
        progress: "Two divisions have begun.".into(),
    }
}

fn plain(title: &str) -> Particulars {
    Particulars {
        indicator: 9,
        title: title.into(),
        ..Particulars::default()
    }
}

fn plan(trust: &mut Trust, titles: &[&str]) -> Vec<ActionId> {
    trust.write(|tx| {
        year::start(tx, 2026, at(8))?;
        titles
            .iter()
            .map(|title| insert(tx, 2026, &plain(title), at(9)))
            .collect()
    })
}

fn order(trust: &Trust) -> Vec<String> {
    of_year(&trust.store, 2026)
        .unwrap()
        .into_iter()
        .map(|action| action.particulars.title)
        .collect()
}

#[test]
fn an_action_comes_back_as_it_was_written_and_changed() {
    let mut trust = Trust::new();
    let id = plan(&mut trust, &["Own idea"])[0];
    let before = get(&trust.store, id).unwrap().unwrap();
    assert_eq!(before.particulars, plain("Own idea"));
    assert_eq!(
        (before.year, before.position, before.created_at, before.changed_at),
        (2026, 1, at(9), at(9))
    );
    assert!(trust.write(|tx| update(tx, id, &full(), at(14))));
    let after = get(&trust.store, id).unwrap().unwrap();
    assert_eq!(after.particulars, full());
    assert_eq!((after.created_at, after.changed_at), (at(9), at(14)));
    assert_eq!(of_year(&trust.store, 2026).unwrap(), [after]);
}

#[test]
fn every_state_and_grade_can_be_stored() {
    let mut trust = Trust::new();
    let id = plan(&mut trust, &["Own idea"])[0];
    for state in ActionState::ALL {
        for evidence in Evidence::ALL.map(Some).into_iter().chain([None]) {
            let particulars = Particulars {
                evidence,
                state,
                ..full()
            };
            trust.write(|tx| update(tx, id, &particulars, at(10)));
            assert_eq!(get(&trust.store, id).unwrap().unwrap().particulars, particulars);
        }
    }
}

#[test]
fn reordering_keeps_the_actions_it_does_not_name() {
    let mut trust = Trust::new();
    let ids = plan(&mut trust, &["a", "b", "c", "d"]);
    assert_eq!(order(&trust), ["a", "b", "c", "d"]);
    trust.write(|tx| reorder(tx, 2026, &[ids[2], ActionId(999), ids[0]]));
    assert_eq!(order(&trust), ["c", "a", "b", "d"]);
    assert!(trust.write(|tx| delete(tx, ids[0])));
    assert!(!trust.write(|tx| delete(tx, ids[0])));
    plan(&mut trust, &["e"]);
    assert_eq!(order(&trust), ["c", "b", "d", "e"], "a new action comes last");
}

#[test]
fn plans_of_two_years_do_not_touch() {
    let mut trust = Trust::new();
    let ids = plan(&mut trust, &["a", "b"]);
    let other = trust.write(|tx| {
        year::start(tx, 2027, at(8))?;
        insert(tx, 2027, &plain("next year"), at(9))
    });
    trust.write(|tx| reorder(tx, 2027, &[ids[1], other]));
    assert_eq!(order(&trust), ["a", "b"]);
    assert_eq!(get(&trust.store, other).unwrap().unwrap().position, 1);
}

#[test]
fn an_action_needs_an_indicator_and_a_year() {
    let mut trust = Trust::new();
    plan(&mut trust, &[]);
    let no_indicator = Particulars { indicator: 0, ..full() };
    let refused = trust.store.transaction(|tx| insert(tx, 2026, &no_indicator, at(9)));
    assert!(matches!(refused, Err(StoreError::Other(_))), "{refused:?}");
    let refused = trust.store.transaction(|tx| insert(tx, 2031, &full(), at(9)));
    assert!(matches!(refused, Err(StoreError::Other(_))), "{refused:?}");
    assert!(!trust.write(|tx| update(tx, ActionId(5), &full(), at(9))));
}

#[test]
fn an_action_is_carried_to_another_year_with_where_it_came_from() {
    let mut trust = Trust::new();
    let (first, copy) = trust.write(|tx| {
        year::start(tx, 2026, at(8))?;
        year::start(tx, 2027, at(8))?;
        let first = insert(tx, 2026, &full(), at(9))?;
        let held = get(tx, first)?.unwrap();
        Ok((first, carry(tx, &held, 2027, at(10))?))
    });
    let carried = get(&trust.store, copy).unwrap().unwrap();
    assert_eq!((carried.year, carried.carried_from), (2027, Some(2026)));
    assert_eq!(
        carried.particulars,
        full(),
        "everything it says goes with it, the baseline too"
    );
    assert_eq!(get(&trust.store, first).unwrap().unwrap().carried_from, None);
    assert!(trust.write(|tx| delete(tx, first)));
    assert_eq!(
        get(&trust.store, copy).unwrap().unwrap().carried_from,
        Some(2026),
        "the year stays where the earlier action goes"
    );
}
