//! What stands in the plan's workbook: the columns of its sheets, and the row of each action, milestone, reading, update and attachment.

use super::words::{or, shown};
use super::workbook::is_late;
use super::{Action, Plan, words};

/// What a cell holds.
pub(super) enum Held {
    /// Words, whatever they begin with.
    Words(String),
    /// A date where it is one as `2026-03-31`, else words.
    Day(String),
    /// A number that is shown as it was said.
    Figure {
        value: f64,
        /// How a spreadsheet shows it so.
        format: String,
        said: String,
    },
}

/// Columns that belong together, and are printed on one page.
pub(super) struct Band {
    pub(super) name: &'static str,
    /// Headings with widths in characters.
    pub(super) columns: &'static [(&'static str, f64)],
}

/// A sheet beside that of the actions.
pub(super) struct List {
    pub(super) name: &'static str,
    /// Headings with widths in characters.
    pub(super) columns: &'static [(&'static str, f64)],
    pub(super) rows: Vec<Vec<Held>>,
    /// Said where there are no rows.
    pub(super) empty: &'static str,
}

/// The columns of the sheet of actions, in the order of [`action`].
pub(super) const BANDS: [Band; 5] = [
    Band {
        name: "What is to be done",
        columns: &[("No.", 6.0), ("Action", 34.0)],
    },
    Band {
        name: "The gap, and why this should help",
        columns: &[
            ("Indicators", 22.0),
            ("High Impact Actions", 10.0),
            ("Kind", 17.0),
            ("Gap it answers", 34.0),
            ("Why there is a gap", 28.0),
            ("How that is known", 13.0),
            ("Why we believe it will work", 34.0),
            ("Grade of the evidence", 13.0),
            ("Source of the evidence", 29.0),
        ],
    },
    Band {
        name: "Who, when, and how it stands",
        columns: &[
            ("Owner (role)", 17.0),
            ("Executive sponsor (role)", 15.0),
            ("Staff network that owns it too", 14.0),
            ("Where", 13.0),
            ("Start", 13.0),
            ("Due", 13.0),
            ("Overdue", 11.0),
            ("Delivery", 12.0),
            ("Why delivery stands so", 27.0),
            ("Outcome", 14.0),
            ("Why outcome stands so", 26.0),
            ("Latest update", 26.0),
        ],
    },
    Band {
        name: "What is measured",
        columns: &[
            ("Process measure", 36.0),
            ("Process: baseline", 13.0),
            ("Process: target", 13.0),
            ("Process: by", 13.0),
            ("Latest reading", 13.0),
            ("Day of that reading", 13.0),
            ("Outcome measure", 36.0),
            ("Outcome: baseline", 18.0),
            ("Outcome: target", 18.0),
            ("Outcome: by", 16.0),
        ],
    },
    Band {
        name: "Checks, needs, and how it went on",
        columns: &[
            ("Equality and legal check", 22.0),
            ("What the law says of it", 32.0),
            ("What it needs", 20.0),
            ("Risk", 20.0),
            ("Board decision", 16.0),
            ("Carried over from", 11.0),
            ("Started", 13.0),
            ("Finished", 13.0),
            ("Closed", 13.0),
            ("Why it was closed", 18.0),
            ("What it changed", 22.0),
        ],
    },
];

const MILESTONES: [(&str, f64); 7] = [
    ("Action no.", 11.0),
    ("Action", 44.0),
    ("Owner (role)", 22.0),
    ("Milestone", 44.0),
    ("Due", 13.0),
    ("Done", 13.0),
    ("Overdue", 11.0),
];
const READINGS: [(&str, f64); 6] = [
    ("Action no.", 11.0),
    ("Action", 44.0),
    ("What is counted", 44.0),
    ("Day", 13.0),
    ("Reading", 14.0),
    ("Target", 14.0),
];
const UPDATES: [(&str, f64); 5] = [
    ("Action no.", 11.0),
    ("Action", 40.0),
    ("Day", 13.0),
    ("Told by (role)", 22.0),
    ("What was told", 66.0),
];
const ATTACHMENTS: [(&str, f64); 4] = [
    ("Action no.", 11.0),
    ("Action", 44.0),
    ("What it is", 40.0),
    ("Where it lies", 56.0),
];

impl Held {
    /// Its words, as they take room in a cell.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Words(text) => text.clone(),
            Self::Day(text) => shown(text),
            Self::Figure { said, .. } => said.clone(),
        }
    }
}

fn say(text: &str) -> Held {
    Held::Words(text.trim().to_owned())
}

fn date(text: &str) -> Held {
    Held::Day(text.trim().to_owned())
}

/// A number with its unit, such as "64%", "12 days", "−1.5"; anything else stays words.
pub(super) fn quantity(text: &str) -> Held {
    let said = text.trim();
    let (minus, rest) = match said.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, said),
    };
    let digits = rest
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .unwrap_or(rest.len());
    let (number, unit) = rest.split_at(digits);
    let is_plain = number.len() <= 15 && number.starts_with(|letter: char| letter.is_ascii_digit());
    let Some(size) = number.parse::<f64>().ok().filter(|_| is_plain) else {
        return say(said);
    };
    let size = if minus { -size } else { size };
    let places = number.split_once('.').map_or(0, |(_, places)| places.len());
    let shape = match places {
        0 => "0".to_owned(),
        places => format!("0.{}", "0".repeat(places)),
    };
    let word = unit.strip_prefix(' ').unwrap_or_default();
    let (value, format) = match unit {
        "" => (size, shape),
        "%" => (size / 100.0, format!("{shape}%")),
        _ if !word.is_empty() && word.chars().all(|letter| letter.is_ascii_alphabetic()) => {
            (size, format!("{shape}\" {word}\""))
        }
        _ => return say(said),
    };
    Held::Figure {
        value,
        format,
        said: said.to_owned(),
    }
}

/// The cells of an action, in the order of [`BANDS`].
pub(super) fn action(plan: &Plan, place: usize, action: &Action) -> Vec<Held> {
    let name = |number: &u8| {
        let found = plan
            .indicators
            .iter()
            .find(|held| held.number == *number && *number != 0);
        match found {
            Some(indicator) => format!("{number}: {}", indicator.name.trim()),
            None => number.to_string(),
        }
    };
    let indicators: Vec<String> = action
        .indicators
        .iter()
        .filter(|number| **number != 0)
        .map(name)
        .collect();
    let impact: Vec<String> = action.high_impact_actions.iter().map(u8::to_string).collect();
    let reading = action.readings.last();
    let update = action.updates.last().map_or_else(String::new, |update| {
        let by = [shown(&update.day), update.role.trim().to_owned()];
        let by: Vec<&str> = by.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        match by.as_slice() {
            [] => update.words.clone(),
            by => format!("{}: {}", by.join(", "), update.words.trim()),
        }
    });
    vec![
        say(&plan.number(place)),
        say(&action.title),
        say(&indicators.join("\n")),
        say(&impact.join(", ")),
        say(&action.kind),
        say(&action.gap),
        say(&action.root_cause),
        say(&action.known_by),
        say(&action.why),
        say(action.evidence.map_or("", |held| words::grade(held).0)),
        say(&action.source),
        say(&or(&action.owner, "No owner yet")),
        say(&action.sponsor),
        say(&action.network),
        say(&action.scope),
        date(&action.start),
        date(&action.due),
        say(if action.overdue { "Yes" } else { "No" }),
        say(&action.delivery.words),
        say(&action.delivery.why),
        say(&action.result.words),
        say(&action.result.why),
        say(&update),
        say(&action.process.what),
        quantity(&action.process.baseline),
        quantity(&action.process.target),
        date(&action.process.by),
        quantity(reading.map_or("", |held| &held.value)),
        date(reading.map_or("", |held| &held.day)),
        say(&action.outcome.what),
        quantity(&action.outcome.baseline),
        quantity(&action.outcome.target),
        date(&action.outcome.by),
        say(&action.legal_check),
        say(&action.legal_note),
        say(&action.resources),
        say(&action.risk),
        say(&action.decision),
        quantity(&action.carried_from.map_or_else(String::new, |year| year.to_string())),
        date(&action.started_on),
        date(&action.finished_on),
        date(&action.closed_on),
        say(&action.closed_reason),
        say(&action.impact),
    ]
}

/// The lists that actions carry, one sheet each.
pub(super) fn lists(plan: &Plan) -> [List; 4] {
    let mut lists = [
        ("Milestones", &MILESTONES[..], "No action has milestones yet."),
        (
            "Readings",
            &READINGS,
            "No reading of a process measure has been given yet.",
        ),
        ("Updates", &UPDATES, "Nothing has been told of any action yet."),
        ("Attachments", &ATTACHMENTS, "No document is named with any action."),
    ]
    .map(|(name, columns, empty)| List {
        name,
        columns,
        rows: Vec::new(),
        empty,
    });
    let [milestones, readings, updates, attachments] = &mut lists;
    for (place, action) in plan.actions.iter().enumerate() {
        let of = || [say(&plan.number(place)), say(&action.title)];
        let put = |list: &mut List, cells: Vec<Held>| list.rows.push(of().into_iter().chain(cells).collect());
        for step in &action.milestones {
            let late = say(is_late(plan, action, &step.due, &step.done));
            let cells = vec![
                say(&action.owner),
                say(&step.what),
                date(&step.due),
                date(&step.done),
                late,
            ];
            put(milestones, cells);
        }
        for reading in &action.readings {
            let target = quantity(&action.process.target);
            let cells = vec![
                say(&action.process.what),
                date(&reading.day),
                quantity(&reading.value),
                target,
            ];
            put(readings, cells);
        }
        for update in &action.updates {
            put(updates, vec![date(&update.day), say(&update.role), say(&update.words)]);
        }
        for held in &action.attachments {
            put(attachments, vec![say(&held.label), say(&held.place)]);
        }
    }
    lists
}
