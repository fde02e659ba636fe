//! Rows that hold one application twice, told from two applications of one person.
//!
//! A vacancy's reference and the applicant's number are one application. A job title is not a reference: two posts may share it, so
//! there the dates of the two rows must agree as well. Nothing is merged or kept apart in silence.

use std::collections::HashMap;

use domain::classify::plain;
use domain::finding::Severity;
use domain::recruitment::Identity;

use super::Desk;
use super::counted;
use super::progress::Days;
use crate::read::columns::Row;
use crate::read::values;

/// How many repeated rows are named.
const NAMED: usize = 5;
/// A single word of more letters than this is rather a job title than a reference.
const SHORT: usize = 4;

/// What tells one application from another.
pub(crate) enum Key {
    /// A vacancy's reference and the applicant's number.
    Reference(String, String),
    /// A job title and the applicant's number.
    Title(String, String),
    /// A number and nothing of the vacancy.
    NumberOnly(String),
    /// No number.
    None,
}

impl Key {
    /// The same as it crosses to whoever looks for the application in other files.
    pub(crate) fn identity(&self) -> Identity {
        match self {
            Self::Reference(vacancy, number) => Identity::Reference(format!("{vacancy}\n{number}")),
            Self::Title(title, number) => Identity::Number(format!("{title}\n{number}")),
            Self::NumberOnly(number) => Identity::Number(number.clone()),
            Self::None => Identity::Unknown,
        }
    }
}

/// The key of a row; none where the application number is missing, was shortened by a spreadsheet, or has no digit and so is rather
/// a word such as “n/a”.
pub(crate) fn key(row: Row<'_>) -> Key {
    let part = |field: &str| {
        let words = plain(&row.words(field));
        (!words.is_empty() && !values::is_shortened(row.cell(field))).then_some(words)
    };
    let has_digit = |words: &String| words.chars().any(|letter| letter.is_ascii_digit());
    let Some(number) = part("applicant_id").filter(has_digit) else {
        return Key::None;
    };
    match part("vacancy_ref") {
        Some(vacancy) if has_digit(&vacancy) || vacancy.chars().count() <= SHORT => Key::Reference(vacancy, number),
        Some(title) => Key::Title(title, number),
        None => part("job_title").map_or(Key::NumberOnly(number.clone()), |title| Key::Title(title, number)),
    }
}

/// Where the applications met so far stand.
#[derive(Default)]
pub(crate) struct Places {
    by_reference: HashMap<(String, String), usize>,
    by_title: HashMap<(String, String), Vec<(usize, Days)>>,
    numbers: HashMap<String, u32>,
    /// Rows that hold an application of another row.
    repeats: Vec<u32>,
    by_title_repeats: u32,
    /// Rows of one number and title whose dates differ.
    apart: Vec<u32>,
}

impl Places {
    /// Where the same application stands already; else notes that it stands at `next`.
    pub(crate) fn find(&mut self, key: Key, row: u32, days: Days, next: usize) -> Option<usize> {
        match key {
            Key::None => None,
            Key::NumberOnly(number) => {
                *self.numbers.entry(number).or_default() += 1;
                None
            }
            Key::Reference(vacancy, number) => {
                let found = self.by_reference.get(&(vacancy.clone(), number.clone())).copied();
                if found.is_none() {
                    self.by_reference.insert((vacancy, number), next);
                }
                found
            }
            Key::Title(title, number) => {
                let held = self.by_title.entry((title, number)).or_default();
                let same = held.iter_mut().find(|(_, other)| agree(other, &days));
                if let Some((place, other)) = same {
                    for (known, more) in other.iter_mut().zip(days) {
                        *known = known.or(more);
                    }
                    self.by_title_repeats += 1;
                    return Some(*place);
                }
                if !held.is_empty() {
                    self.apart.push(row);
                }
                held.push((next, days));
                None
            }
        }
    }

    /// Notes that a row was left out because another holds its application.
    pub(crate) fn leave_out(&mut self, row: u32) {
        self.repeats.push(row);
    }

    /// Rows left out.
    pub(crate) fn left_out(&self) -> u32 {
        u32::try_from(self.repeats.len()).unwrap_or(u32::MAX)
    }

    /// Says what was taken for one application and what for two.
    pub(crate) fn say(&mut self, desk: &mut Desk) {
        self.say_repeats(desk);
        self.apart.sort_unstable();
        if let Some(first) = self.apart.first() {
            let count = u32::try_from(self.apart.len()).unwrap_or(u32::MAX);
            desk.notes.add(
                Severity::Note,
                &first.to_string(),
                format!(
                    "{count} {} the applicant and the job title of another row and {} kept apart, since the dates differ \
                     ({}).",
                    counted("row shares", "rows share", count),
                    counted("was", "were", count),
                    rows(&self.apart)
                ),
                "There is no reference number of the vacancy. Add its column if one application stands on several rows.",
            );
        }
        let shared: u32 = self.numbers.values().filter(|count| **count > 1).sum();
        if shared > 0 {
            desk.notes.add(
                Severity::Warning,
                "",
                format!("{shared} rows carry an application number that stands on another row too."),
                "No column names the vacancy, so each row counts as an application. Add the vacancy’s reference if one \
                 application stands on several rows.",
            );
        }
    }

    fn say_repeats(&mut self, desk: &mut Desk) {
        self.repeats.sort_unstable();
        let Some(first) = self.repeats.first() else { return };
        let message = match self.repeats.len() {
            1 => format!("Row {first} holds the same application as another row and was left out."),
            count => format!(
                "{count} rows hold the same application as another row and were left out ({}).",
                rows(&self.repeats)
            ),
        };
        let told_by = if self.by_title_repeats > 0 {
            "The application number and the job title are the same, and no dates differ; there is no reference number of \
             the vacancy. If these are applications for two posts of one title, add that number."
        } else {
            "The vacancy and the application number are the same."
        };
        desk.notes.add(
            Severity::Warning,
            &first.to_string(),
            message,
            format!("{told_by} Each application is counted once, with the furthest stage it reached."),
        );
    }
}

/// Whether no day of two rows differs.
fn agree(one: &Days, other: &Days) -> bool {
    one.iter()
        .zip(other)
        .all(|(one, other)| one.is_none() || other.is_none() || one == other)
}

fn rows(numbers: &[u32]) -> String {
    let named: Vec<String> = numbers.iter().take(NAMED).map(u32::to_string).collect();
    let word = if numbers.len() == 1 { "row" } else { "rows" };
    match numbers.len().saturating_sub(NAMED) {
        0 => format!("{word} {}", named.join(", ")),
        more => format!("{word} {} and {more} more", named.join(", ")),
    }
}
