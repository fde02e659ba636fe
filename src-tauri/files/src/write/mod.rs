//! Documents out: every writer returns bytes.
//!
//! Writers take values that are already counted, worded and checked; they decide only how a document looks. The same input
//! gives the same bytes on every day and every machine. Nothing here decides where a file is kept.

pub mod action_plan;
pub mod csv_table;
pub mod evidence;
pub mod figure;
pub mod grid;
pub mod plan;
pub mod submission;

mod style;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook's writer refused something, such as a text longer than a cell can hold.
    #[error("The workbook could not be written: {0}. Shorten the text it names, then export again.")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
