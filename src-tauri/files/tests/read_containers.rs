//! Containers: spreadsheets written as markup, and files made to do harm, which are refused or read in little memory.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;

use read_support::{
    BAND_5, NURSES, T, check_refused, compound, finds, read_with, reading, staff, staff_headings, with_part, xlsx,
};

const PAGE_HEAD: &str = "<tr><th>Employee Number<th>Ethnic Origin<th>Staff Group<th>Grade<th>FTE";

/// The preview of a reading, blank cells at the end of a row left out.
fn preview(file: &str, bytes: &[u8]) -> Vec<Vec<String>> {
    reading(file, bytes)
        .preview
        .iter()
        .map(|row| row.cells.clone())
        .collect()
}

fn check_preview(file: &str, bytes: &[u8], expected: &[&[&str]]) {
    assert_eq!(preview(file, bytes), expected, "the rows of {file}");
}

#[test]
fn a_sloppy_web_page_is_read_as_its_reader_sees_it() {
    let page = format!(
        "<HTML><BODY><h2>Staff &amp; posts</h2><TABLE BORDER=1><caption></caption>{PAGE_HEAD}\n\
         <TR><TD x:num=\"1001\">1,001<TD rowspan=2>A<td nowrap>Estates<br>and Ancillary</td><td>Band&nbsp;2<TD x:str>1\n\
         <TR><td>1002<td>Estates and   <b>Ancillary</b><td>Band 3<td x:num='0.5'>50%\
         <tr><td>1003<td colspan=2>B<td>Band 4<td>1</TABLE><p>end"
    );
    check_preview(
        "page.xls",
        page.as_bytes(),
        &[
            &["Employee Number", "Ethnic Origin", "Staff Group", "Grade", "FTE"],
            &["1001", "A", "Estates and Ancillary", "Band 2", "1"],
            &["1002", "", "Estates and Ancillary", "Band 3", "0.5"],
            &["1003", "B", "", "Band 4", "1"],
        ],
    );
    assert_eq!(
        reading("page.xls", page.as_bytes()).sheet,
        "Staff & posts",
        "the heading names the table"
    );
}

#[test]
fn the_table_is_found_among_those_that_lay_out_the_page() {
    let page = format!(
        "<html><table><tr><td>Menu</td></tr></table><table><tr><td>Report<table>{PAGE_HEAD}\
         <tr><td>1<td>A<td>Estates and Ancillary<td>Band 2<td>1</table></td></tr></table></html>"
    );
    let read = reading("nested.xls", page.as_bytes());
    assert_eq!((read.rows_read, read.sheets.len()), (1, 3), "{:?}", read.sheets);
    assert_eq!(read.sheet, "Table 3");
    check_refused(
        "sign-in.xls",
        b"<html><body><form>Your session has ended</form></body></html>",
        &["a web page without a table", "export the data again"],
    );
}

#[test]
fn encodings_that_a_page_names_are_believed() {
    for (head, origin) in [
        ("<meta charset=windows-1252>", &b"White \x96 British"[..]),
        ("", "White – British".as_bytes()),
    ] {
        let mut page = format!("<html>{head}<table>{PAGE_HEAD}<tr><td>1<td>").into_bytes();
        page.extend(origin);
        page.extend(b"<td>Estates and Ancillary<td>Band 2<td>1</table>");
        assert_eq!(preview("page.xls", &page)[1][1], "White – British", "{head:?}");
    }
}

#[test]
fn an_xml_spreadsheet_is_read_with_its_gaps_types_and_hidden_sheets() {
    let row = |cells: &str| format!("<Row ss:AutoFitHeight=\"0\">{cells}</Row>");
    let text = |value: &str| format!("<Cell><Data ss:Type=\"String\">{value}</Data></Cell>");
    let headings: String = [
        "Employee Number",
        "Ethnic Origin",
        "Staff Group",
        "Grade",
        "FTE",
        "Latest Start Date",
    ]
    .map(text)
    .concat();
    let person = "<Cell><Data ss:Type=\"Number\">1001</Data></Cell><Cell><Data ss:Type=\"String\">A</Data><Comment><ss:Data>not this</ss:Data>\
         </Comment></Cell><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">Estates &amp;#38; Ancillary</Data></Cell>\
         <Cell ss:Index=\"6\"><Data ss:Type=\"DateTime\">2020-03-01T00:00:00.000</Data></Cell>";
    let book = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Worksheet ss:Name=\"Old\"><Table>{}</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>\
         <Worksheet ss:Name=\"Staff &amp; more\"><Table>{}<Row ss:Index=\"4\">{person}</Row></Table></Worksheet></Workbook>",
        row(&text("nothing")),
        row(&headings),
    );
    let read = reading("staff.xls", book.as_bytes());
    assert_eq!(
        read.preview[1].cells,
        ["1001", "A", "Estates &#38; Ancillary", "", "", "01/03/2020"],
        "{:?}",
        read.preview
    );
    assert_eq!(read.sheet, "Staff & more");
    let sheets: Vec<(&str, bool, u32)> = read
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.visible, sheet.rows))
        .collect();
    assert_eq!(sheets, [("Old", false, 1), ("Staff & more", true, 4)]);
}

#[test]
fn files_that_are_something_else_say_what_and_what_next() {
    let mut owner = vec![4];
    owner.extend(b"Anne");
    owner.resize(55, b' ');
    owner.extend([4, 0]);
    owner.extend("Anne".encode_utf16().flat_map(u16::to_le_bytes));
    owner.resize(165, b' ');
    let cases: [(&str, &[u8], &[&str]); 16] = [
        ("~$staff.xlsx", &owner, &["while somebody has it open", "without “~$”"]),
        ("copy of a note.xlsx", &owner, &["while somebody has it open"]),
        ("staff.gsheet", br#"{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}"#, &["Google Sheet", "Download"]),
        ("staff.xlsx - Shortcut.lnk", b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0", &["Windows shortcut", "points to"]),
        ("staff.accdb", b"\0\x01\0\0Standard ACE DB\0", &["Access database", "export the table"]),
        ("staff.mdb", b"\0\x01\0\0Standard Jet DB\0", &["Access database"]),
        ("survey.sav", b"$FL2@(#) SPSS DATA FILE", &["SPSS"]),
        ("staff.csv.gz", &[0x1F, 0x8B, 8, 0], &["compressed", "take the spreadsheet out"]),
        ("staff.fods", b"<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">", &["LibreOffice", ".ods"]),
        ("staff.xlsx", b"", &["is empty", "OneDrive"]),
        ("old.xls", &[0x09, 0x04, 6, 0, 0, 0, 0x10, 0], &["Excel 4", ".xlsx"]),
        ("protected.pfile", b".pfile\x01\0", &["rights management", "copy"]),
        ("labelled.xlsx", &compound(&["Root Entry", "EncryptedPackage", "DRMEncryptedDataSpace"]), &["rights management", "label"]),
        ("locked.xlsx", &compound(&["Root Entry", "EncryptedPackage", "StrongEncryptionDataSpace"]), &["password", "Encrypt with Password"]),
        ("hollow.xls", &compound(&["Root Entry", "Something"]), &["holds none"]),
        ("cut.xls", &compound(&["Root Entry", "Workbook"])[..700], &["end of the file is missing"]),
    ];
    for (file, bytes, words) in cases {
        check_refused(file, bytes, words);
    }
    let mut charts = rust_xlsxwriter::Workbook::new();
    charts.add_chartsheet();
    let chart = charts.save_to_buffer();
    if let Ok(bytes) = chart {
        assert!(
            read_with("charts.xlsx", &bytes, "", None).is_err(),
            "a chart is no table"
        );
    }
}

/// An OpenDocument spreadsheet with this content.
fn ods(content: &str) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (part, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", content),
    ] {
        writer.start_file(part, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn ods_row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
        })
        .collect();
    let cells = cells.concat();
    format!("<table:table-row>{cells}</table:table-row>")
}

fn ods_table(rows: &str) -> String {
    let headings = ods_row(&["Employee Number", "Ethnic Origin", "Staff Group", "Grade", "FTE"]);
    format!(
        "<office:document-content><office:body><table:table table:name=\"S\">{headings}{rows}</table:table></office:body></office:document-content>"
    )
}

#[test]
fn an_opendocument_spreadsheet_that_repeats_itself_for_ever_is_read_in_little_memory() {
    let person = ods_row(&["1", "A", "Estates and Ancillary", "Band 2", "1"]);
    let empty = "<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"/></table:table-row>";
    assert_eq!(
        reading("repeats.ods", &ods(&ods_table(&(person.clone() + empty)))).rows_read,
        1
    );
    let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/><table:table-cell office:value-type=\"string\"><text:p>stray</text:p></table:table-cell></table:table-row>";
    let gap = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row>";
    assert_eq!(
        reading("corner.ods", &ods(&ods_table(&(person.clone() + gap + wide)))).rows_read,
        1,
        "a stray cell in the last corner is in no column of the table"
    );
    let whole = ods_table(&person);
    let end = whole.find("</table:table>").unwrap();
    for cut in [end, end + 5] {
        check_refused("cut.ods", &ods(&whole[..cut]), &["missing"]);
    }
    check_refused(
        "nothing.ods",
        &ods("<office:document-content>"),
        &["is not a spreadsheet"],
    );
}

#[test]
fn an_opendocument_cell_is_what_is_shown() {
    let cells = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1001\"><text:p>1,001</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><office:annotation><text:p>a note</text:p></office:annotation><text:p>A &amp;<text:s/>B</text:p></table:table-cell>\
        <table:covered-table-cell office:value-type=\"string\"><text:p>covered</text:p></table:covered-table-cell>\
        <table:table-cell office:value-type=\"date\" office:date-value=\"2020-03-01T08:00:00\"/>\
        <table:table-cell office:value-type=\"string\" calcext:value-type=\"error\" office:string-value=\"\"><text:p>#N/A</text:p></table:table-cell></table:table-row>";
    assert_eq!(
        preview("types.ods", &ods(&ods_table(cells)))[1],
        ["1001", "A & B", "", "01/03/2020", "#N/A"]
    );
}

#[test]
fn markup_made_to_swell_or_to_sink_deep_is_harmless() {
    let deep = format!(
        "<html>{}{PAGE_HEAD}<tr><td>1<td>A<td>x<td>y<td>1",
        "<table><tr><td>".repeat(200_000)
    );
    let _ = read_with("deep.xls", deep.as_bytes(), "", None);
    let spans = format!(
        "<table>{PAGE_HEAD}{}",
        "<tr><td colspan=4000000000 rowspan=4000000000>1".repeat(2000)
    );
    let _ = read_with("spans.xls", spans.as_bytes(), "", None);
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row><Cell><Data>&b;</Data></Cell></Row></Table></Worksheet></Workbook>";
    check_refused("laughs.xls", laughs.as_bytes(), &["&b;"]);
}

#[test]
fn an_xlsx_made_to_do_harm_is_read_or_refused() {
    let good = xlsx(0, 0, &[staff_headings(), staff("1", "A", NURSES, BAND_5)]);
    let sheet = |inside: &str| {
        let sheet = format!(
            "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{inside}</worksheet>"
        );
        with_part(&good, "xl/worksheets/sheet1.xml", sheet.as_bytes())
    };
    let cells = |row: &[&str]| -> String {
        row.iter()
            .map(|cell| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))
            .collect::<Vec<_>>()
            .concat()
    };
    let headings = cells(&["Employee Number", "Ethnic Origin", "Staff Group", "Grade", "FTE"]);
    let person = cells(&["1", "A", "Estates and Ancillary", "Band 2", "1"]);
    let rows = format!("<sheetData><row>{headings}</row><row>{person}</row></sheetData>");
    assert_eq!(
        reading("no-places.xlsx", &sheet(&rows)).rows_read,
        1,
        "cells that do not say their place stand one after another"
    );
    let declared = format!("<dimension ref=\"A1:XFD1048576\"/>{rows}");
    assert_eq!(reading("declares.xlsx", &sheet(&declared)).rows_read, 1);
    let deep = format!("<sheetData>{}", "<row><c><v>".repeat(200_000));
    assert!(read_with("deep.xlsx", &sheet(&deep), "", None).is_err());
    let formulas = "<sheetData><row>".to_owned()
        + &headings
        + "</row><row><c t=\"inlineStr\"><is><t>1</t></is></c><c><f>A1</f></c><c><f>A1</f><v>2</v></c></row></sheetData>";
    assert_eq!(
        preview("formulas.xlsx", &sheet(&formulas))[1],
        ["1", "", "2"],
        "a formula whose result was not stored is blank"
    );
}

/// A record of an old workbook.
fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), content].concat()
}

/// An old workbook of one sheet with these records.
fn xls(records: &[u8]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &[&[0, 6][..], &kind.to_le_bytes(), &[0; 12]].concat());
    let end = record(0x000A, &[]);
    let globals = begin(5);
    let place = u32::try_from(globals.len() + 4 + 6 + 3 + end.len()).unwrap();
    let bound = record(0x0085, &[&place.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
    let mut stream = [globals, bound, end.clone(), begin(0x10), records.to_vec(), end].concat();
    let length = stream.len().max(4096);
    stream.resize(length.next_multiple_of(512), 0);
    let mut file = compound(&["Root Entry", "Workbook"]);
    // The stream lies behind the sector of the directory: its place and length stand in the directory, its chain in the table.
    let entry = 1024 + 128;
    file[entry + 116..entry + 120].copy_from_slice(&2_u32.to_le_bytes());
    file[entry + 120..entry + 124].copy_from_slice(&u32::try_from(stream.len()).unwrap().to_le_bytes());
    let last = 2 + stream.len() / 512 - 1;
    for sector in 2..=last {
        let next = if sector == last {
            0xFFFF_FFFE
        } else {
            u32::try_from(sector + 1).unwrap()
        };
        file[512 + sector * 4..][..4].copy_from_slice(&next.to_le_bytes());
    }
    file.extend(stream);
    file
}

fn number(row: u16, column: u16) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x0203, &[place.as_slice(), &1.0_f64.to_le_bytes()].concat())
}

#[test]
fn an_old_workbook_made_to_do_harm_is_refused_before_memory_is_asked_for() {
    check_refused("one-cell.xls", &xls(&number(0, 0)), &["No table"]);
    let dimensions = [
        0_u32.to_le_bytes(),
        0xFFFF_FFF0_u32.to_le_bytes(),
        [0, 0, 0xFF, 0xFF],
        [0, 0, 0, 0],
    ]
    .concat();
    check_refused(
        "lies.xls",
        &xls(&record(0x0200, &dimensions[..14])),
        &["contradicts itself"],
    );
    let corner = [number(0, 0), number(0xFFFF, 0xFFFF)].concat();
    check_refused("corner.xls", &xls(&corner), &["too large", "65536"]);
    check_refused(
        "password.xls",
        &xls(&record(0x002F, &[0, 0, 1, 2, 3, 4])),
        &["password"],
    );
    let mut circle = compound(&["Root Entry", "Workbook"]);
    circle[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    check_refused("circle.xls", &circle, &["contradicts itself"]);
    let mut long = xls(&number(0, 0));
    long[1024 + 128 + 120..][..4].copy_from_slice(&u32::MAX.to_le_bytes());
    check_refused("long.xls", &long, &["end of the file is missing"]);
}

#[test]
fn a_workbook_is_the_same_whatever_its_name() {
    let good = xlsx(
        0,
        0,
        &[vec![T("Staff")], staff_headings(), staff("1", "A", NURSES, BAND_5)],
    );
    for name in ["staff.csv", "staff", "~$staff.xlsx", "staff.pdf"] {
        let read = reading(name, &good);
        assert_eq!(read.rows_read, 1, "{name}");
        assert!(!finds(&read, "name"), "{name}");
    }
}
