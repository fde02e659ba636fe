//! Data files of the standard, one parser each.
//!
//! What the standard asks, what codes mean, what is published and what helps is data with a source and a confidence on every
//! row. The parsers are strict: a file with an unknown column, a bad key or a row without a source is refused, with the line
//! and the reason. Nothing here opens a file: [`Reference::built_in`] holds the files that came with the program, and a trust's
//! own file is passed in as text.

pub mod actions;
pub mod benchmarks;
pub mod blanks;
pub mod codes;
pub mod disclosure;
pub mod headings;
pub mod help;
pub mod measures;
pub mod peers;
pub mod rules;
pub mod themes;
pub mod wording;

mod built_in;
mod document;
mod pack;
mod table;

use domain::benchmark::Benchmarks;
use domain::classify::CodeList;
use domain::disclosure::Thresholds;
use domain::ethnicity::Group;
use domain::pay_scale::PayScaleList;
use domain::plan::wording::Vocabulary;
use domain::plan::{LibraryAction, Theme};
use domain::recruitment::Stage;
use domain::rules::RulePack;
use domain::workforce::{Band, Section};

use codes::Standing;
use headings::Headings;

pub use pack::Pack;

/// Why a data file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}")]
pub struct ReferenceError {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1; 1 where the file as a whole is meant.
    pub line: u64,
    /// What is wrong with it.
    pub message: String,
}

impl ReferenceError {
    fn new(file: &str, line: u64, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            message: message.into(),
        }
    }
}

/// Every code list.
#[derive(Debug, Clone)]
pub struct Lists {
    /// Ethnic origins: the three groups.
    pub ethnic_origin: CodeList<Group>,
    /// Pay scales: the bands.
    pub pay_scale: PayScaleList,
    /// Roles of doctors: medical subgroups. A role it does not name says nothing.
    pub job_role: CodeList<Band>,
    /// Staff groups: the sections.
    pub staff_group: CodeList<Section>,
    /// Occupation codes: the sections, for a trust that tells them apart by these.
    pub occupation_code: CodeList<Section>,
    /// Assignment categories and contract types: who can count.
    pub assignment_category: CodeList<Standing>,
    /// Assignment statuses: who can count.
    pub assignment_status: CodeList<Standing>,
    /// Person types: who can count.
    pub person_type: CodeList<Standing>,
    /// Recruitment statuses: the furthest stage.
    pub recruitment_stage: CodeList<Stage>,
    /// Words of a recruitment status that overrule dates and flags: the stage it got to at most.
    pub recruitment_ceiling: CodeList<Stage>,
    /// Labels of survey tables made by hand: which of the indicators 5 to 8.
    pub survey_indicator: CodeList<u8>,
    /// Case types: whether disciplinary.
    pub case_type: CodeList<bool>,
    /// Case stages: whether a formal investigation was entered.
    pub case_stage: CodeList<bool>,
    /// Learning categories: whether non-mandatory.
    pub learning: CodeList<bool>,
    /// Attendance: whether attended.
    pub attendance: CodeList<bool>,
    /// Flags: yes and no.
    pub yes_no: CodeList<bool>,
    /// Marks, campaigns and routes of applications: whether overseas recruitment.
    pub overseas: CodeList<bool>,
    /// Offices of board members: whether executive.
    pub board_office: CodeList<bool>,
    /// Votes of board members: whether voting.
    pub board_vote: CodeList<bool>,
}

/// Everything the data files hold.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Code lists.
    pub lists: Lists,
    /// Column headings.
    pub headings: Headings,
    /// Published figures.
    pub benchmarks: Benchmarks,
    /// Rule packs, the earliest year first; of one year, the one in force first.
    pub rules: Vec<RulePack>,
    /// The library of actions.
    pub actions: Vec<LibraryAction>,
    /// What the library that came with the program calls itself: its name and edition.
    pub library: (String, String),
    /// Themes of good practice, each of the nine indicators in one.
    pub themes: Vec<Theme>,
    /// The words of the wording check.
    pub wording: Vocabulary,
    /// What the measures beside the nine need to know.
    pub measures: measures::Measures,
    /// Which small numbers the levels hide, and what the trust may choose of it.
    pub disclosure: Thresholds,
}

impl Reference {
    /// The rules in force in a collection year; `None` where no pack is held for it.
    pub fn rules_for(&self, year: u16) -> Option<&RulePack> {
        self.rules.iter().find(|pack| pack.year == year)
    }

    /// The pack of a name.
    pub fn pack(&self, name: &str) -> Option<&RulePack> {
        self.rules.iter().find(|pack| pack.name == name)
    }

    /// The collection years there are rules for, earliest first, each once.
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = self.rules.iter().map(|pack| pack.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}
