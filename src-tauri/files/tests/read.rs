//! Awkward workbooks: what is read of them, what is asked, and what is refused in which words.

mod read_support;

use chrono::NaiveDate;
use domain::ethnicity::Group;
use domain::recruitment::Stage;
use domain::workforce::{Assignment, Band, LeftOut, Section};
use files::read::{Kind, Reading, Records};
use read_support::{
    BAND_5, D, E, N, NURSES, Put, T, check_refused, compound, read_with, reading, sheets, staff, staff_headings, utf16,
    with_part, xlsx,
};

fn assignments(reading: &Reading) -> &[Assignment] {
    match &reading.records {
        Records::Staff(rows) => rows,
        other => panic!("a staff list was expected, not {other:?}"),
    }
}

fn questions(reading: &Reading) -> Vec<(&str, &str, u32)> {
    reading
        .questions
        .iter()
        .map(|asked| (asked.field.as_str(), asked.value.as_str(), asked.rows))
        .collect()
}

fn finds(reading: &Reading, words: &str) -> bool {
    reading.findings.iter().any(|finding| finding.message.contains(words))
}

#[test]
fn a_header_on_row_9_in_column_b_under_prompts_with_totals_and_a_footnote_below() {
    let mut rows = vec![
        vec![T("NHS Staff List")],
        vec![],
        vec![T("Effective Date"), T("31/03/2026")],
        vec![],
        vec![],
        vec![],
        vec![],
        vec![],
        staff_headings(),
        staff("00000012", "A White - British", NURSES, BAND_5),
        staff("00000013", "N", NURSES, "NHS|XR06|Review Body Band 6"),
        vec![],
    ];
    rows.push(vec![T("Grand Total"), E, E, E, E, E, N(2.0)]);
    rows.push(vec![T("Made on Monday. Includes bank.")]);
    let read = reading("titles.xlsx", &xlsx(0, 1, &rows));
    assert_eq!((read.kind, read.header_row, read.first_column), (Kind::Staff, 9, 2));
    assert_eq!(read.rows_read, 4);
    assert_eq!(
        read.left_out.get("total_row"),
        Some(&2),
        "the totals row and the footnote"
    );
    assert_eq!(read.as_at, NaiveDate::from_ymd_opt(2026, 3, 31));
    assert_eq!(questions(&read), []);
    let found: Vec<_> = assignments(&read)
        .iter()
        .map(|row| (row.row, row.person.as_str(), row.origin.group, row.section, row.band))
        .collect();
    assert_eq!(
        found,
        [
            (10, "12", Group::White, Some(Section::Clinical), Some(Band::Band5)),
            (11, "13", Group::Bme, Some(Section::Clinical), Some(Band::Band6)),
        ]
    );
    assert!(read.why.contains("row 9"), "{}", read.why);
}

#[test]
fn a_person_with_two_posts_and_numbers_that_lost_their_zeros_is_one_person() {
    let mut second = staff("00000012", "", NURSES, BAND_5);
    second[0] = N(12.0);
    second[5] = T("N");
    second[6] = N(0.4);
    let rows = vec![staff_headings(), staff("00000012", "H", NURSES, "Band 7"), second];
    let read = reading("two-posts.xlsx", &xlsx(0, 0, &rows));
    let found = assignments(&read);
    assert_eq!(found[0].person, found[1].person);
    assert_eq!((found[0].primary, found[1].primary), (Some(true), Some(false)));
    let heads = domain::workforce::headcount(found, NaiveDate::from_ymd_opt(2026, 3, 31).unwrap());
    assert_eq!(heads.people_with_two_posts, 1);
}

#[test]
fn only_an_assignment_number_is_cut_to_its_person() {
    let headings = ["Assignment Number", "Ethnic Origin", "Staff Group", "Grade"]
        .map(T)
        .to_vec();
    let row = |number| vec![T(number), T("A"), T(NURSES), T(BAND_5)];
    let read = reading(
        "assignments.xlsx",
        &xlsx(0, 0, &[headings, row("00123456"), row("00123456-2")]),
    );
    assert_eq!(assignments(&read)[0].person, assignments(&read)[1].person);
    assert_eq!(questions(&read), []);
}

#[test]
fn bank_honorary_leavers_and_starters_ask_nothing() {
    let mut headings = staff_headings();
    headings.extend(["Start Date", "Leave Date"].map(T));
    let row = |category: &'static str, start: Put, leave: Put| {
        let mut row = staff("5", "A", "No such group", "999|LOCAL");
        row[4] = T(category);
        row.extend([start, leave]);
        row
    };
    let rows = vec![
        headings,
        row("Bank", E, E),
        row("Honorary", E, T("31/12/4712")),
        row("Permanent", D(2020, 1, 1), D(2026, 3, 30)),
        row("Permanent", T("01/04/2026"), E),
    ];
    let read = reading("who-counts.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(questions(&read), []);
    let snapshot = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
    let reasons: Vec<_> = assignments(&read).iter().map(|row| row.left_out(snapshot)).collect();
    assert_eq!(
        reasons,
        [
            Some(LeftOut::Bank),
            Some(LeftOut::Honorary),
            Some(LeftOut::Leaver),
            Some(LeftOut::StarterAfter)
        ]
    );
}

#[test]
fn values_nobody_can_place_are_asked_once_with_their_rows_and_answers_settle_them() {
    let rows = vec![
        staff_headings(),
        staff("1", "Other", NURSES, "923|LOC7"),
        staff("2", "other ", NURSES, "923|LOC7"),
        staff("3", "Martian", NURSES, ""),
        staff("4", "A", "Dream weavers", BAND_5),
    ];
    let bytes = xlsx(0, 0, &rows);
    let read = reading("unknown-values.xlsx", &bytes);
    assert_eq!(
        questions(&read),
        [
            ("ethnic_origin", "Other", 2),
            ("ethnic_origin", "Martian", 1),
            ("pay_scale", "923|LOC7", 2),
            ("pay_scale", "", 1),
            ("staff_group", "Dream weavers", 1),
        ]
    );
    let answers = "[ethnic_origin]\nOther = \"bme\"\nMartian = \"unknown\"\n[pay_scale]\n\"923|LOC7\" = \"band_7\"\n\"\" = \
                   \"exclude\"\n[staff_group]\n\"Dream weavers\" = \"non_clinical\"\n";
    let read = read_with("unknown-values.xlsx", &bytes, answers, None).unwrap();
    assert_eq!(questions(&read), []);
    let found: Vec<_> = assignments(&read)
        .iter()
        .map(|row| (row.origin.group, row.band, row.excluded))
        .collect();
    assert_eq!(
        found,
        [
            (Group::Bme, Some(Band::Band7), false),
            (Group::Bme, Some(Band::Band7), false),
            (Group::Unknown, None, true),
            (Group::White, Some(Band::Band5), false),
        ]
    );
}

#[test]
fn the_title_of_a_position_and_the_word_consultant_do_not_make_a_band() {
    let mut headings = staff_headings();
    headings.extend(["Position Title", "Job Role"].map(T));
    let row = |group, grade, title: &'static str, role: &'static str| {
        let mut row = staff("1", "A", group, grade);
        row.extend([T(title), T(role)]);
        row
    };
    let rows = vec![
        headings,
        row(
            NURSES,
            "NHS|XR02|Review Body Band 2",
            "Bank Nurse Band 5",
            "Healthcare Assistant",
        ),
        row(
            "Allied Health Professionals",
            "Band 8b",
            "Consultant Physiotherapist",
            "Consultant",
        ),
        row(
            "Medical and Dental",
            "NHS|YC72|Consultant",
            "Medical Director",
            "Medical Director",
        ),
        row(
            "Administrative and Clerical",
            "VSM",
            "Medical Director",
            "Medical Director",
        ),
        row("Medical and Dental", "923|SGP1", "GP", "Salaried General Practitioner"),
    ];
    let read = reading("titles-lie.xlsx", &xlsx(0, 0, &rows));
    let found: Vec<_> = assignments(&read)
        .iter()
        .map(|row| (row.section.unwrap(), row.band.unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            (Section::Clinical, Band::Band2),
            (Section::Clinical, Band::Band8b),
            (Section::Medical, Band::SeniorMedicalManager),
            (Section::NonClinical, Band::Vsm),
            (Section::Medical, Band::OtherMedical),
        ]
    );
}

#[test]
fn staff_group_against_pay_scale_is_said_with_its_cell() {
    let rows = vec![staff_headings(), staff("1", "A", "Medical and Dental", BAND_5)];
    let read = reading("contradiction.xlsx", &xlsx(0, 0, &rows));
    assert_eq!(assignments(&read)[0].band, Some(Band::OtherMedical));
    let finding = read
        .findings
        .iter()
        .find(|finding| finding.message.contains("do not agree"))
        .unwrap();
    assert_eq!(
        (finding.place.cell.as_str(), finding.place.sheet.as_str()),
        ("D2", "Sheet1")
    );
}

#[test]
fn a_missing_ethnicity_column_is_a_question_with_the_headings_to_choose_from() {
    let headings = [
        "Employee Number",
        "Heritage",
        "Staff Group",
        "Grade",
        "FTE",
        "Primary Assignment",
    ]
    .map(T)
    .to_vec();
    let row = vec![T("1"), T("A"), T(NURSES), T(BAND_5), N(1.0), T("Y")];
    let bytes = xlsx(0, 0, &[headings, row]);
    let read = reading("no-ethnicity.xlsx", &bytes);
    assert_eq!(questions(&read), [("columns", "ethnic_origin", 0)]);
    assert!(read.questions[0].choices.iter().any(|choice| choice.key == "Heritage"));
    let read = read_with(
        "no-ethnicity.xlsx",
        &bytes,
        "[columns]\nethnic_origin = \"Heritage\"",
        None,
    )
    .unwrap();
    assert_eq!(questions(&read), []);
    assert_eq!(assignments(&read)[0].origin.group, Group::White);
}

#[test]
fn two_tables_side_by_side_are_told_apart() {
    let mut header = vec![T("Month"), T("Headcount"), E];
    header.extend(staff_headings());
    let mut row = vec![T("March"), N(812.0), E];
    row.extend(staff("1", "A", NURSES, BAND_5));
    let read = reading(
        "side-by-side.xlsx",
        &xlsx(3, 0, &[header, row, vec![T("April"), N(814.0)]]),
    );
    assert_eq!((read.header_row, read.first_column), (4, 4));
    assert_eq!(assignments(&read).len(), 1);
}

#[test]
fn the_right_sheet_is_found_behind_a_sheet_of_notes() {
    let rows = vec![staff_headings(), staff("1", "A", NURSES, BAND_5)];
    let bytes = sheets(&[
        ("Notes", 0, 0, vec![vec![T("Exported for the WRES")]]),
        ("Data", 2, 0, rows),
    ]);
    let read = reading("notes-first.xlsx", &bytes);
    assert_eq!(
        (read.sheet.as_str(), read.header_row, read.sheets.len()),
        ("Data", 3, 2)
    );
}

#[test]
fn windows_1252_text_with_an_en_dash_and_numbers_without_zeros() {
    let read = reading(
        "learning.csv",
        include_bytes!("../../../tests/workbooks/windows-1252-en-dash.csv"),
    );
    assert_eq!(read.kind, Kind::Training);
    let Records::Training(rows) = &read.records else {
        panic!("training was expected")
    };
    let found: Vec<_> = rows
        .iter()
        .map(|row| (row.row, row.person.as_str(), row.non_mandatory, row.attended))
        .collect();
    assert_eq!(
        found,
        [
            (2, "1234", true, true),
            (3, "1234", false, true),
            (4, "77", true, false)
        ]
    );
    assert_eq!(rows[0].date, NaiveDate::from_ymd_opt(2025, 5, 12));
    assert_eq!(
        read.columns
            .iter()
            .find(|column| column.field == "course")
            .unwrap()
            .samples[0],
        "Leadership - first line"
    );
}

#[test]
fn utf_16_text_divided_by_tabs() {
    let text = "Employee Number\tEthnic Origin\tStaff Group\tGrade\tFTE\r\n007\tWhite – British\tEstates and Ancillary\tBand 2\t0.6\r\n";
    let read = reading("staff.xls", &utf16(text));
    assert_eq!((read.kind, assignments(&read)[0].person.as_str()), (Kind::Staff, "7"));
    assert_eq!(assignments(&read)[0].origin.group, Group::White);
    assert_eq!(assignments(&read)[0].fte, Some(0.6));
}

#[test]
fn files_that_are_no_spreadsheets_are_refused_with_what_they_are_and_what_to_do() {
    let good = xlsx(0, 0, &[staff_headings(), staff("1", "A", NURSES, BAND_5)]);
    check_refused("cut.xlsx", &good[..good.len() / 2], &["damaged", "again"]);
    check_refused(
        "locked.xlsx",
        &compound(&["Root Entry", "EncryptedPackage"]),
        &["password"],
    );
    check_refused(
        "letter.xls",
        &compound(&["Root Entry", "WordDocument"]),
        &["a Word document"],
    );
    check_refused("report.xlsx", b"%PDF-1.7\n%\xE2\xE3", &["a PDF document"]);
    check_refused("photo.xlsx", b"\x89PNG\r\n\x1A\n", &["a picture"]);
    check_refused("nothing.xlsx", b"", &["is empty"]);
    check_refused("blanks.csv", b" \r\n\r\n", &["is empty"]);
    check_refused("no-cells.xlsx", &xlsx(0, 0, &[]), &["is empty"]);
    check_refused(
        "page.xls",
        include_bytes!("../../../tests/workbooks/web-page.xls"),
        &["web page", ".xlsx"],
    );
    check_refused(
        "noise.xlsx",
        &[0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 2, 0, 0],
        &["not a spreadsheet"],
    );
}

#[test]
fn a_zip_of_something_else_is_named() {
    let word = with_part(&xlsx(0, 0, &[vec![T("x")]]), "none", b"");
    assert!(read_with("x.xlsx", &word, "", None).is_err());
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer
        .start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    check_refused("letter.xlsx", &bytes, &["a Word document"]);
}

#[test]
fn a_workbook_without_a_table_says_what_was_looked_at_and_what_came_nearest() {
    let bytes = xlsx(
        0,
        0,
        &[vec![T("Canteen menu")], vec![T("Monday"), T("Soup"), T("Stew")]],
    );
    check_refused("menu.xlsx", &bytes, &["Sheet1", "2 rows", "row 2", "Monday"]);
}

#[test]
fn a_workbook_that_lies_about_its_texts_is_refused_before_memory_is_asked_for() {
    let good = xlsx(0, 0, &[staff_headings(), staff("1", "A", NURSES, BAND_5)]);
    let lying = br#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4000000000" uniqueCount="4000000000"><si><t>a</t></si></sst>"#;
    check_refused(
        "hostile.xlsx",
        &with_part(&good, "xl/sharedStrings.xml", lying),
        &["sharedStrings", "damaged"],
    );
}

#[test]
fn a_stray_cell_in_the_last_corner_of_the_sheet_is_harmless() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in [staff_headings(), staff("1", "A", NURSES, BAND_5)].iter().enumerate() {
        for (column, cell) in (0..).zip(cells) {
            if let T(text) = cell {
                sheet.write_string(u32::try_from(row).unwrap(), column, *text).unwrap();
            }
        }
    }
    sheet.write_string(1_048_575, 16_383, "stray").unwrap();
    let read = reading("corner.xlsx", &workbook.save_to_buffer().unwrap());
    assert_eq!(read.rows_read, 1, "the stray cell stands in no column of the table");
}

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
        let Records::Survey { results, organisation } = &read.records else {
            panic!("a survey was expected")
        };
        assert_eq!(organisation, "Our Trust (RXX)");
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

#[test]
fn cancelling_keeps_nothing() {
    let reference = files::reference::Reference::built_in().unwrap();
    let answers = files::read::Answers::default();
    let settings = files::read::Settings {
        rules: reference.rules_for(2026).unwrap(),
        lists: &reference.lists,
        headings: &reference.headings,
        answers: &answers,
        trust_code: None,
        kind: None,
        sheet: None,
    };
    let bytes = xlsx(0, 0, &[staff_headings(), staff("1", "A", NURSES, BAND_5)]);
    let source = files::read::Source {
        name: "staff.xlsx",
        bytes: &bytes,
    };
    let error = files::read::read(&source, &settings, &mut |_| false).unwrap_err();
    assert!(error.to_string().contains("Nothing was kept"), "{error}");
}
