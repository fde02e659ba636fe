//! The board's list, ticked only by what the facts show.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use domain::plan::readiness::{Facts, Item, Place, Ready, list};
use proptest::prelude::*;

/// A trust of which everything is held.
const FULL: Facts = Facts {
    bands: [11, 10],
    shortlisted: 4500,
    with_section: 4500,
    with_band: 4400,
    with_route: 4100,
    overseas: 310,
    years: [3, 4, 3, 5],
    peer_years: [2, 2, 2, 3],
    grounds: true,
    indicators: 9,
    wdes: true,
    actions: 8,
    with_high_impact: 8,
    high_impact: [2, 3, 1, 1, 1, 4],
    answerable: 8,
    decided: 8,
    signed: true,
};

fn item(facts: &Facts, key: &str) -> Item {
    list(facts).into_iter().find(|item| item.key == key).unwrap()
}

#[test]
fn where_everything_is_held_everything_is_there() {
    for item in list(&FULL) {
        assert_eq!(item.state, Ready::There, "{item:?}");
        assert!(
            item.question.ends_with('?') && item.because.ends_with('.') && !item.source.is_empty(),
            "{item:?}"
        );
    }
}

#[test]
fn where_nothing_is_held_nothing_is_ticked_and_every_line_says_where_to_go() {
    for item in list(&Facts::default()) {
        assert_eq!(item.state, Ready::NotThere, "{item:?}");
        assert!(matches!(item.place, Place::Files | Place::Plan), "{item:?}");
    }
}

#[test]
fn each_line_hangs_on_its_own_facts() {
    use Ready::{NotThere, Partly};
    for (key, facts, expected, because) in [
        (
            "band_split",
            Facts { bands: [0, 10], ..FULL },
            Partly,
            "Staff stand in 0 non-clinical bands and 10 clinical bands.",
        ),
        (
            "band_split",
            Facts { bands: [1, 1], ..FULL },
            Partly,
            "Staff stand in 1 non-clinical band and 1 clinical band.",
        ),
        (
            "band_split",
            Facts { bands: [0, 0], ..FULL },
            NotThere,
            "No staff list is held, so nobody stands in any band.",
        ),
        (
            "appointment_split",
            Facts {
                with_band: 4049,
                ..FULL
            },
            Partly,
            "Of 4,500 applicants shortlisted, 4,500 have a job known to be clinical or not, and 4,049 one whose band is known.",
        ),
        (
            "appointment_split",
            Facts {
                with_band: 0,
                with_section: 0,
                ..FULL
            },
            NotThere,
            "Of 4,500 applicants shortlisted, 0 have a job known to be clinical or not, and 0 one whose band is known.",
        ),
        (
            "overseas_apart",
            Facts {
                with_route: 310,
                ..FULL
            },
            Partly,
            "Of 4,500 applicants shortlisted, it is known of 310 whether they came through overseas recruitment; 310 did.",
        ),
        (
            "overseas_apart",
            Facts {
                with_route: 0,
                overseas: 0,
                ..FULL
            },
            NotThere,
            "The recruitment list does not say who came through overseas recruitment.",
        ),
        (
            "overseas_apart",
            Facts {
                shortlisted: 0,
                with_route: 0,
                ..FULL
            },
            NotThere,
            "No recruitment list is held.",
        ),
        (
            "three_years",
            Facts {
                years: [3, 3, 2, 3],
                ..FULL
            },
            Partly,
            "Years held that follow each other up to this one: indicator 1: 3, indicator 2: 3, indicator 3: 2, indicator 4: 3.",
        ),
        (
            "three_years",
            Facts {
                years: [1, 1, 1, 0],
                ..FULL
            },
            NotThere,
            "Years held that follow each other up to this one: indicator 1: 1, indicator 2: 1, indicator 3: 1, indicator 4: 0.",
        ),
        (
            "peers_over_time",
            Facts {
                peer_years: [1, 0, 0, 0],
                ..FULL
            },
            Partly,
            "Years with a figure of similar trusts that can be compared: indicator 5: 1, indicator 6: 0, indicator 7: 0, indicator 8: 0.",
        ),
        (
            "grounds",
            Facts { grounds: false, ..FULL },
            NotThere,
            "The survey’s answers on the grounds of discrimination are not held; the survey’s own results have them.",
        ),
        (
            "one_dashboard",
            Facts { wdes: false, ..FULL },
            Partly,
            "Of the nine race indicators, four of which are the staff survey’s, 9 have a figure; figures of the disability standard are not held here.",
        ),
        (
            "high_impact_actions",
            Facts {
                high_impact: [2, 3, 0, 1, 1, 4],
                ..FULL
            },
            Partly,
            "Of 8 open actions, 8 name a High Impact Action; 5 of the six are served.",
        ),
        (
            "high_impact_actions",
            Facts { actions: 0, ..FULL },
            NotThere,
            "The plan has no open action.",
        ),
        (
            "well_led",
            Facts { signed: false, ..FULL },
            Partly,
            "Of 8 open actions, 8 have an owner, a due date and an outcome measure with its target, and 8 name the board’s decision; the return is not \
             signed off.",
        ),
        (
            "well_led",
            Facts {
                answerable: 0,
                decided: 0,
                ..FULL
            },
            NotThere,
            "Of 8 open actions, 0 have an owner, a due date and an outcome measure with its target, and 0 name the board’s decision; the return is signed off.",
        ),
    ] {
        let found = item(&facts, key);
        assert_eq!(found.state, expected, "{found:?}");
        assert_eq!(found.because, because);
        for other in list(&facts).iter().filter(|other| other.key != key) {
            let shares = matches!((key, other.key), ("high_impact_actions", "well_led"))
                || matches!((key, other.key), ("overseas_apart", "appointment_split"));
            assert!(shares || other.state == Ready::There, "{key} does not touch {other:?}");
        }
    }
}

#[test]
fn the_place_is_the_answer_where_it_is_there_and_what_is_missing_where_it_is_not() {
    for (key, facts, expected) in [
        ("band_split", FULL, "indicator_1"),
        ("overseas_apart", FULL, "indicator_2"),
        ("grounds", FULL, "indicator_8"),
        ("three_years", FULL, "overview"),
        ("high_impact_actions", FULL, "plan"),
        ("well_led", FULL, "sign_off"),
        ("well_led", Facts { signed: false, ..FULL }, "sign_off"),
        ("well_led", Facts { decided: 7, ..FULL }, "plan"),
        ("grounds", Facts { grounds: false, ..FULL }, "files"),
    ] {
        assert_eq!(item(&facts, key).place.key(), expected, "{key}");
    }
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let parts = (0_u32..200).prop_flat_map(|all| (Just(all), 0..=all, 0..=all, 0..=all));
    let actions = (0_u32..12).prop_flat_map(|all| (Just(all), 0..=all, 0..=all, 0..=all));
    let years = || prop::array::uniform4(0_u8..5);
    (
        (prop::array::uniform2(0_u8..14), parts, years(), years()),
        (
            any::<bool>(),
            0_u8..=9,
            any::<bool>(),
            actions,
            prop::array::uniform6(0_u32..3),
            any::<bool>(),
        ),
    )
        .prop_map(
            |((bands, (shortlisted, with_section, with_band, with_route), years, peer_years), rest)| {
                let (grounds, indicators, wdes, (actions, with_high_impact, answerable, decided), high_impact, signed) =
                    rest;
                Facts {
                    bands,
                    shortlisted,
                    with_section,
                    with_band,
                    with_route,
                    overseas: with_route / 3,
                    years,
                    peer_years,
                    grounds,
                    indicators,
                    wdes,
                    actions,
                    with_high_impact,
                    high_impact,
                    answerable,
                    decided,
                    signed,
                }
            },
        )
}

proptest! {
    #[test]
    fn more_data_never_untick_a_line(facts in any_facts()) {
        let fuller = Facts {
            bands: facts.bands.map(|bands| bands + 1),
            with_section: facts.shortlisted,
            with_band: facts.shortlisted,
            with_route: facts.shortlisted,
            years: facts.years.map(|years| years + 1),
            peer_years: facts.peer_years.map(|years| years + 1),
            grounds: true,
            indicators: 9,
            wdes: true,
            with_high_impact: facts.actions,
            high_impact: facts.high_impact.map(|actions| actions + 1),
            answerable: facts.actions,
            decided: facts.actions,
            signed: true,
            ..facts
        };
        for (before, after) in list(&facts).into_iter().zip(list(&fuller)) {
            prop_assert!(after.state <= before.state, "{before:?} became {after:?}");
        }
    }
}
