//! A workbook that somebody else made, filled: the blank that a trust downloaded for its return.
//!
//! [`look`] finds the cell of every figure by the labels of the lines and the headings of the columns; [`fill`] writes the figures into a
//! copy in which nothing else changes. Cells that hold formulas are never written over, prepopulated figures and those of the year
//! before that are there already stay, and what is doubtful is told and left out. Nothing here decides which figures may be returned,
//! opens a file, or keeps one.

mod found;
mod grid;
mod headings;
mod lines;
mod locate;
mod markup;
mod package;
mod patch;
mod prove;
mod sheet;
mod style;
#[cfg(test)]
mod tests;
mod unit;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use found::{Becomes, Found, Holds, NotPlaced, Place, Unknown, Wanted, WantedLine, Year};

use crate::read::{ReadError, Source};
use crate::reference::blanks::BlankLists;
use grid::Grid;
use package::{Package, SheetPart, marked, odd_part};
use patch::{Edits, Put};
use sheet::Sheet;

/// Why a blank is not filled. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FillError {
    /// The workbook cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// No figure has a cell in it.
    #[error(
        "Nothing can be filled in “{file}”: none of the figures has a cell there that waits for it. Look at the match to see why, and check \
         that it is the blank of this collection."
    )]
    NothingToFill {
        /// File name.
        file: String,
    },
    /// The copy, read again, was not what it should be.
    #[error(
        "A filled copy of “{file}” was not written, since {why}. Type the figures in by hand, and report this with the blank."
    )]
    NotProven {
        /// File name.
        file: String,
        /// Why, completing the sentence.
        why: String,
    },
}

/// One sheet, read.
struct Held {
    part: SheetPart,
    text: String,
    sheet: Sheet,
}

/// Finds the cell of every figure in a blank. Nothing is written.
///
/// # Errors
/// [`ReadError`] where the workbook cannot be read; its message says what, where and what to do next.
pub fn look(source: &Source<'_>, wanted: &Wanted, lists: &BlankLists) -> Result<Found, ReadError> {
    guarded(source, || {
        let mut package = Package::open(source)?;
        let held = held(&mut package)?;
        Ok(found(&package, &held, wanted, lists))
    })
}

/// Writes the figures into a copy of a blank, and says what [`look`] says of it.
///
/// # Errors
/// [`FillError`], where the workbook cannot be read, no figure has a place in it, or the copy does not hold what it should.
pub fn fill(source: &Source<'_>, wanted: &Wanted, lists: &BlankLists) -> Result<(Found, Vec<u8>), FillError> {
    guarded(source, || Ok(filled(source, wanted, lists)))?
}

fn filled(source: &Source<'_>, wanted: &Wanted, lists: &BlankLists) -> Result<(Found, Vec<u8>), FillError> {
    let mut package = Package::open(source)?;
    let sheets = held(&mut package)?;
    let found = found(&package, &sheets, wanted, lists);
    let file = || source.name.to_owned();
    if found.written() == 0 {
        return Err(FillError::NothingToFill { file: file() });
    }
    let not_proven = |why: &str| FillError::NotProven {
        file: source.name.to_owned(),
        why: why.to_owned(),
    };
    let mut edits: BTreeMap<String, Edits> = BTreeMap::new();
    for place in &found.places {
        let put = match place.becomes {
            Becomes::Written(value) => Put::Figure(value),
            Becomes::Result(value) => Put::Result(value),
            Becomes::Same | Becomes::Formula => continue,
        };
        let at = sheet::cell_of(&place.cell).ok_or_else(|| not_proven("a cell has no place"))?;
        edits.entry(place.sheet.clone()).or_default().insert(at, put);
    }
    let none = Edits::new();
    let mut changed: BTreeMap<usize, String> = BTreeMap::new();
    for held in &sheets {
        let edits = edits.get(&held.part.name).unwrap_or(&none);
        let (mark, xml) = marked(&held.text);
        let patched = patch::patched(xml, &held.sheet, edits).map_err(not_proven)?;
        let index = package.index(&held.part.part);
        if let Some(index) = index.filter(|_| patched != xml) {
            changed.insert(index, format!("{mark}{patched}"));
        }
    }
    let book = package.book.clone();
    if let (Some(index), Some(text)) = (package.index(&book), package.text(&book)?) {
        let (mark, xml) = marked(&text);
        let calculated = patch::calculated_on_opening(xml).map_err(not_proven)?;
        if calculated != xml {
            changed.insert(index, format!("{mark}{calculated}"));
        }
    }
    let zipped = |_| not_proven("its zip cannot be copied");
    let copy = patch::with_parts(&package.bytes, &changed).map_err(zipped)?;
    if !patch::differ_only_in(&package.bytes, &copy, &changed).map_err(zipped)? {
        return Err(not_proven("a part of it would differ that must not"));
    }
    prove::proven(&package.bytes, &copy, &edits).map_err(|why| not_proven(&why))?;
    Ok((found, copy))
}

/// The sheets of a workbook. One that nobody can follow is told only if it is shown.
fn held(package: &mut Package) -> Result<Vec<Held>, ReadError> {
    let mut sheets = Vec::new();
    for part in package.sheets.clone() {
        let missing = odd_part(&package.file, &part.part, "it is not there");
        let text = package.text(&part.part)?.ok_or(missing)?;
        let sheet = Sheet::scan(marked(&text).1).map_err(|odd| odd_part(&package.file, &part.part, odd))?;
        sheets.push(Held { part, text, sheet });
    }
    Ok(sheets)
}

fn found(package: &Package, held: &[Held], wanted: &Wanted, lists: &BlankLists) -> Found {
    let grids: Vec<Grid<'_>> = held
        .iter()
        .filter(|held| held.part.is_visible)
        .map(|held| Grid {
            name: &held.part.name,
            xml: marked(&held.text).1,
            sheet: &held.sheet,
            package,
        })
        .collect();
    let mut found = locate::locate(&grids, wanted, lists);
    package.ending.clone_into(&mut found.ending);
    if package.is_signed {
        found.notes.push(
            "The blank carries a digital signature. The copy is another document, so that Excel will say its signature is not valid."
                .to_owned(),
        );
    }
    found
}

/// Some damaged workbooks make the libraries that unpack them panic; that must not take the program with it.
fn guarded<T>(source: &Source<'_>, work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(ReadError::Damaged {
            file: source.name.to_owned(),
            place: String::new(),
            detail: "a part of it contradicts itself".to_owned(),
        })
    })
}
