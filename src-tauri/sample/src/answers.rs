//! Writes `answers.toml`: what the made-up trust says about every value that nobody can place without asking.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::trust::{Post, Trust};
use crate::words;

/// Writes the answers as TOML, only for values the workbooks of this trust contain.
pub fn answers_toml(trust: &Trust) -> String {
    let posts = || trust.people.iter().flat_map(|person| &person.posts);
    let held = |of: fn(&Post) -> &str| -> BTreeSet<&str> { posts().map(of).collect() };
    let mut origins = held(|post| &post.ethnic_origin);
    origins.extend(
        trust
            .applications
            .iter()
            .map(|application| application.ethnic_origin.as_str()),
    );
    let (scales, groups) = (held(|post| post.pay_scale), held(|post| post.staff_group));
    let (categories, statuses) = (held(|post| post.category), held(|post| post.status));

    let mut text =
        String::from("# What the made-up trust answers about values that cannot be placed without asking.\n");
    section(
        &mut text,
        "ethnic_origin",
        &origins,
        &[(words::ASK_BME, "bme"), (words::ASK_WHITE, "white")],
    );
    section(&mut text, "pay_scale", &scales, words::PAY_SCALE_ANSWERS);
    section(&mut text, "staff_group", &groups, &[(words::STUDENTS, "exclude")]);
    section(
        &mut text,
        "assignment_category",
        &categories,
        &[(words::LOCUM, "count")],
    );
    let mut answers: Vec<(&str, &str)> = words::ABSENT.iter().map(|(status, _)| (*status, "count")).collect();
    answers.extend([(words::TERMINATED, "exclude"), (words::NOT_WORKED, "exclude")]);
    section(&mut text, "assignment_status", &statuses, &answers);
    text.push_str(REST);
    text
}

const REST: &str = r#"
[casework]
case_type = ["Disciplinary"]
stage = ["Formal"]

[stage]
"Applied" = "applied"
"Not shortlisted" = "applied"
"Shortlisted" = "shortlisted"
"Interviewed" = "shortlisted"
"Offer declined" = "shortlisted"
"Appointed" = "appointed"

[training]
"Statutory and mandatory" = "mandatory"
"Role essential" = "mandatory"
"Non-mandatory" = "non_mandatory"
"CPD" = "non_mandatory"

[attendance]
"Attended" = "count"
"Did not attend" = "exclude"
"Cancelled" = "exclude"
"Booked" = "exclude"
"#;

/// Writes one section; none of the values needs escaping in TOML.
fn section(text: &mut String, name: &str, held: &BTreeSet<&str>, answers: &[(&str, &str)]) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\n[{name}]");
    for (value, answer) in answers.iter().filter(|(value, _)| held.contains(value)) {
        let _ = writeln!(text, "\"{value}\" = \"{answer}\"");
    }
}
