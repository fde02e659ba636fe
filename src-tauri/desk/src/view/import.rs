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
        /// Every sheet with what it seems to hold; empty for text files.
        pub sheets: Vec<SheetView>,
        /// Row of the headings, counted from 1.
        pub header_row: u32,
        /// Field to heading.
        pub columns: BTreeMap<String, String>,
        /// The same with samples, for the window.
        pub column_details: Vec<ColumnView>,
        /// Every heading of the table.
        pub headings: Vec<String>,
        /// The first rows of the sheet, with the table marked.
        pub preview: PreviewView,
        /// Rows of the sheet that could hold the headings, to choose another.
        pub heading_rows: Vec<HeadingRowView>,
        /// Kinds that fit equally well, each with its reason; empty where one fits best, or none.
        pub could_be: Vec<KindGuess>,
        /// What became of the rows.
        pub rows: RowCounts,
        /// The same as a sum that comes out.
        pub balance: BalanceView,
        /// The rows left out in words, "66 rows: bank-only post".
        pub left_out: Vec<String>,
        /// People counted; 0 where the kind counts none.
        pub people: u32,
        /// What was done with each value of the columns that decide; what nobody decided first, then the most rows.
        pub values: Vec<ValueView>,
        /// What the user must decide before the file can be kept.
        pub questions: Vec<QuestionView>,
        /// What differs from the last file of this kind: columns and values moved, renamed, missing or new.
        pub changes: Vec<ChangeView>,
        /// The file of this kind that is held for the year and would make way; absent where none is.
        pub held: Option<HeldView>,
        /// What was noticed.
        pub findings: Vec<FindingView>,
        /// Why the file cannot be read; absent where it can.
        pub error: Option<Failure>,
    }

    /// One sheet of a workbook.
    pub struct SheetView {
        /// Its name.
        pub name: String,
        /// What it seems to hold, "Staff list" or "no table"; empty where that was not looked at.
        pub seems: String,
        /// Whether a reader sees it.
        pub visible: bool,
        /// Its last row.
        pub rows: u32,
    }

    /// A row that could hold the headings.
    pub struct HeadingRowView {
        /// Its number in the sheet.
        pub row: u32,
        /// Its first cells, to know it by.
        pub words: String,
    }

    /// A kind that a file could be of.
    pub struct KindGuess {
        /// Kind key.
        pub kind: String,
        /// Kind for a reader.
        pub label: String,
        /// Why it could be, in a sentence.
        pub why: String,
    }

    /// The first rows of a sheet.
    pub struct PreviewView {
        /// The columns shown.
        pub columns: Vec<PreviewColumn>,
        /// The rows shown.
        pub rows: Vec<PreviewRow>,
        /// Where the table stands, "row 4 to row 1471, columns A to H"; empty where there is none.
        pub table: String,
    }

    /// A column of the preview.
    pub struct PreviewColumn {
        /// Its letters in the sheet.
        pub letters: String,
        /// Whether it belongs to the table.
        pub in_table: bool,
        /// The field it is used for; empty where it is not used.
        pub used_for: String,
    }

    /// A row of the preview.
    pub struct PreviewRow {
        /// Its number in the sheet.
        pub number: u32,
        /// Whether it holds the headings.
        pub is_header: bool,
        /// Whether it belongs to the table: the headings or a row below them.
        pub in_table: bool,
        /// Its cells from column A on, as text.
        pub cells: Vec<String>,
    }

    /// Rows read, and where each of them went.
    pub struct BalanceView {
        /// "7,141 rows read = 6,000 used + 1,141 left out".
        pub sentence: String,
        /// Rows that wait for a decision.
        pub waiting: u32,
        /// Rows left out by reason, most rows first.
        pub lines: Vec<BalanceLine>,
    }

    /// Rows left out for one reason.
    pub struct BalanceLine {
        /// Key of the reason.
        pub reason: String,
        /// The reason in words.
        pub label: String,
        /// How many rows.
        pub rows: u32,
    }

    /// One thing that differs from last time.
    pub struct ChangeView {
        /// What, in one sentence.
        pub message: String,
        /// What it means for the figures, or what to do; may be empty.
        pub hint: String,
    }

    /// One value of a column that decides who counts and where, and what was done with the rows that hold it.
    pub struct ValueView {
        /// Section of the answers it belongs to.
        pub field: String,
        /// The value as it stands in the file; empty for cells that hold nothing.
        pub value: String,
        /// Rows whose place was decided with it.
        pub rows: u32,
        /// Key of what it means; empty while nobody has decided.
        pub meaning: String,
        /// What it means in words.
        pub label: String,
        /// Who decided: `nobody`, `answer` or `code_list`.
        pub by: String,
        /// What may be chosen instead; empty where it cannot be changed.
        pub choices: Vec<Choice>,
    }

    /// A file held of the same kind and year.
    pub struct HeldView {
        /// Its name.
        pub name: String,
        /// When it was kept, in words.
        pub kept_at: String,
        /// Whether it is the same file, byte for byte.
        pub same_file: bool,
        /// Whether keeping would change nothing at all: the same file, read and counted as before.
        pub nothing_changes: bool,
        /// What keeping would do to it, in one sentence.
        pub line: String,
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
        /// Its letters in the sheet.
        pub letters: String,
        /// The sheet it came from, where that is not the sheet of the table.
        pub sheet: String,
        /// Up to three values.
        pub samples: Vec<String>,
        /// How sure, 0–1.
        pub confidence: f64,
        /// The same as a key: `certain`, `likely`, `check`.
        pub sure: String,
        /// Why it was taken for this field, in a sentence; may be empty.
        pub why: String,
        /// Whether the reader is asked to look at it.
        pub doubtful: bool,
        /// Other headings that could be it, the likeliest first.
        pub others: Vec<String>,
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
        /// For a column that need not be there: what follows for the counts where it is not; else empty.
        pub without: String,
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
        /// Row of the headings chosen by hand, counted from 1, by file name.
        pub header_rows: BTreeMap<String, u32>,
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
        /// Decisions remembered for this trust.
        pub answers: Vec<RememberedView>,
    }

    /// A decision remembered for this trust.
    pub struct RememberedView {
        /// Section.
        pub field: String,
        /// Value as in the file; for a column the field.
        pub value: String,
        /// What it is about, for a reader: the value, or the field's name.
        pub about: String,
        /// Key of the choice; for a column the heading.
        pub meaning: String,
        /// The choice in words.
        pub meaning_label: String,
        /// What may be chosen instead; empty where anything may.
        pub choices: Vec<Choice>,
        /// Kinds of file it is used for, by key.
        pub kinds: Vec<String>,
        /// When it was decided, in words.
        pub decided: String,
    }

    /// What loading a file of decisions did.
    pub struct AnswersLoaded {
        /// Decisions that were new.
        pub added: u32,
        /// Decisions that took the place of another.
        pub changed: u32,
        /// Decisions that were held already.
        pub same: u32,
        /// The same in one sentence.
        pub line: String,
    }

    /// One kind of data.
    pub struct KindView {
        /// Kind key.
        pub kind: String,
        /// Kind for a reader.
        pub label: String,
        /// What the kind is for and where it usually comes from.
        pub what: String,
        /// The files held, which count together; of a workbook of which several sheets were read, each sheet. Empty where none is.
        pub files: Vec<FileView>,
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
        /// What the files give in its place, as text; empty where they give nothing.
        pub counted: String,
        /// Why it was typed in over the files' figure; empty where nobody said.
        pub reason: String,
        /// Who said so: a role; may be empty.
        pub role: String,
    }
}
