//! The section “Among other trusts” of an indicator: place, quartiles and funnel from a table of all trusts; organisations whose cards are
//! held, beside the trust and together.

use domain::classify::plain;
use domain::peers::card::{interval_of, together, value_of};
use domain::peers::{self, Funnel, PeerCounts, PeerValue, Subject};
use domain::sentence_peers as words;
use domain::statistics::Interval;
use files::write::figure;
use store::Books;
use store::peer_table::{self, PeerTable};

use super::cards;
use crate::gather::YearData;
use crate::view::{AmongMeasure, AmongOthers, Figure, Table, TrustView};
use crate::{DeskError, nine, settings};

pub(super) fn section(books: &Books, data: &YearData<'_>, number: u8) -> Result<AmongOthers, DeskError> {
    let trust = settings::trust(books)?;
    let tables: Vec<(PeerTable, Vec<PeerValue>)> = peer_table::all(books)?
        .into_iter()
        .map(|table| peer_table::values(books, table.id).map(|values| (table, values)))
        .collect::<Result<_, _>>()?;
    let mut section = AmongOthers {
        measures: Vec::new(),
        cards: Vec::new(),
        notes: Vec::new(),
    };
    let mut is_before_break = false;
    for subject in Subject::ALL.into_iter().filter(|subject| subject.indicator() == number) {
        match latest(&tables, subject, data) {
            Latest::Found(table, year, values) => {
                section
                    .measures
                    .push(measure(data, &trust, subject, (table, year, &values)));
            }
            Latest::BeforeBreak => is_before_break = true,
            Latest::None => {}
        }
    }
    if is_before_break && let Some(broken) = data.rules.latest_break(number, data.rules.year) {
        section.notes.push(format!(
            "A table of all trusts is held from before a break in the series and is not compared. {}",
            broken.why
        ));
    }
    if section.measures.is_empty() && !is_before_break {
        section.notes.push(
            "No table of all trusts with this indicator is loaded, so there are no quartiles and no funnel.".to_owned(),
        );
    }
    cards_beside(books, data, &trust, number, &mut section)?;
    Ok(section)
}

/// The values to compare with.
enum Latest<'a> {
    Found(&'a PeerTable, u16, Vec<&'a PeerValue>),
    BeforeBreak,
    None,
}

/// The latest year that is not after the collection year, of the table that was loaded last of those that have it.
fn latest<'a>(tables: &'a [(PeerTable, Vec<PeerValue>)], subject: Subject, data: &YearData<'_>) -> Latest<'a> {
    let year = data.rules.year;
    let of = |values: &'a [PeerValue]| {
        values
            .iter()
            .filter(move |held| held.subject == subject && held.year <= year)
    };
    let Some(last) = tables
        .iter()
        .flat_map(|(_, values)| of(values))
        .map(|held| held.year)
        .max()
    else {
        return Latest::None;
    };
    let first = data
        .rules
        .latest_break(subject.indicator(), year)
        .map_or(0, |held| held.year);
    if last < first {
        return Latest::BeforeBreak;
    }
    tables
        .iter()
        .map(|(table, values)| (table, of(values).filter(|held| held.year == last).collect::<Vec<_>>()))
        .find(|(_, values)| !values.is_empty())
        .map_or(Latest::None, |(table, values)| Latest::Found(table, last, values))
}

fn is_ours(held: &PeerValue, trust: &TrustView) -> bool {
    (!trust.code.is_empty() && held.code == trust.code)
        || (!trust.name.is_empty() && plain(&held.name) == plain(&trust.name))
}

fn measure(
    data: &YearData<'_>,
    trust: &TrustView,
    subject: Subject,
    (table, year, values): (&PeerTable, u16, &[&PeerValue]),
) -> AmongMeasure {
    let unit = subject.unit();
    let (ours, others): (Vec<&PeerValue>, Vec<&PeerValue>) = values.iter().partition(|held| is_ours(held, trust));
    let numbers: Vec<f64> = others.iter().map(|held| held.value).collect();
    let own = peers::own(&data.nine, subject, data.rules);
    let source = format!("from “{}”, collection year {year}", table.file_name);
    let mut sentences = Vec::new();
    match own.and_then(|(value, _)| peers::place(value, &numbers, unit.decimals()).map(|place| (value, place))) {
        Some((value, place)) => sentences.push(words::place(value, &place, unit)),
        None => sentences.push("There is no figure of your own to place among the others.".to_owned()),
    }
    let quartiles = peers::quartiles(&numbers);
    sentences.extend(quartiles.map(|held| words::spread(&held, unit)));
    sentences.push(words::direction(subject).to_owned());
    if year != data.rules.year {
        sentences.push(format!(
            "The others’ figures are of {year} and this trust’s of {}.",
            data.rules.year
        ));
    }
    match ours.first() {
        None => {
            let by = if trust.code.is_empty() {
                String::new()
            } else {
                format!(" (code {})", trust.code)
            };
            sentences.push(format!(
                "The table does not name this trust{by}; its own figure is put beside the others."
            ));
        }
        Some(held) => sentences.push(format!(
            "The table gives {} for this trust; it is not counted among the others.",
            words::figure(held.value, unit)
        )),
    }
    let funnel = funnel(
        subject,
        values,
        own.and_then(|(_, counts)| counts),
        &source,
        &mut sentences,
    );
    sentences.retain(|sentence| !sentence.is_empty());
    AmongMeasure {
        title: subject.label().to_owned(),
        sentences,
        funnel,
        quartiles: Table {
            caption: format!("{}: other trusts", subject.label()),
            headings: [
                "Trusts",
                "Lowest",
                "Lower quartile",
                "Median",
                "Upper quartile",
                "Highest",
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: quartiles
                .map(|held| {
                    let mut row = vec![held.count.to_string()];
                    row.extend(
                        [held.lowest, held.lower, held.median, held.upper, held.highest]
                            .map(|value| words::figure(value, unit)),
                    );
                    row
                })
                .into_iter()
                .collect(),
            note: "Quartiles by linear interpolation, as QUARTILE.INC of a spreadsheet gives them.".to_owned(),
        },
        source: format!("All trusts {source}"),
    }
}

/// The funnel with its sentences, where there can be one.
fn funnel(
    subject: Subject,
    values: &[&PeerValue],
    own: Option<PeerCounts>,
    source: &str,
    sentences: &mut Vec<String>,
) -> Option<Figure> {
    if subject == Subject::Workforce {
        sentences.push("There is no funnel: where a trust is decides this share far more than chance does.".to_owned());
        return None;
    }
    let counts: Vec<PeerCounts> = values.iter().filter_map(|held| held.counts).collect();
    let without = values.len() - counts.len();
    let funnel = match Funnel::of(&counts) {
        Ok(funnel) => funnel,
        Err(why) => {
            sentences.push(words::no_funnel(why));
            return None;
        }
    };
    if without > 0 {
        sentences.push(format!(
            "{without} of the {} rows have no counts: they are in the quartiles and not in the funnel.",
            values.len()
        ));
    }
    if funnel.left_out > 0 {
        sentences.push(format!(
            "{} more have a group without events or people and no place in the funnel.",
            funnel.left_out
        ));
    }
    let placed = own.as_ref().and_then(Funnel::place_of).map(|(size, value)| {
        let limits = funnel.adjusted_limits(size);
        let held = words::held(limits.hold(value), subject, funnel.is_adjusted());
        sentences.push(format!(
            "All trusts together: {}. {} {held}",
            words::figure(funnel.target, subject.unit()),
            words::limits(&limits, subject.unit())
        ));
        if funnel.is_adjusted() {
            let alone = funnel.limits(size).hold(value);
            if alone != limits.hold(value) {
                sentences.push(format!(
                    "By the limits of chance alone, not adjusted: {}",
                    words::held(alone, subject, false)
                ));
            }
        }
        figure::Own { size, value, held }
    });
    if placed.is_none() {
        sentences.push("This trust has no counts of its own to be placed in the funnel by.".to_owned());
    }
    sentences.push(words::method(&funnel));
    let drawn = figure::funnel(&funnel, subject, placed.as_ref(), source);
    Some(Figure {
        svg: drawn.svg,
        alt: drawn.alt,
    })
}

/// Organisations whose cards of the year are held, beside the trust, and all of them together.
fn cards_beside(
    books: &Books,
    data: &YearData<'_>,
    trust: &TrustView,
    number: u8,
    section: &mut AmongOthers,
) -> Result<(), DeskError> {
    let held = cards::held(books)?;
    let (of_year, others): (Vec<_>, Vec<_>) = held.iter().partition(|(card, _)| card.year == data.rules.year);
    if !others.is_empty() {
        let mut years: Vec<String> = others.iter().map(|(card, _)| card.year.to_string()).collect();
        years.sort();
        years.dedup();
        section.notes.push(format!(
            "Cards of other years are held ({}); only those of {} stand beside this trust.",
            years.join(", "),
            data.rules.year
        ));
    }
    if of_year.is_empty() {
        return Ok(());
    }
    for subject in Subject::ALL.into_iter().filter(|subject| subject.indicator() == number) {
        let mut rows = Vec::new();
        let mut counts = Vec::new();
        let mut organisations = 0;
        let own = peers::own(&data.nine, subject, data.rules);
        if let Some((value, of)) = own {
            organisations += 1;
            counts.extend(of);
            let name = if trust.name.is_empty() {
                "This trust"
            } else {
                &trust.name
            };
            rows.push(row(
                &format!("{name} (this trust)"),
                Some(value),
                of.as_ref(),
                subject,
                "its own counts, nothing hidden",
            ));
        }
        for (_, read) in &of_year {
            let Some(value) = read.values.iter().find(|held| held.subject == subject) else {
                continue;
            };
            organisations += 1;
            counts.extend(value.counts);
            let note = match (value.value, value.counts) {
                (None, _) => "hidden: small numbers",
                (Some(_), None) => "figure without counts",
                _ => "",
            };
            rows.push(row(
                &read.card.organisation.name,
                value.value,
                value.counts.as_ref(),
                subject,
                note,
            ));
        }
        if rows.len() < 2 {
            continue;
        }
        let pooled = (counts.len() > 1).then(|| together(&counts)).flatten();
        if let Some(pooled) = &pooled {
            let note = if counts.len() == organisations {
                format!("all {organisations}, by their counts added up")
            } else {
                format!(
                    "the {} of {organisations} whose counts are shown, added up",
                    counts.len()
                )
            };
            rows.push(row("Together", value_of(pooled), Some(pooled), subject, &note));
        }
        section.cards.push(Table {
            caption: format!("{}, {}", subject.label(), data.rules.year),
            headings: ["Organisation", "Figure", "Range the counts fit", "Note"]
                .map(str::to_owned)
                .to_vec(),
            rows,
            note: if pooled.is_some() {
                words::direction(subject).to_owned()
            } else {
                format!(
                    "{} There are not counts enough to add organisations up.",
                    words::direction(subject)
                )
                .trim()
                .to_owned()
            },
        });
    }
    Ok(())
}

fn row(name: &str, value: Option<f64>, counts: Option<&PeerCounts>, subject: Subject, note: &str) -> Vec<String> {
    let unit = subject.unit();
    let ends = |held: Interval| match held.high {
        Some(high) => format!("{} to {}", words::figure(held.low, unit), words::figure(high, unit)),
        None => format!("{} or more", words::figure(held.low, unit)),
    };
    vec![
        name.to_owned(),
        value.map_or(nine::NONE.to_owned(), |value| words::figure(value, unit)),
        counts.and_then(interval_of).map_or(nine::NONE.to_owned(), ends),
        note.to_owned(),
    ]
}
