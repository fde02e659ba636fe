//! Two or three years of indicator 2, 3 or 4 taken together, so that small numbers say more.
//!
//! The counts of the years are summed, people and events alike; somebody employed in three years is three of the whole, as they could have
//! had three years of events. This is the program's own reading, always labelled with its years, and is never a figure of the return.

use crate::ethnicity::Triple;
use crate::indicator::relative_likelihood::{self, Ratio, RelativeLikelihood};
use crate::rules::RulePack;

/// Some years of one indicator together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pooled {
    /// The years, oldest first.
    pub years: Vec<u16>,
    /// The indicator over the years' summed counts.
    pub held: RelativeLikelihood,
}

/// The counts of one year: the year, its whole and its part.
pub type YearCounts = (u16, Triple, Triple);

/// Pools years. `None` with fewer than two, and where years are missing between them: what lies between would be passed over in silence.
pub fn pool(ratio: Ratio, years: &[YearCounts], rules: &RulePack) -> Option<Pooled> {
    let mut years = years.to_vec();
    years.sort_by_key(|(year, ..)| *year);
    let follow = years.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
    if years.len() < 2 || !follow {
        return None;
    }
    let whole = years.iter().map(|(_, whole, _)| *whole).sum();
    let part = years.iter().map(|(.., part)| *part).sum();
    Some(Pooled {
        years: years.iter().map(|(year, ..)| *year).collect(),
        held: relative_likelihood::compute(ratio, whole, part, rules),
    })
}
