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
