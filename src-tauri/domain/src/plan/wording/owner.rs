//! Whether an owner is a role that one person holds. Names are not kept by this program, and are asked to stay out.

use std::ops::Range;

use super::vocabulary::{Vocabulary, bare};
use super::words::{Gap, Word, words};

/// What an owner's field says other than a role.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nobody.
    Nobody(Range<usize>),
    /// Everybody, a department, or several people.
    General(Range<usize>),
    /// What reads like a person's name.
    Person(Range<usize>),
}

/// What is odd about an owner; `None` where it is a role.
pub(super) fn odd(text: &str, vocabulary: &Vocabulary) -> Option<Owner> {
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    let key = bare(text);
    if key.is_empty() || vocabulary.nobody.iter().any(|held| bare(held) == key) {
        return Some(Owner::Nobody(if text.trim().is_empty() { 0..0 } else { whole }));
    }
    if let Some(person) = person(text, vocabulary) {
        return Some(Owner::Person(person));
    }
    let words = words(text);
    let first_is_all = words
        .first()
        .is_some_and(|word| matches!(word.text.as_str(), "all" | "every" | "everyone" | "everybody"));
    let has_role = words.iter().any(|word| vocabulary.roles.contains(&word.text));
    if first_is_all || !has_role || vocabulary.general.iter().any(|held| bare(held) == key) {
        return Some(Owner::General(whole));
    }
    None
}

/// The stretch that reads like a person's name: an address such as “Dr” with a name, or two or three words that begin with a capital, stand by
/// themselves and are no role, department or place.
pub(super) fn person(text: &str, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let words = words(text);
    let is_address = |word: &Word| vocabulary.titles.contains(&word.text);
    let is_capital = |word: &Word| text[word.at.clone()].starts_with(char::is_uppercase);
    // “Dr. Smith” holds a full stop that ends nothing.
    let begins_piece = |index: usize| {
        index > 0
            && words[index].after > Gap::Space
            && !is_address(&words[index - 1])
            && words[index - 1].text.len() > 1
    };
    let starts: Vec<usize> = (0..words.len())
        .filter(|index| *index == 0 || begins_piece(*index))
        .collect();
    starts.iter().enumerate().find_map(|(place, from)| {
        let until = starts.get(place + 1).copied().unwrap_or(words.len());
        let piece = &words[*from..until];
        let at = piece.first()?.at.start..piece.last()?.at.end;
        if let [address, name, ..] = piece
            && is_address(address)
            && is_capital(name)
            && !is_role(name, vocabulary)
        {
            return Some(at);
        }
        let reads_like_a_name = (2..=3).contains(&piece.len())
            && piece.iter().all(|word| is_name(word, text, vocabulary))
            && piece.iter().any(|word| word.text.chars().count() > 2);
        reads_like_a_name.then_some(at)
    })
}

fn is_role(word: &Word, vocabulary: &Vocabulary) -> bool {
    let single = word.text.strip_suffix('s').unwrap_or(&word.text);
    vocabulary.roles.iter().any(|held| *held == word.text || held == single)
}

/// Whether a word could be part of a person's name: it begins with a capital and goes on in small letters, or is an initial.
fn is_name(word: &Word, text: &str, vocabulary: &Vocabulary) -> bool {
    let mut letters = text[word.at.clone()].chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let rest: Vec<char> = letters.collect();
    let small = rest.is_empty() || rest.iter().any(|letter| letter.is_lowercase());
    capital
        && small
        && rest.iter().all(|letter| !letter.is_numeric())
        && !is_role(word, vocabulary)
        && !vocabulary.places.contains(&word.text)
}
