//! Where the texts of figures stand: none over another and none off the paper, whatever the figures are. Boxes are measured with the bundled
//! font by the library that draws the pictures, not by the widths that the layout itself reckons with.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod write_support;

use std::sync::Arc;

use domain::ethnicity::Triple;
use domain::indicator::{Ratio, representation};
use domain::workforce::{Band, Section, Workforce};
use files::write::figure::{
    Figure, Marker, SurveyPair, Trend, TrendLine, TrendOf, TrendPoint, TrendUnit, Who, bands, likelihood, ratio_lines,
    survey, trend,
};
use proptest::prelude::*;
use resvg::usvg::{FontResolver, Group, Node, Options, Tree, fontdb};
use write_support::gallery::{gallery, gap, ratio};
use write_support::rules;

/// A text and its box: left, top, right, foot.
type Placed = (String, [f32; 4]);

fn collect(group: &Group, found: &mut Vec<Placed>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, found),
            Node::Text(text) => {
                let held = text.abs_bounding_box();
                let words: String = text.chunks().iter().map(resvg::usvg::TextChunk::text).collect();
                found.push((words, [held.left(), held.top(), held.right(), held.bottom()]));
            }
            _ => {}
        }
    }
}

/// The first fault of a figure's layout in words.
fn fault(figure: &Figure) -> Option<String> {
    let mut fonts = fontdb::Database::new();
    let mut load = |name: &str| {
        let path = format!(
            "{}/../../assets/fonts/WresDeskSans-{name}.ttf",
            env!("CARGO_MANIFEST_DIR")
        );
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(std::fs::read(path).unwrap())))[0]
    };
    let (regular, bold) = (load("Regular"), load("Bold"));
    let options = Options {
        fontdb: Arc::new(fonts),
        font_resolver: FontResolver {
            select_font: Box::new(move |font, _| Some(if font.weight() > 500 { bold } else { regular })),
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(&figure.svg, &options).unwrap();
    let mut texts = Vec::new();
    collect(tree.root(), &mut texts);
    assert_eq!(
        texts.len(),
        figure.svg.matches("<text ").count(),
        "every text was measured"
    );
    let (width, height) = (tree.size().width(), tree.size().height());
    for (place, (words, held)) in texts.iter().enumerate() {
        if held[0] < -1.0 || held[1] < -1.0 || held[2] > width + 1.0 || held[3] > height + 1.0 {
            return Some(format!("“{words}” is off the paper of {width} by {height}: {held:?}"));
        }
        for (other, beside) in &texts[place + 1..] {
            let across = held[2].min(beside[2]) - held[0].max(beside[0]);
            let down = held[3].min(beside[3]) - held[1].max(beside[1]);
            if across > 0.5 && down > 1.0 {
                return Some(format!("“{words}” lies over “{other}”: {held:?} {beside:?}"));
            }
        }
    }
    None
}

#[test]
fn no_text_of_the_gallery_lies_over_another_or_off_the_paper() {
    let faults: Vec<String> = gallery()
        .iter()
        .filter_map(|(name, figure)| fault(figure).map(|fault| format!("{name}: {fault}")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn label() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "England 2025",
        "North East and Yorkshire 2025",
        "Acute and community trusts 2025",
        "Last year",
        "Facilities, estates and capital development (including hosted services)",
    ])
    .prop_map(str::to_owned)
}

fn who() -> impl Strategy<Value = Who> {
    prop::sample::select(vec![Who::England, Who::Region, Who::TrustType, Who::Earlier])
}

fn people() -> impl Strategy<Value = (u32, u32)> {
    prop_oneof![(0_u32..4, 1_u32..30), (0_u32..4000, 1_u32..20_000)].prop_map(|(part, whole)| (part.min(whole), whole))
}

fn kind() -> impl Strategy<Value = Ratio> {
    prop::sample::select(vec![Ratio::Appointment, Ratio::Disciplinary, Ratio::Training])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ratios_lie_clear(kind in kind(), first in people(), second in people(),
        others in prop::collection::vec((who(), label(), 0.01_f64..40.0), 0..5)) {
        let others: Vec<Marker> = others.into_iter().map(|(who, label, value)| Marker { who, label, value }).collect();
        if let Some(figure) = likelihood(&ratio(kind, first, second), &others) {
            prop_assert_eq!(fault(&figure), None);
        }
    }

    #[test]
    fn lines_lie_clear(kind in kind(), everyone in people(), of in people(),
        lines in prop::collection::vec((label(), people(), people(), any::<bool>()), 1..14)) {
        let held: Vec<_> = lines.iter().map(|(label, first, second, is_open)| (label, ratio(kind, *first, *second), *is_open)).collect();
        let drawn: Vec<_> = held.iter().map(|(label, held, is_open)| (label.as_str(), is_open.then_some(held))).collect();
        if let Some(figure) = ratio_lines(kind, &drawn, ("Everyone", Some(&ratio(kind, everyone, of)))) {
            prop_assert_eq!(fault(&figure), None);
        }
    }

    #[test]
    fn shares_of_the_survey_lie_clear(number in 5_u8..=8, white in 0.0_f64..=100.0, bme in 0.0_f64..=100.0,
        others in prop::collection::vec((who(), label(), 0.0_f64..=100.0, 0.0_f64..=100.0), 0..5)) {
        let others: Vec<SurveyPair> = others
            .into_iter()
            .map(|(who, label, white, bme)| SurveyPair { who, label, white: Some(white), bme: Some(bme) })
            .collect();
        prop_assert_eq!(fault(&survey(&gap(number, Some(white), Some(bme)), &others).unwrap()), None);
    }

    #[test]
    fn bands_lie_clear(counts in prop::collection::vec((0_u32..3000, 0_u32..3000), 33)) {
        let mut held = Workforce::default();
        let places = Section::ALL.into_iter().flat_map(|section| section.bands().map(move |band| (section, band)));
        let places: Vec<(Section, Band)> = places.collect();
        for (place, (white, bme)) in places.into_iter().zip(counts) {
            held.people.insert(place, Triple::new(if white < 300 { 0 } else { white }, if white < 300 { 0 } else { bme }, 0));
        }
        if let Some(figure) = bands(&representation::compute(&held, &rules())) {
            prop_assert_eq!(fault(&figure), None);
        }
    }

    #[test]
    fn courses_lie_clear(is_ratio in any::<bool>(), breaks in prop::collection::vec(2017_u16..2026, 0..3),
        lines in prop::collection::vec((label(), prop::collection::vec(0.02_f64..100.0, 2..10)), 1..14)) {
        let lines = lines.into_iter().enumerate().map(|(place, (label, values))| TrendLine {
            of: if place == 0 { TrendOf::Own } else { TrendOf::Other(Who::Region) },
            label,
            points: (2016..).zip(values).map(|(year, value)| TrendPoint { year, value, interval: None }).collect(),
        });
        let held = Trend {
            title: "Indicator 3, year by year".to_owned(),
            unit: if is_ratio { TrendUnit::Ratio } else { TrendUnit::Percent },
            worse: "Times as likely (each step doubles); higher is worse for BME staff".to_owned(),
            lines: lines.collect(),
            breaks,
        };
        prop_assert_eq!(fault(&trend(&held).unwrap()), None);
    }
}
