//! The data files that came with the program.

use domain::rules::RulePack;

use super::headings::Headings;
use super::{
    Lists, Reference, ReferenceError, actions, benchmarks, codes, disclosure, headings, measures, rules, themes,
    wording,
};

macro_rules! asset {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../../assets/reference/", $name)))
    };
}

/// The documents that rule packs share.
pub(super) fn shared(name: &str) -> Option<String> {
    let text = match name {
        "indicators-2016.toml" => asset!("rules/indicators-2016.toml").1,
        "indicators.toml" => asset!("rules/indicators.toml").1,
        "questions.toml" => asset!("rules/questions.toml").1,
        "series.toml" => asset!("rules/series.toml").1,
        "items.toml" => asset!("rules/items.toml").1,
        "public-report.toml" => asset!("rules/public-report.toml").1,
        "choices.toml" => asset!("rules/choices.toml").1,
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
            overseas: yes_or_no(asset!("codes/overseas.csv"), "overseas")?,
            board_office: yes_or_no(asset!("codes/board_office.csv"), "executive")?,
            board_vote: yes_or_no(asset!("codes/board_vote.csv"), "voting")?,
        })
    }
}

impl Headings {
    /// The headings that came with the program.
    pub fn built_in() -> Result<Self, ReferenceError> {
        let (file, text) = asset!("headings.csv");
        headings::parse(file, text)
    }
}

impl Reference {
    /// The data files that came with the program.
    pub fn built_in() -> Result<Self, ReferenceError> {
        let (benchmarks, actions) = (asset!("benchmarks.csv"), asset!("actions/library.toml"));
        let (measures, levels) = (asset!("measures.toml"), asset!("disclosure.toml"));
        let (words, held_themes) = (asset!("actions/wording.toml"), asset!("actions/themes.toml"));
        let packs = [
            asset!("rules/2016.toml"),
            asset!("rules/2017.toml"),
            asset!("rules/2018.toml"),
            asset!("rules/2019.toml"),
            asset!("rules/2020.toml"),
            asset!("rules/2021.toml"),
            asset!("rules/2022.toml"),
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
        let library = actions::parse(actions.0, actions.1)?;
        Ok(Self {
            lists: Lists::built_in()?,
            headings: Headings::built_in()?,
            benchmarks: benchmarks::parse(benchmarks.0, benchmarks.1)?,
            rules,
            actions: library.actions,
            library: (library.name, library.edition),
            themes: themes::parse(held_themes.0, held_themes.1)?,
            wording: wording::parse(words.0, words.1)?,
            measures: measures::parse(measures.0, measures.1)?,
            disclosure: disclosure::parse(levels.0, levels.1)?,
        })
    }
}
