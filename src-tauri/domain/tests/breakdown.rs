//! Breakdowns: nobody twice, nobody dropped, and nothing small to be found again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;

use domain::breakdown::{self, Cell, Dimension, Key, Line, NoComparison, Particulars, Place};
use domain::disclosure::{Level, Rule};

const INTERNAL: Rule = Rule::new(Level::Internal, 4);
const RULES: [Rule; 3] = [Rule::WORKING, INTERNAL, Rule::new(Level::Public, 6)];

use domain::ethnicity::{Group, Triple};
use domain::indicator::{NotCalculable, Ratio};
use domain::sentence;
use domain::workforce::{Band, Section};
use proptest::prelude::*;

fn particulars() -> impl Strategy<Value = Particulars> {
    (
        prop::option::of(prop::sample::select(vec!['A', 'C', 'H', 'N', 'S', 'Z'])),
        prop::option::of(prop::sample::select(Section::ALL.to_vec())),
        prop::option::of(prop::sample::select(Band::ALL.to_vec())),
        prop::sample::select(vec!["", "Nursing", "Estates"]),
        prop::sample::select(vec!["", "Surgery", "Medicine", "unknown"]),
        prop::sample::select(vec!["", "Female", "Male"]),
        prop::option::of(any::<bool>()),
    )
        .prop_map(
            |(category, section, band, staff_group, division, sex, overseas)| Particulars {
                category,
                section,
                band,
                staff_group: staff_group.to_owned(),
                division: division.to_owned(),
                sex: sex.to_owned(),
                overseas,
            },
        )
}

fn triple(most: u32) -> impl Strategy<Value = Triple> {
    (0..most, 0..most, 0..most).prop_map(|(white, bme, unknown)| Triple::new(white, bme, unknown))
}

/// Where people stand, owned.
#[derive(Debug, Clone)]
enum Standing {
    Recorded(Particulars),
    NotListed,
    NoNumber,
}

impl Standing {
    fn place(&self) -> Place<'_> {
        match self {
            Self::Recorded(held) => Place::Recorded(held),
            Self::NotListed => Place::NotListed,
            Self::NoNumber => Place::NoNumber,
        }
    }
}

fn cells() -> impl Strategy<Value = Vec<(Standing, Triple, Triple)>> {
    let standing = prop_oneof![
        8 => particulars().prop_map(Standing::Recorded),
        1 => Just(Standing::NotListed),
        1 => Just(Standing::NoNumber),
    ];
    prop::collection::vec((standing, triple(40), triple(6)), 0..30)
}

fn lines(dimension: Dimension, cells: &[(Standing, Triple, Triple)]) -> Vec<Line<'_>> {
    breakdown::lines(
        dimension,
        cells.iter().map(|(standing, whole, part)| Cell {
            place: standing.place(),
            whole: *whole,
            part: *part,
        }),
    )
}

/// The nine counts of a line that can be known of it: the whole, the part, and what is left between them.
fn counts(line: &Line<'_>) -> [u32; 9] {
    let rest = |group| line.whole.get(group).saturating_sub(line.part.get(group));
    let [a, b, c] = Group::ALL;
    let (whole, part) = (line.whole, line.part);
    [
        whole.get(a),
        whole.get(b),
        whole.get(c),
        part.get(a),
        part.get(b),
        part.get(c),
        rest(a),
        rest(b),
        rest(c),
    ]
}

proptest! {
    #[test]
    fn the_lines_of_every_dimension_add_up_to_the_whole(cells in cells()) {
        let whole: Triple = cells.iter().map(|(_, whole, _)| *whole).sum();
        let part: Triple = cells.iter().map(|(_, _, part)| *part).sum();
        for dimension in Dimension::ALL {
            let lines = lines(dimension, &cells);
            prop_assert_eq!(breakdown::total(&lines), (whole, part), "by {}", dimension.key());
            for pair in lines.windows(2) {
                prop_assert!(pair[0].key < pair[1].key, "each line stands once and in order");
            }
        }
    }

    #[test]
    fn a_hidden_number_cannot_be_worked_out_from_the_total(cells in cells()) {
        for (dimension, level) in Dimension::ALL.into_iter().zip(RULES.into_iter().cycle()) {
            let lines = lines(dimension, &cells);
            let hidden = breakdown::hidden(&lines, &[], level);
            let mut together = [0; 9];
            let mut number = 0;
            for (line, hidden) in lines.iter().zip(&hidden) {
                if *hidden {
                    number += 1;
                    for (sum, count) in together.iter_mut().zip(counts(line)) {
                        *sum += count;
                    }
                } else {
                    prop_assert!(counts(line).iter().all(|count| !level.is_small(*count)), "{level:?} shows {line:?}");
                }
            }
            if number > 0 && number < lines.len() {
                prop_assert!(number > 1, "one hidden line is the total less what is shown");
                prop_assert!(together.iter().all(|count| !level.is_small(*count)), "{level:?} gives away {together:?}");
            }
        }
    }

    #[test]
    fn what_another_table_of_the_same_people_hides_stays_hidden(cells in cells()) {
        let lines = lines(Dimension::Division, &cells);
        let people: Vec<Triple> = lines.iter().map(|line| line.whole).collect();
        let already = INTERNAL.hidden_rows(&people);
        let hidden = breakdown::hidden(&lines, &already, INTERNAL);
        for (before, after) in already.iter().zip(&hidden) {
            prop_assert!(!before | after, "two tables side by side would show by difference what each hides");
        }
    }
}

fn of(category: char) -> Particulars {
    Particulars {
        category: Some(category),
        ..Particulars::default()
    }
}

fn cell(held: &Particulars, whole: Triple, part: Triple) -> Cell<'_> {
    Cell {
        place: Place::Recorded(held),
        whole,
        part,
    }
}

#[test]
fn an_ethnic_category_is_set_beside_white_people_as_a_whole() {
    let rules = common::rules(&[]);
    let (british, irish, indian, african) = (of('A'), of('B'), of('H'), of('N'));
    let unknown = Particulars::default();
    let lines = breakdown::lines(
        Dimension::EthnicGroup,
        [
            cell(&british, Triple::new(900, 0, 0), Triple::new(270, 0, 0)),
            cell(&irish, Triple::new(100, 0, 0), Triple::new(30, 0, 0)),
            cell(&indian, Triple::new(0, 200, 0), Triple::new(0, 30, 0)),
            cell(&african, Triple::new(0, 50, 0), Triple::new(0, 0, 0)),
            cell(&unknown, Triple::new(0, 0, 40), Triple::new(0, 0, 9)),
        ],
    );
    let all = breakdown::total(&lines);
    let found: Vec<_> = lines
        .iter()
        .map(|line| {
            let compared = breakdown::compare(Dimension::EthnicGroup, Ratio::Appointment, line, all, &rules);
            (line.key, compared.map(|held| held.value))
        })
        .collect();
    assert_eq!(
        found,
        [
            (Key::Category('A'), Err(NoComparison::White)),
            (Key::Category('B'), Err(NoComparison::White)),
            (Key::Category('H'), Ok(Ok(2.0))), // 300 of 1,000 White, 30 of 200 Indian
            (Key::Category('N'), Ok(Err(NotCalculable::NoEvents(Group::Bme)))),
            (Key::Unknown, Err(NoComparison::Unknown)),
        ]
    );
    let short = breakdown::compare(Dimension::EthnicGroup, Ratio::Appointment, &lines[2], all, &rules).unwrap();
    assert_eq!(
        short.shortfall(),
        Some(30.0),
        "60 of 200 at White people’s rate, less the 30 appointed"
    );
}

#[test]
fn a_line_is_not_compared_where_a_rate_would_be_none() {
    let rules = common::rules(&[]);
    let surgery = Particulars {
        division: "Surgery".to_owned(),
        ..Particulars::default()
    };
    let compare = |line: &Line<'_>| {
        breakdown::compare(
            Dimension::Division,
            Ratio::Disciplinary,
            line,
            (line.whole, line.part),
            &rules,
        )
        .map(|held| held.value)
    };
    let lines = breakdown::lines(
        Dimension::Division,
        [
            cell(&surgery, Triple::new(20, 2, 0), Triple::new(1, 3, 0)),
            Cell {
                place: Place::NotListed,
                whole: Triple::default(),
                part: Triple::new(2, 0, 1),
            },
            Cell {
                place: Place::NoNumber,
                whole: Triple::new(0, 0, 7),
                part: Triple::new(0, 0, 2),
            },
        ],
    );
    assert_eq!(
        lines.iter().map(|line| line.key).collect::<Vec<_>>(),
        [Key::Text("Surgery"), Key::NotGiven, Key::NotListed]
    );
    assert_eq!(compare(&lines[0]), Err(NoComparison::MoreThanWhole(Group::Bme)));
    assert_eq!(compare(&lines[1]), Err(NoComparison::Unknown));
    assert_eq!(compare(&lines[2]), Err(NoComparison::NotInPost));
}

#[test]
fn what_is_not_marked_as_overseas_is_without_overseas_recruitment() {
    let said = |overseas| Particulars {
        overseas,
        ..Particulars::default()
    };
    let (yes, no, silent) = (said(Some(true)), said(Some(false)), said(None));
    let ten = Triple::new(10, 10, 0);
    let lines = breakdown::lines(
        Dimension::Overseas,
        [&yes, &no, &silent].map(|held| cell(held, ten, Triple::default())),
    );
    let found: Vec<_> = lines
        .iter()
        .map(|line| (line.key.text().into_owned(), line.whole))
        .collect();
    assert_eq!(
        found,
        [
            ("without".to_owned(), Triple::new(20, 20, 0)),
            ("overseas".to_owned(), Triple::new(10, 10, 0))
        ]
    );
}

#[test]
fn dimensions_have_one_key_each_and_overseas_is_of_applications_alone() {
    for dimension in Dimension::ALL {
        assert_eq!(Dimension::from_key(dimension.key()), Some(dimension));
        for indicator in 1..=9 {
            let expected = match dimension {
                Dimension::Overseas => indicator == 2,
                _ => indicator <= 4,
            };
            assert_eq!(
                dimension.is_of(indicator),
                expected,
                "{dimension:?} of indicator {indicator}"
            );
        }
    }
}

#[test]
fn many_lines_come_with_a_caution() {
    assert_eq!(breakdown::caution(4), None, "few lines need none");
    for (compared, expected) in [
        (5, "no surprise if one of them did"),
        (12, "about one of them"),
        (40, "about 2 of them"),
    ] {
        let words = breakdown::caution(compared).unwrap();
        assert!(words.contains(expected), "{compared} lines: {words}");
    }
}

#[test]
fn a_category_is_named_in_its_sentence() {
    for (ratio, value, expected) in [
        (
            Ratio::Appointment,
            Ok(2.0),
            "White applicants were 2.00 times as likely as applicants recorded as “Indian” to be appointed from shortlisting.",
        ),
        (
            Ratio::Disciplinary,
            Ok(0.5),
            "White staff were 2.00 times as likely as staff recorded as “Indian” to enter the formal disciplinary process (ratio 0.50).",
        ),
        (
            Ratio::Training,
            Ok(1.0),
            "White staff and staff recorded as “Indian” were equally likely to access non-mandatory training (ratio 1.00).",
        ),
        (
            Ratio::Training,
            Err(NotCalculable::NoEvents(Group::Bme)),
            "This cannot be worked out: no member of staff recorded as “Indian” accessed non-mandatory training.",
        ),
        (
            Ratio::Disciplinary,
            Err(NotCalculable::NoEvents(Group::White)),
            "This cannot be worked out: no White member of staff entered the formal disciplinary process.",
        ),
    ] {
        assert_eq!(sentence::ratio_of_category(ratio, value, "Indian"), expected);
    }
}
