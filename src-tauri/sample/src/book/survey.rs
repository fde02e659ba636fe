//! The staff survey's benchmark workbook in its national layout: a sheet for each benchmark group, header in row 1,
//! organisation columns first, then a column for each measure, group and year, as fractions of 1.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{new_workbook, write_headings, write_text};
use crate::trust::SurveySheet;

const YEARS: [u16; 5] = [2021, 2022, 2023, 2024, 2025];
/// Stems of the columns of indicators 5 to 8.
const MEASURES: [&str; 4] = [
    "har_from_pat_eth_summary",
    "har_from_staff_eth_summary",
    "equal_eth_summary",
    "q16b_eth_summary",
];

pub(super) fn bytes(sheets: &[SurveySheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook()?;
    notes(&mut workbook)?;
    let headings = headings();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    for group in sheets {
        let sheet = workbook.add_worksheet().set_name(group.name)?;
        write_headings(sheet, 0, 0, &headings)?;
        for (row, line) in (1..).zip(&group.lines) {
            write_text(sheet, row, 0, line.code)?;
            write_text(sheet, row, 1, line.name)?;
            write_text(sheet, row, 2, group.name)?;
            let mut column = 3;
            for year in line.years {
                let all: u32 = year[0].responses.iter().sum();
                sheet.write_number(row, column, f64::from(450 + all % 90) / 1000.0)?;
                sheet.write_number(row, column + 1, f64::from(all))?;
                column += 2;
                for (indicator, figure) in year.iter().enumerate() {
                    for share in figure.thousandths {
                        match share {
                            Some(thousandths) => {
                                sheet.write_number(row, column, f64::from(thousandths) / 1000.0)?;
                            }
                            // A hidden share is a star in some measures and an empty cell in others.
                            None => write_text(sheet, row, column, if indicator % 2 == 0 { "*" } else { "" })?,
                        }
                        column += 1;
                    }
                    for responses in figure.responses {
                        sheet.write_number(row, column, f64::from(responses))?;
                        column += 1;
                    }
                }
            }
            for _ in MEASURES {
                write_text(sheet, row, column, "Not significant")?;
                column += 1;
            }
        }
    }
    groups(&mut workbook, sheets)?;
    workbook.save_to_buffer()
}

fn headings() -> Vec<String> {
    let mut headings: Vec<String> = ["org_id", "org_name", "org_benchmark_group"].map(String::from).into();
    for year in YEARS {
        headings.push(format!("response_rate_{year}"));
        headings.push(format!("response_rate_n_{year}"));
        for measure in MEASURES {
            for part in ["1", "2", "n_1", "n_2"] {
                headings.push(format!("{measure}_{part}_{year}"));
            }
        }
    }
    headings.extend(MEASURES.map(|measure| format!("{measure}_sig")));
    headings
}

fn notes(workbook: &mut Workbook) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name("Notes")?;
    let lines = [
        "Staff survey benchmark data 2021 to 2025 – made-up organisations and figures",
        "Values are proportions from 0 to 1.",
        "In columns named eth_summary, 1 is White staff and 2 is staff from all other ethnic groups combined.",
        "Figures for groups of fewer than 10 responses are not shown.",
    ];
    for (row, line) in (0..).zip(lines) {
        sheet.write(row, 0, line)?;
    }
    Ok(())
}

fn groups(workbook: &mut Workbook, sheets: &[SurveySheet]) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name("Organisation Benchmark groups")?;
    write_headings(sheet, 0, 0, &["org_id", "org_name", "Benchmark group"])?;
    let all = sheets
        .iter()
        .flat_map(|group| group.lines.iter().map(move |line| (line, group.name)));
    for (row, (line, group)) in (1..).zip(all) {
        write_text(sheet, row, 0, line.code)?;
        write_text(sheet, row, 1, line.name)?;
        write_text(sheet, row, 2, group)?;
    }
    Ok(())
}
