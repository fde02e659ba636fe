//! What a document publishes: cells, and how they add up.
//!
//! It does not know what the counts are of, nor which of them are hidden.

use crate::ethnicity::{Group, Triple};

/// A count of a document. It may stand in any number of its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(pub(super) usize);

/// How a cell stands towards its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Printed, and may be hidden.
    Open,
    /// Printed, and hidden only where nothing else helps: a headline.
    Kept,
    /// Published before or elsewhere, so that hiding it here helps nobody.
    Known,
    /// Never printed, but what is printed may tell of it; hidden from the start.
    Unprinted,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) count: u32,
    pub(super) standing: Standing,
}

/// A cell that is the sum of others.
#[derive(Debug, Clone)]
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

/// Counts were said to add up and do not, so that no attack on them could be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the parts come to {parts}, and their total is {total}")]
pub struct DoesNotAdd {
    /// The count of the total.
    pub total: u32,
    /// What its parts come to.
    pub parts: u64,
}

/// White, BME, unknown and all of them together: a line of a table as the standard has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// White people.
    pub white: CellId,
    /// Black and minority ethnic people.
    pub bme: CellId,
    /// People of unknown ethnicity.
    pub unknown: CellId,
    /// All three together.
    pub all: CellId,
}

impl Line {
    /// The four cells: White, BME, unknown, all.
    pub const fn cells(self) -> [CellId; 4] {
        [self.white, self.bme, self.unknown, self.all]
    }

    /// The cell of a group.
    pub const fn get(self, group: Group) -> CellId {
        match group {
            Group::White => self.white,
            Group::Bme => self.bme,
            Group::Unknown => self.unknown,
        }
    }
}

/// Every count of a document and how they add up. The counts of one call of [`super::suppress`] protect each other; what stands in another
/// document does not take part unless it is said here.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    pub(super) cells: Vec<Cell>,
    pub(super) sums: Vec<Sum>,
}

impl Tables {
    /// Tables of nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn add(&mut self, count: u32, standing: Standing) -> CellId {
        self.cells.push(Cell { count, standing });
        CellId(self.cells.len() - 1)
    }

    /// A count that is printed and may be hidden.
    pub fn cell(&mut self, count: u32) -> CellId {
        self.add(count, Standing::Open)
    }

    /// A count that has been published before or elsewhere. It is never hidden, and every attack knows it.
    pub fn known(&mut self, count: u32) -> CellId {
        self.add(count, Standing::Known)
    }

    /// A count that is never printed but follows from what is, such as how many of a band's staff were in no process. Where it is small
    /// it is protected like a printed one; unlike those, a reader cannot tell that it is not nought.
    pub fn unprinted(&mut self, count: u32) -> CellId {
        self.add(count, Standing::Unprinted)
    }

    /// Marks a headline: it is hidden only where it is small itself or nothing else helps.
    pub fn keep(&mut self, cell: CellId) {
        let held = &mut self.cells[cell.0].standing;
        if *held == Standing::Open {
            *held = Standing::Kept;
        }
    }

    /// Says that a cell is the sum of others. A sum of no parts says nothing.
    ///
    /// # Errors
    /// Where the counts do not add up.
    pub fn sum(&mut self, total: CellId, parts: &[CellId]) -> Result<(), DoesNotAdd> {
        let together: u64 = parts.iter().map(|part| u64::from(self.count(*part))).sum();
        if together != u64::from(self.count(total)) {
            return Err(DoesNotAdd {
                total: self.count(total),
                parts: together,
            });
        }
        self.sums.push(Sum {
            total: total.0,
            parts: parts.iter().map(|part| part.0).collect(),
        });
        Ok(())
    }

    /// Says that a part is of a whole, as the people of a band who entered a process are of its staff: no more than it, and what is left of
    /// the whole is protected where it is small.
    ///
    /// # Errors
    /// Where the part is more than the whole.
    pub fn part(&mut self, part: CellId, whole: CellId) -> Result<(), DoesNotAdd> {
        let (part_count, whole_count) = (self.count(part), self.count(whole));
        let rest = whole_count.checked_sub(part_count).ok_or(DoesNotAdd {
            total: whole_count,
            parts: u64::from(part_count),
        })?;
        let rest = self.unprinted(rest);
        self.sum(whole, &[part, rest])
    }

    /// A line of White, BME, unknown and all.
    ///
    /// # Errors
    /// Where all of them together are more than a `u32` holds.
    pub fn line(&mut self, people: Triple) -> Result<Line, DoesNotAdd> {
        let [white, bme, unknown] = Group::ALL.map(|group| self.cell(people.get(group)));
        let parts: u64 = Group::ALL.iter().map(|group| u64::from(people.get(*group))).sum();
        let all = u32::try_from(parts).map_err(|_| DoesNotAdd { total: u32::MAX, parts })?;
        let all = self.cell(all);
        self.sum(all, &[white, bme, unknown])?;
        Ok(Line {
            white,
            bme,
            unknown,
            all,
        })
    }

    /// Says that a line is the sum of others, in each of its four columns. A line may be in several such sums.
    ///
    /// # Errors
    /// Where a column does not add up.
    pub fn total(&mut self, total: Line, parts: &[Line]) -> Result<(), DoesNotAdd> {
        for column in 0..4 {
            let parts: Vec<CellId> = parts.iter().map(|part| part.cells()[column]).collect();
            self.sum(total.cells()[column], &parts)?;
        }
        Ok(())
    }

    /// [`Tables::part`] in each of the four columns.
    ///
    /// # Errors
    /// Where a part is more than its whole.
    pub fn part_line(&mut self, part: Line, whole: Line) -> Result<(), DoesNotAdd> {
        for column in 0..4 {
            self.part(part.cells()[column], whole.cells()[column])?;
        }
        Ok(())
    }

    /// [`Tables::keep`] for the four cells of a line.
    pub fn keep_line(&mut self, line: Line) {
        for cell in line.cells() {
            self.keep(cell);
        }
    }

    /// The true count of a cell.
    pub fn count(&self, cell: CellId) -> u32 {
        self.cells[cell.0].count
    }

    /// Every cell, in the order they were added.
    pub fn ids(&self) -> impl Iterator<Item = CellId> + use<> {
        (0..self.cells.len()).map(CellId)
    }

    pub(super) fn standing(&self, cell: usize) -> Standing {
        self.cells[cell].standing
    }

    pub(super) fn truth(&self, cell: usize) -> i64 {
        i64::from(self.cells[cell].count)
    }

    /// The least that a hidden cell can be: noughts are shown, so that a hidden printed one is at least 1.
    pub(super) fn least(&self, cell: usize) -> i64 {
        i64::from(self.standing(cell) != Standing::Unprinted)
    }

    /// Whether a cell speaks of few people and has to be protected, where counts up to `most` do.
    pub(super) fn is_small(&self, cell: usize, most: u32) -> bool {
        let Cell { count, standing } = self.cells[cell];
        (1..=most).contains(&count) && standing != Standing::Known
    }

    /// The cells that a reader is not told, where those of `hidden` are not shown: he is never told of what is not printed, and always of a
    /// nought and of what is published elsewhere.
    pub(super) fn untold(&self, hidden: &[bool]) -> Vec<bool> {
        let untold = |(cell, held): (usize, &Cell)| match held.standing {
            Standing::Unprinted => true,
            Standing::Known => false,
            Standing::Open | Standing::Kept => held.count > 0 && hidden.get(cell).copied().unwrap_or(false),
        };
        self.cells.iter().enumerate().map(untold).collect()
    }

    /// Whether other counts would be printed just as the true ones are: the same where a reader is told, possible where he is not, and adding
    /// up. By whole numbers and nothing else, so that it proves what it says.
    pub(super) fn would_print_alike(&self, values: &[i64], untold: &[bool]) -> bool {
        let possible = |cell: usize| {
            if untold[cell] {
                values[cell] >= self.least(cell)
            } else {
                values[cell] == self.truth(cell)
            }
        };
        values.len() == self.cells.len()
            && (0..values.len()).all(possible)
            && self.sums.iter().all(|sum| {
                let parts: i128 = sum.parts.iter().map(|part| i128::from(values[*part])).sum();
                parts == i128::from(values[sum.total])
            })
    }
}
