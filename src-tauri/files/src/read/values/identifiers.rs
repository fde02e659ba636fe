//! Numbers of people and of their assignments, however a spreadsheet has dressed or shortened them.

use std::borrow::Cow;

use domain::classify::tidied;

use super::super::cell::Cell;
use super::{is_digits, shown};

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
    }
}
