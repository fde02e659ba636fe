//! What the headings and labels of a recruitment summary say: a step, an ethnic group, a total, or a share to be passed over.

use domain::classify::{Reading, ethnic_origin, plain};
use domain::ethnicity::{Group, Origin};
use domain::kind::Kind;
use domain::recruitment::Step;

use crate::read::Settings;
use crate::read::cell::Cell;
use crate::read::vocabulary::Vocabulary;

/// Words of a heading over shares and not over counts.
pub(crate) const SHARES: [&str; 9] = [
    "percent",
    "percentage",
    "pct",
    "rate",
    "ratio",
    "proportion",
    "likelihood",
    "share",
    "conversion",
];
/// Words around the name of a step or a group that say nothing of which it is.
const FILLERS: [&str; 14] = [
    "n",
    "no",
    "number",
    "of",
    "count",
    "counts",
    "headcount",
    "total",
    "totals",
    "all",
    "overall",
    "grand",
    "sub",
    "subtotal",
];

/// The step that a heading over counts names.
pub(crate) fn step_of(vocabulary: &Vocabulary, text: &str) -> Option<Step> {
    let key = plain(text);
    if text.contains('%') || key.split(' ').any(|word| SHARES.contains(&word)) {
        return None;
    }
    let of = |words: &str| {
        let senses = vocabulary.senses(Kind::Recruitment, words);
        senses
            .iter()
            .find_map(|sense| Step::from_key(sense.field.key.strip_suffix("_mark")?))
    };
    of(text).or_else(|| {
        let is_year = |word: &str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let kept: Vec<&str> = key
            .split(' ')
            .filter(|word| !FILLERS.contains(word) && !is_year(word))
            .collect();
        of(&kept.join(" "))
    })
}

/// What a label names: a total, a group, or something to be asked.
pub(crate) enum Label {
    Total(Option<Group>),
    Group(Origin),
    Ask(Option<Group>),
}

/// What a label names, by the trust's answers first.
pub(crate) fn label(text: &str, settings: &Settings<'_>) -> Label {
    let known = |text: &str| match settings
        .answers
        .meaning("ethnic_origin", text)
        .and_then(Group::from_key)
    {
        Some(group) => Reading::Known(Origin { category: None, group }),
        None => ethnic_origin(&settings.lists.ethnic_origin, text),
    };
    let key = plain(text);
    let words: Vec<&str> = key.split(' ').collect();
    if words
        .iter()
        .any(|word| ["total", "totals", "subtotal", "all", "overall"].contains(word))
    {
        let rest: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| {
                !FILLERS.contains(word) && !["applicants", "staff", "ethnic", "groups", "ethnicities"].contains(word)
            })
            .collect();
        if rest.is_empty() {
            return Label::Total(None);
        }
        if let Reading::Known(origin) = known(&rest.join(" ")) {
            return Label::Total(Some(origin.group));
        }
    }
    match known(text) {
        Reading::Known(origin) => Label::Group(origin),
        Reading::Ask(suggestion) => Label::Ask(suggestion.map(|origin| origin.group)),
    }
}

/// Whether a label surely names an ethnic group, in words or by a code.
pub(crate) fn is_group(cell: Option<&Cell>, settings: &Settings<'_>) -> bool {
    let Some(Cell::Text(text)) = cell else { return false };
    matches!(label(text, settings), Label::Group(_))
}

/// Whether a label names the total of everyone.
pub(crate) fn is_total(text: &str) -> bool {
    let key = plain(text);
    ["total", "totals", "grand total", "all applicants", "overall", "all"].contains(&key.as_str())
}
