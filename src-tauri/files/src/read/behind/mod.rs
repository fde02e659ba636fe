//! What stands behind the cells of a sheet: rows and columns that are hidden, a filter, and formulas that were never calculated.
//!
//! The cells themselves are visited elsewhere, hidden or not; this is only so that it can be told. Nothing here refuses a file: what is
//! damaged was said when the cells were visited.

pub(super) mod ods;
mod parts;
mod tell;
pub(super) mod xls;
pub(super) mod xlsb;
pub(super) mod xlsx;

pub(crate) use parts::{attribute, local, says};

use std::collections::BTreeMap;

pub(super) use tell::{Counted, formulas, formulas_of_all, hidden_columns};

use super::workbook::{MOST_COLUMNS, MOST_ROWS, Wanted};

/// Most stretches of hidden rows that are remembered: no sheet can have more.
const MOST_STRETCHES: usize = 1 << 19;

/// What stands behind the cells of one sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Behind {
    /// Stretches of hidden rows, first and last, from 1, in their order.
    rows: Vec<(u32, u32)>,
    /// Stretches of hidden columns, first and last, from 0.
    columns: Vec<(usize, usize)>,
    /// Whether a filter is set, where the container says so.
    pub(crate) has_filter: bool,
    /// What the formulas below the headings stored, by column.
    formulas: BTreeMap<usize, Stored>,
}

/// What the formulas of one column stored.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    /// Formulas.
    cells: u32,
    /// Those without any stored result.
    nothing: u32,
    /// Those that stored 0.
    zero: u32,
    /// Those that stored a text of no letters.
    blank: u32,
    /// Row of the first formula, from 1.
    first: u32,
    /// Row of the first without any stored result.
    first_nothing: u32,
}

/// What one formula stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// No result at all.
    Nothing,
    /// The number 0.
    Zero,
    /// A text of no letters.
    Blank,
    /// Anything else.
    Something,
}

impl Outcome {
    /// Of a formula that stored a number.
    pub(crate) fn of_number(number: f64) -> Self {
        if number == 0.0 { Self::Zero } else { Self::Something }
    }
}

impl Behind {
    /// Whether a row is hidden.
    pub(crate) fn hides(&self, row: u32) -> bool {
        let after = self.rows.partition_point(|(first, _)| *first <= row);
        after > 0 && self.rows[after - 1].1 >= row
    }

    /// Takes note of hidden rows, from 1. Rows come in their order; what does not is left unsaid.
    pub(crate) fn hide(&mut self, first: u32, last: u32) {
        let last = last.min(MOST_ROWS);
        let is_full = self.rows.len() >= MOST_STRETCHES;
        match self.rows.last_mut() {
            _ if first == 0 || first > last => {}
            Some((_, end)) if first <= *end => {}
            Some((_, end)) if first == *end + 1 => *end = last,
            _ if is_full => {}
            _ => self.rows.push((first, last)),
        }
    }

    /// Takes note of hidden columns, from 0.
    pub(crate) fn hide_columns(&mut self, first: usize, last: usize) {
        if first <= last && first < MOST_COLUMNS && self.columns.len() < MOST_COLUMNS {
            self.columns.push((first, last.min(MOST_COLUMNS)));
        }
    }

    /// Takes note of a formula's stored result; the row from 1, the column from 0.
    pub(crate) fn formula(&mut self, place: (u32, usize), asked: Asked<'_>, outcome: Outcome) {
        let (row, column) = place;
        if row <= asked.below || column >= MOST_COLUMNS || !asked.columns.is_wanted(column) {
            return;
        }
        let stored = self.formulas.entry(column).or_default();
        if stored.cells == 0 {
            stored.first = row;
        }
        stored.cells = stored.cells.saturating_add(1);
        let of = match outcome {
            Outcome::Nothing => {
                if stored.nothing == 0 {
                    stored.first_nothing = row;
                }
                &mut stored.nothing
            }
            Outcome::Zero => &mut stored.zero,
            Outcome::Blank => &mut stored.blank,
            Outcome::Something => return,
        };
        *of = of.saturating_add(1);
    }
}

/// Which formulas are asked about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// Those below this row.
    pub(crate) below: u32,
    /// Those of these columns.
    pub(crate) columns: Wanted<'a>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_hidden_from_the_first_to_the_last_of_a_stretch_and_no_further() {
        let mut behind = Behind::default();
        assert!(!behind.hides(1), "nothing is hidden in a plain sheet");
        for (first, last) in [(3, 3), (4, 4), (7, 9), (8, 8), (0, 2), (20, 10), (1_048_576, u32::MAX)] {
            behind.hide(first, last);
        }
        let hidden: Vec<u32> = (1..=30).filter(|row| behind.hides(*row)).collect();
        assert_eq!(
            hidden,
            [3, 4, 7, 8, 9],
            "neighbours are one stretch; what contradicts itself hides nothing"
        );
        assert!(behind.hides(1_048_576), "the last row a sheet can have");
        assert_eq!(behind.rows, [(3, 4), (7, 9), (1_048_576, 1_048_576)]);
    }
}
