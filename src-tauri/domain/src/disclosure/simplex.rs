//! Moving whole numbers along what adds up: the simplex method with bounds, in whole numbers throughout.
//!
//! It starts from the true counts, which always add up, and every step leads to counts that do, so that whatever it ends with is a
//! possible table. Nothing is rounded: the tableau is kept in whole numbers over one common divisor. Where a corner lies between whole
//! numbers the step stops short of it, and where numbers grow too large or steps too many it stops: it may find less than there is, never
//! more.

/// Further than any count reaches.
pub(super) const FAR: i64 = 1 << 40;

/// What the wish is worth beside the costs of moving.
const WISH: i64 = 1 << 32;

/// Steps of one wish. A table of a hundred lines takes a few hundred.
const STEPS: u32 = 4_000;

/// Steps that led nowhere, after which the careful rule is used that cannot go in circles.
const PATIENCE: u32 = 40;

/// A number that may move.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variable {
    /// The least it can be.
    pub(super) low: i64,
    /// The most it can be.
    pub(super) high: i64,
    /// Where it starts.
    pub(super) truth: i64,
    /// What each step away from where it starts costs; 0 for none.
    pub(super) cost: i64,
}

/// Numbers that move together.
#[derive(Debug)]
pub(super) struct Simplex {
    variables: Vec<Variable>,
    pub(super) values: Vec<i64>,
    /// On which side of its start a number with a cost is.
    above: Vec<bool>,
    /// What adds up, solved for one number a row, over `divisor`.
    rows: Vec<Vec<i64>>,
    /// The number that each row is solved for.
    basis: Vec<usize>,
    in_basis: Vec<bool>,
    divisor: i64,
    failed: bool,
}

/// How far one number may go.
struct Reach {
    /// As a fraction: it is whole numbers that count.
    over: i128,
    under: i128,
    /// The row that stops it; none where it is its own bound.
    row: Option<usize>,
}

impl Simplex {
    /// Numbers, and what of them adds up to nought: for each sum, numbers with what they are multiplied by.
    pub(super) fn new(variables: Vec<Variable>, sums: &[Vec<(usize, i64)>]) -> Self {
        let count = variables.len();
        let mut rows = vec![vec![0; count]; sums.len()];
        for (row, sum) in rows.iter_mut().zip(sums) {
            for (variable, times) in sum {
                row[*variable] += times;
            }
        }
        let mut made = Self {
            values: variables.iter().map(|variable| variable.truth).collect(),
            above: vec![true; count],
            basis: Vec::new(),
            in_basis: vec![false; count],
            divisor: 1,
            failed: false,
            variables,
            rows,
        };
        made.solve();
        made
    }

    /// Solves every row for a number, those first that cost nothing, and leaves out rows that say nothing new.
    fn solve(&mut self) {
        let mut row = 0;
        while row < self.rows.len() && !self.failed {
            let pick = (0..self.variables.len())
                .filter(|variable| self.rows[row][*variable] != 0)
                .min_by_key(|variable| {
                    let times = self.rows[row][*variable].unsigned_abs();
                    (
                        times != self.divisor.unsigned_abs(),
                        self.variables[*variable].cost,
                        *variable,
                    )
                });
            match pick {
                None => {
                    self.rows.remove(row);
                }
                Some(variable) => {
                    self.basis.push(variable);
                    self.in_basis[variable] = true;
                    self.pivot(row, variable);
                    row += 1;
                }
            }
        }
    }

    /// Solves `row` for `variable`.
    fn pivot(&mut self, row: usize, variable: usize) {
        let mut own = std::mem::take(&mut self.rows[row]);
        if own[variable] < 0 {
            for times in &mut own {
                *times = -*times;
            }
        }
        let by = own[variable];
        let filled: Vec<usize> = (0..own.len()).filter(|column| own[*column] != 0).collect();
        let divisor = self.divisor;
        for other in self.rows.iter_mut().filter(|other| !other.is_empty()) {
            let times = other[variable];
            if by == divisor {
                if times != 0 {
                    for column in &filled {
                        let less = i128::from(times) * i128::from(own[*column]) / i128::from(divisor);
                        self.failed |= !set(&mut other[*column], less, |held, less| held - less);
                    }
                }
            } else {
                for (column, held) in other.iter_mut().enumerate() {
                    let less = i128::from(times) * i128::from(own[column]);
                    self.failed |= !set(held, less, |held, less| {
                        (held * i128::from(by) - less) / i128::from(divisor)
                    });
                }
            }
        }
        self.rows[row] = own;
        self.divisor = by;
    }

    /// Moves one number as near to `aim` as can be, at the least cost it can find, and says whether it got there.
    pub(super) fn move_to(&mut self, wish: usize, aim: i64) -> bool {
        let upward = aim >= self.values[wish];
        let held = self.variables[wish];
        if upward {
            self.variables[wish].high = aim.min(held.high);
        } else {
            self.variables[wish].low = aim.max(held.low);
        }
        let mut wasted = 0;
        for _ in 0..STEPS {
            if self.failed || !self.step(wish, upward, wasted > PATIENCE, &mut wasted) {
                break;
            }
        }
        self.variables[wish] = held;
        self.values[wish] == aim
    }

    /// What a step up of a number gains, on the side of its start that it is on.
    fn gain(&self, variable: usize, above: bool, wish: usize, upward: bool) -> i64 {
        if variable == wish {
            return if upward { WISH } else { -WISH };
        }
        let cost = self.variables[variable].cost;
        if above { -cost } else { cost }
    }

    /// The bounds of a number on the side of its start that it is on.
    fn bounds(&self, variable: usize) -> (i64, i64) {
        let Variable { low, high, truth, cost } = self.variables[variable];
        match (cost, self.above[variable]) {
            (0, _) => (low, high),
            (_, true) => (truth, high),
            (_, false) => (low, truth),
        }
    }

    /// One step that gains something, or that makes way for one; whether there was any.
    fn step(&mut self, wish: usize, upward: bool, careful: bool, wasted: &mut u32) -> bool {
        let mut together = vec![0_i128; self.variables.len()];
        for (row, variable) in self.rows.iter().zip(&self.basis) {
            let gain = i128::from(self.gain(*variable, self.above[*variable], wish, upward));
            if gain != 0 {
                for (sum, times) in together.iter_mut().zip(row) {
                    if *times != 0 {
                        *sum += gain * i128::from(*times);
                    }
                }
            }
        }
        let mut ways: Vec<(i128, usize, bool)> = Vec::new();
        for variable in (0..self.variables.len()).filter(|variable| !self.in_basis[*variable]) {
            let Variable { low, high, truth, .. } = self.variables[variable];
            let value = self.values[variable];
            for up in [true, false] {
                let above = if up { value >= truth } else { value > truth };
                let gain = i128::from(self.gain(variable, above, wish, upward)) * i128::from(self.divisor)
                    - together[variable];
                let gain = if up { gain } else { -gain };
                let room = if up { high > value } else { low < value };
                if gain > 0 && room {
                    ways.push((gain, variable, up));
                }
            }
        }
        if !careful {
            ways.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        }
        for (_, variable, up) in ways {
            let value = self.values[variable];
            let truth = self.variables[variable].truth;
            self.above[variable] = if up { value >= truth } else { value > truth };
            let reach = self.reach(variable, up, careful);
            let whole = self.whole(variable, reach.over / reach.under);
            let exact = i128::from(whole) * reach.under == reach.over;
            if whole == 0 && !(exact && reach.row.is_some()) {
                continue;
            }
            *wasted = if whole == 0 { *wasted + 1 } else { 0 };
            self.go(variable, if up { whole } else { -whole });
            if let (true, Some(row)) = (exact, reach.row) {
                self.in_basis[self.basis[row]] = false;
                self.in_basis[variable] = true;
                self.basis[row] = variable;
                self.pivot(row, variable);
            }
            return true;
        }
        false
    }

    /// How far a number may go before it or one that moves with it meets a bound.
    fn reach(&self, variable: usize, up: bool, careful: bool) -> Reach {
        let (low, high) = self.bounds(variable);
        let value = self.values[variable];
        let mut reach = Reach {
            over: i128::from(if up { high - value } else { value - low }),
            under: 1,
            row: None,
        };
        for (index, row) in self.rows.iter().enumerate() {
            let times = row[variable];
            if times == 0 {
                continue;
            }
            let moved = self.basis[index];
            let (low, high) = self.bounds(moved);
            // The row says that the moved number and `times` over the divisor of this one stay together what they are.
            let rises = (times < 0) == up;
            let room = if rises {
                high - self.values[moved]
            } else {
                self.values[moved] - low
            };
            let over = i128::from(room) * i128::from(self.divisor);
            let under = i128::from(times.unsigned_abs());
            let nearer = (over * reach.under).cmp(&(reach.over * under));
            let tie = |held: usize| {
                let (own, held_times) = (times.unsigned_abs(), self.rows[held][variable].unsigned_abs());
                if careful {
                    moved < self.basis[held]
                } else {
                    own < held_times
                }
            };
            if nearer.is_lt() || nearer.is_eq() && reach.row.is_some_and(tie) {
                reach = Reach {
                    over,
                    under,
                    row: Some(index),
                };
            }
        }
        reach
    }

    /// The largest step no longer than `most` that leaves every number whole.
    fn whole(&self, variable: usize, most: i128) -> i64 {
        let common = self
            .rows
            .iter()
            .fold(self.divisor, |common, row| divisor_of(common, row[variable]));
        let apart = i128::from(self.divisor / common);
        i64::try_from(most / apart * apart).unwrap_or(0)
    }

    /// Moves a number by `by`, and those of the rows with it.
    fn go(&mut self, variable: usize, by: i64) {
        self.values[variable] += by;
        for (row, moved) in self.rows.iter().zip(&self.basis) {
            let less = i128::from(row[variable]) * i128::from(by) / i128::from(self.divisor);
            // No further than the bounds of `reach`, which are far within an i64.
            self.values[*moved] -= i64::try_from(less).unwrap_or(0);
        }
    }
}

/// Sets a number of the tableau; whether it still fits.
fn set(held: &mut i64, less: i128, to: impl Fn(i128, i128) -> i128) -> bool {
    match i64::try_from(to(i128::from(*held), less)) {
        // Far below what would overflow when multiplied.
        Ok(value) if value.abs() < FAR => {
            *held = value;
            true
        }
        _ => false,
    }
}

fn divisor_of(one: i64, other: i64) -> i64 {
    let (mut one, mut other) = (one.abs(), other.abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}
