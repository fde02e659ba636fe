//! The return: what fills each item, and the checks an auditor would make of it.

mod common;

use std::collections::BTreeMap;

use domain::board::Board;
use domain::casework::Casework;
use domain::counts::Counts;
use domain::ethnicity::Triple;
use domain::finding::Severity;
use domain::past;
use domain::recruitment::Recruitment;
use domain::rules::{Measure, RulePack};
use domain::submission::{Cells, Check, Explained, Return, check, fill, is_known_key};
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};

const ITEMS: &[(u16, u8, Measure, &str)] = &[
    (1, 1, Measure::Headcount, "workforce.clinical.band_5"),
    (2, 1, Measure::Headcount, "workforce.non_clinical.vsm"),
    (29, 1, Measure::Headcount, "workforce.medical.consultant"),
    (30, 1, Measure::Headcount, "workforce.medical.senior_medical_manager"),
    (34, 2, Measure::Headcount, "recruitment.shortlisted"),
    (35, 2, Measure::Headcount, "recruitment.appointed"),
    (36, 2, Measure::Calculated, "recruitment.likelihood"),
    (37, 2, Measure::Calculated, "recruitment.ratio"),
    (38, 3, Measure::Calculated, "workforce.total"),
    (39, 3, Measure::Headcount, "casework.people"),
    (40, 3, Measure::Calculated, "casework.likelihood"),
    (41, 3, Measure::Calculated, "casework.ratio"),
    (43, 4, Measure::Headcount, "training.people"),
    (45, 4, Measure::Calculated, "training.ratio"),
    (46, 5, Measure::Percentage, "survey.5"),
    (47, 6, Measure::Percentage, "survey.6"),
    (48, 7, Measure::Percentage, "survey.7"),
    (49, 8, Measure::Percentage, "survey.8"),
    (50, 9, Measure::Headcount, "board.total"),
    (51, 9, Measure::Headcount, "board.voting"),
    (52, 9, Measure::Calculated, "board.non_voting"),
    (54, 9, Measure::Headcount, "board.executive"),
    (55, 9, Measure::Calculated, "board.non_executive"),
    (58, 9, Measure::Calculated, "board_percent.voting"),
    (62, 9, Measure::Calculated, "workforce_percent.total"),
    (64, 9, Measure::Calculated, "board_difference.voting"),
];

fn pack() -> RulePack {
    common::rules(ITEMS)
}

/// A year without anything to remark on: 800 White, 180 BME and 20 unknown staff.
fn clean() -> Counts {
    let mut workforce = Workforce::default();
    for (section, band, people) in [
        (Section::Clinical, Band::Band5, Triple::new(700, 150, 15)),
        (Section::NonClinical, Band::Vsm, Triple::new(40, 10, 0)),
        (Section::Medical, Band::Consultant, Triple::new(50, 15, 5)),
        (Section::Medical, Band::SeniorMedicalManager, Triple::new(10, 5, 0)),
    ] {
        workforce.people.insert((section, band), people);
    }
    let survey = |white, bme| SurveyResult {
        white_percent: Some(white),
        bme_percent: Some(bme),
        ..SurveyResult::default()
    };
    Counts {
        workforce: Some(workforce),
        recruitment: Some(Recruitment {
            shortlisted: Triple::new(400, 200, 30),
            appointed: Triple::new(100, 40, 6),
        }),
        casework: Some(Casework {
            people: Triple::new(8, 3, 1),
            cases: 13,
        }),
        training: Some(Triple::new(400, 72, 5)),
        survey: [
            survey(27.3, 31.0),
            survey(21.4, 27.9),
            survey(61.5, 50.3),
            survey(6.4, 15.2),
        ],
        board: Some(Board {
            voting: Triple::new(11, 2, 0),
            non_voting: Triple::new(3, 1, 0),
            executive: Triple::new(6, 1, 0),
            non_executive: Triple::new(8, 2, 0),
        }),
    }
}

fn filled(counts: &Counts, previous: &BTreeMap<u16, Cells>) -> Return {
    fill(counts, previous, &pack())
}

fn checks(counts: &Counts, previous: &BTreeMap<u16, Cells>) -> Vec<Check> {
    check(&filled(counts, previous), counts, Explained::default())
}

#[track_caller]
fn finds(why: &str, found: &[Check], expected: &[(&str, Severity)]) {
    let found: Vec<(&str, Severity)> = found.iter().map(|held| (held.key.as_str(), held.severity)).collect();
    assert_eq!(found, expected, "{why}");
}

#[test]
fn every_item_is_filled_with_what_its_key_says() {
    let held = filled(&clean(), &BTreeMap::new());
    for (number, expected, why) in [
        (
            29,
            [Some(60.0), Some(20.0), Some(5.0)],
            "consultants include the senior medical managers",
        ),
        (30, [Some(10.0), Some(5.0), Some(0.0)], "of which line"),
        (34, [Some(400.0), Some(200.0), Some(30.0)], "shortlisted"),
        (36, [Some(0.25), Some(0.2), Some(0.2)], "appointed of shortlisted"),
        (37, [Some(1.25), None, None], "White over BME, in the first cell"),
        (
            38,
            [Some(800.0), Some(180.0), Some(20.0)],
            "the managers are in the workforce once",
        ),
        (39, [Some(8.0), Some(3.0), Some(1.0)], "people, not the 13 cases"),
        (40, [Some(0.01), Some(3.0 / 180.0), Some(0.05)], "of the workforce"),
        (41, [Some(5.0 / 3.0), None, None], "BME over White"),
        (45, [Some(1.25), None, None], "White over BME"),
        (48, [Some(61.5), Some(50.3), None], "percentages as published"),
        (50, [Some(14.0), Some(3.0), Some(0.0)], "voting and non-voting"),
        (55, [Some(8.0), Some(2.0), Some(0.0)], "non-executives"),
        (
            58,
            [Some(1100.0 / 13.0), Some(200.0 / 13.0), Some(0.0)],
            "share of the voting members",
        ),
        (62, [Some(80.0), Some(18.0), Some(2.0)], "share of the workforce"),
        (
            64,
            [Some(1100.0 / 13.0 - 80.0), Some(200.0 / 13.0 - 18.0), Some(-2.0)],
            "points",
        ),
    ] {
        let line = held.lines.iter().find(|line| line.item.number == number);
        let current = line.map(|line| line.current).unwrap_or_default();
        for (found, wanted) in current.into_iter().zip(expected) {
            assert!(
                match (found, wanted) {
                    (Some(found), Some(wanted)) => (found - wanted).abs() < 1e-9,
                    (None, None) => true,
                    _ => false,
                },
                "item {number}: {found:?}, expected {wanted:?}: {why}"
            );
        }
    }
}

#[test]
fn keys_are_known_or_refused() {
    for &(_, _, _, key) in ITEMS {
        assert!(is_known_key(key), "{key} fills an item");
    }
    for key in [
        "",
        "workforce",
        "workforce.clinical",
        "workforce.clinical.band_10",
        "workforce.surgical.band_5",
        "recruitment.people",
        "casework.appointed",
        "survey.4",
        "survey.9",
        "survey.x",
        "board.chair",
        "board_difference",
    ] {
        assert!(!is_known_key(key), "{key:?} fills nothing and must be refused");
    }
}

#[test]
fn nothing_held_leaves_cells_empty_and_not_nought() {
    let held = filled(&Counts::default(), &BTreeMap::new());
    assert!(
        held.lines.iter().all(|line| line.current == [None; 3]),
        "what is not held is not nought"
    );
    let found = checks(&Counts::default(), &BTreeMap::new());
    let keys: Vec<&str> = found.iter().map(|held| held.key.as_str()).collect();
    let expected: Vec<String> = (1..=9).map(|number| format!("missing.{number}")).collect();
    assert_eq!(keys, expected, "each indicator is missing once");
    assert!(
        found.iter().all(|held| held.severity == Severity::Error),
        "each of them stops a submission"
    );
}

#[test]
fn a_clean_year_has_nothing_to_remark() {
    finds("a clean year", &checks(&clean(), &BTreeMap::new()), &[]);
}

#[test]
fn half_a_survey_result_is_missing() {
    let mut counts = clean();
    counts.survey[2].bme_percent = None;
    finds(
        "the BME figure of indicator 7",
        &checks(&counts, &BTreeMap::new()),
        &[("missing.7", Severity::Error)],
    );
}

#[test]
fn a_part_above_its_whole_is_an_error_unless_leavers_explain_it() {
    let error = Severity::Error;
    let mut counts = clean();
    counts.recruitment = Some(Recruitment {
        shortlisted: Triple::new(400, 20, 30),
        appointed: Triple::new(100, 21, 31),
    });
    finds(
        "more appointed than shortlisted, in two groups",
        &checks(&counts, &BTreeMap::new()),
        &[
            ("above.recruitment.appointed.bme", error),
            ("above.recruitment.appointed.unknown", error),
        ],
    );

    let mut counts = clean();
    counts.training = Some(Triple::new(803, 72, 5));
    let held = filled(&counts, &BTreeMap::new());
    for (leavers, severity, why) in [
        (0, Severity::Error, "nothing explains three too many"),
        (2, Severity::Error, "two leavers do not explain three too many"),
        (3, Severity::Warning, "three leavers do"),
        (900, Severity::Warning, "more leavers than people trained do"),
    ] {
        let explained = Explained {
            trained_not_in_post: Triple::new(leavers, 0, 0),
            ..Explained::default()
        };
        finds(
            why,
            &check(&held, &counts, explained),
            &[("above.training.people.white", severity)],
        );
    }
    let wrong_group = Explained {
        trained_not_in_post: Triple::new(0, 50, 50),
        disciplined_not_in_post: Triple::new(50, 0, 0),
    };
    finds(
        "leavers of another group or of the other count explain nothing",
        &check(&held, &counts, wrong_group),
        &[("above.training.people.white", error)],
    );

    let mut counts = clean();
    counts.casework = Some(Casework {
        people: Triple::new(8, 3, 24),
        cases: 35,
    });
    let explained = Explained {
        disciplined_not_in_post: Triple::new(0, 0, 4),
        ..Explained::default()
    };
    finds(
        "people on no staff list count as unknown",
        &check(&filled(&counts, &BTreeMap::new()), &counts, explained),
        &[("above.casework.people.unknown", Severity::Warning)],
    );
}

#[test]
fn a_part_as_large_as_its_whole_is_right() {
    let mut counts = clean();
    counts.training = Some(Triple::new(800, 180, 20));
    finds("everybody was trained", &checks(&counts, &BTreeMap::new()), &[]);
}

#[test]
fn a_board_whose_pairs_differ_is_an_error() {
    let mut counts = clean();
    if let Some(board) = &mut counts.board {
        board.executive.white += 1;
    }
    finds(
        "executive and non-executive make one member too many",
        &checks(&counts, &BTreeMap::new()),
        &[("board.parts", Severity::Error)],
    );
}

#[test]
fn somebody_in_a_row_the_return_does_not_have_is_an_error() {
    let mut counts = clean();
    if let Some(workforce) = &mut counts.workforce {
        workforce
            .people
            .insert((Section::Medical, Band::Band6), Triple::new(1, 0, 0));
    }
    finds(
        "a nurse's band in the medical section stands in no line",
        &checks(&counts, &BTreeMap::new()),
        &[("workforce.sum", Severity::Error)],
    );
}

#[test]
fn more_than_five_percent_unknown_warns() {
    let with_unknown = |unknown: u32| {
        let mut counts = clean();
        if let Some(workforce) = &mut counts.workforce {
            workforce.people.insert(
                (Section::Clinical, Band::Band5),
                Triple::new(700, 150 - unknown, 15 + unknown),
            );
        }
        counts
    };
    finds(
        "exactly 5 %: 50 of 1,000",
        &checks(&with_unknown(30), &BTreeMap::new()),
        &[],
    );
    finds(
        "5.1 %: 51 of 1,000",
        &checks(&with_unknown(31), &BTreeMap::new()),
        &[("unknown.share", Severity::Warning)],
    );
}

#[test]
fn percentages_out_of_range_or_typed_as_fractions_are_told() {
    for (percent, expected) in [
        (100.0, None),
        (0.0, None),
        (1.0, None),
        (100.1, Some(("range.46.bme", Severity::Error))),
        (-0.1, Some(("range.46.bme", Severity::Error))),
        (2730.0, Some(("range.46.bme", Severity::Error))),
        (f64::NAN, Some(("range.46.bme", Severity::Error))),
        (f64::INFINITY, Some(("range.46.bme", Severity::Error))),
        (0.31, Some(("fraction.46.bme", Severity::Warning))),
        (0.99, Some(("fraction.46.bme", Severity::Warning))),
    ] {
        let mut counts = clean();
        counts.survey[0].bme_percent = Some(percent);
        let expected: Vec<(&str, Severity)> = expected.into_iter().collect();
        finds(
            &format!("{percent} as a percentage"),
            &checks(&counts, &BTreeMap::new()),
            &expected,
        );
    }
}

#[test]
fn changes_since_last_year() {
    let change = ("change.1", Severity::Warning);
    let swapped = ("swapped.1", Severity::Warning);
    for (before, expected, why) in [
        ([700.0, 150.0, 15.0], None, "no change"),
        ([692.0, 0.0, 0.0], None, "865 from 692 is exactly a quarter more"),
        ([691.0, 0.0, 0.0], Some(change), "865 from 691 is more than a quarter"),
        ([1153.0, 0.0, 0.0], None, "865 from 1153 is just under a quarter less"),
        (
            [1154.0, 0.0, 0.0],
            Some(change),
            "865 from 1154 is more than a quarter less",
        ),
        ([0.0, 0.0, 0.0], Some(change), "865 from nobody"),
        ([150.0, 700.0, 15.0], Some(swapped), "exactly exchanged"),
        (
            [140.0, 660.0, 20.0],
            Some(swapped),
            "exchanged, with a year's ordinary changes",
        ),
        ([600.0, 190.0, 40.0], None, "both groups changed, but not crosswise"),
    ] {
        let previous = BTreeMap::from([(1, before.map(Some))]);
        let expected: Vec<(&str, Severity)> = expected.into_iter().collect();
        finds(why, &checks(&clean(), &previous), &expected);
    }
    let partly = BTreeMap::from([(1, [Some(10.0), None, None])]);
    finds(
        "half a line of last year is not compared",
        &checks(&clean(), &partly),
        &[],
    );
}

#[test]
fn small_rows_change_without_a_warning() {
    for (before, why) in [
        ([5.0, 10.0, 0.0], "15 from 15, and exchanged as small rows often are"),
        ([3.0, 1.0, 0.0], "15 from 4"),
    ] {
        let mut counts = clean();
        if let Some(workforce) = &mut counts.workforce {
            workforce
                .people
                .insert((Section::NonClinical, Band::Vsm), Triple::new(10, 5, 0));
        }
        let previous = BTreeMap::from([(2, before.map(Some))]);
        finds(why, &checks(&counts, &previous), &[]);
    }
    let grown = BTreeMap::from([(2, [Some(10.0), Some(5.0), Some(0.0)])]);
    finds(
        "15 to 50 is not small",
        &checks(&clean(), &grown),
        &[("change.2", Severity::Warning)],
    );
}

#[test]
fn a_return_read_back_gives_the_same_return() {
    let first = filled(&clean(), &BTreeMap::new());
    let items: BTreeMap<u16, Cells> = first
        .lines
        .iter()
        .map(|line| (line.item.number, line.current))
        .collect();
    let again = past::counts(&items, &pack());
    assert_eq!(
        again.staff(),
        clean().staff(),
        "managers are not counted twice on the way"
    );
    assert_eq!(
        again.board,
        clean().board,
        "the board's parts are found from the totals"
    );
    assert_eq!(
        filled(&again, &BTreeMap::new()).lines,
        first.lines,
        "every cell comes back"
    );
}
