//! How sure can we be, in words. Everything here is the program's own reading and says so where it could be taken for the national team's.

use std::cmp::Ordering;

use super::words::{both, deed, ends, factor, likelier, method, percent, sign};
use crate::indicator::Ratio;
use crate::rounding;
use crate::statistics::{Interval, Noise};

/// The interval of a ratio, each end said by who would be the more likely.
pub fn ratio_interval(ratio: Ratio, interval: &Interval) -> String {
    let (first, second) = both(ratio);
    let end = |value: f64| match likelier(value, &first, &second) {
        Some((more, times, less)) => format!("{more} being {} times as likely as {less}", factor(times)),
        None if value <= 0.0 => format!("{first} never doing so"),
        None => "both groups being equally likely".to_owned(),
    };
    let low = end(interval.low);
    let reach = match interval.high.map(end) {
        Some(high) if high == low => format!("these counts fit {low} and little else"),
        Some(high) => format!("these counts fit anything from {low} to {high}"),
        None => format!("these counts fit {low}, and anything beyond that"),
    };
    let reach = super::words::capital(&reach);
    format!(
        "{reach} (a ratio of {}, where 1 is parity; {}).",
        ends(interval, factor),
        method(interval)
    )
}

/// The interval of a difference in points, each end said by whose share would be the higher: "BME staff" and "White staff", or whom else it
/// compares.
pub fn points_interval(first: &str, second: &str, interval: &Interval) -> String {
    let end = |value: f64| {
        let size = rounding::text(value.abs(), 1);
        match sign(value, 1) {
            Ordering::Greater => format!("{size} points higher among {first}"),
            Ordering::Less => format!("{size} points higher among {second}"),
            Ordering::Equal => "no difference at all".to_owned(),
        }
    };
    let (low, high) = (end(interval.low), interval.high.map(end).unwrap_or_default());
    if low == high {
        return format!("These counts fit {low} and little else ({}).", method(interval));
    }
    format!("These counts fit anything from {low} to {high} ({}).", method(interval))
}

/// The interval of a share: of the voting members of a board, say.
pub fn share_interval(whose: &str, interval: &Interval) -> String {
    format!(
        "The BME share among {whose} fits an underlying share anywhere from {} ({}).",
        ends(interval, percent),
        method(interval)
    )
}

/// Fisher's test in words, for those who ask for it.
pub fn ratio_test(ratio: Ratio, probability: f64) -> String {
    let (first, second) = both(ratio);
    let printed = if probability < 0.0001 {
        "below 0.0001".to_owned()
    } else {
        rounding::text(probability, 4)
    };
    format!(
        "Fisher’s exact test, two-sided: p {}. That is how often counts at least as unequal as these would come about if {first} and {second} \
         were equally likely to {}.",
        if probability < 0.0001 {
            printed
        } else {
            format!("= {printed}")
        },
        deed(ratio).to
    )
}

/// "fewer than 1 year in 100", "about 59 years in 100".
fn years(share: u32) -> String {
    match share {
        0 => "fewer than 1 year in 100".to_owned(),
        1 => "about 1 year in 100".to_owned(),
        100 => "nearly every year".to_owned(),
        share => format!("about {share} years in 100"),
    }
}

/// A probability as years in a hundred.
fn in_hundred(probability: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a probability times a hundred"
    )]
    let years = rounding::round(probability.clamp(0.0, 1.0) * 100.0, 0) as u32;
    years
}

/// The noise meter in words: how often chance alone puts groups of these sizes outside the four-fifths range.
pub fn noise(ratio: Ratio, held: &Noise, (low, high): (f64, f64)) -> String {
    let (first, second) = both(ratio);
    let outside = in_hundred(held.outside());
    let above = in_hundred(held.above).min(outside);
    let sides = match (above, outside - above) {
        _ if outside == 0 => String::new(),
        (0, _) => format!(" (below it, as if {first} were less likely)"),
        (_, 0) => format!(" (above it, as if {first} were more likely)"),
        (above, below) => format!(
            " (above it in {above}, as if {first} were more likely; below it in {below}, as if {first} were less likely)"
        ),
    };
    let none = match in_hundred(held.not_calculable) {
        0 => String::new(),
        share => format!(
            " In {} there would be no ratio at all, since no {} would {}.",
            years(share),
            singular(ratio, &second),
            deed(ratio).would_have
        ),
    };
    format!(
        "If {first} and {second} were equally likely to {}, chance alone would still put the ratio of groups of this size outside {} to {} in \
         {}{sides}.{none}",
        deed(ratio).to,
        factor(low),
        factor(high),
        years(outside)
    )
}

/// "BME staff" as one: "BME member of staff".
fn singular(ratio: Ratio, named: &str) -> String {
    named.replacen(deed(ratio).many, deed(ratio).one, 1)
}

/// The smallest true ratio that would usually be found; `None` where none would.
pub fn smallest_detectable(ratio: Ratio, smallest: Option<f64>) -> String {
    let (first, second) = both(ratio);
    match smallest {
        Some(value) => format!(
            "At this size, {first} have to be truly about {} times as likely as {second} before the interval here leaves parity out in four \
             years of five; a smaller disadvantage would mostly go unseen.",
            factor(value)
        ),
        None => format!(
            "At this size, no disadvantage of {first} or {second}, however large, would make the interval here leave parity out in four years of \
             five."
        ),
    }
}
