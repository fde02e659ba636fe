//! Learning records: one row an enrolment.

use chrono::NaiveDate;
use domain::finding::Severity;
use domain::training::Learning;

use super::lookup::{Decided, Lookup, Origins};
use super::{Desk, Record};
use crate::read::Settings;
use crate::read::columns::Row;
use crate::read::values;

/// Builds learning records while rows go by.
pub(crate) struct Training<'a> {
    first: NaiveDate,
    last: NaiveDate,
    origins: Origins<'a>,
    categories: Lookup<'a, bool>,
    attendances: Lookup<'a, bool>,
    has_attendance: bool,
}

impl<'a> Training<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        let (lists, answers) = (settings.lists, settings.answers);
        Self {
            first: settings.rules.period_first,
            last: settings.rules.period_last,
            origins: Origins::new(&lists.ethnic_origin, answers),
            categories: Lookup::new("training", &lists.learning, answers, |answer| match answer {
                "non_mandatory" => Some(true),
                "mandatory" => Some(false),
                _ => None,
            }),
            attendances: Lookup::new("attendance", &lists.attendance, answers, |answer| match answer {
                "count" => Some(true),
                "exclude" => Some(false),
                _ => None,
            }),
            has_attendance: false,
        }
    }

    /// Takes one row, which names a person.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        self.has_attendance = row.columns.has("attendance");
        let date = desk.day(row, "date", "no date, so the learning counts");
        let in_year = date.is_none_or(|day| day >= self.first && day <= self.last);
        let (category, status) = (row.words("category"), row.words("attendance"));
        let non_mandatory = self.categories.decide(&category);
        let attended = if self.has_attendance {
            self.attendances.decide(&status)
        } else {
            Decided::Known(true)
        };
        if in_year {
            if let Decided::Ask(suggestion) = non_mandatory
                && row.columns.has("category")
                && attended != Decided::Known(false)
            {
                let suggestion = suggestion.map(|yes| if yes { "non_mandatory" } else { "mandatory" });
                desk.questions.ask("training", &category, suggestion);
            }
            if let Decided::Ask(suggestion) = attended
                && non_mandatory != Decided::Known(false)
            {
                let suggestion = suggestion.map(|yes| if yes { "count" } else { "exclude" });
                desk.questions.ask("attendance", &status, suggestion);
            }
        }
        let counts = in_year && non_mandatory == Decided::Known(true) && attended == Decided::Known(true);
        if counts && row.columns.has("date") && date.is_none() {
            desk.notes.alike(
                Severity::Warning,
                row.place("date"),
                "Learning that counts has no date",
                "It is counted in this year. Add the date if it belongs to another.",
            );
        }
        let origin = row.words("ethnic_origin");
        let group = if origin.is_empty() {
            None
        } else {
            match self.origins.decide(&origin) {
                Decided::Known(origin) => Some(origin.group),
                Decided::Ask(suggestion) => {
                    if counts {
                        desk.questions
                            .ask("ethnic_origin", &origin, suggestion.map(|origin| origin.group.key()));
                    }
                    None
                }
                Decided::Excluded => None,
            }
        };
        desk.give(Record::Learning(Learning {
            row: row.number,
            person: values::person(row.cell("employee_number")),
            group,
            non_mandatory: non_mandatory == Decided::Known(true),
            attended: attended == Decided::Known(true),
            date,
        }));
    }

    /// Says what is noticed about the records as a whole.
    pub(crate) fn finish(&mut self, desk: &mut Desk) {
        desk.decisions.extend(self.origins.drain());
        desk.decisions.extend(self.categories.drain());
        desk.decisions.extend(self.attendances.drain());
        if !self.has_attendance {
            desk.notes.add(
                Severity::Warning,
                "",
                "The file does not say who attended, so everyone on it is taken to have attended",
                "If it holds bookings too, export it again with the attendance.",
            );
        }
    }
}
