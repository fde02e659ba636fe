//! Small numbers cannot be found again from what is shown.

use domain::disclosure::{Level, Rule};
use domain::ethnicity::{Group, Triple};
use domain::survey::SurveyResult;
use proptest::prelude::*;

const INTERNAL: Rule = Rule::new(Level::Internal, 4);
const PUBLIC: Rule = Rule::new(Level::Public, 6);
const RULES: [Rule; 4] = [Rule::WORKING, INTERNAL, PUBLIC, Rule::new(Level::Public, 10)];

fn row() -> impl Strategy<Value = Triple> {
    (0..30_u32, 0..15_u32, 0..5_u32).prop_map(|(white, bme, unknown)| Triple::new(white, bme, unknown))
}

proptest! {
    #[test]
    fn what_a_total_gives_away_is_never_small_nor_of_one_row(rows in prop::collection::vec(row(), 1..12)) {
        for level in RULES {
            let hidden = level.hidden_rows(&rows);
            let hidden_rows: Vec<Triple> = rows.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(row, _)| *row).collect();
            for (row, hidden) in rows.iter().zip(&hidden) {
                prop_assert!(*hidden || !level.hides(*row), "{level:?} shows {row:?}");
            }
            let together: Triple = hidden_rows.iter().copied().sum();
            let all_hidden = rows.iter().zip(&hidden).all(|(row, hidden)| *hidden || row.total() == 0);
            if !hidden_rows.is_empty() && !all_hidden {
                prop_assert!(hidden_rows.len() > 1, "one hidden row is the total less what is shown");
                for group in Group::ALL {
                    prop_assert!(!level.is_small(together.get(group)), "{level:?} gives away {together:?}");
                }
            }
        }
    }
}

#[test]
fn the_levels_hide_what_they_say() {
    for (level, shown, hidden) in [
        (Rule::WORKING, &[0, 1, 6, 7][..], &[][..]),
        (INTERNAL, &[0, 5, 6, 7], &[1, 4]),
        (PUBLIC, &[0, 7, 8], &[1, 4, 5, 6]),
    ] {
        for count in shown {
            assert!(!level.is_small(*count), "{level:?} shows {count}");
        }
        for count in hidden {
            assert!(level.is_small(*count), "{level:?} hides {count}");
        }
    }
}

#[test]
fn a_second_row_is_hidden_so_that_the_first_cannot_be_worked_out() {
    let rows = [
        Triple::new(100, 40, 10),
        Triple::new(30, 3, 0),
        Triple::new(60, 20, 8),
        Triple::new(0, 0, 0),
    ];
    let hidden = INTERNAL.hidden_rows(&rows);
    assert_eq!(
        hidden,
        [false, true, true, false],
        "the smallest other row goes with it; a row of nobody helps nobody"
    );
    assert_eq!(Rule::WORKING.hidden_rows(&rows), [false; 4]);
}

#[test]
fn a_part_is_hidden_where_what_is_left_of_the_whole_is_small() {
    let whole = Triple::new(25, 40, 0);
    for (part, hidden, why) in [
        (Triple::new(12, 20, 0), false, "whole, part and rest are large"),
        (
            Triple::new(24, 20, 0),
            true,
            "one White person is left, who would be known by it",
        ),
        (
            Triple::new(25, 40, 0),
            false,
            "nobody is left, which tells of nobody apart",
        ),
        (Triple::new(3, 20, 0), true, "the part itself is small"),
    ] {
        assert_eq!(INTERNAL.hides_part(whole, part), hidden, "{why}");
        assert!(!Rule::WORKING.hides_part(whole, part), "those who count see everything");
    }
}

#[test]
fn survey_percentages_of_a_few_people_are_hidden() {
    let of = |white, bme| SurveyResult {
        white_percent: Some(25.5),
        bme_percent: Some(40.0),
        white_responses: white,
        bme_responses: bme,
    };
    assert!(PUBLIC.hides_survey(&of(Some(200), Some(5))), "five people gave 40%");
    assert!(!PUBLIC.hides_survey(&of(Some(200), Some(50))));
    assert!(
        !PUBLIC.hides_survey(&of(None, None)),
        "published without numbers of responses"
    );
}
