//! Delimited text: its encoding and delimiter are found from its content, its rows are streamed in bounded memory.
//!
//! Cells stay text here; what they mean is for others.

mod delimiter;
mod encoding;

use std::io::Read;
use std::ops::ControlFlow;

use csv_core::{ReadRecordResult, Reader};
use encoding_rs::WINDOWS_1252;

use super::ReadError;
use super::cell::{Cell, RowBuffer};
use super::input::Input;
use super::workbook::Wanted;

pub(crate) use encoding::is_two_byte;
use encoding::{Stream, Survey, cell_text};

/// Bytes of the text looked at to find its delimiter.
const HEAD: u64 = 128 << 10;
/// Bytes of the text held at a time.
const BUFFER: usize = 128 << 10;
/// More lines than this in one row is a quotation mark that was never closed.
const MOST_LINES_IN_A_ROW: usize = 500;
/// Longest row in bytes. A cell of Excel holds at most 32,767 characters.
const LONGEST_ROW: usize = 16 << 20;
/// Most cells in a row: no spreadsheet is wider.
const MOST_COLUMNS: usize = 16_384;

/// A delimited text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a> {
    input: Input<'a>,
    survey: Survey,
    delimiter: u8,
    /// Bytes of the first line, where it says the delimiter and is no row.
    skipped: usize,
}

impl<'a> Text<'a> {
    /// Reads the text through once, to know its encoding, and its head, to know its delimiter.
    pub(crate) fn open(file: &str, input: Input<'a>) -> Result<Self, ReadError> {
        let unreachable = |error: std::io::Error| ReadError::unreachable(file, &error);
        let survey = encoding::survey(input).map_err(unreachable)?;
        let mut head = Vec::new();
        Stream::new(input, survey)
            .and_then(|stream| stream.take(HEAD).read_to_end(&mut head))
            .map_err(unreachable)?;
        let (delimiter, skipped) = delimiter::said(&head).unwrap_or_else(|| (delimiter::found(&head), 0));
        Ok(Self {
            input,
            survey,
            delimiter,
            skipped,
        })
    }

    /// Its lines, those within quoted cells among them.
    pub(crate) fn lines(&self) -> u32 {
        self.survey.lines
    }

    /// Visits the rows, numbered as a spreadsheet numbers them: a cell of several lines is one row, a blank line is one too.
    pub(crate) fn rows(
        &self,
        file: &str,
        wanted: Wanted<'_>,
        visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let unreachable = |error: std::io::Error| ReadError::unreachable(file, &error);
        let mut records = Records::new(self).map_err(unreachable)?;
        let mut row = RowBuffer::default();
        while records.advance().map_err(|(stop, row)| stop.words(file, row))? {
            let cells = records.cells;
            row.set_len(cells);
            // Most rows are plain text from end to end, which is looked at once and not cell by cell.
            let whole = records.whole();
            let mut keep = |column: usize| match whole {
                Some(text) => row.set_text(column, &text[records.range(column)]),
                None => row.set_text(
                    column,
                    &cell_text(records.encoding, &records.content()[records.range(column)]),
                ),
            };
            match wanted {
                Wanted::All => (0..cells).for_each(&mut keep),
                Wanted::Only(marked) => {
                    for (column, _) in marked.iter().take(cells).enumerate().filter(|(_, marked)| **marked) {
                        keep(column);
                    }
                }
            }
            if visit(records.row, row.cells()).is_break() {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Why the rows of a text cannot be read on.
enum Stop {
    Unreachable(std::io::Error),
    QuoteNeverClosed,
    TooLong,
    TooWide,
}

impl Stop {
    fn words(self, file: &str, row: u32) -> ReadError {
        let file = file.to_owned();
        let place = format!(" (row {row})");
        match self {
            Self::Unreachable(error) => ReadError::unreachable(&file, &error),
            Self::QuoteNeverClosed => ReadError::Damaged {
                file,
                place,
                detail: "a quotation mark is opened there and never closed, so the rows after it run together"
                    .to_owned(),
            },
            Self::TooLong => ReadError::TooLarge {
                file,
                place,
                detail: "the row is longer than any real row could be".to_owned(),
            },
            Self::TooWide => ReadError::TooLarge {
                file,
                place,
                detail: format!("the row has more than {MOST_COLUMNS} cells, which is more than a sheet can hold"),
            },
        }
    }
}

/// The rows of a text one after another, in buffers that are used again.
struct Records<'a> {
    stream: Stream<'a>,
    encoding: &'static encoding_rs::Encoding,
    reader: Reader,
    delimiter: u8,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Where the row begins in the buffer, if it can be taken from there as it stands.
    plain: Option<usize>,
    /// Else the cells of the row, one behind the other, without delimiters and quotation marks.
    unquoted: Vec<u8>,
    /// Where each cell ends.
    ends: Vec<usize>,
    cells: usize,
    row: u32,
    /// Whether the last line ended in a carriage return, with which a line feed would be one end.
    after_return: bool,
}

impl<'a> Records<'a> {
    fn new(text: &Text<'a>) -> std::io::Result<Self> {
        let mut stream = Stream::new(text.input, text.survey)?;
        let skipped = text.skipped as u64;
        std::io::copy(&mut (&mut stream).take(skipped), &mut std::io::sink())?;
        Ok(Self {
            stream,
            encoding: text.survey.encoding,
            reader: csv_core::ReaderBuilder::new().delimiter(text.delimiter).build(),
            delimiter: text.delimiter,
            buffer: vec![0; BUFFER],
            start: 0,
            end: 0,
            plain: None,
            unquoted: vec![0; 4096],
            ends: vec![0; 64],
            cells: 0,
            row: 0,
            after_return: false,
        })
    }

    /// Reads more of the text; says whether there was any.
    fn fill(&mut self) -> Result<bool, Stop> {
        self.start = 0;
        self.end = self.stream.read(&mut self.buffer).map_err(Stop::Unreachable)?;
        Ok(self.end > 0)
    }

    /// Passes over the ends of blank lines, each of which is a row of its own.
    fn skip_blank_lines(&mut self) -> Result<(), Stop> {
        loop {
            while let Some(byte) = self.buffer[..self.end].get(self.start) {
                match byte {
                    b'\n' if self.after_return => self.after_return = false,
                    b'\n' => self.row += 1,
                    b'\r' => {
                        self.row += 1;
                        self.after_return = true;
                    }
                    _ => return Ok(()),
                }
                self.start += 1;
            }
            if !self.fill()? {
                return Ok(());
            }
        }
    }

    /// Goes to the next row; says whether there is one, or why it cannot be read, and its number.
    fn advance(&mut self) -> Result<bool, (Stop, u32)> {
        self.next_row().map_err(|stop| (stop, self.row))
    }

    fn next_row(&mut self) -> Result<bool, Stop> {
        self.row = self.row.saturating_add(1);
        self.skip_blank_lines()?;
        if self.plain_row()? {
            return Ok(true);
        }
        self.plain = None;
        let (mut length, mut cells) = (0, 0);
        loop {
            let (result, read, written, ended) = self.reader.read_record(
                &self.buffer[self.start..self.end],
                &mut self.unquoted[length..],
                &mut self.ends[cells..],
            );
            self.start += read;
            length += written;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {
                    self.fill()?;
                }
                ReadRecordResult::OutputFull => {
                    if length >= LONGEST_ROW {
                        return Err(self.too_long(length));
                    }
                    self.unquoted.resize((length * 2).min(LONGEST_ROW), 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    if cells >= MOST_COLUMNS {
                        return Err(Stop::TooWide);
                    }
                    self.ends.resize((cells * 2).min(MOST_COLUMNS), 0);
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(false),
            }
        }
        self.cells = cells;
        self.after_return = self.start > 0 && self.buffer[self.start - 1] == b'\r';
        if length > MOST_LINES_IN_A_ROW && self.lines(length) > MOST_LINES_IN_A_ROW {
            return Err(Stop::QuoteNeverClosed);
        }
        Ok(true)
    }

    /// Takes the next row from the buffer as it stands, where all of it is there and holds no quotation mark; says whether it did. So
    /// nearly every row is, and the rules of quotation marks, which look at each byte by itself, are left to the others.
    fn plain_row(&mut self) -> Result<bool, Stop> {
        let rest = &self.buffer[self.start..self.end];
        let Some(length) = memchr::memchr2(b'\n', b'\r', rest) else {
            return Ok(false);
        };
        let line = &rest[..length];
        if memchr::memchr(b'"', line).is_some() {
            return Ok(false);
        }
        let mut cells = 0;
        for end in memchr::memchr_iter(self.delimiter, line).chain([length]) {
            if cells == self.ends.len() {
                if cells >= MOST_COLUMNS {
                    return Err(Stop::TooWide);
                }
                self.ends.resize((cells * 2).min(MOST_COLUMNS), 0);
            }
            self.ends[cells] = end;
            cells += 1;
        }
        self.cells = cells;
        self.plain = Some(self.start);
        self.after_return = rest[length] == b'\r';
        self.start += length + 1;
        Ok(true)
    }

    /// What the places of the cells are counted in: the row as it stands, or its cells without what stood between them.
    fn content(&self) -> &[u8] {
        self.plain.map_or(&self.unquoted, |start| &self.buffer[start..])
    }

    /// Ends of lines within the row.
    fn lines(&self, length: usize) -> usize {
        let content = &self.unquoted[..length];
        let ends = |end: u8| memchr::memchr_iter(end, content).count();
        ends(b'\n').max(ends(b'\r'))
    }

    fn too_long(&self, length: usize) -> Stop {
        if self.lines(length) > MOST_LINES_IN_A_ROW {
            Stop::QuoteNeverClosed
        } else {
            Stop::TooLong
        }
    }

    /// Where a cell stands in the row's content.
    fn range(&self, column: usize) -> std::ops::Range<usize> {
        let between = usize::from(self.plain.is_some());
        let start = if column == 0 {
            0
        } else {
            self.ends[column - 1] + between
        };
        start..self.ends[column]
    }

    /// The row's content as text; nothing where its encoding must be turned first.
    fn whole(&self) -> Option<&str> {
        let content = &self.content()[..self.cells.checked_sub(1).map_or(0, |last| self.ends[last])];
        if self.encoding == WINDOWS_1252 && !content.is_ascii() {
            return None;
        }
        std::str::from_utf8(content).ok()
    }
}

#[cfg(test)]
mod tests;
