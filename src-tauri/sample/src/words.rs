//! The vocabularies workbooks are written in: ethnic origins, courses, statuses; jobs with
//! their pay scales are in `jobs`.
//!
//! Shares and weights are invented; they are not figures of any trust. Extended ethnic codes, pay scale codes other than
//! the review body ones, and occupation codes follow the shape of the national lists as remembered, not a source.

mod jobs;

pub(crate) use jobs::{
    CLINICAL_DIRECTOR, CONSULTANT_SCALE, JOBS, Job, MEDICAL_DIRECTOR, NON_EXECUTIVE_SCALE, PAY_SCALE_ANSWERS, XR02,
    XR03, jobs_by_weight,
};

/// An ethnic origin: code, label and how common it is within its group.
pub(crate) type Origin = ((&'static str, &'static str), u32);

pub(crate) const WHITE: &[Origin] = &[
    (("A", "White - British"), 860),
    (("B", "White - Irish"), 30),
    (("C", "White - Any other White background"), 60),
    (("C3", "White Unspecified"), 8),
    (("CA", "White English"), 8),
    (("CB", "White Scottish"), 3),
    (("CC", "White Welsh"), 3),
    (("CF", "White Greek"), 4),
    (("CK", "White Italian"), 5),
    (("CP", "White Polish"), 12),
    (("CX", "White Mixed"), 3),
    (("CY", "White Other European"), 14),
];

pub(crate) const BME: &[Origin] = &[
    (("D", "Mixed - White and Black Caribbean"), 25),
    (("E", "Mixed - White and Black African"), 20),
    (("F", "Mixed - White and Asian"), 25),
    (("G", "Mixed - Any other mixed background"), 20),
    (("GF", "Mixed - Other/Unspecified"), 5),
    (("H", "Asian or Asian British - Indian"), 280),
    (("J", "Asian or Asian British - Pakistani"), 110),
    (("K", "Asian or Asian British - Bangladeshi"), 30),
    (("L", "Asian or Asian British - Any other Asian background"), 90),
    (("LA", "Asian Mixed"), 6),
    (("LE", "Asian Sri Lankan"), 8),
    (("LK", "Asian Unspecified"), 6),
    (("M", "Black or Black British - Caribbean"), 30),
    (("N", "Black or Black British - African"), 180),
    (("P", "Black or Black British - Any other Black background"), 20),
    (("PC", "Black Nigerian"), 12),
    (("PD", "Black British"), 8),
    (("R", "Other Ethnic Groups - Chinese"), 25),
    (("S", "Other Ethnic Groups - Any other ethnic group"), 40),
    (("SC", "Filipino"), 60),
];

/// Ways of saying nothing, with how common each is.
pub(crate) const UNKNOWN: &[(&str, u32)] = &[
    ("Z Not Stated", 45),
    ("Not Stated", 15),
    ("Z", 8),
    ("99", 3),
    ("I do not wish to disclose my ethnic origin", 4),
    ("", 25),
];

/// A value nobody can place without asking, and what the trust answers.
pub(crate) const ASK_BME: &str = "Other";
/// A code that one national list reads as Traveller and another as Arab; the trust answers White.
pub(crate) const ASK_WHITE: &str = "T";

/// Divisions, the last two for staff who are not clinical.
pub(crate) const DIVISIONS: &[&str] = &[
    "Medicine and Urgent Care",
    "Surgery and Theatres",
    "Women and Children",
    "Clinical Support Services",
    "Estates and Facilities",
    "Corporate Services",
];

/// Statuses other than in ordinary work that count as in post, which the trust confirms once.
pub(crate) const ABSENT: &[(&str, u32)] = &[
    ("Maternity", 60),
    ("Career Break", 12),
    ("Suspend With Pay", 5),
    ("Suspend No Pay", 3),
    ("Out on External Secondment - Paid", 10),
    ("Out on External Secondment - Unpaid", 5),
];

/// Status of some leavers' rows.
pub(crate) const TERMINATED: &str = "Terminated";
/// Status of some bank rows.
pub(crate) const NOT_WORKED: &str = "Inactive Not Worked";
/// Category that needs the trust's word: a locum on the trust's payroll counts.
pub(crate) const LOCUM: &str = "Locum";
/// Staff group that the trust leaves out.
pub(crate) const STUDENTS: &str = "Students";

/// Course, category, whether it is non-mandatory, and how common it is within its kind.
pub(crate) type Course = ((&'static str, &'static str), u32);

pub(crate) const MANDATORY: &[Course] = &[
    (("Fire safety", "Statutory and mandatory"), 20),
    (
        ("Information governance and data security", "Statutory and mandatory"),
        20,
    ),
    (("Moving and handling – level 1", "Statutory and mandatory"), 16),
    (("Safeguarding adults, level 2", "Statutory and mandatory"), 14),
    (("Equality, diversity and human rights", "Statutory and mandatory"), 14),
    (("Resuscitation – adult basic life support", "Role essential"), 10),
    (("Blood transfusion: collection", "Role essential"), 6),
];

pub(crate) const NON_MANDATORY: &[Course] = &[
    (("Leadership – first line", "Non-mandatory"), 20),
    (("Coaching conversations", "Non-mandatory"), 18),
    (("Spreadsheets, intermediate", "Non-mandatory"), 12),
    (("Quality improvement: the basics", "Non-mandatory"), 15),
    (("MSc module – advanced practice", "CPD"), 10),
    (("Wound care update", "CPD"), 14),
    (("Ward manager’s development programme", "CPD"), 11),
];

/// Free text of closed cases; some run over several lines, as such cells do.
pub(crate) const OUTCOMES: &[&str] = &[
    "No case to answer.",
    "First written warning.\nReview after six months.\nStaff side informed.",
    "Final written warning; appeal not upheld.",
    "Informal action only.\n\nManager to follow up \"as agreed\".",
    "Resolved by mediation.",
    "Awaiting hearing date\n- papers sent\n- panel to confirm",
];
