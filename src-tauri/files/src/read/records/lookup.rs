//! What a value means: the trust's answer first, then the code list, else a question. Each distinct value is decided once, and the
//! rows that hold it are counted, so that the reader can be told what was done with every value.

use domain::classify::{CodeList, Reading, ethnic_origin};
use domain::ethnicity::{Group, Origin};
use domain::recruitment::Stage;
use domain::workforce::{Band, LeftOut, Section};

use super::memo::Memo;
use crate::read::answers::Answers;
use crate::read::cell::Cell;
use crate::read::columns::{Row, Spot};
use crate::read::decision::{Decision, DecisionBy};
use crate::reference::codes::Standing;

/// What was decided of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decided<T> {
    /// It means this.
    Known(T),
    /// The trust leaves such rows out.
    Excluded,
    /// Only the trust can say; perhaps there is something to suggest.
    Ask(Option<T>),
}

/// A meaning that can be shown: its key is one of the answers to a question about the field, or of the data files.
pub(crate) trait Meaning: Copy {
    /// The meaning's key in a field.
    fn key_in(self, field: &str) -> &'static str;
}

impl Meaning for Section {
    fn key_in(self, _: &str) -> &'static str {
        self.key()
    }
}

impl Meaning for Band {
    fn key_in(self, _: &str) -> &'static str {
        self.key()
    }
}

impl Meaning for Stage {
    fn key_in(self, _: &str) -> &'static str {
        self.key()
    }
}

impl Meaning for Standing {
    fn key_in(self, _: &str) -> &'static str {
        self.key()
    }
}

impl Meaning for Origin {
    fn key_in(self, _: &str) -> &'static str {
        if self.is_declined() {
            "declined"
        } else {
            self.group.key()
        }
    }
}

impl Meaning for bool {
    fn key_in(self, field: &str) -> &'static str {
        match (field, self) {
            ("training", true) => "non_mandatory",
            ("training", false) => "mandatory",
            ("board_office", true) => "executive",
            ("board_office", false) => "non_executive",
            ("voting", true) => "voting",
            ("voting", false) => "non_voting",
            ("stage_mark", true) => "yes",
            ("stage_mark", false) => "no",
            (_, true) => "count",
            (_, false) => "exclude",
        }
    }
}

/// What was decided, and by whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict<T> {
    pub(super) decided: Decided<T>,
    pub(super) by: DecisionBy,
}

/// The decisions of a field, from what was decided of its values.
pub(super) fn decisions<T: Meaning>(field: &'static str, memo: Memo<Verdict<T>>) -> Vec<Decision> {
    memo.drain()
        .map(|(value, rows, verdict)| {
            let meaning = match verdict.decided {
                Decided::Known(meaning) => Some(meaning.key_in(field)),
                Decided::Excluded => Some("exclude"),
                Decided::Ask(_) => None,
            };
            Decision::new(field, value, rows, meaning, verdict.by)
        })
        .collect()
}

/// A code list with the trust's answers before it.
pub(crate) struct Lookup<'a, T> {
    field: &'static str,
    list: &'a CodeList<T>,
    answers: &'a Answers,
    from_answer: fn(&str) -> Option<T>,
    memo: Memo<Verdict<T>>,
    spot: Spot,
}

impl<'a, T: Meaning> Lookup<'a, T> {
    /// A list whose questions are of a field, and whose answers are read by a function.
    pub(crate) fn new(
        field: &'static str,
        list: &'a CodeList<T>,
        answers: &'a Answers,
        from_answer: fn(&str) -> Option<T>,
    ) -> Self {
        Self {
            field,
            list,
            answers,
            from_answer,
            memo: Memo::default(),
            spot: Spot::default(),
        }
    }

    /// What a value means; counts one row that holds it.
    pub(crate) fn decide(&mut self, value: &str) -> Decided<T> {
        let (field, list, answers, from_answer) = (self.field, self.list, self.answers, self.from_answer);
        let verdict = |value: &str| Self::verdict(field, list, answers, from_answer, value);
        self.memo.of(value, verdict).decided
    }

    /// What a row's value in a column, always the same one, means, as [`Lookup::decide`] says of its text; counts the row.
    pub(crate) fn of(&mut self, row: Row<'_>, column: &str) -> Decided<T> {
        self.of_by(row, column).decided
    }

    /// What a row's value in a column means, and who says so; counts the row.
    pub(super) fn of_by(&mut self, row: Row<'_>, column: &str) -> Verdict<T> {
        let (field, list, answers, from_answer) = (self.field, self.list, self.answers, self.from_answer);
        let verdict = |value: &str| Self::verdict(field, list, answers, from_answer, value);
        of_row(&mut self.memo, &mut self.spot, row, column, verdict)
    }

    fn verdict(
        field: &str,
        list: &CodeList<T>,
        answers: &Answers,
        from_answer: fn(&str) -> Option<T>,
        value: &str,
    ) -> Verdict<T> {
        let answered = answers.meaning(field, value);
        match answered.map(|answer| (answer, from_answer(answer))) {
            Some((_, Some(meaning))) => answered_with(Decided::Known(meaning)),
            Some(("exclude", None)) => answered_with(Decided::Excluded),
            _ => from_list(list.read(value)),
        }
    }

    /// Whether the code list has a row for a value, be it one that always asks.
    pub(super) fn names(&self, value: &str) -> bool {
        self.list.find(value).is_some()
    }

    /// What was done with every value met so far, forgetting it.
    pub(crate) fn drain(&mut self) -> Vec<Decision> {
        decisions(self.field, std::mem::take(&mut self.memo))
    }
}

/// A verdict of the trust's own.
pub(super) const fn answered_with<T>(decided: Decided<T>) -> Verdict<T> {
    Verdict {
        decided,
        by: DecisionBy::Answer,
    }
}

/// A verdict of a code list.
pub(super) fn from_list<T>(reading: Reading<T>) -> Verdict<T> {
    match reading {
        Reading::Known(meaning) => Verdict {
            decided: Decided::Known(meaning),
            by: DecisionBy::CodeList,
        },
        Reading::Ask(suggestion) => Verdict {
            decided: Decided::Ask(suggestion),
            by: DecisionBy::Nobody,
        },
    }
}

/// What is known of a row's value in a column: a text that was met before is found as it stands in the cell.
pub(super) fn of_row<V: Copy>(
    memo: &mut Memo<V>,
    spot: &mut Spot,
    row: Row<'_>,
    column: &str,
    work_out: impl FnOnce(&str) -> V,
) -> V {
    match spot.cell(row, column) {
        Cell::Text(raw) => memo.of_cell(raw, || row.text(column), work_out),
        _ => memo.of(&row.text(column), work_out),
    }
}

/// The field of ethnic origins, and its section of the answers.
const ORIGIN: &str = "ethnic_origin";

/// The ethnic origins of a file.
pub(crate) struct Origins<'a> {
    list: &'a CodeList<Group>,
    answers: &'a Answers,
    memo: Memo<Verdict<Origin>>,
    spot: Spot,
}

impl<'a> Origins<'a> {
    /// The list of ethnic origins with the trust's answers before it.
    pub(crate) fn new(list: &'a CodeList<Group>, answers: &'a Answers) -> Self {
        Self {
            list,
            answers,
            memo: Memo::default(),
            spot: Spot::default(),
        }
    }

    /// What a recorded origin means; a blank one is unknown. Counts one row that holds it.
    pub(crate) fn decide(&mut self, value: &str) -> Decided<Origin> {
        let (list, answers) = (self.list, self.answers);
        self.memo.of(value, |value| Self::verdict(list, answers, value)).decided
    }

    /// What the origin of a row means, as [`Origins::decide`] says of its text; counts the row.
    pub(crate) fn of(&mut self, row: Row<'_>) -> Decided<Origin> {
        let (list, answers) = (self.list, self.answers);
        let verdict = |value: &str| Self::verdict(list, answers, value);
        of_row(&mut self.memo, &mut self.spot, row, ORIGIN, verdict).decided
    }

    fn verdict(list: &CodeList<Group>, answers: &Answers, value: &str) -> Verdict<Origin> {
        let answered = answers.meaning(ORIGIN, value).and_then(Group::from_key);
        if let Some(group) = answered {
            answered_with(Decided::Known(Origin { category: None, group }))
        } else if value.trim().is_empty() {
            from_list(Reading::Known(Origin::UNKNOWN))
        } else {
            from_list(ethnic_origin(list, value))
        }
    }

    /// What was done with every origin met so far, forgetting it.
    pub(crate) fn drain(&mut self) -> Vec<Decision> {
        decisions(ORIGIN, std::mem::take(&mut self.memo))
    }
}

/// Reads an answer on a category, a status or a person type. `exclude` is not among them: it leaves rows out as the trust's choice.
pub(crate) fn standing(answer: &str) -> Option<Standing> {
    if answer == "exclude" {
        None
    } else {
        Standing::from_key(answer)
    }
}

/// How a standing is offered as a suggestion.
pub(crate) fn standing_suggested(standing: Standing, is_status: bool) -> &'static str {
    match standing {
        Standing::Count => "count",
        Standing::LeftOut(
            reason @ (LeftOut::Bank | LeftOut::Agency | LeftOut::Honorary | LeftOut::NonExecutive | LeftOut::Student),
        ) if !is_status => reason.key(),
        Standing::LeftOut(_) => "exclude",
    }
}
