//! What must hold of the checks whatever the counts are: a return filled from consistent counts is possible, and a figure that makes it
//! impossible is found and named.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;
mod year;

use std::collections::BTreeMap;

use domain::board::Board;
use domain::casework::Casework;
use domain::counts::Counts;
use domain::ethnicity::{Group, Triple};
use domain::finding::Severity;
use domain::recruitment::Recruitment;
use domain::rules::{Averaging, Measure, RulePack};
use domain::submission::{CellAt, Check, Column, Facts, Nature, Return, check, fill};
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};
use proptest::prelude::*;
use year::pack;

fn triple(most: u32) -> impl Strategy<Value = Triple> {
    (0..=most, 0..=most, 0..=most).prop_map(|(white, bme, unknown)| Triple::new(white, bme, unknown))
}

/// A part of a whole, group by group.
fn part_of(whole: Triple, shares: [f64; 3]) -> Triple {
    let [white, bme, unknown] = Group::ALL.map(|group| {
        let share = shares[group as usize];
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most the whole"
        )]
        {
            (f64::from(whole.get(group)) * share).floor() as u32
        }
    });
    Triple::new(white, bme, unknown)
}

fn shares() -> impl Strategy<Value = [f64; 3]> {
    [0.0..=1.0, 0.0..=1.0, 0.0..=1.0]
}

/// Counts as files give them: each part drawn from its whole.
fn consistent() -> impl Strategy<Value = Counts> {
    let survey = || {
        (0.0..=100.0, 0.0..=100.0).prop_map(|(white, bme)| SurveyResult {
            white_percent: Some(white),
            bme_percent: Some(bme),
            ..SurveyResult::default()
        })
    };
    let parts = (shares(), shares(), shares(), shares(), shares());
    let surveys = [survey(), survey(), survey(), survey()];
    (
        triple(2000),
        triple(80),
        triple(60),
        triple(5000),
        triple(20),
        parts,
        surveys,
    )
        .prop_map(|(nurses, managers, consultants, shortlisted, board, parts, survey)| {
            let mut workforce = Workforce::default();
            // Somebody is always there, and is nothing but a nurse.
            let nurses = nurses + Triple::new(1, 1, 1);
            for (section, band, people) in [
                (Section::Clinical, Band::Band5, nurses),
                (Section::NonClinical, Band::Vsm, managers),
                (Section::Medical, Band::Consultant, consultants),
                (
                    Section::Medical,
                    Band::SeniorMedicalManager,
                    part_of(consultants, parts.0),
                ),
            ] {
                workforce.people.insert((section, band), people);
            }
            let staff = workforce.total();
            let people = part_of(staff, parts.1);
            let (voting, executive) = (part_of(board, parts.3), part_of(board, parts.4));
            Counts {
                workforce: Some(workforce),
                recruitment: Some(Recruitment {
                    shortlisted,
                    appointed: part_of(shortlisted, parts.2),
                }),
                casework: Some(Casework {
                    people,
                    cases: people.total(),
                }),
                training: Some(part_of(staff, parts.2)),
                survey,
                board: Some(Board {
                    voting,
                    non_voting: board.minus(voting).unwrap(),
                    executive,
                    non_executive: board.minus(executive).unwrap(),
                }),
            }
        })
}

fn rules(averaging: Averaging) -> RulePack {
    RulePack { averaging, ..pack() }
}

fn filled(counts: &Counts, averaging: Averaging) -> Return {
    let last = counts.casework.map(|held| held.people);
    fill(counts, last, &BTreeMap::new(), &rules(averaging))
}

fn errors(filled: &Return, averaging: Averaging) -> Vec<Check> {
    let found = check(filled, &rules(averaging), &Facts::default());
    found
        .into_iter()
        .filter(|held| held.severity == Severity::Error)
        .inspect(|held| assert_ne!(held.nature, Nature::Suspicious, "a doubt stops nothing: {held:?}"))
        .collect()
}

/// What is done to one cell. Each makes a return impossible wherever the cell holds what the corruption is for.
#[derive(Debug, Clone, Copy)]
enum Corruption {
    Negative,
    Fraction,
    NoNumber,
    /// One more than the largest that the cell could hold beside its neighbours.
    OneTooMany,
}

/// What a cell may not exceed, by what its item is; `None` where the return sets no limit.
fn limit(form: &Return, key: &str, group: usize) -> Option<f64> {
    let whole = match key {
        "workforce.medical.senior_medical_manager" => "workforce.medical.consultant",
        "recruitment.appointed" => "recruitment.shortlisted",
        "casework.people" | "training.people" => "workforce.total",
        "board.voting" | "board.non_voting" | "board.executive" | "board.non_executive" => "board.total",
        _ if key.starts_with("survey.") => return Some(100.0),
        _ => return None,
    };
    form.lines.iter().find(|line| line.item.key == whole)?.current[group]
}

fn corrupted(form: &Return, line: usize, group: usize, how: Corruption) -> Option<f64> {
    let held = &form.lines[line];
    let value = held.current[group]?;
    let is_heads = held.item.measure == Measure::Headcount;
    match how {
        Corruption::Negative if is_heads || held.item.measure == Measure::Percentage => Some(-1.0 - value),
        Corruption::Fraction if is_heads => Some(value + 0.3),
        Corruption::NoNumber => Some(f64::NAN),
        Corruption::OneTooMany => limit(form, &held.item.key, group).map(|most| most + 1.0),
        // A figure that the form works out is wrong wherever it is not what the others give.
        _ if held.item.measure == Measure::Calculated => Some(value + 1.0),
        _ => None,
    }
}

proptest! {
    #[test]
    fn a_return_from_consistent_counts_is_possible(counts in consistent(), two_years in any::<bool>()) {
        let averaging = if two_years { Averaging::TwoYears } else { Averaging::SingleYear };
        let found = errors(&filled(&counts, averaging), averaging);
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn one_impossible_figure_is_found_and_named(
        counts in consistent(),
        two_years in any::<bool>(),
        line in any::<prop::sample::Index>(),
        group in 0_usize..3,
        how in prop::sample::select(vec![
            Corruption::Negative, Corruption::Fraction, Corruption::NoNumber, Corruption::OneTooMany,
        ]),
    ) {
        let averaging = if two_years { Averaging::TwoYears } else { Averaging::SingleYear };
        let mut form = filled(&counts, averaging);
        let line = line.index(form.lines.len());
        let Some(value) = corrupted(&form, line, group, how) else {
            return Ok(());
        };
        form.lines[line].current[group] = Some(value);
        let item = &form.lines[line].item;
        let cell = CellAt {
            item: item.number,
            group: (!item.key.contains(".ratio")).then(|| Group::ALL[group]),
            column: Column::ThisYear,
        };
        let found = errors(&form, averaging);
        prop_assert!(
            found.iter().any(|held| held.nature == Nature::Impossible && held.cells.contains(&cell)),
            "{how:?}: {} of {} to {value} is not named by any of {found:?}", cell.name(), item.key
        );
    }

    /// A workforce that lost or gained people between its rows and its total.
    #[test]
    fn rows_that_do_not_make_the_total_are_found(counts in consistent(), row in 0_usize..3, group in 0_usize..3, by in 1_u32..50) {
        let mut form = filled(&counts, Averaging::SingleYear);
        let line = &mut form.lines[row];
        line.current[group] = line.current[group].map(|held| held + f64::from(by));
        let number = line.item.number;
        let found = errors(&form, Averaging::SingleYear);
        let sum = found.iter().find(|held| held.key == "workforce.sum");
        prop_assert!(
            sum.is_some_and(|held| held.cells.iter().any(|cell| cell.item == number && cell.group == Some(Group::ALL[group]))),
            "{found:?}"
        );
    }
}
