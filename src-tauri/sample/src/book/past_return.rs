//! Last year's return: a cover sheet and a sheet of data items under a header of two rows, the year above its groups.

use rust_xlsxwriter::{Format, FormatAlign, XlsxError};

use super::{heading, new_workbook, write_headings, write_text};
use crate::trust::ReturnItem;

const GROUPS: [&str; 3] = ["WHITE", "BME", "ETHNICITY UNKNOWN/NULL"];

/// Lines that stand above an item: item number, indicator where one begins, text.
const TITLES: [(u32, &str, &str); 13] = [
    (
        1,
        "1",
        "Percentage of staff in each of the AfC Bands 1-9 OR Medical and Dental subgroups and VSM (including executive Board \
         members) compared with the percentage of staff in the overall workforce",
    ),
    (1, "", "1a) Non Clinical workforce"),
    (15, "", "1b) Clinical workforce - of which Non Medical"),
    (29, "", "Of which Medical & Dental"),
    (
        34,
        "2",
        "Relative likelihood of staff being appointed from shortlisting across all posts",
    ),
    (
        38,
        "3",
        "Relative likelihood of staff entering the formal disciplinary process, as measured by entry into a formal \
         disciplinary investigation",
    ),
    (
        42,
        "4",
        "Relative likelihood of staff accessing non-mandatory training and CPD",
    ),
    (
        46,
        "5",
        "National NHS Staff Survey: harassment, bullying or abuse from patients, relatives or the public",
    ),
    (
        47,
        "6",
        "National NHS Staff Survey: harassment, bullying or abuse from staff",
    ),
    (
        48,
        "7",
        "National NHS Staff Survey: equal opportunities for career progression or promotion",
    ),
    (
        49,
        "8",
        "National NHS Staff Survey: discrimination at work from manager, team leader or other colleagues",
    ),
    (
        50,
        "9",
        "Percentage difference between the organisations' Board voting membership and its overall workforce",
    ),
    (57, "", "Percentages and differences"),
];

pub(super) fn bytes(items: &[ReturnItem]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook()?;
    let cover = workbook.add_worksheet().set_name("Cover")?;
    cover.write_with_format(
        0,
        0,
        "Workforce Race Equality Standard (WRES) data return – made-up data",
        &heading(),
    )?;
    for (row, (label, value)) in (2..).zip([
        ("Organisation name", crate::NAME),
        ("Organisation code", crate::CODE),
        ("Reporting year", "2025"),
        ("Snapshot date", "31 March 2025"),
    ]) {
        cover.write(row, 0, label)?;
        cover.write(row, 1, value)?;
    }

    let sheet = workbook.add_worksheet().set_name("WRES data")?;
    let centred = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    for (column, text) in (0..).zip(["INDICATOR", "DATA ITEM NO", "DATA ITEM", "MEASURE"]) {
        sheet.merge_range(0, column, 1, column, text, &centred)?;
    }
    sheet.merge_range(0, 4, 0, 6, "2024", &centred)?;
    sheet.merge_range(0, 7, 0, 9, "2025", &centred)?;
    sheet.merge_range(0, 10, 1, 10, "NOTES", &centred)?;
    write_headings(sheet, 1, 4, &GROUPS)?;
    write_headings(sheet, 1, 7, &GROUPS)?;

    let mut row = 2;
    let bold = heading();
    for item in items {
        for (_, indicator, title) in TITLES.iter().filter(|(before, ..)| *before == item.number) {
            write_text(sheet, row, 0, indicator)?;
            sheet.write_with_format(row, 2, *title, &bold)?;
            row += 1;
        }
        sheet.write_number(row, 1, f64::from(item.number))?;
        write_text(sheet, row, 2, item.label)?;
        write_text(sheet, row, 3, item.measure)?;
        for (column, value) in (4..).zip(item.years.iter().flatten()) {
            if let Some(value) = value {
                sheet.write_number(row, column, *value)?;
            }
        }
        row += 1;
    }
    workbook.save_to_buffer()
}
