//! Spreadsheets and documents, in and out.
//!
//! [`fill`] puts figures into a copy of a workbook that somebody else made.
//! [`mod@read`] turns any workbook's bytes into domain records with findings and questions, [`reference`] turns the data files of
//! the standard into domain values, and [`write`] turns domain values into the bytes of documents. Nothing here knows a
//! database, a window or where a file lies.

pub mod fill;
pub mod read;
pub mod reference;
pub mod write;
