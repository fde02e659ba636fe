//! The lines of one indicator: compared, hidden and in order.

use std::collections::{BTreeMap, BTreeSet};

use domain::breakdown::{self, Cell, Dimension, Key, Line, NoComparison};
use domain::disclosure::Rule;
use domain::ethnicity::Triple;
use domain::indicator::{RelativeLikelihood, relative_likelihood, representation};
use domain::workforce::Band;
use files::reference::Reference;

use super::{label, ratio_of, words};
use crate::gather::YearData;

/// One line as it is shown.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) is_hidden: bool,
    pub(super) whole: Triple,
    pub(super) part: Triple,
    /// Indicators 2 to 4: White and BME people compared, or why not.
    pub(super) compared: Option<Result<RelativeLikelihood, NoComparison>>,
}

impl Shown {
    /// The comparison, where there is one and it is shown.
    pub(super) fn open(&self) -> Option<&RelativeLikelihood> {
        let held = self.compared.as_ref()?.as_ref().ok()?;
        (!self.is_hidden).then_some(held)
    }
}

/// The lines of one indicator.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) lines: Vec<Shown>,
    pub(super) total: Shown,
    /// Applicants of whom no row says whether they came through overseas recruitment.
    pub(super) silent: u32,
    /// People of the part who are not in post: they have left, or are on no staff list.
    pub(super) not_in_post: bool,
    /// A figure of the indicator was typed in over that of the files, which the lines do not know.
    pub(super) typed_over: bool,
}

/// The lines of an indicator from its cells.
pub(super) fn of(
    data: &YearData<'_>,
    reference: &Reference,
    cells: &[Cell<'_>],
    indicator: u8,
    by: Dimension,
    level: Rule,
) -> Held {
    let lines = breakdown::lines(by, cells.iter().copied());
    let all = breakdown::total(&lines);
    let compare =
        |line: &Line<'_>| ratio_of(indicator).map(|ratio| breakdown::compare(by, ratio, line, all, data.rules));
    let everyone = Line {
        key: Key::NotGiven,
        whole: all.0,
        part: all.1,
    };
    let total = Shown {
        key: "total".to_owned(),
        label: words::everyone(by).to_owned(),
        is_hidden: breakdown::hidden(&[everyone], &[], level) == [true],
        whole: all.0,
        part: all.1,
        compared: ratio_of(indicator).map(|ratio| Ok(relative_likelihood::compute(ratio, all.0, all.1, data.rules))),
    };
    let mut shown: Vec<(Key<'_>, Shown)> = if indicator == 1 && by == Dimension::Band && !level.is_working() {
        rows_of_the_return(data, level)
    } else {
        let mut hidden = hidden(data, &lines, indicator, by, level);
        if by == Dimension::EthnicGroup && total.is_hidden {
            // Every ratio is of the rate of all White people, which would give their number away.
            hidden = vec![true; lines.len()];
        }
        lines
            .iter()
            .zip(hidden)
            .map(|(line, is_hidden)| {
                let shown = Shown {
                    key: line.key.text().into_owned(),
                    label: label(reference, line.key),
                    is_hidden,
                    whole: line.whole,
                    part: line.part,
                    compared: compare(line),
                };
                (line.key, shown)
            })
            .collect()
    };
    if indicator > 1 && !by.has_order() {
        by_people(&mut shown);
    }
    Held {
        lines: shown.into_iter().map(|(_, line)| line).collect(),
        total,
        silent: words::silent(cells),
        not_in_post: indicator > 2 && (lines.iter().any(|line| line.key == Key::NotListed) || left(data, indicator)),
        typed_over: data
            .overridden
            .iter()
            .any(|held| held.indicators().contains(&indicator)),
    }
}

fn left(data: &YearData<'_>, indicator: u8) -> bool {
    let folded = if indicator == 3 { &data.casework } else { &data.training };
    folded.as_ref().is_some_and(|held| held.left != Triple::default())
}

/// The largest disadvantage of BME people first, in people. Hidden lines come last by name, since their place would say something of them.
fn by_people(lines: &mut [(Key<'_>, Shown)]) {
    let short = |line: &Shown| line.open().and_then(RelativeLikelihood::shortfall);
    lines.sort_by(|(a_key, a), (b_key, b)| {
        let is_last = |key: &Key<'_>| !matches!(key, Key::Text(_));
        let number = |line: &Shown| short(line).unwrap_or(f64::NEG_INFINITY);
        is_last(a_key)
            .cmp(&is_last(b_key))
            .then(a.is_hidden.cmp(&b.is_hidden))
            .then_with(|| number(b).total_cmp(&number(a)))
            .then_with(|| a_key.cmp(b_key))
    });
}

/// Indicator 1 by band as the return has it, section by section: a sum over sections would give hidden rows of its table away.
fn rows_of_the_return(data: &YearData<'_>, level: Rule) -> Vec<(Key<'static>, Shown)> {
    let rows = data
        .counts
        .workforce
        .as_ref()
        .map(representation::rows)
        .unwrap_or_default();
    let hidden = representation::hidden(&rows, level);
    rows.into_iter()
        .zip(hidden)
        .map(|(row, is_hidden)| {
            let shown = Shown {
                key: format!("{}.{}", row.section.key(), row.band.key()),
                label: format!("{}: {}", row.section.label(), row.band.label()),
                is_hidden,
                whole: row.people,
                part: Triple::default(),
                compared: None,
            };
            (Key::Band(row.band), shown)
        })
        .collect()
}

/// Which lines are hidden. Indicators 3 and 4 have their staff in common with indicator 1: what its table hides stays hidden here, so that
/// the tables side by side show no more of the staff than that one does.
fn hidden(data: &YearData<'_>, lines: &[Line<'_>], indicator: u8, by: Dimension, level: Rule) -> Vec<bool> {
    let already: Vec<bool> = match (indicator, by) {
        (1 | 2, _) => vec![false; lines.len()],
        (_, Dimension::Band) => {
            let rows = data
                .counts
                .workforce
                .as_ref()
                .map(representation::rows)
                .unwrap_or_default();
            let bands: BTreeSet<Band> = rows
                .iter()
                .zip(representation::hidden(&rows, level))
                .filter(|(row, is_hidden)| *is_hidden && row.people.total() > 0)
                .map(|(row, _)| row.band)
                .collect();
            let is_hidden = |line: &Line<'_>| matches!(line.key, Key::Band(band) if bands.contains(&band));
            lines.iter().map(is_hidden).collect()
        }
        _ => {
            let people: Vec<Triple> = lines.iter().map(|line| line.whole).collect();
            level.hidden_rows(&people)
        }
    };
    if by != Dimension::Band {
        return breakdown::hidden(lines, &already, level);
    }
    // Doctors' groups add up to a section and the bands to the others, whose totals are shown elsewhere: each is made safe by itself.
    let mut hidden = vec![false; lines.len()];
    let mut blocks: BTreeMap<bool, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        let is_medical = matches!(line.key, Key::Band(band) if band.is_medical());
        blocks.entry(is_medical).or_default().push(index);
    }
    for block in blocks.into_values() {
        let of: Vec<Line<'_>> = block.iter().map(|index| lines[*index]).collect();
        let before: Vec<bool> = block.iter().map(|index| already[*index]).collect();
        for (index, is_hidden) in block.iter().zip(breakdown::hidden(&of, &before, level)) {
            hidden[*index] = is_hidden;
        }
    }
    hidden
}
