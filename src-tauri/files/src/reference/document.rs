//! Reading a strict document: TOML in which an unknown or missing field is an error, with the line on which it stands.

use std::fmt::Display;
use std::ops::Range;

use chrono::NaiveDate;
use domain::classify::Confidence;
use domain::plan::Evidence;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::ReferenceError;

/// Reads a document.
pub(super) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, ReferenceError> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, &span));
        ReferenceError::new(file, line, error.message())
    })
}

/// The line, counted from 1, on which a stretch of a text starts.
pub(super) fn line_of(text: &str, span: &Range<usize>) -> u64 {
    let before = text.get(..span.start).unwrap_or(text);
    before.bytes().filter(|byte| *byte == b'\n').count() as u64 + 1
}

/// A text that must not be empty.
pub(super) fn filled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        Err(D::Error::custom("the text is missing"))
    } else {
        Ok(text)
    }
}

/// How sure we are.
pub(super) fn confidence<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Confidence, D::Error> {
    keyed(deserializer, "confidence", Confidence::from_key)
}

/// The grade of an action's evidence.
pub(super) fn evidence<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Evidence, D::Error> {
    keyed(deserializer, "grade of evidence", Evidence::from_key)
}

/// A key of a closed set.
pub(super) fn keyed<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    what: impl Display,
    from_key: impl Fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let key = String::deserialize(deserializer)?;
    from_key(&key).ok_or_else(|| D::Error::custom(format!("\"{key}\" is not a {what} that is known")))
}

/// A date, written as `2026-03-31`, with where it stands.
pub(super) fn spanned_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Spanned<NaiveDate>, D::Error> {
    let written = Spanned::<toml::value::Datetime>::deserialize(deserializer)?;
    let span = written.span();
    let written = written.into_inner();
    let date = match (written.date, written.time) {
        (Some(date), None) => NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day)),
        _ => None,
    };
    let date = date.ok_or_else(|| D::Error::custom("a date without a time is wanted, such as 2026-03-31"))?;
    Ok(Spanned::new(span, date))
}
