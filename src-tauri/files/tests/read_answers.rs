//! A trust's answers as a file: what is refused and how it says so, and that writing and reading agree.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may stop where they stand")]

use files::read::{Answers, choices};
use proptest::prelude::*;

const EXAMPLE: &str = r#"
[columns]
ethnic_origin = "Ethnicity"
[columns.staff]
pay_scale = "Grade"
leave_date = ""
[ethnic_origin]
"Traveller of Irish Heritage" = "white"
[pay_scale]
"923|LOC7" = "band_7"
"" = "exclude"
[assignment_category]
"Locum" = "count"
[assignment_status]
"Maternity" = "count"
[casework]
case_type = ["Disciplinary"]
[casework.stage]
"Formal" = "count"
"#;

#[test]
fn a_file_of_answers_is_read_and_written_back_the_same() {
    let answers = Answers::from_toml(EXAMPLE).unwrap();
    assert_eq!(answers.columns["ethnic_origin"], "Ethnicity");
    assert_eq!(answers.columns["staff.pay_scale"], "Grade");
    assert_eq!(answers.columns["staff.leave_date"], "", "there is no such column");
    assert_eq!(
        answers.meaning("ethnic_origin", "TRAVELLER of Irish heritage"),
        Some("white")
    );
    assert_eq!(answers.meaning("pay_scale", ""), Some("exclude"));
    assert_eq!(answers.meaning("casework.case_type", "Disciplinary"), Some("count"));
    let written = answers.to_toml();
    assert_eq!(Answers::from_toml(&written).unwrap(), answers, "{written}");
    assert!(
        written.contains("\"Traveller of Irish Heritage\" = \"white\""),
        "values are written as they were: {written}"
    );
}

#[test]
fn a_written_file_says_what_each_section_decides() {
    let text = "[columns.staff]\nleave_date = \"none\"\n[pay_scale]\n\"\" = \"exclude\"\n\"923|LOC7\" = \"band_7\"\n\
                [casework]\ncase_type = [\"Disciplinary\"]";
    assert_eq!(
        Answers::from_toml(text).unwrap().to_toml(),
        "# Answers to what a trust's files leave open. No personal data: only headings, values and their meaning.\n\
         # A value that stands for empty cells is written \"\".\n\
         \n\
         # Which heading holds what; \"\" where there is no such column.\n\
         [columns.staff]\n\
         \"leave_date\" = \"\"\n\
         \n\
         # Which band a pay scale is; exclude leaves its rows out.\n\
         [pay_scale]\n\
         \"\" = \"exclude\"\n\
         \"923|LOC7\" = \"band_7\"\n\
         \n\
         [casework]\n\
         # Which types of case are disciplinary. A list counts its values and no others.\n\
         case_type = [\"Disciplinary\"]\n"
    );
}

#[test]
fn what_is_not_allowed_is_named_with_its_line_and_what_is() {
    for (text, words) in [
        (
            "[ethnic_origin]\n\"T\" = \"green\"",
            &["[ethnic_origin], line 2", "“T”", "“green”", "white, bme, unknown"][..],
        ),
        (
            "\n\n[ethnic_origin]\n\"T\" = \"whit\"",
            &["line 4", "Did you mean “white”?"],
        ),
        (
            "[pay_scale]\n\"923|X\" = \"band_10\"",
            &["band_10", "band_9", "exclude"],
        ),
        ("[shoes]\na = \"b\"", &["[shoes], line 1", "assignment_status"]),
        ("[ethnic_origins]\na = \"white\"", &["Did you mean “ethnic_origin”?"]),
        (
            "[assignment_statuses]\n",
            &["[assignment_statuses], line 1", "“assignment_status”"],
        ),
        (
            "[columns]\npay_scal = \"Grade\"",
            &["[columns], line 2", "“pay_scal”", "Did you mean “pay_scale”?"],
        ),
        (
            "[columns.staff]\nstage = \"Status\"",
            &["[columns.staff], line 2", "“stage”", "employee_number"],
        ),
        (
            "[columns.stuff]\npay_scale = \"Grade\"",
            &["[columns.stuff], line 2", "Did you mean “columns.staff”?"],
        ),
        (
            "[columns.staff]\npay_scale = 3",
            &["[columns.staff], line 2", "a heading in quotation marks"],
        ),
        (
            "[pay_scale]\nX = 3",
            &["[pay_scale], line 2", "a text in quotation marks"],
        ),
        (
            "[casework]\ncase_type = \"Disciplinary\"",
            &["[casework], line 2", "case_type", "list"],
        ),
        (
            "[casework]\ncasetype = []",
            &["[casework.casetype], line 2", "Did you mean “casework.case_type”?"],
        ),
        ("pay_scale = \"x\"", &["[pay_scale], line 1"]),
        ("[ethnic_origin\n", &["TOML", "line 1"]),
    ] {
        let message = Answers::from_toml(text).unwrap_err().to_string();
        for word in words {
            assert!(message.contains(word), "“{message}” should name “{word}” for {text:?}");
        }
    }
}

#[test]
fn no_value_of_a_cell_speaks_for_every_other() {
    let mut answers = Answers::default();
    answers.answer("ethnic_origin", "*", "white").unwrap();
    answers.answer("casework.case_type", "*", "count").unwrap();
    for (field, value) in [("ethnic_origin", "Caribbean"), ("casework.case_type", "Grievance")] {
        assert_eq!(
            answers.meaning(field, value),
            None,
            "a star stands for hidden figures in some files, not for {value}"
        );
    }
}

#[test]
fn a_list_on_casework_leaves_every_other_value_out() {
    let answers = Answers::from_toml(EXAMPLE).unwrap();
    assert_eq!(answers.meaning("casework.case_type", "Grievance"), Some("exclude"));
    let single = Answers::from_toml("[casework.case_type]\nSuspension = \"exclude\"").unwrap();
    assert_eq!(single.meaning("casework.case_type", "Suspension"), Some("exclude"));
    assert_eq!(
        single.meaning("casework.case_type", "Grievance"),
        None,
        "single answers say nothing of other values"
    );
    assert_eq!(Answers::from_toml(&single.to_toml()).unwrap(), single);
    let mut given_again = Answers::default();
    for ((field, value), meaning) in &answers.values {
        given_again.answer(field, value, meaning).unwrap();
    }
    assert_eq!(
        given_again.meaning("casework.case_type", "Grievance"),
        Some("exclude"),
        "given one by one, as the command does, the list still leaves every other value out"
    );
}

#[test]
fn later_answers_stand() {
    let mut answers = Answers::from_toml("[ethnic_origin]\nT = \"white\"\nOther = \"bme\"").unwrap();
    answers.merge(&Answers::from_toml("[ethnic_origin]\nT = \"bme\"").unwrap());
    assert_eq!(answers.meaning("ethnic_origin", "t"), Some("bme"));
    assert_eq!(answers.meaning("ethnic_origin", "Other"), Some("bme"));
    let mut answers = Answers::from_toml("[columns.staff]\npay_scale = \"Grade\"").unwrap();
    answers.answer("columns", "pay_scale", "Band").unwrap();
    assert_eq!(
        answers.columns.len(),
        1,
        "what is said later of every kind takes the place of what was said of one"
    );
    assert_eq!(answers.columns["pay_scale"], "Band");
}

#[test]
fn answers_hold_nothing_that_names_a_person() {
    // Values of these columns can name people, so none of them may have a section, however it is spelt.
    for field in [
        "employee_number",
        "assignment_number",
        "applicant_id",
        "vacancy_ref",
        "case_id",
        "name",
        "date_of_birth",
        "course",
        "division",
        "job_title",
        "role",
        "sex",
    ] {
        assert!(choices(field).is_empty(), "{field} has no meanings to choose from");
        let mut answers = Answers::default();
        assert!(
            answers.answer(field, "12345678", "count").is_err(),
            "{field} takes no answer"
        );
        let text = format!("[{field}]\n\"12345678\" = \"count\"");
        assert!(Answers::from_toml(&text).is_err(), "{field} has no section");
    }
}

/// Sections with the meanings they allow.
fn sections() -> Vec<(&'static str, Vec<String>)> {
    [
        "ethnic_origin",
        "pay_scale",
        "staff_group",
        "job_role",
        "person_type",
        "assignment_category",
        "assignment_status",
        "stage",
        "stage_mark",
        "training",
        "attendance",
        "board_office",
        "voting",
        "casework.case_type",
        "casework.stage",
    ]
    .map(|section| (section, choices(section).into_iter().map(|choice| choice.key).collect()))
    .to_vec()
}

proptest! {
    #[test]
    fn whatever_is_answered_reads_back_the_same(
        values in prop::collection::vec((any::<prop::sample::Index>(), any::<String>(), any::<prop::sample::Index>()), 0..20),
        columns in prop::collection::vec((any::<prop::sample::Index>(), any::<String>()), 0..6),
    ) {
        let (sections, mut answers) = (sections(), Answers::default());
        for (section, value, meaning) in values {
            let (section, meanings) = section.get(&sections);
            let meaning: &String = meaning.get(meanings);
            answers.answer(section, &value, meaning).unwrap();
        }
        let fields = ["pay_scale", "staff.pay_scale", "staff.leave_date", "casework.stage", "training.category"];
        for (field, heading) in columns {
            let field: &&str = field.get(&fields);
            answers.answer("columns", field, &heading).unwrap();
        }
        let written = answers.to_toml();
        prop_assert_eq!(Answers::from_toml(&written).unwrap(), answers, "{}", written);
    }
}
