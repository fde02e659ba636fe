//! Several files in one command: kept together, and each settled by itself where it must be.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn store(&self) -> PathBuf {
        self.0.path().join("store")
    }

    fn file(&self, name: &str, lines: &[&str]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        path
    }

    /// Imports files with more words; gives what was said, which must end with a status.
    #[track_caller]
    fn import(&self, files: &[&Path], more: &[&str], status: i32) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_wres"))
            .arg("import")
            .args(files)
            .args(["--store", self.store().to_str().unwrap(), "--year", "2026"])
            .args(more)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{said}\n{told}");
        // Sentences are broken into lines of some width.
        (said + &told).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

const APPLICATIONS: &str = "Vacancy Reference,Application Number,Ethnic Origin,Application Status,Date Shortlisted";

#[test]
fn two_files_of_one_kind_are_kept_together() {
    let folder = Folder::new();
    let old = folder.file(
        "april.csv",
        &[
            APPLICATIONS,
            "V1,A1,White - British,Shortlisted,12/04/2025",
            "V1,A2,Indian,Appointed,12/04/2025",
        ],
    );
    let new = folder.file("may.csv", &[APPLICATIONS, "V2,A3,Chinese,Appointed,12/05/2025"]);
    let said = folder.import(&[&old, &new], &[], 0);
    assert!(
        said.contains("april.csv: Recruitment") && said.contains("may.csv: Recruitment"),
        "{said}"
    );
    assert!(said.contains("Kept for 2026."), "{said}");
    let report: Value = serde_json::from_str(&folder.import(&[&old, &new], &["--json"], 0)).unwrap();
    let used: Vec<u64> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["rows"]["used"].as_u64().unwrap())
        .collect();
    assert_eq!(used, [2, 1], "each file has its own count");
    let nine = Command::new(env!("CARGO_BIN_EXE_wres"))
        .args([
            "indicators",
            "--json",
            "--year",
            "2026",
            "--store",
            folder.store().to_str().unwrap(),
        ])
        .output()
        .unwrap();
    let nine: Value = serde_json::from_slice(&nine.stdout).unwrap();
    assert_eq!(
        nine["indicators"]["2"]["shortlisted"]["bme"], 2,
        "both files count: {nine}"
    );
    assert_eq!(nine["indicators"]["2"]["appointed"]["bme"], 2);
}

#[test]
fn a_file_that_fits_two_kinds_asks_for_its_kind_alone() {
    let folder = Folder::new();
    let jobs = folder.file(
        "jobs.csv",
        &[APPLICATIONS, "V1,A1,White - British,Shortlisted,12/04/2025"],
    );
    let people = folder.file(
        "people.csv",
        &[
            "Employee Number,Ethnic Origin,Course,Application Number,Job Title",
            "1001,Indian,Leadership,A17,Nurse",
        ],
    );
    let said = folder.import(&[&jobs, &people], &[], 3);
    assert!(
        said.contains("jobs.csv: Recruitment"),
        "the other file is shown: {said}"
    );
    assert!(
        said.contains("say --as people.csv=KIND, with one of: recruitment, training."),
        "{said}"
    );
    assert!(
        said.contains("training: Looks like “Training” because row 1 has headings for"),
        "{said}"
    );
    assert!(!folder.store().exists(), "nothing is made");
    let report = folder.import(&[&jobs, &people], &["--as", "people.csv=training", "--json"], 3);
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(
        report["files"][0]["kind"], "recruitment",
        "the kind is that of one file"
    );
    assert_eq!(report["files"][1]["kind"], "training");
    folder.import(&[&jobs, &people], &["--as", "people.csv=shoes"], 2);
}

#[test]
fn the_row_of_the_headings_can_be_named() {
    let folder = Folder::new();
    let jobs = folder.file(
        "jobs.csv",
        &[
            "Applications,of the year,,,",
            APPLICATIONS,
            "V1,A1,White - British,Shortlisted,12/04/2025",
        ],
    );
    let said = folder.import(&[&jobs], &["--header-row", "3"], 0);
    assert!(
        said.contains("You chose row 3 for the headings, but it cannot hold"),
        "the last row has nothing below it: {said}"
    );
    let said = folder.import(&[&jobs], &["--header-row", "jobs.csv=1"], 3);
    assert!(
        said.contains("You chose row 1 for the headings") && said.contains("Row 2 does."),
        "{said}"
    );
    let said = folder.import(&[&jobs], &["--header-row", "the second"], 2);
    assert!(said.contains("is not the number of a row"), "{said}");
    let said = folder.import(&[&jobs], &["--header-row", "2"], 0);
    assert!(said.contains("headings in row 2"), "{said}");
}
