//! What was done with each value of a column: for a reader who wants to check that nothing was counted or left out unseen.

use super::choices::choices;

/// Who decided what a value means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum DecisionBy {
    /// Nobody yet: it is asked, where the rows that hold it could change a figure.
    Nobody,
    /// The trust, by an answer.
    Answer,
    /// The code list.
    CodeList,
}

impl DecisionBy {
    /// The key used in JSON: `nobody`, `answer`, `code_list`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Answer => "answer",
            Self::CodeList => "code_list",
        }
    }
}

/// One value of a column, and what was done with the rows that hold it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Decision {
    /// Section of the answers that it belongs to: `ethnic_origin`, `assignment_status` and so on.
    pub field: String,
    /// The value as it stands in the file, tidied; empty for cells that hold nothing.
    pub value: String,
    /// Key of what it means; `None` while nobody has decided.
    pub meaning: Option<String>,
    /// What it means in the reader's words.
    pub label: String,
    /// Rows whose place was decided with it. A row already left out for another reason is not asked for its staff group or pay
    /// scale, so these can be fewer than the rows that hold the value.
    pub rows: u32,
    /// Who decided.
    pub by: DecisionBy,
}

impl Decision {
    pub(crate) fn new(field: &str, value: String, rows: u32, meaning: Option<&str>, by: DecisionBy) -> Self {
        Self {
            field: field.to_owned(),
            value,
            meaning: meaning.map(str::to_owned),
            label: label(field, meaning),
            rows,
            by,
        }
    }
}

/// Puts decisions in the order in which they are shown: by field in the order given, what nobody decided first, then the most rows.
pub(super) fn sort(decisions: &mut [Decision]) {
    let mut fields: Vec<String> = Vec::new();
    for decision in decisions.iter() {
        if !fields.contains(&decision.field) {
            fields.push(decision.field.clone());
        }
    }
    decisions.sort_by_key(|decision| {
        (
            fields.iter().position(|field| *field == decision.field),
            decision.by != DecisionBy::Nobody,
            u32::MAX - decision.rows,
            decision.value.clone(),
        )
    });
}

/// What was done, in words.
fn label(field: &str, meaning: Option<&str>) -> String {
    let fixed = match (field, meaning) {
        (_, None) => "Not decided yet",
        ("ethnic_origin", Some("declined")) => "Unknown: asked, and did not say",
        ("ethnic_origin", Some("unknown")) => "Unknown: not known or not recorded",
        ("person_type" | "assignment_category" | "assignment_status", Some(key)) => match key {
            "count" => "Counted",
            "bank" => "Left out: bank only",
            "agency" => "Left out: agency",
            "honorary" => "Left out: honorary contract",
            "non_executive" => "Left out: chair or non-executive",
            "student" => "Left out: student or volunteer",
            "leaver" => "Left out: has left",
            "starter_after" => "Left out: has not started",
            _ => "Left out, as you answered",
        },
        (_, Some(key)) => {
            let choice = choices(field).into_iter().find(|choice| choice.key == key);
            return choice.map_or_else(|| key.to_owned(), |choice| choice.label);
        }
    };
    fixed.to_owned()
}
