//! The kinds of workbook that are known, and the fields each is read for.
//!
//! How a field's heading may be worded is data (the headings list); here stands only what a kind needs.

use domain::kind::Kind;

/// What a table of a kind is read for; nothing for the two kinds whose layout is national.
pub(crate) const fn read_for(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Staff => STAFF,
        Kind::Recruitment => RECRUITMENT,
        Kind::Casework => CASEWORK,
        Kind::Training => TRAINING,
        Kind::Board => BOARD,
        Kind::Survey | Kind::Return => &[],
    }
}

/// One of the fields a kind is read for, by its key.
pub(crate) fn field(kind: Kind, key: &str) -> Option<&'static Field> {
    read_for(kind).iter().find(|field| field.key == key)
}

/// Whether a count changes with a field, so that its column must not be guessed.
pub(crate) fn decides(kind: Kind, field: &Field) -> bool {
    field.required
        || super::absent::changes_counts(kind, field.key)
        || matches!(field.key, "primary_flag" | "attendance" | "date_opened")
}

/// Whether a trust may say that there is no column for a field. Nothing can be counted without people's numbers where they join a
/// list to another, without the ethnicity of staff, applicants and board members, nor without pay scales.
pub(crate) fn can_be_done_without(kind: Kind, field: &str) -> bool {
    !matches!(
        (kind, field),
        (Kind::Staff | Kind::Training, "employee_number" | "assignment_number")
            | (Kind::Staff | Kind::Recruitment | Kind::Board, "ethnic_origin")
            | (Kind::Staff, "pay_scale")
    )
}

/// Something a table is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    /// Key, as in the headings list and in answers.
    pub(crate) key: &'static str,
    /// Name for a reader.
    pub(crate) label: &'static str,
    /// Whether nothing can be counted without it.
    pub(crate) required: bool,
    /// Fields any of which does in its stead.
    pub(crate) or: &'static [&'static str],
    /// How much its heading says that a table is of this kind, 0 to 4.
    pub(crate) weight: u32,
}

const fn required(key: &'static str, label: &'static str, weight: u32) -> Field {
    Field {
        key,
        label,
        required: true,
        or: &[],
        weight,
    }
}

const fn either(key: &'static str, label: &'static str, weight: u32, or: &'static [&'static str]) -> Field {
    Field {
        key,
        label,
        required: true,
        or,
        weight,
    }
}

const fn optional(key: &'static str, label: &'static str, weight: u32) -> Field {
    Field {
        key,
        label,
        required: false,
        or: &[],
        weight,
    }
}

const STAFF: &[Field] = &[
    either("employee_number", "Employee number", 2, &["assignment_number"]),
    optional("assignment_number", "Assignment number", 2),
    required("ethnic_origin", "Ethnic origin", 1),
    required("pay_scale", "Pay scale or band", 2),
    required("staff_group", "Staff group", 3),
    optional("job_role", "Job role", 2),
    optional("person_type", "Person type", 2),
    optional("assignment_category", "Assignment category", 3),
    optional("assignment_status", "Assignment status", 2),
    optional("primary_flag", "Primary post", 3),
    optional("fte", "Full-time equivalent", 3),
    optional("start_date", "First day in post", 1),
    optional("leave_date", "Last day in post", 1),
    optional("effective_end", "Last day on which the row holds", 1),
    optional("division", "Division", 1),
    optional("sex", "Sex or gender", 1),
    optional("occupation_code", "Occupation code", 2),
];

const RECRUITMENT: &[Field] = &[
    required("ethnic_origin", "Ethnic origin", 1),
    either(
        "stage",
        "Stage reached",
        2,
        &["appointed_mark", "appointed_date", "offered_mark", "offered_date"],
    ),
    optional("shortlisted_date", "Date of shortlisting", 4),
    optional("applied_date", "Date of application", 2),
    optional("interviewed_date", "Date of interview", 2),
    optional("offered_date", "Date of the offer", 2),
    optional("appointed_date", "Date of appointment or start", 1),
    optional("applied_mark", "Applied", 2),
    optional("shortlisted_mark", "Shortlisted", 2),
    optional("interviewed_mark", "Interviewed", 2),
    optional("offered_mark", "Offered", 2),
    optional("appointed_mark", "Appointed", 2),
    optional("withdrawn_mark", "Withdrawn", 1),
    optional("applicant_id", "Application number", 4),
    optional("vacancy_ref", "Vacancy reference", 4),
    optional("job_title", "Job title", 1),
    optional("pay_scale", "Band advertised", 1),
    optional("staff_group", "Staff group", 1),
    optional("division", "Division", 1),
    optional("sex", "Sex or gender", 1),
    optional("overseas", "Overseas recruitment", 2),
];

const CASEWORK: &[Field] = &[
    either("employee_number", "Employee number", 1, &["ethnic_origin"]),
    required("case_type", "Case type", 3),
    required("stage", "Formal or informal", 3),
    optional("date_entered", "Date the formal investigation began", 4),
    optional("date_opened", "Date opened", 2),
    optional("ethnic_origin", "Ethnic origin", 1),
    optional("case_id", "Case reference", 4),
];

const TRAINING: &[Field] = &[
    required("employee_number", "Employee number", 1),
    required("category", "Kind of training", 2),
    optional("attendance", "Attendance", 4),
    optional("date", "Date attended", 2),
    optional("course", "Course", 4),
    optional("ethnic_origin", "Ethnic origin", 1),
];

const BOARD: &[Field] = &[
    required("ethnic_origin", "Ethnic origin", 1),
    required("executive", "Executive or non-executive", 4),
    required("voting", "Voting", 4),
    optional("role", "Role", 1),
    optional("start_date", "First day on the board", 1),
    optional("end_date", "Last day on the board", 1),
];
