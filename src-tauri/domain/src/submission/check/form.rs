//! A filled return as the checks read it: by what an item is, by year and by group.

use super::{CellAt, Column, Look};
use crate::ethnicity::Group;
use crate::kind::Kind;
use crate::rounding;
use crate::rules::Measure;
use crate::submission::{Cells, Line, Return};

pub(super) struct Form<'a> {
    pub(super) filled: &'a Return,
}

impl<'a> Form<'a> {
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a Line> {
        self.filled.lines.iter()
    }

    /// The first line of a key; a form may print the same figure twice.
    pub(super) fn line(&self, key: &str) -> Option<&'a Line> {
        self.lines().find(|line| line.item.key == key)
    }

    pub(super) fn item(&self, key: &str) -> Option<u16> {
        self.line(key).map(|line| line.item.number)
    }

    /// The three figures of a key, where White and BME are there; an empty unknown is nought.
    pub(super) fn heads(&self, key: &str, column: Column) -> Option<[f64; 3]> {
        heads(of(self.line(key)?, column))
    }

    /// The one figure of a key, such as a ratio.
    pub(super) fn single(&self, key: &str, column: Column) -> Option<f64> {
        of(self.line(key)?, column)[0]
    }

    /// The cells of a key's line for some groups.
    pub(super) fn cells(&self, key: &str, column: Column, groups: &[Group]) -> Vec<CellAt> {
        self.line(key)
            .map(|line| cells(line, column, groups))
            .unwrap_or_default()
    }

    /// What stands in a cell.
    pub(super) fn at(&self, cell: CellAt) -> Option<f64> {
        let line = self.lines().find(|line| line.item.number == cell.item)?;
        of(line, cell.column)[cell.group.map_or(0, index)]
    }
}

/// The cells of a line for some groups; the one cell of an item of one figure.
pub(super) fn cells(line: &Line, column: Column, groups: &[Group]) -> Vec<CellAt> {
    let at = |group| CellAt {
        item: line.item.number,
        group,
        column,
    };
    if is_single(&line.item.key) {
        return vec![at(None)];
    }
    groups.iter().map(|group| at(Some(*group))).collect()
}

/// A line's figures of a year.
pub(super) const fn of(line: &Line, column: Column) -> Cells {
    match column {
        Column::LastYear => line.previous,
        Column::ThisYear => line.current,
    }
}

pub(super) fn heads(cells: Cells) -> Option<[f64; 3]> {
    let [white, bme, unknown] = cells;
    Some([white?, bme?, unknown.unwrap_or(0.0)])
}

/// Where a group stands among three cells.
pub(super) const fn index(group: Group) -> usize {
    match group {
        Group::White => 0,
        Group::Bme => 1,
        Group::Unknown => 2,
    }
}

/// Whether an item has one figure instead of one for each group.
pub(super) fn is_single(key: &str) -> bool {
    key.split_once('.').is_some_and(|(_, what)| what == "ratio")
}

/// Whether an item counts people.
pub(super) fn is_people(line: &Line) -> bool {
    let key = line.item.key.as_str();
    let (stem, what) = key.split_once('.').unwrap_or((key, ""));
    line.item.measure != Measure::Percentage
        && matches!(stem, "workforce" | "recruitment" | "casework" | "training" | "board")
        && !matches!(what, "likelihood" | "ratio")
}

/// The kind of file an item's figures come from.
pub(super) fn kind(key: &str) -> Kind {
    match key.split('.').next().unwrap_or_default() {
        "recruitment" => Kind::Recruitment,
        "casework" => Kind::Casework,
        "training" => Kind::Training,
        "survey" => Kind::Survey,
        "workforce" | "workforce_percent" => Kind::Staff,
        _ => Kind::Board,
    }
}

/// Where the figures of a line can be looked at, in this year or the last.
pub(super) fn looks(line: &Line, column: Column) -> Vec<Look> {
    match column {
        Column::LastYear => vec![Look::Data(Kind::Return)],
        Column::ThisYear => vec![Look::Data(kind(&line.item.key)), Look::Receipt(line.item.number)],
    }
}

/// A number of people as text: whole, or to one decimal where it is the mean of two years.
pub(super) fn people(value: f64) -> String {
    if !value.is_finite() {
        return "no number".to_owned();
    }
    rounding::text(value, u16::from(value.fract() != 0.0))
}

/// A share in percent; `None` where there is nobody.
pub(super) fn share(heads: [f64; 3], group: Group) -> Option<f64> {
    let total: f64 = heads.iter().sum();
    (total > 0.0).then(|| heads[index(group)] / total * 100.0)
}
