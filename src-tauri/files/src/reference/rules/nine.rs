//! The nine indicators as a pack words them, and the survey's questions behind four of them.

use domain::classify::Confidence;
use domain::rules::{IndicatorRule, Question};
use serde::Deserialize;
use toml::Spanned;

use super::Reading;
use crate::reference::{ReferenceError, document};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorsFile {
    indicator: Vec<IndicatorEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorEntry {
    number: Spanned<u8>,
    #[serde(deserialize_with = "document::filled")]
    short: String,
    #[serde(deserialize_with = "document::filled")]
    wording: String,
    #[serde(deserialize_with = "document::filled")]
    direction: String,
    #[serde(deserialize_with = "document::filled")]
    counted: String,
    #[serde(deserialize_with = "document::filled")]
    formula: String,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionsFile {
    question: Vec<QuestionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionEntry {
    indicator: Spanned<u8>,
    /// Collection years from and to which it holds; a pack of its own year needs neither.
    from: Option<u16>,
    to: Option<u16>,
    names: Vec<String>,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

/// The nine, in order.
pub(super) fn indicators(
    reading: &Reading<'_>,
    named: Option<&Spanned<String>>,
    own: Option<Vec<IndicatorEntry>>,
) -> Result<Vec<IndicatorRule>, ReferenceError> {
    let own = own.map(|indicator| IndicatorsFile { indicator });
    let (document, IndicatorsFile { indicator }) = reading.part("indicators", named, own)?;
    let mut rules: Vec<IndicatorRule> = Vec::new();
    for (entry, expected) in indicator.into_iter().zip(1_u8..) {
        let number = *entry.number.get_ref();
        if number != expected || number > 9 {
            return Err(document.error(&entry.number.span(), "the indicators must be 1 to 9, in order"));
        }
        rules.push(IndicatorRule {
            number,
            wording: entry.wording,
            short: entry.short,
            direction: entry.direction,
            counted: entry.counted,
            formula: entry.formula,
            confidence: entry.confidence,
            source: entry.source,
        });
    }
    if rules.len() == 9 {
        Ok(rules)
    } else {
        Err(document.lacks(format!("{} of the nine indicators are given", rules.len())))
    }
}

/// The questions behind indicators 5 to 8 in a year, one each.
pub(super) fn questions(
    reading: &Reading<'_>,
    named: Option<&Spanned<String>>,
    own: Option<Vec<QuestionEntry>>,
    year: u16,
) -> Result<Vec<Question>, ReferenceError> {
    let own = own.map(|question| QuestionsFile { question });
    let (document, QuestionsFile { question }) = reading.part("survey questions", named, own)?;
    let mut questions: Vec<Question> = Vec::new();
    for entry in question {
        let indicator = *entry.indicator.get_ref();
        if !(5..=8).contains(&indicator) {
            return Err(document.error(
                &entry.indicator.span(),
                "the survey's questions stand behind the indicators 5 to 8",
            ));
        }
        if entry.names.is_empty() || entry.names.iter().any(|name| name.trim().is_empty()) {
            return Err(document.error(&entry.indicator.span(), "the question has no name"));
        }
        if !(entry.from.unwrap_or(year)..=entry.to.unwrap_or(year)).contains(&year) {
            continue;
        }
        if questions.iter().any(|held| held.indicator == indicator) {
            let message = format!("indicator {indicator} has two questions in {year}");
            return Err(document.error(&entry.indicator.span(), message));
        }
        questions.push(Question {
            indicator,
            names: entry.names,
            confidence: entry.confidence,
            source: entry.source,
        });
    }
    questions.sort_by_key(|held| held.indicator);
    match (5..=8).find(|number| questions.iter().all(|held| held.indicator != *number)) {
        Some(number) => Err(document.lacks(format!("indicator {number} has no question in {year}"))),
        None => Ok(questions),
    }
}
