//! The jobs of the made-up trust: where each counts, what its pay scale looks like, how common it is and how often it is
//! held by BME staff. All shares are invented.

use crate::trust::Band::{
    Band1, Band2, Band3, Band4, Band5, Band6, Band7, Band8a, Band8b, Band8c, Band8d, Band9, CareerGrade, Consultant,
    OtherMedical, Trainee, Under1, Vsm,
};
use crate::trust::Section::{Clinical, Medical, NonClinical};
use crate::trust::{Band, Section};

/// A kind of job.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Job {
    pub(crate) section: Section,
    pub(crate) band: Band,
    pub(crate) staff_group: &'static str,
    pub(crate) role: &'static str,
    pub(crate) pay_scale: &'static str,
    pub(crate) occupation: &'static str,
    /// How many of every 10,000 or so people.
    pub(crate) weight: u32,
    /// Of a thousand people, how many are drawn as BME.
    pub(crate) bme: u32,
}

const AC: &str = "Administrative and Clerical";
const EA: &str = "Estates and Ancillary";
const ACS: &str = "Additional Clinical Services";
const NMR: &str = "Nursing and Midwifery Registered";
const AHP: &str = "Allied Health Professionals";
const PST: &str = "Add Prof Scientific and Technic";
const HCS: &str = "Healthcare Scientists";
const MD: &str = "Medical and Dental";

const fn job(
    (section, band): (Section, Band),
    staff_group: &'static str,
    role: &'static str,
    pay_scale: &'static str,
    occupation: &'static str,
    (weight, bme): (u32, u32),
) -> Job {
    Job {
        section,
        band,
        staff_group,
        role,
        pay_scale,
        occupation,
        weight,
        bme,
    }
}

pub(crate) const XR02: &str = "NHS|XR02|Review Body Band 2";
pub(crate) const XR03: &str = "NHS|XR03|Review Body Band 3";
const XR04: &str = "NHS|XR04|Review Body Band 4";
const XR05: &str = "NHS|XR05|Review Body Band 5";
const XR06: &str = "NHS|XR06|Review Body Band 6";
const XR07: &str = "NHS|XR07|Review Body Band 7";
const XR08: &str = "NHS|XR08|Review Body Band 8 - Range A";
const XR09: &str = "NHS|XR09|Review Body Band 8 - Range B";
const XR10: &str = "NHS|XR10|Review Body Band 8 - Range C";
const XR11: &str = "NHS|XR11|Review Body Band 8 - Range D";
const XN02: &str = "NHS|XN02|Non Review Body Band 2";
const XN03: &str = "NHS|XN03|Non Review Body Band 3";
const XN04: &str = "NHS|XN04|Non Review Body Band 4";
const XN05: &str = "NHS|XN05|Non Review Body Band 5";
const XN06: &str = "NHS|XN06|Non Review Body Band 6";
const XN07: &str = "NHS|XN07|Non Review Body Band 7";
const XN08: &str = "NHS|XN08|Non Review Body Band 8 - Range A";
const XN09: &str = "NHS|XN09|Non Review Body Band 8 - Range B";
const XN10: &str = "NHS|XN10|Non Review Body Band 8 - Range C";
const XN11: &str = "NHS|XN11|Non Review Body Band 8 - Range D";
const XN12: &str = "NHS|XN12|Non Review Body Band 9";
const APPRENTICE: &str = "Apprentice Annex 21";
pub(crate) const CONSULTANT_SCALE: &str = "NHS|YC72|Consultant";
/// The local scale non-executives are paid on.
pub(crate) const NON_EXECUTIVE_SCALE: &str = "923|NED1";

/// Pay scales nobody can place without asking, and what the trust answers.
pub(crate) const PAY_SCALE_ANSWERS: &[(&str, &str)] = &[
    ("923|LOC7", "band_7"),
    ("923|MTD1", "career_grade"),
    ("923|SGP1", "other_medical"),
    (NON_EXECUTIVE_SCALE, "exclude"),
    (APPRENTICE, "under_1"),
];

pub(crate) const MEDICAL_DIRECTOR: Job = job(
    (Medical, Consultant),
    MD,
    "Medical Director",
    CONSULTANT_SCALE,
    "021",
    (0, 250),
);
pub(crate) const CLINICAL_DIRECTOR: Job = job(
    (Medical, Consultant),
    MD,
    "Clinical Director - Medical",
    CONSULTANT_SCALE,
    "031",
    (0, 250),
);

/// Every other job of the trust.
pub(crate) const JOBS: &[Job] = &[
    job((NonClinical, Under1), AC, "Apprentice", APPRENTICE, "G2E", (22, 180)),
    job(
        (NonClinical, Band1),
        EA,
        "Support Worker",
        "NHS|XN01|Non Review Body Band 1",
        "G3C",
        (6, 300),
    ),
    job((NonClinical, Band2), AC, "Clerical Worker", XN02, "G2A", (310, 150)),
    job((NonClinical, Band2), EA, "Support Worker", XN02, "G3C", (520, 290)),
    job((NonClinical, Band3), AC, "Clerical Worker", XN03, "G2B", (390, 140)),
    job((NonClinical, Band3), EA, "Support Worker", XN03, "G3D", (110, 210)),
    job((NonClinical, Band4), AC, "Medical Secretary", XN04, "G2C", (260, 120)),
    job(
        (NonClinical, Band4),
        EA,
        "Building Craftsperson",
        "Band 4",
        "G3E",
        (60, 80),
    ),
    job((NonClinical, Band5), AC, "Officer", XN05, "G2D", (160, 150)),
    job((NonClinical, Band5), EA, "Engineer", XN05, "G3F", (25, 80)),
    job((NonClinical, Band6), AC, "Officer", XN06, "G1B", (120, 140)),
    job((NonClinical, Band7), AC, "Manager", XN07, "G1C", (105, 120)),
    job((NonClinical, Band7), AC, "Analyst", "923|LOC7", "G1C", (11, 220)),
    job((NonClinical, Band8a), AC, "Manager", XN08, "G0A", (78, 100)),
    job((NonClinical, Band8b), AC, "Senior Manager", XN09, "G0A", (46, 90)),
    job((NonClinical, Band8c), AC, "Senior Manager", XN10, "G0A", (28, 80)),
    job((NonClinical, Band8d), AC, "Senior Manager", XN11, "G0A", (15, 70)),
    job((NonClinical, Band9), AC, "Senior Manager", XN12, "G0A", (9, 60)),
    job(
        (NonClinical, Vsm),
        AC,
        "Board Level Director",
        "Very Senior Manager",
        "G0D",
        (9, 80),
    ),
    job((Clinical, Under1), ACS, "Apprentice", APPRENTICE, "H1P", (30, 250)),
    job((Clinical, Band2), ACS, "Healthcare Assistant", XR02, "H1A", (700, 340)),
    job((Clinical, Band3), ACS, "Healthcare Assistant", XR03, "H2A", (620, 300)),
    job((Clinical, Band4), ACS, "Nursing Associate", XR04, "N9A", (190, 260)),
    job((Clinical, Band4), PST, "Technician", XR04, "S5P", (55, 150)),
    job((Clinical, Band5), NMR, "Staff Nurse", XR05, "N6A", (1250, 440)),
    job((Clinical, Band5), AHP, "Physiotherapist", XR05, "S1E", (160, 180)),
    job((Clinical, Band5), PST, "Technician", XR05, "S4P", (70, 160)),
    job((Clinical, Band5), HCS, "Biomedical Scientist", XR05, "U2A", (60, 200)),
    job((Clinical, Band6), NMR, "Sister/Charge Nurse", XR06, "N6A", (760, 280)),
    job((Clinical, Band6), NMR, "Midwife", XR06, "N2C", (150, 90)),
    job(
        (Clinical, Band6),
        AHP,
        "Radiographer - Diagnostic",
        XR06,
        "S1F",
        (300, 150),
    ),
    job((Clinical, Band6), PST, "Pharmacist", XR06, "S2P", (40, 330)),
    job((Clinical, Band6), HCS, "Biomedical Scientist", XR06, "U2A", (90, 180)),
    job(
        (Clinical, Band7),
        NMR,
        "Specialist Nurse Practitioner",
        XR07,
        "N6B",
        (420, 160),
    ),
    job(
        (Clinical, Band7),
        AHP,
        "Occupational Therapist Specialist Practitioner",
        XR07,
        "S1C",
        (150, 90),
    ),
    job((Clinical, Band7), PST, "Pharmacist", XR07, "S2P", (60, 300)),
    job((Clinical, Band7), HCS, "Healthcare Scientist", XR07, "U1B", (50, 130)),
    job((Clinical, Band8a), NMR, "Modern Matron", XR08, "N0A", (115, 110)),
    job(
        (Clinical, Band8a),
        AHP,
        "Physiotherapist Manager",
        "Band 8a",
        "S0E",
        (35, 70),
    ),
    job((Clinical, Band8a), PST, "Pharmacist", XR08, "S2P", (35, 240)),
    job((Clinical, Band8a), HCS, "Healthcare Scientist", XR08, "U1B", (14, 100)),
    job((Clinical, Band8b), NMR, "Nurse Manager", XR09, "N0A", (36, 80)),
    job((Clinical, Band8b), NMR, "Consultant", XR09, "N0A", (9, 110)),
    job(
        (Clinical, Band8b),
        AHP,
        "Consultant Therapist/Scientist",
        XR09,
        "S0F",
        (6, 80),
    ),
    job((Clinical, Band8b), PST, "Pharmacist", XR09, "S2P", (12, 180)),
    job((Clinical, Band8c), NMR, "Nurse Manager", XR10, "N0A", (11, 60)),
    job(
        (Clinical, Band8c),
        HCS,
        "Consultant Healthcare Scientist",
        XR10,
        "UAA",
        (4, 60),
    ),
    job((Clinical, Band8d), NMR, "Nurse Manager", XR11, "N0A", (5, 60)),
    job((Clinical, Vsm), NMR, "Director of Nursing", "VSM", "N0A", (3, 60)),
    job(
        (Medical, Consultant),
        MD,
        "Consultant",
        CONSULTANT_SCALE,
        "011",
        (520, 400),
    ),
    job(
        (Medical, CareerGrade),
        MD,
        "Specialty Doctor",
        "NHS|MC46|Specialty Doctor",
        "021",
        (50, 610),
    ),
    job(
        (Medical, CareerGrade),
        MD,
        "Specialty Doctor",
        "NHS|MC75|Specialty Doctor",
        "031",
        (75, 640),
    ),
    job(
        (Medical, CareerGrade),
        MD,
        "Associate Specialist",
        "NHS|MC41|Associate Specialist",
        "041",
        (14, 600),
    ),
    job(
        (Medical, CareerGrade),
        MD,
        "Trust Grade Doctor - Career Grade level",
        "923|MTD1",
        "011",
        (15, 700),
    ),
    job(
        (Medical, Trainee),
        MD,
        "Specialty Registrar",
        "NHS|MN37|Specialty Registrar",
        "024",
        (260, 480),
    ),
    job(
        (Medical, Trainee),
        MD,
        "Foundation Year 1",
        "NHS|MT01|Foundation Doctor Year 1",
        "011",
        (75, 450),
    ),
    job(
        (Medical, Trainee),
        MD,
        "Foundation Year 2",
        "NHS|MT02|Foundation Doctor Year 2",
        "021",
        (70, 450),
    ),
    job(
        (Medical, OtherMedical),
        MD,
        "Salaried General Practitioner",
        "923|SGP1",
        "921",
        (7, 300),
    ),
];

/// Every job but the few on local pay, by weight, for drawing one at a time.
pub(crate) fn jobs_by_weight() -> Vec<(Job, u32)> {
    JOBS.iter()
        .filter(|job| !job.pay_scale.starts_with("923"))
        .map(|job| (*job, job.weight))
        .collect()
}
