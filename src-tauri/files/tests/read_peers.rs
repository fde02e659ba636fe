//! Tables of all trusts: what is read of a long and a wide one, what is asked, and what of a hostile one is refused or left out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::collections::BTreeMap;

use domain::peers::{PeerCounts, PeerValue, Subject};
use files::read::{Input, PeerReading, PeerSettings, ReadError, Source, peers};
use files::reference::peers::PeerLists;

fn try_read(
    name: &str,
    bytes: &[u8],
    year: Option<u16>,
    answers: &[(&str, &str, &str)],
) -> Result<PeerReading, ReadError> {
    let answers: BTreeMap<(String, String), String> = answers
        .iter()
        .map(|(field, value, answer)| (((*field).to_owned(), (*value).to_owned()), (*answer).to_owned()))
        .collect();
    let settings = PeerSettings {
        lists: &PeerLists::built_in().unwrap(),
        year,
        answers: &answers,
    };
    let source = Source {
        name,
        input: Input::Bytes(bytes),
    };
    let reading = peers(&source, &settings)?;
    let left_out: u32 = reading.left_out.values().sum();
    if reading.is_long {
        assert_eq!(
            u32::try_from(reading.values.len()).unwrap() + left_out,
            reading.rows_read,
            "every row is a value or left out under a reason: {:?}",
            reading.left_out
        );
    }
    Ok(reading)
}

#[track_caller]
fn read(text: &str, year: Option<u16>, answers: &[(&str, &str, &str)]) -> PeerReading {
    try_read("trusts.csv", text.as_bytes(), year, answers).unwrap()
}

#[track_caller]
fn of<'a>(reading: &'a PeerReading, code: &str, key: &str) -> &'a PeerValue {
    let subject = Subject::from_key(key).unwrap();
    reading
        .values
        .iter()
        .find(|held| held.code == code && held.subject == subject)
        .unwrap_or_else(|| panic!("{code} has no {key}: {reading:#?}"))
}

const LONG: &str = "\
WRES data for all trusts,,,,,,,,,
,,,,,,,,,
Organisation code,Organisation name,Year,Indicator,Ethnic group,Value,Numerator,Denominator,White numerator,White denominator,BME numerator,BME denominator
RXA,Alder NHS Trust,2024,Indicator 2,,1.60,,,320,1000,100,500
RXB,Birch NHS Foundation Trust,2023/24,Relative likelihood of appointment from shortlisting,,1.25,,,,,,
RXC,Cedar NHS Trust,2024,Indicator 5,BME,28.4,142,500,,,,
RXC,Cedar NHS Trust,2024,Indicator 5,White,24.0,240,1000,,,,
RXC,Cedar NHS Trust,2024,Indicator 5,All,25.1,,,,,,
RXD,Dogwood NHS Trust,2024,Indicator 3,,*,,,,,,
,England,2024,Indicator 2,,1.59,,,,,,
,London,2024,Indicator 2,,1.47,,,,,,
RXA,Alder NHS Trust,2024,Staff engagement,,7.1,,,,,,
";

#[test]
fn a_long_table_gives_values_with_their_counts_and_years() {
    let reading = read(LONG, None, &[]);
    assert!(
        reading.is_long && reading.header_row == 3 && reading.questions.is_empty(),
        "{reading:#?}"
    );
    let alder = of(&reading, "RXA", "2.ratio");
    assert_eq!(alder.year, 2024);
    assert_eq!(
        alder.counts,
        Some(PeerCounts::Ratio {
            first: (320, 1000),
            second: (100, 500)
        })
    );
    assert!((of(&reading, "RXB", "2.ratio").value - 1.25).abs() < 1e-9);
    assert_eq!(
        of(&reading, "RXB", "2.ratio").year,
        2024,
        "2023/24 is the collection year 2024"
    );
    assert_eq!(
        of(&reading, "RXB", "2.ratio").counts,
        None,
        "no counts, no place in a funnel"
    );
    assert_eq!(
        of(&reading, "RXC", "5.bme").counts,
        Some(PeerCounts::Share {
            events: 142.0,
            people: 500
        })
    );
    assert!((of(&reading, "RXC", "5.white").value - 24.0).abs() < 1e-9);
    let expected = [("several_trusts", 2), ("no_value", 1), ("other_measure", 2)];
    for (reason, rows) in expected {
        assert_eq!(
            reading.left_out.get(reason),
            Some(&rows),
            "{reason}: {:?}",
            reading.left_out
        );
    }
}

#[test]
fn indicator_three_has_bme_staff_above_the_line() {
    let text =
        "Code,Measure,White numerator,White denominator,BME numerator,BME denominator\nRXA,Indicator 3,10,2000,9,900\n";
    let reading = read(text, Some(2025), &[]);
    let held = of(&reading, "RXA", "3.ratio");
    assert_eq!(
        (held.counts, held.year),
        (
            Some(PeerCounts::Ratio {
                first: (9, 900),
                second: (10, 2000)
            }),
            2025
        )
    );
    assert!((held.value - 2.0).abs() < 1e-9, "1% over 0.5%");
}

#[test]
fn a_wide_table_gives_one_value_a_column() {
    let text = "Trust,ODS code,Ind 2 ratio,Indicator 2 White shortlisted,Indicator 2 White appointed,Indicator 2 BME shortlisted,\
                Indicator 2 BME appointed,Indicator 5 BME %,Indicator 5 BME responses,Board BME %,Notes\n\
                Alder NHS Trust,RXA,1.6,1000,320,500,100,28.4%,500,12.5,late\n\
                Birch NHS Trust,RXB,1.2,,,,,31.0%,,14.0,\n";
    let reading = read(text, Some(2024), &[]);
    assert!(!reading.is_long);
    assert_eq!(
        of(&reading, "RXA", "2.ratio").counts,
        Some(PeerCounts::Ratio {
            first: (320, 1000),
            second: (100, 500)
        })
    );
    let survey = of(&reading, "RXA", "5.bme");
    assert_eq!(
        survey.counts,
        Some(PeerCounts::Share {
            events: 142.0,
            people: 500
        }),
        "28.4% of 500 responses"
    );
    assert_eq!(of(&reading, "RXB", "5.bme").counts, None);
    assert!((of(&reading, "RXB", "9.board").value - 14.0).abs() < 1e-9);
    assert!(
        reading
            .findings
            .iter()
            .any(|finding| finding.message.contains("“Notes”")),
        "a column that is not used is named"
    );
}

#[test]
fn a_workbook_is_read_as_a_text_is() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet()
        .set_name("About")
        .unwrap()
        .write(0, 0, "Trust values")
        .unwrap();
    let sheet = book.add_worksheet().set_name("Data").unwrap();
    for (column, heading) in (0..).zip(["Code", "Trust name", "Indicator 8 BME"]) {
        sheet.write(0, column, heading).unwrap();
    }
    for (row, (code, value)) in (1..).zip([("RXA", 15.5), ("RXB", 16.25), ("RXC", 9.0)]) {
        sheet.write(row, 0, code).unwrap();
        sheet.write(row, 2, value).unwrap();
    }
    let reading = try_read("trusts.xlsx", &book.save_to_buffer().unwrap(), Some(2024), &[]).unwrap();
    assert_eq!((reading.sheet.as_str(), reading.values.len()), ("Data", 3));
    assert!((of(&reading, "RXB", "8.bme").value - 16.25).abs() < 1e-9);
}

#[test]
fn units_are_asked_and_never_guessed() {
    let fractions = "Code,Indicator 6 BME\nRXA,0.28\nRXB,0.311\nRXC,0.25\n";
    let asked = read(fractions, Some(2024), &[]);
    assert!(asked.values.is_empty(), "nothing is kept while a unit is open");
    assert_eq!(
        (asked.questions[0].field.as_str(), asked.questions[0].value.as_str()),
        ("unit", "6.bme")
    );
    assert_eq!(asked.questions[0].rows, 3);
    let settled = read(fractions, Some(2024), &[("unit", "6.bme", "fraction")]);
    assert!((of(&settled, "RXB", "6.bme").value - 31.1).abs() < 1e-9);
    let ratios = "Code,Indicator 2\nRXA,159\nRXB,120\nRXC,143%\n";
    assert_eq!(
        read(ratios, Some(2024), &[]).questions[0].suggestion.as_deref(),
        Some("hundredth")
    );
    let settled = read(ratios, Some(2024), &[("unit", "2.ratio", "hundredth")]);
    assert!((of(&settled, "RXA", "2.ratio").value - 1.59).abs() < 1e-9);
    assert!((of(&settled, "RXC", "2.ratio").value - 1.43).abs() < 1e-9);
}

#[test]
fn a_ratio_the_other_way_round_is_asked_about() {
    let rows: Vec<String> = (10..22).map(|trust| format!("RX{trust},0.{}", trust + 50)).collect();
    let text = format!("Code,Indicator 2\n{}\n", rows.join("\n"));
    let asked = read(&text, Some(2024), &[]);
    assert_eq!(
        asked
            .questions
            .iter()
            .map(|held| held.field.as_str())
            .collect::<Vec<_>>(),
        ["turned"]
    );
    let turned = read(&text, Some(2024), &[("turned", "2.ratio", "turned")]);
    assert!((of(&turned, "RX10", "2.ratio").value - 1.0 / 0.60).abs() < 1e-9);
    let kept = read(&text, Some(2024), &[("turned", "2.ratio", "as_is")]);
    assert!((of(&kept, "RX10", "2.ratio").value - 0.60).abs() < 1e-9);
}

#[test]
fn whom_a_survey_column_is_of_and_the_year_are_asked() {
    let text = "Trust code,Trust,Indicator 7\nRXA,Alder,48.8\n";
    let asked = read(text, None, &[]);
    assert_eq!(asked.questions[0].field, "column");
    let bme = read(text, None, &[("column", "Indicator 7", "7.bme")]);
    assert_eq!(bme.questions[0].field, "year", "no column says which year it is");
    let settled = read(
        text,
        None,
        &[("column", "Indicator 7", "7.bme"), ("year", "table", "2024")],
    );
    assert_eq!(of(&settled, "RXA", "7.bme").year, 2024);
    let ignored = read(text, Some(2024), &[("column", "Indicator 7", "ignore")]);
    assert!(ignored.questions.is_empty() && ignored.values.is_empty());
}

#[test]
fn a_trust_with_two_values_has_none_and_is_named() {
    let text = "Code,Trust,Measure,Value\nRXA,Alder,Indicator 2,1.4\nRXA,Alder,Indicator 2,1.9\nRXB,Birch,Indicator 2,1.2\n,Birch,Indicator 2,1.2\n";
    let reading = read(text, Some(2024), &[]);
    assert_eq!(reading.values.len(), 1, "{:#?}", reading.values);
    assert_eq!(
        (reading.left_out["two_values"], reading.left_out["same_again"]),
        (2, 1),
        "a name without a code is the same trust"
    );
    assert!(
        reading
            .findings
            .iter()
            .any(|held| held.message.contains("“Alder” has different values") && held.message.contains("rows 2, 3")),
        "{:#?}",
        reading.findings
    );
}

#[test]
fn counts_and_values_that_cannot_be_are_not_used() {
    let text = "Code,Measure,Value,Numerator,Denominator\nRXA,Indicator 5 BME,130,,\nRXB,Indicator 5 BME,30,60,40\nRXC,Indicator 5 BME,30,90,200\n\
                RXD,Indicator 5 BME,-3,,\nRXE,Indicator 5 BME,28,28.5,100\n";
    let reading = read(text, Some(2024), &[]);
    assert_eq!(reading.left_out["out_of_range"], 2);
    assert_eq!(
        of(&reading, "RXB", "5.bme").counts,
        Some(PeerCounts::Share {
            events: 12.0,
            people: 40
        }),
        "60 of 40 cannot be; 30% of 40 can"
    );
    assert!(
        (of(&reading, "RXC", "5.bme").value - 45.0).abs() < 1e-9,
        "the counts hold where they disagree, and it is said"
    );
    assert!(
        reading
            .findings
            .iter()
            .any(|held| held.message.contains("do not agree"))
    );
    assert!(
        reading
            .findings
            .iter()
            .any(|held| held.message.contains("more events than people"))
    );
}

#[test]
fn what_is_no_such_table_is_refused_in_words() {
    for (text, why) in [
        ("Employee Number,Ethnic Origin\n1,A\n", "a staff list"),
        ("Trust,Notes\nAlder,late\n", "no measure"),
    ] {
        let error = try_read("a.csv", text.as_bytes(), Some(2024), &[]).unwrap_err();
        assert!(matches!(error, ReadError::NoTable { .. }), "{why}: {error}");
    }
    let headings = try_read("a.csv", b"Code,Indicator 2\n", Some(2024), &[]).unwrap_err();
    assert!(
        matches!(
            headings,
            ReadError::NoRows { .. } | ReadError::NoTable { .. } | ReadError::Empty { .. }
        ),
        "{headings}"
    );
}
