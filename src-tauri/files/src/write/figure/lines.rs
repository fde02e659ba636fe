//! Indicators 2, 3 and 4 line by line: a dot and its interval a line, on one scale where each step doubles.

use std::fmt::Write as _;

use domain::indicator::{Ratio, RelativeLikelihood};
use domain::rounding;

use super::Figure;
use super::likelihood::{FOUR_FIFTHS, Scale, own, range};
use super::svg::{FAINT, GREY, INK, PALE, Pen, Svg};

/// One line: what it is of, and its comparison.
pub type RatioLine<'a> = (&'a str, &'a RelativeLikelihood);

/// Height of a line.
const STEP: f64 = 28.0;
/// The scale reaches no further than this and its reciprocal, however wide the intervals of small lines are.
const FURTHEST: f64 = 8.0;

/// The figure of a breakdown, its lines in the order given and everyone last; `None` where no line has a ratio. The table beside it says every
/// number, so the words that go with the figure say what it is and which lines stand apart from parity.
pub fn ratio_lines(ratio: Ratio, lines: &[RatioLine<'_>], everyone: RatioLine<'_>) -> Option<Figure> {
    let drawn: Vec<&RatioLine<'_>> = lines.iter().filter(|(_, held)| held.value.is_ok()).collect();
    if drawn.is_empty() {
        return None;
    }
    let (left, right, top) = (250.0, 600.0, 34.0);
    let figures = drawn.iter().copied().chain([&everyone]).flat_map(|(_, held)| {
        let ends = held.interval.iter().flat_map(|held| [Some(held.low), held.high]);
        let within = |figure: &f64| (1.0 / FURTHEST..=FURTHEST).contains(figure);
        ends.flatten().chain(held.value.ok()).filter(within).collect::<Vec<_>>()
    });
    let scale = Scale::holding(figures, left, right);
    let bottom = STEP.mul_add(drawn.len() as f64 + 1.0, top) + 6.0;
    let mut svg = Svg::new(720.0, bottom + 62.0);
    let small = Pen::new(13.0);
    let (from, to) = (scale.x(FOUR_FIFTHS.0), scale.x(FOUR_FIFTHS.1));
    svg.rect((from, top), (to - from, bottom - top), PALE);
    let shaded = "Shaded: four-fifths range, 0.80 to 1.25";
    svg.text((scale.x(1.0), top - 10.0), small.grey().middle(), shaded);
    for tick in scale.ticks() {
        let x = scale.x(tick);
        let is_parity = (tick - 1.0).abs() < f64::EPSILON;
        let (stroke, width) = if is_parity { (INK, 2.0) } else { (FAINT, 1.0) };
        svg.line((x, top), (x, bottom + 4.0), stroke, width);
        let pen = if is_parity { small.bold() } else { small };
        svg.text((x, bottom + 18.0), pen.middle(), &tick.to_string());
    }
    svg.line((left, bottom), (right, bottom), GREY, 1.0);
    svg.text((scale.x(1.0), bottom + 36.0), small.bold().middle(), "Equally likely");
    svg.text((right, bottom + 54.0), small.bold().end(), "Worse for BME people →");
    svg.text((0.0, bottom + 18.0), small.grey(), "Times as likely");
    svg.text((0.0, bottom + 36.0), small.grey(), "(each step doubles)");
    svg.text((0.0, bottom + 54.0), small.grey(), "Bar: 95% interval");
    for (place, (label, held)) in drawn.iter().copied().chain([&everyone]).enumerate() {
        let y = STEP.mul_add(place as f64 + 0.5, top);
        let pen = if place == drawn.len() {
            Pen::new(13.0).bold()
        } else {
            Pen::new(13.0)
        };
        svg.label(y, left - 15.0, pen, label);
        own(&mut svg, held, scale, y, 5.0);
        if let Ok(value) = held.value {
            svg.text((right + 20.0, y + 5.0), pen, &scale.words(value));
        }
    }
    Some(svg.finish(title(ratio), alt(&drawn, everyone)))
}

const fn title(ratio: Ratio) -> &'static str {
    match ratio {
        Ratio::Appointment => "Indicator 2 line by line",
        Ratio::Disciplinary => "Indicator 3 line by line",
        Ratio::Training => "Indicator 4 line by line",
    }
}

fn alt(drawn: &[&RatioLine<'_>], everyone: RatioLine<'_>) -> String {
    let mut alt =
        "A dot a line for how many times as likely, with its range by chance; the table says the same.".to_owned();
    let said = |(label, held): &RatioLine<'_>| {
        let value = held
            .value
            .map_or_else(|_| "no ratio".to_owned(), |value| rounding::text(value, 2));
        range(held).map_or_else(
            || format!("{label} {value}"),
            |range| format!("{label} {value} ({range})"),
        )
    };
    let apart = |held: &RelativeLikelihood| held.interval.is_some_and(|interval| !interval.covers(1.0));
    let far: Vec<String> = drawn
        .iter()
        .filter(|(_, held)| apart(held))
        .map(|line| said(line))
        .collect();
    // Writing to a string cannot fail.
    let _ = if far.is_empty() {
        write!(alt, " Every line’s range includes parity.")
    } else {
        write!(alt, " Lines whose range leaves out parity: {}.", far.join("; "))
    };
    let _ = write!(alt, " {}.", said(&everyone));
    alt
}
