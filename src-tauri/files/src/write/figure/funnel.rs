//! A funnel of all trusts: each a dot by its size and value, the limits of chance around all of them together, and the trust itself.

use domain::gap::Unit;
use domain::peers::{Funnel, Limits, Subject};
use domain::sentence_peers as words;

use super::svg::{BLUE, FAINT, GREY, INK, PALE, Pen, Svg};
use super::{Figure, FigureTable};

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 640.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 340.0;
/// Places at which limits are worked out along the funnel.
const STEPS: u32 = 60;

/// The trust's own place in the funnel: size, value and what the limits say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// People, or precision.
    pub size: f64,
    /// Its value.
    pub value: f64,
    /// What the limits say of it, in a sentence.
    pub held: String,
}

struct Scales {
    size: (f64, f64),
    value: (f64, f64),
}

impl Scales {
    fn x(&self, size: f64) -> f64 {
        // Sizes are on the scale of their root, so that small trusts do not lie in a heap.
        let at = |size: f64| size.max(0.0).sqrt();
        LEFT + (at(size) - at(self.size.0)) / (at(self.size.1) - at(self.size.0)) * (RIGHT - LEFT)
    }

    /// Whether a value stands in the picture.
    fn holds(&self, value: f64) -> bool {
        (self.value.0..=self.value.1).contains(&value)
    }

    fn y(&self, value: f64) -> f64 {
        let value = value.clamp(self.value.0, self.value.1);
        BOTTOM - (value - self.value.0) / (self.value.1 - self.value.0) * (BOTTOM - TOP)
    }
}

/// The funnel with the trust in it, where it has counts. `source` names the table and its year.
pub fn funnel(funnel: &Funnel, subject: Subject, own: Option<&Own>, source: &str) -> Figure {
    let scales = scales(funnel, own);
    let mut svg = Svg::new(WIDTH, HEIGHT);
    axes(&mut svg, &scales, funnel, subject);
    let sizes: Vec<f64> = (0..=STEPS)
        .map(|step| {
            let part = f64::from(step) / f64::from(STEPS);
            let (low, high) = (scales.size.0.sqrt(), scales.size.1.sqrt());
            (low + (high - low) * part).powi(2)
        })
        .collect();
    let limits: Vec<Limits> = sizes.iter().map(|size| funnel.adjusted_limits(*size)).collect();
    for pair in 0..sizes.len() - 1 {
        let (from, to) = (scales.x(sizes[pair]), scales.x(sizes[pair + 1]));
        let (a, b) = (&limits[pair], &limits[pair + 1]);
        for (first, second) in [(a.outer.0, b.outer.0), (a.outer.1, b.outer.1)] {
            if scales.holds(first) || scales.holds(second) {
                svg.line((from, scales.y(first)), (to, scales.y(second)), INK, 1.5);
            }
        }
        // A dash for every other step.
        if pair % 2 == 0 {
            for (first, second) in [(a.inner.0, b.inner.0), (a.inner.1, b.inner.1)] {
                if scales.holds(first) || scales.holds(second) {
                    svg.line((from, scales.y(first)), (to, scales.y(second)), GREY, 1.5);
                }
            }
        }
    }
    let target = scales.y(funnel.target);
    svg.line((LEFT, target), (RIGHT, target), GREY, 1.0);
    for (size, value) in &funnel.points {
        svg.circle((scales.x(*size), scales.y(*value)), 3.0, PALE, GREY);
    }
    if let Some(own) = own {
        let at = (scales.x(own.size), scales.y(own.value));
        svg.bme(at, 8.0);
        let pen = Pen::new(13.0).bold();
        let (anchor, dx) = if at.0 > RIGHT - 120.0 {
            (pen.end(), -13.0)
        } else {
            (pen, 13.0)
        };
        svg.text_on_paper((at.0 + dx, at.1 + 4.5), anchor, "This trust");
    }
    beside(&mut svg, &scales, funnel, &limits, target);
    svg.finish(
        &format!("Funnel: {}", subject.label()),
        alt(funnel, subject, own, source),
        finding(own),
        table(funnel, subject, own),
    )
}

fn scales(funnel: &Funnel, own: Option<&Own>) -> Scales {
    let sizes = || {
        funnel
            .points
            .iter()
            .map(|(size, _)| *size)
            .chain(own.map(|own| own.size))
    };
    let values = funnel
        .points
        .iter()
        .map(|(_, value)| *value)
        .chain(own.map(|own| own.value));
    let (smallest, largest) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    // The limits of a typical trust stand in the picture; those of the very smallest may leave it.
    let mut ordered: Vec<f64> = sizes().collect();
    ordered.sort_by(f64::total_cmp);
    let typical = funnel.adjusted_limits(ordered[ordered.len() / 4]);
    let (low, high) = values
        .chain([typical.outer.0, typical.outer.1])
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
    let margin = ((high - low) * 0.05).max(0.01);
    let is_share = !funnel.is_of_ratios();
    Scales {
        size: (smallest * 0.8, (largest * 1.05).max(smallest + 1.0)),
        value: (
            (low - margin).max(0.0),
            if is_share {
                (high + margin).min(100.0)
            } else {
                high + margin
            },
        ),
    }
}

/// A round step that gives four to eight ticks.
fn step(span: f64) -> f64 {
    let raw = span / 6.0;
    let magnitude = 10_f64.powf(raw.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * magnitude)
        .find(|step| *step >= raw)
        .unwrap_or(magnitude * 10.0)
}

fn ticks((low, high): (f64, f64)) -> Vec<f64> {
    let step = step(high - low);
    let mut tick = (low / step).ceil() * step;
    let mut ticks = Vec::new();
    while tick <= high + step * 1e-9 {
        ticks.push(tick);
        tick += step;
    }
    ticks
}

fn axes(svg: &mut Svg, scales: &Scales, funnel: &Funnel, subject: Subject) {
    let pen = Pen::new(13.0).grey();
    for tick in ticks(scales.value) {
        let y = scales.y(tick);
        svg.line((LEFT, y), (RIGHT, y), FAINT, 1.0);
        svg.text((LEFT - 8.0, y + 4.5), pen.end(), &words::figure(tick, subject.unit()));
    }
    svg.line((LEFT, BOTTOM), (RIGHT, BOTTOM), GREY, 1.0);
    for tick in ticks(scales.size) {
        let x = scales.x(tick);
        svg.line((x, BOTTOM), (x, BOTTOM + 5.0), GREY, 1.0);
        let text = if tick >= 10.0 {
            format!("{tick:.0}")
        } else {
            format!("{tick:.1}")
        };
        svg.text((x, BOTTOM + 20.0), pen.middle(), &text);
    }
    let across = if funnel.is_of_ratios() {
        "Precision (1 ÷ standard error of the log ratio): trusts with more people and events lie to the right"
    } else {
        "People counted: larger trusts lie to the right"
    };
    svg.text((LEFT, BOTTOM + 44.0), Pen::new(13.0), across);
}

/// What the lines are, beside their ends.
fn beside(svg: &mut Svg, scales: &Scales, funnel: &Funnel, limits: &[Limits], target: f64) {
    let Some(last) = limits.last() else { return };
    let mut labels = vec![
        (target, "All trusts"),
        (scales.y(last.inner.1), "95% limit"),
        (scales.y(last.outer.1), "99.8% limit"),
        (scales.y(last.inner.0), "95% limit"),
        (scales.y(last.outer.0), "99.8% limit"),
    ];
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = TOP;
    for (y, label) in labels {
        let at = (y + 4.5).max(free);
        svg.text((RIGHT + 8.0, at), Pen::new(12.0), label);
        free = at + 14.0;
    }
    if funnel.is_adjusted() {
        svg.text((RIGHT + 8.0, free + 8.0), Pen::new(12.0).grey(), "(adjusted)");
    }
    svg.line((RIGHT, target), (RIGHT + 5.0, target), BLUE, 1.0);
}

fn finding(own: Option<&Own>) -> String {
    own.map_or_else(
        || "This trust has no counts to be placed among the others by.".to_owned(),
        |own| own.held.clone(),
    )
}

/// The marks are other trusts without their names, so the table holds what is said of them together, and the trust itself.
fn table(funnel: &Funnel, subject: Subject, own: Option<&Own>) -> FigureTable {
    let across = if funnel.is_of_ratios() {
        "Precision"
    } else {
        "People counted"
    };
    let mut table = FigureTable::new(&["", across, "Value", "95% limits", "99.8% limits"]);
    let unit = subject.unit();
    let size = |size: f64| domain::rounding::text(size, u16::from(size < 10.0));
    let pair = |(low, high): (f64, f64)| format!("{} to {}", words::figure(low, unit), words::figure(high, unit));
    if let Some(own) = own {
        let limits = funnel.adjusted_limits(own.size);
        table.row(vec![
            "This trust".to_owned(),
            size(own.size),
            words::figure(own.value, unit),
            pair(limits.inner),
            pair(limits.outer),
        ]);
    }
    let ends = |of: fn(&(f64, f64)) -> f64| {
        let each = funnel.points.iter().map(of);
        each.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), held| {
            (low.min(held), high.max(held))
        })
    };
    let (smallest, largest) = ends(|point| point.0);
    table.row(vec![
        format!("{} trusts, lowest to highest", funnel.points.len()),
        format!("{} to {}", size(smallest), size(largest)),
        pair(ends(|point| point.1)),
    ]);
    table.row(vec![
        "All trusts together".to_owned(),
        super::table::NONE.to_owned(),
        words::figure(funnel.target, unit),
    ]);
    table
}

fn alt(funnel: &Funnel, subject: Subject, own: Option<&Own>, source: &str) -> String {
    let outside = funnel
        .points
        .iter()
        .filter(|(size, value)| {
            let limits = funnel.adjusted_limits(*size);
            *value < limits.outer.0 || *value > limits.outer.1
        })
        .count();
    let unit: Unit = subject.unit();
    let mut alt = format!(
        "Funnel plot of {}: {} trusts by size, {source}. All trusts together: {}. {outside} of them lie outside the 99.8% limits.",
        subject.label(),
        funnel.points.len(),
        words::figure(funnel.target, unit)
    );
    match own {
        Some(own) => {
            alt.push_str(&format_own(own, unit));
        }
        None => alt.push_str(" This trust has no counts to be placed by."),
    }
    alt
}

fn format_own(own: &Own, unit: Unit) -> String {
    format!(" This trust: {}. {}", words::figure(own.value, unit), own.held)
}
