//! Ethnic categories and the three groups the standard counts in.
//!
//! It does not decide what a spreadsheet's words mean: that is [`crate::classify`] with a code list.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// The three groups of the standard.
///
/// White is White British, White Irish and any other White background; BME is every other stated category; unknown is not
/// stated, not known and blank. Source: NHS Data Dictionary, ethnic category; WRES reports 2017 and 2019 (grouping).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Group {
    /// White British, White Irish, any other White background.
    White,
    /// Black and minority ethnic: every stated category that is not White.
    Bme,
    /// Not stated, not known, or blank.
    Unknown,
}

impl Group {
    /// The three groups in the order the return prints them.
    pub const ALL: [Self; 3] = [Self::White, Self::Bme, Self::Unknown];

    /// The key used in data files, in JSON and in answers: `white`, `bme`, `unknown`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::White => "white",
            Self::Bme => "bme",
            Self::Unknown => "unknown",
        }
    }

    /// Reads a key written by [`Group::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }

    /// The group's name for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::White => "White",
            Self::Bme => "BME",
            Self::Unknown => "Unknown",
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// What a record says of a person's ethnic origin, once understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Origin {
    /// First character of the national code (A to S, Z), where the record gives one; the second character is local. Z is somebody
    /// who was asked and declined; an unknown origin without it was not asked or not recorded.
    pub category: Option<char>,
    /// The group the standard counts the person in.
    pub group: Group,
}

impl Origin {
    /// A person whose origin is not stated, not known or blank.
    pub const UNKNOWN: Self = Self {
        category: None,
        group: Group::Unknown,
    };

    /// Whether the record states an origin at all.
    pub fn is_stated(self) -> bool {
        self.group != Group::Unknown
    }

    /// Whether the person was asked and declined to say, as opposed to not having been asked or recorded.
    pub fn is_declined(self) -> bool {
        self.category == Some('Z')
    }
}

/// A headcount in each of the three groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Triple {
    /// People in the White group.
    pub white: u32,
    /// People in the BME group.
    pub bme: u32,
    /// People whose ethnicity is unknown.
    pub unknown: u32,
}

impl Triple {
    /// A triple from its three counts, in the order of the return.
    pub const fn new(white: u32, bme: u32, unknown: u32) -> Self {
        Self { white, bme, unknown }
    }

    /// Everyone, the unknown included.
    pub const fn total(self) -> u32 {
        self.white + self.bme + self.unknown
    }

    /// People of one group, and nobody of the others.
    pub const fn of(group: Group, people: u32) -> Self {
        match group {
            Group::White => Self::new(people, 0, 0),
            Group::Bme => Self::new(0, people, 0),
            Group::Unknown => Self::new(0, 0, people),
        }
    }

    /// Everyone whose ethnicity is known.
    pub const fn stated(self) -> u32 {
        self.white + self.bme
    }

    /// The count of one group.
    pub const fn get(self, group: Group) -> u32 {
        match group {
            Group::White => self.white,
            Group::Bme => self.bme,
            Group::Unknown => self.unknown,
        }
    }

    /// The same with another number of people in one group.
    #[must_use]
    pub const fn with(mut self, group: Group, people: u32) -> Self {
        match group {
            Group::White => self.white = people,
            Group::Bme => self.bme = people,
            Group::Unknown => self.unknown = people,
        }
        self
    }

    /// Counts one more person.
    pub fn count(&mut self, group: Group) {
        match group {
            Group::White => self.white += 1,
            Group::Bme => self.bme += 1,
            Group::Unknown => self.unknown += 1,
        }
    }

    /// The group's share of everyone, unknown included, in percent 0–100; `None` where nobody is counted.
    pub fn percent(self, group: Group) -> Option<f64> {
        (self.total() > 0).then(|| f64::from(self.get(group)) * 100.0 / f64::from(self.total()))
    }

    /// Group by group, what is left after taking `part` away; `None` where a part is larger than its whole.
    pub fn minus(self, part: Self) -> Option<Self> {
        Some(Self {
            white: self.white.checked_sub(part.white)?,
            bme: self.bme.checked_sub(part.bme)?,
            unknown: self.unknown.checked_sub(part.unknown)?,
        })
    }
}

impl Add for Triple {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            white: self.white + other.white,
            bme: self.bme + other.bme,
            unknown: self.unknown + other.unknown,
        }
    }
}

impl AddAssign for Triple {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Triple {
    fn sum<I: Iterator<Item = Self>>(triples: I) -> Self {
        triples.fold(Self::default(), Add::add)
    }
}
