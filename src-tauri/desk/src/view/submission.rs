//! The return and the documents.

use super::views;

views! {
    /// The submit screen.
    pub struct SubmissionView {
        /// The items in the order of the form.
        pub lines: Vec<SubmissionLine>,
        /// What the checks found.
        pub checks: Vec<CheckView>,
        /// Errors.
        pub errors: u32,
        /// Warnings without a reason.
        pub warnings: u32,
        /// What the item list is based on, in words.
        pub basis: String,
    }

    /// One item of the return.
    pub struct SubmissionLine {
        /// Item number.
        pub item: u16,
        /// Indicator it belongs to.
        pub indicator: u8,
        /// Heading of its block.
        pub block: String,
        /// Label.
        pub label: String,
        /// How it is measured.
        pub measure: String,
        /// Last year: White, BME, unknown, as text.
        pub previous: Vec<String>,
        /// This year: White, BME, unknown, as text.
        pub current: Vec<String>,
        /// Where this year's figures come from.
        pub source: String,
    }

    /// One thing a check found.
    pub struct CheckView {
        /// Key.
        pub key: String,
        /// `impossible`, `suspicious` or `incomplete`.
        pub nature: String,
        /// `error` or `warning`.
        pub severity: String,
        /// Item number; 0 where it concerns none.
        pub item: u16,
        /// What was found.
        pub message: String,
        /// What to do.
        pub hint: String,
        /// The word why; empty where none was given.
        pub reason: String,
    }

    /// The documents screen.
    pub struct DocumentsView {
        /// What can be written.
        pub documents: Vec<DocumentView>,
    }

    /// One document.
    pub struct DocumentView {
        /// Key as `wres export` takes it.
        pub key: String,
        /// Name.
        pub label: String,
        /// What it is for, in one sentence.
        pub what: String,
        /// File name offered.
        pub file_name: String,
        /// Why it cannot be written yet; empty where it can.
        pub why_not: String,
    }

    /// A document written.
    pub struct Written {
        /// Where it was written, as the user knows the place.
        pub path: String,
    }
}
