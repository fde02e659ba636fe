//! A staff list: one row an assignment.
//!
//! Every row with a person becomes an assignment, also one that does not count, under its reason; which row stands for a
//! person is decided in [`domain::workforce`]. The band comes from the pay scale, never from a position's title.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::BuildHasher;

use chrono::NaiveDate;
use domain::ethnicity::Origin;
use domain::finding::Severity;
use domain::workforce::{Assignment, LeftOut};
use foldhash::quality::RandomState;

use super::lookup::{Decided, Lookup, Origins, standing, standing_suggested};
use super::place::{Placing, Post};
use super::quiet_place::QuietPlace;
use super::words::Words;
use super::{Desk, Record};
use crate::read::Settings;
use crate::read::cell::{Cell, address};
use crate::read::columns::{Row, Spot};
use crate::read::values::{self, Figure};
use crate::reference::codes::Standing;

/// Assignments looked for among earlier rows at a time: a long list's fingerprints lie far apart in memory, and the ways to several of
/// them are gone together.
const LOOKED_UP_TOGETHER: usize = 64;

/// Builds assignments while rows go by.
pub(crate) struct Staff<'a> {
    snapshot: NaiveDate,
    origins: Origins<'a>,
    placing: Placing<'a>,
    /// Of leavers, whose cases and learning still count.
    left_from: QuietPlace<'a>,
    standings: [(&'static str, Lookup<'a, Standing>); 3],
    words: Words,
    spots: Spots,
    rows: u32,
    in_post: u32,
    /// Fingerprints of the assignments met; each stands for a person's number and an assignment's.
    seen: HashSet<u64, foldhash::fast::RandomState>,
    fingerprints: RandomState,
    /// Fingerprints of the last rows, not looked up yet, each with its row.
    laid_down: Vec<(u64, u32)>,
    /// Column of the assignments' numbers, where the table itself has it.
    column: Option<usize>,
}

/// Where the fields stand that are looked at on every row.
#[derive(Default)]
struct Spots {
    by_employee: Option<bool>,
    has_key: Option<bool>,
    employee_number: Spot,
    assignment_number: Spot,
    start_date: Spot,
    leave_date: Spot,
    primary_flag: Spot,
    fte: Spot,
    standings: [Spot; 3],
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
            origins: Origins::new(&lists.ethnic_origin, answers),
            placing: Placing::new(settings),
            left_from: QuietPlace::new(settings),
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
            words: Words::default(),
            spots: Spots::default(),
            rows: 0,
            in_post: 0,
            seen: HashSet::default(),
            fingerprints: RandomState::default(),
            laid_down: Vec::new(),
            column: None,
        }
    }

    /// The person of a row; empty where it names none.
    fn person<'r>(&mut self, row: Row<'r>) -> Cow<'r, str> {
        let spots = &mut self.spots;
        let by_employee = *spots
            .by_employee
            .get_or_insert_with(|| row.columns.has("employee_number"));
        if by_employee {
            values::person_text(spots.employee_number.cell(row, "employee_number"))
        } else {
            values::person_of_assignment(spots.assignment_number.cell(row, "assignment_number")).into()
        }
    }

    /// Whether a row names no person where the others do.
    pub(crate) fn lacks_person(&mut self, row: Row<'_>) -> bool {
        let has_key = *self
            .spots
            .has_key
            .get_or_insert_with(|| row.columns.has("employee_number") || row.columns.has("assignment_number"));
        has_key && self.person(row).is_empty()
    }

    /// Takes one row, which names a person.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        let person = self.person(row).into_owned();
        let cell = self.spots.start_date.cell(row, "start_date");
        let start = desk.day_in(cell, row, "start_date", "a post already begun");
        let cell = self.spots.leave_date.cell(row, "leave_date");
        let leave = desk.day_in(cell, row, "leave_date", "a post without an end");
        let stand = self.stand(row, leave, desk);
        let holds_until = self.holds_until(row, desk);
        let [staff_group, division, sex] = self.words.of(row, desk);
        let mut assignment = Assignment {
            row: row.number,
            person,
            origin: Origin::UNKNOWN,
            section: None,
            band: None,
            fte: Self::fte(self.spots.fte.cell(row, "fte"), row, desk),
            primary: values::flag(self.spots.primary_flag.cell(row, "primary_flag")),
            start,
            leave: [leave, holds_until].into_iter().flatten().min(),
            category: stand.category,
            excluded: stand.excluded,
            staff_group,
            division,
            sex,
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
            match self.placing.place(row, desk) {
                Post::Stands(section, band) => {
                    (assignment.section, assignment.band) = (Some(section), Some(band));
                }
                Post::LeftOut(reason) => {
                    assignment.category = assignment.category.or(reason);
                    assignment.excluded = true;
                }
                Post::Waits => {}
            }
        }
        if assignment.left_out(self.snapshot) == Some(LeftOut::Leaver) {
            (assignment.section, assignment.band) = self.left_from.of(row);
        }
        self.look_for_repeats(row, &assignment.person, desk);
        self.rows += 1;
        self.in_post += u32::from(assignment.left_out(self.snapshot).is_none());
        desk.give(Record::Assignment(assignment));
    }

    /// Says what is noticed about the list as a whole.
    pub(crate) fn finish(&mut self, desk: &mut Desk) {
        self.look_up(desk);
        desk.decisions.extend(self.origins.drain());
        self.placing.finish(desk);
        for (_, lookup) in &mut self.standings {
            desk.decisions.extend(lookup.drain());
        }
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

    /// The last day on which a row holds, where it is an earlier state of the record. ESR ends a row whenever anything in it changes, so
    /// that it says nothing of leaving, and nothing against a status that does.
    fn holds_until(&self, row: Row<'_>, desk: &mut Desk) -> Option<NaiveDate> {
        if !row.columns.has("effective_end") {
            return None;
        }
        let until = desk.day(row, "effective_end", "a row that still holds")?;
        if until >= self.snapshot {
            return None;
        }
        desk.notes.alike(
            Severity::Warning,
            row.place("effective_end"),
            "The row held only until before the snapshot date: it is an earlier state of the record",
            "It was left out. Check that the file has the later state too, of everyone who did not leave.",
        );
        Some(until)
    }

    fn stand(&mut self, row: Row<'_>, leave: Option<NaiveDate>, desk: &mut Desk) -> Stand {
        let mut stand = Stand::default();
        let snapshot = self.snapshot;
        for ((field, lookup), spot) in self.standings.iter_mut().zip(&mut self.spots.standings) {
            let is_blank = match spot.cell(row, field) {
                Cell::Empty => true,
                Cell::Text(text) if text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) => false,
                _ => row.text(field).is_empty(),
            };
            if is_blank {
                continue;
            }
            match lookup.of(row, field) {
                Decided::Known(Standing::Count) => {}
                // The status is of the day the list was drawn; the date of leaving says more of the snapshot date.
                Decided::Known(Standing::LeftOut(LeftOut::Leaver)) if leave.is_some_and(|day| day >= snapshot) => {
                    desk.notes.alike(
                        Severity::Note,
                        row.place(field),
                        &format!(
                            "The status is “{}” but the last day is on or after the snapshot date",
                            row.text(field)
                        ),
                        "The post counts, because the person was still in it on that date.",
                    );
                }
                Decided::Known(Standing::LeftOut(reason)) => {
                    stand.category = Some(stand.category.map_or(reason, |held| held.together(reason)));
                }
                Decided::Excluded => stand.excluded = true,
                Decided::Ask(suggestion) => {
                    let suggestion = suggestion.map(|held| standing_suggested(held, *field == "assignment_status"));
                    stand.ask.push((field, row.words(field), suggestion));
                }
            }
        }
        stand
    }

    fn fte(cell: &Cell, row: Row<'_>, desk: &mut Desk) -> Option<f64> {
        match values::figure(cell) {
            Figure::Is { value, percent } => Some(if percent { value / 100.0 } else { value }),
            Figure::Blank => None,
            Figure::Remarked { .. } | Figure::Suppressed | Figure::Unreadable => {
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
        match self.origins.of(row) {
            Decided::Known(origin) => origin,
            Decided::Ask(suggestion) => {
                // Leavers of the year still count in casework and training, so their origin matters too.
                let matters = match assignment.left_out(self.snapshot) {
                    None | Some(LeftOut::Leaver) => true,
                    Some(_) => false,
                };
                if matters {
                    let value = row.text("ethnic_origin");
                    desk.questions
                        .ask("ethnic_origin", &value, suggestion.map(|origin| origin.group.key()));
                }
                Origin::UNKNOWN
            }
            Decided::Excluded => Origin::UNKNOWN,
        }
    }

    /// Lays the row's assignment down to be looked for among the rows before it.
    fn look_for_repeats(&mut self, row: Row<'_>, person: &str, desk: &mut Desk) {
        let cell = self.spots.assignment_number.cell(row, "assignment_number");
        let number = values::person_text(cell);
        if number.is_empty() {
            return;
        }
        if self.laid_down.is_empty() {
            self.column = row.columns.own("assignment_number");
        }
        self.laid_down
            .push((self.fingerprints.hash_one((person, &*number)), row.number));
        if self.laid_down.len() >= LOOKED_UP_TOGETHER {
            self.look_up(desk);
        }
    }

    fn look_up(&mut self, desk: &mut Desk) {
        for (fingerprint, row) in self.laid_down.drain(..) {
            if !self.seen.insert(fingerprint) {
                desk.notes.alike(
                    Severity::Warning,
                    self.column
                        .map_or_else(|| row.to_string(), |column| address(column, row)),
                    "The same assignment number stands on an earlier row of the same person",
                    "The person is counted once. Check that the list was not exported twice into one file.",
                );
            }
        }
    }
}
