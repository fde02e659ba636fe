//! Why a figure changed: parts that add up, each checked against a trust small enough to be counted by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use domain::casework::Casework;
use domain::change::{Cause, Change, Events, Figure, Held, Moves, Place, Traced, split};
use domain::counts::Counts;
use domain::ethnicity::{Group, Triple};
use domain::indicator::Ratio;
use domain::recruitment::Recruitment;
use domain::rules::{Averaging, Break, RulePack};
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};
use proptest::prelude::*;

mod common;

const fn at(band: Band, group: Group) -> Place {
    Place {
        section: Section::NonClinical,
        band,
        group,
    }
}

fn moves(people: &[(Option<Place>, Option<Place>, u32)]) -> Moves {
    Moves {
        people: people
            .iter()
            .map(|(before, after, people)| ((*before, *after), *people))
            .collect(),
    }
}

/// The workforce of one of the two years.
fn workforce(moves: &Moves, after: bool) -> Workforce {
    let mut workforce = Workforce::default();
    for (places, people) in &moves.people {
        if let Some(place) = if after { places.1 } else { places.0 } {
            *workforce.people.entry((place.section, place.band)).or_default() += Triple::of(place.group, *people);
        }
    }
    workforce
}

fn rules(year: u16) -> RulePack {
    RulePack {
        year,
        ..common::rules(&[])
    }
}

fn part(change: &Change, cause: Cause) -> f64 {
    let found: Vec<f64> = change
        .parts
        .iter()
        .filter(|part| part.cause == cause)
        .map(|part| part.amount)
        .collect();
    assert_eq!(found.len(), 1, "{cause:?} stands once in {:?}", change.parts);
    found[0]
}

#[track_caller]
fn close(found: f64, expected: f64, why: &str) {
    assert!(
        (found - expected).abs() < 1e-9,
        "{why}: found {found}, expected {expected}"
    );
}

fn adds_up(change: &Change) {
    let sum: f64 = change.parts.iter().map(|part| part.amount).sum();
    close(sum, change.now - change.last, "the parts are the whole change");
}

/// 100 people; of ten of unknown ethnicity five are told as BME, two White people are recorded as BME, ten White people leave, ten
/// BME people join, one BME person goes from band 7 to 8a.
fn small_trust() -> Moves {
    use Band::{Band7, Band8a};
    use Group::{Bme, Unknown, White};
    moves(&[
        (Some(at(Band7, White)), Some(at(Band7, White)), 58),
        (Some(at(Band8a, White)), Some(at(Band8a, White)), 10),
        (Some(at(Band7, White)), Some(at(Band7, Bme)), 2),
        (Some(at(Band7, White)), None, 10),
        (Some(at(Band7, Bme)), Some(at(Band7, Bme)), 9),
        (Some(at(Band7, Bme)), Some(at(Band8a, Bme)), 1),
        (Some(at(Band7, Unknown)), Some(at(Band7, Bme)), 5),
        (Some(at(Band7, Unknown)), Some(at(Band7, Unknown)), 5),
        (None, Some(at(Band7, Bme)), 10),
    ])
}

#[test]
fn a_share_of_staff_is_followed_from_person_to_person() {
    let moves = small_trust();
    let (last, now) = (workforce(&moves, false), workforce(&moves, true));
    let (last_rules, rules) = (rules(2025), rules(2026));
    let counts = |workforce: Workforce| Counts {
        workforce: Some(workforce),
        ..Counts::default()
    };
    let (last, now) = (counts(last), counts(now));
    let traced = Traced {
        moves: &moves,
        told: Events::default(),
        recorded: Events::default(),
    };
    let held = |counts, rules| Held {
        counts,
        disciplined_before: None,
        rules,
    };
    let (last, now) = (held(&last, &last_rules), held(&now, &rules));
    let change = split(Figure::WorkforceShare, last, now, Some(traced)).unwrap();
    close(change.last, 10.0, "10 of 100");
    close(change.now, 27.0, "27 of 100");
    close(part(&change, Cause::Told), 5.0, "15 of 100 less 10 of 100");
    close(part(&change, Cause::Recorded), 2.0, "17 of 100 less 15 of 100");
    close(
        part(&change, Cause::Left),
        1700.0 / 90.0 - 17.0,
        "17 of 90 less 17 of 100",
    );
    close(
        part(&change, Cause::Moved),
        0.0,
        "moving between bands leaves the whole as it is",
    );
    close(
        part(&change, Cause::Joined),
        27.0 - 1700.0 / 90.0,
        "27 of 100 less 17 of 90",
    );
    close(part(&change, Cause::Definition), 0.0, "both years are counted alike");
    adds_up(&change);

    let senior = split(Figure::SeniorShare, last, now, Some(traced)).unwrap();
    close(senior.last, 0.0, "none of 10");
    close(part(&senior, Cause::Moved), 100.0 / 11.0, "one of 11, by promotion");
    adds_up(&senior);

    let untraced = split(Figure::WorkforceShare, last, now, None).unwrap();
    assert_eq!(
        untraced.untraced,
        [Cause::Told, Cause::Recorded],
        "without both staff lists nobody can be followed, and that is said"
    );
    close(part(&untraced, Cause::Counts), 17.0, "all of it stands in one part");
    assert_eq!(
        moves.count(|before, after| (before?.group == Group::Unknown).then_some(after?.group)),
        Triple::new(0, 5, 5),
        "what has become of the unknown"
    );
}

#[test]
fn a_ratio_is_split_into_ethnicity_now_known_and_the_rate_of_either_group() {
    let moves = small_trust();
    let (last_rules, rules) = (rules(2025), rules(2026));
    let counts = |after, casework: Triple| Counts {
        workforce: Some(workforce(&moves, after)),
        casework: Some(Casework {
            people: casework,
            cases: casework.total(),
        }),
        ..Counts::default()
    };
    // Last year four White, one BME and one unknown person; the unknown one is now known to be BME.
    let (last, now) = (counts(false, Triple::new(4, 1, 1)), counts(true, Triple::new(2, 3, 0)));
    let told = Events {
        casework: Some(Triple::new(4, 2, 0)),
        training: None,
    };
    let traced = Traced {
        moves: &moves,
        told,
        recorded: told,
    };
    let held = |counts, rules| Held {
        counts,
        disciplined_before: None,
        rules,
    };
    let change = split(
        Figure::Likelihood(Ratio::Disciplinary),
        held(&last, &last_rules),
        held(&now, &rules),
        Some(traced),
    )
    .unwrap();
    let (then, known, recorded, after) = (
        (1.0 / 10.0) / (4.0 / 80.0),
        (2.0 / 15.0) / (4.0 / 80.0),
        (2.0 / 17.0) / (4.0 / 78.0),
        (3.0 / 27.0) / (2.0 / 68.0),
    );
    close(change.last, then, "BME rate over White rate, last year");
    close(change.now, after, "the same this year");
    close(
        part(&change, Cause::Told),
        known - then,
        "15 BME staff, two of them in the process",
    );
    close(
        part(&change, Cause::Recorded),
        recorded - known,
        "17 BME and 78 White staff",
    );
    let (white0, white1, bme0, bme1) = (4.0 / 78.0, 2.0 / 68.0, 2.0 / 17.0, 3.0 / 27.0);
    close(
        part(&change, Cause::White),
        f64::midpoint(bme0 / white1 - bme0 / white0, bme1 / white1 - bme1 / white0),
        "the White rate, before and after the BME rate has changed, halved",
    );
    adds_up(&change);
}

#[test]
fn applicants_cannot_be_followed_and_a_change_of_rule_is_a_part_of_its_own() {
    let (last_rules, now_rules) = (rules(2025), rules(2026));
    let of = |shortlisted, appointed| Counts {
        recruitment: Some(Recruitment { shortlisted, appointed }),
        ..Counts::default()
    };
    let (last, now) = (
        of(Triple::new(100, 100, 50), Triple::new(20, 10, 5)),
        of(Triple::new(100, 120, 10), Triple::new(20, 15, 1)),
    );
    let held = |counts, rules| Held {
        counts,
        disciplined_before: None,
        rules,
    };
    let change = split(
        Figure::Likelihood(Ratio::Appointment),
        held(&last, &last_rules),
        held(&now, &now_rules),
        None,
    )
    .unwrap();
    assert_eq!(change.untraced, [Cause::Told, Cause::Recorded]);
    close(part(&change, Cause::White), 0.0, "the White rate is as it was");
    close(part(&change, Cause::Bme), 1.6 - 2.0, "the BME rate is all of it");
    assert_eq!(
        change.is_clear,
        Some(false),
        "ten appointments more or less come about by chance"
    );
    let (last, now) = (
        of(Triple::new(10_000, 10_000, 0), Triple::new(2_000, 1_000, 0)),
        of(Triple::new(10_000, 12_000, 0), Triple::new(2_000, 1_500, 0)),
    );
    let figure = Figure::Likelihood(Ratio::Appointment);
    let change = split(figure, held(&last, &last_rules), held(&now, &now_rules), None).unwrap();
    assert_eq!(
        change.is_clear,
        Some(true),
        "the same ratios of a hundred times as many do not"
    );

    let staff = |cases: Triple| Counts {
        workforce: Some(Workforce {
            people: [((Section::Clinical, Band::Band5), Triple::new(1000, 1000, 0))].into(),
        }),
        casework: Some(Casework {
            people: cases,
            cases: cases.total(),
        }),
        ..Counts::default()
    };
    let (last, now) = (staff(Triple::new(10, 20, 0)), staff(Triple::new(10, 30, 0)));
    let averaged = RulePack {
        averaging: Averaging::TwoYears,
        ..now_rules
    };
    let with = |counts, before, rules| Held {
        counts,
        disciplined_before: Some(before),
        rules,
    };
    let change = split(
        Figure::Likelihood(Ratio::Disciplinary),
        with(&last, Triple::new(10, 10, 0), &last_rules),
        with(&now, Triple::new(10, 20, 0), &averaged),
        None,
    )
    .unwrap();
    close(change.last, 2.0, "20 over 10, one year");
    close(part(&change, Cause::Definition), -0.5, "the mean of 10 and 20 over 10");
    close(change.now, 2.5, "the mean of 20 and 30 over 10");
    adds_up(&change);
}

#[test]
fn a_broken_series_is_not_split_and_a_missing_year_neither() {
    let result = |white, bme| {
        let mut counts = Counts::default();
        counts.survey[2] = SurveyResult {
            white_percent: Some(white),
            bme_percent: Some(bme),
            ..SurveyResult::default()
        };
        counts
    };
    let (last, now) = (result(87.0, 69.0), result(58.7, 44.4));
    let (last_rules, whole) = (rules(2021), rules(2022));
    let broken = RulePack {
        breaks: vec![Break {
            indicator: 7,
            year: 2022,
            why: "the question changed".to_owned(),
            confidence: domain::classify::Confidence::Recalled,
            source: "made up".to_owned(),
        }],
        ..whole.clone()
    };
    let held = |counts, rules| Held {
        counts,
        disciplined_before: None,
        rules,
    };
    assert_eq!(
        split(Figure::Survey(7), held(&last, &last_rules), held(&now, &broken), None),
        None,
        "no difference is read across a break"
    );
    let change = split(Figure::Survey(7), held(&last, &last_rules), held(&now, &whole), None).unwrap();
    close(change.last, -18.0, "BME less White");
    close(
        part(&change, Cause::White),
        28.3,
        "fewer White staff say so, which narrows the gap",
    );
    close(
        part(&change, Cause::Bme),
        -24.6,
        "fewer BME staff say so, which widens it",
    );
    adds_up(&change);
    assert_eq!(
        split(Figure::Survey(5), held(&last, &last_rules), held(&now, &whole), None),
        None,
        "what is not held in both years has not changed"
    );
}

fn place() -> impl Strategy<Value = Option<Place>> {
    let band = prop_oneof![Just(Band::Band5), Just(Band::Band8a), Just(Band::Vsm)];
    let group = prop_oneof![Just(Group::White), Just(Group::Bme), Just(Group::Unknown)];
    proptest::option::weighted(0.8, (band, group).prop_map(|(band, group)| at(band, group)))
}

proptest! {
    #[test]
    fn parts_add_up_whoever_moves_where(
        people in proptest::collection::btree_map((place(), place()), 1_u32..60, 1..30),
        cases in proptest::array::uniform4(0_u32..9),
    ) {
        let moves = Moves { people };
        let casework = |white, bme| Some(Casework { people: Triple::new(white, bme, 0), cases: white + bme });
        let last = Counts { workforce: Some(workforce(&moves, false)), casework: casework(cases[0], cases[1]), ..Counts::default() };
        let now = Counts { workforce: Some(workforce(&moves, true)), casework: casework(cases[2], cases[3]), ..Counts::default() };
        let events = Events { casework: last.casework.map(|held| held.people), training: None };
        let traced = Traced { moves: &moves, told: events, recorded: events };
        let (last_rules, rules) = (rules(2025), rules(2026));
        for figure in [Figure::WorkforceShare, Figure::SeniorShare, Figure::Likelihood(Ratio::Disciplinary)] {
            let last = Held { counts: &last, disciplined_before: None, rules: &last_rules };
            let now = Held { counts: &now, disciplined_before: None, rules: &rules };
            for traced in [Some(traced), None] {
                if let Some(change) = split(figure, last, now, traced) {
                    let sum: f64 = change.parts.iter().map(|part| part.amount).sum();
                    prop_assert!((sum - (change.now - change.last)).abs() < 1e-9, "{change:?}");
                    prop_assert!(change.parts.iter().all(|part| part.amount.is_finite()), "{change:?}");
                }
            }
        }
    }
}
