//! Which row holds the headings, and what each column is.

use domain::classify::{Reading, plain, tidy};
use domain::peers::Subject;

use super::super::cell::Cell;
use super::super::question::{Choice, Question};
use super::PeerSettings;
use crate::reference::peers::{Part, PeerLists, Role};

/// The first rows in which headings are looked for.
pub(super) const HEAD: usize = 40;

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Role(Role),
    Measure(Subject, Part),
    /// The counts of one group of a ratio: the subject, White or not, events or people.
    Group(Subject, bool, Part),
}

pub(super) struct Layout {
    pub(super) header_row: u32,
    pub(super) score: usize,
    pub(super) is_long: bool,
    /// Heading and use of every column.
    pub(super) columns: Vec<(String, Option<Use>)>,
    pub(super) questions: Vec<Question>,
    pub(super) doubled: Vec<String>,
}

impl Layout {
    pub(super) fn column(&self, wanted: Use) -> Option<usize> {
        self.columns.iter().position(|(_, held)| *held == Some(wanted))
    }

    pub(super) fn role(&self, role: Role) -> Option<usize> {
        self.column(Use::Role(role))
    }

    /// Each heading with what it was taken for.
    pub(super) fn shown(&self) -> Vec<(String, String)> {
        let part = |part: Part| match part {
            Part::Value => "value",
            Part::Events => "events",
            Part::People => "people",
        };
        self.columns
            .iter()
            .filter(|(heading, _)| !heading.is_empty())
            .map(|(heading, held)| {
                let what = match held {
                    None => String::new(),
                    Some(Use::Role(role)) => Role::ALL
                        .into_iter()
                        .find(|(held, _)| held == role)
                        .map(|(_, key)| key.to_owned())
                        .unwrap_or_default(),
                    Some(Use::Measure(subject, held)) => format!("{} {}", subject.key(), part(*held)),
                    Some(Use::Group(subject, is_white, held)) => {
                        let group = if *is_white { "white" } else { "bme" };
                        format!("{} {group} {}", subject.key(), part(*held))
                    }
                };
                (heading.clone(), what)
            })
            .collect()
    }
}

/// The layout of a sheet, from its first rows; `None` where it holds no such table.
pub(super) fn find(head: &[(u32, Vec<Cell>)], settings: &PeerSettings<'_>) -> Option<Layout> {
    let mut best: Option<Layout> = None;
    for (row, cells) in head.iter().take(HEAD) {
        let found = of_row(*row, cells, settings);
        if let Some(found) = found
            && best.as_ref().is_none_or(|held| found.score > held.score)
        {
            best = Some(found);
        }
    }
    best
}

fn of_row(row: u32, cells: &[Cell], settings: &PeerSettings<'_>) -> Option<Layout> {
    let headings: Vec<String> = cells.iter().map(|cell| tidy(&cell.shown())).collect();
    let roles: Vec<Option<Role>> = headings.iter().map(|text| role(text, settings)).collect();
    let has = |wanted: Role| roles.contains(&Some(wanted));
    if !has(Role::TrustName) && !has(Role::TrustCode) {
        return None;
    }
    let has_counts = (has(Role::Events) && has(Role::People)) || has(Role::WhiteEvents);
    let is_long = has(Role::Measure) && (has(Role::Value) || has_counts);
    let mut layout = Layout {
        header_row: row,
        score: 0,
        is_long,
        columns: Vec::new(),
        questions: Vec::new(),
        doubled: Vec::new(),
    };
    for (heading, role) in headings.into_iter().zip(roles) {
        // In a table with one column a measure, a bare “ratio” or “count” names nothing.
        let is_of_trust = matches!(role, Some(Role::TrustName | Role::TrustCode | Role::Year));
        let mut held = role.filter(|_| is_long || is_of_trust).map(Use::Role);
        if !is_long && held.is_none() && !heading.is_empty() {
            held = measure(&heading, settings, &mut layout.questions);
        }
        if held.is_some_and(|held| layout.column(held).is_some()) {
            layout.doubled.push(heading.clone());
            held = None;
        }
        layout.columns.push((heading, held));
    }
    layout.score = layout.columns.iter().filter(|(_, held)| held.is_some()).count() + layout.questions.len();
    let has_measures = layout
        .columns
        .iter()
        .any(|(_, held)| matches!(held, Some(Use::Measure(..) | Use::Group(..))));
    let has_answered = layout
        .columns
        .iter()
        .any(|(heading, _)| settings.answers.contains_key(&("column".to_owned(), heading.clone())));
    (is_long || has_measures || has_answered || !layout.questions.is_empty()).then_some(layout)
}

fn role(heading: &str, settings: &PeerSettings<'_>) -> Option<Role> {
    if heading.is_empty() {
        return None;
    }
    settings.lists.column.read(heading).known()
}

/// What a column of a table with one column a measure holds; what is doubtful becomes a question.
fn measure(heading: &str, settings: &PeerSettings<'_>, questions: &mut Vec<Question>) -> Option<Use> {
    let part = settings.lists.part.read(heading).known().unwrap_or(Part::Value);
    let key = ("column".to_owned(), heading.to_owned());
    if let Some(answer) = settings.answers.get(&key) {
        return Subject::from_key(answer).map(|subject| Use::Measure(subject, part));
    }
    match subject(heading, settings.lists) {
        Named::Subject(subject @ Subject::Ratio(_)) if part != Part::Value => {
            group(heading).map(|is_white| Use::Group(subject, is_white, part))
        }
        Named::Subject(subject) => Some(Use::Measure(subject, part)),
        Named::Survey(number) => {
            questions.push(Question {
                field: "column".to_owned(),
                value: heading.to_owned(),
                rows: 0,
                prompt: format!("Of whom is the column “{heading}”, which seems to be of indicator {number}?"),
                choices: survey_choices(number),
                suggestion: None,
            });
            None
        }
        Named::Nothing => None,
    }
}

pub(super) fn survey_choices(number: u8) -> Vec<Choice> {
    vec![
        Choice::new(&Subject::SurveyBme(number).key(), "BME staff"),
        Choice::new(&Subject::SurveyWhite(number).key(), "White staff"),
        Choice::new("ignore", "All staff or something else: leave it out"),
    ]
}

/// What a text names.
pub(super) enum Named {
    Subject(Subject),
    /// One of indicators 5 to 8, and not of whom.
    Survey(u8),
    Nothing,
}

/// The measure a text names.
pub(super) fn subject(text: &str, lists: &PeerLists) -> Named {
    if let Some(subject) = Subject::from_key(text) {
        return Named::Subject(subject);
    }
    if let Reading::Known(number) = lists.survey.read(text) {
        return match group(text) {
            Some(true) => Named::Subject(Subject::SurveyWhite(number)),
            Some(false) => Named::Subject(Subject::SurveyBme(number)),
            None => Named::Survey(number),
        };
    }
    match lists.measure.read(text) {
        Reading::Known(subject) => Named::Subject(subject),
        Reading::Ask(_) => Named::Nothing,
    }
}

/// Whether a text speaks of White people alone (true) or of BME people alone (false).
pub(super) fn group(text: &str) -> Option<bool> {
    let words = plain(text);
    let has = |wanted: &[&str]| {
        let padded = format!(" {words} ");
        wanted.iter().any(|word| padded.contains(&format!(" {word} ")))
    };
    let white = has(&["white"]);
    let bme = has(&[
        "bme",
        "bame",
        "black",
        "ethnic minority",
        "ethnic minorities",
        "minority ethnic",
        "global majority",
    ]);
    match (white, bme) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
