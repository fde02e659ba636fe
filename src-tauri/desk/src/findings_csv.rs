//! What was noticed in files, as a table that any spreadsheet program opens.
//!
//! The text begins with a byte-order mark, because Excel takes a file without one for the system's own encoding.

use crate::view::{FileView, FindingView, ImportReport};

const HEADINGS: [&str; 6] = ["file", "sheet", "cell", "severity", "message", "hint"];

/// Everything noticed in the files of a look or an import; a file that cannot be read is one line with the reason.
pub fn of_report(report: &ImportReport) -> Vec<u8> {
    let mut table = Table::begin();
    for file in &report.files {
        if let Some(error) = &file.error {
            table.line(&[&file.file, "", &error.place, "error", &error.message, &error.hint]);
        }
        for change in &file.changes {
            table.line(&[&file.file, "", "", "change", &change.message, &change.hint]);
        }
        for finding in &file.findings {
            table.finding(&file.file, finding);
        }
    }
    table.text.into_bytes()
}

/// Everything noticed in files that are held.
pub(crate) fn of_files(files: &[FileView]) -> Vec<u8> {
    let mut table = Table::begin();
    for file in files {
        for finding in &file.findings {
            table.finding(&file.name, finding);
        }
    }
    table.text.into_bytes()
}

struct Table {
    text: String,
}

impl Table {
    fn begin() -> Self {
        let mut table = Self {
            text: "\u{feff}".to_owned(),
        };
        table.line(&HEADINGS);
        table
    }

    fn finding(&mut self, file: &str, finding: &FindingView) {
        self.line(&[
            file,
            &finding.place.sheet,
            &finding.place.cell,
            &finding.severity,
            &finding.message,
            &finding.hint,
        ]);
    }

    fn line(&mut self, cells: &[&str]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            self.text.push_str(&field(cell));
        }
        self.text.push_str("\r\n");
    }
}

/// One cell: quoted where that is needed, and never one that a spreadsheet program would take for a formula. File and sheet names, and
/// values quoted in messages, come from elsewhere.
fn field(cell: &str) -> String {
    let is_formula = cell
        .trim_start_matches([' ', '\u{a0}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let safe = if is_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if safe.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for (cell, expected) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("=1,2", "\"'=1,2\""),
            (" +44", "' +44"),
            ("-1", "'-1"),
            ("@SUM", "'@SUM"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("A12", "A12"),
            ("", ""),
        ] {
            assert_eq!(field(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn what_would_break_a_line_is_quoted() {
        assert_eq!(field("Smith \"x\", y"), "\"Smith \"\"x\"\", y\"");
        assert_eq!(field("one\ntwo"), "\"one\ntwo\"");
    }
}
