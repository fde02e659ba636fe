//! Applications: one row each, with the furthest stage reached.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::classify::plain;
use domain::ethnicity::Group;
use domain::finding::Severity;
use domain::recruitment::{Application, Outcome, Stage};

use super::lookup::{Decided, Lookup, Origins};
use super::{Desk, counted, percent};
use crate::read::Settings;
use crate::read::columns::Row;
use crate::read::values;

/// How many repeated rows are named.
const NAMED: usize = 5;

/// What tells one application from another; `None` where a part is missing, was shortened by a spreadsheet, or where the
/// application number has no digit and so is rather a word such as “n/a”.
fn key(row: Row<'_>) -> Option<(String, String)> {
    let part = |field: &str| {
        let words = plain(&row.words(field));
        (!words.is_empty() && !values::is_shortened(row.cell(field))).then_some(words)
    };
    let number = part("applicant_id").filter(|words| words.chars().any(|letter| letter.is_ascii_digit()))?;
    Some((part("vacancy_ref")?, number))
}

/// Builds applications while rows go by.
pub(crate) struct Recruitment<'a> {
    first: NaiveDate,
    last: NaiveDate,
    origins: Origins<'a>,
    stages: Lookup<'a, Stage>,
    applications: Vec<Application>,
    /// Where the application of a vacancy and an application number stands.
    places: HashMap<(String, String), usize>,
    /// Rows that hold an application of another row.
    repeats: Vec<u32>,
    /// Cells without a date, by row.
    undated: HashMap<u32, String>,
}

impl<'a> Recruitment<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        let (lists, answers) = (settings.lists, settings.answers);
        Self {
            first: settings.rules.period_first,
            last: settings.rules.period_last,
            origins: Origins::new(&lists.ethnic_origin, answers),
            stages: Lookup::new("stage", &lists.recruitment_stage, answers, Stage::from_key),
            applications: Vec::new(),
            places: HashMap::new(),
            repeats: Vec::new(),
            undated: HashMap::new(),
        }
    }

    /// Takes one row.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        let shortlisted = desk.day(row, "shortlisted_date", "no date, so the application counts");
        let in_year = shortlisted.is_none_or(|day| day >= self.first && day <= self.last);
        let status = row.words("stage");
        let stage = match self.stages.decide(&status) {
            Decided::Known(stage) => stage,
            Decided::Ask(suggestion) => {
                if in_year && row.columns.has("stage") {
                    desk.questions.ask("stage", &status, suggestion.map(Stage::key));
                }
                Stage::Applied
            }
            Decided::Excluded => Stage::Applied,
        };
        if stage != Stage::Applied && row.columns.has("shortlisted_date") && shortlisted.is_none() {
            self.undated.insert(row.number, row.place("shortlisted_date"));
        }
        let origin = row.words("ethnic_origin");
        let group = match self.origins.decide(&origin) {
            Decided::Known(origin) => origin.group,
            Decided::Ask(suggestion) => {
                if in_year && stage != Stage::Applied {
                    desk.questions
                        .ask("ethnic_origin", &origin, suggestion.map(|origin| origin.group.key()));
                }
                Group::Unknown
            }
            Decided::Excluded => Group::Unknown,
        };
        let application = Application {
            row: row.number,
            group,
            stage,
            shortlisted,
        };
        self.keep(application, key(row));
    }

    /// Rows left out because another row holds the same application.
    pub(crate) fn rows_repeated(&self) -> u32 {
        u32::try_from(self.repeats.len()).unwrap_or(u32::MAX)
    }

    /// Keeps an application; of two rows of the same one, that with the furthest stage, and the other's date where it has none.
    fn keep(&mut self, application: Application, key: Option<(String, String)>) {
        let Some(key) = key else {
            self.applications.push(application);
            return;
        };
        let Some(place) = self.places.get(&key).copied() else {
            self.places.insert(key, self.applications.len());
            self.applications.push(application);
            return;
        };
        let kept = &mut self.applications[place];
        let mut other = application;
        if other.stage > kept.stage {
            std::mem::swap(kept, &mut other);
        }
        kept.shortlisted = kept.shortlisted.or(other.shortlisted);
        self.repeats.push(other.row);
    }

    fn say_repeats(&mut self, desk: &mut Desk) {
        self.repeats.sort_unstable();
        let Some(first) = self.repeats.first() else { return };
        let message = match self.repeats.len() {
            1 => format!("Row {first} holds the same application as another row and was left out."),
            count => {
                let named: Vec<String> = self.repeats.iter().take(NAMED).map(u32::to_string).collect();
                let more = match count.saturating_sub(NAMED) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                format!(
                    "{count} rows hold the same application as another row and were left out (rows {}{more}).",
                    named.join(", ")
                )
            }
        };
        desk.notes.add(
            Severity::Warning,
            &first.to_string(),
            message,
            "The vacancy and the application number are the same. Each application is counted once, with the furthest \
             stage it reached.",
        );
    }

    fn say_undated(&self, desk: &mut Desk) {
        for application in &self.applications {
            if let Some(cell) = self.undated.get(&application.row)
                && application.shortlisted.is_none()
            {
                desk.notes.alike(
                    Severity::Warning,
                    cell.clone(),
                    "A shortlisted application has no date of shortlisting",
                    "It is counted in this year. Add the date if it belongs to another.",
                );
            }
        }
    }

    /// The applications, with what is noticed about them as a whole.
    pub(crate) fn finish(mut self, desk: &mut Desk) -> Vec<Application> {
        self.say_repeats(desk);
        self.say_undated(desk);
        let earliest = self
            .applications
            .iter()
            .filter_map(|application| application.shortlisted)
            .min();
        if let Some(earliest) = earliest.filter(|day| *day > self.first + Days::new(31)) {
            desk.notes.add(
                Severity::Warning,
                "",
                format!("The earliest shortlisting in the file is of {}", earliest.format("%d/%m/%Y")),
                format!(
                    "The year begins on {}. Recruitment systems delete old applications; check that the file is complete.",
                    self.first.format("%d/%m/%Y")
                ),
            );
        }
        let shortlisted = self
            .applications
            .iter()
            .filter(|application| matches!(application.outcome(self.first, self.last), Outcome::Counted(_)));
        let (unknown, all) = shortlisted.fold((0, 0), |(unknown, all), application| {
            (unknown + u32::from(application.group == Group::Unknown), all + 1)
        });
        if u64::from(unknown) * 20 > u64::from(all) {
            desk.notes.add(
                Severity::Warning,
                "",
                format!(
                    "Ethnicity is unknown for {unknown} of {all} shortlisted {} ({}%)",
                    counted("application", "applications", all),
                    percent(unknown, all)
                ),
                "They are shown as unknown and left out of the comparison of White and BME applicants.",
            );
        }
        self.applications
    }
}
