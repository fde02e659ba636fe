//! Case logs, learning records, past returns and boards as they really are kept.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use read_support::{E, N, Put, Reading, Records, T, check_refused, finds, questions, read_with, reading, xlsx};

#[test]
fn a_case_on_several_rows_is_one_case_and_several_people_in_a_case_are_several() {
    let text = "Case Ref,Employee Number,Case Type,Stage,Date Opened,Date Formal Investigation Began\n\
                ER-1,11,Disciplinary,Informal,01/04/2025,\n\
                ER-1,11,Disciplinary,Formal,01/04/2025,02/06/2025\n\
                ER-2,12,Disciplinary,Formal,01/05/2025,01/06/2025\n\
                ER-2,13,Disciplinary,Formal,01/05/2025,03/06/2025\n\
                ER-3,,Disciplinary,Formal,01/05/2025,03/06/2025\n\
                ER-3,,Disciplinary,Formal,01/05/2025,03/06/2025\n";
    let read = reading("cases.csv", text.as_bytes());
    let Records::Casework(cases) = &read.records else {
        panic!("casework was expected")
    };
    let found: Vec<_> = cases
        .iter()
        .map(|case| (case.person.as_str(), case.formal_disciplinary))
        .collect();
    assert_eq!(
        found,
        [("11", true), ("12", true), ("13", true), ("", true), ("", true)]
    );
    assert_eq!(read.left_out.get("same_case"), Some(&1));
    assert!(
        finds(
            &read,
            "1 row tells of a case and a person that another row tells of too (row 2)"
        ),
        "{:?}",
        read.findings
    );
    assert_eq!(
        cases[0].entered,
        chrono::NaiveDate::from_ymd_opt(2025, 6, 2),
        "the day the formal stage began"
    );
}

#[test]
fn the_date_of_entry_into_formal_investigation_is_the_date_of_entry() {
    for heading in [
        "Date of entry into formal investigation",
        "Date of Entry to Formal Investigation",
        "Date entered formal investigation",
        "Date Entered into Formal Investigation",
        "Formal investigation entry date",
    ] {
        let text = format!(
            "Case Ref,Employee Number,Case Type,Stage,Date Opened,{heading}\nER-1,11,Disciplinary,Formal,01/03/2025,02/06/2025\n"
        );
        let read = reading("cases.csv", text.as_bytes());
        let Records::Casework(cases) = &read.records else {
            panic!("{heading}: casework was expected")
        };
        assert_eq!(
            cases[0].entered,
            chrono::NaiveDate::from_ymd_opt(2025, 6, 2),
            "{heading}: not the day the case was opened, which lies in another year"
        );
    }
}

#[test]
fn mixed_types_cells_of_several_lines_and_blank_stages_are_asked_with_their_rows() {
    let text = "Case Ref,Employee Number,Case Type,Stage,Date Opened\n\
                1,11,\"Disciplinary –\nconduct\",Formal,01/05/2025\n\
                2,12,Disciplinary (informal action),Formal,01/05/2025\n\
                3,13,Disciplinary - conduct,Formal,01/05/2025\n\
                4,14,Disciplinary,,01/05/2025\n\
                5,15,Disciplinary,,01/06/2025\n";
    let read = reading("mixed.csv", text.as_bytes());
    let mut asked = questions(&read);
    asked.sort_unstable();
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(asked.contains(&("casework.stage", "", 2)), "{asked:?}");
    let conduct = read
        .questions
        .iter()
        .find(|asked| asked.value.contains("conduct"))
        .unwrap();
    assert_eq!(
        (conduct.rows, conduct.suggestion.as_deref()),
        (2, Some("count")),
        "one value however it is broken"
    );
    let informal = read
        .questions
        .iter()
        .find(|asked| asked.value.contains("informal"))
        .unwrap();
    assert_eq!(informal.suggestion.as_deref(), Some("exclude"));
}

#[test]
fn totals_of_training_are_known_and_said_to_be_of_no_use() {
    let text = "Org L2,Competence,SumofRequired,SumofAchieved\nMedicine,Fire Safety,100,90\n";
    check_refused("compliance.csv", text.as_bytes(), &["totals", "one row per person"]);
}

#[test]
fn a_vacant_seat_is_no_member_of_the_board() {
    let text = "Role,Executive/Non-Executive,Voting,Ethnicity,Start Date\n\
                Chair,NED,V,A,01/05/2020\nChief Executive,Exec,V,H,01/05/2021\n\
                Finance Director (vacant),Exec,V,,\nNon-Executive Director,Associate NED,NV,Vacant,\n\
                Non-Executive Director,NED,V,,\nNon-Executive Director,NED,V,,01/06/2024\n";
    let read = reading("board.csv", text.as_bytes());
    let Records::Board(members) = &read.records else {
        panic!("a board was expected")
    };
    assert_eq!(members.iter().map(|one| one.row).collect::<Vec<_>>(), [2, 3, 7]);
    assert_eq!(read.left_out.get("vacant"), Some(&3));
    assert!(
        finds(&read, "3 seats on the board are vacant or seem to be"),
        "{:?}",
        read.findings
    );
    assert_eq!(questions(&read), []);
}

fn past_return(year: &'static str) -> Vec<u8> {
    let reference = files::reference::Reference::built_in().unwrap();
    let mut rows: Vec<Vec<Put>> = vec![
        vec![E, E, E, T(year)],
        [
            "INDICATOR",
            "DATA ITEM NO",
            "DATA ITEM",
            "WHITE",
            "BME",
            "ETHNICITY UNKNOWN/NULL",
        ]
        .map(T)
        .to_vec(),
    ];
    for item in reference.rules_for(2026).unwrap().items.iter().take(20) {
        let label: &'static str = Box::leak(item.label.clone().into_boxed_str());
        rows.push(vec![E, N(f64::from(item.number)), T(label), N(1.0), N(2.0), N(3.0)]);
    }
    xlsx(0, 0, &rows)
}

fn year_of(read: &Reading) -> u16 {
    match &read.records {
        Records::Return(past) => past.year,
        other => panic!("a return was expected, not {other:?}"),
    }
}

#[test]
fn a_return_with_the_wrong_year_is_of_the_year_that_the_trust_says() {
    assert_eq!(year_of(&reading("return.xlsx", &past_return("2024"))), 2024);
    for answers in ["[return_year]\n\"\" = \"2025\"", "[return_year]\n2024 = \"2025\""] {
        let read = read_with("return.xlsx", &past_return("2024"), answers, None).unwrap();
        assert_eq!(year_of(&read), 2025);
        assert!(
            finds(&read, "The workbook says 2024; it was taken for the return of 2025"),
            "{:?}",
            read.findings
        );
    }
    let read = read_with("return.xlsx", &past_return("2031"), "", None).unwrap();
    assert_eq!(
        questions(&read).first().map(|asked| (asked.0, asked.1)),
        Some(("return_year", "2031"))
    );
}
