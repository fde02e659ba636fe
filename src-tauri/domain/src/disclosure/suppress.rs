//! Choosing what is hidden.
//!
//! The small counts, and for each that the attack finds, the cheapest further counts that may move with it. Then every further count is
//! given back without which the attack still fails, so that none is hidden for nothing.

use super::attack::{Attacker, Recovered, Witness, attack, components, equations};
use super::simplex::{FAR, Simplex, Variable};
use super::tables::{CellId, Standing, Tables};

/// What is hidden of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hiding {
    /// Of each cell whether it is not shown, in the order of [`Tables::ids`]. What is never printed counts as not shown.
    pub hidden: Vec<bool>,
    /// How many printed counts are hidden since they are small.
    pub small: usize,
    /// How many printed counts are hidden so that those cannot be worked out.
    pub others: usize,
    /// Headlines that are hidden although they are not small, since nothing else helped.
    pub headlines: Vec<CellId>,
    /// What can be worked out all the same, since too much is known from elsewhere. Where there is any the document must not leave.
    pub recovered: Vec<Recovered>,
}

impl Hiding {
    /// Whether a figure made of these counts may be published: only where each of them is. A figure of no counts may.
    pub fn is_open(&self, cells: &[CellId]) -> bool {
        cells.iter().all(|cell| !self.is_hidden(*cell))
    }

    /// Whether a count is hidden.
    pub fn is_hidden(&self, cell: CellId) -> bool {
        self.hidden[cell.0]
    }
}

/// How dear a count is to lose.
#[derive(Debug, Clone, Copy)]
enum Price {
    /// Every count alike: few are hidden.
    Alike,
    /// By the number of digits of its people: small ones go first.
    ByDigits,
    /// By its people.
    ByPeople,
}

/// What a headline costs beside others.
const HEADLINE: i64 = 5_000;

impl Price {
    fn of(self, tables: &Tables, cell: usize) -> i64 {
        let count = tables.truth(cell).max(1);
        let price = match self {
            Self::Alike => 10,
            Self::ByDigits => 4 + 2 * i64::from(count.ilog2()),
            Self::ByPeople => 10 + count.min(1_000),
        };
        match tables.standing(cell) {
            Standing::Kept => price * HEADLINE,
            Standing::Open | Standing::Known | Standing::Unprinted => price,
        }
    }
}

/// Hides the counts of 1 to `hides_up_to`, and others so that none of those can be worked out. Nought is shown. The same tables are always
/// hidden alike. Where `hides_up_to` is 0 nothing is.
pub fn suppress(tables: &Tables, hides_up_to: u32) -> Hiding {
    let tries = [Price::ByDigits, Price::Alike, Price::ByPeople].map(|price| {
        let mut choice = Choice::new(tables, hides_up_to, price);
        choice.protect();
        let enough = choice.hidden.clone();
        choice.give_back(false);
        if choice.is_attacked() {
            choice.hidden = enough;
            choice.give_back(true);
        }
        choice.hidden
    });
    let loss = |hidden: &Vec<bool>| {
        let lost = |standing| {
            let cells = (0..hidden.len()).filter(move |cell| hidden[*cell] && tables.standing(*cell) == standing);
            cells
                .map(|cell| (1, tables.truth(cell)))
                .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
        };
        let (headlines, open) = (lost(Standing::Kept), lost(Standing::Open));
        (headlines.0, open.0, headlines.1 + open.1)
    };
    let hidden = tries.into_iter().min_by_key(loss).unwrap_or_default();
    let printed = |cell: &usize| hidden[*cell] && tables.standing(*cell) != Standing::Unprinted;
    let (small, others): (Vec<usize>, Vec<usize>) = (0..hidden.len())
        .filter(printed)
        .partition(|cell| tables.is_small(*cell, hides_up_to));
    let headlines = others.iter().filter(|cell| tables.standing(**cell) == Standing::Kept);
    Hiding {
        small: small.len(),
        others: others.len(),
        headlines: headlines.map(|cell| CellId(*cell)).collect(),
        recovered: attack(tables, &hidden, hides_up_to),
        hidden,
    }
}

/// What is hidden so far, and why it is safe.
struct Choice<'tables> {
    tables: &'tables Tables,
    apart: i64,
    price: Price,
    hidden: Vec<bool>,
    /// The small cells, printed or not.
    small: Vec<usize>,
    /// For each of them two tables that prove it safe.
    proofs: Vec<Option<Witness>>,
}

impl<'tables> Choice<'tables> {
    fn new(tables: &'tables Tables, hides_up_to: u32, price: Price) -> Self {
        let small: Vec<usize> = (0..tables.cells.len())
            .filter(|cell| tables.is_small(*cell, hides_up_to))
            .collect();
        let mut hidden: Vec<bool> = (0..tables.cells.len())
            .map(|cell| tables.standing(cell) == Standing::Unprinted)
            .collect();
        for cell in &small {
            hidden[*cell] = true;
        }
        Self {
            tables,
            apart: i64::from(hides_up_to),
            price,
            hidden,
            proofs: vec![None; small.len()],
            small,
        }
    }

    fn proof(&self, attacker: &mut Attacker<'_>, cell: usize) -> Option<Witness> {
        let witness = attacker.widest(cell, self.apart)?;
        (witness.most[cell] - witness.least[cell] >= self.apart).then_some(witness)
    }

    /// Hides until each small count is safe, or all that hangs together with it is hidden.
    fn protect(&mut self) {
        for index in 0..self.small.len() {
            let cell = self.small[index];
            for attempt in 0..3 {
                let mut attacker = Attacker::new(self.tables, &self.hidden);
                self.proofs[index] = self.proof(&mut attacker, cell);
                if self.proofs[index].is_some() {
                    break;
                }
                let found = if attempt == 0 {
                    self.cheapest(&mut attacker, cell)
                } else {
                    None
                };
                for other in found.unwrap_or_else(|| self.all_about(cell)) {
                    self.hidden[other] = true;
                }
            }
        }
        // A proof found on the way may not be found again by who begins with all that is hidden now.
        let mut attacker = Attacker::new(self.tables, &self.hidden);
        let mut lost: Vec<usize> = Vec::new();
        for (cell, proof) in self.small.iter().zip(&self.proofs) {
            if proof.is_some() && self.proof(&mut attacker, *cell).is_none() {
                lost.extend(self.all_about(*cell));
            }
        }
        for cell in lost {
            self.hidden[cell] = true;
        }
    }

    /// Whether an attack finds a small count that was thought safe.
    fn is_attacked(&self) -> bool {
        let mut attacker = Attacker::new(self.tables, &self.hidden);
        let mut safe = self.small.iter().zip(&self.proofs).filter(|(_, proof)| proof.is_some());
        safe.any(|(cell, _)| self.proof(&mut attacker, *cell).is_none())
    }

    /// Whether a cell can be hidden at all: a nought never is, nor what is published elsewhere.
    fn can_hide(&self, cell: usize) -> bool {
        matches!(self.tables.standing(cell), Standing::Open | Standing::Kept) && self.tables.truth(cell) > 0
    }

    fn may_move(&self) -> Vec<bool> {
        (0..self.hidden.len())
            .map(|cell| self.hidden[cell] || self.can_hide(cell))
            .collect()
    }

    /// Every cell that hangs together with this one.
    fn all_about(&self, cell: usize) -> Vec<usize> {
        components(self.tables, &self.may_move())
            .into_iter()
            .find(|part| part.contains(&cell))
            .unwrap_or_default()
    }

    /// The cheapest cells found that make this one safe: by letting it be so much larger, or smaller and larger.
    fn cheapest(&self, attacker: &mut Attacker<'_>, cell: usize) -> Option<Vec<usize>> {
        let reached = attacker.widest(cell, self.apart)?;
        let (least, most) = (reached.least[cell], reached.most[cell]);
        let lowest = (most - self.apart).max(self.tables.least(cell));
        let upward = self.moved(cell, &[least + self.apart]);
        let both = self.moved(cell, &[lowest, lowest + self.apart]);
        let price = |cells: &Vec<usize>| cells.iter().map(|cell| self.price.of(self.tables, *cell)).sum::<i64>();
        [upward, both].into_iter().flatten().min_by_key(price)
    }

    /// Which further cells move, at the least cost, where this one moves to each of `aims`; none where it does not get there.
    fn moved(&self, cell: usize, aims: &[i64]) -> Option<Vec<usize>> {
        let about = self.all_about(cell);
        let at = about.iter().position(|held| *held == cell)?;
        let equations = equations(self.tables, &about);
        let mut found: Vec<usize> = Vec::new();
        for aim in aims {
            let variables = about.iter().map(|held| Variable {
                low: self.tables.least(*held),
                high: FAR,
                truth: self.tables.truth(*held),
                cost: if self.hidden[*held] || found.contains(held) {
                    0
                } else {
                    self.price.of(self.tables, *held)
                },
            });
            let mut simplex = Simplex::new(variables.collect(), &equations);
            if !simplex.move_to(at, *aim) {
                return None;
            }
            let moved = about.iter().zip(&simplex.values);
            let moved = moved.filter(|(held, value)| !self.hidden[**held] && **value != self.tables.truth(**held));
            found.extend(moved.map(|(held, _)| *held));
        }
        Some(found)
    }

    /// Gives back what need not be hidden, headlines first, then the largest. What was proved of more hidden cells is true still where
    /// the proof leaves the cell alone; `afresh`, all is proved again, as an attack on the document would be.
    fn give_back(&mut self, afresh: bool) {
        let is_other = |cell: &usize| self.hidden[*cell] && self.can_hide(*cell) && !self.small.contains(cell);
        let mut others: Vec<usize> = (0..self.hidden.len()).filter(is_other).collect();
        others.sort_by_key(|cell| {
            let headline = self.tables.standing(*cell) == Standing::Kept;
            (!headline, std::cmp::Reverse(self.tables.truth(*cell)), *cell)
        });
        for cell in others {
            self.hidden[cell] = false;
            if afresh && self.is_attacked() || !afresh && !self.is_safe_without(cell) {
                self.hidden[cell] = true;
            }
        }
    }

    /// Whether every small count that was safe still is, now that a cell is shown; its proofs are renewed where they were by that cell.
    fn is_safe_without(&mut self, cell: usize) -> bool {
        let truth = self.tables.truth(cell);
        let mut attacker = None;
        let mut renewed = Vec::new();
        for (index, proof) in self.proofs.iter().enumerate() {
            if proof.as_ref().is_none_or(|proof| proof.leaves(cell, truth)) {
                continue;
            }
            let attacker = attacker.get_or_insert_with(|| Attacker::new(self.tables, &self.hidden));
            match self.proof(attacker, self.small[index]) {
                Some(proof) => renewed.push((index, proof)),
                None => return false,
            }
        }
        for (index, proof) in renewed {
            self.proofs[index] = Some(proof);
        }
        true
    }
}
