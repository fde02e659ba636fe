//! The action plan: a library of graded actions, and a first draft from the gaps.

use crate::gap::State;

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

/// An indicator as the draft sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Priority {
    /// The indicator, 1 to 9.
    pub indicator: u8,
    /// What the interval and counts allow to be said.
    pub state: State,
    /// People affected: appointments short, cases too many, and so on; 0 where it cannot be said.
    pub people: f64,
    /// The gap in words, with its figure.
    pub gap: String,
    /// Baseline of the outcome measure, in words.
    pub baseline: String,
    /// Target of the outcome measure, in words.
    pub target: String,
}

/// One proposed action.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Key of the library action.
    pub library_key: String,
    /// The indicator it is proposed for.
    pub indicator: u8,
    /// Why it is proposed, in plain words.
    pub because: String,
}

/// Drafts a plan: for each indicator that is worse for BME staff, most people affected first, up to `most` library actions with
/// the strongest evidence. An action is proposed once. Never drawn from noise: other states propose nothing.
pub fn draft(priorities: &[Priority], library: &[LibraryAction], most: usize) -> Vec<Proposal> {
    let mut worst: Vec<&Priority> = priorities.iter().filter(|held| held.state == State::Worse).collect();
    worst.sort_by(|a, b| b.people.total_cmp(&a.people).then(a.indicator.cmp(&b.indicator)));
    let mut proposals: Vec<Proposal> = Vec::new();
    for priority in worst {
        let mut fitting: Vec<&LibraryAction> = library
            .iter()
            .filter(|action| action.indicators.contains(&priority.indicator))
            .filter(|action| {
                matches!(
                    action.evidence,
                    Evidence::Effective | Evidence::Promising | Evidence::Required
                )
            })
            .filter(|action| proposals.iter().all(|held| held.library_key != action.key))
            .collect();
        // An action made for few indicators speaks to the gap more closely than one made for all.
        fitting.sort_by_key(|action| {
            let first = action.indicators.first() != Some(&priority.indicator);
            (action.indicators.len() > 4, action.evidence, first)
        });
        for action in fitting.into_iter().take(most) {
            proposals.push(Proposal {
                library_key: action.key.clone(),
                indicator: priority.indicator,
                because: format!("{} Evidence: {}.", priority.gap, action.evidence.label()),
            });
        }
    }
    proposals
}
