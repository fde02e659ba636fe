//! Figures into the XML of a sheet, and the sheet into a copy of its zip, with nothing else changed.
//!
//! Cells are spliced byte by byte: a target keeps its style and loses only its old value. What a formula gave before is dropped, or
//! replaced where the result is known, since it would be wrong beside the new figures; Excel works everything out anew on opening.
//! Every part that holds no target is copied as it lies in the zip, unpacked by nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use std::ops::Range;

use zip::{ZipArchive, ZipWriter};

use super::markup::{attribute_range, local, with_attribute, without_attribute};
use super::sheet::{Cell, Odd, Row, Sheet, name_of};

/// What is put into a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Put {
    /// A figure, into a cell without a formula.
    Figure(f64),
    /// What the formula of a cell gives.
    Result(f64),
}

/// The targets of a sheet, by row and column.
pub(super) type Edits = BTreeMap<(u32, u32), Put>;

/// The sheet's XML with the figures in it.
///
/// All of the figures are placed, or none: a target that holds a formula, or lies in one, is refused.
pub(super) fn patched(xml: &str, sheet: &Sheet, edits: &Edits) -> Result<String, Odd> {
    for (at, put) in edits {
        match put {
            Put::Figure(_) if sheet.has_formula(*at) => return Err("a cell that holds a formula is not written over"),
            Put::Result(_) if sheet.cell(*at).is_none_or(|cell| cell.formula.is_none()) => {
                return Err("a result has no formula to belong to");
            }
            Put::Figure(value) | Put::Result(value) if !value.is_finite() => return Err("a figure is no number"),
            _ => {}
        }
    }
    let mut splices: Vec<(Range<usize>, String)> = Vec::new();
    let mut left = edits.clone();
    for row in &sheet.rows {
        row_splices(xml, sheet, row, &mut left, &mut splices);
    }
    new_rows(xml, sheet, &left, &mut splices);
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(xml.len() + splices.iter().map(|(_, text)| text.len()).sum::<usize>());
    let mut from = 0;
    for (range, text) in &splices {
        if range.start < from {
            return Err("two changes meet in one place");
        }
        out.push_str(&xml[from..range.start]);
        out.push_str(text);
        from = range.end;
    }
    out.push_str(&xml[from..]);
    Ok(out)
}

/// The changes of one row; its targets are taken from those that are left.
fn row_splices(xml: &str, sheet: &Sheet, row: &Row, left: &mut Edits, splices: &mut Vec<(Range<usize>, String)>) {
    let of_row: Vec<((u32, u32), Put)> = left
        .range((row.number, 0)..(row.number + 1, 0))
        .map(|(at, put)| (*at, *put))
        .collect();
    let mut missing: BTreeMap<u32, f64> = BTreeMap::new();
    let targets: BTreeSet<u32> = of_row.iter().map(|(at, _)| at.1).collect();
    for (at, put) in of_row {
        left.remove(&at);
        let Some(cell) = sheet.cell(at) else {
            if let Put::Figure(value) = put {
                missing.insert(at.1, value);
            }
            continue;
        };
        splices.push(cell_splice(xml, sheet, cell, put));
    }
    for cell in &sheet.cells[row.cells.clone()] {
        if !targets.contains(&cell.column) && cell.formula.is_some() && cell.value.is_some() {
            splices.push((cell.all.clone(), without_result(xml, cell)));
        }
    }
    if missing.is_empty() {
        return;
    }
    let (first, last) = (missing.keys().next().copied(), missing.keys().next_back().copied());
    let tag = &xml[row.tag.clone()];
    let tag = widened(tag, first.unwrap_or(1), last.unwrap_or(1));
    let new = |column: u32, value: f64| new_cell(sheet, (row.number, column), value);
    let Some(end) = row.end else {
        let name = element_name(&xml[row.tag.clone()]);
        let cells: String = missing.iter().map(|(column, value)| new(*column, *value)).collect();
        let open = tag.trim_end_matches('>').trim_end().trim_end_matches('/').trim_end();
        splices.push((row.tag.clone(), format!("{open}>{cells}</{name}>")));
        return;
    };
    if tag != xml[row.tag.clone()] {
        splices.push((row.tag.clone(), tag));
    }
    let cells = &sheet.cells[row.cells.clone()];
    let mut groups: BTreeMap<usize, String> = BTreeMap::new();
    for (column, value) in missing {
        let next = cells.iter().find(|cell| cell.column > column);
        let at = next.map_or(end, |cell| cell.all.start);
        groups.entry(at).or_default().push_str(&new(column, value));
    }
    splices.extend(groups.into_iter().map(|(at, text)| (at..at, text)));
}

/// The rows that are not there, each before the next one.
fn new_rows(xml: &str, sheet: &Sheet, left: &Edits, splices: &mut Vec<(Range<usize>, String)>) {
    let mut groups: BTreeMap<usize, String> = BTreeMap::new();
    let mut rows: BTreeMap<u32, String> = BTreeMap::new();
    for (at, put) in left {
        if let Put::Figure(value) = put {
            rows.entry(at.0).or_default().push_str(&new_cell(sheet, *at, *value));
        }
    }
    if rows.is_empty() {
        return;
    }
    let prefix = &sheet.prefix;
    let (open, end) = (&sheet.data.0, sheet.data.1);
    for (number, cells) in rows {
        let next = sheet.rows.iter().find(|row| row.number > number);
        let at = next.map_or(end.unwrap_or(open.end), |row| row.tag.start);
        let _ = write!(
            groups.entry(at).or_default(),
            "<{prefix}row r=\"{number}\">{cells}</{prefix}row>"
        );
    }
    if end.is_some() {
        splices.extend(groups.into_iter().map(|(at, text)| (at..at, text)));
        return;
    }
    let tag = &xml[open.clone()];
    let tag = tag.trim_end_matches('>').trim_end().trim_end_matches('/').trim_end();
    let all: String = groups.into_values().collect();
    splices.push((open.clone(), format!("{tag}>{all}</{prefix}sheetData>")));
}

/// A cell that was not there.
fn new_cell(sheet: &Sheet, at: (u32, u32), value: f64) -> String {
    let prefix = &sheet.prefix;
    let style = match sheet.style(at) {
        0 => String::new(),
        style => format!(" s=\"{style}\""),
    };
    let name = name_of(at);
    format!("<{prefix}c r=\"{name}\"{style}><{prefix}v>{value}</{prefix}v></{prefix}c>")
}

/// A cell that is there, with a new value.
fn cell_splice(xml: &str, sheet: &Sheet, cell: &Cell, put: Put) -> (Range<usize>, String) {
    let prefix = &sheet.prefix;
    let name = element_name(&xml[cell.tag.clone()]);
    let tag = without_attribute(&xml[cell.tag.clone()], "t");
    let tag = tag.trim_end_matches('>').trim_end().trim_end_matches('/').trim_end();
    let (Put::Figure(value) | Put::Result(value)) = put;
    let value = format!("<{prefix}v>{value}</{prefix}v>");
    // The value stands where the old one stood, or behind the formula.
    let at = match (&cell.value, &cell.formula) {
        (Some(old), _) => old.clone(),
        (None, Some((formula, _))) => formula.end..formula.end,
        (None, None) => cell.content.start..cell.content.start,
    };
    let before = &xml[cell.content.start..at.start];
    let after = &xml[at.end..cell.content.end];
    (cell.all.clone(), format!("{tag}>{before}{value}{after}</{name}>"))
}

/// A formula's cell without what it gave.
fn without_result(xml: &str, cell: &Cell) -> String {
    let name = element_name(&xml[cell.tag.clone()]);
    let tag = without_attribute(&xml[cell.tag.clone()], "t");
    let value = cell.value.clone().unwrap_or(cell.content.end..cell.content.end);
    let (before, after) = (&xml[cell.content.start..value.start], &xml[value.end..cell.content.end]);
    format!("{tag}{before}{after}</{name}>")
}

/// The name of a tag, with its prefix.
fn element_name(tag: &str) -> &str {
    tag.trim_start_matches('<')
        .split(|letter: char| letter == '>' || letter == '/' || letter.is_ascii_whitespace())
        .next()
        .unwrap_or_default()
}

/// The tag of a row whose reach holds two more columns; only where it says a reach.
fn widened(tag: &str, first: u32, last: u32) -> String {
    let Some(range) = attribute_range(tag, "spans") else {
        return tag.to_owned();
    };
    let held = tag[range].trim_end_matches(['"', '\'']);
    let held = held.rsplit(['"', '\'']).next().unwrap_or_default();
    let spans: Option<Vec<(u32, u32)>> = held
        .split_ascii_whitespace()
        .map(|span| {
            let (from, to) = span.split_once(':')?;
            Some((from.parse().ok()?, to.parse().ok()?))
        })
        .collect();
    let Some(spans) = spans.filter(|spans| !spans.is_empty()) else {
        return without_attribute(tag, "spans");
    };
    let is_within = |column: u32| spans.iter().any(|(from, to)| (*from..=*to).contains(&column));
    if is_within(first) && is_within(last) {
        return tag.to_owned();
    }
    let from = spans.iter().map(|span| span.0).min().unwrap_or(first).min(first);
    let to = spans.iter().map(|span| span.1).max().unwrap_or(last).max(last);
    with_attribute(tag, "spans", &format!("{from}:{to}"))
}

/// What may stand between the sheets and the settings of calculation in the part of the workbook, in this order.
const BEFORE_CALCULATION: [&str; 4] = ["sheets", "functionGroups", "externalReferences", "definedNames"];

/// The workbook's XML with the order to calculate everything when it is opened.
pub(super) fn calculated_on_opening(xml: &str) -> Result<String, Odd> {
    const BROKEN: Odd = "its XML is not well-formed";
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0_u32;
    let (mut insert, mut prefix) = (None, String::new());
    let mut started = String::new();
    loop {
        let from = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|_| BROKEN)?;
        let to = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let (tag, is_empty) = match event {
            quick_xml::events::Event::Start(tag) => (tag, false),
            quick_xml::events::Event::Empty(tag) => (tag, true),
            quick_xml::events::Event::End(_) => {
                depth = depth.checked_sub(1).ok_or(BROKEN)?;
                if depth == 1 && BEFORE_CALCULATION.contains(&started.as_str()) {
                    insert = Some(to);
                }
                continue;
            }
            quick_xml::events::Event::Eof => break,
            _ => continue,
        };
        let qualified = tag.name();
        let name = local(qualified.as_ref());
        if depth == 1 {
            name.clone_into(&mut started);
            if name == "calcPr" {
                let changed = with_attribute(&xml[from..to], "fullCalcOnLoad", "1");
                return Ok(format!("{}{changed}{}", &xml[..from], &xml[to..]));
            }
            if name == "sheets" {
                let whole = qualified.as_ref();
                whole[..whole.len() - name.len()].clone_into(&mut prefix);
            }
            if is_empty && BEFORE_CALCULATION.contains(&name) {
                insert = Some(to);
            }
        }
        if !is_empty {
            depth += 1;
        }
    }
    let at = insert.ok_or("it has no list of sheets")?;
    Ok(format!(
        "{}<{prefix}calcPr fullCalcOnLoad=\"1\"/>{}",
        &xml[..at],
        &xml[at..]
    ))
}

/// A copy of a zip in which some parts, by their places, hold other bytes. All others are copied as they lie there.
pub(super) fn with_parts(bytes: &[u8], changed: &BTreeMap<usize, String>) -> zip::result::ZipResult<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(bytes))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + (64 << 10))));
    if !from.comment().is_empty() {
        to.set_raw_comment(from.comment().to_vec().into_boxed_slice())?;
    }
    for index in 0..from.len() {
        let Some(text) = changed.get(&index) else {
            to.raw_copy_file(from.by_index_raw(index)?)?;
            continue;
        };
        let (name, options) = {
            let part = from.by_index_raw(index)?;
            (part.name()?.into_owned(), part.options())
        };
        to.start_file(name, options.compression_method(zip::CompressionMethod::Deflated))?;
        to.write_all(text.as_bytes())?;
    }
    Ok(to.finish()?.into_inner())
}

/// Whether every part but some is the same in two zips: name, order, size and check sum, and the bytes once unpacked.
pub(super) fn differ_only_in(
    before: &[u8],
    after: &[u8],
    changed: &BTreeMap<usize, String>,
) -> zip::result::ZipResult<bool> {
    let mut one = ZipArchive::new(Cursor::new(before))?;
    let mut other = ZipArchive::new(Cursor::new(after))?;
    if one.len() != other.len() {
        return Ok(false);
    }
    for index in 0..one.len() {
        {
            let (first, second) = (one.by_index_raw(index)?, other.by_index_raw(index)?);
            if first.name_raw() != second.name_raw() {
                return Ok(false);
            }
            if !changed.contains_key(&index) {
                if (first.crc32(), first.size()) != (second.crc32(), second.size()) {
                    return Ok(false);
                }
                continue;
            }
        }
        // Unpacking checks the sum of a part that was written.
        let mut written = String::new();
        other.by_index(index)?.read_to_string(&mut written)?;
        if Some(&written) != changed.get(&index) {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(xml: &str, edits: &[((u32, u32), Put)]) -> Result<String, Odd> {
        patched(xml, &Sheet::scan(xml).unwrap(), &edits.iter().copied().collect())
    }

    type Case<'a> = (&'a str, &'a [((u32, u32), Put)], &'a str);

    const fn put(at: (u32, u32), value: f64) -> ((u32, u32), Put) {
        (at, Put::Figure(value))
    }

    #[test]
    fn only_the_targets_change() {
        let sheet = |rows: &str| {
            format!("<x:worksheet xmlns:x='m'><x:cols/><x:sheetData>{rows}</x:sheetData><x:a/></x:worksheet>")
        };
        let cases: [Case<'_>; 9] = [
            (
                "<x:row r='2'><x:c r='B2' s='7' t='s'><x:v>4</x:v></x:c></x:row>",
                &[put((2, 2), 12.0)],
                "<x:row r='2'><x:c r='B2' s='7'><x:v>12</x:v></x:c></x:row>",
            ),
            (
                "<x:row r='2'><x:c r='B2' s='7'/></x:row>",
                &[put((2, 2), 0.284)],
                "<x:row r='2'><x:c r='B2' s='7'><x:v>0.284</x:v></x:c></x:row>",
            ),
            (
                "<x:row r='2'><x:c r='B2' t='inlineStr'><x:is><x:t/></x:is><x:extLst/></x:c></x:row>",
                &[put((2, 2), 1.0)],
                "<x:row r='2'><x:c r='B2'><x:v>1</x:v><x:extLst/></x:c></x:row>",
            ),
            (
                "<x:row r='2' spans='2:4'><x:c r='B2'/><x:c r='D2'/></x:row>",
                &[put((2, 1), 1.0), put((2, 3), 3.0), put((2, 9), 9.0)],
                "<x:row r='2' spans=\"1:9\"><x:c r=\"A2\"><x:v>1</x:v></x:c><x:c r='B2'/><x:c r=\"C2\"><x:v>3</x:v></x:c><x:c r='D2'/><x:c r=\"I2\"><x:v>9</x:v></x:c></x:row>",
            ),
            (
                "<x:row r='2' customFormat='1' s='5'/>",
                &[put((2, 1), 1.0), put((2, 2), 2.0)],
                "<x:row r='2' customFormat='1' s='5'><x:c r=\"A2\" s=\"5\"><x:v>1</x:v></x:c><x:c r=\"B2\" s=\"5\"><x:v>2</x:v></x:c></x:row>",
            ),
            (
                "<x:row r='2'/><x:row r='5'/>",
                &[put((1, 1), 1.0), put((3, 1), 3.0), put((4, 1), 4.0), put((6, 1), 6.0)],
                "<x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row><x:row r='2'/><x:row r=\"3\"><x:c r=\"A3\"><x:v>3</x:v></x:c></x:row>\
                 <x:row r=\"4\"><x:c r=\"A4\"><x:v>4</x:v></x:c></x:row><x:row r='5'/><x:row r=\"6\"><x:c r=\"A6\"><x:v>6</x:v></x:c></x:row>",
            ),
            (
                "<x:row r='2'><x:c r='A2' t='str'><x:f>B2&amp;1</x:f><x:v>01</x:v></x:c><x:c r='B2'/></x:row>",
                &[put((2, 2), 3.0)],
                "<x:row r='2'><x:c r='A2'><x:f>B2&amp;1</x:f></x:c><x:c r='B2'><x:v>3</x:v></x:c></x:row>",
            ),
            (
                "<x:row r='2'><x:c r='A2'><x:f t='shared' si='0'/><x:v>1</x:v></x:c></x:row>",
                &[((2, 1), Put::Result(0.5))],
                "<x:row r='2'><x:c r='A2'><x:f t='shared' si='0'/><x:v>0.5</x:v></x:c></x:row>",
            ),
            (
                "<x:row r='2'><x:c r='A2'><x:f>1</x:f></x:c></x:row>",
                &[((2, 1), Put::Result(1.0))],
                "<x:row r='2'><x:c r='A2'><x:f>1</x:f><x:v>1</x:v></x:c></x:row>",
            ),
        ];
        for (before, edits, after) in cases {
            assert_eq!(filled(&sheet(before), edits).unwrap(), sheet(after), "{before}");
        }
        assert_eq!(
            filled(
                "<worksheet><sheetData/></worksheet>",
                &[put((1, 1), 1.0), put((2, 1), 2.0)]
            )
            .unwrap(),
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData></worksheet>"
        );
    }

    #[test]
    fn a_formula_is_never_written_over() {
        let xml = "<worksheet><sheetData><row r='1'><c r='A1'><f t='array' ref='A1:A2'>B1:B2</f><v>1</v></c></row><row r='2'><c r='A2'><v>2</v>\
                   </c><c r='B2'/></row></sheetData></worksheet>";
        for at in [(1, 1), (2, 1)] {
            assert!(
                filled(xml, &[(at, Put::Figure(1.0))]).is_err(),
                "{at:?} is of a formula"
            );
        }
        assert!(
            filled(xml, &[((2, 2), Put::Result(1.0))]).is_err(),
            "a result needs a formula"
        );
        assert!(
            filled(xml, &[((2, 2), Put::Figure(f64::NAN))]).is_err(),
            "nothing but numbers is written"
        );
    }

    #[test]
    fn the_order_to_calculate_stands_where_the_schema_has_it() {
        for (before, after) in [
            (
                "<workbook><sheets><sheet/></sheets><definedNames><definedName/></definedNames><extLst/></workbook>",
                "<workbook><sheets><sheet/></sheets><definedNames><definedName/></definedNames><calcPr fullCalcOnLoad=\"1\"/><extLst/></workbook>",
            ),
            (
                "<x:workbook><x:sheets/><x:pivotCaches/></x:workbook>",
                "<x:workbook><x:sheets/><x:calcPr fullCalcOnLoad=\"1\"/><x:pivotCaches/></x:workbook>",
            ),
            (
                "<workbook><sheets/><calcPr calcId='1' fullCalcOnLoad='0'/></workbook>",
                "<workbook><sheets/><calcPr calcId='1' fullCalcOnLoad=\"1\"/></workbook>",
            ),
        ] {
            assert_eq!(calculated_on_opening(before).unwrap(), after);
        }
        assert!(calculated_on_opening("<workbook/>").is_err());
    }
}
