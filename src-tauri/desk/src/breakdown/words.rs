//! The words of breakdowns: what a line is called, why there is none, and what has to be said beside a table.

use domain::breakdown::{Cell, Dimension, Key, NoComparison, Particulars, Place};
use domain::disclosure::Rule;
use domain::ethnicity::Group;
use domain::gap::State;
use domain::indicator::Ratio;
use domain::sentence;
use domain::workforce::Band;
use files::reference::Reference;

use super::Nothing;
use super::lines::{Held, Shown};
use crate::text;

/// What stands in the place of a sentence whose numbers are hidden.
pub(super) const HIDDEN: &str = "Small numbers are hidden at this level.";

/// What a line is called.
pub(crate) fn label(reference: &Reference, key: Key<'_>) -> String {
    match key {
        Key::Band(Band::Consultant) => "Consultants who are not senior medical managers".to_owned(),
        Key::Band(band) => band.label().to_owned(),
        Key::Section(section) => section.label().to_owned(),
        Key::Text(text) => text.to_owned(),
        Key::Category(category) => {
            let code = category.to_string();
            let held = reference.lists.ethnic_origin.find(&code).map(|held| held.label.clone());
            held.unwrap_or(code)
        }
        Key::Overseas(false) => "Without overseas recruitment".to_owned(),
        Key::Overseas(true) => "Overseas recruitment alone".to_owned(),
        Key::NoCategory => "Stated without a national category".to_owned(),
        Key::Unknown => "Unknown: not stated, not known or blank".to_owned(),
        Key::NotGiven => "Not given".to_owned(),
        Key::NotListed => "Not on the staff list".to_owned(),
    }
}

/// What all lines together are called.
pub(super) const fn everyone(by: Dimension) -> &'static str {
    match by {
        Dimension::Overseas => "With overseas recruitment: everyone",
        _ => "Everyone",
    }
}

fn recorded<'a>(cells: &'a [Cell<'_>]) -> impl Iterator<Item = (&'a Cell<'a>, &'a Particulars)> {
    cells.iter().filter_map(|cell| match cell.place {
        Place::Recorded(held) => Some((cell, held)),
        Place::NotListed | Place::NoNumber => None,
    })
}

/// Applicants of whom no row says whether they came through overseas recruitment.
pub(super) fn silent(cells: &[Cell<'_>]) -> u32 {
    recorded(cells)
        .filter(|(_, held)| held.overseas.is_none())
        .map(|(cell, _)| cell.whole.total())
        .sum()
}

/// Why nothing can be shown by a dimension: no column says it.
pub(super) fn says_nothing(cells: &[Cell<'_>], indicator: u8, by: Dimension) -> Option<Nothing> {
    let says = |held: &Particulars| match by {
        Dimension::Band => held.band.is_some(),
        Dimension::Section => held.section.is_some(),
        Dimension::StaffGroup => !held.staff_group.is_empty(),
        Dimension::Division => !held.division.is_empty(),
        Dimension::EthnicGroup => held.category.is_some(),
        Dimension::Sex => !held.sex.is_empty(),
        Dimension::Overseas => held.overseas.is_some(),
    };
    if recorded(cells).any(|(_, held)| says(held)) {
        return None;
    }
    if by == Dimension::Overseas {
        return Some(Nothing::new(
            "No column of the recruitment list says who came through overseas recruitment.",
            "Add a column “Overseas recruitment” with yes or no, or a “Recruitment route” that names international recruitment, to any \
             of the year’s recruitment files, and import them again.",
        ));
    }
    let (list, what) = (
        if indicator == 2 {
            "recruitment list"
        } else {
            "staff list"
        },
        match by {
            Dimension::Band => "a band that can be read",
            Dimension::Section => "a staff group that can be read",
            Dimension::StaffGroup => "staff groups",
            Dimension::Division => "divisions",
            Dimension::EthnicGroup => "national ethnic categories",
            Dimension::Sex | Dimension::Overseas => "sex or gender",
        },
    );
    Some(Nothing::new(
        format!("The {list} does not give {what}."),
        "If the file has such a column under another name, choose it when you import the file again.",
    ))
}

/// The result of a line in one sentence.
pub(super) fn line(line: &Shown, by: Dimension) -> String {
    if line.is_hidden {
        return HIDDEN.to_owned();
    }
    match &line.compared {
        None => line.whole.percent(Group::Bme).map_or_else(
            || "Nobody is here.".to_owned(),
            |percent| {
                format!(
                    "{} of staff here are BME ({} of {}).",
                    text::percent(percent),
                    text::count(line.whole.bme),
                    text::counted(line.whole.total(), "person", "people")
                )
            },
        ),
        Some(Ok(held)) if by == Dimension::EthnicGroup && line.key != "total" => {
            sentence::ratio_of_category(held.ratio, held.value, &line.label)
        }
        Some(Ok(held)) => sentence::ratio(held.ratio, held.value),
        Some(Err(NoComparison::White)) => {
            "No ratio: these people are among the White people with whom the others are compared.".to_owned()
        }
        Some(Err(NoComparison::Unknown)) => "No ratio: ethnicity is unknown here.".to_owned(),
        Some(Err(NoComparison::NotInPost)) => "No ratio: nobody here is in post on the snapshot date.".to_owned(),
        Some(Err(NoComparison::MoreThanWhole(group))) => {
            format!("No ratio: more {group} people here than are in post, because some have left.")
        }
    }
}

/// The state of a line in a few words.
pub(super) fn reading(line: &Shown, by: Dimension) -> &'static str {
    if line.is_hidden {
        return "Hidden";
    }
    let is_category = by == Dimension::EthnicGroup && line.key != "total";
    match &line.compared {
        None => "",
        Some(Err(_)) => "Not compared",
        Some(Ok(held)) => match held.state {
            State::Worse if is_category => "Worse for this group",
            State::Better if is_category => "Better for this group",
            State::Missing => "Not calculable",
            other => other.label(),
        },
    }
}

/// What has to be said beside the table.
pub(super) fn notes(held: &Held, indicator: u8, by: Dimension, level: Rule) -> Vec<String> {
    let mut notes = Vec::new();
    let mut say = |note: &str| notes.push(note.to_owned());
    if indicator == 1 {
        say("Shares are of everyone on the line, people of unknown ethnicity included.");
        if by == Dimension::Band {
            say("Only the senior bands are judged, on the indicator as a whole: single bands describe.");
        }
    } else {
        say(match indicator {
            2 => "Counts are applicants appointed, of those shortlisted.",
            3 => "Counts are people who entered the formal disciplinary process, of staff in post.",
            _ => "Counts are people who accessed non-mandatory training, of staff in post.",
        });
        let (first, second) = super::ratio_of(indicator).map_or((Group::White, Group::Bme), Ratio::groups);
        say(&format!(
            "The ratio is the rate of {first} people divided by that of {second} people. Above 1 is worse for BME people."
        ));
    }
    if by == Dimension::EthnicGroup && indicator > 1 {
        say(
            "Each category is set beside White people as a whole, as the indicator itself is, so that every one has the same comparison. \
             White categories have a rate and no ratio, because they are part of that whole.",
        );
    }
    if by == Dimension::Band && indicator > 1 {
        say("A senior medical manager stands on a line of their own and is counted once.");
    }
    if held.not_in_post {
        say(
            "People who left in the year stand where their last post was. They count among the people and not among the staff in post, \
             as in the indicator itself.",
        );
    }
    if held.typed_over {
        say(
            "A figure of this indicator was typed in over that of the files. The lines are as the files give them, so they do not add up to it.",
        );
    }
    if by == Dimension::Overseas && held.silent > 0 {
        say(&format!(
            "{} on rows that do not say; they count as without overseas recruitment.",
            if held.silent == 1 {
                "1 shortlisted applicant is".to_owned()
            } else {
                format!("{} shortlisted applicants are", text::count(held.silent))
            }
        ));
    }
    if indicator > 1 && !by.has_order() {
        say("The lines are in order of people: the largest disadvantage of BME people comes first.");
    }
    let judged = |line: &&Shown| {
        line.open()
            .is_some_and(|held| !matches!(held.state, State::Missing | State::TooFew))
    };
    notes.extend(domain::breakdown::caution(held.lines.iter().filter(judged).count()));
    if held.lines.iter().all(|line| line.is_hidden) {
        notes.push(
            "Every line has a number too small to be shown at this level. Those who do the counting can see them at the working level.".to_owned(),
        );
    }
    notes.push(disclosure(level));
    notes
}

/// What the level hides.
pub(super) fn disclosure(level: Rule) -> String {
    match level.hides_up_to() {
        0 => "True counts for your own work: small numbers are not hidden.".to_owned(),
        most => format!(
            "* Lines with a count of 1 to {most} are hidden, and others so that they cannot be worked out from this table ({} level). \
             Beside a table of the same people broken down another way they might be: publish one.",
            level.key()
        ),
    }
}
