//! What is worth saying of how people were told apart in a staff list.

use domain::ethnicity::Group;
use domain::finding::{Finding, Place, Severity};
use domain::headcount::{At, Headcount};

use crate::text;

/// Rows that are named one by one.
const NAMED: usize = 5;

/// A part of a staff list.
pub(super) struct Part<'a> {
    /// Its number in the import.
    pub(super) number: u16,
    /// Whether it is the first of the list.
    pub(super) is_first: bool,
    /// Whether the ethnicity of everyone on the list was looked for.
    pub(super) has_origins: bool,
    /// The file's name.
    pub(super) file: &'a str,
    /// The sheet it stands on.
    pub(super) sheet: &'a str,
}

/// What is worth saying of the people of a staff list, or of one part of it: a file, with the sheet it stands on. What concerns the
/// list as a whole is said of its first part only, and nothing of unknown ethnicity where no column of it was read.
pub(super) fn findings(heads: &Headcount, of: &Part<'_>) -> Vec<Finding> {
    let Part {
        number,
        is_first,
        has_origins,
        file,
        sheet,
    } = *of;
    let place = |cell: String| Place {
        file: file.to_owned(),
        sheet: sheet.to_owned(),
        cell,
    };
    let about = |severity, rows: &[At], singular: &str, plural: &str, hint: &str| {
        let rows: Vec<At> = rows.iter().filter(|at| at.part == number).copied().collect();
        let first = rows.first()?;
        let people = text::counted(u32::try_from(rows.len()).unwrap_or(u32::MAX), singular, plural);
        Some(Finding {
            severity,
            place: place(first.row.to_string()),
            message: format!("{people} ({}).", named(&rows)),
            hint: hint.to_owned(),
        })
    };
    let twice = heads.people_in_several_parts;
    let several = (is_first && twice > 0).then(|| Finding {
        severity: Severity::Note,
        place: place(String::new()),
        message: format!(
            "{} on more than one of the staff lists and {} counted once.",
            text::counted(twice, "person stands", "people stand"),
            if twice == 1 { "is" } else { "are" }
        ),
        hint: "The lists are counted together. The post marked as primary decides, else the largest full-time equivalent, else the highest band."
            .to_owned(),
    });
    let unknown = (is_first && has_origins && heads.people.unknown * 20 > heads.people.total()).then(|| Finding {
        severity: Severity::Warning,
        place: place(String::new()),
        message: format!(
            "Ethnicity is unknown for {} of {} ({}).",
            text::count(heads.people.unknown),
            text::counted(heads.people.total(), "person", "people"),
            heads.people.percent(Group::Unknown).map(text::percent).unwrap_or_default()
        ),
        hint: "More than 5% unknown makes every comparison less certain. Ask staff to record their ethnicity in self-service."
            .to_owned(),
    });
    unknown
        .into_iter()
        .chain(several)
        .chain(about(
            Severity::Warning,
            &heads.conflicting_origins,
            "person states two different ethnic groups on their own rows",
            "people state two different ethnic groups on their own rows",
            "The origin on the post that counts was used. Correct the records where it is wrong.",
        ))
        .chain(about(
            Severity::Warning,
            &heads.several_primary,
            "person has several posts marked as the primary one",
            "people have several posts marked as the primary one",
            "The one with the largest full-time equivalent was used, else the highest band. Correct the records where it is wrong.",
        ))
        .chain(about(
            Severity::Note,
            &heads.ties,
            "person has two posts that nothing tells apart",
            "people have two posts that nothing tells apart",
            "Neither the primary flag, the full-time equivalent nor the band decides, so the first row was used.",
        ))
        .collect()
}

/// The rows in words, "rows 12, 40 and 7 more".
fn named(rows: &[At]) -> String {
    let some: Vec<String> = rows.iter().take(NAMED).map(|at| at.row.to_string()).collect();
    let more = match rows.len() - some.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let word = if rows.len() == 1 { "row" } else { "rows" };
    format!("{word} {}{more}", some.join(", "))
}
