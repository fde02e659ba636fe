//! Breaks and cautions of the series.

use domain::classify::Confidence;
use domain::rules::{Break, Caution};
use serde::Deserialize;
use toml::Spanned;

use super::Reading;
use crate::reference::{ReferenceError, document};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct SeriesFile {
    #[serde(default, rename = "break")]
    breaks: Vec<BreakEntry>,
    #[serde(default)]
    caution: Vec<CautionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BreakEntry {
    indicator: Spanned<u8>,
    year: Spanned<u16>,
    #[serde(deserialize_with = "document::filled")]
    why: String,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CautionEntry {
    indicators: Spanned<Vec<u8>>,
    year: Spanned<u16>,
    #[serde(deserialize_with = "document::filled")]
    what: String,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

/// The breaks and cautions up to a year. A document that packs share holds later ones too, which a pack of an earlier year leaves out; in
/// the pack itself a later one is a mistake.
pub(super) fn series(
    reading: &Reading<'_>,
    named: Option<&Spanned<String>>,
    breaks: Option<Vec<BreakEntry>>,
    caution: Option<Vec<CautionEntry>>,
    year: u16,
) -> Result<(Vec<Break>, Vec<Caution>), ReferenceError> {
    let is_own = named.is_none();
    let own = (breaks.is_some() || caution.is_some() || is_own).then(|| SeriesFile {
        breaks: breaks.unwrap_or_default(),
        caution: caution.unwrap_or_default(),
    });
    let (document, SeriesFile { breaks, caution }) = reading.part("breaks and cautions", named, own)?;
    let mut held = (Vec::new(), Vec::new());
    for entry in breaks {
        let (indicator, of) = (*entry.indicator.get_ref(), *entry.year.get_ref());
        if !(1..=9).contains(&indicator) {
            return Err(document.error(&entry.indicator.span(), "a break is of an indicator from 1 to 9"));
        }
        if of > year && is_own {
            return Err(document.error(&entry.year.span(), "a break is not later than the pack's year"));
        }
        if of <= year {
            held.0.push(Break {
                indicator,
                year: of,
                why: entry.why,
                confidence: entry.confidence,
                source: entry.source,
            });
        }
    }
    for entry in caution {
        let of = *entry.year.get_ref();
        let indicators = entry.indicators.get_ref();
        if indicators.is_empty() || indicators.iter().any(|number| !(1..=9).contains(number)) {
            return Err(document.error(&entry.indicators.span(), "a caution is of indicators from 1 to 9"));
        }
        if of > year && is_own {
            return Err(document.error(&entry.year.span(), "a caution is not later than the pack's year"));
        }
        if of <= year {
            held.1.push(Caution {
                indicators: entry.indicators.into_inner(),
                year: of,
                what: entry.what,
                confidence: entry.confidence,
                source: entry.source,
            });
        }
    }
    Ok(held)
}
