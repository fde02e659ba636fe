//! The receipt of one figure.

use super::views;

views! {
    /// Where one figure comes from: its rule, the counts it is made of, the files and the rows.
    pub struct Explained {
        /// The key under which it was asked for, as `recruitment.appointed.bme`.
        pub key: String,
        /// Item of the return; absent where the form has no such item.
        pub item: Option<u16>,
        /// Its indicator, 1 to 9.
        pub indicator: u8,
        /// What it is, as the form words it.
        pub label: String,
        /// The figure, one value a group, or one alone.
        pub values: Vec<ExplainedValue>,
        /// The rule, in sentences: what is counted, the formula, which pack and edition.
        pub rule: Vec<String>,
        /// Where the rule was read.
        pub rule_source: String,
        /// The counts behind it, each with its files and rows.
        pub counts: Vec<ExplainedCount>,
    }

    /// A value of a figure.
    pub struct ExplainedValue {
        /// "White", "BME", "Unknown"; "Ratio" where there is only one.
        pub name: String,
        /// As text; "–" where there is none.
        pub text: String,
        /// Unrounded.
        pub number: Option<f64>,
    }

    /// A count and where it comes from.
    pub struct ExplainedCount {
        /// Its key.
        pub key: String,
        /// What was counted.
        pub what: String,
        /// How many, one value a group.
        pub values: Vec<ExplainedValue>,
        /// The files; empty where the figures were typed in.
        pub files: Vec<ExplainedFile>,
        /// Typed in by hand, in the place of any file.
        pub typed: bool,
        /// What a reader should know of how rows become this count; may be empty.
        pub note: String,
    }

    /// A file behind a count.
    pub struct ExplainedFile {
        /// Its name.
        pub file: String,
        /// Sheet used; empty for a text file.
        pub sheet: String,
        /// SHA-256 of the file, in small hexadecimal.
        pub sha256: String,
        /// When it was kept, in words.
        pub kept: String,
        /// By which rules it was read.
        pub rules: String,
        /// Rows read, used, left out, in one sentence.
        pub balance: String,
        /// The rows behind the count, by group; empty where a file has no rows of its own, as a survey's.
        pub rows: Vec<ExplainedRows>,
    }

    /// The rows of one group.
    pub struct ExplainedRows {
        /// "White", "BME", "Unknown".
        pub group: String,
        /// How many rows.
        pub count: u32,
        /// Their numbers as a spreadsheet shows them: "2–14, 16, 20–31".
        pub ranges: String,
    }
}
