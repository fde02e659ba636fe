//! A table as text that any spreadsheet program opens.
//!
//! It begins with a byte-order mark, because Excel takes a file without one for the system's own encoding. Lines end as RFC 4180 says.

use std::fmt::Write as _;

/// A table that grows line by line.
#[derive(Debug)]
pub struct CsvTable {
    text: String,
}

/// One cell of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CsvCell<'a> {
    /// Words, which no spreadsheet program will take for a formula.
    Words(&'a str),
    /// A figure with every digit, which may be negative; nothing where there is none.
    Figure(Option<f64>),
}

impl CsvTable {
    /// A table with its headings.
    pub fn begin(headings: &[&str]) -> Self {
        let mut table = Self {
            text: "\u{feff}".to_owned(),
        };
        table.line(headings);
        table
    }

    /// One more line of words.
    pub fn line(&mut self, cells: &[&str]) {
        let cells: Vec<CsvCell<'_>> = cells.iter().copied().map(CsvCell::Words).collect();
        self.cells(&cells);
    }

    /// One more line of words and figures.
    pub fn cells(&mut self, cells: &[CsvCell<'_>]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            match cell {
                CsvCell::Words(words) => self.text.push_str(&field(words)),
                CsvCell::Figure(None) => {}
                CsvCell::Figure(Some(figure)) => {
                    let _ = write!(self.text, "{figure}");
                }
            }
        }
        self.text.push_str("\r\n");
    }

    /// The whole table.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// One cell: quoted where that is needed, and never one that a spreadsheet program would take for a formula. File and sheet names, and
/// values quoted in messages, come from elsewhere.
fn field(cell: &str) -> String {
    let is_formula = cell
        .trim_start_matches([' ', '\u{a0}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let safe = if is_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if safe.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for (cell, expected) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("=1,2", "\"'=1,2\""),
            (" +44", "' +44"),
            ("-1", "'-1"),
            ("@SUM", "'@SUM"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("A12", "A12"),
            ("", ""),
        ] {
            assert_eq!(field(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn what_would_break_a_line_is_quoted() {
        assert_eq!(field("Smith \"x\", y"), "\"Smith \"\"x\"\", y\"");
        assert_eq!(field("one\ntwo"), "\"one\ntwo\"");
    }
}
