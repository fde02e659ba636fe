//! The action plan: a library of graded actions, and a first draft from the gaps.

pub mod appointments;
mod draft;
pub mod ladder;
mod library;
pub mod measure;
pub mod path;
pub mod readiness;
pub mod state;
pub mod target;
mod theme;
pub mod wording;
pub mod years;

pub use draft::{FEWEST, HeldAction, MOST, Priority, Proposal, draft, in_order, wanted};
pub use library::{
    ActionOrigin, ActionType, Bound, Evidence, GENDER_LIMIT, LibraryAction, OWN, PROPOSED, ProcessTarget, Step,
    TargetUnit,
};
pub use theme::{Theme, theme_of};
