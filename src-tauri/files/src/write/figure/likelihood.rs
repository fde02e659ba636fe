//! Indicators 2, 3 and 4: a ratio on a scale where each step doubles, with parity, the four-fifths range and others beside it.

use std::fmt::Write as _;

use domain::indicator::{Ratio, RelativeLikelihood};
use domain::rounding;
use domain::sentence;

use super::svg::{BLUE, FAINT, GREY, INK, PALE, Pen, Svg};
use super::table::cell;
use super::{Figure, FigureTable, Marker, Who};

/// The four-fifths range. Source: HSJ, NHSE sets first targets to cut BME disciplinary cases, 2019.
pub(super) const FOUR_FIFTHS: (f64, f64) = (0.80, 1.25);
/// The scale never reaches further than this and its reciprocal; what lies beyond is an arrow.
const FURTHEST: f64 = 16.0;

/// A scale of ratios between two places on the paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    left: f64,
    right: f64,
}

impl Scale {
    /// From a quarter to four, or wider by doublings where a figure asks for it.
    pub(super) fn holding(figures: impl Iterator<Item = f64>, left: f64, right: f64) -> Self {
        let (mut low, mut high): (f64, f64) = (0.25, 4.0);
        for figure in figures {
            while figure < low && low > 1.0 / FURTHEST {
                low /= 2.0;
            }
            while figure > high && high < FURTHEST {
                high *= 2.0;
            }
        }
        Self { low, high, left, right }
    }

    /// The place of a ratio; the ends for what lies beyond them.
    pub(super) fn x(self, ratio: f64) -> f64 {
        let share = (ratio.clamp(self.low, self.high) / self.low).ln() / (self.high / self.low).ln();
        self.left + share * (self.right - self.left)
    }

    /// Whether a ratio lies beyond the ends.
    fn is_off(self, ratio: f64) -> bool {
        !(self.low..=self.high).contains(&ratio)
    }

    /// A ratio for a reader.
    pub(super) fn words(self, ratio: f64) -> String {
        let off = if self.is_off(ratio) { " (off scale)" } else { "" };
        format!("{}{off}", rounding::text(ratio, 2))
    }

    pub(super) fn ticks(self) -> Vec<f64> {
        let mut ticks = vec![self.low];
        while let Some(last) = ticks.last().copied().filter(|last| last * 1.5 < self.high) {
            ticks.push(last * 2.0);
        }
        ticks
    }
}

/// Everything on the scale: the ratio, its interval, others.
fn scale(held: &RelativeLikelihood, others: &[Marker], left: f64, right: f64) -> Scale {
    let interval = held.interval.iter().flat_map(|held| [Some(held.low), held.high]);
    let figures = interval.flatten().chain(held.value.ok());
    Scale::holding(figures.chain(others.iter().map(|other| other.value)), left, right)
}

/// What the interval says, in a few words.
pub(super) fn range(held: &RelativeLikelihood) -> Option<String> {
    held.interval.map(|interval| match interval.high {
        Some(high) => format!("{} to {}", rounding::text(interval.low, 2), rounding::text(high, 2)),
        None => format!("{} or more", rounding::text(interval.low, 2)),
    })
}

fn alt(held: &RelativeLikelihood, others: &[Marker]) -> String {
    let mut alt = sentence::relative_likelihood(held);
    if let Some(range) = range(held) {
        alt.push_str(" The range that chance allows is ");
        alt.push_str(&range);
        alt.push('.');
    }
    alt.push(' ');
    alt.push_str(sentence::state(held.state));
    let beside: Vec<String> = others
        .iter()
        .map(|other| format!("{} {}", other.label, rounding::text(other.value, 2)))
        .collect();
    if !beside.is_empty() {
        let _ = write!(alt, " For comparison: {}.", beside.join(", "));
    }
    alt
}

fn table(held: &RelativeLikelihood, others: &[Marker]) -> FigureTable {
    let mut table = FigureTable::new(&["", heading(held.ratio), "95% interval"]);
    let value = held.value.ok().map(|value| rounding::text(value, 2));
    table.row(vec!["This trust".to_owned(), cell(value), cell(range(held))]);
    for other in others {
        table.row(vec![other.label.clone(), rounding::text(other.value, 2)]);
    }
    table
}

/// What a ratio is, for the head of a column.
pub(super) const fn heading(ratio: Ratio) -> &'static str {
    match ratio {
        Ratio::Appointment => "Times as likely to be appointed, White ÷ BME",
        Ratio::Disciplinary => "Times as likely to enter the process, BME ÷ White",
        Ratio::Training => "Times as likely to access training, White ÷ BME",
    }
}

const fn title(ratio: Ratio) -> &'static str {
    match ratio {
        Ratio::Appointment => "Indicator 2: appointment from shortlisting, White compared with BME",
        Ratio::Disciplinary => "Indicator 3: formal disciplinary process, BME compared with White",
        Ratio::Training => "Indicator 4: non-mandatory training, White compared with BME",
    }
}

/// Draws the trust's point and interval.
pub(super) fn own(svg: &mut Svg, held: &RelativeLikelihood, scale: Scale, y: f64, radius: f64) {
    if let Some(interval) = held.interval {
        let high = interval.high.unwrap_or(f64::INFINITY);
        let (from, to) = (scale.x(interval.low), scale.x(high));
        svg.line((from, y), (to, y), INK, 3.0);
        if interval.low < scale.low {
            svg.arrow((from, y), false);
        } else if !scale.is_off(interval.low) {
            svg.line((from, y - 5.0), (from, y + 5.0), INK, 2.0);
        }
        if high > scale.high {
            svg.arrow((to, y), true);
        } else {
            svg.line((to, y - 5.0), (to, y + 5.0), INK, 2.0);
        }
    }
    match held.value {
        Ok(value) if scale.is_off(value) => svg.arrow((scale.x(value), y), value > 1.0),
        Ok(value) => svg.circle((scale.x(value), y), radius, BLUE, INK),
        Err(_) => {}
    }
}

/// Draws somebody else's point, or an arrow where it lies beyond the scale.
fn beside(svg: &mut Svg, other: &Marker, scale: Scale, y: f64, radius: f64) {
    let at = (scale.x(other.value), y);
    if scale.is_off(other.value) {
        svg.arrow(at, other.value > 1.0);
    } else {
        svg.who(other.who, at, radius);
    }
}

/// The figure of indicator 2, 3 or 4, others in the order given, each on a line of its own; `None` where there is neither a ratio
/// nor an interval.
pub fn likelihood(held: &RelativeLikelihood, others: &[Marker]) -> Option<Figure> {
    if held.value.is_err() && held.interval.is_none() {
        return None;
    }
    let (top, left, right) = (56.0, 216.0, 560.0);
    let name = Pen::new(14.0);
    let heights: Vec<f64> = std::iter::once(40.0)
        .chain(others.iter().map(|other| name.row(&other.label, left - 16.0, 34.0)))
        .collect();
    let scale = scale(held, others, left, right);
    let bottom = top + heights.iter().sum::<f64>() + 6.0;
    let mut svg = Svg::new(720.0, bottom + 48.0);
    ground(
        &mut svg,
        scale,
        top,
        bottom,
        heading(held.ratio),
        "Worse for BME staff →",
    );
    let mut y = top + heights[0] / 2.0;
    svg.label(y, left - 16.0, name.bold(), "This trust");
    own(&mut svg, held, scale, y, 7.0);
    let figure = match held.value {
        Ok(value) => scale.words(value),
        Err(_) => "No ratio".to_owned(),
    };
    match range(held) {
        Some(range) => {
            svg.text((right + 18.0, y - 2.0), name.bold(), &figure);
            svg.text(
                (right + 18.0, y + 13.0),
                Pen::new(12.0).grey(),
                &format!("range {range}"),
            );
        }
        None => svg.text((right + 18.0, y + 5.0), name.bold(), &figure),
    }
    for (index, other) in others.iter().enumerate() {
        y += f64::midpoint(heights[index], heights[index + 1]);
        svg.label(y, left - 16.0, name, &other.label);
        beside(&mut svg, other, scale, y, 6.0);
        svg.text((right + 18.0, y + 5.0), name, &scale.words(other.value));
    }
    Some(svg.finish(
        title(held.ratio),
        alt(held, others),
        sentence::ratio_finding(held),
        table(held, others),
    ))
}

/// What lies behind the marks of ratios: what the scale is, the four-fifths range, a line at each doubling, and which way is worse.
pub(super) fn ground(svg: &mut Svg, scale: Scale, top: f64, bottom: f64, heading: &str, worse: &str) {
    let small = Pen::new(13.0);
    svg.text(
        (0.0, 16.0),
        small,
        &format!("{heading}; each step of the scale doubles"),
    );
    let (from, to) = (scale.x(FOUR_FIFTHS.0), scale.x(FOUR_FIFTHS.1));
    svg.rect((from, top), (to - from, bottom - top), PALE);
    svg.text(
        (0.0, 36.0),
        Pen::new(12.0).grey(),
        "Bar: 95% interval. Shaded: four-fifths range, 0.80 to 1.25.",
    );
    for tick in scale.ticks() {
        let x = scale.x(tick);
        let is_parity = (tick - 1.0).abs() < f64::EPSILON;
        let (stroke, width) = if is_parity { (INK, 2.0) } else { (FAINT, 1.0) };
        svg.line((x, top), (x, bottom + 4.0), stroke, width);
        let pen = if is_parity { small.bold() } else { small };
        svg.text((x, bottom + 19.0), pen.middle(), &tick.to_string());
    }
    svg.line((scale.left, bottom), (scale.right, bottom), GREY, 1.0);
    // Both stand on one line: the scale is wide enough on either side of parity.
    svg.text((scale.x(1.0), bottom + 39.0), small.bold().middle(), "Equally likely");
    svg.text((720.0, bottom + 39.0), small.bold().end(), worse);
}

/// The same for a card: the trust's point and interval over England's.
pub fn likelihood_mini(held: &RelativeLikelihood, england: Option<f64>) -> Option<Figure> {
    if held.value.is_err() && held.interval.is_none() {
        return None;
    }
    let others: Vec<Marker> = england
        .map(|value| Marker {
            who: Who::England,
            label: "England".to_owned(),
            value,
        })
        .into_iter()
        .collect();
    let scale = scale(held, &others, 58.0, 212.0);
    let mut svg = Svg::new(220.0, 48.0);
    let (from, to) = (scale.x(FOUR_FIFTHS.0), scale.x(FOUR_FIFTHS.1));
    svg.rect((from, 0.0), (to - from, 34.0), PALE);
    svg.line((scale.x(1.0), 0.0), (scale.x(1.0), 36.0), INK, 1.5);
    let pen = Pen::new(12.0);
    svg.text((0.0, 13.0), pen.bold(), "Trust");
    own(&mut svg, held, scale, 9.0, 5.0);
    for other in &others {
        svg.text((0.0, 31.0), pen, &other.label);
        beside(&mut svg, other, scale, 26.0, 4.0);
    }
    svg.text((scale.x(1.0), 46.0), pen.middle(), "1");
    svg.text((218.0, 46.0), pen.end(), "Worse →");
    Some(svg.finish(
        title(held.ratio),
        alt(held, &others),
        sentence::ratio_finding(held),
        table(held, &others),
    ))
}
