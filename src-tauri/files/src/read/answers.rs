//! What a trust has said its own words mean: written by hand, or kept from the questions it was asked.
//!
//! Holds no personal data, only headings, values of deciding columns and their meaning, so it can be handed to another trust. How
//! answers are written in a file is in [`super::answers_file`].

use std::collections::BTreeMap;

use domain::classify::plain;
use domain::kind::Kind;

use super::choices::choices;
use super::kind;
use super::nearest::nearest;

/// The answer that there is no such column, as a choice; in a file an empty heading says the same.
pub(crate) const NO_COLUMN: &str = "none";

/// A trust's answers.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Answers {
    /// Kind and field (`staff.pay_scale`), or a field of whatever kind (`pay_scale`), to the heading as in the file. An empty
    /// heading, or `none`, says that there is no such column.
    pub columns: BTreeMap<String, String>,
    /// Field and plain value to meaning.
    pub values: BTreeMap<(String, String), String>,
    /// Field and plain value to the value as it was written, where that is not the same; for readers only.
    pub spelt: BTreeMap<(String, String), String>,
}

/// What a trust said of the column of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnAnswer<'a> {
    /// It has this heading.
    Heading(&'a str),
    /// There is none.
    Absent,
}

/// Why answers cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// The text is not TOML.
    #[error("The answers are not written as TOML: {0} Correct that line, or answer on the import screen.")]
    NotToml(String),
    /// A section that is not known.
    #[error("The answers have a section [{section}]{} that is not known. Known are: {known}", at(*.line))]
    UnknownSection {
        /// The section.
        section: String,
        /// The line in the file, from 1, where there is a file.
        line: Option<usize>,
        /// The sections there are, and the one that may be meant.
        known: String,
    },
    /// A field that no kind of file is read for.
    #[error("In the answers, section [{section}]{}, “{key}” is not known. Known are: {known}", at(*.line))]
    UnknownField {
        /// The section.
        section: String,
        /// The line in the file, from 1, where there is a file.
        line: Option<usize>,
        /// What was given.
        key: String,
        /// The fields there are, and the one that may be meant.
        known: String,
    },
    /// A meaning that is not allowed in its section.
    #[error("In the answers, section [{section}]{}, “{key}” is given as “{meaning}”. Allowed are: {allowed}", at(*.line))]
    NotAllowed {
        /// The section.
        section: String,
        /// The line in the file, from 1, where there is a file.
        line: Option<usize>,
        /// The value or field.
        key: String,
        /// What was given.
        meaning: String,
        /// What may be given, and which of it may be meant.
        allowed: String,
    },
    /// Something other than text where a text is due.
    #[error("In the answers, section [{section}]{}, “{key}” must be {wanted}.", at(*.line))]
    WrongShape {
        /// The section.
        section: String,
        /// The line in the file, from 1, where there is a file.
        line: Option<usize>,
        /// The value or field.
        key: String,
        /// What it must be.
        wanted: &'static str,
    },
}

impl AnswersError {
    /// The same error with the line on which it stands.
    pub(super) fn on_line(mut self, number: usize) -> Self {
        match &mut self {
            Self::NotToml(_) => {}
            Self::UnknownSection { line, .. }
            | Self::UnknownField { line, .. }
            | Self::NotAllowed { line, .. }
            | Self::WrongShape { line, .. } => *line = Some(number),
        }
        self
    }
}

fn at(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(", line {line}"))
}

/// What is known, and which of it somebody may have meant.
fn offered(written: &str, known: &[&str]) -> String {
    let meant = nearest(written, known.iter().copied())
        .map_or_else(String::new, |nearest| format!(" Did you mean “{nearest}”?"));
    format!("{}.{meant}", known.join(", "))
}

/// The section of answers on columns.
pub(super) const COLUMNS: &str = "columns";

/// Sections of values that each have one meaning, in the order in which they are written, with what each decides.
pub(super) const SECTIONS: [(&str, &str); 20] = [
    (
        super::choices::SAME_APPLICATIONS,
        "Whether applications whose number stands in another file too are the same; the key is the file that came later.",
    ),
    (
        "clinical_by",
        "Which column tells clinical from non-clinical staff; the key is empty.",
    ),
    (
        "ethnic_origin",
        "Which of the three groups an ethnic origin belongs to.",
    ),
    ("pay_scale", "Which band a pay scale is; exclude leaves its rows out."),
    ("staff_group", "Which part of the return a staff group belongs to."),
    (
        "occupation_code",
        "Which part of the return an occupation code belongs to.",
    ),
    (
        "staff_group_and_pay_scale",
        "Where posts belong whose staff group is not medical and whose pay scale is a doctor's.",
    ),
    ("job_role", "Which medical group a job role of doctors belongs to."),
    ("person_type", "Whether people of this type count as staff."),
    ("assignment_category", "Whether posts of this kind count as staff."),
    ("assignment_status", "Whether people with this status count as in post."),
    ("stage", "How far applications with this status got."),
    (
        "stage_mark",
        "Whether these words in a column of a stage mean that it was reached.",
    ),
    ("training", "Whether learning of this category is mandatory."),
    ("attendance", "Whether people with this status attended."),
    ("board_office", "Whether an office on the board is executive."),
    ("voting", "Whether these words mean that a board member has a vote."),
    (
        "survey_scale",
        "Whether the figures of a survey table made by hand are fractions or percentages, by survey year.",
    ),
    (
        "fill_down",
        "Whether blank rows under this heading belong to the value above them.",
    ),
    (
        "sheets",
        "Whether the sheets that have the same columns as this one are read with it, as one list.",
    ),
];

/// Sections whose answers are any text: which organisation is the trust, which year a past return is of, which year's figures of a
/// survey table are taken, and a count that a summary hides.
pub(super) const FREE: [(&str, &str); 4] = [
    (
        "organisation",
        "The organisation's code in the national survey workbook.",
    ),
    ("return_year", "The year of a past return that does not say it."),
    (
        "survey_year",
        "The year whose figures are taken from a survey table made by hand.",
    ),
    (
        "recruitment_count",
        "How many people a hidden count of a recruitment summary stands for, by year, stage and group.",
    ),
];

/// The section on casework.
pub(super) const CASEWORK_SECTION: &str = "casework";

/// A list of the section on casework: which values mean that a formal disciplinary investigation was entered.
pub(super) struct CaseworkList {
    /// Its name in the section.
    pub name: &'static str,
    /// The field whose values it lists.
    pub field: &'static str,
    /// Under which every value that it does not name is answered, with an empty value. It is a field of its own because whatever
    /// sign stood for every other value could stand in a cell.
    pub other: &'static str,
    /// What it decides.
    pub decides: &'static str,
}

/// The lists of the section on casework.
pub(super) const CASEWORK: [CaseworkList; 2] = [
    CaseworkList {
        name: "case_type",
        field: "casework.case_type",
        other: "casework.case_type.other",
        decides: "Which types of case are disciplinary. A list counts its values and no others.",
    },
    CaseworkList {
        name: "stage",
        field: "casework.stage",
        other: "casework.stage.other",
        decides: "Which stages mean that a formal investigation was entered. A list counts its values and no others.",
    },
];

/// Under which every value is answered that a list on a field does not name.
pub(super) fn every_other(field: &str) -> Option<&'static str> {
    CASEWORK.iter().find(|list| list.field == field).map(|list| list.other)
}

impl Answers {
    /// What the trust said a value of a field means.
    pub fn meaning(&self, field: &str, value: &str) -> Option<&str> {
        let found = |field: &str, key: String| self.values.get(&(field.to_owned(), key)).map(String::as_str);
        found(field, plain(value)).or_else(|| found(every_other(field)?, String::new()))
    }

    /// What the trust said of the column of a field: for this kind of file, else for files of any kind.
    pub(crate) fn column(&self, kind: Kind, field: &str) -> Option<ColumnAnswer<'_>> {
        let said = self
            .columns
            .get(&column_key(kind, field))
            .or_else(|| self.columns.get(field))?;
        Some(if said.is_empty() || said == NO_COLUMN {
            ColumnAnswer::Absent
        } else {
            ColumnAnswer::Heading(said)
        })
    }

    /// Keeps one answer.
    ///
    /// A column is answered with `columns`, its kind and field (`staff.pay_scale`) and its heading, or `none` where there is no
    /// such column; a field without its kind is answered for every kind. `organisation` takes any text.
    ///
    /// # Errors
    /// [`AnswersError`] where the field is not known or does not allow the meaning.
    pub fn answer(&mut self, field: &str, value: &str, meaning: &str) -> Result<(), AnswersError> {
        if field == COLUMNS {
            return self.answer_column(value, meaning);
        }
        let allowed = choices(field);
        if allowed.is_empty() && !FREE.iter().any(|(free, _)| *free == field) {
            return Err(unknown_section(field));
        }
        if !allowed.is_empty() && !allowed.iter().any(|choice| choice.key == meaning) {
            let keys: Vec<&str> = allowed.iter().map(|choice| choice.key.as_str()).collect();
            return Err(AnswersError::NotAllowed {
                section: field.to_owned(),
                line: None,
                key: value.to_owned(),
                meaning: meaning.to_owned(),
                allowed: offered(meaning, &keys),
            });
        }
        let key = plain(value);
        self.spell(field, &key, value);
        self.values.insert((field.to_owned(), key), meaning.to_owned());
        Ok(())
    }

    /// Keeps how a value is written.
    pub fn spell(&mut self, field: &str, plain: &str, written: &str) {
        let key = (field.to_owned(), plain.to_owned());
        if written == plain {
            self.spelt.remove(&key);
        } else {
            self.spelt.insert(key, written.to_owned());
        }
    }

    /// A value as it was written, by its field and plain form.
    pub fn spelling<'a>(&'a self, field: &str, plain: &'a str) -> &'a str {
        let key = (field.to_owned(), plain.to_owned());
        self.spelt.get(&key).map_or(plain, String::as_str)
    }

    fn answer_column(&mut self, value: &str, heading: &str) -> Result<(), AnswersError> {
        let (section, kinds, field) = match value.split_once('.') {
            Some((named, field)) => {
                let Some(kind) = Kind::from_key(named).filter(|kind| !kind::read_for(*kind).is_empty()) else {
                    return Err(unknown_section(&format!("{COLUMNS}.{named}")));
                };
                (format!("{COLUMNS}.{named}"), vec![kind], field)
            }
            None => (COLUMNS.to_owned(), Kind::ALL.to_vec(), value),
        };
        if !kinds.iter().any(|kind| kind::field(*kind, field).is_some()) {
            let mut known: Vec<&str> = Vec::new();
            for field in kinds.iter().flat_map(|kind| kind::read_for(*kind)) {
                if !known.contains(&field.key) {
                    known.push(field.key);
                }
            }
            return Err(AnswersError::UnknownField {
                section,
                line: None,
                key: field.to_owned(),
                known: offered(field, &known),
            });
        }
        if kinds.len() > 1 {
            // Said of every kind, later than what was said of one.
            for kind in Kind::ALL {
                self.columns.remove(&column_key(kind, field));
            }
        }
        let heading = if heading == NO_COLUMN { "" } else { heading };
        self.columns.insert(value.to_owned(), heading.to_owned());
        Ok(())
    }

    /// Adds other answers; where both answer, the other's stand.
    pub fn merge(&mut self, other: &Self) {
        self.columns.extend(other.columns.clone());
        self.values.extend(other.values.clone());
        self.spelt.extend(other.spelt.clone());
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.values.is_empty()
    }
}

/// How the column of a field of a kind is named in answers.
pub(crate) fn column_key(kind: Kind, field: &str) -> String {
    format!("{}.{field}", kind.key())
}

/// The error of a section that is not known.
pub(super) fn unknown_section(section: &str) -> AnswersError {
    let mut known: Vec<String> = vec![COLUMNS.to_owned()];
    let with_columns = Kind::ALL.into_iter().filter(|kind| !kind::read_for(*kind).is_empty());
    known.extend(with_columns.map(|kind| format!("{COLUMNS}.{}", kind.key())));
    known.extend(SECTIONS.iter().map(|(section, _)| (*section).to_owned()));
    known.extend(CASEWORK.iter().map(|list| list.field.to_owned()));
    known.extend(FREE.iter().map(|(section, _)| (*section).to_owned()));
    AnswersError::UnknownSection {
        section: section.to_owned(),
        line: None,
        known: offered(section, &known.iter().map(String::as_str).collect::<Vec<_>>()),
    }
}
