//! Reads the tables of a Markdown file, row by row, each under the heading it stands below.

use std::fmt::Display;
use std::path::Path;
use std::str::FromStr;

use domain::ethnicity::Triple;

/// What a cell holds where there is nothing to show.
pub(crate) const NOTHING: &str = "–";

/// One line of a table.
pub(crate) struct Row {
    /// The `##` heading above the table.
    pub(crate) heading: String,
    file: String,
    line: usize,
    cells: Vec<(String, String)>,
}

/// Every line of every table of a file in `tests/acceptance`.
pub(crate) fn read(file: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/acceptance")
        .join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{file}: {why}"));
    let (mut rows, mut heading, mut head) = (Vec::new(), String::new(), None::<Vec<String>>);
    for (index, line) in text.lines().enumerate() {
        if let Some(words) = line.strip_prefix("## ") {
            words.trim().clone_into(&mut heading);
        }
        let Some(inner) = line.trim().strip_prefix('|').and_then(|rest| rest.strip_suffix('|')) else {
            head = None;
            continue;
        };
        let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().to_owned()).collect();
        let Some(columns) = &head else {
            head = Some(cells);
            continue;
        };
        if cells
            .iter()
            .all(|cell| !cell.is_empty() && cell.chars().all(|character| matches!(character, '-' | ':')))
        {
            continue;
        }
        let line = index + 1;
        assert_eq!(
            cells.len(),
            columns.len(),
            "{file}, line {line}: as many cells as columns"
        );
        rows.push(Row {
            heading: heading.clone(),
            file: file.to_owned(),
            line,
            cells: columns.iter().cloned().zip(cells).collect(),
        });
    }
    rows
}

impl Row {
    /// File, line and case, for a message.
    pub(crate) fn place(&self) -> String {
        let case = self.cells.first().map_or("", |(_, cell)| cell.as_str());
        format!("{}, line {}, {}, \"{case}\"", self.file, self.line, self.heading)
    }

    /// The text of a cell.
    pub(crate) fn get(&self, column: &str) -> &str {
        let found = self.cells.iter().find(|(name, _)| name == column);
        found.map_or_else(
            || panic!("{}: there is no column \"{column}\"", self.place()),
            |(_, cell)| cell.as_str(),
        )
    }

    fn parse<T: FromStr<Err: Display>>(&self, column: &str, cell: &str) -> T {
        cell.parse()
            .unwrap_or_else(|why| panic!("{}, {column}: \"{cell}\": {why}", self.place()))
    }

    /// A number, or nothing.
    pub(crate) fn optional<T: FromStr<Err: Display>>(&self, column: &str) -> Option<T> {
        let cell = self.get(column);
        (cell != NOTHING).then(|| self.parse(column, cell))
    }

    /// The three columns "White …", "BME …", "Unknown …".
    pub(crate) fn groups(&self, what: &str) -> Triple {
        let count = |group: &str| {
            let column = format!("{group} {what}");
            let column = column.trim_end();
            self.parse(column, self.get(column))
        };
        Triple::new(count("White"), count("BME"), count("Unknown"))
    }

    /// A cell of three counts: White, BME, unknown.
    pub(crate) fn triple(&self, column: &str) -> Triple {
        let counts: Vec<u32> = self
            .get(column)
            .split_whitespace()
            .map(|word| self.parse(column, word))
            .collect();
        let [white, bme, unknown] = counts[..] else {
            panic!("{}, {column}: three counts are needed", self.place());
        };
        Triple::new(white, bme, unknown)
    }

    /// Compares a figure with a cell, to half of the cell's last decimal place.
    #[track_caller]
    pub(crate) fn number(&self, column: &str, found: Option<f64>) {
        let cell = self.get(column);
        match (found, cell == NOTHING) {
            (None, true) => {}
            (Some(found), false) => {
                let expected: f64 = self.parse(column, cell);
                let places = cell.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                let half = 0.500_1 * 10_f64.powi(-i32::try_from(places).unwrap_or(0));
                assert!(
                    (found - expected).abs() <= half,
                    "{}, {column}: found {found}, expected {cell}",
                    self.place()
                );
            }
            _ => panic!("{}, {column}: found {found:?}, expected {cell}", self.place()),
        }
    }

    /// Compares words with a cell.
    #[track_caller]
    pub(crate) fn text(&self, column: &str, found: &str) {
        assert_eq!(found, self.get(column), "{}, {column}", self.place());
    }
}
