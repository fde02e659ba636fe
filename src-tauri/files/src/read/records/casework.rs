//! A case log: one row a case, kept in whatever words the employee relations team uses.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::casework::Case;
use domain::classify::plain;
use domain::finding::Severity;

use super::lookup::{Decided, Lookup, Origins};
use super::{Desk, counted};
use crate::read::Settings;
use crate::read::columns::Row;
use crate::read::values;

/// How many repeated rows are named.
const NAMED: usize = 5;

/// Builds cases while rows go by.
pub(crate) struct Casework<'a> {
    first: NaiveDate,
    last: NaiveDate,
    origins: Origins<'a>,
    types: Lookup<'a, bool>,
    stages: Lookup<'a, bool>,
    cases: Vec<Case>,
    /// Where the case of a reference and a person stands.
    places: HashMap<(String, String), usize>,
    /// Rows that tell of a case and a person that another row tells of too.
    repeats: Vec<u32>,
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
            places: HashMap::new(),
            repeats: Vec::new(),
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
        let case = Case {
            row: row.number,
            person,
            group,
            formal_disciplinary,
            entered,
        };
        self.keep(case, &row.words("case_id"));
    }

    /// Rows left out because another row tells of the same case and person.
    pub(crate) fn rows_repeated(&self) -> u32 {
        u32::try_from(self.repeats.len()).unwrap_or(u32::MAX)
    }

    /// Keeps a case; of several rows of one person in one case, that in which a formal investigation was entered first.
    fn keep(&mut self, case: Case, reference: &str) {
        let reference = plain(reference);
        let is_reference = reference.chars().any(|letter| letter.is_ascii_digit());
        if !is_reference || case.person.is_empty() {
            self.cases.push(case);
            return;
        }
        let key = (reference, case.person.clone());
        let Some(place) = self.places.get(&key).copied() else {
            self.places.insert(key, self.cases.len());
            self.cases.push(case);
            return;
        };
        let kept = &mut self.cases[place];
        let mut other = case;
        let is_earlier = other.entered.is_some() && (kept.entered.is_none() || other.entered < kept.entered);
        if (other.formal_disciplinary && !kept.formal_disciplinary)
            || (other.formal_disciplinary == kept.formal_disciplinary && is_earlier)
        {
            std::mem::swap(kept, &mut other);
        }
        kept.group = kept.group.or(other.group);
        self.repeats.push(other.row);
    }

    /// The cases, with what is noticed about them as a whole.
    pub(crate) fn finish(mut self, desk: &mut Desk) -> Vec<Case> {
        desk.decisions.extend(self.origins.drain());
        desk.decisions.extend(self.types.drain());
        desk.decisions.extend(self.stages.drain());
        self.repeats.sort_unstable();
        if let Some(first) = self.repeats.first() {
            let count = self.rows_repeated();
            let named: Vec<String> = self.repeats.iter().take(NAMED).map(u32::to_string).collect();
            let more = match self.repeats.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            desk.notes.add(
                Severity::Warning,
                &first.to_string(),
                format!(
                    "{count} {} of a case and a person that another row tells of too ({} {}{more}).",
                    counted("row tells", "rows tell", count),
                    counted("row", "rows", count),
                    named.join(", ")
                ),
                "The case reference and the employee number are the same, so it counts as one entry, on the first day of a \
                 formal investigation.",
            );
        }
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
