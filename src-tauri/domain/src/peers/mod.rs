//! What other trusts' values say of one's own: where it stands among them, and whether a funnel of chance holds it.
//!
//! Values come from a table of all trusts ([`PeerValue`]) or from the cards that organisations exchange ([`card`]). Nothing here reads
//! either from a file, and no trust is ranked: a place is the share of others that have a higher value, with quartiles.

pub mod card;
mod funnel;
mod own;
mod quartiles;
mod subject;

pub use funnel::{Funnel, Held, Limits, NoFunnel, additive, exact_limits, winsorised};
pub use own::own;
pub use quartiles::{Place, Quartiles, place, quantile, quartiles};
pub use subject::Subject;

/// A trust's counts behind a value.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PeerCounts {
    /// So many of so many people. The events are not whole where they come from a percentage of a number of responses.
    Share {
        /// People of whom the thing is so.
        events: f64,
        /// People in all.
        people: u32,
    },
    /// Events and people of the first group of a ratio, and of the second.
    Ratio {
        /// The group above the line.
        first: (u32, u32),
        /// The group below the line.
        second: (u32, u32),
    },
}

/// One trust's value of one measure in one year.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PeerValue {
    /// Name as the table has it; may be empty where there is a code.
    pub name: String,
    /// Organisation code in capitals; may be empty where there is a name.
    pub code: String,
    /// Collection year.
    pub year: u16,
    /// What is measured.
    pub subject: Subject,
    /// Percent 0–100, a ratio, or percentage points.
    pub value: f64,
    /// The counts behind it, where the table has them.
    pub counts: Option<PeerCounts>,
}
