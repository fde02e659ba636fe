//! Indicators 1 to 4 line by line: by band, section, staff group, division, ethnic category, sex, and with and without overseas
//! recruitment.
//!
//! Every person stands on exactly one line, so that the lines add up to the indicator; a senior medical manager stands on a line of
//! their own and not among the consultants. What is not recorded is a line too, never dropped. Nothing is hidden here: that is
//! [`crate::disclosure`], through [`hidden`].

use std::borrow::Cow;
use std::collections::HashMap;

use crate::disclosure::Rule;
use crate::ethnicity::{Group, Triple};
use crate::indicator::relative_likelihood::{self, Ratio, RelativeLikelihood};
use crate::rules::RulePack;
use crate::workforce::{Band, Section};

/// By what an indicator can be broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Band of the return, or medical subgroup.
    Band,
    /// Non-clinical, clinical, medical.
    Section,
    /// Staff group as recorded.
    StaffGroup,
    /// The column that the trust reads as its divisions, as recorded.
    Division,
    /// The sixteen national ethnic categories, and not stated. Source: NHS Data Dictionary, ethnic category.
    EthnicGroup,
    /// Sex or gender as recorded.
    Sex,
    /// Whether an application came through overseas recruitment; of indicator 2 alone.
    Overseas,
}

impl Dimension {
    /// Every dimension, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Band,
        Self::Section,
        Self::StaffGroup,
        Self::Division,
        Self::EthnicGroup,
        Self::Sex,
        Self::Overseas,
    ];

    /// The key used on the command line and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Band => "band",
            Self::Section => "section",
            Self::StaffGroup => "staff-group",
            Self::Division => "division",
            Self::EthnicGroup => "ethnic-group",
            Self::Sex => "sex",
            Self::Overseas => "overseas",
        }
    }

    /// Reads a key written by [`Dimension::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.key() == key)
    }

    /// The dimension's name for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Band => "Band",
            Self::Section => "Clinical, non-clinical, medical",
            Self::StaffGroup => "Staff group",
            Self::Division => "Division",
            Self::EthnicGroup => "Ethnic group",
            Self::Sex => "Sex",
            Self::Overseas => "Overseas recruitment",
        }
    }

    /// Whether an indicator, by its number, can be broken down so.
    pub const fn is_of(self, indicator: u8) -> bool {
        match self {
            Self::Overseas => indicator == 2,
            _ => matches!(indicator, 1..=4),
        }
    }

    /// Whether the lines have an order of their own; all others are ordered by how many people they concern.
    pub const fn has_order(self) -> bool {
        matches!(self, Self::Band | Self::Section | Self::EthnicGroup | Self::Overseas)
    }
}

/// What is recorded of somebody's post, or of an application's job and applicant, beside the ethnic group.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Particulars {
    /// First character of the national ethnic category.
    pub category: Option<char>,
    /// Section of the return.
    pub section: Option<Section>,
    /// Band, or medical subgroup.
    pub band: Option<Band>,
    /// Staff group as recorded, tidied; empty where not given.
    pub staff_group: String,
    /// Division as recorded, tidied; empty where not given.
    pub division: String,
    /// Sex as recorded, tidied; empty where not given.
    pub sex: String,
    /// Whether the application came through overseas recruitment, where the list says so.
    pub overseas: Option<bool>,
}

/// Where people stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// A record says it.
    Recorded(&'a Particulars),
    /// They have a number, and the staff list does not know it.
    NotListed,
    /// They have no number by which they could be looked up.
    NoNumber,
}

/// What a line is of. The order is that of the return, of the national categories and of the alphabet, with what is not recorded last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key<'a> {
    /// A band or subgroup. Consultants are here without those who are senior medical managers.
    Band(Band),
    /// A section.
    Section(Section),
    /// A staff group, a division or a sex, as recorded.
    Text(&'a str),
    /// A national ethnic category, by its first character.
    Category(char),
    /// Not marked as overseas recruitment (`false`), or marked (`true`).
    Overseas(bool),
    /// An ethnic origin is stated without a national category.
    NoCategory,
    /// Ethnicity is not stated, not known or blank.
    Unknown,
    /// The record does not give it.
    NotGiven,
    /// On no staff list.
    NotListed,
}

impl<'a> Key<'a> {
    /// The line's key in JSON; empty where the record does not give it.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Self::Band(band) => band.key().into(),
            Self::Section(section) => section.key().into(),
            Self::Text(text) => text.into(),
            Self::Category(category) => category.to_string().into(),
            Self::Overseas(false) => "without".into(),
            Self::Overseas(true) => "overseas".into(),
            Self::NoCategory | Self::NotGiven => "".into(),
            Self::Unknown => "unknown".into(),
            Self::NotListed => "not_listed".into(),
        }
    }

    /// Where people of one group stand in a dimension.
    pub fn of(dimension: Dimension, place: Place<'a>, group: Group) -> Self {
        let held = match place {
            Place::Recorded(held) => held,
            Place::NotListed => return Self::NotListed,
            Place::NoNumber => return Self::NotGiven,
        };
        let text = |text: &'a str| {
            if text.is_empty() {
                Self::NotGiven
            } else {
                Self::Text(text)
            }
        };
        match dimension {
            Dimension::Band => held.band.map_or(Self::NotGiven, Self::Band),
            Dimension::Section => held.section.map_or(Self::NotGiven, Self::Section),
            Dimension::StaffGroup => text(&held.staff_group),
            Dimension::Division => text(&held.division),
            Dimension::Sex => text(&held.sex),
            // Somebody who states an origin without a category must not stand with those who state none; those who declined do.
            Dimension::EthnicGroup if group == Group::Unknown => Self::Unknown,
            Dimension::EthnicGroup => held.category.map_or(Self::NoCategory, Self::Category),
            // Such columns mark the few, so a blank one is not marked.
            Dimension::Overseas => Self::Overseas(held.overseas == Some(true)),
        }
    }
}

/// People who stand in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Where.
    pub place: Place<'a>,
    /// Applicants shortlisted (2), staff in post (1, 3, 4).
    pub whole: Triple,
    /// Appointed (2), entered the formal process (3), accessed training (4); nobody for 1.
    pub part: Triple,
}

/// One line of a breakdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// What it is of.
    pub key: Key<'a>,
    /// Applicants shortlisted (2), staff in post (1, 3, 4).
    pub whole: Triple,
    /// Appointed (2), entered the formal process (3), accessed training (4); nobody for 1.
    pub part: Triple,
}

/// The lines of a dimension, in order. They add up to the cells: every person is on one line. A line of nobody is none.
pub fn lines<'a>(dimension: Dimension, cells: impl IntoIterator<Item = Cell<'a>>) -> Vec<Line<'a>> {
    let mut held: HashMap<Key<'a>, (Triple, Triple)> = HashMap::new();
    for cell in cells {
        for group in Group::ALL {
            let (whole, part) = (cell.whole.get(group), cell.part.get(group));
            if whole + part == 0 {
                continue;
            }
            let line = held.entry(Key::of(dimension, cell.place, group)).or_default();
            line.0 += Triple::of(group, whole);
            line.1 += Triple::of(group, part);
        }
    }
    let mut lines: Vec<Line<'a>> = held
        .into_iter()
        .map(|(key, (whole, part))| Line { key, whole, part })
        .collect();
    lines.sort_unstable_by_key(|line| line.key);
    lines
}

/// All lines together.
pub fn total(lines: &[Line<'_>]) -> (Triple, Triple) {
    (
        lines.iter().map(|line| line.whole).sum(),
        lines.iter().map(|line| line.part).sum(),
    )
}

/// Why a line has no ratio of its own, before its rates are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoComparison {
    /// The line's people are among the White people with whom every other category is compared.
    White,
    /// Nobody on the line states an ethnicity.
    Unknown,
    /// Nobody of the line is in the whole: they have left, or are on no staff list.
    NotInPost,
    /// More people of this group in the part than in the whole, since some have left; a rate above one is none.
    MoreThanWhole(Group),
}

impl NoComparison {
    /// The key used in JSON, such as `white_category`.
    pub fn key(self) -> String {
        match self {
            Self::White => "white_category".to_owned(),
            Self::Unknown => "ethnicity_unknown".to_owned(),
            Self::NotInPost => "not_in_post".to_owned(),
            Self::MoreThanWhole(group) => format!("more_{}_than_in_post", group.key()),
        }
    }
}

/// The indicator of one line.
///
/// By ethnic category, the line's own BME people are set beside White people of all lines: that is the comparison the indicator itself
/// makes, every category has the same one, and it does not hang on how a trust records White British. White categories are a part of
/// what they would be compared with, so they have a rate and no ratio. In every other dimension White and BME people of the line
/// are compared with each other.
///
/// # Errors
/// Why there is no comparison. A comparison whose ratio cannot be worked out is none: its [`RelativeLikelihood::value`] says why.
pub fn compare(
    dimension: Dimension,
    ratio: Ratio,
    line: &Line<'_>,
    all: (Triple, Triple),
    rules: &RulePack,
) -> Result<RelativeLikelihood, NoComparison> {
    let (mut whole, mut part) = (line.whole, line.part);
    if line.key == Key::Unknown {
        return Err(NoComparison::Unknown);
    }
    if whole == Triple::default() {
        return Err(NoComparison::NotInPost);
    }
    if dimension == Dimension::EthnicGroup {
        if whole.bme + part.bme == 0 {
            return Err(NoComparison::White);
        }
        (whole.white, part.white) = (all.0.white, all.1.white);
    }
    if whole.stated() + part.stated() == 0 {
        return Err(NoComparison::Unknown);
    }
    for group in [Group::White, Group::Bme] {
        if whole.get(group) > 0 && part.get(group) > whole.get(group) {
            return Err(NoComparison::MoreThanWhole(group));
        }
    }
    Ok(relative_likelihood::compute(ratio, whole, part, rules))
}

/// Which lines a level hides, of lines whose total is shown: those with a small number in the whole, in the part or in what is left
/// between them, and others so that none of these can be worked out by taking away. A hidden line hides its rates, its ratio, its
/// interval and its shortfall with it.
///
/// `already` names lines that another table of the same people hides: they stay hidden here, so that the two tables side by side show
/// of the whole no more than that one alone.
pub fn hidden(lines: &[Line<'_>], already: &[bool], level: Rule) -> Vec<bool> {
    let rows: Vec<[u32; 9]> = lines
        .iter()
        .map(|line| {
            let mut row = [0; 9];
            for (place, group) in Group::ALL.into_iter().enumerate() {
                let (whole, part) = (line.whole.get(group), line.part.get(group));
                row[place] = whole;
                row[place + 3] = part;
                row[place + 6] = whole.saturating_sub(part);
            }
            row
        })
        .collect();
    level.hidden_beside(&rows, already)
}

/// A caution where many lines are compared at once: some differ by chance alone. `None` where there are few.
///
/// Source: one in twenty of intervals at 95 % misses what it is an interval of; the false-discovery caution for many cuts.
pub fn caution(compared: usize) -> Option<String> {
    const FEW: usize = 5;
    if compared < FEW {
        return None;
    }
    let expected = match (compared + 10) / 20 {
        0 => "it would be no surprise if one of them did".to_owned(),
        1 => "expect about one of them to".to_owned(),
        some => format!("expect about {some} of them to"),
    };
    Some(format!(
        "{compared} lines are compared here. Even where there is no real difference anywhere, about one interval in twenty leaves out \
         parity by chance, so {expected}. Look first at where most people are concerned, and at whether last year says the same."
    ))
}
