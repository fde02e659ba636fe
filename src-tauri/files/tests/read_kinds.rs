//! Every kind other than the staff list: what is read of it and what is asked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use domain::ethnicity::Group;
use domain::recruitment::Stage;
use read_support::{D, E, N, Reading, Records, T, check_refused, finds, questions, read_with, reading, sheets, xlsx};

#[test]
fn applications_are_placed_by_status_and_date() {
    let rows = vec![
        [
            "Vacancy Ref",
            "Application ID",
            "Ethnic Origin",
            "Application Status",
            "Date Shortlisted",
        ]
        .map(T)
        .to_vec(),
        vec![T("V1"), T("AR1"), T("A"), T("Appointed"), D(2025, 5, 1)],
        vec![T("V1"), T("AR2"), T("Z Not Stated"), T("Offer declined"), D(2025, 4, 2)],
        vec![T("V1"), T("AR3"), T("Asian British"), T("Not shortlisted"), E],
        vec![T("V1"), T("AR4"), T("H"), T("Interviewed"), D(2024, 5, 1)],
        vec![T("V1"), T("AR5"), T("Quite odd"), T("Mystery"), D(2024, 5, 1)],
        vec![T("V1"), T("AR6"), T("H"), T("Mystery"), D(2025, 6, 1)],
    ];
    let read = reading("applications.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(
        questions(&read),
        [("stage", "Mystery", 1)],
        "what lies outside the year is not asked about"
    );
    let Records::Recruitment(rows) = &read.records else {
        panic!("recruitment was expected")
    };
    let found: Vec<_> = rows.iter().take(4).map(|row| (row.group, row.stage)).collect();
    assert_eq!(
        found,
        [
            (Group::White, Stage::Appointed),
            (Group::Unknown, Stage::Shortlisted),
            (Group::Bme, Stage::Applied),
            (Group::Bme, Stage::Shortlisted),
        ]
    );
}

#[test]
fn a_case_counts_by_type_and_stage_and_falls_back_to_the_date_it_was_opened() {
    let headings = [
        "Case Ref",
        "Employee Number",
        "Case Type",
        "Formal/Informal",
        "Date Opened",
        "Date Formal Investigation Began",
    ];
    let rows = vec![
        vec![T("Case log")],
        headings.map(T).to_vec(),
        vec![
            T("1"),
            N(12.0),
            T("Disciplinary"),
            T("Formal"),
            D(2025, 3, 1),
            D(2025, 4, 2),
        ],
        vec![T("2"), N(13.0), T("Disciplinary"), T("Informal"), D(2025, 5, 1), E],
        vec![T("3"), N(14.0), T("Grievance"), T("Formal"), D(2025, 5, 1), E],
        vec![T("4"), E, T("Disciplinary"), T("Formal"), D(2025, 6, 1), E],
        vec![T("5"), N(15.0), T("Bad vibes"), T("Formal"), D(2025, 6, 1), E],
    ];
    let bytes = xlsx(0, 0, &rows);
    let read = reading("log.xlsx", &bytes);
    assert_eq!(questions(&read), [("casework.case_type", "Bad vibes", 1)]);
    let formal = |read: &Reading| match &read.records {
        Records::Casework(rows) => rows.iter().map(|row| row.formal_disciplinary).collect::<Vec<_>>(),
        other => panic!("casework was expected, not {other:?}"),
    };
    assert_eq!(formal(&read), [true, false, false, true, false]);
    assert!(finds(&read, "names no person"));
    assert!(finds(&read, "no date on which the formal investigation began"));
    let answers = "[casework]\ncase_type = [\"Bad vibes\"]\nstage = [\"Formal\"]";
    let read = read_with("log.xlsx", &bytes, answers, None).unwrap();
    assert_eq!(
        formal(&read),
        [false, false, false, false, true],
        "a list counts what it names and nothing else"
    );
}

fn survey(scale: f64) -> Vec<u8> {
    let mut header = vec![T("org_id"), T("org_name")];
    let mut own = vec![T("RXX"), T("Our Trust")];
    let mut other = vec![T("RYY"), T("Other Trust")];
    for (index, stem) in [
        [
            "har_from_pat_eth_summary_1_2025",
            "har_from_pat_eth_summary_2_2025",
            "har_from_pat_eth_summary_n_1_2025",
        ],
        [
            "har_from_staff_eth_summary_1_2025",
            "har_from_staff_eth_summary_2_2025",
            "har_from_staff_eth_summary_n_2_2025",
        ],
        [
            "equal_eth_summary_1_2025",
            "equal_eth_summary_2_2025",
            "equal_eth_summary_n_1_2025",
        ],
        [
            "q16b_eth_summary_1_2025",
            "q16b_eth_summary_2_2025",
            "q16b_eth_summary_1_2024",
        ],
    ]
    .into_iter()
    .enumerate()
    {
        header.extend(stem.map(T));
        let base = 0.25 + f64::from(u32::try_from(index).unwrap()) / 100.0;
        own.extend([
            N(base * scale),
            if index == 3 { T("*") } else { N((base + 0.1) * scale) },
            N(900.0),
        ]);
        other.extend([N(0.3 * scale), N(0.4 * scale), N(100.0)]);
    }
    if scale > 1.0 {
        // The last column of the last measure is a share of another year and must follow the scale.
        own.pop();
        own.push(N(12.0));
    }
    sheets(&[
        ("Notes", 0, 0, vec![vec![T("Values")]]),
        ("Acute Trusts", 0, 0, vec![header, other, own]),
    ])
}

#[test]
fn survey_fractions_and_percentages_give_the_same_and_hidden_results_stay_empty() {
    for scale in [1.0, 100.0] {
        let read = read_with("survey.xlsx", &survey(scale), "", Some("rxx")).unwrap();
        let Records::Survey(results) = &read.records else {
            panic!("a survey was expected")
        };
        assert_eq!(read.organisation, "Our Trust (RXX)");
        assert!(
            (results[0].white_percent.unwrap() - 25.0).abs() < 1e-9,
            "scale {scale}: {results:?}"
        );
        assert!(
            (results[2].bme_percent.unwrap() - 37.0).abs() < 1e-9,
            "scale {scale}: {results:?}"
        );
        assert_eq!(
            (results[0].white_responses, results[1].bme_responses),
            (Some(900), Some(900))
        );
        assert_eq!(results[3].bme_percent, None, "a hidden result is not nought");
        assert!(finds(&read, "is hidden in the workbook"));
    }
}

#[test]
fn a_survey_of_many_trusts_asks_which_and_one_of_other_years_is_refused() {
    let read = read_with("survey.xlsx", &survey(1.0), "", None).unwrap();
    assert_eq!(questions(&read), [("organisation", "", 2)]);
    let read = read_with("survey.xlsx", &survey(1.0), "[organisation]\n\"\" = \"RYY\"", None).unwrap();
    assert_eq!(questions(&read), []);
    let old = xlsx(
        0,
        0,
        &[
            ["org_id", "equal_eth_summary_1_2019", "equal_eth_summary_2_2019"]
                .map(T)
                .to_vec(),
            vec![T("RXX"), N(0.4), N(0.3)],
        ],
    );
    check_refused("old.xlsx", &old, &["2019", "2025"]);
}

#[test]
fn a_board_is_read_by_office_and_vote() {
    let rows = vec![
        [
            "Role",
            "Executive/Non-Executive",
            "Voting",
            "Ethnicity",
            "Start Date",
            "End Date",
        ]
        .map(T)
        .to_vec(),
        vec![
            T("Chair"),
            T("Non-Executive"),
            T("Yes"),
            T("White - British"),
            D(2020, 1, 1),
            E,
        ],
        vec![
            T("Chief Executive"),
            T("Executive"),
            T("Yes"),
            T("Indian"),
            D(2021, 1, 1),
            T("31/12/4712"),
        ],
        vec![
            T("Director of Estates"),
            T("Executive"),
            T("No"),
            T(""),
            D(2021, 1, 1),
            D(2025, 12, 31),
        ],
    ];
    let read = reading("board.xlsx", &xlsx(0, 0, &rows));
    let Records::Board(members) = &read.records else {
        panic!("a board was expected")
    };
    let found: Vec<_> = members
        .iter()
        .map(|one| (one.group, one.executive, one.voting, one.end.is_some()))
        .collect();
    assert_eq!(
        found,
        [
            (Group::White, false, true, false),
            (Group::Bme, true, true, false),
            (Group::Unknown, true, false, true),
        ]
    );
    assert_eq!(questions(&read), []);
}

#[test]
fn of_a_past_return_the_latest_year_is_taken_and_the_verified_figures_before_the_prepopulated() {
    let groups = ["WHITE", "BME", "ETHNICITY UNKNOWN/NULL"].map(T);
    let mut years = vec![
        T("INDICATOR"),
        T("DATA ITEM NO"),
        T("DATA ITEM"),
        T("2024"),
        E,
        E,
        T("2025"),
        E,
        E,
        E,
        E,
        E,
    ];
    let mut figures = vec![
        E,
        E,
        E,
        T("Verified figures"),
        E,
        E,
        T("Prepopulated figures"),
        E,
        E,
        T("Verified figures"),
        E,
        E,
    ];
    let mut heads = vec![E, E, E];
    for _ in 0..3 {
        heads.extend(groups.clone());
    }
    let reference = files::reference::Reference::built_in().unwrap();
    let items = &reference.rules_for(2026).unwrap().items;
    let mut rows = vec![std::mem::take(&mut years), std::mem::take(&mut figures), heads];
    for item in items.iter().take(20) {
        let label: &'static str = Box::leak(item.label.clone().into_boxed_str());
        let number = f64::from(item.number);
        let mut row = vec![E, N(number), T(label), N(1.0), N(2.0), N(3.0)];
        row.extend([N(4.0), N(5.0), N(6.0)]);
        row.extend(if item.number == 3 {
            [E, E, E]
        } else {
            [N(number * 10.0), N(8.0), N(9.0)]
        });
        rows.push(row);
    }
    let read = reading("return.xlsx", &xlsx(0, 0, &rows));
    let Records::Return(past) = &read.records else {
        panic!("a return was expected")
    };
    assert_eq!(past.year, 2025);
    assert_eq!(past.items[&2], [Some(20.0), Some(8.0), Some(9.0)]);
    assert_eq!(
        past.items[&3],
        [Some(4.0), Some(5.0), Some(6.0)],
        "where nothing was verified"
    );
    assert_eq!(questions(&read), []);
}
