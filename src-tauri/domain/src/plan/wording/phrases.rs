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

/// Words that lead from training to what it is about.
const ABOUT: [&str; 6] = ["about", "around", "covering", "in", "on", "regarding"];

/// Where a text speaks of training, unless it says that a decision is made in another way. What the training is about, and how it is described,
/// says nothing of that: “targeted training on the disciplinary process” only trains.
pub(super) fn training_only(text: &str, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let words = words(text);
    let phrase_at = |index: usize| {
        vocabulary.training.iter().find(|phrase| {
            words.get(index..index + phrase.len()).is_some_and(|held| {
                held.iter()
                    .zip(phrase.iter())
                    .all(|(word, wanted)| is_same(word, wanted))
            })
        })
    };
    let phrases: Vec<Range<usize>> = (0..words.len())
        .filter_map(|index| Some(index..index + phrase_at(index)?.len()))
        .collect();
    let decides = words.iter().enumerate().any(|(index, word)| {
        let forms = vocabulary.decisions.iter().filter_map(|held| form_of(&word.text, held));
        forms
            .into_iter()
            .any(|form| !phrases.iter().any(|phrase| is_of_training(&words, phrase, index, form)))
    });
    if decides {
        return None;
    }
    let found = phrases
        .into_iter()
        .find(|phrase| !is_denied(&words, phrase.start, vocabulary))?;
    Some(words[found.start].at.start..words[found.end - 1].at.end)
}

/// Whether a word describes training, as “targeted” does before it, or belongs to what it is about.
fn is_of_training(words: &[Word], phrase: &Range<usize>, index: usize, form: Form) -> bool {
    let is_one_part = |range: Range<usize>| words[range].iter().all(|word| word.after == Gap::Space);
    if index < phrase.start {
        return form == Form::Ed && phrase.start - index < DENIED_WITHIN && is_one_part(index + 1..phrase.start + 1);
    }
    let Some(between) = words.get(phrase.end..index) else {
        return false;
    };
    between.first().is_some_and(|word| ABOUT.contains(&word.text.as_str()))
        && is_one_part(phrase.end..index + 1)
        && !between
            .iter()
            .any(|word| matches!(word.text.as_str(), "and" | "then" | "so" | "with" | "before"))
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

/// Whether a text has a number that counts something. The number of a band, of an indicator, a year, a date and the day of a month do not, nor
/// does how often something is reported.
pub(super) fn has_number(text: &str, vocabulary: &Vocabulary) -> bool {
    let words = words(text);
    (0..words.len()).any(|index| {
        let word = words[index].text.as_str();
        let after = words.get(index + 1).map_or("", |word| word.text.as_str());
        if NUMBERS.contains(&word) {
            return counts_in_words(
                word,
                index.checked_sub(1).map_or("", |at| words[at].text.as_str()),
                after,
            );
        }
        is_figure(word)
            && !is_year(word)
            && !MONTHS.contains(&after)
            && !is_of_date(text, &words, index)
            && !is_numbered(&words, index, vocabulary)
    })
}

fn is_figure(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    is_figure(word) && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Whether a number in words counts something: “a third of panels” does, “a third party” and “each quarter” do not.
fn counts_in_words(word: &str, before: &str, after: &str) -> bool {
    match word {
        "third" | "quarter" => after == "of" || matches!(before, "one" | "two" | "three"),
        "half" => !matches!(after, "year" | "yearly" | "day" | "days" | "term"),
        "zero" => after != "tolerance",
        _ => true,
    }
}

/// Whether a number is a part of a date written in figures, or the second of two years: “31/03/2027”, “2026/27”.
fn is_of_date(text: &str, words: &[Word], index: usize) -> bool {
    let mark = |first: usize| {
        let (one, other) = (words.get(first)?, words.get(first + 1)?);
        let between = &text[one.at.end..other.at.start];
        (matches!(between, "/" | "." | "-" | "–") && is_figure(&one.text) && is_figure(&other.text)).then_some(between)
    };
    let is_date = |first: usize| mark(first).is_some_and(|held| mark(first + 1) == Some(held));
    let starts = index.saturating_sub(2)..=index;
    let is_second = index
        .checked_sub(1)
        .is_some_and(|first| is_year(&words[first].text) && matches!(mark(first), Some("/" | "-" | "–")));
    is_second || starts.into_iter().any(is_date)
}

/// Whether a number names something: “band 7”, and both of “bands 6 and 7”.
fn is_numbered(words: &[Word], index: usize, vocabulary: &Vocabulary) -> bool {
    let names = |word: &Word| vocabulary.numbered.contains(&word.text);
    let mut before = words[..index].iter().rev();
    if before.clone().next().is_some_and(names) {
        return true;
    }
    let is_listed = |word: &&Word| {
        matches!(word.text.as_str(), "and" | "or" | "to")
            || word.text.starts_with(|letter: char| letter.is_ascii_digit())
    };
    before
        .find(|word| !is_listed(word))
        .is_some_and(|word| names(word) && word.text.ends_with('s'))
}
