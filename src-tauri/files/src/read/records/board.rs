//! The board: one row a member.

use domain::board::Member;
use domain::ethnicity::Group;
use domain::finding::Severity;

use super::Desk;
use super::lookup::{Decided, Lookup, Origins};
use crate::read::Settings;
use crate::read::columns::Row;

/// Builds board members while rows go by.
pub(crate) struct Board<'a> {
    origins: Origins<'a>,
    offices: Lookup<'a, bool>,
    votes: Lookup<'a, bool>,
    members: Vec<Member>,
    snapshot: chrono::NaiveDate,
}

impl<'a> Board<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        let (lists, answers) = (settings.lists, settings.answers);
        Self {
            origins: Origins::new(&lists.ethnic_origin, answers),
            offices: Lookup::new("board_office", &lists.board_office, answers, |answer| match answer {
                "executive" => Some(true),
                "non_executive" => Some(false),
                _ => None,
            }),
            votes: Lookup::new("voting", &lists.board_vote, answers, |answer| match answer {
                "voting" => Some(true),
                "non_voting" => Some(false),
                _ => None,
            }),
            members: Vec::new(),
            snapshot: settings.rules.snapshot,
        }
    }

    /// Takes one row.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        let mut member = Member {
            row: row.number,
            group: Group::Unknown,
            executive: false,
            voting: false,
            start: desk.day(row, "start_date", "a member already on the board"),
            end: desk.day(row, "end_date", "a member still on the board"),
        };
        let sits = member.sits_on(self.snapshot);
        let origin = row.words("ethnic_origin");
        match self.origins.decide(&origin) {
            Decided::Known(origin) => member.group = origin.group,
            Decided::Ask(suggestion) if sits => {
                desk.questions
                    .ask("ethnic_origin", &origin, suggestion.map(|origin| origin.group.key()));
            }
            Decided::Ask(_) | Decided::Excluded => {}
        }
        let office = row.words("executive");
        match self.offices.decide(&office) {
            Decided::Known(executive) => member.executive = executive,
            Decided::Ask(suggestion) if sits && row.columns.has("executive") => {
                let suggestion = suggestion.map(|yes| if yes { "executive" } else { "non_executive" });
                desk.questions.ask("board_office", &office, suggestion);
            }
            Decided::Ask(_) | Decided::Excluded => {}
        }
        let vote = row.words("voting");
        match self.votes.decide(&vote) {
            Decided::Known(voting) => member.voting = voting,
            Decided::Ask(suggestion) if sits && row.columns.has("voting") => {
                let suggestion = suggestion.map(|yes| if yes { "voting" } else { "non_voting" });
                desk.questions.ask("voting", &vote, suggestion);
            }
            Decided::Ask(_) | Decided::Excluded => {}
        }
        self.members.push(member);
    }

    /// The members, with what is noticed about them as a whole.
    pub(crate) fn finish(mut self, desk: &mut Desk) -> Vec<Member> {
        desk.decisions.extend(self.origins.drain());
        desk.decisions.extend(self.offices.drain());
        desk.decisions.extend(self.votes.drain());
        let sitting = self.members.iter().filter(|member| member.sits_on(self.snapshot));
        let unknown = sitting.filter(|member| member.group == Group::Unknown).count();
        if unknown > 0 {
            desk.notes.add(
                Severity::Note,
                "",
                format!("Board members whose ethnicity is unknown: {unknown}"),
                "They are counted as unknown. On a small board one person changes the percentages much.",
            );
        }
        self.members
    }
}
