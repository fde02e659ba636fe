//! A past return without item numbers, as trusts publish it: bands down, White, BME and unknown across, in words.
//!
//! It is taken only where it is certain what every line is, since a line that is passed over would make the workforce too small and every
//! ratio of that year wrong. Percentages alone are never taken: heads cannot be had from them.

use std::collections::{BTreeMap, BTreeSet};

use domain::classify::plain;
use domain::rules::{Item, Measure};
use domain::workforce::Section;

use super::past_columns::{group, triples};
use crate::read::cell::Cell;
use crate::read::table::FirstRows;
use crate::read::values::{self, Figure};

/// Fewer lines than this are no return.
const FEWEST: usize = 8;
/// A longer text is an explanation and no label.
const LONGEST: usize = 100;
/// A longer text names no part of the workforce: the title of indicator 1 names all of them.
const LONGEST_PART: usize = 60;

/// Knows lines by their words while rows go by.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    items: BTreeMap<(Option<Section>, String), u16>,
    total: Option<u16>,
    /// Column of the first figures, and whether the headings say that a column holds bands.
    first: usize,
    bands: BTreeSet<usize>,
    section: Option<Section>,
    /// The part of every line of the workforce so far, and its heads of each year.
    lines: Vec<(Section, Vec<[f64; 3]>)>,
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    /// A line of the return.
    Item(u16),
    /// No line: a title, the name of a part, a percentage.
    Nothing,
    /// A total.
    Total,
    /// Something with heads that is none of the lines that are known.
    Unknown(String),
}

/// A table of which every line is known.
pub(crate) struct Certain {
    pub(crate) words: Words,
    /// The columns of heads, once for each year.
    pub(crate) columns: Vec<[usize; 3]>,
}

/// Why a table that looks like a past return in words is not taken for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// Row of the headings.
    pub(crate) row: u32,
    /// Completes "…, but ".
    pub(crate) why: String,
}

impl Words {
    fn new(items: &[Item], header: &[Cell], first: usize) -> Self {
        let typed = items.iter().filter(|item| item.measure != Measure::Calculated);
        let bands = header.iter().enumerate().filter_map(|(column, cell)| match cell {
            Cell::Text(text) => plain(text)
                .split(' ')
                .any(|word| word.starts_with("band"))
                .then_some(column),
            _ => None,
        });
        Self {
            items: typed
                .map(|item| ((section_of(&item.key), squashed(&item.label)), item.number))
                .collect(),
            total: items
                .iter()
                .find(|item| item.key == "workforce.total")
                .map(|item| item.number),
            first,
            bands: bands.collect(),
            section: None,
            lines: Vec::new(),
        }
    }

    /// What a row is; rows are given in their order, since the name of a part stands above its lines.
    pub(crate) fn line(&mut self, cells: &[Cell], years: &[[usize; 3]]) -> Line {
        let figures = years.first().copied().unwrap_or_default();
        let labels: Vec<String> = cells[..cells.len().min(self.first)]
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| self.label(column, cell))
            .collect();
        let heads = figures.map(|column| cells.get(column).map_or(Figure::Blank, values::figure));
        let has_heads = matches!(heads[0], Figure::Is { .. }) && matches!(heads[1], Figure::Is { .. });
        let stated = labels.iter().find_map(|label| part(label));
        if let Some(section) = stated {
            self.section = Some(section);
        }
        let named = labels.iter().rev().find_map(|label| self.item(label));
        if let Some((section, number)) = named {
            match section {
                None => self.section = None,
                // The managers are among the consultants.
                Some(_) if labels.iter().any(|label| plain(label).starts_with("of which")) => {}
                Some(section) => self
                    .lines
                    .push((section, years.iter().map(|year| heads_of(cells, *year)).collect())),
            }
            return Line::Item(number);
        }
        let is_passed_over =
            |label: &String| is_total(label) || label.contains('%') || plain(label).contains("percent");
        let last = labels
            .iter()
            .rev()
            .find(|label| part(label).is_none())
            .or(labels.last());
        match last {
            Some(label) if has_heads && !labels.iter().any(is_passed_over) && group_heads(cells) < 2 => {
                Line::Unknown(label.clone())
            }
            _ if has_heads && labels.iter().any(|label| is_total(label)) => Line::Total,
            _ => Line::Nothing,
        }
    }

    /// Whether the total in a row is that of one part of the workforce, or of several that follow one another, in every year.
    pub(crate) fn adds_up(&self, cells: &[Cell], years: &[[usize; 3]]) -> bool {
        let mut parts: Vec<Section> = self.lines.iter().map(|(section, _)| *section).collect();
        parts.dedup();
        if parts.is_empty() {
            return true;
        }
        years.iter().enumerate().all(|(year, columns)| {
            let total = heads_of(cells, *columns);
            let sum = |of: &[Section]| {
                let lines = self.lines.iter().filter(|(section, _)| of.contains(section));
                lines.fold([0.0; 3], |sum, (_, heads)| {
                    [0, 1, 2].map(|group| sum[group] + heads[year][group])
                })
            };
            let mut runs = (0..parts.len()).flat_map(|first| (first + 1..=parts.len()).map(move |end| (first, end)));
            let is_total = |sum: [f64; 3]| sum.iter().zip(total).all(|(sum, total)| (sum - total).abs() < 0.5);
            runs.any(|(first, end)| is_total(sum(&parts[first..end])))
        })
    }

    /// Whether an item is the whole workforce, which is a total too.
    pub(crate) fn is_whole(&self, number: u16) -> bool {
        self.total == Some(number)
    }

    /// The text of a label; a bare `8a` or `5` below a heading on bands is a band.
    fn label(&self, column: usize, cell: &Cell) -> Option<String> {
        let text = match cell {
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Number(_) if self.bands.contains(&column) => cell.shown(),
            _ => return None,
        };
        let is_bare = text.len() <= 2 && text.starts_with(|letter: char| matches!(letter, '1'..='9'));
        let text = if is_bare && self.bands.contains(&column) {
            format!("Band {text}")
        } else {
            text
        };
        (!text.is_empty() && text.len() <= LONGEST).then_some(text)
    }

    fn item(&self, label: &str) -> Option<(Option<Section>, u16)> {
        let key = squashed(label);
        let of = |section: Option<Section>| self.items.get(&(section, key.clone())).map(|number| (section, *number));
        let whole = [
            "totalworkforce",
            "overallworkforce",
            "grandtotal",
            "overalltotal",
            "allstaff",
            "totalstaff",
            "numberofstaffinworkforce",
        ];
        self.section
            .and_then(|section| of(Some(section)))
            .or_else(|| of(None))
            .or_else(|| Some((None, self.total.filter(|_| whole.contains(&key.as_str()))?)))
    }
}

/// The lines below a row of headings, known by their words; a doubt where it looks like a return and is not certain; nothing where it does
/// not look like one.
pub(crate) fn find(rows: &FirstRows, index: usize, items: &[Item]) -> Option<Result<Certain, Doubt>> {
    let (row, header) = rows.get(index)?;
    let triplets = triples(header);
    let first = triplets.first()?;
    let words = Words::new(items, header, first.iter().copied().min().unwrap_or_default());
    let mut walking = words.clone();
    let mut found: BTreeMap<u16, u32> = BTreeMap::new();
    let mut doubts: Vec<String> = Vec::new();
    for (number, cells) in &rows[index + 1..] {
        match walking.line(cells, &triplets) {
            Line::Item(item) => {
                if let Some(before) = found.insert(item, *number) {
                    doubts.push(format!("rows {before} and {number} are the same line of it"));
                }
                if is_headcount(items, item) && !is_whole(cells, &triplets) {
                    doubts.push(format!("row {number} has shares of staff where heads are needed"));
                }
            }
            Line::Unknown(label) => doubts.push(format!("row {number}, “{label}”, is none of the lines of the return")),
            Line::Nothing | Line::Total => {}
        }
    }
    if found.len() < FEWEST {
        return None;
    }
    let has = |section: &str| {
        items
            .iter()
            .any(|item| item.key.starts_with(&format!("workforce.{section}.")) && found.contains_key(&item.number))
    };
    let has_total = words.total.is_some_and(|total| found.contains_key(&total));
    let parts = [
        ("non_clinical", "non-clinical staff"),
        ("clinical", "clinical staff"),
        ("medical", "doctors and dentists"),
    ];
    let is_workforce = parts.iter().any(|(part, _)| has(part));
    for (part, name) in parts {
        // A trust may have no doctors; then the total shows that nobody is missing.
        if is_workforce && !has(part) && !(part == "medical" && has_total) {
            doubts.push(format!("no lines of {name} stand in the same table"));
        }
    }
    Some(match doubts.into_iter().next() {
        Some(why) => Err(Doubt { row: *row, why }),
        None => Ok(Certain {
            words,
            columns: triplets,
        }),
    })
}

/// Why the best candidate of a workbook is not taken, where it has one.
pub(crate) fn doubt(sheets: &[FirstRows], items: &[Item]) -> Option<Doubt> {
    sheets
        .iter()
        .flat_map(|rows| (0..rows.len()).map(move |index| (rows, index)))
        .find_map(|(rows, index)| find(rows, index, items)?.err())
}

/// A row of a table that reports on the indicators by White and BME, as a published report does, without heads.
pub(crate) fn published(sheets: &[FirstRows]) -> Option<u32> {
    let names = |cell: &Cell| {
        let Cell::Text(text) = cell else { return None };
        let key = plain(text);
        let rest = key.strip_prefix("indicator ").or_else(|| key.strip_prefix("metric "))?;
        rest.split(' ')
            .next()?
            .parse::<u8>()
            .ok()
            .filter(|number| (1..=9).contains(number))
    };
    sheets.iter().find_map(|rows| {
        let (row, _) = rows.iter().find(|(_, cells)| group_heads(cells) >= 2)?;
        let indicators: BTreeSet<u8> = rows
            .iter()
            .flat_map(|(_, cells)| cells.iter().filter_map(names))
            .collect();
        (indicators.len() >= 2).then_some(*row)
    })
}

fn is_headcount(items: &[Item], number: u16) -> bool {
    items
        .iter()
        .any(|item| item.number == number && item.measure == Measure::Headcount)
}

/// Whether all figures of a row are whole numbers of people.
fn is_whole(cells: &[Cell], triplets: &[[usize; 3]]) -> bool {
    triplets
        .iter()
        .flatten()
        .filter_map(|column| cells.get(*column))
        .all(|cell| match values::figure(cell) {
            Figure::Is { value, percent } => !percent && value.fract() == 0.0,
            _ => true,
        })
}

/// The heads of a year in a row; what is no number counts as nobody.
fn heads_of(cells: &[Cell], columns: [usize; 3]) -> [f64; 3] {
    columns.map(|column| match cells.get(column).map_or(Figure::Blank, values::figure) {
        Figure::Is { value, percent: false } | Figure::Remarked { value } => value,
        _ => 0.0,
    })
}

/// Whether a heading is of shares.
pub(super) fn is_share(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.contains('%') || plain(text).split(' ').any(|word| {
        ["percent", "percentage", "proportion", "share", "likelihood", "ratio"].contains(&word)
    }))
}

/// How many groups a row names, as another row of headings does.
fn group_heads(cells: &[Cell]) -> usize {
    cells.iter().filter(|cell| group(cell).is_some()).count()
}

fn is_total(label: &str) -> bool {
    plain(label)
        .split(' ')
        .any(|word| matches!(word, "total" | "totals" | "subtotal" | "all" | "overall"))
}

/// The part of the workforce that an item belongs to.
fn section_of(key: &str) -> Option<Section> {
    let rest = key.strip_prefix("workforce.")?;
    Section::ALL
        .into_iter()
        .find(|section| rest.split_once('.').is_some_and(|(part, _)| part == section.key()))
}

/// The part of the workforce that a short text names.
fn part(label: &str) -> Option<Section> {
    let key = plain(label);
    if key.len() > LONGEST_PART || is_total(label) {
        return None;
    }
    let words: Vec<&str> = key.split(' ').collect();
    let has = |word: &str| words.contains(&word);
    let follows = |first: &str, second: &str| words.windows(2).any(|pair| pair == [first, second]);
    if has("nonclinical") || follows("non", "clinical") {
        Some(Section::NonClinical)
    } else if has("nonmedical") || follows("non", "medical") {
        Some(Section::Clinical)
    } else if has("medical") && (has("dental") || words.len() == 1) {
        Some(Section::Medical)
    } else {
        has("clinical").then_some(Section::Clinical)
    }
}

/// A label without what differs from one trust's table to the next.
fn squashed(label: &str) -> String {
    let key = plain(label);
    let key = key.strip_prefix("afc ").unwrap_or(&key);
    let key = match key {
        "very senior manager" | "very senior managers" => "vsm",
        "below band 1" => "under band 1",
        "trainee" | "trainees" => "trainee grade",
        "other medical" | "other medical and dental" => "other",
        other => other,
    };
    key.trim_end_matches('s').replace(' ', "")
}
