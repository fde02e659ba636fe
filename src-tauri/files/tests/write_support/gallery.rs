//! Every figure in many cases, for the tests that look at all of them.

use domain::board::Board;
use domain::ethnicity::Triple;
use domain::indicator::{
    BoardGap, Ratio, RelativeLikelihood, SurveyGap, board_gap, relative_likelihood, representation, survey_gap,
};
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};
use files::write::figure::{
    Figure, Marker, SurveyPair, Trend, TrendLine, TrendOf, TrendPoint, TrendUnit, Who, bands, bands_mini, board,
    board_mini, likelihood, likelihood_mini, survey, survey_mini, trend,
};

use super::{rules, workforce};

pub fn ratio(kind: Ratio, first: (u32, u32), second: (u32, u32)) -> RelativeLikelihood {
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

pub fn others(figures: [f64; 4]) -> Vec<Marker> {
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

pub fn gap(number: u8, white: Option<f64>, bme: Option<f64>) -> SurveyGap {
    let result = SurveyResult {
        white_percent: white,
        bme_percent: bme,
        white_responses: Some(2100),
        bme_responses: Some(480),
    };
    survey_gap::compute(number, result, &rules())
}

pub fn pairs(figures: [(f64, f64); 3]) -> Vec<SurveyPair> {
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
pub fn steep() -> Workforce {
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

pub fn board_of(voting: Triple, non_voting: Triple, executive: Triple, non_executive: Triple) -> BoardGap {
    let board = Board {
        voting,
        non_voting,
        executive,
        non_executive,
    };
    board_gap::compute(board, workforce().total(), &rules())
}

/// Every figure in many cases, by name.
pub fn gallery() -> Vec<(String, Figure)> {
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

pub fn line(of: TrendOf, label: &str, points: &[(u16, f64)]) -> TrendLine {
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

pub fn disciplinary() -> Trend {
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

pub fn equal_opportunities() -> Trend {
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
