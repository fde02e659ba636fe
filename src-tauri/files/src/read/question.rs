//! Questions: what only the trust can say, each with the number of rows that wait for it.

use std::collections::HashMap;

use domain::classify::plain;

use super::choices::choices;

/// One way to answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Choice {
    /// What is kept as the answer.
    pub key: String,
    /// What the user reads.
    pub label: String,
}

impl Choice {
    /// A choice from its key and label.
    pub fn new(key: &str, label: &str) -> Self {
        Self {
            key: key.to_owned(),
            label: label.to_owned(),
        }
    }
}

/// Something only the trust can say.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Question {
    /// Section of the answers it belongs to; `columns` for a column, `organisation` for the trust itself.
    pub field: String,
    /// The value as it stands in the file; for a column, the field's key.
    pub value: String,
    /// Rows that wait for the answer.
    pub rows: u32,
    /// The question, in one plain sentence.
    pub prompt: String,
    /// What may be answered.
    pub choices: Vec<Choice>,
    /// The choice to offer first, where there is one.
    pub suggestion: Option<String>,
}

/// Questions about values, gathered while rows go by.
#[derive(Debug, Default)]
pub(crate) struct Questions {
    asked: Vec<Question>,
    places: HashMap<(&'static str, String), usize>,
}

impl Questions {
    /// Asks what a value of a field means, or counts one more row for a question already asked.
    pub(crate) fn ask(&mut self, field: &'static str, value: &str, suggestion: Option<&str>) {
        let key = (field, plain(value));
        if let Some(place) = self.places.get(&key) {
            self.asked[*place].rows += 1;
            return;
        }
        self.places.insert(key, self.asked.len());
        self.asked.push(Question {
            field: field.to_owned(),
            value: value.to_owned(),
            rows: 1,
            prompt: prompt(field, value),
            choices: choices(field),
            suggestion: suggestion.map(str::to_owned),
        });
    }

    /// The questions, those of one field together, the ones with most rows first.
    pub(crate) fn finish(mut self) -> Vec<Question> {
        let mut fields: Vec<String> = Vec::new();
        for question in &self.asked {
            if !fields.contains(&question.field) {
                fields.push(question.field.clone());
            }
        }
        self.asked.sort_by_key(|question| {
            (
                fields.iter().position(|field| *field == question.field),
                u32::MAX - question.rows,
                question.value.clone(),
            )
        });
        self.asked
    }
}

fn prompt(field: &str, value: &str) -> String {
    let blank = plain(value).is_empty() && value.trim().is_empty();
    match (field, blank) {
        ("ethnic_origin", _) => format!("Which group does the ethnic origin “{value}” belong to?"),
        ("pay_scale", true) => "Where do people without a pay scale belong?".to_owned(),
        ("pay_scale", false) => format!("Which band is the pay scale “{value}”?"),
        ("staff_group", true) => "Where do people without a staff group belong?".to_owned(),
        ("staff_group", false) => format!("Which part of the return does the staff group “{value}” belong to?"),
        ("occupation_code", _) => format!("Which part of the return does the occupation code “{value}” belong to?"),
        ("staff_group_and_pay_scale", _) => {
            format!("A doctor's pay scale stands beside another staff group: where do the posts of “{value}” belong?")
        }
        ("job_role", _) => format!("Which medical group does the job role “{value}” belong to?"),
        ("assignment_category" | "person_type", _) => format!("Do posts of the kind “{value}” count as staff?"),
        ("assignment_status", _) => format!("Do people whose status is “{value}” count as in post?"),
        ("stage", true) => "How far did applications without a status get?".to_owned(),
        ("stage", false) => format!("How far did applications with the status “{value}” get?"),
        ("stage_mark", _) => format!("Does “{value}” mean that the application reached that stage?"),
        ("training", true) => "Is learning without a category mandatory?".to_owned(),
        ("training", false) => format!("Is learning of the category “{value}” mandatory?"),
        ("attendance", true) => "Did people whose attendance is blank attend?".to_owned(),
        ("attendance", false) => format!("Did people with the status “{value}” attend?"),
        ("board_office", true) => "Are board members without an office given executive or non-executive?".to_owned(),
        ("board_office", false) => format!("Is “{value}” an executive or a non-executive office?"),
        ("voting", true) => "Do board members whose vote is not given have one?".to_owned(),
        ("voting", false) => format!("Does “{value}” mean that the member has a vote?"),
        ("casework.case_type", true) => "Are cases without a type disciplinary cases?".to_owned(),
        ("casework.case_type", false) => format!("Is a case of the type “{value}” a disciplinary case?"),
        ("casework.stage", true) => "Did cases without a stage enter a formal investigation?".to_owned(),
        ("casework.stage", false) => format!("Does “{value}” mean that a formal investigation was entered?"),
        _ => format!("What does “{value}” mean?"),
    }
}
