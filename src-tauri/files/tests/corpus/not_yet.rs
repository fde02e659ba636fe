//! Files whose truth is known and not yet read: each with what happens today, in `not_yet.txt`.
//!
//! The list can only shrink: `truths` fails when a file on it gives its truth, and when a file that is not on it does not.

/// Path within the corpus and what happens today, of each file on the list.
pub(crate) fn not_yet() -> Vec<(&'static str, &'static str)> {
    include_str!("not_yet.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(" | ").unwrap_or((line, "")))
        .collect()
}
