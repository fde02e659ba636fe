//! This year's return beside an earlier one, figure by figure, the largest movements first.
//!
//! Movements of figures in different units are set in one order by how large they are relative to the earlier figure; points of
//! difference, which have no such share, by themselves. Figures of few people change easily and stand below those of many. What a movement
//! comes from is not told here.

use super::{Cells, Line, Return};
use crate::ethnicity::Group;
use crate::rules::Measure;

/// Figures of fewer people than this in both years are called few, and so are rates of so few events. A convention of this program.
const FEW: f64 = 20.0;

/// What an item's figures are measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// People; a mean of two years may end in a half.
    People,
    /// Percent, 0 to 100.
    Percent,
    /// Percentage points, signed.
    Points,
    /// A share of people to whom something happened, 0 to 1.
    Likelihood,
    /// A ratio of two such shares.
    Ratio,
}

impl Unit {
    /// The unit of an item, by what it is.
    pub fn of(line: &Line) -> Self {
        let key = line.item.key.as_str();
        match key.split_once('.').unwrap_or((key, "")) {
            ("board_difference", _) => Self::Points,
            ("workforce_percent" | "board_percent" | "survey", _) => Self::Percent,
            (_, "likelihood") => Self::Likelihood,
            (_, "ratio") => Self::Ratio,
            _ if line.item.measure == Measure::Percentage => Self::Percent,
            _ => Self::People,
        }
    }

    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Likelihood => "likelihood",
            Self::Ratio => "ratio",
        }
    }
}

/// What can be said of two figures beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// They can be compared.
    Compared,
    /// They can be compared, and are of so few people that much change is ordinary.
    Few,
    /// They cannot be compared.
    NotComparable,
    /// Only one of the two is held.
    OneYear,
}

impl Standing {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Compared => "compared",
            Self::Few => "few",
            Self::NotComparable => "not_comparable",
            Self::OneYear => "one_year",
        }
    }
}

/// One figure in both years.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// Item number.
    pub item: u16,
    /// The group; `None` for an item of one figure.
    pub group: Option<Group>,
    /// What it is measured in.
    pub unit: Unit,
    /// The earlier figure.
    pub last: Option<f64>,
    /// This year's.
    pub now: Option<f64>,
    /// This year's less the earlier, in the unit; `None` where both are not held or cannot be compared.
    pub difference: Option<f64>,
    /// The same in percent of the earlier figure; `None` for points and where the earlier is nought.
    pub relative_percent: Option<f64>,
    /// What can be said of it.
    pub standing: Standing,
}

impl Movement {
    /// How large the movement is for its place in the order; nought where nothing moved.
    fn size(&self) -> f64 {
        match (self.relative_percent, self.difference) {
            (Some(relative), _) => relative.abs(),
            (None, Some(points)) if self.unit == Unit::Points => points.abs(),
            // From nought to anything is more than any share of it.
            (None, Some(difference)) if difference != 0.0 => f64::MAX,
            _ => 0.0,
        }
    }
}

/// Every figure held in either year, the largest movements first. `last` is the earlier return by item; `is_broken` says of a line whether
/// its two figures cannot be compared.
pub fn movements(
    filled: &Return,
    last: &std::collections::BTreeMap<u16, Cells>,
    is_broken: impl Fn(&Line) -> bool,
) -> Vec<Movement> {
    let mut found: Vec<Movement> = Vec::new();
    for line in &filled.lines {
        let before = last.get(&line.item.number).copied().unwrap_or_default();
        let unit = Unit::of(line);
        let groups: &[Option<Group>] = if unit == Unit::Ratio {
            &[None]
        } else {
            &[Some(Group::White), Some(Group::Bme), Some(Group::Unknown)]
        };
        for (at, group) in groups.iter().enumerate() {
            let (last_figure, now) = (before[at], line.current[at]);
            if last_figure.is_none() && now.is_none() {
                continue;
            }
            let both = last_figure.zip(now).filter(|_| !is_broken(line));
            let difference = both.map(|(last, now)| now - last);
            let relative = both
                .filter(|(last, _)| *last > 0.0 && unit != Unit::Points)
                .map(|(last, now)| (now - last) / last * 100.0);
            let standing = match both {
                None if last_figure.is_some() && now.is_some() => Standing::NotComparable,
                None => Standing::OneYear,
                Some((before, now)) if unit == Unit::People && before.max(now) < FEW => Standing::Few,
                Some(_) if unit != Unit::People && is_of_few(filled, last, line, at) => Standing::Few,
                Some(_) => Standing::Compared,
            };
            found.push(Movement {
                item: line.item.number,
                group: *group,
                unit,
                last: last_figure,
                now,
                difference,
                relative_percent: relative,
                standing,
            });
        }
    }
    found.sort_by(|one, other| {
        (one.standing.cmp(&other.standing))
            .then(other.size().total_cmp(&one.size()))
            .then(one.item.cmp(&other.item))
            .then(one.group.cmp(&other.group))
    });
    found
}

/// Whether a share, a likelihood or a ratio is of few people in both years: of few events, or of a board.
fn is_of_few(filled: &Return, last: &std::collections::BTreeMap<u16, Cells>, line: &Line, at: usize) -> bool {
    let (stem, what) = line.item.key.split_once('.').unwrap_or((line.item.key.as_str(), ""));
    let of = match stem {
        "recruitment" => "recruitment.appointed".to_owned(),
        "casework" | "training" => format!("{stem}.people"),
        "board_percent" | "board_difference" => format!("board.{what}"),
        _ => return false,
    };
    let Some(part) = filled.lines.iter().find(|line| line.item.key == of) else {
        return false;
    };
    let people = |cells: Cells| match (stem, what == "ratio") {
        ("board_percent" | "board_difference", _) => cells.into_iter().flatten().sum::<f64>(),
        (_, true) => cells[..2].iter().flatten().sum(),
        (_, false) => cells[at].unwrap_or_default(),
    };
    let before = last.get(&part.item.number).copied().unwrap_or_default();
    people(before).max(people(part.current)) < FEW
}
