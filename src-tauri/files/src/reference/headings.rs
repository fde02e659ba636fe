//! Column headings: which field of which kind of sheet a heading names.

use domain::classify::{Confidence, plain};
pub use domain::kind::Kind;

use super::{ReferenceError, table};

/// The fields a sheet of this kind can have. A survey's measures are `white_5`, `bme_5`, `white_5_responses` and so on to 8.
pub const fn fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Staff => &[
            "employee_number",
            "assignment_number",
            "primary_flag",
            "person_type",
            "assignment_status",
            "assignment_category",
            "ethnic_origin",
            "sex",
            "division",
            "staff_group",
            "job_role",
            "occupation_code",
            "pay_scale",
            "fte",
            "start_date",
            "leave_date",
            "effective_end",
        ],
        Kind::Recruitment => &[
            "applicant_id",
            "vacancy_ref",
            "ethnic_origin",
            "stage",
            "shortlisted_date",
            "applied_date",
            "interviewed_date",
            "offered_date",
            "appointed_date",
            "applied_mark",
            "shortlisted_mark",
            "interviewed_mark",
            "offered_mark",
            "appointed_mark",
            "withdrawn_mark",
            "job_title",
            "pay_scale",
            "division",
            "staff_group",
            "sex",
            "overseas",
        ],
        Kind::Casework => &[
            "employee_number",
            "ethnic_origin",
            "case_id",
            "case_type",
            "stage",
            "date_entered",
            "date_opened",
        ],
        Kind::Training => &[
            "employee_number",
            "ethnic_origin",
            "course",
            "category",
            "attendance",
            "date",
        ],
        Kind::Survey => &[
            "org_code",
            "org_name",
            "white_5",
            "bme_5",
            "white_5_responses",
            "bme_5_responses",
            "white_6",
            "bme_6",
            "white_6_responses",
            "bme_6_responses",
            "white_7",
            "bme_7",
            "white_7_responses",
            "bme_7_responses",
            "white_8",
            "bme_8",
            "white_8_responses",
            "bme_8_responses",
        ],
        Kind::Board => &["role", "executive", "voting", "ethnic_origin", "start_date", "end_date"],
        Kind::Return => &["item"],
    }
}

/// One heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The kind of sheet it belongs to.
    pub kind: Kind,
    /// The field it names, one of [`Kind::fields`].
    pub field: &'static str,
    /// The heading as written; `YYYY` at its end stands for a survey year.
    pub heading: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: String,
}

/// What a heading was found to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    /// The heading's row in the list.
    pub heading: &'a Heading,
    /// Its place in the list: where two columns name one field, the one with the lower place is the better.
    pub place: usize,
    /// The survey year in the heading, where it has one.
    pub year: Option<u16>,
}

/// The headings held, in file order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headings {
    /// Every row.
    pub rows: Vec<Heading>,
}

impl Headings {
    /// What a heading names in a sheet of one kind, whatever its case, spacing and punctuation.
    pub fn find(&self, kind: Kind, heading: &str) -> Option<Named<'_>> {
        let wanted = plain(heading);
        let with_year = wanted
            .rsplit_once(' ')
            .filter(|(_, end)| end.len() == 4)
            .and_then(|(stem, end)| Some((format!("{stem} yyyy"), end.parse::<u16>().ok()?)));
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.kind == kind)
            .find_map(|(place, row)| {
                let held = plain(&row.heading);
                if held == wanted {
                    return Some(Named {
                        heading: row,
                        place,
                        year: None,
                    });
                }
                let (stem, year) = with_year.as_ref()?;
                (held == *stem).then_some(Named {
                    heading: row,
                    place,
                    year: Some(*year),
                })
            })
    }
}

/// Fields whose values may stand in one cell.
const COMPOSED: [&str; 2] = ["staff_group", "job_role"];

/// Reads the list of headings.
pub fn parse(file: &str, text: &str) -> Result<Headings, ReferenceError> {
    let mut rows: Vec<Heading> = Vec::new();
    let mut taken: std::collections::BTreeMap<(Kind, String), Vec<&'static str>> = std::collections::BTreeMap::new();
    for row in table::read(file, text, &["kind", "field", "heading", "confidence", "source"])? {
        let kind = row.key("kind", Kind::from_key)?;
        let field = row.key("field", |key| fields(kind).iter().copied().find(|field| *field == key))?;
        let heading = row.filled("heading")?;
        // A heading may stand for staff group and job role together, whose values are then parted; else for one field.
        let fields = taken.entry((kind, plain(&heading))).or_default();
        let is_job = |field: &str| COMPOSED.contains(&field);
        let may_stand = fields
            .iter()
            .all(|held| *held != field && is_job(held) && is_job(field));
        fields.push(field);
        if !may_stand {
            return Err(row.error(format!(
                "\"{heading}\" stands in the list of {} headings twice",
                kind.key()
            )));
        }
        rows.push(Heading {
            kind,
            field,
            heading,
            confidence: row.confidence()?,
            source: row.source()?,
        });
    }
    Ok(Headings { rows })
}
