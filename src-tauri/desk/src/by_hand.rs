//! How figures typed in by hand take the place of what files give, or do not give.
//!
//! Where no file gives a group of figures, it is used once all that is needed of it is typed in. Where files give it, each figure typed
//! in takes the place of the files' own by itself, needs a word why, and says so wherever it stands ([`domain::overridden`]).

use std::collections::{BTreeMap, BTreeSet};

use domain::board::Board;
use domain::casework::Casework;
use domain::counts::Counts;
use domain::ethnicity::{Group, Triple};
use domain::overridden::Overridden;
use domain::recruitment::Recruitment;
use domain::workforce::{Band, Section};
use store::entry::{Entry, Given};

use crate::entries::{self, Place, Typed};

/// What was typed in, applied.
pub(crate) struct Applied {
    /// Groups of figures that no file gives and that are typed in.
    pub(crate) by_hand: BTreeSet<&'static str>,
    /// Figures typed in over those of the files, in the order of the return.
    pub(crate) overridden: Vec<Overridden>,
}

/// Puts what was typed in the place of what is missing, and over what the files give.
pub(crate) fn apply(
    entries: &BTreeMap<String, Entry>,
    given: &BTreeMap<String, Given>,
    counts: &mut Counts,
) -> Applied {
    let files = counts.clone();
    let by_hand = fill_in(entries, counts);
    let mut overridden = Vec::new();
    for typed in entries::all() {
        let (Some(number), Some(counted)) = (
            entries.get(&typed.key).and_then(Entry::number),
            given_by(&files, &typed),
        ) else {
            continue;
        };
        let is_other = (number - counted).abs() > 1e-9;
        if is_other {
            let why = given.get(&typed.key).cloned().unwrap_or_default();
            let is_of_this = why.over.is_some_and(|over| (over - counted).abs() <= 1e-9);
            let (reason, outdated) = match why.over {
                _ if why.reason.is_empty() || is_of_this => (why.reason, None),
                over => (String::new(), Some((why.reason, over.unwrap_or_default()))),
            };
            overridden.push(Overridden {
                is_used: put(counts, &typed, number),
                key: typed.key,
                label: typed.label,
                item: typed.item,
                group: typed.group,
                typed: number,
                counted,
                is_percent: typed.is_percent,
                reason,
                outdated,
                by_role: why.by_role,
                at: why.at,
            });
        }
    }
    // Those of the consultants and of the managers among them only fit together once both are put.
    settle_consultants(&files, counts, &mut overridden);
    Applied { by_hand, overridden }
}

/// What the files give in the place of a figure; `None` where they do not give it.
pub(crate) fn given_by(files: &Counts, typed: &Typed) -> Option<f64> {
    let head = |people: Triple| f64::from(people.get(typed.group));
    match typed.place {
        Place::Shortlisted => files.recruitment.map(|held| head(held.shortlisted)),
        Place::Appointed => files.recruitment.map(|held| head(held.appointed)),
        Place::Casework => files.casework.map(|held| head(held.people)),
        Place::Training => files.training.map(head),
        Place::Voting => files.board.map(|held| head(held.voting)),
        Place::NonVoting => files.board.map(|held| head(held.non_voting)),
        Place::Executive => files.board.map(|held| head(held.executive)),
        Place::NonExecutive => files.board.map(|held| head(held.non_executive)),
        Place::Percent(index) => match typed.group {
            Group::White => files.survey[index].white_percent,
            _ => files.survey[index].bme_percent,
        },
        Place::Responses(index) => match typed.group {
            Group::White => files.survey[index].white_responses,
            _ => files.survey[index].bme_responses,
        }
        .map(f64::from),
        Place::Row(section, band) => files.workforce.as_ref().map(|held| head(held.row(section, band))),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked when it was typed in"
)]
const fn whole(number: f64) -> u32 {
    number as u32
}

/// Puts one figure in its place; false where it has none yet.
fn put(counts: &mut Counts, typed: &Typed, number: f64) -> bool {
    let heads = whole(number);
    let set = |people: &mut Triple| *people = people.with(typed.group, heads);
    let place = match typed.place {
        Place::Shortlisted => counts.recruitment.as_mut().map(|held| &mut held.shortlisted),
        Place::Appointed => counts.recruitment.as_mut().map(|held| &mut held.appointed),
        Place::Casework => counts.casework.as_mut().map(|held| {
            // How many cases the files hold says nothing of other people.
            held.cases = held.people.with(typed.group, heads).total().max(held.cases);
            &mut held.people
        }),
        Place::Training => counts.training.as_mut(),
        Place::Voting => counts.board.as_mut().map(|held| &mut held.voting),
        Place::NonVoting => counts.board.as_mut().map(|held| &mut held.non_voting),
        Place::Executive => counts.board.as_mut().map(|held| &mut held.executive),
        Place::NonExecutive => counts.board.as_mut().map(|held| &mut held.non_executive),
        Place::Percent(index) => {
            let held = &mut counts.survey[index];
            *(match typed.group {
                Group::White => &mut held.white_percent,
                _ => &mut held.bme_percent,
            }) = Some(number);
            return true;
        }
        Place::Responses(index) => {
            let held = &mut counts.survey[index];
            *(match typed.group {
                Group::White => &mut held.white_responses,
                _ => &mut held.bme_responses,
            }) = Some(heads);
            return true;
        }
        // Their two lines hold the same people, so that they are settled together.
        Place::Row(_, Band::Consultant | Band::SeniorMedicalManager) => return true,
        Place::Row(section, band) => counts
            .workforce
            .as_mut()
            .map(|held| held.people.entry((section, band)).or_default()),
    };
    place.map(set).is_some()
}

/// Puts the consultants' line and the line of the senior medical managers among them, as typed in or as the files give them. Where there
/// would be more managers than consultants, the files' are used.
fn settle_consultants(files: &Counts, counts: &mut Counts, overridden: &mut [Overridden]) {
    let (Some(files), Some(held)) = (&files.workforce, counts.workforce.as_mut()) else {
        return;
    };
    let line = |band: Band| format!("workforce.{}.{}", Section::Medical.key(), band.key());
    let (consultants, managers) = (line(Band::Consultant), line(Band::SeniorMedicalManager));
    for group in Group::ALL {
        let own = |band: Band| files.row(Section::Medical, band).get(group);
        let typed = |overridden: &[Overridden], item: &str| {
            let found = overridden.iter().find(|held| held.item == item && held.group == group);
            found.map(|held| whole(held.typed))
        };
        let (all, within) = (typed(overridden, &consultants), typed(overridden, &managers));
        if all.is_none() && within.is_none() {
            continue;
        }
        let all = all.unwrap_or_else(|| own(Band::Consultant));
        let within = within.unwrap_or_else(|| own(Band::SeniorMedicalManager));
        if let Some(others) = all.checked_sub(within) {
            for (band, heads) in [(Band::Consultant, others), (Band::SeniorMedicalManager, within)] {
                let row = held.people.entry((Section::Medical, band)).or_default();
                *row = row.with(group, heads);
            }
        } else {
            let both = |held: &&mut Overridden| [&consultants, &managers].contains(&&held.item) && held.group == group;
            overridden.iter_mut().filter(both).for_each(|held| held.is_used = false);
        }
    }
}

/// Uses what was typed in where files give nothing of it. Names the groups of figures that were; a group takes effect once White and BME
/// are both there.
fn fill_in(entries: &BTreeMap<String, Entry>, counts: &mut Counts) -> BTreeSet<&'static str> {
    let mut by_hand = BTreeSet::new();
    let number = |key: &str| entries.get(key).and_then(Entry::number);
    let head = |key: String| number(&key).map(whole);
    let triple = |stem: &str| {
        let [white, bme, unknown] = Group::ALL.map(|group| head(format!("{stem}.{}", group.key())));
        Some(Triple::new(white?, bme?, unknown.unwrap_or(0)))
    };
    if counts.recruitment.is_none()
        && let (Some(shortlisted), Some(appointed)) =
            (triple("recruitment.shortlisted"), triple("recruitment.appointed"))
    {
        counts.recruitment = Some(Recruitment { shortlisted, appointed });
        by_hand.insert("recruitment");
    }
    if counts.casework.is_none()
        && let Some(people) = triple("casework.people")
    {
        counts.casework = Some(Casework {
            people,
            cases: people.total(),
        });
        by_hand.insert("casework");
    }
    if counts.training.is_none()
        && let Some(people) = triple("training.people")
    {
        counts.training = Some(people);
        by_hand.insert("training");
    }
    let board = (
        triple("board.voting"),
        triple("board.non_voting"),
        triple("board.executive"),
        triple("board.non_executive"),
    );
    if counts.board.is_none()
        && let (Some(voting), Some(non_voting), Some(executive), Some(non_executive)) = board
    {
        counts.board = Some(Board {
            voting,
            non_voting,
            executive,
            non_executive,
        });
        by_hand.insert("board");
    }
    let has_survey = counts.survey.iter().any(|held| !held.is_empty());
    for (held, indicator) in counts.survey.iter_mut().zip(5..=8) {
        let mut put = |place: &mut Option<f64>, what: &str| {
            if let (None, Some(value)) = (*place, number(&format!("survey.{indicator}.{what}"))) {
                *place = Some(value);
                if !has_survey {
                    by_hand.insert("survey");
                }
            }
        };
        put(&mut held.white_percent, "white_percent");
        put(&mut held.bme_percent, "bme_percent");
        let responses = |whose: &str| head(format!("survey.{indicator}.{whose}_responses"));
        held.white_responses = held.white_responses.or_else(|| responses("white"));
        held.bme_responses = held.bme_responses.or_else(|| responses("bme"));
    }
    by_hand
}
