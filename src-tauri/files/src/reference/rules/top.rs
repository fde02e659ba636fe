//! What stands at the top of a pack: its name, its dates and its thresholds; and putting the parts together.

use chrono::{Datelike, NaiveDate};
use domain::classify::Confidence;
use domain::rules::{Averaging, Basis, Origin, RulePack, TooFew};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{Reading, choices, form, nine, series};
use crate::reference::{ReferenceError, document};

/// The longest name of a pack, in letters; it stands in headings and notes.
const LONGEST_NAME: usize = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pack {
    name: Spanned<String>,
    year: Spanned<u16>,
    #[serde(deserialize_with = "document::filled")]
    edition: String,
    #[serde(deserialize_with = "document::spanned_date")]
    snapshot: Spanned<NaiveDate>,
    #[serde(deserialize_with = "document::spanned_date")]
    period_first: Spanned<NaiveDate>,
    #[serde(deserialize_with = "document::spanned_date")]
    period_last: Spanned<NaiveDate>,
    #[serde(deserialize_with = "document::confidence")]
    period_confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    period_source: String,
    survey_year: Spanned<u16>,
    #[serde(deserialize_with = "document::confidence")]
    survey_confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    survey_source: String,
    #[serde(deserialize_with = "averaging")]
    averaging: Averaging,
    #[serde(deserialize_with = "document::confidence")]
    averaging_confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    averaging_source: String,
    too_few: TooFewEntry,
    four_fifths: Spanned<FourFifthsEntry>,
    indicators: Option<Spanned<String>>,
    indicator: Option<Vec<nine::IndicatorEntry>>,
    questions: Option<Spanned<String>>,
    question: Option<Vec<nine::QuestionEntry>>,
    series: Option<Spanned<String>>,
    #[serde(rename = "break")]
    breaks: Option<Vec<series::BreakEntry>>,
    caution: Option<Vec<series::CautionEntry>>,
    items: Option<Spanned<String>>,
    block: Option<Vec<form::BlockEntry>>,
    items_last: Option<Spanned<u16>>,
    items_confidence: Option<Spanned<String>>,
    items_source: Option<Spanned<String>>,
    asked: Option<Spanned<form::AskedEntry>>,
    deadline: Option<Vec<form::DeadlineEntry>>,
    report: Option<Spanned<String>>,
    field: Option<Vec<form::FieldEntry>>,
    choices: Option<Spanned<String>>,
    choice: Option<Vec<choices::ChoiceEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TooFewEntry {
    people: u32,
    events: u32,
    #[serde(deserialize_with = "choices::confidence")]
    confidence: Option<Confidence>,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FourFifthsEntry {
    low: f64,
    high: f64,
    #[serde(deserialize_with = "choices::confidence")]
    confidence: Option<Confidence>,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

fn averaging<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Averaging, D::Error> {
    document::keyed(deserializer, "way of averaging", Averaging::from_key)
}

/// Puts the parts of a pack together.
pub(super) fn pack(reading: &Reading<'_>, top: Pack) -> Result<RulePack, ReferenceError> {
    check_top(reading, &top)?;
    let year = *top.year.get_ref();
    let (indicators, questions) = (
        nine::indicators(reading, top.indicators.as_ref(), top.indicator)?,
        nine::questions(reading, top.questions.as_ref(), top.question, year)?,
    );
    let (breaks, cautions) = series::series(reading, top.series.as_ref(), top.breaks, top.caution, year)?;
    let form::Form {
        items,
        confidence: items_confidence,
        source: items_source,
    } = form::items(
        reading,
        top.items.as_ref(),
        top.block,
        form::Over {
            last: top.items_last.as_ref(),
            confidence: top.items_confidence.as_ref(),
            source: top.items_source.as_ref(),
        },
    )?;
    let known = |confidence, source| Basis {
        confidence: Some(confidence),
        source,
    };
    let (too_few, four_fifths) = (top.too_few, top.four_fifths.into_inner());
    Ok(RulePack {
        name: top.name.into_inner(),
        origin: Origin::BuiltIn,
        year,
        edition: top.edition,
        snapshot: top.snapshot.into_inner(),
        period_first: top.period_first.into_inner(),
        period_last: top.period_last.into_inner(),
        period_basis: known(top.period_confidence, top.period_source),
        survey_year: top.survey_year.into_inner(),
        survey_basis: known(top.survey_confidence, top.survey_source),
        averaging: top.averaging,
        averaging_basis: known(top.averaging_confidence, top.averaging_source),
        indicators,
        questions,
        breaks,
        cautions,
        deadlines: form::deadlines(reading, top.deadline.unwrap_or_default(), year)?,
        asked: top.asked.map(|asked| form::asked(reading, asked)).transpose()?,
        items,
        items_confidence,
        items_source,
        report: form::report(reading, top.report.as_ref(), top.field, year)?,
        choices: choices::choices(reading, top.choices.as_ref(), top.choice)?,
        too_few: TooFew {
            people: too_few.people,
            events: too_few.events,
        },
        too_few_basis: Basis {
            confidence: too_few.confidence,
            source: too_few.source,
        },
        four_fifths: (four_fifths.low, four_fifths.high),
        four_fifths_basis: Basis {
            confidence: four_fifths.confidence,
            source: four_fifths.source,
        },
    })
}

fn check_top(reading: &Reading<'_>, top: &Pack) -> Result<(), ReferenceError> {
    let refuse = |span: std::ops::Range<usize>, message: &str| Err(reading.pack.error(&span, message));
    let name = top.name.get_ref();
    let is_name = !name.is_empty()
        && name.trim() == name
        && name.chars().count() <= LONGEST_NAME
        && !name.chars().any(char::is_control);
    if !is_name {
        return refuse(
            top.name.span(),
            "a name is one line of 1 to 60 letters without spaces around it",
        );
    }
    let year = *top.year.get_ref();
    if !(2015..2100).contains(&year) {
        return refuse(top.year.span(), "the standard was first collected in 2015");
    }
    if top.snapshot.get_ref().year() != i32::from(year) {
        return refuse(top.snapshot.span(), "the snapshot date lies in the collection year");
    }
    if top.period_last.get_ref() != top.snapshot.get_ref() {
        return refuse(
            top.period_last.span(),
            "the year of indicators 2 to 4 must end on the snapshot date",
        );
    }
    if top.period_first.get_ref() >= top.period_last.get_ref() {
        return refuse(
            top.period_first.span(),
            "the year of indicators 2 to 4 must start before it ends",
        );
    }
    if !(year - 2..=year).contains(top.survey_year.get_ref()) {
        return refuse(
            top.survey_year.span(),
            "the survey is one of the two years before, or of the collection year itself",
        );
    }
    let FourFifthsEntry { low, high, .. } = top.four_fifths.get_ref();
    if !(*low > 0.0 && *low < 1.0 && *high > 1.0 && high.is_finite()) {
        return refuse(top.four_fifths.span(), "the four-fifths range must lie around 1");
    }
    Ok(())
}
