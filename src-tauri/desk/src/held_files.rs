//! The files held of a year with what their rows came to, for documents that list them.
//!
//! Of cases and learning that depends on the staff list held now, which says who people are.

use std::collections::BTreeMap;

use store::Books;
use store::file::{KeptFile, Kind};

use crate::gather::{Folded, YearData};
use crate::{DeskError, text};

/// A file held.
pub(crate) struct HeldFile {
    pub(crate) kept: KeptFile,
    /// Rows that count.
    pub(crate) used: u32,
    /// Distinct people counted.
    pub(crate) people: u32,
    /// Rows that do not count, by reason key.
    pub(crate) left_out: BTreeMap<String, u32>,
    /// Whether figures typed in take its place, so that none of its rows is behind a figure.
    pub(crate) replaced_by_typed: bool,
}

impl HeldFile {
    /// Name and sheet, as a reader knows them.
    pub(crate) fn name(&self) -> String {
        match self.kept.file.sheet.as_str() {
            "" => self.kept.file.name.clone(),
            sheet => format!("{}, sheet “{sheet}”", self.kept.file.name),
        }
    }

    /// The date it speaks of; empty where it says none.
    pub(crate) fn as_at(&self) -> String {
        self.kept.file.as_at.map(text::date).unwrap_or_default()
    }
}

/// The people that a kind's rows were folded into.
pub(crate) fn folded<'a>(data: &'a YearData<'_>, kind: Kind) -> Option<&'a Folded> {
    match kind {
        Kind::Casework => data.casework.as_ref(),
        Kind::Training => data.training.as_ref(),
        _ => None,
    }
}

/// Every current file of the year, in the order of the kinds.
pub(crate) fn of_year(books: &Books, data: &YearData<'_>) -> Result<Vec<HeldFile>, DeskError> {
    let files = store::file::of_year(books, data.rules.year)?;
    Ok(files.into_iter().map(|kept| of(kept, data)).collect())
}

/// What the rows of a file came to.
pub(crate) fn of(kept: KeptFile, data: &YearData<'_>) -> HeldFile {
    let mut left_out: BTreeMap<String, u32> = serde_json::from_str(&kept.file.left_out).unwrap_or_default();
    let (mut used, mut people) = (kept.file.rows_used, kept.file.people);
    if let Some(folded) = folded(data, kept.file.kind) {
        let part = folded.files.get(&kept.id);
        (used, people) = part.map_or((0, 0), |part| (part.rows, part.people));
        for (reason, rows) in part.iter().flat_map(|part| &part.left_out) {
            *left_out.entry(reason.clone()).or_default() += rows;
        }
    }
    left_out.retain(|_, rows| *rows > 0);
    HeldFile {
        used,
        people,
        left_out,
        replaced_by_typed: data.typed.contains(kept.file.kind.key()),
        kept,
    }
}
