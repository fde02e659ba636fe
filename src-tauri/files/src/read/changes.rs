//! What a file looks like from outside, and how that differs from the last file of its kind.
//!
//! A shape is plain data for the store: it holds headings and the values of deciding columns, never a record. Two files of the same
//! shape give no change at all.

use std::collections::{BTreeMap, BTreeSet};

use domain::classify::plain;
use domain::finding::{Finding, Place, Severity};
use domain::kind::Kind;

use super::chosen::ByHand;
use super::kind;
use super::seen::MOST;
use super::vocabulary::squashed;

/// How many headings or values are named before the rest are counted.
const NAMED: usize = 10;

/// How a file is laid out, and which values its deciding columns hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Shape {
    /// The sheet that was read; empty for a text file.
    pub sheet: String,
    /// Row of the headings, from 1.
    pub header_row: u32,
    /// Every heading of the table.
    pub headings: Vec<String>,
    /// Field to heading, for the columns that are read.
    pub columns: BTreeMap<String, String>,
    /// Field to the values seen, for columns whose values decide.
    pub values: BTreeMap<String, BTreeSet<String>>,
    /// What was settled by hand, to be taken again where the same headings are found.
    pub by_hand: ByHand,
}

impl Shape {
    /// The shape as text, one fact a line, which [`Shape::from_text`] reads back.
    pub fn to_text(&self) -> String {
        let mut lines: Vec<Vec<String>> = vec![
            vec!["sheet".to_owned(), self.sheet.clone()],
            vec!["row".to_owned(), self.header_row.to_string()],
        ];
        lines.extend(
            self.headings
                .iter()
                .map(|heading| vec!["heading".to_owned(), heading.clone()]),
        );
        for (field, heading) in &self.columns {
            lines.push(vec!["column".to_owned(), field.clone(), heading.clone()]);
        }
        for (field, values) in &self.values {
            lines.extend(
                values
                    .iter()
                    .map(|value| vec!["value".to_owned(), field.clone(), value.clone()]),
            );
        }
        let by_hand = [
            (self.by_hand.kind, "kind"),
            (self.by_hand.sheet, "sheet"),
            (self.by_hand.header_row, "row"),
        ];
        for (_, what) in by_hand.into_iter().filter(|(is_chosen, _)| *is_chosen) {
            lines.push(vec!["chosen".to_owned(), what.to_owned()]);
        }
        let written = lines.iter().map(|parts| {
            let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
            parts.join("\t") + "\n"
        });
        written.collect()
    }

    /// Reads what [`Shape::to_text`] wrote; `None` where it is something else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut shape = Self::default();
        for line in text.lines() {
            let parts: Vec<String> = line.split('\t').map(unescaped).collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            match parts[..] {
                ["sheet", name] => name.clone_into(&mut shape.sheet),
                ["row", number] => shape.header_row = number.parse().ok()?,
                ["chosen", "kind"] => shape.by_hand.kind = true,
                ["chosen", "sheet"] => shape.by_hand.sheet = true,
                ["chosen", "row"] => shape.by_hand.header_row = true,
                ["heading", heading] => shape.headings.push(heading.to_owned()),
                ["column", field, heading] => {
                    shape.columns.insert(field.to_owned(), heading.to_owned());
                }
                ["value", field, value] => {
                    shape
                        .values
                        .entry(field.to_owned())
                        .or_default()
                        .insert(value.to_owned());
                }
                _ => return None,
            }
        }
        Some(shape)
    }

    /// Whether a heading stood in the file, whatever its case, spacing and punctuation.
    pub(crate) fn has_heading(&self, heading: &str) -> bool {
        let wanted = squashed(heading);
        self.headings.iter().any(|held| squashed(held) == wanted)
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

fn unescaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        written.push(match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            (letter, false) => letter,
        });
    }
    written
}

/// What differs between the last file of a kind and this one, the gravest first.
pub(crate) fn between(last: &Shape, now: &Shape, kind: Kind, file: &str) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let place = Place {
        file: file.to_owned(),
        sheet: now.sheet.clone(),
        cell: String::new(),
    };
    let mut say = |severity: Severity, message: String, hint: &str| {
        found.push(Finding {
            severity,
            place: place.clone(),
            message,
            hint: hint.to_owned(),
        });
    };
    let label =
        |field: &str| kind::field(kind, field).map_or_else(|| field.to_owned(), |field| field.label.to_lowercase());
    for (field, before) in &last.columns {
        match now.columns.get(field) {
            Some(heading) if squashed(heading) == squashed(before) => {}
            Some(heading) => say(
                Severity::Warning,
                format!(
                    "The {} is now in “{heading}”; last time it was in “{before}”.",
                    label(field)
                ),
                "Check under columns that it holds the same.",
            ),
            None => say(
                Severity::Warning,
                format!(
                    "No column is read for the {} now; last time “{before}” was.",
                    label(field)
                ),
                "Choose the column that holds it, or export the file as last time.",
            ),
        }
    }
    for (field, values) in &now.values {
        let before = last.values.get(field);
        // A column that was not read last time, or that had more values than are kept, says nothing of what is new.
        let Some(before) = before.filter(|before| before.len() < MOST) else {
            continue;
        };
        let known: BTreeSet<String> = before.iter().map(|value| plain(value)).collect();
        let new: Vec<&str> = values
            .iter()
            .filter(|value| !known.contains(&plain(value)))
            .map(String::as_str)
            .collect();
        if !new.is_empty() {
            say(
                Severity::Warning,
                format!("Never seen before as {}: {}.", label(field), named(&new)),
                "Check that each was taken for what it means.",
            );
        }
    }
    if last.sheet != now.sheet {
        let name = |sheet: &str| {
            if sheet.is_empty() {
                "a text file".to_owned()
            } else {
                format!("the sheet “{sheet}”")
            }
        };
        say(
            Severity::Note,
            format!(
                "The table is on {} now; last time it was on {}.",
                name(&now.sheet),
                name(&last.sheet)
            ),
            "Check that it is the one you meant.",
        );
    }
    if last.header_row != now.header_row {
        say(
            Severity::Note,
            format!(
                "The headings stand in row {} now; last time it was row {}.",
                now.header_row, last.header_row
            ),
            "Nothing need be done if the columns are right.",
        );
    }
    let moved = moved(last, now);
    if !moved.is_empty() {
        say(
            Severity::Note,
            format!("In another place than last time: {}.", named(&moved)),
            "Nothing need be done: columns are found by their headings and values.",
        );
    }
    let of = |one: &Shape, other: &Shape| -> Vec<String> {
        let absent = one
            .headings
            .iter()
            .filter(|heading| !heading.is_empty() && !other.has_heading(heading));
        absent.cloned().collect()
    };
    let read_before: BTreeSet<&String> = last.columns.values().collect();
    let read_now: BTreeSet<&String> = now.columns.values().collect();
    let new: Vec<String> = of(now, last);
    let new: Vec<&str> = new
        .iter()
        .filter(|heading| !read_now.contains(heading))
        .map(String::as_str)
        .collect();
    if !new.is_empty() {
        say(
            Severity::Note,
            format!("Headings that are new and not read: {}.", named(&new)),
            "If one of them holds something that is needed, choose it under columns.",
        );
    }
    for (field, heading) in &now.columns {
        if !last.columns.contains_key(field) {
            say(
                Severity::Note,
                format!(
                    "“{heading}” is now read for the {}; last time nothing was.",
                    label(field)
                ),
                "Check under columns that it holds that.",
            );
        }
    }
    let gone: Vec<String> = of(last, now);
    let gone: Vec<&str> = gone
        .iter()
        .filter(|heading| !read_before.contains(heading))
        .map(String::as_str)
        .collect();
    if !gone.is_empty() {
        say(
            Severity::Note,
            format!("Headings that are gone and were not read: {}.", named(&gone)),
            "Nothing need be done.",
        );
    }
    found.sort_by_key(|finding| finding.severity);
    found
}

/// The columns read both times that stand in another order; as few as would have to be put back.
fn moved<'a>(last: &Shape, now: &'a Shape) -> Vec<&'a str> {
    let place = |shape: &Shape, heading: &str| {
        let wanted = squashed(heading);
        shape.headings.iter().position(|held| squashed(held) == wanted)
    };
    let read: BTreeSet<&String> = now.columns.values().collect();
    let mut both: Vec<(usize, usize, &str)> = read
        .into_iter()
        .filter_map(|heading| Some((place(now, heading)?, place(last, heading)?, heading.as_str())))
        .collect();
    both.sort_unstable();
    // The longest run that kept its order: for each column the length of the best run that ends with it, and the one before.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(both.len());
    for (index, (_, was, _)) in both.iter().enumerate() {
        let before = (0..index)
            .filter(|other| both[*other].1 < *was)
            .max_by_key(|other| best[*other].0);
        best.push((before.map_or(1, |other| best[other].0 + 1), before));
    }
    let mut kept = BTreeSet::new();
    let mut next = (0..best.len()).max_by_key(|index| best[*index].0);
    while let Some(index) = next {
        kept.insert(index);
        next = best[index].1;
    }
    let out = both.iter().enumerate().filter(|(index, _)| !kept.contains(index));
    out.map(|(_, (_, _, heading))| *heading).collect()
}

fn named(words: &[&str]) -> String {
    let shown: Vec<String> = words.iter().take(NAMED).map(|word| format!("“{word}”")).collect();
    let more = match words.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", shown.join(", "))
}
