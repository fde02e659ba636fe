//! Which field a heading names, for each kind, from the headings list and the trust's own answers.

use std::collections::HashMap;

use domain::classify::{Confidence, plain};
use domain::kind::Kind;

use super::answers::Answers;

use super::kind::{self, Field};
use crate::reference::headings::Headings;

/// One way in which a heading names a field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sense {
    /// The field.
    pub(crate) field: &'static Field,
    /// Standing among headings of the same field; the lowest is the best.
    pub(crate) rank: usize,
    /// How sure it is that the heading means this, 0–1.
    pub(crate) sureness: f64,
}

/// Headings by kind, compared without case, spacing and punctuation.
pub(crate) struct Vocabulary {
    senses: HashMap<(Kind, String), Vec<Sense>>,
    survey: Vec<(String, String, String)>,
}

impl Vocabulary {
    /// The vocabulary of a headings list, with what the trust said of its own columns before everything else.
    pub(crate) fn new(headings: &Headings, answers: &Answers) -> Self {
        let mut senses: HashMap<(Kind, String), Vec<Sense>> = HashMap::new();
        let mut survey = Vec::new();
        for (field_key, heading) in &answers.columns {
            for kind in Kind::ALL {
                if let Some(field) = kind::field(kind, field_key) {
                    let sense = Sense {
                        field,
                        rank: 0,
                        sureness: 1.0,
                    };
                    senses.entry((kind, squashed(heading))).or_default().push(sense);
                }
            }
        }
        for (place, row) in headings.rows.iter().enumerate() {
            let kind = row.kind;
            if kind == Kind::Survey {
                let lower = row.heading.to_lowercase();
                let (before, after) = lower.split_once("yyyy").unwrap_or((&lower, ""));
                survey.push((row.field.to_owned(), before.to_owned(), after.to_owned()));
            }
            let Some(field) = kind::field(kind, row.field) else {
                continue;
            };
            let sureness = match row.confidence {
                Confidence::Verified => 1.0,
                Confidence::Inferred => 0.95,
                Confidence::Recalled => 0.9,
            };
            let sense = Sense {
                field,
                rank: place + 1,
                sureness,
            };
            senses.entry((kind, squashed(&row.heading))).or_default().push(sense);
        }
        Self { senses, survey }
    }

    /// The fields of a kind that a heading may name, the best first.
    pub(crate) fn senses(&self, kind: Kind, heading: &str) -> &[Sense] {
        self.senses.get(&(kind, squashed(heading))).map_or(&[], Vec::as_slice)
    }

    /// What a heading of the national survey workbook names: a field, and the survey year where it has one.
    pub(crate) fn survey_field(&self, heading: &str) -> Option<(&str, Option<u16>)> {
        let heading = heading.trim().to_lowercase();
        self.survey.iter().find_map(|(field, before, after)| {
            if heading == *before && after.is_empty() {
                return Some((field.as_str(), None));
            }
            let year = heading.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?;
            let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
            if is_year {
                Some((field.as_str(), year.parse().ok()))
            } else {
                None
            }
        })
    }
}

fn squashed(heading: &str) -> String {
    plain(heading).replace(' ', "")
}
