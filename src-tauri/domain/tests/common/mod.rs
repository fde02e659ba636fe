//! The rule pack the tests are run under: the figures of the packs that are shipped, with a return of a few items.

use chrono::NaiveDate;
use domain::classify::Confidence;
use domain::rules::{Averaging, Basis, Item, Measure, Origin, RulePack, TooFew};

#[allow(dead_code, reason = "not every test needs a date")]
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_else(|| panic!("{year}-{month}-{day} is not a date"))
}

#[allow(dead_code, reason = "not every test needs a rule pack")]
pub(crate) fn rules(items: &[(u16, u8, Measure, &str)]) -> RulePack {
    let basis = || Basis {
        confidence: Some(Confidence::Recalled),
        source: String::new(),
    };
    RulePack {
        name: "2026".to_owned(),
        origin: Origin::BuiltIn,
        year: 2026,
        edition: "for the tests".to_owned(),
        snapshot: day(2026, 3, 31),
        period_first: day(2025, 4, 1),
        period_last: day(2026, 3, 31),
        survey_year: 2025,
        averaging: Averaging::SingleYear,
        averaging_basis: basis(),
        period_basis: basis(),
        survey_basis: basis(),
        too_few_basis: basis(),
        four_fifths_basis: basis(),
        questions: Vec::new(),
        cautions: Vec::new(),
        asked: None,
        report: Vec::new(),
        choices: Vec::new(),
        indicators: Vec::new(),
        breaks: Vec::new(),
        deadlines: Vec::new(),
        items: items
            .iter()
            .map(|&(number, indicator, measure, key)| Item {
                number,
                indicator,
                block: String::new(),
                label: key.to_owned(),
                measure,
                key: key.to_owned(),
            })
            .collect(),
        items_confidence: Confidence::Recalled,
        items_source: String::new(),
        too_few: TooFew { people: 10, events: 10 },
        four_fifths: (0.80, 1.25),
    }
}
