//! A figure over the years: the trust's own, with its interval, and published ones beside it. Where the series is broken no line
//! crosses, and the break is drawn.

use std::fmt::Write as _;

use domain::rounding;

use super::survey::Percent;
use super::svg::{BLUE, FAINT, GREY, INK, PALE, Pen, Svg, WHITE};
use super::table::cell;
use super::{Figure, FigureTable, Who};

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
/// The foot of the scale, where the names beside it need no more room.
const BOTTOM: f64 = 274.0;
/// Where names stand, and how wide they may be.
const NAMES: f64 = RIGHT + 30.0;
const WIDEST: f64 = 720.0 - NAMES;
const NAME: Pen = Pen::new(13.0);

/// How much room a line's name takes, with its last figure under it.
fn room(line: &TrendLine) -> f64 {
    NAME.bold().wrap(&line.label, WIDEST).len() as f64 * 15.0 + 18.0
}

/// Heights on the paper.
enum Scale {
    Ratio { low: f64, high: f64, bottom: f64 },
    Percent(Percent),
}

impl Scale {
    fn of(trend: &Trend, bottom: f64) -> Self {
        let points = || trend.lines.iter().flat_map(|line| &line.points);
        let figures = points().flat_map(|point| {
            let (low, high) = point.interval.map_or((None, None), |(low, high)| (Some(low), high));
            [Some(point.value), low, high].into_iter().flatten()
        });
        match trend.unit {
            TrendUnit::Percent => Self::Percent(Percent::holding(figures, bottom, TOP)),
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
                Self::Ratio { low, high, bottom }
            }
        }
    }

    fn y(&self, value: f64) -> f64 {
        match self {
            Self::Percent(scale) => scale.x(value),
            Self::Ratio { low, high, bottom } => {
                let share = (value.clamp(*low, *high) / low).ln() / (high / low).ln();
                bottom + share * (TOP - bottom)
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
            Self::Ratio { low, high, .. } => {
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

/// The course of the trust's own figure since the last break. A change is named only where the ranges of its two years do not meet.
fn finding(trend: &Trend) -> String {
    let own = trend.lines.iter().find(|line| line.of == TrendOf::Own);
    let since = trend.breaks.iter().copied().max().unwrap_or(0);
    let Some((label, points)) = own
        .map(|line| {
            (
                line.label.as_str(),
                line.points
                    .iter()
                    .filter(|point| point.year >= since)
                    .collect::<Vec<_>>(),
            )
        })
        .filter(|(_, points)| !points.is_empty())
    else {
        return "No figure of this trust is held that could be followed over the years.".to_owned();
    };
    let said = |point: &TrendPoint| format!("{} in {}", shown(trend.unit, point.value), point.year);
    let broken = if trend.breaks.contains(&since) && points[0].year >= since {
        format!(", since the break in the series in {since}")
    } else {
        String::new()
    };
    let (first, last) = (points[0], points[points.len() - 1]);
    if points.len() == 1 {
        return format!("{label}: {}{broken}, which is one year and no course.", said(last));
    }
    let ends = |point: &TrendPoint| point.interval.map(|(low, high)| (low, high.unwrap_or(f64::INFINITY)));
    let reading = match ends(first).zip(ends(last)) {
        None => "no ranges are held, so nothing is said of chance",
        Some((first, last)) if first.1 < last.0 => {
            "the later figure is higher, and the ranges of the two years do not meet"
        }
        Some((first, last)) if last.1 < first.0 => {
            "the later figure is lower, and the ranges of the two years do not meet"
        }
        Some(_) => "the ranges of the two years meet, so no change is claimed",
    };
    format!("{label}: {} and {}{broken}; {reading}.", said(first), said(last))
}

fn table(trend: &Trend) -> FigureTable {
    let lines: Vec<&TrendLine> = trend.lines.iter().filter(|line| !line.points.is_empty()).collect();
    let mut headings = vec!["Year"];
    for line in &lines {
        headings.push(&line.label);
        if line.points.iter().any(|point| point.interval.is_some()) {
            headings.push("95% interval");
        }
    }
    let mut table = FigureTable::new(&headings);
    let years: std::collections::BTreeSet<u16> = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.year))
        .collect();
    for year in years {
        let broken = if trend.breaks.contains(&year) {
            " (new series)"
        } else {
            ""
        };
        let mut row = vec![format!("{year}{broken}")];
        for line in &lines {
            let point = line.points.iter().find(|point| point.year == year);
            row.push(cell(point.map(|point| shown(trend.unit, point.value))));
            if line.points.iter().any(|point| point.interval.is_some()) {
                row.push(cell(point.and_then(|point| point.interval).map(
                    |(low, high)| match high {
                        Some(high) => format!("{} to {}", shown(trend.unit, low), shown(trend.unit, high)),
                        None => format!("{} or more", shown(trend.unit, low)),
                    },
                )));
            }
        }
        table.row(row);
    }
    table
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
    let named = trend.lines.iter().filter(|line| !line.points.is_empty());
    let bottom = (TOP + named.map(room).sum::<f64>()).max(BOTTOM);
    let scale = Scale::of(trend, bottom);
    let mut svg = Svg::new(720.0, bottom + 46.0);
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
            (RIGHT + 16.0, bottom + 38.0),
            Pen::new(12.0).grey(),
            "Bars: 95% intervals",
        );
    }
    for year in first..=last {
        svg.text((x(f64::from(year)), bottom + 20.0), small.middle(), &year.to_string());
    }
    let broken: Vec<u16> = trend
        .breaks
        .iter()
        .copied()
        .filter(|year| *year > first && *year <= last)
        .collect();
    for year in &broken {
        let at = x(f64::from(*year) - 0.5);
        svg.rect((at - 4.0, TOP - 4.0), (8.0, bottom - TOP + 8.0), WHITE);
        svg.dashed((at - 4.0, TOP - 4.0), (at - 4.0, bottom + 4.0), GREY, 1.5);
        svg.dashed((at + 4.0, TOP - 4.0), (at + 4.0, bottom + 4.0), GREY, 1.5);
    }
    if !broken.is_empty() {
        let years: Vec<String> = broken.iter().map(u16::to_string).collect();
        let words = format!("Double dashes: the series is broken before {}", years.join(", "));
        svg.text((LEFT, bottom + 38.0), Pen::new(12.0).grey(), &words);
    }
    // Published lines first, so that the trust's own stand on top.
    for line in trend.lines.iter().rev() {
        draw(&mut svg, trend, line, &scale, &x);
    }
    name(&mut svg, trend, &scale, bottom);
    Some(svg.finish(&trend.title, alt(trend), finding(trend), table(trend)))
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
fn name(svg: &mut Svg, trend: &Trend, scale: &Scale, bottom: f64) {
    let mut names: Vec<(f64, &TrendLine, &TrendPoint)> = trend
        .lines
        .iter()
        .filter_map(|line| line.points.last().map(|last| (scale.y(last.value), line, last)))
        .collect();
    names.sort_by(|a, b| a.0.total_cmp(&b.0));
    // From the foot upwards each has at least the room that those below it need, then from the head downwards.
    let mut free = bottom + 4.0;
    for (y, line, _) in names.iter_mut().rev() {
        *y = y.min(free - room(line) + 14.0);
        free = *y - 14.0;
    }
    let mut free = TOP - 14.0;
    for (y, line, last) in names {
        let y = y.max(free + 14.0);
        free = y - 14.0 + room(line);
        let at = (RIGHT + 16.0, y - 4.0);
        match line.of {
            TrendOf::Own => svg.bme(at, 6.0),
            TrendOf::OwnSecond => svg.white(at, 5.0),
            TrendOf::Other(who) => svg.who(who, at, 4.0),
        }
        let is_own = !matches!(line.of, TrendOf::Other(_));
        let pen = if is_own { NAME.bold() } else { NAME };
        let mut baseline = y;
        for part in NAME.bold().wrap(&line.label, WIDEST) {
            svg.text((NAMES, baseline), pen, &part);
            baseline += 15.0;
        }
        let words = format!("{} in {}", shown(trend.unit, last.value), last.year);
        svg.text((NAMES, baseline - 1.0), Pen::new(12.0).grey(), &words);
    }
}
