//! Applications counted for indicator 2.

use chrono::NaiveDate;

use crate::ethnicity::{Group, Triple};
use crate::workforce::{Band, Section, Word};

/// The furthest stage an application reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Stage {
    /// Applied, and not shortlisted.
    Applied,
    /// Shortlisted, interviewed, offered without taking it up: shortlisted and not appointed.
    Shortlisted,
    /// Appointed from shortlisting.
    Appointed,
}

impl Stage {
    /// The stages in order.
    pub const ALL: [Self; 3] = [Self::Applied, Self::Shortlisted, Self::Appointed];

    /// The key used in data files, answers and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Shortlisted => "shortlisted",
            Self::Appointed => "appointed",
        }
    }

    /// Reads a key written by [`Stage::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }
}

/// What tells an application from others wherever it stands, as the file writes it. It is never kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Identity {
    /// Nothing does.
    #[default]
    Unknown,
    /// The application's number, with the job's title where there is one: another system may use the same.
    Number(String),
    /// The vacancy's reference and the application's number.
    Reference(String),
}

/// What a row of a recruitment list says of the applicant and the job, beside the group and the stage. Indicator 2 itself hangs on
/// none of it, only its breakdowns do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct About {
    /// First character of the applicant's national ethnic category, where the row gives one.
    pub category: Option<char>,
    /// Section of the return in which the job stands.
    pub section: Option<Section>,
    /// Band of the job.
    pub band: Option<Band>,
    /// Staff group of the job.
    pub staff_group: Word,
    /// Division of the job.
    pub division: Word,
    /// Sex or gender of the applicant.
    pub sex: Word,
    /// Whether the application came through overseas recruitment, where the row says so.
    pub overseas: Option<bool>,
}

impl About {
    /// What two rows of one application say together; where they differ the first holds, but either may mark it as overseas.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let word = |held: Word, other: Word| if held == Word::NONE { other } else { held };
        let is_overseas = [self.overseas, other.overseas].contains(&Some(true));
        Self {
            category: self.category.or(other.category),
            section: self.section.or(other.section),
            band: self.band.or(other.band),
            staff_group: word(self.staff_group, other.staff_group),
            division: word(self.division, other.division),
            sex: word(self.sex, other.sex),
            overseas: is_overseas.then_some(true).or(self.overseas).or(other.overseas),
        }
    }
}

/// One application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Application {
    /// Row number in the sheet.
    pub row: u32,
    /// The applicant's group.
    pub group: Group,
    /// The furthest stage reached.
    pub stage: Stage,
    /// Date of shortlisting, where given.
    #[cfg_attr(feature = "serde", serde(with = "crate::days"))]
    pub shortlisted: Option<NaiveDate>,
    /// What tells it from others.
    pub identity: Identity,
    /// What else the row says.
    pub about: About,
}

/// What became of one application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Shortlisted in the year; `true` if also appointed.
    Counted(bool),
    /// Never shortlisted.
    NotShortlisted,
    /// Shortlisted in another year.
    OutOfPeriod,
}

/// Shortlisted and appointed applicants of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recruitment {
    /// Applicants shortlisted.
    pub shortlisted: Triple,
    /// Of these, appointed.
    pub appointed: Triple,
}

impl Application {
    /// What becomes of the application in a year that runs from `first` to `last` day. Without a date it counts: the file is then
    /// taken to be of one year, which is said in a finding.
    pub fn outcome(&self, first: NaiveDate, last: NaiveDate) -> Outcome {
        if self.stage == Stage::Applied {
            Outcome::NotShortlisted
        } else if self.shortlisted.is_some_and(|date| date < first || date > last) {
            Outcome::OutOfPeriod
        } else {
            Outcome::Counted(self.stage == Stage::Appointed)
        }
    }
}

/// A step of recruitment of which a summary table gives counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Step {
    /// Applied.
    Applied,
    /// Shortlisted.
    Shortlisted,
    /// Interviewed.
    Interviewed,
    /// Offered a job.
    Offered,
    /// Appointed.
    Appointed,
}

impl Step {
    /// The steps in order.
    pub const ALL: [Self; 5] = [
        Self::Applied,
        Self::Shortlisted,
        Self::Interviewed,
        Self::Offered,
        Self::Appointed,
    ];

    /// The key used in data files and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Shortlisted => "shortlisted",
            Self::Interviewed => "interviewed",
            Self::Offered => "offered",
            Self::Appointed => "appointed",
        }
    }

    /// Reads a key written by [`Step::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// The step's name for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Applied => "Applied",
            Self::Shortlisted => "Shortlisted",
            Self::Interviewed => "Interviewed",
            Self::Offered => "Offered",
            Self::Appointed => "Appointed",
        }
    }
}

/// One count of a summary table: a cell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Tally {
    /// The ethnic group's line: its row, or its column where the groups stand across. Counts of one line belong together.
    pub line: u32,
    /// Row of the cell in the sheet, from 1.
    pub row: u32,
    /// Column of the cell in the sheet, from 1.
    pub column: u32,
    /// The group.
    pub group: Group,
    /// First character of the national code, where the line is a national category.
    pub category: Option<char>,
    /// The step.
    pub step: Step,
    /// Applicants.
    pub people: u32,
}

/// Recruitment as a table of counts by ethnic group, in place of a list of applications.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Summary {
    /// Every count, line by line. None is hidden or unknown.
    pub tallies: Vec<Tally>,
}

impl Summary {
    /// Applicants of each group who got to a step, as the table gives them.
    pub fn count(&self, step: Step) -> Triple {
        let mut counts = Triple::default();
        for tally in self.tallies.iter().filter(|tally| tally.step == step) {
            let people = match tally.group {
                Group::White => &mut counts.white,
                Group::Bme => &mut counts.bme,
                Group::Unknown => &mut counts.unknown,
            };
            *people = people.saturating_add(tally.people);
        }
        counts
    }

    /// Shortlisted and appointed applicants. Where a line has more appointed than shortlisted, which cannot be and is a finding of
    /// its reading, everyone appointed is taken to have been shortlisted.
    pub fn recruitment(&self) -> Recruitment {
        let mut recruitment = Recruitment {
            shortlisted: self.count(Step::Shortlisted),
            appointed: self.count(Step::Appointed),
        };
        for (group, shortlisted, appointed) in self.lines() {
            let missing = appointed.saturating_sub(shortlisted);
            match group {
                Group::White => recruitment.shortlisted.white += missing,
                Group::Bme => recruitment.shortlisted.bme += missing,
                Group::Unknown => recruitment.shortlisted.unknown += missing,
            }
        }
        recruitment
    }

    /// Rows of the sheet that hold a count.
    pub fn rows(&self) -> usize {
        let rows: std::collections::BTreeSet<u32> = self.tallies.iter().map(|tally| tally.row).collect();
        rows.len()
    }

    /// The same applicants one by one, as a list of applications would have them: each with the row of the sheet that tells of the
    /// furthest stage. They count to [`Summary::recruitment`].
    pub fn applications(&self) -> impl Iterator<Item = Application> + '_ {
        let mut lines: Vec<u32> = self.tallies.iter().map(|tally| tally.line).collect();
        lines.dedup();
        lines.into_iter().flat_map(move |line| {
            let of = move |step: Step| {
                self.tallies
                    .iter()
                    .find(move |held| held.line == line && held.step == step)
            };
            let people = |step: Step| of(step).map_or(0, |held| held.people);
            let (appointed, shortlisted) = (people(Step::Appointed), people(Step::Shortlisted));
            let only_shortlisted = shortlisted.saturating_sub(appointed);
            let only_applied = people(Step::Applied).saturating_sub(shortlisted.max(appointed));
            [
                (Step::Appointed, Stage::Appointed, appointed),
                (Step::Shortlisted, Stage::Shortlisted, only_shortlisted),
                (Step::Applied, Stage::Applied, only_applied),
            ]
            .into_iter()
            .filter_map(move |(step, stage, number)| Some((of(step)?, stage, number)))
            .flat_map(|(tally, stage, number)| {
                (0..number).map(move |_| Application {
                    row: tally.row,
                    group: tally.group,
                    stage,
                    shortlisted: None,
                    identity: Identity::Unknown,
                    about: About {
                        category: tally.category,
                        ..About::default()
                    },
                })
            })
        })
    }

    /// Group, shortlisted and appointed of each line.
    fn lines(&self) -> Vec<(Group, u32, u32)> {
        let mut lines: std::collections::BTreeMap<u32, (Group, u32, u32)> = std::collections::BTreeMap::new();
        for tally in &self.tallies {
            let line = lines.entry(tally.line).or_insert((tally.group, 0, 0));
            match tally.step {
                Step::Shortlisted => line.1 = tally.people,
                Step::Appointed => line.2 = tally.people,
                Step::Applied | Step::Interviewed | Step::Offered => {}
            }
        }
        lines.into_values().collect()
    }
}
