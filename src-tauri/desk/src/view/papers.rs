//! The words of the papers.

use super::views;

views! {
    /// The passages of a year's papers.
    pub struct PassagesView {
        /// The passages, in the order of the papers.
        pub passages: Vec<PassageView>,
        /// How many still have to be written.
        pub missing: u32,
        /// How many were written on figures that have changed since.
        pub out_of_date: u32,
        /// Key of the level that the board paper is written for.
        pub level: String,
        /// The levels to choose from.
        pub levels: Vec<super::Choice>,
    }

    /// One passage.
    pub struct PassageView {
        /// Its key.
        pub key: String,
        /// The paper it stands in.
        pub paper: String,
        /// What it is called.
        pub title: String,
        /// What belongs into it.
        pub help: String,
        /// The words that are printed; empty where nobody has written any.
        pub words: String,
        /// What the program would say.
        pub draft: String,
        /// It is one line and not paragraphs.
        pub is_line: bool,
        /// The words are the trust's own.
        pub is_own: bool,
        /// Somebody still has to write it.
        pub is_missing: bool,
        /// The figures have changed since the trust wrote it.
        pub is_out_of_date: bool,
        /// What it was written on, where that has changed.
        pub was: String,
        /// What that is now.
        pub now: String,
    }
}
