//! Recruitment in the shapes trusts have it: statuses, flags, dates, their combinations, and applications on several rows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use domain::ethnicity::Group;
use domain::recruitment::Stage;
use read_support::{Reading, Records, finds, questions, read_with, reading};

fn stages(read: &Reading) -> Vec<Stage> {
    match &read.records {
        Records::Recruitment(rows) => rows.iter().map(|row| row.stage).collect(),
        other => panic!("applications were expected, not {other:?}"),
    }
}

use Stage::{Applied, Appointed, Shortlisted};

#[test]
fn flags_of_each_stage_give_the_furthest_stage_however_they_are_written() {
    let text = "Application ID,Vacancy Ref,Ethnic Origin,Shortlisted?,Interviewed,Offered,Appointed\n\
                1,V1,A,Yes,Yes,Yes,Yes\n\
                2,V1,A,Yes,No,No,No\n\
                3,V1,H,No,No,No,No\n\
                4,V1,H,1,1,1,0\n\
                5,V1,H,,,,Y\n\
                6,V1,H,✓,,,\n\
                7,V1,H,Y,N,N,12/05/2025\n";
    let read = reading("flags.csv", text.as_bytes());
    assert_eq!(
        stages(&read),
        [
            Appointed,
            Shortlisted,
            Applied,
            Shortlisted,
            Appointed,
            Shortlisted,
            Appointed
        ],
        "the furthest evidenced stage, though the earlier ones are blank"
    );
    assert_eq!(questions(&read), []);
    assert!(read.why.contains("shortlisted"), "the reason is told: {}", read.why);
}

#[test]
fn dates_of_each_stage_do_without_a_stage_column_and_the_day_of_shortlisting_decides_the_year() {
    let text = "Applicant Number,Job Reference,Ethnicity,Date Applied,Date Shortlisted,Interview Date,Offer Date,Start Date\n\
                1,V1,White - British,02/04/2025,10/04/2025,20/04/2025,22/04/2025,01/06/2025\n\
                2,V1,Indian,01/04/2025,10/04/2025,20/04/2025,,\n\
                3,V1,Indian,03/04/2025,,,,\n\
                4,V2,Indian,10/03/2025,28/03/2025,03/04/2025,04/04/2025,01/06/2025\n\
                5,V2,Indian,10/04/2025,,03/05/2025,,\n";
    let read = reading("dates.csv", text.as_bytes());
    assert_eq!(stages(&read), [Appointed, Shortlisted, Applied, Appointed, Shortlisted]);
    let Records::Recruitment(rows) = &read.records else {
        unreachable!()
    };
    let days: Vec<_> = rows
        .iter()
        .map(|row| {
            row.shortlisted
                .map(|day| day.format("%d/%m/%Y").to_string())
                .unwrap_or_default()
        })
        .collect();
    assert_eq!(
        days,
        ["10/04/2025", "10/04/2025", "03/04/2025", "28/03/2025", "03/05/2025"],
        "without a day of shortlisting that of the nearest stage"
    );
    assert!(
        finds(&read, "1 shortlisted application has no date of shortlisting"),
        "{:?}",
        read.findings
    );
    assert!(
        !finds(&read, "The earliest date"),
        "the file reaches back to before 1 April"
    );
}

#[test]
fn an_export_taken_late_is_told_by_its_earliest_date() {
    let text = "Applicant Number,Job Reference,Ethnicity,Application Status,Date Applied\n\
                1,V1,A,Appointed,02/06/2025\n";
    let read = reading("late.csv", text.as_bytes());
    assert!(
        finds(&read, "The earliest date in the file is 02/06/2025"),
        "{:?}",
        read.findings
    );
    let finding = read
        .findings
        .iter()
        .find(|one| one.message.contains("earliest"))
        .unwrap();
    assert!(finding.hint.contains("13 months"), "{}", finding.hint);
}

#[test]
fn a_status_that_rules_an_appointment_out_is_not_overruled_by_a_date() {
    let text = "Applicant Number,Job Reference,Ethnicity,Status,Date Shortlisted,Date Appointed\n\
                1,V1,A,Withdrawn after Interview,10/04/2025,\n\
                2,V1,A,Offer Declined,10/04/2025,20/04/2025\n\
                3,V1,A,Not Shortlisted,10/04/2025,\n\
                4,V1,A,Applied,10/04/2025,20/04/2025\n\
                5,V1,A,Rejected,10/04/2025,\n\
                6,V1,A,Rejected,,\n\
                7,V1,A,Withdrawn,,\n";
    let read = reading("contradictions.csv", text.as_bytes());
    assert_eq!(
        stages(&read),
        [
            Shortlisted,
            Shortlisted,
            Applied,
            Appointed,
            Shortlisted,
            Applied,
            Applied
        ]
    );
    assert_eq!(questions(&read), [], "the dates say at which stage “Rejected” came");
    assert!(finds(&read, "ended without an appointment, and a date or flag says"));
    assert!(finds(&read, "was not shortlisted, and a date or flag says that it was"));
}

#[test]
fn a_current_status_that_loses_the_stage_is_asked_with_its_rows_and_the_answer_holds() {
    let text = "Applicant Number,Job Reference,Ethnicity,Current Status\n\
                1,V1,A,Rejected\n2,V1,A,Rejected\n3,V1,A,Appointed\n4,V1,A,Offer Made\n";
    let read = reading("current.csv", text.as_bytes());
    assert_eq!(questions(&read), [("stage", "Rejected", 2), ("stage", "Offer Made", 1)]);
    let answers = "[stage]\nRejected = \"shortlisted\"\n\"Offer Made\" = \"appointed\"";
    let read = read_with("current.csv", text.as_bytes(), answers, None).unwrap();
    assert_eq!(stages(&read), [Shortlisted, Shortlisted, Appointed, Appointed]);
}

#[test]
fn words_in_a_column_of_flags_are_asked_with_the_name_of_the_stage() {
    let text = "Applicant Number,Job Reference,Ethnicity,Shortlisted,Appointed\n\
                1,V1,A,Pending,\n2,V1,A,Yes,No\n3,V1,A,Not shortlisted,\n";
    let read = reading("words.csv", text.as_bytes());
    assert_eq!(questions(&read), [("stage_mark", "Shortlisted: Pending", 1)]);
    let answers = "[stage_mark]\n\"Shortlisted: Pending\" = \"no\"";
    let read = read_with("words.csv", text.as_bytes(), answers, None).unwrap();
    assert_eq!(stages(&read), [Applied, Shortlisted, Applied]);
    assert_eq!(questions(&read), []);
}

#[test]
fn an_offer_alone_is_asked_about_and_one_withdrawn_is_no_appointment() {
    let text = "Applicant Number,Job Reference,Ethnicity,Shortlisted,Offered\n1,V1,A,Yes,Yes\n2,V1,A,Yes,No\n";
    let read = reading("offers.csv", text.as_bytes());
    assert_eq!(questions(&read), [("stage", "Offered", 1)]);
    let text = "Applicant Number,Job Reference,Ethnicity,Shortlisted,Appointed,Withdrawn\n\
                1,V1,A,Yes,Yes,Yes\n2,V1,A,Yes,Yes,No\n3,V1,A,Yes,Yes,\n";
    let read = reading("withdrawn.csv", text.as_bytes());
    assert_eq!(stages(&read), [Shortlisted, Appointed, Appointed]);
    assert!(finds(&read, "ended without an appointment"));
}

#[test]
fn a_file_that_does_not_say_who_was_shortlisted_says_so() {
    let text = "Applicant Number,Job Reference,Ethnicity,Date Applied,Appointed\n1,V1,A,01/04/2025,Yes\n2,V1,A,01/04/2025,No\n";
    let read = reading("unsaid.csv", text.as_bytes());
    assert!(
        finds(&read, "No column says who was shortlisted"),
        "{:?}",
        read.findings
    );
}

#[test]
fn of_rows_with_a_job_title_for_a_vacancy_the_dates_tell_one_application_from_two() {
    let text = "Applicant Number,Job Title,Ethnicity,Status,Date Applied,Date Shortlisted\n\
                A1,Staff Nurse,A,Shortlisted,01/04/2025,05/05/2025\n\
                A1,Staff Nurse,A,Appointed,01/04/2025,05/05/2025\n\
                A1,Staff Nurse,A,Shortlisted,01/09/2025,05/10/2025\n\
                A2,Staff Nurse,H,Shortlisted,01/04/2025,05/05/2025\n";
    let read = reading("titles.csv", text.as_bytes());
    assert_eq!(stages(&read), [Appointed, Shortlisted, Shortlisted]);
    assert_eq!(read.left_out.get("same_application"), Some(&1));
    assert!(
        finds(&read, "Row 2 holds the same application as another row"),
        "{:?}",
        read.findings
    );
    assert!(
        finds(&read, "1 row shares the applicant and the job title"),
        "{:?}",
        read.findings
    );
}

#[test]
fn with_a_reference_the_same_applicant_and_title_are_two_applications() {
    let text = "Applicant Number,Vacancy Reference,Job Title,Ethnicity,Status\n\
                A1,100-23,Staff Nurse,A,Shortlisted\nA1,100-24,Staff Nurse,A,Appointed\nA1,100-24,Staff Nurse,A,Shortlisted\n";
    let read = reading("references.csv", text.as_bytes());
    assert_eq!(stages(&read), [Shortlisted, Appointed]);
    let text =
        "Applicant Number,Ethnicity,Status,Date Shortlisted\nA1,A,Shortlisted,01/05/2025\nA1,A,Appointed,01/05/2025\n";
    let read = reading("no_vacancy.csv", text.as_bytes());
    assert_eq!(
        stages(&read),
        [Shortlisted, Appointed],
        "nothing says that it is one application"
    );
    assert!(finds(
        &read,
        "2 rows carry an application number that stands on another row too"
    ));
}

#[test]
fn everybody_shortlisted_by_date_alone_is_pointed_out() {
    let rows: Vec<String> = (1..=25).map(|number| format!("{number},V1,A,01/05/2025,")).collect();
    let headings = "Applicant Number,Job Reference,Ethnicity,Date Shortlisted,Date Appointed";
    let text = format!("{headings}\n{}\n", rows.join("\n"));
    let read = reading("meeting.csv", text.as_bytes());
    assert!(
        finds(&read, "All 25 applications are marked as shortlisted"),
        "{:?}",
        read.findings
    );
    let Records::Recruitment(rows) = &read.records else {
        unreachable!()
    };
    assert!(rows.iter().all(|row| row.group == Group::White));
}
