//! A sheet as a reader sees it: texts and numbers at their cells, a merged text at every cell it lies over.

use super::found::Holds;
use super::package::{Package, value_text};
use super::sheet::{Area, Kind, Sheet, texts_in};

/// Last row that is looked at. Forms are shorter.
const LAST_ROW: u32 = 5_000;
/// Last column that is looked at.
pub(super) const LAST_COLUMN: u32 = 200;
/// Longer texts are explanations; only their beginning is kept.
const LONGEST: usize = 600;

/// A sheet with its name and XML.
pub(super) struct Grid<'a> {
    pub(super) name: &'a str,
    pub(super) xml: &'a str,
    pub(super) sheet: &'a Sheet,
    pub(super) package: &'a Package,
}

impl Grid<'_> {
    /// The rows that are there and are looked at.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.sheet
            .rows
            .iter()
            .map(|row| row.number)
            .take_while(|row| *row <= LAST_ROW)
    }

    /// The columns of a row that are there and are looked at.
    pub(super) fn columns(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let cells = self.sheet.row(row).map_or(0..0, |row| row.cells.clone());
        self.sheet.cells[cells]
            .iter()
            .map(|cell| cell.column)
            .take_while(|column| *column <= LAST_COLUMN)
    }

    /// What stands in a cell.
    pub(super) fn holds(&self, at: (u32, u32)) -> Holds {
        let Some(cell) = self.sheet.cell(at) else {
            return Holds::Nothing;
        };
        let inner = &self.xml[cell.inner.clone()];
        let text = || match cell.kind {
            Kind::Shared => value_text(inner)
                .trim()
                .parse()
                .ok()
                .and_then(|index| self.package.shared(index))
                .unwrap_or_default()
                .to_owned(),
            Kind::Inline => texts_in(inner),
            Kind::Number | Kind::Text | Kind::Other => value_text(inner),
        };
        if self.sheet.has_formula(at) {
            return Holds::Formula(text());
        }
        if cell.value.is_none() && !cell.is_rich {
            return Holds::Nothing;
        }
        let text = text();
        if cell.is_rich || cell.kind == Kind::Other {
            return Holds::Text(if text.is_empty() {
                "something of its own kind".to_owned()
            } else {
                text
            });
        }
        if cell.kind == Kind::Number {
            return match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Holds::Number(number),
                _ if text.trim().is_empty() => Holds::Nothing,
                _ => Holds::Text(text),
            };
        }
        if text.trim().is_empty() {
            Holds::Nothing
        } else {
            Holds::Text(text)
        }
    }

    /// The text a user reads in a cell: its own, what its formula gave, or that of the merged cell over it. Numbers are none.
    pub(super) fn text(&self, at: (u32, u32)) -> Option<String> {
        let at = self.corner(at);
        let cell = self.sheet.cell(at)?;
        let text = match self.holds(at) {
            Holds::Text(text) => text,
            Holds::Formula(text) if cell.kind != Kind::Number => text,
            _ => return None,
        };
        let text = domain::classify::tidy(&text.chars().take(LONGEST).collect::<String>());
        (!text.is_empty()).then_some(text)
    }

    /// The same, and numbers and years as they are written.
    pub(super) fn said(&self, at: (u32, u32)) -> Option<String> {
        let at = self.corner(at);
        self.text(at).or_else(|| match self.holds(at) {
            Holds::Number(number) => Some(number.to_string()),
            Holds::Formula(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        })
    }

    /// The merged area over a cell.
    pub(super) fn merged(&self, at: (u32, u32)) -> Option<Area> {
        self.sheet.merged(at)
    }

    /// The cell whose content a user sees at a cell.
    pub(super) fn corner(&self, at: (u32, u32)) -> (u32, u32) {
        self.merged(at).map_or(at, |area| (area.rows.0, area.columns.0))
    }
}
