//! What the plan's papers say alike: dates, standings, measures, and the block at the head of each.

use chrono::NaiveDate;
use domain::plan::Evidence;

use super::super::document::{Block, Cell, Column, Ink, Paragraph, Row, Run, Shade, Style, Table, bold, run};
use super::{Action, Measure, Plan, Standing, Tone};

/// What a reader must know of the evidence, where the plan does not bring words of its own.
pub(super) const LIMIT: &str = "Much of the evidence on what works comes from studies of gender, or from one organisation, and often \
    from outside health care. That it carries over to race in this trust is reasoned, not proven. Watch the process measures, and stop \
    what does not work.";

/// A day where the text is one, as `2026-03-31`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()
}

/// A date for a table: "31 Mar 2026", or the words as they stand.
pub(super) fn shown(text: &str) -> String {
    day(text).map_or_else(|| text.trim().to_owned(), |day| day.format("%-d %b %Y").to_string())
}

/// A date in running text: "31 March 2026", or the words as they stand.
pub(super) fn in_full(text: &str) -> String {
    day(text).map_or_else(|| text.trim().to_owned(), |day| day.format("%-d %B %Y").to_string())
}

/// Words, or others where there are none.
pub(super) fn or(text: &str, otherwise: &str) -> String {
    let text = text.trim();
    if text.is_empty() { otherwise } else { text }.to_owned()
}

/// "1 action", "3 actions".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    let what = if number == 1 { one } else { many };
    format!("{number} {what}")
}

/// The ground that goes with a tone.
pub(super) const fn shade(tone: Tone) -> Option<Shade> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some(Shade::Good),
        Tone::Watch => Some(Shade::Watch),
        Tone::Act => Some(Shade::Act),
    }
}

/// How delivery and outcome stand, as two things in one cell.
pub(super) fn standing(action: &Action) -> Cell {
    let said = |name: &str, standing: &Standing| {
        vec![
            bold(format!("{name}: ")),
            run(or(&standing.words, "not known")),
            run(sentence(&standing.why)),
        ]
    };
    Cell::paragraphs(vec![
        said("Delivery", &action.delivery),
        said("Outcome", &action.result),
    ])
    .on(shade(action.delivery.tone))
}

fn sentence(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!(". {text}"),
    }
}

/// What a measure counts, and its target in words where the same text goes on to say it: “Share of panels trained, each month. At least
/// 90% of panels trained”. So a paper that shows the target does not say it twice.
pub(super) fn counted(held: &Measure) -> (&str, &str) {
    let (what, target) = (held.what.trim(), held.target.trim());
    let aim = [". At least ", ". At most "].iter().find_map(|mark| what.rfind(mark));
    match aim.and_then(|end| Some((what.get(..end)?, what.get(end + 2..)?))) {
        Some((counted, aim)) if !target.is_empty() && aim.replace("percentage points", "points").contains(target) => {
            (counted, aim)
        }
        _ => (what, ""),
    }
}

/// A measure in words: what, from where, to where, by when.
pub(super) fn measure(held: &Measure) -> Vec<Vec<Run>> {
    let (counted, aim) = counted(held);
    let mut path = Vec::new();
    let target = if aim.is_empty() { held.target.as_str() } else { "" };
    for (name, text) in [("from", held.baseline.as_str()), ("to", target), ("by", &held.by)] {
        if !text.trim().is_empty() {
            path.push(format!("{name} {}", shown(text)));
        }
    }
    let mut path = path.join(" ");
    if !aim.is_empty() {
        let aim = aim.trim_end_matches('.');
        path = if path.is_empty() {
            aim.to_owned()
        } else {
            format!("{aim}, {path}")
        };
    }
    let mut letters = path.chars();
    let path = letters.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_uppercase(), letters.as_str().trim_end_matches('.'))
    });
    vec![vec![run(counted)], vec![run(path).in_ink(Ink::Quiet)]]
}

/// Letters that a cell shows of a text; more would leave one action a page in the narrow columns of the plan.
const CELL: usize = 260;

/// A text, or its beginning up to a word's end with where it stands whole.
pub(super) fn cut(text: &str, whole: &str) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(CELL) else {
        return text.to_owned();
    };
    let kept = text.get(..end).unwrap_or(text);
    let kept = kept.rsplit_once(char::is_whitespace).map_or(kept, |(words, _)| words);
    format!("{}… ({whole})", kept.trim_end())
}

/// A text that [`cut`] makes shorter; else nothing.
pub(super) fn if_cut(text: &str) -> String {
    let is_long = text.trim().chars().count() > CELL;
    if is_long { text.trim() } else { "" }.to_owned()
}

/// The latest word on an action, with who said it and when.
pub(super) fn latest(action: &Action, whole: &str) -> Vec<Run> {
    let Some(update) = action.updates.last() else {
        return Vec::new();
    };
    let by = [shown(&update.day), update.role.trim().to_owned()];
    let by: Vec<&str> = by.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let mut runs = Vec::new();
    if !by.is_empty() {
        runs.push(bold(format!("{}: ", by.join(", "))));
    }
    runs.push(run(cut(&update.words, whole)));
    runs
}

/// A grade of evidence: its name, and what it means.
pub(super) fn grade(evidence: Evidence) -> (&'static str, String) {
    let label = evidence.label();
    let (name, meaning) = label.split_once([':', ',']).unwrap_or((label, ""));
    let meaning = match meaning.trim().strip_prefix("which ") {
        Some(rest) => format!("this {rest}"),
        None => meaning.trim().to_owned(),
    };
    let mut letters = meaning.chars();
    let meaning = letters
        .next()
        .map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str()));
    (name, meaning.unwrap_or_default())
}

/// A text whose addresses are links, each without the mark that follows it.
pub(super) fn linked(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(|letter: char| letter.is_whitespace() || ";,.".contains(letter));
        let begins = word
            .find("https://")
            .or_else(|| word.find("http://"))
            .unwrap_or(word.len());
        let (before, address) = word.split_at(begins);
        let (address, after) = match address.strip_suffix(')') {
            Some(inner) if !inner.contains('(') => (inner, ")"),
            _ => (address, ""),
        };
        let mark = piece.get(word.len()..).unwrap_or_default();
        runs.push(run(before));
        runs.push(run(address).leading_to(address));
        runs.push(run(format!("{after}{mark}")));
    }
    runs.retain(|run| !run.text.is_empty());
    // Words that lead nowhere are one run again.
    runs.into_iter().fold(Vec::new(), |mut joined: Vec<Run>, next| {
        match joined.last_mut() {
            Some(last) if last.link.is_empty() && next.link.is_empty() => last.text.push_str(&next.text),
            _ => joined.push(next),
        }
        joined
    })
}

/// The role that owns an action and the one that sponsors it.
pub(super) fn owner(action: &Action) -> Cell {
    let mut paragraphs = vec![vec![run(or(&action.owner, "No owner yet"))]];
    for (name, text) in [("Sponsor: ", &action.sponsor), ("With: ", &action.network)] {
        if !text.trim().is_empty() {
            paragraphs.push(vec![bold(name), run(text.trim())]);
        }
    }
    Cell::paragraphs(paragraphs)
}

/// Whether nothing more is to be done on an action.
pub(super) fn is_over(action: &Action) -> bool {
    !action.finished_on.trim().is_empty() || !action.closed_on.trim().is_empty()
}

/// The title, what it is of, the facts and the warnings that every paper begins with.
pub(super) fn cover(plan: &Plan, title: &str, more: &[(&str, String)], width: f64) -> Vec<Block> {
    let mut facts = vec![
        ("Trust", or(&plan.named(), "Not named")),
        ("Collection year", plan.year.to_string()),
        ("Snapshot date", or(&in_full(&plan.snapshot), "Not known")),
        ("Status", or(&plan.status, "Draft")),
        ("States worked out for", or(&in_full(&plan.as_at), "No day given")),
    ];
    facts.extend(more.iter().map(|(name, text)| (*name, text.clone())));
    let rows = facts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(name, text)| Row::from(vec![Cell::runs(vec![bold(name)]), Cell::of(text)]));
    let mut blocks: Vec<Block> = vec![
        Paragraph::of(Style::Title, title).into(),
        Paragraph::of(Style::Subtitle, "NHS Workforce Race Equality Standard").into(),
        Table {
            description: "What this paper is of: the name of each fact, then what it is.".to_owned(),
            columns: vec![Column::words("", 44.0), Column::words("", width)],
            rows: rows.collect(),
            names: true,
            ..Table::default()
        }
        .into(),
    ];
    blocks.extend(
        plan.warnings
            .iter()
            .map(|words| Paragraph::of(Style::Note, words.trim()).into()),
    );
    blocks
}
