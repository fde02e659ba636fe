//! What somebody settles of a workbook by hand: its kind, the sheet, the row of the headings.
//!
//! What was settled so last time holds again, without being asked for, where the table's headings are found again. A choice that
//! cannot be right is never refused: what is wrong with it is said.

use std::collections::{BTreeMap, BTreeSet};

use domain::classify::tidy;
use domain::finding::Severity;
use domain::kind::Kind;

use super::cell::Cell;
use super::changes::Shape;
use super::notes::Notes;
use super::table::{FirstRows, Table};
use super::vocabulary::squashed;
use super::workbook::SheetName;

/// What is settled of a workbook before it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Chosen {
    /// The kind.
    pub(super) kind: Option<Kind>,
    /// Index of the sheet.
    pub(super) sheet: Option<usize>,
    /// Row of the headings, from 1.
    pub(super) row: Option<u32>,
    /// Whether it was settled last time and not now.
    pub(super) is_remembered: bool,
}

impl Chosen {
    /// Whether anything is settled.
    pub(super) fn is_any(&self) -> bool {
        self.kind.is_some() || self.sheet.is_some() || self.row.is_some()
    }

    /// Which of it the program would not have done by itself: everything, where it would have read another table.
    pub(super) fn by_hand(&self, table: (Kind, usize, u32), unaided: Option<&Table>) -> ByHand {
        let is_same = unaided.is_some_and(|unaided| (unaided.kind, unaided.sheet, unaided.header_row) == table);
        ByHand {
            kind: self.kind.is_some() && !is_same,
            sheet: self.sheet.is_some() && !is_same,
            header_row: self.row.is_some() && !is_same,
        }
    }

    /// What is remembered, as a sentence that follows others; empty where it was settled now, or nothing is.
    pub(super) fn in_words(&self) -> &'static str {
        if !self.is_remembered {
            return "";
        }
        match (self.sheet.is_some(), self.row.is_some()) {
            (true, true) => " The sheet and the row of the headings are the ones you chose last time.",
            (true, false) => " The sheet is the one you chose last time.",
            (false, true) => " The row of the headings is the one you chose last time.",
            (false, false) => " You chose the kind last time.",
        }
    }
}

/// What of a file was settled by hand, where the program by itself would have read another table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct ByHand {
    /// Its kind.
    pub kind: bool,
    /// The sheet.
    pub sheet: bool,
    /// The row of the headings.
    pub header_row: bool,
}

impl ByHand {
    fn is_any(self) -> bool {
        self.kind || self.sheet || self.header_row
    }
}

/// Row to which the first rows must reach for a remembered choice to be found again.
pub(super) fn reach(last: Option<&BTreeMap<Kind, Shape>>) -> Option<u32> {
    let shapes = last.into_iter().flat_map(BTreeMap::values);
    let chosen = shapes.filter(|shape| shape.by_hand.is_any());
    chosen.map(|shape| shape.header_row).max()
}

/// What was settled by hand the last time, where the same headings are found: on the sheet of that name where it was the sheet that was
/// chosen, else on any.
pub(super) fn remembered(
    sheets: &[SheetName],
    rows: &[FirstRows],
    last: Option<&BTreeMap<Kind, Shape>>,
) -> Option<Chosen> {
    let shapes = last.into_iter().flatten().filter(|(_, shape)| shape.by_hand.is_any());
    shapes
        .filter_map(|(kind, shape)| {
            let wanted = |sheet: &usize| !shape.by_hand.sheet || sheets[*sheet].name == shape.sheet;
            let found = (0..rows.len())
                .filter(wanted)
                .flat_map(|sheet| rows[sheet].iter().map(move |(row, cells)| (sheet, *row, cells)))
                .filter_map(|(sheet, row, cells)| Some((shared(shape, cells)?, sheet, row)));
            // The first of equals.
            let (shared, sheet, row) = found.fold(None, |best: Option<(usize, usize, u32)>, found| match best {
                Some(best) if best.0 >= found.0 => Some(best),
                _ => Some(found),
            })?;
            let chosen = Chosen {
                kind: shape.by_hand.kind.then_some(*kind),
                sheet: shape.by_hand.sheet.then_some(sheet),
                row: shape.by_hand.header_row.then_some(row),
                is_remembered: true,
            };
            Some((shared, chosen))
        })
        .max_by_key(|(shared, _)| *shared)
        .map(|(_, chosen)| chosen)
}

/// How many of a shape's headings a row holds, where it holds every one that is read; where none is read, every one at all.
fn shared(shape: &Shape, cells: &[Cell]) -> Option<usize> {
    let held: BTreeSet<String> = cells
        .iter()
        .filter_map(|cell| match cell {
            Cell::Text(text) => Some(squashed(&tidy(text))),
            _ => None,
        })
        .collect();
    // A repeated heading carries its number.
    let bare = |heading: &str| {
        let numbered = heading.rsplit_once(" (").filter(|(_, rest)| rest.ends_with(')'));
        numbered.map(|(bare, _)| squashed(bare))
    };
    let has = |heading: &&String| {
        held.contains(&squashed(heading)) || bare(heading).is_some_and(|heading| held.contains(&heading))
    };
    let headings = || shape.headings.iter().filter(|heading| !heading.is_empty());
    let is_there = if shape.columns.is_empty() {
        headings().count() > 1 && headings().all(|heading| has(&heading))
    } else {
        shape.columns.values().all(|heading| has(&heading))
    };
    is_there.then(|| headings().filter(has).count())
}

/// Says what speaks against the row that was chosen for the headings.
pub(super) fn say(chosen: &Chosen, table: &Table, otherwise: Option<&Table>, notes: &mut Notes) {
    let Some(row) = chosen.row else {
        if table.score == 0 {
            notes.add(
                Severity::Error,
                &table.header_row.to_string(),
                format!(
                    "No heading that is known for “{}” was found; row {} was taken for the headings because it looks most like them.",
                    table.kind.label(),
                    table.header_row
                ),
                "Choose the row of the headings, and under columns which is which; or choose what else the file is.",
            );
        }
        return;
    };
    if table.header_row != row {
        say_fixed(Some(row), table.header_row, notes);
        return;
    }
    let better = otherwise.filter(|other| other.sheet == table.sheet && other.score > table.score);
    let better_row = better.map(|other| other.header_row);
    let hint = |row: Option<u32>| match row {
        Some(better) => format!(
            "Choose row {better} for the headings, unless you know that row {row} is right.",
            row = table.header_row
        ),
        None => "Choose another row for the headings, or say under columns which is which.".to_owned(),
    };
    if table.score == 0 {
        let elsewhere = better_row.map_or_else(String::new, |better| format!(" Row {better} does."));
        notes.add(
            Severity::Error,
            &row.to_string(),
            format!(
                "You chose row {row} for the headings, and it does not read like those of “{}”.{elsewhere}",
                table.kind.label()
            ),
            hint(better_row),
        );
    } else if let Some(better) = better_row {
        let above = if better < row {
            format!(" Nothing above row {row} is read.")
        } else {
            String::new()
        };
        notes.add(
            Severity::Warning,
            &row.to_string(),
            format!("You chose row {row} for the headings, and row {better} has more that are known.{above}"),
            hint(Some(better)),
        );
    }
}

/// Says that the row that was chosen for the headings was not taken for them.
pub(super) fn say_fixed(chosen: Option<u32>, header_row: u32, notes: &mut Notes) {
    if let Some(row) = chosen.filter(|row| *row != header_row) {
        notes.add(
            Severity::Warning,
            &header_row.to_string(),
            format!(
                "You chose row {row} for the headings, but it cannot hold the headings of this table; row {header_row} was taken \
                 instead."
            ),
            "Choose another row for the headings if that is not right.",
        );
    }
}
