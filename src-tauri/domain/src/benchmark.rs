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
    /// How it was worked out from published figures; empty where it was itself published.
    pub derived: String,
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

/// A published figure, or one worked out from two published ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Published<'a> {
    /// Collection year it speaks of.
    pub year: u16,
    /// The figure.
    pub value: f64,
    /// The published figure; of two, the one that is taken from.
    pub row: &'a Benchmark,
    /// The figure that is taken away, where the value is worked out here as a difference.
    pub minus: Option<&'a Benchmark>,
}

impl<'a> Published<'a> {
    fn of(row: &'a Benchmark) -> Self {
        Self {
            year: row.year,
            value: row.value,
            row,
            minus: None,
        }
    }

    /// The confidence of the figure; of two, the weaker one.
    pub fn confidence(&self) -> &'a str {
        let strength = |row: &Benchmark| match row.confidence.as_str() {
            "two_sources" => 2,
            "one_source" => 1,
            _ => 0,
        };
        match self.minus {
            Some(minus) if strength(minus) < strength(self.row) => &minus.confidence,
            _ => &self.row.confidence,
        }
    }

    /// Whether the figure was worked out from others: here, or by whoever compiled the pack.
    pub fn is_derived(&self) -> bool {
        self.minus.is_some() || !self.row.derived.is_empty()
    }

    /// The sources, each once.
    pub fn sources(&self) -> Vec<&'a str> {
        let mut sources = vec![self.row.source_title.as_str()];
        sources.extend(
            self.minus
                .map(|minus| minus.source_title.as_str())
                .filter(|title| *title != self.row.source_title),
        );
        sources
    }
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
            .filter(|row| wanted.scope == Scope::England || same_name(&row.scope_name, wanted.scope_name))
            .collect();
        series.sort_by_key(|row| row.year);
        series
    }

    /// The same with what can be worked out: a `difference` that nobody published is the difference of two figures of the same year and
    /// place, BME minus White for indicators 5 to 8 and board minus workforce for indicator 9.
    pub fn published(&self, wanted: Wanted<'_>) -> Vec<Published<'_>> {
        let mut series: Vec<Published<'_>> = self.series(wanted).into_iter().map(Published::of).collect();
        if wanted.group == "difference" {
            let from = self.series(Wanted { group: "bme", ..wanted });
            let minus = match wanted.indicator {
                9 => self.series(Wanted {
                    indicator: 1,
                    measure_key: "workforce_bme_percent",
                    group: "bme",
                    ..wanted
                }),
                _ => self.series(Wanted {
                    group: "white",
                    ..wanted
                }),
            };
            for row in from {
                let is_published = series.iter().any(|held| held.year == row.year);
                if let Some(minus) = minus.iter().find(|minus| minus.year == row.year && !is_published) {
                    series.push(Published {
                        year: row.year,
                        value: row.value - minus.value,
                        row,
                        minus: Some(minus),
                    });
                }
            }
            series.sort_by_key(|held| held.year);
        }
        series
    }

    /// The latest figure not after the pack's year and not before a break in the indicator's series.
    pub fn latest(&self, wanted: Wanted<'_>, rules: &RulePack) -> Option<Published<'_>> {
        let first = rules
            .latest_break(wanted.indicator, rules.year)
            .map_or(0, |held| held.year);
        self.last_before(wanted, rules.year).filter(|held| held.year >= first)
    }

    /// The latest figure not after a year, breaks in the series or not.
    pub fn last_before(&self, wanted: Wanted<'_>, year: u16) -> Option<Published<'_>> {
        self.published(wanted).into_iter().rfind(|held| held.year <= year)
    }
}

/// Whether a region or type of trust is the one wanted: `acute_specialist` is the pack's “acute specialist”.
fn same_name(held: &str, wanted: &str) -> bool {
    held.eq_ignore_ascii_case(wanted) || held.eq_ignore_ascii_case(&wanted.replace('_', " "))
}
