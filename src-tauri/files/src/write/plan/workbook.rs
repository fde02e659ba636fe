//! The action plan as a workbook: a sheet with one row an action, a sheet for each list that an action carries, and what the grades of
//! evidence mean.
//!
//! Every sheet is there in every workbook, and one with nothing in it says so: whoever looks for the readings sees that there are none,
//! where a missing sheet would look like one that was lost, and whatever reads the workbook each quarter finds the same sheets.
//! How an action stands is worked out before it comes here, so no list of states is offered to choose from.

use domain::plan::Evidence;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::super::docx::writable;
use super::super::{WriteError, style};
use super::rows::{self, BANDS, Held, List};
use super::words::{self, count, grade, in_full, or};
use super::{Action, Plan};

/// How large the sheet of actions is printed, in percent. It goes over four sheets of A3 beside each other, one for each band of columns;
/// on one it would be too small to read.
const SCALE: u16 = 63;
/// Columns that say which action a row is of: they stand still on screen and on every page.
const NAMING: u16 = 2;

/// The workbook: "Action plan", "Milestones", "Readings", "Updates", "Attachments" and "Evidence grades".
///
/// Dates that are ISO dates become dates, and readings and measures that are a number with its unit become numbers; all else stays
/// words, which are never a formula. Fails where a text is too long for a cell.
pub fn workbook(plan: &Plan) -> Result<Vec<u8>, WriteError> {
    let document = format!("{}, WRES action plan {}", plan.trust, plan.year);
    let mut workbook = Workbook::new();
    let properties = style::properties(&format!("WRES action plan {}", plan.year), &plan.trust, plan.year)?
        .set_subject("Actions on the gaps that the Workforce Race Equality Standard shows");
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    style::standing_page(sheet, &document, &plan.status, style::A3);
    actions(sheet, plan)?;
    for held in rows::lists(plan) {
        let sheet = workbook.add_worksheet();
        style::standing_page(sheet, &document, &plan.status, style::A4);
        list(sheet, &held)?;
    }
    let sheet = workbook.add_worksheet();
    style::standing_page(sheet, &document, &plan.status, style::A4);
    grades(sheet, plan)?;
    Ok(workbook.save_to_buffer()?)
}

/// What the sheet of actions says before its table.
fn cover(plan: &Plan) -> Vec<String> {
    let overdue = plan.actions.iter().filter(|action| action.overdue).count();
    let actions = match (plan.actions.len(), overdue) {
        (0, _) => "No actions yet".to_owned(),
        (all, 0) => format!("{}, none overdue", count(all, "action", "actions")),
        (all, late) => format!("{}, {late} overdue", count(all, "action", "actions")),
    };
    let as_at = match in_full(&plan.as_at) {
        day if day.is_empty() => String::new(),
        day => format!(" How they stand was worked out for {day}."),
    };
    let status = or(&plan.status, "Draft");
    let status = status.trim_end_matches('.');
    let mut lines = vec![format!("Collection year {}. {actions}.{as_at} {status}.", plan.year)];
    lines.extend(plan.warnings.iter().map(|words| words.trim().to_owned()));
    lines
}

fn actions(sheet: &mut Worksheet, plan: &Plan) -> Result<(), XlsxError> {
    sheet.set_name("Action plan")?.set_landscape();
    let line = style::text().unset_text_wrap();
    sheet.set_row_height(0, 24)?;
    sheet.write_with_format(0, 0, "WRES action plan", &style::title())?;
    sheet.write_string_with_format(1, 0, or(&plan.named(), "Trust not named"), &line.clone().set_bold())?;
    let mut row = 2;
    for words in cover(plan) {
        sheet.write_string_with_format(row, 0, words, &line)?;
        row += 1;
    }
    let bands = row + 1;
    let mut columns = Vec::new();
    let mut breaks = Vec::new();
    for band in &BANDS {
        let first = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        columns.extend(band.columns);
        let last = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
        sheet.merge_range(bands, first, bands, last, band.name, &style::block())?;
        if first > NAMING {
            breaks.push(u32::from(first));
        }
    }
    let held: Vec<Vec<Held>> = plan
        .actions
        .iter()
        .enumerate()
        .map(|(place, action)| rows::action(plan, place, action))
        .collect();
    table(
        sheet,
        bands + 1,
        &columns,
        &held,
        "The plan has no actions yet.",
        NAMING,
    )?;
    sheet
        .set_print_fit_to_pages(0, 0)
        .set_print_scale(SCALE)
        .set_vertical_page_breaks(&breaks)?
        .set_repeat_columns(0, NAMING - 1)?
        .set_repeat_rows(bands, bands + 1)?;
    Ok(())
}

fn list(sheet: &mut Worksheet, held: &List) -> Result<(), XlsxError> {
    sheet.set_name(held.name)?.set_landscape();
    table(sheet, 0, held.columns, &held.rows, held.empty, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// A table with its headings in a row, which stand still, and `naming` columns that do too; or the words that there is nothing.
fn table(
    sheet: &mut Worksheet,
    top: u32,
    columns: &[(&str, f64)],
    rows: &[Vec<Held>],
    empty: &str,
    naming: u16,
) -> Result<(), XlsxError> {
    let widths: Vec<f64> = columns.iter().map(|(_, width)| *width).collect();
    let last = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    style::widths(sheet, &widths)?;
    for (column, (heading, _)) in (0..).zip(columns) {
        sheet.write_with_format(top, column, *heading, &style::header())?;
    }
    // The button of the filter takes the room of some letters.
    style::height(
        sheet,
        top,
        columns.iter().map(|(heading, width)| (*heading, width - 3.0)),
    )?;
    let cell = style::cell();
    let date = style::cell().set_num_format("dd mmm yyyy").set_align(FormatAlign::Left);
    for (row, cells) in (top + 1..).zip(rows) {
        for (column, held) in (0..).zip(cells) {
            write(sheet, row, column, held, &cell, &date)?;
        }
        let texts: Vec<String> = cells.iter().map(Held::shown).collect();
        style::height(sheet, row, texts.iter().map(String::as_str).zip(widths.iter().copied()))?;
    }
    let mut below = top + u32::try_from(rows.len()).unwrap_or_default();
    if rows.is_empty() {
        below = top + 1;
        // Not across all columns: the end of a wide table is off the screen.
        let reach = last.min(3);
        sheet.merge_range(below, 0, below, reach, empty, &style::text())?;
    } else {
        sheet.autofilter(top, 0, below, last)?;
    }
    sheet
        .set_freeze_panes(top + 1, naming)?
        .set_print_area(0, 0, below, last)?;
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    held: &Held,
    cell: &Format,
    date: &Format,
) -> Result<(), XlsxError> {
    match held {
        Held::Words(text) => sheet.write_string_with_format(row, column, writable(text), cell)?,
        Held::Day(text) => {
            // A year before 1900 is no date to a spreadsheet, and no due date either.
            let is_day = words::day(text).is_some();
            match ExcelDateTime::parse_from_str(text.trim()).ok().filter(|_| is_day) {
                Some(day) => sheet.write_datetime_with_format(row, column, day, date)?,
                None => sheet.write_string_with_format(row, column, writable(text), cell)?,
            }
        }
        Held::Figure { value, format, .. } => {
            let format = cell.clone().set_num_format(format).set_align(FormatAlign::Left);
            sheet.write_number_with_format(row, column, *value, &format)?
        }
    };
    Ok(())
}

fn grades(sheet: &mut Worksheet, plan: &Plan) -> Result<(), XlsxError> {
    sheet.set_name("Evidence grades")?.set_landscape();
    let rows = Evidence::ALL.map(|evidence| {
        let (name, meaning) = grade(evidence);
        let drafted = match evidence {
            Evidence::Effective | Evidence::Promising => "Proposed where an indicator is worse for BME staff.",
            Evidence::Required => {
                "Proposed where an indicator is worse for BME staff, because it is asked for; judge for yourself whether it will work."
            }
            Evidence::Mixed | Evidence::Weak => "Never proposed; you can add it yourself.",
        };
        [name.to_owned(), meaning, drafted.to_owned()]
    });
    let below = u32::try_from(rows.len()).unwrap_or_default() + 2;
    style::table(
        sheet,
        [("Grade", 24.0), ("What it means", 50.0), ("In a first draft", 50.0)],
        rows,
    )?;
    let limit = format!("The limit of the evidence. {}", or(&plan.limit, words::LIMIT));
    sheet.merge_range(below, 0, below, 2, &writable(&limit), &style::text())?;
    style::height(sheet, below, [(limit.as_str(), 120.0)])?;
    sheet.set_print_area(0, 0, below, 2)?;
    Ok(())
}

/// Whether a milestone's day has passed without it being reached, of an action that is not over; empty where the day is not known.
pub(super) fn is_late(plan: &Plan, action: &Action, due: &str, done: &str) -> &'static str {
    match (words::day(due), words::day(&plan.as_at)) {
        _ if !done.trim().is_empty() || words::is_over(action) => "No",
        (Some(due), Some(today)) if due < today => "Yes",
        (Some(_), Some(_)) => "No",
        _ => "",
    }
}
