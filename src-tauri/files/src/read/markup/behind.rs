//! What stands behind the cells of XML spreadsheets of Excel 2003 and of web pages: what is hidden, and formulas without a result.

use super::super::behind::{Asked, Behind, Outcome};
use super::token::{Token, Tokens, is_named};
use super::xml2003::{attribute, number};

/// What stands behind the cells of the sheet of a workbook that begins at a place.
pub(super) fn xml2003(workbook: &str, place: usize, asked: Asked<'_>, behind: &mut Behind) {
    let (mut last_row, mut row) = (0_u32, 0_u32);
    let (mut next_column, mut column, mut sheet_column) = (0_u32, 0_u32, 0_u32);
    // The formula of the cell that is open, and what it stored so far.
    let mut formula: Option<Outcome> = None;
    let mut data: Option<String> = None;
    for token in Tokens::new(workbook, place) {
        match token {
            Token::Open { tag, .. } if tag.is("column") => {
                let first = number(tag, "ss:index", "index")
                    .unwrap_or(sheet_column.saturating_add(1))
                    .max(1);
                sheet_column = first.saturating_add(number(tag, "ss:span", "span").unwrap_or(0));
                if attribute(tag, "hidden").is_some_and(|hidden| hidden == "1") {
                    behind.hide_columns(place_of(first), place_of(sheet_column));
                }
            }
            Token::Open { tag, .. } if tag.is("row") => {
                row = number(tag, "ss:index", "index").unwrap_or(last_row.saturating_add(1));
                last_row = row.saturating_add(number(tag, "ss:span", "span").unwrap_or(0));
                next_column = 0;
                if attribute(tag, "hidden").is_some_and(|hidden| hidden == "1") {
                    behind.hide(row, last_row);
                }
            }
            Token::Open { tag, closed } if tag.is("cell") => {
                column = number(tag, "ss:index", "index")
                    .unwrap_or(next_column.saturating_add(1))
                    .max(1);
                next_column = column.saturating_add(number(tag, "ss:mergeacross", "mergeacross").unwrap_or(0));
                formula = attribute(tag, "formula").map(|_| Outcome::Nothing);
                if closed && formula.take().is_some() {
                    behind.formula((row, place_of(column)), asked, Outcome::Nothing);
                }
            }
            Token::Open { tag, closed: false } if tag.is("data") && formula.is_some() => {
                data = Some(attribute(tag, "type").unwrap_or_default().to_ascii_lowercase());
                formula = Some(Outcome::Blank);
            }
            Token::Text(text) | Token::Plain(text) => {
                if let (Some(kind), Some(stored)) = (&data, &mut formula) {
                    *stored = match text.trim().parse() {
                        Ok(number) if kind == "number" => Outcome::of_number(number),
                        _ if text.is_empty() => *stored,
                        _ => Outcome::Something,
                    };
                }
            }
            Token::Close(name) if is_named(name, "data") => data = None,
            Token::Close(name) if is_named(name, "cell") => {
                if let Some(stored) = formula.take() {
                    behind.formula((row, place_of(column)), asked, stored);
                }
            }
            Token::Open { tag, .. } if tag.is("autofiltercolumn") => behind.has_filter = true,
            Token::Close(name) if is_named(name, "worksheet") => return,
            _ => {}
        }
    }
}

/// A number from 1 as a place from 0.
fn place_of(column: u32) -> usize {
    usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX)
}

/// The hidden rows of the table of a page that begins at a place, as Excel marks them when it saves a page.
pub(super) fn page(page: &str, place: usize, behind: &mut Behind) {
    let (mut depth, mut row) = (0_usize, 0_u32);
    for token in Tokens::new(page, place) {
        match token {
            Token::Open { tag, .. } if tag.is("table") => depth += 1,
            Token::Close(name) if is_named(name, "table") => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return;
                }
            }
            Token::Open { tag, .. } if depth == 1 && tag.is("tr") => {
                row = row.saturating_add(1);
                let is_hidden = tag.attribute("style").is_some_and(|style| {
                    let style: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
                    style.to_ascii_lowercase().contains("display:none")
                });
                if is_hidden {
                    behind.hide(row, row);
                }
            }
            _ => {}
        }
    }
}
