//! What must hold of every sentence whatever the counts: it says the opposite when the groups change places, it can be read aloud, and
//! it prints nothing that a reader could take the wrong way round.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;

use domain::board::Board;
use domain::ethnicity::Triple;
use domain::indicator::aspiration::{self, Aim};
use domain::indicator::board_gap::{self, Part};
use domain::indicator::disparity::{self, Step};
use domain::indicator::relative_likelihood::{self, Ratio, RelativeLikelihood};
use domain::indicator::{pooled, representation, survey_gap};
use domain::sentence;
use domain::statistics::{self, Interval};
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};
use proptest::prelude::*;

/// The groups' names exchanged.
fn exchanged(sentence: &str) -> String {
    sentence
        .replace("White", "\u{1}")
        .replace("BME", "White")
        .replace('\u{1}', "BME")
}

/// The sentence without what stands in brackets: the ratio itself, which is one group over the other and cannot be mirrored.
fn without_brackets(sentence: &str) -> String {
    let mut depth = 0;
    let kept: String = sentence
        .chars()
        .filter(|character| {
            depth += i32::from(*character == '(');
            let keep = depth == 0;
            depth -= i32::from(*character == ')');
            keep
        })
        .collect();
    kept.replace("  ", " ").replace(" .", ".").replace(" ;", ";")
}

/// What no sentence may say.
#[track_caller]
fn reads_well(sentence: &str) {
    let first = sentence.chars().next();
    assert!(
        first.is_some_and(|first| first.is_uppercase() || first.is_numeric()) && sentence.ends_with('.'),
        "a sentence starts and ends as one: {sentence}"
    );
    for never in [
        "NaN",
        "inf",
        "  ",
        "..",
        " .",
        " ,",
        "-",
        "% as likely",
        "times more likely",
        "times less likely",
    ] {
        let said = sentence
            .replace("non-", "")
            .replace("Non-", "")
            .replace("Fisher’s exact test, two-sided", "");
        let said = said.replace("Four-fifths", "");
        assert!(!said.contains(never), "no sentence says “{never}”: {sentence}");
    }
    for (one, many) in [
        ("people", "person"),
        ("BME people", "BME person"),
        ("years", "year"),
        ("applicants", "applicant"),
    ] {
        for before in [" ", "("] {
            let wrong = format!("{before}1 {one}");
            assert!(!sentence.contains(&wrong), "one {many} is not {one}: {sentence}");
        }
    }
    // A factor below 1 before "times as" is how 0.66 came to be read as more.
    for (place, _) in sentence.match_indices(" times as ") {
        let number = sentence[..place].rsplit(' ').next().unwrap_or_default();
        let factor: f64 = number
            .parse()
            .unwrap_or_else(|why| panic!("{number}: {why}: {sentence}"));
        assert!(factor > 1.0, "the likelier group is named first: {sentence}");
    }
    assert_eq!(
        sentence.matches('(').count(),
        sentence.matches(')').count(),
        "brackets close: {sentence}"
    );
}

fn likelihood(ratio: Ratio, white: (u32, u32), bme: (u32, u32)) -> RelativeLikelihood {
    relative_likelihood::compute(
        ratio,
        Triple::new(white.1, bme.1, 7),
        Triple::new(white.0, bme.0, 1),
        &common::rules(&[]),
    )
}

fn counts() -> impl Strategy<Value = (u32, u32)> {
    (0_u32..6000).prop_flat_map(|people| (0..=people, Just(people)))
}

fn triple() -> impl Strategy<Value = Triple> {
    (0_u32..3000, 0_u32..900, 0_u32..90).prop_map(|(white, bme, unknown)| Triple::new(white, bme, unknown))
}

const RATIOS: [Ratio; 3] = [Ratio::Appointment, Ratio::Disciplinary, Ratio::Training];

/// At the very edge of parity as printed, a ratio and its reciprocal round to different sides.
fn is_at_the_edge(value: f64) -> bool {
    [value, 1.0 / value]
        .into_iter()
        .any(|value| (value - 1.005).abs() < 1e-4 || (value - 0.995).abs() < 1e-4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_ratio_of_exchanged_groups_says_the_opposite(white in counts(), bme in counts()) {
        for ratio in RATIOS {
            let (one, other) = (likelihood(ratio, white, bme), likelihood(ratio, bme, white));
            let (Ok(value), Ok(_)) = (one.value, other.value) else { continue };
            prop_assume!(!is_at_the_edge(value));
            if value <= 0.0 {
                continue;
            }
            let (said, mirrored) = (sentence::relative_likelihood(&one), sentence::relative_likelihood(&other));
            let parity = said.contains("equally likely");
            let expected = if parity { without_brackets(&said) } else { exchanged(&without_brackets(&said)) };
            prop_assert_eq!(without_brackets(&mirrored), expected);
            prop_assert!(parity || said != mirrored, "exchanged groups must not read the same: {}", said);
            let (Some(low), Some(high)) = (one.interval, other.interval) else { continue };
            let (low, high) = (sentence::ratio_interval(ratio, &low), sentence::ratio_interval(ratio, &high));
            reads_well(&low);
            reads_well(&high);
        }
    }

    #[test]
    fn who_is_said_to_be_likelier_has_the_higher_rate(white in counts(), bme in counts()) {
        for ratio in RATIOS {
            let held = likelihood(ratio, white, bme);
            let said = sentence::relative_likelihood(&held);
            reads_well(&said);
            if said.contains(" times as likely as ") {
                let white_first = f64::from(white.0) * f64::from(bme.1) > f64::from(bme.0) * f64::from(white.1);
                prop_assert_eq!(said.starts_with("White"), white_first, "{}", said);
            }
        }
    }

    #[test]
    fn everything_about_a_ratio_reads_well(white in counts(), bme in counts(), before in (counts(), counts())) {
        for ratio in RATIOS {
            let held = likelihood(ratio, white, bme);
            let (first, second) = ratio.groups();
            let of = |held: &RelativeLikelihood| ((held.part.get(first), held.whole.get(first)), (held.part.get(second), held.whole.get(second)));
            if let Some(place) = held.four_fifths {
                reads_well(&sentence::four_fifths(place, (0.8, 1.25)));
            }
            if let Some(people) = sentence::ratio_people(&held) {
                reads_well(&people);
                // More appointments and fewer cases are the same thing seen from both sides.
                let worse_for_bme = held.shortfall().unwrap() > 0.0;
                prop_assert_eq!(people.contains(" more BME "), worse_for_bme != (ratio == Ratio::Disciplinary), "{}", people);
            }
            let (one, other) = of(&held);
            if let Some(p) = statistics::fisher(one, other) {
                reads_well(&sentence::ratio_test(ratio, p));
            }
            let rate = f64::from(one.0 + other.0) / f64::from((one.1 + other.1).max(1));
            if let Some(noise) = statistics::noise(one.1, other.1, rate, (0.8, 1.25)) {
                reads_well(&sentence::noise(ratio, &noise, (0.8, 1.25)));
            }
            let earlier = likelihood(ratio, before.0, before.1);
            if let (Ok(now), Ok(then)) = (held.value, earlier.value) {
                let change = statistics::ratio_change(of(&held), of(&earlier));
                let said = sentence::ratio_change(ratio, 2025, (then, now), change.as_ref());
                reads_well(&said);
                if said.starts_with("A clear change") {
                    prop_assert_eq!(said.contains(" more likely "), now > then, "{}", said);
                }
            }
            let years = [(2025, earlier.whole, earlier.part), (2026, held.whole, held.part)];
            let pooled = pooled::pool(ratio, &years, &common::rules(&[])).unwrap();
            reads_well(&sentence::pooled(&pooled));
        }
    }

    #[test]
    fn survey_answers_of_exchanged_groups_say_the_opposite(white in 0_u32..=1000, bme in 0_u32..=1000, responses in (1_u32..3000, 1_u32..3000)) {
        let percent = |tenths: u32| f64::from(tenths) / 10.0;
        let of = |white: u32, bme: u32, (white_responses, bme_responses): (u32, u32), number| {
            let result = SurveyResult {
                white_percent: Some(percent(white)),
                bme_percent: Some(percent(bme)),
                white_responses: Some(white_responses),
                bme_responses: Some(bme_responses),
            };
            survey_gap::compute(number, result, &common::rules(&[]))
        };
        for number in 5..=8 {
            let (one, other) = (of(white, bme, responses, number), of(bme, white, responses, number));
            let tail = |sentence: &str| sentence.split_once(": ").map(|(_, tail)| tail.to_owned());
            let (said, mirrored) = (sentence::survey(&one), sentence::survey(&other));
            reads_well(&said);
            prop_assert_eq!(tail(&said).map(|tail| exchanged(&tail)), tail(&mirrored));
            prop_assert_eq!(said.contains("BME staff more often"), bme > white, "{}", said);
            if let Some(people) = sentence::survey_people(&one) {
                reads_well(&people);
            }
            let interval = one.interval.unwrap();
            reads_well(&sentence::points_interval("BME staff", "White staff", &interval));
            let change = sentence::survey_change(2025, &other, &one, None).unwrap();
            reads_well(&change);
        }
    }

    #[test]
    fn the_board_and_senior_rows_read_well(voting in triple(), other in triple(), workforce in triple(), seniors in triple()) {
        let board = Board { voting, non_voting: other, executive: other, non_executive: voting };
        let held = board_gap::compute(board, workforce, &common::rules(&[]));
        reads_well(&sentence::board(&held));
        for part in Part::ALL {
            let said = sentence::board_part(&held, part);
            reads_well(&said);
            if let Some(points) = held.difference(held.members(part)) {
                prop_assert!(!said.contains("lower") || points < 0.0, "{}", said);
                prop_assert!(!said.contains("higher") || points > 0.0, "{}", said);
            }
        }
        if let Some(said) = sentence::board_people(&held) {
            reads_well(&said);
        }
        let mut staff = Workforce::default();
        staff.people.insert((Section::NonClinical, Band::Band8c), seniors);
        staff.people.insert((Section::Clinical, Band::Vsm), voting);
        staff.people.insert((Section::Medical, Band::Consultant), other);
        staff.people.insert((Section::Clinical, Band::Band5), workforce);
        let held = representation::compute(&staff, &common::rules(&[]));
        reads_well(&sentence::representation(&held));
        reads_well(&sentence::representation_state(&held));
        for row in held.judged.iter().chain(&held.senior_rows) {
            let said = sentence::senior_row(row);
            reads_well(&said);
            prop_assert!(!said.contains("lower") || row.points().unwrap() < 0.0, "{}", said);
            prop_assert!(!said.contains("higher") || row.points().unwrap() > 0.0, "{}", said);
        }
        if let Some(said) = sentence::representation_people(&held) {
            reads_well(&said);
        }
    }

    #[test]
    fn a_disparity_of_exchanged_groups_says_the_opposite(from in triple(), to in triple()) {
        let exchange = |held: Triple| Triple::new(held.bme, held.white, held.unknown);
        for step in Step::ALL {
            let rules = common::rules(&[]);
            let (one, other) = (disparity::stepped(step, from, to, &rules), disparity::stepped(step, exchange(from), exchange(to), &rules));
            let (said, mirrored) = (sentence::disparity(None, &one), sentence::disparity(None, &other));
            reads_well(&said);
            let (Ok(value), Ok(_)) = (one.value, other.value) else { continue };
            prop_assume!(!is_at_the_edge(value));
            if value <= 0.0 {
                continue;
            }
            let middle = |sentence: &str| without_brackets(sentence).split_once("; ").unwrap().1.to_owned();
            let expected = if middle(&said).starts_with("both") { middle(&said) } else { exchanged(&middle(&said)) };
            prop_assert_eq!(middle(&mirrored), expected);
            prop_assert_eq!(said.contains("White staff are"), value > 1.0 && !said.contains("both groups"), "{}", said);
        }
    }

    #[test]
    fn an_aspiration_reads_well(people in triple(), share in 1_u32..=1000, target in 2020_u16..2040) {
        let aim = Aim { share: f64::from(share) / 10.0, base_year: 2018, target_year: target };
        let base = |_: Band| Triple::new(90, 10, 0);
        let held = aspiration::compute(aim, 2026, |_| people, Some(&base));
        reads_well(&sentence::aspiration_aim(aim));
        for row in &held.rows {
            reads_well(&sentence::aspiration(aim, row));
            if let Some(said) = sentence::aspiration_path(&held, row) {
                reads_well(&said);
            }
        }
    }
}

/// What the sentences are: a table that can be read aloud.
#[test]
fn each_kind_of_result_has_its_sentence() {
    let percent = |low: f64, high: f64| Interval {
        method: "newcombe",
        level: 0.95,
        low,
        high: Some(high),
    };
    let interval = |first, second| statistics::ratio(first, second).unwrap();
    let noise = |first, second, rate| statistics::noise(first, second, rate, (0.8, 1.25)).unwrap();
    let rules = common::rules(&[]);
    let step = |from, to| disparity::stepped(Step::ALL[0], from, to, &rules);
    let aim = Aim {
        share: 22.36,
        base_year: 2018,
        target_year: 2030,
    };
    let row = |white, bme, target| {
        let held = aspiration::compute(
            Aim {
                target_year: target,
                ..aim
            },
            2026,
            |_| Triple::new(white, bme, 0),
            None,
        );
        sentence::aspiration(
            Aim {
                target_year: target,
                ..aim
            },
            &held.rows[0],
        )
    };
    let three = pooled::pool(
        Ratio::Disciplinary,
        &[
            (2024, Triple::new(5800, 1600, 200), Triple::new(20, 9, 1)),
            (2026, Triple::new(6000, 1800, 250), Triple::new(22, 10, 0)),
            (2025, Triple::new(5900, 1700, 220), Triple::new(18, 11, 2)),
        ],
        &rules,
    )
    .unwrap();
    for (said, expected) in [
        (
            sentence::ratio_interval(Ratio::Disciplinary, &interval((9, 725), (17, 2505))),
            "These counts fit anything from White staff being 1.20 times as likely as BME staff to BME staff being 4.00 times as likely as White \
             staff (a ratio of 0.83 to 4.00, where 1 is parity; 95% interval, Koopman’s method).",
        ),
        (
            sentence::ratio_interval(Ratio::Disciplinary, &interval((9, 300), (0, 3000))),
            "These counts fit BME staff being 23.45 times as likely as White staff, and anything beyond that (a ratio of 23.45 or more, where 1 \
             is parity; 95% interval, Koopman’s method).",
        ),
        (
            sentence::points_interval("BME staff", "White staff", &percent(-1.04, 6.5)),
            "These counts fit anything from 1.0 points higher among White staff to 6.5 points higher among BME staff (95% interval, Newcombe’s \
             method).",
        ),
        (
            sentence::noise(Ratio::Disciplinary, &noise(1000, 4000, 0.007), (0.8, 1.25)),
            "If BME staff and White staff were equally likely to enter the formal disciplinary process, chance alone would still put the ratio of \
             groups of this size outside 0.80 to 1.25 in about 59 years in 100 (above it in 28, as if BME staff were more likely; below it in \
             31, as if BME staff were less likely).",
        ),
        (
            sentence::noise(Ratio::Appointment, &noise(3000, 1500, 0.25), (0.8, 1.25)),
            "If White applicants and BME applicants were equally likely to be appointed from shortlisting, chance alone would still put the ratio \
             of groups of this size outside 0.80 to 1.25 in fewer than 1 year in 100.",
        ),
        (
            sentence::smallest_detectable(Ratio::Disciplinary, statistics::smallest_detectable(1000, 4000, 0.007)),
            "At this size, BME staff have to be truly about 2.44 times as likely as White staff before the interval here leaves parity out in four \
             years of five; a smaller disadvantage would mostly go unseen.",
        ),
        (
            sentence::disparity(
                Some(Section::Clinical),
                &step(Triple::new(1200, 500, 9), Triple::new(600, 150, 9)),
            ),
            "Clinical staff: for every 100 people in the lower bands there are 50.0 in the middle bands among White staff and 30.0 among BME staff; \
             set against the lower bands, White staff are 1.67 times as well represented in the middle bands as BME staff (disparity ratio \
             1.67).",
        ),
        (
            sentence::disparity(None, &step(Triple::new(1200, 500, 9), Triple::new(600, 0, 9))),
            "Clinical and non-clinical staff together: this cannot be worked out, since no BME member of staff is in the middle bands.",
        ),
        (
            row(108, 12, 2030),
            "Band 8a: reaching 22.4% of 120 people takes 27 BME people; there are 12 now, so 15 more are needed by 2030, 4 a year.",
        ),
        (
            row(4, 0, 2030),
            "Band 8a: reaching 22.4% of 4 people takes 1 BME person; there are 0 now, so 1 more is needed by 2030, 1 a year.",
        ),
        (
            row(60, 30, 2030),
            "Band 8a: reaching 22.4% of 90 people takes 21 BME people; there are 30 now, so the aim is reached.",
        ),
        (
            row(108, 12, 2026),
            "Band 8a: reaching 22.4% of 120 people takes 27 BME people; there are 12 now, so 15 more are needed, and no year is left before 2026.",
        ),
        (
            sentence::pooled(&three),
            "Three years together, 2024 to 2026: BME staff were 1.74 times as likely as White staff to enter the formal disciplinary process. Summed \
             counts, BME: 30 of 5,100; White: 60 of 17,700; a ratio of 1.12 to 2.68 (95% interval, Koopman’s method).",
        ),
    ] {
        assert_eq!(said, expected);
    }
}
