//! Deciding what a trust's own words mean, with code lists that are data.
//!
//! A list's rows are tried in their order and the first match wins. A value that no row decides is never guessed: it
//! comes back as a question, with a suggestion where the list has one.

use std::borrow::Cow;

use regex::Regex;

use crate::ethnicity::{Group, Origin};

/// How sure we are of a row of reference data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Confidence {
    /// Read in a published source.
    Verified,
    /// Follows from something read in a published source.
    Inferred,
    /// Recalled from memory and not seen in a source that could be read.
    Recalled,
}

impl Confidence {
    /// The key used in data files and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Inferred => "inferred",
            Self::Recalled => "recalled",
        }
    }

    /// Reads a key written by [`Confidence::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Verified, Self::Inferred, Self::Recalled]
            .into_iter()
            .find(|confidence| confidence.key() == key)
    }
}

/// What a row of a code list matches.
#[derive(Debug, Clone)]
pub enum Pattern {
    /// A whole value, compared by [`plain`].
    Whole(String),
    /// A regular expression over the [`tidy`] value, case-sensitive unless it says otherwise.
    Matches(Regex),
}

impl Pattern {
    /// A pattern that matches a whole value, whatever its case, spacing and punctuation.
    pub fn whole(value: &str) -> Self {
        Self::Whole(plain(value))
    }

    /// Whether the pattern matches a cell's text.
    pub fn is_match(&self, value: &str) -> bool {
        self.matches(&Cleaned::new(value))
    }

    /// Whether the pattern matches a text that was cleaned before.
    pub(crate) fn matches(&self, value: &Cleaned<'_>) -> bool {
        match self {
            Self::Whole(key) => *key == value.plain,
            Self::Matches(regex) => regex.is_match(&value.tidy),
        }
    }
}

/// A cell's text in the two forms that patterns are held against, made once for a whole list.
pub(crate) struct Cleaned<'value> {
    pub(crate) tidy: Cow<'value, str>,
    plain: String,
}

impl<'value> Cleaned<'value> {
    pub(crate) fn new(value: &'value str) -> Self {
        let tidy = tidied(value);
        let plain = plain_of(&tidy);
        Self { tidy, plain }
    }
}

/// One row of a code list.
#[derive(Debug, Clone)]
pub struct Code<T> {
    /// What it matches.
    pub pattern: Pattern,
    /// The value's usual label, for a reader.
    pub label: String,
    /// What it means; `None` means: always ask.
    pub meaning: Option<T>,
    /// What to offer when asking.
    pub suggestion: Option<T>,
    /// How sure we are of the row.
    pub confidence: Confidence,
    /// Where the row comes from.
    pub source: String,
}

/// A code list: rows in the order in which they are tried.
#[derive(Debug, Clone)]
pub struct CodeList<T> {
    /// The rows; the first that matches decides.
    pub codes: Vec<Code<T>>,
}

/// What a list says of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<T> {
    /// The value is known.
    Known(T),
    /// The user must say, perhaps with a suggestion to accept.
    Ask(Option<T>),
}

impl<T> Reading<T> {
    /// The known meaning, if there is one.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(meaning) => Some(meaning),
            Self::Ask(_) => None,
        }
    }
}

impl<T: Copy> CodeList<T> {
    /// The row that decides a value, if any does.
    pub fn find(&self, value: &str) -> Option<&Code<T>> {
        let value = Cleaned::new(value);
        self.codes.iter().find(|code| code.pattern.matches(&value))
    }

    /// What the list says of a value.
    pub fn read(&self, value: &str) -> Reading<T> {
        match self.find(value) {
            Some(Code {
                meaning: Some(meaning), ..
            }) => Reading::Known(*meaning),
            Some(code) => Reading::Ask(code.suggestion),
            None => Reading::Ask(None),
        }
    }
}

/// What a recorded ethnic origin means.
///
/// Reads a code ("A", "CP"), a label ("White - British"), or both together ("A White - British", "A - White British",
/// "White - British (A)"). It asks rather than guesses where
/// - a code and its label disagree about the group;
/// - a code is followed by words that neither the list nor their own words bear out ("A level", "NO reply"): a first word can look
///   like a code by chance;
/// - two characters have no row of their own and only a rule about first characters decides them: "BA" is as often
///   Black African as a local code of White Irish.
///
/// The question then comes with the code's group as a suggestion, except where code and label contradict each other.
///
/// Of the unknown, those who were asked and declined keep the category Z; those who were not asked, or not recorded, have none.
pub fn ethnic_origin(list: &CodeList<Group>, value: &str) -> Reading<Origin> {
    let tidied = tidied(value);
    if let Some(code) = list.find(&tidied) {
        // The list does not mind case and punctuation, so neither does the category: "a" and "A -" are both A.
        let bare = plain(&tidied).to_uppercase();
        return match code.meaning {
            Some(group) if is_only_a_rule(code, &tidied) => Reading::Ask(Some(coded(&bare, group))),
            Some(group) => {
                let category = coded(&bare, group)
                    .category
                    .or_else(|| labelled(list, &tidied))
                    .or_else(|| labelled(list, &code.label))
                    .filter(|category| belongs(*category, group));
                Reading::Known(Origin { category, group })
            }
            None => Reading::Ask(code.suggestion.map(|group| Origin { category: None, group })),
        };
    }
    let Some((code, label)) = code_and_label(list, &tidied) else {
        return Reading::Ask(None);
    };
    let Some(row) = list.find(code) else {
        return Reading::Ask(None);
    };
    let Some(group) = row.meaning else {
        return Reading::Ask(None);
    };
    let origin = coded(code, group);
    match list.find(label).map(|found| found.meaning) {
        Some(Some(by_label)) if by_label == group => Reading::Known(origin),
        Some(Some(_)) => Reading::Ask(None),
        // A bare label such as "Other" is doubtful alone, but the code settles it.
        Some(None) if !is_only_a_rule(row, code) => Reading::Known(origin),
        None if words_bear_out(list, label, group) => Reading::Known(origin),
        Some(None) | None => Reading::Ask(Some(origin)),
    }
}

/// A code and a label that stand together in one value: the code before ("A - White British"), or behind ("White British (A)").
fn code_and_label<'value>(list: &CodeList<Group>, value: &'value str) -> Option<(&'value str, &'value str)> {
    const BETWEEN: [char; 11] = [' ', '-', ':', ';', '|', '.', ',', '/', '(', ')', ']'];
    let start = value.trim_start_matches(['(', '[']);
    let end = start.find(|character: char| !character.is_ascii_alphanumeric())?;
    let (first, rest) = start.split_at(end);
    let pair = if is_code(list, first) && rest.starts_with(BETWEEN) {
        (first, rest.trim_start_matches(BETWEEN))
    } else {
        let open = value.trim_end_matches([')', ']']);
        let (label, last) = open.rsplit_once(['(', '[', '|']).or_else(|| value.rsplit_once(" - "))?;
        if !is_code(list, last.trim()) {
            return None;
        }
        (last.trim(), label.trim_end_matches([' ', '-']))
    };
    (!plain(pair.1).is_empty()).then_some(pair)
}

/// Whether a part of a value is a code: of a national category, or one that the list holds for the unknown.
fn is_code(list: &CodeList<Group>, part: &str) -> bool {
    let is_short = (1..=2).contains(&part.len())
        && part
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let of_the_unknown = || list.find(part).is_some_and(|row| row.meaning == Some(Group::Unknown));
    national_category(part).is_some() || (is_short && of_the_unknown())
}

/// An origin read from a code or a label; it keeps the code's first character where that goes with the group.
fn coded(value: &str, group: Group) -> Origin {
    Origin {
        category: national_category(value).filter(|category| belongs(*category, group)),
        group,
    }
}

/// Whether a category goes with a group: Z, not stated, with the unknown, and every other one with the stated.
const fn belongs(category: char, group: Group) -> bool {
    (category == 'Z') == matches!(group, Group::Unknown)
}

/// The national category that a label names, whole ("White - British") or by its last part ("Indian"), where just one does.
fn labelled(list: &CodeList<Group>, value: &str) -> Option<char> {
    let value = plain(value);
    let named =
        |label: &str| plain(label) == value || label.rsplit_once(" - ").is_some_and(|(_, last)| plain(last) == value);
    let mut found = None;
    for code in &list.codes {
        let Pattern::Whole(key) = &code.pattern else { continue };
        let Some(category) = national_category(&key.to_uppercase()).filter(|_| key.chars().count() == 1) else {
            continue;
        };
        if named(&code.label) && found.replace(category).is_some_and(|other| other != category) {
            return None;
        }
    }
    found
}

/// Whether a two-character code was decided by a rule about many codes and not by a row of its own.
fn is_only_a_rule(row: &Code<Group>, value: &str) -> bool {
    matches!(row.pattern, Pattern::Matches(_)) && value.chars().count() == 2 && national_category(value).is_some()
}

/// Whether the words of a label that the list does not hold name the group, and no word names the other one.
fn words_bear_out(list: &CodeList<Group>, label: &str, group: Group) -> bool {
    let key = plain(label);
    let mut named = key
        .split(' ')
        .filter(|word| word.chars().count() > 2)
        .filter_map(|word| list.find(word)?.meaning)
        .filter(|named| *named != Group::Unknown)
        .peekable();
    named.peek().is_some() && named.all(|named| named == group)
}

/// The first character of a national ethnic category code of one or two characters, in capitals as recorded.
///
/// Source: NHS Data Dictionary, ethnic category: the first character is national, the second local.
fn national_category(code: &str) -> Option<char> {
    let mut characters = code.chars();
    let first = characters.next()?;
    let local = characters.next();
    let is_code = matches!(first, 'A'..='H' | 'J'..='N' | 'P' | 'R' | 'S' | 'Z')
        && local.is_none_or(|second| second.is_ascii_uppercase() || second.is_ascii_digit())
        && characters.next().is_none();
    is_code.then_some(first)
}

/// A cell's text with the dirt of spreadsheets taken off: unusual spaces and quotes made usual, runs of spaces made one, a
/// leading apostrophe dropped. Case and punctuation are kept.
pub fn tidy(value: &str) -> String {
    tidied(value).into_owned()
}

/// [`tidy`], without a copy where the text is tidy already, as most are.
pub fn tidied(value: &str) -> Cow<'_, str> {
    if is_tidy(value) {
        return Cow::Borrowed(value);
    }
    let usual = value.chars().map(|character| match character {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{FEFF}' | '\u{200B}' => ' ',
        other if other.is_whitespace() => ' ',
        other => other,
    });
    let mut tidied = String::with_capacity(value.len());
    for character in usual {
        let leads = tidied.is_empty() && matches!(character, ' ' | '\'');
        if !(leads || character == ' ' && tidied.ends_with(' ')) {
            tidied.push(character);
        }
    }
    tidied.truncate(tidied.trim_end().len());
    Cow::Owned(tidied)
}

/// Whether a text is plain ASCII without anything to take off. Each look goes over the whole text, since nearly every text is tidy and
/// a look that never stops half-way takes many letters at once.
fn is_tidy(value: &str) -> bool {
    let bytes = value.as_bytes();
    let odd = bytes.iter().filter(|byte| !(b' '..=b'~').contains(byte)).count();
    let next = bytes.iter().skip(1);
    let two_spaces = bytes.iter().zip(next).filter(|pair| *pair == (&b' ', &b' ')).count();
    odd + two_spaces == 0 && !value.starts_with([' ', '\'']) && !value.ends_with(' ')
}

/// The form in which whole values are compared: small letters and digits, `&` as the word it stands for, everything else a single
/// space.
pub fn plain(value: &str) -> String {
    plain_of(&tidied(value))
}

fn plain_of(tidied: &str) -> String {
    let mut key = String::with_capacity(tidied.len());
    if tidied.is_ascii() {
        for byte in tidied.bytes() {
            if byte.is_ascii_alphanumeric() {
                key.push(char::from(byte.to_ascii_lowercase()));
            } else if byte == b'&' {
                push_and(&mut key);
            } else if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        }
        key.truncate(key.trim_end().len());
        return key;
    }
    for character in tidied.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            key.push(character);
        } else if character == '&' {
            push_and(&mut key);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// "White & Black Caribbean" and "White and Black Caribbean" are one label.
fn push_and(key: &mut String) {
    if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
    key.push_str("and ");
}
