//! This year beside last year, and ethnicity that is not known: what may be right and is more often wrong when it looks so.

use super::form::{self, Form};
use super::{Check, Column, Look};
use crate::ethnicity::Group;
use crate::kind::Kind;
use crate::rounding;
use crate::rules::Measure;
use crate::submission::Line;

/// Share of unknown ethnicity above which the return warns, percent. A convention of this program.
const UNKNOWN_PERCENT: f64 = 5.0;
/// Change of the share of unknown ethnicity from one year to the next that warns, in points. A convention of this program.
const UNKNOWN_JUMP: f64 = 2.0;
/// Change from last year above which a row warns, as a fraction. Source: rules of the standard, 2.4, check 6.
const CHANGE: f64 = 0.25;
/// Change of the whole workforce above which it warns, as a fraction. A convention of this program.
const WORKFORCE_CHANGE: f64 = 0.10;
/// Rows of fewer people than this change by a quarter too easily to be worth a warning.
const SMALL_ROW: f64 = 20.0;
/// Change of a survey percentage that always warns, in points. A convention of this program.
const SURVEY_POINTS: f64 = 10.0;
/// Change of a survey percentage that warns where it is also a change of more than a quarter, in points.
const SURVEY_FEW_POINTS: f64 = 5.0;
/// What is shared by percentages that were printed to one decimal.
const SAME_PERCENT: f64 = 0.05;

pub(super) fn find(form: &Form<'_>, checks: &mut Vec<Check>) {
    unknown_shares(form, checks);
    unknown_jump(form, checks);
    workforce(form, checks);
    for line in form.lines() {
        match line.item.measure {
            Measure::Headcount => people(line, checks),
            Measure::Percentage => survey(line, checks),
            Measure::Calculated => {}
        }
    }
    unchanged(form, checks);
}

/// How much of each count is of people whose ethnicity is not known.
fn unknown_shares(form: &Form<'_>, checks: &mut Vec<Check>) {
    for (name, key, of) in [
        ("share", "workforce.total", "staff"),
        (
            "shortlisted",
            "recruitment.shortlisted",
            "applicants who were shortlisted",
        ),
        ("appointed", "recruitment.appointed", "applicants who were appointed"),
        ("casework", "casework.people", "people in the disciplinary process"),
        ("training", "training.people", "people who accessed training"),
    ] {
        let (Some(line), Some(heads)) = (form.line(key), form.heads(key, Column::ThisYear)) else {
            continue;
        };
        let percent = form::share(heads, Group::Unknown).unwrap_or_default();
        // Of a handful, one is more than 5% already.
        let is_few = key != "workforce.total" && heads.iter().sum::<f64>() < SMALL_ROW;
        if percent <= UNKNOWN_PERCENT || is_few {
            continue;
        }
        let cells = form::cells(line, Column::ThisYear, &[Group::Unknown, Group::White, Group::Bme]);
        checks.push(
            Check::doubt(format!("unknown.{name}"), cells)
                .says(
                    format!("The ethnicity of {}% of {of} is unknown.", rounding::text(percent, 1)),
                    "Above 5% the other percentages are less sure. Say what is being done about it.",
                )
                .looks(form::looks(line, Column::ThisYear)),
        );
    }
}

/// A share of unknown ethnicity that jumps usually means a column that was read otherwise, not people who answered otherwise.
fn unknown_jump(form: &Form<'_>, checks: &mut Vec<Check>) {
    let key = "workforce.total";
    let (Some(line), Some(before), Some(now)) = (
        form.line(key),
        form.heads(key, Column::LastYear),
        form.heads(key, Column::ThisYear),
    ) else {
        return;
    };
    let share = |heads| form::share(heads, Group::Unknown);
    let (Some(from), Some(to)) = (share(before), share(now)) else {
        return;
    };
    if (to - from).abs() <= UNKNOWN_JUMP || before[2].max(now[2]) < SMALL_ROW {
        return;
    }
    let mut cells = form::cells(line, Column::ThisYear, &Group::ALL);
    cells.extend(form::cells(line, Column::LastYear, &Group::ALL));
    checks.push(
        Check::doubt("unknown.jump", cells)
            .says(
                format!(
                    "The ethnicity of {}% of staff is unknown, {}% last year.",
                    rounding::text(to, 1),
                    rounding::text(from, 1)
                ),
                "Look whether the column of ethnic origin was read as it was last year; or say what was done to ask people.",
            )
            .looks([Look::Data(Kind::Staff), Look::Receipt(line.item.number), Look::Data(Kind::Return)]),
    );
}

/// The whole workforce beside last year's.
fn workforce(form: &Form<'_>, checks: &mut Vec<Check>) {
    let Some(line) = form.line("workforce.total") else {
        return;
    };
    let Some((before, now)) = both(line) else { return };
    let size = |change: f64| (now - before).abs() > change * before;
    if before.max(now) < SMALL_ROW || !size(WORKFORCE_CHANGE) {
        return;
    }
    let mut cells = form::cells(line, Column::ThisYear, &Group::ALL);
    cells.extend(form::cells(line, Column::LastYear, &Group::ALL));
    let larger = if now > before { "larger" } else { "smaller" };
    checks.push(
        Check::doubt("workforce.change", cells)
            .says(
                format!(
                    "The workforce is much {larger} than last year: {} people, {} last year.",
                    form::people(now),
                    form::people(before)
                ),
                "Staff taken over or handed over can explain it; so can a list that is not whole, or one of another date. Say which.",
            )
            .looks([Look::Data(Kind::Staff), Look::Receipt(line.item.number), Look::Data(Kind::Return)]),
    );
}

/// Everybody of a line, last year and this, where all three groups are held in both.
fn both(line: &Line) -> Option<(f64, f64)> {
    let sum = |cells: [Option<f64>; 3]| Some(cells[0]? + cells[1]? + cells[2]?);
    sum(line.previous).zip(sum(line.current))
}

/// A row of people that changed by more than a quarter, or whose groups look exchanged.
fn people(line: &Line, checks: &mut Vec<Check>) {
    let Some((before, now)) = both(line) else { return };
    let large = before.max(now) >= SMALL_ROW;
    let of = |cells: [Option<f64>; 3]| (cells[0].unwrap_or_default(), cells[1].unwrap_or_default());
    let groups = [Group::White, Group::Bme];
    let looks = || {
        form::looks(line, Column::ThisYear)
            .into_iter()
            .chain([Look::Data(Kind::Return)])
    };
    if large && is_exchanged(of(line.previous), of(line.current)) {
        checks.push(exchanged(line).looks(looks()));
    } else if large && is_change((before, now)) {
        checks.push(
            Check::doubt(format!("change.{}", line.item.number), beside(line, &Group::ALL))
                .says(
                    format!(
                        "{}: {} people, {} last year, a change of more than a quarter.",
                        line.item.label,
                        form::people(now),
                        form::people(before)
                    ),
                    "Say in a word why, or look at the rows behind it.",
                )
                .looks(looks()),
        );
    } else if line.item.indicator == 2 || line.item.indicator == 4 {
        // In the large counts a group may jump where both together do not.
        for group in groups {
            let at = form::index(group);
            let (Some(before), Some(now)) = (line.previous[at], line.current[at]) else {
                continue;
            };
            if before.max(now) >= SMALL_ROW && is_change((before, now)) {
                checks.push(
                    Check::doubt(
                        format!("change.{}.{}", line.item.number, group.key()),
                        beside(line, &[group]),
                    )
                    .says(
                        format!(
                            "{}, {group}: {} people, {} last year, a change of more than a quarter.",
                            line.item.label,
                            form::people(now),
                            form::people(before)
                        ),
                        "Say in a word why, or look at the rows behind it.",
                    )
                    .looks(looks()),
                );
            }
        }
    }
}

fn beside(line: &Line, groups: &[Group]) -> Vec<super::CellAt> {
    let mut cells = form::cells(line, Column::ThisYear, groups);
    cells.extend(form::cells(line, Column::LastYear, groups));
    cells
}

fn exchanged(line: &Line) -> Check {
    Check::doubt(
        format!("swapped.{}", line.item.number),
        beside(line, &[Group::White, Group::Bme]),
    )
    .says(
        format!(
            "{}: White and BME look as if they had changed places since last year.",
            line.item.label
        ),
        "The two columns may have been exchanged in one of the years.",
    )
}

/// A percentage of the survey beside last year's: exchanged, or a jump that surveys seldom make.
fn survey(line: &Line, checks: &mut Vec<Check>) {
    let ([Some(white), Some(bme), _], [Some(white_before), Some(bme_before), _]) = (line.current, line.previous) else {
        return;
    };
    let is_same = |a: f64, b: f64| (a - b).abs() < SAME_PERCENT;
    let looks = [
        Look::Data(Kind::Survey),
        Look::Typed(Kind::Survey),
        Look::Data(Kind::Return),
    ];
    if is_same(white, bme_before) && is_same(bme, white_before) && !is_same(white, bme) {
        checks.push(exchanged(line).looks(looks));
        return;
    }
    // Where the question was another one, a jump says nothing; that it cannot be compared is said beside the figure.
    if line.not_comparable.is_some() {
        return;
    }
    let jumps = [(Group::White, white_before, white), (Group::Bme, bme_before, bme)]
        .into_iter()
        .filter(|(_, before, now)| {
            let points = (now - before).abs();
            points > SURVEY_POINTS || (points > SURVEY_FEW_POINTS && points > CHANGE * before)
        });
    for (group, before, now) in jumps {
        checks.push(
            Check::doubt(format!("change.{}.{}", line.item.number, group.key()), beside(line, &[group]))
                .says(
                    format!(
                        "{}, {group}: {}%, {}% last year, a large change for a survey.",
                        line.item.label,
                        rounding::text(now, 1),
                        rounding::text(before, 1)
                    ),
                    "Look whether the figure is of the right question, group and year. With few answers such a change can be chance; then say so.",
                )
                .looks(looks),
        );
    }
}

/// Figures that are the same as last year's, cell by cell: a block of rows, or all that was typed for an indicator.
fn unchanged(form: &Form<'_>, checks: &mut Vec<Check>) {
    for indicator in 1..=8_u8 {
        let lines: Vec<&Line> = form
            .lines()
            .filter(|line| line.item.indicator == indicator && line.item.measure != Measure::Calculated)
            .collect();
        if is_unchanged(&lines) {
            let what = format!("Every figure of indicator {indicator}");
            checks.push(same(format!("same.{indicator}"), &what, &lines));
            continue;
        }
        let mut rest = lines.as_slice();
        while let Some(first) = rest.first() {
            let long = rest
                .iter()
                .take_while(|line| line.item.block == first.item.block)
                .count();
            let (block, others) = rest.split_at(long);
            rest = others;
            if block.len() > 1 && block.len() < lines.len() && is_unchanged(block) {
                let what = format!("Every figure under “{}”", first.item.block);
                checks.push(same(format!("same.block.{}", first.item.number), &what, block));
            }
        }
    }
}

/// Whether every cell held is what it was last year, and there is enough of it to be no accident.
fn is_unchanged(lines: &[&Line]) -> bool {
    let mut sum = 0.0;
    let mut held = 0;
    for line in lines {
        let is_percent = line.item.measure == Measure::Percentage;
        let within = if is_percent { 0.005 } else { 0.5 };
        for (before, now) in line.previous.iter().zip(&line.current) {
            match (before, now) {
                (Some(before), Some(now)) if (before - now).abs() < within => {
                    held += 1;
                    // A percentage that is the same says as much as twenty people.
                    sum += if is_percent { SMALL_ROW / 2.0 } else { now.abs() };
                }
                (None, None) => {}
                // An empty unknown is nought.
                (None, Some(value)) | (Some(value), None) if *value == 0.0 => {}
                _ => return false,
            }
        }
    }
    held >= 2 && sum >= SMALL_ROW
}

fn same(key: String, what: &str, lines: &[&Line]) -> Check {
    let cells = lines.iter().flat_map(|line| {
        let held = |cell: &super::CellAt| line.current[cell.group.map_or(0, form::index)].is_some();
        form::cells(line, Column::ThisYear, &Group::ALL)
            .into_iter()
            .filter(held)
    });
    let kind = lines.first().map_or(Kind::Staff, |line| form::kind(&line.item.key));
    Check::doubt(key, cells.collect())
        .says(
            format!("{what} is the same as in last year’s return."),
            "Last year’s file may have been taken again, or last year’s figures typed. Look at the file; if nothing changed, say so.",
        )
        .looks([Look::Data(kind), Look::Data(Kind::Return)])
}

/// Whether a number of people changed by more than a quarter from one year to the next.
fn is_change((before, now): (f64, f64)) -> bool {
    (now - before).abs() > CHANGE * before.max(1.0)
}

/// Whether White and BME of two years agree better crosswise: exactly so, or both changed by more than a quarter as they stand
/// and neither does when one year's two columns are exchanged.
fn is_exchanged(before: (f64, f64), now: (f64, f64)) -> bool {
    let is_same = |a: f64, b: f64| (a - b).abs() < 0.5;
    let exactly = is_same(before.0, now.1) && is_same(before.1, now.0) && !is_same(before.0, before.1);
    let straight = is_change((before.0, now.0)) && is_change((before.1, now.1));
    let crosswise = !is_change((before.0, now.1)) && !is_change((before.1, now.0));
    exactly || (straight && crosswise)
}
