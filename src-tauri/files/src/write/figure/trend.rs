//! A figure over the years: the trust's own, with its interval, and published ones beside it. Where the series is broken no line
//! crosses, and the break is drawn.

use std::fmt::Write as _;

use domain::rounding;

use super::survey::Percent;
use super::svg::{BLUE, FAINT, GREY, INK, PALE, Pen, Svg, WHITE};
use super::{Figure, Who};

/// The four-fifths range. Source: HSJ, NHSE sets first targets to cut BME disciplinary cases, 2019.
const FOUR_FIFTHS: (f64, f64) = (0.80, 1.25);
/// The scale of ratios never reaches further than this and its reciprocal.
const FURTHEST: f64 = 16.0;

/// What a trend is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendUnit {
    /// A ratio of two rates, on a scale where each step doubles.
    Ratio,
    /// A percentage, on a scale from nought.
    Percent,
}

/// Whose line it is, which decides how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendOf {
    /// The trust's ratio, or the BME people that the indicator speaks of: filled marks on a solid line.
    Own,
    /// The trust's second line, its White people or its whole staff: open circles on a solid line.
    OwnSecond,
    /// A published series: its own mark on a dashed line.
    Other(Who),
}

/// One year of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint {
    /// Collection year.
    pub year: u16,
    /// The figure.
    pub value: f64,
    /// What the counts fit, where they are held; no upper end is `None`.
    pub interval: Option<(f64, Option<f64>)>,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendLine {
    /// Whose it is.
    pub of: TrendOf,
    /// Its name as shown: "This trust", "England, BME".
    pub label: String,
    /// Its years, oldest first.
    pub points: Vec<TrendPoint>,
}

/// A figure over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What it is: "Indicator 3: …".
    pub title: String,
    /// What it is measured in.
    pub unit: TrendUnit,
    /// Which way is worse for BME staff, in words beside the scale; may be empty.
    pub worse: String,
    /// The lines, the trust's own first.
    pub lines: Vec<TrendLine>,
    /// First years of a new series.
    pub breaks: Vec<u16>,
}

const LEFT: f64 = 70.0;
const RIGHT: f64 = 540.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 274.0;

/// Heights on the paper.
enum Scale {
    Ratio { low: f64, high: f64 },
    Percent(Percent),
}

impl Scale {
    fn of(trend: &Trend) -> Self {
        let points = || trend.lines.iter().flat_map(|line| &line.points);
        let figures = points().flat_map(|point| {
            let (low, high) = point.interval.map_or((None, None), |(low, high)| (Some(low), high));
            [Some(point.value), low, high].into_iter().flatten()
        });
        match trend.unit {
            TrendUnit::Percent => Self::Percent(Percent::holding(figures, BOTTOM, TOP)),
            TrendUnit::Ratio => {
                let (mut low, mut high): (f64, f64) = (0.5, 2.0);
                for figure in figures {
                    while figure < low && low > 1.0 / FURTHEST {
                        low /= 2.0;
                    }
                    while figure > high && high < FURTHEST {
                        high *= 2.0;
                    }
                }
                Self::Ratio { low, high }
            }
        }
    }

    fn y(&self, value: f64) -> f64 {
        match self {
            Self::Percent(scale) => scale.x(value),
            Self::Ratio { low, high } => {
                let share = (value.clamp(*low, *high) / low).ln() / (high / low).ln();
                BOTTOM + share * (TOP - BOTTOM)
            }
        }
    }

    fn ticks(&self) -> Vec<(f64, String)> {
        match self {
            Self::Percent(scale) => scale
                .ticks()
                .into_iter()
                .map(|tick| (tick, format!("{tick}%")))
                .collect(),
            Self::Ratio { low, high } => {
                let mut ticks = vec![*low];
                while let Some(last) = ticks.last().copied().filter(|last| last * 1.5 < *high) {
                    ticks.push(last * 2.0);
                }
                ticks.into_iter().map(|tick| (tick, tick.to_string())).collect()
            }
        }
    }
}

fn shown(unit: TrendUnit, value: f64) -> String {
    match unit {
        TrendUnit::Ratio => rounding::text(value, 2),
        TrendUnit::Percent => format!("{}%", rounding::text(value, 1)),
    }
}

fn alt(trend: &Trend) -> String {
    let mut alt = String::new();
    for line in trend.lines.iter().filter(|line| !line.points.is_empty()) {
        let points: Vec<String> = line
            .points
            .iter()
            .map(|point| format!("{} {}", point.year, shown(trend.unit, point.value)))
            .collect();
        let _ = write!(alt, "{}: {}. ", line.label, points.join(", "));
    }
    for year in &trend.breaks {
        let _ = write!(
            alt,
            "The series is broken before {year}; figures on either side cannot be compared. "
        );
    }
    alt.trim_end().to_owned()
}

/// The figure over the years; `None` where fewer than two years of any line are held, since one point is no course.
pub fn trend(trend: &Trend) -> Option<Figure> {
    if trend.lines.iter().all(|line| line.points.len() < 2) {
        return None;
    }
    let points = || trend.lines.iter().flat_map(|line| &line.points);
    let (first, last) = (
        points().map(|point| point.year).min()?,
        points().map(|point| point.year).max()?,
    );
    let span = f64::from((last - first).max(1));
    let x = |year: f64| LEFT + 14.0 + (year - f64::from(first)) / span * (RIGHT - LEFT - 28.0);
    let scale = Scale::of(trend);
    let mut svg = Svg::new(720.0, BOTTOM + 46.0);
    let small = Pen::new(13.0);

    if trend.unit == TrendUnit::Ratio {
        let (from, to) = (scale.y(FOUR_FIFTHS.1), scale.y(FOUR_FIFTHS.0));
        svg.rect((LEFT, from), (RIGHT - LEFT, to - from), PALE);
    }
    for (tick, name) in scale.ticks() {
        let y = scale.y(tick);
        let is_parity = trend.unit == TrendUnit::Ratio && (tick - 1.0).abs() < f64::EPSILON;
        let (stroke, width) = if is_parity { (INK, 2.0) } else { (FAINT, 1.0) };
        svg.line((LEFT, y), (RIGHT, y), stroke, width);
        let pen = if is_parity { small.bold() } else { small };
        svg.text((LEFT - 8.0, y + 4.5), pen.end(), &name);
    }
    svg.text((0.0, 16.0), small.grey(), &trend.worse);
    if points().any(|point| point.interval.is_some()) {
        svg.text(
            (RIGHT + 16.0, BOTTOM + 38.0),
            Pen::new(12.0).grey(),
            "Bars: 95% intervals",
        );
    }
    for year in first..=last {
        svg.text((x(f64::from(year)), BOTTOM + 20.0), small.middle(), &year.to_string());
    }
    for year in trend.breaks.iter().filter(|year| **year > first && **year <= last) {
        let at = x(f64::from(*year) - 0.5);
        svg.rect((at - 4.0, TOP - 4.0), (8.0, BOTTOM - TOP + 8.0), WHITE);
        svg.dashed((at - 4.0, TOP - 4.0), (at - 4.0, BOTTOM + 4.0), GREY, 1.5);
        svg.dashed((at + 4.0, TOP - 4.0), (at + 4.0, BOTTOM + 4.0), GREY, 1.5);
        svg.text(
            (at, BOTTOM + 38.0),
            Pen::new(12.0).grey().middle(),
            "break in the series",
        );
    }
    // Published lines first, so that the trust's own stand on top.
    for line in trend.lines.iter().rev() {
        draw(&mut svg, trend, line, &scale, &x);
    }
    name(&mut svg, trend, &scale);
    Some(svg.finish(&trend.title, alt(trend)))
}

fn draw(svg: &mut Svg, trend: &Trend, line: &TrendLine, scale: &Scale, x: &impl Fn(f64) -> f64) {
    let at = |point: &TrendPoint| (x(f64::from(point.year)), scale.y(point.value));
    for pair in line.points.windows(2) {
        let is_broken = trend
            .breaks
            .iter()
            .any(|year| pair[0].year < *year && *year <= pair[1].year);
        if is_broken {
            continue;
        }
        match line.of {
            TrendOf::Other(_) => svg.dashed(at(&pair[0]), at(&pair[1]), GREY, 1.5),
            TrendOf::Own => svg.line(at(&pair[0]), at(&pair[1]), BLUE, 2.0),
            TrendOf::OwnSecond => svg.line(at(&pair[0]), at(&pair[1]), INK, 1.5),
        }
    }
    for point in &line.points {
        let (x, y) = at(point);
        if let Some((low, high)) = point.interval {
            let (from, to) = (scale.y(low), scale.y(high.unwrap_or(f64::INFINITY)));
            svg.line((x, from), (x, to), INK, 1.5);
        }
        match line.of {
            TrendOf::Own => svg.bme((x, y), 6.0),
            TrendOf::OwnSecond => svg.white((x, y), 5.0),
            TrendOf::Other(who) => svg.who(who, (x, y), 4.0),
        }
    }
}

/// The lines' names at their right ends, moved apart where they would meet.
fn name(svg: &mut Svg, trend: &Trend, scale: &Scale) {
    let pen = Pen::new(13.0);
    let mut names: Vec<(f64, &TrendLine)> = trend
        .lines
        .iter()
        .filter_map(|line| Some((scale.y(line.points.last()?.value), line)))
        .collect();
    names.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lowest = TOP - 20.0;
    let lines: Vec<(f64, &TrendLine)> = names
        .into_iter()
        .map(|(y, line)| {
            let y = y.max(lowest + 30.0);
            lowest = y;
            (y, line)
        })
        .collect();
    // What was pushed past the foot comes back up as one.
    let over = (lowest - BOTTOM).max(0.0);
    for (y, line) in lines {
        let y = y - over;
        let at = (RIGHT + 16.0, y);
        match line.of {
            TrendOf::Own => svg.bme(at, 6.0),
            TrendOf::OwnSecond => svg.white(at, 5.0),
            TrendOf::Other(who) => svg.who(who, at, 4.0),
        }
        let is_own = !matches!(line.of, TrendOf::Other(_));
        let pen = if is_own { pen.bold() } else { pen };
        let last = line.points.last();
        svg.text((RIGHT + 30.0, y - 1.0), pen, &line.label);
        if let Some(last) = last {
            let words = format!("{} in {}", shown(trend.unit, last.value), last.year);
            svg.text((RIGHT + 30.0, y + 12.0), Pen::new(12.0).grey(), &words);
        }
    }
}
