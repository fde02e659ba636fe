//! Indicators 5 to 8: what White and BME staff answered, as two points on one line.

use std::fmt::Write as _;

use domain::indicator::SurveyGap;
use domain::rounding;
use domain::sentence;
use domain::survey::SurveyResult;

use super::svg::{FAINT, GREY, Pen, Svg};
use super::table::cell;
use super::{Figure, FigureTable, Who};

/// Somebody else's two percentages.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyPair {
    /// Whose they are.
    pub who: Who,
    /// Name as shown: "England 2025".
    pub label: String,
    /// Percentage of White staff, 0–100.
    pub white: Option<f64>,
    /// Percentage of BME staff, 0–100.
    pub bme: Option<f64>,
}

/// A scale of percentages from nought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Percent {
    pub(super) most: f64,
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Percent {
    /// From nought to the next round figure that holds every percentage.
    pub(super) fn holding(percentages: impl Iterator<Item = f64>, left: f64, right: f64) -> Self {
        let highest = percentages.fold(0.0, f64::max);
        let most = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 80.0]
            .into_iter()
            .find(|most| *most >= highest);
        Self {
            most: most.unwrap_or(100.0),
            left,
            right,
        }
    }

    pub(super) fn x(self, percent: f64) -> f64 {
        self.left + percent.clamp(0.0, self.most) / self.most * (self.right - self.left)
    }

    /// Round figures to draw lines at, both ends among them.
    pub(super) fn ticks(self) -> Vec<f64> {
        let step = match self.most {
            most if most <= 10.0 => 2.0,
            most if most <= 20.0 => 5.0,
            most if most <= 50.0 => 10.0,
            _ => 20.0,
        };
        let mut ticks = vec![0.0];
        while let Some(last) = ticks.last().copied().filter(|last| last + step <= self.most) {
            ticks.push(last + step);
        }
        ticks
    }
}

const fn title(number: u8) -> &'static str {
    match number {
        5 => "Indicator 5: harassment, bullying or abuse from patients, relatives or the public",
        6 => "Indicator 6: harassment, bullying or abuse from staff",
        7 => "Indicator 7: belief in equal opportunities for career progression or promotion",
        _ => "Indicator 8: discrimination from a manager, team leader or other colleague",
    }
}

fn alt(held: &SurveyGap, others: &[SurveyPair]) -> String {
    let mut alt = sentence::survey(held);
    for other in others {
        let result = SurveyResult {
            white_percent: other.white,
            bme_percent: other.bme,
            ..SurveyResult::default()
        };
        let theirs = sentence::survey(&SurveyGap { result, ..*held });
        let _ = write!(alt, " {}: {theirs}", other.label);
    }
    alt
}

fn table(held: &SurveyGap, others: &[SurveyPair]) -> FigureTable {
    let mut table = FigureTable::new(&["", "White staff", "BME staff", "BME less White, in points"]);
    let own = ("This trust", held.result.white_percent, held.result.bme_percent);
    let others = others
        .iter()
        .map(|other| (other.label.as_str(), other.white, other.bme));
    for (name, white, bme) in std::iter::once(own).chain(others) {
        let percent = |held: Option<f64>| cell(held.map(|held| format!("{}%", rounding::text(held, 1))));
        let points = white.zip(bme).map(|(white, bme)| signed(bme - white));
        table.row(vec![name.to_owned(), percent(white), percent(bme), cell(points)]);
    }
    table
}

/// "+3.4", "−11.7", "0.0".
pub(super) fn signed(points: f64) -> String {
    let text = rounding::text(points.abs(), 1);
    let sign = match text.as_str() {
        "0.0" => "",
        _ if points < 0.0 => "−",
        _ => "+",
    };
    format!("{sign}{text}")
}

/// Draws the two points with their names on the outer sides, where they cannot meet.
fn pair(
    svg: &mut Svg,
    scale: Percent,
    y: f64,
    (white, bme): (Option<f64>, Option<f64>),
    label: impl Fn(&str, f64) -> String,
    pen: Pen,
) {
    let radius = pen.size - 8.0;
    if let (Some(white), Some(bme)) = (white, bme) {
        svg.line((scale.x(white), y), (scale.x(bme), y), GREY, 3.0);
    }
    let is_close = white
        .zip(bme)
        .is_some_and(|(white, bme)| (scale.x(white) - scale.x(bme)).abs() < 1.3 * radius);
    let bme_is_left = bme.zip(white).is_some_and(|(bme, white)| bme < white);
    let baseline = y + pen.size * 0.35;
    for (name, percent, is_left) in [("White", white, !bme_is_left), ("BME", bme, bme_is_left)] {
        let Some(percent) = percent else { continue };
        let x = scale.x(percent);
        // Points that would cover each other stand one above the other.
        let off = if is_close { radius * 0.8 } else { 0.0 };
        if name == "White" {
            svg.white((x, y - off), radius);
        } else {
            svg.bme((x, y + off), radius + 1.0);
        }
        let text = label(name, percent);
        if is_left {
            svg.text_on_paper((x - radius - 7.0, baseline), pen.end(), &text);
        } else {
            svg.text_on_paper((x + radius + 7.0, baseline), pen, &text);
        }
    }
}

/// The figure of indicator 5, 6, 7 or 8, others in the order given; `None` where neither of the trust's percentages is held.
pub fn survey(held: &SurveyGap, others: &[SurveyPair]) -> Option<Figure> {
    let own = (held.result.white_percent, held.result.bme_percent);
    if own == (None, None) {
        return None;
    }
    let (top, widest) = (8.0, 200.0);
    let (name, small) = (Pen::new(14.0), Pen::new(13.0));
    let heights: Vec<f64> = std::iter::once(40.0)
        .chain(others.iter().map(|other| name.row(&other.label, widest, 34.0)))
        .collect();
    let all = others.iter().flat_map(|other| [other.white, other.bme]);
    let scale = Percent::holding(all.chain([own.0, own.1]).flatten(), 310.0, 604.0);
    let bottom = top + heights.iter().sum::<f64>() + 4.0;
    let mut svg = Svg::new(720.0, bottom + 48.0);
    for tick in scale.ticks() {
        let x = scale.x(tick);
        svg.line((x, top), (x, bottom + 4.0), FAINT, 1.0);
        svg.text((x, bottom + 20.0), small.middle(), &format!("{tick}%"));
    }
    svg.line((scale.left, bottom), (scale.right, bottom), GREY, 1.0);
    svg.text((0.0, bottom + 40.0), small.grey(), "Percentage of those who answered");
    if held.number == 7 {
        svg.text((scale.left, bottom + 40.0), small.bold(), "← Lower is worse");
    } else {
        svg.text((scale.right, bottom + 40.0), small.bold().end(), "Higher is worse →");
    }
    let words = |name: &str, percent: f64| format!("{name} {}%", rounding::text(percent, 1));
    let mut y = top + heights[0] / 2.0;
    svg.label(y, widest, name.bold(), "This trust");
    pair(&mut svg, scale, y, own, words, small.bold());
    for (index, other) in others.iter().enumerate() {
        y += f64::midpoint(heights[index], heights[index + 1]);
        svg.label(y, widest, name, &other.label);
        pair(&mut svg, scale, y, (other.white, other.bme), words, small);
    }
    Some(svg.finish(
        title(held.number),
        alt(held, others),
        sentence::survey_finding(held),
        table(held, others),
    ))
}

/// The same for a card: the trust's two points over England's.
pub fn survey_mini(held: &SurveyGap, england: Option<&SurveyPair>) -> Option<Figure> {
    let own = (held.result.white_percent, held.result.bme_percent);
    if own == (None, None) {
        return None;
    }
    let others = england.map_or(&[][..], std::slice::from_ref);
    let all = others.iter().flat_map(|other| [other.white, other.bme]);
    let scale = Percent::holding(all.chain([own.0, own.1]).flatten(), 100.0, 166.0);
    let mut svg = Svg::new(220.0, 48.0);
    svg.line((scale.left, 0.0), (scale.left, 34.0), FAINT, 1.0);
    svg.line((scale.right, 0.0), (scale.right, 34.0), FAINT, 1.0);
    let pen = Pen::new(12.0);
    let words = |name: &str, _: f64| name.to_owned();
    svg.text((0.0, 14.0), pen.bold(), "Trust");
    pair(&mut svg, scale, 10.0, own, words, pen.bold());
    for other in others {
        svg.text((0.0, 32.0), pen, "England");
        pair(&mut svg, scale, 28.0, (other.white, other.bme), words, pen);
    }
    svg.text((scale.left, 46.0), pen.middle(), "0%");
    svg.text((scale.right, 46.0), pen.middle(), &format!("{}%", scale.most));
    Some(svg.finish(
        title(held.number),
        alt(held, others),
        sentence::survey_finding(held),
        table(held, others),
    ))
}
