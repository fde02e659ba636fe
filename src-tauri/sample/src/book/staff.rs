//! The staff list as an ESR analysis exports it: title and prompt rows, header on row 9 from column B, one row an
//! assignment, a totals row and a footnote below, and a hidden sheet of prompts.

use rust_xlsxwriter::XlsxError;

use super::{day_format, heading, new_workbook, write_day, write_headings, write_text};
use crate::trust::{Person, Post};

const HEADINGS: [&str; 18] = [
    "Employee Number",
    "Assignment Number",
    "Primary Assignment",
    "Assignment Status",
    "Assignment Category",
    "Employee Category",
    "Ethnic Origin",
    "Gender",
    "Org L2",
    "Org L3",
    "Staff Group",
    "Job Role",
    "Position Title",
    "Occupation Code",
    "Grade",
    "FTE",
    "Start Date",
    "Leave Date",
];
/// Row 9, counted from 0.
const HEADER_ROW: u32 = 8;
/// Column B, counted from 0.
const FIRST_COLUMN: u16 = 1;
const FTE_COLUMN: u16 = FIRST_COLUMN + 15;

pub(super) fn bytes(people: &[Person]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook()?;
    let sheet = workbook.add_worksheet().set_name("Staff List")?;
    let bold = heading();
    sheet.write_with_format(0, 1, "NHS Staff List", &bold)?;
    sheet.write(1, 1, crate::NAME)?;
    for (row, (prompt, value)) in (3..).zip(PROMPTS) {
        sheet.write(row, 1, prompt)?;
        sheet.write(row, 2, value)?;
    }
    write_headings(sheet, HEADER_ROW, FIRST_COLUMN, &HEADINGS)?;

    let day = day_format();
    let mut row = HEADER_ROW;
    let mut hundredths = 0;
    for person in people {
        for (place, post) in person.posts.iter().enumerate() {
            row += 1;
            hundredths += post.fte_hundredths;
            write_row(sheet, row, person, place, post, &day)?;
        }
    }
    sheet.write_with_format(row + 1, FIRST_COLUMN, "Grand Total", &bold)?;
    sheet.write_with_format(row + 1, FTE_COLUMN, f64::from(hundredths) / 100.0, &bold)?;
    sheet.write(
        row + 3,
        FIRST_COLUMN,
        "Made-up data. Includes bank, honorary and ended assignments; one row an assignment.",
    )?;
    sheet.set_freeze_panes(HEADER_ROW + 1, 3)?;

    let prompts = workbook.add_worksheet().set_name("Prompts")?;
    prompts.set_hidden(true);
    for (row, (prompt, value)) in (0..).zip(PROMPTS) {
        prompts.write(row, 0, prompt)?;
        prompts.write(row, 1, value)?;
    }
    workbook.save_to_buffer()
}

const PROMPTS: [(&str, &str); 4] = [
    ("Effective Date", "31/03/2026"),
    ("Person Type", "Employee; Bank; Honorary; Non Executive"),
    ("Payroll", "923 Monthly RNM"),
    ("Leavers since", "01/04/2025"),
];

fn write_row(
    sheet: &mut rust_xlsxwriter::Worksheet,
    row: u32,
    person: &Person,
    place: usize,
    post: &Post,
    day: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    let number = format!("{:08}", person.number);
    let assignment = if place == 0 {
        number.clone()
    } else {
        format!("{number}-{}", place + 1)
    };
    let primary = match post.primary {
        Some(true) => "Y",
        Some(false) => "N",
        None => "",
    };
    let texts = [
        number.as_str(),
        assignment.as_str(),
        primary,
        post.status,
        post.category,
        if post.fte_hundredths == 100 {
            "Full Time"
        } else {
            "Part Time"
        },
        post.ethnic_origin.as_str(),
        person.gender,
        post.division,
        post.department.as_str(),
        post.staff_group,
        post.job_role,
        post.position.as_str(),
        post.occupation,
        post.pay_scale,
    ];
    for (column, text) in (FIRST_COLUMN..).zip(texts) {
        write_text(sheet, row, column, text)?;
    }
    sheet.write_number(row, FTE_COLUMN, f64::from(post.fte_hundredths) / 100.0)?;
    // A few start dates are text, as they are after a round trip through another program.
    if person.number.is_multiple_of(97) {
        sheet.write_string(row, FTE_COLUMN + 1, post.start.format("%d/%m/%Y").to_string())?;
    } else {
        write_day(sheet, row, FTE_COLUMN + 1, Some(post.start), day)?;
    }
    match post.leave {
        // Excel has no dates past the year 9999 that it would show as ESR does, so the export writes text.
        None if post.end_of_time => write_text(sheet, row, FTE_COLUMN + 2, "31/12/4712"),
        leave => write_day(sheet, row, FTE_COLUMN + 2, leave, day),
    }
}
