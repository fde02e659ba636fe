//! The figures behind the marks of a figure, as a table for those who cannot see it or want the numbers.

/// A table of a figure: what is drawn, rounded as a reader sees it and with its units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureTable {
    /// What the columns are; the first names the rows.
    pub headings: Vec<String>,
    /// One row a mark or a line, as long as the headings.
    pub rows: Vec<Vec<String>>,
}

/// A cell where nothing is held.
pub(super) const NONE: &str = "–";

impl FigureTable {
    pub(super) fn new(headings: &[&str]) -> Self {
        Self {
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; what it lacks to the headings is shown as not held.
    pub(super) fn row(&mut self, mut cells: Vec<String>) {
        cells.resize(self.headings.len(), NONE.to_owned());
        self.rows.push(cells);
    }
}

/// A cell, or the sign that nothing is held.
pub(super) fn cell(held: Option<String>) -> String {
    held.unwrap_or_else(|| NONE.to_owned())
}

/// What stands for a figure that small numbers keep from being shown.
pub(super) const HIDDEN: &str = "not shown (small numbers)";
