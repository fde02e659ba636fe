//! What a recruitment list says of jobs and applicants beside the stage: read where it is there, never asked about.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use domain::recruitment::About;
use domain::workforce::{Band, LeftOut, Section, Word};
use read_support::{Reading, Records, finds, questions, read_with, reading, staff_rows};

fn abouts(read: &Reading) -> Vec<About> {
    match &read.records {
        Records::Recruitment(rows) => rows.iter().map(|row| row.about).collect(),
        other => panic!("applications were expected, not {other:?}"),
    }
}

const HEADINGS: &str = "Application ID,Vacancy Ref,Ethnic Origin,Status,Date Shortlisted,Band,Staff Group,Division,Gender,Recruitment Route\n";

#[test]
fn band_section_and_route_of_a_job_are_read_as_for_staff() {
    let text = format!(
        "{HEADINGS}\
         1,V1,H - Indian,Appointed,10/04/2025,Band 5,Nursing and Midwifery Registered,Surgery,Female,International recruitment\n\
         2,V2,A,Shortlisted,10/04/2025,Consultant,Medical and Dental,Medicine,Male,UK\n\
         3,V3,A,Shortlisted,10/04/2025,Band 8a,Administrative and Clerical,Surgery,,\n"
    );
    let read = reading("jobs.csv", text.as_bytes());
    assert_eq!(questions(&read), []);
    let found: Vec<_> = abouts(&read)
        .iter()
        .map(|about| (about.category, about.section, about.band, about.overseas))
        .collect();
    assert_eq!(
        found,
        [
            (Some('H'), Some(Section::Clinical), Some(Band::Band5), Some(true)),
            (Some('A'), Some(Section::Medical), Some(Band::Consultant), Some(false)),
            (Some('A'), Some(Section::NonClinical), Some(Band::Band8a), None),
        ]
    );
    assert_eq!(
        read.texts,
        [
            ["Nursing and Midwifery Registered", "Surgery", "Female"],
            ["Medical and Dental", "Medicine", "Male"],
            ["Administrative and Clerical", "Surgery", ""],
        ]
    );
}

#[test]
fn what_only_the_trust_could_say_of_a_job_is_not_given_and_not_asked() {
    let text = format!(
        "{HEADINGS}\
         1,V1,A,Appointed,10/04/2025,XQ17 Local,Wizards,Surgery,Female,Friends and family\n\
         2,V2,A,Shortlisted,10/04/2025,Band 6,,Surgery,Female,\n\
         3,V2,A,Shortlisted,10/04/2025,Consultant,Nursing and Midwifery Registered,Surgery,Female,\n"
    );
    let read = reading("jobs.csv", text.as_bytes());
    assert_eq!(questions(&read), [], "a breakdown is not worth a question");
    let found: Vec<_> = abouts(&read)
        .iter()
        .map(|about| (about.section, about.band, about.overseas))
        .collect();
    assert_eq!(
        found,
        [
            (None, None, None),
            (None, Some(Band::Band6), None),
            // A doctor’s pay in a nurse’s staff group is asked about in a staff list.
            (Some(Section::Clinical), None, None),
        ]
    );
    assert!(
        finds(
            &read,
            "“Friends and family” does not say whether it was overseas recruitment"
        ),
        "{:?}",
        read.findings
    );
}

#[test]
fn the_trusts_answers_on_pay_scales_hold_for_jobs_too() {
    let text = format!("{HEADINGS}1,V1,A,Appointed,10/04/2025,XQ17 Local,Estates and Ancillary,,,Y\n");
    let answers = "[pay_scale]\n\"XQ17 Local\" = \"band_4\"\n";
    let read = read_with("jobs.csv", text.as_bytes(), answers, None).unwrap();
    let about = abouts(&read)[0];
    assert_eq!(
        (about.section, about.band, about.overseas),
        (Some(Section::NonClinical), Some(Band::Band4), Some(true))
    );
}

#[test]
fn two_rows_of_one_application_say_together_what_each_says() {
    let text = format!(
        "{HEADINGS}\
         1,V1,A,Shortlisted,10/04/2025,Band 5,Nursing and Midwifery Registered,,Female,International\n\
         1,V1,A,Appointed,10/04/2025,,,Surgery,,No\n"
    );
    let read = reading("jobs.csv", text.as_bytes());
    let about = abouts(&read)[0];
    assert_eq!(
        (about.band, about.overseas),
        (Some(Band::Band5), Some(true)),
        "the row of the furthest stage lacks the band, and either may mark it as overseas"
    );
    assert_ne!(about.division, Word::NONE);
    assert_ne!(about.sex, Word::NONE);
}

#[test]
fn a_list_without_such_columns_says_nothing_of_them() {
    let text = "Application ID,Vacancy Ref,Ethnic Origin,Status,Date Shortlisted\n1,V1,A,Appointed,10/04/2025\n";
    let read = reading("jobs.csv", text.as_bytes());
    let expected = About {
        category: Some('A'),
        ..About::default()
    };
    assert_eq!(abouts(&read), [expected]);
}

#[test]
fn a_leaver_has_the_place_of_the_post_that_was_left_and_nothing_is_asked_of_it() {
    let text = "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Start Date,Leaving Date,Assignment Category\n\
                1,A,Band 5,Nursing and Midwifery Registered,01/04/2010,30/09/2025,Permanent\n\
                2,A,XQ17 Local,Nursing and Midwifery Registered,01/04/2010,30/09/2025,Permanent\n\
                3,A,Band 6,Nursing and Midwifery Registered,01/04/2010,,Permanent\n";
    let read = reading("staff.csv", text.as_bytes());
    assert_eq!(questions(&read), []);
    let found: Vec<_> = staff_rows(&read)
        .iter()
        .map(|row| {
            (
                row.left_out(chrono::NaiveDate::from_ymd_opt(2026, 3, 31).unwrap()),
                row.section,
                row.band,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (Some(LeftOut::Leaver), Some(Section::Clinical), Some(Band::Band5)),
            (Some(LeftOut::Leaver), Some(Section::Clinical), None),
            (None, Some(Section::Clinical), Some(Band::Band6)),
        ]
    );
}
