//! Where an indicator is: line by line.

use super::{Choice, Figure, views};

views! {
    /// One of indicators 1 to 4 by a dimension.
    pub struct Breakdown {
        /// 1 to 4.
        pub indicator: u8,
        /// Key of the dimension: `band`, `section`, `staff-group`, `division`, `ethnic-group`, `sex`, `overseas`.
        pub by: String,
        /// Key of the disclosure level: `working`, `internal`, `public`.
        pub level: String,
        /// The dimensions that what is held can be shown by.
        pub ways: Vec<Choice>,
        /// The disclosure levels.
        pub levels: Vec<Choice>,
        /// Caption of the table.
        pub caption: String,
        /// Headings: what a line is of, then one a cell.
        pub headings: Vec<String>,
        /// The lines, in order.
        pub lines: Vec<BreakdownLine>,
        /// All lines together; absent where there is nothing to show.
        pub total: Option<BreakdownLine>,
        /// What has to be said beside the table, in sentences.
        pub notes: Vec<String>,
        /// The lines as a figure.
        pub figure: Option<Figure>,
        /// Why there is nothing to show; empty where there is something.
        pub nothing: String,
        /// What would mend that; may be empty.
        pub hint: String,
    }

    /// One line.
    pub struct BreakdownLine {
        /// Stable key.
        pub key: String,
        /// What it is of.
        pub label: String,
        /// One text a column; `*` where the level hides it.
        pub cells: Vec<String>,
        /// The result in one sentence.
        pub sentence: String,
        /// State key; `missing` where nothing is compared or it is hidden.
        pub state: String,
        /// Whether the level hides the line.
        pub hidden: bool,
    }
}
