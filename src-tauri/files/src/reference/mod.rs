//! Data files of the standard, one parser each.
//!
//! What the standard asks, what codes mean, what is published and what helps is data with a source and a confidence on every
//! row. The parsers are strict: a file with an unknown column, a bad key or a row without a source is refused, with the line
//! and the reason. Nothing here opens a file: [`Reference::built_in`] holds the files that came with the program, and a trust's
//! own file is passed in as text.

pub mod actions;
pub mod benchmarks;
pub mod codes;
pub mod headings;
pub mod rules;

mod document;
mod table;

use domain::benchmark::Benchmarks;
use domain::classify::CodeList;
use domain::ethnicity::Group;
use domain::pay_scale::PayScaleList;
use domain::plan::LibraryAction;
use domain::recruitment::Stage;
use domain::rules::RulePack;
use domain::workforce::{Band, Section};

use codes::Standing;
use headings::Headings;

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
    /// Rule packs, oldest first.
    pub rules: Vec<RulePack>,
    /// The library of actions.
    pub actions: Vec<LibraryAction>,
}

macro_rules! asset {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../../assets/reference/", $name)))
    };
}

/// The documents that rule packs share.
fn shared(name: &str) -> Option<String> {
    let text = match name {
        "indicators.toml" => asset!("rules/indicators.toml").1,
        "items.toml" => asset!("rules/items.toml").1,
        _ => return None,
    };
    Some(text.to_owned())
}

impl Lists {
    /// The lists that came with the program.
    pub fn built_in() -> Result<Self, ReferenceError> {
        let yes_or_no = |(file, text): (&str, &str), column: &str| codes::yes_or_no(file, text, column);
        let standing = |(file, text): (&str, &str)| codes::standing(file, text);
        let (ethnic_origin, pay_scale) = (asset!("codes/ethnic_origin.csv"), asset!("codes/pay_scale.csv"));
        let (job_role, staff_group) = (asset!("codes/job_role.csv"), asset!("codes/staff_group.csv"));
        let occupation_code = asset!("codes/occupation_code.csv");
        let recruitment_stage = asset!("codes/recruitment_stage.csv");
        let recruitment_ceiling = asset!("codes/recruitment_ceiling.csv");
        let survey_indicator = asset!("codes/survey_indicator.csv");
        Ok(Self {
            ethnic_origin: codes::ethnic_origin(ethnic_origin.0, ethnic_origin.1)?,
            pay_scale: codes::pay_scale(pay_scale.0, pay_scale.1)?,
            job_role: codes::job_role(job_role.0, job_role.1)?,
            staff_group: codes::staff_group(staff_group.0, staff_group.1)?,
            occupation_code: codes::occupation_code(occupation_code.0, occupation_code.1)?,
            assignment_category: standing(asset!("codes/assignment_category.csv"))?,
            assignment_status: standing(asset!("codes/assignment_status.csv"))?,
            person_type: standing(asset!("codes/person_type.csv"))?,
            recruitment_stage: codes::recruitment_stage(recruitment_stage.0, recruitment_stage.1)?,
            recruitment_ceiling: codes::recruitment_ceiling(recruitment_ceiling.0, recruitment_ceiling.1)?,
            survey_indicator: codes::survey_indicator(survey_indicator.0, survey_indicator.1)?,
            case_type: yes_or_no(asset!("codes/case_type.csv"), "disciplinary")?,
            case_stage: yes_or_no(asset!("codes/case_stage.csv"), "formal")?,
            learning: yes_or_no(asset!("codes/learning.csv"), "non_mandatory")?,
            attendance: yes_or_no(asset!("codes/attendance.csv"), "attended")?,
            yes_no: yes_or_no(asset!("codes/yes_no.csv"), "yes")?,
            board_office: yes_or_no(asset!("codes/board_office.csv"), "executive")?,
            board_vote: yes_or_no(asset!("codes/board_vote.csv"), "voting")?,
        })
    }
}

impl Reference {
    /// The data files that came with the program.
    pub fn built_in() -> Result<Self, ReferenceError> {
        let (headings, benchmarks, actions) =
            (asset!("headings.csv"), asset!("benchmarks.csv"), asset!("actions.toml"));
        let packs = [
            asset!("rules/2023.toml"),
            asset!("rules/2024.toml"),
            asset!("rules/2025.toml"),
            asset!("rules/2026.toml"),
        ];
        let mut rules = packs
            .into_iter()
            .map(|(file, text)| rules::parse(file, text, shared))
            .collect::<Result<Vec<RulePack>, ReferenceError>>()?;
        rules.sort_by_key(|pack| pack.year);
        Ok(Self {
            lists: Lists::built_in()?,
            headings: headings::parse(headings.0, headings.1)?,
            benchmarks: benchmarks::parse(benchmarks.0, benchmarks.1)?,
            rules,
            actions: actions::parse(actions.0, actions.1)?,
        })
    }

    /// The rules of a collection year; `None` where no pack is held for it.
    pub fn rules_for(&self, year: u16) -> Option<&RulePack> {
        self.rules.iter().find(|pack| pack.year == year)
    }
}
