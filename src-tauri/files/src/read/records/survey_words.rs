//! What the headings and labels of a survey table made by hand say: which indicator, which group, which year, and whose figure.

use domain::classify::{plain, tidy};

use super::collection_year::year_in;
use crate::read::Settings;

/// What a heading or a label says of the figures beside it; nothing where it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Meaning {
    /// 5 to 8.
    pub(crate) indicator: Option<u8>,
    /// Whether the group is BME.
    pub(crate) is_bme: Option<bool>,
    /// Survey year.
    pub(crate) year: Option<u16>,
    /// Responses and not a share.
    pub(crate) responses: bool,
    /// Not a figure of the trust: a national one, a difference, all staff.
    pub(crate) other: bool,
}

impl Meaning {
    /// What two headings say together; the first is the nearer.
    pub(crate) fn and(self, farther: Self) -> Self {
        Self {
            indicator: self.indicator.or(farther.indicator),
            is_bme: self.is_bme.or(farther.is_bme),
            year: self.year.or(farther.year),
            responses: self.responses || farther.responses,
            other: self.other || farther.other,
        }
    }

    /// Whether it says which figures stand beside it.
    pub(crate) fn tells(self) -> bool {
        self.indicator.is_some() || self.is_bme.is_some() || self.year.is_some()
    }
}

/// Whether a text could name an indicator: quick, and right in saying that it could not.
pub(crate) fn may_name_an_indicator(text: &str) -> bool {
    let lower = text.to_lowercase();
    let starts = [
        "ind",
        "metric",
        "harass",
        "bully",
        "abuse",
        "equal",
        "discriminat",
        "kf",
        "q1",
        "q 1",
    ];
    starts.iter().any(|start| lower.contains(start))
}

/// What a text says.
pub(crate) fn meaning(text: &str, settings: &Settings<'_>) -> Meaning {
    let key = plain(text);
    let words: Vec<&str> = key.split(' ').collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let indicator = may_name_an_indicator(text)
        .then(|| indicator(text, &key, settings))
        .flatten();
    // The wording of an indicator is full of words that mean something else in a heading.
    let (bme, white) = (
        has(&["bme", "bame"])
            || [
                "other ethnic groups",
                "minority ethnic",
                "ethnic minority",
                "global majority",
            ]
            .iter()
            .any(|words| key.contains(words)),
        has(&["white"]),
    );
    let is_bme = match (white, bme) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    };
    let short = indicator.is_none();
    Meaning {
        indicator,
        is_bme,
        year: survey_year(text),
        responses: short && has(&["responses", "respondents", "responded", "base", "n", "number", "count"]),
        other: (white && bme)
            || has(&[
                "difference",
                "gap",
                "ratio",
                "change",
                "points",
                "disabled",
                "england",
                "national",
                "average",
                "benchmark",
                "median",
                "sector",
                "peer",
                "peers",
                "comparator",
            ])
            || (short
                && has(&[
                    "best", "worst", "total", "overall", "all", "region", "regional", "unknown",
                ])
                && is_bme.is_none()),
    }
}

/// The indicator that a text names: by the list, or by the wording of the rules.
fn indicator(text: &str, key: &str, settings: &Settings<'_>) -> Option<u8> {
    let listed = settings.lists.survey_indicator.read(&tidy(text)).known();
    listed.or_else(|| {
        let worded = |number: u8| {
            let rule = settings.rules.indicator(number);
            let item = settings
                .rules
                .items
                .iter()
                .find(|item| item.key == format!("survey.{number}"));
            let wordings = rule.map(|rule| [plain(&rule.wording), plain(&rule.short)]);
            let wordings = wordings
                .into_iter()
                .flatten()
                .chain(item.map(|item| plain(&item.label)));
            wordings
                .into_iter()
                .any(|wording| !wording.is_empty() && key.contains(&wording))
        };
        (5..=8).find(|number| worded(*number))
    })
}

/// The survey year that a text names. `2025/26` and a WRES year are collection years, whose survey is that of the autumn before.
pub(crate) fn survey_year(text: &str) -> Option<u16> {
    let year = year_in(text)?;
    let is_collection = plain(text).split(' ').any(|word| word == "wres") || !text.contains(&year.to_string());
    Some(if is_collection { year - 1 } else { year })
}
