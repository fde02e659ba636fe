//! An official blank: what was found in it, and the copy that was filled.

use super::views;

views! {
    /// The match of a blank and the return.
    pub struct BlankView {
        /// The blank's name.
        pub file: String,
        /// What this match is of: the blank's bytes and every figure. A copy is only written for the match that was looked at.
        pub fingerprint: String,
        /// What was found, in a sentence or two.
        pub summary: String,
        /// Cells that get a new figure.
        pub written: u32,
        /// Every figure with a cell.
        pub places: Vec<BlankPlace>,
        /// Every figure without one.
        pub not_placed: Vec<BlankMissing>,
        /// Lines of the blank that no item belongs to.
        pub unknown: Vec<BlankUnknown>,
        /// What has to be known beside.
        pub notes: Vec<String>,
        /// The file name offered for the copy.
        pub file_name: String,
        /// Why no copy can be written; empty where one can.
        pub why_not: String,
    }

    /// One figure and its cell.
    pub struct BlankPlace {
        /// Item number.
        pub item: u16,
        /// The item's label.
        pub label: String,
        /// White, BME or Unknown; empty for an item of one figure.
        pub group: String,
        /// The collection year of the figure.
        pub year: u16,
        /// The sheet.
        pub sheet: String,
        /// The cell.
        pub cell: String,
        /// How it was recognised: the line's label and the headings, as the blank has them.
        pub recognised: String,
        /// What stands there now; empty where nothing does.
        pub holds: String,
        /// What will stand there.
        pub becomes: String,
        /// `written`, `same`, `formula` or `result`.
        pub state: String,
        /// Whether another figure is replaced.
        pub replaces: bool,
        /// Whether the form locks the cell.
        pub locked: bool,
    }

    /// A figure without a cell.
    pub struct BlankMissing {
        /// Item number.
        pub item: u16,
        /// The item's label.
        pub label: String,
        /// White, BME or Unknown; empty where the whole item is meant.
        pub group: String,
        /// The figure; empty where the whole item is meant, or none is held.
        pub figure: String,
        /// Why, in a sentence.
        pub why: String,
    }

    /// A line of the blank without an item.
    pub struct BlankUnknown {
        /// Its label.
        pub line: String,
        /// Its sheet.
        pub sheet: String,
        /// The first cell that waits for a figure.
        pub cell: String,
    }

    /// A filled copy.
    pub struct BlankFilled {
        /// Where it was written, as the user knows the place.
        pub path: String,
        /// Cells that got a figure.
        pub written: u32,
        /// What was found and what was not placed.
        pub look: BlankView,
    }
}
