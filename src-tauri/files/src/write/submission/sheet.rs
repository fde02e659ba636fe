//! The return itself, cell by cell.

use domain::rules::Measure;
use domain::submission::Line;
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, FormatAlign, Formula as SheetFormula, Worksheet, XlsxError,
};

use super::formula::{Formula, Year, agree};
use super::{Kind, NAME, SubmissionInput, style};

/// First column of last year's three figures.
const PREVIOUS: u16 = 4;
/// First column of this year's three figures.
const CURRENT: u16 = 7;
/// The notes column.
const NOTES: u16 = 10;
/// Widths of the columns in characters.
const WIDTHS: [f64; 11] = [11.0, 7.0, 43.0, 17.0, 9.0, 9.0, 12.5, 9.0, 9.0, 12.5, 30.0];
/// Rows of the header.
const HEADER_ROWS: u32 = 2;
/// Said in the notes where the figure held does not follow from the other lines of the sheet.
const NOT_FROM_SHEET: &str = "Worked out by WRES Desk; it does not follow from the other cells of this sheet.";
/// Said where last year's return holds another figure than its own items give.
const RETURNED_OTHERWISE: &str = "Last year’s figure stands as it was returned; last year’s other items give another.";

/// Writes the return.
pub(super) fn write(sheet: &mut Worksheet, input: &SubmissionInput) -> Result<(), XlsxError> {
    let lines = &input.filled.lines;
    sheet.set_name(NAME)?.set_landscape().set_active(true);
    // A cell whose formula gives nothing holds an empty text, not nought.
    sheet.set_formula_result_default("");
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
        .set_repeat_rows(0, HEADER_ROWS - 1)?
        .set_print_area(0, 0, rows.last().copied().unwrap_or(HEADER_ROWS), NOTES)?;
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

    let format = style::number(kind.number_format(), is_worked_out);
    let formula = is_worked_out.then(|| Formula::of(lines, index)).flatten();
    let shown: Vec<u32> = rows.iter().map(|row| row + 1).collect();
    let of_item = input.notes.get(&line.item.number).cloned();
    let mut notes: Vec<String> = line.not_comparable.clone().into_iter().chain(of_item).collect();
    for (year, first) in [(Year::Previous, PREVIOUS), (Year::Current, CURRENT)] {
        let mut follows = true;
        for ((place, figure), column) in year.figures(line).into_iter().enumerate().zip(first..) {
            let text = formula.as_ref().and_then(|formula| {
                let given = formula.value(lines, year, place);
                let fits = agree(given, figure);
                follows &= fits || (year == Year::Previous && kind.shows_alike(given, figure));
                formula.text(&shown, year, place).filter(|_| fits)
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
            notes.push(
                match year {
                    Year::Previous => RETURNED_OTHERWISE,
                    Year::Current => NOT_FROM_SHEET,
                }
                .to_owned(),
            );
        }
    }
    let (note, measure) = (notes.join(" "), kind.measure(line.item.measure));
    style::height(
        sheet,
        row,
        [
            (line.item.label.as_str(), WIDTHS[2]),
            (measure.as_str(), WIDTHS[3]),
            (note.as_str(), WIDTHS[10]),
        ],
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
    let mean = DataValidation::new()
        .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
        .set_error_title("Not a number of people")?
        .set_error_message("Type the mean of two years’ people, 0 or more.")?;
    let percent = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
        .set_error_title("Not a percentage")?
        .set_error_message("Type a percentage from 0 to 100: 28.4 means 28.4%.")?;
    let rules = [whole, mean, percent];
    let mut start = 0;
    while start < lines.len() {
        let of = |line: &Line| match line.item.measure {
            Measure::Headcount if Kind::of(line) == Kind::Mean => Some(1),
            Measure::Headcount => Some(0),
            Measure::Percentage => Some(2),
            Measure::Calculated => None,
        };
        let rule = of(&lines[start]);
        let mut end = start;
        while end + 1 < lines.len() && of(&lines[end + 1]) == rule && rows[end + 1] == rows[end] + 1 {
            end += 1;
        }
        if let Some(rule) = rule.and_then(|rule| rules.get(rule)) {
            sheet.add_data_validation(rows[start], PREVIOUS, rows[end], CURRENT + 2, rule)?;
        }
        start = end + 1;
    }
    Ok(())
}
