//! Figures that can be typed in by hand: which there are, and what they may be. How they are used is [`crate::by_hand`].

use std::collections::{BTreeMap, BTreeSet};

use domain::counts::Counts;
use domain::ethnicity::Group;
use domain::workforce::{Band, Section};
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
    /// Key of the item it belongs to.
    pub(crate) item: String,
    /// The group it is of.
    pub(crate) group: Group,
    /// Where it stands among the counts.
    pub(crate) place: Place,
}

/// Where a figure stands among the counts of a year; survey results by their place from 0.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    Shortlisted,
    Appointed,
    Casework,
    Training,
    Voting,
    NonVoting,
    Executive,
    NonExecutive,
    Percent(usize),
    Responses(usize),
    Row(Section, Band),
}

const TRIPLES: [(&str, &str, Kind, Place); 8] = [
    (
        "recruitment.shortlisted",
        "shortlisted",
        Kind::Recruitment,
        Place::Shortlisted,
    ),
    (
        "recruitment.appointed",
        "appointed",
        Kind::Recruitment,
        Place::Appointed,
    ),
    (
        "casework.people",
        "entered the formal disciplinary process",
        Kind::Casework,
        Place::Casework,
    ),
    (
        "training.people",
        "accessed non-mandatory training",
        Kind::Training,
        Place::Training,
    ),
    ("board.voting", "voting board members", Kind::Board, Place::Voting),
    (
        "board.non_voting",
        "non-voting board members",
        Kind::Board,
        Place::NonVoting,
    ),
    (
        "board.executive",
        "executive board members",
        Kind::Board,
        Place::Executive,
    ),
    (
        "board.non_executive",
        "non-executive board members",
        Kind::Board,
        Place::NonExecutive,
    ),
];

/// Every figure that can be typed in, in order. Those of the staff list can only be typed in over a list's own.
pub(crate) fn all() -> Vec<Typed> {
    let people = |item: String, words: &str, kind: Kind, place: Place| {
        let words = words.to_owned();
        Group::ALL.into_iter().map(move |group| Typed {
            key: format!("{item}.{}", group.key()),
            label: match group {
                Group::Unknown => format!("Ethnicity unknown: {words}"),
                known => format!("{known}: {words}"),
            },
            is_percent: false,
            kind,
            item: item.clone(),
            group,
            place,
        })
    };
    let mut all: Vec<Typed> = Section::ALL
        .into_iter()
        .flat_map(|section| section.bands().map(move |band| (section, band)))
        .flat_map(|(section, band)| {
            let item = format!("workforce.{}.{}", section.key(), band.key());
            let words = format!("{}, {}", section.label().to_lowercase(), band.label());
            people(item, &words, Kind::Staff, Place::Row(section, band))
        })
        .collect();
    for (item, words, kind, place) in TRIPLES {
        all.extend(people(item.to_owned(), words, kind, place));
    }
    for (index, number) in (5..=8).enumerate() {
        for group in [Group::White, Group::Bme] {
            let whose = group.key();
            all.push(Typed {
                key: format!("survey.{number}.{whose}_percent"),
                label: format!("Indicator {number}, {group} staff: percentage"),
                is_percent: true,
                kind: Kind::Survey,
                item: format!("survey.{number}"),
                group,
                place: Place::Percent(index),
            });
            all.push(Typed {
                key: format!("survey.{number}.{whose}_responses"),
                label: format!("Indicator {number}, {group} staff: number of responses"),
                is_percent: false,
                kind: Kind::Survey,
                item: format!("survey_responses.{number}"),
                group,
                place: Place::Responses(index),
            });
        }
    }
    all
}

/// The figure of a key.
pub(crate) fn of_key(key: &str) -> Option<Typed> {
    all().into_iter().find(|typed| typed.key == key)
}

/// Reads a typed value, or says what is wrong with it.
pub(crate) fn parse(key: &str, value: &str) -> Result<f64, DeskError> {
    let Some(typed) = of_key(key) else {
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

/// Keys that are still needed before what was typed takes effect: a group of counts that no file gives is used once White and BME are
/// there in each.
pub(crate) fn still_needed(entries: &BTreeMap<String, Entry>, files: &Counts) -> Vec<String> {
    let group = |stem: &str| stem.split('.').next().unwrap_or_default().to_owned();
    let begun: BTreeSet<String> = TRIPLES
        .iter()
        .filter(|(stem, ..)| entries.keys().any(|key| key.starts_with(&format!("{stem}."))))
        .map(|(stem, ..)| group(stem))
        .collect();
    TRIPLES
        .iter()
        .filter(|(stem, ..)| begun.contains(&group(stem)) && !is_in_files(files, &group(stem)))
        .flat_map(|(stem, ..)| ["white", "bme"].map(|of| format!("{stem}.{of}")))
        .filter(|key| !entries.contains_key(key))
        .collect()
}

fn is_in_files(files: &Counts, group: &str) -> bool {
    match group {
        "recruitment" => files.recruitment.is_some(),
        "casework" => files.casework.is_some(),
        "training" => files.training.is_some(),
        _ => files.board.is_some(),
    }
}
