//! The made-up trust is consistent with itself: the truth adds up, the same seed gives the same files, and what a row is
//! said to be agrees with what is written on it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use sample::trust::{Fate, Group, Person, Post, Trust};
use sample::{DEFAULT_PEOPLE, DEFAULT_SEED, SNAPSHOT, YEAR_START, northmoor, truth};
use serde_json::Value;

fn usual() -> Trust {
    northmoor(DEFAULT_SEED, DEFAULT_PEOPLE)
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is not a count"))
}

fn sum(values: &Value) -> u64 {
    let counts = values
        .as_object()
        .unwrap_or_else(|| panic!("{values} is not a set of counts"));
    counts.values().map(number).sum()
}

#[test]
fn the_rows_without_the_of_which_line_add_up_to_the_workforce() {
    let truth = truth::count(&usual());
    for group in ["white", "bme", "unknown"] {
        let rows = truth["rows"].as_array().unwrap();
        let counted = rows
            .iter()
            .filter(|row| row["of_which"] == false)
            .map(|row| number(&row[group]));
        assert_eq!(
            counted.sum::<u64>(),
            number(&truth["workforce"][group]),
            "{group} rows make up the workforce"
        );
    }
    assert_eq!(truth["workforce"]["total"], DEFAULT_PEOPLE);
    assert_eq!(truth["staff"]["people"], DEFAULT_PEOPLE);
}

#[test]
fn every_row_read_is_used_or_left_out_for_one_reason() {
    let trust = usual();
    let truth = truth::count(&trust);
    let rows = &truth["staff"]["rows"];
    assert_eq!(number(&rows["read"]), number(&rows["used"]) + sum(&rows["left_out"]));
    let recruitment = &truth["recruitment"];
    assert_eq!(
        number(&recruitment["applications"]),
        number(&recruitment["shortlisted"]["total"]) + sum(&recruitment["left_out"])
    );
    let casework = &truth["casework"];
    assert_eq!(
        number(&casework["rows"]),
        number(&casework["cases"]) + sum(&casework["left_out"])
    );
    for reason in [
        "bank",
        "bank_ended",
        "honorary",
        "non_executive",
        "student",
        "leaver",
        "starter_after",
        "second_post",
    ] {
        assert!(
            number(&rows["left_out"][reason]) > 0,
            "the sample shows rows left out as {reason}"
        );
    }
}

#[test]
fn the_board_adds_up_both_ways() {
    let truth = truth::count(&usual());
    let board = &truth["board"];
    for group in ["white", "bme", "unknown"] {
        let of = |part: &str| number(&board[part][group]);
        assert_eq!(of("voting") + of("non_voting"), of("total"));
        assert_eq!(of("executive") + of("non_executive"), of("total"));
    }
    assert_eq!(
        number(&board["total"]["total"]) + sum(&board["left_out"]),
        number(&board["rows"])
    );
    assert_eq!(
        board["total"],
        serde_json::json!({"white": 10, "bme": 3, "unknown": 1, "total": 14})
    );
    assert_eq!(
        board["voting"],
        serde_json::json!({"white": 8, "bme": 2, "unknown": 1, "total": 11})
    );
}

#[test]
fn last_years_return_is_consistent_with_itself() {
    let truth = truth::count(&usual());
    for year in ["2024", "2025"] {
        let items = &truth["past_return"][year];
        assert_eq!(items.as_object().unwrap().len(), 65);
        for group in ["white", "bme", "unknown"] {
            let item = |number: u32| items[number.to_string()][group].as_f64().unwrap();
            let workforce: f64 = (1..=33).filter(|number| *number != 30).map(item).sum();
            for same in [38, 42, 56] {
                assert!(
                    (workforce - item(same)).abs() < 0.5,
                    "item {same} is the sum of items 1 to 33 without 30"
                );
            }
            assert!(item(30) <= item(29) && item(35) <= item(34) && item(39) <= item(38) && item(43) <= item(42));
            assert!((item(51) + item(52) - item(50)).abs() < 0.5 && (item(54) + item(55) - item(53)).abs() < 0.5);
        }
        let ratio = items["37"]["white"].as_f64().unwrap();
        let rate = |group: &str| items["35"][group].as_f64().unwrap() / items["34"][group].as_f64().unwrap();
        assert!(
            (rate("white") / rate("bme") - ratio).abs() < 0.006,
            "item 37 follows from items 34 and 35"
        );
    }
}

#[test]
fn the_relative_likelihoods_are_of_the_usual_size() {
    let truth = truth::count(&usual());
    let of = |indicator: &str| truth["relative_likelihood"][indicator].as_f64().unwrap();
    assert!(
        (1.4..1.8).contains(&of("2")),
        "White applicants are likelier to be appointed: {}",
        of("2")
    );
    assert!(
        (1.2..3.0).contains(&of("3")),
        "BME staff are likelier to be investigated: {}",
        of("3")
    );
    assert!(
        (1.02..1.25).contains(&of("4")),
        "White staff are a little likelier to learn: {}",
        of("4")
    );
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_does_not() {
    let files = |seed| sample::files(&northmoor(seed, 300)).unwrap();
    let (once, again, other) = (files(1), files(1), files(2));
    assert!(once == again, "nothing in a file may depend on anything but the seed");
    for (one, two) in once.iter().zip(&other) {
        let alike = ["board.xlsx", "answers.toml"].contains(&one.name);
        assert!(
            alike || one.bytes != two.bytes,
            "{} should differ between seeds",
            one.name
        );
    }
}

fn in_post(post: &Post) -> bool {
    matches!(post.fate, Fate::Counted | Fate::SecondPost)
}

/// The rule written out again from what is on the rows: primary, else most hours, else highest band.
fn deciding(person: &Person) -> Option<&Post> {
    let primary = person
        .posts
        .iter()
        .find(|post| in_post(post) && post.primary == Some(true));
    let most = person
        .posts
        .iter()
        .filter(|post| in_post(post))
        .max_by_key(|post| (post.fte_hundredths, post.band));
    primary.or(most)
}

#[test]
fn the_row_that_counts_is_the_one_the_rule_picks() {
    let trust = usual();
    let (mut by_hours, mut by_band) = (0, 0);
    for person in trust.people.iter().filter(|person| person.posts.iter().any(in_post)) {
        assert_eq!(
            deciding(person).unwrap().fate,
            Fate::Counted,
            "employee {}",
            person.number
        );
        let unflagged: Vec<&Post> = person.posts.iter().filter(|post| post.primary.is_none()).collect();
        if let [one, two] = unflagged[..] {
            if one.fte_hundredths == two.fte_hundredths {
                by_band += 1;
            } else {
                by_hours += 1;
            }
            assert_ne!(
                (one.fte_hundredths, one.band),
                (two.fte_hundredths, two.band),
                "the rule must decide"
            );
        }
    }
    assert!(
        by_hours >= 10 && by_band >= 4,
        "some people have no primary flag: {by_hours} and {by_band}"
    );
}

fn group_of(origin: &str) -> Group {
    let origin = origin.trim();
    match origin {
        "T" => Group::White,
        "Other" => Group::Bme,
        "" | "99" | "Z" | "Z Not Stated" | "Not Stated" => Group::Unknown,
        text if text.starts_with("I do not wish") => Group::Unknown,
        text if text.starts_with("White - ") => Group::White,
        text if ["Mixed - ", "Asian or ", "Black or ", "Other Ethnic"]
            .iter()
            .any(|stem| text.starts_with(stem)) =>
        {
            Group::Bme
        }
        text => match text.chars().next() {
            Some('A'..='C') => Group::White,
            Some('D'..='S') => Group::Bme,
            other => panic!("no group for {other:?} of {text}"),
        },
    }
}

#[test]
fn a_persons_group_is_the_stated_one_and_the_primary_posts_where_two_differ() {
    let (mut blank, mut different) = (0, 0);
    for person in &usual().people {
        let written: Vec<Group> = person.posts.iter().map(|post| group_of(&post.ethnic_origin)).collect();
        let stated = |group: &&Group| **group != Group::Unknown;
        let primary = person
            .posts
            .iter()
            .position(|post| post.primary == Some(true))
            .unwrap_or(0);
        let expected = Some(&written[primary])
            .filter(stated)
            .or_else(|| written.iter().find(stated));
        assert_eq!(
            *expected.unwrap_or(&Group::Unknown),
            person.group,
            "employee {}",
            person.number
        );
        if person.posts.len() == 2 && written[0] != written[1] {
            if written.contains(&Group::Unknown) {
                blank += 1;
            } else {
                different += 1;
            }
        }
    }
    assert_eq!(
        (blank, different),
        (10, 4),
        "people with ethnicity on one row only, and with two stated origins"
    );
}

#[test]
fn dates_agree_with_what_becomes_of_a_row() {
    let mut last_day = 0;
    for post in usual().people.iter().flat_map(|person| &person.posts) {
        let (started, ended) = (post.start <= SNAPSHOT, post.leave.is_some_and(|day| day < SNAPSHOT));
        match post.fate {
            Fate::Counted | Fate::SecondPost | Fate::Student => assert!(started && !ended),
            Fate::Leaver => assert!(ended && post.leave.is_some_and(|day| day >= YEAR_START)),
            Fate::StarterAfter => assert!(!started),
            Fate::Bank | Fate::Honorary | Fate::NonExecutive => assert!(started),
        }
        last_day += u32::from(post.leave == Some(SNAPSHOT) && post.fate == Fate::Counted);
    }
    assert_eq!(
        last_day, 8,
        "people whose last day is the snapshot date are still counted"
    );
}

#[test]
fn a_medical_director_counts_once_and_a_consultant_nurse_is_not_a_doctor() {
    let trust = usual();
    let counted: Vec<&Post> = trust
        .people
        .iter()
        .flat_map(|person| &person.posts)
        .filter(|post| post.fate == Fate::Counted)
        .collect();
    assert_eq!(
        counted
            .iter()
            .filter(|post| post.job_role == "Medical Director")
            .count(),
        1
    );
    assert!(
        counted
            .iter()
            .any(|post| post.job_role == "Consultant" && post.staff_group.starts_with("Nursing"))
    );
    let truth = truth::count(&trust);
    let row = |band: &str| {
        truth["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["band"] == band)
            .unwrap()
            .clone()
    };
    let total = |row: &Value| {
        ["white", "bme", "unknown"]
            .iter()
            .map(|group| number(&row[*group]))
            .sum::<u64>()
    };
    assert_eq!(
        total(&row("senior_medical_manager")),
        7,
        "one medical director and six clinical directors"
    );
    let doctors = counted.iter().filter(|post| post.staff_group == "Medical and Dental");
    let consultants = doctors.filter(|post| post.pay_scale == "NHS|YC72|Consultant").count();
    assert_eq!(total(&row("consultant")), consultants as u64);
}

#[test]
fn the_answers_cover_values_that_nobody_can_place() {
    let answers = sample::answers_toml(&usual());
    for line in [
        "\"Other\" = \"bme\"",
        "\"T\" = \"white\"",
        "\"923|LOC7\" = \"band_7\"",
        "\"Apprentice Annex 21\" = \"under_1\"",
        "\"Students\" = \"exclude\"",
        "\"Locum\" = \"count\"",
        "\"Maternity\" = \"count\"",
    ] {
        assert!(answers.contains(line), "{line} is missing from:\n{answers}");
    }
}

#[test]
fn the_learning_file_is_a_small_single_byte_csv() {
    let files = sample::workbooks(&usual()).unwrap();
    let csv = &files.iter().find(|file| file.name == "learning.csv").unwrap().bytes;
    assert!(csv.len() < 3_000_000, "{} bytes", csv.len());
    assert!(
        csv.contains(&0x96) && csv.contains(&0x92),
        "an en dash and a curly apostrophe as single bytes"
    );
    assert!(
        !csv.contains(&b'?') && std::str::from_utf8(csv).is_err(),
        "it is not UTF-8 and no character was lost"
    );
}
