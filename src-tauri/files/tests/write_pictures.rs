//! Figures in dots: nothing that a figure says in text is lost, the size is as asked, and the bytes are the same each time; and what every figure
//! carries beside its marks: a finding and a table.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod write_support;

use domain::indicator::Ratio;
use files::write::figure::{likelihood, png, survey};
use resvg::tiny_skia::Pixmap;
use write_support::gallery::{gallery, gap, others, ratio};

/// The texts of a figure, each as its whole element.
fn texts(svg: &str) -> Vec<&str> {
    svg.match_indices("<text ")
        .map(|(from, _)| &svg[from..from + svg[from..].find("</text>").unwrap() + "</text>".len()])
        .collect()
}

#[test]
fn no_text_of_any_figure_is_lost_in_its_picture() {
    for (name, figure) in gallery() {
        let whole = Pixmap::decode_png(&png(&figure.svg, 720).unwrap()).unwrap();
        let texts = texts(&figure.svg);
        assert!(!texts.is_empty(), "{name} has text");
        // A font that is not found leaves text out silently: all of it, or that of one weight.
        for weight in [true, false] {
            let of_weight: Vec<_> = texts.iter().filter(|text| text.contains("bold") == weight).collect();
            if of_weight.is_empty() {
                continue;
            }
            let bare = of_weight
                .iter()
                .fold(figure.svg.clone(), |svg, text| svg.replacen(**text, "", 1));
            let bare = Pixmap::decode_png(&png(&bare, 720).unwrap()).unwrap();
            let differ = whole.pixels().iter().zip(bare.pixels()).filter(|(a, b)| a != b).count();
            let letters: usize = of_weight
                .iter()
                .map(|text| text.split_once('>').unwrap().1.len() - 7)
                .sum();
            assert!(
                differ > letters * 4,
                "{name}: {differ} dots for {letters} letters of text, bold {weight}"
            );
        }
    }
}

#[test]
fn a_picture_is_as_wide_as_asked_keeps_its_shape_and_is_the_same_each_time() {
    let figure = likelihood(
        &ratio(Ratio::Training, (500, 1000), (200, 500)),
        &others([1.1, 1.2, 1.3, 1.4]),
    )
    .unwrap();
    let first = png(&figure.svg, 1740).unwrap();
    let dots = Pixmap::decode_png(&first).unwrap();
    assert_eq!(dots.width(), 1740);
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
    assert!((f64::from(dots.height()) - 1740.0 * height / width).abs() <= 1.0);
    assert_eq!(
        first,
        png(&figure.svg, 1740).unwrap(),
        "the same figure gives the same bytes"
    );
    assert!(
        dots.pixels()
            .iter()
            .all(resvg::tiny_skia::PremultipliedColorU8::is_opaque),
        "on white, for programs that show black behind"
    );
}

#[test]
fn every_family_is_the_bundled_one() {
    let of = |family: &str| {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20" font-family="{family}"><text x="2" y="14" font-size="12">Band 8a</text></svg>"#
        );
        png(&svg, 200).unwrap()
    };
    for family in [
        "Helvetica",
        "sans-serif",
        "Arial, Helvetica, sans-serif",
        "Nobody has this",
    ] {
        assert_eq!(of("Arial"), of(family), "{family}");
    }
}

#[test]
fn what_is_no_figure_is_refused() {
    let figure = survey(&gap(5, Some(24.9), Some(28.3)), &[]).unwrap();
    assert!(png("no figure", 100).is_err());
    for across in [0, 8001, u32::MAX] {
        assert!(png(&figure.svg, across).is_err(), "{across} dots");
    }
}

#[test]
fn every_figure_says_its_finding_in_one_sentence_and_holds_its_numbers_in_a_table() {
    for (name, figure) in gallery() {
        assert!(
            figure.finding.ends_with('.') && figure.finding.len() > 20,
            "{name}: {:?}",
            figure.finding
        );
        assert!(!figure.table.rows.is_empty(), "{name} has rows");
        for row in &figure.table.rows {
            assert_eq!(row.len(), figure.table.headings.len(), "{name}: {row:?}");
            assert!(!row[0].is_empty(), "{name}: a row has a name");
        }
    }
}

#[test]
fn a_finding_is_never_made_from_noise() {
    let clear = likelihood(&ratio(Ratio::Appointment, (523, 2911), (373, 3307)), &[]).unwrap();
    assert_eq!(
        clear.finding,
        "White applicants were 1.59 times as likely as BME applicants to be appointed from shortlisting."
    );
    let noise = likelihood(&ratio(Ratio::Appointment, (60, 300), (35, 200)), &[]).unwrap();
    assert!(
        noise
            .finding
            .ends_with(", but a difference of this size can come about by chance alone."),
        "{}",
        noise.finding
    );
    let few = likelihood(&ratio(Ratio::Disciplinary, (2, 20), (1, 30)), &[]).unwrap();
    assert!(few.finding.contains("too few people or events"), "{}", few.finding);
}
