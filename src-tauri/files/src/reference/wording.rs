//! The words of the wording check.

use domain::classify::Confidence;
use domain::plan::wording::{VagueWords, Vocabulary};
use serde::Deserialize;
use toml::Spanned;

use super::{ReferenceError, document};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    denials: Vec<String>,
    subjects: Vec<String>,
    results: Vec<String>,
    training: Vec<String>,
    decisions: Vec<String>,
    nobody: Vec<String>,
    general: Vec<String>,
    roles: Vec<String>,
    titles: Vec<String>,
    places: Vec<String>,
    numbered: Vec<String>,
    most_open_actions: Most,
    vague: Vec<Entry>,
}

// The confidence and the source of these rows are read so that one without them is refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Most {
    number: u32,
    #[serde(deserialize_with = "document::confidence", rename = "confidence")]
    _confidence: Confidence,
    #[serde(deserialize_with = "document::filled", rename = "source")]
    _source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    phrase: Spanned<String>,
    #[serde(default = "yes")]
    verb: bool,
    #[serde(default)]
    noun: bool,
    #[serde(default)]
    between: u8,
    #[serde(default)]
    result: bool,
    #[serde(default)]
    not_before: Vec<String>,
    #[serde(deserialize_with = "document::filled")]
    because: String,
    #[serde(deserialize_with = "document::filled")]
    instead: String,
    #[serde(deserialize_with = "document::confidence", rename = "confidence")]
    _confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

const fn yes() -> bool {
    true
}

/// Reads the words.
///
/// # Errors
/// Where the file breaks its form, a phrase is empty or stands twice; with the line and the reason.
pub fn parse(file: &str, text: &str) -> Result<Vocabulary, ReferenceError> {
    let document = document::read::<File>(file, text)?;
    let mut vague: Vec<VagueWords> = Vec::new();
    for entry in document.vague {
        let line = document::line_of(text, &entry.phrase.span());
        let phrase = split(entry.phrase.get_ref());
        if phrase.is_empty() {
            return Err(ReferenceError::new(file, line, "the phrase has no words"));
        }
        if vague.iter().any(|held| held.phrase == phrase) {
            let message = format!("the phrase \"{}\" is given twice", entry.phrase.get_ref());
            return Err(ReferenceError::new(file, line, message));
        }
        vague.push(VagueWords {
            phrase,
            is_verb: entry.verb,
            is_noun_too: entry.noun,
            between: entry.between,
            may_with_result: entry.result,
            not_before: entry.not_before,
            because: entry.because,
            instead: entry.instead,
            source: entry.source,
        });
    }
    let phrases = |held: Vec<String>| -> Vec<Vec<String>> {
        let phrases = held.iter().map(|phrase| split(phrase));
        phrases.filter(|phrase| !phrase.is_empty()).collect()
    };
    Ok(Vocabulary {
        vague,
        denials: phrases(document.denials),
        subjects: document.subjects,
        results: document.results,
        training: phrases(document.training),
        decisions: document.decisions,
        nobody: document.nobody,
        general: document.general,
        roles: document.roles,
        titles: document.titles,
        places: document.places,
        numbered: document.numbered,
        most_open_actions: document.most_open_actions.number,
    })
}

fn split(phrase: &str) -> Vec<String> {
    phrase
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
