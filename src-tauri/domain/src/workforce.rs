//! Who is staff, in which row of the return, on the snapshot date.
//!
//! A staff list has one row an assignment; the standard counts heads. Here stands what an assignment is and why a row may not
//! count by itself; which of a person's rows stands for them is decided in [`crate::headcount`].

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::ethnicity::{Origin, Triple};

/// The three parts of indicator 1. Source: rules of the standard, indicator 1 (clinical and non-clinical, medical apart).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Section {
    /// Non-clinical staff.
    NonClinical,
    /// Clinical staff other than doctors and dentists.
    Clinical,
    /// Doctors and dentists.
    Medical,
}

impl Section {
    /// The sections in the order of the return.
    pub const ALL: [Self; 3] = [Self::NonClinical, Self::Clinical, Self::Medical];

    /// The key used in data files, answers and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NonClinical => "non_clinical",
            Self::Clinical => "clinical",
            Self::Medical => "medical",
        }
    }

    /// Reads a key written by [`Section::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }

    /// The section's name for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NonClinical => "Non-clinical",
            Self::Clinical => "Clinical (not medical)",
            Self::Medical => "Medical and dental",
        }
    }

    /// The bands that have a row in this section, in the order of the return.
    pub fn bands(self) -> impl Iterator<Item = Band> {
        Band::ALL
            .into_iter()
            .filter(move |band| band.is_medical() == (self == Self::Medical))
    }
}

macro_rules! bands {
    ($($variant:ident $key:literal $label:literal $medical:literal),+ $(,)?) => {
        /// A row of indicator 1 within its section: an Agenda for Change band, very senior manager, or a medical subgroup.
        ///
        /// The order is the order of seniority used to settle ties between two posts, and the order of the return.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[allow(missing_docs, reason = "each variant's label says what it is")]
        pub enum Band { $($variant),+ }

        impl Band {
            /// Every band, in order.
            pub const ALL: [Self; 19] = [$(Self::$variant),+];

            /// The key used in data files, answers and JSON.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The band's name for a reader.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// Whether the band is one of the medical and dental subgroups.
            pub const fn is_medical(self) -> bool {
                match self { $(Self::$variant => $medical),+ }
            }
        }
    };
}

bands! {
    Under1 "under_1" "Under band 1" false,
    Band1 "band_1" "Band 1" false,
    Band2 "band_2" "Band 2" false,
    Band3 "band_3" "Band 3" false,
    Band4 "band_4" "Band 4" false,
    Band5 "band_5" "Band 5" false,
    Band6 "band_6" "Band 6" false,
    Band7 "band_7" "Band 7" false,
    Band8a "band_8a" "Band 8a" false,
    Band8b "band_8b" "Band 8b" false,
    Band8c "band_8c" "Band 8c" false,
    Band8d "band_8d" "Band 8d" false,
    Band9 "band_9" "Band 9" false,
    Vsm "vsm" "Very senior manager" false,
    Consultant "consultant" "Consultants" true,
    SeniorMedicalManager "senior_medical_manager" "Senior medical managers" true,
    CareerGrade "career_grade" "Non-consultant career grades" true,
    Trainee "trainee" "Trainee grades" true,
    OtherMedical "other_medical" "Other medical and dental" true,
}

impl Band {
    /// Reads a key written by [`Band::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.key() == key)
    }

    /// Bands 8a to 9 and very senior managers: the rows read as senior leadership outside medicine.
    pub const fn is_senior(self) -> bool {
        matches!(
            self,
            Self::Band8a | Self::Band8b | Self::Band8c | Self::Band8d | Self::Band9 | Self::Vsm
        )
    }

    /// The rank that settles which of two posts is the higher one. A senior medical manager is a consultant who manages, so
    /// ranks highest in medicine.
    pub(crate) fn rank(self) -> u8 {
        match self {
            Self::OtherMedical => 20,
            Self::Trainee => 21,
            Self::CareerGrade => 22,
            Self::Consultant => 23,
            Self::SeniorMedicalManager => 24,
            afc => afc as u8,
        }
    }
}

/// Why a row of a staff list does not stand for a person in the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum LeftOut {
    /// Bank-only post; bank workers have a standard of their own.
    Bank,
    /// Bank-only post that had ended by the snapshot date.
    BankEnded,
    /// Bank-only post that begins after the snapshot date.
    BankNotBegun,
    /// Agency worker.
    Agency,
    /// Honorary contract.
    Honorary,
    /// Chair or non-executive director; counted in indicator 9 only.
    NonExecutive,
    /// Student or volunteer.
    Student,
    /// The trust decided to leave this kind of row out.
    Excluded,
    /// Left before the snapshot date.
    Leaver,
    /// Starts after the snapshot date.
    StarterAfter,
    /// Another post of the same person decides the row.
    SecondPost,
}

impl LeftOut {
    /// Every reason, in the order in which they are tried.
    pub const ALL: [Self; 11] = [
        Self::Bank,
        Self::BankEnded,
        Self::BankNotBegun,
        Self::Agency,
        Self::Honorary,
        Self::NonExecutive,
        Self::Student,
        Self::Leaver,
        Self::StarterAfter,
        Self::Excluded,
        Self::SecondPost,
    ];

    /// The key used in data files, the store and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::BankEnded => "bank_ended",
            Self::BankNotBegun => "bank_not_begun",
            Self::Agency => "agency",
            Self::Honorary => "honorary",
            Self::NonExecutive => "non_executive",
            Self::Student => "student",
            Self::Excluded => "excluded",
            Self::Leaver => "leaver",
            Self::StarterAfter => "starter_after",
            Self::SecondPost => "second_post",
        }
    }

    /// Reads a key written by [`LeftOut::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }

    /// Whether the reason puts a person outside the standard altogether, so that their cases and learning are left out too.
    pub const fn is_outside_the_standard(self) -> bool {
        matches!(
            self,
            Self::Bank
                | Self::BankEnded
                | Self::BankNotBegun
                | Self::Agency
                | Self::Honorary
                | Self::NonExecutive
                | Self::Student
                | Self::Excluded
        )
    }

    /// Whether the post is a bank post, in force on the snapshot date or not.
    pub const fn is_bank(self) -> bool {
        matches!(self, Self::Bank | Self::BankEnded | Self::BankNotBegun)
    }

    /// What two columns say of one row together: the first, save that a bank post of which the other says that it has ended or not begun
    /// stays a bank post, which is not in force. Whoever left the bank is no leaver of the trust's staff.
    #[must_use]
    pub const fn together(self, other: Self) -> Self {
        match (self, other) {
            (Self::Bank, Self::Leaver) | (Self::Leaver, Self::Bank) => Self::BankEnded,
            (Self::Bank, Self::StarterAfter) | (Self::StarterAfter, Self::Bank) => Self::BankNotBegun,
            _ => self,
        }
    }
}

/// Number of a text that stands on many rows of a list, such as a division's name; whoever reads the list tells the text before the
/// first row that has it. What the number stands for is of no matter to the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Word(pub u32);

impl Word {
    /// Nothing is recorded.
    pub const NONE: Self = Self(0);
}

/// One row of a staff list, understood.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Assignment {
    /// Row number in the sheet, counted from 1 as a spreadsheet shows it.
    pub row: u32,
    /// The person, by the canonical form of the trust's own number; empty where the row gives none, and the row is then taken
    /// for a person of its own.
    pub person: String,
    /// Ethnic origin on this row.
    pub origin: Origin,
    /// Section of the return; `None` only where the row is left out.
    pub section: Option<Section>,
    /// Band; `None` only where the row is left out.
    pub band: Option<Band>,
    /// Full-time equivalent, where given.
    pub fte: Option<f64>,
    /// Whether the list marks the post as the person's primary one, where it says.
    pub primary: Option<bool>,
    /// First day in post, where given.
    #[cfg_attr(feature = "serde", serde(with = "crate::days"))]
    pub start: Option<NaiveDate>,
    /// Last day in post; `None` is open.
    #[cfg_attr(feature = "serde", serde(with = "crate::days"))]
    pub leave: Option<NaiveDate>,
    /// Why the row's category puts it outside the count, before dates are looked at.
    pub category: Option<LeftOut>,
    /// The trust's answer left this row out.
    pub excluded: bool,
    /// Staff group as recorded, tidied.
    pub staff_group: Word,
    /// Division or directorate as recorded, tidied.
    pub division: Word,
    /// Sex or gender as recorded, tidied.
    pub sex: Word,
}

impl Assignment {
    /// Why the row cannot stand for a person on the snapshot date; `None` if it can.
    pub fn left_out(&self, snapshot: NaiveDate) -> Option<LeftOut> {
        let by_date = if self.leave.is_some_and(|last_day| last_day < snapshot) {
            Some(LeftOut::Leaver)
        } else if self.start.is_some_and(|first_day| first_day > snapshot) {
            Some(LeftOut::StarterAfter)
        } else {
            None
        };
        match (self.category, by_date) {
            (Some(category), Some(by_date)) => Some(category.together(by_date)),
            (Some(reason), None) | (None, Some(reason)) => Some(reason),
            (None, None) => self.excluded.then_some(LeftOut::Excluded),
        }
    }
}

/// The rows of indicator 1: how many people in each section and band.
///
/// A senior medical manager is held once, under [`Band::SeniorMedicalManager`]; the return's line for consultants includes
/// them and shows them again as an "of which" line, which [`Workforce::row`] does and [`Workforce::total`] does not repeat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workforce {
    /// People by section and band; every person in exactly one place.
    pub people: BTreeMap<(Section, Band), Triple>,
}

impl Workforce {
    /// One row as the return prints it: consultants include the senior medical managers.
    pub fn row(&self, section: Section, band: Band) -> Triple {
        let held = |band| self.people.get(&(section, band)).copied().unwrap_or_default();
        if band == Band::Consultant {
            held(band) + held(Band::SeniorMedicalManager)
        } else {
            held(band)
        }
    }

    /// Everyone in a section, each person once.
    pub fn section(&self, section: Section) -> Triple {
        self.people
            .iter()
            .filter(|((held, _), _)| *held == section)
            .map(|(_, triple)| *triple)
            .sum()
    }

    /// Everyone, each person once.
    pub fn total(&self) -> Triple {
        self.people.values().copied().sum()
    }

    /// Bands 8a to 9 and very senior managers, clinical and non-clinical together; doctors are not in it.
    pub fn senior(&self) -> Triple {
        self.people
            .iter()
            .filter(|((_, band), _)| band.is_senior())
            .map(|(_, triple)| *triple)
            .sum()
    }
}
