//! The words that the check knows. They are data (`assets/reference/actions/wording.toml`), each with where it comes from.

/// Words that say nothing that could be seen done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VagueWords {
    /// The words, in small letters. The first is a verb, found in all its forms where it says what the action does; or else they are found
    /// as they stand.
    pub phrase: Vec<String>,
    /// Whether the first word is a verb.
    pub is_verb: bool,
    /// Whether the verb is as often a noun (“support”, “review”), and therefore only read as a verb at the start of a sentence.
    pub is_noun_too: bool,
    /// How many words may stand between the first and the next, as in “raise cultural awareness”.
    pub between: u8,
    /// Whether it may stand where a result follows, as in “review the form and change it”.
    pub may_with_result: bool,
    /// Words before which it belongs to a name of something, as in “monitoring form”.
    pub not_before: Vec<String>,
    /// Why it cannot be seen done, as a sentence.
    pub because: String,
    /// What to write instead.
    pub instead: String,
    /// Where it was seen, or that it is this program's own.
    pub source: String,
}

/// Everything the check knows of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// Words that cannot be seen done, longest phrases first.
    pub vague: Vec<VagueWords>,
    /// Words after which a vague word is denied: “instead of”, “rather than”.
    pub denials: Vec<Vec<String>>,
    /// Who may stand before “continues” as the one who does it.
    pub subjects: Vec<String>,
    /// Verbs that say a result.
    pub results: Vec<String>,
    /// Words for training; several words are a phrase.
    pub training: Vec<Vec<String>>,
    /// Words that say a decision is made in another way.
    pub decisions: Vec<String>,
    /// Owners that name nobody: “N/A”, “TBC”.
    pub nobody: Vec<String>,
    /// Owners that are everybody or a department: “HR”, “All”, “Trust”.
    pub general: Vec<String>,
    /// Words of which a role has one: “director”, “lead”.
    pub roles: Vec<String>,
    /// How a person is addressed: “Mr”, “Dr”.
    pub titles: Vec<String>,
    /// Words that stand in the names of departments and places and not in those of people.
    pub places: Vec<String>,
    /// Words after which a number names something and counts nothing: “band 8”.
    pub numbered: Vec<String>,
    /// How many open actions one owner can carry before the check says so; a convention of this program.
    pub most_open_actions: u32,
}

/// A word or owner as it is compared: small letters and figures only.
pub(super) fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
