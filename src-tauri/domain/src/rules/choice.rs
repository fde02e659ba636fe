//! Choices that the standard leaves open or that no text that could be read settles, so that the same files always give the same figures.
//!
//! A pack says each of them in words. It can only choose what the program can do, so that the words never say one thing and the figures
//! another.

use crate::classify::Confidence;

/// How sure a rule is, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Basis {
    /// How sure; `None` for what is no rule of the standard but a convention of this program, or was chosen by the trust.
    pub confidence: Option<Confidence>,
    /// Where it was read, or why it was chosen.
    pub source: String,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Choice {
    /// What is chosen: one of [`CHOICES`].
    pub key: String,
    /// What was chosen: one of the settings that the program knows for the key.
    pub setting: String,
    /// The indicators it concerns, each 1 to 9.
    pub indicators: Vec<u8>,
    /// A few words for a heading.
    pub title: String,
    /// What is done, in plain sentences.
    pub words: String,
    /// How sure, and why.
    pub basis: Basis,
}

/// Everything to be chosen, with the settings that this program can follow.
pub const CHOICES: [(&str, &[&str]); 12] = [
    ("staff.counted", &["in_post_on_snapshot"]),
    ("staff.one_head", &["primary_then_fte_then_band"]),
    ("ethnicity.of_person", &["stated_then_primary"]),
    ("year.recruitment", &["date_shortlisted"]),
    ("year.casework", &["date_entered"]),
    ("year.training", &["date_attended"]),
    ("year.undated", &["whole_file"]),
    ("indicator_3.counted", &["people"]),
    ("indicator_4.counted", &["people"]),
    ("ratio.null", &["nobody_or_nought"]),
    ("benchmark.year", &["latest_not_after_nor_across_break"]),
    ("disclosure.levels", &["internal_4_public_6"]),
];

/// The settings that the program knows for a key; `None` where there is no such choice.
pub fn settings_of(key: &str) -> Option<&'static [&'static str]> {
    CHOICES
        .iter()
        .find(|(held, _)| *held == key)
        .map(|(_, settings)| *settings)
}
