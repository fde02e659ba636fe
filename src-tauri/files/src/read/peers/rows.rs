//! From rows to values as they stand in the table, before units are settled.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use domain::classify::{plain, tidy};
use domain::finding::Severity;
use domain::peers::{PeerCounts, Subject};

use super::super::cell::Cell;
use super::super::notes::Notes;
use super::super::question::{Choice, Question};
use super::super::values::{Figure, figure, whole};
use super::PeerSettings;
use super::layout::{self, Layout, Named, Use};
use crate::reference::peers::{Part, Role};

/// A value as it stands in the table.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    pub(super) row: u32,
    pub(super) name: String,
    pub(super) code: String,
    pub(super) year: u16,
    pub(super) subject: Subject,
    /// The number and whether a percent sign stands behind it.
    pub(super) value: Option<(f64, bool)>,
    pub(super) counts: Option<PeerCounts>,
    /// People alone, of a survey's percentage.
    pub(super) people: Option<u32>,
    /// Events beyond people, or no whole numbers.
    pub(super) has_bad_counts: bool,
}

/// Adds rows to a reason.
pub(super) fn leave_out(left_out: &mut BTreeMap<String, u32>, reason: &str) {
    *left_out.entry(reason.to_owned()).or_default() += 1;
}

/// Texts that wait for an answer, with their rows.
#[derive(Default)]
struct Asked {
    measures: BTreeMap<(String, u8), u32>,
    others: BTreeMap<String, u32>,
    years: u32,
}

pub(super) fn read(
    rows: &[(u32, Vec<Cell>)],
    layout: &Layout,
    settings: &PeerSettings<'_>,
    left_out: &mut BTreeMap<String, u32>,
    questions: &mut Vec<Question>,
    notes: &mut Notes,
) -> Vec<Raw> {
    let mut found = Vec::new();
    let mut asked = Asked::default();
    let mut known: HashMap<String, Named> = HashMap::new();
    let answered = settings.answers.get(&("year".to_owned(), "table".to_owned()));
    let of_table = settings.year.or_else(|| answered?.parse().ok());
    for (number, cells) in rows {
        let at = |role: Role| layout.role(role).and_then(|column| cells.get(column));
        let text = |role: Role| at(role).map(|cell| tidy(&cell.shown())).unwrap_or_default();
        let (name, code) = (text(Role::TrustName), code(&text(Role::TrustCode)));
        if name.is_empty() && code.is_empty() {
            leave_out(left_out, "no_trust");
            continue;
        }
        if settings.lists.several.read(&name).known() == Some(true) {
            leave_out(left_out, "several_trusts");
            continue;
        }
        let said = at(Role::Year).and_then(year);
        let Some(year) = said.or(of_table.filter(|_| layout.role(Role::Year).is_none())) else {
            if layout.role(Role::Year).is_none() {
                asked.years += 1;
                leave_out(left_out, "asked");
            } else {
                leave_out(left_out, "no_year");
            }
            continue;
        };
        let trust = Raw {
            row: *number,
            name,
            code,
            year,
            subject: Subject::Workforce,
            value: None,
            counts: None,
            people: None,
            has_bad_counts: false,
        };
        if layout.is_long {
            let measure = text(Role::Measure);
            match long_subject(&measure, &text(Role::Group), settings, &mut known) {
                Named::Subject(subject) => match long(cells, layout, subject, &trust) {
                    Some(raw) => found.push(raw),
                    None => leave_out(left_out, "no_value"),
                },
                Named::Survey(_) if settings.answers.contains_key(&("measure".to_owned(), measure.clone())) => {
                    leave_out(left_out, "ignored");
                }
                Named::Survey(number) => {
                    *asked.measures.entry((measure, number)).or_default() += 1;
                    leave_out(left_out, "asked");
                }
                Named::Nothing => {
                    *asked.others.entry(measure).or_default() += 1;
                    leave_out(left_out, "other_measure");
                }
            }
        } else {
            let before = found.len();
            found.extend(wide(cells, layout, &trust));
            if found.len() == before {
                leave_out(left_out, "no_value");
            }
        }
    }
    ask(asked, questions, notes);
    found
}

fn ask(asked: Asked, questions: &mut Vec<Question>, notes: &mut Notes) {
    for ((measure, number), rows) in asked.measures {
        questions.push(Question {
            field: "measure".to_owned(),
            prompt: format!("Of whom is the measure “{measure}”, which seems to be of indicator {number}?"),
            value: measure,
            rows,
            choices: layout::survey_choices(number),
            suggestion: None,
        });
    }
    if asked.years > 0 {
        questions.push(Question {
            field: "year".to_owned(),
            value: "table".to_owned(),
            rows: asked.years,
            prompt: "Of which collection year are these values? No column says it.".to_owned(),
            choices: (2016..=2030)
                .map(|year| Choice::new(&format!("{year}"), &format!("{year}")))
                .collect(),
            suggestion: None,
        });
    }
    if !asked.others.is_empty() {
        let rows: u32 = asked.others.values().sum();
        let names: Vec<String> = asked.others.keys().take(8).map(|name| format!("“{name}”")).collect();
        let more = asked.others.len().saturating_sub(8);
        let rest = if more == 0 {
            String::new()
        } else {
            format!(" and {more} more")
        };
        notes.add(
            Severity::Note,
            "",
            format!(
                "{rows} rows are of measures that are not compared: {}{rest}.",
                names.join(", ")
            ),
            "If one of them is an indicator, name it in the table as in “Indicator 2” or “Indicator 5 BME”.",
        );
    }
}

/// The measure of a row: its own words, with the group of its own column.
fn long_subject(measure: &str, group: &str, settings: &PeerSettings<'_>, known: &mut HashMap<String, Named>) -> Named {
    let answer = settings.answers.get(&("measure".to_owned(), measure.to_owned()));
    if let Some(subject) = answer.and_then(|key| Subject::from_key(key)) {
        return Named::Subject(subject);
    }
    let both = format!("{measure} {group}");
    let named = known.entry(both.clone()).or_insert_with(|| {
        let alone = layout::subject(measure, settings.lists);
        match (alone, layout::group(group)) {
            (Named::Survey(number), Some(true)) => Named::Subject(Subject::SurveyWhite(number)),
            (Named::Survey(number), Some(false)) => Named::Subject(Subject::SurveyBme(number)),
            // A column of groups that says “All” or “Unknown” names neither.
            (Named::Survey(_), None) if !group.is_empty() => Named::Nothing,
            // Shares of the workforce and the board are of BME people; a row of White people is another measure.
            (Named::Subject(Subject::Workforce | Subject::VerySenior | Subject::Board), Some(true)) => Named::Nothing,
            (alone, _) => alone,
        }
    });
    match named {
        Named::Subject(subject) => Named::Subject(*subject),
        Named::Survey(number) => Named::Survey(*number),
        Named::Nothing => Named::Nothing,
    }
}

/// An organisation code in capitals; empty where the text is none.
fn code(text: &str) -> String {
    let code = text.to_uppercase();
    let is_code = (3..=6).contains(&code.len()) && code.chars().all(|letter| letter.is_ascii_alphanumeric());
    if is_code { code } else { String::new() }
}

/// A collection year from a cell: 2024, “2023/24”, “31 March 2024”, “WRES 2024”.
fn year(cell: &Cell) -> Option<u16> {
    let is_year = |year: u16| (2015..2100).contains(&year);
    match cell {
        // Only the snapshot names a collection year by its date.
        Cell::Date(date) if (date.month(), date.day()) == (3, 31) => {
            u16::try_from(date.year()).ok().filter(|year| is_year(*year))
        }
        Cell::Number(number) => whole(*number)
            .and_then(|year| u16::try_from(year).ok())
            .filter(|year| is_year(*year)),
        Cell::Text(text) => {
            let digits: Vec<u16> = text
                .split(|letter: char| !letter.is_ascii_digit())
                .filter(|part| matches!(part.len(), 2 | 4))
                .filter_map(|part| part.parse().ok())
                .collect();
            match digits.as_slice() {
                // A financial year is named by the year it ends in: 2023/24 and 2023-2024 are 2024.
                [first, second] if is_year(*first) && (first + 1) % 100 == second % 100 => Some(first + 1),
                _ => {
                    let years: Vec<u16> = digits.into_iter().filter(|year| is_year(*year)).collect();
                    match years.as_slice() {
                        [year] => Some(*year),
                        _ => None,
                    }
                }
            }
        }
        Cell::Empty | Cell::Bool(_) | Cell::Date(_) => None,
    }
}

fn value(cell: Option<&Cell>) -> Option<(f64, bool)> {
    match figure(cell?) {
        Figure::Is { value, percent } => Some((value, percent)),
        _ => None,
    }
}

/// A count of people; an error where there is a number that is none.
fn people(cell: Option<&Cell>) -> Result<Option<u32>, ()> {
    match cell.map(figure) {
        Some(Figure::Is { value, percent: false }) => whole(value).map(Some).ok_or(()),
        Some(Figure::Is { percent: true, .. }) => Err(()),
        _ => Ok(None),
    }
}

fn long(cells: &[Cell], layout: &Layout, subject: Subject, trust: &Raw) -> Option<Raw> {
    let at = |role: Role| layout.role(role).and_then(|column| cells.get(column));
    let counts = match subject {
        Subject::Ratio(_) => four(
            subject,
            [Role::WhiteEvents, Role::WhitePeople, Role::BmeEvents, Role::BmePeople].map(at),
        ),
        _ => two(at(Role::Events), at(Role::People)),
    };
    let people = people(at(Role::People))
        .ok()
        .flatten()
        .filter(|_| !matches!(subject, Subject::Ratio(_)));
    row(subject, value(at(Role::Value)), counts, people, trust)
}

fn wide(cells: &[Cell], layout: &Layout, trust: &Raw) -> Vec<Raw> {
    let at = |wanted: Use| layout.column(wanted).and_then(|column| cells.get(column));
    Subject::ALL
        .into_iter()
        .filter_map(|subject| {
            let measure = |part: Part| at(Use::Measure(subject, part));
            let group = |is_white: bool, part: Part| at(Use::Group(subject, is_white, part));
            let counts = match subject {
                Subject::Ratio(_) => four(
                    subject,
                    [
                        group(true, Part::Events),
                        group(true, Part::People),
                        group(false, Part::Events),
                        group(false, Part::People),
                    ],
                ),
                _ => two(measure(Part::Events), measure(Part::People)),
            };
            let people = people(measure(Part::People)).ok().flatten();
            row(subject, value(measure(Part::Value)), counts, people, trust)
        })
        .collect()
}

fn row(
    subject: Subject,
    value: Option<(f64, bool)>,
    counts: Result<Option<PeerCounts>, ()>,
    people: Option<u32>,
    trust: &Raw,
) -> Option<Raw> {
    let has_bad_counts = counts.is_err();
    let counts = counts.ok().flatten();
    (value.is_some() || counts.is_some()).then(|| Raw {
        subject,
        value,
        counts,
        people: people.filter(|_| matches!(subject, Subject::SurveyBme(_) | Subject::SurveyWhite(_))),
        has_bad_counts,
        ..trust.clone()
    })
}

fn two(events: Option<&Cell>, all: Option<&Cell>) -> Result<Option<PeerCounts>, ()> {
    match (people(events)?, people(all)?) {
        (Some(events), Some(people)) if events > people => Err(()),
        (Some(events), Some(people)) => Ok(Some(PeerCounts::Share {
            events: f64::from(events),
            people,
        })),
        _ => Ok(None),
    }
}

fn four(subject: Subject, cells: [Option<&Cell>; 4]) -> Result<Option<PeerCounts>, ()> {
    let [Some(a), Some(n), Some(b), Some(m)] = [
        people(cells[0])?,
        people(cells[1])?,
        people(cells[2])?,
        people(cells[3])?,
    ] else {
        return Ok(None);
    };
    if a > n || b > m {
        return Err(());
    }
    let (white, bme) = ((a, n), (b, m));
    // Indicator 3 has BME staff above the line, 2 and 4 White people.
    let (first, second) = if subject == Subject::Ratio(3) {
        (bme, white)
    } else {
        (white, bme)
    };
    Ok(Some(PeerCounts::Ratio { first, second }))
}

/// What tells a trust: its code, else its name.
pub(super) fn identity(code: &str, name: &str) -> String {
    if code.is_empty() { plain(name) } else { code.to_owned() }
}
