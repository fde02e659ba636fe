//! The choices that a pack settles. A pack may only choose what the program can do.

use domain::classify::Confidence;
use domain::rules::{Basis, CHOICES, Choice, settings_of};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::Reading;
use crate::reference::{ReferenceError, document};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChoicesFile {
    choice: Vec<ChoiceEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceEntry {
    key: Spanned<String>,
    setting: Spanned<String>,
    indicators: Spanned<Vec<u8>>,
    #[serde(deserialize_with = "document::filled")]
    title: String,
    #[serde(deserialize_with = "document::filled")]
    words: String,
    #[serde(deserialize_with = "confidence")]
    confidence: Option<Confidence>,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

/// How sure; `convention` for what is no rule of the standard but a convention of this program.
pub(super) fn confidence<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Confidence>, D::Error> {
    let key = String::deserialize(deserializer)?;
    if key == "convention" {
        return Ok(None);
    }
    Confidence::from_key(&key)
        .map(Some)
        .ok_or_else(|| D::Error::custom(format!("\"{key}\" is not a confidence that is known")))
}

/// Every choice, in the order of the program's own list.
pub(super) fn choices(
    reading: &Reading<'_>,
    named: Option<&Spanned<String>>,
    own: Option<Vec<ChoiceEntry>>,
) -> Result<Vec<Choice>, ReferenceError> {
    let own = own.map(|choice| ChoicesFile { choice });
    let (document, ChoicesFile { choice }) = reading.part("choices", named, own)?;
    let mut choices: Vec<Choice> = Vec::new();
    for entry in choice {
        let key = entry.key.get_ref();
        let Some(settings) = settings_of(key) else {
            return Err(document.error(&entry.key.span(), format!("\"{key}\" is not a choice that is known")));
        };
        let setting = entry.setting.get_ref();
        if !settings.contains(&setting.as_str()) {
            let known = settings.join(", ");
            let message = format!("this program cannot follow \"{setting}\" for {key}; it knows {known}");
            return Err(document.error(&entry.setting.span(), message));
        }
        if choices.iter().any(|held| held.key == *key) {
            return Err(document.error(&entry.key.span(), format!("{key} is chosen twice")));
        }
        if entry
            .indicators
            .get_ref()
            .iter()
            .any(|number| !(1..=9).contains(number))
        {
            return Err(document.error(&entry.indicators.span(), "the indicators are 1 to 9"));
        }
        choices.push(Choice {
            key: entry.key.into_inner(),
            setting: entry.setting.into_inner(),
            indicators: entry.indicators.into_inner(),
            title: entry.title,
            words: entry.words,
            basis: Basis {
                confidence: entry.confidence,
                source: entry.source,
            },
        });
    }
    let place = |key: &str| CHOICES.iter().position(|(held, _)| *held == key);
    choices.sort_by_key(|held| place(&held.key));
    match CHOICES
        .iter()
        .find(|(key, _)| choices.iter().all(|held| held.key != *key))
    {
        Some((key, _)) => Err(document.lacks(format!("{key} is not chosen"))),
        None => Ok(choices),
    }
}
