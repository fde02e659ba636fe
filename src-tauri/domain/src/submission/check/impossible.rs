//! What cannot be: a part above its whole, people that are no whole number, percentages beyond 0 to 100, a staff list of nobody.
//!
//! The same in last year's column is doubtful and stops nothing: that return was sent, and this year's cannot put it right.

use super::form::{self, Form};
use super::{Check, Column, Facts, Look, Nature};
use crate::ethnicity::{Group, Triple};
use crate::kind::Kind;
use crate::rules::{Averaging, Measure};
use crate::submission::Line;

/// Each part that must fit into a whole, with words for both.
const PARTS: [(&str, &str, &str, &str); 8] = [
    (
        "workforce.medical.senior_medical_manager",
        "workforce.medical.consultant",
        "senior medical managers",
        "consultants",
    ),
    (
        "recruitment.appointed",
        "recruitment.shortlisted",
        "appointed",
        "shortlisted",
    ),
    (
        "casework.people",
        "workforce.total",
        "in the disciplinary process",
        "staff in the workforce",
    ),
    (
        "training.people",
        "workforce.total",
        "trained",
        "staff in the workforce",
    ),
    ("board.voting", "board.total", "voting members", "members of the board"),
    (
        "board.non_voting",
        "board.total",
        "non-voting members",
        "members of the board",
    ),
    (
        "board.executive",
        "board.total",
        "executive members",
        "members of the board",
    ),
    (
        "board.non_executive",
        "board.total",
        "non-executive members",
        "members of the board",
    ),
];

pub(super) fn find(form: &Form<'_>, facts: &Facts, checks: &mut Vec<Check>) {
    nobody(form, checks);
    for column in [Column::ThisYear, Column::LastYear] {
        for line in form.lines() {
            whole_numbers(form, line, column, checks);
            percentages(line, column, checks);
        }
        for (part, whole, words_of_part, words_of_whole) in PARTS {
            let words = (words_of_part, words_of_whole);
            above(form, facts, (part, whole), words, column, checks);
        }
    }
}

fn nobody(form: &Form<'_>, checks: &mut Vec<Check>) {
    let staff = form.heads("workforce.total", Column::ThisYear);
    if staff.is_some_and(|staff| staff.iter().sum::<f64>() == 0.0) {
        let cells = form.cells("workforce.total", Column::ThisYear, &Group::ALL);
        checks.push(
            Check::error("workforce.nobody", Nature::Impossible, cells)
                .says(
                    "The staff list counts nobody.",
                    "Look at the rows left out of the staff list, or import the list of the snapshot date again.",
                )
                .looks([Look::Data(Kind::Staff)]),
        );
    }
}

/// Whether an item holds the mean of two years' people in this year's column.
fn is_mean(form: &Form<'_>, line: &Line, column: Column) -> bool {
    line.item.key == "casework.people"
        // Which way last year's return took is not told here; its halves are no fault.
        && (column == Column::LastYear || form.filled.averaging == Averaging::TwoYears)
}

fn whole_numbers(form: &Form<'_>, line: &Line, column: Column, checks: &mut Vec<Check>) {
    if !form::is_people(line) {
        return;
    }
    let step = if is_mean(form, line, column) { 2.0 } else { 1.0 };
    for group in Group::ALL {
        let Some(value) = form::of(line, column)[form::index(group)] else {
            continue;
        };
        if value >= 0.0 && value.is_finite() && (value * step).fract() == 0.0 {
            continue;
        }
        let cells = form::cells(line, column, &[group]);
        let (key, says) = (
            format!("heads.{}.{}", line.item.number, group.key()),
            format!("{}, {group}: {value} is not a number of people.", line.item.label),
        );
        checks.push(
            in_column(key, column, cells)
                .says(
                    said(column, &says),
                    hint(column, "People are counted in whole numbers, 0 or more."),
                )
                .looks(form::looks(line, column)),
        );
    }
}

fn percentages(line: &Line, column: Column, checks: &mut Vec<Check>) {
    if line.item.measure != Measure::Percentage {
        return;
    }
    for group in Group::ALL {
        let Some(percent) = form::of(line, column)[form::index(group)] else {
            continue;
        };
        let cells = form::cells(line, column, &[group]);
        let of = format!("{}.{}", line.item.number, group.key());
        if !(0.0..=100.0).contains(&percent) {
            checks.push(
                in_column(format!("range.{of}"), column, cells)
                    .says(
                        said(
                            column,
                            &format!("{}, {group}: {percent} is not a percentage.", line.item.label),
                        ),
                        hint(column, "Type a figure from 0 to 100."),
                    )
                    .looks(form::looks(line, column)),
            );
        } else if percent > 0.0 && percent < 1.0 && column == Column::ThisYear {
            checks.push(
                Check::doubt(format!("fraction.{of}"), cells)
                    .says(
                        format!(
                            "{}, {group}: {percent}% is less than one in a hundred.",
                            line.item.label
                        ),
                        "If it was meant as a fraction, type it as a percentage: 0.28 is 28%.",
                    )
                    .looks(form::looks(line, column)),
            );
        }
    }
}

/// One part above its whole.
struct Above<'a> {
    part: &'a str,
    whole: &'a str,
    group: Group,
    column: Column,
    key: String,
    says: String,
    /// What is left of the part without the people who need not be in the whole.
    without_excused: f64,
    limit: f64,
    rests_on: String,
}

/// A part above its whole, group by group.
fn above(
    form: &Form<'_>,
    facts: &Facts,
    (part, whole): (&str, &str),
    words: (&str, &str),
    column: Column,
    checks: &mut Vec<Check>,
) {
    let (Some(parts), Some(wholes)) = (form.heads(part, column), form.heads(whole, column)) else {
        return;
    };
    let is_mean =
        part == "casework.people" && column == Column::ThisYear && form.filled.averaging == Averaging::TwoYears;
    for group in Group::ALL {
        let (held, limit) = (parts[form::index(group)], wholes[form::index(group)]);
        let [now, before] = match column {
            Column::ThisYear => excused(facts, part, group),
            Column::LastYear => [0.0; 2],
        };
        // The people of this year by themselves must fit as well as the mean of both years.
        let alone = form.filled.disciplined_this_year.filter(|_| is_mean);
        let alone = alone
            .map(|people| f64::from(people.get(group)))
            .filter(|alone| *alone > limit);
        let (value, not_in_post, key, of_mean) = match (is_mean, alone) {
            (true, Some(alone)) => (alone, now, format!("above.{part}.{}", group.key()), false),
            (true, None) => (
                held,
                f64::midpoint(now, before),
                format!("above.casework.mean.{}", group.key()),
                true,
            ),
            _ => (held, now, format!("above.{part}.{}", group.key()), false),
        };
        if value <= limit {
            continue;
        }
        let says = if of_mean {
            format!(
                "{group}: a mean of {} people {} over two years is more than {} {}.",
                form::people(value),
                words.0,
                form::people(limit),
                words.1
            )
        } else {
            format!(
                "{group}: {} {} is more than {} {}.",
                form::people(value),
                words.0,
                form::people(limit),
                words.1
            )
        };
        let found = Above {
            part,
            whole,
            group,
            column,
            key,
            says,
            without_excused: value - not_in_post.min(value),
            limit,
            rests_on: format!("counted {value}, of whom not in post {not_in_post}"),
        };
        checks.push(told(form, found));
    }
}

/// People of a part who need not be in its whole: of this year and, where the mean of two is taken, of last year.
fn excused(facts: &Facts, part: &str, group: Group) -> [f64; 2] {
    let of = |held: Triple| f64::from(held.get(group));
    let explained = &facts.explained;
    match part {
        "casework.people" => [
            of(explained.disciplined_not_in_post),
            of(explained.disciplined_last_year_not_in_post),
        ],
        "training.people" => [of(explained.trained_not_in_post), 0.0],
        _ => [0.0; 2],
    }
}

fn told(form: &Form<'_>, found: Above<'_>) -> Check {
    let mut cells = form.cells(found.part, found.column, &[found.group]);
    cells.extend(form.cells(found.whole, found.column, &[found.group]));
    let lines = [form.line(found.part), form.line(found.whole)];
    let looks = lines
        .into_iter()
        .flatten()
        .flat_map(|line| form::looks(line, found.column));
    let check = if found.column == Column::LastYear {
        in_column(found.key, found.column, cells).says(
            said(found.column, &found.says),
            "A part cannot be larger than its whole. Look whether last year’s return was read as it was sent, and say in a word what is known.",
        )
    } else if found.without_excused <= found.limit {
        Check::doubt(found.key, cells)
            .says(
                found.says,
                "People who left in the year or are on no staff list could explain this. Look whether the staff list is whole, and say so in a word.",
            )
            .resting_on(found.rests_on)
    } else {
        Check::error(found.key, Nature::Impossible, cells)
            .says(
                found.says,
                "A part cannot be larger than its whole. Look at the rows behind both counts.",
            )
            .resting_on(found.rests_on)
    };
    check.looks(looks)
}

/// An error of this year, or a doubt about last year under a key of its own.
fn in_column(key: String, column: Column, cells: Vec<super::CellAt>) -> Check {
    match column {
        Column::ThisYear => Check::error(key, Nature::Impossible, cells),
        Column::LastYear => Check::doubt(format!("last.{key}"), cells),
    }
}

fn said(column: Column, message: &str) -> String {
    match column {
        Column::ThisYear => message.to_owned(),
        Column::LastYear => format!("Last year’s return: {message}"),
    }
}

const fn hint(column: Column, of_this_year: &'static str) -> &'static str {
    match column {
        Column::ThisYear => of_this_year,
        Column::LastYear => "Look whether last year’s return was read as it was sent, and say in a word what is known.",
    }
}
