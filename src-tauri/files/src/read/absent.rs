//! Columns that were not recognised although the counts depend on them: nothing that changes a figure may be silent.

use domain::finding::Severity;
use domain::kind::Kind;

use super::columns::Matched;
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

/// Says which columns the counts depend on were not recognised, and which headings might hold them.
pub(crate) fn say(kind: Kind, matched: &Matched, notes: &mut Notes) {
    let has = |field: &str| matched.columns.has(field);
    let hint = hint(matched);
    let mut add = |message: String| notes.add(Severity::Warning, "", message, hint.as_str());
    for column in COLUMNS
        .iter()
        .filter(|column| column.kind == kind && !has(column.field))
    {
        if !column.or.iter().any(|field| has(field)) {
            add(format!(
                "No column with {} was recognised, {}.",
                column.holds, column.so
            ));
        }
    }
    if kind == Kind::Casework && !has("date_entered") && has("date_opened") {
        add(
            "No column with the date on which the formal investigation began was recognised, so the date the case was \
             opened decides its year."
                .to_owned(),
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
