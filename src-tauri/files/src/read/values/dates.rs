//! Days as trusts' workbooks write them.
//!
//! What cannot be read is said, never guessed: `03/31/2026` is not a date here, because `03/04/2026` could be two.

use chrono::{Datelike, NaiveDate};
use domain::classify::tidy;

use super::super::cell::Cell;
use super::{is_digits, whole};

/// What a cell says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// Nothing.
    Blank,
    /// No end: the end-of-time dates of payroll and rostering systems, and the beginning-of-time ones of warehouses.
    Open,
    /// A day.
    Day(NaiveDate),
    /// Something that is not a date.
    Unreadable,
}

impl When {
    /// The day, where there is one.
    pub(crate) fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Blank | Self::Open | Self::Unreadable => None,
        }
    }
}

/// The day a cell gives.
pub(crate) fn date(cell: &Cell) -> When {
    match cell {
        Cell::Empty => When::Blank,
        Cell::Date(day) => bounded(*day),
        Cell::Text(text) => text_date(text),
        Cell::Number(number) => number_date(*number),
        Cell::Bool(_) => When::Unreadable,
    }
}

/// A number in a column of dates: eight digits of year, month and day, or a day's serial number that lost its format.
fn number_date(number: f64) -> When {
    if number.fract() == 0.0 && (10_000_101.0..=99_991_231.0).contains(&number) {
        return text_date(&format!("{number:.0}"));
    }
    // Serial numbers of 1918 to 2119; anything else is more likely some other number.
    if (6_600.0..80_000.0).contains(&number) {
        return NaiveDate::from_ymd_opt(1899, 12, 30)
            .zip(whole(number.floor()))
            .and_then(|(first, days)| first.checked_add_days(chrono::Days::new(u64::from(days))))
            .map_or(When::Unreadable, bounded);
    }
    // Serial numbers of the years 4000 to 9999 are ends of time; 0 and 1 are the day from which spreadsheets count.
    if (767_011.0..=2_958_465.0).contains(&number) || (0.0..=1.0).contains(&number) {
        When::Open
    } else {
        When::Unreadable
    }
}

/// The day a text gives.
pub(crate) fn text_date(text: &str) -> When {
    if let [d1, d2, b'/' | b'-' | b'.', m1, m2, b'/' | b'-' | b'.', y1, y2, y3, y4] = *text.as_bytes()
        && let Some(parts) = digits_in([[b'0', b'0', d1, d2], [b'0', b'0', m1, m2], [y1, y2, y3, y4]])
    {
        // By far the most dates are written so, and a list may hold millions of them.
        let [day, month, year] = parts;
        let found = i32::try_from(year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        return found.map_or(When::Unreadable, bounded);
    }
    let text = tidy(text);
    if text.is_empty() {
        return When::Blank;
    }
    // A time stands behind a T that follows a digit; the T of OCT is a letter of the month.
    let time = text
        .match_indices('T')
        .map(|(place, _)| place)
        .find(|place| text[..*place].ends_with(|before: char| before.is_ascii_digit()));
    let parts: Vec<&str> = text[..time.unwrap_or(text.len())]
        .split(['/', '-', '.', ' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let found = match parts[..] {
        [whole, ..] if whole.len() == 8 && is_digits(whole) => ymd(&whole[..4], &whole[4..6], &whole[6..]),
        [year, month, day, ..] if year.len() == 4 && is_digits(year) => ymd(year, month, day),
        [day, month, year, ..] if is_digits(day) && day.len() <= 2 => ymd(year, month, day),
        _ => None,
    };
    found.map_or(When::Unreadable, bounded)
}

/// The numbers that four digits each stand for; nothing where one is no digit.
fn digits_in<const N: usize>(parts: [[u8; 4]; N]) -> Option<[u32; N]> {
    let are_digits = parts.iter().flatten().all(u8::is_ascii_digit);
    let number = |part: [u8; 4]| part.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    are_digits.then(|| parts.map(number))
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let mut number: i32 = is_digits(year).then(|| year.parse().ok())??;
    if year.len() == 2 {
        number += if number < 69 { 2000 } else { 1900 };
    } else if year.len() != 4 {
        return None;
    }
    let month = if is_digits(month) {
        month.parse().ok()?
    } else {
        let start: String = month.to_lowercase().chars().take(3).collect();
        u32::try_from(MONTHS.iter().position(|name| *name == start)?).ok()? + 1
    };
    NaiveDate::from_ymd_opt(number, month, day.parse().ok()?)
}

/// Takes the dates that mean no date apart: 31 December 4712, the year 9999, and 1 January 1900 and before.
fn bounded(day: NaiveDate) -> When {
    if day.year() >= 4000 || day.year() <= 1900 {
        When::Open
    } else {
        When::Day(day)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> When {
        When::Day(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    fn check_date(text: &str, expected: When) {
        assert_eq!(date(&Cell::text(text)), expected, "the date {text:?}");
    }

    #[test]
    fn dates_are_read_in_every_shape_seen_in_the_field() {
        check_date("23/11/2025 08:08", day(2025, 11, 23));
        check_date("3/4/2026", day(2026, 4, 3));
        check_date("2026-03-31T00:00:00", day(2026, 3, 31));
        check_date("20121011", day(2012, 10, 11));
        check_date("20130103 160730", day(2013, 1, 3));
        check_date("01-MAR-23", day(2023, 3, 1));
        check_date("30-OCT-97", day(1997, 10, 30));
        check_date("20251012T160730", day(2025, 10, 12));
        check_date("1 March 2023", day(2023, 3, 1));
        check_date("01-Apr-1987", day(1987, 4, 1));
        assert_eq!(date(&Cell::Number(20_250_331.0)), day(2025, 3, 31));
        assert_eq!(
            date(&Cell::Number(46_112.0)),
            day(2026, 3, 31),
            "a serial number that lost its format"
        );
    }

    #[test]
    fn the_end_of_time_is_no_end() {
        for open in [
            "31/12/4712",
            "4712-12-31",
            "31-DEC-4712",
            "99991231",
            "31/12/9999",
            "1900-01-01",
            "01/01/1900",
            "31/12/4712 00:00",
            "47121231",
        ] {
            check_date(open, When::Open);
        }
        for (serial, what) in [
            (1_027_428.0, "31 December 4712"),
            (2_958_465.0, "31 December 9999"),
            (47_121_231.0, "31 December 4712 in digits"),
            (1.0, "1 January 1900"),
        ] {
            assert_eq!(date(&Cell::Number(serial)), When::Open, "{what}");
        }
    }

    #[test]
    fn what_is_not_a_date_is_not_made_one() {
        for text in ["03/31/2026", "30/02/2026", "tbc", "2026", "31/12"] {
            check_date(text, When::Unreadable);
        }
        for number in [-5.0, 2026.0, 123_456.0, 3_000_000.0, 1e12, f64::NAN] {
            assert_eq!(date(&Cell::Number(number)), When::Unreadable, "{number}");
        }
    }

    proptest! {
        #[test]
        fn a_date_that_is_shown_is_read_again(days in 0_u64..73_000) {
            let shown = NaiveDate::from_ymd_opt(1901, 1, 1).unwrap() + chrono::Days::new(days);
            prop_assert_eq!(date(&Cell::text(&Cell::Date(shown).shown())), When::Day(shown));
            for format in ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%d-%b-%Y", "%-d %B %Y", "%d/%m/%Y 08:08", "%Y%m%d", "%d.%m.%Y"] {
                let moment = shown.and_hms_opt(0, 0, 0).unwrap();
                prop_assert_eq!(date(&Cell::text(&moment.format(format).to_string())), When::Day(shown), "{}", format);
            }
        }
    }
}
