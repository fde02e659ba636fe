//! The return: its items in order, filled, and the checks an auditor would make.
//!
//! Which items there are is data, in the rule pack; what an item is, is said by its key. What is submitted is never suppressed.

use std::collections::BTreeMap;

use crate::counts::Counts;
use crate::ethnicity::{Group, Triple};
use crate::finding::Severity;
use crate::indicator::relative_likelihood::{self, Ratio};
use crate::recruitment::Recruitment;
use crate::rules::{Item, Measure, RulePack};
use crate::workforce::{Band, Section};

/// The three cells of an item: White, BME, unknown. An item of one figure, such as a ratio, stands in the first.
pub type Cells = [Option<f64>; 3];

/// One line of the return, filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The item.
    pub item: Item,
    /// Last year's return.
    pub previous: Cells,
    /// This year.
    pub current: Cells,
}

/// A filled return.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// Collection year.
    pub year: u16,
    /// Lines in the order of the form.
    pub lines: Vec<Line>,
}

/// Fills the return from a year's counts. `previous` is last year's return by item number.
pub fn fill(counts: &Counts, previous: &BTreeMap<u16, Cells>, rules: &RulePack) -> Return {
    let lines = rules
        .items
        .iter()
        .map(|item| Line {
            item: item.clone(),
            previous: previous.get(&item.number).copied().unwrap_or_default(),
            current: resolve(&item.key, counts).unwrap_or_default(),
        })
        .collect();
    Return {
        year: rules.year,
        lines,
    }
}

/// Whether a rule pack's key names something that can be filled in.
pub fn is_known_key(key: &str) -> bool {
    let everything = Counts {
        workforce: Some(crate::workforce::Workforce::default()),
        recruitment: Some(Recruitment::default()),
        casework: Some(crate::casework::Casework::default()),
        training: Some(Triple::default()),
        survey: [crate::survey::SurveyResult::default(); 4],
        board: Some(crate::board::Board::default()),
    };
    resolve(key, &everything).is_some()
}

fn heads(triple: Triple) -> Cells {
    Group::ALL.map(|group| Some(f64::from(triple.get(group))))
}

/// The cells a key stands for; `None` where the key is unknown or nothing is held for it.
fn resolve(key: &str, counts: &Counts) -> Option<Cells> {
    let parts: Vec<&str> = key.split('.').collect();
    let staff = counts.staff();
    match parts.as_slice() {
        ["workforce", "total"] => staff.map(heads),
        ["workforce", section, band] => {
            let (section, band) = (Section::from_key(section)?, Band::from_key(band)?);
            counts
                .workforce
                .as_ref()
                .map(|workforce| heads(workforce.row(section, band)))
        }
        ["workforce_percent", "total"] => staff.map(|staff| Group::ALL.map(|group| staff.percent(group))),
        ["recruitment", what] => {
            let held = counts.recruitment?;
            rate_item(what, Ratio::Appointment, held.shortlisted, held.appointed)
        }
        ["casework", what] => rate_item(what, Ratio::Disciplinary, staff?, counts.casework?.people),
        ["training", what] => rate_item(what, Ratio::Training, staff?, counts.training?),
        ["survey", number] => {
            let index = number.parse::<usize>().ok()?.checked_sub(5)?;
            let held = counts.survey.get(index)?;
            Some([held.white_percent, held.bme_percent, None])
        }
        ["board", part] => board_part(counts, part).map(heads),
        ["board_percent", part] => board_part(counts, part).map(|held| Group::ALL.map(|group| held.percent(group))),
        ["board_difference", part] => {
            let (held, staff) = (board_part(counts, part)?, staff?);
            Some(Group::ALL.map(|group| {
                held.percent(group)
                    .zip(staff.percent(group))
                    .map(|(board, all)| board - all)
            }))
        }
        _ => None,
    }
}

fn board_part(counts: &Counts, part: &str) -> Option<Triple> {
    let board = counts.board?;
    match part {
        "total" => Some(board.total()),
        "voting" => Some(board.voting),
        "non_voting" => Some(board.non_voting),
        "executive" => Some(board.executive),
        "non_executive" => Some(board.non_executive),
        _ => None,
    }
}

fn rate_item(what: &str, ratio: Ratio, whole: Triple, part: Triple) -> Option<Cells> {
    match what {
        "shortlisted" if ratio == Ratio::Appointment => Some(heads(whole)),
        "appointed" if ratio == Ratio::Appointment => Some(heads(part)),
        "people" if ratio != Ratio::Appointment => Some(heads(part)),
        "likelihood" => Some(
            Group::ALL
                .map(|group| (whole.get(group) > 0).then(|| f64::from(part.get(group)) / f64::from(whole.get(group)))),
        ),
        "ratio" => Some([
            relative_likelihood::divide(ratio, whole, |group| f64::from(part.get(group))).ok(),
            None,
            None,
        ]),
        _ => None,
    }
}

/// One thing a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Stable key, so that a reason given for it is found again.
    pub key: String,
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
    missing_items(filled, &mut checks);
    parts_and_wholes(filled, counts, explained, &mut checks);
    percentages(filled, &mut checks);
    changes(filled, &mut checks);
    checks
}

fn missing_items(filled: &Return, checks: &mut Vec<Check>) {
    let wanted = |line: &&Line| line.item.measure != Measure::Calculated;
    for indicator in 1..=9_u8 {
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
                    "People who left in the year or are on no staff list explain this; say so in a word.".to_owned()
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
                severity: Severity::Warning,
                item: number("workforce.total"),
                message: format!("The ethnicity of {percent:.1} % of staff is unknown."),
                hint: "Above 5 % the other percentages are less sure. Say what is being done about it.".to_owned(),
            });
        }
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
                    severity: Severity::Error,
                    item: Some(line.item.number),
                    message: format!("{}: {percent} is not a percentage.", group.label()),
                    hint: "Type a figure from 0 to 100.".to_owned(),
                });
            } else if percent > 0.0 && percent < 1.0 {
                checks.push(Check {
                    key: format!("fraction.{}.{}", line.item.number, group.key()),
                    severity: Severity::Warning,
                    item: Some(line.item.number),
                    message: format!("{}: {percent} % is less than one in a hundred.", group.label()),
                    hint: "If it was meant as a fraction, type it as a percentage: 0.28 is 28 %.".to_owned(),
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
        let swapped = line.previous[0] == line.current[1] && line.previous[1] == line.current[0];
        if swapped && line.previous[0] != line.previous[1] {
            checks.push(Check {
                key: format!("swapped.{}", line.item.number),
                severity: Severity::Warning,
                item,
                message: format!(
                    "{}: White and BME have changed places since last year.",
                    line.item.label
                ),
                hint: "The two columns may have been exchanged in one of the years.".to_owned(),
            });
        } else if before.max(now) >= SMALL_ROW && (now - before).abs() > CHANGE * before.max(1.0) {
            checks.push(Check {
                key: format!("change.{}", line.item.number),
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
