//! The counts of a recruitment summary: what a cell says, what is hidden, which lines are sums of others, and whether the totals of
//! the table agree with its lines.
//!
//! A hidden or blank count is never nought: it is asked for, with the year in the question, so that no later year takes the answer.

use std::ops::Range;

use domain::classify::tidy;
use domain::ethnicity::{Group, Origin};
use domain::finding::Severity;
use domain::recruitment::{Step, Summary, Tally};

use super::Desk;
use crate::read::Settings;
use crate::read::cell::{Cell, address};
use crate::read::question::{Choice, Question};
use crate::read::values::{self, Figure};

/// The section of the answers on counts that a table hides.
const SECTION: &str = "recruitment_count";
/// The largest count offered where a table does not say how small the hidden ones are.
const HIDDEN_AT_MOST: u32 = 10;

/// More people than this in one cell are no count of a trust's applicants.
const MOST: u32 = 1_000_000;

/// What a cell says of a number of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    Blank,
    /// A number; whether words or a percentage stood beside it.
    Is(u32, bool),
    /// Hidden; fewer than this where the table says so.
    Hidden(Option<u32>),
    /// Something that is no count, such as a percentage.
    Other,
}

/// The count in a cell: `1,234`, `243 (3.2%)`, `<5`, `*`.
pub(crate) fn count(cell: &Cell) -> Count {
    match values::figure(cell) {
        Figure::Blank => return Count::Blank,
        Figure::Is { value, percent: false } => {
            let people = values::whole(value).filter(|people| *people <= MOST);
            return people.map_or(Count::Other, |people| Count::Is(people, false));
        }
        Figure::Is { .. } => return Count::Other,
        Figure::Remarked { value } => {
            let people = values::whole(value).filter(|people| *people <= MOST);
            return people.map_or(Count::Other, |people| Count::Is(people, true));
        }
        Figure::Suppressed | Figure::Unreadable => {}
    }
    let Cell::Text(text) = cell else { return Count::Other };
    let text = tidy(text).to_lowercase();
    let digits: String = text
        .trim_start_matches(|letter: char| !letter.is_ascii_digit())
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || *letter == ',')
        .filter(char::is_ascii_digit)
        .collect();
    let number: Option<u32> = digits.parse().ok();
    if text.starts_with(['<', '≤']) || ["fewer", "less", "under"].iter().any(|word| text.starts_with(word)) {
        let or_equal = text.starts_with('≤') || text.contains('=') || text.contains("equal");
        return Count::Hidden(number.map(|number| number + u32::from(or_equal)));
    }
    if values::figure(cell) == Figure::Suppressed {
        return Count::Hidden(None);
    }
    // A number with its share behind it in brackets.
    let (before, behind) = text.split_once('(').unwrap_or((text.as_str(), ""));
    let is_number = before
        .trim()
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter == ',');
    match number.filter(|people| *people <= MOST && is_number && behind.trim_end().ends_with(')')) {
        Some(number) => Count::Is(number, true),
        None => Count::Other,
    }
}

/// A line of the table: an ethnic group, or a total.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Row, or column where the groups stand across; from 1.
    pub(crate) number: u32,
    pub(crate) label: String,
    pub(crate) is: Is,
    /// Place of the count of each step, in the order of [`Step::ALL`]: row from 1 and column from 0.
    pub(crate) places: [Option<(u32, usize)>; 5],
    pub(crate) counts: [Count; 5],
}

/// What a line is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Is {
    /// An ethnic group; `None` while the trust has not said which.
    Of(Option<Origin>),
    /// The total of everyone, or of one group.
    Total(Option<Group>),
    /// The sum of some lines beside it.
    Sum,
}

/// What became of the lines.
pub(crate) struct Taken {
    pub(crate) summary: Summary,
    pub(crate) questions: Vec<Question>,
    /// Numbers of the lines that are sums of others.
    pub(crate) sums: Vec<u32>,
}

/// Takes the counts of the lines.
pub(crate) fn take(mut lines: Vec<Line>, settings: &Settings<'_>, desk: &mut Desk) -> Taken {
    let sums = sums_of_others(&mut lines, desk);
    let mut summary = Summary::default();
    let mut questions = Vec::new();
    let mut noted: Option<String> = None;
    for step in Step::ALL {
        let index = step as usize;
        let gaps: Vec<usize> = (0..lines.len())
            .filter(|line| {
                let line = &lines[*line];
                matches!(line.is, Is::Of(_))
                    && line.places[index].is_some()
                    && !matches!(line.counts[index], Count::Is(..))
            })
            .collect();
        for gap in &gaps {
            let left = left_over(&lines, index, &gaps);
            let line = &mut lines[*gap];
            let Some((row, column)) = line.places[index] else {
                continue;
            };
            let cell = address(column, row);
            let asked = format!("{}: {} – {}", settings.rules.year, step.label(), line.label);
            let answered = settings
                .answers
                .meaning(SECTION, &asked)
                .and_then(|given| given.parse().ok());
            if let Some(people) = answered {
                line.counts[index] = Count::Is(people, false);
                continue;
            }
            let (message, at_most) = match line.counts[index] {
                Count::Hidden(Some(bound)) => ("is hidden", bound.saturating_sub(1)),
                Count::Hidden(None) => ("is hidden", HIDDEN_AT_MOST),
                Count::Blank => ("is blank", HIDDEN_AT_MOST),
                Count::Other | Count::Is(..) => ("is not a number of people", HIDDEN_AT_MOST),
            };
            let whose = format!("{}, “{}”", step.label(), line.label);
            desk.notes.add(
                Severity::Warning,
                &cell,
                format!("The count {message}: {whose}"),
                "It is not taken as 0. Nothing of this table is kept until the number is given. Ask the recruitment team for \
                 the table without hidden counts.",
            );
            questions.push(Question {
                field: SECTION.to_owned(),
                value: asked,
                rows: 1,
                prompt: format!("How many people does the cell {cell} stand for ({whose})? It {message} in the table."),
                choices: (0..=at_most.max(left.unwrap_or(0)).min(100))
                    .map(|number| Choice::new(&number.to_string(), &number.to_string()))
                    .collect(),
                suggestion: left.filter(|left| *left <= 100).map(|left| left.to_string()),
            });
        }
        check_totals(&lines, step, desk);
        for line in &lines {
            let (Is::Of(Some(origin)), Some((row, column)), Count::Is(people, beside)) =
                (line.is, line.places[index], line.counts[index])
            else {
                continue;
            };
            if beside && noted.is_none() {
                noted = Some(address(column, row));
            }
            summary.tallies.push(Tally {
                line: line.number,
                row,
                column: u32::try_from(column + 1).unwrap_or(u32::MAX),
                group: origin.group,
                category: origin.category,
                step,
                people,
            });
        }
    }
    if let Some(cell) = noted {
        desk.notes.add(
            Severity::Note,
            &cell,
            "Some counts have a percentage or words in brackets behind them",
            "The number before the bracket was taken.",
        );
    }
    summary.tallies.sort_by_key(|tally| (tally.line, tally.step));
    check_order(&lines, desk);
    Taken {
        summary,
        questions,
        sums,
    }
}

/// What the total leaves for the one count that is missing; `None` where there is no total or more than one count is missing.
fn left_over(lines: &[Line], index: usize, gaps: &[usize]) -> Option<u32> {
    let is_total = |line: &&Line| line.is == Is::Total(None);
    let Count::Is(total, _) = lines.iter().find(is_total)?.counts[index] else {
        return None;
    };
    let known: u32 = lines
        .iter()
        .filter(|line| matches!(line.is, Is::Of(_)))
        .filter_map(|line| is(line, index))
        .sum();
    (gaps.len() == 1).then(|| total.checked_sub(known)).flatten()
}

fn is(line: &Line, index: usize) -> Option<u32> {
    match line.counts[index] {
        Count::Is(people, _) => Some(people),
        _ => None,
    }
}

/// Says where a total of the table differs from the sum of its lines.
fn check_totals(lines: &[Line], step: Step, desk: &mut Desk) {
    let index = step as usize;
    for total in lines {
        let (Is::Total(group), Some(given), Some((row, column))) = (total.is, is(total, index), total.places[index])
        else {
            continue;
        };
        let own: Vec<&Line> = lines
            .iter()
            .filter(|line| match (line.is, group) {
                (Is::Of(_), None) => true,
                (Is::Of(Some(origin)), Some(group)) => origin.group == group,
                _ => false,
            })
            .filter(|line| line.places[index].is_some())
            .collect();
        let known: Vec<u32> = own.iter().filter_map(|line| is(line, index)).collect();
        let sum: u32 = known.iter().sum();
        if known.len() == own.len() && !own.is_empty() && sum != given {
            desk.notes.add(
                Severity::Warning,
                &address(column, row),
                format!(
                    "{}: “{}” says {given}, and the lines add up to {sum}",
                    step.label(),
                    total.label
                ),
                "The lines were taken and the total was not. Check whether a line is missing or stands there twice.",
            );
        }
    }
}

/// Says where more were appointed than shortlisted.
fn check_order(lines: &[Line], desk: &mut Desk) {
    for line in lines.iter().filter(|line| matches!(line.is, Is::Of(_))) {
        let (shortlisted, appointed) = (is(line, Step::Shortlisted as usize), is(line, Step::Appointed as usize));
        if let (Some(shortlisted), Some(appointed), Some((row, column))) =
            (shortlisted, appointed, line.places[Step::Appointed as usize])
            && appointed > shortlisted
        {
            desk.notes.add(
                Severity::Error,
                &address(column, row),
                format!(
                    "“{}”: more appointed ({appointed}) than shortlisted ({shortlisted})",
                    line.label
                ),
                "That cannot be. Until it is put right, everyone appointed is taken to have been shortlisted.",
            );
        }
    }
}

/// Lines that are the sum of the lines after or before them: “White” over its three lines. They become totals, so that nobody is
/// counted twice.
fn sums_of_others(lines: &mut [Line], desk: &mut Desk) -> Vec<u32> {
    let mut sums = Vec::new();
    for place in 0..lines.len() {
        let Is::Of(Some(origin)) = lines[place].is else {
            continue;
        };
        if origin.category.is_some() {
            continue;
        }
        let others = lines
            .iter()
            .enumerate()
            .filter(|(other, line)| *other != place && line.is_of(origin.group) && line.has_category());
        let is_broad = is_group_itself(&lines[place].label) && others.count() > 0;
        let run = run_after(lines, place, origin.group).or_else(|| run_before(lines, place, origin.group));
        if run.is_none() && !is_broad {
            continue;
        }
        let (row, column) = lines[place].places.iter().flatten().next().copied().unwrap_or((1, 0));
        let (severity, message) = if run.is_some() {
            (
                Severity::Note,
                format!(
                    "“{}” is the sum of the lines beside it and was not added to them",
                    lines[place].label
                ),
            )
        } else {
            (
                Severity::Error,
                format!(
                    "“{}” stands beside lines of the same group and is not their sum; the lines were taken and it was not",
                    lines[place].label
                ),
            )
        };
        desk.notes.add(
            severity,
            &address(column, row),
            message,
            "Check that each applicant is counted in one line.",
        );
        sums.push(lines[place].number);
        lines[place].is = Is::Sum;
    }
    sums
}

impl Line {
    fn is_of(&self, group: Group) -> bool {
        matches!(self.is, Is::Of(Some(origin)) if origin.group == group)
    }

    fn has_category(&self) -> bool {
        matches!(self.is, Is::Of(Some(origin)) if origin.category.is_some())
    }
}

/// Whether a label names White or BME as a whole.
fn is_group_itself(label: &str) -> bool {
    let key = domain::classify::plain(label);
    ["white", "bme", "bame", "all white", "all bme"].contains(&key.as_str())
}

fn run_after(lines: &[Line], place: usize, group: Group) -> Option<Range<usize>> {
    (place + 3..=lines.len())
        .map(|end| place + 1..end)
        .take_while(|run| lines[run.end - 1].is_of(group))
        .find(|run| lines[place + 1].is_of(group) && is_sum(lines, place, run))
}

fn run_before(lines: &[Line], place: usize, group: Group) -> Option<Range<usize>> {
    (0..place.saturating_sub(1))
        .rev()
        .map(|start| start..place)
        .take_while(|run| lines[run.start].is_of(group))
        .find(|run| lines[place - 1].is_of(group) && is_sum(lines, place, run))
}

/// Whether every count of a line is the sum of those of other lines, and one of them is not nought.
fn is_sum(lines: &[Line], place: usize, run: &Range<usize>) -> bool {
    let mut some = false;
    for index in 0..Step::ALL.len() {
        if lines[place].places[index].is_none() {
            continue;
        }
        let sum: Option<u32> = lines[run.clone()].iter().map(|line| is(line, index)).sum();
        match (is(&lines[place], index), sum) {
            (Some(own), Some(sum)) if own == sum => some |= own > 0,
            _ => return false,
        }
    }
    some
}
