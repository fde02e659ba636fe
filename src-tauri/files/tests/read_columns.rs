//! Which column holds what: taken where heading and values agree, asked where they do not, and answered for each kind of file.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may stop where they stand")]

mod read_support;

use files::read::{Column, Question};
use read_support::{BAND_5, NURSES, Reading, finds, questions, read_with};

/// A table as a text file: headings, and rows made from their number.
fn table(headings: &str, rows: u32, row: impl Fn(u32) -> String) -> Vec<u8> {
    let mut text = format!("{headings}\n");
    for number in 0..rows {
        text.push_str(&row(number));
        text.push('\n');
    }
    text.into_bytes()
}

/// One of these by turns.
fn turn<'a>(values: &[&'a str], number: u32) -> &'a str {
    values[number as usize % values.len()]
}

const ORIGINS: [&str; 4] = ["A White - British", "White - British (A)", "H", "N"];
const SCALES: [&str; 3] = [
    BAND_5,
    "NHS|XR02|Review Body Band 2",
    "NHS|XR08|Review Body Band 8 - Range A",
];
const NATIONALITIES: [&str; 8] = [
    "British",
    "Polish",
    "Filipino person",
    "Nigerian",
    "Spanish",
    "Portuguese",
    "Irish",
    "Ghanaian",
];

fn read(text: &[u8], answers: &str) -> Reading {
    read_with("list.csv", text, answers, None).unwrap()
}

fn column<'a>(reading: &'a Reading, field: &str) -> &'a Column {
    let found = reading.columns.iter().find(|column| column.field == field);
    found.unwrap_or_else(|| panic!("there should be a column for {field}: {:?}", reading.columns))
}

fn asked<'a>(reading: &'a Reading, key: &str) -> Option<&'a Question> {
    let mut columns = reading.questions.iter().filter(|asked| asked.field == "columns");
    columns.find(|asked| asked.value == key)
}

/// A staff list of 20 people with these headings for ethnic origin, staff group, pay scale and contract, and these values.
fn staff(headings: [&str; 4], values: [&[&'static str]; 4]) -> Vec<u8> {
    let [origin, group, scale, contract] = headings;
    let head =
        format!("Employee Number,{origin},{group},{scale},{contract},FTE,Primary Assignment,Start Date,Leave Date");
    table(&head, 20, |number| {
        let [origin, group, scale, contract] = values.map(|values| turn(values, number));
        format!("{},{origin},{group},{scale},{contract},1,Y,01/02/2020,", 1000 + number)
    })
}

/// What is odd, headings, values, the field asked about, and what is suggested.
type Case<'a> = (&'a str, [&'a str; 4], [&'a [&'static str]; 4], &'a str, Option<&'a str>);

#[test]
fn a_column_is_asked_about_where_heading_and_values_do_not_agree() {
    let usual: [&[&str]; 4] = [&ORIGINS, &[NURSES], &SCALES, &["Permanent", "Fixed Term Temp"]];
    let known = ["Ethnic Origin", "Staff Group", "Grade", "Assignment Category"];
    let cases: [Case<'_>; 9] = [
        (
            "an unknown heading over ethnic origins",
            ["Code", known[1], known[2], known[3]],
            usual,
            "ethnic_origin",
            Some("Code"),
        ),
        (
            "an unknown heading over pay scales",
            [known[0], known[1], "Description 2", known[3]],
            usual,
            "pay_scale",
            Some("Description 2"),
        ),
        (
            "an unknown heading over staff groups",
            [known[0], "Workforce", known[2], known[3]],
            [usual[0], &[NURSES, "Estates and Ancillary"], usual[2], usual[3]],
            "staff_group",
            Some("Workforce"),
        ),
        (
            "an unknown heading over kinds of contract, which only change the counts",
            [known[0], known[1], known[2], "Basis of employ"],
            usual,
            "assignment_category",
            Some("Basis of employ"),
        ),
        (
            "performance grades under Grade",
            known,
            [usual[0], usual[1], &["1", "2", "3", "4", "5"], usual[3]],
            "pay_scale",
            None,
        ),
        (
            "nationalities under Ethnicity",
            ["Ethnicity", known[1], known[2], known[3]],
            [&NATIONALITIES, usual[1], usual[2], usual[3]],
            "ethnic_origin",
            None,
        ),
        (
            "full and part time under Assignment Category",
            known,
            [usual[0], usual[1], usual[2], &["FT", "PT"]],
            "assignment_category",
            None,
        ),
        (
            "dates under Staff Group",
            known,
            [usual[0], &["01/02/2020", "03/04/2021"], usual[2], usual[3]],
            "staff_group",
            None,
        ),
        (
            "titles of posts under Grade",
            known,
            [
                usual[0],
                usual[1],
                &["Staff Nurse Band 5", "Bank Nurse Band 5"],
                usual[3],
            ],
            "pay_scale",
            None,
        ),
    ];
    for (odd, headings, values, field, suggestion) in cases {
        let reading = read(&staff(headings, values), "");
        let key = format!("staff.{field}");
        let columns: Vec<_> = questions(&reading)
            .into_iter()
            .filter(|asked| asked.0 == "columns")
            .collect();
        assert_eq!(
            columns,
            [("columns", key.as_str(), 0)],
            "{odd}: only that column is doubtful"
        );
        let question = asked(&reading, &key).unwrap();
        assert_eq!(question.suggestion.as_deref(), suggestion, "{odd}: {}", question.prompt);
        let of_field: Vec<_> = reading.questions.iter().filter(|asked| asked.field == field).collect();
        assert_eq!(
            of_field,
            [] as [&Question; 0],
            "{odd}: the values of a doubtful column are not asked about"
        );
        assert!(
            column(&reading, field).doubtful,
            "{odd}: the column is shown as doubtful"
        );
    }
}

#[test]
fn what_is_certain_never_asks() {
    let usual: [&[&str]; 4] = [&ORIGINS, &[NURSES], &SCALES, &["Permanent"]];
    for headings in [
        ["Ethnic Origin", "Staff Group", "Grade", "Assignment Category"],
        ["EthnicOrigin", "StaffGroup", "Banding", "AssignmentCategory"],
        ["ETHNIC_ORIGIN", "STAFF GROUP", "Pay Grade", "Asg Type Of Contract"],
        [
            "Ethnicity Description",
            "staff group",
            "Payscale Description",
            "Contract Type",
        ],
        [
            "Self Classification",
            "Staff Group Name",
            "AfC Band",
            "Type of Contract",
        ],
    ] {
        let reading = read(&staff(headings, usual), "");
        assert_eq!(questions(&reading), [], "{headings:?}");
        assert!(
            reading.columns.iter().all(|column| !column.doubtful),
            "{headings:?}: {:?}",
            reading.columns
        );
    }
    // Bare numbers that go beyond a scale of one to five are bands, and so are those under a heading that says so.
    for (heading, values) in [("Grade", ["5", "6", "8a"]), ("Banding", ["2", "3", "5"])] {
        let headings = ["Ethnic Origin", "Staff Group", heading, "Assignment Category"];
        let reading = read(&staff(headings, [&ORIGINS, &[NURSES], &values, &["Permanent"]]), "");
        assert_eq!(questions(&reading), [], "{heading} {values:?}");
    }
    // A handful of words that are not known do not make a known heading doubtful.
    let odd = [
        &["Traveller of Irish Heritage", "A"][..],
        &[NURSES],
        &SCALES,
        &["Permanent"],
    ];
    let reading = read(
        &staff(["Ethnic Origin", "Staff Group", "Grade", "Assignment Category"], odd),
        "",
    );
    assert!(
        asked(&reading, "staff.ethnic_origin").is_none(),
        "{:?}",
        questions(&reading)
    );
}

#[test]
fn the_reasons_are_said_in_words() {
    let usual: [&[&str]; 4] = [&ORIGINS, &[NURSES], &SCALES, &["Permanent"]];
    let reading = read(
        &staff(["Ethnicity", "Staff Group", "Grade", "Assignment Category"], usual),
        "",
    );
    for (field, why) in [
        (
            "pay_scale",
            "The heading is the one ESR uses; 20 of 20 values are known pay scales.",
        ),
        (
            "ethnic_origin",
            "The heading is a usual name for it; 20 of 20 values are known ethnic origins.",
        ),
        (
            "leave_date",
            "The heading is the one ESR uses; it has no values in its first rows.",
        ),
        (
            "fte",
            "The heading is the one ESR uses; 20 of 20 values are between 0 and 2.",
        ),
    ] {
        assert_eq!(column(&reading, field).why, why, "{field}");
    }
    let answers = "[columns.staff]\npay_scale = \"Grade\"";
    let reading = read(
        &staff(["Ethnicity", "Staff Group", "Grade", "Assignment Category"], usual),
        answers,
    );
    let chosen = column(&reading, "pay_scale");
    assert_eq!(
        chosen.why,
        "You chose this column; 20 of 20 values are known pay scales."
    );
    assert!(
        (chosen.confidence - 1.0).abs() < f64::EPSILON,
        "the trust's word is certain"
    );
}

#[test]
fn columns_that_are_swapped_are_noticed_and_the_other_one_is_suggested() {
    // As an export of the outbound interface has it: full or part time is the category of the employee.
    let head = "EmployeeNumber,EthnicOrigin,StaffGroup,Grade,AssignmentCategory,EmployeeCategory,FTE,PrimaryAssignment";
    let bytes = table(head, 20, |number| {
        let (hours, contract) = (turn(&["FT", "PT"], number), turn(&["Permanent", "Bank"], number));
        format!("{},A,{NURSES},{BAND_5},{hours},{contract},1,Y", 1000 + number)
    });
    let reading = read(&bytes, "");
    let question = asked(&reading, "staff.assignment_category").unwrap();
    assert_eq!(
        question.suggestion.as_deref(),
        Some("EmployeeCategory"),
        "{}",
        question.prompt
    );
    let answered = read(&bytes, "[columns.staff]\nassignment_category = \"EmployeeCategory\"");
    assert_eq!(questions(&answered), [], "the answer settles it");
    assert_eq!(column(&answered, "assignment_category").heading, "EmployeeCategory");
}

#[test]
fn a_doubtful_column_is_settled_by_an_answer_for_its_kind() {
    let headings = ["Ethnic Origin", "Staff Group", "Grade", "Assignment Category"];
    let bytes = staff(headings, [&ORIGINS, &[NURSES], &["1", "2", "3"], &["Permanent"]]);
    assert!(asked(&read(&bytes, ""), "staff.pay_scale").is_some());
    for (answers, settles) in [
        ("[columns.staff]\npay_scale = \"Grade\"", true),
        ("[columns]\npay_scale = \"Grade\"", true),
        ("[columns.recruitment]\npay_scale = \"Grade\"", false),
        (
            "[columns]\npay_scale = \"Band advertised\"\n[columns.staff]\npay_scale = \"Grade\"",
            true,
        ),
        ("[columns]\npay_scale = \"Band advertised\"", false),
    ] {
        assert_eq!(
            asked(&read(&bytes, answers), "staff.pay_scale").is_none(),
            settles,
            "{answers}"
        );
    }
}

#[test]
fn an_answer_whose_heading_is_gone_is_said_and_asked_again() {
    let bytes = staff(
        ["Ethnic Origin", "Staff Group", "Grade", "Assignment Category"],
        [&ORIGINS, &[NURSES], &SCALES, &["Permanent"]],
    );
    let reading = read(&bytes, "[columns.staff]\npay_scale = \"Old Scale\"");
    assert!(finds(
        &reading,
        "You said that “Old Scale” holds the pay scale or band; this file has no such heading."
    ));
    let question = asked(&reading, "staff.pay_scale").unwrap();
    assert_eq!(
        question.suggestion.as_deref(),
        Some("Grade"),
        "the column that fits is suggested"
    );
    // What is said of every kind need not be in each file.
    let reading = read(&bytes, "[columns]\npay_scale = \"Old Scale\"");
    assert_eq!(questions(&reading), []);
}

#[test]
fn a_trust_may_say_that_there_is_no_such_column() {
    let bytes = staff(
        ["Ethnic Origin", "Staff Group", "Grade", "Assignment Category"],
        [&ORIGINS, &[NURSES], &SCALES, &["FT", "PT"]],
    );
    let reading = read(&bytes, "");
    let choices = &asked(&reading, "staff.assignment_category").unwrap().choices;
    assert_eq!(choices.last().map(|choice| choice.key.as_str()), Some("none"));
    for answers in [
        "[columns.staff]\nassignment_category = \"\"",
        "[columns.staff]\nassignment_category = \"none\"",
        "[columns]\nassignment_category = \"\"",
    ] {
        let reading = read(&bytes, answers);
        assert_eq!(questions(&reading), [], "{answers}");
        let note = reading
            .findings
            .iter()
            .find(|finding| {
                finding
                    .message
                    .starts_with("You said there is no column with the kind of contract")
            })
            .unwrap_or_else(|| panic!("{answers} should be said: {:?}", reading.findings));
        assert_eq!(note.severity.key(), "note", "what the trust knows is no warning");
        assert!(
            note.message.contains("are counted"),
            "what follows is said: {}",
            note.message
        );
    }
}

#[test]
fn a_needed_column_that_is_not_there_is_blank_on_every_row() {
    let head = "Case Ref,Employee Number,Case Type,Date Opened,Ethnicity,Date Formal";
    let bytes = table(head, 3, |number| {
        format!("C{number},{},Disciplinary,01/06/2025,A,02/06/2025", 100 + number)
    });
    let question = read(&bytes, "");
    assert_eq!(questions(&question), [("columns", "casework.stage", 0)]);
    let denied = "[columns.casework]\nstage = \"\"\n";
    let reading = read(&bytes, denied);
    assert_eq!(
        questions(&reading),
        [("casework.stage", "", 3)],
        "the blank value is asked about, once"
    );
    assert!(finds(
        &reading,
        "You said there is no column with the formal or informal, so it is blank on every row."
    ));
    let reading = read(&bytes, &format!("{denied}[casework.stage]\n\"\" = \"count\""));
    assert_eq!(questions(&reading), []);
    // Without ethnicity there is no return: that cannot be answered away.
    let bytes = table("Employee Number,Staff Group,Grade,FTE", 20, |number| {
        format!("{},{NURSES},{BAND_5},1", 1000 + number)
    });
    let reading = read(&bytes, "");
    let choices = &asked(&reading, "staff.ethnic_origin").unwrap().choices;
    assert!(choices.iter().all(|choice| choice.key != "none"), "{choices:?}");
}

#[test]
fn learning_without_a_category_is_decided_course_by_course() {
    let bytes = table(
        "Employee Number,Course Title,Attendance Status,Date Attended",
        6,
        |number| {
            let course = turn(&["Fire Safety", "Leading with Care"], number);
            format!("{},{course},Attended,01/06/2025", 100 + number)
        },
    );
    let question = read(&bytes, "");
    let question = asked(&question, "training.category").unwrap();
    assert_eq!(
        question.suggestion.as_deref(),
        Some("Course Title"),
        "{}",
        question.prompt
    );
    for answers in [
        "[columns.training]\ncategory = \"Course Title\"",
        "[columns]\ncategory = \"Course Title\"",
    ] {
        let reading = read(&bytes, answers);
        assert_eq!(
            reading.kind.key(),
            "training",
            "the table is still what it is: {}",
            reading.why
        );
        assert_eq!(
            questions(&reading),
            [("training", "Fire Safety", 3), ("training", "Leading with Care", 3)],
            "{answers}: each course is asked about"
        );
        assert_eq!(
            column(&reading, "course").heading,
            "Course Title",
            "one heading serves both fields"
        );
    }
}

#[test]
fn one_composed_column_gives_two_fields() {
    let head = "EmployeeNumber,EthnicOrigin,JobName,Grade,AssignmentCategory,FTE,PrimaryAssignment";
    let bytes = table(head, 20, |number| {
        let job = turn(
            &[
                "Nursing and Midwifery Registered|Staff Nurse",
                "Medical and Dental|Consultant",
            ],
            number,
        );
        let scale = turn(&[BAND_5, "YC72"], number);
        format!("{},A,{job},{scale},Permanent,1,Y", 1000 + number)
    });
    let reading = read(&bytes, "");
    assert_eq!(questions(&reading), [], "{:?}", reading.columns);
    assert_eq!(column(&reading, "staff_group").heading, "JobName");
    assert_eq!(column(&reading, "job_role").heading, "JobName");
}

#[test]
fn the_title_of_a_post_never_gives_its_band() {
    // Seen in the field: the title says band 5, the grade says band 2.
    let head = "Employee Number,Ethnic Origin,Staff Group,Position Title,Grade,FTE,Primary Assignment";
    let bytes = table(head, 10, |number| {
        format!(
            "{},A,{NURSES},3559596|Bank Nurse Band 5|N7B|Bank,NHS|XR02|Review Body Band 2,1,Y",
            1000 + number
        )
    });
    let reading = read(&bytes, "");
    assert_eq!(column(&reading, "pay_scale").heading, "Grade");
    // Without the grade, the title is not offered in its stead.
    let head = "Employee Number,Ethnic Origin,Staff Group,Position Title,FTE,Primary Assignment";
    let bytes = table(head, 10, |number| {
        let title = turn(
            &[
                "Bank Nurse Band 5",
                "Staff Nurse Band 6",
                "3559596|Bank Nurse Band 5|N7B|Bank",
            ],
            number,
        );
        format!("{},A,{NURSES},{title},1,Y", 1000 + number)
    });
    let reading = read(&bytes, "");
    assert_eq!(asked(&reading, "staff.pay_scale").unwrap().suggestion, None);
}

#[test]
fn numbers_that_are_nearly_all_the_same_name_nobody() {
    let head = "Employee Number,Person Reference,Ethnic Origin,Staff Group,Grade,FTE";
    let bytes = table(head, 20, |number| {
        format!(
            "{},{},A,{NURSES},{BAND_5},1",
            turn(&["914", "638"], number),
            1000 + number
        )
    });
    let reading = read(&bytes, "");
    let question = asked(&reading, "staff.employee_number").unwrap();
    assert!(
        question
            .prompt
            .contains("only 2 of 20 values are different from one another"),
        "{}",
        question.prompt
    );
    assert_eq!(
        question.suggestion, None,
        "the payroll's number is not offered for the person's"
    );
    let choices: Vec<&str> = question.choices.iter().map(|choice| choice.key.as_str()).collect();
    assert!(
        choices.contains(&"Person Reference") && !choices.contains(&"none"),
        "{choices:?}"
    );
}
