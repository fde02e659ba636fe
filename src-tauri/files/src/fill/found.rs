//! What was found in a blank: which cell is which figure, what stands there, and what could not be placed. Values only.

use domain::ethnicity::Group;
use domain::rules::Item;
use domain::submission::{Cells, Return};
use serde::{Deserialize, Serialize};

/// The figures that are to be put into a blank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    /// Collection year of the return.
    pub year: u16,
    /// The items of the return with their figures.
    pub lines: Vec<WantedLine>,
}

/// One item with its figures: White, BME, unknown; an item of one figure has it in the first. Percentages from 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WantedLine {
    /// The item.
    pub item: Item,
    /// Last year's return.
    pub previous: Cells,
    /// This year.
    pub current: Cells,
}

impl Wanted {
    /// The figures of a filled return.
    pub fn of(filled: &Return) -> Self {
        Self {
            year: filled.year,
            lines: filled
                .lines
                .iter()
                .map(|line| WantedLine {
                    item: line.item.clone(),
                    previous: line.previous,
                    current: line.current,
                })
                .collect(),
        }
    }
}

/// Which year's figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Year {
    /// The year before.
    Last,
    /// The year that is returned.
    This,
}

/// What stands in a cell of the blank now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Holds {
    /// Nothing.
    Nothing,
    /// A number, as the file stores it.
    Number(f64),
    /// A text.
    Text(String),
    /// A formula, and what it gave when the blank was saved, as text.
    Formula(String),
}

/// What is done with a cell of the blank.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Becomes {
    /// This number is written, as the file stores it.
    Written(f64),
    /// It holds the figure already.
    Same,
    /// Its formula stays, and this is put down as what it gives, as the file stores it.
    Result(f64),
    /// Its formula stays; the spreadsheet program works out what it gives.
    Formula,
}

/// One figure and its cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Item number of the return as this program knows it.
    pub item: u16,
    /// The item's label as this program knows it.
    pub label: String,
    /// The group; `None` for an item of one figure.
    pub group: Option<Group>,
    /// Which year.
    pub year: Year,
    /// The figure as this program has it; percentages from 0 to 100.
    pub figure: f64,
    /// The sheet.
    pub sheet: String,
    /// The cell, "K12".
    pub cell: String,
    /// The line's label in the blank.
    pub line: String,
    /// The headings over the column in the blank.
    pub heading: String,
    /// What stands there now.
    pub holds: Holds,
    /// What is done.
    pub becomes: Becomes,
    /// Whether the cell stores shares of 1 where the figure is a percentage.
    pub is_fraction: bool,
    /// Whether the form locks the cell, so that nobody could type there.
    pub is_locked: bool,
}

/// A figure that has no cell in the blank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotPlaced {
    /// Item number.
    pub item: u16,
    /// The item's label.
    pub label: String,
    /// The group; `None` where it is the whole item.
    pub group: Option<Group>,
    /// Which year.
    pub year: Year,
    /// The figure; `None` where several are meant.
    pub figure: Option<f64>,
    /// Why, in a sentence.
    pub why: String,
}

/// A line of the blank that this program has no item for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unknown {
    /// The sheet.
    pub sheet: String,
    /// Its first cell that waits for a figure.
    pub cell: String,
    /// Its label in the blank.
    pub line: String,
}

/// What a blank and a return have in common.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Every figure with a cell, in the order of the return.
    pub places: Vec<Place>,
    /// Every figure without one.
    pub not_placed: Vec<NotPlaced>,
    /// Lines of the blank without an item.
    pub unknown: Vec<Unknown>,
    /// Items whose cells are there and for which no figure is held; the cells stay as they are.
    pub empty: Vec<u16>,
    /// What a user has to know beside, in sentences.
    pub notes: Vec<String>,
    /// The ending that a copy must have: `xlsx`, `xlsm`, `xltx` or `xltm`.
    pub ending: String,
}

impl Found {
    /// How many cells get a new figure.
    pub fn written(&self) -> usize {
        let is_written = |place: &&Place| matches!(place.becomes, Becomes::Written(_));
        self.places.iter().filter(is_written).count()
    }
}
