//! The made-up trust, imported once for all tests of a file.

#![allow(dead_code, unreachable_pub, reason = "each test file takes what it needs")]

use std::path::PathBuf;
use std::sync::LazyLock;

use chrono::NaiveDateTime;
use desk::{Continue, Desk, Progress};
use serde_json::Value;

pub fn now() -> NaiveDateTime {
    "2026-04-20T09:30:00".parse().unwrap()
}

pub fn on(_: Progress) -> Continue {
    Continue::Yes
}

/// A trust's folder with a store, into which files are put as a trust would have them.
pub struct Trust {
    pub folder: tempfile::TempDir,
    pub desk: Desk,
}

impl Trust {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(&folder.path().join("store")).unwrap();
        Self { folder, desk }
    }

    /// Writes a file of these lines.
    pub fn file(&self, name: &str, lines: &[&str]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        path
    }

    /// Writes a list: its headings, and a line a row.
    pub fn list(&self, name: &str, heading: &str, lines: &[&str]) -> PathBuf {
        self.file(name, &[&[heading], lines].concat())
    }
}

/// A desk filled with the made-up trust, and the truth about it.
pub struct Northmoor {
    pub desk: Desk,
    pub truth: Value,
    pub workbooks: PathBuf,
    _folder: tempfile::TempDir,
}

/// The made-up trust is imported once; every test gets a copy of its store.
pub fn northmoor() -> Northmoor {
    static FILLED: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(&folder.path().join("store")).unwrap();
        let year = desk
            .try_sample(&folder.path().join("workbooks"), now(), &mut on)
            .unwrap();
        assert_eq!(year, 2026);
        folder
    });
    let folder = tempfile::tempdir().unwrap();
    for part in ["workbooks", "store"] {
        std::fs::create_dir(folder.path().join(part)).unwrap();
        for file in std::fs::read_dir(FILLED.path().join(part)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), folder.path().join(part).join(file.file_name())).unwrap();
        }
    }
    let workbooks = folder.path().join("workbooks");
    let desk = Desk::open_existing(&folder.path().join("store")).unwrap();
    let truth = serde_json::from_str(&std::fs::read_to_string(workbooks.join("truth.json")).unwrap()).unwrap();
    Northmoor {
        desk,
        truth,
        workbooks,
        _folder: folder,
    }
}
