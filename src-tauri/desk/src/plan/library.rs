//! What an action takes from the library.

use domain::plan::LibraryAction;

/// Why a library action should work, its limits and what to watch.
pub(super) fn why(action: &LibraryAction) -> String {
    let mut words = action.why_in_full();
    if !action.watch.is_empty() {
        words = format!("{words} Watch: {}", action.watch);
    }
    words
}
