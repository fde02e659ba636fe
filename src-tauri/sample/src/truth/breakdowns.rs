//! The true counts of indicators 1 to 4 line by line: by band, section, staff group, division, ethnic category, sex, and of applications
//! with and without overseas recruitment.
//!
//! A line is named as the product names it in JSON; the line of what a list does not give has an empty name, people on no staff list
//! stand under `not_listed`. People of cases and learning stand where their counted post is, leavers where the post was that they left.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Triple, band_key, entered, in_year, learners, section_key};
use crate::trust::{Fate, Group, Person, Post, Stage, Trust};
use crate::words;

/// Whole and part of a line.
type Lines = BTreeMap<String, (Triple, Triple)>;

/// Where one person or applicant stands, by dimension.
type Places = Vec<(&'static str, String)>;

pub(super) fn all(trust: &Trust) -> Value {
    let mut all = Map::new();
    let staff: Vec<(Group, Places)> = trust
        .people
        .iter()
        .filter_map(|person| Some((person.group, of_post(person, counted(person)?))))
        .collect();
    let whole = |part: &[(Group, Places)]| {
        let mut lines: BTreeMap<&'static str, Lines> = BTreeMap::new();
        for (group, places) in &staff {
            add(&mut lines, places, *group, |line| &mut line.0);
        }
        for (group, places) in part {
            add(&mut lines, places, *group, |line| &mut line.1);
        }
        shown(&lines)
    };
    all.insert("1".to_owned(), whole(&[]));
    all.insert("2".to_owned(), applications(trust));
    for (number, found) in [("3", entered(trust)), ("4", learners(trust))] {
        let part: Vec<(Group, Places)> = found
            .values()
            .map(|who| match who {
                Some(index) => {
                    let person = &trust.people[*index];
                    (person.group, of_post(person, last(person)))
                }
                None => (Group::Unknown, unlisted()),
            })
            .collect();
        all.insert(number.to_owned(), whole(&part));
    }
    Value::Object(all)
}

fn add(
    lines: &mut BTreeMap<&'static str, Lines>,
    places: &Places,
    group: Group,
    part: impl Fn(&mut (Triple, Triple)) -> &mut Triple,
) {
    for (dimension, key) in places {
        let key = match (*dimension, group) {
            ("ethnic-group", Group::Unknown) if key != "not_listed" => "unknown".to_owned(),
            _ => key.clone(),
        };
        part(lines.entry(*dimension).or_default().entry(key).or_default()).add(group);
    }
}

fn shown(lines: &BTreeMap<&'static str, Lines>) -> Value {
    let of = |lines: &Lines| -> Map<String, Value> {
        lines
            .iter()
            .map(|(key, (whole, part))| (key.clone(), json!({"whole": whole.json(), "part": part.json()})))
            .collect()
    };
    Value::Object(
        lines
            .iter()
            .map(|(dimension, lines)| ((*dimension).to_owned(), Value::Object(of(lines))))
            .collect(),
    )
}

fn counted(person: &Person) -> Option<&Post> {
    person.posts.iter().find(|post| post.fate == Fate::Counted)
}

/// The post that counts, else the one that was left: the primary one, else the last.
fn last(person: &Person) -> &Post {
    let left = || person.posts.iter().filter(|post| post.fate == Fate::Leaver);
    counted(person)
        .or_else(|| left().rfind(|post| post.primary == Some(true)))
        .or_else(|| left().next_back())
        .unwrap_or(&person.posts[0])
}

fn of_post(person: &Person, post: &Post) -> Places {
    let band = if post.senior_medical_manager {
        "senior_medical_manager"
    } else {
        band_key(post.band)
    };
    // A row that states no origin takes the one that another row of the person states.
    let stated = |post: &Post| category(&post.ethnic_origin);
    let category = stated(post).or_else(|| person.posts.iter().find_map(stated));
    vec![
        ("band", band.to_owned()),
        ("section", section_key(post.section).to_owned()),
        ("staff-group", post.staff_group.to_owned()),
        ("division", post.division.to_owned()),
        ("ethnic-group", category.map(String::from).unwrap_or_default()),
        ("sex", person.gender.to_owned()),
    ]
}

fn unlisted() -> Places {
    ["band", "section", "staff-group", "division", "ethnic-group", "sex"]
        .map(|dimension| (dimension, "not_listed".to_owned()))
        .to_vec()
}

fn applications(trust: &Trust) -> Value {
    let mut lines: BTreeMap<&'static str, Lines> = BTreeMap::new();
    for held in &trust.applications {
        if !held.shortlisted.is_some_and(in_year) {
            continue;
        }
        let places = vec![
            ("band", held.national_band.map(band_key).unwrap_or_default().to_owned()),
            ("section", section_key(held.section).to_owned()),
            ("staff-group", held.staff_group.to_owned()),
            ("division", held.division.to_owned()),
            (
                "ethnic-group",
                category(&held.ethnic_origin).map(String::from).unwrap_or_default(),
            ),
            ("sex", held.gender.to_owned()),
            (
                "overseas",
                if held.overseas == Some(true) {
                    "overseas"
                } else {
                    "without"
                }
                .to_owned(),
            ),
        ];
        add(&mut lines, &places, held.group, |line| &mut line.0);
        if held.stage == Stage::Appointed {
            add(&mut lines, &places, held.group, |line| &mut line.1);
        }
    }
    shown(&lines)
}

/// The national category of an ethnic origin as it is written: its code, or the label of a code of one letter.
fn category(written: &str) -> Option<char> {
    let written = written.trim();
    let first = written.split([' ', '\u{a0}']).next().unwrap_or_default();
    let known = || {
        words::WHITE
            .iter()
            .chain(words::BME)
            .map(|((code, label), _)| (*code, *label))
    };
    known()
        .find(|(code, label)| *code == first || *label == written)
        .and_then(|(code, _)| code.chars().next())
}
