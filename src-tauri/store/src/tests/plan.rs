//! The action plan.

use domain::plan::state::Milestone;
use domain::plan::{ActionType, Evidence, TargetUnit};

use crate::action::{
    Attachment, KnownBy, OutcomeAim, Particulars, ProcessMeasure, Update, carried_on, carry, count, delete, get,
    insert, of_year, reorder, update,
};
use crate::fixture::{Trust, at, day};
use crate::{ActionId, StoreError, year};

fn full() -> Particulars {
    Particulars {
        indicator: 2,
        others: vec![1, 7],
        library_key: Some("structured_interviews".into()),
        kind: Some(ActionType::Process),
        title: "Use structured interviews for every post at band 8a and above.".into(),
        gap: "White applicants were 1.59 times as likely as BME applicants to be appointed.".into(),
        cause: "Panels score after they have talked.".into(),
        known_by: Some(KnownBy::Both),
        why: "The same questions in the same order leave less to impression.".into(),
        evidence: Some(Evidence::Effective),
        high_impact_actions: vec![2, 6],
        owner: "Head of resourcing".into(),
        sponsor: "Chief people officer".into(),
        co_owner: "Race equality network".into(),
        scope: "Medicine division".into(),
        start: Some(day(2026, 9, 1)),
        due: Some(day(2027, 3, 31)),
        milestones: vec![
            Milestone {
                what: "Questions agreed".into(),
                due: Some(day(2026, 10, 31)),
                done_on: Some(day(2026, 11, 2)),
            },
            Milestone {
                what: "Every panel uses them".into(),
                due: None,
                done_on: None,
            },
        ],
        process: ProcessMeasure {
            what: "Share of panels that used the set questions.".into(),
            baseline: Some(20.5),
            target: Some(90.0),
            unit: Some(TargetUnit::Percent),
            by: Some(day(2027, 1, 31)),
        },
        readings: vec![(day(2026, 10, 1), 20.5), (day(2026, 11, 1), 34.0)],
        outcome_measure: "Relative likelihood of appointment.".into(),
        outcome: Some(OutcomeAim {
            from: 2026,
            baseline: Some(1.59),
            target: Some(1.25),
            by: Some(2027),
        }),
        baseline: "A word".into(),
        target: "Another".into(),
        legal: "No preference is given.".into(),
        resources: "Half a day a panel.".into(),
        risk: "Panels are short of time.".into(),
        updates: vec![Update {
            day: day(2026, 11, 3),
            role: "Head of resourcing".into(),
            words: "Two divisions have begun.".into(),
        }],
        attachments: vec![Attachment {
            what: "The questions".into(),
            whereto: "Shared drive, HR, interviews".into(),
        }],
        board_reference: "Board 24 September 2026, item 9".into(),
        started_on: Some(day(2026, 9, 3)),
        finished_on: Some(day(2027, 3, 1)),
        closed_on: Some(day(2027, 6, 1)),
        closed_reason: "Became the rule.".into(),
        impact: "Panels say it is quicker.".into(),
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
fn every_grade_and_kind_can_be_stored() {
    let mut trust = Trust::new();
    let id = plan(&mut trust, &["Own idea"])[0];
    let optional = |keys: usize| (0..keys).map(Some).chain([None]);
    for (evidence, kind, known_by, unit) in optional(5).flat_map(|evidence| {
        optional(5).map(move |kind| (evidence, kind, kind.map(|at| at % 3), kind.map(|at| at % 4)))
    }) {
        let particulars = Particulars {
            evidence: evidence.map(|at| Evidence::ALL[at]),
            kind: kind.map(|at| ActionType::ALL[at]),
            known_by: known_by.map(|at| KnownBy::ALL[at]),
            process: ProcessMeasure {
                unit: unit.map(|at| TargetUnit::ALL[at]),
                ..ProcessMeasure::default()
            },
            ..full()
        };
        trust.write(|tx| update(tx, id, &particulars, at(10)));
        assert_eq!(get(&trust.store, id).unwrap().unwrap().particulars, particulars);
    }
}

#[test]
fn the_lists_of_an_action_go_with_it() {
    let mut trust = Trust::new();
    let ids = plan(&mut trust, &["a", "b"]);
    trust.write(|tx| update(tx, ids[0], &full(), at(10)).and_then(|_| update(tx, ids[1], &full(), at(10))));
    let less = Particulars {
        milestones: full().milestones[1..].to_vec(),
        updates: Vec::new(),
        ..full()
    };
    trust.write(|tx| update(tx, ids[0], &less, at(11)));
    assert_eq!(get(&trust.store, ids[0]).unwrap().unwrap().particulars, less);
    assert_eq!(
        get(&trust.store, ids[1]).unwrap().unwrap().particulars,
        full(),
        "another action keeps its own"
    );
    trust.write(|tx| delete(tx, ids[1]));
    assert_eq!(count(&trust.store, 2026).unwrap(), 1);
    for table in [
        "action_milestone",
        "action_reading",
        "action_update",
        "action_attachment",
    ] {
        let sql = format!("SELECT count(*) FROM {table} WHERE action = ?1");
        let left: u32 = trust.store.conn.query_row(&sql, [ids[1]], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{table} keeps nothing of an action that is gone");
    }
}

#[test]
fn the_plan_of_an_older_store_says_the_same_in_the_new_columns() {
    let dir = tempfile::TempDir::new().unwrap();
    let older = crate::Store::open_or_create(dir.path(), crate::schema::migrations()[..10].to_vec()).unwrap();
    let rows: Vec<String> = ["not_started", "on_track", "done", "closed"]
        .iter()
        .enumerate()
        .map(|(place, state)| {
            format!(
                "INSERT INTO action (year, position, indicator, title, gap, why, hia, owner, sponsor, due, process_measure,
                                     outcome_measure, baseline, target, state, progress, created_at, changed_at, carried_from)
                 VALUES (2026, {place}, 3, '{state}', 'g', 'w', '2,6', 'o', 's', '2027-03-31', 'p', 'm', '2.1', '1.25', '{state}',
                         'Said so.', '2026-05-01 09:30:00', '2026-07-02 09:30:00', {});",
                if place == 0 { "NULL" } else { "1" }
            )
        })
        .collect();
    older
        .conn
        .execute_batch(&format!(
            "INSERT INTO year (year, state, created_at) VALUES (2026, 'draft', '2026-05-01 09:00:00'); {}",
            rows.concat()
        ))
        .unwrap();
    drop(older);
    let store = crate::Store::open(dir.path()).unwrap();
    let plan = of_year(&store, 2026).unwrap();
    let days: Vec<_> = plan
        .iter()
        .map(|action| {
            let held = &action.particulars;
            (held.title.as_str(), held.started_on, held.finished_on, held.closed_on)
        })
        .collect();
    let (made, changed) = (Some(day(2026, 5, 1)), Some(day(2026, 7, 2)));
    assert_eq!(
        days,
        [
            ("not_started", None, None, None),
            ("on_track", made, None, None),
            ("done", made, changed, None),
            ("closed", None, None, changed)
        ]
    );
    let first = &plan[0].particulars;
    assert_eq!(
        (first.baseline.as_str(), first.target.as_str(), first.outcome),
        ("2.1", "1.25", None)
    );
    assert_eq!(
        first.updates,
        [Update {
            day: day(2026, 7, 2),
            role: String::new(),
            words: "Said so.".into()
        }]
    );
    assert_eq!(
        carried_on(&store).unwrap(),
        [plan[0].id],
        "the way back to an earlier plan is kept"
    );
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
