//! The checks an auditor would make of a filled return. What is doubtful is said; nothing is put right here.

use super::{Line, Return};
use crate::counts::Counts;
use crate::ethnicity::{Group, Triple};
use crate::finding::Severity;
use crate::indicator::Ratio;
use crate::rounding;
use crate::rules::{Averaging, Measure};
use crate::workforce::{Band, Section};

/// What kind of doubt a check raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// The figures contradict each other or cannot be what they are said to be.
    Impossible,
    /// The figures could be right, and are more often wrong when they look so.
    Suspicious,
    /// Something is not there.
    Incomplete,
}

impl Nature {
    /// Every nature, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Impossible, Self::Suspicious, Self::Incomplete];

    /// The key used in JSON: `impossible`, `suspicious`, `incomplete`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Impossible => "impossible",
            Self::Suspicious => "suspicious",
            Self::Incomplete => "incomplete",
        }
    }

    /// The nature's name for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Impossible => "Impossible",
            Self::Suspicious => "Suspicious",
            Self::Incomplete => "Incomplete",
        }
    }
}

/// One thing a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Stable key, so that a reason given for it is found again.
    pub key: String,
    /// What kind of doubt it raises.
    pub nature: Nature,
    /// Errors stop a submission; warnings need a word why.
    pub severity: Severity,
    /// The item it concerns, where it is one.
    pub item: Option<u16>,
    /// What was found, in one sentence.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// What the checks need beside the return itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Explained {
    /// People in the disciplinary count who left before the snapshot or could not be matched to a staff list.
    pub disciplined_not_in_post: Triple,
    /// People in the training count who left before the snapshot or could not be matched to a staff list.
    pub trained_not_in_post: Triple,
}

/// Share of unknown ethnicity above which the return warns, percent. A convention of this program.
const UNKNOWN_PERCENT: f64 = 5.0;
/// Change from last year above which a row warns, as a fraction. A convention of this program.
const CHANGE: f64 = 0.25;
/// Rows of fewer people than this change by a quarter too easily to be worth a warning.
const SMALL_ROW: f64 = 20.0;

/// Makes every check of a filled return.
pub fn check(filled: &Return, counts: &Counts, explained: Explained) -> Vec<Check> {
    let mut checks = Vec::new();
    missing_items(filled, counts, &mut checks);
    averaging(filled, counts, &mut checks);
    parts_and_wholes(filled, counts, explained, &mut checks);
    rows_and_workforce(filled, counts, &mut checks);
    percentages(filled, &mut checks);
    changes(filled, &mut checks);
    turned_ratios(filled, &mut checks);
    checks
}

/// Last year's ratios against the counts they stand beside: a ratio turned round is the commonest mistake of published figures.
fn turned_ratios(filled: &Return, checks: &mut Vec<Check>) {
    let line = |key: &str| filled.lines.iter().find(|line| line.item.key == key);
    let heads = |key: &str| {
        let [white, bme, _] = line(key)?.previous;
        white.zip(bme)
    };
    for (stem, whole, part, ratio) in [
        (
            "recruitment",
            "recruitment.shortlisted",
            "recruitment.appointed",
            Ratio::Appointment,
        ),
        ("casework", "workforce.total", "casework.people", Ratio::Disciplinary),
        ("training", "workforce.total", "training.people", Ratio::Training),
    ] {
        let Some(held) = line(&format!("{stem}.ratio")) else {
            continue;
        };
        let (Some(typed), Some(whole), Some(part)) =
            (held.previous.into_iter().flatten().next(), heads(whole), heads(part))
        else {
            continue;
        };
        let (white, bme) = (part.0 / whole.0, part.1 / whole.1);
        let counted = if ratio.groups().0 == Group::White {
            white / bme
        } else {
            bme / white
        };
        if !counted.is_finite() || counted == 0.0 || (typed - counted).abs() < 0.01 {
            continue;
        }
        let is_turned = (1.0 / typed - counted).abs() < 0.02;
        checks.push(Check {
            key: format!("ratio.{}", held.item.number),
            nature: Nature::Suspicious,
            severity: Severity::Warning,
            item: Some(held.item.number),
            message: format!(
                "Last year’s ratio of indicator {} stands as {}, but its own counts give {}{}.",
                held.item.indicator,
                rounding::text(typed, 2),
                rounding::text(counted, 2),
                if is_turned {
                    ", which is the same turned round"
                } else {
                    ""
                }
            ),
            hint: "The counts are used everywhere else. Say in a word which of the two was published.".to_owned(),
        });
    }
}

/// Whether the return takes the mean of two years and only last year's people are wanting.
fn lacks_last_year(filled: &Return, counts: &Counts) -> bool {
    filled.averaging == Averaging::TwoYears && counts.casework.is_some() && filled.disciplined_last_year.is_none()
}

/// Indicator 3 over two years: it needs last year's people, and the mean must fit into the workforce.
fn averaging(filled: &Return, counts: &Counts, checks: &mut Vec<Check>) {
    let Some(line) = filled.lines.iter().find(|line| line.item.key == "casework.people") else {
        return;
    };
    if lacks_last_year(filled, counts) {
        checks.push(Check {
            key: "averaging.last_year".to_owned(),
            nature: Nature::Incomplete,
            severity: Severity::Error,
            item: Some(line.item.number),
            message: format!(
                "Indicator 3 is the mean of two years in {}, and last year’s people are not held.",
                filled.year
            ),
            hint: "Import last year’s case log, or type last year’s people in; or set indicator 3 to a single year. The people of this \
                   year alone do not take their place by themselves."
                .to_owned(),
        });
    } else if filled.averaging == Averaging::TwoYears
        && let (Some(staff), Some(held)) = (counts.staff(), counts.casework)
    {
        for (group, mean) in Group::ALL.into_iter().zip(line.current) {
            let Some(mean) = mean else { continue };
            // A single year above its whole is told among the parts and wholes.
            if mean > f64::from(staff.get(group)) && held.people.get(group) <= staff.get(group) {
                checks.push(Check {
                    key: format!("above.casework.mean.{}", group.key()),
                    nature: Nature::Impossible,
                    severity: Severity::Error,
                    item: Some(line.item.number),
                    message: format!(
                        "{}: a mean of {} people in the disciplinary process over two years is more than {} staff in the workforce.",
                        group.label(),
                        rounding::text(mean, 1),
                        staff.get(group)
                    ),
                    hint: "A part cannot be larger than its whole. Look at last year’s people and at the staff list.".to_owned(),
                });
            }
        }
    }
}

fn missing_items(filled: &Return, counts: &Counts, checks: &mut Vec<Check>) {
    let wanted = |line: &&Line| line.item.measure != Measure::Calculated;
    let lacks_last_year = lacks_last_year(filled, counts);
    for indicator in (1..=9_u8).filter(|number| !filled.not_asked.contains(number)) {
        // What is missing is last year's people, which is said by itself.
        if indicator == 3 && lacks_last_year {
            continue;
        }
        let lines: Vec<&Line> = filled
            .lines
            .iter()
            .filter(wanted)
            .filter(|line| line.item.indicator == indicator)
            .collect();
        let empty: Vec<&&Line> = lines
            .iter()
            .filter(|line| {
                let needed = if line.item.measure == Measure::Percentage { 2 } else { 3 };
                line.current[..needed].iter().any(Option::is_none)
            })
            .collect();
        if let Some(first) = empty.first() {
            checks.push(Check {
                key: format!("missing.{indicator}"),
                nature: Nature::Incomplete,
                severity: Severity::Error,
                item: Some(first.item.number),
                message: match (empty.len(), lines.len()) {
                    (held, all) if held == all => format!("Indicator {indicator} has no figures."),
                    (held, _) => format!(
                        "Indicator {indicator} has {held} empty item(s), the first is item {}.",
                        first.item.number
                    ),
                },
                hint: missing_hint(indicator).to_owned(),
            });
        }
    }
}

fn missing_hint(indicator: u8) -> &'static str {
    match indicator {
        1 => "Import a staff list of the snapshot date.",
        2 => "Import the year's recruitment records, or type the counts in.",
        3 => "Import the disciplinary case log, or type the counts in.",
        4 => "Import the learning records, or type the counts in.",
        9 => "Import or type in the board's members.",
        _ => "Import the staff survey workbook, or type the percentages in.",
    }
}

fn parts_and_wholes(filled: &Return, counts: &Counts, explained: Explained, checks: &mut Vec<Check>) {
    let number = |key: &str| {
        filled
            .lines
            .iter()
            .find(|line| line.item.key == key)
            .map(|line| line.item.number)
    };
    let mut above = |key: &str, part: Triple, whole: Triple, excused: Triple, words: (&str, &str)| {
        for group in Group::ALL {
            if part.get(group) <= whole.get(group) {
                continue;
            }
            let is_explained = part.get(group) - excused.get(group).min(part.get(group)) <= whole.get(group);
            checks.push(Check {
                key: format!("above.{key}.{}", group.key()),
                nature: if is_explained {
                    Nature::Suspicious
                } else {
                    Nature::Impossible
                },
                severity: if is_explained {
                    Severity::Warning
                } else {
                    Severity::Error
                },
                item: number(key),
                message: format!(
                    "{}: {} {} is more than {} {}.",
                    group.label(),
                    part.get(group),
                    words.0,
                    whole.get(group),
                    words.1
                ),
                hint: if is_explained {
                    "People who left in the year or are on no staff list could explain this. Look whether the staff list is whole, and say so in a word.".to_owned()
                } else {
                    "A part cannot be larger than its whole. Look at the rows behind both counts.".to_owned()
                },
            });
        }
    };
    let none = Triple::default();
    if let Some(held) = counts.recruitment {
        above(
            "recruitment.appointed",
            held.appointed,
            held.shortlisted,
            none,
            ("appointed", "shortlisted"),
        );
    }
    if let (Some(staff), Some(held)) = (counts.staff(), counts.casework) {
        let excused = explained.disciplined_not_in_post;
        above(
            "casework.people",
            held.people,
            staff,
            excused,
            ("in the disciplinary process", "staff in the workforce"),
        );
    }
    if let (Some(staff), Some(held)) = (counts.staff(), counts.training) {
        above(
            "training.people",
            held,
            staff,
            explained.trained_not_in_post,
            ("trained", "staff in the workforce"),
        );
    }
    if let Some(board) = counts.board
        && board.executive + board.non_executive != board.total()
    {
        checks.push(Check {
            key: "board.parts".to_owned(),
            nature: Nature::Impossible,
            severity: Severity::Error,
            item: number("board.executive"),
            message: format!(
                "Executive and non-executive members add up to {}, voting and non-voting to {}.",
                (board.executive + board.non_executive).total(),
                board.total().total()
            ),
            hint: "Every member is one of each pair. Look at the board's list.".to_owned(),
        });
    }
    if let Some(staff) = counts.staff() {
        let percent = staff.percent(Group::Unknown).unwrap_or_default();
        if percent > UNKNOWN_PERCENT {
            checks.push(Check {
                key: "unknown.share".to_owned(),
                nature: Nature::Suspicious,
                severity: Severity::Warning,
                item: number("workforce.total"),
                message: format!("The ethnicity of {percent:.1}% of staff is unknown."),
                hint: "Above 5% the other percentages are less sure. Say what is being done about it.".to_owned(),
            });
        }
    }
}

/// The rows of indicator 1 must add up to the workforce, the senior medical managers within the consultants counted once.
fn rows_and_workforce(filled: &Return, counts: &Counts, checks: &mut Vec<Check>) {
    if counts.staff().is_some_and(|staff| staff.total() == 0) {
        checks.push(Check {
            key: "workforce.nobody".to_owned(),
            nature: Nature::Impossible,
            severity: Severity::Error,
            item: filled
                .lines
                .iter()
                .find(|line| line.item.key == "workforce.total")
                .map(|line| line.item.number),
            message: "The staff list counts nobody.".to_owned(),
            hint: "Look at the rows left out of the staff list, or import the list of the snapshot date again."
                .to_owned(),
        });
    }

    let Some(staff) = counts.staff() else { return };
    let within = format!(
        "workforce.{}.{}",
        Section::Medical.key(),
        Band::SeniorMedicalManager.key()
    );
    let rows: Vec<&Line> = filled
        .lines
        .iter()
        .filter(|line| line.item.indicator == 1 && line.item.measure == Measure::Headcount && line.item.key != within)
        .collect();
    let sum: f64 = rows.iter().flat_map(|line| line.current).flatten().sum();
    if let Some(first) = rows.first()
        && (sum - f64::from(staff.total())).abs() > 0.5
    {
        checks.push(Check {
            key: "workforce.sum".to_owned(),
            nature: Nature::Impossible,
            severity: Severity::Error,
            item: Some(first.item.number),
            message: format!(
                "The rows of indicator 1 add up to {sum} people, the workforce is {}.",
                staff.total()
            ),
            hint: "Somebody stands in a row that the return does not have. Look at staff group and band.".to_owned(),
        });
    }
}

fn percentages(filled: &Return, checks: &mut Vec<Check>) {
    for line in filled
        .lines
        .iter()
        .filter(|line| line.item.measure == Measure::Percentage)
    {
        for (group, cell) in Group::ALL.into_iter().zip(line.current) {
            let Some(percent) = cell else { continue };
            if !(0.0..=100.0).contains(&percent) {
                checks.push(Check {
                    key: format!("range.{}.{}", line.item.number, group.key()),
                    nature: Nature::Impossible,
                    severity: Severity::Error,
                    item: Some(line.item.number),
                    message: format!("{}: {percent} is not a percentage.", group.label()),
                    hint: "Type a figure from 0 to 100.".to_owned(),
                });
            } else if percent > 0.0 && percent < 1.0 {
                checks.push(Check {
                    key: format!("fraction.{}.{}", line.item.number, group.key()),
                    nature: Nature::Suspicious,
                    severity: Severity::Warning,
                    item: Some(line.item.number),
                    message: format!("{}: {percent}% is less than one in a hundred.", group.label()),
                    hint: "If it was meant as a fraction, type it as a percentage: 0.28 is 28%.".to_owned(),
                });
            }
        }
    }
}

fn changes(filled: &Return, checks: &mut Vec<Check>) {
    for line in filled
        .lines
        .iter()
        .filter(|line| line.item.measure == Measure::Headcount)
    {
        let both = || line.previous.iter().zip(&line.current);
        let pairs: Vec<(f64, f64)> = both()
            .filter_map(|(previous, current)| (*previous).zip(*current))
            .collect();
        if pairs.len() < 3 {
            continue;
        }
        let (before, now): (f64, f64) = pairs
            .iter()
            .fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        let item = Some(line.item.number);
        let large = before.max(now) >= SMALL_ROW;
        if large && is_exchanged((pairs[0].0, pairs[1].0), (pairs[0].1, pairs[1].1)) {
            checks.push(Check {
                key: format!("swapped.{}", line.item.number),
                nature: Nature::Suspicious,
                severity: Severity::Warning,
                item,
                message: format!(
                    "{}: White and BME look as if they had changed places since last year.",
                    line.item.label
                ),
                hint: "The two columns may have been exchanged in one of the years.".to_owned(),
            });
        } else if large && is_change((before, now)) {
            checks.push(Check {
                key: format!("change.{}", line.item.number),
                nature: Nature::Suspicious,
                severity: Severity::Warning,
                item,
                message: format!(
                    "{}: {now} people, {before} last year, a change of more than a quarter.",
                    line.item.label
                ),
                hint: "Say in a word why, or look at the rows behind it.".to_owned(),
            });
        }
    }
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
