//! What a reading comes to, in the words of the truth: the only place of these tests that knows how records are held.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::ethnicity::Group;
use domain::headcount::{Heads, Outcome, Post};
use domain::recruitment::{self, Stage};
use domain::workforce::Assignment;
use files::read::ReadError;
use serde_json::{Map, Value, json};

use crate::read_support::{Reading, Records, read_with};
use crate::truth::{CORPUS, Workbook};

/// What comes of a file.
pub(crate) struct Outcomes {
    /// Before anything is answered.
    pub(crate) unanswered: Result<Reading, ReadError>,
    /// With all that the made-up trust answers.
    pub(crate) answered: Result<Reading, ReadError>,
}

/// What comes of a file of the corpus in the hands of the made-up trust. Every file is read twice, once for all tests.
pub(crate) fn read(workbook: &Workbook<'_>) -> &'static Outcomes {
    static OUTCOMES: LazyLock<BTreeMap<&'static str, Outcomes>> = LazyLock::new(|| {
        let workbooks: Vec<Workbook<'static>> = CORPUS.workbooks().collect();
        let outcomes = |workbook: &Workbook<'static>| {
            let bytes = workbook.bytes();
            let read = |answers: &str| read_with(workbook.name(), &bytes, answers, Some(CORPUS.trust()));
            let (unanswered, answered) = (read(""), read(&workbook.answers()));
            (workbook.path, Outcomes { unanswered, answered })
        };
        let hands = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            let shares: Vec<_> = workbooks
                .chunks(workbooks.len().div_ceil(hands))
                .map(|share| scope.spawn(move || share.iter().map(outcomes).collect::<Vec<_>>()))
                .collect();
            shares.into_iter().flat_map(|share| share.join().unwrap()).collect()
        })
    });
    OUTCOMES
        .get(workbook.path)
        .unwrap_or_else(|| panic!("{} should be in the corpus", workbook.path))
}

/// Rows that became a record.
pub(crate) fn records(reading: &Reading) -> u32 {
    u32::try_from(reading.records.len()).unwrap()
}

/// Last day of the collection year 2026.
fn snapshot() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 31).unwrap()
}

/// First day of the collection year 2026.
fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 4, 1).unwrap()
}

/// What a reading comes to, under the names that the truth gives it.
pub(crate) fn counted(reading: &Reading) -> Map<String, Value> {
    let counts = match &reading.records {
        Records::Staff(rows) => staff(rows, &reading.texts),
        Records::Recruitment(rows) => {
            let mut counts = BTreeMap::from([("shortlisted", [0_u32; 3]), ("appointed", [0; 3])]);
            let mut left_out = BTreeMap::from([("not_shortlisted", 0), ("out_of_period", 0)]);
            for row in rows {
                match row.outcome(first_day(), snapshot()) {
                    recruitment::Outcome::Counted(appointed) => {
                        counts.get_mut("shortlisted").unwrap()[place(row.group)] += 1;
                        counts.get_mut("appointed").unwrap()[place(row.group)] += u32::from(appointed);
                    }
                    recruitment::Outcome::NotShortlisted => *left_out.get_mut("not_shortlisted").unwrap() += 1,
                    recruitment::Outcome::OutOfPeriod => *left_out.get_mut("out_of_period").unwrap() += 1,
                }
            }
            let lines: Vec<String> = rows
                .iter()
                .map(|row| {
                    // The day of an application that was never shortlisted decides nothing.
                    let shortlisted = row.shortlisted.filter(|_| row.stage != Stage::Applied);
                    format!("{} | {} | {}", row.group.key(), row.stage.key(), day(shortlisted, "-"))
                })
                .collect();
            json!({"shortlisted": triple(counts["shortlisted"]), "appointed": triple(counts["appointed"]),
                   "left_out": left_out, "lines": lines})
        }
        Records::RecruitmentSummary(summary) => {
            let recruitment = summary.recruitment();
            let of = |counts: domain::ethnicity::Triple| triple([counts.white, counts.bme, counts.unknown]);
            json!({"shortlisted": of(recruitment.shortlisted), "appointed": of(recruitment.appointed)})
        }
        Records::Casework(rows) => {
            let counts = |row: &&domain::casework::Case| {
                row.formal_disciplinary && row.entered.is_none_or(|day| day >= first_day() && day <= snapshot())
            };
            let people: std::collections::BTreeSet<&str> =
                rows.iter().filter(counts).map(|row| row.person.as_str()).collect();
            let lines: Vec<String> = rows
                .iter()
                .map(|row| {
                    let what = if row.formal_disciplinary {
                        "formal disciplinary"
                    } else {
                        "-"
                    };
                    format!("{} | {what} | {}", row.person, day(row.entered, "-"))
                })
                .collect();
            json!({"cases": rows.iter().filter(counts).count(), "people": people.len(), "lines": lines})
        }
        Records::Training(rows) => {
            let people: std::collections::BTreeSet<&str> = rows
                .iter()
                .filter(|row| row.non_mandatory && row.attended)
                .filter(|row| row.date.is_none_or(|day| day >= first_day() && day <= snapshot()))
                .map(|row| row.person.as_str())
                .collect();
            let lines: Vec<String> = rows
                .iter()
                .map(|row| {
                    let what = if row.non_mandatory { "non-mandatory" } else { "-" };
                    let attended = if row.attended { "attended" } else { "-" };
                    format!("{} | {what} | {attended} | {}", row.person, day(row.date, "-"))
                })
                .collect();
            json!({"people": people.len(), "lines": lines})
        }
        Records::Board(rows) => {
            let of = |wanted: fn(&domain::board::Member) -> bool| {
                let mut counts = [0; 3];
                for row in rows.iter().filter(|row| row.sits_on(snapshot()) && wanted(row)) {
                    counts[place(row.group)] += 1;
                }
                triple(counts)
            };
            let lines: Vec<String> = rows
                .iter()
                .map(|row| {
                    let office = if row.executive { "executive" } else { "non-executive" };
                    let vote = if row.voting { "voting" } else { "non-voting" };
                    format!(
                        "{} | {office} | {vote} | {} | {}",
                        row.group.key(),
                        day(row.start, "-"),
                        day(row.end, "open")
                    )
                })
                .collect();
            json!({"total": of(|_| true), "voting": of(|row| row.voting), "executive": of(|row| row.executive),
                   "lines": lines})
        }
        Records::Survey(results) => {
            let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{share:.1}"));
            let number = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
            let figures: Vec<String> = (5..)
                .zip(results)
                .map(|(indicator, result)| {
                    format!(
                        "indicator {indicator}: {} / {} of {} / {}",
                        share(result.white_percent),
                        share(result.bme_percent),
                        number(result.white_responses),
                        number(result.bme_responses)
                    )
                })
                .collect();
            json!({ "figures": figures })
        }
        Records::Nothing => json!({}),
        Records::Return(past) => {
            let figure = |figure: Option<f64>| figure.map_or_else(|| "-".to_owned(), |figure| figure.to_string());
            let items: Vec<String> = past
                .items
                .iter()
                .map(|(item, [white, bme, unknown])| {
                    format!("{item}: {} / {} / {}", figure(*white), figure(*bme), figure(*unknown))
                })
                .collect();
            json!({"year": past.year, "items": items})
        }
    };
    let Value::Object(counts) = counts else {
        unreachable!("written as an object above")
    };
    counts
}

/// What became of each row of a staff list.
fn outcomes(rows: &[Assignment]) -> Vec<Outcome> {
    let mut heads = Heads::default();
    let mut outcomes: Vec<Outcome> = Vec::new();
    for row in rows {
        let post = Post::of(row, 0, snapshot());
        heads.take((!row.person.is_empty()).then_some(row.person.as_str()), &post);
        outcomes.push(post.alone());
    }
    for (at, outcome) in heads.finish().changed {
        let index = rows.iter().position(|row| row.row == at.row).unwrap();
        outcomes[index] = outcome;
    }
    outcomes
}

/// Heads, the rows left out by each reason, and one line a row: who, hours, dates, division, and what became of it.
fn staff(rows: &[Assignment], texts: &[[String; 3]]) -> Value {
    let outcomes = outcomes(rows);
    let mut left_out: BTreeMap<&str, u32> = BTreeMap::new();
    let mut people: BTreeMap<_, [u32; 3]> = BTreeMap::new();
    let mut total = [0; 3];
    let mut lines = Vec::new();
    for ((row, outcome), [_, division, _]) in rows.iter().zip(&outcomes).zip(texts) {
        let (stands, outcome) = match outcome {
            Outcome::Counted(origin) => {
                let held = row.section.zip(row.band);
                if let Some(held) = held {
                    people.entry(held).or_default()[place(origin.group)] += 1;
                }
                total[place(origin.group)] += 1;
                let stands = held.map_or_else(
                    || "nowhere".to_owned(),
                    |(section, band)| format!("{} {}", section.key(), band.key()),
                );
                (stands, origin.group.key())
            }
            Outcome::LeftOut(reason) => {
                *left_out.entry(reason.key()).or_default() += 1;
                ("-".to_owned(), reason.key())
            }
        };
        let primary = match row.primary {
            Some(true) => "Y",
            Some(false) => "N",
            None => "-",
        };
        let fte = row.fte.map_or_else(|| "-".to_owned(), |fte| format!("{fte:.2}"));
        let (start, leave) = (day(row.start, "-"), day(row.leave, "open"));
        lines.push(
            [
                row.person.as_str(),
                &fte,
                &start,
                &leave,
                primary,
                division,
                &stands,
                outcome,
            ]
            .join(" | "),
        );
    }
    let people: Vec<String> = people
        .iter()
        .map(|((section, band), [white, bme, unknown])| {
            format!("{} {}: {white} / {bme} / {unknown}", section.key(), band.key())
        })
        .collect();
    json!({"used": total.iter().sum::<u32>(), "left_out": left_out, "total": triple(total), "people": people,
           "lines": lines})
}

fn place(group: Group) -> usize {
    match group {
        Group::White => 0,
        Group::Bme => 1,
        Group::Unknown => 2,
    }
}

fn triple([white, bme, unknown]: [u32; 3]) -> Value {
    json!({"white": white, "bme": bme, "unknown": unknown})
}

fn day(day: Option<NaiveDate>, otherwise: &str) -> String {
    day.map_or_else(|| otherwise.to_owned(), |day| day.to_string())
}
