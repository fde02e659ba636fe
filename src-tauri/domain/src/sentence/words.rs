//! Numbers, groups and deeds as sentences need them.

use crate::ethnicity::Group;
use crate::indicator::Ratio;
use crate::rounding;
use crate::statistics::Interval;

/// A percentage with its sign: "28.6%".
pub(super) fn percent(value: f64) -> String {
    format!("{}%", rounding::text(value, 1))
}

/// Percentage points without a sign, by their size: "4.1 points", "1.0 points".
pub(super) fn points(value: f64) -> String {
    format!("{} points", rounding::text(value.abs(), 1))
}

/// A ratio or factor: "1.59".
pub(super) fn factor(value: f64) -> String {
    rounding::text(value, 2)
}

/// A count with what is counted: "1 person", "2,300 people".
pub(super) fn counted(value: u32, one: &str, many: &str) -> String {
    format!("{} {}", rounding::count(value), if value == 1 { one } else { many })
}

/// Part and whole: "60 of 1,615".
pub(super) fn of(part: u32, whole: u32) -> String {
    format!("{} of {}", rounding::count(part), rounding::count(whole))
}

/// The same with a capital at its beginning.
pub(super) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Which side of nought a number is on as printed.
pub(super) fn sign(value: f64, decimals: i32) -> std::cmp::Ordering {
    rounding::round(value, decimals)
        .partial_cmp(&0.0)
        .unwrap_or(std::cmp::Ordering::Equal)
}

/// How a ratio's people and their deed are called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deed {
    /// Several: "applicants".
    pub(super) many: &'static str,
    /// One: "applicant".
    pub(super) one: &'static str,
    /// "be appointed from shortlisting".
    pub(super) to: &'static str,
    /// "was appointed from shortlisting".
    pub(super) was: &'static str,
    /// "have been appointed".
    pub(super) would_have: &'static str,
}

/// The words of a ratio.
pub(super) const fn deed(ratio: Ratio) -> Deed {
    match ratio {
        Ratio::Appointment => Deed {
            many: "applicants",
            one: "applicant",
            to: "be appointed from shortlisting",
            was: "was appointed from shortlisting",
            would_have: "have been appointed",
        },
        Ratio::Disciplinary => Deed {
            many: "staff",
            one: "member of staff",
            to: "enter the formal disciplinary process",
            was: "entered the formal disciplinary process",
            would_have: "have entered the formal disciplinary process",
        },
        Ratio::Training => Deed {
            many: "staff",
            one: "member of staff",
            to: "access non-mandatory training",
            was: "accessed non-mandatory training",
            would_have: "have accessed non-mandatory training",
        },
    }
}

/// Both groups of a ratio in words: "BME staff" and "White staff".
pub(super) fn both(ratio: Ratio) -> (String, String) {
    let (first, second) = ratio.groups();
    let many = deed(ratio).many;
    (format!("{first} {many}"), format!("{second} {many}"))
}

/// Who is the more likely and by what factor, of a ratio of `first` to `second`; `None` at parity as printed, and where the
/// ratio is nought.
pub(super) fn likelier<'a>(value: f64, first: &'a str, second: &'a str) -> Option<(&'a str, f64, &'a str)> {
    if factor(value) == "1.00" || value <= 0.0 {
        None
    } else if value > 1.0 {
        Some((first, value, second))
    } else {
        Some((second, 1.0 / value, first))
    }
}

/// Everybody of a pair of groups, for a sentence about both: "White and BME staff".
pub(super) fn together(ratio: Ratio) -> String {
    format!("{} and {} {}", Group::White, Group::Bme, deed(ratio).many)
}

/// Two ends in words, from a way to show one: "1.13 to 3.55", "23.45 or more".
pub(super) fn ends(interval: &Interval, show: impl Fn(f64) -> String) -> String {
    match interval.high {
        Some(high) => format!("{} to {}", show(interval.low), show(high)),
        None => format!("{} or more", show(interval.low)),
    }
}

/// How an interval's method is named to a reader.
pub(super) fn method(interval: &Interval) -> &'static str {
    match interval.method {
        "koopman" => "95% interval, Koopman’s method",
        "wilson" => "95% interval, Wilson’s method",
        "newcombe" => "95% interval, Newcombe’s method",
        "exact" => "exact 95% range",
        "woolf" => "95% interval, Woolf’s method",
        _ => "95% interval, from those of both years",
    }
}
