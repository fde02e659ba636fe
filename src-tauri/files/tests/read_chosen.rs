//! What is settled by hand: the kind, the sheet, the row of the headings; and what is shown where nothing can be read without it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use std::collections::BTreeMap;

use domain::finding::Severity;
use files::read::{Kind, ReadError, Shape, Sighting};
use read_support::{BAND_5, NURSES};
use read_support::{
    ByHand, E, N, Put, Reading, T, finds, read_by_hand, sheets, staff, staff_headings, staff_rows, xlsx,
};

/// A list whose short headings stand above the long ones: the program takes the long ones.
fn two_rows() -> Vec<u8> {
    let short = ["No", "Origin", "Group", "Pay", "Category", "Main", "Part"]
        .map(T)
        .to_vec();
    xlsx(
        0,
        0,
        &[
            vec![T("Staff in post")],
            short,
            staff_headings(),
            staff("1001", "White - British", NURSES, BAND_5),
            staff("1002", "Indian", NURSES, BAND_5),
        ],
    )
}

fn by_row(bytes: &[u8], row: u32) -> Reading {
    let by_hand = ByHand {
        header_row: Some(row),
        ..ByHand::default()
    };
    let (read, _) = read_by_hand("staff.xlsx", bytes, &by_hand);
    read.unwrap_or_else(|error| panic!("a row that is chosen is never refused: {error}"))
}

#[test]
fn the_row_of_the_headings_can_be_chosen_and_a_wrong_one_is_a_finding() {
    let bytes = two_rows();
    let by_itself = read_by_hand("staff.xlsx", &bytes, &ByHand::default()).0.unwrap();
    assert_eq!(by_itself.header_row, 3);
    let rows: Vec<u32> = by_itself.heading_rows.iter().map(|row| row.row).collect();
    assert_eq!(
        rows,
        [2, 3, 4, 5],
        "every row with some text is offered, a title alone is not"
    );
    assert_eq!(
        by_itself.heading_rows[1].words,
        "Employee Number, Ethnic Origin, Staff Group, Grade, …"
    );

    let same = by_row(&bytes, 3);
    assert_eq!(
        same.records, by_itself.records,
        "choosing what is right changes nothing"
    );
    assert!(!same.shape.by_hand.header_row, "and nothing needs to be remembered");

    let above = by_row(&bytes, 2);
    assert_eq!(above.header_row, 2);
    assert_eq!(above.kind, Kind::Staff, "the rest of the sheet says what it is");
    assert!(
        finds(&above, "You chose row 2 for the headings"),
        "{:?}",
        above.findings
    );
    assert!(
        finds(&above, "row 3 ") || finds(&above, "Row 3 "),
        "the better row is named: {:?}",
        above.findings
    );
    assert_eq!(above.rows_read, 3, "what stands below is read");

    let below = by_row(&bytes, 4);
    assert_eq!(
        below.header_row, 4,
        "a record is taken for headings if somebody says so"
    );
    assert!(!below.questions.is_empty(), "and nothing can be kept by it unseen");
    let worst = below.findings.iter().map(|finding| finding.severity).min();
    assert_eq!(worst, Some(Severity::Error), "{:?}", below.findings);

    for nothing in [1, 77, 5_000] {
        let reading = by_row(&bytes, nothing);
        if nothing == 1 {
            assert_eq!(reading.header_row, 1, "a title is text, and so it is taken");
            continue;
        }
        assert_eq!(reading.header_row, 3, "row {nothing} holds nothing");
        assert!(
            finds(
                &reading,
                &format!("You chose row {nothing} for the headings, but it cannot")
            ),
            "{:?}",
            reading.findings
        );
    }
}

#[test]
fn headings_that_are_not_known_are_read_where_somebody_says_which_row_and_kind() {
    let bytes = xlsx(
        0,
        0,
        &[
            vec![T("List of the workforce"), T("made by hand")],
            ["Pin", "Herkunft", "Lohn", "Bereich"].map(T).to_vec(),
            vec![T("1001"), T("White - British"), T(BAND_5), T(NURSES)],
            vec![T("1002"), T("Indian"), T(BAND_5), T(NURSES)],
        ],
    );
    let (read, seen) = read_by_hand("mine.xlsx", &bytes, &ByHand::default());
    assert!(matches!(read, Err(ReadError::NoTable { .. })), "nothing is recognised");
    let seen: Sighting = seen.expect("what stands in it is shown all the same");
    assert_eq!(seen.preview[1].cells[..2], ["Pin", "Herkunft"]);
    assert_eq!(seen.sheets.len(), 1);
    assert!(seen.guesses.is_empty());

    let by_kind = ByHand {
        kind: Some(Kind::Staff),
        ..ByHand::default()
    };
    let read = read_by_hand("mine.xlsx", &bytes, &by_kind).0.unwrap();
    assert_eq!(
        (read.kind, read.header_row),
        (Kind::Staff, 2),
        "the widest row of text is taken"
    );
    assert!(
        finds(&read, "No heading that is known for “Staff list” was found"),
        "{:?}",
        read.findings
    );
    assert!(
        read.questions.iter().any(|asked| asked.field == "columns"),
        "what cannot be told is asked: {:?}",
        read.questions
    );

    let answered = ByHand {
        answers: "[columns.staff]\nemployee_number = \"Pin\"\nethnic_origin = \"Herkunft\"\npay_scale = \"Lohn\"\nstaff_group = \"Bereich\"\n\
                  assignment_category = \"\"\nassignment_status = \"\"\nprimary_flag = \"\"\nleave_date = \"\"\nstart_date = \"\"\nperson_type = \"\"\n",
        ..by_kind
    };
    let read = read_by_hand("mine.xlsx", &bytes, &answered).0.unwrap();
    assert_eq!(staff_rows(&read).len(), 2);
    let wanting: Vec<&str> = read.questions.iter().map(|asked| asked.value.as_str()).collect();
    assert!(wanting.is_empty(), "all is said: {wanting:?}");
    let later = ByHand { kind: None, ..answered };
    let read = read_by_hand("mine.xlsx", &bytes, &later).0.unwrap();
    assert_eq!(
        read.kind,
        Kind::Staff,
        "with its columns said, the file is recognised by itself"
    );
}

#[test]
fn a_row_and_a_sheet_chosen_last_time_are_found_again_by_their_headings() {
    let list = |above: usize| -> Vec<Vec<Put>> {
        let mut rows = vec![vec![T("As at 31 March")]; above];
        rows.push(
            ["Employee Number", "Ethnic Origin", "Staff Group", "Grade"]
                .map(T)
                .to_vec(),
        );
        rows.push(
            ["Assignment Number", "Ethnic Origin", "Staff Group", "Pay Scale"]
                .map(T)
                .to_vec(),
        );
        rows.push(vec![T("1001"), T("White - British"), T(NURSES), T(BAND_5)]);
        rows.push(vec![T("1002"), T("Indian"), T(NURSES), T(BAND_5)]);
        rows
    };
    let book = |above: usize, leaver: &'static str| {
        sheets(&[
            ("All", 0, 0, list(above)),
            (
                leaver,
                0,
                0,
                vec![staff_headings(), staff("2001", "Chinese", NURSES, BAND_5), vec![E]],
            ),
        ])
    };
    let chosen = ByHand {
        sheet: Some("All"),
        header_row: Some(3),
        ..ByHand::default()
    };
    let first = read_by_hand("staff.xlsx", &book(1, "Others"), &chosen).0.unwrap();
    assert_eq!((first.sheet.as_str(), first.header_row), ("All", 3));
    assert!(
        first.shape.by_hand.header_row && first.shape.by_hand.sheet,
        "{:?}",
        first.shape
    );
    let last = BTreeMap::from([(Kind::Staff, Shape::from_text(&first.shape.to_text()).unwrap())]);
    let after = ByHand {
        last: Some(&last),
        ..ByHand::default()
    };
    let next = read_by_hand("staff.xlsx", &book(3, "Others"), &after).0.unwrap();
    assert_eq!(
        (next.sheet.as_str(), next.header_row),
        ("All", 5),
        "two rows further down: {}",
        next.why
    );
    assert!(next.why.contains("you chose last time"), "{}", next.why);
    let moved = next.changes.iter().any(|change| change.message.contains("row 5 now"));
    assert!(moved, "that it moved is said: {:?}", next.changes);
    // What is said now comes before what was said last time.
    let otherwise = ByHand {
        sheet: Some("Others"),
        ..after
    };
    let other = read_by_hand("staff.xlsx", &book(3, "Others"), &otherwise).0.unwrap();
    assert_eq!(other.sheet, "Others");
}

#[test]
fn two_kinds_that_fit_equally_well_are_shown_with_the_reasons_of_each() {
    let text = b"Employee Number,Ethnic Origin,Course,Application Number,Job Title\n1001,Indian,Leadership,A17,Nurse\n1002,Indian,Leadership,A18,Nurse\n";
    let (read, seen) = read_by_hand("people.csv", text, &ByHand::default());
    let seen = seen.unwrap();
    assert!(matches!(read, Err(ReadError::KindUnclear { .. })), "{:?}", seen.guesses);
    assert!(seen.guesses.len() >= 2, "{:?}", seen.guesses);
    for guess in &seen.guesses {
        assert!(guess.why.contains("row 1 has headings for"), "{}", guess.why);
        let by_hand = ByHand {
            kind: Some(guess.kind),
            ..ByHand::default()
        };
        let read = read_by_hand("people.csv", text, &by_hand).0.unwrap();
        assert_eq!(read.kind, guess.kind, "whichever is said is read");
        assert!(read.shape.by_hand.kind, "and remembered");
        // Next year the same columns stand two rows further down, and nobody says anything.
        let next = [&b"List,of people\n,\n"[..], text].concat();
        let last = BTreeMap::from([(guess.kind, read.shape.clone())]);
        let by_memory = ByHand {
            last: Some(&last),
            ..ByHand::default()
        };
        let read = read_by_hand("people 2027.csv", &next, &by_memory).0.unwrap();
        assert_eq!((read.kind, read.header_row), (guess.kind, 3));
        assert!(read.why.ends_with("You chose the kind last time."), "{}", read.why);
        assert!(read.shape.by_hand.kind, "and it is remembered on");
        let (other, _) = read_by_hand("other.csv", b"a,b\n1,2\n3,4\n", &by_memory);
        assert!(other.is_err(), "another file is not taken for it");
    }
    assert_eq!(seen.header_row, 1);
    assert_eq!(seen.preview.len(), 3);
}

#[test]
fn headings_far_down_are_in_the_preview() {
    let mut rows = vec![vec![T("Prompt"), N(1.0)]; 40];
    rows.push(staff_headings());
    rows.push(staff("1001", "White - British", NURSES, BAND_5));
    let read = read_by_hand("staff.xlsx", &xlsx(0, 0, &rows), &ByHand::default())
        .0
        .unwrap();
    assert_eq!(read.header_row, 41);
    let shown: Vec<u32> = read.preview.iter().map(|row| row.row).collect();
    assert_eq!(
        shown,
        [37, 38, 39, 40, 41, 42],
        "the headings and what stands around them"
    );
    assert!(read.heading_rows.iter().any(|row| row.row == 41));
}
