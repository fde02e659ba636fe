//! Questions: what only the trust can say, each with the number of rows that wait for it.

use std::collections::HashMap;

use domain::classify::plain;
use domain::finding::Severity;

use super::choices::choices;
use super::notes::Notes;

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

/// Values of one field that are asked about at once: more than this nobody reads, and a column of more is most likely another one.
const MOST_ASKED: usize = 200;
/// Different values kept of one field; what is beyond is counted by its rows alone.
const MOST_KEPT: usize = 20_000;

/// A value that is asked about.
#[derive(Debug)]
struct Asked {
    field: &'static str,
    value: String,
    rows: u32,
    suggestion: Option<String>,
}

/// Questions about values, gathered while rows go by.
#[derive(Debug, Default)]
pub(crate) struct Questions {
    asked: Vec<Asked>,
    places: HashMap<(&'static str, String), usize>,
    /// Fields in the order in which they were first asked of, each with its values kept and the rows of those that were not.
    fields: Vec<(&'static str, usize, u32)>,
}

impl Questions {
    /// Asks what a value of a field means, or counts one more row for a question already asked.
    pub(crate) fn ask(&mut self, field: &'static str, value: &str, suggestion: Option<&str>) {
        let key = (field, plain(value));
        if let Some(place) = self.places.get(&key) {
            self.asked[*place].rows += 1;
            return;
        }
        let index = self
            .fields
            .iter()
            .position(|(held, ..)| *held == field)
            .unwrap_or_else(|| {
                self.fields.push((field, 0, 0));
                self.fields.len() - 1
            });
        let (_, kept, beyond) = &mut self.fields[index];
        if *kept >= MOST_KEPT {
            *beyond += 1;
            return;
        }
        *kept += 1;
        self.places.insert(key, self.asked.len());
        self.asked.push(Asked {
            field,
            value: value.to_owned(),
            rows: 1,
            suggestion: suggestion.map(str::to_owned),
        });
    }

    /// The questions, those of one field together, the ones with most rows first. Of a field with very many the commonest are asked,
    /// and a finding says so.
    pub(crate) fn finish(mut self, notes: &mut Notes) -> Vec<Question> {
        let mut questions = Vec::new();
        for (field, kept, beyond) in &self.fields {
            let (mut asked, others): (Vec<Asked>, Vec<Asked>) = std::mem::take(&mut self.asked)
                .into_iter()
                .partition(|asked| asked.field == *field);
            self.asked = others;
            asked.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.value.cmp(&other.value)));
            if asked.len() > MOST_ASKED {
                let rows = asked
                    .drain(MOST_ASKED..)
                    .map(|asked| asked.rows)
                    .sum::<u32>()
                    .saturating_add(*beyond);
                let more = if *beyond > 0 { "More than " } else { "" };
                let what = field.rsplit('.').next().unwrap_or(field).replace('_', " ");
                notes.add(
                    Severity::Error,
                    "",
                    format!(
                        "{more}{kept} different values of the {what} wait for an answer; the {MOST_ASKED} on the most rows are asked \
                         about, and {rows} rows hold the others"
                    ),
                    "So many are seldom codes: check that the right column was taken. If it was, the others are asked about after these.",
                );
            }
            questions.extend(asked.into_iter().map(|asked| Question {
                field: asked.field.to_owned(),
                prompt: prompt(asked.field, &asked.value),
                choices: choices(asked.field),
                value: asked.value,
                rows: asked.rows,
                suggestion: asked.suggestion,
            }));
        }
        questions
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
