//! How far an application got: its status, its flags and the dates of its stages taken together.
//!
//! The furthest stage for which there is evidence holds, since many exports leave the earlier stages blank. What a status rules out
//! (an offer declined, an application not shortlisted) is not made good by a date, and is said.

use chrono::NaiveDate;
use domain::classify::{CodeList, Reading, plain};
use domain::finding::Severity;
use domain::recruitment::Stage;

use super::Desk;
use super::lookup::{Decided, Lookup};
use crate::read::Settings;
use crate::read::cell::Cell;
use crate::read::columns::Row;
use crate::read::decision::Decision;
use crate::read::values::{self, When};

/// A step on the way to a job: its name, the field of its flag and the field of its date.
struct Step {
    name: &'static str,
    mark: &'static str,
    date: &'static str,
    stage: Stage,
}

const fn step(name: &'static str, mark: &'static str, date: &'static str, stage: Stage) -> Step {
    Step {
        name,
        mark,
        date,
        stage,
    }
}

const APPLIED: Step = step("Applied", "applied_mark", "applied_date", Stage::Applied);
const SHORTLISTED: Step = step(
    "Shortlisted",
    "shortlisted_mark",
    "shortlisted_date",
    Stage::Shortlisted,
);
const INTERVIEWED: Step = step(
    "Interviewed",
    "interviewed_mark",
    "interviewed_date",
    Stage::Shortlisted,
);
const OFFERED: Step = step("Offered", "offered_mark", "offered_date", Stage::Shortlisted);
const APPOINTED: Step = step("Appointed", "appointed_mark", "appointed_date", Stage::Appointed);
const WITHDRAWN: Step = step("Withdrawn", "withdrawn_mark", "", Stage::Applied);

/// Days of the steps, in the order applied, shortlisted, interviewed, offered, appointed.
pub(crate) type Days = [Option<NaiveDate>; 5];

/// How far one application got, and when.
pub(crate) struct Progress {
    pub(crate) stage: Stage,
    /// Questions that wait for an answer: section, value and what to suggest.
    pub(crate) questions: Vec<(&'static str, String, Option<&'static str>)>,
    pub(crate) days: Days,
}

impl Progress {
    /// The day that decides the year: that of shortlisting, else of the step nearest to it.
    pub(crate) fn decisive(&self) -> Option<NaiveDate> {
        let [applied, shortlisted, interviewed, offered, appointed] = self.days;
        shortlisted.or(interviewed).or(applied).or(offered).or(appointed)
    }
}

/// What a row says of one step.
#[derive(Clone, Copy, Default)]
struct Evidence {
    reached: Option<bool>,
    day: Option<NaiveDate>,
}

/// Reads the progress of applications.
pub(crate) struct Reader<'a> {
    statuses: Lookup<'a, Stage>,
    marks: Lookup<'a, bool>,
    ceilings: &'a CodeList<Stage>,
    flags: &'a CodeList<bool>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        let (lists, answers) = (settings.lists, settings.answers);
        Self {
            statuses: Lookup::new("stage", &lists.recruitment_stage, answers, Stage::from_key),
            marks: Lookup::new("stage_mark", &lists.yes_no, answers, |answer| match answer {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            }),
            ceilings: &lists.recruitment_ceiling,
            flags: &lists.yes_no,
        }
    }

    /// What was done with every status and mark met so far, forgetting it.
    pub(crate) fn drain(&mut self) -> Vec<Decision> {
        let mut decisions = self.statuses.drain();
        decisions.extend(self.marks.drain());
        decisions
    }

    /// How far the application of a row got.
    pub(crate) fn read(&mut self, row: Row<'_>, desk: &mut Desk) -> Progress {
        let mut questions = Vec::new();
        let [applied, shortlisted, interviewed, offered, appointed, withdrawn] =
            [APPLIED, SHORTLISTED, INTERVIEWED, OFFERED, APPOINTED, WITHDRAWN]
                .map(|step| self.evidence(row, &step, desk, &mut questions));
        let reached = |one: &Evidence| one.reached == Some(true);
        let withdrawn = reached(&withdrawn);
        let past_shortlisting = [interviewed, offered, appointed].iter().any(reached);
        if shortlisted.reached == Some(false) && past_shortlisting {
            desk.notes.alike(
                Severity::Warning,
                row.place(SHORTLISTED.mark),
                "An application is marked as not shortlisted and went further all the same",
                "It counts as shortlisted. Correct it if it was not.",
            );
        }
        let mut furthest = if reached(&appointed) {
            Some(Stage::Appointed)
        } else if reached(&shortlisted) || past_shortlisting {
            Some(Stage::Shortlisted)
        } else {
            None
        };
        let status = row.words("stage");
        let at_most = if withdrawn {
            Some(Stage::Shortlisted)
        } else {
            self.ceilings.read(&status).known()
        };
        if let Some(most) = at_most
            && furthest > Some(most)
        {
            let (message, hint) = if most == Stage::Applied {
                (
                    "The status says that the application was not shortlisted, and a date or flag says that it was",
                    "The status was followed. Correct whichever is wrong.",
                )
            } else {
                (
                    "The application ended without an appointment, and a date or flag says that there was one",
                    "It counts as shortlisted and not as appointed: an offer that is turned down or taken back is no \
                     appointment. Correct it if the person took up the job.",
                )
            };
            desk.notes.alike(Severity::Warning, row.place("stage"), message, hint);
            furthest = Some(most).filter(|most| *most > Stage::Applied);
        }
        let mut stage = self.stage(row, &status, furthest, &mut questions);
        let only_offered = furthest < Some(Stage::Appointed) && reached(&offered) && !withdrawn;
        if only_offered && status.is_empty() && !has(row, &APPOINTED) {
            stage = self.by_status("Offered", &mut questions).unwrap_or(stage).max(stage);
        }
        if withdrawn {
            stage = stage.min(Stage::Shortlisted);
        }
        Progress {
            stage,
            questions,
            days: [applied, shortlisted, interviewed, offered, appointed].map(|one| one.day),
        }
    }

    /// The stage by status and evidence together.
    fn stage(
        &mut self,
        row: Row<'_>,
        status: &str,
        furthest: Option<Stage>,
        questions: &mut Vec<(&'static str, String, Option<&'static str>)>,
    ) -> Stage {
        let evident = furthest.unwrap_or(Stage::Applied);
        let tells_shortlisting = has(row, &SHORTLISTED) || has(row, &INTERVIEWED);
        let tells_appointment = has(row, &OFFERED) || has(row, &APPOINTED);
        if !row.columns.has("stage") || (status.is_empty() && tells_shortlisting && tells_appointment) {
            return evident;
        }
        match self.statuses.decide(status) {
            Decided::Known(stage) => return stage.max(evident),
            Decided::Excluded => return Stage::Applied,
            Decided::Ask(Some(Stage::Applied)) => {
                // “Rejected” and “Withdrawn” say that nobody was appointed; a flag or date says at which stage.
                if furthest.is_some() || (tells_shortlisting && !status.is_empty()) {
                    return evident;
                }
            }
            Decided::Ask(Some(Stage::Shortlisted)) if furthest.is_some() => return evident,
            Decided::Ask(_) if furthest == Some(Stage::Appointed) => return evident,
            Decided::Ask(_) => {}
        }
        self.by_status(status, questions).unwrap_or(Stage::Applied).max(evident)
    }

    /// What a status means; asked where it is not known.
    fn by_status(
        &mut self,
        status: &str,
        questions: &mut Vec<(&'static str, String, Option<&'static str>)>,
    ) -> Option<Stage> {
        match self.statuses.decide(status) {
            Decided::Known(stage) => Some(stage),
            Decided::Excluded => None,
            Decided::Ask(suggestion) => {
                questions.push(("stage", status.to_owned(), suggestion.map(Stage::key)));
                None
            }
        }
    }

    /// What a row says of a step, by its flag and by its date.
    fn evidence(
        &mut self,
        row: Row<'_>,
        step: &Step,
        desk: &mut Desk,
        questions: &mut Vec<(&'static str, String, Option<&'static str>)>,
    ) -> Evidence {
        let mark = row.cell(step.mark);
        let mut found = self.marked(step, mark, questions);
        if !step.date.is_empty() {
            let date = row.cell(step.date);
            match values::flag(date) {
                Some(yes) if !matches!(date, Cell::Empty) => found.reached = found.reached.or(Some(yes)),
                _ => found.day = desk.day(row, step.date, "no date").or(found.day),
            }
        }
        if found.day.is_some() {
            found.reached = Some(true);
        }
        found
    }

    /// What a cell in a column of flags says: yes, no, a day, or something only the trust can say.
    fn marked(
        &mut self,
        step: &Step,
        cell: &Cell,
        questions: &mut Vec<(&'static str, String, Option<&'static str>)>,
    ) -> Evidence {
        if cell.is_empty() {
            return Evidence::default();
        }
        let words = values::words(cell);
        if let Some(yes) = values::flag(cell).or_else(|| self.flags.read(&words).known()) {
            return Evidence {
                reached: Some(yes),
                day: None,
            };
        }
        match values::date(cell) {
            When::Day(day) => {
                return Evidence {
                    reached: Some(true),
                    day: Some(day),
                };
            }
            When::Open => return Evidence::default(),
            When::Blank | When::Unreadable => {}
        }
        // A column may repeat its own name, or say in a word what came of the step.
        if plain(&words) == plain(step.name) {
            return Evidence {
                reached: Some(true),
                day: None,
            };
        }
        let asked = format!("{}: {words}", step.name);
        if let Decided::Known(yes) = self.marks.decide(&asked) {
            return Evidence {
                reached: Some(yes),
                day: None,
            };
        }
        if let (Stage::Shortlisted, Reading::Known(Stage::Applied)) = (step.stage, self.ceilings.read(&words)) {
            return Evidence {
                reached: Some(false),
                day: None,
            };
        }
        questions.push(("stage_mark", asked, None));
        Evidence::default()
    }
}

/// Whether the table has a column on a step.
fn has(row: Row<'_>, step: &Step) -> bool {
    row.columns.has(step.mark) || row.columns.has(step.date)
}
