//! Word documents (.docx, Office Open XML), written by hand over a zip.
//!
//! [`super::document`] says what a document is made of, [`looks`] what its styles look like; the rest puts them into elements in the order that
//! ECMA-376 prescribes, since Word refuses a document that has another. Nothing is measured and no page is broken here: that is
//! for the program that opens it. There is nothing of race equality in it either: the papers compose it.

mod body;
mod direction;
mod looks;
mod package;
mod parts;
mod picture;
mod table;
mod xml;

pub(super) use body::is_address;
pub(super) use xml::writable;

use super::WriteError;
use super::document::Document;

impl Document {
    /// The document as a .docx file. The same document gives the same bytes.
    ///
    /// Fails where a picture is no PNG.
    pub fn docx(&self) -> Result<Vec<u8>, WriteError> {
        package::bytes(self)
    }
}

/// Millimetres in twentieths of a point, the measure of pages and tables.
#[allow(clippy::cast_possible_truncation, reason = "a width on paper, far below any limit")]
fn twips(millimetres: f64) -> i64 {
    (millimetres * 1440.0 / 25.4).round() as i64
}
