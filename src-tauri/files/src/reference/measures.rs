//! What the race disparity ratio and the aspiration need to know.

use std::collections::BTreeSet;

use domain::classify::Confidence;
use domain::indicator::aspiration::Defaults;
use domain::indicator::disparity::{Rung, Rungs};
use domain::workforce::Band;
use serde::{Deserialize, Deserializer};

use super::{ReferenceError, document};

/// What the two measures beside the nine need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measures {
    /// Which bands are lower, middle and upper.
    pub rungs: Rungs,
    /// Base and target year of the aspiration where a trust sets none.
    pub aspiration: Defaults,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    disparity: toml::Spanned<Disparity>,
    aspiration: toml::Spanned<Aspiration>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disparity {
    #[serde(deserialize_with = "bands")]
    lower: Vec<Band>,
    #[serde(deserialize_with = "bands")]
    middle: Vec<Band>,
    #[serde(deserialize_with = "bands")]
    upper: Vec<Band>,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Aspiration {
    base_year: u16,
    target_year: u16,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

fn bands<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Band>, D::Error> {
    use serde::de::Error;
    let keys = Vec::<String>::deserialize(deserializer)?;
    keys.iter()
        .map(|key| {
            Band::from_key(key)
                .filter(|band| !band.is_medical())
                .ok_or_else(|| D::Error::custom(format!("\"{key}\" is not a band outside medicine that is known")))
        })
        .collect()
}

/// Reads the document.
///
/// # Errors
/// Where a field is missing or unknown, a band is not known or stands on two rungs, a rung is empty, or the target year does not come after
/// the base year.
pub fn parse(file: &str, text: &str) -> Result<Measures, ReferenceError> {
    let read: Document = document::read(file, text)?;
    let line = |span: std::ops::Range<usize>| document::line_of(text, &span);
    let (at_rungs, at_years) = (line(read.disparity.span()), line(read.aspiration.span()));
    let (disparity, aspiration) = (read.disparity.into_inner(), read.aspiration.into_inner());
    let rungs = Rungs {
        lower: disparity.lower,
        middle: disparity.middle,
        upper: disparity.upper,
        confidence: disparity.confidence,
        source: disparity.source,
    };
    let mut seen = BTreeSet::new();
    for rung in Rung::ALL {
        if rungs.bands(rung).is_empty() {
            let message = format!("there is no {} band", rung.key());
            return Err(ReferenceError::new(file, at_rungs, message));
        }
        if let Some(twice) = rungs.bands(rung).iter().find(|band| !seen.insert(**band)) {
            let message = format!("{} stands twice", twice.key());
            return Err(ReferenceError::new(file, at_rungs, message));
        }
    }
    if aspiration.base_year >= aspiration.target_year {
        return Err(ReferenceError::new(
            file,
            at_years,
            "the target year must come after the base year",
        ));
    }
    Ok(Measures {
        rungs,
        aspiration: Defaults {
            base_year: aspiration.base_year,
            target_year: aspiration.target_year,
            confidence: aspiration.confidence,
            source: aspiration.source,
        },
    })
}
