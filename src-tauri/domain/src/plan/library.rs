//! The library: actions with the evidence for each.

/// How strong the evidence for an action is. The grades follow the three tiers used on GOV.UK, with two more of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Strong evidence from real workplaces.
    Effective,
    /// Promising: some evidence, or practice that worked somewhere.
    Promising,
    /// Mixed: helped in some places and not in others.
    Mixed,
    /// Weak on its own.
    Weak,
    /// Asked for nationally, which is not evidence.
    Required,
}

impl Evidence {
    /// Every grade, strongest first.
    pub const ALL: [Self; 5] = [
        Self::Effective,
        Self::Promising,
        Self::Mixed,
        Self::Weak,
        Self::Required,
    ];

    /// The key used in data files and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Effective => "effective",
            Self::Promising => "promising",
            Self::Mixed => "mixed",
            Self::Weak => "weak",
            Self::Required => "required",
        }
    }

    /// Reads a key written by [`Evidence::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.key() == key)
    }

    /// The grade for a reader, with what it means.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Effective => "Effective: strong evidence from real workplaces",
            Self::Promising => "Promising: worked in some places",
            Self::Mixed => "Mixed: helped in some places and not in others",
            Self::Weak => "Weak: not enough on its own",
            Self::Required => "Asked for nationally, which is not evidence",
        }
    }
}

/// One action of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryAction {
    /// Stable key.
    pub key: String,
    /// Indicators it addresses.
    pub indicators: Vec<u8>,
    /// High Impact Actions of the national EDI improvement plan it serves, 1 to 6.
    pub high_impact_actions: Vec<u8>,
    /// What to do, as a sentence that starts with a verb.
    pub title: String,
    /// Grade of the evidence.
    pub evidence: Evidence,
    /// What the sources say.
    pub why: String,
    /// What to count every month or quarter.
    pub process_measure: String,
    /// What to watch out for, and legal notes.
    pub watch: String,
    /// Role that usually owns it.
    pub owner: String,
    /// Where it comes from.
    pub source: String,
}
