//! The themes of good practice.

use domain::classify::Confidence;
use domain::plan::Theme;
use serde::Deserialize;
use toml::Spanned;

use super::{ReferenceError, document};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    theme: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    #[serde(deserialize_with = "document::filled")]
    label: String,
    indicators: Vec<Spanned<u8>>,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

/// Reads the themes.
///
/// # Errors
/// Where the file breaks its form, or one of the nine indicators does not stand in one theme; with the line and the reason.
pub fn parse(file: &str, text: &str) -> Result<Vec<Theme>, ReferenceError> {
    let document = document::read::<File>(file, text)?;
    let mut seen: Vec<u8> = Vec::new();
    for indicator in document.theme.iter().flat_map(|entry| &entry.indicators) {
        let line = document::line_of(text, &indicator.span());
        let indicator = *indicator.get_ref();
        let message = if !(1..=9).contains(&indicator) {
            format!("{indicator} is no indicator from 1 to 9")
        } else if seen.contains(&indicator) {
            format!("indicator {indicator} stands in two themes")
        } else {
            seen.push(indicator);
            continue;
        };
        return Err(ReferenceError::new(file, line, message));
    }
    if let Some(missing) = (1..=9).find(|number| !seen.contains(number)) {
        return Err(ReferenceError::new(
            file,
            1,
            format!("indicator {missing} stands in no theme"),
        ));
    }
    let theme = |entry: Entry| Theme {
        key: entry.key,
        label: entry.label,
        indicators: entry.indicators.into_iter().map(Spanned::into_inner).collect(),
        confidence: entry.confidence,
        source: entry.source,
    };
    Ok(document.theme.into_iter().map(theme).collect())
}
