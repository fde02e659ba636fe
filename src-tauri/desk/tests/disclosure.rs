//! The trust chooses which counts it hides from the public, and everything public follows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use desk::{Asked, Assignment, BrokenDown, Dimension, Level};
use support::{northmoor, now};

fn hidden_from_the_public(most: &str) -> Assignment {
    Assignment {
        key: "disclosure.public".to_owned(),
        value: most.to_owned(),
        ..Assignment::default()
    }
}

#[test]
fn what_the_trust_chooses_holds_for_everything_public_and_can_be_taken_back() {
    let mut northmoor = northmoor();
    for (typed, most) in [("", 6), ("9", 9), (" 10 ", 10), ("", 6)] {
        northmoor
            .desk
            .set_values(2026, &[hidden_from_the_public(typed)], now())
            .unwrap();
        let desk = &northmoor.desk;
        let hides = |level: Level| desk.disclosure_rule(level).hides_up_to();
        assert_eq!(
            [hides(Level::Working), hides(Level::Internal), hides(Level::Public)],
            [0, 4, most],
            "“{typed}” is for the public alone"
        );
        let asked = Asked {
            level: Level::Public,
            ..Asked::default()
        };
        let nine = desk.indicators_json(2026, &asked).unwrap();
        assert_eq!(
            nine["disclosure"]["hides_up_to"], most,
            "the nine say which rule was used"
        );
        let asked = BrokenDown {
            level: Level::Public,
            ..BrokenDown::default()
        };
        let bands = desk.breakdown_json(2026, Dimension::Band, &asked).unwrap();
        assert_eq!(
            bands["disclosure"]["hides_up_to"], most,
            "the bands say which rule was used"
        );
        let words = desk.breakdown(2026, 1, Some("band"), "public").unwrap();
        let said = format!("counts of 1 to {most} are hidden");
        assert!(
            words.levels.iter().any(|level| level.label.contains(&said)),
            "{said}: {:?}",
            words.levels
        );
    }
}

#[test]
fn a_count_that_is_not_offered_is_refused_with_those_that_are() {
    let mut northmoor = northmoor();
    for (typed, said) in [("5", "6, 9, 10"), ("0", "6, 9, 10"), ("few", "whole number")] {
        let error = northmoor
            .desk
            .set_values(2026, &[hidden_from_the_public(typed)], now())
            .unwrap_err();
        assert!(format!("{error:?}").contains(said), "{typed}: {error:?}");
    }
    let unknown = Assignment {
        key: "disclosure.internal".to_owned(),
        value: "9".to_owned(),
        ..Assignment::default()
    };
    assert!(
        northmoor.desk.set_values(2026, &[unknown], now()).is_err(),
        "the internal level is not chosen"
    );
}
