//! Columns that were not recognised although the counts depend on them: nothing that changes a figure may be silent.

use domain::finding::Severity;
use domain::kind::Kind;

use super::kind;
use super::matching::Matched;
use super::notes::Notes;

/// How many of the headings that are not used are named.
const NAMED: usize = 6;

/// A column whose absence changes the counts, and what is done without it.
struct Column {
    kind: Kind,
    field: &'static str,
    /// Fields any of which does in its stead.
    or: &'static [&'static str],
    /// Completes "No column with … was recognised".
    holds: &'static str,
    /// What follows for the counts.
    so: &'static str,
}

const fn column(
    kind: Kind,
    field: &'static str,
    or: &'static [&'static str],
    holds: &'static str,
    so: &'static str,
) -> Column {
    Column {
        kind,
        field,
        or,
        holds,
        so,
    }
}

const COLUMNS: &[Column] = &[
    column(
        Kind::Staff,
        "leave_date",
        &[],
        "the last day in post",
        "so leavers cannot be told apart by it and everyone listed is counted",
    ),
    column(
        Kind::Staff,
        "start_date",
        &[],
        "the first day in post",
        "so people who joined after the snapshot date cannot be told apart and are counted",
    ),
    column(
        Kind::Staff,
        "assignment_category",
        &["person_type"],
        "the kind of contract",
        "so bank, agency and honorary posts cannot be told apart and are counted",
    ),
    column(
        Kind::Staff,
        "assignment_status",
        &[],
        "the status of the post",
        "so posts that have ended or have not begun cannot be told apart by it and are counted",
    ),
    column(
        Kind::Recruitment,
        "shortlisted_date",
        &["interviewed_date", "applied_date", "offered_date", "appointed_date"],
        "the date of shortlisting",
        "so every shortlisted row counts, whatever its year",
    ),
    column(
        Kind::Casework,
        "date_entered",
        &["date_opened"],
        "the date on which the formal investigation began",
        "nor one with the date the case was opened, so every formal disciplinary case counts, whatever its year",
    ),
    column(
        Kind::Training,
        "date",
        &[],
        "the date attended",
        "so all learning listed counts, whatever its year",
    ),
    column(
        Kind::Board,
        "end_date",
        &[],
        "the last day on the board",
        "so members who have left cannot be told apart and everyone listed is counted",
    ),
    column(
        Kind::Board,
        "start_date",
        &[],
        "the first day on the board",
        "so members who joined after the snapshot date cannot be told apart and are counted",
    ),
];

/// What follows for the counts where a field has no column, completing "There is no such column, …".
pub fn without(kind: Kind, field: &str) -> &'static str {
    COLUMNS
        .iter()
        .find(|column| column.kind == kind && column.field == field)
        .map_or("so it is blank on every row", |column| column.so)
}

/// Whether the absence of a column for a field changes the counts.
pub(crate) fn changes_counts(kind: Kind, field: &str) -> bool {
    COLUMNS
        .iter()
        .any(|column| column.kind == kind && (column.field == field || column.or.contains(&field)))
}

/// Says which columns the counts depend on were not recognised, and which headings might hold them. Those that are asked about say so
/// themselves; for those that the trust says are not there, what follows is a note.
pub(crate) fn say(kind: Kind, matched: &Matched, notes: &mut Notes) {
    let has = |field: &str| matched.columns.has(field);
    let is_asked = |field: &str| matched.asked.contains(field);
    let hint = hint(matched);
    for column in COLUMNS
        .iter()
        .filter(|column| column.kind == kind && !has(column.field) && !is_asked(column.field))
    {
        if column.or.iter().any(|field| has(field) || is_asked(field)) {
            continue;
        }
        if matched.denied.contains(column.field) {
            notes.add(
                Severity::Note,
                "",
                format!("You said there is no column with {}, {}.", column.holds, column.so),
                "Take that answer back if the file has one after all.",
            );
        } else {
            let message = format!("No column with {} was recognised, {}.", column.holds, column.so);
            notes.add(Severity::Warning, "", message, hint.as_str());
        }
    }
    if kind == Kind::Casework && !has("date_entered") && !is_asked("date_entered") && has("date_opened") {
        let (severity, begins) = if matched.denied.contains("date_entered") {
            (Severity::Note, "You said there is no column with")
        } else {
            (Severity::Warning, "No column with")
        };
        let recognised = if severity == Severity::Note {
            ""
        } else {
            " was recognised"
        };
        notes.add(
            severity,
            "",
            format!(
                "{begins} the date on which the formal investigation began{recognised}, so the date the case was opened decides \
                 its year."
            ),
            hint.as_str(),
        );
    }
    for field in &matched.columns.blank {
        let label = kind::field(kind, field)
            .map_or(*field, |field| field.label)
            .to_lowercase();
        notes.add(
            Severity::Warning,
            "",
            format!("You said there is no column with the {label}, so it is blank on every row."),
            "Your answer for a blank value decides for all of them.",
        );
    }
}

fn hint(matched: &Matched) -> String {
    let unused: Vec<String> = matched
        .headings
        .iter()
        .filter(|heading| !heading.is_empty())
        .filter(|heading| !matched.described.iter().any(|column| column.heading == **heading))
        .map(|heading| format!("“{heading}”"))
        .collect();
    let named = unused[..unused.len().min(NAMED)].join(", ");
    match (unused.len(), unused.len().saturating_sub(NAMED)) {
        (0, _) => "Every heading is used for something else. Export the file again with that column.".to_owned(),
        (1, _) => format!("If this one holds it, choose it under Columns: {named}."),
        (_, 0) => format!("If one of these holds it, choose it under Columns: {named}."),
        (_, more) => format!("If one of these holds it, choose it under Columns: {named} and {more} more."),
    }
}
