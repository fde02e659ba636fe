//! Dates, numbers, flags and identifiers as trusts' workbooks write them.
//!
//! What cannot be read is said, never guessed.

mod dates;
mod figures;
mod identifiers;

use std::borrow::Cow;

use domain::classify::{plain, tidied, tidy};

use super::cell::Cell;

pub(crate) use dates::{When, date, text_date};
pub(crate) use figures::{Figure, figure};
pub(crate) use identifiers::{is_shortened, person, person_of_assignment, person_text};

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

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

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
