//! Reading a strict table: a data file with a fixed header, comment lines that start with `#`, and no surprises.
//!
//! It is for the program's own data files. A trust's spreadsheets are read, leniently, elsewhere.

use domain::classify::Confidence;

use super::ReferenceError;

/// A row of a table, with the line on which it starts.
pub(super) struct Row<'file> {
    file: &'file str,
    columns: &'file [&'file str],
    line: u64,
    cells: csv::StringRecord,
}

/// Reads a table whose header must be exactly `columns`.
pub(super) fn read<'file>(
    file: &'file str,
    text: &str,
    columns: &'file [&'file str],
) -> Result<Vec<Row<'file>>, ReferenceError> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| csv_error(file, &error))?;
    if header.iter().ne(columns.iter().copied()) {
        let line = header.position().map_or(1, csv::Position::line);
        let found = header.iter().collect::<Vec<_>>().join(",");
        let message = format!("the columns must be {}, and are {found}", columns.join(","));
        return Err(ReferenceError::new(file, line, message));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let cells = record.map_err(|error| csv_error(file, &error))?;
        let line = cells.position().map_or(1, csv::Position::line);
        rows.push(Row {
            file,
            columns,
            line,
            cells,
        });
    }
    if rows.is_empty() {
        return Err(ReferenceError::new(file, 1, "the file has no rows"));
    }
    Ok(rows)
}

fn csv_error(file: &str, error: &csv::Error) -> ReferenceError {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} cells and the header {expected_len}")
        }
        _ => error.to_string(),
    };
    ReferenceError::new(file, line, message)
}

impl Row<'_> {
    /// A cell's text, without spaces around it.
    pub(super) fn get(&self, column: &str) -> &str {
        let index = self.columns.iter().position(|held| *held == column);
        index.and_then(|index| self.cells.get(index)).unwrap_or_default().trim()
    }

    /// A cell that must not be empty.
    pub(super) fn filled(&self, column: &str) -> Result<String, ReferenceError> {
        match self.get(column) {
            "" => Err(self.error(format!("{column} is missing"))),
            text => Ok(text.to_owned()),
        }
    }

    /// A cell that must hold a key.
    pub(super) fn key<T>(&self, column: &str, from_key: impl Fn(&str) -> Option<T>) -> Result<T, ReferenceError> {
        let text = self.filled(column)?;
        from_key(&text).ok_or_else(|| self.error(format!("\"{text}\" is not a {column} that is known")))
    }

    /// The row's confidence, which every row must state.
    pub(super) fn confidence(&self) -> Result<Confidence, ReferenceError> {
        self.key("confidence", Confidence::from_key)
    }

    /// The row's source, which every row must state.
    pub(super) fn source(&self) -> Result<String, ReferenceError> {
        self.filled("source")
    }

    /// An error on this row.
    pub(super) fn error(&self, message: impl Into<String>) -> ReferenceError {
        ReferenceError::new(self.file, self.line, message)
    }
}
