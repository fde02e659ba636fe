//! Applications: one row each, with the furthest stage reached.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::ethnicity::{Group, Origin};
use domain::finding::Severity;
use domain::recruitment::{Application, Outcome, Stage};

use super::about::Abouts;
use super::lookup::{Decided, Origins};
use super::progress::Reader;
use super::same_application::{self, Key, Places};
use super::{Desk, counted, percent, progress};
use crate::read::Settings;
use crate::read::columns::Row;

/// Fewer applications than this may all be shortlisted by chance.
const MANY: usize = 20;
/// Days without a shortlisting that a weekend and a holiday may explain.
const WEEK: u64 = 7;

/// Builds applications while rows go by.
pub(crate) struct Recruitment<'a> {
    first: NaiveDate,
    last: NaiveDate,
    origins: Origins<'a>,
    progress: Reader<'a>,
    abouts: Abouts<'a>,
    applications: Vec<Application>,
    /// Whether the day of each application is that of shortlisting.
    exact: Vec<bool>,
    places: Places,
    /// Cells without a date, by row.
    undated: HashMap<u32, String>,
    /// The earliest day of any step.
    earliest: Option<NaiveDate>,
    tells_shortlisting: bool,
    has_status: bool,
}

impl<'a> Recruitment<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        Self {
            first: settings.rules.period_first,
            last: settings.rules.period_last,
            origins: Origins::new(&settings.lists.ethnic_origin, settings.answers),
            progress: Reader::new(settings),
            abouts: Abouts::new(settings),
            applications: Vec::new(),
            exact: Vec::new(),
            places: Places::default(),
            undated: HashMap::new(),
            earliest: None,
            tells_shortlisting: false,
            has_status: false,
        }
    }

    /// Takes one row.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        let has = |fields: &[&str]| fields.iter().any(|field| row.columns.has(field));
        self.has_status = has(&["stage"]);
        self.tells_shortlisting = has(&[
            "shortlisted_mark",
            "shortlisted_date",
            "interviewed_mark",
            "interviewed_date",
        ]);
        let progress = self.progress.read(row, desk);
        let stage = progress.stage;
        let day = progress.decisive();
        let in_year = day.is_none_or(|day| day >= self.first && day <= self.last);
        if in_year {
            for (section, value, suggestion) in &progress.questions {
                desk.questions.ask(section, value, *suggestion);
            }
        }
        let [applied, shortlisted, ..] = progress.days;
        self.earliest = [self.earliest, applied, shortlisted].into_iter().flatten().min();
        let is_shortlisted = stage != Stage::Applied;
        if is_shortlisted && has(&["shortlisted_date"]) && day.is_none() {
            self.undated.insert(row.number, row.place("shortlisted_date"));
        }
        let origin = row.words("ethnic_origin");
        let origin = match self.origins.decide(&origin) {
            Decided::Known(origin) => origin,
            Decided::Ask(suggestion) => {
                if in_year && (is_shortlisted || !progress.questions.is_empty()) {
                    desk.questions
                        .ask("ethnic_origin", &origin, suggestion.map(|origin| origin.group.key()));
                }
                Origin::UNKNOWN
            }
            Decided::Excluded => Origin::UNKNOWN,
        };
        let key = same_application::key(row);
        let application = Application {
            row: row.number,
            group: origin.group,
            stage,
            shortlisted: day,
            identity: key.identity(),
            about: self.abouts.of(row, origin.category, desk),
        };
        self.keep(application, key, progress.days, shortlisted.is_some());
    }

    /// Rows left out because another row holds the same application.
    pub(crate) fn rows_repeated(&self) -> u32 {
        self.places.left_out()
    }

    /// Keeps an application; of two rows of the same one, that with the furthest stage, and the other's date where it has none.
    fn keep(&mut self, application: Application, key: Key, days: progress::Days, exact: bool) {
        let next = self.applications.len();
        let Some(place) = self.places.find(key, application.row, days, next) else {
            self.applications.push(application);
            self.exact.push(exact);
            return;
        };
        let (kept, kept_exact) = (&mut self.applications[place], &mut self.exact[place]);
        let (mut other, mut other_exact) = (application, exact);
        if other.stage > kept.stage {
            std::mem::swap(kept, &mut other);
            std::mem::swap(kept_exact, &mut other_exact);
        }
        // The day of shortlisting is better than that of another step.
        if kept.shortlisted.is_none() || (other_exact && !*kept_exact) {
            kept.shortlisted = other.shortlisted.or(kept.shortlisted);
            *kept_exact = other_exact;
        }
        kept.about = kept.about.or(other.about);
        self.places.leave_out(other.row);
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

    /// Says what the columns of the file leave open.
    fn say_columns(&self, desk: &mut Desk) {
        let dated = self.applications.iter().zip(&self.exact);
        let by_other_day = dated
            .filter(|(held, exact)| !**exact && held.stage != Stage::Applied && held.shortlisted.is_some())
            .count();
        let by_other_day = u32::try_from(by_other_day).unwrap_or(u32::MAX);
        if by_other_day > 0 {
            desk.notes.add(
                Severity::Warning,
                "",
                format!(
                    "{} shortlisted {} no date of shortlisting, so the day of another stage (interview, application, \
                     offer or appointment) decides {} year.",
                    by_other_day,
                    counted("application has", "applications have", by_other_day),
                    counted("its", "their", by_other_day)
                ),
                "Those near 31 March may belong to the year beside it. Export the date of shortlisting if you can.",
            );
        }
        if self.has_status {
            return;
        }
        if !self.tells_shortlisting {
            desk.notes.add(
                Severity::Error,
                "",
                "No column says who was shortlisted, so only the appointed count as shortlisted",
                "Indicator 2 would be wrong. Export the file again with the shortlisting of every application.",
            );
        } else if self.applications.len() >= MANY && self.applications.iter().all(|held| held.stage != Stage::Applied) {
            desk.notes.add(
                Severity::Warning,
                "",
                format!(
                    "All {} applications are marked as shortlisted.",
                    self.applications.len()
                ),
                "That is right if the export holds shortlisted applicants only. If the column holds the date of the \
                 shortlisting meeting for everyone, export the status of each application too.",
            );
        }
    }

    /// The applications, with what is noticed about them as a whole.
    pub(crate) fn finish(mut self, desk: &mut Desk) -> Vec<Application> {
        desk.decisions.extend(self.origins.drain());
        desk.decisions.extend(self.progress.drain());
        self.places.say(desk);
        self.say_undated(desk);
        self.say_columns(desk);
        if let Some(earliest) = self.earliest.filter(|day| *day > self.first) {
            let severity = if earliest > self.first + Days::new(WEEK) {
                Severity::Warning
            } else {
                Severity::Note
            };
            desk.notes.add(
                severity,
                "",
                format!("The earliest date in the file is {}", earliest.format("%d/%m/%Y")),
                format!(
                    "The year begins on {}. NHS Jobs keeps applications for 13 months, so an export taken late lacks the \
                     first of them; check that the file is complete.",
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
