//! What a trust has said its own words mean: written by hand, or kept from the questions it was asked.
//!
//! Holds no personal data, only values of a column and their meaning, so it can be handed to another trust.

use std::collections::BTreeMap;

use domain::classify::plain;
use toml::{Table, Value};

use super::choices::choices;

/// A trust's answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Field to heading, as in the file.
    pub columns: BTreeMap<String, String>,
    /// Field and plain value to meaning.
    pub values: BTreeMap<(String, String), String>,
}

/// Why answers cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// The text is not TOML.
    #[error("The answers are not written as TOML: {0} Correct that line, or answer on the import screen.")]
    NotToml(String),
    /// A section that is not known.
    #[error("The answers have a section [{section}] that is not known. Known are: {known}.")]
    UnknownSection {
        /// The section.
        section: String,
        /// The sections there are.
        known: String,
    },
    /// A meaning that is not allowed in its section.
    #[error("In the answers, section [{section}], “{key}” is given as “{meaning}”. Allowed are: {allowed}.")]
    NotAllowed {
        /// The section.
        section: String,
        /// The value or field.
        key: String,
        /// What was given.
        meaning: String,
        /// What may be given.
        allowed: String,
    },
    /// Something other than text where a text is due.
    #[error("In the answers, section [{section}], “{key}” must be {wanted}.")]
    WrongShape {
        /// The section.
        section: String,
        /// The value or field.
        key: String,
        /// What it must be.
        wanted: &'static str,
    },
}

/// Sections of values that each have one meaning, in the order in which they are written.
const SECTIONS: [&str; 13] = [
    "ethnic_origin",
    "pay_scale",
    "staff_group",
    "job_role",
    "person_type",
    "assignment_category",
    "assignment_status",
    "stage",
    "stage_mark",
    "training",
    "attendance",
    "board_office",
    "voting",
];

/// Sections whose answers are any text: which organisation is the trust, and which year a past return is of.
const FREE: [&str; 2] = ["organisation", "return_year"];

/// Stands for every value that a list of the section on casework does not name. No plain value is written like it.
const EVERY_OTHER: &str = "*";

/// Lists of the section on casework: which values mean that a formal disciplinary investigation was entered.
const CASEWORK: [(&str, &str); 2] = [("case_type", "casework.case_type"), ("stage", "casework.stage")];

impl Answers {
    /// What the trust said a value of a field means.
    pub fn meaning(&self, field: &str, value: &str) -> Option<&str> {
        let found = |key: String| self.values.get(&(field.to_owned(), key)).map(String::as_str);
        found(plain(value)).or_else(|| found(EVERY_OTHER.to_owned()))
    }

    /// Keeps one answer.
    ///
    /// A required column is answered with `columns`, its field and its heading; `organisation` takes any text.
    ///
    /// # Errors
    /// [`AnswersError`] where the field is not known or does not allow the meaning.
    pub fn answer(&mut self, field: &str, value: &str, meaning: &str) -> Result<(), AnswersError> {
        if field == "columns" {
            self.columns.insert(value.to_owned(), meaning.to_owned());
            return Ok(());
        }
        let allowed = choices(field);
        if allowed.is_empty() && !FREE.contains(&field) {
            return Err(AnswersError::UnknownSection {
                section: field.to_owned(),
                known: known_sections(),
            });
        }
        if !allowed.is_empty() && !allowed.iter().any(|choice| choice.key == meaning) {
            return Err(AnswersError::NotAllowed {
                section: field.to_owned(),
                key: value.to_owned(),
                meaning: meaning.to_owned(),
                allowed: allowed
                    .iter()
                    .map(|choice| choice.key.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
            });
        }
        self.values.insert((field.to_owned(), plain(value)), meaning.to_owned());
        Ok(())
    }

    /// Adds other answers; where both answer, the other's stand.
    pub fn merge(&mut self, other: &Self) {
        self.columns.extend(other.columns.clone());
        self.values.extend(other.values.clone());
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.values.is_empty()
    }

    /// Reads a file of answers.
    ///
    /// # Errors
    /// [`AnswersError`] names the section, the value and what is allowed.
    pub fn from_toml(text: &str) -> Result<Self, AnswersError> {
        let table: Table = toml::from_str(text).map_err(|error| AnswersError::NotToml(error.to_string()))?;
        let mut answers = Self::default();
        for (section, entries) in &table {
            let Value::Table(entries) = entries else {
                return Err(AnswersError::UnknownSection {
                    section: section.clone(),
                    known: known_sections(),
                });
            };
            for (key, value) in entries {
                if section == "casework" {
                    answers.casework(key, value)?;
                } else {
                    answers.single(section, key, value)?;
                }
            }
        }
        Ok(answers)
    }

    fn single(&mut self, section: &str, key: &str, value: &Value) -> Result<(), AnswersError> {
        let meaning = value
            .as_str()
            .ok_or_else(|| wrong_shape(section, key, "a text in quotation marks"))?;
        self.answer(section, key, meaning)
    }

    /// Takes one field of the section on casework: a list, whose values count and no others do, or single answers.
    fn casework(&mut self, key: &str, value: &Value) -> Result<(), AnswersError> {
        let Some((_, field)) = CASEWORK.into_iter().find(|(name, _)| *name == key) else {
            return Err(AnswersError::UnknownSection {
                section: format!("casework.{key}"),
                known: known_sections(),
            });
        };
        match value {
            Value::Array(list) => {
                for entry in list {
                    let text = entry
                        .as_str()
                        .ok_or_else(|| wrong_shape("casework", key, "a list of texts"))?;
                    self.answer(field, text, "count")?;
                }
                self.values
                    .insert((field.to_owned(), EVERY_OTHER.to_owned()), "exclude".to_owned());
                Ok(())
            }
            Value::Table(entries) => entries
                .iter()
                .try_for_each(|(key, value)| self.single(field, key, value)),
            _ => Err(wrong_shape("casework", key, "a list of texts")),
        }
    }

    /// Writes the answers as a file that [`Answers::from_toml`] reads back.
    pub fn to_toml(&self) -> String {
        let mut table = Table::new();
        let texts = |entries: Vec<(&String, &String)>| {
            Value::Table(
                entries
                    .into_iter()
                    .map(|(key, value)| (key.clone(), Value::String(value.clone())))
                    .collect(),
            )
        };
        if !self.columns.is_empty() {
            table.insert("columns".to_owned(), texts(self.columns.iter().collect()));
        }
        for section in SECTIONS.into_iter().chain(FREE) {
            let entries: Vec<_> = self
                .values
                .iter()
                .filter(|((field, _), _)| field == section)
                .map(|((_, key), value)| (key, value))
                .collect();
            if !entries.is_empty() {
                table.insert(section.to_owned(), texts(entries));
            }
        }
        let mut casework = Table::new();
        for (name, section) in CASEWORK {
            let entries: Vec<_> = self
                .values
                .iter()
                .filter(|((field, _), _)| field == section)
                .map(|((_, key), value)| (key, value))
                .collect();
            if entries.iter().any(|(key, _)| *key == EVERY_OTHER) {
                let listed = entries.iter().filter(|(_, meaning)| *meaning == "count");
                casework.insert(
                    name.to_owned(),
                    listed
                        .map(|(key, _)| Value::String((*key).clone()))
                        .collect::<Vec<_>>()
                        .into(),
                );
            } else if !entries.is_empty() {
                casework.insert(name.to_owned(), texts(entries));
            }
        }
        if !casework.is_empty() {
            table.insert("casework".to_owned(), Value::Table(casework));
        }
        table.to_string()
    }
}

fn wrong_shape(section: &str, key: &str, wanted: &'static str) -> AnswersError {
    AnswersError::WrongShape {
        section: section.to_owned(),
        key: key.to_owned(),
        wanted,
    }
}

fn known_sections() -> String {
    ["columns"]
        .into_iter()
        .chain(SECTIONS)
        .chain(["casework"])
        .chain(FREE)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = r#"
[columns]
ethnic_origin = "Ethnicity"
[ethnic_origin]
"Traveller of Irish Heritage" = "white"
[pay_scale]
"923|LOC7" = "band_7"
[assignment_category]
"Locum" = "count"
[assignment_status]
"Maternity" = "count"
[casework]
case_type = ["Disciplinary"]
stage = ["Formal"]
"#;

    #[test]
    fn a_file_of_answers_is_read_and_written_back_the_same() {
        let answers = Answers::from_toml(EXAMPLE).unwrap();
        assert_eq!(answers.columns["ethnic_origin"], "Ethnicity");
        assert_eq!(
            answers.meaning("ethnic_origin", "TRAVELLER of Irish heritage"),
            Some("white")
        );
        assert_eq!(answers.meaning("casework.case_type", "Disciplinary"), Some("count"));
        assert_eq!(
            Answers::from_toml(&answers.to_toml()).unwrap(),
            answers,
            "{}",
            answers.to_toml()
        );
    }

    fn check_refused(text: &str, words: &[&str]) {
        let message = Answers::from_toml(text).unwrap_err().to_string();
        for word in words {
            assert!(message.contains(word), "{message} should name {word}");
        }
    }

    #[test]
    fn what_is_not_allowed_is_named_with_what_is() {
        check_refused(
            "[ethnic_origin]\n\"T\" = \"green\"",
            &["ethnic_origin", "T", "green", "white, bme, unknown"],
        );
        check_refused(
            "[pay_scale]\n\"923|X\" = \"band_10\"",
            &["band_10", "band_9", "exclude"],
        );
        check_refused("[shoes]\na = \"b\"", &["[shoes]", "assignment_status"]);
        check_refused(
            "[casework]\ncase_type = \"Disciplinary\"",
            &["casework", "case_type", "list"],
        );
        check_refused("[ethnic_origin\n", &["TOML"]);
    }

    #[test]
    fn a_list_on_casework_leaves_every_other_value_out() {
        let answers = Answers::from_toml(EXAMPLE).unwrap();
        assert_eq!(answers.meaning("casework.case_type", "Grievance"), Some("exclude"));
        let single = Answers::from_toml("[casework.case_type]\nSuspension = \"exclude\"").unwrap();
        assert_eq!(single.meaning("casework.case_type", "Suspension"), Some("exclude"));
        assert_eq!(
            single.meaning("casework.case_type", "Grievance"),
            None,
            "single answers say nothing of other values"
        );
        assert_eq!(Answers::from_toml(&single.to_toml()).unwrap(), single);
    }

    #[test]
    fn later_answers_stand() {
        let mut answers = Answers::from_toml("[ethnic_origin]\nT = \"white\"\nOther = \"bme\"").unwrap();
        answers.merge(&Answers::from_toml("[ethnic_origin]\nT = \"bme\"").unwrap());
        assert_eq!(answers.meaning("ethnic_origin", "t"), Some("bme"));
        assert_eq!(answers.meaning("ethnic_origin", "Other"), Some("bme"));
    }
}
