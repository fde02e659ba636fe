//! XML spreadsheets of Excel 2003, which many systems write and name `.xls`.

use std::ops::ControlFlow;

use super::super::cell::Cell;
use super::super::values::{When, text_date};
use super::grid::Grid;
use super::token::{Tag, Token, Tokens, is_named, resolved};

/// A sheet of the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it begins.
    pub(super) place: usize,
    /// Its name.
    pub(super) name: String,
    /// Whether a user sees it.
    pub(super) visible: bool,
    /// Its last row.
    pub(super) rows: u32,
}

/// The sheets of a workbook.
pub(super) fn sheets(workbook: &str) -> Vec<Found> {
    let mut sheets: Vec<Found> = Vec::new();
    let mut tokens = Tokens::new(workbook, 0);
    let mut in_visible = false;
    let mut row = Row::default();
    loop {
        let place = tokens.place();
        let Some(token) = tokens.next() else { break };
        match token {
            Token::Open { tag, .. } if tag.is("worksheet") => {
                row = Row::default();
                sheets.push(Found {
                    place,
                    name: attribute(tag, "name").unwrap_or_default(),
                    visible: true,
                    rows: 0,
                });
            }
            Token::Open { tag, .. } if tag.is("row") => {
                if let Some(sheet) = sheets.last_mut() {
                    sheet.rows = row.next(tag);
                }
            }
            Token::Open { tag, closed } if tag.is("visible") => in_visible = !closed,
            Token::Close(name) if is_named(name, "visible") => in_visible = false,
            Token::Text(text) if in_visible => {
                if let Some(sheet) = sheets.last_mut() {
                    sheet.visible &= !text.trim().to_ascii_lowercase().contains("hidden");
                }
            }
            _ => {}
        }
    }
    sheets
}

/// An attribute, whatever its prefix.
pub(super) fn attribute(tag: Tag<'_>, name: &str) -> Option<String> {
    tag.attribute(&format!("ss:{name}"))
        .or_else(|| tag.attribute(name))
        .map(std::borrow::Cow::into_owned)
}

/// A number in an attribute, by its name with the prefix and without.
pub(super) fn number(tag: Tag<'_>, prefixed: &str, name: &str) -> Option<u32> {
    tag.number(prefixed).or_else(|| tag.number(name))
}

/// The numbers of rows.
#[derive(Default)]
struct Row {
    last: u32,
}

impl Row {
    /// The number of the row that a tag begins.
    fn next(&mut self, tag: Tag<'_>) -> u32 {
        let row = number(tag, "ss:index", "index").unwrap_or(self.last.saturating_add(1));
        self.last = row.saturating_add(number(tag, "ss:span", "span").unwrap_or(0));
        row
    }
}

/// Visits the rows of the sheet that begins at a place.
pub(super) fn rows(workbook: &str, place: usize, grid: &mut Grid<'_, '_>) {
    let mut row = Row::default();
    let mut next_column = 0;
    let mut column = 0;
    let mut kind: Option<String> = None;
    let mut in_comment = false;
    let mut text = String::new();
    for token in Tokens::new(workbook, place) {
        match token {
            Token::Open { tag, .. } if tag.is("row") => {
                next_column = 0;
                if grid.begin_row(row.next(tag)).is_break() {
                    return;
                }
            }
            Token::Open { tag, .. } if tag.is("cell") => {
                let index = number(tag, "ss:index", "index").and_then(|index| index.checked_sub(1));
                column = index.map_or(next_column, |index| usize::try_from(index).unwrap_or(usize::MAX));
                let merged = number(tag, "ss:mergeacross", "mergeacross").unwrap_or(0);
                next_column = column
                    .saturating_add(1)
                    .saturating_add(usize::try_from(merged).unwrap_or(usize::MAX));
            }
            Token::Open { tag, closed } if tag.is("comment") => in_comment = !closed,
            Token::Close(name) if is_named(name, "comment") => in_comment = false,
            Token::Open { tag, closed: false } if tag.is("data") && !in_comment => {
                text.clear();
                kind = Some(attribute(tag, "type").unwrap_or_default());
            }
            Token::Text(piece) if kind.is_some() && grid.keeps(column) => text.push_str(&resolved(piece)),
            Token::Plain(piece) if kind.is_some() && grid.keeps(column) => text.push_str(piece),
            Token::Close(name) if is_named(name, "data") => {
                if let Some(kind) = kind.take() {
                    set(grid, column, &kind, &text);
                }
            }
            Token::Close(name) if is_named(name, "worksheet") => break,
            _ => {}
        }
    }
    let _: ControlFlow<()> = grid.end_row();
}

fn set(grid: &mut Grid<'_, '_>, column: usize, kind: &str, text: &str) {
    let cell = match kind.to_ascii_lowercase().as_str() {
        "number" => text.trim().parse().ok().map(Cell::Number),
        "datetime" => match text_date(text.trim()) {
            When::Day(day) => Some(Cell::Date(day)),
            _ => None,
        },
        "boolean" => match text.trim() {
            "1" => Some(Cell::Bool(true)),
            "0" => Some(Cell::Bool(false)),
            _ => None,
        },
        _ => None,
    };
    match cell {
        Some(cell) => grid.set(column, cell),
        None => grid.set_text(column, text),
    }
}
