//! Survey tables made by hand: whichever of indicators, groups and years stand down or across, and on whichever scale.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use domain::survey::SurveyResult;
use files::read::Kind;
use read_support::{N, Put, Reading, Records, T, finds, questions, read_with, reading, xlsx};

fn results(read: &Reading) -> &[SurveyResult; 4] {
    assert_eq!(read.kind, Kind::Survey);
    match &read.records {
        Records::Survey(results) => results,
        other => panic!("a survey was expected, not {other:?}"),
    }
}

fn shares(read: &Reading) -> [(Option<f64>, Option<f64>); 4] {
    results(read).map(|result| (result.white_percent, result.bme_percent))
}

const EXPECTED: [(Option<f64>, Option<f64>); 4] = [
    (Some(28.4), Some(31.2)),
    (Some(22.0), Some(26.5)),
    (Some(58.1), Some(44.9)),
    (Some(6.2), Some(15.3)),
];

const PATIENTS: &str = "Percentage of staff experiencing harassment, bullying or abuse from patients, relatives or the public in last 12 months";

#[test]
fn indicators_down_and_groups_across_with_responses_and_national_figures_beside() {
    let text = format!(
        "Staff survey results,,,,,,,\n\
         ,,Our trust,,,,England average,\n\
         Indicator,Wording,White,BME,White responses,BME responses,White,BME\n\
         5,\"{PATIENTS}\",28.4,31.2,900,310,27.1,30.4\n\
         6,Harassment from staff,22.0,26.5,899,309,20.7,24.9\n\
         7,Equal opportunities,58.1,44.9,890,300,59.4,49.0\n\
         8,Discrimination at work,6.2,15.3,895,305,6.5,15.0\n\
         Source: NHS Staff Survey 2025,,,,,,,\n"
    );
    let read = reading("hand.csv", text.as_bytes());
    assert_eq!(shares(&read), EXPECTED, "national figures are never the trust's");
    assert_eq!(
        (results(&read)[0].white_responses, results(&read)[3].bme_responses),
        (Some(900), Some(305))
    );
    assert_eq!(questions(&read), []);
    assert!(read.why.contains("White and BME"), "the reason is told: {}", read.why);
}

#[test]
fn groups_down_and_indicators_across_by_question_number_with_percent_signs() {
    let text = "Trust results 2025,,,,\nGroup,Q14a,Q14b and Q14c,Q15,Q16b\n\
                White,28.4%,22.0%,58.1%,6.2%\nAll other ethnic groups*,31.2%,26.5%,44.9%,15.3%\nTrust total,29%,23%,55%,9%\n";
    let read = reading("across.csv", text.as_bytes());
    assert_eq!(shares(&read), EXPECTED);
}

#[test]
fn years_across_and_groups_under_each_indicator_take_the_survey_year_of_the_rules() {
    let rows: Vec<Vec<Put>> = vec![
        vec![T("WRES survey indicators")],
        vec![T("Indicator"), T("Group"), N(2023.0), N(2024.0), N(2025.0)],
        vec![T("Indicator 5"), T("White"), N(0.3), N(0.29), N(0.284)],
        vec![T(""), T("BME"), N(0.35), N(0.33), N(0.312)],
        vec![T("Indicator 6"), T("White"), N(0.25), N(0.23), N(0.22)],
        vec![T(""), T("BME"), N(0.28), N(0.27), N(0.265)],
        vec![T("Indicator 7"), T("White"), N(0.57), N(0.58), N(0.581)],
        vec![T(""), T("BME"), N(0.43), N(0.44), N(0.449)],
        vec![T("Indicator 8"), T("White"), N(0.06), N(0.061), N(0.062)],
        vec![T(""), T("BME"), N(0.15), N(0.151), N(0.153)],
    ];
    let read = reading("years.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(shares(&read), EXPECTED, "fractions become percentages");
    assert_eq!(questions(&read), []);
    assert!(
        finds(
            &read,
            "fractions of 1, shown here as percentages, of the survey of 2025"
        ),
        "{:?}",
        read.findings
    );
}

#[test]
fn a_table_of_other_years_is_asked_about() {
    let text =
        ",2023,,2024,\nIndicator,White,BME,White,BME\nIndicator 5,30,33,28.4,31.2\nIndicator 6,25,27,22.0,26.5\n";
    let read = read_with("old.csv", text.as_bytes(), "", None).unwrap();
    assert_eq!(questions(&read), [("survey_year", "2025", 8)]);
    assert!(
        matches!(read.records, Records::Nothing),
        "nothing is taken while it is asked"
    );
    let read = read_with("old.csv", text.as_bytes(), "[survey_year]\n2025 = \"2024\"", None).unwrap();
    assert_eq!(shares(&read)[..2], EXPECTED[..2]);
    assert!(finds(&read, "for 2024 were taken for the survey of 2025, as you said"));
    assert!(finds(&read, "no percentages for indicator 7, 8"), "{:?}", read.findings);
}

#[test]
fn a_scale_that_cannot_be_told_is_asked_and_a_mixed_one_is_said() {
    let text = "Indicator,White,BME\nIndicator 5,1,0\nIndicator 6,0,1\n";
    let read = read_with("ones.csv", text.as_bytes(), "", None).unwrap();
    assert_eq!(questions(&read), [("survey_scale", "2025", 4)]);
    let read = read_with("ones.csv", text.as_bytes(), "[survey_scale]\n2025 = \"fraction\"", None).unwrap();
    assert_eq!(shares(&read)[0], (Some(100.0), Some(0.0)));
    let text = "Indicator,White,BME\nIndicator 5,28.4,0.312\nIndicator 6,22,26.5\n";
    let read = reading("mixed.csv", text.as_bytes());
    assert!(finds(&read, "0.312 was read as 0.312%"), "{:?}", read.findings);
}

#[test]
fn hidden_figures_stay_empty_and_two_figures_of_the_same_are_not_guessed() {
    let text =
        "Indicator,White,BME\nIndicator 5,28.4,*\nIndicator 6,22,<11\nIndicator 6,23,26.5\nIndicator 8,45 (12%),13\n";
    let read = reading("hidden.csv", text.as_bytes());
    assert_eq!(shares(&read)[0], (Some(28.4), None), "hidden is not nought");
    assert_eq!(shares(&read)[1], (None, None));
    assert!(finds(&read, "Indicator 5: the result for BME staff is hidden"));
    assert!(
        finds(
            &read,
            "Indicator 6: two different figures for White staff, in B3 and B4"
        ),
        "{:?}",
        read.findings
    );
}

#[test]
fn questions_14b_and_14c_alone_are_not_indicator_6() {
    let text = "Question,White,BME\nQ14a,28.4,31.2\nQ14b,8,10\nQ14c,16,20\n";
    let read = reading("parts.csv", text.as_bytes());
    assert_eq!(shares(&read)[1], (None, None));
    assert!(finds(&read, "no percentages for indicator 6, 7, 8"));
}
