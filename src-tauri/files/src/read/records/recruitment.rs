//! Applications: one row each, with the furthest stage reached.

use chrono::{Days, NaiveDate};
use domain::ethnicity::Group;
use domain::finding::Severity;
use domain::recruitment::{Application, Outcome, Stage};

use super::lookup::{Decided, Lookup, Origins};
use super::{Desk, percent};
use crate::read::Settings;
use crate::read::columns::Row;

/// Builds applications while rows go by.
pub(crate) struct Recruitment<'a> {
    first: NaiveDate,
    last: NaiveDate,
    origins: Origins<'a>,
    stages: Lookup<'a, Stage>,
    applications: Vec<Application>,
    has_date: bool,
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
            has_date: false,
        }
    }

    /// Takes one row.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        self.has_date = row.columns.has("shortlisted_date");
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
        if stage != Stage::Applied && self.has_date && shortlisted.is_none() {
            desk.notes.alike(
                Severity::Warning,
                row.place("shortlisted_date"),
                "A shortlisted application has no date of shortlisting",
                "It is counted in this year. Add the date if it belongs to another.",
            );
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
        self.applications.push(Application {
            row: row.number,
            group,
            stage,
            shortlisted,
        });
    }

    /// The applications, with what is noticed about them as a whole.
    pub(crate) fn finish(self, desk: &mut Desk) -> Vec<Application> {
        if !self.has_date {
            desk.notes.add(
                Severity::Warning,
                "",
                "The file has no date of shortlisting, so all of it is taken to be of this year",
                "If it holds other years too, export it again with that date.",
            );
        }
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
                    "Ethnicity is unknown for {unknown} of {all} shortlisted applications ({}%)",
                    percent(unknown, all)
                ),
                "They are shown as unknown and left out of the comparison of White and BME applicants.",
            );
        }
        self.applications
    }
}
