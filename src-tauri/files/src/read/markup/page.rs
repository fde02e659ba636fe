//! The tables of a web page: report tools write them and name them like workbooks.

use std::ops::ControlFlow;

use super::super::cell::Cell;
use super::super::values::{When, text_date};
use super::grid::Grid;
use super::token::{Tag, Token, Tokens, is_named, resolved};

/// Widest a cell may span, as browsers have it.
const WIDEST_SPAN: u32 = 1000;
/// Most tables looked for on one page.
const MOST_TABLES: usize = 2000;

/// A table on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it begins in the page.
    pub(super) place: usize,
    /// Its caption, or the heading before it; empty where there is none.
    pub(super) title: String,
    /// Its rows.
    pub(super) rows: u32,
}

/// The tables of a page that hold any text, in the order in which they begin.
pub(super) fn tables(page: &str) -> Vec<Found> {
    let mut found: Vec<(Found, bool)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut heading = String::new();
    let mut title: Option<String> = None;
    let mut in_caption = false;
    let mut tokens = Tokens::new(page, 0);
    loop {
        let place = tokens.place();
        let Some(token) = tokens.next() else { break };
        match token {
            Token::Open { tag, .. } if tag.is("table") => {
                if found.len() >= MOST_TABLES {
                    break;
                }
                open.push(found.len());
                in_caption = false;
                let table = Found {
                    place,
                    title: std::mem::take(&mut heading),
                    rows: 0,
                };
                found.push((table, false));
                title = None;
            }
            Token::Open { tag, .. } if tag.is("tr") => {
                if let Some(table) = open.last() {
                    found[*table].0.rows += 1;
                }
                in_caption = false;
            }
            Token::Open { tag, .. } if tag.is("caption") && !open.is_empty() => {
                in_caption = true;
                title = Some(String::new());
            }
            Token::Open { tag, .. } if is_heading(tag.local_name()) => title = Some(String::new()),
            Token::Close(name) if is_named(name, "table") => {
                open.pop();
            }
            Token::Close(name) if is_named(name, "caption") => {
                if let (true, Some(table), Some(caption)) = (in_caption, open.last(), title.take())
                    && !caption.is_empty()
                {
                    found[*table].0.title = caption;
                }
                in_caption = false;
            }
            Token::Close(name) if is_heading(name) => heading = title.take().unwrap_or_default(),
            Token::Text(text) => {
                if let Some(title) = &mut title {
                    collapse(title, &resolved(text));
                }
                if let Some(table) = open.last().filter(|_| !in_caption) {
                    found[*table].1 |= !resolved(text).trim().is_empty();
                }
            }
            _ => {}
        }
    }
    found.retain(|(_, has_text)| *has_text);
    found.into_iter().map(|(table, _)| table).collect()
}

fn is_heading(name: &str) -> bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"]
        .iter()
        .any(|heading| name.eq_ignore_ascii_case(heading))
}

/// Adds text as a page shows it: any run of blanks is one, and none stands at the start.
fn collapse(to: &mut String, text: &str) {
    for character in text.chars() {
        if !character.is_whitespace() {
            to.push(character);
        } else if !to.is_empty() && !to.ends_with(' ') {
            to.push(' ');
        }
    }
}

/// Visits the rows of the table that begins at a place.
pub(super) fn rows(page: &str, place: usize, grid: &mut Grid<'_, '_>) {
    let mut table = Table::default();
    let mut depth = 0_usize;
    for token in Tokens::new(page, place) {
        let step = match token {
            Token::Open { tag, .. } if tag.is("table") => {
                depth += 1;
                ControlFlow::Continue(())
            }
            Token::Close(name) if is_named(name, "table") => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
                ControlFlow::Continue(())
            }
            _ if depth > 1 => ControlFlow::Continue(()),
            Token::Open { tag, .. } if tag.is("tr") => table.begin_row(grid),
            Token::Open { tag, .. } if tag.is("td") || tag.is("th") => table.begin_cell(tag, grid),
            Token::Open { tag, .. } if table.is_in_cell() && is_break(tag.local_name()) => {
                collapse(&mut table.text, " ");
                ControlFlow::Continue(())
            }
            Token::Close(name) if is_named(name, "td") || is_named(name, "th") => {
                table.end_cell(grid);
                ControlFlow::Continue(())
            }
            Token::Close(name) if is_named(name, "tr") => {
                table.end_cell(grid);
                ControlFlow::Continue(())
            }
            Token::Text(text) if table.is_in_cell() => {
                collapse(&mut table.text, &resolved(text));
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Continue(()),
        };
        if step.is_break() {
            return;
        }
    }
    table.end_cell(grid);
    let _ = grid.end_row();
}

/// Whether a tag within a cell begins a new line.
fn is_break(name: &str) -> bool {
    ["br", "p", "div", "li", "hr"]
        .iter()
        .any(|tag| name.eq_ignore_ascii_case(tag))
}

/// Where the reading of a table stands.
#[derive(Default)]
struct Table {
    /// Row, from 1.
    row: u32,
    column: usize,
    /// The last row to which a cell above reaches down, by column.
    reached: Vec<u32>,
    text: String,
    /// How the value of the cell that is open is given, and its column.
    cell: Option<(usize, Given)>,
}

/// How a cell gives its value.
enum Given {
    /// As the text that is shown.
    Shown,
    /// As text, whatever it looks like.
    Text,
    /// As a number behind the text that is shown.
    Number(f64),
}

impl Table {
    fn is_in_cell(&self) -> bool {
        self.cell.is_some()
    }

    fn begin_row(&mut self, grid: &mut Grid<'_, '_>) -> ControlFlow<()> {
        self.end_cell(grid);
        self.row += 1;
        self.column = 0;
        grid.begin_row(self.row)
    }

    fn begin_cell(&mut self, tag: Tag<'_>, grid: &mut Grid<'_, '_>) -> ControlFlow<()> {
        self.end_cell(grid);
        if self.row == 0 {
            self.begin_row(grid)?;
        }
        while self.reached.get(self.column).is_some_and(|row| *row >= self.row) {
            self.column += 1;
        }
        let across = tag.number("colspan").unwrap_or(1).clamp(1, WIDEST_SPAN);
        let down = tag.number("rowspan").unwrap_or(1);
        let next = self.column.saturating_add(usize::try_from(across).unwrap_or(1));
        if self.column >= super::super::workbook::MOST_COLUMNS {
            return ControlFlow::Continue(());
        }
        if down != 1 {
            if self.reached.len() < next {
                self.reached.resize(next, 0);
            }
            let last = if down == 0 {
                u32::MAX
            } else {
                self.row.saturating_add(down - 1)
            };
            self.reached[self.column..next].fill(last);
        }
        let given = if tag.attribute("x:str").is_some() {
            Given::Text
        } else {
            tag.attribute("x:num")
                .and_then(|number| number.trim().parse().ok())
                .map_or(Given::Shown, Given::Number)
        };
        self.text.clear();
        self.cell = Some((self.column, given));
        self.column = next;
        ControlFlow::Continue(())
    }

    fn end_cell(&mut self, grid: &mut Grid<'_, '_>) {
        let Some((column, given)) = self.cell.take() else {
            return;
        };
        let text = self.text.trim_end();
        match given {
            // The number behind a date is a count of days; which day it is, the text says without a doubt.
            Given::Number(number) => match text_date(text) {
                When::Day(day) if text.contains(|c: char| matches!(c, '/' | '-') || c.is_alphabetic()) => {
                    grid.set(column, Cell::Date(day));
                }
                _ => grid.set(column, Cell::Number(number)),
            },
            Given::Shown | Given::Text => grid.set_text(column, text),
        }
    }
}
