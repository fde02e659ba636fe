//! A case log: one row a case, kept in whatever words the employee relations team uses.

use chrono::NaiveDate;
use domain::casework::Case;
use domain::finding::Severity;

use super::Desk;
use super::lookup::{Decided, Lookup, Origins};
use crate::read::Settings;
use crate::read::columns::Row;
use crate::read::values;

/// Builds cases while rows go by.
pub(crate) struct Casework<'a> {
    first: NaiveDate,
    last: NaiveDate,
    origins: Origins<'a>,
    types: Lookup<'a, bool>,
    stages: Lookup<'a, bool>,
    cases: Vec<Case>,
}

/// Reads an answer on a case type or stage.
fn counts(answer: &str) -> Option<bool> {
    match answer {
        "count" => Some(true),
        "exclude" => Some(false),
        _ => None,
    }
}

impl<'a> Casework<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        let (lists, answers) = (settings.lists, settings.answers);
        Self {
            first: settings.rules.period_first,
            last: settings.rules.period_last,
            origins: Origins::new(&lists.ethnic_origin, answers),
            types: Lookup::new("casework.case_type", &lists.case_type, answers, counts),
            stages: Lookup::new("casework.stage", &lists.case_stage, answers, counts),
            cases: Vec::new(),
        }
    }

    /// Takes one row.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        let began = desk.day(row, "date_entered", "no date");
        let opened = desk.day(row, "date_opened", "no date");
        let entered = began.or(opened);
        let in_year = entered.is_none_or(|day| day >= self.first && day <= self.last);

        let (case_type, stage) = (row.words("case_type"), row.words("stage"));
        let (disciplinary, formal) = (self.types.decide(&case_type), self.stages.decide(&stage));
        if in_year {
            if let Decided::Ask(suggestion) = disciplinary
                && row.columns.has("case_type")
                && formal != Decided::Known(false)
            {
                desk.questions
                    .ask("casework.case_type", &case_type, suggestion.map(answer));
            }
            if let Decided::Ask(suggestion) = formal
                && row.columns.has("stage")
                && disciplinary == Decided::Known(true)
            {
                desk.questions.ask("casework.stage", &stage, suggestion.map(answer));
            }
        }
        let formal_disciplinary = disciplinary == Decided::Known(true) && formal == Decided::Known(true);
        let counts = formal_disciplinary && in_year;
        let person = values::person(row.cell("employee_number"));
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
        if counts {
            note(row, desk, began.is_some(), opened, &person, group.is_some());
        }
        self.cases.push(Case {
            row: row.number,
            person,
            group,
            formal_disciplinary,
            entered,
        });
    }

    /// The cases.
    pub(crate) fn finish(mut self, desk: &mut Desk) -> Vec<Case> {
        desk.decisions.extend(self.origins.drain());
        desk.decisions.extend(self.types.drain());
        desk.decisions.extend(self.stages.drain());
        self.cases
    }
}

fn answer(counts: bool) -> &'static str {
    if counts { "count" } else { "exclude" }
}

/// Says what is missing of a case that counts.
fn note(row: Row<'_>, desk: &mut Desk, began: bool, opened: Option<NaiveDate>, person: &str, has_group: bool) {
    if !began && opened.is_some() && row.columns.has("date_entered") {
        desk.notes.alike(
            Severity::Warning,
            row.place("date_entered"),
            "A formal disciplinary case has no date on which the formal investigation began",
            "The date it was opened was used instead. Add the date if the investigation began in another year.",
        );
    }
    if !began && opened.is_none() && (row.columns.has("date_entered") || row.columns.has("date_opened")) {
        desk.notes.alike(
            Severity::Warning,
            row.place("date_entered"),
            "A formal disciplinary case has no date at all",
            "It is counted in this year. Add the date if it belongs to another.",
        );
    }
    if person.is_empty() {
        desk.notes.alike(
            Severity::Warning,
            row.place("employee_number"),
            "A formal disciplinary case names no person",
            if has_group {
                "It cannot be told whether the same person has another case; each such row counts as a person."
            } else {
                "The case counts as one person of unknown ethnicity. Add the employee number."
            },
        );
    }
}
