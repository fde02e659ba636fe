//! What is said of hidden rows and columns, and of formulas that were never calculated.

use std::fmt::Write;

use domain::finding::Severity;

use super::super::cell::{address, column_letters};
use super::super::matching::Matched;
use super::super::notes::Notes;
use super::super::records::counted;
use super::{Behind, Stored};

/// Fewer formulas than this in a column may well all give 0.
const FEWEST: u32 = 2;
const CALCULATE: &str = "Open the file in Excel, wait until it has calculated, save it and choose it again.";

/// The rows of a table, counted as they go by.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    rows: u32,
    hidden: u32,
    first: u32,
}

impl Counted {
    /// Counts a row that was taken.
    pub(crate) fn take(&mut self, behind: &Behind, row: u32) {
        self.rows = self.rows.saturating_add(1);
        if behind.hides(row) {
            self.hidden = self.hidden.saturating_add(1);
            if self.hidden == 1 {
                self.first = row;
            }
        }
    }

    /// Says how many of the rows that were taken are hidden.
    pub(crate) fn say(&self, behind: &Behind, notes: &mut Notes) {
        if self.hidden == 0 {
            return;
        }
        let mut message = format!(
            "{} of the {} {} that {} counted {} hidden in the sheet, {}",
            self.hidden,
            self.rows,
            counted("row", "rows", self.rows),
            counted("was", "were", self.rows),
            counted("is", "are", self.hidden),
            match self.hidden {
                1 => format!("row {}", self.first),
                _ => format!("the first of them row {}", self.first),
            },
        );
        let by = if behind.has_filter {
            "; a filter is set"
        } else {
            ", by a filter or by hand"
        };
        let _ = write!(message, "{by}");
        let hint = "Hidden rows count like the others, so whoever copies only what can be seen gets other figures. If they should not \
                    count, delete them from the sheet and import again.";
        notes.add(Severity::Warning, &self.first.to_string(), message, hint);
    }
}

/// Says which of the columns that were used are hidden.
pub(crate) fn hidden_columns(behind: &Behind, matched: &Matched, notes: &mut Notes) {
    for (first, last) in &behind.columns {
        let used = matched.described.iter().filter(|described| {
            described.sheet.is_empty()
                && !described.doubtful
                && matched
                    .columns
                    .own(&described.field)
                    .is_some_and(|column| (*first..=*last).contains(&column))
        });
        for described in used {
            notes.add(
                Severity::Note,
                &described.letters,
                format!("The column “{}” is hidden in the sheet and was used", described.heading),
                "Check that it holds what it should, since nobody sees it in the sheet.",
            );
        }
    }
}

/// Says which formulas of a list have no stored result, and in which columns none of them seems to have been calculated.
pub(crate) fn formulas(behind: &Behind, matched: &Matched, notes: &mut Notes) {
    without_result(behind, notes);
    for (column, stored) in &behind.formulas {
        let Some(given) = given_by_all(stored) else { continue };
        let place = address(*column, stored.first);
        let letters = column_letters(*column);
        let heading = matched
            .described
            .iter()
            .find(|described| described.sheet.is_empty() && described.letters == letters)
            .map_or_else(
                || format!("column {letters}"),
                |described| format!("“{}”", described.heading),
            );
        notes.add(
            Severity::Warning,
            &place,
            format!(
                "All {} formulas of {heading} have {} and were read so",
                stored.cells,
                given.words()
            ),
            given.hint(),
        );
    }
}

/// Says which formulas of a table of counts have no stored result, and where none of them seems to have been calculated. Formulas of
/// some columns may well all give 0 there, so only all of them together say it.
pub(crate) fn formulas_of_all(behind: &Behind, notes: &mut Notes) {
    without_result(behind, notes);
    let mut all = Stored::default();
    for stored in behind.formulas.values() {
        all.cells = all.cells.saturating_add(stored.cells);
        all.nothing = all.nothing.saturating_add(stored.nothing);
        all.zero = all.zero.saturating_add(stored.zero);
        all.blank = all.blank.saturating_add(stored.blank);
    }
    let first = behind.formulas.iter().min_by_key(|(_, stored)| stored.first);
    if let (Some(given), Some((column, stored))) = (given_by_all(&all), first) {
        notes.add(
            Severity::Warning,
            &address(*column, stored.first),
            format!(
                "All {} formulas of the sheet have {} and were read so",
                all.cells,
                given.words()
            ),
            given.hint(),
        );
    }
}

/// Says how many cells hold a formula without a stored result.
fn without_result(behind: &Behind, notes: &mut Notes) {
    let cells = behind
        .formulas
        .values()
        .fold(0_u32, |sum, stored| sum.saturating_add(stored.nothing));
    let first = behind
        .formulas
        .iter()
        .filter(|(_, stored)| stored.nothing > 0)
        .min_by_key(|(column, stored)| (stored.first_nothing, **column))
        .map(|(column, stored)| address(*column, stored.first_nothing));
    if let Some(first) = first {
        notes.formulas_without_result(cells, &first);
    }
}

/// What formulas give that were never calculated.
#[derive(Clone, Copy)]
enum Given {
    Zero,
    Blank,
}

impl Given {
    fn words(self) -> &'static str {
        match self {
            Self::Zero => "0 as their stored result",
            Self::Blank => "an empty stored result",
        }
    }

    fn hint(self) -> String {
        let (what, truly) = match self {
            Self::Zero => ("0", "are 0"),
            Self::Blank => ("it empty", "are blank"),
        };
        format!(
            "Programs that write workbooks leave {what} until the formulas are calculated. {CALCULATE} If the cells {truly} there too, \
             there is nothing to do."
        )
    }
}

/// What all formulas give alike, as they do where they were never calculated.
fn given_by_all(stored: &Stored) -> Option<Given> {
    let calculated = stored.cells.saturating_sub(stored.nothing);
    match calculated {
        0..FEWEST => None,
        cells if cells == stored.zero => Some(Given::Zero),
        cells if cells == stored.blank => Some(Given::Blank),
        _ => None,
    }
}
