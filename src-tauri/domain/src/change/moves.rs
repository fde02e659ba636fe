//! People followed from one staff list into the next.

use std::collections::BTreeMap;

use crate::ethnicity::{Group, Triple};
use crate::workforce::{Band, Section, Workforce};

/// Where a person stands in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Section of the return.
    pub section: Section,
    /// Band within it.
    pub band: Band,
    /// The group the person is counted in.
    pub group: Group,
}

/// How many people stood where last year and stand where this year; nowhere is "not counted".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moves {
    /// Last year's place, this year's place, people.
    pub people: BTreeMap<(Option<Place>, Option<Place>), u32>,
}

impl Moves {
    /// People by group among those of whom something holds.
    pub fn count(&self, holds: impl Fn(Option<Place>, Option<Place>) -> Option<Group>) -> Triple {
        self.people
            .iter()
            .filter_map(|((before, after), people)| Some(Triple::of(holds(*before, *after)?, *people)))
            .sum()
    }

    /// The workforce that a choice of place for each person gives.
    fn workforce(&self, place: impl Fn(Option<Place>, Option<Place>) -> Option<Place>) -> Workforce {
        let mut workforce = Workforce::default();
        for ((before, after), people) in &self.people {
            if let Some(held) = place(*before, *after) {
                *workforce.people.entry((held.section, held.band)).or_default() += Triple::of(held.group, *people);
            }
        }
        workforce
    }

    /// Last year's people with the ethnicity known of them this year, where it was unknown or, if `every`, wherever it differs.
    pub fn recorded_as_now(&self, every: bool) -> Workforce {
        self.workforce(|before, after| {
            let before = before?;
            let group = match after {
                Some(after) if every || before.group == Group::Unknown => after.group,
                _ => before.group,
            };
            Some(Place { group, ..before })
        })
    }

    /// Last year's people without those who left, with this year's ethnicity, in last year's places.
    pub fn stayed(&self) -> Workforce {
        self.workforce(|before, after| {
            Some(Place {
                group: after?.group,
                ..before?
            })
        })
    }

    /// The same people in this year's places.
    pub fn moved(&self) -> Workforce {
        self.workforce(Option::and)
    }
}
