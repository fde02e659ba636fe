//! What may be answered for each field, with the words the user reads.

use domain::ethnicity::Group;
use domain::recruitment::Stage;
use domain::workforce::{Band, LeftOut, Section};

use super::question::Choice;

/// The section on applications whose number stands in two files of one import; the value is the file that came later.
pub const SAME_APPLICATIONS: &str = "same_applications";

/// What may be answered for a field, in the order in which it is offered; empty where anything may.
pub fn choices(field: &str) -> Vec<Choice> {
    let groups = || {
        Group::ALL
            .into_iter()
            .map(|group| Choice::new(group.key(), group.label()))
    };
    let bands = || Band::ALL.into_iter().map(|band| Choice::new(band.key(), band.label()));
    let leave_out = || [Choice::new("exclude", "Leave these rows out")];
    let category = || {
        [
            LeftOut::Bank,
            LeftOut::Agency,
            LeftOut::Honorary,
            LeftOut::NonExecutive,
            LeftOut::Student,
        ]
        .into_iter()
        .map(|reason| Choice::new(reason.key(), category_label(reason)))
    };
    match field {
        "ethnic_origin" => groups().collect(),
        "pay_scale" => bands().chain(leave_out()).collect(),
        "job_role" => bands()
            .filter(|choice| Band::from_key(&choice.key).is_some_and(Band::is_medical))
            .collect(),
        "clinical_by" => vec![
            Choice::new("staff_group", "Staff group"),
            Choice::new("occupation_code", "Occupation code"),
        ],
        "staff_group_and_pay_scale" => [Choice::new("medical", "Doctors or dentists, as the pay scale says")]
            .into_iter()
            .chain(bands().filter(|choice| Band::from_key(&choice.key).is_some_and(|band| !band.is_medical())))
            .chain(leave_out())
            .collect(),
        "staff_group" | "occupation_code" => Section::ALL
            .into_iter()
            .map(|section| Choice::new(section.key(), section.label()))
            .chain(leave_out())
            .collect(),
        "assignment_category" | "person_type" => [Choice::new("count", "Count these rows")]
            .into_iter()
            .chain(leave_out())
            .chain(category())
            .collect(),
        "assignment_status" => [Choice::new("count", "Count these rows")]
            .into_iter()
            .chain(leave_out())
            .collect(),
        "stage" => vec![
            Choice::new(Stage::Applied.key(), "Applied, not shortlisted"),
            Choice::new(Stage::Shortlisted.key(), "Shortlisted, not appointed"),
            Choice::new(Stage::Appointed.key(), "Appointed"),
        ],
        "stage_mark" => vec![
            Choice::new("yes", "Reached this stage"),
            Choice::new("no", "Did not reach it"),
        ],
        "training" => vec![
            Choice::new("non_mandatory", "Not mandatory, or professional development"),
            Choice::new("mandatory", "Required by law or by the trust"),
        ],
        "attendance" => {
            vec![
                Choice::new("count", "Attended"),
                Choice::new("exclude", "Did not attend"),
            ]
        }
        "board_office" => {
            vec![
                Choice::new("executive", "Executive"),
                Choice::new("non_executive", "Non-executive, or the chair"),
            ]
        }
        "survey_scale" => vec![
            Choice::new("fraction", "Fractions: 1 means 100%"),
            Choice::new("percent", "Percentages: 1 means 1%"),
        ],
        "voting" => vec![
            Choice::new("voting", "Has a vote"),
            Choice::new("non_voting", "Has no vote"),
        ],
        "fill_down" => vec![
            Choice::new("yes", "Yes, fill the blank rows from the one above"),
            Choice::new("no", "No, leave them blank"),
        ],
        super::parts::SHEETS => vec![
            Choice::new(super::parts::ALL, "Read all sheets with the same columns together"),
            Choice::new(super::parts::ONE, "Read this sheet only"),
        ],
        SAME_APPLICATIONS => vec![
            Choice::new("once", "They are the same applications: count each once"),
            Choice::new("each", "They are different applications: count them all"),
        ],
        "casework.case_type" => {
            vec![
                Choice::new("count", "A disciplinary case"),
                Choice::new("exclude", "Another kind of case"),
            ]
        }
        "casework.stage" => vec![
            Choice::new("count", "A formal investigation was entered"),
            Choice::new("exclude", "No formal investigation was entered"),
        ],
        "casework.case_type.other" | "casework.stage.other" => vec![Choice::new("exclude", "Leave these cases out")],
        _ => Vec::new(),
    }
}

const fn category_label(reason: LeftOut) -> &'static str {
    match reason {
        LeftOut::Bank => "Leave out: bank only",
        LeftOut::Agency => "Leave out: agency",
        LeftOut::Honorary => "Leave out: honorary contract",
        LeftOut::NonExecutive => "Leave out: chair or non-executive",
        LeftOut::Student => "Leave out: student or volunteer",
        _ => "Leave out",
    }
}
