//! What a record of each kind but the staff list's comes to, and the row that is kept of it.

use std::collections::BTreeMap;
use std::hash::Hash;

use domain::board::Member;
use domain::casework::Case;
use domain::ethnicity::Group;
use domain::kind::Kind;
use domain::recruitment::{Application, Outcome, Stage, Summary};
use domain::training::Learning;
use store::application::ApplicationRow;
use store::board_member::MemberRow;
use store::candidate::CandidateRow;
use store::case_entry::CaseRow;
use store::learning::LearningRow;
use store::{COUNTED, Person};

use super::super::overlap::Held;
use super::{Taking, Waiting};

/// Outcome of a row that is of another year.
const OUT_OF_PERIOD: &str = "out_of_period";

impl Taking<'_> {
    pub(super) fn application(&mut self, held: &Application) {
        (held.group.key(), held.stage.key(), held.shortlisted).hash(&mut self.seal);
        let (first, last) = (self.rules.period_first, self.rules.period_last);
        let outcome = match held.outcome(first, last) {
            Outcome::Counted(_) => COUNTED,
            Outcome::NotShortlisted => "not_shortlisted",
            Outcome::OutOfPeriod => OUT_OF_PERIOD,
        };
        *self.outcomes.entry(outcome).or_default() += 1;
        if let Some((identity, is_certain)) = self.identity(&held.identity) {
            let held = Held {
                part: self.part,
                row: held.row,
                group: held.group,
                stage: held.stage,
                day: held.shortlisted,
                outcome,
            };
            self.together.application(identity, is_certain, held);
        }
        let Some(candidate) = self.candidate(held) else {
            return;
        };
        let row = ApplicationRow {
            row: held.row,
            candidate,
            stage: held.stage,
            people: 1,
            outcome: outcome.to_owned(),
        };
        match &mut self.waiting {
            Waiting::Applications(rows) => rows.push(row),
            waiting => *waiting = Waiting::Applications(vec![row]),
        }
    }

    /// The number of what an application says of applicant and job; none where nothing is kept.
    fn candidate(&mut self, held: &Application) -> Option<u32> {
        let (tx, file) = self.place()?;
        let text = |word| self.posts.text(word);
        let write = |number, said: &CandidateRow| store::candidate::insert(tx, file, number, said);
        match self.candidates.number(held.group, held.about, text, write) {
            Ok(number) => Some(number),
            Err(failure) => {
                self.failure.get_or_insert(failure);
                None
            }
        }
    }

    /// A table of counts is kept as the applicants it counts, each with the row that tells of the furthest stage.
    pub(super) fn summary(&mut self, summary: &Summary) {
        let mut people: BTreeMap<(u32, u32, Stage), u32> = BTreeMap::new();
        for held in summary.applications() {
            (held.row, held.group.key(), held.stage.key()).hash(&mut self.seal);
            if let Some(candidate) = self.candidate(&held) {
                *people.entry((held.row, candidate, held.stage)).or_default() += 1;
            }
        }
        let rows = people
            .into_iter()
            .map(|((row, candidate, stage), people)| ApplicationRow {
                row,
                candidate,
                stage,
                people,
                outcome: if stage >= Stage::Shortlisted {
                    COUNTED
                } else {
                    "not_shortlisted"
                }
                .to_owned(),
            });
        self.waiting = Waiting::Applications(rows.collect());
        let rows = u32::try_from(summary.rows()).unwrap_or(u32::MAX);
        *self.outcomes.entry(COUNTED).or_default() += rows;
    }

    pub(super) fn case(&mut self, held: &Case) {
        let (first, last) = (self.rules.period_first, self.rules.period_last);
        let outcome = if !held.formal_disciplinary {
            "not_formal_disciplinary"
        } else if held.entered.is_some_and(|day| day < first || day > last) {
            OUT_OF_PERIOD
        } else {
            COUNTED
        };
        let person = self.person(&held.person);
        self.count(Kind::Casework, outcome, person);
        (
            person,
            held.group.map(Group::key),
            held.entered,
            held.formal_disciplinary,
        )
            .hash(&mut self.seal);
        if let (COUNTED, Some(person), Some(entered)) = (outcome, person, held.entered) {
            self.again += u32::from(self.together.is_case_again(self.part, person, entered));
        }
        let row = CaseRow {
            row: held.row,
            person: person.map(Person),
            group: held.group,
            formal: held.formal_disciplinary,
            entered: held.entered,
            outcome: outcome.to_owned(),
        };
        match &mut self.waiting {
            Waiting::Cases(rows) => rows.push(row),
            waiting => *waiting = Waiting::Cases(vec![row]),
        }
    }

    pub(super) fn learning(&mut self, held: &Learning) {
        let (first, last) = (self.rules.period_first, self.rules.period_last);
        let outcome = if !held.non_mandatory {
            "mandatory"
        } else if !held.attended {
            "not_attended"
        } else if held.date.is_some_and(|day| day < first || day > last) {
            OUT_OF_PERIOD
        } else {
            COUNTED
        };
        let person = self.person(&held.person);
        self.count(Kind::Training, outcome, person);
        let row = LearningRow {
            row: held.row,
            person: person.map(Person),
            group: held.group,
            non_mandatory: held.non_mandatory,
            attended: held.attended,
            date: held.date,
            outcome: outcome.to_owned(),
        };
        match &mut self.waiting {
            Waiting::Learning(rows) => rows.push(row),
            waiting => *waiting = Waiting::Learning(vec![row]),
        }
    }

    pub(super) fn member(&mut self, held: &Member) {
        let sits = held.sits_on(self.rules.snapshot);
        let outcome = if sits { COUNTED } else { "not_on_board" };
        *self.outcomes.entry(outcome).or_default() += 1;
        let row = MemberRow {
            row: held.row,
            group: held.group,
            executive: held.executive,
            voting: held.voting,
            sits,
        };
        match &mut self.waiting {
            Waiting::Members(rows) => rows.push(row),
            waiting => *waiting = Waiting::Members(vec![row]),
        }
    }
}
