//! Rule packs: what the standard asks in one collection year.
//!
//! A pack is one document. What does not change with the year may stand in documents that packs share; the caller says what
//! such a name leads to.

use chrono::NaiveDate;
use domain::classify::Confidence;
use domain::rules::{Averaging, Break, Deadline, IndicatorRule, Item, Measure, Origin, RulePack, TooFew};
use domain::submission::is_known_key;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{ReferenceError, document};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    #[serde(deserialize_with = "document::filled")]
    name: String,
    year: Spanned<u16>,
    #[serde(deserialize_with = "document::filled")]
    edition: String,
    #[serde(deserialize_with = "document::date")]
    snapshot: NaiveDate,
    #[serde(deserialize_with = "document::date")]
    period_first: NaiveDate,
    #[serde(deserialize_with = "document::date")]
    period_last: NaiveDate,
    // The next two are read so that a pack without them is refused; the window shows them from the file's own page.
    #[serde(deserialize_with = "document::confidence", rename = "period_confidence")]
    _period_confidence: Confidence,
    #[serde(deserialize_with = "document::filled", rename = "period_source")]
    _period_source: String,
    survey_year: u16,
    #[serde(deserialize_with = "averaging")]
    averaging: Averaging,
    #[serde(deserialize_with = "document::confidence")]
    averaging_confidence: Confidence,
    too_few: TooFewEntry,
    four_fifths: (f64, f64),
    indicators: Option<Spanned<String>>,
    items: Option<Spanned<String>>,
    #[serde(default)]
    indicator: Vec<IndicatorEntry>,
    #[serde(default)]
    block: Vec<BlockEntry>,
    items_confidence: Option<String>,
    items_source: Option<String>,
    #[serde(default)]
    deadline: Vec<DeadlineEntry>,
    #[serde(default, rename = "break")]
    breaks: Vec<BreakEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TooFewEntry {
    people: u32,
    events: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorsFile {
    indicator: Vec<IndicatorEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorEntry {
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
struct ItemsFile {
    confidence: String,
    source: String,
    block: Vec<BlockEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockEntry {
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
struct DeadlineEntry {
    #[serde(deserialize_with = "document::filled")]
    what: String,
    #[serde(deserialize_with = "document::date")]
    date: NaiveDate,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BreakEntry {
    indicator: Spanned<u8>,
    year: u16,
    #[serde(deserialize_with = "document::filled")]
    why: String,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

fn averaging<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Averaging, D::Error> {
    document::keyed(deserializer, "way of averaging", |key| match key {
        "single_year" => Some(Averaging::SingleYear),
        "two_years" => Some(Averaging::TwoYears),
        _ => None,
    })
}

fn measure<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Measure, D::Error> {
    document::keyed(deserializer, "measure", |key| match key {
        "headcount" => Some(Measure::Headcount),
        "percentage" => Some(Measure::Percentage),
        "calculated" => Some(Measure::Calculated),
        _ => None,
    })
}

/// Reads a pack. `shared` gives the text of a document that the pack names; a self-contained pack names none.
pub fn parse(file: &str, text: &str, shared: impl Fn(&str) -> Option<String>) -> Result<RulePack, ReferenceError> {
    let pack: Pack = document::read(file, text)?;
    let year_line = document::line_of(text, &pack.year.span());
    let year = pack.year.into_inner();
    if pack.period_first > pack.period_last || pack.period_last != pack.snapshot {
        let message = "the year of indicators 2 to 4 must end on the snapshot date, after it starts";
        return Err(ReferenceError::new(file, year_line, message));
    }
    let (low, high) = pack.four_fifths;
    if !(low > 0.0 && low < 1.0 && high > 1.0) {
        return Err(ReferenceError::new(
            file,
            year_line,
            "the four-fifths range must lie around 1",
        ));
    }
    let named = |name: &Spanned<String>| {
        shared(name.get_ref()).ok_or_else(|| {
            let line = document::line_of(text, &name.span());
            ReferenceError::new(
                file,
                line,
                format!("the file {} that it names is not there", name.get_ref()),
            )
        })
    };
    let indicators = match &pack.indicators {
        Some(name) if pack.indicator.is_empty() => {
            let (file, text) = (name.get_ref(), named(name)?);
            let read: IndicatorsFile = document::read(file, &text)?;
            check_indicators(file, &text, read.indicator)?
        }
        Some(_) => return Err(ReferenceError::new(file, year_line, "the indicators are given twice")),
        None => check_indicators(file, text, pack.indicator)?,
    };
    let (items, confidence, items_source) = match &pack.items {
        Some(name) if pack.block.is_empty() => {
            let (file, text) = (name.get_ref(), named(name)?);
            let read: ItemsFile = document::read(file, &text)?;
            (check_items(file, &text, read.block)?, read.confidence, read.source)
        }
        Some(_) => return Err(ReferenceError::new(file, year_line, "the items are given twice")),
        None => (
            check_items(file, text, pack.block)?,
            pack.items_confidence.unwrap_or_default(),
            pack.items_source.unwrap_or_default(),
        ),
    };
    let items_confidence = Confidence::from_key(&confidence)
        .filter(|_| !items_source.trim().is_empty())
        .ok_or_else(|| ReferenceError::new(file, year_line, "the items need a confidence and a source"))?;
    let mut breaks = Vec::new();
    for entry in pack.breaks {
        let line = document::line_of(text, &entry.indicator.span());
        let indicator = entry.indicator.into_inner();
        if !(1..=9).contains(&indicator) || entry.year > year {
            let message = "a break is of an indicator from 1 to 9, and not later than the pack's year";
            return Err(ReferenceError::new(file, line, message));
        }
        let BreakEntry {
            year,
            why,
            confidence,
            source,
            ..
        } = entry;
        breaks.push(Break {
            indicator,
            year,
            why,
            confidence,
            source,
        });
    }
    Ok(RulePack {
        name: pack.name,
        origin: Origin::BuiltIn,
        year,
        edition: pack.edition,
        snapshot: pack.snapshot,
        period_first: pack.period_first,
        period_last: pack.period_last,
        survey_year: pack.survey_year,
        averaging: pack.averaging,
        averaging_confidence: pack.averaging_confidence,
        indicators,
        breaks,
        deadlines: pack
            .deadline
            .into_iter()
            .map(
                |DeadlineEntry {
                     what,
                     date,
                     confidence,
                     source,
                 }| Deadline {
                    what,
                    date,
                    confidence,
                    source,
                },
            )
            .collect(),
        items,
        items_confidence,
        items_source,
        too_few: TooFew {
            people: pack.too_few.people,
            events: pack.too_few.events,
        },
        four_fifths: pack.four_fifths,
    })
}

/// The nine, in order.
fn check_indicators(
    file: &str,
    text: &str,
    entries: Vec<IndicatorEntry>,
) -> Result<Vec<IndicatorRule>, ReferenceError> {
    let mut rules: Vec<IndicatorRule> = Vec::new();
    for (entry, expected) in entries.into_iter().zip(1_u8..) {
        let number = *entry.number.get_ref();
        if number != expected || number > 9 {
            let line = document::line_of(text, &entry.number.span());
            return Err(ReferenceError::new(
                file,
                line,
                "the indicators must be 1 to 9, in order",
            ));
        }
        let IndicatorEntry {
            short,
            wording,
            direction,
            counted,
            formula,
            confidence,
            source,
            ..
        } = entry;
        rules.push(IndicatorRule {
            number,
            wording,
            short,
            direction,
            counted,
            formula,
            confidence,
            source,
        });
    }
    if rules.len() == 9 {
        Ok(rules)
    } else {
        Err(ReferenceError::new(
            file,
            1,
            format!("{} of the nine indicators are given", rules.len()),
        ))
    }
}

/// The items, numbered from 1 without a gap, each with a key that can be filled in.
fn check_items(file: &str, text: &str, blocks: Vec<BlockEntry>) -> Result<Vec<Item>, ReferenceError> {
    let mut items: Vec<Item> = Vec::new();
    for block in blocks {
        for entry in block.items {
            let number = *entry.number.get_ref();
            let refuse = |span: std::ops::Range<usize>, message: String| {
                Err(ReferenceError::new(file, document::line_of(text, &span), message))
            };
            if usize::from(number) != items.len() + 1 {
                return refuse(entry.number.span(), format!("item {number} is out of order"));
            }
            if !(1..=9).contains(&block.indicator) {
                return refuse(
                    entry.number.span(),
                    format!("item {number} is of no indicator from 1 to 9"),
                );
            }
            if !is_known_key(entry.key.get_ref()) {
                return refuse(
                    entry.key.span(),
                    format!("\"{}\" is not a key that is known", entry.key.get_ref()),
                );
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
    if items.is_empty() {
        Err(ReferenceError::new(file, 1, "the items of the return are missing"))
    } else {
        Ok(items)
    }
}
