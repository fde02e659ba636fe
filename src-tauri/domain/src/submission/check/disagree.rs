//! Figures that follow from others and do not: totals, likelihoods, ratios, percentages and differences.
//!
//! In last year's column only ratios, the workforce and the board are looked at. Percentages of earlier returns were printed to few
//! digits, and nothing is worked out from them.

use super::form::{self, Form};
use super::{CellAt, Check, Column, Look, Nature};
use crate::ethnicity::Group;
use crate::indicator::Ratio;
use crate::kind::Kind;
use crate::rounding;
use crate::rules::Measure;
use crate::submission::{Cells, Line};
use crate::workforce::{Band, Section};

/// The three ratios: stem of their items, whole, part.
const RATIOS: [(&str, &str, &str, Ratio); 3] = [
    (
        "recruitment",
        "recruitment.shortlisted",
        "recruitment.appointed",
        Ratio::Appointment,
    ),
    ("casework", "workforce.total", "casework.people", Ratio::Disciplinary),
    ("training", "workforce.total", "training.people", Ratio::Training),
];

pub(super) fn find(form: &Form<'_>, checks: &mut Vec<Check>) {
    for column in [Column::ThisYear, Column::LastYear] {
        rows_and_workforce(form, column, checks);
        board(form, column, checks);
    }
    for line in form.lines().filter(|line| line.item.measure == Measure::Calculated) {
        calculated(form, line, checks);
    }
    turned_ratios(form, checks);
}

/// The rows of indicator 1: each but the senior medical managers, who stand among the consultants.
fn rows<'a>(form: &Form<'a>) -> impl Iterator<Item = &'a Line> {
    let within = format!(
        "workforce.{}.{}",
        Section::Medical.key(),
        Band::SeniorMedicalManager.key()
    );
    form.lines().filter(move |line| {
        line.item.indicator == 1 && line.item.measure == Measure::Headcount && line.item.key != within
    })
}

/// The rows of indicator 1 must add up to the workforce, the senior medical managers within the consultants counted once.
fn rows_and_workforce(form: &Form<'_>, column: Column, checks: &mut Vec<Check>) {
    let Some(total) = form.line("workforce.total") else {
        return;
    };
    let of = |line: &Line, group: Group| form::of(line, column)[form::index(group)];
    let sum = |group: Group| -> Option<f64> {
        let held: Vec<f64> = rows(form).filter_map(|line| of(line, group)).collect();
        (!held.is_empty()).then(|| held.iter().sum())
    };
    let off: Vec<(Group, f64, f64)> = Group::ALL
        .into_iter()
        .filter_map(|group| Some((group, sum(group)?, of(total, group)?)))
        .filter(|(_, sum, total)| (sum - total).abs() > 0.5 || sum.is_nan() || total.is_nan())
        .collect();
    if off.is_empty() {
        return;
    }
    let groups: Vec<Group> = off.iter().map(|(group, ..)| *group).collect();
    let mut cells = form::cells(total, column, &groups);
    for line in rows(form) {
        cells.extend(
            form::cells(line, column, &groups)
                .into_iter()
                .filter(|cell| form.at(*cell).is_some()),
        );
    }
    let all = |of: &dyn Fn(Group) -> Option<f64>| Group::ALL.into_iter().filter_map(of).sum::<f64>();
    let (rows_say, total_says) = (all(&sum), all(&|group| of(total, group)));
    let each = off
        .iter()
        .map(|(group, sum, total)| format!("{group} {} against {}", form::people(*sum), form::people(*total)));
    let each = each.collect::<Vec<_>>().join(", ");
    checks.push(match column {
        Column::ThisYear => Check::error("workforce.sum", Nature::Impossible, cells)
            .of_item(rows(form).next().map(|line| line.item.number))
            .says(
                format!(
                    "The rows of indicator 1 add up to {} people, the workforce is {} ({each}).",
                    form::people(rows_say),
                    form::people(total_says)
                ),
                "Somebody stands in a row that the return does not have, or a figure was changed. Look at staff group and band.",
            )
            .looks([Look::Data(Kind::Staff), Look::Receipt(total.item.number)]),
        Column::LastYear => Check::doubt("last.workforce.sum", cells)
            .says(
                format!(
                    "Last year’s return: the rows of indicator 1 add up to {} people, item {} says {} ({each}). Last year’s figures \
                     of indicators 1, 3, 4 and 9 that rest on the workforce are therefore not worked out; the cells stand here as \
                     they were returned.",
                    form::people(rows_say),
                    total.item.number,
                    form::people(total_says)
                ),
                "Look whether every row of last year’s return was read, and import it again where one is missing; else say in a word what is known.",
            )
            .looks([Look::Data(Kind::Return)]),
    });
}

/// Voting and non-voting members are the whole board, and so are executive and non-executive ones.
fn board(form: &Form<'_>, column: Column, checks: &mut Vec<Check>) {
    const PAIRS: [[&str; 2]; 2] = [
        ["board.voting", "board.non_voting"],
        ["board.executive", "board.non_executive"],
    ];
    let Some(total) = form.heads("board.total", column) else {
        return;
    };
    let sum = |[one, other]: [&str; 2]| {
        let (one, other) = (form.heads(one, column)?, form.heads(other, column)?);
        Some([0, 1, 2].map(|group| one[group] + other[group]))
    };
    let mut cells: Vec<CellAt> = Vec::new();
    for pair in PAIRS {
        let Some(sum) = sum(pair) else { continue };
        let off = Group::ALL.into_iter().filter(|group| {
            let (sum, total) = (sum[form::index(*group)], total[form::index(*group)]);
            (sum - total).abs() > 0.5 || sum.is_nan() || total.is_nan()
        });
        let off: Vec<Group> = off.collect();
        for key in [pair[0], pair[1], "board.total"] {
            cells.extend(form.cells(key, column, &off));
        }
    }
    cells.dedup();
    if cells.is_empty() {
        return;
    }
    let all = |heads: Option<[f64; 3]>| {
        heads.map_or_else(|| "not given".to_owned(), |heads| form::people(heads.iter().sum()))
    };
    let says = format!(
        "Executive and non-executive members add up to {}, voting and non-voting to {}, and the whole board is {}.",
        all(sum(PAIRS[1])),
        all(sum(PAIRS[0])),
        all(Some(total))
    );
    let check = match column {
        Column::ThisYear => Check::error("board.parts", Nature::Impossible, cells)
            .of_item(form.item("board.executive"))
            .says(says, "Every member is one of each pair. Look at the board’s list."),
        Column::LastYear => Check::doubt("last.board.parts", cells).says(
            format!("Last year’s return: {says}"),
            "Look whether last year’s return was read as it was sent, and say in a word what is known.",
        ),
    };
    checks.push(check.looks([Look::Data(match column {
        Column::ThisYear => Kind::Board,
        Column::LastYear => Kind::Return,
    })]));
}

/// A figure of this year that the form works out must be what the others give, to the digits that are printed.
fn calculated(form: &Form<'_>, line: &Line, checks: &mut Vec<Check>) {
    let Some((expected, within)) = expected(form, line) else {
        return;
    };
    let off = Group::ALL.into_iter().filter(|group| {
        let (Some(held), Some(expected)) = (line.current[form::index(*group)], expected[form::index(*group)]) else {
            return false;
        };
        (held - expected).abs() > within || held.is_nan()
    });
    let off: Vec<Group> = off.collect();
    let Some(first) = off.first() else { return };
    let held = line.current[form::index(*first)].unwrap_or_default();
    let expected = expected[form::index(*first)].unwrap_or_default();
    let is_turned = form::is_single(&line.item.key) && (1.0 / held - expected).abs() < 0.02;
    let decimals = if within < 0.001 { 4 } else { 2 };
    checks.push(
        Check::error(
            format!("disagrees.{}", line.item.number),
            Nature::Impossible,
            form::cells(line, Column::ThisYear, &off),
        )
        .says(
            format!(
                "{}: {} stands where the other items give {}{}.",
                line.item.label,
                rounding::text(held, decimals),
                rounding::text(expected, decimals),
                if is_turned {
                    ", which is the same turned round"
                } else {
                    ""
                }
            ),
            "The form works this item out itself. Look at the figures it is worked out from.",
        )
        .looks(form::looks(line, Column::ThisYear)),
    );
}

/// What a calculated item must be by the other lines of this year, and how far it may be off for rounding.
fn expected(form: &Form<'_>, line: &Line) -> Option<(Cells, f64)> {
    let now = Column::ThisYear;
    let key = line.item.key.as_str();
    let (stem, what) = key.split_once('.')?;
    let percent = |heads: [f64; 3]| Group::ALL.map(|group| form::share(heads, group));
    match (stem, what) {
        // The workforce and the parts of the board are added up by themselves; a line that repeats one must say the same.
        ("board" | "workforce", _) => {
            let first = form.line(key)?;
            (first.item.number != line.item.number).then_some((first.current, 0.5))
        }
        ("workforce_percent", "total") => Some((percent(form.heads("workforce.total", now)?), 0.05)),
        ("board_percent", part) => Some((percent(form.heads(&format!("board.{part}"), now)?), 0.05)),
        ("board_difference", part) => {
            let board = percent(form.heads(&format!("board.{part}"), now)?);
            let staff = percent(form.heads("workforce.total", now)?);
            let difference = [0, 1, 2].map(|group| Some(board[group]? - staff[group]?));
            Some((difference, 0.05))
        }
        (_, "likelihood" | "ratio") => {
            let (_, whole, part, ratio) = RATIOS.iter().find(|(held, ..)| *held == stem)?;
            let (whole, part) = (form.heads(whole, now)?, form.heads(part, now)?);
            let rates = [0, 1, 2].map(|group| (whole[group] > 0.0).then(|| part[group] / whole[group]));
            if what == "likelihood" {
                return Some((rates, 0.000_05));
            }
            Some(([divided(*ratio, rates), None, None], 0.005))
        }
        _ => None,
    }
}

/// The ratio of two rates in its own direction; `None` where it cannot be worked out.
fn divided(ratio: Ratio, [white, bme, _]: Cells) -> Option<f64> {
    let (first, second) = if ratio.groups().0 == Group::White {
        (white?, bme?)
    } else {
        (bme?, white?)
    };
    (second > 0.0).then(|| first / second)
}

/// Last year's ratios against the counts they stand beside: a ratio turned round is the commonest mistake of published figures.
fn turned_ratios(form: &Form<'_>, checks: &mut Vec<Check>) {
    let last = Column::LastYear;
    for (stem, whole_key, part_key, ratio) in RATIOS {
        let key = format!("{stem}.ratio");
        let Some(line) = form.line(&key) else { continue };
        let (Some(typed), Some(whole), Some(part)) = (
            form.single(&key, last),
            form.heads(whole_key, last),
            form.heads(part_key, last),
        ) else {
            continue;
        };
        let rates = [0, 1, 2].map(|group| (whole[group] > 0.0).then(|| part[group] / whole[group]));
        let Some(counted) = divided(ratio, rates) else { continue };
        if counted == 0.0 || (typed - counted).abs() < 0.01 {
            continue;
        }
        let is_turned = (1.0 / typed - counted).abs() < 0.02;
        let mut cells = form::cells(line, last, &[]);
        for key in [part_key, whole_key] {
            cells.extend(form.cells(key, last, &[Group::White, Group::Bme]));
        }
        checks.push(
            Check::doubt(format!("ratio.{}", line.item.number), cells)
                .says(
                    format!(
                        "Last year’s ratio of indicator {} stands as {}, but its own counts give {}{}.",
                        line.item.indicator,
                        rounding::text(typed, 2),
                        rounding::text(counted, 2),
                        if is_turned {
                            ", which is the same turned round"
                        } else {
                            ""
                        }
                    ),
                    "The counts are used everywhere else. Say in a word which of the two was published.",
                )
                .looks([Look::Data(Kind::Return), Look::Indicator(line.item.indicator)]),
        );
    }
}
