//! The board list: one row a seat, roles and no names.

use rust_xlsxwriter::XlsxError;

use super::{day_format, new_workbook, write_day, write_headings, write_text};
use crate::trust::BoardMember;

const HEADINGS: [&str; 6] = [
    "Role",
    "Executive/Non-Executive",
    "Voting",
    "Ethnicity",
    "Start Date",
    "End Date",
];

pub(super) fn bytes(board: &[BoardMember]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook()?;
    let sheet = workbook.add_worksheet().set_name("Board")?;
    write_headings(sheet, 0, 0, &HEADINGS)?;
    let day = day_format();
    for (row, member) in (1..).zip(board) {
        write_text(sheet, row, 0, member.role)?;
        write_text(
            sheet,
            row,
            1,
            if member.executive { "Executive" } else { "Non-Executive" },
        )?;
        write_text(sheet, row, 2, if member.voting { "Yes" } else { "No" })?;
        write_text(sheet, row, 3, member.ethnic_origin)?;
        write_day(sheet, row, 4, Some(member.start), &day)?;
        write_day(sheet, row, 5, member.end, &day)?;
    }
    workbook.save_to_buffer()
}
