//! `wres export submission --into` as typed: a look, a copy, what is refused, and with which exit status.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

fn blank(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/workbooks/official")
        .join(name)
}

struct Trust {
    folder: tempfile::TempDir,
}

impl Trust {
    /// A trust whose recruitment and board were typed in.
    fn new() -> Self {
        let trust = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let values = [
            "recruitment.shortlisted.white=1000",
            "recruitment.shortlisted.bme=500",
            "recruitment.shortlisted.unknown=20",
            "recruitment.appointed.white=200",
            "recruitment.appointed.bme=50",
            "recruitment.appointed.unknown=2",
            "survey.7.white_percent=56.5",
            "survey.7.bme_percent=45.1",
        ];
        trust.ask(&[&["set"], &values[..]].concat(), 0);
        trust
    }

    fn ask(&self, arguments: &[&str], status: i32) -> (String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_wres"))
            .args(arguments)
            .args(["--year", "2026", "--store"])
            .arg(self.folder.path().join("store"))
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}{told}");
        (said, told)
    }

    fn fill(&self, blank: &Path, out: &str, status: i32) -> (String, String) {
        let out = self.folder.path().join(out);
        let arguments = [
            "export",
            "submission",
            "--into",
            blank.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
        ];
        self.ask(&arguments, status)
    }
}

fn number(path: &Path, sheet: &str, at: (u32, u32)) -> Option<f64> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    match book.worksheet_range(sheet).unwrap().get_value(at) {
        Some(Data::Float(number)) => Some(*number),
        _ => None,
    }
}

#[test]
fn a_blank_is_looked_at_and_a_copy_filled() {
    let trust = Trust::new();
    let official = blank("recalled-xlsxwriter-macros.xlsm");
    let before = std::fs::read(&official).unwrap();
    let look = trust
        .ask(
            &["export", "submission", "--look", "--into", official.to_str().unwrap()],
            0,
        )
        .0;
    assert!(look.contains("Item 34, White, 2026: WRES!N43 (empty) → 1000"), "{look}");
    assert!(
        look.contains("Item 48, BME, 2026: WRES!O59 (empty) → 45.1% (the cell stores 0.451)"),
        "{look}"
    );
    assert!(
        look.contains("Item 43, Number of staff accessing") && look.contains("No figure is held"),
        "{look}"
    );

    let said = trust.fill(&official, "return.xlsm", 0).0;
    assert!(
        said.contains("8 cells will be filled.") && said.contains("Written: "),
        "{said}"
    );
    let copy = trust.folder.path().join("return.xlsm");
    assert_eq!(number(&copy, "WRES", (42, 13)), Some(1000.0), "item 34, White");
    assert_eq!(number(&copy, "WRES", (58, 14)), Some(0.451), "item 48, BME");
    assert_eq!(
        number(&copy, "WRES", (6, 13)),
        None,
        "no workforce is held, so that its cells stay empty"
    );
    assert_eq!(
        std::fs::read(&official).unwrap(),
        before,
        "the blank itself is as it was"
    );
}

#[test]
fn the_match_is_told_in_json() {
    let trust = Trust::new();
    let official = blank("sheet-an-indicator-openpyxl.xlsx");
    let said = trust
        .ask(
            &[
                "export",
                "submission",
                "--look",
                "--json",
                "--into",
                official.to_str().unwrap(),
            ],
            0,
        )
        .0;
    let told: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(told["schema"], "wres-desk/official/1");
    let places = told["match"]["places"].as_array().unwrap();
    let place = places
        .iter()
        .find(|place| place["item"] == 35 && place["group"] == "BME")
        .unwrap();
    assert_eq!(place["sheet"], "Indicator 2");
    assert_eq!(place["cell"], "C5");
    assert_eq!(place["becomes"], "50");
    assert!(told["path"].is_null());
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let trust = Trust::new();
    let official = blank("recalled-xlsxwriter.xlsx");
    let ending = trust.fill(&official, "return.xlsm", 2).1;
    assert!(
        ending.contains("must end in .xlsx"),
        "Excel opens no workbook of another kind than its name says: {ending}"
    );

    let own = trust.folder.path().join("blank.xlsx");
    std::fs::copy(&official, &own).unwrap();
    let itself = trust.fill(&own, "blank.xlsx", 2).1;
    assert!(itself.contains("never written over"), "{itself}");
    assert_eq!(std::fs::read(&own).unwrap(), std::fs::read(&official).unwrap());

    let list = trust.folder.path().join("list.csv");
    std::fs::write(&list, "a,b\n1,2\n").unwrap();
    let other = trust.fill(&list, "return.xlsx", 4).1;
    assert!(other.contains("no cells to fill"), "{other}");

    let no_place = trust
        .ask(&["export", "submission", "--into", official.to_str().unwrap()], 2)
        .1;
    assert!(no_place.contains("--out"), "{no_place}");
    let wrong = trust.ask(
        &[
            "export",
            "submission-csv",
            "--look",
            "--into",
            official.to_str().unwrap(),
        ],
        2,
    );
    assert!(wrong.1.contains("Only the return is"), "{}", wrong.1);
}
