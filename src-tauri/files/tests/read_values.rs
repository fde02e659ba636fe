//! What a staff list's values are read as, what is asked and what is said: stories over whole files, above a table of ethnic origins.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failed test is the report")]

mod read_support;

use domain::classify::{Reading as Read, ethnic_origin};
use domain::ethnicity::{Group, Origin};
use domain::workforce::{Assignment, Band, LeftOut, Section};
use files::read::{Decision, DecisionBy};
use files::reference::Lists;
use read_support::{BAND_5, N, NURSES, Put, Reading, Records, T, finds, questions, read_with, reading, xlsx};

/// What a recorded ethnic origin is expected to be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    White,
    Bme,
    /// Asked, and did not say.
    Declined,
    /// Not known, not recorded.
    NotKnown,
    /// A question, whatever is suggested.
    Asked,
}

fn origin(lists: &Lists, value: &str) -> Is {
    match ethnic_origin(&lists.ethnic_origin, value) {
        Read::Known(Origin {
            group: Group::White, ..
        }) => Is::White,
        Read::Known(Origin { group: Group::Bme, .. }) => Is::Bme,
        Read::Known(origin) if origin.is_declined() => Is::Declined,
        Read::Known(_) => Is::NotKnown,
        Read::Ask(_) => Is::Asked,
    }
}

const ORIGINS: &[(Is, &[&str])] = &[
    (
        Is::White,
        &[
            "A",
            "B",
            "C",
            "a",
            " A ",
            "A\u{a0}",
            "'B",
            "C2",
            "C3",
            "CA",
            "CB",
            "CC",
            "CD",
            "CE",
            "CF",
            "CG",
            "CH",
            "CJ",
            "CK",
            "CL",
            "CM",
            "CN",
            "CP",
            "CQ",
            "CR",
            "CS",
            "CT",
            "CU",
            "CV",
            "CW",
            "CX",
            "CY",
            "White",
            "WHITE",
            "White - British",
            "White British",
            "white  british",
            "White \u{2013} British",
            "White - Irish",
            "Irish",
            "White - Any other White background",
            "Any other White background",
            "White Other",
            "White - Other",
            "White Mixed",
            "White Unspecified",
            "White English",
            "White Northern Irish",
            "White Gypsy/Romany",
            "White Irish Traveller",
            "White Cypriot (non specific)",
            "White ex-USSR",
            "White Other European",
            "White - English, Welsh, Scottish, Northern Irish or British",
            "English, Welsh, Scottish, Northern Irish or British",
            "White - English/Welsh/Scottish/Northern Irish/British",
            "White - Gypsy or Irish Traveller",
            "Gypsy or Irish Traveller",
            "White - Roma",
            "Roma",
            "A White - British",
            "A - White British",
            "A: White British",
            "A|White - British",
            "A-White British",
            "(A) White British",
            "White - British (A)",
            "White British [A]",
            "CX White Mixed",
            "C3 White Unspecified",
            "CP - White Polish",
            "White Polish (CP)",
        ],
    ),
    (
        Is::Bme,
        &[
            "D",
            "E",
            "F",
            "G",
            "H",
            "J",
            "K",
            "L",
            "M",
            "N",
            "P",
            "R",
            "S",
            "GA",
            "GB",
            "GC",
            "GD",
            "GE",
            "GF",
            "LA",
            "LB",
            "LC",
            "LD",
            "LE",
            "LF",
            "LG",
            "LH",
            "LJ",
            "LK",
            "PA",
            "PB",
            "PC",
            "PD",
            "PE",
            "SA",
            "SB",
            "SC",
            "SD",
            "SE",
            "Mixed - White and Black Caribbean",
            "Mixed - White and Asian",
            "White and Black African",
            "White and Asian",
            "Mixed - Black & White",
            "Mixed - Chinese & White",
            "Mixed - Other/Unspecified",
            "Mixed Unspecified",
            "Mixed - Unspecified",
            "Any other mixed background",
            "Any other Mixed or multiple ethnic background",
            "Asian or Asian British - Indian",
            "Indian",
            "Asian Unspecified",
            "Asian or Asian British - Chinese",
            "Chinese",
            "Other Ethnic Groups - Chinese",
            "Black Unspecified",
            "Black British",
            "Black or Black British - African",
            "African",
            "Caribbean",
            "Any other Black, African or Caribbean background",
            "Arab",
            "Any other ethnic group",
            "Filipino",
            "Other Specified",
            "BME",
            "BAME",
            "Ethnic minority",
            "Global majority",
            "Minority ethnic",
            "Black, Asian and Minority Ethnic",
            "All other ethnic groups",
            "GC Mixed - Black & White",
            "D Mixed - White and Black Caribbean",
            "D Mixed - White & Black Caribbean",
            "Mixed - White and Asian (F)",
            "PD Black British",
            "S Any other ethnic group",
            "S Other",
            "LK - Asian Unspecified",
        ],
    ),
    (
        Is::Declined,
        &[
            "Z",
            "z",
            "Not stated",
            "NOT STATED",
            "Z Not stated",
            "Z - Not Stated",
            "Not Stated (Z)",
            "Prefer not to say",
            "I do not wish to disclose my ethnic origin",
            "I do not wish to Disclose my Ethnicity",
            "Declined",
            "Refused",
        ],
    ),
    (
        Is::NotKnown,
        &[
            "",
            "  ",
            "99",
            "99.0",
            "99 Not Known",
            "99 - Not Known",
            "X",
            "X Not known",
            "Not known",
            "Unknown",
            "NULL",
            "null",
            "Unspecified",
            "Not specified",
            "Undefined",
            "Not declared",
            "Undeclared / Not known",
            "Not recorded",
            "Blank entry",
            "(blank)",
            "-",
            "Not disclosed",
        ],
    ),
    (
        Is::Asked,
        &[
            // Digits are an old list, or places in a list box.
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "9",
            "1 White British",
            // Traveller in one list, Arab in another.
            "T",
            "T Traveller",
            "T Arab",
            // Shaped like codes.
            "NA",
            "N/A",
            "NO",
            "NK",
            "BA",
            "AS",
            "CO",
            "Z1",
            "I",
            "O",
            "Q",
            "W",
            "Y",
            // Code and label contradict each other.
            "A Indian",
            "H White - British",
            "A - Black or Black British - African",
            "White - British (H)",
            "Z White - British",
            "99 White",
            "S White - British",
            "CX Mixed - White and Asian",
            // Words that do not decide.
            "Other",
            "Any other background",
            "British",
            "Traveller",
            "European",
            "South African",
            "Non-White",
            "Whitechapel",
            "Off-white",
            "Not White",
            "Blackpool",
            "Asian or White",
            "Mixed race or White",
            "White/Black",
            "A level",
            "I am White",
            "Klingon",
        ],
    ),
];

#[test]
fn ethnic_origins_are_read_by_code_or_whole_label_and_never_by_a_word_in_them() {
    let lists = Lists::built_in().unwrap();
    let mut checked = 0;
    for (expected, values) in ORIGINS {
        for value in *values {
            assert_eq!(origin(&lists, value), *expected, "the ethnic origin {value:?}");
            checked += 1;
        }
    }
    assert!(checked >= 220, "the table is whole: {checked} values");
}

/// A staff list: number, origin, staff group, pay scale, job role, occupation code, and a status.
fn list(rows: &[[Put; 7]]) -> Vec<u8> {
    let headings = [
        "Employee Number",
        "Ethnic Origin",
        "Staff Group",
        "Pay Scale",
        "Job Role",
        "Occupation Code",
        "Assignment Status",
    ];
    let mut all = vec![headings.map(T).to_vec()];
    all.extend(rows.iter().map(|row| row.to_vec()));
    xlsx(0, 0, &all)
}

fn post(number: f64, group: &'static str, scale: &'static str, role: &'static str, code: Put) -> [Put; 7] {
    [
        N(number),
        T("A"),
        T(group),
        T(scale),
        T(role),
        code,
        T("Active Assignment"),
    ]
}

fn assignments(reading: &Reading) -> &[Assignment] {
    match &reading.records {
        Records::Staff(rows) => rows,
        other => panic!("a staff list is read as {other:?}"),
    }
}

fn place(reading: &Reading, row: usize) -> Option<(Section, Band)> {
    let post = &assignments(reading)[row];
    post.section.zip(post.band)
}

fn decision<'a>(reading: &'a Reading, field: &str, value: &str) -> &'a Decision {
    let found = reading
        .decisions
        .iter()
        .find(|held| held.field == field && held.value == value);
    found.unwrap_or_else(|| panic!("{field} {value:?} is told in {:?}", reading.decisions))
}

const MEDICAL: &str = "Medical and Dental";

#[test]
fn every_value_is_told_with_what_was_done_and_its_rows() {
    let mut rows = vec![
        post(1.0, NURSES, BAND_5, "Staff Nurse", T("N7A")),
        post(2.0, NURSES, BAND_5, "Staff Nurse", T("N7A")),
        post(3.0, NURSES, "923|LOC7", "Staff Nurse", T("N7A")),
        post(4.0, MEDICAL, "NHS|YC72|Consultant", "Consultant", T("011")),
    ];
    rows[1][6] = T("Terminated");
    rows[2][1] = T("Prefer not to say");
    rows[3][6] = T("Career Break");
    let read = read_with(
        "told.xlsx",
        &list(&rows),
        "[assignment_status]\n\"Career Break\" = \"count\"",
        None,
    )
    .unwrap();
    for (field, value, meaning, label, rows, by) in [
        (
            "assignment_status",
            "Active Assignment",
            Some("count"),
            "Counted",
            2,
            DecisionBy::CodeList,
        ),
        (
            "assignment_status",
            "Terminated",
            Some("leaver"),
            "Left out: has left",
            1,
            DecisionBy::CodeList,
        ),
        (
            "assignment_status",
            "Career Break",
            Some("count"),
            "Counted",
            1,
            DecisionBy::Answer,
        ),
        ("ethnic_origin", "A", Some("white"), "White", 3, DecisionBy::CodeList),
        (
            "ethnic_origin",
            "Prefer not to say",
            Some("declined"),
            "Unknown: asked, and did not say",
            1,
            DecisionBy::CodeList,
        ),
        (
            "staff_group",
            NURSES,
            Some("clinical"),
            "Clinical (not medical)",
            2,
            DecisionBy::CodeList,
        ),
        ("pay_scale", BAND_5, Some("band_5"), "Band 5", 1, DecisionBy::CodeList),
        ("pay_scale", "923|LOC7", None, "Not decided yet", 1, DecisionBy::Nobody),
        (
            "job_role",
            "Consultant",
            Some("consultant"),
            "Consultants",
            1,
            DecisionBy::CodeList,
        ),
    ] {
        let told = decision(&read, field, value);
        assert_eq!(
            (told.meaning.as_deref(), told.label.as_str(), told.rows, told.by),
            (meaning, label, rows, by),
            "{field} {value}"
        );
    }
    let fields: Vec<_> = read.decisions.iter().map(|told| told.field.as_str()).collect();
    let mut grouped = fields.clone();
    grouped.dedup();
    let mut distinct = grouped.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(
        grouped.len(),
        distinct.len(),
        "values of a field stand together: {fields:?}"
    );
}

#[test]
fn a_bare_number_is_a_band_unless_the_column_holds_spine_points() {
    let mut rows = [5.0, 6.0].map(|band| post(band, NURSES, "", "", T("N7A")));
    rows[0][3] = N(5.0);
    rows[1][3] = N(6.0);
    let read = reading("bands.xlsx", &list(&rows));
    assert_eq!(
        place(&read, 0),
        Some((Section::Clinical, Band::Band5)),
        "a number cell 5 is band 5"
    );
    assert!(!finds(&read, "bare numbers"));
    rows[1][3] = N(23.0);
    let read = reading("points.xlsx", &list(&rows));
    assert_eq!(questions(&read), [("pay_scale", "23", 1)]);
    assert!(
        finds(&read, "above 9, such as 23"),
        "5 may be a point of the spine too: {:?}",
        read.findings
    );
}

#[test]
fn a_doctors_pay_scale_in_another_staff_group_is_asked_and_never_moved_in_silence() {
    let rows = [
        post(1.0, NURSES, "NHS|YC72|Consultant", "Nurse Consultant", T("N7A")),
        post(2.0, NURSES, "Consultant", "Nurse Consultant", T("N7A")),
    ];
    let read = reading("consultants.xlsx", &list(&rows));
    let both = "Nursing and Midwifery Registered | NHS|YC72|Consultant";
    assert_eq!(
        questions(&read),
        [("staff_group_and_pay_scale", both, 1), ("pay_scale", "Consultant", 1)]
    );
    assert_eq!(place(&read, 0), None, "nothing is decided until the trust has said");
    for (answer, expected) in [
        ("medical", (Section::Medical, Band::Consultant)),
        ("band_8b", (Section::Clinical, Band::Band8b)),
    ] {
        let answers = format!(
            "[staff_group_and_pay_scale]\n\"{both}\" = \"{answer}\"\n[pay_scale]\n\"Consultant\" = \"band_8a\""
        );
        let read = read_with("consultants.xlsx", &list(&rows), &answers, None).unwrap();
        assert_eq!(questions(&read), []);
        assert_eq!(place(&read, 0), Some(expected), "answered {answer}");
        assert_eq!(
            place(&read, 1),
            Some((Section::Clinical, Band::Band8a)),
            "a consultant nurse is a nurse"
        );
    }
    let answers = "[pay_scale]\n\"Consultant\" = \"consultant\"";
    let read = read_with("consultants.xlsx", &list(&rows), answers, None).unwrap();
    assert_eq!(
        place(&read, 1),
        None,
        "an answer on a pay scale does not make a nurse a doctor"
    );
    assert_eq!(questions(&read).len(), 2, "{:?}", questions(&read));
}

#[test]
fn the_job_role_says_what_a_pay_scale_called_medical_leaves_open() {
    let rows = [
        post(1.0, MEDICAL, "Medical", "Consultant", T("011")),
        post(2.0, MEDICAL, "Medical", "Specialty Registrar of the stars", T("011")),
        post(3.0, MEDICAL, "Medical", "Trust Grade Doctor - SHO level", T("011")),
        post(4.0, MEDICAL, "Medical", "Medical Director", T("011")),
        post(5.0, MEDICAL, "Medical", "", T("011")),
        post(6.0, MEDICAL, "NHS|MT03|Foundation", "Clinical Fellow", T("011")),
        post(7.0, MEDICAL, "NHS|YC72|Consultant", "Professor", T("011")),
    ];
    let read = reading("doctors.xlsx", &list(&rows));
    assert_eq!(place(&read, 0), Some((Section::Medical, Band::Consultant)));
    assert_eq!(place(&read, 3), Some((Section::Medical, Band::SeniorMedicalManager)));
    assert_eq!(
        place(&read, 6),
        Some((Section::Medical, Band::Consultant)),
        "a consultant's pay decides"
    );
    let asked = questions(&read);
    assert_eq!(asked.len(), 4, "{asked:?}");
    for question in [
        ("job_role", "Specialty Registrar of the stars", 1),
        ("job_role", "Trust Grade Doctor - SHO level", 1),
        ("job_role", "Clinical Fellow", 1),
        ("pay_scale", "Medical", 1),
    ] {
        assert!(asked.contains(&question), "{question:?} in {asked:?}");
    }
    let answers = "[job_role]\n\"Clinical Fellow\" = \"other_medical\"\n\"Trust Grade Doctor - SHO level\" = \"trainee\"\n\
                   [pay_scale]\n\"Medical\" = \"consultant\"";
    let read = read_with("doctors.xlsx", &list(&rows), answers, None).unwrap();
    assert_eq!(
        place(&read, 2),
        Some((Section::Medical, Band::Trainee)),
        "the role is nearer than “Medical”"
    );
    assert_eq!(
        place(&read, 4),
        Some((Section::Medical, Band::Consultant)),
        "without a role the answer stands"
    );
    assert_eq!(
        place(&read, 5),
        Some((Section::Medical, Band::OtherMedical)),
        "remembered for the role"
    );
}

#[test]
fn occupation_codes_tell_clinical_from_non_clinical_where_the_trust_chose_so() {
    let clerks = "Administrative and Clerical";
    let rows = [
        post(1.0, clerks, BAND_5, "", T("N7A")),
        post(2.0, NURSES, BAND_5, "", T("N7A")),
        post(3.0, clerks, BAND_5, "", T("")),
        post(4.0, NURSES, BAND_5, "", T("Z2E")),
        post(5.0, MEDICAL, "NHS|YC72|Consultant", "Consultant", N(11.0)),
        post(6.0, MEDICAL, "NHS|YC72|Consultant", "Consultant", N(10.0)),
    ];
    let differ = "belong to different parts of the return";
    let read = reading("codes.xlsx", &list(&rows));
    assert_eq!(
        place(&read, 0),
        Some((Section::NonClinical, Band::Band5)),
        "the staff group decides unless set"
    );
    assert!(finds(&read, differ), "the contradiction is said: {:?}", read.findings);
    assert!(finds(&read, "“10” may have been changed by a spreadsheet"));
    assert_eq!(questions(&read), []);

    let answers = "[clinical_by]\n\"\" = \"occupation_code\"";
    let read = read_with("codes.xlsx", &list(&rows), answers, None).unwrap();
    assert_eq!(
        place(&read, 0),
        Some((Section::Clinical, Band::Band5)),
        "the occupation code decides"
    );
    assert_eq!(
        place(&read, 2),
        Some((Section::NonClinical, Band::Band5)),
        "without a code the staff group does"
    );
    assert!(finds(&read, "has no occupation code"), "and that is said");
    assert!(finds(&read, differ), "the contradiction is said either way");
    assert_eq!(place(&read, 4), Some((Section::Medical, Band::Consultant)), "11 is 011");
    assert_eq!(place(&read, 5), None, "10 may be 1E1");
    assert_eq!(
        questions(&read),
        [("occupation_code", "10", 1), ("occupation_code", "Z2E", 1)]
    );
}

#[test]
fn students_are_asked_about_whichever_column_tells_the_sections_apart() {
    let rows = [post(1.0, "Students", BAND_5, "", T("N7A"))];
    let chosen = "[clinical_by]\n\"\" = \"occupation_code\"\n";
    let read = read_with("students.xlsx", &list(&rows), chosen, None).unwrap();
    assert_eq!(questions(&read), [("staff_group", "Students", 1)]);
    let answers = format!("{chosen}[staff_group]\nStudents = \"exclude\"");
    let read = read_with("students.xlsx", &list(&rows), &answers, None).unwrap();
    assert_eq!(assignments(&read)[0].category, Some(LeftOut::Student));
}

#[test]
fn thousands_of_contradictions_stay_a_short_list() {
    let rows: Vec<_> = (1..=3_000)
        .map(|number| post(f64::from(number), "Administrative and Clerical", BAND_5, "", T("N7A")))
        .collect();
    let read = reading("clerks.xlsx", &list(&rows));
    let alike: Vec<_> = read
        .findings
        .iter()
        .filter(|finding| finding.message.contains("different parts of the return"))
        .collect();
    assert_eq!(alike.len(), 1, "{alike:?}");
    assert_eq!(alike[0].place.cell, "F2");
    assert!(
        alike[0]
            .message
            .ends_with("(3000 rows: F2, F3, F4, F5, F6 and 2995 more)."),
        "{}",
        alike[0].message
    );
}
