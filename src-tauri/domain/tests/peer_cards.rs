//! What a peer card shows: never a small number, and never one by taking two that are shown apart. Organisations together.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;

use domain::board::Board;
use domain::casework::Casework;
use domain::counts::Counts;
use domain::disclosure::{Level, Rule};

const INTERNAL: Rule = Rule::new(Level::Internal, 4);
const PUBLIC: Rule = Rule::new(Level::Public, 6);

use domain::ethnicity::Triple;
use domain::indicator;
use domain::peers::card::{self, CardValue};
use domain::peers::{PeerCounts, Subject};
use domain::recruitment::Recruitment;
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};
use proptest::prelude::*;

fn triple(white: u32, bme: u32, unknown: u32) -> Triple {
    Triple { white, bme, unknown }
}

fn year(
    staff: Triple,
    senior: Triple,
    shortlisted: Triple,
    appointed: Triple,
    cases: Triple,
    trained: Triple,
) -> Counts {
    let workforce = Workforce {
        people: [
            ((Section::Clinical, Band::Band5), staff),
            ((Section::NonClinical, Band::Vsm), senior),
        ]
        .into(),
    };
    let mut survey = [SurveyResult::default(); 4];
    survey[0] = SurveyResult {
        white_percent: Some(25.0),
        bme_percent: Some(30.0),
        white_responses: Some(staff.white / 2),
        bme_responses: Some(staff.bme / 2),
    };
    Counts {
        workforce: Some(workforce),
        recruitment: Some(Recruitment { shortlisted, appointed }),
        casework: Some(Casework {
            people: cases,
            cases: cases.total(),
        }),
        training: Some(trained),
        survey,
        board: Some(Board {
            voting: triple(9, 3, 0),
            non_voting: triple(2, 0, 0),
            executive: triple(6, 1, 0),
            non_executive: triple(5, 2, 0),
        }),
    }
}

fn shown(counts: &Counts, level: Rule) -> Vec<CardValue> {
    let rules = common::rules(&[]);
    card::card(&indicator::compute(counts, None, &rules), level, &rules)
}

fn of(values: &[CardValue], subject: Subject) -> CardValue {
    *values.iter().find(|held| held.subject == subject).unwrap()
}

#[test]
fn small_numbers_and_what_would_give_them_back_are_hidden() {
    let counts = year(
        triple(4_000, 1_200, 3),
        triple(20, 2, 0),
        triple(1_000, 500, 20),
        triple(300, 100, 5),
        triple(30, 6, 0),
        triple(2_000, 600, 50),
    );
    let values = shown(&counts, PUBLIC);
    assert!(!of(&values, Subject::Ratio(2)).is_hidden());
    assert!(
        of(&values, Subject::Ratio(3)).is_hidden(),
        "6 BME people entered the process"
    );
    assert!(of(&values, Subject::VerySenior).is_hidden(), "2 of 22 are BME");
    assert!(of(&values, Subject::Board).is_hidden() && of(&values, Subject::BoardDifference).is_hidden());
    assert!(
        of(&values, Subject::Workforce).is_hidden(),
        "beside White and BME staff of indicator 4 the total would give 3 people of unknown ethnicity away"
    );
    let working = shown(&counts, Rule::WORKING);
    assert!(
        working.iter().all(|held| !held.is_hidden()),
        "those who count see everything"
    );
}

#[test]
fn none_or_all_of_a_small_group_is_hidden() {
    let share = |events, people| PeerCounts::Share { events, people };
    for (counts, is_hidden) in [
        (share(0.0, 8), true),
        (share(8.0, 8), true),
        (share(0.0, 400), false),
        (share(9.0, 18), false),
        (share(0.0, 0), false),
    ] {
        assert_eq!(card::hides(PUBLIC, &counts), is_hidden, "{counts:?}");
        assert!(
            !card::hides(Rule::WORKING, &counts),
            "nothing is hidden from those who count"
        );
    }
}

#[test]
fn organisations_together_add_up() {
    let ratio = |first, second| PeerCounts::Ratio { first, second };
    assert_eq!(
        card::together(&[ratio((3, 10), (4, 20)), ratio((1, 5), (2, 8))]),
        Some(ratio((4, 15), (6, 28)))
    );
    let share = |events, people| PeerCounts::Share { events, people };
    assert_eq!(card::together(&[share(2.0, 10), share(3.5, 30)]), Some(share(5.5, 40)));
    assert_eq!(
        card::together(&[share(2.0, 10), ratio((1, 5), (2, 8))]),
        None,
        "a share is not a ratio"
    );
    assert_eq!(
        card::together(&[share(1.0, u32::MAX), share(1.0, 1)]),
        None,
        "what cannot be added is not"
    );
    assert_eq!(card::together(&[]), None);
    assert!((card::value_of(&ratio((4, 15), (6, 30))).unwrap() - (4.0 / 15.0) / 0.2).abs() < 1e-12);
    assert_eq!(card::value_of(&ratio((4, 15), (0, 30))), None, "no ratio to nought");
}

fn group() -> impl Strategy<Value = Triple> {
    (0_u32..60, 0_u32..40, 0_u32..12).prop_map(|(white, bme, unknown)| triple(white, bme, unknown))
}

fn part(of: Triple, tenths: (u32, u32, u32)) -> Triple {
    triple(
        of.white * tenths.0 / 10,
        of.bme * tenths.1 / 10,
        of.unknown * tenths.2 / 10,
    )
}

proptest! {
    #[test]
    fn nothing_on_a_card_gives_a_small_number_away(
        staff in group(), senior in group(), shortlisted in group(),
        tenths in (0_u32..=10, 0_u32..=10, 0_u32..=10),
        is_public in any::<bool>(),
    ) {
        let level = if is_public { PUBLIC } else { INTERNAL };
        let all = triple(staff.white + senior.white, staff.bme + senior.bme, staff.unknown + senior.unknown);
        let counts = year(staff, senior, shortlisted, part(shortlisted, tenths), part(all, tenths), part(all, tenths));
        let values = shown(&counts, level);
        // Every number that is printed, and every one that follows from two of them.
        let mut numbers: Vec<i64> = Vec::new();
        let mut groups: Vec<(i64, i64)> = Vec::new();
        let mut workforce = None;
        let mut senior_shown = None;
        for held in &values {
            prop_assert!(held.value.is_some() || held.counts.is_none(), "counts without a figure");
            match held.counts {
                Some(PeerCounts::Share { events, people }) => {
                    #[allow(clippy::cast_possible_truncation, reason = "small numbers of a test")]
                    let events = events.round() as i64;
                    let people = i64::from(people);
                    numbers.extend([events, people, people - events]);
                    match held.subject {
                        Subject::Workforce => workforce = Some((events, people)),
                        Subject::VerySenior => senior_shown = Some((events, people)),
                        _ => {}
                    }
                }
                Some(PeerCounts::Ratio { first, second }) => {
                    for (events, people) in [first, second] {
                        numbers.extend([i64::from(events), i64::from(people), i64::from(people) - i64::from(events)]);
                    }
                    if held.subject != Subject::Ratio(2) {
                        groups.push((i64::from(first.1), i64::from(second.1)));
                    }
                }
                None => {}
            }
        }
        if let (Some((bme, people)), Some((first, second))) = (workforce, groups.first()) {
            numbers.push(people - first - second);
            let _ = bme;
        }
        if let (Some((bme, people)), Some((senior_bme, senior_people))) = (workforce, senior_shown) {
            numbers.extend([bme - senior_bme, people - senior_people, (people - bme) - (senior_people - senior_bme)]);
        }
        let most = i64::from(level.hides_up_to());
        for number in numbers {
            prop_assert!(number == 0 || number > most, "{number} can be worked out from {values:?}");
        }
    }
}
