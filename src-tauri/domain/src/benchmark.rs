//! Published figures to compare with: England, regions, types of trust.

use crate::rules::RulePack;

/// For whom a published figure speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All trusts in England.
    England,
    /// One of the seven regions.
    Region,
    /// One type of trust.
    TrustType,
}

impl Scope {
    /// The key used in data files and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::England => "england",
            Self::Region => "region",
            Self::TrustType => "trust_type",
        }
    }

    /// Reads a key written by [`Scope::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::England, Self::Region, Self::TrustType]
            .into_iter()
            .find(|scope| scope.key() == key)
    }
}

/// One published figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// Collection year it speaks of.
    pub year: u16,
    /// Indicator "1" to "9", or "nss", "eff", "context" for figures beside the standard.
    pub indicator: String,
    /// For whom it speaks.
    pub scope: Scope,
    /// Which region or type; "England" for England.
    pub scope_name: String,
    /// What it measures: `relative_likelihood`, `vsm_bme_percent`, …; `context` where it is background only.
    pub measure_key: String,
    /// Whom it measures: `white`, `bme`, `ratio`, `all`, …
    pub group: String,
    /// The figure as published.
    pub value: f64,
    /// `percent`, `ratio`, `count` or `points`.
    pub unit: String,
    /// The figure to use where several speak of the same thing.
    pub preferred: bool,
    /// `two_sources` or `one_source`, or `recalled`.
    pub confidence: String,
    /// What it is, in words.
    pub measure: String,
    /// Title of the source.
    pub source_title: String,
    /// Address of the source, for citation.
    pub source_url: String,
}

/// The published figures held.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Benchmarks {
    /// Every row, in file order.
    pub rows: Vec<Benchmark>,
}

/// What a comparison is wanted with.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The indicator, 1 to 9.
    pub indicator: u8,
    /// The measure's key.
    pub measure_key: &'a str,
    /// The group.
    pub group: &'a str,
    /// For whom.
    pub scope: Scope,
    /// Which region or type; ignored for England.
    pub scope_name: &'a str,
}

impl Benchmarks {
    /// Preferred figures of one kind, oldest first.
    pub fn series(&self, wanted: Wanted<'_>) -> Vec<&Benchmark> {
        let indicator = wanted.indicator.to_string();
        let mut series: Vec<&Benchmark> = self
            .rows
            .iter()
            .filter(|row| row.preferred && row.indicator == indicator)
            .filter(|row| row.measure_key == wanted.measure_key && row.group == wanted.group)
            .filter(|row| row.scope == wanted.scope)
            .filter(|row| wanted.scope == Scope::England || row.scope_name.eq_ignore_ascii_case(wanted.scope_name))
            .collect();
        series.sort_by_key(|row| row.year);
        series
    }

    /// The latest figure not after the pack's year and not before a break in the indicator's series.
    pub fn latest(&self, wanted: Wanted<'_>, rules: &RulePack) -> Option<&Benchmark> {
        let first = rules
            .latest_break(wanted.indicator, rules.year)
            .map_or(0, |held| held.year);
        self.series(wanted)
            .into_iter()
            .rfind(|row| row.year <= rules.year && row.year >= first)
    }
}
