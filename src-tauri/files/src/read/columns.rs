//! The columns of a table and the cells of a row, by field. How a column is recognised is in [`super::matching`].

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::cell::{Cell, address};
use super::composite;
use super::values;

/// A column that was recognised.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Column {
    /// Key of the field it holds.
    pub field: String,
    /// The field's name for a reader.
    pub label: String,
    /// The heading as in the file; a repeated heading carries its number.
    pub heading: String,
    /// Its letters in the sheet.
    pub letters: String,
    /// The sheet it stands on, where that is not the table's own.
    pub sheet: String,
    /// Up to three values from it.
    pub samples: Vec<String>,
    /// How sure the recognition is, 0–1.
    pub confidence: f64,
    /// The reasons, in a sentence.
    pub why: String,
    /// Whether it is too doubtful to be taken without asking.
    pub doubtful: bool,
    /// Other headings that could hold the field.
    pub others: Vec<String>,
    /// Whether nothing can be counted without it.
    pub required: bool,
}

/// Where each field stands.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// Columns that are taken.
    pub(super) places: HashMap<&'static str, usize, RandomState>,
    /// Columns that are asked about: they make a row a row, and nothing is read from them.
    pub(super) doubted: Vec<usize>,
    /// Fields that are needed and, as the trust says, have no column: each is read as blank on every row.
    pub(super) blank: BTreeSet<&'static str>,
    /// Every column that is taken or asked about, once.
    pub(super) looked_at: Vec<usize>,
    /// Column after the last of the table; what lies beyond is looked up on another sheet.
    pub(super) end: usize,
}

impl Columns {
    /// Whether a field has a column.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.places.contains_key(field) || self.blank.contains(field)
    }

    /// The same, with every column that is taken or asked about marked once, even where it holds two fields.
    pub(super) fn settled(mut self) -> Self {
        let all: BTreeSet<usize> = self.places.values().chain(&self.doubted).copied().collect();
        self.looked_at = all.into_iter().collect();
        self
    }

    /// The column of a field in the table itself.
    pub(crate) fn own(&self, field: &str) -> Option<usize> {
        self.places.get(field).copied().filter(|place| *place < self.end)
    }

    /// Gives a field that stands on another sheet a column beyond those of the table.
    pub(crate) fn add(&mut self, field: &'static str, place: usize) {
        self.places.insert(field, place);
    }

    /// Marks the columns that are read, up to a column.
    pub(crate) fn wanted(&self, end: usize) -> Vec<bool> {
        let mut marked = vec![false; end];
        for place in self.looked_at.iter().filter(|place| **place < end) {
            marked[*place] = true;
        }
        marked
    }
}

/// One row of a table, its cells found by field.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// Row number in the sheet, from 1.
    pub(crate) number: u32,
    pub(crate) cells: &'a [Cell],
    pub(crate) columns: &'a Columns,
}

/// Where one field stands, looked for on the first row and known from then on: the rows of a walk all have the same columns.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spot(Option<usize>);

impl Spot {
    /// The cell of the field that this spot is for; empty where the field has no column.
    pub(crate) fn cell<'r>(&mut self, row: Row<'r>, field: &str) -> &'r Cell {
        let place = *self
            .0
            .get_or_insert_with(|| row.columns.places.get(field).copied().unwrap_or(usize::MAX));
        row.cells.get(place).unwrap_or(&NOTHING)
    }
}

static NOTHING: Cell = Cell::Empty;

impl<'a> Row<'a> {
    /// The cell of a field; empty where the field has no column.
    pub(crate) fn cell(&self, field: &str) -> &'a Cell {
        self.columns
            .places
            .get(field)
            .and_then(|place| self.cells.get(*place))
            .unwrap_or(&NOTHING)
    }

    /// The text of a field, tidied; of a value that holds several things, the field's own part.
    pub(crate) fn words(&self, field: &str) -> String {
        self.text(field).into_owned()
    }

    /// [`Row::words`], without a copy where the text is tidy already.
    pub(crate) fn text(&self, field: &str) -> Cow<'a, str> {
        let words = values::words(self.cell(field));
        if !composite::may_be_composed(field) {
            return words;
        }
        match words {
            Cow::Borrowed(words) => composite::part(field, words),
            Cow::Owned(words) => Cow::Owned(composite::part(field, &words).into_owned()),
        }
    }

    /// The address of a field's cell, or of the row where the field has no column.
    pub(crate) fn place(&self, field: &str) -> String {
        match self.columns.own(field) {
            Some(column) => address(column, self.number),
            None => self.number.to_string(),
        }
    }

    /// The cells that are read and hold something.
    pub(crate) fn filled(&self) -> impl Iterator<Item = &'a Cell> {
        self.filled_at().map(|(_, cell)| cell)
    }

    /// The cells that are read and hold something, each with its column.
    pub(crate) fn filled_at(&self) -> impl Iterator<Item = (usize, &'a Cell)> {
        self.columns
            .looked_at
            .iter()
            .filter_map(|place| self.cells.get(*place).map(|cell| (*place, cell)))
            .filter(|(_, cell)| !cell.is_empty())
    }
}
