//! What an auditor would doubt of a return that could be right, and what it lacks: for each check the return that raises it, and its
//! neighbour that does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;
mod year;

use std::collections::BTreeMap;

use common::day;
use domain::casework::Casework;
use domain::classify::Confidence;
use domain::counts::Counts;
use domain::ethnicity::{Group, Triple};
use domain::finding::Severity;
use domain::kind::Kind;
use domain::recruitment::Recruitment;
use domain::rules::{Break, RulePack};
use domain::submission::{CellAt, Cells, Check, Column, Facts, FileFact, HalfTyped, Look, Nature, check, fill};
use domain::workforce::{Band, Section};
use year::{before, clean, pack};

/// The rules with the averaging read in the guidance, so that it is nothing to ask about.
fn rules() -> RulePack {
    let mut rules = pack();
    rules.averaging_basis.confidence = Some(Confidence::Verified);
    rules
}

fn found(counts: &Counts, previous: &BTreeMap<u16, Cells>, facts: &Facts) -> Vec<Check> {
    check(&fill(counts, None, previous, &rules()), &rules(), facts)
}

fn keys(checks: &[Check]) -> Vec<&str> {
    checks.iter().map(|held| held.key.as_str()).collect()
}

/// What is found in a year beside [`before`].
#[track_caller]
fn this_year(why: &str, counts: &Counts, expected: &[&str]) -> Vec<Check> {
    let checks = found(counts, &before(), &Facts::default());
    assert_eq!(keys(&checks), expected, "{why}");
    assert!(
        checks
            .iter()
            .all(|held| held.severity == Severity::Warning && !held.figures.is_empty()),
        "a doubt asks for a word and rests on figures: {checks:?}"
    );
    checks
}

fn with_band_5(people: Triple) -> Counts {
    let mut counts = clean();
    let workforce = counts.workforce.as_mut().unwrap();
    workforce.people.insert((Section::Clinical, Band::Band5), people);
    counts
}

fn recruited(shortlisted: Triple, appointed: Triple) -> Counts {
    Counts {
        recruitment: Some(Recruitment { shortlisted, appointed }),
        ..clean()
    }
}

#[test]
fn a_clean_year_beside_a_clean_year_has_nothing_to_remark() {
    this_year("clean", &clean(), &[]);
}

#[test]
fn every_finding_names_its_cells_and_where_to_look() {
    let mut counts = recruited(Triple::new(400, 200, 30), Triple::new(100, 201, 6));
    counts.survey[2].white_percent = Some(110.0);
    let checks = found(&counts, &before(), &Facts::default());
    let above = checks
        .iter()
        .find(|held| held.key == "above.recruitment.appointed.bme")
        .unwrap();
    let cell = |item| CellAt {
        item,
        group: Some(Group::Bme),
        column: Column::ThisYear,
    };
    assert_eq!(above.cells, [cell(35), cell(34)], "the part and its whole");
    assert_eq!(above.nature, Nature::Impossible);
    assert_eq!(above.item, Some(35));
    assert_eq!(
        above.looks,
        [Look::Data(Kind::Recruitment), Look::Receipt(35), Look::Receipt(34)]
    );
    assert_eq!(
        above.figures,
        "item 35, BME, this year = 201; item 34, BME, this year = 200; counted 201, of whom not in post 0"
    );
    let range = checks.iter().find(|held| held.key == "range.48.white").unwrap();
    assert_eq!(range.cells.len(), 1);
    assert_eq!(range.cells[0].name(), "item 48, White, this year");
}

#[test]
fn the_same_finding_on_other_figures_rests_on_other_figures() {
    let of = |appointed| {
        let counts = recruited(Triple::new(400, 200, 30), Triple::new(100, appointed, 6));
        let checks = found(&counts, &before(), &Facts::default());
        checks
            .into_iter()
            .find(|held| held.key == "above.recruitment.appointed.bme")
            .unwrap()
            .figures
    };
    assert_eq!(of(201), of(201));
    assert_ne!(
        of(201),
        of(202),
        "so that a reason given for one does not stand for the other"
    );
}

#[test]
fn unknown_ethnicity() {
    this_year(
        "45 of 865 shortlisted are 5.2%, 5 of 105 appointed 4.8%",
        &recruited(Triple::new(620, 200, 45), Triple::new(70, 30, 5)),
        &["unknown.shortlisted", "change.34", "change.35"],
    );
    this_year(
        "40 of 800 are 5%",
        &recruited(Triple::new(500, 190, 36), Triple::new(104, 38, 6)),
        &[],
    );
    let trained = |unknown| Counts {
        training: Some(Triple::new(400, 72, unknown)),
        ..clean()
    };
    // 20 staff of unknown ethnicity, so that 20 is no more than all.
    this_year("20 of 492 trained", &trained(20), &[]);
    let mut counts = trained(27);
    let workforce = counts.workforce.as_mut().unwrap();
    workforce
        .people
        .insert((Section::Clinical, Band::Band5), Triple::new(700, 150, 22));
    this_year("27 of 499 trained are 5.4%", &counts, &["unknown.training"]);
    let cases = |unknown| Counts {
        casework: Some(Casework {
            people: Triple::new(12, 5, unknown),
            cases: 20,
        }),
        ..clean()
    };
    this_year("one of 18 is more than 5% of very few", &cases(1), &[]);
    this_year("3 of 20 is not", &cases(3), &["unknown.casework", "change.39"]);
}

#[test]
fn the_share_of_unknown_ethnicity_jumps() {
    // Last year 23 of 984 were unknown, 2.3%.
    this_year("43 of 1,000", &with_band_5(Triple::new(690, 137, 38)), &[]);
    this_year(
        "45 of 1,000 are 2.2 points more",
        &with_band_5(Triple::new(690, 135, 40)),
        &["unknown.jump"],
    );
    this_year(
        "none where there were 2.3% before",
        &with_band_5(Triple::new(702, 155, 0)),
        &[],
    );
}

#[test]
fn the_whole_workforce_grows_or_shrinks() {
    // Last year 984 people.
    this_year("1,082 is 9.96% more", &with_band_5(Triple::new(777, 155, 15)), &[]);
    this_year(
        "1,083 is 10.1% more",
        &with_band_5(Triple::new(778, 155, 15)),
        &["workforce.change"],
    );
    this_year(
        "885 is 10.1% less",
        &with_band_5(Triple::new(605, 130, 15)),
        &["workforce.change"],
    );
}

#[test]
fn a_group_jumps_where_both_together_do_not() {
    // Last year 190 BME applicants were shortlisted.
    this_year(
        "237",
        &recruited(Triple::new(390, 237, 20), Triple::new(98, 47, 6)),
        &[],
    );
    let checks = this_year(
        "238 is more than a quarter more",
        &recruited(Triple::new(390, 238, 20), Triple::new(98, 47, 6)),
        &["change.34.bme"],
    );
    assert_eq!(
        checks[0].cells.iter().map(CellAt::name).collect::<Vec<_>>(),
        ["item 34, BME, this year", "item 34, BME, last year"]
    );
}

#[test]
fn survey_percentages_jump_change_places_or_stay() {
    let survey = |indicator: usize, white, bme| {
        let mut counts = clean();
        counts.survey[indicator - 5].white_percent = Some(white);
        counts.survey[indicator - 5].bme_percent = Some(bme);
        counts
    };
    // Last year 28.0 and 29.9; 62.2 and 49.2; 7.1 and 14.1.
    for (counts, expected, why) in [
        (survey(5, 28.3, 34.8), &[][..], "4.9 points"),
        (
            survey(5, 28.3, 37.4),
            &["change.46.bme"][..],
            "7.5 points are more than a quarter of 29.9",
        ),
        (survey(7, 62.0, 58.9), &[], "9.7 points are less than a quarter of 49.2"),
        (survey(7, 62.0, 59.3), &["change.48.bme"], "10.1 points"),
        (survey(8, 6.4, 19.0), &[], "4.9 points, though more than a quarter"),
        (
            survey(8, 6.4, 19.2),
            &["change.49.bme"],
            "5.1 points and more than a quarter",
        ),
        (survey(5, 29.9, 28.0), &["swapped.46"], "exactly exchanged"),
        (survey(5, 29.9, 28.1), &[], "nearly"),
        (survey(5, 28.0, 29.9), &["same.5"], "exactly last year's"),
        (survey(5, 28.0, 29.8), &[], "only one of both"),
    ] {
        this_year(why, &counts, expected);
    }
    let mut broken = rules();
    broken.breaks.push(Break {
        indicator: 7,
        year: broken.year,
        why: "The question changed.".to_owned(),
        confidence: Confidence::Verified,
        source: String::new(),
    });
    let filled = fill(&survey(7, 30.0, 20.0), None, &before(), &broken);
    let line = filled.lines.iter().find(|line| line.item.key == "survey.7").unwrap();
    assert_eq!(
        line.not_comparable.as_deref(),
        Some("Not comparable with last year: The question changed.")
    );
    assert!(
        filled
            .lines
            .iter()
            .all(|line| line.not_comparable.is_some() == (line.item.indicator == 7)),
        "no other indicator is broken"
    );
    assert_eq!(
        keys(&check(&filled, &broken, &Facts::default())),
        Vec::<&str>::new(),
        "a jump across a break says nothing"
    );
    broken.breaks[0].year -= 1;
    let later = fill(&clean(), None, &before(), &broken);
    assert!(
        later.lines.iter().all(|line| line.not_comparable.is_none()),
        "a break before last year stands between neither"
    );
}

#[test]
fn figures_that_are_last_years() {
    let previous = before();
    let at = |item: u16, group: usize| previous[&item][group].unwrap();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers of people"
    )]
    let triple = |item: u16| Triple::new(at(item, 0) as u32, at(item, 1) as u32, at(item, 2) as u32);
    this_year("all of indicator 2", &recruited(triple(34), triple(35)), &["same.2"]);
    this_year(
        "one applicant more",
        &recruited(triple(34), triple(35) + Triple::new(1, 0, 0)),
        &[],
    );
    this_year(
        "indicator 4",
        &Counts {
            training: Some(triple(43)),
            ..clean()
        },
        &["same.4"],
    );
    let mut workforce = clean();
    let people = &mut workforce.workforce.as_mut().unwrap().people;
    people.insert((Section::Clinical, Band::Band5), triple(1));
    people.insert((Section::NonClinical, Band::Vsm), triple(2));
    let checks = this_year("every row of indicator 1", &workforce, &["same.1"]);
    assert_eq!(checks[0].cells.len(), 12, "four rows of three groups");
    // The board and so few cases often are what they were.
    assert_eq!(previous[&50], [Some(14.0), Some(3.0), Some(0.0)]);
    assert_eq!(previous[&39], [Some(8.0), Some(3.0), Some(1.0)]);
}

#[test]
fn a_block_of_rows_that_is_last_years_is_told_alone() {
    let mut rules = rules();
    for item in &mut rules.items {
        item.block = if item.number < 29 {
            "Agenda for Change"
        } else {
            "Medical"
        }
        .to_owned();
    }
    let filled = fill(&clean(), None, &before(), &rules);
    assert_eq!(
        keys(&check(&filled, &rules, &Facts::default())),
        ["same.block.29"],
        "the medical rows of both years are the same, the others are not"
    );
}

#[test]
fn likelihoods_that_are_hardly_ever_so() {
    // Few enough shortlisted applicants change so much that this is said as well.
    let of = |shortlisted: Triple, appointed: Triple| {
        let checks = found(&recruited(shortlisted, appointed), &BTreeMap::new(), &Facts::default());
        keys(&checks)
            .into_iter()
            .filter(|key| key.starts_with("likelihood."))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(Triple::new(100, 100, 0), Triple::new(90, 89, 0)), [""; 0], "90%");
    assert_eq!(
        of(Triple::new(100, 100, 0), Triple::new(91, 89, 0)),
        ["likelihood.recruitment.white"]
    );
    assert_eq!(
        of(Triple::new(200, 19, 0), Triple::new(20, 0, 0)),
        [""; 0],
        "19 applicants are too few to say"
    );
    assert_eq!(
        of(Triple::new(200, 100, 0), Triple::new(20, 0, 0)),
        ["likelihood.recruitment.bme"],
        "none of a hundred"
    );
    assert_eq!(
        of(Triple::new(200, 200, 0), Triple::new(50, 10, 0)),
        [""; 0],
        "a ratio of 5"
    );
    assert_eq!(
        of(Triple::new(200, 200, 0), Triple::new(51, 10, 0)),
        ["likelihood.ratio.37"]
    );
    assert_eq!(
        of(Triple::new(200, 200, 0), Triple::new(16, 2, 0)),
        [""; 0],
        "18 appointments are few"
    );

    let cases = |people: Triple| {
        let counts = Counts {
            casework: Some(Casework {
                people,
                cases: people.total(),
            }),
            ..clean()
        };
        let checks = found(&counts, &BTreeMap::new(), &Facts::default());
        keys(&checks)
            .into_iter()
            .filter(|key| key.starts_with("likelihood."))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(cases(Triple::new(80, 18, 0)), [""; 0], "10% of each");
    assert_eq!(cases(Triple::new(81, 18, 0)), ["likelihood.casework.white"]);
    assert_eq!(cases(Triple::new(4, 6, 0)), [""; 0], "a ratio of 6.67 of ten people");

    let mut counts = clean();
    counts.training = Some(Triple::new(7, 2, 0));
    let checks = found(&counts, &BTreeMap::new(), &Facts::default());
    assert!(
        keys(&checks).contains(&"likelihood.training.white"),
        "7 of 800: {:?}",
        keys(&checks)
    );
    assert!(
        !keys(&checks).contains(&"likelihood.training.bme"),
        "2 of 180 are more than 1%"
    );
}

#[test]
fn a_board_without_votes() {
    let mut counts = clean();
    let board = counts.board.as_mut().unwrap();
    board.non_voting = board.total();
    board.voting = Triple::default();
    this_year("nobody votes", &counts, &["board.votes"]);
    let board = counts.board.as_mut().unwrap();
    board.voting = Triple::new(1, 0, 0);
    board.non_voting.white -= 1;
    this_year("one does", &counts, &[]);
}

#[test]
fn a_board_of_nobody_is_impossible() {
    let mut counts = clean();
    counts.board = Some(domain::board::Board::default());
    let found = found(&counts, &before(), &Facts::default());
    let held = found.iter().find(|held| held.key == "board.nobody").unwrap();
    assert_eq!((held.nature, held.severity), (Nature::Impossible, Severity::Error));
}

#[test]
fn a_board_whose_groups_change_places() {
    let mut counts = clean();
    let board = counts.board.as_mut().unwrap();
    for part in [
        &mut board.voting,
        &mut board.non_voting,
        &mut board.executive,
        &mut board.non_executive,
    ] {
        *part = Triple::new(part.bme, part.white, part.unknown);
    }
    this_year("from 3 of 17 to 14 of 17", &counts, &["board.share"]);
}

#[test]
fn survey_percentages_that_are_hardly_ever_so() {
    // The question of indicator 7 has no earlier year here, as after a break in its series.
    for (white, bme, expected) in [
        (100.0, 0.0, Some("survey.extreme.7")),
        (100.0, 99.0, Some("survey.extreme.7")),
        (80.0, 39.0, Some("survey.extreme.7")),
        (60.0, 45.0, None),
    ] {
        let mut counts = clean();
        counts.survey[2].white_percent = Some(white);
        counts.survey[2].bme_percent = Some(bme);
        let checks = check(
            &fill(&counts, None, &BTreeMap::new(), &rules()),
            &rules(),
            &Facts::default(),
        );
        let extreme: Vec<&str> = keys(&checks)
            .into_iter()
            .filter(|key| key.starts_with("survey.extreme"))
            .collect();
        assert_eq!(extreme, expected.into_iter().collect::<Vec<_>>(), "{white} and {bme}");
    }
}

fn file(kind: Kind, name: &str) -> FileFact {
    FileFact {
        kind,
        name: name.to_owned(),
        as_at: None,
        rows: 100,
        outside_period: 10,
    }
}

#[test]
fn files_of_another_year_or_day() {
    let dated = |kind, as_at| FileFact {
        as_at: Some(as_at),
        ..file(kind, "list.xlsx")
    };
    let outside = |outside_period| FileFact {
        outside_period,
        ..file(Kind::Recruitment, "applications.csv")
    };
    for (file, expected, why) in [
        (dated(Kind::Staff, day(2026, 3, 31)), None, "the snapshot"),
        (dated(Kind::Staff, day(2026, 4, 1)), Some("snapshot.date"), "a day late"),
        (
            dated(Kind::Staff, day(2025, 4, 1)),
            Some("snapshot.date"),
            "early in the same year",
        ),
        (
            dated(Kind::Staff, day(2025, 3, 31)),
            Some("wrong_year.staff"),
            "last year's snapshot",
        ),
        (
            dated(Kind::Board, day(2025, 3, 31)),
            Some("wrong_year.board"),
            "a board of last year",
        ),
        (
            dated(Kind::Return, day(2025, 3, 31)),
            None,
            "last year's return is of last year",
        ),
        (
            file(Kind::Staff, "ESR 31 March 2026.xlsx"),
            None,
            "this year in the name",
        ),
        (
            file(Kind::Staff, "ESR 31 March 2025.xlsx"),
            Some("wrong_year.staff"),
            "last year in the name",
        ),
        (file(Kind::Staff, "ESR.xlsx"), None, "no year in the name"),
        (
            file(Kind::Recruitment, "TRAC 2025-26.csv"),
            None,
            "the year that ends now",
        ),
        (
            file(Kind::Recruitment, "TRAC 2025.csv"),
            None,
            "named by its first year",
        ),
        (
            file(Kind::Recruitment, "TRAC 2024-25.csv"),
            Some("wrong_year.recruitment"),
            "the year before",
        ),
        (
            file(Kind::Casework, "Cases 2024.csv"),
            Some("wrong_year.casework"),
            "two years ago",
        ),
        (
            file(Kind::Survey, "NSS25 2025 RZZ.xlsx"),
            None,
            "the survey of last autumn",
        ),
        (
            file(Kind::Survey, "NSS24 2024 RZZ.xlsx"),
            Some("wrong_year.survey"),
            "the survey before it",
        ),
        (outside(50), None, "half of the rows lie outside"),
        (outside(51), Some("wrong_year.recruitment"), "more than half do"),
    ] {
        let facts = Facts {
            files: vec![file],
            ..Facts::default()
        };
        let checks = found(&clean(), &before(), &facts);
        assert_eq!(keys(&checks), expected.into_iter().collect::<Vec<_>>(), "{why}");
        assert!(
            checks.iter().all(|held| !held.looks.is_empty()),
            "{why}: says where to look"
        );
    }
}

#[test]
fn what_is_not_there() {
    let facts = Facts {
        half_typed: vec![HalfTyped {
            kind: Kind::Recruitment,
            wanted: vec!["BME: shortlisted".to_owned()],
        }],
        typed: vec![Kind::Survey, Kind::Board],
        files: vec![file(Kind::Board, "Board.xlsx")],
        ..Facts::default()
    };
    let checks = found(&clean(), &before(), &facts);
    assert_eq!(
        keys(&checks),
        ["typed.recruitment", "evidence.survey"],
        "figures begun, figures without a file; the board has one"
    );
    assert!(
        checks[0].message.contains("Still needed: BME: shortlisted."),
        "{:?}",
        checks[0]
    );
    assert!(checks.iter().all(|held| held.nature == Nature::Incomplete));

    let none = found(&clean(), &BTreeMap::new(), &Facts::default());
    assert_eq!(keys(&none), ["last_year.missing"]);
    let mut some = before();
    some.retain(|item, _| *item < 46 || *item > 49);
    let some = found(&clean(), &some, &Facts::default());
    assert_eq!(keys(&some), ["last_year.missing"]);
    assert_eq!(
        some[0].message,
        "Last year’s figures are not held for indicators 5, 6, 7, 8."
    );
    assert_ne!(some[0].figures, none[0].figures, "another lack needs another word");

    let filled = fill(&clean(), None, &before(), &pack());
    let recalled = check(&filled, &pack(), &Facts::default());
    assert_eq!(
        keys(&recalled),
        ["averaging.stated"],
        "a way known only from memory is not stated"
    );
    assert_eq!(recalled[0].looks, [Look::Indicator(3)]);
}

#[test]
fn last_years_return_contradicts_itself() {
    let with = |item: u16, cells: Cells| {
        let mut previous = before();
        previous.insert(item, cells);
        found(&clean(), &previous, &Facts::default())
    };
    let off = with(38, [Some(791.0), Some(175.0), Some(23.0)]);
    assert_eq!(
        keys(&off),
        ["last.workforce.sum", "ratio.41", "ratio.45"],
        "its rows make 791, 170 and 23, and the ratios were worked out from these"
    );
    assert_eq!(
        (off[0].severity, off[0].nature),
        (Severity::Warning, Nature::Suspicious)
    );
    assert!(off[0].message.contains("BME 170 against 175"), "{}", off[0].message);
    assert!(
        off[0].message.contains("not worked out"),
        "says what is used instead: {}",
        off[0].message
    );
    let above = with(51, [Some(15.0), Some(2.0), Some(0.0)]);
    assert_eq!(keys(&above), ["last.above.board.voting.white", "last.board.parts"]);
    let negative = with(43, [Some(-1.0), Some(70.0), Some(5.0)]);
    assert!(
        keys(&negative).contains(&"last.heads.43.white"),
        "{:?}",
        keys(&negative)
    );
    let beyond = with(46, [Some(101.0), Some(29.9), None]);
    assert!(keys(&beyond).contains(&"last.range.46.white"), "{:?}", keys(&beyond));
    assert!(
        beyond.iter().all(|held| held.severity == Severity::Warning),
        "last year stops nothing"
    );
}
