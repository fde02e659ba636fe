//! How workbooks look: one set of formats and page settings for all of them.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::WriteError;

/// NHS blue, for header rows.
const BLUE: Color = Color::RGB(0x0000_5EB8);
/// A pale tint of the same blue, for block headings.
const PALE: Color = Color::RGB(0x00E6_EFF8);
/// Pale grey, for cells that the sheet works out.
const GREY: Color = Color::RGB(0x00F0_F4F5);
/// Grey, for the lines between cells.
const LINE: Color = Color::RGB(0x00AE_B7BD);
/// Text.
const INK: Color = Color::RGB(0x0021_2B32);

/// How many letters of running text go where one digit would, on the safe side.
const LETTERS: f64 = 1.1;

/// Paper sizes as spreadsheets number them.
pub(super) const A4: u8 = 9;
/// A3, for sheets with many columns of words.
pub(super) const A3: u8 = 8;

/// Plain text in the typeface of every cell.
pub(super) fn text() -> Format {
    Format::new()
        .set_font_name("Arial")
        .set_font_size(10)
        .set_font_color(INK)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

/// A cell of a table.
pub(super) fn cell() -> Format {
    text().set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// A figure of a table; `worked_out` for what the sheet itself works out.
pub(super) fn number(format: &str, worked_out: bool) -> Format {
    let figure = cell().set_num_format(format).set_align(FormatAlign::Right);
    if worked_out {
        figure.set_background_color(GREY)
    } else {
        figure
    }
}

/// A cell of a header row.
pub(super) fn header() -> Format {
    cell()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(BLUE)
        .set_align(FormatAlign::VerticalCenter)
}

/// A heading between the rows of a table.
pub(super) fn block() -> Format {
    cell().set_bold().set_background_color(PALE)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    text()
        .set_bold()
        .set_font_size(16)
        .set_font_color(BLUE)
        .unset_text_wrap()
}

/// The heading of a part of a sheet.
pub(super) fn part() -> Format {
    text()
        .set_bold()
        .set_font_size(12)
        .set_font_color(BLUE)
        .unset_text_wrap()
        .set_align(FormatAlign::Bottom)
}

/// What must not be overlooked on a cover: whether a document is a draft.
pub(super) fn standing() -> Format {
    cell().set_bold().set_font_size(12).set_background_color(PALE)
}

/// The name of a fact on a cover.
pub(super) fn name() -> Format {
    text().set_bold()
}

/// Properties of a document. The date of creation is the first day of the collection year, so that the bytes depend on nothing but
/// the input.
pub(super) fn properties(title: &str, organisation: &str, year: u16) -> Result<DocProperties, WriteError> {
    Ok(DocProperties::new()
        .set_title(title)
        .set_company(organisation)
        .set_author("WRES Desk")
        .set_creation_datetime(&ExcelDateTime::from_ymd(year.max(1900), 1, 1)?))
}

/// Page settings common to all sheets: one page wide, numbered, named, with a few words at the foot of every page: whether it is a draft.
pub(super) fn standing_page(sheet: &mut Worksheet, document: &str, standing: &str, paper: u8) {
    // An ampersand starts a code in a page header.
    let document = document.replace('&', "&&");
    let standing = match standing {
        "" => String::new(),
        standing => format!("&L&\"Arial,Regular\"&9{}", standing.replace('&', "&&")),
    };
    sheet
        .set_paper_size(paper)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3)
        .set_header(format!("&L&\"Arial,Regular\"&9{document}&R&\"Arial,Regular\"&9&A"))
        .set_footer(format!("{standing}&C&\"Arial,Regular\"&9Page &P of &N"))
        .set_screen_gridlines(false);
}

/// Sets the widths of columns from the first on, in characters.
pub(super) fn widths(sheet: &mut Worksheet, widths: &[f64]) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

/// Makes a row as tall as its longest text needs at the width of its column, in characters. Spreadsheets differ in whether they do
/// that themselves on opening, and none does it for merged cells.
pub(super) fn height<'text>(
    sheet: &mut Worksheet,
    row: u32,
    texts: impl IntoIterator<Item = (&'text str, f64)>,
) -> Result<(), XlsxError> {
    let lines = texts.into_iter().map(|(text, width)| lines(text, width)).max();
    let lines = u16::try_from(lines.unwrap_or(1)).unwrap_or(u16::MAX);
    // No spreadsheet has a row taller than 409 points.
    sheet.set_row_height(row, (f64::from(lines) * 13.0 + 3.0).min(409.0))?;
    Ok(())
}

/// How many lines a text takes, broken between words. Widths are in digits, which are wider than most letters.
fn lines(text: &str, width: f64) -> usize {
    let width = width * LETTERS;
    let paragraphs = text.lines().map(|paragraph| {
        let (mut lines, mut used) = (1, 0.0);
        for word in paragraph.split(' ') {
            let letters = word.chars().count() as f64;
            if used > 0.0 && used + letters > width {
                lines += 1;
                used = 0.0;
            }
            used += letters + 1.0;
        }
        lines
    });
    paragraphs.sum::<usize>().max(1)
}

/// Writes a plain table of words with a header row that is frozen and repeated on paper.
pub(super) fn table<const N: usize>(
    sheet: &mut Worksheet,
    heads: [(&str, f64); N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<(), XlsxError> {
    widths(sheet, &heads.map(|(_, width)| width))?;
    for (column, (head, _)) in (0..).zip(heads) {
        sheet.write_with_format(0, column, head, &header())?;
    }
    let mut last = 0;
    for (row, cells) in (1..).zip(rows) {
        last = row;
        height(
            sheet,
            row,
            cells.iter().map(String::as_str).zip(heads.map(|(_, width)| width)),
        )?;
        for (column, text) in (0..).zip(cells) {
            match text.parse::<u16>() {
                Ok(number) => sheet.write_with_format(row, column, number, &cell())?,
                Err(_) => sheet.write_string_with_format(row, column, text, &cell())?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_print_area(
        0,
        0,
        last,
        u16::try_from(N).unwrap_or(1).saturating_sub(1),
    )?;
    Ok(())
}
