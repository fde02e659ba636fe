//! Finding words in a text: where each stands, what it begins, and in which forms a verb may stand.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// In small letters.
    pub(super) text: String,
    /// Its bytes in the text.
    pub(super) at: Range<usize>,
    /// What stands between it and the word before.
    pub(super) after: Gap,
    /// Whether it stands in quotation marks: such words are a name, and are not what the trust will do.
    pub(super) is_quoted: bool,
}

/// What stands before a word, the strongest of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing but spaces, hyphens and quotation marks.
    Space,
    /// A comma, bracket or dash.
    Comma,
    /// The end of a sentence, a colon, a semicolon, a new line, or the start of the text.
    Stop,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let quoted = quoted(text);
    let mut found: Vec<Word> = Vec::new();
    let mut start: Option<usize> = None;
    let mut end_of_last = 0;
    let mut take = |range: Range<usize>, found: &mut Vec<Word>| {
        let after = if found.is_empty() {
            Gap::Stop
        } else {
            gap(&text[end_of_last..range.start])
        };
        end_of_last = range.end;
        found.push(Word {
            text: text[range.clone()].to_lowercase(),
            after,
            is_quoted: quoted.iter().any(|held| held.contains(&range.start)),
            at: range,
        });
    };
    for (index, letter) in text.char_indices() {
        let inside = letter.is_alphanumeric()
            || matches!(letter, '\'' | '’')
                && start.is_some()
                && text[index + letter.len_utf8()..].starts_with(char::is_alphanumeric);
        match (inside, start) {
            (true, None) => start = Some(index),
            (false, Some(first)) => {
                take(first..index, &mut found);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(first) = start {
        take(first..text.len(), &mut found);
    }
    found
}

fn gap(between: &str) -> Gap {
    let of = |letter: char| match letter {
        '.' | ';' | ':' | '!' | '?' | '\n' | '•' => Gap::Stop,
        ',' | '(' | ')' | '[' | ']' | '–' | '—' | '/' | '&' => Gap::Comma,
        _ => Gap::Space,
    };
    let strongest = between.chars().map(of).max().unwrap_or(Gap::Space);
    // A hyphen with space round it is a dash.
    strongest.max(if between.contains(" - ") {
        Gap::Comma
    } else {
        Gap::Space
    })
}

/// The stretches of a text in quotation marks, without the marks. A mark that never closes quotes nothing, and an apostrophe is none.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (index, letter) in text.char_indices() {
        let next = text[index + letter.len_utf8()..].chars().next().unwrap_or(' ');
        match open {
            Some((from, close)) if letter == close && (close != '\'' && close != '’' || !next.is_alphanumeric()) => {
                found.push(from..index);
                open = None;
            }
            Some(_) => {}
            None => {
                let close = match letter {
                    '“' | '„' => Some('”'),
                    '‘' | '`' => Some('’'),
                    '"' => Some('"'),
                    '\'' if !before.is_alphanumeric() && next.is_alphanumeric() => Some('\''),
                    _ => None,
                };
                open = close.map(|close| (index + letter.len_utf8(), close));
            }
        }
        before = letter;
    }
    found
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// “monitor”
    Base,
    /// “monitors”
    S,
    /// “monitored”
    Ed,
    /// “monitoring”
    Ing,
}

/// Which form of a regular verb a word is, if any.
pub(super) fn form_of(word: &str, verb: &str) -> Option<Form> {
    if word == verb {
        return Some(Form::Base);
    }
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let (stem, y) = match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => (stem, "i"),
        _ => (stem, ""),
    };
    let s = if verb.ends_with(['s', 'x', 'z']) || verb.ends_with("ch") || verb.ends_with("sh") {
        format!("{verb}es")
    } else if y.is_empty() {
        format!("{verb}s")
    } else {
        format!("{stem}ies")
    };
    let last = verb.chars().last().unwrap_or_default();
    let ing = |word: &str| word == format!("{}{}ing", stem, if y.is_empty() { "" } else { "y" });
    if word == s {
        Some(Form::S)
    } else if word == format!("{stem}{y}ed") || word == format!("{verb}{last}ed") {
        Some(Form::Ed)
    } else if ing(word) || word == format!("{verb}{last}ing") {
        Some(Form::Ing)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_regular_verbs_are_known() {
        for (verb, s, ed, ing) in [
            ("promote", "promotes", "promoted", "promoting"),
            ("explore", "explores", "explored", "exploring"),
            ("monitor", "monitors", "monitored", "monitoring"),
            ("identify", "identifies", "identified", "identifying"),
            ("embed", "embeds", "embedded", "embedding"),
            ("address", "addresses", "addressed", "addressing"),
            ("employ", "employs", "employed", "employing"),
        ] {
            let forms = [verb, s, ed, ing].map(|word| form_of(word, verb));
            let wanted = [Form::Base, Form::S, Form::Ed, Form::Ing].map(Some);
            assert_eq!(forms, wanted, "{verb}");
        }
        assert_eq!(
            form_of("continuity", "continue"),
            None,
            "another word with the same beginning"
        );
        assert_eq!(
            form_of("promotion", "promote"),
            None,
            "a noun says what is moved, not what is done"
        );
        assert_eq!(form_of("reviewer", "review"), None);
    }

    #[test]
    fn quotation_marks_are_told_from_apostrophes() {
        let shown = |text: &str| {
            quoted(text)
                .into_iter()
                .map(|range| text[range].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(shown("Reply to “Continue” and \"Promote\""), ["Continue", "Promote"]);
        assert_eq!(shown("the trust’s own ‘Let’s talk’ sessions"), ["Let’s talk"]);
        assert_eq!(shown("the staff's own 'Explore' page, trusts' plans"), ["Explore"]);
        assert!(
            shown("an \"open mark").is_empty(),
            "a mark that never closes quotes nothing"
        );
    }
}
