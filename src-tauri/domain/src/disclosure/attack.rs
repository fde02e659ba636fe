//! Trying to work out what is hidden.
//!
//! That a count cannot be worked out is proved by two whole tables which would be printed just as this one is, and in which it differs by
//! as much as the rule asks. Each is checked by adding up, whatever found it. Where no two such tables are found, the count is taken for
//! worked out.

use super::simplex::{FAR, Simplex, Variable};
use super::tables::{CellId, Tables};

/// A hidden count that can be worked out, or nearly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recovered {
    /// Which.
    pub cell: CellId,
    /// The least it was found that it could be.
    pub least: u32,
    /// The most it was found that it could be.
    pub most: u32,
    /// Whether it speaks of few people itself. One that does not was hidden for the sake of others, in vain.
    pub is_small: bool,
}

/// Attacks a document: which hidden counts does it give away?
///
/// `hidden` says of each cell whether it is not shown; `hides_up_to` is the largest count that the rule hides. A small count is given away
/// where its possible values lie closer together than that; another hidden one only where it can be worked out exactly. A small count that is
/// shown is given away with them. A document that gives away a small count must not leave.
pub fn attack(tables: &Tables, hidden: &[bool], hides_up_to: u32) -> Vec<Recovered> {
    let mut attacker = Attacker::new(tables, hidden);
    let mut recovered = Vec::new();
    for cell in 0..tables.cells.len() {
        let is_small = tables.is_small(cell, hides_up_to);
        let is_hidden = attacker.untold[cell];
        let is_printed = tables.least(cell) == 1;
        if !(is_small || is_hidden && is_printed) {
            continue;
        }
        let apart = if is_small { i64::from(hides_up_to) } else { 1 };
        let (least, most) = attacker.widest(cell, apart).map_or_else(
            || (tables.truth(cell), tables.truth(cell)),
            |witness| (witness.least[cell], witness.most[cell]),
        );
        if most - least < apart {
            recovered.push(Recovered {
                cell: CellId(cell),
                least: u32::try_from(least).unwrap_or(0),
                most: u32::try_from(most).unwrap_or(u32::MAX),
                is_small,
            });
        }
    }
    recovered
}

/// Two possible tables, far apart in one cell.
#[derive(Debug, Clone)]
pub(super) struct Witness {
    pub(super) least: Vec<i64>,
    pub(super) most: Vec<i64>,
}

impl Witness {
    /// Whether the cell differs from the truth in neither table, so that they prove as much where it is shown.
    pub(super) fn leaves(&self, cell: usize, truth: i64) -> bool {
        self.least[cell] == truth && self.most[cell] == truth
    }
}

/// Hidden cells that hang together.
struct Part {
    cells: Vec<usize>,
    simplex: Simplex,
}

/// Somebody who knows what is shown.
pub(super) struct Attacker<'tables> {
    tables: &'tables Tables,
    pub(super) untold: Vec<bool>,
    /// For each cell, its part and its place there.
    place: Vec<Option<(usize, usize)>>,
    parts: Vec<Part>,
}

impl<'tables> Attacker<'tables> {
    pub(super) fn new(tables: &'tables Tables, hidden: &[bool]) -> Self {
        let untold = tables.untold(hidden);
        let mut place = vec![None; tables.cells.len()];
        let mut parts = Vec::new();
        for cells in components(tables, &untold) {
            for (index, cell) in cells.iter().enumerate() {
                place[*cell] = Some((parts.len(), index));
            }
            let simplex = simplex(tables, &cells);
            parts.push(Part { cells, simplex });
        }
        Self {
            tables,
            untold,
            place,
            parts,
        }
    }

    /// Two possible tables with the cell `apart` from one to the other, or as far as they were found. None where the cell is told.
    pub(super) fn widest(&mut self, cell: usize, apart: i64) -> Option<Witness> {
        let (part, index) = self.place.get(cell).copied().flatten()?;
        let lowest = self.tables.least(cell);
        let mut found = Witness {
            least: self.truth(),
            most: self.truth(),
        };
        // From where the last cell left off; then afresh, down first; then afresh, up first.
        for attempt in 0..3 {
            if attempt > 0 {
                self.parts[part].simplex = simplex(self.tables, &self.parts[part].cells);
            }
            if attempt == 2 {
                self.parts[part].simplex.move_to(index, found.least[cell] + apart);
                self.take(part, cell, &mut found);
            }
            self.parts[part].simplex.move_to(index, lowest);
            self.take(part, cell, &mut found);
            self.parts[part].simplex.move_to(index, found.least[cell] + apart);
            self.take(part, cell, &mut found);
            if found.most[cell] - found.least[cell] >= apart {
                return Some(found);
            }
        }
        // Where nobody's count is told, all of them may be larger alike.
        let mut larger = self.truth();
        for held in &self.parts[part].cells {
            larger[*held] = larger[*held].saturating_mul(apart + 1);
        }
        if larger[cell] - found.least[cell] >= apart && self.tables.would_print_alike(&larger, &self.untold) {
            found.most = larger;
        }
        Some(found)
    }

    fn truth(&self) -> Vec<i64> {
        (0..self.tables.cells.len())
            .map(|cell| self.tables.truth(cell))
            .collect()
    }

    /// Takes the table as the simplex has it now, where it would be printed alike and is further out than what was found.
    fn take(&self, part: usize, cell: usize, found: &mut Witness) {
        let mut values = self.truth();
        for (held, value) in self.parts[part].cells.iter().zip(&self.parts[part].simplex.values) {
            values[*held] = *value;
        }
        let (lower, higher) = (values[cell] < found.least[cell], values[cell] > found.most[cell]);
        if !(lower || higher) || !self.tables.would_print_alike(&values, &self.untold) {
            return;
        }
        if lower {
            found.least = values;
        } else {
            found.most = values;
        }
    }
}

/// The numbers of cells that hang together, at the true counts.
fn simplex(tables: &Tables, cells: &[usize]) -> Simplex {
    let variables = cells.iter().map(|cell| Variable {
        low: tables.least(*cell),
        high: FAR,
        truth: tables.truth(*cell),
        cost: 0,
    });
    Simplex::new(variables.collect(), &equations(tables, cells))
}

/// The cells that may move, in groups that no sum joins.
pub(super) fn components(tables: &Tables, moves: &[bool]) -> Vec<Vec<usize>> {
    let mut head: Vec<usize> = (0..moves.len()).collect();
    let find = |head: &[usize], mut cell: usize| {
        while head[cell] != cell {
            cell = head[cell];
        }
        cell
    };
    for sum in &tables.sums {
        let mut members = sum
            .parts
            .iter()
            .chain([&sum.total])
            .copied()
            .filter(|cell| moves[*cell]);
        if let Some(first) = members.next() {
            for other in members {
                let (one, other) = (find(&head, first), find(&head, other));
                head[one.max(other)] = one.min(other);
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); moves.len()];
    for cell in (0..moves.len()).filter(|cell| moves[*cell]) {
        groups[find(&head, cell)].push(cell);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// What of these cells adds up to nought when they move: each sum with one of them in it.
pub(super) fn equations(tables: &Tables, cells: &[usize]) -> Vec<Vec<(usize, i64)>> {
    let mut index = vec![None; tables.cells.len()];
    for (at, cell) in cells.iter().enumerate() {
        index[*cell] = Some(at);
    }
    let mut equations = Vec::new();
    for sum in &tables.sums {
        let parts = sum.parts.iter().map(|part| (*part, 1));
        let members = parts.chain([(sum.total, -1)]);
        let row: Vec<(usize, i64)> = members
            .filter_map(|(cell, times)| Some((index[cell]?, times)))
            .collect();
        if !row.is_empty() {
            equations.push(row);
        }
    }
    equations
}
