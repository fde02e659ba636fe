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
        /// The same as an online form takes it: digits, a point and a plain minus sign, nothing else.
        pub for_form: Vec<String>,
        /// Whether it is one figure of no group, such as a ratio, which stands in the first place.
        pub alone: bool,
        /// Where this year's figures come from.
        pub source: String,
        /// Why last year's figures cannot be set against this year's; empty where they can.
        pub not_comparable: String,
        /// Figures typed in over the files' that stand in this year's cells or that these are worked out from.
        pub overridden: Vec<OverriddenView>,
        /// The same of last year's cells: figures that were typed in over those of last year's files.
        pub last_overridden: Vec<OverriddenView>,
        /// The figures of the item that can be typed in over the files', one a group; empty where no file gives them.
        pub correct: Vec<super::EntryView>,
    }

    /// A figure typed in over the files', seen from a cell that rests on it.
    pub struct OverriddenView {
        /// The cell: 0 White, 1 BME, 2 unknown.
        pub column: u8,
        /// The figure is the cell's own; false where the cell is worked out from it.
        pub is_own: bool,
        /// Both figures and the reason, in sentences.
        pub words: String,
    }

    /// One thing a check found.
    pub struct CheckView {
        /// Key.
        pub key: String,
        /// `impossible`, `suspicious` or `incomplete`.
        pub nature: String,
        /// The nature's name.
        pub nature_label: String,
        /// `error` or `warning`.
        pub severity: String,
        /// Item number; 0 where it concerns none.
        pub item: u16,
        /// What was found.
        pub message: String,
        /// What to do.
        pub hint: String,
        /// The cells it is about, the one most in doubt first.
        pub cells: Vec<CellView>,
        /// Where it can be looked at.
        pub looks: Vec<LookView>,
        /// The word why, given for these very figures; empty where none was.
        pub reason: String,
        /// When and by which role it was given; empty where none was.
        pub given: String,
        /// What is to be known of a word that was given for other figures; empty where there is none.
        pub outdated: String,
        /// That word itself.
        pub outdated_reason: String,
    }

    /// One cell of the return.
    pub struct CellView {
        /// Item number.
        pub item: u16,
        /// `white`, `bme` or `unknown`; empty for an item of one figure.
        pub group: String,
        /// `this_year` or `last_year`.
        pub year: String,
        /// Its name: "item 35, BME, this year".
        pub name: String,
    }

    /// A place of the program where a finding can be looked at.
    pub struct LookView {
        /// `data` or `typed` (of a kind), `receipt` (of an item), `indicator`.
        pub place: String,
        /// The kind of data; empty for the others.
        pub kind: String,
        /// The item or the indicator; 0 for the others.
        pub number: u16,
        /// Words for the way there.
        pub label: String,
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
        /// What it belongs to: return, figures or plan.
        pub group: String,
    }

    /// A document written.
    pub struct Written {
        /// Where it was written, as the user knows the place.
        pub path: String,
    }
}
