//! The sheets of what the figures rest on: files, decisions, what was typed in, choices.

use files::write::evidence::Sheet;
use files::write::grid::Cell;

use super::{sheet, words};
use crate::evidence::Evidence;
use crate::evidence::held::FileEvidence;
use crate::text;

pub(super) fn files(held: &[FileEvidence]) -> Sheet {
    let rows = held.iter().map(|held| {
        [
            words(held.kind_label),
            words(&held.file),
            words(&held.sheet),
            Cell::Figure(held.header_row.map(f64::from), 0),
            words(held.as_at.as_deref().unwrap_or_default()),
            Cell::count(held.rows.read),
            Cell::count(held.rows.used),
            Cell::count(held.rows.read.saturating_sub(held.rows.used)),
            Cell::count(held.people),
            words(&held.kept_at),
            words(&held.rules),
            words(&held.recognised),
            words(&if held.replaced_by_typed_figures {
                "Not used: figures typed in take its place.".to_owned()
            } else {
                held.findings.join("\n")
            }),
            words(&held.sha256),
        ]
    });
    sheet(
        "Files",
        "The files read, with sheet, heading row, rows read, used and left out, and the fingerprint of each.",
        [
            ("Kind", 16.0),
            ("File", 28.0),
            ("Sheet", 16.0),
            ("Heading row", 9.0),
            ("As at", 12.0),
            ("Rows read", 9.0),
            ("Rows used", 9.0),
            ("Left out", 9.0),
            ("People", 9.0),
            ("Kept", 20.0),
            ("By the rules", 12.0),
            ("Why it was taken for this kind", 32.0),
            ("What was noticed", 50.0),
            ("SHA-256", 68.0),
        ],
        rows,
        "No file is held.",
    )
}

pub(super) fn left_out(held: &[FileEvidence]) -> Sheet {
    let rows = held.iter().flat_map(|held| {
        held.rows.left_out.iter().map(|(reason, rows)| {
            [
                words(held.kind_label),
                words(&held.file),
                words(&held.sheet),
                words(text::left_out(reason)),
                Cell::count(*rows),
            ]
        })
    });
    sheet(
        "Rows left out",
        "Why rows of the files do not count, by file and reason.",
        [
            ("Kind", 18.0),
            ("File", 34.0),
            ("Sheet", 18.0),
            ("Reason", 50.0),
            ("Rows", 10.0),
        ],
        rows,
        "No row was left out.",
    )
}

pub(super) fn columns(held: &[FileEvidence]) -> Sheet {
    let rows = held.iter().flat_map(|held| {
        held.columns.iter().map(|(field, heading)| {
            [
                words(held.kind_label),
                words(&held.file),
                words(&held.sheet),
                words(&field.replace('_', " ")),
                words(heading),
            ]
        })
    });
    sheet(
        "Columns",
        "Which heading of each file was read as what.",
        [
            ("Kind", 18.0),
            ("File", 34.0),
            ("Sheet", 18.0),
            ("Read as", 30.0),
            ("Heading in the file", 40.0),
        ],
        rows,
        "No file is held.",
    )
}

pub(super) fn decisions(held: &Evidence) -> Sheet {
    let rows = held.decisions.iter().map(|held| {
        [
            words(&held.field.replace('_', " ")),
            words(&held.about),
            words(&held.meaning_label),
            words(&held.meaning),
            words(&held.decided),
        ]
    });
    sheet(
        "Decisions",
        "What the trust decided that a value or a column means, and when.",
        [
            ("About", 24.0),
            ("Value or column", 44.0),
            ("What it means", 36.0),
            ("Key", 18.0),
            ("Decided", 28.0),
        ],
        rows,
        "Nothing had to be decided: every value and column was known.",
    )
}

pub(super) fn typed(held: &Evidence) -> Sheet {
    let rows = held
        .typed
        .iter()
        .map(|held| [words(&held.label), words(&held.key), Cell::Figure(held.value, 1)]);
    sheet(
        "Typed in",
        "Figures that were typed in by hand.",
        [("Figure", 60.0), ("Key", 40.0), ("Value", 12.0)],
        rows,
        "No figure was typed in.",
    )
}

pub(super) fn overridden(held: &Evidence) -> Sheet {
    let rows = held.overridden.iter().map(|held| {
        [
            words(&held.label),
            Cell::Figure(Some(held.typed), 1),
            Cell::Figure(Some(held.files), 1),
            words(if held.used { "typed in" } else { "the files’" }),
            words(&held.reason),
            words(&held.by_role),
            words(&held.at),
            words(&held.key),
        ]
    });
    sheet(
        "Typed over files",
        "Figures that were typed in over those that the files give, with the reason, by which role and when.",
        [
            ("Figure", 44.0),
            ("Typed in", 10.0),
            ("The files", 10.0),
            ("Used", 12.0),
            ("Reason given", 50.0),
            ("By (role)", 18.0),
            ("When", 20.0),
            ("Key", 30.0),
        ],
        rows,
        "None: every figure that a file gives is the file’s.",
    )
}

pub(super) fn choices(held: &Evidence) -> Sheet {
    let rows = held.choices.iter().map(|held| {
        [
            words(&held.title),
            words(&held.words),
            words(&held.setting),
            words(held.confidence),
            words(&held.source),
        ]
    });
    sheet(
        "Choices",
        "What was settled where the standard leaves a choice, how sure that is and where it comes from.",
        [
            ("Choice", 28.0),
            ("What is done", 60.0),
            ("Setting", 22.0),
            ("How sure", 12.0),
            ("Source", 50.0),
        ],
        rows,
        "",
    )
}
