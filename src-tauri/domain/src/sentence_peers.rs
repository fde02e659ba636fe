//! The words for a trust among others: its place, the funnel of chance, and why there is none.

use crate::gap::{Unit, WorseWhen};
use crate::peers::{Funnel, Held, Limits, NoFunnel, Place, Quartiles, Subject};
use crate::rounding;

/// A value as printed: "28.6%", "1.59", "−5.0 points".
pub fn figure(value: f64, unit: Unit) -> String {
    let text = rounding::text(value.abs(), unit.decimals());
    let sign = if value < 0.0 && text.chars().any(|letter| matches!(letter, '1'..='9')) {
        "−"
    } else {
        ""
    };
    match unit {
        Unit::Percent => format!("{text}%"),
        Unit::Ratio => text,
        Unit::Points => format!("{sign}{text} points"),
    }
}

fn trusts(count: usize) -> String {
    if count == 1 {
        "1 trust".to_owned()
    } else {
        format!("{count} trusts")
    }
}

/// Which way a subject is worse, in a sentence; empty for what only describes.
pub const fn direction(subject: Subject) -> &'static str {
    match subject.worse() {
        Some(WorseWhen::Higher) => "A higher figure is worse for BME people.",
        Some(WorseWhen::Lower) => "A lower figure is worse for BME people.",
        None => "",
    }
}

/// The others' quartiles in a sentence.
pub fn spread(held: &Quartiles, unit: Unit) -> String {
    if held.count < 4 {
        return format!(
            "{} from {} to {}.",
            if held.count == 1 {
                "The one other value goes".to_owned()
            } else {
                format!("The {} other values go", held.count)
            },
            figure(held.lowest, unit),
            figure(held.highest, unit)
        );
    }
    format!(
        "Half of the other trusts lie between {} and {}; the middle is {}, the lowest {}, the highest {}.",
        figure(held.lower, unit),
        figure(held.upper, unit),
        figure(held.median, unit),
        figure(held.lowest, unit),
        figure(held.highest, unit)
    )
}

/// The trust's place among others in a sentence.
pub fn place(value: f64, held: &Place, unit: Unit) -> String {
    let quarter = match held.quarter {
        1 => "the lowest quarter",
        2 => "the second quarter from the lowest",
        3 => "the second quarter from the highest",
        _ => "the highest quarter",
    };
    let all = held.lower + held.same + held.higher;
    let same = if held.same == 0 {
        String::new()
    } else {
        format!(", {} the same", held.same)
    };
    format!(
        "This trust’s figure is {}. Of {} beside it {} have a lower one{same} and {} a higher one, which puts it in {quarter}.",
        figure(value, unit),
        trusts(all).replace("trust", "other trust"),
        held.lower,
        held.higher
    )
}

/// What the funnel says of the trust, by limits that are adjusted for differences between trusts or not.
pub fn held(held: Held, subject: Subject, is_adjusted: bool) -> String {
    let side = |above: bool| if above { "above" } else { "below" };
    let (explains, can) = if is_adjusted {
        (
            "chance and the differences usual between trusts explain",
            "chance and the differences usual between trusts can explain",
        )
    } else {
        ("chance explains", "chance can explain")
    };
    let way = |above: bool| match (above, subject.worse()) {
        (true, Some(WorseWhen::Higher)) | (false, Some(WorseWhen::Lower)) => "worse",
        (true, Some(WorseWhen::Lower)) | (false, Some(WorseWhen::Higher)) => "better",
        (_, None) => "",
    };
    match held {
        Held::Inside => format!("This trust lies inside the 95% limits: {can} where it stands."),
        Held::BeyondInner(above) => {
            let way = match way(above) {
                "" => String::new(),
                way => format!(" If it is not chance, it is {way} for BME people."),
            };
            format!(
                "This trust lies {} the 95% limits and inside the 99.8% limits, where chance puts one trust in twenty.{way}",
                side(above)
            )
        }
        Held::BeyondOuter(above) => {
            let way = match way(above) {
                "" => String::new(),
                way => format!(" That is {way} for BME people than {explains}."),
            };
            format!("This trust lies {} the 99.8% limits.{way}", side(above))
        }
    }
}

/// The limits at the trust's size in a sentence.
pub fn limits(limits: &Limits, unit: Unit) -> String {
    format!(
        "For a trust of this size the 95% limits are {} to {}, and the 99.8% limits {} to {}.",
        figure(limits.inner.0, unit),
        figure(limits.inner.1, unit),
        figure(limits.outer.0, unit),
        figure(limits.outer.1, unit)
    )
}

/// How the limits are made.
pub fn method(funnel: &Funnel) -> String {
    let basis = if funnel.is_of_ratios() {
        "normal limits of the logarithm of the ratio around the mean of all trusts, weighted by their precision"
    } else {
        "exact binomial limits, interpolated, around the share of all trusts together"
    };
    let adjusted = match (funnel.dispersion, funnel.is_adjusted()) {
        (None, _) => {
            "Fewer than ten trusts have counts, too few to say whether trusts differ by more than chance among themselves; the limits are not \
             adjusted for that."
                .to_owned()
        }
        (Some(dispersion), true) => format!(
            "Trusts differ among themselves by more than chance explains (dispersion {}, where 1 is chance alone), so the limits drawn are \
             adjusted for over-dispersion: a variance between trusts is added to that of chance (additive random effects, z-scores \
             winsorised at 10%{}).",
            rounding::text(dispersion, 1),
            if funnel.is_of_ratios() { "" } else { "; on the arcsine scale" }
        ),
        (Some(dispersion), false) => format!(
            "Trusts differ among themselves by no more than chance explains (dispersion {}), so the limits are not adjusted.",
            rounding::text(dispersion, 1)
        ),
    };
    format!("Limits of chance: {basis} (Spiegelhalter 2005). {adjusted}")
}

/// Why there is no funnel, in a sentence.
pub fn no_funnel(why: NoFunnel) -> String {
    match why {
        NoFunnel::TooFew(0) => {
            "The table has no counts behind these figures, so there are quartiles and no funnel.".to_owned()
        }
        NoFunnel::TooFew(count) => format!(
            "Only {} counts behind the figure that can be used, and a funnel needs five, so there are quartiles and no funnel.",
            if count == 1 {
                "1 trust has".to_owned()
            } else {
                format!("{count} trusts have")
            }
        ),
        NoFunnel::NoRate => {
            "All trusts together have none of these events, or nothing but them, so there is no funnel.".to_owned()
        }
    }
}
