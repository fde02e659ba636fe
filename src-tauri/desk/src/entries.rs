//! Figures typed in by hand: which there are, what they may be, and how they take the place of a file's.

use std::collections::{BTreeMap, BTreeSet};

use domain::board::Board;
use domain::casework::Casework;
use domain::counts::Counts;
use domain::ethnicity::{Group, Triple};
use domain::recruitment::Recruitment;
use store::entry::Entry;
use store::file::Kind;

use crate::DeskError;

/// One figure that can be typed in.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    /// Key as `wres set` takes it.
    pub(crate) key: String,
    /// Words for a reader.
    pub(crate) label: String,
    /// Whether it is a percentage rather than people.
    pub(crate) is_percent: bool,
    /// The kind of file it takes the place of.
    pub(crate) kind: Kind,
}

const TRIPLES: [(&str, &str, Kind); 8] = [
    ("recruitment.shortlisted", "shortlisted", Kind::Recruitment),
    ("recruitment.appointed", "appointed", Kind::Recruitment),
    (
        "casework.people",
        "entered the formal disciplinary process",
        Kind::Casework,
    ),
    ("training.people", "accessed non-mandatory training", Kind::Training),
    ("board.voting", "voting board members", Kind::Board),
    ("board.non_voting", "non-voting board members", Kind::Board),
    ("board.executive", "executive board members", Kind::Board),
    ("board.non_executive", "non-executive board members", Kind::Board),
];

/// Every figure that can be typed in, in order.
pub(crate) fn all() -> Vec<Typed> {
    let mut all: Vec<Typed> = TRIPLES
        .iter()
        .flat_map(|(stem, words, kind)| {
            Group::ALL.map(|group| Typed {
                key: format!("{stem}.{}", group.key()),
                label: match group {
                    Group::Unknown => format!("Ethnicity unknown: {words}"),
                    known => format!("{known}: {words}"),
                },
                is_percent: false,
                kind: *kind,
            })
        })
        .collect();
    for number in 5..=8 {
        for (group, label) in [("white", "White"), ("bme", "BME")] {
            all.push(Typed {
                key: format!("survey.{number}.{group}_percent"),
                label: format!("Indicator {number}, {label} staff: percentage"),
                is_percent: true,
                kind: Kind::Survey,
            });
            all.push(Typed {
                key: format!("survey.{number}.{group}_responses"),
                label: format!("Indicator {number}, {label} staff: number of responses"),
                is_percent: false,
                kind: Kind::Survey,
            });
        }
    }
    all
}

/// Reads a typed value, or says what is wrong with it.
pub(crate) fn parse(key: &str, value: &str) -> Result<f64, DeskError> {
    let Some(typed) = all().into_iter().find(|typed| typed.key == key) else {
        return Err(DeskError::given(
            format!("There is no figure called “{key}”."),
            "Figures are named like survey.5.white_percent, board.voting.bme or recruitment.appointed.white.",
        ));
    };
    let text = value.trim().trim_end_matches('%').trim_end().replace(',', "");
    let number: f64 = text.parse().map_err(|_| {
        DeskError::given(
            format!("{}: “{value}” is not a number.", typed.label),
            "Type digits, with a point for tenths.",
        )
    })?;
    if typed.is_percent && !(0.0..=100.0).contains(&number) {
        return Err(DeskError::given(
            format!("{}: {value} is not a percentage.", typed.label),
            "Type a figure from 0 to 100.",
        ));
    }
    if !typed.is_percent && (number < 0.0 || number.fract() != 0.0 || number > f64::from(u32::MAX)) {
        return Err(DeskError::given(
            format!("{}: {value} is not a number of people.", typed.label),
            "Type a whole number, 0 or more.",
        ));
    }
    Ok(number)
}

/// Puts what was typed in the place of what files say. Names the groups of figures that were replaced; a group takes effect once White
/// and BME are both there.
pub(crate) fn apply(entries: &BTreeMap<String, Entry>, counts: &mut Counts) -> BTreeSet<&'static str> {
    let mut replaced = BTreeSet::new();
    let number = |key: &str| entries.get(key).and_then(Entry::number);
    let head = |key: String| {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked when it was typed in"
        )]
        number(&key).map(|value| value as u32)
    };
    let triple = |stem: &str| {
        let [white, bme, unknown] = Group::ALL.map(|group| head(format!("{stem}.{}", group.key())));
        Some(Triple::new(white?, bme?, unknown.unwrap_or(0)))
    };
    if let (Some(shortlisted), Some(appointed)) = (triple("recruitment.shortlisted"), triple("recruitment.appointed")) {
        counts.recruitment = Some(Recruitment { shortlisted, appointed });
        replaced.insert("recruitment");
    }
    if let Some(people) = triple("casework.people") {
        counts.casework = Some(Casework {
            people,
            cases: people.total(),
        });
        replaced.insert("casework");
    }
    if let Some(people) = triple("training.people") {
        counts.training = Some(people);
        replaced.insert("training");
    }
    let board = (
        triple("board.voting"),
        triple("board.non_voting"),
        triple("board.executive"),
        triple("board.non_executive"),
    );
    if let (Some(voting), Some(non_voting), Some(executive), Some(non_executive)) = board {
        counts.board = Some(Board {
            voting,
            non_voting,
            executive,
            non_executive,
        });
        replaced.insert("board");
    }
    for (held, indicator) in counts.survey.iter_mut().zip(5..=8) {
        let mut put = |place: &mut Option<f64>, what: &str| {
            if let Some(value) = number(&format!("survey.{indicator}.{what}")) {
                *place = Some(value);
                replaced.insert("survey");
            }
        };
        put(&mut held.white_percent, "white_percent");
        put(&mut held.bme_percent, "bme_percent");
        held.white_responses = head(format!("survey.{indicator}.white_responses")).or(held.white_responses);
        held.bme_responses = head(format!("survey.{indicator}.bme_responses")).or(held.bme_responses);
    }
    replaced
}

/// Keys that are still needed before what was typed takes effect: a group of counts is used once White and BME are there in each.
pub(crate) fn still_needed(entries: &BTreeMap<String, Entry>) -> Vec<String> {
    let group = |stem: &str| stem.split('.').next().unwrap_or_default().to_owned();
    let begun: BTreeSet<String> = TRIPLES
        .iter()
        .filter(|(stem, ..)| entries.keys().any(|key| key.starts_with(&format!("{stem}."))))
        .map(|(stem, ..)| group(stem))
        .collect();
    TRIPLES
        .iter()
        .filter(|(stem, ..)| begun.contains(&group(stem)))
        .flat_map(|(stem, ..)| ["white", "bme"].map(|of| format!("{stem}.{of}")))
        .filter(|key| !entries.contains_key(key))
        .collect()
}
