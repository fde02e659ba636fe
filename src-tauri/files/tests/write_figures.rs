//! Figures: what they say, that they keep to the window's rules, and how they look.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod write_support;

use domain::board::Board;
use domain::ethnicity::Triple;
use domain::indicator::{
    BoardGap, Ratio, RelativeLikelihood, SurveyGap, board_gap, relative_likelihood, representation, survey_gap,
};
use domain::sentence;
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};
use files::write::figure::{
    Figure, Marker, SurveyPair, Trend, TrendLine, TrendOf, TrendPoint, TrendUnit, Who, bands, bands_mini, board,
    board_mini, likelihood, likelihood_mini, survey, survey_mini, trend,
};
use write_support::{counts, rules, workforce};

fn ratio(kind: Ratio, first: (u32, u32), second: (u32, u32)) -> RelativeLikelihood {
    let (white, bme) = if kind == Ratio::Disciplinary {
        (second, first)
    } else {
        (first, second)
    };
    relative_likelihood::compute(
        kind,
        Triple::new(white.1, bme.1, 50),
        Triple::new(white.0, bme.0, 4),
        &rules(),
    )
}

fn others(figures: [f64; 4]) -> Vec<Marker> {
    let who = [Who::England, Who::Region, Who::TrustType, Who::Earlier];
    let labels = [
        "England 2025",
        "North East and Yorkshire 2025",
        "Acute and community trusts 2025",
        "Last year",
    ];
    who.into_iter()
        .zip(labels)
        .zip(figures)
        .map(|((who, label), value)| Marker {
            who,
            label: label.to_owned(),
            value,
        })
        .collect()
}

fn gap(number: u8, white: Option<f64>, bme: Option<f64>) -> SurveyGap {
    let result = SurveyResult {
        white_percent: white,
        bme_percent: bme,
        white_responses: Some(2100),
        bme_responses: Some(480),
    };
    survey_gap::compute(number, result, &rules())
}

fn pairs(figures: [(f64, f64); 3]) -> Vec<SurveyPair> {
    let who = [Who::England, Who::Region, Who::Earlier];
    who.into_iter()
        .zip(["England 2025", "North East and Yorkshire 2025", "Last year"])
        .zip(figures)
        .map(|((who, label), (white, bme))| SurveyPair {
            who,
            label: label.to_owned(),
            white: Some(white),
            bme: Some(bme),
        })
        .collect()
}

/// Northmoor in small: fewer BME people the higher the band, some rows of nobody.
fn steep() -> Workforce {
    let mut held = Workforce::default();
    for section in Section::ALL {
        for (step, band) in (0_u32..).zip(section.bands()) {
            if !matches!(band, Band::Under1 | Band::Band1 | Band::OtherMedical) {
                let bme = if section == Section::Medical {
                    120
                } else {
                    98_u32.saturating_sub(8 * step)
                };
                held.people
                    .insert((section, band), Triple::new(180 - 9 * step, bme, step % 4));
            }
        }
    }
    held
}

fn board_of(voting: Triple, non_voting: Triple, executive: Triple, non_executive: Triple) -> BoardGap {
    let board = Board {
        voting,
        non_voting,
        executive,
        non_executive,
    };
    board_gap::compute(board, workforce().total(), &rules())
}

/// Every figure in many cases, by name.
fn gallery() -> Vec<(String, Figure)> {
    let mut gallery = Vec::new();
    let mut keep = |name: &str, figure: Option<Figure>| {
        gallery.push((name.to_owned(), figure.unwrap_or_else(|| panic!("{name} is drawn"))));
    };
    let cases = [
        (
            "half",
            ratio(Ratio::Appointment, (60, 1200), (80, 800)),
            [1.62, 1.47, 1.55, 0.61],
        ),
        (
            "parity",
            ratio(Ratio::Training, (500, 1000), (250, 500)),
            [1.06, 1.04, 1.02, 1.0],
        ),
        (
            "narrow",
            ratio(Ratio::Appointment, (523, 2911), (373, 3307)),
            [1.62, 1.47, 1.55, 1.71],
        ),
        (
            "wide",
            ratio(Ratio::Disciplinary, (10, 75), (9, 225)),
            [1.09, 1.24, 1.10, 2.4],
        ),
        (
            "unbounded",
            ratio(Ratio::Appointment, (30, 300), (0, 60)),
            [1.62, 1.47, 1.55, 1.71],
        ),
        (
            "nought",
            ratio(Ratio::Disciplinary, (0, 300), (9, 3000)),
            [1.09, 1.24, 1.10, 0.4],
        ),
        (
            "far",
            ratio(Ratio::Disciplinary, (40, 50), (2, 2000)),
            [1.09, 1.24, 1.10, 21.0],
        ),
    ];
    for (name, held, figures) in cases {
        keep(&format!("likelihood-{name}"), likelihood(&held, &others(figures)));
        keep(
            &format!("mini-likelihood-{name}"),
            likelihood_mini(&held, Some(figures[0])),
        );
    }
    keep(
        "likelihood-alone",
        likelihood(&ratio(Ratio::Training, (500, 1000), (200, 500)), &[]),
    );
    let surveys = [
        (
            "5",
            gap(5, Some(24.947), Some(28.3)),
            [(24.6, 27.8), (22.1, 26.0), (24.0, 24.0)],
        ),
        (
            "7",
            gap(7, Some(59.04), Some(47.3)),
            [(59.4, 49.7), (61.3, 50.1), (58.0, 44.8)],
        ),
        (
            "8",
            gap(8, Some(0.4), Some(1.9)),
            [(6.7, 15.5), (6.1, 14.8), (0.0, 20.0)],
        ),
        (
            "missing",
            gap(6, Some(20.0), None),
            [(20.9, 24.9), (20.9, 24.9), (99.0, 100.0)],
        ),
    ];
    for (name, held, figures) in surveys {
        let others = pairs(figures);
        keep(&format!("survey-{name}"), survey(&held, &others));
        keep(&format!("mini-survey-{name}"), survey_mini(&held, others.first()));
    }
    for (name, held) in [("even", workforce()), ("steep", steep())] {
        let held = representation::compute(&held, &rules());
        keep(&format!("bands-{name}"), bands(&held));
        keep(&format!("mini-bands-{name}"), bands_mini(&held));
    }
    let none = Triple::default();
    let boards = [
        (
            "usual",
            board_of(
                Triple::new(9, 2, 1),
                Triple::new(3, 1, 0),
                Triple::new(6, 1, 1),
                Triple::new(6, 2, 0),
            ),
        ),
        (
            "large",
            board_of(
                Triple::new(19, 3, 2),
                Triple::new(5, 0, 0),
                Triple::new(12, 1, 2),
                Triple::new(12, 2, 0),
            ),
        ),
        ("part", board_of(Triple::new(5, 0, 0), none, none, Triple::new(5, 0, 0))),
    ];
    for (name, held) in boards {
        keep(&format!("board-{name}"), board(&held));
        keep(&format!("mini-board-{name}"), board_mini(&held));
    }
    keep("trend-ratio", trend(&disciplinary()));
    keep("trend-broken", trend(&equal_opportunities()));
    gallery
}

#[test]
fn figures_look_as_they_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("write_support/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (name, figure) in gallery() {
            let is_one_of_each = [
                "likelihood-narrow",
                "survey-5",
                "bands-steep",
                "board-usual",
                "trend-broken",
            ]
            .iter()
            .any(|wanted| name.strip_prefix("mini-").unwrap_or(&name) == *wanted);
            if is_one_of_each {
                let lines = figure.svg.replace("><", ">\n<");
                insta::assert_snapshot!(name, lines);
            }
        }
    });
}

#[test]
fn every_figure_keeps_to_the_windows_rules() {
    for (name, figure) in gallery() {
        for refused in [
            " style=", "<style", "<script", "href", " class=", " id=", "rotate", "NaN", "inf",
        ] {
            assert!(!figure.svg.contains(refused), "{name} has {refused}");
        }
        for wanted in ["role=\"img\"", "<title>", "<desc>", "viewBox="] {
            assert!(figure.svg.contains(wanted), "{name} has no {wanted}");
        }
        assert!(
            figure.alt.ends_with('.'),
            "{name}: a full sentence, not {:?}",
            figure.alt
        );
        let has_coordinates_inside = |attribute: &str, most: f64| {
            figure
                .svg
                .split(&format!(" {attribute}=\""))
                .skip(1)
                .all(|rest| (0.0..=most).contains(&rest.split_once('"').unwrap().0.parse::<f64>().unwrap()))
        };
        let view = figure
            .svg
            .split("viewBox=\"0 0 ")
            .nth(1)
            .unwrap()
            .split_once('"')
            .unwrap()
            .0;
        let (width, height) = view.split_once(' ').unwrap();
        let (width, height): (f64, f64) = (width.parse().unwrap(), height.parse().unwrap());
        for attribute in ["x", "x1", "x2", "cx"] {
            assert!(
                has_coordinates_inside(attribute, width),
                "{name}: {attribute} is on the paper"
            );
        }
        for attribute in ["y", "y1", "y2", "cy"] {
            assert!(
                has_coordinates_inside(attribute, height),
                "{name}: {attribute} is on the paper"
            );
        }
    }
}

#[test]
fn alternative_text_begins_with_the_sentence_and_names_everyone_beside() {
    let held = ratio(Ratio::Appointment, (523, 2911), (373, 3307));
    let figure = likelihood(&held, &others([1.62, 1.47, 1.55, 1.71])).unwrap();
    assert!(
        figure.alt.starts_with(&sentence::relative_likelihood(&held)),
        "a ratio never travels without its direction: {}",
        figure.alt
    );
    for wanted in [
        "England 2025 1.62",
        "North East and Yorkshire 2025 1.47",
        "Last year 1.71",
        "1.41 to 1.80",
    ] {
        assert!(figure.alt.contains(wanted), "{wanted} is in {:?}", figure.alt);
    }
}

#[test]
fn what_is_missing_is_not_drawn() {
    let nobody = ratio(Ratio::Appointment, (0, 0), (0, 0));
    assert_eq!(likelihood(&nobody, &others([1.6; 4])), None, "no ratio and no interval");
    assert_eq!(likelihood_mini(&nobody, Some(1.6)), None, "no ratio and no interval");
    assert_eq!(survey(&gap(5, None, None), &[]), None, "no percentage");
    assert_eq!(
        bands(&representation::compute(&Workforce::default(), &rules())),
        None,
        "nobody is counted"
    );
    let none = Triple::default();
    assert_eq!(board(&board_of(none, none, none, none)), None, "no board");
    assert!(
        counts().board.is_some(),
        "the fixture has a board, which the gallery draws"
    );
}

#[test]
fn labels_are_escaped() {
    let held = ratio(Ratio::Training, (500, 1000), (200, 500));
    let marker = Marker {
        who: Who::Region,
        label: "<b>\"A & B\"</b>".to_owned(),
        value: 1.1,
    };
    let figure = likelihood(&held, &[marker]).unwrap();
    assert!(!figure.svg.contains("<b>"), "a label is text");
    assert!(figure.svg.contains("A &amp; B&quot;&lt;/b&gt;"), "and stays readable");
}

/// Writes every figure of the gallery into a folder to be looked at, where `FIGURES` names one.
#[test]
fn gallery_is_written_where_asked() {
    let gallery = gallery();
    assert!(gallery.len() > 30, "the gallery shows many cases");
    if let Ok(folder) = std::env::var("FIGURES") {
        for (name, figure) in gallery {
            std::fs::write(format!("{folder}/{name}.svg"), figure.svg).unwrap();
        }
    }
}

fn line(of: TrendOf, label: &str, points: &[(u16, f64)]) -> TrendLine {
    TrendLine {
        of,
        label: label.to_owned(),
        points: points
            .iter()
            .map(|(year, value)| TrendPoint {
                year: *year,
                value: *value,
                interval: (of == TrendOf::Own).then_some((value * 0.7, Some(value * 1.5))),
            })
            .collect(),
    }
}

fn disciplinary() -> Trend {
    Trend {
        title: "Indicator 3, year by year".to_owned(),
        unit: TrendUnit::Ratio,
        worse: "Times as likely (each step doubles); higher is worse for BME staff".to_owned(),
        lines: vec![
            line(
                TrendOf::Own,
                "This trust",
                &[(2022, 1.9), (2023, 2.6), (2024, 1.4), (2025, 1.1)],
            ),
            line(TrendOf::Other(Who::England), "England", &[(2022, 1.14)]),
            line(
                TrendOf::Other(Who::Region),
                "North East and Yorkshire",
                &[(2022, 1.2), (2023, 1.3)],
            ),
            line(
                TrendOf::Other(Who::TrustType),
                "Acute and community trusts",
                &[(2024, 1.25)],
            ),
        ],
        breaks: Vec::new(),
    }
}

fn equal_opportunities() -> Trend {
    Trend {
        title: "Indicator 7, year by year".to_owned(),
        unit: TrendUnit::Percent,
        worse: "Percentage of staff; lower is worse".to_owned(),
        lines: vec![
            line(
                TrendOf::Own,
                "BME staff",
                &[(2020, 70.0), (2021, 69.0), (2022, 44.0), (2023, 46.5), (2024, 48.0)],
            ),
            line(
                TrendOf::Other(Who::England),
                "England",
                &[(2021, 69.2), (2022, 44.4), (2024, 48.8)],
            ),
        ],
        breaks: vec![2022],
    }
}

#[test]
fn no_line_of_a_trend_crosses_a_break_and_the_break_is_said() {
    let drawn = trend(&equal_opportunities()).unwrap();
    let lines = |svg: &str| svg.matches(r##"stroke="#005eb8" stroke-width="2"/>"##).count();
    let marks = lines(&drawn.svg);
    let whole = trend(&Trend {
        breaks: Vec::new(),
        ..equal_opportunities()
    })
    .unwrap();
    assert_eq!(
        lines(&whole.svg),
        marks + 1,
        "the one line that would cross the break is left out"
    );
    assert!(drawn.alt.contains("broken before 2022"), "{}", drawn.alt);
    assert!(drawn.alt.contains("BME staff: 2020 70.0%, 2021 69.0%"), "{}", drawn.alt);
}

#[test]
fn one_year_is_no_course() {
    let mut one = equal_opportunities();
    for line in &mut one.lines {
        line.points.truncate(1);
    }
    assert_eq!(trend(&one), None);
}
