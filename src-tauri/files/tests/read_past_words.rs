//! Past returns without item numbers: taken where every line is certain, refused with what can be read where one is not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod read_support;

use std::collections::BTreeMap;

use files::read::{Kind, ReadError};
use read_support::{E, N, Put, Reading, Records, T, finds, questions, read_with, xlsx};

const BANDS: [&str; 13] = [
    "Under Band 1",
    "Band 1",
    "Band 2",
    "Band 3",
    "Band 4",
    "Band 5",
    "Band 6",
    "Band 7",
    "Band 8A",
    "Band 8B",
    "Band 8C",
    "Band 8D",
    "Band 9",
];
const DOCTORS: [&str; 5] = [
    "Consultants",
    "of which Senior medical manager",
    "Non-consultant career grade",
    "Trainee grades",
    "Other",
];

/// A line with the heads that [`heads`] gives its item.
fn line(label: &'static str, item: u16) -> Vec<Put> {
    let [white, bme, unknown] = heads(item);
    vec![T(label), N(white), N(bme), N(unknown)]
}

fn heads(item: u16) -> [f64; 3] {
    [f64::from(item) + 100.0, f64::from(item) + 20.0, f64::from(item % 3)]
}

/// Indicator 1 as a trust publishes it, with these names of its parts.
fn published(parts: [&'static str; 3]) -> Vec<Vec<Put>> {
    let mut rows = vec![
        vec![T("WRES 2024/25")],
        vec![T(
            "Indicator 1: Percentage of staff in each of the AfC Bands 1-9 or Medical and Dental subgroups and VSM compared with the \
             percentage of staff in the overall workforce",
        )],
        vec![],
        vec![T("Pay band"), T("White"), T("BME"), T("Unknown/Null")],
        vec![T(parts[0])],
    ];
    rows.extend((1..).zip(BANDS).map(|(item, label)| line(label, item)));
    rows.extend([
        line("VSM", 14),
        vec![T("Total"), N(9.0), N(9.0), N(9.0)],
        vec![],
        vec![T(parts[1])],
    ]);
    rows.extend((15..).zip(BANDS).map(|(item, label)| line(label, item)));
    rows.extend([line("VSM", 28), vec![T(parts[2])]]);
    rows.extend((29..).zip(DOCTORS).map(|(item, label)| line(label, item)));
    rows
}

const PARTS: [&str; 3] = [
    "1a) Non Clinical workforce",
    "1b) Clinical workforce - of which Non Medical",
    "Of which Medical & Dental",
];

fn read(rows: &[Vec<Put>]) -> Result<Reading, ReadError> {
    read_with("published.xlsx", &xlsx(0, 0, rows), "", None)
}

fn items(reading: &Reading) -> BTreeMap<u16, [Option<f64>; 3]> {
    let Records::Return(past) = &reading.records else {
        panic!("a return was expected, not {:?}", reading.records)
    };
    past.items.clone()
}

fn whole() -> BTreeMap<u16, [Option<f64>; 3]> {
    (1..=33).map(|item| (item, heads(item).map(Some))).collect()
}

#[test]
fn a_published_table_of_heads_is_a_past_return() {
    let read = read(&published(PARTS)).unwrap();
    assert_eq!(read.kind, Kind::Return);
    assert_eq!(
        items(&read),
        whole(),
        "each band under its part, though both parts have the same bands"
    );
    assert_eq!(questions(&read), [], "the year stands in the title");
    assert!(read.why.contains("known by their words"), "{}", read.why);
    assert!(
        !finds(&read, "not in the table"),
        "nothing is missing: {:?}",
        read.findings
    );
}

#[test]
fn parts_may_be_named_otherwise_and_in_a_column_of_their_own() {
    let read = read(&published([
        "Non-clinical staff",
        "Clinical staff (non-medical)",
        "Medical and Dental",
    ]))
    .unwrap();
    assert_eq!(items(&read), whole());

    let mut rows = vec![
        [
            T("Workforce"),
            T("Band"),
            T("White headcount"),
            T("White %"),
            T("BME headcount"),
            T("BME %"),
            T("Not stated headcount"),
        ]
        .to_vec(),
    ];
    let parts = [("Non-clinical", 1, "VSM"), ("Clinical", 15, "Very Senior Manager")];
    let bands = ["1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9"];
    let row = |part, label: Put, item: u16| {
        let [white, bme, unknown] = heads(item);
        vec![
            T(part),
            label,
            N(white),
            N(white / 10.0),
            N(bme),
            N(bme / 10.0),
            N(unknown),
        ]
    };
    for (part, first, vsm) in parts {
        rows.push(row(part, T("Under Band 1"), first));
        rows.extend((first + 1..).zip(bands).map(|(item, band)| row(part, T(band), item)));
        rows.push(row(part, T(vsm), first + 13));
    }
    rows.extend(
        (29..)
            .zip(DOCTORS)
            .map(|(item, label)| row("Medical & Dental", T(label), item)),
    );
    let read = read_with(
        "published.xlsx",
        &xlsx(0, 0, &rows),
        "[return_year]\n\"\" = \"2024\"\n",
        None,
    )
    .unwrap();
    assert_eq!(items(&read), whole(), "percentages between the heads are passed over");
}

#[test]
fn a_line_that_is_not_there_is_told_of() {
    let mut rows = published(PARTS);
    rows.remove(5);
    let read = read(&rows).unwrap();
    assert_eq!(items(&read).len(), 32);
    assert!(
        finds(&read, "taken as nobody: “Under Band 1” (1a) Non Clinical workforce)"),
        "{:?}",
        read.findings
    );
}

/// Why a changed table is refused.
fn refused(change: impl FnOnce(&mut Vec<Vec<Put>>)) -> String {
    let mut rows = published(PARTS);
    change(&mut rows);
    match read(&rows) {
        Err(error @ ReadError::ReturnInWords { .. }) => error.to_string(),
        other => panic!("it should be refused as a return in words: {other:?}"),
    }
}

#[test]
fn what_is_not_certain_is_refused_with_the_line_and_with_what_can_be_read() {
    let cases: [(&str, &str); 4] = [
        (
            &refused(|rows| rows[7] = line("Band 2 and below", 3)),
            "row 8, “Band 2 and below”, is none of the lines of the return",
        ),
        (
            &refused(|rows| rows[7] = line("Band 1", 3)),
            "rows 7 and 8 are the same line of it",
        ),
        (
            &refused(|rows| rows[7] = vec![T("Band 2"), N(0.31), N(0.12), N(0.0)]),
            "row 8 has shares of staff where heads are needed",
        ),
        (
            &refused(|rows| rows.truncate(20)),
            "no lines of clinical staff stand in the same table",
        ),
    ];
    for (message, why) in cases {
        assert!(message.contains(why), "{message}");
        assert!(
            message.contains("one table of headcounts"),
            "it says what can be read: {message}"
        );
    }
}

#[test]
fn bands_of_no_part_of_the_workforce_are_no_return() {
    let mut rows = vec![vec![T("Band"), T("White"), T("BME"), T("Unknown")]];
    rows.extend((1..).zip(BANDS).map(|(item, label)| line(label, item)));
    assert!(
        !matches!(read(&rows), Ok(reading) if reading.kind == Kind::Return),
        "nobody knows which of them are clinical"
    );
}

#[test]
fn a_report_of_ratios_is_refused_with_what_can_be_read() {
    let rows = vec![
        vec![T("Indicator"), T("White"), T("BME"), T("Ratio")],
        vec![
            T("Indicator 2: relative likelihood of appointment"),
            T("18.2%"),
            T("12.1%"),
            N(1.5),
        ],
        vec![
            T("Indicator 3: relative likelihood of formal disciplinary"),
            T("0.7%"),
            T("1.2%"),
            N(1.71),
        ],
        vec![
            T("Indicator 4: relative likelihood of non-mandatory training"),
            E,
            E,
            N(1.02),
        ],
    ];
    let error = read(&rows).unwrap_err().to_string();
    assert!(
        error.contains("has no heads of White, BME and unknown staff"),
        "{error}"
    );
    assert!(
        error.contains("the sheet of the return with the numbers of its items"),
        "{error}"
    );
}

/// The sum of the heads of these items.
fn total(items: impl Iterator<Item = u16>) -> [f64; 3] {
    items
        .map(heads)
        .fold([0.0; 3], |sum, heads| [0, 1, 2].map(|group| sum[group] + heads[group]))
}

#[test]
fn a_total_that_is_not_the_sum_of_what_was_read_is_told_of() {
    let with = |non_clinical: [f64; 3], all: [f64; 3]| {
        let mut rows = published(PARTS);
        let row = |label, [white, bme, unknown]: [f64; 3]| vec![T(label), N(white), N(bme), N(unknown)];
        let place = rows
            .iter()
            .position(|row| matches!(row.first(), Some(T("Total"))))
            .unwrap();
        rows[place] = row("Total", non_clinical);
        rows.push(row("Total", all));
        read(&rows).unwrap()
    };
    let (part, all) = (total(1..=14), total((1..=33).filter(|item| *item != 30)));
    let told = "This total is not the sum of the lines";
    assert!(!finds(&with(part, all), told), "the managers are among the consultants");
    assert!(
        finds(&with(part, all.map(|heads| heads + 1.0)), told),
        "somebody is missing, or counted twice"
    );
    assert!(
        finds(&with(part.map(|heads| heads - 1.0), all), told),
        "also in one part"
    );
}
