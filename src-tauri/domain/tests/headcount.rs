//! Stories of people with one post, two posts and none that counts: which row stands for them, and with which origin.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;
mod people;

use common::day;
use domain::ethnicity::{Group, Origin, Triple};
use domain::headcount::Outcome;
use domain::workforce::{Assignment, Band, LeftOut, Section};
use people::{BME, WHITE, headcount, post, workforce};

/// What a story expects of each row: counted in a group, or left out.
use Expected::{Counts, Not};
#[derive(Debug, Clone, Copy)]
enum Expected {
    Counts(Group),
    Not(LeftOut),
}

#[track_caller]
fn story(why: &str, posts: &[Assignment], expected: &[Expected], conflicts: &[u32]) {
    let found = headcount(posts, day(2026, 3, 31));
    assert_eq!(found.outcomes.len(), expected.len(), "{why}: one outcome for each row");
    for (index, (outcome, wanted)) in found.outcomes.iter().zip(expected).enumerate() {
        let agrees = match (outcome, wanted) {
            (Outcome::Counted(origin), Counts(group)) => origin.group == *group,
            (Outcome::LeftOut(reason), Not(wanted)) => reason == wanted,
            _ => false,
        };
        assert!(
            agrees,
            "{why}: row {} is {outcome:?}, expected {wanted:?}",
            posts[index].row
        );
    }
    assert_eq!(
        found.conflicting_origins, conflicts,
        "{why}: rows with conflicting origins"
    );
}

#[test]
fn of_two_posts_one_decides() {
    let with = |row, change: &dyn Fn(&mut Assignment)| {
        let mut held = post(row, "7");
        change(&mut held);
        held
    };
    let (w, second) = (Counts(Group::White), Not(LeftOut::SecondPost));
    story("one post", &[post(2, "7")], &[w], &[]);
    story(
        "the primary post decides, however small and low",
        &[
            with(2, &|p| {
                p.fte = Some(0.8);
                p.band = Some(Band::Band7);
            }),
            with(3, &|p| {
                p.fte = Some(0.2);
                p.band = Some(Band::Band2);
                p.primary = Some(true);
            }),
        ],
        &[second, w],
        &[],
    );
    story(
        "a post marked as not primary gives way to the primary one in any order",
        &[
            with(2, &|p| p.primary = Some(true)),
            with(3, &|p| {
                p.primary = Some(false);
                p.fte = Some(1.0);
            }),
        ],
        &[w, second],
        &[],
    );
    story(
        "two primary posts: the larger one",
        &[
            with(2, &|p| {
                p.primary = Some(true);
                p.fte = Some(0.4);
            }),
            with(3, &|p| {
                p.primary = Some(true);
                p.fte = Some(0.6);
            }),
        ],
        &[second, w],
        &[],
    );
    story(
        "no primary post: the larger one",
        &[with(2, &|p| p.fte = Some(0.4)), with(3, &|p| p.fte = Some(0.6))],
        &[second, w],
        &[],
    );
    story(
        "a stated size beats a missing one",
        &[post(2, "7"), with(3, &|p| p.fte = Some(0.1))],
        &[second, w],
        &[],
    );
    story(
        "the same size: the higher band",
        &[
            with(2, &|p| p.fte = Some(0.5)),
            with(3, &|p| {
                p.fte = Some(0.5);
                p.band = Some(Band::Band8a);
            }),
        ],
        &[second, w],
        &[],
    );
    story(
        "band 9 is below very senior manager",
        &[
            with(2, &|p| p.band = Some(Band::Vsm)),
            with(3, &|p| p.band = Some(Band::Band9)),
        ],
        &[w, second],
        &[],
    );
    story(
        "a senior medical manager is above a consultant",
        &[
            with(2, &|p| p.band = Some(Band::Consultant)),
            with(3, &|p| p.band = Some(Band::SeniorMedicalManager)),
        ],
        &[second, w],
        &[],
    );
    story(
        "the same in everything: the first row",
        &[post(2, "7"), post(3, "7")],
        &[w, second],
        &[],
    );
    story(
        "three posts are one head",
        &[post(2, "7"), post(3, "7"), with(4, &|p| p.fte = Some(0.1))],
        &[second, second, w],
        &[],
    );
    story("two people are two heads", &[post(2, "7"), post(3, "8")], &[w, w], &[]);
    story(
        "rows without a number are not one person",
        &[post(2, ""), post(3, ""), post(4, "")],
        &[w, w, w],
        &[],
    );
}

#[test]
fn a_row_that_cannot_count_does_not_decide() {
    let (w, bank) = (Counts(Group::White), Not(LeftOut::Bank));
    let as_bank = |row| Assignment {
        category: Some(LeftOut::Bank),
        fte: Some(1.0),
        primary: Some(true),
        ..post(row, "7")
    };
    story(
        "bank work beside a post: the post counts, though the bank row is marked primary",
        &[as_bank(2), post(3, "7")],
        &[bank, w],
        &[],
    );
    story("bank work alone", &[as_bank(2)], &[bank], &[]);
    for reason in [
        LeftOut::Agency,
        LeftOut::Honorary,
        LeftOut::NonExecutive,
        LeftOut::Student,
    ] {
        story(
            reason.key(),
            &[Assignment {
                category: Some(reason),
                ..post(2, "7")
            }],
            &[Not(reason)],
            &[],
        );
    }
    story(
        "left out by the trust's answer",
        &[Assignment {
            excluded: true,
            ..post(2, "7")
        }],
        &[Not(LeftOut::Excluded)],
        &[],
    );
    story(
        "a bank worker who left is told as bank, which is why they would never have counted, and as one who is not on the bank any more",
        &[Assignment {
            leave: Some(day(2026, 3, 30)),
            ..as_bank(2)
        }],
        &[Not(LeftOut::BankEnded)],
        &[],
    );
    story(
        "a bank worker on the last day",
        &[Assignment {
            leave: Some(day(2026, 3, 31)),
            ..as_bank(2)
        }],
        &[bank],
        &[],
    );
    story(
        "a bank worker to come",
        &[Assignment {
            start: Some(day(2026, 4, 1)),
            ..as_bank(2)
        }],
        &[Not(LeftOut::BankNotBegun)],
        &[],
    );
    story(
        "other posts that do not count are told as such whenever they ended",
        &[Assignment {
            category: Some(LeftOut::Agency),
            leave: Some(day(2026, 3, 30)),
            ..post(2, "7")
        }],
        &[Not(LeftOut::Agency)],
        &[],
    );
    for reason in [LeftOut::BankEnded, LeftOut::BankNotBegun] {
        assert!(
            reason.is_outside_the_standard(),
            "cases of somebody who left the bank are not the staff's"
        );
    }
}

#[test]
fn on_the_snapshot_day_itself_people_are_in_post() {
    let w = Counts(Group::White);
    let dated = |start, leave| Assignment {
        start,
        leave,
        ..post(2, "7")
    };
    for (why, start, leave, expected) in [
        ("last day on the snapshot day", None, Some(day(2026, 3, 31)), w),
        (
            "last day the day before",
            None,
            Some(day(2026, 3, 30)),
            Not(LeftOut::Leaver),
        ),
        ("last day the day after", None, Some(day(2026, 4, 1)), w),
        ("open end written as year 4712", None, Some(day(4712, 12, 31)), w),
        ("first day on the snapshot day", Some(day(2026, 3, 31)), None, w),
        (
            "first day the day after",
            Some(day(2026, 4, 1)),
            None,
            Not(LeftOut::StarterAfter),
        ),
        (
            "in post for that one day",
            Some(day(2026, 3, 31)),
            Some(day(2026, 3, 31)),
            w,
        ),
        ("no dates at all", None, None, w),
    ] {
        story(why, &[dated(start, leave)], &[expected], &[]);
    }
    story(
        "moved post on the day: the old post ended the day before",
        &[
            Assignment {
                leave: Some(day(2026, 3, 30)),
                primary: Some(true),
                ..post(2, "7")
            },
            Assignment {
                start: Some(day(2026, 3, 31)),
                ..post(3, "7")
            },
        ],
        &[Not(LeftOut::Leaver), w],
        &[],
    );
}

#[test]
fn a_stated_origin_beats_a_blank_one() {
    let of = |row, origin, primary| Assignment {
        origin,
        primary: Some(primary),
        ..post(row, "7")
    };
    let second = Not(LeftOut::SecondPost);
    story(
        "blank on the primary post",
        &[of(2, Origin::UNKNOWN, true), of(3, BME, false)],
        &[Counts(Group::Bme), second],
        &[],
    );
    story(
        "blank on the second post",
        &[of(2, BME, true), of(3, Origin::UNKNOWN, false)],
        &[Counts(Group::Bme), second],
        &[],
    );
    story(
        "blank everywhere",
        &[of(2, Origin::UNKNOWN, true), of(3, Origin::UNKNOWN, false)],
        &[Counts(Group::Unknown), second],
        &[],
    );
    story(
        "two stated groups: the primary post's, and the person is listed",
        &[of(2, WHITE, true), of(3, BME, false)],
        &[Counts(Group::White), second],
        &[2],
    );
    story(
        "two stated groups, the primary post in the second row",
        &[of(2, WHITE, false), of(3, BME, true)],
        &[second, Counts(Group::Bme)],
        &[3],
    );
    story(
        "two categories of one group are no conflict in the standard's groups",
        &[
            of(2, WHITE, true),
            of(
                3,
                Origin {
                    category: Some('B'),
                    group: Group::White,
                },
                false,
            ),
        ],
        &[Counts(Group::White), second],
        &[],
    );
    story(
        "stated only on a bank row",
        &[
            of(2, Origin::UNKNOWN, true),
            Assignment {
                category: Some(LeftOut::Bank),
                ..of(3, BME, false)
            },
        ],
        &[Counts(Group::Bme), Not(LeftOut::Bank)],
        &[],
    );
    story(
        "blank on the primary post, two others disagree: a post that could count is believed",
        &[
            of(2, Origin::UNKNOWN, true),
            Assignment {
                leave: Some(day(2024, 1, 1)),
                ..of(3, WHITE, false)
            },
            of(4, BME, false),
        ],
        &[Counts(Group::Bme), Not(LeftOut::Leaver), second],
        &[2],
    );
    story(
        "somebody else's origin is not borrowed",
        &[of(2, Origin::UNKNOWN, true), post(3, "8")],
        &[Counts(Group::Unknown), Counts(Group::White)],
        &[],
    );
    let nameless = |row, origin| Assignment {
        origin,
        ..post(row, "")
    };
    story(
        "nor is it between rows without a number",
        &[nameless(2, Origin::UNKNOWN), nameless(3, BME)],
        &[Counts(Group::Unknown), Counts(Group::Bme)],
        &[],
    );
}

#[test]
fn people_with_two_posts_are_told() {
    let bank = Assignment {
        category: Some(LeftOut::Bank),
        ..post(4, "8")
    };
    let found = headcount(&[post(2, "7"), post(3, "7"), bank, post(5, "8")], day(2026, 3, 31));
    assert_eq!(
        found.people_with_two_posts, 1,
        "bank work beside a post is not a second post"
    );
    let none = headcount(&[], day(2026, 3, 31));
    assert!(
        none.outcomes.is_empty() && none.people_with_two_posts == 0,
        "an empty list has nobody"
    );
}

#[test]
fn ties_and_several_primary_posts_are_told() {
    let of = |row, person, primary, fte, band| Assignment {
        primary,
        fte,
        band: Some(band),
        ..post(row, person)
    };
    let found = headcount(
        &[
            of(2, "7", None, Some(0.5), Band::Band5),
            of(3, "7", None, Some(0.5), Band::Band5),
            of(4, "8", Some(true), Some(0.5), Band::Band5),
            of(5, "8", Some(true), Some(0.6), Band::Band5),
            of(6, "9", None, None, Band::Band5),
            of(7, "9", None, None, Band::Band6),
        ],
        day(2026, 3, 31),
    );
    assert_eq!(
        found.ties,
        [2],
        "nothing tells the first two apart, so the first row was used"
    );
    assert_eq!(found.several_primary, [5], "the larger of two primary posts was used");
    assert_eq!(found.people_with_two_posts, 3, "a higher band settles the third");
}

#[test]
fn a_senior_medical_manager_stands_in_both_lines_and_once_in_totals() {
    let doctor = |row, person, band, origin| Assignment {
        section: Some(Section::Medical),
        band: Some(band),
        origin,
        ..post(row, person)
    };
    let held = workforce(&[
        doctor(2, "1", Band::Consultant, WHITE),
        doctor(3, "2", Band::SeniorMedicalManager, BME),
        doctor(4, "3", Band::Trainee, WHITE),
    ]);
    assert_eq!(
        held.row(Section::Medical, Band::Consultant),
        Triple::new(1, 1, 0),
        "consultants include managers"
    );
    assert_eq!(
        held.row(Section::Medical, Band::SeniorMedicalManager),
        Triple::new(0, 1, 0),
        "of which managers"
    );
    assert_eq!(
        held.section(Section::Medical),
        Triple::new(2, 1, 0),
        "the section counts each doctor once"
    );
    assert_eq!(held.total(), Triple::new(2, 1, 0), "so does the total");
    assert_eq!(
        held.senior(),
        Triple::default(),
        "doctors are not in bands 8a and above"
    );
}
