//! Importing and the data held. [`ImportReport`] is the JSON of `wres import` and `wres inspect`, with more for the window.

use std::collections::BTreeMap;

use super::{Table, views};

views! {
    /// What one import, or one look without keeping, came to.
    pub struct ImportReport {
        /// `wres-desk/import/1`.
        pub schema: String,
        /// Collection year.
        pub year: u16,
        /// Whether the files were kept.
        pub kept: bool,
        /// The files, in the order given.
        pub files: Vec<ImportFile>,
    }

    /// One file.
    pub struct ImportFile {
        /// File name without folders.
        pub file: String,
        /// SHA-256 of its bytes, in small hexadecimal digits.
        pub sha256: String,
        /// Kind key; empty where it could not be read.
        pub kind: String,
        /// Kind for a reader.
        pub kind_label: String,
        /// Why it was taken for that kind.
        pub why: String,
        /// The sheet read; empty for text files.
        pub sheet: String,
        /// Sheets that could be read instead.
        pub sheets: Vec<String>,
        /// Row of the headings, counted from 1.
        pub header_row: u32,
        /// Field to heading.
        pub columns: BTreeMap<String, String>,
        /// The same with samples, for the window.
        pub column_details: Vec<ColumnView>,
        /// Every heading of the table.
        pub headings: Vec<String>,
        /// The first rows of the sheet as text.
        pub preview: Vec<Vec<String>>,
        /// What became of the rows.
        pub rows: RowCounts,
        /// The rows left out in words, "66 rows: bank-only post".
        pub left_out: Vec<String>,
        /// People counted; 0 where the kind counts none.
        pub people: u32,
        /// What the user must decide before the file can be kept.
        pub questions: Vec<QuestionView>,
        /// What was noticed.
        pub findings: Vec<FindingView>,
        /// Why the file cannot be read; absent where it can.
        pub error: Option<Failure>,
    }

    /// What became of a file's rows.
    pub struct RowCounts {
        /// Rows of the table.
        pub read: u32,
        /// Rows that count.
        pub used: u32,
        /// Rows that do not, by reason.
        pub left_out: BTreeMap<String, u32>,
    }

    /// A field and the column found for it.
    pub struct ColumnView {
        /// Field key.
        pub field: String,
        /// Field for a reader.
        pub label: String,
        /// Heading found; empty where none was.
        pub heading: String,
        /// Up to three values.
        pub samples: Vec<String>,
        /// How sure, 0–1.
        pub confidence: f64,
        /// Whether the file cannot be used without it.
        pub required: bool,
    }

    /// One thing to decide.
    pub struct QuestionView {
        /// Section of the answers it belongs to: `ethnic_origin`, `pay_scale`, `columns`, …
        pub field: String,
        /// The value as it stands in the file.
        pub value: String,
        /// Rows that have it.
        pub rows: u32,
        /// The question in one sentence.
        pub prompt: String,
        /// What can be answered.
        pub choices: Vec<Choice>,
        /// The answer offered.
        pub suggestion: Option<String>,
    }

    /// A choice.
    pub struct Choice {
        /// Key written into the answers.
        pub key: String,
        /// Words for a reader.
        pub label: String,
    }

    /// One thing noticed.
    pub struct FindingView {
        /// `error`, `warning` or `note`.
        pub severity: String,
        /// Where.
        pub place: PlaceView,
        /// What, in one sentence.
        pub message: String,
        /// What to do next.
        pub hint: String,
    }

    /// A place in a file.
    pub struct PlaceView {
        /// Sheet; empty for text files.
        pub sheet: String,
        /// Cell or row; may be empty.
        pub cell: String,
    }

    /// The one shape in which an error crosses to the window or to JSON.
    pub struct Failure {
        /// Stable code.
        pub code: String,
        /// What happened.
        pub message: String,
        /// What to do next.
        pub hint: String,
        /// Where; may be empty.
        pub place: String,
    }

    /// Decisions sent from the window.
    pub struct Decisions {
        /// The answers.
        pub answers: Vec<AnswerView>,
        /// Kind chosen by hand, by file name.
        pub kinds: BTreeMap<String, String>,
        /// Sheet chosen by hand, by file name.
        pub sheets: BTreeMap<String, String>,
        /// Names of chosen files to leave out after all.
        pub left_out: Vec<String>,
    }

    /// One answer: to a question, or a column chosen (`field` is `columns`, `value` the field, `meaning` the heading).
    pub struct AnswerView {
        /// Section.
        pub field: String,
        /// Value as in the file.
        pub value: String,
        /// Key of the choice.
        pub meaning: String,
    }

    /// The data screen.
    pub struct DataView {
        /// The seven kinds with what is held of each.
        pub kinds: Vec<KindView>,
        /// Quality of the data held.
        pub quality: Vec<Table>,
        /// Decisions remembered for this trust, their meanings in words.
        pub answers: Vec<AnswerView>,
    }

    /// One kind of data.
    pub struct KindView {
        /// Kind key.
        pub kind: String,
        /// Kind for a reader.
        pub label: String,
        /// What the kind is for and where it usually comes from.
        pub what: String,
        /// The file held, where one is.
        pub file: Option<FileView>,
        /// Whether the last keep of this kind can be undone.
        pub can_undo: bool,
        /// Values that can be typed in instead.
        pub entries: Vec<EntryView>,
    }

    /// A file held.
    pub struct FileView {
        /// Id in the store.
        pub id: i64,
        /// File name.
        pub name: String,
        /// Sheet; may be empty.
        pub sheet: String,
        /// As-at date in words; may be empty.
        pub as_at: String,
        /// Rows read.
        pub rows: u32,
        /// Rows used.
        pub used: u32,
        /// People counted.
        pub people: u32,
        /// When it was kept, in words.
        pub kept_at: String,
        /// Name of the rule pack it was read by.
        pub rules: String,
        /// Rows left out by reason, in words.
        pub left_out: Vec<String>,
        /// What was noticed.
        pub findings: Vec<FindingView>,
    }

    /// One value that can be typed in.
    pub struct EntryView {
        /// Key, as `wres set` takes it.
        pub key: String,
        /// Words for a reader.
        pub label: String,
        /// Value held, as text; empty where none is.
        pub value: String,
        /// `people` or `%`.
        pub unit: String,
        /// Set where a file is held too and the typed value takes its place.
        pub note: String,
    }
}
