//! What-ifs on the career ladder, against another reckoning of the same ladder and ladders of people drawn by chance
//! (`tests/statistics/make_plan_fixtures.py`), and what must hold whatever the ladder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::collections::BTreeMap;
use std::path::Path;

use domain::change::{Moves, Place};
use domain::ethnicity::{Group, Triple};
use domain::plan::ladder::{Ladder, NoWhatIf, Rung, Source, Sources, Split, ahead, what_if};
use domain::rules::TooFew;
use domain::sentence;
use domain::workforce::{Band, Section, Workforce};
use proptest::prelude::*;

const BANDS: [Band; 11] = [
    Band::Band2,
    Band::Band3,
    Band::Band4,
    Band::Band5,
    Band::Band6,
    Band::Band7,
    Band::Band8a,
    Band::Band8b,
    Band::Band8c,
    Band::Band8d,
    Band::Vsm,
];

const TYPED: Sources = Sources {
    leavers: Source::Convention,
    from_below: Source::Convention,
    likelihood: Source::Convention,
    outside: Source::Convention,
};

const TOO_FEW: TooFew = TooFew { people: 10, events: 10 };

#[track_caller]
fn close(found: f64, expected: f64, why: &str) {
    assert!(
        (found - expected).abs() < 1e-7,
        "{why}: found {found}, expected {expected}"
    );
}

#[track_caller]
fn split(found: Split, expected: &[&str], why: &str) {
    let expected: Vec<f64> = expected.iter().map(|cell| cell.parse().unwrap()).collect();
    for (found, expected) in [found.white, found.bme, found.unknown].into_iter().zip(expected) {
        close(found, expected, why);
    }
}

#[test]
fn both_futures_are_those_of_another_reckoning() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/statistics/plan-ladders.csv");
    let text = std::fs::read_to_string(file).unwrap();
    let mut cases: BTreeMap<u32, Vec<Vec<&str>>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let row: Vec<&str> = line.split(',').collect();
        cases.entry(row[0].parse().unwrap()).or_default().push(row);
    }
    assert!(cases.len() >= 12, "only {} cases", cases.len());
    for (case, rows) in cases {
        let triple = |row: &[&str], from: usize| {
            Triple::new(
                row[from].parse().unwrap(),
                row[from + 1].parse().unwrap(),
                row[from + 2].parse().unwrap(),
            )
        };
        let rungs = rows.iter().zip(BANDS).map(|(row, band)| Rung {
            band,
            people: triple(row, 4),
            leavers: row[7].parse().unwrap(),
            from_below: row[8].parse().unwrap(),
            likelihood: row[9].parse().unwrap(),
            outside: triple(row, 10),
            sources: TYPED,
        });
        let ladder = Ladder {
            section: Section::Clinical,
            rungs: rungs.collect(),
        };
        let step = BANDS[rows[0][2].parse::<usize>().unwrap()];
        let found = what_if(&ladder, step, rows[0][3].parse().unwrap(), rows[0][1].parse().unwrap()).unwrap();
        assert_eq!(found.bands.len(), rows.len());
        for (band, row) in found.bands.iter().zip(&rows) {
            split(
                band.without,
                &row[13..16],
                &format!("case {case}, {:?} without the change", band.band),
            );
            split(
                band.with,
                &row[16..19],
                &format!("case {case}, {:?} with the change", band.band),
            );
        }
    }
}

fn workforce(rows: &[(Band, Triple)]) -> Workforce {
    Workforce {
        people: rows
            .iter()
            .map(|(band, people)| ((Section::Clinical, *band), *people))
            .collect(),
    }
}

#[allow(clippy::unnecessary_wraps, reason = "nowhere is a place too, and stands beside it")]
const fn at(band: Band, group: Group) -> Option<Place> {
    Some(Place {
        section: Section::Clinical,
        band,
        group,
    })
}

/// 300 at band 5, 200 at band 6 last year; band 6 fills 40 posts, 30 of them from band 5.
fn moves() -> Moves {
    use Band::{Band5, Band6};
    use Group::{Bme, Unknown, White};
    Moves {
        people: [
            ((at(Band5, White), at(Band5, White)), 150),
            ((at(Band5, White), at(Band6, White)), 20),
            ((at(Band5, White), None), 30),
            ((at(Band5, Bme), at(Band5, Bme)), 84),
            ((at(Band5, Bme), at(Band6, Bme)), 10),
            ((at(Band5, Bme), None), 6),
            ((at(Band6, White), at(Band6, White)), 130),
            ((at(Band6, White), at(Band5, White)), 4),
            ((at(Band6, White), None), 16),
            ((at(Band6, Bme), at(Band6, Bme)), 40),
            ((at(Band6, Bme), None), 8),
            ((at(Band6, Unknown), at(Band6, Unknown)), 2),
            ((None, at(Band6, White)), 7),
            ((None, at(Band6, Bme)), 3),
            ((None, at(Band5, White)), 26),
            ((None, at(Band5, Bme)), 36),
            (
                (
                    Some(Place {
                        section: Section::NonClinical,
                        band: Band::Band4,
                        group: White,
                    }),
                    at(Band5, White),
                ),
                2,
            ),
            ((at(Band::Band8d, White), at(Band::Band8d, White)), 3),
        ]
        .into(),
    }
}

#[test]
fn inputs_come_from_two_staff_lists_where_they_tell_enough() {
    let now = workforce(&[
        (Band::Band5, Triple::new(182, 120, 0)),
        (Band::Band6, Triple::new(157, 53, 2)),
        (Band::Band8d, Triple::new(3, 0, 0)),
    ]);
    let moves = moves();
    let ladder = Ladder::of(&now, Section::Clinical, Some(&moves), Some(0.7), TOO_FEW).unwrap();
    let [five, six, top] = ladder.rungs[..] else {
        panic!("three bands have anybody in them: {:?}", ladder.rungs);
    };
    close(five.leavers, 12.0, "36 of 300 left band 5; going up is not leaving");
    close(five.from_below, 0.0, "no step leads to the lowest band");
    assert_eq!(
        five.outside,
        Triple::new(32, 36, 0),
        "from nowhere, from another section and from above"
    );
    close(six.leavers, 14.0, "28 of 200 left band 6, going down among them");
    close(six.from_below, 75.0, "30 of 40 came from band 5");
    close(
        six.likelihood,
        1.0,
        "10 of 100 BME people and 20 of 200 White people went up",
    );
    assert_eq!(six.outside, Triple::new(7, 3, 0));
    let all = |source| Sources {
        leavers: source,
        from_below: source,
        likelihood: source,
        outside: source,
    };
    assert_eq!(six.sources, all(Source::Moves));
    assert_eq!(
        top.sources,
        Sources {
            likelihood: Source::Appointment,
            outside: Source::Present,
            ..all(Source::Convention)
        },
        "three people tell nothing"
    );
    close(top.likelihood, 0.7, "nothing nearer than indicator 2 is known");
    let basis = sentence::ladder_basis(&ladder);
    for expected in [
        "Leavers, from your two staff lists: band 5 12 of 100 a year; band 6 14 of 100 a year.",
        "Leavers, for band 8d: 10 of 100 a year, a convention of this program.",
        "The chance of going up, from your two staff lists: band 6 White and BME staff being equally likely to go up.",
        "The chance of going up, for band 8d: as in your indicator 2, White staff being 1.43 times as likely as BME staff to go up, since promotions are not \
         known well enough.",
        "Those who come from outside, for band 8d: the same mix as in the band now, since arrivals are not known well enough.",
    ] {
        assert!(
            basis.iter().any(|said| said == expected),
            "{expected}\nis not in {basis:#?}"
        );
    }
}

#[test]
fn without_moves_everything_is_a_convention_and_says_so() {
    let now = workforce(&[
        (Band::Band5, Triple::new(180, 120, 0)),
        (Band::Band6, Triple::new(157, 53, 2)),
    ]);
    let ladder = Ladder::of(&now, Section::Clinical, None, None, TOO_FEW).unwrap();
    for rung in &ladder.rungs {
        assert_eq!(rung.sources.leavers, Source::Convention);
        assert_eq!(rung.sources.likelihood, Source::Convention);
        close(rung.likelihood, 1.0, "nothing is known");
    }
    assert!(
        Ladder::of(&now, Section::NonClinical, None, None, TOO_FEW).is_none(),
        "nobody is there"
    );
    assert!(
        Ladder::of(&now, Section::Medical, None, None, TOO_FEW).is_none(),
        "doctors have no such ladder"
    );
}

#[test]
fn what_has_no_answer_says_why() {
    let now = workforce(&[
        (Band::Band5, Triple::new(180, 120, 0)),
        (Band::Band6, Triple::new(157, 53, 2)),
    ]);
    let ladder = Ladder::of(&now, Section::Clinical, None, None, TOO_FEW).unwrap();
    for (band, likelihood, years, expected) in [
        (Band::Band5, 1.0, 3, NoWhatIf::NoStep),
        (Band::Vsm, 1.0, 3, NoWhatIf::NoStep),
        (Band::Band6, 1.0, 0, NoWhatIf::Years),
        (Band::Band6, 1.0, 26, NoWhatIf::Years),
        (Band::Band6, 0.0, 3, NoWhatIf::OutOfRange),
        (Band::Band6, 21.0, 3, NoWhatIf::OutOfRange),
        (Band::Band6, f64::NAN, 3, NoWhatIf::OutOfRange),
    ] {
        assert_eq!(what_if(&ladder, band, likelihood, years).unwrap_err(), expected);
        assert!(sentence::no_what_if(expected).ends_with('.'));
    }
}

#[test]
fn the_words_name_the_step_both_chances_and_the_bands() {
    let now = workforce(&[
        (Band::Band5, Triple::new(700, 260, 40)),
        (Band::Band6, Triple::new(420, 90, 10)),
        (Band::Band7, Triple::new(230, 30, 5)),
    ]);
    let ladder = Ladder::of(&now, Section::Clinical, None, Some(0.63), TOO_FEW).unwrap();
    let held = what_if(&ladder, Band::Band6, 1.0, 4).unwrap();
    let said = sentence::what_if(&held, 2030);
    assert!(
        said.starts_with(
            "Clinical staff, from band 5 to band 6: as things are, with White staff being 1.59 times as likely as BME staff to go up; as supposed, with White \
             and BME staff being equally likely to go up. By 2030, band 5: "
        ),
        "{said}"
    );
    assert!(
        said.contains(" BME people fewer); band 6: ") && said.contains(" BME people more)"),
        "{said}"
    );
    let same = what_if(&ladder, Band::Band6, 0.63, 4).unwrap();
    assert!(sentence::what_if(&same, 2030).ends_with("By 2030 no band would be different by as much as is printed."));
    let (without, with) = held.together(|band| band >= Band::Band6).unwrap();
    assert!(with > without, "more BME people stand above the step");
}

fn any_ladder() -> impl Strategy<Value = (Ladder, usize)> {
    let people =
        || (0_u32..400, 0_u32..200, 0_u32..30).prop_map(|(white, bme, unknown)| Triple::new(white + 1, bme, unknown));
    let rung = (people(), 0.0_f64..=35.0, 0.0_f64..=100.0, 0.1_f64..8.0, people());
    prop::collection::vec(rung, 2..9).prop_flat_map(|rungs| {
        let count = rungs.len();
        let rungs = rungs.into_iter().zip(BANDS).enumerate().map(
            |(place, ((people, leavers, from_below, likelihood, outside), band))| Rung {
                band,
                people,
                leavers,
                from_below: if place == 0 { 0.0 } else { from_below },
                likelihood,
                outside,
                sources: TYPED,
            },
        );
        let ladder = Ladder {
            section: Section::NonClinical,
            rungs: rungs.collect(),
        };
        (Just(ladder), 1..count)
    })
}

/// A ladder as the conventions of the program make it: bands that narrow upwards, of which at most one in five leaves in a year and most
/// vacancies are filled from outside, by people like those in the band; White people are the likelier to go up.
fn ordinary_ladder() -> impl Strategy<Value = (Ladder, usize)> {
    any_ladder().prop_map(|(mut ladder, step)| {
        ladder.rungs.sort_by_key(|rung| std::cmp::Reverse(rung.people.total()));
        for (rung, band) in ladder.rungs.iter_mut().zip(BANDS) {
            rung.band = band;
            rung.leavers *= 20.0 / 35.0;
            rung.from_below *= 0.6;
            rung.likelihood = 0.3 + 0.7 * rung.likelihood / 8.0;
            rung.outside = rung.people;
        }
        (ladder, step)
    })
}

/// A ladder on which nothing would change: any ladder some hundreds of years on, of ten thousand times the people. Everybody's
/// ethnicity is known: people of whom it is not go up as often as the average, which a change moves too.
fn settled_ladder() -> impl Strategy<Value = (Ladder, usize)> {
    any_ladder().prop_map(|(mut ladder, step)| {
        for rung in &mut ladder.rungs {
            rung.people = Triple::new(rung.people.white * 10_000, rung.people.bme * 10_000, 0);
            rung.outside.unknown = 0;
            rung.leavers = 5.0 + rung.leavers * 0.85;
        }
        for _ in 0..12 {
            let later = ahead(&ladder, 25).unwrap();
            for (rung, held) in ladder.rungs.iter_mut().zip(later) {
                rung.people = whole(held);
            }
        }
        (ladder, step)
    })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of people"
)]
fn whole(held: Split) -> Triple {
    Triple::new(
        held.white.round() as u32,
        held.bme.round() as u32,
        held.unknown.round() as u32,
    )
}

proptest! {
    #[test]
    fn heads_stay_and_nobody_is_less_than_nobody((ladder, _) in any_ladder(), years in 1_u16..=12) {
        for (found, rung) in ahead(&ladder, years).unwrap().iter().zip(&ladder.rungs) {
            prop_assert!((found.total() - f64::from(rung.people.total())).abs() < 1e-6, "{found:?} of {rung:?}");
            for people in [found.white, found.bme, found.unknown] {
                prop_assert!(people >= -1e-9, "{found:?} of {rung:?}");
            }
        }
    }

    #[test]
    fn changing_nothing_changes_nothing((ladder, step) in any_ladder(), years in 1_u16..=12) {
        let rung = ladder.rungs[step];
        let found = what_if(&ladder, rung.band, rung.likelihood, years).unwrap();
        for band in &found.bands {
            prop_assert_eq!(band.without, band.with);
        }
    }

    #[test]
    fn raising_a_step_to_parity_never_lowers_the_share_above_it((ladder, step) in ordinary_ladder(), years in 1_u16..=12, part in 0.0_f64..=1.0) {
        let rung = ladder.rungs[step];
        let found = what_if(&ladder, rung.band, rung.likelihood + part * (1.0 - rung.likelihood), years).unwrap();
        for above in &found.bands[step..] {
            prop_assert!(above.people() >= -1e-9, "{above:?} of {ladder:?}");
        }
    }

    #[test]
    fn raising_a_step_never_lowers_the_share_above_it_within_a_year((ladder, step) in any_ladder(), times in 1.0_f64..5.0) {
        let rung = ladder.rungs[step];
        let found = what_if(&ladder, rung.band, (rung.likelihood * times).min(20.0), 1).unwrap();
        prop_assert!(found.bands[step].people() >= -1e-9, "{:?} of {ladder:?}", found.bands[step]);
    }

    #[test]
    fn raising_a_step_never_lowers_the_share_above_it_where_nothing_else_changes((ladder, step) in settled_ladder(), years in 1_u16..=25, times in 1.0_f64..5.0) {
        let rung = ladder.rungs[step];
        let found = what_if(&ladder, rung.band, (rung.likelihood * times).min(20.0), years).unwrap();
        // People were made whole, so that the ladder is settled to a few of ten thousand times as many.
        prop_assert!(found.bands[step].people() >= -5.0, "{:?} of {ladder:?}", found.bands[step]);
    }

    #[test]
    fn what_is_below_the_step_never_gains((ladder, step) in any_ladder(), years in 1_u16..=12, times in 1.0_f64..5.0) {
        let rung = ladder.rungs[step];
        let found = what_if(&ladder, rung.band, (rung.likelihood * times).min(20.0), years).unwrap();
        prop_assert!(found.bands[step - 1].people() <= 1e-9);
        for band in &found.bands[..step - 1] {
            prop_assert!(band.people().abs() < 1e-9, "bands that the step does not touch stay as they are: {band:?}");
        }
    }
}
