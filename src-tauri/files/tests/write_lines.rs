//! The figure of a breakdown: every line that has a ratio, everyone last, and in words which stand apart from parity.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod write_support;

use domain::ethnicity::Triple;
use domain::indicator::{Ratio, RelativeLikelihood, relative_likelihood};
use files::write::figure::{Figure, ratio_lines};
use write_support::rules;

fn held(white: (u32, u32), bme: (u32, u32)) -> RelativeLikelihood {
    let (whole, part) = (Triple::new(white.1, bme.1, 9), Triple::new(white.0, bme.0, 2));
    relative_likelihood::compute(Ratio::Appointment, whole, part, &rules())
}

fn figure() -> Figure {
    let (wide, few, apart, none) = (
        held((33, 98), (20, 93)),
        held((9, 10), (1, 30)),
        held((101, 300), (50, 242)),
        held((4, 20), (0, 12)),
    );
    let lines = [
        ("Estates & Facilities", Some(&wide)),
        ("Research", Some(&few)),
        ("Surgery", Some(&apart)),
        ("Medicine", Some(&none)),
    ];
    ratio_lines(
        Ratio::Appointment,
        &lines,
        ("Everyone", Some(&held((527, 1746), (286, 1446)))),
    )
    .unwrap()
}

#[test]
fn every_line_with_a_ratio_is_drawn_once_and_everyone_last() {
    let Figure { svg, .. } = figure();
    for label in ["Estates &amp; Facilities", "Research", "Surgery", "Everyone"] {
        assert_eq!(svg.matches(&format!(">{label}<")).count(), 1, "{label}: {svg}");
    }
    assert!(
        !svg.contains("Medicine"),
        "a line without a ratio stands in the table alone"
    );
    assert!(svg.find(">Everyone<") > svg.find(">Surgery<"), "the whole comes last");
    assert!(!svg.contains("style="), "the window refuses inline styles");
    if let Some(place) = std::env::var_os("WRES_GALLERY") {
        std::fs::write(std::path::Path::new(&place).join("lines.svg"), svg).unwrap();
    }
}

#[test]
fn the_words_name_the_lines_whose_range_leaves_out_parity() {
    let Figure { alt, .. } = figure();
    assert!(alt.contains("Surgery 1.63 (1.22 to 2.19)"), "{alt}");
    assert!(!alt.contains("Estates"), "its range includes parity: {alt}");
    assert!(alt.contains("Everyone 1.53 (1.35 to 1.73)."), "{alt}");
}

#[test]
fn a_hidden_line_has_no_mark_and_says_so() {
    let (open, everyone) = (held((33, 98), (20, 93)), held((527, 1746), (286, 1446)));
    let with = |hidden| {
        ratio_lines(
            Ratio::Appointment,
            &[("Medicine", Some(&open)), ("Research", hidden)],
            ("Everyone", Some(&everyone)),
        )
        .unwrap()
    };
    let (shown, hidden) = (with(Some(&open)), with(None));
    let marks = |figure: &Figure| figure.svg.matches("<circle").count();
    assert_eq!(marks(&hidden) + 1, marks(&shown), "its mark is absent");
    assert!(hidden.svg.contains(">not shown (small numbers)<"), "{}", hidden.svg);
    assert!(
        hidden.alt.contains("Research: not shown (small numbers)."),
        "{}",
        hidden.alt
    );
    assert_eq!(hidden.table.rows[1], ["Research", "not shown (small numbers)", "–"]);
}

#[test]
fn where_no_line_has_a_ratio_nothing_is_drawn() {
    let none = held((4, 20), (0, 12));
    let everyone = held((527, 1746), (286, 1446));
    assert_eq!(
        ratio_lines(
            Ratio::Appointment,
            &[("Medicine", Some(&none))],
            ("Everyone", Some(&everyone))
        ),
        None
    );
}
