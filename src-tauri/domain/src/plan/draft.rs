//! A first draft of a plan, from the gaps that chance would not explain.

use super::{Evidence, LibraryAction};
use crate::gap::State;

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
