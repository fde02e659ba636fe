//! Dates, numbers, flags and identifiers as trusts' workbooks write them.
//!
//! What cannot be read is said, never guessed: `03/31/2026` is not a date here, because `03/04/2026` could be two.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use domain::classify::{plain, tidied, tidy};

use super::cell::Cell;

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

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
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

/// What a cell says of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Figure {
    /// Nothing.
    Blank,
    /// A number; a percent sign is noted and not divided out.
    Is {
        /// The number as written.
        value: f64,
        /// Whether it carries a percent sign.
        percent: bool,
    },
    /// A number with something in brackets behind it, such as the percentage of “243 (3.2%)”, which was left aside.
    Remarked {
        /// The number before the brackets.
        value: f64,
    },
    /// Hidden by whoever published it.
    Suppressed,
    /// Something that is not a number.
    Unreadable,
}

/// The number a cell gives.
pub(crate) fn figure(cell: &Cell) -> Figure {
    match cell {
        Cell::Empty => Figure::Blank,
        Cell::Number(value) if value.is_finite() => Figure::Is {
            value: *value,
            percent: false,
        },
        Cell::Text(text) => text_figure(text),
        Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => Figure::Unreadable,
    }
}

fn text_figure(text: &str) -> Figure {
    if is_simple_decimal(text)
        && let Ok(value) = text.parse()
    {
        return Figure::Is { value, percent: false };
    }
    let text = tidy(text);
    let key = plain(&text);
    if text.starts_with('<')
        || text
            .chars()
            .all(|character| matches!(character, '*' | '-' | '.' | '#' | '~'))
    {
        return Figure::Suppressed;
    }
    if [
        "",
        "s",
        "c",
        "n a",
        "na",
        "null",
        "suppressed",
        "supp",
        "not available",
        "low n",
        "blank entry",
    ]
    .contains(&key.as_str())
    {
        return Figure::Suppressed;
    }
    let (digits, percent) = text
        .strip_suffix('%')
        .map_or((text.as_str(), false), |digits| (digits, true));
    if let Some(value) = number(digits) {
        return Figure::Is { value, percent };
    }
    let before = text.strip_suffix(')').and_then(|text| text.split_once('('));
    match before.and_then(|(before, inside)| number(before).zip(number(inside.trim_end().trim_end_matches('%')))) {
        Some((value, _)) => Figure::Remarked { value },
        None => Figure::Unreadable,
    }
}

/// Whether a text is a few digits, perhaps with a point between them.
fn is_simple_decimal(text: &str) -> bool {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    text.len() < 16 && is_digits(whole) && is_digits(decimals)
}

/// A number in digits, with commas between thousands and a point before decimals. Words for numbers are none.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'-' | b'+' | b'E' | b'e'));
    // A comma that does not part thousands may be a decimal one: 12,5 is not 125.
    let parts_thousands = text.split('.').next().is_some_and(|whole| {
        let mut parts = whole.split(',');
        parts
            .next()
            .is_some_and(|first| !whole.contains(',') || (1..=4).contains(&first.len()))
            && parts.all(|part| part.len() == 3)
    });
    (has_digit && is_plain && parts_thousands)
        .then(|| text.replace(',', "").parse::<f64>().ok())
        .flatten()
        .filter(|value| value.is_finite())
}

/// A number as a count, where it is a whole one; `None` where it is not, is negative or is too large.
pub(crate) fn whole(number: f64) -> Option<u32> {
    let is_whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    is_whole.then(|| format!("{number:.0}").parse().ok()).flatten()
}

/// A yes or no, where the cell gives one.
pub(crate) fn flag(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Bool(value) => Some(*value),
        Cell::Number(number) => match whole(*number) {
            Some(1) => Some(true),
            Some(0) => Some(false),
            _ => None,
        },
        Cell::Text(text) if matches!(text.as_str(), "Y" | "Yes") => Some(true),
        Cell::Text(text) if matches!(text.as_str(), "N" | "No") => Some(false),
        Cell::Text(text) => match plain(text).as_str() {
            "y" | "yes" | "true" | "t" | "1" | "primary" => Some(true),
            "n" | "no" | "false" | "f" | "0" | "secondary" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The canonical form of a person's number: no spaces around it, no leading zeros, no trailing `.0`, in capitals. Empty where
/// the cell gives none; 0 names nobody, being what a lookup or a formula leaves where it found nothing.
pub(crate) fn person(cell: &Cell) -> String {
    person_text(cell).into_owned()
}

/// [`person`], without a copy of what is nothing but digits.
pub(crate) fn person_text(cell: &Cell) -> Cow<'_, str> {
    if let Cell::Text(text) = cell {
        let bare = text.trim_start_matches('0');
        if is_digits(bare) {
            return Cow::Borrowed(bare);
        }
    }
    let shown = tidied(&shown(cell)).to_uppercase();
    // A formula that failed names nobody.
    if shown.starts_with('#') {
        return Cow::Borrowed("");
    }
    let mut left = shown.as_str();
    loop {
        let fewer = without_nought_decimals(left).trim_start_matches(['0', '\'']).trim();
        if fewer.is_empty() || fewer.len() == left.len() {
            break;
        }
        left = fewer;
    }
    let is_nought = without_nought_decimals(left).bytes().all(|byte| byte == b'0');
    Cow::Owned(if is_nought { String::new() } else { left.to_owned() })
}

/// A number without the `.0` that a spreadsheet puts behind whole ones.
fn without_nought_decimals(text: &str) -> &str {
    match text.rsplit_once('.') {
        Some((whole, decimals)) if is_digits(decimals) && decimals.bytes().all(|byte| byte == b'0') => whole,
        _ => text,
    }
}

/// Whether a spreadsheet has shortened a long number: to a few digits and a power of ten, or to the digits that a number can hold.
pub(crate) fn is_shortened(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) if !text.contains('+') => false,
        Cell::Text(text) => {
            let text = text.trim().to_uppercase();
            text.contains("E+") && text.parse::<f64>().is_ok()
        }
        // Beyond fifteen digits a spreadsheet puts noughts in the place of the last ones.
        Cell::Number(number) => number.abs() >= 1e15,
        _ => false,
    }
}

/// A person's number from that of an assignment: the suffix that numbers the assignment is cut.
pub(crate) fn person_of_assignment(cell: &Cell) -> String {
    let number = person(cell);
    match number.rsplit_once('-') {
        Some((start, suffix)) if !start.is_empty() && suffix.len() <= 3 && is_digits(suffix) => start.to_owned(),
        _ => number,
    }
}

/// A cell's text with the dirt of spreadsheets taken off; empty where there is none.
pub(crate) fn words(cell: &Cell) -> Cow<'_, str> {
    match shown(cell) {
        Cow::Borrowed(text) => tidied(text),
        Cow::Owned(text) => Cow::Owned(tidy(&text)),
    }
}

/// [`Cell::shown`], without a copy of what is text already.
fn shown(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.shown()),
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

    #[test]
    fn a_person_is_the_same_however_the_number_is_written() {
        for written in [
            Cell::text("00123456"),
            Cell::text(" 123456 "),
            Cell::Number(123_456.0),
            Cell::text("123456.0"),
        ] {
            assert_eq!(person(&written), "123456", "{written:?}");
        }
        assert_eq!(person(&Cell::Number(0.0)), "", "a formula that lost its text leaves 0");
        assert_eq!(person(&Cell::text("ab012")), "AB012");
        assert_eq!(person_of_assignment(&Cell::text("00123456-2")), "123456");
        assert_eq!(person_of_assignment(&Cell::text("AB-1234567")), "AB-1234567");
        for (written, expected) in [
            ("\u{a0}00123456\u{a0}", "123456"),
            ("'00123456", "123456"),
            ("123456.00", "123456"),
            ("00123456.0", "123456"),
            ("123456.5", "123456.5"),
            ("000", ""),
            ("0.0", ""),
            ("", ""),
            ("#N/A", ""),
            ("12345678-2", "12345678-2"),
        ] {
            assert_eq!(person(&Cell::text(written)), expected, "{written:?}");
        }
    }

    #[test]
    fn a_number_that_lost_its_digits_is_noticed() {
        for shortened in [Cell::text("1.23E+07"), Cell::text(" 1e+10 "), Cell::Number(1.234e15)] {
            assert!(is_shortened(&shortened), "{shortened:?} may be several people");
        }
        for whole in [
            Cell::text("12345678"),
            Cell::Number(12_345_678.0),
            Cell::text("E+7"),
            Cell::text("12E7"),
        ] {
            assert!(!is_shortened(&whole), "{whole:?} is as it was");
        }
    }

    proptest! {
        #[test]
        fn a_canonical_number_is_its_own_canonical_form(written in "[ '\u{a0}0-9A-Za-z.\u{df}-]{0,12}") {
            let once = person(&Cell::text(&written));
            prop_assert_eq!(person(&Cell::text(&once)), once);
        }

        #[test]
        fn zeros_in_front_and_decimals_behind_change_nobody(number in 1_u32..99_999_999, zeros in 0_usize..5) {
            let bare = number.to_string();
            for written in [format!("{}{bare}", "0".repeat(zeros)), format!("{bare}.0"), format!(" '{bare}\u{a0}")] {
                prop_assert_eq!(person(&Cell::text(&written)), bare.as_str());
            }
            prop_assert_eq!(person(&Cell::Number(f64::from(number))), bare);
        }

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

    #[test]
    fn hidden_figures_are_not_nought() {
        for hidden in ["*", "<5", "-", "n/a", "suppressed", "s"] {
            assert_eq!(figure(&Cell::text(hidden)), Figure::Suppressed, "{hidden}");
        }
        assert_eq!(
            figure(&Cell::text("1,234")),
            Figure::Is {
                value: 1234.0,
                percent: false
            }
        );
        assert_eq!(
            figure(&Cell::text("12.5%")),
            Figure::Is {
                value: 12.5,
                percent: true
            }
        );
        for (written, value) in [("243 (3.2%)", 243.0), ("1,243 (3.2 %)", 1243.0), ("12(50)", 12.0)] {
            assert_eq!(figure(&Cell::text(written)), Figure::Remarked { value }, "{written}");
        }
        for unread in [
            "243 (approx)",
            "12,5",
            "1,2345",
            "inf",
            "nan",
            "twelve",
            "12 13",
            "(12)",
        ] {
            assert_eq!(figure(&Cell::text(unread)), Figure::Unreadable, "{unread}");
        }
        assert_eq!(
            figure(&Cell::Number(0.0)),
            Figure::Is {
                value: 0.0,
                percent: false
            }
        );
    }

    #[test]
    fn yes_and_no_are_read_in_every_way_seen() {
        for yes in [
            Cell::text("Y"),
            Cell::text("Yes"),
            Cell::Bool(true),
            Cell::Number(1.0),
            Cell::text("1"),
        ] {
            assert_eq!(flag(&yes), Some(true), "{yes:?}");
        }
        for no in [
            Cell::text("N"),
            Cell::text(" no "),
            Cell::Bool(false),
            Cell::Number(0.0),
        ] {
            assert_eq!(flag(&no), Some(false), "{no:?}");
        }
        assert_eq!(flag(&Cell::text("perhaps")), None);
    }
}
