//! Groups whose name stands only where they begin, also where they begin further down a list or in a table of counts.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod read_support;

use domain::ethnicity::Group;
use domain::recruitment::Step;
use read_support::{E, N, NURSES, Put, Reading, Records, T, finds, questions, read_with, reading, xlsx};

const HEADINGS: &str = "Employee Number,Ethnic Origin,Staff Group,Grade,Assignment Category,Org L3\n";
/// Rows that are filled throughout, more than are looked at before a list is read.
const FILLED: u32 = 100;

/// A list in which a division stands on each of the first rows, and on these rows after them.
fn divisions(then: &[&str]) -> String {
    let first = (0..FILLED).map(|row| if row < 50 { "Surgery" } else { "Medicine" });
    let rows = (1..).zip(first.chain(then.iter().copied())).map(|(number, division)| {
        format!(
            "{},A,{NURSES},NHS|XR05|Review Body Band 5,Permanent,{division}\n",
            20_000_000 + number
        )
    });
    HEADINGS.to_owned() + &rows.collect::<String>()
}

fn asked(list: &str) -> Vec<(String, String, u32)> {
    let read = reading("staff.csv", list.as_bytes());
    let asked = questions(&read).into_iter();
    asked
        .map(|(field, value, rows)| (field.to_owned(), value.to_owned(), rows))
        .collect()
}

#[test]
fn groups_that_begin_below_the_rows_looked_at_first_are_asked_about() {
    let grouped = divisions(&["Theatres", "", "", "", "Children", "", "", "Estates", "", ""]);
    assert_eq!(asked(&grouped), [("fill_down".to_owned(), "Org L3".to_owned(), 7)]);
    let answered = |answer: &str| {
        let answers = format!("[fill_down]\n\"Org L3\" = \"{answer}\"\n");
        read_with("staff.csv", grouped.as_bytes(), &answers, None).unwrap()
    };
    let yes = answered("yes");
    assert_eq!(questions(&yes), [], "what was answered is not asked again");
    assert!(
        finds(&yes, "was blank on 7 rows and was filled from the row above"),
        "{:?}",
        yes.findings
    );
    assert_eq!(questions(&answered("no")), [], "neither is a no");
}

#[test]
fn blank_cells_here_and_there_are_no_groups() {
    let lone = [
        "Surgery", "", "Surgery", "Medicine", "", "Theatres", "Children", "Estates", "Surgery", "",
    ];
    assert_eq!(asked(&divisions(&lone)), [], "one blank cell at a time");
    let block = ["Medicine", "", "", "", "", "", "", "Medicine", "Medicine", "Medicine"];
    assert_eq!(
        asked(&divisions(&block)),
        [],
        "the same value stands below the blank cells as above them"
    );
    let mixed = [
        "Surgery", "", "", "Medicine", "", "", "Medicine", "", "", "Medicine", "", "", "Surgery", "", "Surgery",
    ];
    assert_eq!(
        asked(&divisions(&mixed)),
        [],
        "values come twice running, as they do by chance"
    );
    assert_eq!(asked(&divisions(&[])), [], "and nothing is blank");
}

#[test]
fn an_answer_that_no_longer_fits_the_file_is_a_warning() {
    let block = divisions(&["Medicine", "", "", "Medicine"]);
    let read = read_with(
        "staff.csv",
        block.as_bytes(),
        "[fill_down]\n\"Org L3\" = \"yes\"\n",
        None,
    )
    .unwrap();
    let told = read
        .findings
        .iter()
        .find(|finding| finding.message.contains("was filled from the row above"));
    let told = told.expect("filling is always told of");
    assert_eq!(told.severity, domain::finding::Severity::Warning, "{told:?}");
    assert!(told.hint.contains("do not look like groups"), "{told:?}");
}

/// Applications of internal and external candidates, each group's name merged over both.
fn merged() -> Vec<Vec<Put>> {
    vec![
        vec![T("Ethnic Group"), T("Candidates"), T("Shortlisted"), T("Appointed")],
        vec![T("White"), T("Internal"), N(40.0), N(20.0)],
        vec![E, T("External"), N(60.0), N(15.0)],
        vec![T("BME"), T("Internal"), N(20.0), N(8.0)],
        vec![E, T("External"), N(45.0), N(6.0)],
        vec![T("Not stated"), T("Internal"), N(5.0), N(2.0)],
        vec![E, T("External"), N(9.0), N(1.0)],
    ]
}

fn summary(rows: &[Vec<Put>], answers: &str) -> Reading {
    read_with("recruitment.xlsx", &xlsx(0, 0, rows), answers, None).unwrap()
}

/// How many were shortlisted of each group.
fn shortlisted(reading: &Reading) -> [u32; 3] {
    let Records::RecruitmentSummary(summary) = &reading.records else {
        panic!("a summary was expected, not {:?}", reading.records)
    };
    [Group::White, Group::Bme, Group::Unknown].map(|group| {
        let of_group = summary
            .tallies
            .iter()
            .filter(|tally| tally.step == Step::Shortlisted && tally.group == group);
        of_group.map(|tally| tally.people).sum()
    })
}

#[test]
fn counts_below_a_merged_group_are_asked_about_and_are_the_groups_where_the_trust_says_so() {
    let read = summary(&merged(), "");
    assert_eq!(questions(&read), [("fill_down", "Ethnic Group", 3)]);
    let yes = summary(&merged(), "[fill_down]\n\"Ethnic Group\" = \"yes\"\n");
    assert_eq!(questions(&yes), []);
    assert_eq!(
        shortlisted(&yes),
        [100, 65, 14],
        "each group with both kinds of candidates"
    );
    let no = summary(&merged(), "[fill_down]\n\"Ethnic Group\" = \"no\"\n");
    assert_eq!(questions(&no), []);
    assert!(
        finds(&no, "3 rows have counts and no ethnic group"),
        "{:?}",
        no.findings
    );
}

#[test]
fn counts_of_no_group_at_the_end_are_told_of() {
    let mut rows = merged();
    rows.retain(|row| !matches!(row[0], E));
    assert!(
        !finds(&summary(&rows, ""), "no ethnic group"),
        "every row has its group"
    );
    rows.push(vec![E, E, N(3.0), N(1.0)]);
    let read = summary(&rows, "");
    assert_eq!(
        questions(&read),
        [],
        "a single row at the end is not merged with the one above"
    );
    assert!(
        finds(&read, "1 row has counts and no ethnic group"),
        "{:?}",
        read.findings
    );
}

/// A survey table by hand with its first column merged over the rows of a group.
fn survey(rows: Vec<Vec<Put>>) -> Reading {
    let mut all = vec![
        vec![T("NHS Staff Survey 2025")],
        vec![T("Group"), T("Measure"), T("2024"), T("2025")],
    ];
    all.extend(rows);
    read_with("survey.xlsx", &xlsx(0, 0, &all), "", None).unwrap()
}

fn percentages(reading: &Reading) -> Vec<(Option<f64>, Option<f64>)> {
    let Records::Survey(results) = &reading.records else {
        panic!("a survey was expected, not {:?}", reading.records)
    };
    results
        .iter()
        .map(|result| (result.white_percent, result.bme_percent))
        .collect()
}

#[test]
fn a_group_merged_over_the_indicators_of_a_survey_is_each_of_theirs() {
    let block = |group: &'static str, figures: [f64; 4]| {
        let labels = ["Indicator 5", "Indicator 6", "Indicator 7", "Indicator 8"];
        let rows = labels.into_iter().zip(figures).enumerate();
        rows.map(|(row, (label, figure))| {
            vec![
                if row == 0 { T(group) } else { E },
                T(label),
                N(figure - 1.0),
                N(figure),
            ]
        })
        .collect::<Vec<_>>()
    };
    let mut rows = block("White", [26.1, 22.0, 58.4, 6.3]);
    rows.extend(block("BME", [30.2, 27.5, 44.9, 15.1]));
    let read = survey(rows.clone());
    assert_eq!(
        percentages(&read),
        [
            (Some(26.1), Some(30.2)),
            (Some(22.0), Some(27.5)),
            (Some(58.4), Some(44.9)),
            (Some(6.3), Some(15.1))
        ]
    );
    assert!(
        finds(&read, "The name of a group stands only where its rows begin"),
        "{:?}",
        read.findings
    );

    rows.extend(block("All staff", [27.0, 23.0, 55.0, 8.0]));
    assert_eq!(
        percentages(&survey(rows)),
        percentages(&read),
        "another group's rows are not the last one's"
    );
}
