//! Figures of this year that are possible and hardly ever true: likelihoods and ratios far from any that is published, a board without votes.

use super::form::{self, Form};
use super::{Check, Column, Look, Nature};
use crate::ethnicity::Group;
use crate::kind::Kind;
use crate::rounding;

/// Fewest people in a group before its likelihood says anything.
const FEW: f64 = 20.0;
/// Ratios beyond five, or below a fifth, are hardly ever published; where the events are not few they are usually a mistake. A
/// convention of this program.
const RATIO: f64 = 5.0;
/// Fewest events of both groups together before a ratio is doubted.
const FEW_EVENTS: f64 = 20.0;

/// One likelihood.
struct Rate {
    /// First part of its items' keys.
    stem: &'static str,
    whole: &'static str,
    part: &'static str,
    /// What happens to whom.
    words: &'static str,
    /// The range beyond which it is doubted.
    range: (f64, f64),
}

/// The likelihoods. Conventions of this program: of
/// those shortlisted between 1% and 90% are appointed; fewer than 10% of staff enter the disciplinary process in a year; more than 1%
/// access training.
const RATES: [Rate; 3] = [
    Rate {
        stem: "recruitment",
        whole: "recruitment.shortlisted",
        part: "recruitment.appointed",
        words: "of shortlisted applicants were appointed",
        range: (0.01, 0.90),
    },
    Rate {
        stem: "casework",
        whole: "workforce.total",
        part: "casework.people",
        words: "of staff entered the formal disciplinary process",
        range: (0.0, 0.10),
    },
    Rate {
        stem: "training",
        whole: "workforce.total",
        part: "training.people",
        words: "of staff accessed non-mandatory training",
        range: (0.01, 1.0),
    },
];

pub(super) fn find(form: &Form<'_>, checks: &mut Vec<Check>) {
    for rate in &RATES {
        likelihoods(form, rate, checks);
        ratio(form, rate, checks);
    }
    votes(form, checks);
    board_share(form, checks);
    survey(form, checks);
}

/// Points between White and BME staff in a survey question that are hardly ever published. A convention of this program.
const SURVEY_GAP: f64 = 40.0;

/// Survey percentages of nobody or everybody, or further apart than they ever are. This holds whatever last year's were.
fn survey(form: &Form<'_>, checks: &mut Vec<Check>) {
    let now = Column::ThisYear;
    for number in 5_u8..=8 {
        let key = format!("survey.{number}");
        let Some(line) = form.line(&key) else { continue };
        let [white, bme, _] = line.current;
        let (Some(white), Some(bme)) = (white, bme) else {
            continue;
        };
        // What is no percentage at all is impossible and said as such.
        let is_percent = |percent: &f64| (0.0..=100.0).contains(percent);
        let is_extreme = |percent: &f64| !(f64::EPSILON..100.0).contains(percent);
        let is_far = (white - bme).abs() > SURVEY_GAP;
        if ![white, bme].iter().all(is_percent) || !(is_far || [white, bme].iter().any(is_extreme)) {
            continue;
        }
        checks.push(
            Check::doubt(
                format!("survey.extreme.{number}"),
                form.cells(&key, now, &[Group::White, Group::Bme]),
            )
            .says(
                format!(
                    "Indicator {number}: {}% of White and {}% of BME staff, which is hardly ever so.",
                    rounding::text(white, 1),
                    rounding::text(bme, 1)
                ),
                "Look at the survey report. If the percentages stand there, say so in a word.",
            )
            .looks([Look::Data(Kind::Survey), Look::Typed(Kind::Survey)]),
        );
    }
}

/// Change of the board's BME share since last year that is doubted, in percentage points. A convention of this program.
const BOARD_CHANGE: f64 = 30.0;
/// Fewest members of a board before its share says anything.
const FEW_MEMBERS: f64 = 5.0;

/// A board whose BME share is quite another than last year's: often the two groups were exchanged.
fn board_share(form: &Form<'_>, checks: &mut Vec<Check>) {
    let share = |column: Column| {
        let heads = form.heads("board.total", column)?;
        let all: f64 = heads.iter().sum();
        (all >= FEW_MEMBERS).then(|| heads[form::index(Group::Bme)] / all * 100.0)
    };
    let (Some(before), Some(now)) = (share(Column::LastYear), share(Column::ThisYear)) else {
        return;
    };
    if (now - before).abs() <= BOARD_CHANGE {
        return;
    }
    let mut cells = form.cells("board.total", Column::ThisYear, &[Group::White, Group::Bme]);
    cells.extend(form.cells("board.total", Column::LastYear, &[Group::White, Group::Bme]));
    checks.push(
        Check::doubt("board.share", cells)
            .says(
                format!(
                    "{}% of the board are BME, {}% last year, which is a large change for a board.",
                    rounding::text(now, 1),
                    rounding::text(before, 1)
                ),
                "White and BME may have been exchanged in one of the years. If the board changed, say so in a word.",
            )
            .looks([Look::Data(Kind::Board), Look::Data(Kind::Return)]),
    );
}

fn likelihoods(form: &Form<'_>, rate: &Rate, checks: &mut Vec<Check>) {
    let Rate {
        stem,
        whole,
        part,
        words,
        range: (low, high),
    } = *rate;
    let now = Column::ThisYear;
    let (Some(wholes), Some(parts), Some(line)) = (form.heads(whole, now), form.heads(part, now), form.line(part))
    else {
        return;
    };
    for group in [Group::White, Group::Bme] {
        let (of, held) = (wholes[form::index(group)], parts[form::index(group)]);
        // More than all is impossible and said as such.
        if of < FEW || held > of || (low..=high).contains(&(held / of)) {
            continue;
        }
        let mut cells = form.cells(part, now, &[group]);
        cells.extend(form.cells(whole, now, &[group]));
        checks.push(
            Check::doubt(format!("likelihood.{stem}.{}", group.key()), cells)
                .says(
                    format!(
                        "{group}: {}% {words} ({} of {}), which is hardly ever so.",
                        rounding::text(held / of * 100.0, 1),
                        form::people(held),
                        form::people(of)
                    ),
                    "Look whether both counts are of the same year and of the right people. If they are, say so in a word.",
                )
                .looks(form::looks(line, now)),
        );
    }
}

fn ratio(form: &Form<'_>, rate: &Rate, checks: &mut Vec<Check>) {
    let now = Column::ThisYear;
    let part = rate.part;
    let key = format!("{}.ratio", rate.stem);
    let (Some(line), Some(value), Some(events)) = (form.line(&key), form.single(&key, now), form.heads(part, now))
    else {
        return;
    };
    let is_plausible = (1.0 / RATIO..=RATIO).contains(&value);
    if is_plausible || events[0] + events[1] < FEW_EVENTS {
        return;
    }
    let mut cells = form::cells(line, now, &[]);
    cells.extend(form.cells(part, now, &[Group::White, Group::Bme]));
    checks.push(
        Check::doubt(format!("likelihood.ratio.{}", line.item.number), cells)
            .says(
                format!(
                    "The ratio of indicator {} is {}, which is further from 1 than ratios of so many people usually are.",
                    line.item.indicator,
                    rounding::text(value, 2)
                ),
                "Look at the counts of both groups; one of them may hold the wrong people.",
            )
            .looks([Look::Indicator(line.item.indicator), Look::Receipt(line.item.number)]),
    );
}

fn votes(form: &Form<'_>, checks: &mut Vec<Check>) {
    let now = Column::ThisYear;
    let sum = |key: &str| form.heads(key, now).map(|heads| heads.iter().sum::<f64>());
    let (Some(total), Some(voting)) = (sum("board.total"), sum("board.voting")) else {
        return;
    };
    if total == 0.0 {
        checks.push(
            Check::error(
                "board.nobody",
                Nature::Impossible,
                form.cells("board.total", now, &Group::ALL),
            )
            .says(
                "The board has no members.",
                "Look at the rows left out of the board list, or at what is typed in.",
            )
            .looks([Look::Data(Kind::Board), Look::Typed(Kind::Board)]),
        );
    } else if voting == 0.0 {
        checks.push(
            Check::doubt("board.votes", form.cells("board.voting", now, &Group::ALL))
                .says(
                    "Nobody on the board has a vote.",
                    "Indicator 9 compares the voting members with the workforce. Look at the column that says who votes.",
                )
                .looks([Look::Data(Kind::Board)]),
        );
    }
}
