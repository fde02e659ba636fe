//! A copy is held against its blank before anybody gets it: read again by another reader, nothing may differ but the targets.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::patch::{Edits, Put};

/// What another reader sees in a cell.
#[derive(Debug, Clone, PartialEq)]
enum Seen {
    Number(f64),
    Other(String),
}

/// Why a copy is not given out, completing "… was not written, since ".
pub(super) fn proven(before: &[u8], after: &[u8], edits: &BTreeMap<String, Edits>) -> Result<(), String> {
    let mut one = open(before)?;
    let mut other = open(after)?;
    if one.sheet_names() != other.sheet_names() {
        return Err("its sheets would be others".to_owned());
    }
    for name in one.sheet_names() {
        let none = Edits::new();
        let edits = edits.get(&name).unwrap_or(&none);
        let (Ok(was), Ok(is)) = (cells(&mut one, &name), cells(&mut other, &name)) else {
            if edits.is_empty() {
                continue;
            }
            return Err(format!("the sheet “{name}” cannot be read again"));
        };
        for (at, put) in edits {
            let (Put::Figure(value) | Put::Result(value)) = put;
            if is.get(at).map(|cell| &cell.0) != Some(&Seen::Number(*value)) {
                return Err(format!(
                    "row {} of the sheet “{name}” does not hold what was put into it",
                    at.0
                ));
            }
        }
        for at in was.keys().chain(is.keys()) {
            if edits.contains_key(at) {
                continue;
            }
            let (held, holds) = (was.get(at), is.get(at));
            let is_formula = |cell: Option<&(Seen, Option<String>)>| cell.is_some_and(|cell| cell.1.is_some());
            let same_formula = held.map(|cell| &cell.1) == holds.map(|cell| &cell.1);
            if held != holds && !(is_formula(held) && same_formula) {
                return Err(format!("row {} of the sheet “{name}” would hold something else", at.0));
            }
        }
    }
    Ok(())
}

type Cells = BTreeMap<(u32, u32), (Seen, Option<String>)>;

fn open(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, String> {
    Xlsx::new(Cursor::new(bytes)).map_err(|error| format!("it cannot be read again ({error})"))
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, ()> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| ())?;
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| ())? {
        let at = (cell.pos.0 + 1, cell.pos.1 + 1);
        let formula = cell.formula.as_ref().map(|formula| format!("{formula:?}"));
        let seen = match &cell.value {
            DataRef::Empty if formula.is_none() => continue,
            DataRef::Float(number) => Seen::Number(*number),
            #[expect(clippy::cast_precision_loss, reason = "no cell holds a whole number of that size")]
            DataRef::Int(number) => Seen::Number(*number as f64),
            DataRef::DateTime(moment) => Seen::Number(moment.as_f64()),
            other => Seen::Other(format!("{other:?}")),
        };
        cells.insert(at, (seen, formula));
    }
    Ok(cells)
}
