//! The frame around every screen, and the home screen.

use super::views;

views! {
    /// What the frame around every screen shows.
    pub struct Frame {
        /// Name of the trust; empty before it is given.
        pub trust: String,
        /// The trust is the made-up one.
        pub is_sample: bool,
        /// Nothing is held yet: neither a trust's name nor any file.
        pub first_run: bool,
        /// Collection year shown.
        pub year: u16,
        /// Collection years that can be chosen, newest first.
        pub years: Vec<u16>,
        /// Snapshot date in words, "31 March 2026".
        pub snapshot: String,
        /// State of the return: "Draft", "Checked" or "Signed off".
        pub state: String,
        /// What every screen says of a year that is signed off; empty of one that is not.
        pub signed: String,
        /// The six places, in order.
        pub places: Vec<PlaceState>,
    }

    /// One of the six places with a small state word.
    pub struct PlaceState {
        /// `return`, `data`, `indicators`, `plan`, `documents`, `submit`.
        pub key: String,
        /// Name of the place.
        pub label: String,
        /// State word, "4 of 7 files"; may be empty.
        pub state: String,
    }

    /// The home screen.
    pub struct Home {
        /// The task list of the year, in order.
        pub tasks: Vec<Task>,
        /// The nine, in order.
        pub nine: Vec<super::NineRow>,
        /// Deadlines.
        pub deadlines: Vec<DeadlineView>,
        /// Starting the year after this one.
        pub next_year: NextYear,
    }

    /// Starting the year after.
    pub struct NextYear {
        /// The year.
        pub year: u16,
        /// It can be started now.
        pub can_start: bool,
        /// What is carried over, or why it cannot be started; empty where there is nothing to say.
        pub words: String,
    }

    /// One line of the task list.
    pub struct Task {
        /// Stable key: `trust`, `staff`, `recruitment`, `casework`, `training`, `survey`, `board`, `check`, `plan`, `submit`.
        pub key: String,
        /// Name of the task.
        pub label: String,
        /// `done`, `to_do`, `attention`, `waiting`.
        pub state: String,
        /// State for a reader.
        pub state_label: String,
        /// What is there or missing, in one sentence.
        pub detail: String,
        /// The place to go to.
        pub place: String,
    }

    /// A deadline.
    pub struct DeadlineView {
        /// What must be done.
        pub what: String,
        /// The date in words.
        pub date: String,
        /// How far away it is, in words: "in 128 days", "54 days ago".
        pub away: String,
        /// How sure the date is, in words; empty where it was read in a published source.
        pub note: String,
    }

    /// A table ready to show.
    pub struct Table {
        /// Caption.
        pub caption: String,
        /// Column headings.
        pub headings: Vec<String>,
        /// Rows; the first cell of each names the row.
        pub rows: Vec<Vec<String>>,
        /// A note under the table; may be empty.
        pub note: String,
    }

    /// A figure with the text that says the same.
    pub struct Figure {
        /// The drawing, as SVG.
        pub svg: String,
        /// What it shows, in words.
        pub alt: String,
    }
}
