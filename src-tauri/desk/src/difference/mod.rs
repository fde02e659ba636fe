//! This year's return beside an earlier one, item by item: what moved, by how much, and what the largest movements come from as far as
//! it can be told.

mod explain;
mod table;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::ethnicity::Group;
use domain::overridden::{Overridden, Touch};
use domain::rules::RulePack;
use domain::submission::{self, Cells, Line, Movement, Return, Standing, Unit};
use files::reference::Reference;
use serde_json::{Value, json};
use store::Books;

use crate::gather::{self, YearData};
use crate::submission::{filled, shown};
use crate::view::{DifferenceLine, DifferenceView, LargestView};
use crate::why::Why;
use crate::{Desk, DeskError, text};

pub(crate) use table::table;

/// How many of the largest movements are explained.
const LARGEST: usize = 10;

/// Two returns beside each other.
pub(crate) struct Beside<'a> {
    last_rules: &'a RulePack,
    rules: &'a RulePack,
    filled: Return,
    last: BTreeMap<u16, Cells>,
    /// Figures of the earlier year that were typed in over those of its files, where its return is this program's own.
    last_overridden: Vec<Overridden>,
    movements: Vec<Movement>,
}

impl<'a> Beside<'a> {
    /// This year's return beside that of `compare`, the year before where none is given.
    fn of(
        books: &Books,
        reference: &'a Reference,
        data: &YearData<'a>,
        compare: Option<u16>,
    ) -> Result<Self, DeskError> {
        let rules = data.rules;
        let compare = compare.unwrap_or(rules.year - 1);
        if compare >= rules.year {
            return Err(DeskError::given(
                format!("{compare} is not before {}.", rules.year),
                "Compare with an earlier collection year.",
            ));
        }
        let last_rules = gather::rules(reference, compare)?;
        let filled = filled(data);
        let last = if compare == rules.year - 1 {
            data.last_items.clone()
        } else {
            gather::return_of(books, reference, last_rules)?
        };
        let movements = submission::movements(&filled, &last, |line| not_comparable(line, rules, last_rules).is_some());
        let last_overridden = match gather::printed(books, last_rules)? {
            Some(_) => Vec::new(),
            None => gather::own(books, last_rules)?.1,
        };
        Ok(Self {
            last_rules,
            rules,
            filled,
            last,
            last_overridden,
            movements,
        })
    }

    fn line(&self, item: u16) -> Option<&Line> {
        self.filled.lines.iter().find(|line| line.item.number == item)
    }

    fn years(&self) -> (u16, u16) {
        (self.last_rules.year, self.rules.year)
    }
}

/// Why a line's figures of two years cannot be compared; `None` where they can.
fn not_comparable(line: &Line, rules: &RulePack, last: &RulePack) -> Option<String> {
    if last.year + 1 == rules.year {
        return line.not_comparable.clone();
    }
    let broken = rules
        .latest_break(line.item.indicator, rules.year)
        .filter(|held| held.year > last.year)
        .map(|held| held.why.clone());
    broken.or_else(|| {
        (last.averaging != rules.averaging && is_mean_item(line))
            .then(|| "One of the two returns takes the mean of two years, the other the people of one.".to_owned())
    })
}

/// Whether an item of indicator 3 follows the averaging.
pub(crate) fn is_mean_item(line: &Line) -> bool {
    line.item.key.starts_with("casework.")
}

/// The answer for the window and the command.
pub(crate) fn view(
    books: &Books,
    reference: &Reference,
    year: u16,
    compare: Option<u16>,
) -> Result<DifferenceView, DeskError> {
    let data = gather::year(books, reference, year)?;
    let beside = Beside::of(books, reference, &data, compare)?;
    let (last, now) = beside.years();
    let lines: Vec<DifferenceLine> = beside
        .movements
        .iter()
        .filter_map(|held| line_view(&beside, held))
        .collect();
    let chosen = largest(&beside);
    let why = if chosen.is_empty() {
        None
    } else {
        Some(Why::between(books, reference, last, now)?)
    };
    let largest = chosen
        .into_iter()
        .filter_map(|held| {
            let line = beside.line(held.item)?;
            let why = why.as_ref()?;
            Some(LargestView {
                item: held.item,
                group: held.group.map(|group| group.label().to_owned()).unwrap_or_default(),
                indicator: line.item.indicator,
                says: says(&beside, line, held),
                why: explain::explain(&beside, why, line, held),
            })
        })
        .collect();
    Ok(DifferenceView {
        year: now,
        compare: last,
        lead: lead(&beside),
        largest,
        lines,
    })
}

/// The largest movements that can be compared, a figure that the form prints several times once. Unknown ethnicity is told of whole counts
/// and not row by row.
fn largest<'a>(beside: &'a Beside<'_>) -> Vec<&'a Movement> {
    let mut seen: Vec<(&str, Option<Group>)> = Vec::new();
    let mut chosen = Vec::new();
    for held in &beside.movements {
        let moved = held.difference.is_some_and(|difference| difference != 0.0);
        let Some(line) = beside
            .line(held.item)
            .filter(|_| moved && held.standing == Standing::Compared)
        else {
            continue;
        };
        let is_row = line.item.indicator == 1;
        if is_row && held.group == Some(Group::Unknown) {
            continue;
        }
        let figure = (line.item.key.as_str(), held.group);
        if chosen.len() < LARGEST && !seen.contains(&figure) {
            seen.push(figure);
            chosen.push(held);
        }
    }
    chosen
}

fn lead(beside: &Beside<'_>) -> String {
    let (last, now) = beside.years();
    if beside.last.is_empty() {
        return format!("Nothing is held of the return of {last}, so nothing can be set beside {now}.");
    }
    let count = |standing: Standing| beside.movements.iter().filter(|held| held.standing == standing).count();
    let moved = |held: &&Movement| {
        matches!(held.standing, Standing::Compared | Standing::Few) && held.difference.is_some_and(|by| by != 0.0)
    };
    let changed = beside.movements.iter().filter(moved).count();
    let compared = count(Standing::Compared) + count(Standing::Few);
    let mut words = format!(
        "{changed} of {compared} figures differ from {last}. The largest movements stand first, by how large they are beside the figure of \
         {last}; figures of fewer than 20 people stand below, since they change easily."
    );
    let broken = count(Standing::NotComparable);
    if broken > 0 {
        let one = if broken == 1 { "figure is" } else { "figures are" };
        let _ = write!(words, " {broken} {one} not compared, and say why.");
    }
    words
}

/// A movement in one sentence.
fn says(beside: &Beside<'_>, line: &Line, held: &Movement) -> String {
    let (last, now) = beside.years();
    let group = held.group.map(|group| format!(", {group}")).unwrap_or_default();
    let figure = |value: Option<f64>| value.map(|value| unit_text(line, held.unit, value)).unwrap_or_default();
    let relative = match relative(held) {
        text if text.is_empty() => String::new(),
        text => format!(", {text}"),
    };
    // Bands stand in several blocks under the same label.
    let block = if line.item.indicator == 1 && !line.item.block.is_empty() {
        format!(" ({})", line.item.block)
    } else {
        String::new()
    };
    format!(
        "{}{block}{group}: {} in {last}, {} in {now} ({}{relative}).",
        line.item.label,
        figure(held.last),
        figure(held.now),
        difference(held)
    )
}

/// A figure with its unit where the number alone does not say it.
fn unit_text(line: &Line, unit: Unit, value: f64) -> String {
    let text = shown(&line.item, value);
    match unit {
        Unit::Percent => format!("{text}%"),
        Unit::Points => format!("{text} points"),
        _ => text,
    }
}

/// The difference with its unit: "+12", "+1.1 points", "−0.06".
fn difference(held: &Movement) -> String {
    let Some(by) = held.difference else {
        return String::new();
    };
    match held.unit {
        Unit::People => text::signed(by, u16::from(by.fract() != 0.0)),
        Unit::Percent | Unit::Points => format!("{} points", text::signed(by, 1)),
        Unit::Likelihood => text::signed(by, 4),
        Unit::Ratio => text::signed(by, 2),
    }
}

/// The relative change: "+5.3%"; nothing for ratios, where a percentage would be read as one of people, and for percentages, where it would
/// be read as points.
fn relative(held: &Movement) -> String {
    match held.unit {
        Unit::People | Unit::Likelihood => held
            .relative_percent
            .map(|percent| format!("{}%", text::signed(percent, 1)))
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// Of the figures of last year that stand in a return, those typed in over that year's files, by item. An item whose figures of last year were
/// signed as others than are held now has none, since what is said of those of now is not true of them.
pub(crate) fn last_overridden(data: &YearData<'_>) -> BTreeMap<u16, Vec<Overridden>> {
    let overridden = &data.last_overridden;
    if overridden.is_empty() {
        return BTreeMap::new();
    }
    let now = crate::submission::computed(data);
    let lines = filled(data).lines;
    let as_held = lines.iter().filter(|line| {
        let held = now.lines.iter().find(|other| other.item.number == line.item.number);
        line.previous.iter().any(Option::is_some) && held.is_some_and(|held| held.previous == line.previous)
    });
    as_held
        .map(|line| {
            let touching = overridden.iter().filter(|held| held.touches(&line.item.key).is_some());
            (line.item.number, touching.cloned().collect::<Vec<_>>())
        })
        .filter(|(_, held)| !held.is_empty())
        .collect()
}

/// The figures typed in over those of the files that stand in a cell of either year, or that it is worked out from.
fn typed_over(beside: &Beside<'_>, line: &Line, group: Option<Group>) -> Vec<String> {
    let of = |held: &&Overridden| match held.touches(&line.item.key) {
        Some(Touch::Itself) => group.is_none_or(|group| group == held.group),
        Some(Touch::Behind) => true,
        None => false,
    };
    let (last, now) = beside.years();
    let earlier = beside.last_overridden.iter().filter(of).map(|held| (last, held));
    let these = beside.filled.overridden.iter().filter(of).map(|held| (now, held));
    earlier
        .chain(these)
        .map(|(year, held)| format!("In {year}: {}", held.sentence()))
        .collect()
}

fn line_view(beside: &Beside<'_>, held: &Movement) -> Option<DifferenceLine> {
    let line = beside.line(held.item)?;
    let figure = |value: Option<f64>| value.map(|value| shown(&line.item, value)).unwrap_or_default();
    Some(DifferenceLine {
        item: held.item,
        indicator: line.item.indicator,
        block: line.item.block.clone(),
        label: line.item.label.clone(),
        group: held.group.map(|group| group.label().to_owned()).unwrap_or_default(),
        unit: held.unit.key().to_owned(),
        last: figure(held.last),
        now: figure(held.now),
        difference: difference(held),
        relative: relative(held),
        standing: held.standing.key().to_owned(),
        note: [match held.standing {
            Standing::Compared => String::new(),
            Standing::Few => "Few people".to_owned(),
            Standing::NotComparable => not_comparable(line, beside.rules, beside.last_rules).unwrap_or_default(),
            Standing::OneYear if held.last.is_none() => format!("Not held for {}", beside.last_rules.year),
            Standing::OneYear => format!("Not held for {}", beside.rules.year),
        }]
        .into_iter()
        .chain(typed_over(beside, line, held.group))
        .filter(|note| !note.is_empty())
        .collect::<Vec<_>>()
        .join(". "),
    })
}

impl Desk {
    /// This year's return beside that of an earlier year, the year before where none is given.
    ///
    /// # Errors
    /// Where there are no rules for a year, `compare` is not before `year`, or the store cannot be read.
    pub fn difference(&self, year: u16, compare: Option<u16>) -> Result<DifferenceView, DeskError> {
        view(self.books(), self.reference(), year, compare)
    }

    /// The same as JSON, with unrounded figures.
    ///
    /// # Errors
    /// As for [`Desk::difference`].
    pub fn difference_json(&self, year: u16, compare: Option<u16>) -> Result<Value, DeskError> {
        let data = gather::year(self.books(), self.reference(), year)?;
        let beside = Beside::of(self.books(), self.reference(), &data, compare)?;
        let view = view(self.books(), self.reference(), year, compare)?;
        let lines: Vec<Value> = beside
            .movements
            .iter()
            .zip(&view.lines)
            .map(|(held, line)| {
                json!({
                    "item": held.item, "indicator": line.indicator, "label": line.label,
                    "group": held.group.map(Group::key), "unit": held.unit.key(), "last": held.last, "now": held.now,
                    "difference": held.difference, "relative_percent": held.relative_percent,
                    "standing": held.standing.key(), "note": line.note,
                })
            })
            .collect();
        Ok(
            json!({"year": view.year, "compare": view.compare, "lead": view.lead, "largest": view.largest, "figures": lines}),
        )
    }
}
