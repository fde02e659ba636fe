//! Which small numbers a level hides, and what the trust may choose.

use domain::classify::Confidence;
use domain::disclosure::{Level, Threshold, Thresholds};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{ReferenceError, document};

/// Beyond this a table would hide nearly all it has.
const LARGEST: u32 = 100;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    threshold: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(deserialize_with = "level")]
    level: Level,
    hides_up_to: u32,
    #[serde(deserialize_with = "document::filled")]
    name: String,
    #[serde(deserialize_with = "confidence")]
    confidence: Option<Confidence>,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

fn level<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Level, D::Error> {
    document::keyed(deserializer, "level that hides anything", |key| {
        Level::from_key(key).filter(|level| *level != Level::Working)
    })
}

fn confidence<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Confidence>, D::Error> {
    document::keyed(deserializer, "confidence", |key| match key {
        "convention" => Some(None),
        key => Confidence::from_key(key).map(Some),
    })
}

/// Reads the document.
///
/// # Errors
/// Where a field is missing or unknown, a level has no threshold or one twice, or a threshold hides nothing or more than 1 to 100.
pub fn parse(file: &str, text: &str) -> Result<Thresholds, ReferenceError> {
    let read: Document = document::read(file, text)?;
    let mut held = Thresholds {
        internal: Vec::new(),
        public: Vec::new(),
        chosen: None,
    };
    for entry in read.threshold {
        let line = document::line_of(text, &entry.span());
        let entry = entry.into_inner();
        let of_level = match entry.level {
            Level::Public => &mut held.public,
            Level::Internal | Level::Working => &mut held.internal,
        };
        if !(1..=LARGEST).contains(&entry.hides_up_to) {
            let message = format!("hides_up_to must be from 1 to {LARGEST}");
            return Err(ReferenceError::new(file, line, message));
        }
        if of_level.iter().any(|other| other.hides_up_to == entry.hides_up_to) {
            let message = format!("{} of the {} level stands twice", entry.hides_up_to, entry.level.key());
            return Err(ReferenceError::new(file, line, message));
        }
        of_level.push(Threshold {
            hides_up_to: entry.hides_up_to,
            name: entry.name,
            confidence: entry.confidence,
            source: entry.source,
        });
    }
    for level in [Level::Internal, Level::Public] {
        if held.of(level).is_empty() {
            let message = format!("the {} level has no threshold", level.key());
            return Err(ReferenceError::new(file, 1, message));
        }
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../../../assets/reference/disclosure.toml");

    #[test]
    fn the_levels_hide_what_the_file_says_and_the_trust_chooses_of_it() {
        let mut held = parse("disclosure.toml", TEXT).expect("the file that came with the program");
        for (level, chosen, most, why) in [
            (Level::Working, Some(6), 0, "those who count see everything"),
            (Level::Internal, Some(9), 4, "the choice is for the public"),
            (Level::Public, None, 6, "the first of the level"),
            (Level::Public, Some(9), 9, "chosen"),
            (
                Level::Public,
                Some(2),
                6,
                "nothing that the file does not offer can be chosen",
            ),
        ] {
            held.chosen = chosen;
            assert_eq!(held.rule(level).hides_up_to(), most, "{why}");
        }
    }

    #[test]
    fn a_file_that_says_too_little_or_twice_is_refused_with_the_line() {
        let first = TEXT.find("[[threshold]]").expect("a threshold");
        let second = first + 1 + TEXT[first + 1..].find("[[threshold]]").expect("another");
        let twice = format!("{TEXT}\n{}", &TEXT[first..second]);
        for (text, said) in [
            (twice, "4 of the internal level stands twice"),
            (TEXT[..second].to_owned(), "the public level has no threshold"),
            (
                TEXT.replace("\"internal\"", "\"working\""),
                "not a level that hides anything",
            ),
            (TEXT.replacen("hides_up_to = 4", "hides_up_to = 0", 1), "from 1 to 100"),
            (TEXT.replacen("confidence = \"recalled\"\n", "", 1), "missing field"),
        ] {
            let error = parse("disclosure.toml", &text).expect_err(said);
            assert!(error.message.contains(said), "{error}");
        }
    }
}
