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
    #[cfg(test)]
    pub(crate) fn text(value: &str) -> Self {
        let mut row = RowBuffer::default();
        row.set_len(1);
        row.set_text(0, value);
        row.cells()[0].clone()
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

/// The cells of one row after another, in memory that is used again.
#[derive(Debug, Default)]
pub(crate) struct RowBuffer {
    cells: Vec<Cell>,
    length: usize,
    /// Texts of cells that became something else.
    spare: Vec<String>,
}

impl RowBuffer {
    /// The cells of the row.
    pub(crate) fn cells(&self) -> &[Cell] {
        &self.cells[..self.length]
    }

    /// Begins a row without cells.
    pub(crate) fn clear(&mut self) {
        self.length = 0;
    }

    /// Begins a row of this many cells, each of which holds what it held before until it is set.
    pub(crate) fn set_len(&mut self, length: usize) {
        if self.cells.len() < length {
            self.cells.resize(length, Cell::Empty);
        }
        self.length = length;
    }

    /// Makes the row reach to a column; the cells between are empty.
    fn reach(&mut self, column: usize) {
        if column >= self.length {
            let between = self.length..column.min(self.cells.len());
            for index in between {
                self.replace(index, Cell::Empty);
            }
            self.set_len(column + 1);
        }
    }

    fn replace(&mut self, column: usize, cell: Cell) {
        if let Cell::Text(text) = std::mem::replace(&mut self.cells[column], cell) {
            self.spare.push(text);
        }
    }

    /// Sets a cell to text, empty where the text is only spaces. A blank at the end of the row does not lengthen it.
    pub(crate) fn set_text(&mut self, column: usize, text: &str) {
        let begins_plainly = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
        if !begins_plainly && text.trim().is_empty() {
            self.set(column, Cell::Empty);
            return;
        }
        self.reach(column);
        if let Cell::Text(old) = &mut self.cells[column] {
            old.clear();
            old.push_str(text);
        } else {
            let mut new = self.spare.pop().unwrap_or_default();
            new.clear();
            new.push_str(text);
            self.cells[column] = Cell::Text(new);
        }
    }

    /// Sets a cell. A blank at the end of the row does not lengthen it.
    pub(crate) fn set(&mut self, column: usize, cell: Cell) {
        if column < self.length || !cell.is_empty() {
            self.reach(column);
            self.replace(column, cell);
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
