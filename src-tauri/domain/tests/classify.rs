//! What a recorded ethnic origin is read as, and above all what is asked rather than guessed. The list here is a short one; the lists that
//! are shipped have tests of their own.

use domain::classify::{Code, CodeList, Confidence, Pattern, Reading, ethnic_origin, plain, tidy};
use domain::ethnicity::{Group, Origin};
use proptest::prelude::*;
use regex::Regex;

fn list() -> CodeList<Group> {
    let row = |pattern: Pattern, meaning: Option<Group>, suggestion: Option<Group>| Code {
        pattern,
        label: String::new(),
        meaning,
        suggestion,
        confidence: Confidence::Verified,
        source: String::new(),
    };
    let mut codes = Vec::new();
    for value in [
        "",
        "N/A",
        "99",
        "Not stated",
        "Not known",
        "Unknown",
        "Unspecified",
        "Z",
    ] {
        codes.push(row(Pattern::whole(value), Some(Group::Unknown), None));
    }
    for value in ["NA", "NK", "NO"] {
        codes.push(row(Pattern::whole(value), None, Some(Group::Unknown)));
    }
    for value in ["T", "Other", "1"] {
        codes.push(row(Pattern::whole(value), None, None));
    }
    for value in [
        "A",
        "B",
        "C",
        "CP",
        "CX",
        "White",
        "White - British",
        "White Mixed",
        "White Unspecified",
        "Any other White background",
        "White Polish",
    ] {
        codes.push(row(Pattern::whole(value), Some(Group::White), None));
    }
    for value in [
        "D",
        "F",
        "H",
        "N",
        "S",
        "PD",
        "Mixed",
        "Asian",
        "Black",
        "Asian Unspecified",
        "Mixed - White and Black Caribbean",
        "Mixed - White and Asian",
        "Asian or Asian British - Indian",
        "Black or Black British - African",
    ] {
        codes.push(row(Pattern::whole(value), Some(Group::Bme), None));
    }
    for (rule, group) in [
        ("^[ABC][A-Z0-9]?$", Group::White),
        ("^[DEFGHJKLMNPRS][A-Z0-9]?$", Group::Bme),
        ("^Z[A-Z0-9]?$", Group::Unknown),
    ] {
        let regex = Regex::new(rule).unwrap_or_else(|why| panic!("{rule}: {why}"));
        codes.push(row(Pattern::Matches(regex), Some(group), None));
    }
    CodeList { codes }
}

/// What a table expects: known, or asked with or without a suggestion.
#[derive(Debug, Clone, Copy)]
enum Is {
    White(Option<char>),
    Bme(Option<char>),
    Unknown,
    Declined,
    Asked,
    AskedWith(Group),
}

#[track_caller]
fn check(value: &str, expected: Is, why: &str) {
    let found = ethnic_origin(&list(), value);
    let known = |category, group| Reading::Known(Origin { category, group });
    let agrees = match expected {
        Is::White(category) => found == known(category, Group::White),
        Is::Bme(category) => found == known(category, Group::Bme),
        Is::Declined => found == known(Some('Z'), Group::Unknown),
        Is::Unknown => found == known(None, Group::Unknown),
        Is::Asked => found == Reading::Ask(None),
        Is::AskedWith(group) => matches!(found, Reading::Ask(Some(origin)) if origin.group == group),
    };
    assert!(agrees, "{value:?} is {found:?}, expected {expected:?}: {why}");
}

#[test]
fn codes() {
    for (value, expected, why) in [
        ("A", Is::White(Some('A')), "a national code"),
        ("N", Is::Bme(Some('N')), "a national code"),
        ("Z", Is::Declined, "not stated keeps its letter: asked and declined"),
        ("99", Is::Unknown, "not known"),
        (
            "CP",
            Is::White(Some('C')),
            "a listed local code keeps its national letter",
        ),
        ("PD", Is::Bme(Some('P')), "Black British stands under P"),
        ("a", Is::White(Some('A')), "a small letter is the same code"),
        (" A\u{a0}", Is::White(Some('A')), "spaces around a code are dirt"),
        (
            "'A",
            Is::White(Some('A')),
            "an apostrophe in front is how Excel marks text",
        ),
        ("T", Is::Asked, "Traveller in one list, Arab in another"),
        ("1", Is::Asked, "digits are list positions as often as codes"),
        ("I", Is::Asked, "I, O, Q and U to Y are no national codes"),
        ("Q", Is::Asked, "I, O, Q and U to Y are no national codes"),
        ("ABC", Is::Asked, "three letters are no code"),
        ("A1B", Is::Asked, "three characters are no code"),
    ] {
        check(value, expected, why);
    }
}

#[test]
fn words_that_look_like_codes_are_asked() {
    for (value, expected, why) in [
        (
            "NA",
            Is::AskedWith(Group::Unknown),
            "not applicable is not a kind of African",
        ),
        (
            "NK",
            Is::AskedWith(Group::Unknown),
            "not known is not a kind of African",
        ),
        ("NO", Is::AskedWith(Group::Unknown), "no is not a kind of African"),
        (
            "BA",
            Is::AskedWith(Group::White),
            "Black African in many a local list, White Irish by the rule",
        ),
        (
            "AI",
            Is::AskedWith(Group::White),
            "Asian Indian in many a local list, White British by the rule",
        ),
        ("NS", Is::AskedWith(Group::Bme), "not stated in many a local list"),
        ("A1", Is::AskedWith(Group::White), "Asian Indian in police lists"),
        ("ZZ", Is::AskedWith(Group::Unknown), "no row of its own"),
        (
            "A level",
            Is::AskedWith(Group::White),
            "a column shifted by one is not an ethnic origin",
        ),
        ("A friend", Is::AskedWith(Group::White), "an article is not a code"),
        ("NO reply given", Is::Asked, "a refusal is not an African"),
        ("NA - not applicable", Is::Asked, "not applicable is not an African"),
        (
            "DO NOT WISH TO SAY",
            Is::AskedWith(Group::Bme),
            "a refusal is not a mixed background",
        ),
        ("AS ABOVE", Is::AskedWith(Group::White), "a remark is not White British"),
        ("I do not wish to disclose", Is::Asked, "a sentence that is in no list"),
        ("C", Is::White(Some('C')), "a listed code alone is read"),
    ] {
        check(value, expected, why);
    }
}

#[test]
fn labels_are_matched_whole() {
    for (value, expected, why) in [
        (
            "Mixed - White and Black Caribbean",
            Is::Bme(None),
            "it contains White and is not",
        ),
        ("Mixed - White and Asian", Is::Bme(None), "it contains White and is not"),
        (
            "White Mixed",
            Is::White(None),
            "it contains Mixed and is White by its code CX",
        ),
        (
            "White Unspecified",
            Is::White(None),
            "it is stated, though not in detail",
        ),
        ("Asian Unspecified", Is::Bme(None), "it is stated, though not in detail"),
        ("Unspecified", Is::Unknown, "alone it is unknown"),
        ("WHITE-BRITISH", Is::White(None), "case and punctuation do not matter"),
        ("White \u{2013} British", Is::White(None), "a long dash is a dash"),
        ("White\u{a0}-\u{a0}British", Is::White(None), "hard spaces are spaces"),
        (
            "  White   -\tBritish \u{200b}",
            Is::White(None),
            "runs of spaces are one",
        ),
        ("\u{feff}Not stated", Is::Unknown, "a byte order mark is dirt"),
        ("", Is::Unknown, "an empty cell"),
        ("   ", Is::Unknown, "an empty cell with spaces"),
        ("Other", Is::Asked, "bare Other may be White or not"),
        ("White and something", Is::Asked, "a label in no list"),
        ("British White", Is::Asked, "words in another order are another label"),
        ("Non-White", Is::Asked, "it ends in White"),
        ("Caucasian", Is::Asked, "a label in no list"),
    ] {
        check(value, expected, why);
    }
}

#[test]
fn codes_with_labels() {
    for (value, expected, why) in [
        ("A White - British", Is::White(Some('A')), "code and label agree"),
        ("A - White British", Is::White(Some('A')), "code and label agree"),
        ("A: White - British", Is::White(Some('A')), "a colon parts them"),
        ("A|White - British", Is::White(Some('A')), "a bar parts them"),
        (
            "A-White British",
            Is::White(Some('A')),
            "a dash without spaces parts them",
        ),
        ("A. White British", Is::White(Some('A')), "a full stop parts them"),
        ("(A) White British", Is::White(Some('A')), "the code in brackets before"),
        (
            "White - British (A)",
            Is::White(Some('A')),
            "the code in brackets behind",
        ),
        (
            "White - British [CP]",
            Is::White(Some('C')),
            "the code in brackets behind",
        ),
        ("White - British|A", Is::White(Some('A')), "the code behind a bar"),
        ("White - British - A", Is::White(Some('A')), "the code behind a dash"),
        ("99 - Unknown", Is::Unknown, "a code of the unknown with its label"),
        ("99 - White", Is::Asked, "not known and White contradict each other"),
        ("White - British (N)", Is::Asked, "they contradict each other"),
        ("Mixed - White and Asian (C)", Is::Asked, "they contradict each other"),
        (
            "White (non specific)",
            Is::Asked,
            "the words in the brackets are no code",
        ),
        (
            "H Asian or Asian British - Indian",
            Is::Bme(Some('H')),
            "code and label agree",
        ),
        ("CP White Polish", Is::White(Some('C')), "code and label agree"),
        (
            "CX White Mixed",
            Is::White(Some('C')),
            "code and label agree, whatever the words",
        ),
        ("S Other", Is::Bme(Some('S')), "the code settles what Other leaves open"),
        ("Z Not stated", Is::Declined, "both say unknown"),
        (
            "C9 White Polish",
            Is::White(Some('C')),
            "the label bears the local code out",
        ),
        (
            "PD Black and proud",
            Is::Bme(Some('P')),
            "a word of an unlisted label bears the code out",
        ),
        (
            "CP White Silesian",
            Is::White(Some('C')),
            "a word of an unlisted label bears the code out",
        ),
        ("Z - White", Is::Asked, "not stated and White contradict each other"),
        (
            "C Mixed - White and Asian",
            Is::Asked,
            "White and mixed contradict each other",
        ),
        (
            "A Black or Black British - African",
            Is::Asked,
            "they contradict each other",
        ),
        ("N White - British", Is::Asked, "they contradict each other"),
        (
            "N Not stated",
            Is::Asked,
            "African and not stated contradict each other",
        ),
        (
            "F White and Asian (other)",
            Is::AskedWith(Group::Bme),
            "the words name both groups",
        ),
        (
            "A Black Welsh",
            Is::AskedWith(Group::White),
            "a word of the label speaks against the code",
        ),
        ("A Silesian", Is::AskedWith(Group::White), "nothing bears the code out"),
        (
            "C9 Other",
            Is::AskedWith(Group::White),
            "neither the code nor the label is settled",
        ),
        ("A -", Is::White(Some('A')), "a dash with nothing behind it is no label"),
        ("T White - British", Is::Asked, "T is no national code"),
        (
            "a White - British",
            Is::Asked,
            "a small letter in front of words may be an article",
        ),
    ] {
        check(value, expected, why);
    }
}

#[test]
fn tidy_and_plain() {
    for (value, tidied, key) in [
        ("  White \u{a0} British ", "White British", "white british"),
        ("I don\u{2019}t know", "I don't know", "i don t know"),
        ("\u{201c}White\u{201d}", "\"White\"", "white"),
        ("'007", "007", "007"),
        ("White\u{2014}Irish", "White-Irish", "white irish"),
        ("Any\r\nother", "Any other", "any other"),
        ("White & Black", "White & Black", "white and black"),
        ("R&D", "R&D", "r and d"),
        ("---", "---", ""),
        ("", "", ""),
    ] {
        assert_eq!(tidy(value), tidied, "tidy {value:?}");
        assert_eq!(plain(value), key, "plain {value:?}");
    }
}

proptest! {
    #[test]
    fn plain_letters_are_read_the_same_with_and_without_an_unseen_mark(value in "[ -~\t\n]{0,24}") {
        let marked = format!("{value}\u{200b}");
        prop_assert_eq!(tidy(&value), tidy(&marked), "the short way and the long way agree");
        prop_assert_eq!(plain(&value), plain(&marked), "the short way and the long way agree");
    }

    #[test]
    fn tidying_twice_changes_nothing(value in "[ \u{a0}\u{200b}A-Za-z\u{2013}\u{2019}'-]{0,24}") {
        let once = plain(&value);
        prop_assert_eq!(plain(&once), once);
        let once = tidy(&value);
        prop_assert_eq!(tidy(&once), once);
    }

    #[test]
    fn words_of_no_list_never_become_a_group(value in "[A-Z]{1,2} [a-z]{4,12} [a-z]{4,12}") {
        prop_assume!(["white", "black", "asian", "mixed", "other"].iter().all(|word| !value.contains(word)));
        let read = ethnic_origin(&list(), &value);
        prop_assert!(read.known().is_none_or(|origin| !origin.is_stated()), "{} was read as {:?}", value, read);
    }

    #[test]
    fn dirt_around_a_value_changes_nothing(dirt in "[ \u{a0}\u{200b}\u{feff}\t]{0,4}", index in 0_usize..6) {
        let values = ["A", "White - British", "A White - British", "Mixed - White and Asian", "NK", "Z - White"];
        let value = values[index];
        prop_assert_eq!(ethnic_origin(&list(), &format!("{dirt}{value}{dirt}")), ethnic_origin(&list(), value));
    }
}
