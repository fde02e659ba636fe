//! Where a text says something that nobody could see done, and whether it says a result, a number or training.

use std::ops::Range;

use super::vocabulary::{VagueWords, Vocabulary};
use super::words::{Form, Gap, Word, form_of, words};

/// How far before a word its denial may stand, in words.
const DENIED_WITHIN: usize = 6;

/// A place in a text with what is vague there.
pub(super) struct Found<'v> {
    pub(super) at: Range<usize>,
    pub(super) entry: &'v VagueWords,
}

/// Every vague stretch of a text, from its start.
pub(super) fn vague<'v>(text: &str, vocabulary: &'v Vocabulary) -> Vec<Found<'v>> {
    let words = words(text);
    let mut found: Vec<Found<'v>> = Vec::new();
    // Index after the last word of the stretch before.
    let mut taken = 0;
    let mut index = 0;
    while index < words.len() {
        let hit = vocabulary
            .vague
            .iter()
            .filter_map(|entry| matched(&words, index, taken, entry, vocabulary).map(|end| (entry, end)))
            .max_by_key(|(entry, _)| entry.phrase.len());
        if let Some((entry, end)) = hit {
            found.push(Found {
                at: words[index].at.start..words[end].at.end,
                entry,
            });
            taken = end + 1;
            index = end + 1;
        } else {
            index += 1;
        }
    }
    found
}

/// The last word of the stretch, where one begins at `index`.
fn matched(words: &[Word], index: usize, taken: usize, entry: &VagueWords, vocabulary: &Vocabulary) -> Option<usize> {
    let (first, rest) = entry.phrase.split_first()?;
    let word = words.get(index).filter(|word| !word.is_quoted)?;
    if entry.is_verb {
        let form = form_of(&word.text, first)?;
        if !says_what_is_done(words, index, taken, form, entry.is_noun_too, vocabulary) {
            return None;
        }
    } else if word.text != *first {
        return None;
    }
    let mut end = index;
    for (place, wanted) in rest.iter().enumerate() {
        let between = if place == 0 { usize::from(entry.between) } else { 0 };
        let last = (end + 1 + between).min(words.len().checked_sub(1)?);
        end = (end + 1..=last).find(|at| words[*at].text == *wanted && words[*at].after == Gap::Space)?;
    }
    let next = words.get(end + 1).filter(|word| word.after == Gap::Space);
    let is_name = next.is_some_and(|word| entry.not_before.contains(&word.text));
    let has_result = entry.may_with_result
        && words[end + 1..].iter().any(|word| {
            vocabulary
                .results
                .iter()
                .any(|verb| form_of(&word.text, verb).is_some())
        });
    (!is_name && !has_result && !is_denied(words, index, vocabulary)).then_some(end)
}

/// Whether a verb stands where the text says what will be done, and not what something is for.
fn says_what_is_done(
    words: &[Word],
    index: usize,
    taken: usize,
    form: Form,
    is_noun_too: bool,
    vocabulary: &Vocabulary,
) -> bool {
    let gap = words[index].after;
    let before = index.checked_sub(1).map(|at| words[at].text.as_str());
    let is_before = |list: &[&str]| before.is_some_and(|word| list.contains(&word));
    // “To promote …” is what is done; “a grid to support panels” is what the grid is for.
    let begins = |at: usize| words[at].after == Gap::Stop || (at > 0 && at == taken);
    let leads = match before {
        Some("to") => begins(index - 1),
        _ => is_before(&[
            "will",
            "shall",
            "must",
            "should",
            "we",
            "actively",
            "proactively",
            "regularly",
            "jointly",
            "also",
        ]),
    };
    match form {
        Form::Base if is_noun_too => gap == Gap::Stop || leads,
        Form::Base => gap >= Gap::Comma || leads || is_before(&["and", "or", "then"]),
        Form::S => before.is_some_and(|word| vocabulary.subjects.iter().any(|held| held == word)),
        Form::Ing if is_noun_too => gap == Gap::Stop || is_before(&["by", "through", "via"]),
        Form::Ing => gap >= Gap::Comma || is_before(&["and", "by", "through", "via", "to"]),
        Form::Ed => gap == Gap::Stop,
    }
}

/// Whether the words before deny a word, in its own part of the sentence: “rather than monitoring”.
fn is_denied(words: &[Word], index: usize, vocabulary: &Vocabulary) -> bool {
    let mut from = index;
    while from > 0 && index - from < DENIED_WITHIN && words[from].after == Gap::Space {
        from -= 1;
    }
    let before: Vec<&str> = words[from..index].iter().map(|word| word.text.as_str()).collect();
    vocabulary.denials.iter().any(|denial| {
        before
            .windows(denial.len().max(1))
            .any(|held| held.iter().eq(denial.iter()))
    })
}

/// Where a text speaks of training, unless it says that a decision is made in another way.
pub(super) fn training_only(text: &str, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let words = words(text);
    let decides = words.iter().any(|word| {
        vocabulary
            .decisions
            .iter()
            .any(|held| form_of(&word.text, held).is_some())
    });
    if decides {
        return None;
    }
    (0..words.len()).find_map(|index| {
        let phrase = vocabulary.training.iter().find(|phrase| {
            words.get(index..index + phrase.len()).is_some_and(|held| {
                held.iter()
                    .zip(phrase.iter())
                    .all(|(word, wanted)| is_same(word, wanted))
            })
        })?;
        (!is_denied(&words, index, vocabulary)).then(|| words[index].at.start..words[index + phrase.len() - 1].at.end)
    })
}

/// One word as it stands in the list, or more of it.
fn is_same(word: &Word, wanted: &str) -> bool {
    !word.is_quoted && (word.text == wanted || word.text.strip_suffix('s') == Some(wanted))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const NUMBERS: [&str; 26] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "half", "third", "quarter", "none",
    "zero",
];

/// Whether a text has a number that counts something. The number of a band, of an indicator, a year and the day of a month do not.
pub(super) fn has_number(text: &str, vocabulary: &Vocabulary) -> bool {
    let words = words(text);
    words.iter().enumerate().any(|(index, word)| {
        let before = index
            .checked_sub(1)
            .map(|at| words[at].text.as_str())
            .unwrap_or_default();
        let after = words.get(index + 1).map(|word| word.text.as_str()).unwrap_or_default();
        let is_year = word.text.len() == 4 && (word.text.starts_with("19") || word.text.starts_with("20"));
        if NUMBERS.contains(&word.text.as_str()) {
            return true;
        }
        word.text.chars().all(|letter| letter.is_ascii_digit())
            && !is_year
            && !MONTHS.contains(&after)
            && !vocabulary.numbered.iter().any(|held| held == before)
    })
}
