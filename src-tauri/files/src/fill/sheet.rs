//! Where everything of a sheet stands in its XML: rows, cells, formulas, merged areas. Nothing is changed and nothing is understood here.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::markup::{attribute, local, number, says};
use crate::read::resolved;

/// Most cells that are looked at; a form has a few thousand.
const MOST_CELLS: usize = 1_000_000;
/// Most cells of merged areas that are remembered.
const MOST_MERGED: usize = 1_000_000;
/// Last row and column of any sheet.
const LAST: (u32, u32) = (1_048_576, 16_384);

/// A rectangle of cells: first and last row, first and last column, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

impl Area {
    pub(super) fn holds(&self, (row, column): (u32, u32)) -> bool {
        (self.rows.0..=self.rows.1).contains(&row) && (self.columns.0..=self.columns.1).contains(&column)
    }

    /// How many cells it has.
    fn size(self) -> usize {
        let (rows, columns) = (self.rows.1 - self.rows.0 + 1, self.columns.1 - self.columns.0 + 1);
        usize::try_from(u64::from(rows) * u64::from(columns)).unwrap_or(usize::MAX)
    }

    fn cells(self) -> impl Iterator<Item = (u32, u32)> {
        (self.rows.0..=self.rows.1)
            .flat_map(move |row| (self.columns.0..=self.columns.1).map(move |column| (row, column)))
    }
}

/// One cell in the XML.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) column: u32,
    /// The whole element.
    pub(super) all: Range<usize>,
    /// Its first tag.
    pub(super) tag: Range<usize>,
    /// What stands between its tags; empty where it has one tag.
    pub(super) content: Range<usize>,
    pub(super) style: u32,
    /// The `t` of its tag.
    pub(super) kind: Kind,
    /// The whole element of its formula, and the formula's own text.
    pub(super) formula: Option<(Range<usize>, Range<usize>)>,
    /// The whole elements of its value, or of its inline text.
    pub(super) value: Option<Range<usize>>,
    /// What stands within the value.
    pub(super) inner: Range<usize>,
    /// Whether its value is of a richer kind than the file's own words say, as a picture in a cell is.
    pub(super) is_rich: bool,
}

/// What a cell's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Shared,
    Inline,
    Text,
    Other,
}

/// One row in the XML.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) tag: Range<usize>,
    /// Where its content ends; nothing where it has one tag.
    pub(super) end: Option<usize>,
    /// Its cells, as places in [`Sheet::cells`].
    pub(super) cells: Range<usize>,
    /// The style of its missing cells, where it has one.
    pub(super) style: Option<u32>,
    pub(super) hidden: bool,
}

/// Columns that look alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    first: u32,
    last: u32,
    style: u32,
    hidden: bool,
}

/// A rule on what may be typed into cells.
#[derive(Debug, Clone)]
pub(super) struct Validation {
    areas: Vec<Area>,
    /// The largest number that may be typed, where the rule says one.
    most: Option<f64>,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// What stands before the names of its elements, with the colon.
    pub(super) prefix: String,
    /// The first tag of its data, and where the data end; nothing where there is one tag.
    pub(super) data: (Range<usize>, Option<usize>),
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<Cell>,
    merged: Vec<Area>,
    /// Areas that one formula fills.
    arrays: Vec<Area>,
    columns: Vec<Columns>,
    validations: Vec<Validation>,
    pub(super) is_protected: bool,
    /// Formulas that are written once for several cells, by their number.
    shared: HashMap<u32, Range<usize>>,
    merged_at: HashMap<(u32, u32), usize>,
    array_at: HashSet<(u32, u32)>,
}

/// Why a sheet's XML cannot be followed, completing "…: ".
pub(super) type Odd = &'static str;

const BROKEN: Odd = "its XML is not well-formed";

impl Sheet {
    /// Reads a sheet's XML.
    pub(super) fn scan(xml: &str) -> Result<Self, Odd> {
        let mut scan = Scan::default();
        let mut reader = Reader::from_str(xml);
        loop {
            let from = place(&reader);
            let event = reader.read_event().map_err(|_| BROKEN)?;
            let to = place(&reader);
            match event {
                Event::Start(tag) => {
                    scan.begin(&tag, from..to, false)?;
                    scan.path.push(local(tag.name().as_ref()).to_owned());
                }
                Event::Empty(tag) => scan.begin(&tag, from..to, true)?,
                Event::End(_) => {
                    scan.path.pop();
                    scan.end(xml, from..to)?;
                }
                Event::DocType(_) => return Err("it declares a document type of its own"),
                Event::Eof if scan.path.is_empty() => break,
                Event::Eof => return Err(BROKEN),
                _ => {}
            }
        }
        let mut sheet = scan.sheet;
        if sheet.data.0.is_empty() {
            return Err("it has no rows");
        }
        let mut room = MOST_MERGED;
        let too_large = "its merged cells, or the areas of its formulas, are larger than any form needs";
        for area in sheet.merged.iter().chain(&sheet.arrays) {
            room = room.checked_sub(area.size()).ok_or(too_large)?;
        }
        for (index, area) in sheet.merged.iter().enumerate() {
            sheet.merged_at.extend(area.cells().map(|at| (at, index)));
        }
        sheet.array_at = sheet.arrays.iter().flat_map(|area| area.cells()).collect();
        Ok(sheet)
    }

    /// The row of a number.
    pub(super) fn row(&self, number: u32) -> Option<&Row> {
        self.rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()
            .map(|index| &self.rows[index])
    }

    /// The cell at a row and a column.
    pub(super) fn cell(&self, (row, column): (u32, u32)) -> Option<&Cell> {
        let cells = &self.cells[self.row(row)?.cells.clone()];
        cells
            .binary_search_by_key(&column, |cell| cell.column)
            .ok()
            .map(|index| &cells[index])
    }

    /// The merged area that a cell lies in.
    pub(super) fn merged(&self, at: (u32, u32)) -> Option<Area> {
        self.merged_at.get(&at).map(|index| self.merged[*index])
    }

    /// Whether a formula gives what stands in a cell.
    pub(super) fn has_formula(&self, at: (u32, u32)) -> bool {
        self.cell(at).is_some_and(|cell| cell.formula.is_some()) || self.array_at.contains(&at)
    }

    /// The style that a cell has, or would have if it were there.
    pub(super) fn style(&self, at: (u32, u32)) -> u32 {
        if let Some(cell) = self.cell(at) {
            return cell.style;
        }
        let of_row = self.row(at.0).and_then(|row| row.style);
        of_row
            .or_else(|| self.column(at.1).map(|columns| columns.style))
            .unwrap_or(0)
    }

    /// Whether a user does not see a cell.
    pub(super) fn is_hidden(&self, at: (u32, u32)) -> bool {
        self.row(at.0).is_some_and(|row| row.hidden) || self.column(at.1).is_some_and(|columns| columns.hidden)
    }

    fn column(&self, number: u32) -> Option<&Columns> {
        self.columns
            .iter()
            .find(|columns| (columns.first..=columns.last).contains(&number))
    }

    /// The largest number that may be typed into a cell, where a rule says one.
    pub(super) fn most(&self, at: (u32, u32)) -> Option<f64> {
        let mut rules = self.validations.iter();
        rules.find(|rule| rule.areas.iter().any(|area| area.holds(at)))?.most
    }
}

/// What is being read.
#[derive(Default)]
struct Scan {
    path: Vec<String>,
    sheet: Sheet,
    /// Where the content of the formula or the value begins that is being read.
    inner: usize,
    /// The first tag of the formula or the value that is being read.
    inner_tag: usize,
    /// The rule that is being read.
    is_upper: bool,
    shared: Option<u32>,
}

impl Scan {
    fn begin(&mut self, tag: &BytesStart<'_>, at: Range<usize>, is_whole: bool) -> Result<(), Odd> {
        let qualified = tag.name();
        let name = local(qualified.as_ref());
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match (path.as_slice(), name) {
            ([], "worksheet") => {}
            ([], _) => return Err("it is no sheet of cells"),
            (["worksheet"], "sheetData") => {
                if !self.sheet.data.0.is_empty() {
                    return Err("it holds its rows twice");
                }
                let whole = qualified.as_ref();
                whole[..whole.len() - name.len()].clone_into(&mut self.sheet.prefix);
                self.sheet.data = (at, None);
            }
            (["worksheet", "sheetData"], "row") => self.row(tag, at)?,
            (["worksheet", "sheetData", "row"], "c") => self.cell(tag, at)?,
            (["worksheet", "sheetData", "row", "c"], "f") => {
                self.formula(tag, at, is_whole);
            }
            (["worksheet", "sheetData", "row", "c"], "v" | "is") => {
                if let Some(cell) = self.sheet.cells.last_mut()
                    && is_whole
                {
                    cell.value = Some(at.clone());
                    cell.inner = at.end..at.end;
                }
                (self.inner_tag, self.inner) = (at.start, at.end);
            }
            (["worksheet"], "sheetProtection") => self.sheet.is_protected = says(tag, "sheet"),
            (["worksheet", "cols"], "col") => {
                if let (Some(first), Some(last)) = (number(tag, "min"), number(tag, "max")) {
                    self.sheet.columns.push(Columns {
                        first,
                        last,
                        style: number(tag, "style").unwrap_or(0),
                        hidden: says(tag, "hidden"),
                    });
                }
            }
            (["worksheet", "mergeCells"], "mergeCell") => {
                let area = attribute(tag, "ref").and_then(|area| area_of(&area));
                self.sheet
                    .merged
                    .push(area.ok_or("it names a merged area that cannot be")?);
            }
            (["worksheet", "dataValidations"], "dataValidation") => {
                let areas = attribute(tag, "sqref").unwrap_or_default();
                let areas = areas.split_ascii_whitespace().filter_map(area_of).collect();
                self.sheet.validations.push(Validation { areas, most: None });
                let operator = attribute(tag, "operator").unwrap_or_default();
                self.is_upper = matches!(operator.as_str(), "lessThan" | "lessThanOrEqual");
            }
            (["worksheet", "dataValidations", "dataValidation"], "formula1" | "formula2") => self.inner = at.end,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, xml: &str, at: Range<usize>) -> Result<(), Odd> {
        let ended = local(xml[at.clone()].trim_start_matches("</").trim_end_matches('>').trim());
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match (path.as_slice(), ended) {
            (["worksheet"], "sheetData") => self.sheet.data.1 = Some(at.start),
            (["worksheet", "sheetData"], "row") => {
                if let Some(row) = self.sheet.rows.last_mut() {
                    row.end = Some(at.start);
                }
            }
            (["worksheet", "sheetData", "row"], "c") => {
                if let Some(cell) = self.sheet.cells.last_mut() {
                    cell.content.end = at.start;
                    cell.all.end = at.end;
                }
            }
            (["worksheet", "sheetData", "row", "c"], "f") => {
                let (whole, inner) = (self.inner_tag..at.end, self.inner..at.start);
                if let Some(number) = self.shared.take()
                    && !inner.is_empty()
                {
                    self.sheet.shared.insert(number, inner.clone());
                }
                if let Some(cell) = self.sheet.cells.last_mut() {
                    cell.formula = Some((whole, inner));
                }
            }
            (["worksheet", "sheetData", "row", "c"], "v" | "is") => {
                let (whole, inner) = (self.inner_tag..at.end, self.inner..at.start);
                if let Some(cell) = self.sheet.cells.last_mut() {
                    if cell.value.is_some() {
                        return Err("one of its cells holds two values");
                    }
                    (cell.value, cell.inner) = (Some(whole), inner);
                }
            }
            (["worksheet", "dataValidations", "dataValidation"], formula @ ("formula1" | "formula2")) => {
                let most = xml[self.inner..at.start].trim().parse().ok();
                if let Some(rule) = self.sheet.validations.last_mut()
                    && (formula == "formula2" || self.is_upper)
                {
                    rule.most = most;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, tag: &BytesStart<'_>, at: Range<usize>) -> Result<(), Odd> {
        let before = self.sheet.rows.last().map_or(0, |row| row.number);
        let said = match attribute(tag, "r") {
            Some(_) => number(tag, "r").ok_or("one of its rows has no number")?,
            None => before + 1,
        };
        if said <= before || said > LAST.0 {
            return Err("its rows are not in order");
        }
        let cells = self.sheet.cells.len();
        self.sheet.rows.push(Row {
            number: said,
            tag: at,
            end: None,
            cells: cells..cells,
            style: says(tag, "customFormat").then(|| number(tag, "s")).flatten(),
            hidden: says(tag, "hidden"),
        });
        Ok(())
    }

    fn cell(&mut self, tag: &BytesStart<'_>, at: Range<usize>) -> Result<(), Odd> {
        let row = self.sheet.rows.last_mut().ok_or(BROKEN)?;
        let before = self.sheet.cells[row.cells.clone()].last().map_or(0, |cell| cell.column);
        let column = match attribute(tag, "r") {
            Some(name) => {
                let (named, column) = cell_of(&name).ok_or("one of its cells has no place")?;
                if named != row.number {
                    return Err("one of its cells stands in another row than it says");
                }
                column
            }
            None => before + 1,
        };
        if column <= before || column > LAST.1 {
            return Err("its cells are not in order");
        }
        if self.sheet.cells.len() >= MOST_CELLS {
            return Err("it holds more cells than any form does");
        }
        self.sheet.cells.push(Cell {
            column,
            tag: at.clone(),
            content: at.end..at.end,
            style: number(tag, "s").unwrap_or(0),
            kind: match attribute(tag, "t").as_deref() {
                None | Some("n") => Kind::Number,
                Some("s") => Kind::Shared,
                Some("inlineStr") => Kind::Inline,
                Some("str") => Kind::Text,
                Some(_) => Kind::Other,
            },
            formula: None,
            value: None,
            inner: at.end..at.end,
            is_rich: attribute(tag, "vm").is_some(),
            all: at,
        });
        row.cells.end += 1;
        Ok(())
    }

    fn formula(&mut self, tag: &BytesStart<'_>, at: Range<usize>, is_whole: bool) {
        let kind = attribute(tag, "t").unwrap_or_default();
        if matches!(kind.as_str(), "array" | "dataTable")
            && let Some(area) = attribute(tag, "ref").and_then(|area| area_of(&area))
        {
            self.sheet.arrays.push(area);
        }
        let shared = (kind == "shared").then(|| number(tag, "si")).flatten();
        (self.inner_tag, self.inner) = (at.start, at.end);
        if !is_whole {
            self.shared = shared;
            return;
        }
        let inner = shared.and_then(|number| self.sheet.shared.get(&number)).cloned();
        if let Some(cell) = self.sheet.cells.last_mut() {
            cell.formula = Some((at.clone(), inner.unwrap_or(at.end..at.end)));
        }
    }
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The row and the column of a cell's name, counted from 1.
pub(super) fn cell_of(name: &str) -> Option<(u32, u32)> {
    let name = name.trim().replace('$', "");
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = name[..letters].bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = name[letters..].parse().ok()?;
    ((1..=LAST.0).contains(&row) && column <= LAST.1).then_some((row, column))
}

/// The name of a cell.
pub(super) fn name_of((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

fn area_of(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (cell_of(first)?, cell_of(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some(Area {
        rows: (first.0, last.0),
        columns: (first.1, last.1),
    })
}

/// The text within an element that holds texts, those of how it is pronounced left aside.
pub(super) fn texts_in(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut said = String::new();
    let (mut aside, mut within, mut from) = (0_u32, false, 0);
    loop {
        let start = place(&reader);
        match reader.read_event() {
            Ok(Event::Start(tag)) => match local(tag.name().as_ref()) {
                "rPh" => aside += 1,
                "t" => (within, from) = (true, place(&reader)),
                _ => {}
            },
            Ok(Event::End(tag)) => match local(tag.name().as_ref()) {
                "rPh" => aside = aside.saturating_sub(1),
                "t" if within => {
                    within = false;
                    if aside == 0 && from <= start {
                        said.push_str(&resolved(&xml[from..start]));
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return said,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        for (name, at) in [
            ("A1", (1, 1)),
            ("Z9", (9, 26)),
            ("AA10", (10, 27)),
            ("XFD1048576", LAST),
        ] {
            assert_eq!(cell_of(name), Some(at));
            assert_eq!(name_of(at), name);
        }
        for none in ["", "1", "A", "A0", "XFE1", "A1048577", "AAAA1", "A-1"] {
            assert_eq!(cell_of(none), None, "{none}");
        }
    }

    #[test]
    fn places_in_the_xml_are_those_of_the_elements() {
        let xml = "<?xml version='1.0'?>\n<x:worksheet xmlns:x='m'><x:sheetData><x:row r='2'/><x:row r='4'><x:c r='B4' t='str'>\
                   <x:f>A1&amp;\"&lt;\"</x:f><x:v>a&lt;b</x:v></x:c><x:c/></x:row></x:sheetData></x:worksheet>";
        let sheet = Sheet::scan(xml).unwrap();
        assert_eq!(sheet.prefix, "x:");
        assert_eq!(sheet.rows.len(), 2);
        assert!(sheet.rows[0].end.is_none());
        let cell = sheet.cell((4, 2)).unwrap();
        assert_eq!(&xml[cell.formula.clone().unwrap().1], "A1&amp;\"&lt;\"");
        assert_eq!(&xml[cell.value.clone().unwrap()], "<x:v>a&lt;b</x:v>");
        assert_eq!(&xml[cell.inner.clone()], "a&lt;b");
        assert_eq!(&xml[sheet.cell((4, 3)).unwrap().all.clone()], "<x:c/>");
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        for odd in [
            "<worksheet><sheetData><row r='2'/><row r='1'/></sheetData></worksheet>",
            "<worksheet><sheetData><row r='1'><c r='B1'/><c r='A1'/></row></sheetData></worksheet>",
            "<worksheet><sheetData><row r='1'><c r='A2'/></row></sheetData></worksheet>",
            "<worksheet><sheetData><row r='1'><c></row></sheetData></worksheet>",
            "<worksheet><sheetData></sheetData>",
            "<worksheet/>",
            "<chartsheet/>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet><sheetData/></worksheet>",
            "",
        ] {
            assert!(Sheet::scan(odd).is_err(), "{odd}");
        }
    }
}
