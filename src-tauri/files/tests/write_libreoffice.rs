//! Every formula of the submission workbook calculated by LibreOffice, which must be installed for this test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod write_support;

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use domain::counts::Counts;
use domain::ethnicity::Triple;
use domain::recruitment::Recruitment;
use files::write::submission::workbook;
use write_support::{counts, figures, input};

/// The workbook without the values its formulas already hold, so that what is read afterwards can only have been calculated.
fn without_cached_values(bytes: Vec<u8>) -> Vec<u8> {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..book.len() {
        let mut part = book.by_index(index).unwrap();
        let name = part.name().unwrap().to_string();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let mut pieces = text.split("</f><v>");
        let mut kept = pieces.next().unwrap().to_owned();
        for piece in pieces {
            kept.push_str("</f>");
            kept.push_str(piece.split_once("</v>").unwrap().1);
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(kept.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Two LibreOffices that start at the same time get into each other's way.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("libreoffice-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The second sheet as LibreOffice calculates it, with every digit.
fn calculated(bytes: Vec<u8>, name: &str) -> Vec<Vec<String>> {
    let _alone = ONE_AT_A_TIME.lock();
    let folder = folder(name);
    let path = folder.join("return.xlsx");
    std::fs::write(&path, without_cached_values(bytes)).unwrap();
    let status = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to"])
        // Comma, quote, UTF-8, from row 1; not as shown, so that no digit is lost; the second sheet.
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2")
        .arg("--outdir")
        .args([&folder, &path])
        .output()
        .expect("this test needs LibreOffice Calc; the project's test command installs it");
    assert!(status.status.success(), "LibreOffice opens the workbook: {status:?}");
    let written = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .expect("LibreOffice wrote the sheet");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(written)
        .unwrap();
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[track_caller]
fn check(counts: &Counts, name: &str) {
    let input = input(counts);
    let rows = calculated(workbook(&input).unwrap(), name);
    let mut compared = 0;
    for line in &input.filled.lines {
        let number = line.item.number.to_string();
        let row = rows.iter().find(|row| row[1] == number).unwrap();
        for (column, figure) in (7..).zip(line.current) {
            match (row[column].parse::<f64>().ok(), figure) {
                (None, None) => assert_eq!(row[column], "", "item {number} is empty, not an error"),
                (Some(found), Some(figure)) => {
                    compared += 1;
                    assert!(
                        (found - figure).abs() <= 1e-12 * figure.abs().max(1.0),
                        "item {number}, column {column}: the spreadsheet calculates {found}, the program {figure}"
                    );
                }
                (found, figure) => panic!("item {number}, column {column}: {found:?} is not {figure:?}"),
            }
        }
    }
    assert_eq!(compared, figures(&input.filled), "every figure was compared");
}

#[test]
fn a_spreadsheet_calculates_what_the_program_calculated() {
    check(&counts(), "whole");
}

#[test]
fn formulas_leave_cells_empty_where_there_is_nothing_to_divide() {
    let mut without = counts();
    without.board = None;
    without.training = None;
    without.recruitment = Some(Recruitment {
        shortlisted: Triple::new(40, 12, 0),
        appointed: Triple::new(5, 0, 0),
    });
    check(&without, "gaps");
    check(
        &Counts {
            board: counts().board,
            recruitment: counts().recruitment,
            ..Counts::default()
        },
        "no-workforce",
    );
}
