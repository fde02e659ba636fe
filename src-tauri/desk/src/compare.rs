//! The trust's figures beside published ones, as views. What is compared and how it reads is decided in [`domain::gap`]; its words are
//! those of [`domain::sentence_gap`].

use domain::benchmark::{Benchmarks, Published, Wanted};
use domain::gap::{self, Against, Beside, Measured, Unit};
use domain::indicator::Indicators;
use domain::rules::RulePack;
use domain::sentence_gap as words;
use files::reference::Reference;

use crate::gather::YearData;
use crate::text;
use crate::view::{Compared, TrustView};

/// With whom a trust is compared, in order: England, its region, trusts of its type. The name is empty where it is not chosen.
pub(crate) fn places(trust: &TrustView) -> [Against<'_>; 3] {
    [
        Against::ENGLAND,
        Against::region(&trust.region),
        Against::trust_type(&trust.kind),
    ]
}

/// A figure as text: "28.6%", "1.59"; a difference has its sign.
pub(crate) fn show(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Percent => text::percent(value),
        Unit::Ratio => text::ratio(value),
        Unit::Points => format!("{} points", text::signed(value, 1)),
    }
}

fn signed(difference: f64, unit: Unit) -> String {
    match unit {
        Unit::Percent | Unit::Points => format!("{} points", text::signed(difference, 1)),
        Unit::Ratio => text::signed(difference, 2),
    }
}

/// The headline of an indicator beside England, the region and the type, ready to show; where there is nothing to show it says why.
pub(crate) fn headline(data: &YearData<'_>, reference: &Reference, trust: &TrustView, number: u8) -> [Compared; 3] {
    places(trust).map(|against| one(&data.nine, number, against, &reference.benchmarks, data.rules))
}

fn one(nine: &Indicators, number: u8, against: Against<'_>, benchmarks: &Benchmarks, rules: &RulePack) -> Compared {
    let nothing = Compared {
        name: words::place(against),
        text: String::new(),
        year: 0,
        gap: String::new(),
        difference: String::new(),
        reading: String::new(),
        reading_label: String::new(),
        chance: String::new(),
        ours: String::new(),
        confidence: String::new(),
        source: String::new(),
        derived: String::new(),
        note: String::new(),
    };
    let Some(held) = gap::of_headline(nine, number, rules) else {
        return nothing;
    };
    let beside = gap::beside(held, against, benchmarks, rules);
    let note = words::hole(&beside, against);
    // What is to be known of the year of the published figure, where that is another year than the trust's own.
    let with_caution = |year: u16| {
        let caution = if year == rules.year {
            String::new()
        } else {
            crate::nine::cautions(rules, number, year)
        };
        [note.as_str(), &caution]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let shown = |published: &Published<'_>| Compared {
        text: in_words(held, against, published, benchmarks),
        year: published.year,
        confidence: words::confidence(published.confidence()).to_owned(),
        source: published.sources().join("; "),
        derived: words::derived(published),
        note: with_caution(published.year),
        ..nothing.clone()
    };
    match &beside {
        Beside::Gap(gap) => Compared {
            gap: words::short(gap),
            difference: signed(gap.difference, held.unit),
            reading: gap.reading.key().to_owned(),
            reading_label: words::reading(gap),
            chance: words::chance(gap.state).to_owned(),
            ours: match number {
                1 => format!("very senior managers here: {}", show(gap.value, held.unit)),
                9 => format!("whole board here: {}", show(gap.value, held.unit)),
                _ => String::new(),
            },
            ..shown(&gap.published)
        },
        Beside::NoneOfOurs(published) | Beside::BeforeBreak { last: published, .. } => shown(published),
        Beside::NoneHeld | Beside::NotChosen => Compared { note, ..nothing },
    }
}

/// A published figure in words: a survey figure names both groups and indicator 1 staff and very senior managers, where both were
/// published in the same year.
fn in_words(held: Measured, against: Against<'_>, published: &Published<'_>, benchmarks: &Benchmarks) -> String {
    let figure = show(published.value, held.unit);
    let also = |key: &str, group: &str| {
        let wanted = Wanted {
            indicator: held.indicator,
            measure_key: key,
            group,
            scope: against.scope,
            scope_name: against.name,
        };
        let row = benchmarks
            .series(wanted)
            .into_iter()
            .find(|row| row.year == published.year)?;
        Some(show(row.value, held.unit))
    };
    match held.indicator {
        1 => match also("workforce_bme_percent", "bme") {
            Some(all) => format!("{all} of staff, {figure} of very senior managers"),
            None => format!("{figure} of very senior managers"),
        },
        2..=4 => figure,
        9 => format!("{figure} of the board"),
        _ => match also(held.key, "white") {
            Some(white) => format!("{figure} BME, {white} White"),
            None => format!("{figure} BME"),
        },
    }
}
