//! The return: its items in order, filled, and the checks an auditor would make.
//!
//! Which items there are is data, in the rule pack; what an item is, is said by its key. What is submitted is never suppressed.

mod check;
mod difference;

use std::collections::BTreeMap;

use crate::counts::Counts;
use crate::ethnicity::{Group, Triple};
use crate::indicator::relative_likelihood::{self, Ratio};
use crate::overridden::Overridden;
use crate::recruitment::Recruitment;
use crate::rules::{Averaging, Item, RulePack};
use crate::workforce::{Band, Section};

pub use check::{CellAt, Check, Column, Explained, Facts, FileFact, HalfTyped, Look, Nature, check};
pub use difference::{Movement, Standing, Unit, movements};

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
    /// Why last year's figures cannot be set against this year's, in words that can stand beside them; `None` where they can.
    pub not_comparable: Option<String>,
}

/// A filled return.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// Collection year.
    pub year: u16,
    /// Whose people item 39 holds: this year's, or the mean of this year's and last year's.
    pub averaging: Averaging,
    /// This year's people in the disciplinary process, where they are held.
    pub disciplined_this_year: Option<Triple>,
    /// Last year's, where they are held.
    pub disciplined_last_year: Option<Triple>,
    /// Indicators that organisations need not return themselves.
    pub not_asked: Vec<u8>,
    /// Lines in the order of the form.
    pub lines: Vec<Line>,
    /// Figures typed in over those of the files, which they stand in place of.
    pub overridden: Vec<Overridden>,
}

impl Return {
    /// The figures typed in over the files' that stand in an item, or that it is worked out from.
    pub fn overridden_in(&self, item: &str) -> impl Iterator<Item = &Overridden> {
        self.overridden.iter().filter(move |held| held.touches(item).is_some())
    }
}

/// Fills the return from a year's counts. `previous` is last year's return by item number.
///
/// Where the rules take the mean of two years for indicator 3, item 39 is the mean of both years' people, which may end in a half, set
/// against this year's workforce; without last year's people items 39 to 41 stay empty. Nothing is rounded.
pub fn fill(
    counts: &Counts,
    disciplined_last_year: Option<Triple>,
    previous: &BTreeMap<u16, Cells>,
    rules: &RulePack,
) -> Return {
    let people = disciplined(counts, disciplined_last_year, rules.averaging);
    let lines = rules
        .items
        .iter()
        .map(|item| Line {
            item: item.clone(),
            previous: previous.get(&item.number).copied().unwrap_or_default(),
            current: resolve(&item.key, counts, people).unwrap_or_default(),
            not_comparable: not_comparable(item.indicator, rules),
        })
        .collect();
    Return {
        year: rules.year,
        averaging: rules.averaging,
        disciplined_this_year: counts.casework.map(|held| held.people),
        disciplined_last_year,
        not_asked: (1..=9).filter(|number| !rules.asks(*number)).collect(),
        lines,
        overridden: Vec::new(),
    }
}

/// Why an indicator's figures of the year before a pack's cannot be set against those of its own year.
fn not_comparable(indicator: u8, rules: &RulePack) -> Option<String> {
    let held = rules.latest_break(indicator, rules.year)?;
    (held.year == rules.year).then(|| format!("Not comparable with last year: {}", held.why))
}

/// The people of indicator 3 by group as the return takes them: White, BME, unknown.
fn disciplined(counts: &Counts, last_year: Option<Triple>, averaging: Averaging) -> Option<[f64; 3]> {
    let now = numbers(counts.casework?.people);
    match averaging {
        Averaging::SingleYear => Some(now),
        Averaging::TwoYears => {
            let before = numbers(last_year?);
            Some([0, 1, 2].map(|group| f64::midpoint(now[group], before[group])))
        }
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
    resolve(key, &everything, Some([0.0; 3])).is_some()
}

fn heads(triple: Triple) -> Cells {
    Group::ALL.map(|group| Some(f64::from(triple.get(group))))
}

/// The cells a key stands for; `None` where the key is unknown or nothing is held for it. `disciplined` are the people of indicator 3.
fn resolve(key: &str, counts: &Counts, disciplined: Option<[f64; 3]>) -> Option<Cells> {
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
            rate_item(what, Ratio::Appointment, held.shortlisted, numbers(held.appointed))
        }
        ["casework", what] => rate_item(what, Ratio::Disciplinary, staff?, disciplined?),
        ["training", what] => rate_item(what, Ratio::Training, staff?, numbers(counts.training?)),
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

fn numbers(triple: Triple) -> [f64; 3] {
    Group::ALL.map(|group| f64::from(triple.get(group)))
}

fn rate_item(what: &str, ratio: Ratio, whole: Triple, part: [f64; 3]) -> Option<Cells> {
    let of = |group: Group| {
        let held = Group::ALL.into_iter().zip(part).find(|(held, _)| *held == group);
        held.map_or(0.0, |(_, value)| value)
    };
    match what {
        "shortlisted" if ratio == Ratio::Appointment => Some(heads(whole)),
        "appointed" if ratio == Ratio::Appointment => Some(part.map(Some)),
        "people" if ratio != Ratio::Appointment => Some(part.map(Some)),
        "likelihood" => {
            Some(Group::ALL.map(|group| (whole.get(group) > 0).then(|| of(group) / f64::from(whole.get(group)))))
        }
        "ratio" => Some([relative_likelihood::divide(ratio, whole, of).ok(), None, None]),
        _ => None,
    }
}
