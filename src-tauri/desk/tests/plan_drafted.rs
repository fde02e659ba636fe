//! What must hold of every drafted action, whatever figures a trust has: nothing is drafted from noise, each gap has two to four actions
//! with a figure to start from and one to reach, and the wording check remarks on none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use desk::Assignment;
use desk::view::Decisions;
use proptest::prelude::*;
use support::{Trust, now, on};

/// Figures as they are typed: of recruitment four counts, of each survey question two percentages and two numbers of answers.
#[derive(Debug, Clone)]
struct Figures {
    shortlisted: [u32; 2],
    appointed: [f64; 2],
    survey: [([f64; 2], [u32; 2]); 4],
}

fn figures() -> impl Strategy<Value = Figures> {
    let tenth = |most: u32| (0..=most).prop_map(|tenths| f64::from(tenths) / 10.0);
    let question = ([tenth(1_000), tenth(1_000)], [11_u32..6_000, 11_u32..6_000]);
    let near = ([tenth(300), tenth(400)], [500_u32..20_000, 500_u32..20_000]);
    let survey = prop_oneof![question, near];
    (
        [1_u32..5_000, 1_u32..5_000],
        [0.0..=0.4, 0.0..=0.4],
        [survey.clone(), survey.clone(), survey.clone(), survey],
    )
        .prop_map(|(shortlisted, appointed, survey)| Figures {
            shortlisted,
            appointed,
            survey,
        })
}

impl Figures {
    fn appointed_bme(&self) -> f64 {
        (f64::from(self.shortlisted[1]) * self.appointed[1]).floor()
    }

    fn typed(&self) -> Vec<Assignment> {
        let mut values = Vec::new();
        for (place, who) in ["white", "bme"].into_iter().enumerate() {
            let shortlisted = self.shortlisted[place];
            let appointed = (f64::from(shortlisted) * self.appointed[place]).floor();
            values.push((format!("recruitment.shortlisted.{who}"), shortlisted.to_string()));
            values.push((format!("recruitment.appointed.{who}"), appointed.to_string()));
            for (number, (percent, answers)) in (5..).zip(self.survey) {
                values.push((format!("survey.{number}.{who}_percent"), percent[place].to_string()));
                values.push((format!("survey.{number}.{who}_responses"), answers[place].to_string()));
            }
        }
        let assigned = values.into_iter().map(|(key, value)| Assignment {
            key,
            value,
            ..Assignment::default()
        });
        assigned.collect()
    }
}

#[test]
fn a_gap_without_a_ratio_is_answered_too() {
    let mut trust = Trust::new();
    let nobody = Figures {
        shortlisted: [500, 200],
        appointed: [0.2, 0.0],
        survey: [([20.0, 20.0], [900, 900]); 4],
    };
    let now = NaiveDate::from_ymd_opt(2026, 5, 4)
        .unwrap()
        .and_hms_opt(9, 30, 0)
        .unwrap();
    trust.desk.set_values(2026, &nobody.typed(), now).unwrap();
    trust.desk.draft_plan(2026, now).unwrap();
    let plan = trust.desk.plan(2026, now.date()).unwrap();
    assert_eq!(
        plan.actions.len(),
        4,
        "no BME applicant of 200 was appointed, and 100 of 500 White applicants were"
    );
    for action in &plan.actions {
        assert_eq!(
            action.fields.baseline,
            "No ratio in 2026, because one of its counts is 0"
        );
        assert_eq!(action.remarks, [], "{}", action.fields.title);
    }
}

/// A trust of 100 White and 80 BME nurses, 80 White and 40 BME managers at band 8a, and 190 White and 10 BME consultants.
#[test]
fn a_gap_among_consultants_is_measured_among_consultants() {
    let mut trust = Trust::new();
    let heading =
        "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,FTE,Primary";
    let mut lines = Vec::new();
    for (count, ethnicity, band, group) in [
        (100, "White - British", "Band 5", "Nursing and Midwifery Registered"),
        (80, "Indian", "Band 5", "Nursing and Midwifery Registered"),
        (80, "White - British", "Band 8a", "Administrative and Clerical"),
        (40, "Indian", "Band 8a", "Administrative and Clerical"),
        (190, "White - British", "Consultant", "Medical and Dental"),
        (10, "Indian", "Consultant", "Medical and Dental"),
    ] {
        for _ in 0..count {
            lines.push(format!(
                "{},{ethnicity},{band},{group},Permanent,Active Assignment,1,Y",
                lines.len() + 1
            ));
        }
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let file = trust.list("staff.csv", heading, &lines);
    let report = trust
        .desk
        .keep(2026, &[file], &nothing_decided(), now(), &mut on)
        .unwrap();
    assert!(report.kept, "{report:?}");
    trust.desk.draft_plan(2026, now()).unwrap();
    let plan = trust.desk.plan(2026, now().date()).unwrap();
    let of_one: Vec<_> = plan.actions.iter().filter(|held| held.fields.indicator == 1).collect();
    assert!((2..=4).contains(&of_one.len()), "{}", of_one.len());
    for action in of_one {
        let fields = &action.fields;
        assert_eq!(
            fields.outcome_measure,
            "Share of BME staff among consultants (indicator 1)"
        );
        assert_eq!(fields.baseline, "5.0% in 2026", "10 of 200");
        assert!(fields.target.contains("% by 20"), "{}", fields.target);
        assert_eq!(action.remarks, [], "{}", fields.title);
    }
}

fn nothing_decided() -> Decisions {
    Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

#[test]
fn a_plan_drafted_shortly_before_a_snapshot_is_not_told_that_it_comes_too_late() {
    let mut trust = Trust::new();
    let worse = Figures {
        shortlisted: [1_000, 1_000],
        appointed: [0.2, 0.1],
        survey: [([20.0, 20.0], [900, 900]); 4],
    };
    let now = NaiveDate::from_ymd_opt(2027, 2, 12)
        .unwrap()
        .and_hms_opt(9, 30, 0)
        .unwrap();
    trust.desk.set_values(2026, &worse.typed(), now).unwrap();
    trust.desk.draft_plan(2026, now).unwrap();
    let plan = trust.desk.plan(2026, now.date()).unwrap();
    assert!(!plan.actions.is_empty());
    for action in &plan.actions {
        assert_eq!(
            (action.fields.start.as_str(), action.remarks.as_slice()),
            ("2027-03-01", [].as_slice()),
            "what begins in March is for the snapshot of the year after: {}",
            action.fields.title
        );
    }
    let mut late = plan.actions[0].fields.clone();
    late.milestones.clear();
    late.due = "2028-06-30".to_owned();
    let late = trust.desk.save_action(2026, plan.actions[0].id, 0, &late, now).unwrap();
    let found: Vec<&str> = late.remarks.iter().map(|remark| remark.rule.as_str()).collect();
    assert_eq!(found, ["nothing_before_snapshot"], "{:?}", late.remarks);
    assert!(late.remarks[0].message.contains("31 March 2028"), "{:?}", late.remarks);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_drafted_action_fails_the_wording_check(figures in figures(), days in 0_u64..330) {
        let mut trust = Trust::new();
        let day = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap() + chrono::Days::new(days);
        let now = day.and_hms_opt(9, 30, 0).unwrap();
        trust.desk.set_values(2026, &figures.typed(), now).unwrap();
        let nine = trust.desk.nine(2026).unwrap();
        let drafted = trust.desk.draft_plan(2026, now).unwrap();
        let plan = trust.desk.plan(2026, day).unwrap();
        prop_assert_eq!(plan.actions.len(), drafted.added.len());
        let worse: Vec<u8> = nine.rows.iter().filter(|row| row.state == "worse").map(|row| row.number).collect();
        for number in &worse {
            let count = plan.actions.iter().filter(|held| held.fields.indicator == *number).count();
            prop_assert!((2..=4).contains(&count), "{number} has {count} actions");
        }
        for action in &plan.actions {
            let fields = &action.fields;
            prop_assert!(worse.contains(&fields.indicator), "never from noise: {}", fields.title);
            prop_assert!(action.remarks.is_empty(), "{}: {:?}", fields.title, action.remarks);
            if let Some(from) = fields.outcome_baseline {
                let to = fields.outcome_target.unwrap();
                let parity = if fields.indicator == 2 { 1.0 } else { 0.0 };
                prop_assert!(
                    (to - parity) * (from - parity) >= 0.0 && (to - parity).abs() < (from - parity).abs(),
                    "a target lies between the figure and parity, and never past it: {from} to {to}",
                );
                prop_assert!(fields.outcome_by.unwrap() > 2026);
            } else {
                prop_assert!(figures.appointed_bme() < 0.5, "only a ratio with a nought has no figure: {:?}", fields);
                prop_assert!(!fields.baseline.is_empty() && !fields.target.is_empty(), "{fields:?}");
            }
            prop_assert!(fields.start > day.to_string() && fields.due > fields.start, "{fields:?}");
            prop_assert_eq!(action.standing.state.as_str(), "not_started");
        }
        prop_assert!(trust.desk.draft_plan(2026, now).unwrap().added.is_empty(), "drafted again it adds nothing");
    }
}
