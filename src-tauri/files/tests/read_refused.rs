//! Files that are refused, in which words, and hostile ones that must do no harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places within a small file"
)]

mod read_support;

use read_support::{
    BAND_5, NURSES, T, check_refused, compound, read_with, reading, staff, staff_headings, with_part, xlsx,
};

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

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn damaged_bytes_are_read_or_refused_and_never_stop_the_program(
        place in 0.0_f64..1.0, byte: u8, cut in 0.5_f64..1.0, is_text: bool, is_cut: bool,
    ) {
        let mut bytes = if is_text {
            b"Employee Number,Ethnic Origin,Staff Group,Grade\n1,A,\"Estates\nand Ancillary\",Band 2\n2,B,x,y\n".to_vec()
        } else {
            xlsx(2, 1, &[staff_headings(), staff("1", "A", NURSES, BAND_5)])
        };
        let length = bytes.len() as f64;
        bytes[(length * place) as usize] = byte;
        if is_cut {
            bytes.truncate((length * cut) as usize);
        }
        if let Err(error) = read_with("odd.xlsx", &bytes, "", None) {
            proptest::prop_assert!(error.to_string().contains("odd.xlsx"), "{error}");
        }
    }

    #[test]
    fn damaged_cells_are_read_or_refused_and_never_stop_the_program(place in 0.0_f64..1.0, byte in 0x20_u8..0x7F) {
        use std::io::Read;
        let good = xlsx(2, 1, &[staff_headings(), staff("1", "A", NURSES, BAND_5)]);
        let part = "xl/worksheets/sheet1.xml";
        let mut content = Vec::new();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&good)).unwrap();
        archive.by_name(part).unwrap().read_to_end(&mut content).unwrap();
        let place = (content.len() as f64 * place) as usize;
        content[place] = byte;
        let _ = read_with("odd.xlsx", &with_part(&good, part, &content), "", None);
    }
}

#[test]
fn a_sheet_whose_declared_size_is_inside_out_takes_nothing_with_it() {
    let good = xlsx(2, 1, &[staff_headings(), staff("1", "A", NURSES, BAND_5)]);
    for size in ["H9:B3", "A0:A0", "B3:XFD1048577", "ZZZZZ1", ""] {
        let sheet = format!(
            "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <dimension ref=\"{size}\"/><sheetData><row r=\"0\"><c r=\"A0\"><v>1</v></c></row></sheetData></worksheet>"
        );
        let error = read_with(
            "inside-out.xlsx",
            &with_part(&good, "xl/worksheets/sheet1.xml", sheet.as_bytes()),
            "",
            None,
        );
        assert!(error.is_err(), "there is no table in a sheet of size {size:?}");
    }
}

/// Stops at the first chance.
struct Stops;

impl files::read::Taker for Stops {
    fn rows(&mut self, _: u32) -> std::ops::ControlFlow<()> {
        std::ops::ControlFlow::Break(())
    }

    fn word(&mut self, _: domain::workforce::Word, _: &str) -> std::ops::ControlFlow<()> {
        std::ops::ControlFlow::Continue(())
    }

    fn record(&mut self, _: files::read::Record) -> std::ops::ControlFlow<()> {
        std::ops::ControlFlow::Continue(())
    }
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
        header_row: None,
        last: None,
    };
    let bytes = xlsx(0, 0, &[staff_headings(), staff("1", "A", NURSES, BAND_5)]);
    let source = files::read::Source {
        name: "staff.xlsx",
        input: files::read::Input::Bytes(&bytes),
    };
    let error = files::read::read(&source, &settings, &mut Stops).unwrap_err();
    assert!(error.to_string().contains("Nothing was kept"), "{error}");
}

#[test]
fn numbers_that_a_spreadsheet_shortened_and_failed_formulas_name_nobody_in_silence() {
    let text = "Employee Number,Ethnic Origin,Staff Group,Grade,FTE\n1.23E+07,A,Estates and Ancillary,Band 2,1\n\
                #N/A,A,Estates and Ancillary,Band 2,1\n";
    let read = reading("shortened.csv", text.as_bytes());
    assert_eq!(read.left_out.get("blank_key"), Some(&1));
    let finding = read
        .findings
        .iter()
        .find(|finding| finding.message.contains("shortened"))
        .unwrap();
    assert_eq!(
        (finding.place.cell.as_str(), finding.severity),
        ("A2", domain::finding::Severity::Error)
    );
}
