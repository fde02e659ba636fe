//! Two years beside each other, and years taken together, in words. Two points are no trend, so the plain case is "no clear change".

use std::cmp::Ordering;

use super::words::{both, deed, factor, method, of, percent, points, sign};
use crate::indicator::{Pooled, Ratio, SurveyGap};
use crate::rounding;
use crate::statistics::{Change, Interval};

/// How a ratio changed since an earlier year, in one sentence. Ratios are the earlier and the later.
pub fn ratio_change(ratio: Ratio, earlier: u16, (before, now): (f64, f64), change: Option<&Change>) -> String {
    let figures = format!("the ratio was {} and is {}", factor(before), factor(now));
    let Some(change) = change else {
        return format!("Since {earlier}: {figures}. One of the counts is nought, so nothing can be said of chance.");
    };
    if change.interval.covers(1.0) {
        return no_clear(earlier, &figures, factor(before) == factor(now));
    }
    let (first, second) = both(ratio);
    let direction = if change.value > 1.0 { "more" } else { "less" };
    format!(
        "A clear change since {earlier}: {first} have become {direction} likely to {} when compared with {second} ({figures}), by more than \
         chance alone would usually give.",
        deed(ratio).to
    )
}

/// A share in two years.
#[derive(Debug, Clone, Copy)]
pub struct Shares<'a> {
    /// Whose: "at bands 8a to 9 and very senior manager".
    pub place: &'a str,
    /// The earlier year.
    pub earlier: u16,
    /// The earlier share, percent.
    pub before: f64,
    /// The later share, percent.
    pub now: f64,
}

/// How a BME share changed since an earlier year, in one sentence; the interval is of the later share minus the earlier.
pub fn share_change(held: Shares<'_>, interval: Option<&Interval>) -> String {
    let Shares {
        place,
        earlier,
        before,
        now,
    } = held;
    let figures = format!("{place}, {} were BME and {} are", percent(before), percent(now));
    match interval {
        None => format!("Since {earlier}: {figures}. Nothing can be said of chance."),
        Some(interval) if interval.covers(0.0) => no_clear(earlier, &figures, percent(before) == percent(now)),
        Some(interval) => {
            let direction = if interval.low > 0.0 { "risen" } else { "fallen" };
            format!(
                "A clear change since {earlier}: {figures}; the share has {direction} by more than chance alone would usually give."
            )
        }
    }
}

/// How the difference between BME and White staff in the survey changed since an earlier year, in one sentence.
pub fn survey_change(earlier: u16, before: &SurveyGap, now: &SurveyGap, change: Option<&Change>) -> Option<String> {
    let gap = |points_held: f64| match sign(points_held, 1) {
        Ordering::Greater => format!("{} (BME staff more often)", points(points_held)),
        Ordering::Less => format!("{} (White staff more often)", points(points_held)),
        Ordering::Equal => "nought".to_owned(),
    };
    let figures = format!("the difference was {} and is {}", gap(before.points?), gap(now.points?));
    Some(match change {
        None => format!(
            "Since {earlier}: {figures}. The numbers of responses of both years are needed to say anything of chance."
        ),
        Some(change) if change.interval.covers(0.0) => {
            let same = before.points.map(points) == now.points.map(points);
            no_clear(earlier, &figures, same && change.value.abs() < 0.01)
        }
        Some(change) => {
            let who = if change.value > 0.0 { "BME" } else { "White" };
            format!(
                "A clear change since {earlier}: {figures}; it has moved towards {who} staff saying so more often, by more than chance alone \
                 would usually give."
            )
        }
    })
}

/// What is said where chance could explain the change, or where none can be seen.
fn no_clear(earlier: u16, figures: &str, same: bool) -> String {
    if same {
        return format!("No change since {earlier}: {figures}.");
    }
    format!("No clear change since {earlier}: {figures}, which chance alone can bring about.")
}

/// Two or three years together, in one sentence with their label.
pub fn pooled(held: &Pooled) -> String {
    let number = match held.years.len() {
        2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        other => rounding::count(u32::try_from(other).unwrap_or(u32::MAX)),
    };
    let (first, last) = (
        held.years.first().copied().unwrap_or_default(),
        held.years.last().copied().unwrap_or_default(),
    );
    let ratio = &held.held;
    let (one, other) = ratio.ratio.groups();
    let counts = format!(
        "{one}: {}; {other}: {}",
        of(ratio.part.get(one), ratio.whole.get(one)),
        of(ratio.part.get(other), ratio.whole.get(other))
    );
    let interval = ratio.interval.as_ref().map_or(String::new(), |interval| {
        format!(
            "; a ratio of {} ({})",
            super::words::ends(interval, factor),
            method(interval)
        )
    });
    let said = super::relative_likelihood(ratio);
    format!("{number} years together, {first} to {last}: {said} Summed counts, {counts}{interval}.")
}
