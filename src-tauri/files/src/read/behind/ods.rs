//! OpenDocument spreadsheets (.ods).

use quick_xml::events::{BytesStart, Event};

use super::super::input::Input;
use super::super::workbook::MOST_ROWS;
use super::parts::{Archive, attribute, elements, part};
use super::{Asked, Behind, Outcome};

/// What stands behind the cells of a sheet, by its place.
pub(crate) fn sheet(input: Input<'_>, index: usize, asked: Asked<'_>, behind: &mut Behind) {
    let Ok(mut archive) = Archive::new(input.pass()) else {
        return;
    };
    let Some(content) = part(&mut archive, "content.xml") else {
        return;
    };
    let mut reader = elements(content);
    let mut buffer = Vec::new();
    let (mut begun, mut depth) = (0, 0_u32);
    let (mut row, mut rows, mut column, mut columns) = (0_u32, 1_u32, 0_usize, 0_usize);
    // A formula that gives a text, whose text is yet to come.
    let mut awaited: Option<(u32, usize)> = None;
    loop {
        buffer.clear();
        let Ok(event) = reader.read_event_into(&mut buffer) else {
            return;
        };
        let is_here = begun == index + 1 && depth == 1;
        match event {
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table" => {
                    depth += 1;
                    begun += usize::from(depth == 1);
                }
                _ if !is_here => {}
                "table:table-column" => {
                    let times = usize::try_from(repeated(&tag, "number-columns-repeated")).unwrap_or(usize::MAX);
                    let after = columns.saturating_add(times);
                    if visibility(&tag).is_some() {
                        behind.hide_columns(columns, after - 1);
                    }
                    columns = after;
                }
                "table:table-row" => {
                    // The row that begins here, from 1; the rows of one element are numbered on.
                    row = row.saturating_add(rows);
                    rows = repeated(&tag, "number-rows-repeated");
                    column = 0;
                    if row > MOST_ROWS {
                        return;
                    }
                    if let Some(hidden) = visibility(&tag) {
                        behind.has_filter |= hidden == "filter";
                        behind.hide(row, row.saturating_add(rows - 1));
                    }
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let times = repeated(&tag, "number-columns-repeated");
                    if tag.attributes_raw().contains("table:formula") {
                        match stored(&tag) {
                            Some(outcome) => behind.formula((row, column), asked, outcome),
                            None => awaited = Some((row, column)),
                        }
                    }
                    column = column.saturating_add(usize::try_from(times).unwrap_or(usize::MAX));
                }
                _ => {}
            },
            Event::Text(text) if awaited.is_some() && !text.xml10_content().trim().is_empty() => {
                if let Some(cell) = awaited.take() {
                    behind.formula(cell, asked, Outcome::Something);
                }
            }
            Event::End(tag) if tag.name().as_ref() == "table:table-cell" => {
                if let Some(cell) = awaited.take() {
                    behind.formula(cell, asked, Outcome::Nothing);
                }
            }
            Event::End(tag) if tag.name().as_ref() == "table:table" => {
                if is_here {
                    return;
                }
                depth = depth.saturating_sub(1);
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

/// How a row or a column is hidden, where it is.
fn visibility(tag: &BytesStart<'_>) -> Option<String> {
    attribute(tag, "visibility").filter(|visibility| visibility != "visible")
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).map_or(1, |times| times.parse().unwrap_or(u32::MAX).max(1))
}

/// What a cell with a formula stored; nothing where that is a text which stands below it.
fn stored(tag: &BytesStart<'_>) -> Option<Outcome> {
    let (mut kind, mut value) = (String::new(), None);
    for attribute in tag.attributes().with_checks(false).flatten() {
        match attribute.key.as_ref() {
            "office:value-type" => attribute.value.as_ref().clone_into(&mut kind),
            "office:value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value"
            | "office:string-value" => value = Some(attribute.value.trim().to_owned()),
            _ => {}
        }
    }
    Some(match (kind.as_str(), value) {
        ("float" | "percentage" | "currency", Some(number)) => {
            number.parse().map_or(Outcome::Nothing, Outcome::of_number)
        }
        ("string", Some(text)) if text.is_empty() => Outcome::Blank,
        ("string", None) => return None,
        ("", _) | (_, None) => Outcome::Nothing,
        _ => Outcome::Something,
    })
}
