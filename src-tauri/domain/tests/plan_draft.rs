//! What a draft proposes and why: most people first, nothing from noise, and nothing said of people who were not counted.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use domain::classify::Confidence;
use domain::gap::State;
use domain::plan::{
    self, ActionOrigin, ActionType, Bound, Evidence, FEWEST, HeldAction, LibraryAction, MOST, Priority, ProcessTarget,
    TargetUnit,
};
use proptest::prelude::*;

fn action(key: &str, indicators: &[u8], evidence: Evidence, owner: &str, pair_with: &[&str]) -> LibraryAction {
    LibraryAction {
        key: key.to_owned(),
        indicators: indicators.to_vec(),
        high_impact_actions: Vec::new(),
        kind: ActionType::Process,
        title: key.to_owned(),
        evidence,
        gender: false,
        why: String::new(),
        process_measure: String::new(),
        process_target: ProcessTarget {
            bound: Bound::AtLeast,
            number: 90,
            unit: TargetUnit::Percent,
            of: String::new(),
        },
        months: 6,
        milestones: Vec::new(),
        pair_with: pair_with.iter().map(|key| (*key).to_owned()).collect(),
        watch: String::new(),
        legal: String::new(),
        owner: owner.to_owned(),
        confidence: Confidence::Inferred,
        source: String::new(),
        origin: ActionOrigin::Program,
    }
}

fn priority(indicator: u8, state: State, people: f64) -> Priority {
    Priority {
        indicator,
        state,
        people,
        gap: "A gap.".to_owned(),
    }
}

fn because(priorities: &[Priority]) -> Vec<String> {
    let library: Vec<LibraryAction> = (1..=9)
        .map(|number| action(&format!("only_{number}"), &[number], Evidence::Promising, "", &[]))
        .collect();
    let proposals = plan::draft(priorities, &library, &[], 6);
    let first = |said: String| said.split(". ").next().unwrap_or_default().to_owned();
    proposals.into_iter().map(|held| first(held.because)).collect()
}

#[test]
fn a_reason_says_how_many_people_only_where_they_were_counted() {
    assert_eq!(
        because(&[
            priority(7, State::Worse, 0.4),
            priority(2, State::Worse, 150.2),
            priority(9, State::Worse, 0.0),
            priority(3, State::Worse, 12.0),
        ]),
        [
            "This gap touches the most people (about 150)",
            "This gap comes second by the people it touches (about 12)",
            "This gap comes third by the people it touches (less than 1)",
            "How many people this gap touches cannot be said",
        ]
    );
    assert_eq!(
        because(&[priority(5, State::Worse, 0.0), priority(8, State::Worse, 0.0)]),
        ["How many people this gap touches cannot be said"; 2],
        "without a staff list nobody knows which gap touches most"
    );
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![
        3 => Just(State::Worse),
        1 => Just(State::NoClearDifference),
        1 => Just(State::Better),
        1 => Just(State::TooFew),
        1 => Just(State::Missing),
    ]
}

fn library() -> impl Strategy<Value = Vec<LibraryAction>> {
    let one = (
        prop::collection::btree_set(1_u8..=9, 1..4),
        prop::sample::select(Evidence::ALL.to_vec()),
        prop::sample::select(vec!["Chair", "chair", "Head of resourcing", "Chief nurse"]),
        prop::option::of(0_usize..20),
    );
    prop::collection::vec(one, 0..25).prop_map(|held| {
        held.iter()
            .enumerate()
            .map(|(place, (indicators, evidence, owner, pair))| {
                let indicators: Vec<u8> = indicators.iter().copied().collect();
                let pair = pair.map(|pair| format!("a{pair}"));
                let pair: Vec<&str> = pair.as_deref().into_iter().collect();
                action(&format!("a{place}"), &indicators, *evidence, owner, &pair)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn a_draft_keeps_its_promises(
        states in prop::collection::vec((state(), 0.0_f64..500.0), 9),
        library in library(),
        most in 1_usize..8,
    ) {
        let priorities: Vec<Priority> = states
            .iter()
            .zip(1_u8..)
            .map(|((state, people), number)| priority(number, *state, *people))
            .collect();
        let drafted = plan::draft(&priorities, &library, &[], most);
        let of = |key: &str| library.iter().find(|held| held.key == key).unwrap();
        for proposal in &drafted {
            let held = of(&proposal.library_key);
            let state = priorities[usize::from(proposal.indicator) - 1].state;
            prop_assert_eq!(state, State::Worse, "never drawn from noise");
            prop_assert!(held.indicators.contains(&proposal.indicator));
            prop_assert!(!matches!(held.evidence, Evidence::Mixed | Evidence::Weak));
            let owned = drafted.iter().filter(|other| of(&other.library_key).owner.eq_ignore_ascii_case(&held.owner)).count();
            prop_assert!(owned <= most, "{} would own {owned}", held.owner);
            let same = drafted.iter().filter(|other| other.library_key == proposal.library_key).count();
            prop_assert_eq!(same, 1, "an action is proposed once");
            let answers = drafted.iter().filter(|other| other.indicator == proposal.indicator).count();
            prop_assert!((1..=MOST).contains(&answers));
            let is_beside = held.pair_with.iter().any(|key| drafted.iter().any(|other| other.library_key == *key));
            prop_assert!(held.pair_with.is_empty() || is_beside, "{} stands alone", held.key);
        }
        prop_assert!(plan::wanted(8) == FEWEST && plan::wanted(0) == MOST);
        prop_assert_eq!(&drafted, &plan::draft(&priorities, &library, &[], most), "the same figures give the same draft");
        let in_plan: Vec<HeldAction<'_>> = drafted
            .iter()
            .map(|held| HeldAction {
                indicator: held.indicator,
                library_key: Some(&held.library_key),
                owner: &of(&held.library_key).owner,
                is_open: true,
            })
            .collect();
        let again = plan::draft(&priorities, &library, &in_plan, most);
        for indicator in 1..=9 {
            let count = |held: &[plan::Proposal]| held.iter().filter(|other| other.indicator == indicator).count();
            prop_assert!(count(&drafted) + count(&again) <= MOST, "a draft drawn again goes no further than the first may");
        }
    }
}
