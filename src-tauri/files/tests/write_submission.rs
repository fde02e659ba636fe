//! The submission workbook and table, read back with readers that know nothing of the writer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod write_support;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::counts::Counts;
use domain::finding::Severity;
use domain::rules::{Averaging, Measure};
use domain::submission::Check;
use files::write::submission::{ReasonedCheck, Signature, SignedOff, SubmissionInput, csv, workbook};
use write_support::{after, counts, figures, input, last_years};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn open(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The row of each item on the sheet, by number.
fn row_of(sheet: &calamine::Range<Data>, item: u16) -> u32 {
    let is_item = |row: &u32| sheet.get_value((*row, 1)) == Some(&Data::Float(f64::from(item)));
    (2..).take(200).find(is_item).unwrap()
}

#[test]
fn every_cell_of_the_return_is_the_value_the_program_holds() {
    let input = input(&counts());
    let sheet = open(workbook(&input).unwrap()).worksheet_range("WRES return").unwrap();
    let mut compared = 0;
    for line in &input.filled.lines {
        let row = row_of(&sheet, line.item.number);
        assert_eq!(
            sheet.get_value((row, 2)),
            Some(&Data::String(line.item.label.clone())),
            "the label stands beside its number"
        );
        for (first, figures) in [(4, line.previous), (7, line.current)] {
            for (column, figure) in (first..).zip(figures) {
                let found = match sheet.get_value((row, column)) {
                    Some(Data::Float(found)) => Some(*found),
                    None | Some(Data::Empty) => None,
                    Some(Data::String(text)) if text.is_empty() => None,
                    other => panic!("item {}: {other:?} is no figure", line.item.number),
                };
                assert_eq!(found, figure, "item {}, column {column}", line.item.number);
                compared += usize::from(figure.is_some());
            }
        }
    }
    assert!(
        compared >= figures(&input.filled),
        "every figure of this year and some of last year were compared, {compared}"
    );
}

#[test]
fn calculated_items_are_formulas_and_typed_ones_are_not() {
    let input = input(&counts());
    let mut book = open(workbook(&input).unwrap());
    let sheet = book.worksheet_range("WRES return").unwrap();
    let formulas = book.worksheet_formula("WRES return").unwrap();
    for line in &input.filled.lines {
        let row = row_of(&sheet, line.item.number);
        let formula = formulas.get_value((row, 7)).map_or("", String::as_str);
        assert_eq!(
            !formula.is_empty(),
            line.item.measure == Measure::Calculated,
            "item {}: {formula:?}",
            line.item.number
        );
    }
    let held = |item: u16| {
        (
            sheet.get_value((row_of(&sheet, item), 4)),
            formulas.get_value((row_of(&sheet, item), 4)),
        )
    };
    assert_eq!(
        held(37),
        (Some(&Data::Float(1.4321)), Some(&String::new())),
        "last year's ratio was returned without its counts, so nothing works it out"
    );
    let rates = row_of(&sheet, 36) + 1;
    let ratio = formulas.get_value((row_of(&sheet, 37), 7)).unwrap();
    assert_eq!(
        *ratio,
        format!("IF(COUNT(H{rates},I{rates})<2,\"\",IF(I{rates}=0,\"\",H{rates}/I{rates}))"),
        "item 37 is White over BME of item 36"
    );
    let rates = row_of(&sheet, 40) + 1;
    let ratio = formulas.get_value((row_of(&sheet, 41), 7)).unwrap();
    assert!(
        ratio.ends_with(&format!("I{rates}/H{rates}))")),
        "item 41 is BME over White of item 40, not {ratio}"
    );
}

#[test]
fn last_years_calculated_items_are_formulas_where_its_own_items_give_them() {
    let mut input = after(&counts(), &last_years(), Averaging::SingleYear);
    let mut change = |item: u16, figure: f64| {
        let line = input.filled.lines.iter_mut().find(|line| line.item.number == item);
        line.unwrap().previous[0] = Some(figure);
    };
    // Rounded as a form prints it, and another figure than the counts give.
    change(37, 1.59);
    change(45, 0.87);
    let mut book = open(workbook(&input).unwrap());
    let sheet = book.worksheet_range("WRES return").unwrap();
    let formulas = book.worksheet_formula("WRES return").unwrap();
    let rates = row_of(&sheet, 40) + 1;
    for line in &input.filled.lines {
        let row = row_of(&sheet, line.item.number);
        let formula = formulas.get_value((row, 4)).map_or("", String::as_str);
        let is_worked_out = line.item.measure == Measure::Calculated && !matches!(line.item.number, 37 | 45);
        assert_eq!(
            !formula.is_empty(),
            is_worked_out,
            "item {}: {formula:?}",
            line.item.number
        );
        assert!(
            !formula.contains('H'),
            "last year is worked out from last year: {formula}"
        );
        if line.item.number == 41 {
            assert!(
                formula.ends_with(&format!("F{rates}/E{rates}))")),
                "BME over White, not {formula}"
            );
        }
    }
    let note = |item: u16| {
        sheet
            .get_value((row_of(&sheet, item), 10))
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    assert!(
        note(45).contains("stands as it was returned"),
        "another figure than last year's counts give is said: {}",
        note(45)
    );
    assert_eq!(note(37), "", "a figure rounded as the form shows it needs no word");
}

#[test]
fn the_cover_and_every_page_say_whether_the_return_is_a_draft() {
    let words = |input: &SubmissionInput| -> String {
        let mut book = open(workbook(input).unwrap());
        let cover = book.worksheet_range("Cover").unwrap();
        let cells: Vec<String> = cover.cells().map(|(_, _, value)| value.to_string()).collect();
        cells.join("\n")
    };
    let mut input = input(&counts());
    let draft = words(&input);
    assert!(
        draft.contains("Draft, not signed off: no errors, no warnings without a reason."),
        "{draft}"
    );
    input.checks[0].reason.clear();
    input.checks.push(ReasonedCheck {
        check: Check {
            severity: Severity::Error,
            ..input.checks[0].check.clone()
        },
        reason: "A reason does not put an error right.".to_owned(),
    });
    assert!(words(&input).contains("Draft, not signed off: 1 error, 1 warning without a reason."));
    let signature = |role: &str, at: &str| Signature {
        role: role.to_owned(),
        at: at.to_owned(),
        statement: format!("The figures are right, says the {role}."),
    };
    input.signed_off = Some(SignedOff {
        signatures: vec![
            signature("Workforce analyst", "4 May 2026 at 09:12"),
            signature("Director of People", "6 May 2026 at 17:40"),
        ],
    });
    let signed = words(&input);
    for wanted in [
        "Signed off by: Workforce analyst on 4 May 2026 at 09:12; Director of People on 6 May 2026 at 17:40.",
        "The figures are right, says the Director of People.",
    ] {
        assert!(signed.contains(wanted), "{signed}");
    }
    assert!(!signed.contains("Draft"), "what is signed is no draft");
}

#[test]
fn a_label_of_a_rule_pack_is_never_a_formula_in_the_table() {
    let mut input = input(&counts());
    input.filled.lines[0].item.label = "=HYPERLINK(\"file:///c:/\",1)".to_owned();
    input.filled.lines[0].current[0] = Some(-3.5);
    let text = String::from_utf8(csv(&input.filled)).unwrap();
    let line = text.lines().nth(1).unwrap();
    assert!(line.contains("\"'=HYPERLINK(\"\"file"), "words stay words: {line}");
    assert!(line.contains(",-3.5,"), "a negative figure stays a figure: {line}");
}

#[test]
fn a_figure_that_does_not_follow_from_the_sheet_is_written_as_it_is_and_says_so() {
    let mut input = input(&counts());
    let line = input
        .filled
        .lines
        .iter_mut()
        .find(|line| line.item.number == 41)
        .unwrap();
    line.current[0] = Some(1.25);
    let mut book = open(workbook(&input).unwrap());
    let sheet = book.worksheet_range("WRES return").unwrap();
    let formulas = book.worksheet_formula("WRES return").unwrap();
    let row = row_of(&sheet, 41);
    assert_eq!(
        sheet.get_value((row, 7)),
        Some(&Data::Float(1.25)),
        "the figure held is the figure written"
    );
    assert_eq!(
        formulas.get_value((row, 7)).map_or("", String::as_str),
        "",
        "a formula would change the figure when the sheet is calculated again"
    );
    let note = sheet.get_value((row, 10)).unwrap().to_string();
    assert!(
        note.contains("Worked out by WRES Desk"),
        "the reader is told why: {note}"
    );
}

#[test]
fn the_sheets_stand_in_order_and_text_is_never_a_formula() {
    let input = input(&counts());
    let mut book = open(workbook(&input).unwrap());
    assert_eq!(
        book.sheet_names(),
        [
            "Cover",
            "WRES return",
            "Where each figure comes from",
            "Notes",
            "Checks"
        ],
        "a reader finds the same sheets every year"
    );
    let cover = book.worksheet_range("Cover").unwrap();
    let words: String = cover.cells().map(|(_, _, value)| value.to_string()).collect();
    for wanted in [
        "Northmoor & District NHS Trust",
        "RZZ",
        "2026",
        "31 March 2026",
        "Reconstructed from memory",
    ] {
        assert!(words.contains(wanted), "the cover says {wanted}");
    }
    let sheet = book.worksheet_range("WRES return").unwrap();
    let header: Vec<String> = (0..11)
        .map(|column| sheet.get_value((0, column)).unwrap().to_string())
        .collect();
    assert_eq!(
        header,
        [
            "INDICATOR",
            "DATA ITEM",
            "LABEL",
            "MEASURE",
            "PREVIOUS YEAR (2025)",
            "",
            "",
            "CURRENT YEAR (2026)",
            "",
            "",
            "Notes"
        ],
        "the columns are those of the form"
    );
    let notes = book.worksheet_range("Notes").unwrap();
    let cells: Vec<String> = notes.cells().map(|(_, _, value)| value.to_string()).collect();
    for wanted in ["Whose ethnicity is known", "Staff in post", "2417", "=Indicator 3"] {
        assert!(cells.iter().any(|cell| cell == wanted), "the notes say {wanted}");
    }
    let checks = book.worksheet_range("Checks").unwrap();
    assert_eq!(
        checks.get_value((1, 4)),
        Some(&Data::String("=Self-service campaign in May".to_owned())),
        "a reason that starts with an equals sign stays a reason"
    );
    let formulas = book.worksheet_formula("Checks").unwrap();
    assert!(formulas.is_empty(), "what people type is never calculated");
}

#[test]
fn a_return_without_any_data_is_written_with_empty_cells() {
    let input = input(&Counts::default());
    let sheet = open(workbook(&input).unwrap()).worksheet_range("WRES return").unwrap();
    for item in [1, 34, 36, 37, 38, 46, 63] {
        let row = row_of(&sheet, item);
        for column in 7..10 {
            let found = sheet
                .get_value((row, column))
                .map(ToString::to_string)
                .unwrap_or_default();
            assert_eq!(found, "", "item {item}: nothing held is an empty cell, not nought");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let input = input(&counts());
    assert!(
        workbook(&input).unwrap() == workbook(&input).unwrap(),
        "a document can be compared byte by byte"
    );
}

#[test]
fn the_table_has_one_row_an_item_with_every_digit() {
    let input = input(&counts());
    let bytes = csv(&input.filled);
    let body = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .expect("Excel needs the mark to read UTF-8");
    let mut reader = ::csv::Reader::from_reader(body);
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), input.filled.lines.len(), "one row an item");
    for (row, line) in rows.iter().zip(&input.filled.lines) {
        assert_eq!(row[0], line.item.number.to_string(), "items stand in order");
        assert_eq!(row[3], line.item.label, "a label with a comma stays one cell");
        for (text, figure) in row.iter().skip(5).zip(line.previous.into_iter().chain(line.current)) {
            assert_eq!(text.parse::<f64>().ok(), figure, "item {}", line.item.number);
        }
    }
}
