//! One typed cell, whatever container it came from.

use chrono::NaiveDate;

/// A cell's content. Formulas give their stored result; an error such as `#N/A` is text, so that it is seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Cell {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text as it stands in the file.
    Text(String),
    /// A number, whole or not.
    Number(f64),
    /// A date; a time of day is dropped.
    Date(NaiveDate),
    /// True or false.
    Bool(bool),
}

impl Cell {
    /// A cell of text, empty where the text is only spaces.
    pub(crate) fn text(value: &str) -> Self {
        if value.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(value.to_owned())
        }
    }

    /// Whether there is nothing in the cell.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The cell as a reader would see it; whole numbers without a decimal point, dates as day, month, year.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.format("%d/%m/%Y").to_string(),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
        }
    }
}

/// A cell's address as a spreadsheet shows it: column counted from 0, row from 1.
pub(crate) fn address(column: usize, row: u32) -> String {
    format!("{}{row}", column_letters(column))
}

/// A column's letters, counted from 0: `A`, `Z`, `AA`.
pub(crate) fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_a_spreadsheet_shows() {
        assert_eq!(address(0, 1), "A1");
        assert_eq!(address(25, 9), "Z9");
        assert_eq!(address(26, 10), "AA10");
        assert_eq!(address(16_383, 1_048_576), "XFD1048576");
    }

    #[test]
    fn whole_numbers_are_shown_without_a_point() {
        assert_eq!(Cell::Number(12_345_678.0).shown(), "12345678");
        assert_eq!(Cell::Number(0.6).shown(), "0.6");
    }
}
