//! Writing what was read into the store: codes and hashes, never a name and never the trust's own numbers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use domain::classify::plain;
use domain::recruitment::Outcome as Shortlisting;
use domain::rules::RulePack;
use domain::workforce::{self, Outcome};
use files::read::{Answers, Kind, Reading, Records};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::application::ApplicationRow;
use store::assignment::AssignmentRow;
use store::board_member::MemberRow;
use store::case_entry::CaseRow;
use store::file::NewFile;
use store::learning::LearningRow;
use store::past_item::PastItem;
use store::{COUNTED, Person, Tx};

use crate::DeskError;
use crate::view::Decisions;

/// Keeps one file with its rows.
pub(super) fn file(
    tx: &Tx<'_>,
    rules: &RulePack,
    name: &str,
    sha256: &str,
    reading: &Reading,
    at: NaiveDateTime,
) -> Result<(), DeskError> {
    let mut left_out = reading.left_out.clone();
    let (used, people) = tally(reading, rules, &mut left_out);
    store::year::start(tx, rules.year, at)?;
    let columns: BTreeMap<&str, &str> = reading
        .columns
        .iter()
        .map(|column| (column.field.as_str(), column.heading.as_str()))
        .collect();
    let id = store::file::keep(
        tx,
        &NewFile {
            year: rules.year,
            kind: reading.kind,
            name: name.to_owned(),
            sha256: sha256.to_owned(),
            sheet: reading.sheet.clone(),
            header_row: (reading.header_row > 0).then_some(reading.header_row),
            rows_read: reading.rows_read,
            rows_used: used,
            people,
            as_at: reading.as_at,
            kept_at: at,
            rules: rules.name.clone(),
            why: reading.why.clone(),
            columns: serde_json::to_string(&columns).unwrap_or_default(),
            left_out: serde_json::to_string(&left_out).unwrap_or_default(),
        },
    )?;
    store::finding::insert(tx, id, &reading.findings)?;
    let hash = |number: &str| person(tx.person_key(), number);
    let (first, last) = (rules.period_first, rules.period_last);
    match &reading.records {
        Records::Staff(assignments) => {
            let heads = workforce::headcount(assignments, rules.snapshot);
            let rows: Vec<AssignmentRow> = assignments
                .iter()
                .zip(&heads.outcomes)
                .map(|(held, outcome)| AssignmentRow {
                    row: held.row,
                    person: hash(&held.person),
                    origin: match outcome {
                        Outcome::Counted(origin) => *origin,
                        Outcome::LeftOut(_) => held.origin,
                    },
                    section: held.section,
                    band: held.band,
                    fte: held.fte,
                    primary: held.primary,
                    staff_group: held.staff_group.clone(),
                    division: held.division.clone(),
                    sex: held.sex.clone(),
                    left_out: match outcome {
                        Outcome::Counted(_) => None,
                        Outcome::LeftOut(reason) => Some(*reason),
                    },
                })
                .collect();
            store::assignment::insert(tx, id, &rows)?;
        }
        Records::Recruitment(applications) => {
            let rows: Vec<ApplicationRow> = applications
                .iter()
                .map(|held| ApplicationRow {
                    row: held.row,
                    group: held.group,
                    stage: held.stage,
                    outcome: application_outcome(held, first, last).to_owned(),
                })
                .collect();
            store::application::insert(tx, id, &rows)?;
        }
        // A summary is kept as the applicants that it counts, each with the row that tells of the furthest stage.
        Records::RecruitmentSummary(summary) => {
            let rows: Vec<ApplicationRow> = summary
                .applications()
                .map(|held| ApplicationRow {
                    row: held.row,
                    group: held.group,
                    stage: held.stage,
                    outcome: application_outcome(&held, first, last).to_owned(),
                })
                .collect();
            store::application::insert(tx, id, &rows)?;
        }
        Records::Casework(cases) => {
            let rows: Vec<CaseRow> = cases
                .iter()
                .map(|held| CaseRow {
                    row: held.row,
                    person: (!held.person.is_empty()).then(|| hash(&held.person)),
                    group: held.group,
                    formal: held.formal_disciplinary,
                    entered: held.entered,
                    outcome: case_outcome(held, first, last).to_owned(),
                })
                .collect();
            store::case_entry::insert(tx, id, &rows)?;
        }
        Records::Training(learning) => {
            let rows: Vec<LearningRow> = learning
                .iter()
                .map(|held| LearningRow {
                    row: held.row,
                    person: (!held.person.is_empty()).then(|| hash(&held.person)),
                    group: held.group,
                    non_mandatory: held.non_mandatory,
                    attended: held.attended,
                    date: held.date,
                    outcome: learning_outcome(held, first, last).to_owned(),
                })
                .collect();
            store::learning::insert(tx, id, &rows)?;
        }
        Records::Survey { results, .. } => store::survey_result::insert(tx, id, results)?,
        Records::Board(members) => {
            let rows: Vec<MemberRow> = members
                .iter()
                .map(|held| MemberRow {
                    row: held.row,
                    group: held.group,
                    executive: held.executive,
                    voting: held.voting,
                    sits: held.sits_on(rules.snapshot),
                })
                .collect();
            store::board_member::insert(tx, id, &rows)?;
        }
        Records::Return(past) => {
            let items: Vec<PastItem> = past
                .items
                .iter()
                .map(|(item, figures)| PastItem {
                    year: past.year,
                    item: item.to_string(),
                    figures: *figures,
                })
                .collect();
            store::past_item::insert(tx, id, &items)?;
        }
    }
    Ok(())
}

/// Keeps what was decided, for next time.
pub(crate) fn decisions(tx: &Tx<'_>, decisions: &Decisions, at: NaiveDateTime) -> Result<(), DeskError> {
    // The wildcard of a list of answers has no plain form of its own.
    let key = |field: &str, value: &str| match (field, value) {
        (store::answer::COLUMNS, value) | (_, value @ "*") => value.to_owned(),
        (_, value) => plain(value),
    };
    for given in decisions.answers.iter().filter(|given| given.field != "organisation") {
        store::answer::remember(
            tx,
            &store::answer::Answer {
                field: given.field.clone(),
                value_plain: key(&given.field, &given.value),
                value: given.value.clone(),
                meaning: given.meaning.clone(),
                answered_at: at,
            },
        )?;
    }
    Ok(())
}

/// The organisation chosen in a survey workbook becomes the trust's code, where none was given before.
pub(super) fn code_chosen(tx: &Tx<'_>, held: Option<&str>, answers: &Answers) -> Result<(), DeskError> {
    if held.is_none()
        && let Some(code) = answers.values.get(&("organisation".to_owned(), String::new()))
    {
        store::setting::set(tx, store::setting::TRUST_CODE, code)?;
    }
    Ok(())
}

/// Writes the line of the log.
pub(super) fn log(tx: &Tx<'_>, year: u16, name: &str, kind: Kind, at: NaiveDateTime) -> Result<(), DeskError> {
    let what = format!("Kept “{name}” as {}.", kind.label().to_lowercase());
    crate::log(tx, year, at, what)
}

/// Rows used and people counted of a file, and the rows left out added to those the reader itself left out.
pub(super) fn tally(reading: &Reading, rules: &RulePack, left_out: &mut BTreeMap<String, u32>) -> (u32, u32) {
    let mut outcomes: BTreeMap<&str, u32> = BTreeMap::new();
    let mut people: BTreeSet<&str> = BTreeSet::new();
    let mut nameless = 0;
    let (first, last) = (rules.period_first, rules.period_last);
    match &reading.records {
        Records::Staff(assignments) => {
            for outcome in workforce::headcount(assignments, rules.snapshot).outcomes {
                *outcomes
                    .entry(match outcome {
                        Outcome::Counted(_) => COUNTED,
                        Outcome::LeftOut(reason) => reason.key(),
                    })
                    .or_default() += 1;
            }
        }
        Records::Recruitment(rows) => {
            for row in rows {
                *outcomes.entry(application_outcome(row, first, last)).or_default() += 1;
            }
        }
        Records::Casework(rows) => {
            for row in rows {
                let outcome = case_outcome(row, first, last);
                *outcomes.entry(outcome).or_default() += 1;
                if outcome == COUNTED && !people.insert(&row.person) && row.person.is_empty() {
                    nameless += 1;
                }
            }
        }
        Records::Training(rows) => {
            for row in rows {
                let outcome = learning_outcome(row, first, last);
                *outcomes.entry(outcome).or_default() += 1;
                if outcome == COUNTED && !people.insert(&row.person) && row.person.is_empty() {
                    nameless += 1;
                }
            }
        }
        Records::RecruitmentSummary(summary) => return (u32::try_from(summary.rows()).unwrap_or(u32::MAX), 0),
        Records::Survey { .. } => return (1, 0),
        Records::Board(members) => {
            for member in members {
                *outcomes
                    .entry(if member.sits_on(rules.snapshot) {
                        COUNTED
                    } else {
                        "not_on_board"
                    })
                    .or_default() += 1;
            }
        }
        Records::Return(past) => return (u32::try_from(past.items.len()).unwrap_or(u32::MAX), 0),
    }
    let used = outcomes.remove(COUNTED).unwrap_or(0);
    for (reason, rows) in outcomes {
        *left_out.entry(reason.to_owned()).or_default() += rows;
    }
    let people = match &reading.records {
        Records::Staff(_) | Records::Board(_) => used,
        Records::Casework(_) | Records::Training(_) => u32::try_from(people.len()).unwrap_or(u32::MAX) + nameless,
        _ => 0,
    };
    (used, people)
}

fn application_outcome(held: &domain::recruitment::Application, first: NaiveDate, last: NaiveDate) -> &'static str {
    match held.outcome(first, last) {
        Shortlisting::Counted(_) => COUNTED,
        Shortlisting::NotShortlisted => "not_shortlisted",
        Shortlisting::OutOfPeriod => "out_of_period",
    }
}

fn case_outcome(held: &domain::casework::Case, first: NaiveDate, last: NaiveDate) -> &'static str {
    if !held.formal_disciplinary {
        "not_formal_disciplinary"
    } else if held.entered.is_some_and(|day| day < first || day > last) {
        "out_of_period"
    } else {
        COUNTED
    }
}

fn learning_outcome(held: &domain::training::Learning, first: NaiveDate, last: NaiveDate) -> &'static str {
    if !held.non_mandatory {
        "mandatory"
    } else if !held.attended {
        "not_attended"
    } else if held.date.is_some_and(|day| day < first || day > last) {
        "out_of_period"
    } else {
        COUNTED
    }
}

/// A person's number under the store's own key: the same within a store, and of no use outside it.
fn person(key: &[u8; 32], number: &str) -> Person {
    // A key shorter than a block is padded with noughts, by the definition of HMAC.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as Mac>::new(&block.into());
    mac.update(number.as_bytes());
    let full = mac.finalize().into_bytes();
    let mut short = [0; 16];
    short.copy_from_slice(&full[..16]);
    Person(short)
}
