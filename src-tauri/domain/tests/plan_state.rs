//! How an action goes, from its dates, milestones and readings.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use chrono::NaiveDate;
use domain::plan::state::{Aim, Because, Delivery, Known, Milestone, Moved, Outcome, delivery, in_a_word, outcome};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn milestone(due: &str, done: Option<&str>) -> Milestone {
    Milestone {
        what: "A step.".to_owned(),
        due: Some(day(due)),
        done_on: done.map(day),
    }
}

#[test]
fn the_state_follows_from_dates_and_evidence() {
    let today = day("2026-11-23");
    let planned = Known {
        start: Some(day("2026-09-01")),
        due: Some(day("2027-03-31")),
        ..Known::default()
    };
    let begun = Known {
        started_on: Some(day("2026-09-10")),
        ..planned
    };
    let behind = [milestone("2026-10-31", None), milestone("2027-01-31", None)];
    let kept = [
        milestone("2026-10-31", Some("2026-11-02")),
        milestone("2027-01-31", None),
    ];
    let percent = Aim {
        baseline: Some(20.0),
        target: Some(90.0),
        by: None,
    };
    let good = [(day("2026-11-15"), 45.0)];
    let poor = [(day("2026-10-01"), 80.0), (day("2026-11-15"), 24.0)];
    let cases: [(&str, Known<'_>, Delivery, Because); 15] = [
        (
            "no dates at all",
            Known::default(),
            Delivery::NotStarted,
            Because::NoDates,
        ),
        (
            "begins later",
            Known {
                start: Some(day("2026-12-01")),
                ..planned
            },
            Delivery::NotStarted,
            Because::BeginsIn(8),
        ),
        (
            "begins today",
            Known {
                start: Some(today),
                ..planned
            },
            Delivery::NotStarted,
            Because::BeginsIn(0),
        ),
        ("should have begun", planned, Delivery::AtRisk, Because::NotBegun(83)),
        (
            "begun, quiet for less than a quarter",
            begun,
            Delivery::OnTrack,
            Because::Next(None, day("2027-03-31")),
        ),
        (
            "begun, and nothing said for more than a quarter",
            Known {
                started_on: Some(day("2026-08-01")),
                ..planned
            },
            Delivery::AtRisk,
            Because::Quiet(114),
        ),
        (
            "an update breaks the silence",
            Known {
                started_on: Some(day("2026-08-01")),
                updated_on: Some(day("2026-11-01")),
                ..planned
            },
            Delivery::OnTrack,
            Because::Next(None, day("2027-03-31")),
        ),
        (
            "a milestone passed",
            Known {
                milestones: &behind,
                ..begun
            },
            Delivery::AtRisk,
            Because::Milestone(0, 23),
        ),
        (
            "a milestone done shows that work began, and the next one is named",
            Known {
                milestones: &kept,
                ..planned
            },
            Delivery::OnTrack,
            Because::Next(Some(1), day("2027-01-31")),
        ),
        (
            "readings near the line",
            Known {
                process: percent,
                readings: &good,
                ..begun
            },
            Delivery::OnTrack,
            Because::Next(None, day("2027-03-31")),
        ),
        (
            "the latest reading counts, not the best",
            Known {
                process: percent,
                readings: &poor,
                ..begun
            },
            Delivery::AtRisk,
            Because::Behind(24.0, 20.0 + 70.0 * 75.0 / 211.0),
        ),
        (
            "due today is not late",
            Known {
                due: Some(today),
                ..begun
            },
            Delivery::OnTrack,
            Because::Next(None, today),
        ),
        (
            "the last day passed",
            Known {
                due: Some(day("2026-11-22")),
                ..begun
            },
            Delivery::Late,
            Because::Overdue(1),
        ),
        (
            "finished after its day is done all the same",
            Known {
                due: Some(day("2026-10-01")),
                finished_on: Some(day("2026-11-01")),
                ..begun
            },
            Delivery::Done,
            Because::Finished(day("2026-11-01")),
        ),
        (
            "closed before it was done",
            Known {
                closed_on: Some(day("2026-11-01")),
                ..begun
            },
            Delivery::Closed,
            Because::ClosedOn(day("2026-11-01")),
        ),
    ];
    for (what, known, state, because) in cases {
        let (found, why) = delivery(&known, today);
        assert_eq!(found, state, "{what}");
        match (&why[0], &because) {
            (Because::Behind(reading, line), Because::Behind(wanted, on)) => {
                assert!(
                    (reading - wanted).abs() < 1e-9 && (line - on).abs() < 1e-9,
                    "{what}: {why:?}"
                );
            }
            (found, wanted) => assert_eq!(found, wanted, "{what}"),
        }
    }
}

#[test]
fn every_thing_that_is_behind_is_named() {
    let milestones = [milestone("2026-10-01", None), milestone("2026-11-01", None)];
    let known = Known {
        start: Some(day("2026-06-01")),
        due: Some(day("2026-11-20")),
        milestones: &milestones,
        ..Known::default()
    };
    let (state, why) = delivery(&known, day("2026-11-23"));
    assert_eq!(state, Delivery::Late);
    assert_eq!(
        why,
        [
            Because::Overdue(3),
            Because::Milestone(0, 53),
            Because::Milestone(1, 22),
            Because::NotBegun(175)
        ]
    );
}

#[test]
fn a_falling_measure_is_behind_when_it_stays_high() {
    let known = |reading: f64| {
        let readings = [(day("2026-10-01"), reading)];
        let known = Known {
            start: Some(day("2026-07-01")),
            due: Some(day("2027-01-01")),
            started_on: Some(day("2026-07-01")),
            process: Aim {
                baseline: Some(40.0),
                target: Some(10.0),
                by: None,
            },
            readings: &readings,
            ..Known::default()
        };
        delivery(&known, day("2026-10-02")).0
    };
    assert_eq!(
        known(39.0),
        Delivery::AtRisk,
        "half the time has gone and nothing has fallen"
    );
    assert_eq!(known(26.0), Delivery::OnTrack);
    assert_eq!(known(5.0), Delivery::OnTrack, "better than planned is not behind");
}

#[test]
fn the_outcome_is_read_from_the_figure_and_never_from_noise() {
    let moved = |from, to, is_clear| Some(Moved { from, to, is_clear });
    for (what, moved, target, parity, expected) in [
        ("no later figure", None, Some(1.25), 1.0, Outcome::NotYet),
        (
            "chance could do it",
            moved(1.6, 1.2, Some(false)),
            Some(1.25),
            1.0,
            Outcome::NotShown,
        ),
        (
            "the counts do not tell",
            moved(1.6, 1.2, None),
            Some(1.25),
            1.0,
            Outcome::NotShown,
        ),
        (
            "reached",
            moved(1.6, 1.25, Some(true)),
            Some(1.25),
            1.0,
            Outcome::Reached,
        ),
        (
            "went past",
            moved(1.6, 1.1, Some(true)),
            Some(1.25),
            1.0,
            Outcome::Reached,
        ),
        (
            "on the way",
            moved(1.6, 1.4, Some(true)),
            Some(1.25),
            1.0,
            Outcome::Better,
        ),
        ("away", moved(1.6, 1.9, Some(true)), Some(1.25), 1.0, Outcome::Worse),
        (
            "from below",
            moved(0.6, 0.8, Some(true)),
            Some(1.0),
            1.0,
            Outcome::Better,
        ),
        (
            "a share that rises",
            moved(12.0, 15.0, Some(true)),
            Some(20.0),
            26.4,
            Outcome::Better,
        ),
        (
            "without a target parity is the aim",
            moved(9.0, 4.0, Some(true)),
            None,
            0.0,
            Outcome::Better,
        ),
        (
            "past parity without a target, and further off",
            moved(2.0, -4.0, Some(true)),
            None,
            0.0,
            Outcome::Worse,
        ),
        (
            "it began at its target",
            moved(1.0, 1.4, Some(true)),
            Some(1.0),
            1.0,
            Outcome::Worse,
        ),
        (
            "it had passed its target before it set out, and went on towards parity",
            moved(1.15, 0.95, Some(true)),
            Some(1.2),
            1.0,
            Outcome::Reached,
        ),
        (
            "it had passed its target before it set out, and moved away from parity",
            moved(1.15, 1.6, Some(true)),
            Some(1.2),
            1.0,
            Outcome::Worse,
        ),
        (
            "it began at its target, and went on towards parity",
            moved(-6.0, -1.0, Some(true)),
            Some(-6.0),
            0.0,
            Outcome::Reached,
        ),
    ] {
        assert_eq!(outcome(moved, target, parity), expected, "{what}");
    }
}

#[test]
fn delivery_and_outcome_stay_two_things() {
    for (delivery, is_closed, outcome, word) in [
        (Delivery::Done, false, Outcome::NotShown, "done"),
        (Delivery::Done, true, Outcome::NotShown, "closed_without_effect"),
        (Delivery::Done, true, Outcome::Reached, "done"),
        (Delivery::Done, true, Outcome::Worse, "closed_without_effect"),
        (Delivery::Done, true, Outcome::NotYet, "done"),
        (Delivery::Done, true, Outcome::Broken, "done"),
        (Delivery::Closed, true, Outcome::NotYet, "closed_without_effect"),
        (Delivery::Closed, true, Outcome::Better, "closed"),
        (Delivery::Late, false, Outcome::Better, "late"),
    ] {
        assert_eq!(
            in_a_word(delivery, is_closed, outcome).0,
            word,
            "{delivery:?} {outcome:?}"
        );
    }
}
