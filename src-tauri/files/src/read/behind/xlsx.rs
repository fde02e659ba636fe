//! Workbooks of Excel (.xlsx, .xlsm).

use calamine::{DataRef, Xlsx};

use super::super::input::{Input, Pass};
use super::parts::{Archive, attribute, each_start, elements, local, part, says, target, workbook};
use super::{Asked, Behind, Outcome};

/// The hidden rows and columns of a sheet.
pub(crate) fn sheet(input: Input<'_>, name: &str, behind: &mut Behind) {
    let Ok(mut archive) = Archive::new(input.pass()) else {
        return;
    };
    let (folder, book) = workbook(&mut archive);
    let mut id = None;
    if let Some(part) = part(&mut archive, &format!("{folder}{book}")) {
        each_start(&mut elements(part), |tag| {
            if local(tag.name().as_ref()) == "sheet" && attribute(tag, "name").as_deref() == Some(name) {
                id = id.take().or_else(|| attribute(tag, "id"));
            }
        });
    }
    let Some(path) = id.and_then(|id| target(&mut archive, (&folder, &book), &id)) else {
        return;
    };
    let Some(part) = part(&mut archive, &path) else { return };
    let mut row = 0_u32;
    each_start(&mut elements(part), |tag| match local(tag.name().as_ref()) {
        "row" => {
            let said = attribute(tag, "r").and_then(|row| row.trim().parse().ok());
            row = said.unwrap_or(row.saturating_add(1));
            if says(tag, "hidden") {
                behind.hide(row, row);
            }
        }
        "col" if says(tag, "hidden") => {
            let number = |name: &str| attribute(tag, name).and_then(|column| column.trim().parse::<usize>().ok());
            if let Some(first) = number("min").and_then(|column| column.checked_sub(1)) {
                let last = number("max").and_then(|column| column.checked_sub(1));
                behind.hide_columns(first, last.unwrap_or(first));
            }
        }
        "filterColumn" => behind.has_filter = true,
        _ => {}
    });
}

/// What the formulas of a sheet stored.
pub(crate) fn formulas(book: &mut Xlsx<Pass<'_>>, name: &str, asked: Asked<'_>, behind: &mut Behind) {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else {
        return;
    };
    while let Ok(Some(cell)) = reader.next_cell_with_formula_metadata() {
        if cell.formula.is_none() {
            continue;
        }
        let (row, column) = cell.pos;
        let outcome = match &cell.value {
            DataRef::Empty => Outcome::Nothing,
            DataRef::Float(number) => Outcome::of_number(*number),
            DataRef::Int(0) => Outcome::Zero,
            DataRef::DateTime(moment) => Outcome::of_number(moment.as_f64()),
            DataRef::String(text) if text.is_empty() => Outcome::Blank,
            _ => Outcome::Something,
        };
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        behind.formula((row.saturating_add(1), column), asked, outcome);
    }
}
