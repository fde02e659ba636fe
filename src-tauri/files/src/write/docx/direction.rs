//! Which way words run: Arabic and Hebrew from the right, and a program has to be told.

/// Whether a letter belongs to a script that runs from the right.
fn from_the_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether the first letter that has a direction runs from the right, so that the paragraph begins there.
pub(super) fn begins_at_the_right<'text>(texts: impl IntoIterator<Item = &'text str>) -> bool {
    let mut letters = texts.into_iter().flat_map(str::chars);
    letters
        .find(|letter| letter.is_alphabetic())
        .is_some_and(from_the_right)
}

/// The text in pieces that each run one way, with whether it is from the right. What has no direction of its own, such as a space,
/// runs with what stands on both sides of it.
pub(super) fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(from_the_right) {
        let (before, tail) = rest.split_at(begin);
        if !before.is_empty() {
            pieces.push((before, false));
        }
        let other = tail.find(|letter: char| letter.is_alphanumeric() && !from_the_right(letter));
        let reach = tail.get(..other.unwrap_or(tail.len())).unwrap_or(tail);
        let last = reach.char_indices().rfind(|(_, letter)| from_the_right(*letter));
        let end = last.map_or(reach.len(), |(place, letter)| place + letter.len_utf8());
        let (piece, after) = tail.split_at(end);
        pieces.push((piece, true));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push((rest, false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_directions_are_told_apart_and_none_is_lost() {
        for (text, parts) in [
            ("Rhwydwaith staff du", vec![("Rhwydwaith staff du", false)]),
            ("شبكة الموظفين", vec![("شبكة الموظفين", true)]),
            (
                "With شبكة الموظفين (2026).",
                vec![("With ", false), ("شبكة الموظفين", true), (" (2026).", false)],
            ),
            ("", vec![]),
        ] {
            assert_eq!(pieces(text), parts, "{text}");
            assert_eq!(
                pieces(text).into_iter().map(|(piece, _)| piece).collect::<String>(),
                text,
                "the pieces together are the text"
            );
        }
        assert!(
            begins_at_the_right(["2026: ", "شبكة"]),
            "figures have no direction of their own"
        );
        assert!(!begins_at_the_right(["With شبكة"]), "the first letter decides");
    }
}
