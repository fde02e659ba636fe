//! Writes the files that are measured. A file that is there already is the same file: the draws are fixed, and it only has its name
//! once it is whole.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::people::{HEADINGS, People, Value};

/// A workbook of 30,000 rows.
pub(crate) const XLSX_30K: &str = "staff-30k.xlsx";
/// A workbook of 150,000 rows.
pub(crate) const XLSX_150K: &str = "staff-150k.xlsx";
/// Text of 1,500,000 rows.
pub(crate) const CSV: &str = "staff-1500k.csv";

/// The staff lists beside which the trust's other lists stand too, each with its rows.
pub(crate) const WHOLE: [(&str, u32); 2] = [(XLSX_30K, 30_000), (CSV, 1_500_000)];

/// Writes the files that are not there yet.
pub(crate) fn all(dir: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(dir)?;
    for (name, rows) in [(XLSX_30K, 30_000), (XLSX_150K, 150_000), (CSV, 1_500_000)] {
        let path = dir.join(name);
        if path.is_file() {
            continue;
        }
        let unfinished = dir.join(format!("unfinished-{name}"));
        if name == CSV {
            text(&unfinished, rows)?;
        } else {
            workbook(&unfinished, rows)?;
        }
        fs::rename(unfinished, &path)?;
        println!("{name}: {rows} rows, {:.1} MB", fs::metadata(&path)?.len() as f64 / 1e6);
    }
    for (_, rows) in WHOLE {
        crate::rest::all(dir, rows)?;
    }
    Ok(())
}

fn blank() -> [Value; 30] {
    std::array::from_fn(|_| Value::Nothing)
}

fn workbook(path: &Path, rows: u32) -> Result<(), Box<dyn Error>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Staff List")?;
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(0, column, heading)?;
    }
    let mut people = People::new();
    let mut cells = blank();
    for row in 1..=rows {
        people.next_row(&mut cells);
        for (column, cell) in (0..).zip(&cells) {
            match cell {
                Value::Nothing => {}
                Value::Text(text) => {
                    sheet.write_string(row, column, text)?;
                }
                Value::Hundredths(number) => {
                    sheet.write_number(row, column, f64::from(*number) / 100.0)?;
                }
                Value::Day(year, month, date) => {
                    let moment = ExcelDateTime::from_ymd(*year, *month, *date)?;
                    sheet.write_datetime_with_format(row, column, &moment, &day)?;
                }
            }
        }
    }
    workbook.save(path)?;
    Ok(())
}

fn text(path: &Path, rows: u32) -> Result<(), Box<dyn Error>> {
    let mut writer = csv::Writer::from_writer(BufWriter::with_capacity(1 << 20, fs::File::create(path)?));
    writer.write_record(HEADINGS)?;
    let mut people = People::new();
    let mut cells = blank();
    for _ in 0..rows {
        people.next_row(&mut cells);
        for cell in &cells {
            writer.write_field(match cell {
                Value::Nothing => String::new(),
                Value::Text(text) => text.clone(),
                Value::Hundredths(number) => format!("{}.{:02}", number / 100, number % 100),
                Value::Day(year, month, date) => format!("{date:02}/{month:02}/{year}"),
            })?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)?.flush()?;
    Ok(())
}
