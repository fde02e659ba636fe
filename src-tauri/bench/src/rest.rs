//! The other lists of the trust whose staff list is measured: applications, cases and learning of the same made-up people, so that every
//! indicator with every breakdown can be measured.

use std::error::Error;
use std::fs;
use std::io::BufWriter;
use std::path::Path;

use crate::people::{People, Value};

/// Of so many rows of the staff list one stands beside an application, an entry into the disciplinary process, a course attended.
const APPLICATION_EVERY: u32 = 2;
const CASE_EVERY: u32 = 140;
const COURSE_EVERY: u32 = 3;

/// The lists, by the beginnings of their names, each with its headings.
pub(crate) const LISTS: [(&str, &[&str]); 3] = [
    (
        "recruitment",
        &[
            "Vacancy Ref",
            "Application ID",
            "Ethnic Origin",
            "Application Status",
            "Date Shortlisted",
            "Pay Scale",
            "Staff Group",
            "Division",
            "Gender",
            "Overseas Recruitment",
        ],
    ),
    (
        "casework",
        &[
            "Case Ref",
            "Employee Number",
            "Case Type",
            "Formal/Informal",
            "Date Formal Investigation Began",
        ],
    ),
    (
        "training",
        &[
            "Employee Number",
            "Course Name",
            "Category",
            "Attendance Status",
            "Class Date",
        ],
    ),
];

/// The name of one of the lists of a trust whose staff list has so many rows.
pub(crate) fn name(list: &str, rows: u32) -> String {
    format!("{list}-of-{}k.csv", rows / 1000)
}

/// Writes the lists that are not there yet.
pub(crate) fn all(dir: &Path, rows: u32) -> Result<(), Box<dyn Error>> {
    for (list, headings) in LISTS {
        let path = dir.join(name(list, rows));
        if path.is_file() {
            continue;
        }
        let unfinished = dir.join(format!("unfinished-{list}"));
        let mut writer = csv::Writer::from_writer(BufWriter::with_capacity(1 << 20, fs::File::create(&unfinished)?));
        writer.write_record(headings)?;
        let mut people = People::new();
        let mut cells: [Value; 30] = std::array::from_fn(|_| Value::Nothing);
        for row in 0..rows {
            people.next_row(&mut cells);
            let text = |column: usize| match &cells[column] {
                Value::Text(text) => text.as_str(),
                _ => "",
            };
            match list {
                "recruitment" if row % APPLICATION_EVERY == 0 => {
                    let place = row / APPLICATION_EVERY;
                    let status = match place % 10 {
                        0..3 => "Appointed",
                        3..7 => "Shortlisted",
                        _ => "Not shortlisted",
                    };
                    writer.write_record([
                        format!("V{}", place / 11).as_str(),
                        format!("AR{place}").as_str(),
                        text(6),
                        status,
                        "01/10/2025",
                        text(23),
                        text(18),
                        text(13),
                        text(7),
                        if place.is_multiple_of(20) { "Yes" } else { "No" },
                    ])?;
                }
                "casework" if row % CASE_EVERY == 0 => writer.write_record([
                    format!("ER-{row}").as_str(),
                    text(0),
                    "Disciplinary",
                    "Formal investigation",
                    "01/10/2025",
                ])?,
                "training" if row % COURSE_EVERY == 0 => {
                    writer.write_record([text(0), "Leadership", "Non-mandatory", "Attended", "01/10/2025"])?;
                }
                _ => {}
            }
        }
        writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
        fs::rename(unfinished, &path)?;
    }
    Ok(())
}
