//! The formulas of the items that the return works out, by what an item's key means.
//!
//! A formula is written into the sheet only where it gives the figure the program holds, so that a spreadsheet that calculates
//! the sheet again never changes a figure. It knows this by evaluating the formula itself from the other lines.

use domain::ethnicity::Group;
use domain::indicator::Ratio;
use domain::submission::{Cells, Line};
use domain::workforce::{Band, Section};

/// One of the two years that stand beside each other, with its columns: White, BME, unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Last year's return.
    Previous,
    /// This year's.
    Current,
}

impl Year {
    /// The figures of a line.
    pub(super) const fn figures(self, line: &Line) -> Cells {
        match self {
            Self::Previous => line.previous,
            Self::Current => line.current,
        }
    }

    /// Letters of its columns.
    const fn letters(self) -> [&'static str; 3] {
        match self {
            Self::Previous => ["E", "F", "G"],
            Self::Current => ["H", "I", "J"],
        }
    }
}

/// How an item follows from other items, each named by its place among the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Formula {
    /// The sum of items.
    Sum(Vec<usize>),
    /// The same figure as another item.
    Same(usize),
    /// The first item minus the second.
    Difference(usize, usize),
    /// The first item divided by the second.
    Rate(usize, usize),
    /// One group's rate divided by another's; stands in the White column alone.
    Ratio(usize, Group, Group),
    /// A group's share of all three, percent.
    Share(usize),
}

impl Formula {
    /// The formula of a line, where its key has one and the items it needs are in the return.
    pub(super) fn of(lines: &[Line], index: usize) -> Option<Self> {
        let key = lines[index].item.key.as_str();
        let nearest = |wanted: &str| {
            let is_wanted = |line: &Line| line.item.key == wanted;
            lines[..index]
                .iter()
                .rposition(is_wanted)
                .or_else(|| lines.iter().position(is_wanted).filter(|found| *found != index))
        };
        if let Some(earlier) = lines[..index].iter().position(|line| line.item.key == key) {
            return Some(Self::Same(earlier));
        }
        match key.split_once('.')? {
            ("workforce", "total") => Section::ALL
                .into_iter()
                .flat_map(|section| section.bands().map(move |band| (section, band)))
                // Senior medical managers are part of the consultants' row.
                .filter(|(_, band)| *band != Band::SeniorMedicalManager)
                .map(|(section, band)| nearest(&format!("workforce.{}.{}", section.key(), band.key())))
                .collect::<Option<Vec<_>>>()
                .map(Self::Sum),
            ("board", "non_voting") => Some(Self::Difference(nearest("board.total")?, nearest("board.voting")?)),
            ("board", "non_executive") => Some(Self::Difference(nearest("board.total")?, nearest("board.executive")?)),
            ("recruitment", "likelihood") => Some(Self::Rate(
                nearest("recruitment.appointed")?,
                nearest("recruitment.shortlisted")?,
            )),
            (block @ ("casework" | "training"), "likelihood") => Some(Self::Rate(
                nearest(&format!("{block}.people"))?,
                nearest("workforce.total")?,
            )),
            (block @ ("recruitment" | "casework" | "training"), "ratio") => {
                let (first, second) = match block {
                    "recruitment" => Ratio::Appointment,
                    "casework" => Ratio::Disciplinary,
                    _ => Ratio::Training,
                }
                .groups();
                Some(Self::Ratio(nearest(&format!("{block}.likelihood"))?, first, second))
            }
            ("workforce_percent", "total") => nearest("workforce.total").map(Self::Share),
            ("board_percent", part) => nearest(&format!("board.{part}")).map(Self::Share),
            ("board_difference", part) => Some(Self::Difference(
                nearest(&format!("board_percent.{part}"))?,
                nearest("workforce_percent.total")?,
            )),
            _ => None,
        }
    }

    /// What the formula gives in one of a year's three columns; `None` for an empty cell.
    pub(super) fn value(&self, lines: &[Line], year: Year, column: usize) -> Option<f64> {
        let at = |index: usize, column: usize| year.figures(&lines[index])[column];
        match self {
            Self::Sum(items) => {
                let held: Vec<f64> = items.iter().filter_map(|item| at(*item, column)).collect();
                (!held.is_empty()).then(|| held.iter().sum())
            }
            Self::Same(item) => at(*item, column),
            Self::Difference(first, second) => Some(at(*first, column)? - at(*second, column)?),
            Self::Rate(part, whole) => divide(at(*part, column)?, at(*whole, column)?),
            Self::Ratio(rates, first, second) if column == 0 => {
                divide(at(*rates, place(*first))?, at(*rates, place(*second))?)
            }
            Self::Ratio(..) => None,
            Self::Share(item) => {
                let all = at(*item, 0)? + at(*item, 1)? + at(*item, 2)?;
                divide(at(*item, column)? * 100.0, all)
            }
        }
    }

    /// The formula as a spreadsheet reads it, given the row of each line, counted from 1; `None` where its cell stays empty.
    pub(super) fn text(&self, rows: &[u32], year: Year, column: usize) -> Option<String> {
        let letters = year.letters();
        let letter = letters[column];
        let cell = |index: usize| format!("{letter}{}", rows[index]);
        Some(match self {
            Self::Sum(items) => {
                let ranges = ranges(letter, items.iter().map(|item| rows[*item]));
                format!("=IF(COUNT({ranges})=0,\"\",SUM({ranges}))")
            }
            Self::Same(item) => format!("=IF(COUNT({0})=0,\"\",{0})", cell(*item)),
            Self::Difference(first, second) => {
                format!("=IF(COUNT({0},{1})<2,\"\",{0}-{1})", cell(*first), cell(*second))
            }
            Self::Rate(part, whole) => guarded(&cell(*part), &cell(*whole)),
            Self::Ratio(..) if column != 0 => return None,
            Self::Ratio(rates, first, second) => {
                let of = |group: Group| format!("{}{}", letters[place(group)], rows[*rates]);
                guarded(&of(*first), &of(*second))
            }
            Self::Share(item) => {
                let all = format!("{1}{0}:{2}{0}", rows[*item], letters[0], letters[2]);
                let one = cell(*item);
                format!("=IF(COUNT({all})<3,\"\",IF(SUM({all})=0,\"\",{one}*100/SUM({all})))")
            }
        })
    }
}

fn divide(part: f64, whole: f64) -> Option<f64> {
    (whole != 0.0).then(|| part / whole)
}

/// A division that leaves its cell empty where a figure is missing or the divisor is nought.
fn guarded(part: &str, whole: &str) -> String {
    format!("=IF(COUNT({part},{whole})<2,\"\",IF({whole}=0,\"\",{part}/{whole}))")
}

const fn place(group: Group) -> usize {
    match group {
        Group::White => 0,
        Group::Bme => 1,
        Group::Unknown => 2,
    }
}

/// Rows of one column as ranges, neighbours joined: `H4:H17,H19`.
fn ranges(letter: &str, rows: impl Iterator<Item = u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => runs.push((row, row)),
        }
    }
    let words: Vec<String> = runs
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                format!("{letter}{first}")
            } else {
                format!("{letter}{first}:{letter}{last}")
            }
        })
        .collect();
    words.join(",")
}

/// Whether two figures are the same but for the last digits of their reckoning.
pub(super) fn agree(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_rows_are_joined_into_ranges() {
        assert_eq!(
            ranges("H", [4, 5, 6, 8, 10, 11].into_iter()),
            "H4:H6,H8,H10:H11",
            "a range is shorter to read than its cells"
        );
    }

    #[test]
    fn figures_that_differ_in_the_last_digit_agree_and_others_do_not() {
        assert!(agree(Some(0.1 + 0.2), Some(0.3)), "binary rounding is no difference");
        assert!(!agree(Some(1.59), Some(1.58)), "a hundredth is a difference");
        assert!(!agree(None, Some(0.0)), "an empty cell is not nought");
    }
}
