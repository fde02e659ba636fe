//! The return: its items in order, filled, and the checks an auditor would make.
//!
//! Which items there are is data, in the rule pack; what an item is, is said by its key. What is submitted is never suppressed.

mod check;

use std::collections::BTreeMap;

use crate::counts::Counts;
use crate::ethnicity::{Group, Triple};
use crate::indicator::relative_likelihood::{self, Ratio};
use crate::recruitment::Recruitment;
use crate::rules::{Item, RulePack};
use crate::workforce::{Band, Section};

pub use check::{Check, Explained, check};

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
