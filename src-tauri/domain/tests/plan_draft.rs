//! The draft of a plan: which gaps it answers, in which order, with how many actions, and what must hold whatever the library, the gaps
//! and the plan are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::collections::BTreeMap;

use domain::classify::Confidence;
use domain::gap::State;
use domain::plan::{
    ActionOrigin, ActionType, Bound, Evidence, HeldAction, LibraryAction, Priority, ProcessTarget, Proposal,
    TargetUnit, draft, in_order,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn action(key: &str, indicators: &[u8], evidence: Evidence) -> LibraryAction {
    LibraryAction {
        key: key.to_owned(),
        indicators: indicators.to_vec(),
        high_impact_actions: vec![2],
        kind: ActionType::Process,
        title: format!("Do {key}"),
        evidence,
        gender: false,
        why: "It worked elsewhere.".to_owned(),
        process_measure: "Vacancies with a scoring grid".to_owned(),
        process_target: ProcessTarget {
            bound: Bound::AtLeast,
            number: 90,
            unit: TargetUnit::Percent,
            of: "of vacancies".to_owned(),
        },
        months: 9,
        milestones: Vec::new(),
        pair_with: Vec::new(),
        watch: String::new(),
        legal: String::new(),
        owner: format!("Owner of {key}"),
        confidence: Confidence::Recalled,
        source: String::new(),
        origin: ActionOrigin::Program,
    }
}

fn gap(indicator: u8, state: State, people: f64) -> Priority {
    Priority {
        indicator,
        state,
        people,
        gap: format!("Gap of {indicator}."),
    }
}

fn keys(proposals: &[Proposal]) -> Vec<&str> {
    proposals.iter().map(|held| held.library_key.as_str()).collect()
}

#[test]
fn the_gap_that_touches_most_people_comes_first_and_has_most_actions() {
    let letters = "abcdefghijkl".chars();
    let library: Vec<LibraryAction> = letters
        .map(|key| action(&key.to_string(), &[2, 5, 7, 8], Evidence::Promising))
        .collect();
    let gaps = [
        gap(2, State::Worse, 12.0),
        gap(5, State::Worse, 300.0),
        gap(7, State::Better, 900.0),
        gap(8, State::Worse, 40.0),
    ];
    let found = draft(&gaps, &library, &[], 9);
    let indicators: Vec<u8> = found.iter().map(|held| held.indicator).collect();
    assert_eq!(
        indicators,
        [5, 5, 5, 5, 8, 8, 8, 2, 2],
        "four, three and two, by people; none where BME people are better off"
    );
    assert_eq!(
        found[0].because,
        "This gap touches the most people (about 300). Gap of 5. Evidence: Promising: worked in some places."
    );
    assert!(
        found[4]
            .because
            .starts_with("This gap comes second by the people it touches (about 40)."),
        "{}",
        found[4].because
    );
}

#[test]
fn which_action_comes_first() {
    let for_all = action("for all", &[1, 2, 3, 4, 5], Evidence::Effective);
    let promising = action("promising", &[2], Evidence::Promising);
    let effective = action("effective", &[2], Evidence::Effective);
    let first_of_others = action("of another first", &[3, 2], Evidence::Promising);
    let mut culture = action("culture", &[2], Evidence::Promising);
    culture.kind = ActionType::Culture;
    let asked_for = action("asked for", &[2], Evidence::Required);
    let weak = action("weak", &[2], Evidence::Weak);
    let mixed = action("mixed", &[2], Evidence::Mixed);
    let library = [
        for_all,
        weak,
        mixed,
        culture,
        asked_for,
        first_of_others,
        promising,
        effective,
    ];
    let order = |library: &[LibraryAction]| {
        let found = draft(&[gap(2, State::Worse, 1.0)], library, &[], 9);
        keys(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        order(&library),
        ["effective", "promising", "of another first", "culture"],
        "evidence, then how decisions are made, then the indicator it is made for"
    );
    assert_eq!(
        order(&library[..5]),
        ["culture", "asked for", "for all"],
        "weak and mixed evidence is never proposed, and what is made for five indicators comes last"
    );
}

#[test]
fn what_must_not_stand_alone_waits_for_what_it_belongs_beside() {
    let mut training = action("training", &[6], Evidence::Effective);
    training.pair_with = vec!["process".to_owned()];
    let process = action("process", &[6], Evidence::Promising);
    let gaps = [gap(6, State::Worse, 1.0)];
    assert_eq!(keys(&draft(&gaps, &[training.clone()], &[], 9)), [""; 0], "never alone");
    let held = HeldAction {
        indicator: 6,
        library_key: Some("process"),
        owner: "",
        is_open: false,
    };
    assert_eq!(
        keys(&draft(&gaps, &[training, process], &[held], 9)),
        ["training"],
        "beside one that is in the plan"
    );
}

fn because(gaps: &[Priority]) -> Vec<String> {
    let library: Vec<LibraryAction> = (1..=9)
        .map(|number| action(&format!("only {number}"), &[number], Evidence::Promising))
        .collect();
    let proposals = draft(gaps, &library, &[], 9);
    let first = |said: String| said.split(". ").next().unwrap_or_default().to_owned();
    proposals.into_iter().map(|held| first(held.because)).collect()
}

#[test]
fn a_reason_says_how_many_people_only_where_they_were_counted() {
    assert_eq!(
        because(&[
            gap(7, State::Worse, 0.4),
            gap(2, State::Worse, 150.2),
            gap(9, State::Worse, 0.0),
            gap(3, State::Worse, 12.0),
        ]),
        [
            "This gap touches the most people (about 150)",
            "This gap comes second by the people it touches (about 12)",
            "This gap comes third by the people it touches (less than 1)",
            "How many people this gap touches cannot be said",
        ]
    );
    assert_eq!(
        because(&[gap(5, State::Worse, 0.0), gap(8, State::Worse, 0.0)]),
        ["How many people this gap touches cannot be said"; 2],
        "without a staff list nobody knows which gap touches most"
    );
}

const OWNERS: [&str; 4] = ["", "Head of resourcing", "HEAD OF RESOURCING", "Chief people officer"];

fn libraries() -> impl Strategy<Value = Vec<LibraryAction>> {
    let one = (
        prop::collection::btree_set(1_u8..=9, 1..=5),
        select(Evidence::ALL.to_vec()),
        select(ActionType::ALL.to_vec()),
        select(OWNERS.to_vec()),
        prop::collection::vec(any::<Index>(), 0..=2),
    );
    prop::collection::vec(one, 0..30).prop_map(|rows| {
        let count = rows.len();
        let rows = rows.into_iter().enumerate();
        rows.map(|(place, (indicators, evidence, kind, owner, pairs))| {
            let indicators: Vec<u8> = indicators.into_iter().collect();
            let mut made = action(&format!("k{place}"), &indicators, evidence);
            made.kind = kind;
            owner.clone_into(&mut made.owner);
            made.pair_with = pairs.iter().map(|pair| format!("k{}", pair.index(count))).collect();
            made
        })
        .collect()
    })
}

fn gaps() -> impl Strategy<Value = Vec<Priority>> {
    let states = vec![
        State::Worse,
        State::Worse,
        State::Better,
        State::NoClearDifference,
        State::TooFew,
        State::Missing,
    ];
    prop::collection::vec((select(states), prop_oneof![Just(0.0), 0.0..5_000.0]), 9).prop_map(|held| {
        let numbered = (1..=9).zip(held);
        numbered
            .map(|(number, (state, people))| gap(number, state, people))
            .collect()
    })
}

proptest! {
    #[test]
    fn whatever_the_library_and_the_gaps(
        library in libraries(), gaps in gaps(), cap in 0_usize..6, kept in prop::collection::vec((any::<Index>(), any::<bool>()), 0..6),
    ) {
        let held: Vec<HeldAction<'_>> = if library.is_empty() { Vec::new() } else {
            kept.iter().map(|(which, is_open)| {
                let from = which.get(&library);
                HeldAction { indicator: from.indicators[0], library_key: Some(&from.key), owner: &from.owner, is_open: *is_open }
            }).collect()
        };
        let found = draft(&gaps, &library, &held, cap);
        prop_assert_eq!(&found, &draft(&gaps, &library, &held, cap), "the same figures give the same draft");

        let by_key: BTreeMap<&str, &LibraryAction> = library.iter().map(|action| (action.key.as_str(), action)).collect();
        let is_worse = |number: u8| gaps.iter().any(|held| held.indicator == number && held.state == State::Worse);
        let mut taken: Vec<&str> = held.iter().filter_map(|held| held.library_key).collect();
        for one in &found {
            let from = by_key[one.library_key.as_str()];
            prop_assert!(is_worse(one.indicator), "nothing is proposed from noise: {one:?}");
            prop_assert!(from.indicators.contains(&one.indicator), "it answers the gap: {one:?}");
            prop_assert!(!matches!(from.evidence, Evidence::Mixed | Evidence::Weak), "{one:?}");
            prop_assert!(!taken.contains(&one.library_key.as_str()), "nothing is proposed twice: {one:?}");
            prop_assert!(
                from.pair_with.is_empty() || from.pair_with.iter().any(|pair| taken.contains(&pair.as_str())),
                "what must not stand alone has its like before it: {one:?}"
            );
            prop_assert!(one.because.contains(&format!("Gap of {}.", one.indicator)), "it says why: {one:?}");
            taken.push(&one.library_key);
        }
        for owner in ["head of resourcing", "chief people officer"] {
            let is_theirs = |name: &str| name.to_lowercase() == owner;
            let before = held.iter().filter(|held| held.is_open && is_theirs(held.owner)).count();
            let new = found.iter().filter(|one| is_theirs(&by_key[one.library_key.as_str()].owner)).count();
            prop_assert!(new == 0 || before + new <= cap, "{owner} has {before} and is given {new}, of {cap} at most");
        }
        for (place, priority) in in_order(&gaps).into_iter().enumerate() {
            let of = |number: u8| found.iter().filter(move |one| one.indicator == number).count();
            let before = held.iter().filter(|held| held.indicator == priority.indicator).count();
            let new = of(priority.indicator);
            prop_assert!(new == 0 || before + new <= 4, "at most four answer a gap: {before} and {new}");
            prop_assert!(place == 0 || new == 0 || before + new <= 4 - place.min(2), "fewer where fewer people are");
        }
        let again: Vec<HeldAction<'_>> = held.iter().copied().chain(found.iter().map(|one| HeldAction {
            indicator: one.indicator, library_key: Some(&one.library_key), owner: &by_key[one.library_key.as_str()].owner, is_open: true,
        })).collect();
        for one in draft(&gaps, &library, &again, cap) {
            let count = again.iter().filter(|held| held.indicator == one.indicator).count();
            prop_assert!(count < 4, "drawn again, a draft goes no further than the first may: {one:?}");
        }
        let numbers: Vec<u8> = found.iter().map(|one| one.indicator).collect();
        let order: Vec<u8> = in_order(&gaps).into_iter().map(|held| held.indicator).collect();
        let places: Vec<usize> = numbers.iter().map(|number| order.iter().position(|at| at == number).unwrap()).collect();
        prop_assert!(places.is_sorted(), "most people first: {numbers:?}");
        let more: Vec<f64> = in_order(&gaps).into_iter().map(|held| -held.people).collect();
        prop_assert!(more.is_sorted(), "{more:?}");
    }

    #[test]
    fn a_full_library_answers_every_gap_with_two_to_four(gaps in gaps()) {
        let mut library = Vec::new();
        for number in 1..=9 {
            for place in 0..4 {
                library.push(action(&format!("{number}-{place}"), &[number], Evidence::Promising));
            }
        }
        let found = draft(&gaps, &library, &[], 9);
        for priority in &gaps {
            let count = found.iter().filter(|one| one.indicator == priority.indicator).count();
            if priority.state == State::Worse {
                prop_assert!((2..=4).contains(&count), "{priority:?} has {count}");
            } else {
                prop_assert_eq!(count, 0, "{:?}", priority);
            }
        }
    }
}
