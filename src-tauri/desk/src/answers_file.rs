//! Decisions remembered for a trust: shown, changed, forgotten, saved to a file and loaded from one.
//!
//! The file holds values of columns and their meaning, never a person and nothing that names the trust, so that another trust can load
//! it. What each section allows is for `files::read` to say.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDateTime;
use domain::kind::Kind;
use files::read::Answers;
use store::{Books, Store};

use crate::view::{AnswerView, AnswersLoaded, Choice, Decisions, RememberedView, Written};
use crate::{Desk, DeskError, import, logbook, settings, text};

/// Name offered for the file.
pub const FILE_NAME: &str = "WRES decisions.toml";

/// The largest file of decisions that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// Sections that say something of one trust or one file, and so mean nothing to another.
const OWN: [&str; 5] = [
    "organisation",
    "return_year",
    "survey_year",
    "recruitment_count",
    files::read::SAME_APPLICATIONS,
];

impl Desk {
    /// Writes the remembered decisions to a file, whole or not at all, and logs it.
    ///
    /// # Errors
    /// Where the store cannot be read or written, or the file not written.
    pub fn write_answers(&mut self, path: &Path, now: NaiveDateTime) -> Result<Written, DeskError> {
        let text = to_toml(&self.store)?;
        self.export(None, "Remembered decisions", path, text.as_bytes(), now)
    }

    /// Remembers the decisions that stand in a file; those held about the same value make way. All or none.
    ///
    /// # Errors
    /// Where the file cannot be read, is no file of decisions (the message says where), or the store cannot be written.
    pub fn load_answers(&mut self, path: &Path, now: NaiveDateTime) -> Result<AnswersLoaded, DeskError> {
        let cannot = |source| DeskError::Surroundings {
            what: format!("“{}” cannot be read", path.display()),
            source,
        };
        if std::fs::metadata(path).map_err(cannot)?.len() > LARGEST {
            return Err(DeskError::given(
                "This file is too large to be a file of decisions.".to_owned(),
                "Choose a file that was saved with “Save decisions to a file”.",
            ));
        }
        let bytes = std::fs::read(path).map_err(cannot)?;
        let text = String::from_utf8(bytes).map_err(|_| {
            DeskError::given(
                "This is not a file of decisions: it is not plain text.".to_owned(),
                "Choose a file that was saved with “Save decisions to a file”.",
            )
        })?;
        load(&mut self.store, &text, now)
    }

    /// Changes one remembered decision; an empty meaning forgets it, and the next file that needs it asks again.
    ///
    /// # Errors
    /// Where the section does not allow the meaning, or the store cannot be written.
    pub fn change_answer(
        &mut self,
        field: &str,
        value: &str,
        meaning: &str,
        now: NaiveDateTime,
    ) -> Result<(), DeskError> {
        let held = store::answer::all(&self.store)?
            .into_iter()
            .find(|held| held.field == field && held.value == value);
        if meaning.is_empty() {
            let Some(held) = held else { return Ok(()) };
            self.store.transaction(|tx| -> Result<(), DeskError> {
                store::answer::forget(tx, field, &held.value_plain)?;
                let what = format!("Forgot what “{value}” means ({field}).");
                logbook::add(tx, None, now, what).map(|_| ())
            })
        } else {
            check(field, value, meaning)?;
            let answer = AnswerView {
                field: field.to_owned(),
                value: value.to_owned(),
                meaning: meaning.to_owned(),
            };
            self.store
                .transaction(|tx| import::remember(tx, &only(vec![answer]), now))
        }
    }
}

/// The decisions remembered, for the data screen.
pub(crate) fn remembered(books: &Books) -> Result<Vec<RememberedView>, DeskError> {
    Ok(store::answer::all(books)?
        .into_iter()
        .map(|held| {
            let choices: Vec<Choice> = files::read::choices(&held.field)
                .into_iter()
                .map(|choice| Choice {
                    key: choice.key,
                    label: choice.label,
                })
                .collect();
            let label = choices.iter().find(|choice| choice.key == held.meaning);
            RememberedView {
                meaning_label: label
                    .map_or_else(|| in_words(&held.field, &held.meaning), |choice| choice.label.clone()),
                about: about(&held.field, &held.value),
                kinds: kinds(&held.field, &held.value)
                    .iter()
                    .map(|kind| kind.key().to_owned())
                    .collect(),
                decided: text::moment(held.answered_at),
                field: held.field,
                value: held.value,
                meaning: held.meaning,
                choices,
            }
        })
        .collect())
}

/// A meaning that is none of the choices of its section: a heading, or that there is none.
fn in_words(field: &str, meaning: &str) -> String {
    match (field, meaning) {
        (store::answer::COLUMNS, "" | "none") => "There is no such column".to_owned(),
        _ => meaning.to_owned(),
    }
}

fn about(field: &str, value: &str) -> String {
    let named = |key: &str| key.replace('_', " ");
    match (field, value) {
        (store::answer::COLUMNS, value) => match value.split_once('.') {
            Some((kind, column)) => {
                let kind = Kind::from_key(kind).map_or_else(|| named(kind), |kind| kind.label().to_owned());
                format!("{kind}: {}", named(column))
            }
            None => named(value),
        },
        ("casework.case_type.other", _) => "Every other type of case".to_owned(),
        ("casework.stage.other", _) => "Every other stage of a case".to_owned(),
        (_, value) if value.trim().is_empty() => "(blank)".to_owned(),
        (_, value) => value.to_owned(),
    }
}

/// The kinds of file in which a decision is used.
fn kinds(field: &str, value: &str) -> Vec<Kind> {
    match field {
        "ethnic_origin" => vec![
            Kind::Staff,
            Kind::Recruitment,
            Kind::Casework,
            Kind::Training,
            Kind::Board,
        ],
        "clinical_by"
        | "pay_scale"
        | "staff_group"
        | "occupation_code"
        | "staff_group_and_pay_scale"
        | "job_role"
        | "person_type"
        | "assignment_category"
        | "assignment_status" => vec![Kind::Staff],
        "stage" | "stage_mark" | "recruitment_count" | files::read::SAME_APPLICATIONS => vec![Kind::Recruitment],
        "training" | "attendance" => vec![Kind::Training],
        "board_office" | "voting" => vec![Kind::Board],
        "organisation" | "survey_year" | "survey_scale" => vec![Kind::Survey],
        "return_year" => vec![Kind::Return],
        _ if field.starts_with("casework.") => vec![Kind::Casework],
        _ => value
            .split_once('.')
            .and_then(|(kind, _)| Kind::from_key(kind))
            .map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]),
    }
}

fn to_toml(books: &Books) -> Result<String, DeskError> {
    let mut answers = Answers::default();
    // Kept answers were checked when they were given.
    for held in store::answer::all(books)? {
        if held.field == store::answer::COLUMNS {
            answers.columns.insert(held.value, held.meaning);
        } else if !OWN.contains(&held.field.as_str()) {
            answers.spell(&held.field, &held.value_plain, &held.value);
            answers.values.insert((held.field, held.value_plain), held.meaning);
        }
    }
    Ok(answers.to_toml())
}

fn load(store: &mut Store, text: &str, now: NaiveDateTime) -> Result<AnswersLoaded, DeskError> {
    let given: Vec<AnswerView> = settings::answers(text)?
        .into_iter()
        .filter(|answer| !OWN.contains(&answer.field.as_str()))
        .collect();
    let total = u32::try_from(given.len()).unwrap_or(u32::MAX);
    let before = meanings(store)?;
    store.transaction(|tx| import::remember(tx, &only(given), now))?;
    let after = meanings(store)?;
    let (mut added, mut changed) = (0, 0);
    for (key, meaning) in &after {
        match before.get(key) {
            None => added += 1,
            Some(held) if held != meaning => changed += 1,
            Some(_) => {}
        }
    }
    let same = total.saturating_sub(added + changed);
    let line = format!(
        "{} loaded: {} new, {} changed, {} held already.",
        text::counted(added + changed + same, "decision", "decisions"),
        text::count(added),
        text::count(changed),
        text::count(same)
    );
    Ok(AnswersLoaded {
        added,
        changed,
        same,
        line,
    })
}

fn meanings(books: &Books) -> Result<BTreeMap<(String, String), String>, DeskError> {
    Ok(store::answer::all(books)?
        .into_iter()
        .map(|held| ((held.field, held.value_plain), held.meaning))
        .collect())
}

fn check(field: &str, value: &str, meaning: &str) -> Result<(), DeskError> {
    Answers::default()
        .answer(field, value, meaning)
        .map_err(|error| DeskError::given(error.to_string(), "Choose one of the answers offered."))
}

fn only(answers: Vec<AnswerView>) -> Decisions {
    Decisions {
        answers,
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}
