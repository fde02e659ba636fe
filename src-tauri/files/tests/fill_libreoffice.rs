//! Filled copies calculated by LibreOffice, which must be installed for this test: every formula gives the program's own figure.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod fill_support;
mod write_support;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use files::fill::{Becomes, Found, Holds};
use fill_support::{fill, wanted};

/// The copy without what its formulas hold, so that what is read afterwards can only have been calculated.
fn without_results(bytes: Vec<u8>) -> Vec<u8> {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let result = regex::Regex::new(r"(</(?:x:)?f>)<(x:)?v>[^<]*</(?:x:)?v>").unwrap();
    for index in 0..book.len() {
        let mut part = book.by_index(index).unwrap();
        let name = part.name().unwrap().to_string();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            bytes = result
                .replace_all(&String::from_utf8(bytes).unwrap(), "$1")
                .into_owned()
                .into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Every sheet as LibreOffice calculates it, with every digit.
fn calculated(bytes: &[u8], name: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fill-libreoffice-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("copy.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let status = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to"])
        // Comma, quote, UTF-8, from row 1; not as shown, so that no digit is lost; every sheet to a file of its own.
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1")
        .arg("--outdir")
        .args([&folder, &path])
        .output()
        .expect("this test needs LibreOffice Calc; the project's test command installs it");
    assert!(status.status.success(), "LibreOffice opens the copy: {status:?}");
    let mut sheets = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if let Some(sheet) = stem
            .strip_prefix("copy-")
            .filter(|_| path.extension().is_some_and(|ending| ending == "csv"))
        {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_path(&path)
                .unwrap();
            let rows = reader
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect())
                .collect();
            sheets.insert(sheet.to_owned(), rows);
        }
    }
    sheets
}

fn held<'a>(sheets: &'a BTreeMap<String, Vec<Vec<String>>>, sheet: &str, cell: &str) -> &'a str {
    let digits = cell.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = &cell[..cell.len() - digits.len()];
    let column = letters
        .bytes()
        .fold(0_usize, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    let row: usize = digits.parse().unwrap();
    sheets[sheet][row - 1].get(column - 1).map_or("", String::as_str)
}

#[track_caller]
fn check(name: &str, found: &Found, sheets: &BTreeMap<String, Vec<Vec<String>>>) -> usize {
    let mut formulas = 0;
    for place in &found.places {
        let value = match place.becomes {
            Becomes::Written(value) => value,
            Becomes::Result(value) => {
                formulas += 1;
                value
            }
            Becomes::Same | Becomes::Formula => continue,
        };
        let text = held(sheets, &place.sheet, &place.cell);
        let number = text.strip_suffix('%').map_or_else(
            || text.parse::<f64>(),
            |text| text.parse::<f64>().map(|held| held / 100.0),
        );
        let number = number.unwrap_or_else(|_| panic!("{name}: {} {} holds “{text}”", place.sheet, place.cell));
        assert!(
            (number - value).abs() <= 1e-9 * value.abs().max(1.0),
            "{name}: item {}, {} {}: the spreadsheet has {number}, the program {value}",
            place.item,
            place.sheet,
            place.cell
        );
    }
    formulas
}

/// One test, since two LibreOffices that start at the same time get into each other's way.
#[test]
fn a_spreadsheet_calculates_in_a_copy_what_the_program_calculated() {
    for (name, least) in [
        ("recalled-xlsxwriter.xlsx", 50),
        ("recalled-xlsxwriter-prefixed.xlsx", 50),
        ("recalled-libreoffice.xlsx", 50),
        ("sheet-an-indicator-openpyxl.xlsx", 15),
    ] {
        let (found, copy) = fill(name, &wanted()).unwrap();
        let formulas = check(name, &found, &calculated(&without_results(copy), name));
        assert!(formulas >= least, "{name}: {formulas} formulas were compared");
    }
}

#[test]
fn what_follows_from_the_figures_elsewhere_is_calculated_anew() {
    let (found, copy) = fill("recalled-xlsxwriter.xlsx", &wanted()).unwrap();
    assert!(
        found
            .places
            .iter()
            .any(|place| matches!(place.holds, Holds::Formula(_)))
    );
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(Cursor::new(copy)).unwrap();
    let summary = calamine::Reader::worksheet_range(&mut book, "Summary").unwrap();
    assert!(
        matches!(summary.get_value((1, 1)), None | Some(calamine::Data::Empty)),
        "what the blank gave is not left standing beside the new figures: {summary:?}"
    );
}
