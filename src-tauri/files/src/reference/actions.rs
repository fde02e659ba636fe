//! The library of graded actions.

use domain::plan::{Evidence, LibraryAction};
use serde::Deserialize;
use toml::Spanned;

use super::{ReferenceError, document};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    action: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: Spanned<String>,
    indicators: Vec<u8>,
    high_impact_actions: Vec<u8>,
    #[serde(deserialize_with = "document::filled")]
    title: String,
    #[serde(deserialize_with = "document::evidence")]
    evidence: Evidence,
    #[serde(deserialize_with = "document::filled")]
    why: String,
    #[serde(deserialize_with = "document::filled")]
    process_measure: String,
    #[serde(deserialize_with = "document::filled")]
    watch: String,
    #[serde(deserialize_with = "document::filled")]
    owner: String,
    // Read only so that an action without it is refused: the grade of the evidence is what the plan shows.
    #[serde(deserialize_with = "document::confidence", rename = "confidence")]
    _confidence: domain::classify::Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

/// Reads the library.
pub fn parse(file: &str, text: &str) -> Result<Vec<LibraryAction>, ReferenceError> {
    let mut actions: Vec<LibraryAction> = Vec::new();
    for entry in document::read::<File>(file, text)?.action {
        let line = document::line_of(text, &entry.key.span());
        let key = entry.key.into_inner();
        let refuse = |message: String| Err(ReferenceError::new(file, line, message));
        if actions.iter().any(|held| held.key == key) {
            return refuse(format!("the key {key} is given twice"));
        }
        if entry.indicators.is_empty() || entry.indicators.iter().any(|number| !(1..=9).contains(number)) {
            return refuse(format!("the indicators of {key} are from 1 to 9, at least one"));
        }
        if entry.high_impact_actions.iter().any(|number| !(1..=6).contains(number)) {
            return refuse(format!("the high impact actions of {key} are from 1 to 6"));
        }
        actions.push(LibraryAction {
            key,
            indicators: entry.indicators,
            high_impact_actions: entry.high_impact_actions,
            title: entry.title,
            evidence: entry.evidence,
            why: entry.why,
            process_measure: entry.process_measure,
            watch: entry.watch,
            owner: entry.owner,
            source: entry.source,
        });
    }
    Ok(actions)
}
