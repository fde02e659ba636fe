//! The evidence file as a workbook: a cover, and one sheet for each thing an auditor asks for, each a plain table that can be filtered.
//!
//! Which sheets there are and what stands in them comes in; here it is laid out.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::grid::{self, Cell};
use super::{WriteError, style};

/// What the workbook is written from.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceInput {
    /// Name of the organisation.
    pub organisation: String,
    /// Collection year.
    pub year: u16,
    /// What must not be overlooked, under the title: whether it is a draft.
    pub standing: String,
    /// The same in a few words, for the foot of every page.
    pub foot: String,
    /// Facts of the cover, each under its name.
    pub facts: Vec<(String, String)>,
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet that is one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name, at most 31 characters.
    pub name: String,
    /// What it holds, in a sentence: for the cover.
    pub what: String,
    /// Headings with widths in characters.
    pub columns: Vec<(String, f64)>,
    /// Rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Said in the first row where there are none.
    pub empty: String,
}

/// The workbook. Fails where a text is too long for a cell.
pub fn workbook(input: &EvidenceInput) -> Result<Vec<u8>, WriteError> {
    let document = format!("{}, evidence of the WRES return {}", input.organisation, input.year);
    let mut workbook = Workbook::new();
    workbook.set_properties(&style::properties(
        &format!("Evidence of the WRES return {}", input.year),
        &input.organisation,
        input.year,
    )?);
    let first = workbook.add_worksheet();
    style::standing_page(first, &document, &input.foot, style::A4);
    cover(first, input)?;
    for held in &input.sheets {
        let sheet = workbook.add_worksheet();
        let width: f64 = held.columns.iter().map(|(_, width)| width).sum();
        style::standing_page(
            sheet,
            &document,
            &input.foot,
            if width > 190.0 { style::A3 } else { style::A4 },
        );
        table(sheet, held)?;
        if width > 95.0 {
            sheet.set_landscape();
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn cover(sheet: &mut Worksheet, input: &EvidenceInput) -> Result<(), XlsxError> {
    sheet.set_name("Cover")?;
    style::widths(sheet, &[24.0, 72.0])?;
    let title = format!("Evidence of the WRES return {}", input.year);
    sheet
        .write_with_format(0, 0, title, &style::title())?
        .set_row_height(0, 26)?;
    sheet.merge_range(1, 0, 1, 1, &input.standing, &style::standing())?;
    style::height(sheet, 1, [(input.standing.as_str(), 76.0)])?;
    let mut row = 3;
    for (name, text) in &input.facts {
        style::height(sheet, row, [(text.as_str(), 72.0), (name.as_str(), 22.0)])?;
        sheet.write_string_with_format(row, 0, name, &style::name())?;
        sheet.write_string_with_format(row, 1, text, &style::text())?;
        row += 1;
    }
    row += 1;
    sheet.write_with_format(row, 0, "What the sheets hold", &style::part())?;
    sheet.set_row_height(row, 20)?;
    for held in &input.sheets {
        row += 1;
        style::height(sheet, row, [(held.what.as_str(), 72.0)])?;
        sheet.write_string_with_format(row, 0, &held.name, &style::name())?;
        sheet.write_string_with_format(row, 1, &held.what, &style::text())?;
    }
    sheet.set_print_area(0, 0, row, 1)?;
    Ok(())
}

fn table(sheet: &mut Worksheet, held: &Sheet) -> Result<(), XlsxError> {
    sheet.set_name(&held.name)?;
    let widths: Vec<f64> = held.columns.iter().map(|(_, width)| *width).collect();
    let last = u16::try_from(widths.len()).unwrap_or(u16::MAX).saturating_sub(1);
    style::widths(sheet, &widths)?;
    for ((heading, _), column) in held.columns.iter().zip(0_u16..) {
        sheet.write_with_format(0, column, heading, &style::header())?;
    }
    let headings = held
        .columns
        .iter()
        .map(|(heading, width)| (heading.as_str(), *width - 2.0));
    style::height(sheet, 0, headings)?;
    for (row, cells) in (1..).zip(&held.rows) {
        for (cell, column) in cells.iter().zip(0_u16..) {
            grid::write(sheet, row, column, cell, &grid::format(cell))?;
        }
        let texts = cells.iter().map(Cell::text).zip(widths.iter().copied());
        style::height(sheet, row, texts)?;
    }
    let mut below = u32::try_from(held.rows.len()).unwrap_or(u32::MAX);
    if held.rows.is_empty() {
        below = 1;
        sheet.merge_range(1, 0, 1, last.max(1), &held.empty, &style::text())?;
        style::height(sheet, 1, [(held.empty.as_str(), widths.iter().sum())])?;
    } else {
        sheet.autofilter(0, 0, below, last)?;
    }
    sheet
        .set_freeze_panes(1, 0)?
        .set_repeat_rows(0, 0)?
        .set_print_area(0, 0, below, last)?;
    Ok(())
}
