//! Where the figures of a survey table made by hand stand, and what the headings and labels say of each.

use super::past_return::nearest;
use super::survey_words::{Meaning, meaning};
use crate::read::Settings;
use crate::read::cell::Cell;
use crate::read::table::FirstRows;
use crate::read::values::{self, Figure};

/// Rows above the header that may say more of its columns.
const ABOVE: usize = 2;

/// One figure with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) indicator: u8,
    pub(super) is_bme: bool,
    pub(super) responses: bool,
    pub(super) year: Option<u16>,
    pub(super) row: u32,
    pub(super) column: usize,
    pub(super) figure: Figure,
    /// Whether the group's name stands further up, where its rows begin.
    pub(super) group_above: bool,
}

/// What the headings of each column say, those above the header included.
pub(super) fn columns(rows: &FirstRows, header: usize, settings: &Settings<'_>) -> Vec<Meaning> {
    let above: Vec<&Vec<Cell>> = rows[header.saturating_sub(ABOVE)..header]
        .iter()
        .rev()
        .map(|(_, cells)| cells)
        // A title stands alone in its row and says nothing of a column.
        .filter(|cells| cells.iter().filter(|cell| !cell.is_empty()).count() >= 2)
        .collect();
    let cells = &rows[header].1;
    let texts: Vec<String> = cells.iter().map(Cell::shown).collect();
    texts
        .iter()
        .enumerate()
        .map(|(column, text)| {
            let own = meaning(text, settings);
            above.iter().fold(own, |said, cells| {
                let over = nearest(cells, column)
                    .map(|text| meaning(&text, settings))
                    .unwrap_or_default();
                if text.is_empty() && !over.tells() {
                    said
                } else {
                    said.and(over)
                }
            })
        })
        .collect()
}

/// Every figure below a header that is of an indicator and a group of the trust.
pub(super) fn figures(rows: &FirstRows, header: usize, columns: &[Meaning], settings: &Settings<'_>) -> Vec<Placed> {
    let Some(first) = columns.iter().position(|meaning| meaning.tells()) else {
        return Vec::new();
    };
    let numbered = |column: usize| {
        let heading = rows[header]
            .1
            .get(column)
            .map(Cell::shown)
            .unwrap_or_default()
            .to_lowercase();
        heading.contains("indicator") || heading.contains("metric")
    };
    let mut placed = Vec::new();
    let mut last_indicator = None;
    // The group that was named last, and the column in which it was: blank cells below it are its rows.
    let mut last_group: Option<(bool, usize)> = None;
    let groups_across = columns.iter().any(|meaning| meaning.is_bme.is_some());
    for (row, cells) in &rows[header + 1..] {
        let mut said = Meaning::default();
        for (column, cell) in cells.iter().enumerate().take(first) {
            let number = values::words(cell)
                .parse::<u8>()
                .ok()
                .filter(|number| (5..=8).contains(number));
            let here = match number.filter(|_| numbered(column)) {
                Some(number) => Meaning {
                    indicator: Some(number),
                    ..Meaning::default()
                },
                None => meaning(&cell.shown(), settings),
            };
            if let (None, Some(is_bme)) = (said.is_bme, here.is_bme) {
                last_group = Some((is_bme, column));
            }
            said = said.and(here);
        }
        let is_blank = |column: usize| cells.get(column).is_none_or(Cell::is_empty);
        let above = last_group.filter(|(_, column)| !groups_across && said.is_bme.is_none() && is_blank(*column));
        let group_above = above.is_some() && said.indicator.is_some() && !said.other;
        if group_above {
            said.is_bme = above.map(|(is_bme, _)| is_bme);
        } else if said.is_bme.is_none() {
            last_group = None;
        }
        // A name that stands once for the rows below it; another line of words ends it.
        let has_label = cells.iter().take(first).any(|cell| !cell.is_empty());
        let only_group = said.is_bme.is_some() || said.responses || said.other;
        if said.indicator.is_none() && (only_group || !has_label) {
            said.indicator = last_indicator;
        }
        last_indicator = said.indicator;
        for (column, of_column) in columns.iter().enumerate().skip(first) {
            let figure = cells.get(column).map_or(Figure::Blank, values::figure);
            let all = of_column.and(said);
            if let (Some(indicator), Some(is_bme), false) = (all.indicator, all.is_bme, all.other)
                && !matches!(figure, Figure::Blank)
            {
                placed.push(Placed {
                    indicator,
                    is_bme,
                    responses: all.responses,
                    year: all.year,
                    row: *row,
                    column,
                    figure,
                    group_above,
                });
            }
        }
    }
    placed
}
