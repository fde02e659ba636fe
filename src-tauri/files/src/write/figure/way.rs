//! The way of a figure from its baseline to its target: the planned way, what chance alone would give round it, and the figures of the
//! years so far.

use domain::gap::Unit;
use domain::plan::path::Path;
use domain::rounding;
use domain::sentence;

use super::svg::{FAINT, GREY, INK, PALE, Pen, Svg};
use super::table::cell;
use super::{Figure, FigureTable};

const LEFT: f64 = 70.0;
const RIGHT: f64 = 540.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 254.0;

/// A figure as the scale and the names show it: "1.25", "14.2%", "−3.0".
fn shown(unit: Unit, value: f64, decimals: u16) -> String {
    let text = rounding::text(value.abs(), decimals);
    match unit {
        Unit::Percent => format!("{text}%"),
        Unit::Ratio => text,
        Unit::Points if value < -1e-9 => format!("\u{2212}{text}"),
        Unit::Points => text,
    }
}

/// Steps of a scale that holds everything, with about five of them: each 1, 2 or 5 times a power of ten.
fn scale(low: f64, high: f64) -> (f64, f64, f64) {
    let span = (high - low).max(1e-6);
    let power = 10_f64.powf((span / 5.0).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| span / step <= 6.0)
        .unwrap_or(10.0 * power);
    ((low / step).floor() * step, (high / step).ceil() * step, step)
}

/// The way drawn; `seen` are figures of years so far, by year. `None` where the way has fewer than two years.
pub fn way(title: &str, path: &Path, seen: &[(u16, f64)]) -> Option<Figure> {
    let (first, last) = (path.steps.first()?, path.steps.last()?);
    if path.steps.len() < 2 {
        return None;
    }
    let unit = path.measure.unit();
    let decimals = unit.decimals();
    let ends = |of: fn(f64, f64) -> f64| {
        let of_range = path.steps.iter().filter_map(|step| step.range);
        let figures = path
            .steps
            .iter()
            .map(|step| step.value)
            .chain(seen.iter().map(|(_, value)| *value));
        figures
            .chain(of_range.flat_map(|range| [range.low, range.high.unwrap_or(range.low)]))
            .fold(first.value, of)
    };
    let (from, to, step) = scale(ends(f64::min), ends(f64::max));
    let y = |value: f64| BOTTOM + (value.clamp(from, to) - from) / (to - from) * (TOP - BOTTOM);
    let years = f64::from(last.year - first.year);
    let x = |year: u16| LEFT + 14.0 + f64::from(year - first.year) / years * (RIGHT - LEFT - 28.0);
    let mut svg = Svg::new(720.0, BOTTOM + 40.0);
    let small = Pen::new(13.0);

    let upper = path
        .steps
        .iter()
        .filter_map(|step| Some((x(step.year), y(step.range?.high.unwrap_or(to)))));
    let lower = path
        .steps
        .iter()
        .rev()
        .filter_map(|step| Some((x(step.year), y(step.range?.low))));
    let band: Vec<(f64, f64)> = upper.chain(lower).collect();
    if band.len() > 3 {
        svg.polygon(&band, PALE, PALE);
    }
    let mut tick = from;
    while tick <= to + step / 2.0 {
        svg.line((LEFT, y(tick)), (RIGHT, y(tick)), FAINT, 1.0);
        let places = if step < 0.1 { 2 } else { u16::from(step < 1.0) };
        svg.text((LEFT - 8.0, y(tick) + 4.5), small.end(), &shown(unit, tick, places));
        tick += step;
    }
    for pair in path.steps.windows(2) {
        svg.dashed(
            (x(pair[0].year), y(pair[0].value)),
            (x(pair[1].year), y(pair[1].value)),
            INK,
            2.0,
        );
    }
    for held in &path.steps {
        svg.circle((x(held.year), y(held.value)), 4.0, "#ffffff", INK);
        svg.text((x(held.year), BOTTOM + 20.0), small.middle(), &held.year.to_string());
    }
    for (year, value) in seen.iter().filter(|(year, _)| (first.year..=last.year).contains(year)) {
        svg.bme((x(*year), y(*value)), 6.0);
    }
    // The legend beside the figure, in words.
    let at = RIGHT + 16.0;
    svg.circle((at, y(last.value)), 4.0, "#ffffff", INK);
    svg.text((at + 14.0, y(last.value) - 1.0), small.bold(), "Target");
    let words = format!("{} in {}", shown(unit, last.value, decimals), last.year);
    svg.text((at + 14.0, y(last.value) + 13.0), Pen::new(12.0).grey(), &words);
    let foot = if y(last.value) > BOTTOM - 80.0 {
        TOP + 8.0
    } else {
        BOTTOM - 36.0
    };
    if !seen.is_empty() {
        svg.bme((at, foot - 4.0), 6.0);
        svg.text((at + 14.0, foot), small, "This trust’s figure");
    }
    if band.len() > 3 {
        svg.rect((at - 8.0, foot + 12.0), (16.0, 12.0), PALE);
        svg.text((at + 14.0, foot + 22.0), small, "What chance alone");
        svg.text((at + 14.0, foot + 37.0), small, "would give");
    }
    svg.line((LEFT, BOTTOM), (RIGHT, BOTTOM), GREY, 1.0);
    let alt = alt(path, seen);
    Some(svg.finish(title, alt, finding(path, seen), table(path, seen)))
}

/// What the last figure so far says of the way; without one, the way itself.
fn finding(path: &Path, seen: &[(u16, f64)]) -> String {
    let begin = path.steps.first().map_or(0, |step| step.year);
    seen.iter()
        .rev()
        .filter(|(year, _)| *year > begin)
        .find_map(|(year, value)| sentence::path_reading(path, *year, *value))
        .unwrap_or_else(|| {
            let unit = path.measure.unit();
            let show = |value: f64| shown(unit, value, unit.decimals());
            match (path.steps.first(), path.steps.last()) {
                (Some(first), Some(last)) => format!(
                    "The way goes from {} in {} to {} in {}; no year after the first has a figure yet.",
                    show(first.value),
                    first.year,
                    show(last.value),
                    last.year
                ),
                _ => String::new(),
            }
        })
}

fn table(path: &Path, seen: &[(u16, f64)]) -> FigureTable {
    let unit = path.measure.unit();
    let show = |value: f64| shown(unit, value, unit.decimals());
    let mut table = FigureTable::new(&[
        "Year",
        "The way to the target",
        "What chance alone would give",
        "This trust’s figure",
    ]);
    for step in &path.steps {
        let range = step.range.map(|range| match range.high {
            Some(high) => format!("{} to {}", show(range.low), show(high)),
            None => format!("{} or more", show(range.low)),
        });
        let own = seen
            .iter()
            .find(|(year, _)| *year == step.year)
            .map(|(_, value)| show(*value));
        table.row(vec![step.year.to_string(), show(step.value), cell(range), cell(own)]);
    }
    table
}

fn alt(path: &Path, seen: &[(u16, f64)]) -> String {
    let unit = path.measure.unit();
    let decimals = unit.decimals();
    let show = |value: f64| shown(unit, value, decimals);
    let steps: Vec<String> = path
        .steps
        .iter()
        .map(|step| {
            let range = step.range.map_or_else(String::new, |range| match range.high {
                Some(high) => format!(" (chance alone: {} to {})", show(range.low), show(high)),
                None => format!(" (chance alone: {} or more)", show(range.low)),
            });
            format!("{} {}{range}", step.year, show(step.value))
        })
        .collect();
    let mut words = format!("The way: {}.", steps.join("; "));
    if !seen.is_empty() {
        let seen: Vec<String> = seen
            .iter()
            .map(|(year, value)| format!("{year} {}", show(*value)))
            .collect();
        words.push_str(" This trust’s figure: ");
        words.push_str(&seen.join("; "));
        words.push('.');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_holds_everything_in_round_steps() {
        for (low, high, expected) in [
            (0.97, 1.62, (0.8, 1.8, 0.2)),
            (8.3, 23.0, (5.0, 25.0, 5.0)),
            (-16.3, 4.0, (-20.0, 5.0, 5.0)),
        ] {
            let found = scale(low, high);
            let is_near = |a: f64, b: f64| (a - b).abs() < 1e-9;
            assert!(
                is_near(found.0, expected.0) && is_near(found.1, expected.1) && is_near(found.2, expected.2),
                "{low} to {high}: {found:?}"
            );
        }
    }
}
