//! The cover and the return itself, cell by cell.

use domain::rules::Measure;
use domain::submission::Line;
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, FormatAlign, Formula as SheetFormula, Worksheet, XlsxError,
};

use super::formula::{Formula, agree};
use super::{Kind, SubmissionInput, style};

/// Name of the sheet that holds the return.
const NAME: &str = "WRES return";
/// First column of last year's three figures.
const PREVIOUS: u16 = 4;
/// First column of this year's three figures.
const CURRENT: u16 = 7;
/// The notes column.
const NOTES: u16 = 10;
/// Widths of the columns in characters.
const WIDTHS: [f64; 11] = [12.0, 11.0, 52.0, 32.0, 11.0, 11.0, 14.0, 11.0, 11.0, 14.0, 40.0];
/// Rows of the header.
const HEADER_ROWS: u32 = 2;
/// Said in the notes where the figure held does not follow from the other lines of the sheet.
const NOT_FROM_SHEET: &str = "Worked out by WRES Desk; it does not follow from the other cells of this sheet.";

/// Writes the cover.
pub(super) fn cover(sheet: &mut Worksheet, input: &SubmissionInput, document: &str) -> Result<(), XlsxError> {
    let year = input.filled.year;
    sheet.set_name("Cover")?;
    style::page(sheet, document, style::A4);
    style::widths(sheet, &[24.0, 90.0])?;
    sheet.write_with_format(0, 0, "Workforce Race Equality Standard: the return", &style::title())?;
    let facts = [
        ("Organisation", input.organisation.clone()),
        ("Organisation code", input.code.clone()),
        ("Collection year", year.to_string()),
        ("Snapshot", input.snapshot.clone()),
        ("What the items are based on", input.basis.clone()),
        (
            "How to use this workbook",
            format!(
                "The sheet \"{NAME}\" has the items in the order of the form. Type or paste its white cells into the online form, \
                 item by item; the form works out the grey ones itself, and the grey cells here show what it should arrive at."
            ),
        ),
        (
            "Percentages",
            "Percentages are written from 0 to 100: 28.4 means 28.4%. Cells hold every digit and show fewer.".to_owned(),
        ),
        (
            "Before you submit",
            "Read the sheet \"Checks\": an error must be put right, a warning needs a word why. An empty cell means that no figure is \
             held; it does not mean nought."
                .to_owned(),
        ),
    ];
    let method = input.method.iter().map(|(name, text)| (name.as_str(), text.clone()));
    let heading = (!input.method.is_empty()).then(|| ("How it was counted", String::new()));
    for (row, (name, text)) in (2..).zip(facts.into_iter().chain(heading).chain(method)) {
        style::height(sheet, row, [(text.as_str(), 90.0)])?;
        sheet.write_with_format(row, 0, name, &style::name())?;
        sheet.write_string_with_format(row, 1, text, &style::text())?;
    }
    Ok(())
}

/// Writes the return.
pub(super) fn filled(sheet: &mut Worksheet, input: &SubmissionInput, document: &str) -> Result<(), XlsxError> {
    let lines = &input.filled.lines;
    sheet.set_name(NAME)?.set_landscape().set_active(true);
    // A cell whose formula gives nothing holds an empty text, not nought.
    sheet.set_formula_result_default("");
    style::page(sheet, document, style::A4);
    style::widths(sheet, &WIDTHS)?;
    header(sheet, input.filled.year)?;

    let rows = rows_of(lines);
    let mut heading = "";
    for (index, line) in lines.iter().enumerate() {
        let row = rows[index];
        if line.item.block != heading {
            heading = &line.item.block;
            sheet.write_with_format(row - 1, 0, line.item.indicator, &left(&style::block()))?;
            sheet.merge_range(row - 1, 1, row - 1, NOTES, heading, &style::block())?;
            style::height(sheet, row - 1, [(heading, WIDTHS[1..].iter().sum())])?;
        }
        write_line(sheet, input, index, &rows)?;
    }
    validate(sheet, lines, &rows)?;
    sheet
        .set_freeze_panes(HEADER_ROWS, 3)?
        .set_repeat_rows(0, HEADER_ROWS - 1)?;
    Ok(())
}

fn left(format: &Format) -> Format {
    format.clone().set_align(FormatAlign::Left)
}

fn header(sheet: &mut Worksheet, year: u16) -> Result<(), XlsxError> {
    let (plain, centred) = (style::header(), style::header().set_align(FormatAlign::Center));
    for (column, word) in (0..).zip(["INDICATOR", "DATA ITEM", "LABEL", "MEASURE"]) {
        sheet.merge_range(0, column, 1, column, word, &plain)?;
    }
    for (first, words) in [
        (PREVIOUS, format!("PREVIOUS YEAR ({})", year.saturating_sub(1))),
        (CURRENT, format!("CURRENT YEAR ({year})")),
    ] {
        sheet.merge_range(0, first, 0, first + 2, &words, &centred)?;
        for (column, word) in (first..).zip(["WHITE", "BME", "ETHNICITY UNKNOWN/NULL"]) {
            sheet.write_with_format(1, column, word, &centred)?;
        }
    }
    sheet.merge_range(0, NOTES, 1, NOTES, "Notes", &plain)?;
    sheet.set_row_height(0, 18)?.set_row_height(1, 30)?;
    Ok(())
}

/// The sheet row of each line, counted from 0: a block's heading takes a row before its first line.
fn rows_of(lines: &[Line]) -> Vec<u32> {
    let mut next = HEADER_ROWS;
    let mut heading = "";
    lines
        .iter()
        .map(|line| {
            if line.item.block != heading {
                heading = &line.item.block;
                next += 1;
            }
            next += 1;
            next - 1
        })
        .collect()
}

fn write_line(sheet: &mut Worksheet, input: &SubmissionInput, index: usize, rows: &[u32]) -> Result<(), XlsxError> {
    let lines = &input.filled.lines;
    let (line, row) = (&lines[index], rows[index]);
    let (kind, is_worked_out) = (Kind::of(line), line.item.measure == Measure::Calculated);
    let cell = style::cell();
    sheet.write_with_format(row, 0, line.item.indicator, &left(&cell))?;
    sheet.write_with_format(row, 1, line.item.number, &left(&cell))?;
    sheet.write_string_with_format(row, 2, &line.item.label, &cell)?;
    sheet.write_string_with_format(row, 3, kind.measure(line.item.measure), &cell)?;

    // Last year's figures are what was returned, so nothing works them out again.
    let format = style::number(kind.number_format(), is_worked_out);
    for (column, figure) in (PREVIOUS..).zip(line.previous) {
        figure_cell(sheet, row, column, figure, &format)?;
    }
    let formula = is_worked_out.then(|| Formula::of(lines, index)).flatten();
    let shown: Vec<u32> = rows.iter().map(|row| row + 1).collect();
    let mut note = input.notes.get(&line.item.number).cloned().unwrap_or_default();
    let mut follows = true;
    for (place, figure) in line.current.into_iter().enumerate() {
        let column = CURRENT + [0, 1, 2][place];
        let text = formula.as_ref().and_then(|formula| {
            let fits = agree(formula.value(lines, place), figure);
            follows &= fits;
            formula.text(&shown, place).filter(|_| fits)
        });
        match text {
            Some(text) => {
                let result = figure.map(|figure| figure.to_string()).unwrap_or_default();
                let formula = SheetFormula::new(text).set_result(result);
                sheet.write_formula_with_format(row, column, formula, &format)?;
            }
            None => figure_cell(sheet, row, column, figure, &format)?,
        }
    }
    if !follows {
        if !note.is_empty() {
            note.push(' ');
        }
        note.push_str(NOT_FROM_SHEET);
    }
    style::height(
        sheet,
        row,
        [(line.item.label.as_str(), WIDTHS[2]), (note.as_str(), WIDTHS[10])],
    )?;
    sheet.write_string_with_format(row, NOTES, note, &cell)?;
    Ok(())
}

fn figure_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    figure: Option<f64>,
    format: &Format,
) -> Result<(), XlsxError> {
    match figure {
        Some(figure) => sheet.write_number_with_format(row, column, figure, format)?,
        None => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

/// Refuses what cannot be a count or a percentage in the cells that are typed in.
fn validate(sheet: &mut Worksheet, lines: &[Line], rows: &[u32]) -> Result<(), XlsxError> {
    let whole = DataValidation::new()
        .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
        .set_error_title("Not a headcount")?
        .set_error_message("Type a whole number of people, 0 or more.")?;
    let percent = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
        .set_error_title("Not a percentage")?
        .set_error_message("Type a percentage from 0 to 100: 28.4 means 28.4%.")?;
    let mut start = 0;
    while start < lines.len() {
        let measure = lines[start].item.measure;
        let mut end = start;
        while end + 1 < lines.len() && lines[end + 1].item.measure == measure && rows[end + 1] == rows[end] + 1 {
            end += 1;
        }
        let rule = match measure {
            Measure::Headcount => Some(&whole),
            Measure::Percentage => Some(&percent),
            Measure::Calculated => None,
        };
        if let Some(rule) = rule {
            sheet.add_data_validation(rows[start], PREVIOUS, rows[end], CURRENT + 2, rule)?;
        }
        start = end + 1;
    }
    Ok(())
}
