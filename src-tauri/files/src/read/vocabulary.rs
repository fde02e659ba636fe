//! Which field a heading names, for each kind, from the headings list and the trust's own answers.

use std::collections::{HashMap, HashSet};

use domain::classify::{plain, tidy};
use domain::kind::Kind;

use super::answers::{Answers, ColumnAnswer, column_key};
use super::evidence;
use super::kind::{self, Field};
use crate::reference::headings::Headings;

/// One way in which a heading names a field.
#[derive(Debug, Clone)]
pub(crate) struct Sense {
    /// The field.
    pub(crate) field: &'static Field,
    /// Standing among headings of the same field; the lowest is the best. What the trust chose stands at 0.
    pub(crate) rank: usize,
    /// What the heading says where it is written as in the list.
    said: evidence::Heading,
    /// The heading as the list writes it.
    written: String,
}

impl Sense {
    /// What a heading of a file that has this sense says.
    pub(crate) fn said_by(&self, heading: &str) -> evidence::Heading {
        match self.said {
            evidence::Heading::Listed { confidence, esr, .. } => evidence::Heading::Listed {
                confidence,
                esr,
                exact: tidy(heading) == self.written,
            },
            said => said,
        }
    }
}

/// What the trust said of the column of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// It has this heading; whether that was said of this kind of file, or of any.
    Heading { heading: String, of_this_kind: bool },
    /// There is none.
    Absent,
}

/// Headings by kind, compared without case, spacing and punctuation, so that `EthnicOrigin` is “Ethnic Origin”.
pub(crate) struct Vocabulary {
    senses: HashMap<(Kind, String), Vec<Sense>>,
    /// Every heading of every kind.
    headings: HashSet<String>,
    said: HashMap<(Kind, &'static str), Said>,
    survey: Vec<(String, String, String)>,
}

impl Vocabulary {
    /// The vocabulary of a headings list, with what the trust said of its own columns before everything else.
    pub(crate) fn new(headings: &Headings, answers: &Answers) -> Self {
        let mut senses: HashMap<(Kind, String), Vec<Sense>> = HashMap::new();
        let mut said = HashMap::new();
        let mut survey = Vec::new();
        for kind in Kind::ALL {
            for field in kind::read_for(kind) {
                let held = match answers.column(kind, field.key) {
                    None => continue,
                    Some(ColumnAnswer::Absent) => Said::Absent,
                    Some(ColumnAnswer::Heading(heading)) => {
                        let sense = Sense {
                            field,
                            rank: 0,
                            said: evidence::Heading::Answered,
                            written: tidy(heading),
                        };
                        senses.entry((kind, squashed(heading))).or_default().push(sense);
                        Said::Heading {
                            heading: heading.to_owned(),
                            of_this_kind: answers.columns.contains_key(&column_key(kind, field.key)),
                        }
                    }
                };
                said.insert((kind, field.key), held);
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
            let sense = Sense {
                field,
                rank: place + 1,
                said: evidence::Heading::Listed {
                    confidence: row.confidence,
                    esr: row.source.starts_with("ESR"),
                    exact: true,
                },
                written: tidy(&row.heading),
            };
            senses.entry((kind, squashed(&row.heading))).or_default().push(sense);
        }
        let headings = senses.keys().map(|(_, heading)| heading.clone()).collect();
        Self {
            senses,
            headings,
            said,
            survey,
        }
    }

    /// Whether a heading names a field of any kind.
    pub(crate) fn is_heading(&self, text: &str) -> bool {
        self.headings.contains(&squashed(text))
    }

    /// The fields of a kind that a heading may name, the best first.
    pub(crate) fn senses(&self, kind: Kind, heading: &str) -> &[Sense] {
        self.senses.get(&(kind, squashed(heading))).map_or(&[], Vec::as_slice)
    }

    /// The fields by which a heading speaks for a kind: every one that the trust chose it for, and the best that it is listed for.
    pub(crate) fn speaks_for(&self, kind: Kind, heading: &str) -> impl Iterator<Item = &Sense> {
        let senses = self.senses(kind, heading);
        let listed = senses.iter().find(|sense| sense.rank > 0);
        senses.iter().filter(|sense| sense.rank == 0).chain(listed)
    }

    /// What the trust said of the column of a field.
    pub(crate) fn said_of(&self, kind: Kind, field: &'static str) -> Option<&Said> {
        self.said.get(&(kind, field))
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

/// A heading without case, spacing and punctuation.
pub(crate) fn squashed(heading: &str) -> String {
    plain(heading).replace(' ', "")
}
