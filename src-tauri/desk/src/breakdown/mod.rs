//! Where an indicator is: 1 to 4 line by line, small numbers hidden as the level says.
//!
//! The lines themselves and what is hidden of them are [`domain::breakdown`]; here they are taken from what a year holds, named and put in
//! order. The cells of an indicator are taken once and serve every dimension.

mod json;
mod lines;
mod shown;
mod words;

use domain::breakdown::{Cell, Dimension, Key, Place};
use domain::disclosure::{Level, Rule};
use domain::ethnicity::{Group, Triple};
use domain::indicator::Ratio;
use files::reference::Reference;
use serde_json::Value;
use store::Books;

pub(crate) use shown::levels;
pub(crate) use words::label;

use crate::gather::{self, Folded, Stand, YearData};
use crate::{Desk, DeskError, view};
use lines::Held;

/// The indicators that can be broken down.
const INDICATORS: [u8; 4] = [1, 2, 3, 4];

/// What is asked of a breakdown.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrokenDown<'a> {
    /// One indicator alone, 1 to 4.
    pub indicator: Option<u8>,
    /// For whom: what is hidden.
    pub level: Level,
    /// Another rule pack than the year's own.
    pub rules: Option<&'a str>,
}

/// Why an indicator has no lines: what is missing, and what would mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Nothing {
    pub(crate) message: String,
    pub(crate) hint: String,
    /// Whether the files themselves are not there yet.
    is_early: bool,
}

impl Nothing {
    fn new(message: impl Into<String>, hint: &str) -> Self {
        Self {
            message: message.into(),
            hint: hint.to_owned(),
            is_early: false,
        }
    }
}

/// The ratio of an indicator; none for indicator 1.
pub(crate) const fn ratio_of(indicator: u8) -> Option<Ratio> {
    match indicator {
        2 => Some(Ratio::Appointment),
        3 => Some(Ratio::Disciplinary),
        4 => Some(Ratio::Training),
        _ => None,
    }
}

/// What is recorded of the place where somebody of a case log or a learning record stands.
pub(crate) fn place<'a>(data: &'a YearData<'_>, stand: Stand) -> Place<'a> {
    match stand {
        // The places are of this very list.
        Stand::Post(place) => data
            .staff
            .as_ref()
            .and_then(|staff| staff.posts.get(place))
            .map_or(Place::NotListed, |post| Place::Recorded(&post.said)),
        Stand::NotListed => Place::NotListed,
        Stand::NoNumber => Place::NoNumber,
    }
}

/// The whole and the part of one line of an indicator; `None` where there is no such line.
pub(crate) fn of_line(data: &YearData<'_>, indicator: u8, line: Line<'_>) -> Option<(Triple, Triple)> {
    let cells = cells(data, indicator).ok()?;
    let lines = domain::breakdown::lines(line.by, cells);
    let found = lines.iter().find(|held| held.key.text() == line.key)?;
    Some((found.whole, found.part))
}

/// One line of a dimension, by the key that breakdowns give it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// The dimension.
    pub(crate) by: Dimension,
    /// The line's key; empty for what is not given.
    pub(crate) key: &'a str,
}

impl Line<'_> {
    /// Whether people of a group who stand in a place are on the line.
    pub(crate) fn holds(self, place: Place<'_>, group: Group) -> bool {
        Key::of(self.by, place, group).text() == self.key
    }
}

/// The people behind an indicator by where they stand.
pub(crate) fn cells<'a>(data: &'a YearData<'_>, indicator: u8) -> Result<Vec<Cell<'a>>, Nothing> {
    let year = data.rules.year;
    let typed = |group: &str| data.typed.contains(group);
    let group = match indicator {
        2 => "recruitment",
        3 => "casework",
        4 => "training",
        _ => "",
    };
    if typed(group) {
        return Err(Nothing::new(
            format!("The figures of indicator {indicator} were typed in, so nothing says where they are."),
            "Import the list itself to see them by band, division and so on.",
        ));
    }
    let none = |what: &str| Nothing {
        is_early: true,
        ..Nothing::new(format!("There is {what} for {year} yet."), "Import one first.")
    };
    if indicator == 2 {
        let applicants = data.applicants.as_ref().ok_or_else(|| none("no recruitment list"))?;
        return Ok(applicants.cells().collect());
    }
    let staff = data.staff.as_ref().ok_or_else(|| none("no staff list"))?;
    let mut cells: Vec<Cell<'a>> = staff.cells().collect();
    let folded: Option<&Folded> = match indicator {
        3 => Some(data.casework.as_ref().ok_or_else(|| none("no case log"))?),
        4 => Some(data.training.as_ref().ok_or_else(|| none("no learning record"))?),
        _ => None,
    };
    for (stand, people) in folded.into_iter().flat_map(|folded| &folded.stands) {
        cells.push(Cell {
            place: place(data, *stand),
            whole: Triple::default(),
            part: *people,
        });
    }
    Ok(cells)
}

/// The dimensions by which an indicator can be broken down with what is held.
fn dimensions(cells: &[Cell<'_>], indicator: u8) -> Vec<Dimension> {
    Dimension::ALL
        .into_iter()
        .filter(|by| by.is_of(indicator) && words::says_nothing(cells, indicator, *by).is_none())
        .collect()
}

/// The lines of one indicator, or why there are none.
fn one(data: &YearData<'_>, reference: &Reference, indicator: u8, by: Dimension, level: Rule) -> Result<Held, Nothing> {
    if !by.is_of(indicator) {
        return Err(Nothing::new(
            format!("Indicator {indicator} cannot be shown with and without overseas recruitment."),
            "Only indicator 2 can.",
        ));
    }
    let cells = cells(data, indicator)?;
    if let Some(nothing) = words::says_nothing(&cells, indicator, by) {
        return Err(nothing);
    }
    Ok(lines::of(data, reference, &cells, indicator, by, level))
}

/// The indicators that are asked for.
fn asked(by: Dimension, indicator: Option<u8>) -> Result<Vec<u8>, DeskError> {
    match indicator {
        Some(indicator) if INDICATORS.contains(&indicator) => Ok(vec![indicator]),
        Some(indicator) => Err(DeskError::given(
            format!("Indicator {indicator} cannot be broken down."),
            "Indicators 1, 2, 3 and 4 can.",
        )),
        None => Ok(INDICATORS
            .into_iter()
            .filter(|indicator| by.is_of(*indicator))
            .collect()),
    }
}

/// Where nothing at all is there yet, the first reason is the error.
fn not_ready<T>(all: &[(u8, Result<T, Nothing>)]) -> Result<(), DeskError> {
    let is_early = |held: &Result<T, Nothing>| held.as_ref().err().is_some_and(|nothing| nothing.is_early);
    match all.first() {
        Some((_, Err(nothing))) if all.iter().all(|(_, held)| is_early(held)) => Err(DeskError::NotReady {
            message: nothing.message.clone(),
            hint: nothing.hint.clone(),
        }),
        _ => Ok(()),
    }
}

impl Desk {
    /// Indicators 1 to 4, or one of them, by a dimension.
    ///
    /// # Errors
    /// Where nothing is held that could be broken down, the indicator or the rule pack is none, or the store cannot be read.
    pub fn breakdowns(
        &self,
        year: u16,
        by: Dimension,
        given: &BrokenDown<'_>,
    ) -> Result<Vec<view::Breakdown>, DeskError> {
        let reference = self.reference();
        let level = reference.disclosure.rule(given.level);
        let pack = gather::pack(reference, year, given.rules)?;
        let data = gather::under(self.books(), reference, &pack)?;
        let all: Vec<(u8, Result<Held, Nothing>)> = asked(by, given.indicator)?
            .into_iter()
            .map(|indicator| (indicator, one(&data, reference, indicator, by, level)))
            .collect();
        not_ready(&all)?;
        Ok(all
            .into_iter()
            .map(|(indicator, held)| shown::view(&data, reference, indicator, by, level, held))
            .collect())
    }

    /// One indicator by the key of a dimension and of a level, as the window shows it; by the first dimension that says something where none
    /// is named.
    ///
    /// # Errors
    /// Where the indicator, the dimension or the level is none, or the store cannot be read.
    pub fn breakdown(
        &self,
        year: u16,
        indicator: u8,
        by: Option<&str>,
        level: &str,
    ) -> Result<view::Breakdown, DeskError> {
        asked(Dimension::Band, Some(indicator))?;
        let unknown = |key: &str| DeskError::given(format!("There is no choice “{key}”."), "Choose another.");
        let by = by
            .map(|key| Dimension::from_key(key).ok_or_else(|| unknown(key)))
            .transpose()?;
        let level = Level::from_key(level).ok_or_else(|| unknown(level))?;
        let reference = self.reference();
        let level = reference.disclosure.rule(level);
        let data = gather::year(self.books(), reference, year)?;
        let held = by.or_else(|| dimensions(&cells(&data, indicator).ok()?, indicator).first().copied());
        let by = held.unwrap_or(Dimension::Band);
        let lines = one(&data, reference, indicator, by, level);
        Ok(shown::view(&data, reference, indicator, by, level, lines))
    }

    /// The same as [`Desk::breakdowns`] as JSON, numbers unrounded.
    ///
    /// # Errors
    /// As [`Desk::breakdowns`].
    pub fn breakdown_json(&self, year: u16, by: Dimension, given: &BrokenDown<'_>) -> Result<Value, DeskError> {
        let reference = self.reference();
        let level = reference.disclosure.rule(given.level);
        let pack = gather::pack(reference, year, given.rules)?;
        let data = gather::under(self.books(), reference, &pack)?;
        let all: Vec<(u8, Result<Held, Nothing>)> = asked(by, given.indicator)?
            .into_iter()
            .map(|indicator| (indicator, one(&data, reference, indicator, by, level)))
            .collect();
        not_ready(&all)?;
        Ok(json::object(&data, by, level, all))
    }

    /// Every breakdown of every indicator from one reading of the store: what is measured of its speed. Says how many lines there are.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn every_breakdown(&self, year: u16, level: Level) -> Result<usize, DeskError> {
        let reference = self.reference();
        let data = gather::year(self.books(), reference, year)?;
        let level = reference.disclosure.rule(level);
        let mut all = 0;
        for indicator in INDICATORS {
            let Ok(cells) = cells(&data, indicator) else { continue };
            for by in dimensions(&cells, indicator) {
                all += lines::of(&data, reference, &cells, indicator, by, level).lines.len();
            }
        }
        Ok(all)
    }
}

/// Where ethnicity is unknown among the staff: the lines of a dimension with their names and people.
pub(crate) fn staff_lines(
    books: &Books,
    reference: &Reference,
    year: u16,
    by: &[Dimension],
) -> Result<Vec<Vec<(String, Triple)>>, DeskError> {
    let Some(staff) = store::staff_list::of_year(books, year, &std::collections::HashSet::<store::Person>::new())?
    else {
        return Ok(Vec::new());
    };
    Ok(by
        .iter()
        .map(|by| {
            domain::breakdown::lines(*by, staff.cells())
                .into_iter()
                .map(|line| (label(reference, line.key), line.whole))
                .collect()
        })
        .collect())
}
