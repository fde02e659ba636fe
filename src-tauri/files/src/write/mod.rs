//! Documents out: every writer returns bytes.
//!
//! Writers take values that are already counted, worded and checked; they decide only how a document looks. The same input
//! gives the same bytes on every day and every machine. Nothing here decides where a file is kept.

pub mod csv_table;
pub mod document;
pub mod docx;
pub mod evidence;
pub mod figure;
pub mod grid;
pub mod html;
pub mod plan;
pub mod report;
pub mod submission;

mod style;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook's writer refused something, such as a text longer than a cell can hold.
    #[error("The workbook could not be written: {0}. Shorten the text it names, then export again.")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A picture for a document is none that programs can draw.
    #[error("A picture of the document is no PNG: “{0}”. This is a fault of the program.")]
    Picture(String),
    /// A figure could not be turned into dots.
    #[error("A figure could not be made into a picture: {0}. This is a fault of the program.")]
    Drawing(String),
    /// The zip that holds a document was refused.
    #[error("The document could not be written: {0}.")]
    Package(#[from] zip::result::ZipError),
    /// The zip could not be written to.
    #[error("The document could not be written: {0}.")]
    Writing(#[from] std::io::Error),
}
