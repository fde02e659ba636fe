//! OpenDocument spreadsheets, row by row: nothing is held but one row, however often the file says that it is repeated.
//!
//! Formulas give their stored result. A cell that is covered by a merged one is empty, as it is shown.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::ReadError;
use super::cell::Cell;
use super::input::{Input, Pass};
use super::markup::{Grid, resolved};
use super::values::{When, text_date};
use super::workbook::{MOST_COLUMNS, MOST_ROWS, SheetName, Wanted};

/// The part of the file that holds the cells.
const CONTENT: &str = "content.xml";
/// Longest text of a cell in bytes; Excel and LibreOffice hold far less.
const LONGEST_CELL: usize = 1 << 20;

/// Most cells that one sheet may hold by saying that a cell or a row is repeated; no sheet that somebody filled comes near it.
const MOST_REPEATED: u64 = 100_000_000;

/// Why reading stops.
enum Stop {
    Xml(quick_xml::Error),
    Cut,
    LongCell(u32),
    Repeated(u32),
    Beyond(u32),
}

impl From<quick_xml::Error> for Stop {
    fn from(error: quick_xml::Error) -> Self {
        match error {
            quick_xml::Error::Syntax(_) => Self::Cut,
            error => Self::Xml(error),
        }
    }
}

impl Stop {
    fn words(self, file: &str, sheet: &str) -> ReadError {
        let file = file.to_owned();
        let place = if sheet.is_empty() {
            String::new()
        } else {
            format!(" (sheet “{sheet}”)")
        };
        match self {
            Self::Xml(error) => ReadError::Damaged {
                file,
                place,
                detail: error.to_string(),
            },
            Self::Cut => ReadError::Damaged {
                file,
                place,
                detail: "the end of its content is missing".to_owned(),
            },
            Self::Beyond(row) => ReadError::beyond(&file, sheet, u64::from(row) + 1),
            Self::Repeated(row) => ReadError::TooLarge {
                detail: format!("row {row} is said to be repeated more often than a sheet could be filled"),
                file,
                place,
            },
            Self::LongCell(row) => ReadError::TooLarge {
                file,
                place,
                detail: format!("a cell of row {row} holds more text than a sheet can"),
            },
        }
    }
}

/// An open spreadsheet.
pub(crate) struct Ods<'a> {
    archive: ZipArchive<Pass<'a>>,
    last_rows: Vec<u32>,
}

impl<'a> Ods<'a> {
    /// Finds the sheets.
    pub(crate) fn open(file: &str, input: Input<'a>) -> Result<(Self, Vec<SheetName>), ReadError> {
        let damaged = || ReadError::Damaged {
            file: file.to_owned(),
            place: String::new(),
            detail: "its content is missing".to_owned(),
        };
        let mut archive = ZipArchive::new(input.pass()).map_err(|_| damaged())?;
        let mut manifest = Vec::new();
        if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
            let _ = part.take(4 << 20).read_to_end(&mut manifest);
        }
        if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
            return Err(ReadError::encrypted_ods(file));
        }
        let content = archive.by_name(CONTENT).map_err(|_| damaged())?;
        let found = sheets(&mut reader(content)).map_err(|stop| stop.words(file, ""))?;
        let (names, last_rows) = found.into_iter().unzip();
        Ok((Self { archive, last_rows }, names))
    }

    /// The last row of a sheet that holds a value.
    pub(crate) fn last_row(&self, sheet: usize) -> u32 {
        self.last_rows.get(sheet).copied().unwrap_or(0)
    }

    /// Visits the rows of a sheet that hold a value.
    pub(crate) fn rows(
        &mut self,
        file: &str,
        (sheet, name): (usize, &str),
        wanted: Wanted<'_>,
        visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let content = self.archive.by_name(CONTENT).map_err(|_| Stop::Cut.words(file, name))?;
        let mut grid = Grid::new(wanted, MOST_ROWS, visit);
        rows(&mut reader(content), sheet, &mut grid).map_err(|stop| stop.words(file, name))
    }
}

fn reader<R: Read>(content: R) -> Reader<BufReader<R>> {
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, content));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    reader
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)
        .map(|attribute| resolved(&attribute.value).into_owned())
}

/// How often something is repeated.
fn repeated(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).map_or(1, |times| times.parse().unwrap_or(u32::MAX).max(1))
}

/// The sheets, whether they are seen, and their last rows that hold a value.
fn sheets<R: BufRead>(reader: &mut Reader<R>) -> Result<Vec<(SheetName, u32)>, Stop> {
    let mut found: Vec<(SheetName, u32)> = Vec::new();
    let mut hidden: HashSet<String> = HashSet::new();
    let mut style = String::new();
    let (mut depth, mut row, mut next) = (0_u32, 0_u32, 0_u32);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(tag) => match tag.name().as_ref() {
                "style:style" => style = attribute(&tag, "style:name").unwrap_or_default(),
                "style:table-properties" if attribute(&tag, "table:display").as_deref() == Some("false") => {
                    hidden.insert(std::mem::take(&mut style));
                }
                "table:table" => {
                    depth += 1;
                    if depth == 1 {
                        let name = attribute(&tag, "table:name").unwrap_or_default();
                        let visible = attribute(&tag, "table:style-name").is_none_or(|style| !hidden.contains(&style));
                        found.push((SheetName { name, visible }, 0));
                        (row, next) = (0, 0);
                    }
                }
                "table:table-row" if depth == 1 => {
                    row = next.saturating_add(repeated(&tag, "table:number-rows-repeated"));
                    next = row;
                }
                "table:table-cell" if depth == 1 && tag.attributes_raw().contains("value-type") => {
                    if let Some((_, last)) = found.last_mut() {
                        *last = row.min(MOST_ROWS);
                    }
                }
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == "table:table" => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => return Err(Stop::Cut),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    column: usize,
    times: u32,
    kind: String,
    value: String,
    text: String,
    has_paragraph: bool,
}

impl Open {
    fn new(tag: &BytesStart<'_>, column: usize) -> Self {
        let mut open = Self {
            column,
            times: 1,
            ..Self::default()
        };
        let mut is_error = false;
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = &attribute.value;
            match attribute.key.as_ref() {
                "office:value-type" => value.as_ref().clone_into(&mut open.kind),
                "calcext:value-type" => is_error = value == "error",
                "table:number-columns-repeated" => open.times = value.parse().unwrap_or(u32::MAX).max(1),
                "office:value"
                | "office:date-value"
                | "office:boolean-value"
                | "office:time-value"
                | "office:string-value" => open.value = resolved(value).into_owned(),
                _ => {}
            }
        }
        if is_error {
            "error".clone_into(&mut open.kind);
        }
        open
    }

    fn next_column(&self) -> usize {
        self.column
            .saturating_add(usize::try_from(self.times).unwrap_or(usize::MAX))
    }

    /// Puts the cell where it stands, and says how many more were put by repeating it.
    fn put(&self, grid: &mut Grid<'_, '_>) -> u64 {
        if self.kind.is_empty() {
            return 0;
        }
        let cell = match self.kind.as_str() {
            "float" | "currency" | "percentage" => self.value.trim().parse().ok().map(Cell::Number),
            "date" => match text_date(&self.value) {
                When::Day(day) => Some(Cell::Date(day)),
                _ => None,
            },
            "boolean" => Some(Cell::Bool(self.value.eq_ignore_ascii_case("true"))),
            _ => None,
        };
        let text = if self.value.is_empty() || self.kind == "error" {
            &self.text
        } else {
            &self.value
        };
        let columns = self.column..self.next_column().min(MOST_COLUMNS);
        let again = columns.len().saturating_sub(1);
        for column in columns {
            match &cell {
                Some(cell) => grid.set(column, cell.clone()),
                None => grid.set_text(column, text),
            }
        }
        if cell.is_none() && text.trim().is_empty() {
            return 0;
        }
        u64::try_from(again).unwrap_or(u64::MAX)
    }
}

/// Visits the rows of one sheet.
fn rows<R: BufRead>(reader: &mut Reader<R>, sheet: usize, grid: &mut Grid<'_, '_>) -> Result<(), Stop> {
    let mut buffer = Vec::new();
    let mut begun = 0;
    // Inside a picture, a note, a covered cell or a table within a cell, nothing is a cell of the sheet.
    let mut within = 0_u32;
    let (mut row, mut times, mut column) = (0_u32, 1, 0);
    let mut cell: Option<Open> = None;
    let mut by_repeating = 0_u64;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        let is_here = begun == sheet + 1;
        match event {
            Event::Start(_) if within > 0 => within += 1,
            Event::End(_) if within > 0 => within -= 1,
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table" if cell.is_some() => within = 1,
                "table:table" => begun += 1,
                _ if !is_here => {}
                "table:table-row" => {
                    times = repeated(&tag, "table:number-rows-repeated");
                    column = 0;
                    if grid.begin_row(row.saturating_add(1)).is_break() {
                        return Ok(());
                    }
                }
                "table:table-cell" => cell = Some(Open::new(&tag, column)),
                "table:covered-table-cell" => {
                    column = Open::new(&tag, column).next_column();
                    within = 1;
                }
                name => {
                    if let Some(cell) = &mut cell {
                        match name {
                            "text:p" | "text:h" if cell.has_paragraph => cell.text.push('\n'),
                            "text:p" | "text:h" => cell.has_paragraph = true,
                            "text:s" => cell.text.push(' '),
                            "text:tab" => cell.text.push('\t'),
                            "text:line-break" => cell.text.push('\n'),
                            "office:annotation" => within = 1,
                            drawn if drawn.starts_with("draw:") => within = 1,
                            _ => {}
                        }
                    } else if name == "table:shapes" {
                        within = 1;
                    }
                }
            },
            Event::End(tag) if is_here => match tag.name().as_ref() {
                "table:table-cell" => {
                    if let Some(cell) = cell.take() {
                        by_repeating += cell.put(grid);
                        column = cell.next_column();
                    }
                }
                "table:table-row" => {
                    let last = row.saturating_add(times);
                    if grid.is_empty() {
                        grid.drop_row();
                    } else if row >= MOST_ROWS {
                        return Err(Stop::Beyond(row));
                    } else if last > MOST_ROWS {
                        return Err(Stop::Repeated(row + 1));
                    } else {
                        let again = u64::from(last.saturating_sub(row + 1));
                        by_repeating += again * u64::try_from(grid.width()).unwrap_or(u64::MAX);
                        if by_repeating > MOST_REPEATED {
                            return Err(Stop::Repeated(row + 1));
                        }
                        let mut step = grid.end_row();
                        for repeated in row + 2..=last {
                            if step.is_break() {
                                break;
                            }
                            step = grid.repeat(repeated);
                        }
                        if step.is_break() {
                            return Ok(());
                        }
                    }
                    row = last;
                }
                "table:table" => return Ok(()),
                _ => {}
            },
            Event::Text(text) => {
                if let Some(cell) = cell.as_mut().filter(|cell| within == 0 && cell.has_paragraph) {
                    cell.text.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(cell) = cell.as_mut().filter(|cell| within == 0 && cell.has_paragraph) {
                    cell.text.push_str(&resolved(&format!("&{};", &*entity)));
                }
            }
            Event::Eof if is_here => return Err(Stop::Cut),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if cell.as_ref().is_some_and(|cell| cell.text.len() > LONGEST_CELL) {
            return Err(Stop::LongCell(row.saturating_add(1)));
        }
    }
}
