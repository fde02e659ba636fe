//! The applications as a recruitment system exports them: one row an application with the furthest stage reached, behind
//! a sheet of notes.

use rust_xlsxwriter::XlsxError;

use super::{day_format, new_workbook, write_day, write_headings, write_text};
use crate::trust::{Application, Stage};

const HEADINGS: [&str; 13] = [
    "Vacancy Ref",
    "Application ID",
    "Job Title",
    "Band",
    "Ethnic Origin",
    "Application Status",
    "Date Applied",
    "Date Shortlisted",
    "Internal/External",
    "Staff Group",
    "Division",
    "Gender",
    "Recruitment Route",
];

pub(super) fn bytes(applications: &[Application]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook()?;
    let notes = workbook.add_worksheet().set_name("Notes")?;
    notes.write(
        0,
        0,
        "Applications by vacancy, with the furthest stage each reached. Made-up data.",
    )?;
    notes.write(1, 0, "Offers turned down are shown as Offer declined.")?;

    let sheet = workbook.add_worksheet().set_name("Applications")?;
    write_headings(sheet, 0, 0, &HEADINGS)?;
    let day = day_format();
    for (row, application) in (1..).zip(applications) {
        write_text(sheet, row, 0, &format!("923-RNM-{:05}", application.vacancy))?;
        write_text(sheet, row, 1, &format!("AR{}", application.number))?;
        write_text(sheet, row, 2, application.job_title)?;
        write_text(sheet, row, 3, application.band)?;
        write_text(sheet, row, 4, &application.ethnic_origin)?;
        write_text(sheet, row, 5, status(application.stage))?;
        write_day(sheet, row, 6, Some(application.applied), &day)?;
        write_day(sheet, row, 7, application.shortlisted, &day)?;
        write_text(
            sheet,
            row,
            8,
            if application.internal { "Internal" } else { "External" },
        )?;
        write_text(sheet, row, 9, application.staff_group)?;
        write_text(sheet, row, 10, application.division)?;
        write_text(sheet, row, 11, application.gender)?;
        let route = match application.overseas {
            Some(true) => "International recruitment",
            Some(false) => "UK",
            None => "",
        };
        write_text(sheet, row, 12, route)?;
    }
    workbook.save_to_buffer()
}

fn status(stage: Stage) -> &'static str {
    match stage {
        Stage::Applied => "Applied",
        Stage::NotShortlisted => "Not shortlisted",
        Stage::Shortlisted => "Shortlisted",
        Stage::Interviewed => "Interviewed",
        Stage::OfferDeclined => "Offer declined",
        Stage::Appointed => "Appointed",
    }
}
