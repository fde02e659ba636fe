//! Whether a cell of a blank stores a percentage as 28.4 or as 0.284.

use domain::rules::{Item, Measure};

use super::grid::Grid;

/// A figure as a cell stores it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stored {
    pub(super) value: f64,
    /// Whether it is of 1 where the figure is of 100.
    pub(super) is_fraction: bool,
}

/// How a cell stores a figure. A cell that shows percentages, or into which nothing above 1 may be typed, stores shares of 1.
pub(super) fn stored(grid: &Grid<'_>, item: &Item, cell: (u32, u32), figure: f64) -> Stored {
    let is_percentage = item.measure == Measure::Percentage
        || item.key.starts_with("board_percent")
        || item.key.starts_with("board_difference")
        || item.key.starts_with("workforce_percent");
    let shows_percent = grid.package.styles.is_percent(grid.sheet.style(cell));
    let at_most_one = grid.sheet.most(cell).is_some_and(|most| most <= 1.0);
    let is_fraction = is_percentage && (shows_percent || at_most_one);
    Stored {
        value: if is_fraction { fraction(figure) } else { figure },
        is_fraction,
    }
}

/// A percentage as a share of 1, to the fifteen digits that a spreadsheet keeps: 28.7 gives 0.287.
pub(super) fn fraction(percent: f64) -> f64 {
    let share = percent / 100.0;
    format!("{share:.14e}").parse().unwrap_or(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_keeps_its_digits_as_a_share() {
        for tenth in 0..=1000_u32 {
            let percent = f64::from(tenth) / 10.0;
            let expected: f64 = format!("{}.{:03}", tenth / 1000, tenth % 1000).parse().unwrap();
            assert!((fraction(percent) - expected).abs() < f64::EPSILON / 8.0, "{percent}");
        }
    }
}
