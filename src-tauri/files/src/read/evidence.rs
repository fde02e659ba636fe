//! How sure it is that a column holds a field: what its heading says and what its values look like, put into one figure and into words.
//!
//! This is the one place where the evidence is weighed. A heading gives a sureness: chosen by the trust 1, listed as written 1 to
//! 0.9 by where the list has it from, a little less where case or spacing differ, and nothing for one that is not known. The values
//! give a likeness from 0 to 1: the share that the field's code list or type knows, by rows and by distinct values, whichever is
//! less. A listed heading counts sureness × (0.4 + 0.6 × likeness); values alone never count for more than 0.65, so that a column
//! whose heading says nothing is always asked about. Both are monotone: better evidence never lowers the figure.

use std::collections::BTreeMap;

use domain::classify::{Confidence, ethnic_origin, plain, tidy};
use domain::kind::Kind;
use domain::pay_scale::{BandRule, PayScaleList};

use super::cell::Cell;
use super::composite;
use super::kind::Field;
use super::values::{self, Figure, When};
use crate::reference::Lists;

/// Below this a column that decides is asked about.
pub(crate) const DOUBT: f64 = 0.7;
/// Rows that are taken for granted before any is seen, so that a few odd values do not condemn a known heading.
const GRANTED: f64 = 3.0;
/// What a column without any value is taken to be like.
const NOTHING_SEEN: f64 = 0.85;
/// What is left of the likeness of numbers that should name people and are nearly all the same.
const TOO_ALIKE: f64 = 0.3;
/// The most that values alone count for.
const VALUES_ALONE: f64 = 0.65;

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    /// Nothing: it stands in no list.
    Unknown,
    /// The trust chose it.
    Answered,
    /// It stands in the headings list.
    Listed {
        /// How sure the list is of it.
        confidence: Confidence,
        /// Whether the list has it from an export of the electronic staff record.
        esr: bool,
        /// Whether it is written just as in the list.
        exact: bool,
    },
}

impl Heading {
    /// How sure the heading makes it, 0–1.
    pub(crate) fn sureness(self) -> f64 {
        match self {
            Self::Unknown => 0.0,
            Self::Answered => 1.0,
            Self::Listed { confidence, exact, .. } => {
                let listed = match confidence {
                    Confidence::Verified => 1.0,
                    Confidence::Inferred => 0.95,
                    Confidence::Recalled => 0.9,
                };
                if exact { listed } else { listed * 0.98 }
            }
        }
    }

    fn words(self) -> String {
        let Self::Listed { confidence, esr, exact } = self else {
            return match self {
                Self::Answered => "You chose this column".to_owned(),
                _ => "The heading is not known".to_owned(),
            };
        };
        let is = match (confidence, esr) {
            (Confidence::Verified, true) => "The heading is the one ESR uses",
            (Confidence::Verified, false) => "The heading is one seen in published files",
            (Confidence::Inferred, _) => "The heading follows from one seen in published files",
            (Confidence::Recalled, _) => "The heading is a usual name for it",
        };
        let but = if exact { "" } else { ", written a little differently" };
        format!("{is}{but}")
    }
}

/// What the values of a column look like for a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Values {
    /// Rows with a value.
    pub(crate) filled: usize,
    /// Of those, rows whose value the field knows.
    pub(crate) known: usize,
    /// Distinct values that the field knows.
    pub(crate) distinct_known: usize,
    /// The share that fits, by rows or by distinct values, whichever is less, 0–1.
    pub(crate) share: f64,
    /// The same with a few rows taken for granted, 0–1.
    pub(crate) likeness: f64,
    /// What known values are called; empty where any value will do.
    what: &'static str,
}

impl Values {
    /// Whether the values say by themselves what the column holds.
    pub(crate) fn are_clear(&self) -> bool {
        self.filled >= 3 && self.distinct_known >= 2 && self.share >= 0.8
    }

    /// Whether less than half of them are what the field would hold.
    pub(crate) fn are_mostly_other(&self) -> bool {
        self.filled > 0 && self.known * 2 < self.filled && !self.what.is_empty()
    }

    fn words(&self) -> Option<String> {
        if self.filled == 0 {
            return Some("it has no values in its first rows".to_owned());
        }
        if self.what.is_empty() {
            return None;
        }
        let are = if self.filled == 1 { "value is" } else { "values are" };
        let only = if self.are_mostly_other() { "only " } else { "" };
        Some(format!("{only}{} of {} {are} {}", self.known, self.filled, self.what))
    }
}

/// How sure it is that a column holds a field, 0–1.
pub(crate) fn confidence(heading: Heading, values: &Values) -> f64 {
    match heading {
        Heading::Answered => 1.0,
        Heading::Unknown => VALUES_ALONE * values.share * values.share,
        Heading::Listed { .. } => heading.sureness() * (0.4 + 0.6 * values.likeness),
    }
}

/// The reasons, in a sentence.
pub(crate) fn why(heading: Heading, values: &Values) -> String {
    let joint = if values.are_mostly_other() && heading != Heading::Unknown {
        ", but "
    } else {
        "; "
    };
    match values.words() {
        Some(words) => format!("{}{joint}{words}.", heading.words()),
        None => format!("{}.", heading.words()),
    }
}

/// Fields whose values are telling enough to propose a column by them alone.
pub(crate) const TELLING: &[&str] = &[
    "ethnic_origin",
    "pay_scale",
    "staff_group",
    "assignment_category",
    "assignment_status",
    "stage",
    "case_type",
    "category",
    "attendance",
    "executive",
    "voting",
];

/// Looks at the values of a column as those of a field.
pub(crate) fn look<'a>(
    lists: &Lists,
    kind: Kind,
    field: &Field,
    heading: Option<&str>,
    cells: impl Iterator<Item = &'a Cell>,
) -> Values {
    // In an order of its own, so that sums of fractions come out the same each time.
    let mut distinct: BTreeMap<String, (usize, &Cell)> = BTreeMap::new();
    for cell in cells.filter(|cell| !cell.is_empty()) {
        distinct.entry(tidy(&cell.shown())).or_insert((0, cell)).0 += 1;
    }
    let column = Whole::of(&distinct, heading);
    let filled: usize = distinct.values().map(|(rows, _)| rows).sum();
    let (mut known, mut distinct_known, mut by_rows, mut by_value) = (0, 0, 0.0, 0.0);
    for (value, (rows, cell)) in &distinct {
        let fit = fit(lists, kind, field.key, value, cell, &column);
        by_rows += fit * *rows as f64;
        by_value += fit;
        if fit >= 1.0 {
            known += rows;
            distinct_known += 1;
        }
    }
    let granted = |sum: f64, all: usize| (sum + GRANTED) / (all as f64 + GRANTED);
    let (share, mut likeness) = if filled == 0 {
        (0.0, NOTHING_SEEN)
    } else {
        (
            (by_rows / filled as f64).min(by_value / distinct.len() as f64),
            granted(by_rows, filled).min(granted(by_value, distinct.len())),
        )
    };
    let mut what = what(kind, field.key);
    if names_one_each(kind, field.key) && filled >= 10 && distinct.len() * 5 < filled {
        likeness *= TOO_ALIKE;
        known = known.min(distinct.len());
        what = "different from one another";
    }
    Values {
        filled,
        known,
        distinct_known,
        share,
        likeness,
        what,
    }
}

/// What is true of a column as a whole.
struct Whole {
    /// Whether bare numbers in it are bands: the heading says so, or they go beyond a scale of one to five.
    bare_bands: bool,
    /// Whether the heading says nothing.
    unheaded: bool,
}

impl Whole {
    fn of(distinct: &BTreeMap<String, (usize, &Cell)>, heading: Option<&str>) -> Self {
        let says_band = heading.is_some_and(|heading| plain(heading).contains("band"));
        let beyond = distinct.keys().any(|value| {
            let value = plain(value);
            let number = value.trim_start_matches("afc ").trim_start_matches("band ");
            matches!(number, "6" | "7" | "8a" | "8b" | "8c" | "8d" | "9")
        });
        Self {
            bare_bands: says_band || (heading.is_some() && beyond),
            unheaded: heading.is_none(),
        }
    }
}

/// Whether different rows have different values of a field, but for people with several posts.
fn names_one_each(kind: Kind, field: &str) -> bool {
    matches!(
        (kind, field),
        (Kind::Staff, "employee_number" | "assignment_number") | (Kind::Casework, "case_id")
    )
}

/// Words for values that a field knows.
fn what(kind: Kind, field: &str) -> &'static str {
    match field {
        key if is_date(key) => "dates",
        "fte" => "between 0 and 2",
        "primary_flag" => "yes or no",
        "employee_number" | "assignment_number" => "numbers that can name somebody",
        "ethnic_origin" => "known ethnic origins",
        "pay_scale" => "known pay scales",
        "staff_group" => "known staff groups",
        "assignment_category" => "known kinds of contract",
        "assignment_status" => "known statuses",
        "person_type" => "known types of person",
        "stage" if kind == Kind::Casework => "known stages of a case",
        "stage" => "known stages of recruitment",
        "case_type" => "known types of case",
        "category" => "known categories of learning",
        "attendance" => "known words for attendance",
        "executive" => "known offices",
        "voting" => "known words for a vote",
        _ => "",
    }
}

fn is_date(field: &str) -> bool {
    field == "date" || field.ends_with("_date") || field.starts_with("date_")
}

/// How far one value is what a field would hold, 0–1; 1 where the field knows it.
fn fit(lists: &Lists, kind: Kind, field: &str, value: &str, cell: &Cell, column: &Whole) -> f64 {
    let is_number = matches!(cell, Cell::Number(_)) || value.parse::<f64>().is_ok();
    match field {
        key if is_date(key) => return known(values::date(cell) != When::Unreadable, 0.0),
        "fte" => {
            let fits = matches!(values::figure(cell), Figure::Is { value, percent } if (0.0..=if percent { 200.0 } else { 2.0 }).contains(&value));
            return known(fits, 0.0);
        }
        "primary_flag" => return known(values::flag(cell).is_some(), 0.0),
        "employee_number" | "assignment_number" => return identifier(value, cell),
        // A stage is marked by a yes, a count or the day it was reached.
        key if key.ends_with("_mark") => return 1.0,
        _ if matches!(cell, Cell::Date(_)) || looks_like_date(value) => return 0.0,
        _ => {}
    }
    let part = composite::part(field, value);
    let part = part.as_ref();
    let is_flag = lists.yes_no.find(part).is_some();
    // Yes and no stand in many columns, so by themselves they say nothing.
    let listed = |found: bool, unknown: f64| match (found, is_flag && column.unheaded) {
        (true, false) => 1.0,
        (true, true) => 0.3,
        (false, _) if is_number => 0.0,
        (false, _) => unknown,
    };
    match (kind, field) {
        (_, "ethnic_origin") => match ethnic_origin(&lists.ethnic_origin, part).known() {
            Some(_) => 1.0,
            None if lists.ethnic_origin.find(part).is_some() && !is_number => 1.0,
            None if is_number => 0.3,
            None => 0.15,
        },
        (_, "pay_scale") => pay_scale(&lists.pay_scale, part, is_number, column),
        (_, "staff_group") => listed(lists.staff_group.find(part).is_some(), 0.3),
        // Full and part time are the employee category, which is easily taken for this one.
        (_, "assignment_category") if is_hours(part) => 0.0,
        (_, "assignment_category") => listed(lists.assignment_category.find(part).is_some(), 0.5),
        (_, "assignment_status") => listed(lists.assignment_status.find(part).is_some(), 0.5),
        (_, "person_type") => listed(lists.person_type.find(part).is_some(), 0.5),
        (Kind::Recruitment, "stage") => listed(lists.recruitment_stage.find(part).is_some(), 0.5),
        (Kind::Casework, "stage") => listed(lists.case_stage.find(part).is_some(), 0.6),
        (Kind::Casework, "case_type") => listed(lists.case_type.find(part).is_some(), 0.6),
        (Kind::Training, "category") => listed(lists.learning.find(part).is_some(), 0.6),
        (Kind::Training, "attendance") => listed(lists.attendance.find(part).is_some(), 0.5),
        (Kind::Board, "executive") => listed(lists.board_office.find(part).is_some(), 0.6),
        (Kind::Board, "voting") => listed(lists.board_vote.find(part).is_some(), 0.6),
        _ => 1.0,
    }
}

fn known(fits: bool, otherwise: f64) -> f64 {
    if fits { 1.0 } else { otherwise }
}

/// A number that can name somebody: it has a digit, and no fraction.
fn identifier(value: &str, cell: &Cell) -> f64 {
    let is_fraction = matches!(cell, Cell::Number(number) if number.fract() != 0.0);
    if matches!(cell, Cell::Date(_) | Cell::Bool(_)) || is_fraction || looks_like_date(value) {
        return 0.0;
    }
    known(value.chars().any(|letter| letter.is_ascii_digit()), 0.3)
}

/// Whether a text is a day as day, month and year are written; bare digits are not taken for one.
fn looks_like_date(value: &str) -> bool {
    let divided = value.contains(['/', '-']) && value.chars().filter(char::is_ascii_digit).count() >= 3;
    divided && matches!(values::text_date(value), When::Day(_) | When::Open)
}

fn is_hours(value: &str) -> bool {
    matches!(
        plain(value).as_str(),
        "ft" | "pt" | "full time" | "part time" | "fulltime" | "parttime" | "f t" | "p t"
    )
}

fn pay_scale(list: &PayScaleList, value: &str, is_number: bool, column: &Whole) -> f64 {
    if composite::is_position(value) || is_title(value) {
        return 0.15;
    }
    let found = list
        .scales
        .iter()
        .any(|scale| !matches!(scale.rule, BandRule::Pass) && scale.pattern.is_match(value));
    match (found, is_number) {
        (true, false) => 1.0,
        (true, true) => known(column.bare_bands, 0.3),
        (false, true) => 0.0,
        (false, false) => 0.4,
    }
}

/// Whether a value that names a band is the title of a post, such as `Staff Nurse Band 5`.
fn is_title(value: &str) -> bool {
    let value = plain(value);
    let Some(place) = value.find("band") else { return false };
    value[..place].split(' ').any(|word| {
        let is_word = word.len() > 2 && word.chars().all(char::is_alphabetic);
        is_word
            && !matches!(
                word,
                "nhs" | "non" | "review" | "body" | "afc" | "agenda" | "for" | "change" | "pay" | "apprentice" | "new"
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: [Heading; 5] = [
        Heading::Unknown,
        Heading::Listed {
            confidence: Confidence::Recalled,
            esr: false,
            exact: false,
        },
        Heading::Listed {
            confidence: Confidence::Recalled,
            esr: false,
            exact: true,
        },
        Heading::Listed {
            confidence: Confidence::Verified,
            esr: true,
            exact: true,
        },
        Heading::Answered,
    ];

    fn of(share: f64) -> Values {
        Values {
            filled: 60,
            known: 60,
            distinct_known: 5,
            share,
            likeness: (share * 60.0 + GRANTED) / (60.0 + GRANTED),
            what: "known pay scales",
        }
    }

    #[test]
    fn better_evidence_never_makes_a_column_less_sure() {
        let mut before: Vec<f64> = vec![0.0; HEADINGS.len()];
        for step in 0..=20 {
            let values = of(f64::from(step) / 20.0);
            let now: Vec<f64> = HEADINGS.iter().map(|heading| confidence(*heading, &values)).collect();
            for (heading, (now, before)) in now.iter().zip(&before).enumerate() {
                assert!((0.0..=1.0).contains(now), "{now} of heading {heading} is no share");
                assert!(
                    now >= before,
                    "more values that fit lowered heading {heading} from {before} to {now}"
                );
            }
            assert!(now.is_sorted(), "a better heading lowered the figure: {now:?}");
            before = now;
        }
    }

    #[test]
    fn values_alone_are_never_enough_and_a_heading_alone_is_not_when_they_are_all_other() {
        assert!(confidence(Heading::Unknown, &of(1.0)) < DOUBT);
        for heading in &HEADINGS[1..4] {
            assert!(confidence(*heading, &of(0.0)) < DOUBT, "{heading:?}");
            assert!(confidence(*heading, &of(0.9)) >= DOUBT, "{heading:?}");
        }
    }

    #[test]
    fn the_reasons_are_said_in_words() {
        assert_eq!(
            why(HEADINGS[3], &Values { known: 58, ..of(0.97) }),
            "The heading is the one ESR uses; 58 of 60 values are known pay scales."
        );
        assert_eq!(
            why(HEADINGS[2], &Values { known: 2, ..of(0.1) }),
            "The heading is a usual name for it, but only 2 of 60 values are known pay scales."
        );
    }
}
