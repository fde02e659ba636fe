//! Figures: what they say, that they keep to the window's rules, and how they look.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod write_support;

use domain::ethnicity::Triple;
use domain::indicator::{Ratio, representation};
use domain::sentence;
use domain::workforce::{Band, Section, Workforce};
use files::write::figure::{
    BandRow, BandShare, Ladder, Marker, Trend, Who, bands, board, ladder, likelihood, likelihood_mini, survey, trend,
};
use write_support::gallery::{board_of, equal_opportunities, gallery, gap, others, ratio};
use write_support::{counts, rules};

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
fn a_band_that_is_hidden_has_no_mark_and_no_number_anywhere() {
    let row = |band, share| BandRow {
        section: Section::Clinical,
        band,
        share,
    };
    let held = Ladder {
        rows: vec![
            row(Band::Band7, BandShare::People(Triple::new(70, 30, 0))),
            row(Band::Band8a, BandShare::Hidden),
            row(Band::Band8b, BandShare::Percent(12.5)),
        ],
        workforce: None,
        finding: "What may be said is said.".to_owned(),
        lead: "What may be said is said.".to_owned(),
    };
    let figure = ladder(&held).unwrap();
    // A bar and its end for each of the two shares, and the paper; text on paper brings one more.
    assert_eq!(figure.svg.matches("<rect").count(), 6, "{}", figure.svg);
    assert!(figure.svg.contains(">not shown (small numbers)<"), "{}", figure.svg);
    assert!(
        figure.alt.contains("Band 8a not shown (small numbers)"),
        "{}",
        figure.alt
    );
    assert_eq!(figure.table.rows[1][1], "not shown (small numbers)");
    assert_eq!(figure.table.rows[1][2], "–");
    assert_eq!(
        figure.table.rows[3][1], "not shown (small numbers)",
        "all staff are not given away either"
    );
    let none = Ladder {
        rows: vec![row(Band::Band7, BandShare::Hidden)],
        ..held
    };
    assert_eq!(ladder(&none), None, "nothing but hidden rows is no figure");
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
