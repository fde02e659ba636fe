//! Delimited text: its encoding and delimiter are found from its content.

use std::borrow::Cow;
use std::ops::ControlFlow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ReadError;
use super::cell::Cell;
use super::workbook::Wanted;

/// Delimiters tried, the commonest first.
const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];
/// More lines than this in one cell is a quotation mark that was never closed.
const MOST_LINES_IN_A_CELL: usize = 500;

/// Text in any of the encodings that spreadsheets write, decoded.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if is_two_byte(&bytes[..bytes.len().min(4096)]) {
        let encoding = if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE };
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// Whether unmarked bytes are text of two bytes a character: every other byte of plain text is then nought.
pub(crate) fn is_two_byte(head: &[u8]) -> bool {
    let pairs = head.len() / 2;
    let nought = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    pairs >= 8 && [nought(0), nought(1)].iter().any(|count| *count * 10 > pairs * 8)
}

/// The delimiter that divides the first lines into the most even columns.
pub(crate) fn delimiter(text: &str) -> char {
    let mut counts: Vec<[usize; DELIMITERS.len()]> = Vec::new();
    let mut current = [0; DELIMITERS.len()];
    let mut quoted = false;
    for character in text.chars().take(64 << 10) {
        match character {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                counts.push(std::mem::take(&mut current));
                if counts.len() >= 40 {
                    break;
                }
            }
            other if !quoted => {
                if let Some(index) = DELIMITERS.iter().position(|delimiter| *delimiter == other) {
                    current[index] += 1;
                }
            }
            _ => {}
        }
    }
    counts.push(current);
    let score = |index: usize| {
        let most = counts.iter().map(|line| line[index]).max().unwrap_or(0);
        (1..=most)
            .map(|width| width * counts.iter().filter(|line| line[index] == width).count())
            .max()
            .unwrap_or(0)
    };
    let mut best = 0;
    for index in 1..DELIMITERS.len() {
        if score(index) > score(best) {
            best = index;
        }
    }
    DELIMITERS[best]
}

/// Visits the rows of a text, numbered as a spreadsheet numbers them: a cell of several lines is one row, a blank line is one too.
pub(crate) fn rows(
    file: &str,
    text: &str,
    delimiter: char,
    wanted: Wanted<'_>,
    visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
) -> Result<(), ReadError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut cells: Vec<Cell> = Vec::new();
    let mut row: u32 = 1;
    let mut previous_start = 0;
    let mut lines_inside = 0;
    loop {
        let more = reader.read_record(&mut record).map_err(|error| ReadError::Damaged {
            file: file.to_owned(),
            place: format!(" (near row {row})"),
            detail: error.to_string(),
        })?;
        if !more {
            return Ok(());
        }
        let reported = record
            .position()
            .map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let start = reported
            + text[reported..]
                .bytes()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
        row += count_lines(&text[previous_start..start]).saturating_sub(lines_inside);
        previous_start = start;
        let inside: usize = record.iter().map(|field| field.matches('\n').count()).sum();
        if inside > MOST_LINES_IN_A_CELL {
            return Err(ReadError::Damaged {
                file: file.to_owned(),
                place: format!(" (row {row})"),
                detail: "a quotation mark is opened there and never closed, so the rows after it run together"
                    .to_owned(),
            });
        }
        lines_inside = u32::try_from(inside).unwrap_or(u32::MAX);
        cells.clear();
        cells.extend(record.iter().enumerate().map(|(column, field)| {
            if wanted.is_wanted(column) {
                Cell::text(field)
            } else {
                Cell::Empty
            }
        }));
        if visit(row, &cells).is_break() {
            return Ok(());
        }
    }
}

/// Ends of lines in a text, whichever of the three ways they are written.
fn count_lines(text: &str) -> u32 {
    let feeds = text.bytes().filter(|byte| *byte == b'\n').count();
    let count = if feeds > 0 {
        feeds
    } else {
        text.bytes().filter(|byte| *byte == b'\r').count()
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_rows(text: &str, expected: &[(u32, &[&str])]) {
        let mut found: Vec<(u32, Vec<String>)> = Vec::new();
        rows("t.csv", text, delimiter(text), Wanted::All, &mut |row, cells| {
            found.push((row, cells.iter().map(Cell::shown).collect()));
            ControlFlow::Continue(())
        })
        .unwrap();
        let expected: Vec<(u32, Vec<String>)> = expected
            .iter()
            .map(|(row, cells)| (*row, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(found, expected, "rows of {text:?}");
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        check_rows(
            "a,b\n1,2\n3,4\n",
            &[(1, &["a", "b"]), (2, &["1", "2"]), (3, &["3", "4"])],
        );
        check_rows(
            "a,b\r\n1,2\r\n\r\n3,4\r\n",
            &[(1, &["a", "b"]), (2, &["1", "2"]), (4, &["3", "4"])],
        );
        check_rows(
            "a,b\n\"1\nand\nmore\",2\n3,4\n",
            &[(1, &["a", "b"]), (2, &["1\nand\nmore", "2"]), (3, &["3", "4"])],
        );
        check_rows("\n\na,b\n", &[(3, &["a", "b"])]);
        check_rows("a,b\r1,2\r3,4", &[(1, &["a", "b"]), (2, &["1", "2"]), (3, &["3", "4"])]);
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_even_columns() {
        assert_eq!(delimiter("Staff list, all; March\na;b;c\n1;2,5;3\n2;3,5;4\n"), ';');
        assert_eq!(delimiter("a\tb\tc\n1, 2\t3\t4\n"), '\t');
        assert_eq!(delimiter("a|b\n1|2\n"), '|');
        assert_eq!(delimiter("a,b\n\"1;2;3\",2\n"), ',');
    }

    #[test]
    fn a_quotation_mark_never_closed_is_said_and_not_read() {
        let text = format!("a,b\n\"1,2\n{}", "3,4\n".repeat(600));
        let error = rows("t.csv", &text, ',', Wanted::All, &mut |_, _| ControlFlow::Continue(())).unwrap_err();
        assert!(error.to_string().contains("never closed"), "{error}");
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("\u{FEFF}Née".as_bytes()), "Née");
        assert_eq!(decode(b"White \x96 British"), "White – British");
        let wide: Vec<u8> = "Ethnic Origin\tGrade"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&wide), "Ethnic Origin\tGrade");
    }
}
