//! Numbers and dates as readers see them. Rounding happens here and nowhere before.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::rounding;

/// "31 March 2026".
pub(crate) fn date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// "23 November 2026 at 14:05".
pub(crate) fn moment(at: NaiveDateTime) -> String {
    at.format("%-d %B %Y at %H:%M").to_string()
}

/// How far a day is from today: "in 12 days", "today", "3 days ago"; months above ninety days.
pub(crate) fn away(day: NaiveDate, today: NaiveDate) -> String {
    let days = (day - today).num_days();
    let months = |from: NaiveDate, to: NaiveDate| {
        let whole = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
        whole - i32::from(to.day() < from.day())
    };
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2..=90 => format!("in {days} days"),
        -90..=-2 => format!("{} days ago", -days),
        91.. => format!("in {} months", months(today, day)),
        _ => format!("{} months ago", months(day, today)),
    }
}

/// "28.6%".
pub(crate) fn percent(value: f64) -> String {
    format!("{}%", rounding::text(value, 1))
}

/// "1.59".
pub(crate) fn ratio(value: f64) -> String {
    rounding::text(value, 2)
}

/// A signed difference with a true minus sign: "+2.1", "−0.06", "0.0".
pub(crate) fn signed(value: f64, decimals: u16) -> String {
    let text = rounding::text(value.abs(), decimals);
    let is_nought = text.chars().all(|character| matches!(character, '0' | '.'));
    match value {
        _ if is_nought => text,
        value if value > 0.0 => format!("+{text}"),
        _ => format!("\u{2212}{text}"),
    }
}

/// "6,012".
pub fn count(value: u32) -> String {
    rounding::count(value)
}

/// About how many people, rounded to a whole number; 0 where it is less than half of one or no number.
pub(crate) fn count_of(people: f64) -> u32 {
    rounding::text(people.max(0.0), 0).parse().unwrap_or_default()
}

/// A text of at most so many characters, its end left out where it is longer.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// "1 row", "2,300 rows".
pub(crate) fn counted(value: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(value), if value == 1 { one } else { many })
}

/// Every reason with its rows in words: "66 rows: bank-only post".
pub(crate) fn left_out_lines(reasons: &BTreeMap<String, u32>) -> Vec<String> {
    reasons
        .iter()
        .filter(|(_, rows)| **rows > 0)
        .map(|(reason, rows)| format!("{}: {}", counted(*rows, "row", "rows"), left_out(reason)))
        .collect()
}

/// A left-out reason in words, as in "612 rows: bank-only post".
pub(crate) fn left_out(reason: &str) -> &str {
    match reason {
        "bank" => "bank-only post",
        "bank_ended" => "bank-only post that ended before the snapshot date",
        "bank_not_begun" => "bank-only post that begins after the snapshot date",
        "agency" => "agency worker",
        "honorary" => "honorary contract",
        "non_executive" => "chair or non-executive, counted in indicator 9",
        "student" => "student or volunteer",
        "excluded" => "left out by your decision",
        "leaver" => "left before the snapshot date",
        "starter_after" => "starts after the snapshot date",
        "second_post" => "another post of the same person counts",
        "total_row" => "total, heading or note, not a record",
        "not_shortlisted" => "not shortlisted",
        "out_of_period" => "outside the year",
        "not_formal_disciplinary" => "not a formal disciplinary investigation",
        "mandatory" => "mandatory learning",
        "not_attended" => "not attended",
        "same_application" => "the same application as another row",
        "same_case" => "the same case and person as another row",
        "vacant" => "a vacant seat",
        "same_result" => "another row of the same result, which is used",
        "blank_key" => "names nobody, so cannot be counted",
        "after_table" => "below the table, not part of it",
        "no_identifier" => "words where the others have a number, such as a vacant post",
        "repeated_header" => "headings repeated inside the table",
        "other_organisation" => "another organisation’s",
        "no_item" => "not an item of the return",
        "no_figures" => "without figures that are used",
        "not_on_board" => "not on the board on the snapshot date",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_readers() {
        for (value, expected) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (434_077, "434,077"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(count(value), expected, "thousands are set apart by commas");
        }
        for (value, decimals, expected) in [
            (2.14, 1, "+2.1"),
            (-0.064, 2, "\u{2212}0.06"),
            (0.04, 1, "0.0"),
            (-0.04, 1, "0.0"),
        ] {
            assert_eq!(
                signed(value, decimals),
                expected,
                "a difference that rounds to nought has no sign"
            );
        }
    }

    #[test]
    fn distances_in_time_are_words() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (then, now, expected) in [
            ("2026-05-31", "2026-05-31", "today"),
            ("2026-05-31", "2026-05-01", "in 30 days"),
            ("2026-05-31", "2026-06-02", "2 days ago"),
            ("2026-10-31", "2026-03-31", "in 7 months"),
            ("2026-05-31", "2026-11-23", "5 months ago"),
        ] {
            assert_eq!(away(day(then), day(now)), expected, "{then} seen from {now}");
        }
    }
}
