//! The words for a figure beside a published one: the figure itself, the gap and its reading, and each kind of hole.
//!
//! A gap is read by its sign, and beside it stands what the counts allow to be said; neither travels without the year.

use crate::benchmark::{Published, Scope};
use crate::gap::{Against, Beside, Gap, Measured, Reading, State, Unit};
use crate::rounding;

/// A figure as printed: "28.6%", "1.59", "12.1 points lower".
pub fn figure(value: f64, unit: Unit) -> String {
    let text = rounding::text(value.abs(), unit.decimals());
    match unit {
        Unit::Percent => format!("{text}%"),
        Unit::Ratio => text,
        Unit::Points if is_nought(&text) => "no difference".to_owned(),
        Unit::Points => format!("{} {}", points(&text), if value < 0.0 { "lower" } else { "higher" }),
    }
}

/// A difference without its sign: "4.1 points", "0.15".
pub fn size(difference: f64, unit: Unit) -> String {
    let text = rounding::text(difference.abs(), unit.decimals());
    match unit {
        Unit::Percent | Unit::Points => points(&text),
        Unit::Ratio => text,
    }
}

fn points(text: &str) -> String {
    format!("{text} {}", if text == "1.0" { "point" } else { "points" })
}

fn is_nought(text: &str) -> bool {
    text.chars().all(|character| matches!(character, '0' | '.'))
}

/// For whom a figure is worse or better.
fn people(held: &Measured) -> &'static str {
    match (held.indicator, held.group) {
        (2, _) => "BME applicants",
        (9, _) => "BME people",
        (_, "white") => "White staff",
        _ => "BME staff",
    }
}

/// A gap in a few words: "worse by 4.1 points", "better by 0.15", "the same".
pub fn short(gap: &Gap<'_>) -> String {
    let size = size(gap.difference, gap.measured.unit);
    if is_nought(size.trim_end_matches(" points")) {
        return "the same".to_owned();
    }
    match gap.reading {
        Reading::Worse => format!("worse by {size}"),
        Reading::Better => format!("better by {size}"),
        Reading::Higher => format!("higher by {size}"),
        Reading::Lower => format!("lower by {size}"),
        Reading::Same => "the same".to_owned(),
    }
}

/// A gap with its direction: "0.15 higher, which is worse for BME staff".
pub fn reading(gap: &Gap<'_>) -> String {
    let size = size(gap.difference, gap.measured.unit);
    if is_nought(size.trim_end_matches(" points")) {
        return "the same".to_owned();
    }
    let way = if gap.difference > 0.0 { "higher" } else { "lower" };
    match gap.reading {
        Reading::Worse => format!("{size} {way}, which is worse for {}", people(&gap.measured)),
        Reading::Better => format!("{size} {way}, which is better for {}", people(&gap.measured)),
        _ => format!("{size} {way}"),
    }
}

/// What chance has to do with a gap, in a few words; the published figure is taken as exact. Empty for a figure that only describes.
pub const fn chance(state: Option<State>) -> &'static str {
    match state {
        Some(State::Worse | State::Better) => "more than chance alone would usually give",
        Some(State::NoClearDifference) => "chance alone can give a difference of this size",
        Some(State::TooFew) => "too few people or events to say more",
        Some(State::Missing) => "the numbers behind it are not held, so nothing can be said of chance",
        None => "",
    }
}

/// What a measured figure is, in a few words that follow "BME share of" and the like.
pub fn what(held: &Measured) -> &'static str {
    match (held.indicator, held.key, held.group) {
        (_, "workforce_bme_percent", _) => "BME share of the workforce",
        (_, "vsm_bme_percent", _) => "BME share of very senior managers",
        (_, "band_5_bme_percent", _) => "BME share at band 5",
        (_, "band_6_bme_percent", _) => "BME share at band 6",
        (_, "band_7_bme_percent", _) => "BME share at band 7",
        (_, "band_9_bme_percent", _) => "BME share at band 9",
        (_, "medical_bme_percent", _) => "BME share of doctors and dentists",
        (_, "consultant_bme_percent", _) => "BME share of consultants",
        (2, ..) => "likelihood of appointment, White ÷ BME applicants",
        (3, ..) => "likelihood of a formal disciplinary process, BME ÷ White staff",
        (4, ..) => "likelihood of non-mandatory training, White ÷ BME staff",
        (5, _, "bme") => "BME staff harassed, bullied or abused by patients or the public",
        (5, _, "white") => "White staff harassed, bullied or abused by patients or the public",
        (5, ..) => "harassment by patients or the public, BME minus White",
        (6, _, "bme") => "BME staff harassed, bullied or abused by staff",
        (6, _, "white") => "White staff harassed, bullied or abused by staff",
        (6, ..) => "harassment by staff, BME minus White",
        (7, _, "bme") => "BME staff who believe in equal opportunities",
        (7, _, "white") => "White staff who believe in equal opportunities",
        (7, ..) => "belief in equal opportunities, BME minus White",
        (8, _, "bme") => "BME staff discriminated against at work",
        (8, _, "white") => "White staff discriminated against at work",
        (8, ..) => "discrimination at work, BME minus White",
        (_, "executive_bme_percent", _) => "BME share of executive board members",
        (_, _, "difference") => "BME share of the board minus that of the workforce",
        _ => "BME share of the board",
    }
}

/// A type of trust as it stands in a sentence.
pub fn trusts_of(kind: &str) -> &'static str {
    match kind {
        "acute" => "acute trusts",
        "acute_specialist" => "acute specialist trusts",
        "mental_health" => "mental health and learning disability trusts",
        "community" => "community trusts",
        "ambulance" => "ambulance trusts",
        "combined" => "combined acute and community trusts",
        "icb" => "integrated care boards",
        "independent" => "independent providers",
        _ => "organisations of this type",
    }
}

/// The place that is compared with, as a heading: "England", "North West", "Acute trusts".
pub fn place(against: Against<'_>) -> String {
    match against.scope {
        Scope::England => "England".to_owned(),
        Scope::Region if against.name.is_empty() => "Region".to_owned(),
        Scope::Region => against.name.to_owned(),
        Scope::TrustType if against.name.is_empty() => "Type of trust".to_owned(),
        Scope::TrustType => {
            let name = trusts_of(against.name);
            let mut letters = name.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect())
                .unwrap_or_default()
        }
    }
}

/// Why nothing is compared, in a sentence; empty where something is.
pub fn hole(beside: &Beside<'_>, against: Against<'_>) -> String {
    match beside {
        Beside::Gap(_) => String::new(),
        Beside::NoneOfOurs(_) => "There is no figure of your own to compare.".to_owned(),
        Beside::BeforeBreak { last, broken } => {
            format!(
                "The latest figure held is of {} and cannot be compared. {}",
                last.year, broken.why
            )
        }
        Beside::NoneHeld => match against.scope {
            Scope::England => "No national figure held.".to_owned(),
            Scope::Region => "No figure held for this region.".to_owned(),
            Scope::TrustType => "No figure held for trusts of this type.".to_owned(),
        },
        Beside::NotChosen => match against.scope {
            Scope::TrustType => "The type of trust is not chosen.".to_owned(),
            _ => "The region is not chosen.".to_owned(),
        },
    }
}

/// How a published figure was worked out; empty where it was itself published.
pub fn derived(published: &Published<'_>) -> String {
    match published.minus {
        Some(minus) => {
            let (from, less) = match minus.group.as_str() {
                "white" => ("BME staff", "White staff"),
                _ => ("the board", "the workforce"),
            };
            format!(
                "worked out by this program: {}% of {from} minus {}% of {less}, both published for {}",
                rounding::text(published.row.value, 1),
                rounding::text(minus.value, 1),
                published.year
            )
        }
        None if published.row.derived.is_empty() => String::new(),
        None => format!("worked out from published figures: {}", published.row.derived),
    }
}

/// How many sources gave a published figure, in words.
pub fn confidence(key: &str) -> &'static str {
    match key {
        "two_sources" => "two sources agree",
        "one_source" => "one source",
        _ => "known only from memory, to be checked",
    }
}
