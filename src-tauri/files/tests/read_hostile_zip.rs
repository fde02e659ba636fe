//! Zipped workbooks that unpack to far more than they are, or whose parts are not what they say: refused in words, soon.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use read_support::{BAND_5, NURSES, check_refused, part_of, reading, staff, staff_headings, with_part, xlsx};

fn staff_list() -> Vec<u8> {
    xlsx(0, 0, &[staff_headings(), staff("11", "A", NURSES, BAND_5)])
}

/// The staff list with something put before the end of one of its parts.
fn with_more(part: &str, end: &str, more: &str) -> Vec<u8> {
    let good = staff_list();
    let text = String::from_utf8(part_of(&good, part)).unwrap();
    assert_eq!(text.matches(end).count(), 1, "{part} ends once");
    with_part(&good, part, text.replace(end, &format!("{more}{end}")).as_bytes())
}

#[test]
fn a_part_that_would_be_held_may_not_unpack_to_more_than_any_workbook_needs() {
    let formats = "<xf numFmtId=\"14\"/>".repeat((64 << 20) / 19);
    check_refused(
        "formats.xlsx",
        &with_more("xl/styles.xml", "</styleSheet>", &formats),
        &["too large to read safely", "xl/styles.xml", "unpacks to more"],
    );
    let texts = "<si/>".repeat((8 << 20) + 4096);
    check_refused(
        "texts.xlsx",
        &with_more("xl/sharedStrings.xml", "</sst>", &texts),
        &["too large to read safely", "more texts than a full sheet needs"],
    );
}

#[test]
fn a_picture_and_what_programs_keep_beside_the_sheets_may_be_one_long_text() {
    let mut writer = zip::ZipWriter::new_append(std::io::Cursor::new(staff_list())).unwrap();
    let options = zip::write::SimpleFileOptions::default();
    for name in ["customXml/item1.xml", "xl/media/image1.svg"] {
        writer.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut writer, &vec![b'x'; 17 << 20]).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(reading("picture.xlsx", &bytes).rows_read, 1);
}

#[test]
fn parts_that_are_the_same_bytes_are_refused_before_any_is_unpacked() {
    let good = staff_list();
    let end = good.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    let number =
        |place: usize| usize::try_from(u32::from_le_bytes(good[place..place + 4].try_into().unwrap())).unwrap();
    let directory = number(end + 16);
    let of_sheet = good[directory..end]
        .windows(24)
        .position(|name| name == b"xl/worksheets/sheet1.xml")
        .unwrap();
    let entry = &good[directory + of_sheet - 46..directory + of_sheet + 24];
    let length = usize::from(u16::from_le_bytes(entry[30..32].try_into().unwrap()))
        + usize::from(u16::from_le_bytes(entry[32..34].try_into().unwrap()));
    assert_eq!(length, 0, "the entry ends with its name");
    let again: Vec<u8> = (0..60_u8)
        .flat_map(|index| {
            let mut entry = entry.to_vec();
            entry[46 + 19..46 + 20].copy_from_slice(&[b'A' + index]);
            entry
        })
        .collect();
    let mut bomb = good[..end].to_vec();
    bomb.extend(&again);
    let mut last = good[end..].to_vec();
    let parts = u16::from_le_bytes(last[8..10].try_into().unwrap()) + 60;
    last[8..10].copy_from_slice(&parts.to_le_bytes());
    last[10..12].copy_from_slice(&parts.to_le_bytes());
    let size = u32::try_from(end - directory + again.len()).unwrap();
    last[12..16].copy_from_slice(&size.to_le_bytes());
    bomb.extend(last);
    check_refused(
        "overlaps.xlsx",
        &bomb,
        &["is damaged", "its parts lie over one another"],
    );
}

#[test]
fn a_workbook_cannot_have_more_sheets_than_parts() {
    let part = "xl/workbook.xml";
    let text = String::from_utf8(part_of(&staff_list(), part)).unwrap();
    let start = text.find("<sheet ").unwrap();
    let sheet = &text[start..=start + text[start..].find("/>").unwrap() + 1];
    check_refused(
        "sheets.xlsx",
        &with_more(part, "</sheets>", &sheet.repeat(5000)),
        &["is damaged", "it names 5001 sheets and holds fewer"],
    );
}

#[test]
fn rows_below_the_last_that_a_sheet_can_have_are_not_left_out_in_silence() {
    let part = "xl/worksheets/sheet1.xml";
    let blank = "<row r=\"4000000000\"><c r=\"A4000000000\"/></row>";
    assert_eq!(
        reading("blank.xlsx", &with_more(part, "</sheetData>", blank)).rows_read,
        1
    );
    let filled = "<row r=\"1048577\"><c r=\"A1048577\"><v>12</v></c></row>";
    check_refused(
        "below.xlsx",
        &with_more(part, "</sheetData>", filled),
        &[
            "too large to read safely",
            "sheet “Sheet1”",
            "a row 1048577",
            "ends at row 1048576",
        ],
    );
}
