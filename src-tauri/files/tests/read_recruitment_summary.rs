//! Recruitment as a table of counts by ethnic group: either way round, with percentages, totals, hidden counts and bare groups.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use domain::ethnicity::Triple;
use domain::recruitment::{Outcome, Stage, Step, Summary};
use files::read::Kind;
use read_support::{E, N, Put, Reading, Records, T, finds, questions, read_with, reading, xlsx};

fn summary(read: &Reading) -> &Summary {
    assert_eq!(read.kind, Kind::Recruitment);
    match &read.records {
        Records::RecruitmentSummary(summary) => summary,
        other => panic!("a summary was expected, not {other:?}"),
    }
}

fn counts(read: &Reading) -> [Triple; 3] {
    [Step::Applied, Step::Shortlisted, Step::Appointed].map(|step| summary(read).count(step))
}

const LINES: &str = "White - British,1000,25.0%,400,40.0%,100\n\
                     White - Irish,20,25.0%,10,50.0%,2\n\
                     White - Any other White background,80,x,30,x,8\n\
                     Mixed - White and Asian,30,x,10,x,1\n\
                     Asian or Asian British - Indian,500,x,100,x,12\n\
                     Black or Black British - African,700,x,150,x,15\n\
                     Any other ethnic group,40,x,9,x,1\n\
                     Not stated,60,x,11,x,3\n";

#[test]
fn ethnic_groups_down_and_stages_across_with_percentages_and_a_total_give_the_three_groups() {
    let text = format!(
        "Recruitment monitoring 2025/26\n\nEthnic Group,Applied,% of applicants,Shortlisted,Shortlisted %,Appointed\n\
         {LINES}Total,2430,100%,720,x,142\n\nGender,Applied,%,Shortlisted,%,Appointed\nFemale,1500,x,500,x,100\n"
    );
    let read = reading("summary.csv", text.as_bytes());
    assert_eq!(
        counts(&read),
        [
            Triple::new(1100, 1270, 60),
            Triple::new(440, 269, 11),
            Triple::new(110, 29, 3)
        ]
    );
    assert_eq!(questions(&read), []);
    assert_eq!(read.left_out.get("total_row"), Some(&1));
    assert!(
        finds(&read, "What stands from this row on was not read"),
        "{:?}",
        read.findings
    );
    assert!(!finds(&read, "add up to"), "the total agrees: {:?}", read.findings);
    assert!(
        read.why
            .contains("counts of applied, shortlisted and appointed by ethnic group"),
        "{}",
        read.why
    );
    let irish: Vec<_> = summary(&read).tallies.iter().filter(|tally| tally.row == 5).collect();
    assert_eq!(
        irish
            .iter()
            .map(|tally| (tally.column, tally.people))
            .collect::<Vec<_>>(),
        [(2, 20), (4, 10), (6, 2)],
        "every count knows its cell"
    );
}

#[test]
fn the_same_table_lying_down_gives_the_same() {
    let rows: Vec<Vec<Put>> = vec![
        vec![T("Recruitment by ethnicity")],
        ["", "White", "BME", "Not stated", "Total"].map(T).to_vec(),
        vec![T("Number of applicants"), N(1100.0), N(1270.0), N(60.0), N(2430.0)],
        vec![T("% of applicants"), N(0.45), N(0.52), N(0.03), N(1.0)],
        vec![T("Shortlisted"), N(440.0), N(269.0), N(11.0), N(720.0)],
        vec![T("Shortlisted"), N(0.4), N(0.21), N(0.18), E],
        vec![T("Appointed"), N(110.0), N(29.0), N(3.0), N(142.0)],
    ];
    let read = reading("across.xlsx", &xlsx(0, 1, &rows));
    assert_eq!(
        counts(&read),
        [
            Triple::new(1100, 1270, 60),
            Triple::new(440, 269, 11),
            Triple::new(110, 29, 3)
        ]
    );
    assert_eq!(questions(&read), []);
    assert!(!finds(&read, "add up to"), "{:?}", read.findings);
}

#[test]
fn counts_written_as_text_are_counts_and_hidden_ones_are_asked_for_and_never_nought() {
    let text = "Ethnicity,Shortlisted,Appointed\nWhite,\"1,234\",243 (19.7%)\nBME,400,<5\nNot stated,*,2\n";
    let read = reading("hidden.csv", text.as_bytes());
    assert_eq!(
        questions(&read),
        [
            ("recruitment_count", "2026: Shortlisted – Not stated", 1),
            ("recruitment_count", "2026: Appointed – BME", 1)
        ]
    );
    let offered: Vec<&str> = read.questions[1]
        .choices
        .iter()
        .map(|choice| choice.key.as_str())
        .collect();
    assert_eq!(offered, ["0", "1", "2", "3", "4"], "fewer than five");
    assert!(
        finds(&read, "The count is hidden: Appointed, “BME”"),
        "{:?}",
        read.findings
    );
    let hidden = read.findings.iter().find(|one| one.message.contains("“BME”")).unwrap();
    assert_eq!(hidden.place.cell, "C3", "the cell is named");
    assert!(finds(&read, "brackets behind them"));
    let answers = "[recruitment_count]\n\"2026: Appointed – BME\" = \"4\"\n\"2026: Shortlisted – Not stated\" = \"6\"";
    let read = read_with("hidden.csv", text.as_bytes(), answers, None).unwrap();
    assert_eq!(questions(&read), []);
    assert_eq!(counts(&read)[1..], [Triple::new(1234, 400, 6), Triple::new(243, 4, 2)]);
}

#[test]
fn a_blank_count_is_asked_for_and_the_total_suggests_it() {
    let text = "Ethnicity,Shortlisted,Appointed\nWhite,100,20\nBME,50,10\nNot stated,7,\nTotal,157,33\n";
    let read = reading("blank.csv", text.as_bytes());
    assert_eq!(
        questions(&read),
        [("recruitment_count", "2026: Appointed – Not stated", 1)]
    );
    assert_eq!(
        read.questions[0].suggestion.as_deref(),
        Some("3"),
        "the total leaves three"
    );
}

#[test]
fn subtotals_are_not_added_and_totals_that_disagree_are_said() {
    let text = "Ethnicity,Shortlisted,Appointed\n\
                White,440,110\nWhite - British,400,100\nWhite - Irish,40,10\n\
                BME,250,27\nIndian,100,12\nBlack or Black British - African,150,15\n\
                Not stated,11,3\nBME total,250,28\nGrand total,702,140\n";
    let read = reading("subtotals.csv", text.as_bytes());
    assert_eq!(counts(&read)[1..], [Triple::new(440, 250, 11), Triple::new(110, 27, 3)]);
    assert_eq!(read.left_out.get("total_row"), Some(&4));
    assert!(
        finds(&read, "“White” is the sum of the lines beside it"),
        "{:?}",
        read.findings
    );
    assert!(
        finds(
            &read,
            "Shortlisted: “Grand total” says 702, and the lines add up to 701"
        ),
        "{:?}",
        read.findings
    );
    assert!(
        finds(&read, "Appointed: “BME total” says 28, and the lines add up to 27"),
        "{:?}",
        read.findings
    );
}

#[test]
fn a_group_beside_its_lines_that_is_not_their_sum_is_an_error_and_nobody_is_counted_twice() {
    let text =
        "Ethnicity,Shortlisted,Appointed\nWhite,450,110\nWhite - British,400,100\nWhite - Irish,40,10\nBME,250,27\n";
    let read = reading("broad.csv", text.as_bytes());
    assert_eq!(counts(&read)[1..], [Triple::new(440, 250, 0), Triple::new(110, 27, 0)]);
    assert!(finds(&read, "is not their sum"), "{:?}", read.findings);
}

#[test]
fn more_appointed_than_shortlisted_is_an_error() {
    let text = "Ethnicity,Shortlisted,Appointed\nWhite,100,20\nBME,5,9\n";
    let read = reading("order.csv", text.as_bytes());
    assert!(
        finds(&read, "“BME”: more appointed (9) than shortlisted (5)"),
        "{:?}",
        read.findings
    );
    assert_eq!(summary(&read).recruitment().shortlisted, Triple::new(100, 9, 0));
}

#[test]
fn an_ethnic_group_that_is_not_known_is_asked_about_and_what_is_asked_is_in_no_group() {
    let text = "Ethnicity,Shortlisted,Appointed\nWhite,100,20\nBME,50,9\nOther,6,1\n";
    let read = reading("other.csv", text.as_bytes());
    assert_eq!(questions(&read), [("ethnic_origin", "Other", 1)]);
    let read = read_with("other.csv", text.as_bytes(), "[ethnic_origin]\nOther = \"bme\"", None).unwrap();
    assert_eq!(counts(&read)[1], Triple::new(100, 56, 0));
}

#[test]
fn of_several_years_that_of_the_collection_is_taken_and_two_of_a_year_are_asked_about() {
    let text = ",2024/25,,2025/26,\nEthnicity,Shortlisted,Appointed,Shortlisted,Appointed\nWhite,90,15,100,20\nBME,40,6,50,9\n";
    let read = reading("years.csv", text.as_bytes());
    assert_eq!(counts(&read)[1..], [Triple::new(100, 50, 0), Triple::new(20, 9, 0)]);
    let text = "Ethnicity,Shortlisted,Shortlisted (internal),Number shortlisted,Appointed\nWhite,90,15,100,20\nBME,40,6,50,9\n";
    let read = reading("twice.csv", text.as_bytes());
    assert_eq!(questions(&read), [("columns", "recruitment.shortlisted_mark", 0)]);
    let answers = "[columns]\nshortlisted_mark = \"Number shortlisted\"";
    let read = read_with("twice.csv", text.as_bytes(), answers, None).unwrap();
    assert_eq!(counts(&read)[1], Triple::new(100, 50, 0));
}

#[test]
fn a_summary_gives_the_same_applicants_one_by_one() {
    let text = "Ethnicity,Applied,Shortlisted,Appointed\nWhite,10,6,2\nBME,9,4,1\n";
    let read = reading("one_by_one.csv", text.as_bytes());
    let summary = summary(&read);
    let people: Vec<_> = summary.applications().collect();
    assert_eq!(people.len(), 19);
    let of = |stage: Stage| people.iter().filter(|one| one.stage == stage).count();
    assert_eq!(
        [Stage::Applied, Stage::Shortlisted, Stage::Appointed].map(of),
        [9, 7, 3]
    );
    let day = chrono::NaiveDate::from_ymd_opt(2025, 4, 1).unwrap();
    let counted = people
        .iter()
        .filter(|one| matches!(one.outcome(day, day), Outcome::Counted(_)))
        .count();
    assert_eq!(counted, 10, "the shortlisted count, whatever the year");
}

#[test]
fn a_list_of_applications_with_flags_of_ones_and_noughts_is_no_summary() {
    let text = "Ethnicity,Applied,Shortlisted,Appointed\nWhite,1,1,0\nBME,1,0,0\nWhite,1,1,1\n";
    let read = reading("flags.csv", text.as_bytes());
    assert!(
        matches!(read.records, Records::Recruitment(_)),
        "one row is one application"
    );
}
