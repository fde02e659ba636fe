//! The trust's figure beside a published one, in words.

use std::cmp::Ordering;

use super::words::{factor, percent, sign};
use crate::gap::WorseWhen;
use crate::rounding;

/// A figure beside a published one.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// Who would be worse off: "BME staff", "BME applicants", "BME people".
    pub who: &'a str,
    /// The published figure's place: "England", "London".
    pub place: &'a str,
    /// Its collection year.
    pub year: u16,
    /// The trust's own figure.
    pub own: f64,
    /// The published figure.
    pub published: f64,
    /// The figures are ratios of two likelihoods rather than percentages.
    pub is_ratio: bool,
    /// Which way the figure is worse; `None` for one that only describes.
    pub worse: Option<WorseWhen>,
}

/// A gap in one sentence: "Worse for BME staff by 4.1 points than England 2024 (28.6% here, 24.5% there)."
pub fn gap(held: Beside<'_>) -> String {
    let (decimals, difference) = (if held.is_ratio { 2 } else { 1 }, held.own - held.published);
    let show = |value: f64| if held.is_ratio { factor(value) } else { percent(value) };
    let (place, year) = (held.place, held.year);
    let figures = format!("({} here, {} there)", show(held.own), show(held.published));
    let size = if held.is_ratio {
        rounding::text(difference.abs(), 2)
    } else {
        format!("{} points", rounding::text(difference.abs(), 1))
    };
    let side = sign(difference, decimals);
    let word = match (side, held.worse) {
        (Ordering::Equal, _) => return format!("The same as {place} {year} {figures}."),
        (_, Some(worse)) => format!("{} for {}", super::words::capital(worse.sign(difference)), held.who),
        (Ordering::Greater, None) => "Higher".to_owned(),
        (Ordering::Less, None) => "Lower".to_owned(),
    };
    format!("{word} by {size} than {place} {year} {figures}.")
}
