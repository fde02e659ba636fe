//! What must hold of every staff list, whatever stands in it.

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
use proptest::prelude::*;

fn any_post() -> impl Strategy<Value = Assignment> {
    let days = prop::option::of((2025_i32..2027, 3_u32..5, 30_u32..32));
    let date = days.prop_map(|parts| {
        parts.and_then(|(year, month, of_month)| chrono::NaiveDate::from_ymd_opt(year, month, of_month))
    });
    let category = prop::option::weighted(
        0.2,
        prop::sample::select(vec![LeftOut::Bank, LeftOut::Agency, LeftOut::Student]),
    );
    (
        0_u32..8,
        prop::sample::select(vec![WHITE, BME, Origin::UNKNOWN]),
        prop::sample::select(Band::ALL.to_vec()),
        prop::option::of(1_u8..4),
        prop::option::of(any::<bool>()),
        (date.clone(), date),
        category,
        prop::bool::weighted(0.1),
    )
        .prop_map(
            |(person, origin, band, fte, primary, (start, leave), category, excluded)| Assignment {
                origin,
                section: Some(if band.is_medical() {
                    Section::Medical
                } else {
                    Section::Clinical
                }),
                band: Some(band),
                fte: fte.map(|quarters| f64::from(quarters) / 4.0),
                primary,
                start,
                leave,
                category,
                excluded,
                ..post(0, &person.to_string())
            },
        )
}

fn any_list() -> impl Strategy<Value = Vec<Assignment>> {
    prop::collection::vec(any_post(), 0..24).prop_map(|mut posts| {
        for (row, held) in (2..).zip(&mut posts) {
            held.row = row;
        }
        posts
    })
}

proptest! {
    #[test]
    fn heads_are_the_distinct_people_who_have_a_row_that_can_count(posts in any_list()) {
        let snapshot = day(2026, 3, 31);
        let mut people: Vec<&str> =
            posts.iter().filter(|held| held.left_out(snapshot).is_none()).map(|held| held.person.as_str()).collect();
        people.sort_unstable();
        people.dedup();
        let found = headcount(&posts, snapshot);
        let mut counted: Vec<&str> = posts
            .iter()
            .zip(&found.outcomes)
            .filter(|(_, outcome)| matches!(outcome, Outcome::Counted(_)))
            .map(|(held, _)| held.person.as_str())
            .collect();
        counted.sort_unstable();
        prop_assert_eq!(counted, people, "each of them exactly once, and nobody else");
    }

    #[test]
    fn a_row_left_out_for_itself_keeps_its_reason(posts in any_list()) {
        let snapshot = day(2026, 3, 31);
        for (held, outcome) in posts.iter().zip(headcount(&posts, snapshot).outcomes) {
            match held.left_out(snapshot) {
                Some(reason) => prop_assert_eq!(outcome, Outcome::LeftOut(reason)),
                None => prop_assert!(matches!(outcome, Outcome::Counted(_) | Outcome::LeftOut(LeftOut::SecondPost))),
            }
        }
    }

    #[test]
    fn totals_are_the_sum_of_their_parts(posts in any_list()) {
        let held = workforce(&posts);
        let sections: Triple = Section::ALL.into_iter().map(|section| held.section(section)).sum();
        prop_assert_eq!(sections, held.total());
        let rows: Triple = Section::ALL
            .into_iter()
            .flat_map(|section| section.bands().map(move |band| (section, band)))
            .filter(|(_, band)| *band != Band::SeniorMedicalManager)
            .map(|(section, band)| held.row(section, band))
            .sum();
        prop_assert_eq!(rows, held.total(), "the lines of the return without the line of which");
    }

    #[test]
    fn the_order_of_rows_changes_no_total_unless_two_posts_tie(
        (posts, shuffled) in any_list().prop_flat_map(|posts| (Just(posts.clone()), Just(posts).prop_shuffle()))
    ) {
        let ties = posts.iter().enumerate().any(|(index, one)| {
            posts[..index].iter().any(|other| {
                one.person == other.person
                    && (one.primary == Some(true)) == (other.primary == Some(true))
                    && (one.fte.unwrap_or(0.0) - other.fte.unwrap_or(0.0)).abs() < 1e-9
                    && one.band == other.band
            })
        });
        // Which of several other rows states a missing origin is also settled by order.
        let snapshot = day(2026, 3, 31);
        let doubtful = !headcount(&posts, snapshot).conflicting_origins.is_empty();
        prop_assume!(!ties && !doubtful);
        prop_assert_eq!(workforce(&posts), workforce(&shuffled));
    }

    #[test]
    fn a_counted_person_is_unknown_only_if_no_row_of_theirs_states_an_origin(posts in any_list()) {
        for (held, outcome) in posts.iter().zip(headcount(&posts, day(2026, 3, 31)).outcomes) {
            if let Outcome::Counted(origin) = outcome {
                let stated: Vec<Group> = posts
                    .iter()
                    .filter(|other| other.person == held.person && other.origin.is_stated())
                    .map(|other| other.origin.group)
                    .collect();
                prop_assert_eq!(origin.is_stated(), !stated.is_empty());
                prop_assert!(stated.is_empty() || stated.contains(&origin.group), "no group is invented");
            }
        }
    }
}
