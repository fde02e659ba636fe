//! Roles of those who sign: words, and two that a reader can tell apart. Whether somebody holds a role is not for this program to know.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

use crate::DeskError;

/// Refuses what is no word: dots, strokes and digits alone.
pub(super) fn refuse_no_word(role: &str) -> Result<(), DeskError> {
    let letters = role
        .nfkd()
        .filter(|letter| letter.is_alphabetic() && !is_blank(*letter));
    if letters.count() < 2 {
        return Err(DeskError::given(
            format!("“{role}” is no role: it has no word in it."),
            "Type the role of whoever signs as it is called here: “Equality lead”.",
        ));
    }
    Ok(())
}

/// Whether two roles look the same to a reader, or differ by no more than capitals, accents, spaces and points.
pub(super) fn look_alike(one: &str, other: &str) -> bool {
    seen(one) == seen(other)
}

/// A role as it is seen: letters of other alphabets and of unusual forms become the ones they are taken for (Unicode Technical Standard 39,
/// its data in the crate), and what does not show or matters little is left out.
///
/// Capitals are folded between two passes, since some letters resemble another only as a capital and some only as a small one; what a
/// capital I is taken for differs from what a small one is, so that both count as one in the end.
fn seen(role: &str) -> String {
    let plain = |text: &str| -> String {
        text.nfkd()
            .filter(|letter| !is_combining_mark(*letter) && !is_blank(*letter))
            .collect()
    };
    let first: String = skeleton(&plain(role)).collect();
    let small = plain(&first).to_lowercase();
    let second: String = skeleton(&small).collect();
    plain(&second)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| if letter == 'i' { 'l' } else { letter })
        .collect()
}

/// Counted as a letter and never seen: the fillers of Hangul.
const fn is_blank(letter: char) -> bool {
    matches!(letter, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_has_a_word_in_it() {
        for role in [
            "Equality lead",
            "HR",
            "Chair",
            "Pennaeth Cydraddoldeb",
            "Cyfarwyddwr",
            "平等主管",
            "Lead 2",
        ] {
            assert!(refuse_no_word(role).is_ok(), "{role}");
        }
        for role in [
            ".",
            "-",
            "–",
            "2026",
            "1 2",
            "x",
            "a.",
            "٣٤",
            "\u{3164}\u{3164}",
            "\u{301}\u{301}",
            "☺☺",
            "___",
        ] {
            assert!(refuse_no_word(role).is_err(), "{role}");
        }
    }

    #[test]
    fn roles_that_look_the_same_are_the_same() {
        for (what, other) in [
            ("capitals", "EQUALITY LEAD"),
            ("spaces and points", "Equality-lead."),
            ("no space", "EqualityLead"),
            ("Cyrillic a and e", "Equ\u{430}lity l\u{435}ad"),
            ("Cyrillic capital E", "\u{415}quality lead"),
            ("Greek capital E", "\u{395}quality lead"),
            ("Greek capitals", "\u{395}QU\u{391}L\u{399}\u{3A4}\u{3A5} LEAD"),
            ("full width", "Ｅｑｕａｌｉｔｙ ｌｅａｄ"),
            ("bold letters of mathematics", "\u{1D404}quality lead"),
            ("a zero-width joiner", "Equ\u{200D}ality lead"),
            ("a zero-width space", "Equality\u{200B} lead"),
            ("a soft hyphen", "Equa\u{AD}lity lead"),
            ("a mark that turns the reading round", "\u{202E}Equality lead"),
            ("an accent", "Équality lead"),
            ("an accent of its own", "E\u{301}quality lead"),
            ("a filler", "Equality\u{3164} lead"),
            ("a capital I for an l", "EquaIity Iead"),
            ("a one for an l", "Equa1ity 1ead"),
            ("a dotless i", "Equal\u{131}ty lead"),
        ] {
            assert!(
                look_alike("Equality lead", other),
                "{what}: “{other}” → “{}”",
                seen(other)
            );
        }
        assert!(
            look_alike("Board secretary", "\u{412}oard secretary"),
            "a Cyrillic capital Ve"
        );
        assert!(
            look_alike("INCLUSION", "inclusion"),
            "capitals that look like other letters"
        );
        assert!(look_alike("HR 0", "HR O"), "a nought for an O");
    }

    #[test]
    fn roles_that_differ_stay_apart() {
        let roles = [
            "Equality lead",
            "Director of People",
            "Director of Nursing",
            "Chair",
            "Chief executive",
            "Deputy equality lead",
            "Chief nurse",
            "Head of workforce",
            "HR lead 1",
            "HR lead 2",
            "Workforce analyst",
            "Non-executive director",
            "Executive director",
            "平等主管",
            "人事部长",
        ];
        for (place, one) in roles.iter().enumerate() {
            for other in &roles[place + 1..] {
                assert!(!look_alike(one, other), "{one}, {other}");
            }
        }
    }
}
