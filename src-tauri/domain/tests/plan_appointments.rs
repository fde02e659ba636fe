//! What a share needs in appointments, against cohorts and people carried one by one in other software
//! (`tests/statistics/make_plan_fixtures.py`), and what must hold whatever the numbers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::path::Path;

use domain::change::{Moves, Place};
use domain::ethnicity::{Group, Triple};
use domain::plan::appointments::{Growth, Leavers, Need, NoNeed, Question, Reach, needed};
use domain::sentence;
use domain::workforce::{Band, Section};
use proptest::prelude::*;

#[track_caller]
fn close(found: f64, expected: f64, why: &str) {
    assert!(
        (found - expected).abs() < 1e-7,
        "{why}: found {found}, expected {expected}"
    );
}

fn ask(people: Triple, share: f64, years: u16) -> Question {
    Question {
        people,
        year: 2026,
        share,
        target_year: 2026 + years,
        leavers: Leavers::same(10.0),
        growth: Growth::Heads(0.0),
    }
}

#[test]
fn the_share_needed_is_that_of_cohorts_carried_year_by_year() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/statistics/plan-appointments.csv");
    let text = std::fs::read_to_string(file).unwrap();
    let mut cases = 0;
    for line in text.lines().skip(1) {
        let row: Vec<&str> = line.split(',').collect();
        let number = |index: usize| row[index].parse::<f64>().unwrap();
        let count = |index: usize| row[index].parse::<u32>().unwrap();
        let growth = if number(8) == 0.0 {
            Growth::Heads(number(7))
        } else {
            Growth::Percent(number(8))
        };
        let years: u16 = row[4].parse().unwrap();
        let found = needed(Question {
            leavers: Leavers {
                bme: number(5),
                others: number(6),
            },
            growth,
            ..ask(Triple::new(count(0), count(1), count(2)), number(3), years)
        })
        .unwrap();
        assert_eq!(found.years.len(), usize::from(years), "a line a year: {line}");
        close(
            found.share_of_appointed,
            number(10),
            &format!("of those appointed, {line}"),
        );
        let last = found.years.last().unwrap();
        close(last.bme, number(11), &format!("BME people at the end, {line}"));
        close(last.everyone, number(12), &format!("everyone at the end, {line}"));
        match found.reach {
            Reach::Already => assert_eq!(row[9], "already", "{line}"),
            Reach::Possible => assert_eq!(row[9], "possible", "{line}"),
            Reach::Not { highest, earliest } => {
                assert_eq!(row[9], "not", "{line}");
                close(highest, number(13), &format!("the highest share, {line}"));
                let years: Option<u16> = row[14].parse().ok();
                assert_eq!(earliest, years.map(|years| 2026 + years), "the earliest year, {line}");
            }
        }
        cases += 1;
    }
    assert!(cases >= 20, "only {cases} cases");
}

#[test]
fn a_question_without_sense_has_no_answer() {
    let people = Triple::new(80, 15, 5);
    for (question, expected) in [
        (ask(Triple::default(), 20.0, 3), NoNeed::Nobody),
        (ask(people, 20.0, 0), NoNeed::Years),
        (ask(people, 20.0, 51), NoNeed::Years),
        (ask(people, 0.0, 3), NoNeed::OutOfRange),
        (ask(people, 100.1, 3), NoNeed::OutOfRange),
        (ask(people, f64::NAN, 3), NoNeed::OutOfRange),
        (
            Question {
                leavers: Leavers::same(-1.0),
                ..ask(people, 20.0, 3)
            },
            NoNeed::OutOfRange,
        ),
        (
            Question {
                growth: Growth::Percent(-100.0),
                ..ask(people, 20.0, 3)
            },
            NoNeed::OutOfRange,
        ),
    ] {
        assert_eq!(needed(question).unwrap_err(), expected, "{question:?}");
        assert!(sentence::no_appointments(expected).ends_with('.'));
    }
}

#[test]
fn leavers_are_read_from_two_staff_lists() {
    let at = |band, group| {
        Some(Place {
            section: Section::NonClinical,
            band,
            group,
        })
    };
    let moves = Moves {
        people: [
            ((at(Band::Band8a, Group::White), at(Band::Band8a, Group::White)), 70),
            ((at(Band::Band8a, Group::White), None), 20),
            ((at(Band::Band8a, Group::Unknown), None), 2),
            ((at(Band::Band8a, Group::Unknown), at(Band::Band8a, Group::Bme)), 8),
            ((at(Band::Band8a, Group::Bme), at(Band::Band8a, Group::Bme)), 15),
            ((at(Band::Band8a, Group::Bme), at(Band::Band8b, Group::Bme)), 3),
            ((at(Band::Band8a, Group::Bme), None), 2),
            ((at(Band::Band7, Group::Bme), None), 30),
            ((None, at(Band::Band8a, Group::White)), 9),
        ]
        .into(),
    };
    let found = Leavers::seen(&moves, |place| place.band == Band::Band8a).unwrap();
    close(found.bme, 25.0, "of 20 BME people 2 left and 3 went up");
    close(found.others, 22.0, "of 100 others 22 left");
    let found = Leavers::seen(&moves, |place| place.band.is_senior()).unwrap();
    close(found.bme, 10.0, "within the senior bands nobody has left by going up");
    assert_eq!(
        Leavers::seen(&moves, |place| place.band == Band::Vsm),
        None,
        "of nobody there is no rate"
    );
}

#[test]
fn the_words_give_the_share_the_people_and_what_is_not_possible() {
    let senior = Triple::new(352, 48, 20);
    let place = "at bands 8a to 9 and very senior manager";
    for (question, expected) in [
        (
            ask(senior, 23.0, 4),
            "23.0% BME at bands 8a to 9 and very senior manager by 2030 (11.4% now) needs 45.1% of those appointed in each year to be BME: 19 of 42 in \
             2027, 19 of 42 in 2028, 19 of 42 in 2029, 19 of 42 in 2030, each rounded up; 76 of 168 in all.",
        ),
        (
            ask(senior, 23.0, 1),
            "23.0% BME at bands 8a to 9 and very senior manager by 2027 (11.4% now) is not possible: even if everyone appointed to the 42 posts filled \
             until then were BME, the share would be 20.3%. The earliest year would be 2028.",
        ),
        (
            ask(senior, 5.0, 2),
            "5.0% BME at bands 8a to 9 and very senior manager by 2028 (11.4% now): that share would hold even if nobody BME were appointed until then, so \
             the number of appointments sets no task.",
        ),
    ] {
        assert_eq!(sentence::appointments(&needed(question).unwrap(), place), expected);
        assert_eq!(
            sentence::appointments_basis(&question)[0],
            "10 of 100 people leave the group each year, BME people and others alike."
        );
    }
}

fn any_question() -> impl Strategy<Value = Question> {
    let people =
        (0_u32..2000, 0_u32..600, 0_u32..100).prop_map(|(white, bme, unknown)| Triple::new(white, bme, unknown));
    let growth = prop_oneof![
        (-20.0_f64..30.0).prop_map(Growth::Heads),
        (-10.0_f64..20.0).prop_map(Growth::Percent)
    ];
    (people, 0.5_f64..=100.0, 1_u16..12, 0.0_f64..40.0, 0.0_f64..40.0, growth).prop_map(
        |(people, share, years, bme, others, growth)| Question {
            leavers: Leavers { bme, others },
            growth,
            ..ask(people, share, years)
        },
    )
}

/// Each year's posts and people agree with each other and with the year before.
fn adds_up(held: &Need) -> Result<(), TestCaseError> {
    let mut before = (
        f64::from(held.question.people.bme),
        f64::from(held.question.people.total()),
    );
    for year in &held.years {
        let stay = before.0 * (1.0 - held.question.leavers.bme / 100.0);
        prop_assert!(
            (year.bme - stay - year.bme_appointed).abs() < 1e-6,
            "BME people stay or are appointed: {year:?}"
        );
        prop_assert!(
            year.bme_appointed <= year.filled + 1e-9 && year.bme <= year.everyone + 1e-6,
            "{year:?}"
        );
        prop_assert!(
            f64::from(year.bme_people()) >= year.bme_appointed - 1e-6,
            "rounded up: {year:?}"
        );
        before = (year.bme, year.everyone);
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_target_is_met_exactly_or_not_at_all(question in any_question()) {
        let Ok(held) = needed(question) else { return Ok(()) };
        adds_up(&held)?;
        let end = held.years.last().unwrap().share().unwrap_or(0.0);
        match held.reach {
            Reach::Already => prop_assert!(end >= question.share - 1e-9 && held.share_of_appointed == 0.0),
            Reach::Possible => prop_assert!((end - question.share).abs() < 1e-6, "{end} is not {}", question.share),
            Reach::Not { highest, earliest } => {
                prop_assert!(end < question.share && (highest - end).abs() < 1e-9);
                prop_assert!(earliest.is_none_or(|year| year > question.target_year));
            }
        }
    }

    #[test]
    fn a_higher_share_never_needs_fewer(question in any_question(), more in 0.0_f64..30.0) {
        let higher = Question { share: (question.share + more).min(100.0), ..question };
        if let (Ok(lower), Ok(higher)) = (needed(question), needed(higher)) {
            prop_assert!(higher.share_of_appointed >= lower.share_of_appointed - 1e-9);
        }
    }

    #[test]
    fn whole_people_rounded_up_reach_the_share(people in (1_u32..500, 0_u32..200), share in 1.0_f64..80.0, years in 1_u16..8, leavers in 1.0_f64..30.0) {
        let question = Question { leavers: Leavers::same(leavers), ..ask(Triple::new(people.0, people.1, 0), share, years) };
        let held = needed(question).unwrap();
        if held.reach == Reach::Possible {
            let end = held.years.iter().fold(f64::from(people.1), |bme, year| bme * (1.0 - leavers / 100.0) + f64::from(year.bme_people()));
            prop_assert!(end / f64::from(people.0 + people.1) * 100.0 >= share - 1e-6, "{end}");
        }
    }
}
