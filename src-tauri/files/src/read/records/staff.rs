//! A staff list: one row an assignment.
//!
//! Every row with a person becomes an assignment, also one that does not count, under its reason; which row stands for a
//! person is decided in [`domain::workforce`]. The band comes from the pay scale, never from a position's title.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use chrono::NaiveDate;
use domain::classify::{Reading, plain};
use domain::ethnicity::Origin;
use domain::finding::Severity;
use domain::pay_scale::{PayScaleList, place};
use domain::workforce::{Assignment, Band, LeftOut, Section};

use super::lookup::{Decided, Lookup, Origins, standing, standing_suggested};
use super::{Desk, Record};
use crate::read::Settings;
use crate::read::answers::Answers;
use crate::read::columns::Row;
use crate::read::values::{self, Figure};
use crate::reference::codes::Standing;

/// Builds assignments while rows go by.
pub(crate) struct Staff<'a> {
    snapshot: NaiveDate,
    answers: &'a Answers,
    pay_scales: &'a PayScaleList,
    origins: Origins<'a>,
    sections: Lookup<'a, Section>,
    roles: Lookup<'a, Band>,
    standings: [(&'static str, Lookup<'a, Standing>); 3],
    rows: u32,
    in_post: u32,
    /// Fingerprints of the assignments met; each stands for a person's number and an assignment's.
    seen: HashSet<u64>,
    fingerprints: RandomState,
}

/// What the columns on a row's standing say together.
#[derive(Default)]
struct Stand {
    category: Option<LeftOut>,
    excluded: bool,
    /// Fields whose value only the trust can place, with the suggestion.
    ask: Vec<(&'static str, String, Option<&'static str>)>,
}

impl<'a> Staff<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        let (lists, answers) = (settings.lists, settings.answers);
        Self {
            snapshot: settings.rules.snapshot,
            answers,
            pay_scales: &lists.pay_scale,
            origins: Origins::new(&lists.ethnic_origin, answers),
            sections: Lookup::new("staff_group", &lists.staff_group, answers, Section::from_key),
            roles: Lookup::new("job_role", &lists.job_role, answers, Band::from_key),
            standings: [
                (
                    "person_type",
                    Lookup::new("person_type", &lists.person_type, answers, standing),
                ),
                (
                    "assignment_category",
                    Lookup::new("assignment_category", &lists.assignment_category, answers, standing),
                ),
                (
                    "assignment_status",
                    Lookup::new("assignment_status", &lists.assignment_status, answers, standing),
                ),
            ],
            rows: 0,
            in_post: 0,
            seen: HashSet::new(),
            fingerprints: RandomState::new(),
        }
    }

    /// The person of a row; empty where it names none.
    pub(crate) fn person(row: Row<'_>) -> String {
        if row.columns.has("employee_number") {
            values::person(row.cell("employee_number"))
        } else {
            values::person_of_assignment(row.cell("assignment_number"))
        }
    }

    /// Takes one row, which names a person.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        let person = Self::person(row);
        let start = desk.day(row, "start_date", "a post already begun");
        let leave = desk.day(row, "leave_date", "a post without an end");
        let stand = self.stand(row, leave, desk);
        let mut assignment = Assignment {
            row: row.number,
            person,
            origin: Origin::UNKNOWN,
            section: None,
            band: None,
            fte: Self::fte(row, desk),
            primary: values::flag(row.cell("primary_flag")),
            start,
            leave,
            category: stand.category,
            excluded: stand.excluded,
            staff_group: row.words("staff_group"),
            division: row.words("division"),
            sex: row.words("sex"),
        };
        let in_post = assignment.left_out(self.snapshot).is_none();
        if in_post {
            for (field, value, suggestion) in &stand.ask {
                desk.questions.ask(field, value, *suggestion);
            }
        }
        assignment.origin = self.origin(row, &assignment, desk);
        // A row that the trust may still leave out is asked about first; the rest of it waits for that answer.
        let waits = stand.ask.iter().any(|(_, _, suggestion)| *suggestion != Some("count"));
        if in_post && !waits {
            self.put_in_place(row, &mut assignment, desk);
        }
        self.look_for_repeats(row, &assignment, desk);
        self.rows += 1;
        self.in_post += u32::from(assignment.left_out(self.snapshot).is_none());
        desk.give(Record::Assignment(assignment));
    }

    /// Says what is noticed about the list as a whole.
    pub(crate) fn finish(&self, desk: &mut Desk) {
        if self.in_post == 0 && self.rows > 0 {
            let snapshot = self.snapshot.format("%d/%m/%Y");
            desk.notes.add(
                Severity::Error,
                "",
                match self.rows {
                    1 => format!("The only row does not count as in post on {snapshot}"),
                    rows => format!("Not one of {rows} rows counts as in post on {snapshot}"),
                },
                "Check that the file is of the right date, and the answers on statuses and categories.",
            );
        }
    }

    fn stand(&mut self, row: Row<'_>, leave: Option<NaiveDate>, desk: &mut Desk) -> Stand {
        let mut stand = Stand::default();
        let snapshot = self.snapshot;
        for (field, lookup) in &mut self.standings {
            let value = row.words(field);
            if !row.columns.has(field) || value.is_empty() {
                continue;
            }
            match lookup.decide(&value) {
                Decided::Known(Standing::Count) => {}
                // The status is of the day the list was drawn; the date of leaving says more of the snapshot date.
                Decided::Known(Standing::LeftOut(LeftOut::Leaver)) if leave.is_some_and(|day| day >= snapshot) => {
                    desk.notes.alike(
                        Severity::Note,
                        row.place(field),
                        &format!("The status is “{value}” but the last day is on or after the snapshot date"),
                        "The post counts, because the person was still in it on that date.",
                    );
                }
                Decided::Known(Standing::LeftOut(reason)) => {
                    stand.category = stand.category.or(Some(reason));
                }
                Decided::Excluded => stand.excluded = true,
                Decided::Ask(suggestion) => {
                    let suggestion = suggestion.map(|held| standing_suggested(held, *field == "assignment_status"));
                    stand.ask.push((field, value, suggestion));
                }
            }
        }
        stand
    }

    fn fte(row: Row<'_>, desk: &mut Desk) -> Option<f64> {
        match values::figure(row.cell("fte")) {
            Figure::Is { value, percent } => Some(if percent { value / 100.0 } else { value }),
            Figure::Blank => None,
            Figure::Suppressed | Figure::Unreadable => {
                desk.notes.alike(
                    Severity::Note,
                    row.place("fte"),
                    &format!("“{}” is not a full-time equivalent", row.words("fte")),
                    "It only matters where somebody has two posts and neither is marked as the primary one.",
                );
                None
            }
        }
    }

    fn origin(&mut self, row: Row<'_>, assignment: &Assignment, desk: &mut Desk) -> Origin {
        let value = row.words("ethnic_origin");
        match self.origins.decide(&value) {
            Decided::Known(origin) => origin,
            Decided::Ask(suggestion) => {
                // Leavers of the year still count in casework and training, so their origin matters too.
                let matters = match assignment.left_out(self.snapshot) {
                    None | Some(LeftOut::Leaver) => true,
                    Some(_) => false,
                };
                if matters {
                    desk.questions
                        .ask("ethnic_origin", &value, suggestion.map(|origin| origin.group.key()));
                }
                Origin::UNKNOWN
            }
            Decided::Excluded => Origin::UNKNOWN,
        }
    }

    /// Section and band of a row that counts.
    fn put_in_place(&mut self, row: Row<'_>, assignment: &mut Assignment, desk: &mut Desk) {
        let mut section = None;
        if row.columns.has("staff_group") {
            match self.sections.decide(&assignment.staff_group) {
                Decided::Known(known) => section = Some(known),
                Decided::Excluded => {
                    // Students are told apart from other rows that the trust leaves out, because the standard itself names them.
                    if plain(&assignment.staff_group).starts_with("student") {
                        assignment.category = Some(LeftOut::Student);
                    }
                    assignment.excluded = true;
                    return;
                }
                Decided::Ask(suggestion) => {
                    desk.questions
                        .ask("staff_group", &assignment.staff_group, suggestion.map(Section::key));
                }
            }
        }
        if !row.columns.has("pay_scale") {
            return;
        }
        let scale = row.words("pay_scale");
        let band = match self.band(row, section, &scale, desk) {
            Decided::Known(band) => band,
            Decided::Excluded => {
                assignment.excluded = true;
                return;
            }
            Decided::Ask(suggestion) => {
                desk.questions.ask("pay_scale", &scale, suggestion.map(Band::key));
                return;
            }
        };
        let Some(section) = section else { return };
        let (section, band, reason) = place(section, band);
        if let Some(reason) = reason {
            desk.notes.alike(
                Severity::Warning,
                row.place("pay_scale"),
                &format!(
                    "Staff group “{}” and pay scale “{scale}” do not agree",
                    assignment.staff_group
                ),
                &format!("Here {reason}. Correct the record if that is wrong."),
            );
        }
        assignment.section = Some(section);
        assignment.band = Some(band);
    }

    /// The band of a pay scale; for doctors, what the job role adds to it.
    fn band(&mut self, row: Row<'_>, section: Option<Section>, scale: &str, desk: &mut Desk) -> Decided<Band> {
        match self.answers.meaning("pay_scale", scale) {
            Some("exclude") => return Decided::Excluded,
            Some(key) => {
                if let Some(band) = Band::from_key(key) {
                    return Decided::Known(self.senior(row, section, band));
                }
            }
            None => {}
        }
        if scale.is_empty() {
            return Decided::Ask(None);
        }
        // Without a section the reading of everyone but doctors is tried: what it knows holds for them as well.
        match self.pay_scales.read(scale, section.unwrap_or(Section::Clinical)) {
            Reading::Known(band) => Decided::Known(self.senior(row, section, band)),
            Reading::Ask(suggestion) => {
                let role = row.words("job_role");
                if section == Some(Section::Medical)
                    && !role.is_empty()
                    && let Some(band) = self.roles.decide(&role).known()
                    && band != Band::SeniorMedicalManager
                {
                    desk.notes.alike(
                        Severity::Note,
                        row.place("pay_scale"),
                        &format!(
                            "The pay scale “{scale}” is not a national one; the job role “{role}” decided the group"
                        ),
                        "Answer for the pay scale if that is wrong.",
                    );
                    return Decided::Known(band);
                }
                Decided::Ask(suggestion)
            }
        }
    }

    /// A consultant whose role manages other doctors is a senior medical manager; in the medical section only.
    fn senior(&mut self, row: Row<'_>, section: Option<Section>, band: Band) -> Band {
        let role = row.words("job_role");
        if section == Some(Section::Medical)
            && band == Band::Consultant
            && !role.is_empty()
            && self.roles.decide(&role).known() == Some(Band::SeniorMedicalManager)
        {
            return Band::SeniorMedicalManager;
        }
        band
    }

    fn look_for_repeats(&mut self, row: Row<'_>, assignment: &Assignment, desk: &mut Desk) {
        let number = values::person(row.cell("assignment_number"));
        if !number.is_empty()
            && !self
                .seen
                .insert(self.fingerprints.hash_one((&assignment.person, &number)))
        {
            desk.notes.alike(
                Severity::Warning,
                row.place("assignment_number"),
                "The same assignment number stands on an earlier row of the same person",
                "The person is counted once. Check that the list was not exported twice into one file.",
            );
        }
    }
}
