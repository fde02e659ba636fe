//! What is handed in and published: the items of the return, deadlines, the fields of the public report.

use chrono::NaiveDate;
use domain::classify::Confidence;
use domain::rules::{Asked, Deadline, Item, Measure, ReportField};
use domain::submission::is_known_key;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::Reading;
use crate::reference::{ReferenceError, document};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemsFile {
    confidence: Option<Spanned<String>>,
    source: Option<Spanned<String>>,
    block: Vec<BlockEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BlockEntry {
    indicator: u8,
    #[serde(deserialize_with = "document::filled")]
    heading: String,
    items: Vec<ItemEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemEntry {
    number: Spanned<u16>,
    #[serde(deserialize_with = "document::filled")]
    label: String,
    #[serde(deserialize_with = "measure")]
    measure: Measure,
    key: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AskedEntry {
    indicators: Vec<u8>,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeadlineEntry {
    #[serde(deserialize_with = "document::filled")]
    what: String,
    #[serde(deserialize_with = "document::spanned_date")]
    date: Spanned<NaiveDate>,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportFile {
    field: Vec<FieldEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldEntry {
    #[serde(default)]
    part: String,
    #[serde(deserialize_with = "document::filled")]
    label: String,
    /// Collection years from and to which the form holds it.
    from: Option<u16>,
    to: Option<u16>,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

fn measure<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Measure, D::Error> {
    document::keyed(deserializer, "measure", |key| match key {
        "headcount" => Some(Measure::Headcount),
        "percentage" => Some(Measure::Percentage),
        "calculated" => Some(Measure::Calculated),
        _ => None,
    })
}

/// The items, and how sure they are.
pub(super) struct Form {
    pub(super) items: Vec<Item>,
    pub(super) confidence: Confidence,
    pub(super) source: String,
}

/// What a pack says itself of the items of a shared document.
#[derive(Clone, Copy)]
pub(super) struct Over<'a> {
    /// The last item that the form of the year holds.
    pub(super) last: Option<&'a Spanned<u16>>,
    pub(super) confidence: Option<&'a Spanned<String>>,
    pub(super) source: Option<&'a Spanned<String>>,
}

/// The items, numbered from 1 without a gap, each with a key that can be filled in. What the pack itself says of the last item, of the
/// confidence or of the source goes before what a shared document says.
pub(super) fn items(
    reading: &Reading<'_>,
    named: Option<&Spanned<String>>,
    own: Option<Vec<BlockEntry>>,
    over: Over<'_>,
) -> Result<Form, ReferenceError> {
    let Over {
        last,
        confidence,
        source,
    } = over;
    let own = own.map(|block| ItemsFile {
        confidence: None,
        source: None,
        block,
    });
    let (document, shared) = reading.part("items of the return", named, own)?;
    let mut items: Vec<Item> = Vec::new();
    for block in shared.block {
        for entry in block.items {
            let number = *entry.number.get_ref();
            if usize::from(number) != items.len() + 1 {
                return Err(document.error(&entry.number.span(), format!("item {number} is out of order")));
            }
            if !(1..=9).contains(&block.indicator) {
                let message = format!("item {number} is of no indicator from 1 to 9");
                return Err(document.error(&entry.number.span(), message));
            }
            if !is_known_key(entry.key.get_ref()) {
                let message = format!("\"{}\" is not a key that is known", entry.key.get_ref());
                return Err(document.error(&entry.key.span(), message));
            }
            items.push(Item {
                number,
                indicator: block.indicator,
                block: block.heading.clone(),
                label: entry.label,
                measure: entry.measure,
                key: entry.key.into_inner(),
            });
        }
    }
    if let Some(last) = last {
        let most = usize::from(*last.get_ref());
        if most == 0 || most > items.len() {
            let message = format!("there is no item {most}; the last is {}", items.len());
            return Err(reading.pack.error(&last.span(), message));
        }
        items.truncate(most);
    }
    if items.is_empty() {
        return Err(document.lacks("the items of the return are missing"));
    }
    let missing = || document.lacks("the items need a confidence and a source");
    let (of_confidence, at) = match (confidence, &shared.confidence) {
        (Some(own), _) => (own, &reading.pack),
        (None, Some(shared)) => (shared, &document),
        (None, None) => return Err(missing()),
    };
    let confidence = Confidence::from_key(of_confidence.get_ref()).ok_or_else(|| {
        let message = format!("\"{}\" is not a confidence that is known", of_confidence.get_ref());
        at.error(&of_confidence.span(), message)
    })?;
    let source = source.or(shared.source.as_ref()).map(Spanned::get_ref);
    let source = source.filter(|source| !source.trim().is_empty()).ok_or_else(missing)?;
    Ok(Form {
        items,
        confidence,
        source: source.clone(),
    })
}

/// Which indicators organisations returned themselves.
pub(super) fn asked(reading: &Reading<'_>, entry: Spanned<AskedEntry>) -> Result<Asked, ReferenceError> {
    let span = entry.span();
    let entry = entry.into_inner();
    let is_list = !entry.indicators.is_empty()
        && entry.indicators.iter().all(|number| (1..=9).contains(number))
        && entry.indicators.windows(2).all(|pair| pair[0] < pair[1]);
    if !is_list {
        return Err(reading
            .pack
            .error(&span, "the indicators asked for are from 1 to 9, in order, each once"));
    }
    Ok(Asked {
        indicators: entry.indicators,
        confidence: entry.confidence,
        source: entry.source,
    })
}

/// The deadlines, each in the collection year or the one after.
pub(super) fn deadlines(
    reading: &Reading<'_>,
    entries: Vec<DeadlineEntry>,
    year: u16,
) -> Result<Vec<Deadline>, ReferenceError> {
    use chrono::Datelike;
    entries
        .into_iter()
        .map(|entry| {
            let of = entry.date.get_ref().year();
            if !(i32::from(year)..=i32::from(year) + 1).contains(&of) {
                let message = "a deadline lies in the collection year or the year after it";
                return Err(reading.pack.error(&entry.date.span(), message));
            }
            Ok(Deadline {
                what: entry.what,
                date: entry.date.into_inner(),
                confidence: entry.confidence,
                source: entry.source,
            })
        })
        .collect()
}

/// The fields of the public report that the form of a year holds, in order.
pub(super) fn report(
    reading: &Reading<'_>,
    named: Option<&Spanned<String>>,
    own: Option<Vec<FieldEntry>>,
    year: u16,
) -> Result<Vec<ReportField>, ReferenceError> {
    let own = own.map(|field| ReportFile { field });
    let (document, ReportFile { field }) = reading.part("fields of the public report", named, own)?;
    let fields: Vec<ReportField> = field
        .into_iter()
        .filter(|entry| (entry.from.unwrap_or(year)..=entry.to.unwrap_or(year)).contains(&year))
        .map(|entry| ReportField {
            part: entry.part,
            label: entry.label,
            confidence: entry.confidence,
            source: entry.source,
        })
        .collect();
    if fields.is_empty() {
        return Err(document.lacks(format!("the public report has no fields in {year}")));
    }
    Ok(fields)
}
