//! A first draft of a plan, from the gaps that chance would not explain.
//!
//! The order and the numbers are this program's own conventions: most people affected first, and more actions where more people are.

use super::{Evidence, LibraryAction};
use crate::gap::State;
use crate::rounding;

/// Fewest actions proposed for an indicator, where the library has as many.
pub const FEWEST: usize = 2;

/// Most actions proposed for an indicator.
pub const MOST: usize = 4;

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
}

/// What the plan holds already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldAction<'a> {
    /// The indicator it answers.
    pub indicator: u8,
    /// The library action it came from; `None` for one of the trust's own.
    pub library_key: Option<&'a str>,
    /// Role that owns it; may be empty.
    pub owner: &'a str,
    /// Whether it is still to be worked on.
    pub is_open: bool,
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

/// The indicators from which a plan is drafted, most people affected first: those that are worse for BME people by more than chance
/// alone would usually give. Never drawn from noise.
pub fn in_order(priorities: &[Priority]) -> Vec<&Priority> {
    let mut worst: Vec<&Priority> = priorities.iter().filter(|held| held.state == State::Worse).collect();
    worst.sort_by(|a, b| b.people.total_cmp(&a.people).then(a.indicator.cmp(&b.indicator)));
    worst
}

/// How many actions are proposed for an indicator at a place of the order, from nought: the first has most.
pub const fn wanted(place: usize) -> usize {
    if MOST - FEWEST > place { MOST - place } else { FEWEST }
}

/// Drafts a plan: for each indicator of [`in_order`] from [`FEWEST`] to [`MOST`] library actions, those that the plan answers it with
/// already counted in. An action is proposed once. None is proposed that must not stand alone without one that it belongs beside,
/// nor one that would give a role more than `most_per_owner` open actions; the same figures and the same plan give the same draft.
pub fn draft(
    priorities: &[Priority],
    library: &[LibraryAction],
    held: &[HeldAction<'_>],
    most_per_owner: usize,
) -> Vec<Proposal> {
    let mut taken = Taken {
        library,
        held,
        most_per_owner,
        proposals: Vec::new(),
    };
    for (place, priority) in in_order(priorities).into_iter().enumerate() {
        let mut fitting: Vec<&LibraryAction> = library
            .iter()
            .filter(|action| action.indicators.contains(&priority.indicator))
            .filter(|action| {
                matches!(
                    action.evidence,
                    Evidence::Effective | Evidence::Promising | Evidence::Required
                )
            })
            .collect();
        // An action made for few indicators speaks to the gap more closely than one made for all; a change of how decisions are made, or
        // of who answers for them, comes before what only supports it.
        fitting.sort_by_key(|action| {
            let is_first = action.indicators.first() == Some(&priority.indicator);
            (
                action.indicators.len() > 4,
                action.evidence,
                !action.kind.changes_decisions(),
                !is_first,
            )
        });
        for action in fitting {
            if taken.answering(priority.indicator) >= wanted(place) {
                break;
            }
            if taken.may_take(action) {
                taken.proposals.push(Proposal {
                    library_key: action.key.clone(),
                    indicator: priority.indicator,
                    because: because(place, priority, action),
                });
            }
        }
    }
    taken.proposals
}

fn because(place: usize, priority: &Priority, action: &LibraryAction) -> String {
    let order = match place {
        0 => "This gap touches the most people".to_owned(),
        place => format!("This gap comes {} by the people it touches", ordinal(place + 1)),
    };
    let order = match rounding::text(priority.people, 0).as_str() {
        // What cannot be counted has its place behind everything that can, and says nothing of how many it touches.
        "0" if priority.people <= 0.0 => "How many people this gap touches cannot be said".to_owned(),
        "0" => format!("{order} (less than 1)"),
        about => format!("{order} (about {about})"),
    };
    format!("{order}. {} Evidence: {}.", priority.gap, action.evidence.label())
}

fn ordinal(place: usize) -> String {
    match place {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        other => format!("{other}th"),
    }
}

/// What is in the plan and in the draft so far.
struct Taken<'a> {
    library: &'a [LibraryAction],
    held: &'a [HeldAction<'a>],
    most_per_owner: usize,
    proposals: Vec<Proposal>,
}

impl Taken<'_> {
    /// Library actions that answer an indicator, done or not: a draft drawn twice adds nothing.
    fn answering(&self, indicator: u8) -> usize {
        let held = self
            .held
            .iter()
            .filter(|held| held.indicator == indicator && held.library_key.is_some());
        let proposed = self.proposals.iter().filter(|held| held.indicator == indicator);
        held.count() + proposed.count()
    }

    fn has(&self, key: &str) -> bool {
        self.held.iter().any(|held| held.library_key == Some(key))
            || self.proposals.iter().any(|held| held.library_key == key)
    }

    fn may_take(&self, action: &LibraryAction) -> bool {
        let is_paired = action.stands_alone() || action.pair_with.iter().any(|key| self.has(key));
        !self.has(&action.key) && is_paired && self.owned(&action.owner) < self.most_per_owner
    }

    /// Open actions that a role would own.
    fn owned(&self, owner: &str) -> usize {
        let is_same = |other: &str| !owner.is_empty() && other.to_lowercase() == owner.to_lowercase();
        let held = self.held.iter().filter(|held| held.is_open && is_same(held.owner));
        let of_library = |key: &str| self.library.iter().find(|action| action.key == key);
        let proposed = self
            .proposals
            .iter()
            .filter_map(|held| of_library(&held.library_key))
            .filter(|action| is_same(&action.owner));
        held.count() + proposed.count()
    }
}
