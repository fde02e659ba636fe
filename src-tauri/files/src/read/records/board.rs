//! The board: one row a member.

use domain::board::Member;
use domain::classify::plain;
use domain::ethnicity::Group;
use domain::finding::Severity;

use super::lookup::{Decided, Lookup, Origins};
use super::{Desk, counted};
use crate::read::Settings;
use crate::read::columns::Row;

/// Builds board members while rows go by.
pub(crate) struct Board<'a> {
    origins: Origins<'a>,
    offices: Lookup<'a, bool>,
    votes: Lookup<'a, bool>,
    members: Vec<Member>,
    snapshot: chrono::NaiveDate,
    /// Rows that say that a seat is vacant.
    vacant: Vec<u32>,
    /// Rows with neither an ethnic origin nor a date, in a table that has dates.
    bare: Vec<u32>,
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
            vacant: Vec::new(),
            bare: Vec::new(),
        }
    }

    /// Takes one row.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        let is_vacant = |field: &str| {
            let words = plain(&row.words(field));
            words
                .split(' ')
                .any(|word| ["vacant", "vacancy", "unfilled"].contains(&word))
        };
        if ["role", "ethnic_origin", "executive", "voting"]
            .into_iter()
            .any(is_vacant)
        {
            self.vacant.push(row.number);
            return;
        }
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
        if row.columns.has("start_date") && origin.is_empty() && member.start.is_none() && member.end.is_none() {
            self.bare.push(row.number);
        }
        self.members.push(member);
    }

    /// Rows left out because the seat is vacant: they say so, or hold neither an ethnic origin nor a first day where every other
    /// row has its first day.
    pub(crate) fn vacant(&self) -> u32 {
        u32::try_from(self.vacant.len() + self.seem_vacant().len()).unwrap_or(u32::MAX)
    }

    fn seem_vacant(&self) -> &[u32] {
        let dated = self.members.iter().filter(|member| member.start.is_some()).count();
        let is_the_rule = dated > 0 && dated + self.bare.len() == self.members.len();
        if is_the_rule { &self.bare } else { &[] }
    }

    /// The members, with what is noticed about them as a whole.
    pub(crate) fn finish(mut self, desk: &mut Desk) -> Vec<Member> {
        desk.decisions.extend(self.origins.drain());
        desk.decisions.extend(self.offices.drain());
        desk.decisions.extend(self.votes.drain());
        let mut vacant = [self.vacant.as_slice(), self.seem_vacant()].concat();
        vacant.sort_unstable();
        if let Some(first) = vacant.first() {
            let count = u32::try_from(vacant.len()).unwrap_or(u32::MAX);
            let rows: Vec<String> = vacant.iter().map(u32::to_string).collect();
            desk.notes.add(
                Severity::Warning,
                &first.to_string(),
                format!(
                    "{count} {} vacant or {} to be (rows {})",
                    counted("seat on the board is", "seats on the board are", count),
                    counted("seems", "seem", count),
                    rows.join(", ")
                ),
                "They were left out. A row with neither an ethnic origin nor a first day is taken for a vacant seat; if \
                 somebody holds it, give the first day.",
            );
            self.members.retain(|member| !vacant.contains(&member.row));
        }
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
