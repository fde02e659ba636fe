//! Which column of a blank is of which group, year and kind of figures, by the headings over it.

use std::collections::BTreeSet;

use domain::classify::plain;
use domain::ethnicity::Group;

use super::found::Year;
use super::grid::{Grid, LAST_COLUMN};
use crate::read::year_in;
use crate::reference::blanks::{BlankLists, Period, Whose};

/// A longer text over a column is a title or an explanation, and no group's heading.
const LONGEST: usize = 48;
/// Rows above and below the groups' that may say more of their columns.
const ABOVE: u32 = 6;
const BELOW: u32 = 2;
/// How far to the left of a column a heading that is not merged may begin.
const REACH: u32 = 5;

/// Which year a heading is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfYear {
    /// One of the two of the return.
    Is(Year),
    /// Another year, or two that contradict one another.
    Other,
}

/// One column of figures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) number: u32,
    pub(super) group: Group,
    /// Which year it is of; `None` where nothing says so.
    pub(super) year: Option<OfYear>,
    pub(super) whose: Option<Whose>,
    /// Whether it holds shares where others hold heads.
    pub(super) is_share: bool,
    /// The headings in words.
    pub(super) heading: String,
}

/// The headings of a stretch of rows.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// The row of the groups.
    pub(super) row: u32,
    /// The first row below that is no heading.
    pub(super) first_line: u32,
    pub(super) columns: Vec<Column>,
}

impl Head {
    /// The first column of figures.
    pub(super) fn first_column(&self) -> u32 {
        self.columns.iter().map(|column| column.number).min().unwrap_or(1)
    }
}

/// Every row of group headings of a sheet, from the top.
pub(super) fn heads(grid: &Grid<'_>, lists: &BlankLists, year: u16) -> Vec<Head> {
    let mut heads = Vec::new();
    for row in grid.rows() {
        let mut groups: Vec<(u32, Group)> = Vec::new();
        for column in grid.columns(row) {
            // What reaches down from above, or from the left, was a heading there.
            if grid.corner((row, column)) != (row, column) {
                continue;
            }
            if let Some(group) = grid.text((row, column)).and_then(|text| group_of(&text, lists)) {
                let last = grid
                    .merged((row, column))
                    .map_or(column, |area| area.columns.1.min(LAST_COLUMN));
                groups.extend((column..=last).map(|column| (column, group)));
            }
        }
        let has = |wanted: Group| groups.iter().any(|(_, group)| *group == wanted);
        if !(has(Group::White) && has(Group::Bme)) {
            continue;
        }
        let below = (row + 1..=row + BELOW)
            .take_while(|below| is_heading_below(grid, *below, groups[0].0, lists))
            .count();
        let last = row + u32::try_from(below).unwrap_or(0);
        let first = groups.iter().map(|(number, _)| *number).min().unwrap_or(1);
        let rows = Rows { row, last, first };
        let reach = reach(grid, rows, &groups);
        let columns = groups
            .into_iter()
            .flat_map(|(begins, group)| (begins..begins + reach).map(move |number| (begins, number, group)))
            .map(|(begins, number, group)| column(grid, lists, year, rows, (begins, number), group))
            .collect();
        heads.push(Head {
            row,
            first_line: last + 1,
            columns,
        });
    }
    heads
}

fn group_of(text: &str, lists: &BlankLists) -> Option<Group> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let words = plain(text);
    let both =
        words.split(' ').any(|word| word == "white") && words.split(' ').any(|word| matches!(word, "bme" | "bame"));
    if both {
        return None;
    }
    lists.group.read(text).known()
}

/// The rows of a head, and the first column of figures below them.
#[derive(Debug, Clone, Copy)]
struct Rows {
    row: u32,
    last: u32,
    first: u32,
}

/// How many columns each group's heading is over, itself included: more than one where it is not merged, the cells after it are empty, and a
/// row below repeats the same headings under every group, such as two years. Where the repetition does not begin under the first group and
/// fill every group alike, nobody can say how far a heading reaches, and each stands over its own column.
fn reach(grid: &Grid<'_>, rows: Rows, groups: &[(u32, Group)]) -> u32 {
    let mut starts = groups.iter().map(|(number, _)| *number);
    let (Some(first), Some(second)) = (starts.next(), starts.next()) else {
        return 1;
    };
    let width = second.saturating_sub(first);
    let is_even = groups
        .windows(2)
        .all(|pair| pair[1].0.saturating_sub(pair[0].0) == width);
    let is_free = |number: u32| grid.said((rows.row, number)).is_none() && grid.merged((rows.row, number)).is_none();
    let end = first + width * u32::try_from(groups.len()).unwrap_or(u32::MAX);
    if !(2..=REACH).contains(&width)
        || !is_even
        || groups
            .iter()
            .any(|(number, _)| grid.merged((rows.row, *number)).is_some())
        || !groups
            .iter()
            .all(|(number, _)| (number + 1..number + width).all(is_free))
    {
        return 1;
    }
    let repeats = |below: u32| {
        let under = |begins: u32| -> Vec<Option<String>> {
            (begins..begins + width)
                .map(|number| own(grid, (below, number)))
                .collect()
        };
        let pattern = under(first);
        let mut distinct: Vec<&Option<String>> = pattern.iter().collect();
        distinct.sort_unstable();
        distinct.dedup();
        pattern.iter().all(Option::is_some)
            && distinct.len() == pattern.len()
            && groups.iter().all(|(begins, _)| under(*begins) == pattern)
            && own(grid, (below, end)).is_none()
    };
    if (rows.row + 1..=rows.last).any(repeats) {
        width
    } else {
        1
    }
}

/// What a cell says itself, merged over nothing beside it.
fn own(grid: &Grid<'_>, at: (u32, u32)) -> Option<String> {
    grid.merged(at)
        .is_none_or(|area| area.columns.0 == area.columns.1)
        .then(|| grid.said(at))
        .flatten()
}

/// Whether a row below the groups says more of their columns, as where each has a prepopulated and a verified one.
fn is_heading_below(grid: &Grid<'_>, row: u32, from: u32, lists: &BlankLists) -> bool {
    let texts: Vec<String> = grid
        .columns(row)
        .filter(|column| *column >= from)
        .filter_map(|column| grid.said((row, column)))
        .collect();
    // A figure may look like a year; what has a label beside it is a line, save where one or two years stand again and again.
    let years: BTreeSet<&String> = texts.iter().collect();
    let repeats =
        texts.len() >= 4 && years.len() == 2 && texts.iter().zip(&texts[2..]).all(|(held, next)| held == next);
    let is_line =
        !repeats && (1..from).any(|column| grid.corner((row, column)).0 == row && grid.text((row, column)).is_some());
    let says_more = |text: &String| {
        let is_year = text.len() <= LONGEST && year_in(text).is_some();
        (is_year && !is_line)
            || is_share(text)
            || is_heads(text)
            || lists.whose.read(text).known().is_some()
            || lists.period.read(text).known().is_some()
    };
    texts.len() > 1 && texts.iter().all(says_more) && !texts.iter().any(|text| group_of(text, lists).is_some())
}

/// Whether a heading says that people are counted below it.
fn is_heads(text: &str) -> bool {
    matches!(
        plain(text).as_str(),
        "headcount" | "heads" | "number" | "count" | "no" | "n"
    )
}

/// One column of a group whose heading begins in it or to the left of it.
fn column(
    grid: &Grid<'_>,
    lists: &BlankLists,
    year: u16,
    rows: Rows,
    (begins, number): (u32, u32),
    group: Group,
) -> Column {
    let mut texts: Vec<String> = Vec::new();
    let mut add = |text: Option<String>| {
        if let Some(text) = text.filter(|text| !texts.contains(text)) {
            texts.push(text);
        }
    };
    add(grid.text((rows.row, begins)));
    for below in rows.row + 1..=rows.last {
        add(over(grid, below, (number, rows.first)));
    }
    for above in (rows.row.saturating_sub(ABOVE).max(1)..rows.row).rev() {
        add(over(grid, above, (number, rows.first)));
    }
    let year = texts.iter().find_map(|text| year_of(text, year, lists));
    let whose = texts.iter().find_map(|text| lists.whose.read(text).known());
    let of_column = std::iter::once(grid.text((rows.row, begins)))
        .chain((rows.row + 1..=rows.last).map(|below| grid.text((below, number))));
    let is_share = of_column.flatten().any(|text| is_share(&text));
    let shown: Vec<&str> = texts
        .iter()
        .enumerate()
        .filter(|(index, text)| {
            *index == 0
                || lists.whose.read(text).known().is_some()
                || lists.period.read(text).known().is_some()
                || (text.len() <= LONGEST && year_in(text).is_some())
        })
        .map(|(_, text)| text.as_str())
        .collect();
    Column {
        number,
        group,
        year,
        whose,
        is_share,
        heading: shown.into_iter().rev().collect::<Vec<_>>().join(" · "),
    }
}

/// The text over a column in a row: in it, in a merged cell over it, or beginning to the left of it where all between is empty. What begins
/// to the left of all figures is a title of the sheet, which says nothing of one column.
fn over(grid: &Grid<'_>, row: u32, (column, first): (u32, u32)) -> Option<String> {
    if let Some(area) = grid.merged((row, column)) {
        return (area.columns.0 >= first).then(|| grid.said((row, column))).flatten();
    }
    for number in (column.saturating_sub(REACH).max(first)..=column).rev() {
        if let Some(text) = grid.said((row, number)) {
            // A merged cell says itself how far it reaches.
            return (number == column || grid.merged((row, number)).is_none()).then_some(text);
        }
    }
    None
}

/// Which year a heading is of. Digits count before words; where the two contradict one another, it is neither.
fn year_of(text: &str, year: u16, lists: &BlankLists) -> Option<OfYear> {
    if text.chars().count() > 2 * LONGEST {
        return None;
    }
    let by_word = lists.period.read(text).known().map(|period| match period {
        Period::Previous => Year::Last,
        Period::Current => Year::This,
    });
    let by_digits = year_in(text).map(|found| match found {
        found if found == year => OfYear::Is(Year::This),
        found if found + 1 == year => OfYear::Is(Year::Last),
        _ => OfYear::Other,
    });
    match (by_digits, by_word.map(OfYear::Is)) {
        (Some(digits), Some(word)) if digits != word => Some(OfYear::Other),
        (digits, word) => digits.or(word),
    }
}

fn is_share(text: &str) -> bool {
    text.contains('%')
        || plain(text).split(' ').any(|word| {
            matches!(
                word,
                "percent" | "percentage" | "proportion" | "share" | "likelihood" | "ratio"
            )
        })
}
