//! Workbooks calculated anew by LibreOffice, which must be installed for the tests that use this.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part, and none is a library"
)]

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use calamine::{Data, Reader, Xlsx};

/// A workbook in memory.
pub type Book = Xlsx<Cursor<Vec<u8>>>;

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
    std::fs::create_dir_all(folder.join("out")).unwrap();
    folder
}

/// The workbook as LibreOffice calculates and saves it.
pub fn recalculated(bytes: Vec<u8>, name: &str) -> Book {
    let _alone = ONE_AT_A_TIME.lock();
    let folder = folder(name);
    let path = folder.join("book.xlsx");
    std::fs::write(&path, without_cached_values(bytes)).unwrap();
    let status = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .args([&folder.join("out"), &path])
        .output()
        .expect("this test needs LibreOffice Calc; the project's test command installs it");
    assert!(status.status.success(), "LibreOffice opens the workbook: {status:?}");
    let written = std::fs::read(folder.join("out").join("book.xlsx")).expect("LibreOffice wrote the workbook");
    Xlsx::new(Cursor::new(written)).unwrap()
}

/// A document as LibreOffice opens it and writes it in another form: `form` as its command takes it (`pdf`, `txt:Text (encoded):UTF8`).
pub fn converted(bytes: &[u8], name: &str, ending: &str, form: &str) -> Vec<u8> {
    let _alone = ONE_AT_A_TIME.lock();
    let to = form.split(':').next().unwrap_or(form);
    let folder = folder(&format!("{name}-{ending}-{to}"));
    let path = folder.join(format!("paper.{ending}"));
    std::fs::write(&path, bytes).unwrap();
    let told = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", form, "--outdir"])
        .args([&folder.join("out"), &path])
        .output()
        .expect("this test needs LibreOffice Calc and Writer; the project's test command installs them");
    assert!(told.status.success(), "LibreOffice opens {name}: {told:?}");
    std::fs::read(folder.join("out").join(format!("paper.{to}")))
        .unwrap_or_else(|_| panic!("LibreOffice wrote {name} as {to}: {told:?}"))
}

/// How many pages a PDF of LibreOffice has.
pub fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let pages = text.match_indices("/Type/Page").filter(|(place, found)| {
        let after = text.get(place + found.len()..).and_then(|rest| rest.chars().next());
        after != Some('s')
    });
    pages.count()
}

/// What a cell shows: nothing, a number or words.
fn held(cell: Option<&Data>) -> Result<Option<f64>, String> {
    match cell {
        None | Some(Data::Empty) => Ok(None),
        Some(Data::String(text)) if text.is_empty() => Ok(None),
        Some(Data::Float(figure)) => Ok(Some(*figure)),
        #[allow(clippy::cast_precision_loss, reason = "whole numbers of a test, far below 2^52")]
        Some(Data::Int(figure)) => Ok(Some(*figure as f64)),
        Some(other) => Err(other.to_string()),
    }
}

/// Whether the two agree but for the last digits of their reckoning.
pub fn agree(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs()).max(1.0)
}

/// Holds every formula of a workbook, on every sheet, to the value that the workbook was written with. Gives the workbook as calculated
/// and how many formulas give a figure.
#[track_caller]
pub fn every_formula_gives_what_is_written(bytes: Vec<u8>, name: &str) -> (Book, usize) {
    let mut written: Book = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    let mut anew = recalculated(bytes, name);
    let mut figures = 0;
    for sheet in written.sheet_names() {
        let of_sheet = written.worksheet_formula(&sheet).unwrap();
        let (before, after) = (
            written.worksheet_range(&sheet).unwrap(),
            anew.worksheet_range(&sheet).unwrap(),
        );
        let (first_row, first_column) = of_sheet.start().unwrap_or_default();
        for (row, column, formula) in of_sheet.used_cells() {
            let place = (
                first_row + u32::try_from(row).unwrap(),
                first_column + u32::try_from(column).unwrap(),
            );
            let (one, other) = (held(before.get_value(place)), held(after.get_value(place)));
            match (one, other) {
                (Ok(None), Ok(None)) => {}
                (Ok(Some(one)), Ok(Some(other))) if agree(one, other) => figures += 1,
                (one, other) => panic!(
                    "sheet “{sheet}”, row {}, column {}: written {one:?}, calculated {other:?} by {formula}",
                    place.0 + 1,
                    place.1 + 1
                ),
            }
        }
    }
    (anew, figures)
}
