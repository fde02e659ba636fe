//! What was noticed in files, as a table that any spreadsheet program opens.

use crate::csv_table::CsvTable;
use crate::view::{FileView, FindingView, ImportReport};

const HEADINGS: [&str; 6] = ["file", "sheet", "cell", "severity", "message", "hint"];

/// Everything noticed in the files of a look or an import; a file that cannot be read is one line with the reason.
pub fn of_report(report: &ImportReport) -> Vec<u8> {
    let mut table = CsvTable::begin(&HEADINGS);
    for file in &report.files {
        if let Some(error) = &file.error {
            table.line(&[&file.file, "", &error.place, "error", &error.message, &error.hint]);
        }
        for change in &file.changes {
            table.line(&[&file.file, "", "", "change", &change.message, &change.hint]);
        }
        for finding in &file.findings {
            line(&mut table, &file.file, finding);
        }
    }
    table.into_bytes()
}

/// Everything noticed in files that are held.
pub(crate) fn of_files(files: &[FileView]) -> Vec<u8> {
    let mut table = CsvTable::begin(&HEADINGS);
    for file in files {
        for finding in &file.findings {
            line(&mut table, &file.name, finding);
        }
    }
    table.into_bytes()
}

fn line(table: &mut CsvTable, file: &str, finding: &FindingView) {
    table.line(&[
        file,
        &finding.place.sheet,
        &finding.place.cell,
        &finding.severity,
        &finding.message,
        &finding.hint,
    ]);
}
