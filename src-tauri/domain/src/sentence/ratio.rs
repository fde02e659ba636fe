//! Indicators 2, 3 and 4 in words.

use super::words::{capital, deed, factor, likelier, together};
use crate::ethnicity::Group;
use crate::indicator::{FourFifths, NotCalculable, Ratio, RelativeLikelihood};

/// Indicators 2, 3 and 4 in one sentence.
pub fn relative_likelihood(held: &RelativeLikelihood) -> String {
    ratio(held.ratio, held.value)
}

/// A ratio of indicator 2, 3 or 4 in one sentence, wherever it comes from.
pub fn ratio(ratio: Ratio, value: Result<f64, NotCalculable>) -> String {
    ratio_with(ratio, value, None)
}

/// The same of people of one national ethnic category, by its label, in the place of all BME people.
pub fn ratio_of_category(ratio: Ratio, value: Result<f64, NotCalculable>, category: &str) -> String {
    ratio_with(ratio, value, Some(category))
}

fn ratio_with(ratio: Ratio, value: Result<f64, NotCalculable>, category: Option<&str>) -> String {
    let deed = deed(ratio);
    let named = |group: Group, noun: &str| match (group, category) {
        (Group::Bme, Some(category)) => format!("{noun} recorded as “{category}”"),
        _ => format!("{group} {noun}"),
    };
    let (first_group, second_group) = ratio.groups();
    let (first, second) = (named(first_group, deed.many), named(second_group, deed.many));
    match value {
        Ok(value) if value <= 0.0 => capital(&format!(
            "no {} {}, so the ratio is 0.00.",
            named(first_group, deed.one),
            deed.was
        )),
        Ok(value) => {
            // Parity is decided on the figure as printed, so that "1.00 times as likely" never appears.
            let printed = factor(value);
            let said = match likelier(value, &first, &second) {
                None => {
                    let who = category.map_or_else(|| together(ratio), |_| format!("{first} and {second}"));
                    format!("{who} were equally likely to {} (ratio {printed}).", deed.to)
                }
                Some((more, times, less)) => {
                    let turned = if value > 1.0 {
                        String::new()
                    } else if category.is_none() {
                        format!(" (ratio {printed}, {first_group} ÷ {second_group})")
                    } else {
                        format!(" (ratio {printed})")
                    };
                    format!(
                        "{more} were {} times as likely as {less} to {}{turned}.",
                        factor(times),
                        deed.to
                    )
                }
            };
            capital(&said)
        }
        Err(NotCalculable::NoPeople(group)) => {
            format!(
                "This cannot be worked out: no {} are recorded.",
                named(group, deed.many)
            )
        }
        Err(NotCalculable::NoEvents(group)) => {
            format!("This cannot be worked out: no {} {}.", named(group, deed.one), deed.was)
        }
        Err(NotCalculable::MoreThanWhole(group)) if ratio == Ratio::Appointment => format!(
            "This cannot be worked out: more {} are counted as appointed than as shortlisted.",
            named(group, deed.many)
        ),
        Err(NotCalculable::MoreThanWhole(group)) => format!(
            "This cannot be worked out: more {} {} than are in post, as where some have left.",
            named(group, deed.many),
            deed.was
        ),
    }
}

/// Where a ratio lies to the four-fifths range, named, in one sentence.
pub fn four_fifths(place: FourFifths, (low, high): (f64, f64)) -> String {
    let place = match place {
        FourFifths::Within => "inside",
        FourFifths::AdverseBme => "above",
        FourFifths::AdverseWhite => "below",
    };
    let meant = match place {
        "above" => "which the rule reads as adverse for BME people",
        "below" => "which the rule reads as adverse for White people",
        _ => "which the rule reads as adverse for nobody",
    };
    format!(
        "Four-fifths rule: the ratio lies {place} the range {} to {}, {meant}. The rule takes no account of chance.",
        factor(low),
        factor(high)
    )
}
