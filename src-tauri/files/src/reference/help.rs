//! Where a team can turn: names, what they do, how they are reached.

use super::{ReferenceError, table};

/// One place to turn to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Its name.
    pub name: String,
    /// What it does, in a sentence or two.
    pub what: String,
    /// How it is reached; empty where no address is known.
    pub contact: String,
    /// Where this was read.
    pub source: String,
}

/// The places that came with the program.
///
/// # Errors
/// Only where the program's own data cannot be read.
pub fn built_in() -> Result<Vec<Help>, ReferenceError> {
    let (file, text) = ("help.csv", include_str!("../../../../assets/reference/help.csv"));
    table::read(file, text, &["name", "what", "contact", "confidence", "source"])?
        .iter()
        .map(|row| {
            row.confidence()?;
            Ok(Help {
                name: row.filled("name")?,
                what: row.filled("what")?,
                contact: row.get("contact").to_owned(),
                source: row.source()?,
            })
        })
        .collect()
}
