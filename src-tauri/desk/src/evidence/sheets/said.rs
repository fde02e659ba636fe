//! The sheets of what was said and done: checks and reasons, published figures, signatures, the log.

use files::write::evidence::Sheet;
use files::write::grid::Cell;

use super::{number, sheet, words};
use crate::evidence::Evidence;
use crate::evidence::held::CheckEvidence;

pub(super) fn checks(held: &[CheckEvidence]) -> Sheet {
    let rows = held.iter().map(|held| {
        [
            words(held.severity),
            words(held.nature),
            Cell::Figure(held.item.map(f64::from), 0),
            words(&held.message),
            words(&held.hint),
            words(&held.reason),
            words(&held.by_role),
            words(&held.at),
            words(&held.key),
        ]
    });
    sheet(
        "Checks",
        "What the checks found, with the reason given, by which role and when.",
        [
            ("Severity", 10.0),
            ("Kind", 12.0),
            ("Item", 7.0),
            ("What was found", 48.0),
            ("What to do", 42.0),
            ("Reason given", 36.0),
            ("By (role)", 18.0),
            ("When", 20.0),
            ("Key", 24.0),
        ],
        rows,
        "The checks found nothing to put right or to explain.",
    )
}

pub(super) fn published(held: &Evidence) -> Sheet {
    let rows = held.published.iter().map(|held| {
        [
            number(held.indicator),
            words(&held.place),
            words(&held.figure),
            number(held.year),
            words(&held.gap),
            words(&held.confidence),
            words(&held.source),
            words(&held.note),
        ]
    });
    sheet(
        "Published figures",
        "The published figures that the nine are set beside, with year, source and how sure they are.",
        [
            ("Indicator", 9.0),
            ("Place", 24.0),
            ("Figure", 32.0),
            ("Year", 7.0),
            ("Gap", 28.0),
            ("How sure", 16.0),
            ("Source", 48.0),
            ("Note", 40.0),
        ],
        rows,
        "No published figure is held that these could be set beside.",
    )
}

pub(super) fn signatures(held: &Evidence) -> Sheet {
    let rows = held.standing.signatures.iter().map(|held| {
        [
            words(&held.role),
            words(&held.at),
            words(&held.statement),
            words(&held.recorded),
            words(&held.lapsed),
        ]
    });
    sheet(
        "Signatures",
        "Which roles signed the return, when and to what; a signature that no longer counts says why.",
        [
            ("Role", 28.0),
            ("When", 24.0),
            ("Statement", 60.0),
            ("Recorded as", 34.0),
            ("No longer counts", 34.0),
        ],
        rows,
        "Nobody has signed this return.",
    )
}

pub(super) fn log(held: &Evidence) -> Sheet {
    let rows = held.log.iter().map(|held| {
        [
            Cell::Figure(u32::try_from(held.entry).ok().map(f64::from), 0),
            words(&held.at),
            Cell::Figure(held.year.map(f64::from), 0),
            words(&held.what),
            words(&held.hash),
        ]
    });
    sheet(
        "Log",
        "Every change that concerns this year or the trust, first one first; each line’s hash is made of its own words and the hash before.",
        [
            ("Entry", 7.0),
            ("When", 20.0),
            ("Year", 7.0),
            ("What was done", 80.0),
            ("Hash", 68.0),
        ],
        rows,
        "The log has no line.",
    )
}
