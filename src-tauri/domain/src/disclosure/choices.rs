//! What the levels hide, as the reference data says, and what the trust may choose of it.

use super::{Level, Rule};
use crate::classify::Confidence;

/// A largest count that a level may hide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// The largest count that is hidden.
    pub hides_up_to: u32,
    /// Who does so, in a few words for a choice.
    pub name: String,
    /// How sure; `None` for a convention of this program.
    pub confidence: Option<Confidence>,
    /// Where it was read, or why it is so.
    pub source: String,
}

/// What may be hidden in what is for the organisation and for the public; the first of each holds where the trust chose none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thresholds {
    /// Inside the organisation.
    pub internal: Vec<Threshold>,
    /// For the public.
    pub public: Vec<Threshold>,
    /// What the trust chose for the public, as its largest hidden count; `None` where it chose nothing.
    pub chosen: Option<u32>,
}

impl Thresholds {
    /// What a level may hide; nothing at the working level.
    pub fn of(&self, level: Level) -> &[Threshold] {
        match level {
            Level::Working => &[],
            Level::Internal => &self.internal,
            Level::Public => &self.public,
        }
    }

    /// The rule of a level: for the public what the trust chose, where that is offered, else the first of its thresholds.
    pub fn rule(&self, level: Level) -> Rule {
        let held = self.of(level);
        let chosen = self.chosen.filter(|_| level == Level::Public);
        let chosen = held.iter().find(|threshold| Some(threshold.hides_up_to) == chosen);
        Rule::new(
            level,
            chosen.or(held.first()).map_or(0, |threshold| threshold.hides_up_to),
        )
    }
}
