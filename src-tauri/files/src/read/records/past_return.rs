//! A past return: numbered items down, White, BME and unknown across, a year or two of them. Without numbers see [`super::past_words`].
//!
//! The layout is that of the collection's sheet as reconstructed in the rules of the standard, section 2.2, and of this program's
//! own export. The latest year that holds figures is taken; where a year has prepopulated and verified figures, the verified.

use std::collections::{BTreeMap, BTreeSet};

use domain::classify::{plain, tidy};
use domain::finding::Severity;
use domain::rules::Item;

use super::collection_year::year_in;
use super::past_columns::{leftmost, triples};
use super::past_words::{self, Certain, Line, Words};
use super::{Desk, PastReturn, past_doubts};
use crate::read::cell::{Cell, address};
use crate::read::question::{Choice, Question};
use crate::read::table::FirstRows;
use crate::read::values::{self, Figure};

/// What a table's fields say where the items of a return are known by their words.
pub(crate) const IN_WORDS: &str = "words";

/// Three columns of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Triplet {
    columns: [usize; 3],
    year: Option<u16>,
    verified: bool,
}

/// Where the items, their labels and their figures stand.
pub(crate) struct Layout {
    item_column: usize,
    triplets: Vec<Triplet>,
    /// Where the items have no numbers.
    words: Option<Words>,
}

impl Layout {
    /// The columns that hold figures, marked.
    pub(crate) fn figures(&self) -> Vec<bool> {
        let columns = || self.triplets.iter().flat_map(|triplet| triplet.columns);
        let mut marked = vec![false; columns().max().map_or(0, |last| last + 1)];
        for column in columns() {
            marked[column] = true;
        }
        marked
    }
}

/// Figures gathered while rows go by.
pub(crate) struct Past<'a> {
    layout: Layout,
    items: &'a [Item],
    found: BTreeMap<u16, Vec<[Option<f64>; 3]>>,
}

/// How sure it is that a row heads the figures of a return, and whether its items are numbered or known by their words.
pub(crate) fn score(rows: &FirstRows, index: usize, items: &[Item]) -> (u32, Vec<String>) {
    match layout(rows, index, items) {
        Some(Layout { words: Some(_), .. }) => (40, vec![IN_WORDS.to_owned()]),
        Some(_) => (40, vec!["numbered".to_owned()]),
        None => (0, Vec::new()),
    }
}

/// The layout under a row of groups, where items of the return stand below it.
pub(crate) fn layout(rows: &FirstRows, index: usize, items: &[Item]) -> Option<Layout> {
    let header = &rows.get(index)?.1;
    let triplets: Vec<Triplet> = triples(header)
        .into_iter()
        .map(|columns| triplet(rows, index, columns))
        .collect();
    if let Some(item_column) = triplets
        .first()
        .and_then(|first| item_column(rows, index, leftmost(first.columns), items))
    {
        return Some(Layout {
            item_column,
            triplets,
            words: None,
        });
    }
    let Certain { words, columns } = past_words::find(rows, index, items)?.ok()?;
    Some(Layout {
        item_column: 0,
        triplets: columns
            .into_iter()
            .map(|columns| triplet(rows, index, columns))
            .collect(),
        words: Some(words),
    })
}

/// Three columns of figures with the year that stands over them.
fn triplet(rows: &FirstRows, index: usize, columns: [usize; 3]) -> Triplet {
    let above = &rows[index.saturating_sub(3)..=index];
    let over = || {
        above
            .iter()
            .rev()
            .filter_map(|(_, cells)| nearest(cells, leftmost(columns)))
    };
    Triplet {
        columns,
        year: over().find_map(|text| year_in(&text)),
        verified: over().any(|text| plain(&text).contains("verified")),
    }
}

/// The column of the items' numbers. The indicator's number stands on every item's row too; only the items' own are all different.
fn item_column(rows: &FirstRows, index: usize, end: usize, items: &[Item]) -> Option<usize> {
    let below = &rows[index + 1..];
    let numbers: Vec<u16> = items.iter().map(|item| item.number).collect();
    // Numbers of bands look like those of items, and stand again in each part of the workforce.
    let different = |column: usize| -> usize {
        let held = below
            .iter()
            .filter_map(|(_, cells)| number(cells.get(column)?, &numbers));
        let held: Vec<u16> = held.collect();
        let different = held.iter().collect::<BTreeSet<_>>().len();
        if held.len() * 2 > different * 3 { 0 } else { different }
    };
    (0..end)
        .map(|column| (column, different(column)))
        .max_by_key(|(column, count)| (*count, std::cmp::Reverse(*column)))
        .filter(|(_, count)| *count >= 8.min(items.len().max(1)))
        .map(|(column, _)| column)
}

/// The text over a column: in it, or in a merged cell that begins to the left of it.
pub(crate) fn nearest(cells: &[Cell], column: usize) -> Option<String> {
    let own = cells.get(column).filter(|cell| !cell.is_empty());
    let cell = own.or_else(|| {
        cells
            .get(..column.min(cells.len()))?
            .iter()
            .rev()
            .take(5)
            .find(|cell| !cell.is_empty())
    })?;
    Some(cell.shown())
}

/// The item's number in a cell, where the rules know it.
fn number(cell: &Cell, items: &[u16]) -> Option<u16> {
    let text = tidy(&cell.shown());
    let text = text.trim_matches(['(', ')', '.']);
    text.parse::<u16>()
        .ok()
        .filter(|number| items.is_empty() || items.contains(number))
}

impl<'a> Past<'a> {
    pub(crate) fn new(layout: Layout, items: &'a [Item]) -> Self {
        Self {
            layout,
            items,
            found: BTreeMap::new(),
        }
    }

    /// Takes one row; says whether it holds an item.
    pub(crate) fn take(&mut self, row: u32, cells: &[Cell], desk: &mut Desk) -> bool {
        let Some(number) = self.number(row, cells, desk) else {
            return false;
        };
        let triplets = self.layout.triplets.clone();
        let read = triplets
            .iter()
            .map(|triplet| {
                triplet
                    .columns
                    .map(|column| figure(cells.get(column), &address(column, row), desk))
            })
            .collect();
        if self.found.insert(number, read).is_some() {
            desk.notes.alike(
                Severity::Warning,
                address(self.layout.item_column, row),
                &format!("Item {number} stands in the sheet more than once"),
                "The last one was taken.",
            );
        }
        true
    }

    /// The item that a row holds.
    fn number(&mut self, row: u32, cells: &[Cell], desk: &mut Desk) -> Option<u16> {
        let figures = self.layout.triplets[0].columns;
        if self.layout.words.is_some() {
            return self.number_by_words(row, cells, desk);
        }
        let numbers: Vec<u16> = self.items.iter().map(|item| item.number).collect();
        let number = cells
            .get(self.layout.item_column)
            .and_then(|cell| number(cell, &numbers))?;
        let item = self.items.iter().find(|item| item.number == number)?;
        let before = &cells[..cells.len().min(leftmost(figures))];
        let labels: Vec<String> = before
            .iter()
            .filter_map(|cell| match cell {
                Cell::Text(text) => Some(plain(text)),
                _ => None,
            })
            .collect();
        let wanted = plain(&item.label);
        if !labels
            .iter()
            .any(|label| label.contains(&wanted) || (label.len() > 3 && wanted.contains(label.as_str())))
        {
            desk.notes.alike(
                Severity::Warning,
                address(self.layout.item_column, row),
                &format!("Item {number} is labelled otherwise than “{}”", item.label),
                "It was taken by its number. Check it: the numbering of the return may have changed.",
            );
        }
        Some(number)
    }

    /// The item that a row names in words.
    fn number_by_words(&mut self, row: u32, cells: &[Cell], desk: &mut Desk) -> Option<u16> {
        let years: Vec<[usize; 3]> = self.layout.triplets.iter().map(|triplet| triplet.columns).collect();
        let words = self.layout.words.as_mut()?;
        let line = words.line(cells, &years);
        let is_total = match &line {
            Line::Total => true,
            Line::Item(number) => words.is_whole(*number),
            Line::Nothing | Line::Unknown(_) => false,
        };
        if is_total && !words.adds_up(cells, &years) {
            desk.notes.alike(
                Severity::Warning,
                row.to_string(),
                "This total is not the sum of the lines that were read",
                "Check that every line of the table was read and says what the return says. The lines count, not their total.",
            );
        }
        match line {
            Line::Item(number) => Some(number),
            Line::Nothing | Line::Total => None,
            Line::Unknown(label) => {
                desk.notes.alike(
                    Severity::Error,
                    row.to_string(),
                    &format!("“{label}” is none of the lines of the return, and was left out"),
                    "If its staff stand in no other line, the workforce of that year is too small. Correct the label and import again.",
                );
                None
            }
        }
    }

    /// Says which lines of the workforce are not there, where the lines are known by their words.
    fn say_missing(&self, desk: &mut Desk) {
        let of_workforce = |item: &&Item| item.indicator == 1;
        if self.layout.words.is_none()
            || !self
                .items
                .iter()
                .filter(of_workforce)
                .any(|item| self.found.contains_key(&item.number))
        {
            return;
        }
        let missing: Vec<String> = self
            .items
            .iter()
            .filter(of_workforce)
            .filter(|item| !self.found.contains_key(&item.number))
            .map(|item| format!("“{}” ({})", item.label, item.block))
            .collect();
        if !missing.is_empty() {
            desk.notes.add(
                Severity::Warning,
                "",
                format!(
                    "These lines of the workforce are not in the table and were taken as nobody: {}",
                    missing.join(", ")
                ),
                "That is right where the table leaves empty lines out. Check its total.",
            );
        }
    }

    /// The latest year that holds figures; a question where no year can be found.
    pub(crate) fn finish(
        self,
        other_years: &[u16],
        answered: impl Fn(Option<u16>) -> Option<u16>,
        latest_possible: u16,
        desk: &mut Desk,
    ) -> (PastReturn, Option<Question>) {
        self.say_missing(desk);
        let triplets = &self.layout.triplets;
        let has_figures = |index: usize| self.found.values().any(|read| read[index].iter().any(Option::is_some));
        let with_figures: Vec<usize> = (0..triplets.len()).filter(|index| has_figures(*index)).collect();
        let latest = with_figures.iter().filter_map(|index| triplets[*index].year).max();
        let mut chosen: Vec<usize> = with_figures
            .iter()
            .copied()
            .filter(|index| latest.is_none() || triplets[*index].year == latest)
            .collect();
        chosen.sort_by_key(|index| (std::cmp::Reverse(triplets[*index].verified), *index));
        if latest.is_none() && chosen.len() > 1 {
            // Without years the last three columns are the latest.
            chosen.reverse();
            chosen.truncate(1);
        }
        let said = latest.or_else(|| other_years.iter().copied().max());
        let year = answered(said).or(said);
        if let (Some(said), Some(year)) = (said, year)
            && said != year
        {
            desk.notes.add(
                Severity::Warning,
                "",
                format!("The workbook says {said}; it was taken for the return of {year}, as you said"),
                "Check the year.",
            );
        }
        let mut items = BTreeMap::new();
        for (number, read) in &self.found {
            if let Some(index) = chosen.iter().find(|index| read[**index].iter().any(Option::is_some)) {
                items.insert(*number, read[*index]);
            }
        }
        if let Some(year) = year {
            desk.notes.add(
                Severity::Note,
                "",
                match items.len() {
                    1 => format!("1 item of the return of {year} was read"),
                    count => format!("{count} items of the return of {year} were read"),
                },
                "Earlier years in the same file were not taken.",
            );
        }
        past_doubts::fractions(&mut items, self.items, desk);
        if self.layout.words.is_none() {
            // Where items are known by their words the total is told of with its row.
            past_doubts::rows_against_total(&items, self.items, desk);
        }
        let is_possible = year.is_some_and(|year| year <= latest_possible);
        let question = (!is_possible).then(|| Question {
            field: "return_year".to_owned(),
            value: said.map(|year| year.to_string()).unwrap_or_default(),
            rows: u32::try_from(items.len()).unwrap_or(u32::MAX),
            prompt: "Which collection year is this return of?".to_owned(),
            choices: (2016..=2030)
                .rev()
                .map(|year: u16| Choice::new(&year.to_string(), &year.to_string()))
                .collect(),
            suggestion: None,
        });
        (
            PastReturn {
                year: year.unwrap_or(0),
                items,
            },
            question,
        )
    }
}

fn figure(cell: Option<&Cell>, place: &str, desk: &mut Desk) -> Option<f64> {
    match cell.map_or(Figure::Blank, values::figure) {
        Figure::Is { value, percent: _ } => Some(value),
        Figure::Remarked { value } => {
            desk.notes.alike(
                Severity::Note,
                place.to_owned(),
                "A figure of the past return has another in brackets behind it",
                "The one before the brackets was taken. Correct it if the other one is meant.",
            );
            Some(value)
        }
        Figure::Blank => None,
        Figure::Suppressed | Figure::Unreadable => {
            desk.notes.alike(
                Severity::Warning,
                place.to_owned(),
                "A figure of the past return is hidden or is not a number",
                "It is left empty, which is not the same as 0.",
            );
            None
        }
    }
}
