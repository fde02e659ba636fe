//! What a value means: the trust's answer first, then the code list, else a question. Each distinct value is decided once.

use std::collections::HashMap;

use domain::classify::{CodeList, Reading, ethnic_origin};
use domain::ethnicity::{Group, Origin};
use domain::workforce::LeftOut;

use crate::read::answers::Answers;
use crate::read::composite;
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

impl<T> Decided<T> {
    /// The meaning, where it is known.
    pub(crate) fn known(self) -> Option<T> {
        match self {
            Self::Known(meaning) => Some(meaning),
            Self::Excluded | Self::Ask(_) => None,
        }
    }
}

/// A code list with the trust's answers before it.
pub(crate) struct Lookup<'a, T> {
    field: &'static str,
    list: &'a CodeList<T>,
    answers: &'a Answers,
    from_answer: fn(&str) -> Option<T>,
    decided: HashMap<String, Decided<T>>,
}

impl<'a, T: Copy> Lookup<'a, T> {
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
            decided: HashMap::new(),
        }
    }

    /// What a value means.
    pub(crate) fn decide(&mut self, value: &str) -> Decided<T> {
        if let Some(decided) = self.decided.get(value) {
            return *decided;
        }
        let answered = self.answers.meaning(self.field, value);
        let decided = match answered.map(|answer| (answer, (self.from_answer)(answer))) {
            Some((_, Some(meaning))) => Decided::Known(meaning),
            Some(("exclude", None)) => Decided::Excluded,
            _ => match self.list.read(value) {
                Reading::Known(meaning) => Decided::Known(meaning),
                Reading::Ask(suggestion) => Decided::Ask(suggestion),
            },
        };
        self.decided.insert(value.to_owned(), decided);
        decided
    }
}

/// The ethnic origins of a file.
pub(crate) struct Origins<'a> {
    list: &'a CodeList<Group>,
    answers: &'a Answers,
    decided: HashMap<String, Decided<Origin>>,
}

impl<'a> Origins<'a> {
    /// The list of ethnic origins with the trust's answers before it.
    pub(crate) fn new(list: &'a CodeList<Group>, answers: &'a Answers) -> Self {
        Self {
            list,
            answers,
            decided: HashMap::new(),
        }
    }

    /// What a recorded origin means; a blank one is unknown.
    pub(crate) fn decide(&mut self, value: &str) -> Decided<Origin> {
        if let Some(decided) = self.decided.get(value) {
            return *decided;
        }
        let answered = self.answers.meaning("ethnic_origin", value).and_then(Group::from_key);
        let decided = if let Some(group) = answered {
            Decided::Known(Origin { category: None, group })
        } else if value.trim().is_empty() {
            Decided::Known(Origin::UNKNOWN)
        } else {
            match ethnic_origin(self.list, &composite::origin(value)) {
                Reading::Known(origin) => Decided::Known(origin),
                Reading::Ask(suggestion) => Decided::Ask(suggestion),
            }
        };
        self.decided.insert(value.to_owned(), decided);
        decided
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
