//! What was noticed about data: never an error, always with a place, words and a hint.

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Severity {
    /// Stops a submission until it is put right.
    Error,
    /// Needs a look, and a word why if it is right as it is.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The key used in JSON: `error`, `warning`, `note`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// Reads a key written by [`Severity::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Note]
            .into_iter()
            .find(|severity| severity.key() == key)
    }
}

/// Where in the trust's own files something was seen. Empty where it concerns no file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Place {
    /// File name, without folders.
    pub file: String,
    /// Sheet name; empty for text files.
    pub sheet: String,
    /// Cell as a spreadsheet shows it (`K1042`), a row (`1042`), or empty.
    pub cell: String,
}

/// One thing noticed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Where it was seen.
    pub place: Place,
    /// What was seen, in one plain sentence.
    pub message: String,
    /// What to do next, or how it was dealt with.
    pub hint: String,
}
