//! Indicators 2, 3 and 4 line by line: a dot and its interval a line, on one scale where each step doubles.

use std::fmt::Write as _;

use domain::indicator::{Ratio, RelativeLikelihood};
use domain::rounding;
use domain::sentence;

use super::likelihood::{Scale, ground, heading, own, range};
use super::svg::{Pen, Svg};
use super::table::{HIDDEN, cell};
use super::{Figure, FigureTable};

/// One line: what it is of, and its comparison; `None` where small numbers keep it from being shown.
pub type RatioLine<'a> = (&'a str, Option<&'a RelativeLikelihood>);

/// Least height of a line.
const STEP: f64 = 28.0;
/// The scale reaches no further than this and its reciprocal, however wide the intervals of small lines are.
const FURTHEST: f64 = 8.0;

/// The figure of a breakdown, its lines in the order given and everyone last; `None` where no line has a ratio. The table beside it says every
/// number, so the words that go with the figure say what it is and which lines stand apart from parity. A line without a ratio is not drawn;
/// one that is hidden says so and has no mark.
pub fn ratio_lines(ratio: Ratio, lines: &[RatioLine<'_>], everyone: RatioLine<'_>) -> Option<Figure> {
    let is_drawn = |line: &RatioLine<'_>| line.1.is_none_or(|held| held.value.is_ok());
    let mut drawn: Vec<RatioLine<'_>> = lines.iter().copied().filter(is_drawn).collect();
    if drawn.iter().all(|(_, held)| held.is_none()) {
        return None;
    }
    let words = (finding(&drawn, everyone), alt(&drawn, everyone));
    drawn.push(everyone);
    let (left, right, top) = (250.0, 600.0, 52.0);
    let figures = drawn.iter().filter_map(|(_, held)| *held).flat_map(|held| {
        let ends = held.interval.iter().flat_map(|held| [Some(held.low), held.high]);
        let within = |figure: &f64| (1.0 / FURTHEST..=FURTHEST).contains(figure);
        ends.flatten().chain(held.value.ok()).filter(within).collect::<Vec<_>>()
    });
    let scale = Scale::holding(figures, left, right);
    let name = Pen::new(13.0);
    let heights: Vec<f64> = drawn
        .iter()
        .map(|(label, _)| name.bold().row(label, left - 16.0, STEP))
        .collect();
    let bottom = top + heights.iter().sum::<f64>() + 6.0;
    let mut svg = Svg::new(720.0, bottom + 48.0);
    ground(&mut svg, scale, top, bottom, heading(ratio), "Worse for BME people →");
    let mut below = top;
    for (place, ((label, held), height)) in drawn.iter().zip(heights).enumerate() {
        let y = below + height / 2.0;
        below += height;
        let pen = if place + 1 == drawn.len() { name.bold() } else { name };
        svg.label(y, left - 16.0, pen, label);
        let Some(held) = held else {
            svg.text_on_paper((left + 8.0, y + 4.5), name.grey(), HIDDEN);
            continue;
        };
        own(&mut svg, held, scale, y, 5.0);
        if let Ok(value) = held.value {
            svg.text((right + 18.0, y + 5.0), pen, &scale.words(value));
        }
    }
    Some(svg.finish(title(ratio), words.1, words.0, table(ratio, &drawn)))
}

const fn title(ratio: Ratio) -> &'static str {
    match ratio {
        Ratio::Appointment => "Indicator 2 line by line",
        Ratio::Disciplinary => "Indicator 3 line by line",
        Ratio::Training => "Indicator 4 line by line",
    }
}

/// Which lines stand apart from parity; where many lines are looked at, chance brings some, which is said.
fn finding(drawn: &[RatioLine<'_>], everyone: RatioLine<'_>) -> String {
    let shown = drawn.iter().filter_map(|(_, held)| *held);
    let (of, apart) = (shown.clone().count(), shown.filter(|held| is_apart(held)).count());
    let (label, held) = everyone;
    let all = held.map_or_else(
        || format!("{}: {HIDDEN}", label.to_lowercase()),
        |held| {
            let said = sentence::ratio_finding(held);
            format!("{}: {}", label.to_lowercase(), said.trim_end_matches('.'))
        },
    );
    match apart {
        0 => format!("No line’s range leaves out parity, so no line is said to differ; {all}."),
        _ => format!(
            "{apart} of {of} lines {} a range that leaves out parity, and about one line in twenty would by chance alone; {all}.",
            if apart == 1 { "has" } else { "have" },
        ),
    }
}

fn is_apart(held: &RelativeLikelihood) -> bool {
    held.interval.is_some_and(|interval| !interval.covers(1.0))
}

fn table(ratio: Ratio, drawn: &[RatioLine<'_>]) -> FigureTable {
    let mut table = FigureTable::new(&["Line", heading(ratio), "95% interval"]);
    for (label, held) in drawn {
        let value = held.map_or_else(
            || HIDDEN.to_owned(),
            |held| cell(held.value.ok().map(|value| rounding::text(value, 2))),
        );
        table.row(vec![(*label).to_owned(), value, cell(held.and_then(range))]);
    }
    table
}

fn alt(drawn: &[RatioLine<'_>], everyone: RatioLine<'_>) -> String {
    let mut alt =
        "A dot a line for how many times as likely, with its range by chance; the table says the same.".to_owned();
    let said = |label: &str, held: &RelativeLikelihood| {
        let value = held
            .value
            .map_or_else(|_| "no ratio".to_owned(), |value| rounding::text(value, 2));
        range(held).map_or_else(
            || format!("{label} {value}"),
            |range| format!("{label} {value} ({range})"),
        )
    };
    let far: Vec<String> = drawn
        .iter()
        .filter_map(|(label, held)| Some((label, (*held)?)))
        .filter(|(_, held)| is_apart(held))
        .map(|(label, held)| said(label, held))
        .collect();
    // Writing to a string cannot fail.
    let _ = if far.is_empty() {
        write!(alt, " Every line’s range includes parity.")
    } else {
        write!(alt, " Lines whose range leaves out parity: {}.", far.join("; "))
    };
    let hidden: Vec<&str> = drawn
        .iter()
        .filter(|(_, held)| held.is_none())
        .map(|(label, _)| *label)
        .collect();
    if !hidden.is_empty() {
        let _ = write!(alt, " {}: {HIDDEN}.", hidden.join(", "));
    }
    let (label, held) = everyone;
    let _ = match held {
        Some(held) => write!(alt, " {}.", said(label, held)),
        None => write!(alt, " {label}: {HIDDEN}."),
    };
    alt
}
