//! Filling a trust's official workbook: what stops it, what ties the copy to what was looked at, and what the log says of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use desk::{Assignment, DeskError};
use support::{northmoor, now};

fn blank() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/workbooks/official/recalled-xlsxwriter.xlsx")
}

#[test]
fn a_copy_is_filled_and_the_log_says_so() {
    let mut northmoor = northmoor();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("filled.xlsx");
    let before = fs::read(blank()).unwrap();
    let look = northmoor.desk.match_blank(2026, &blank()).unwrap();
    assert!(look.why_not.is_empty() && look.not_placed.is_empty(), "{look:?}");
    let filled = northmoor
        .desk
        .fill_blank(2026, &blank(), &out, Some(&look.fingerprint), now())
        .unwrap();
    assert_eq!(filled.written, look.written, "what is written is what was looked at");
    assert!(out.is_file());
    assert_eq!(fs::read(blank()).unwrap(), before, "the blank itself is not touched");
    let log = northmoor.desk.log_entries().unwrap();
    let line = &log[0].what;
    assert!(
        line.contains("recalled-xlsxwriter.xlsx"),
        "the log names the blank: {line}"
    );
    assert!(
        !line.contains(&folder.path().display().to_string()),
        "and no folder of this computer: {line}"
    );
}

#[test]
fn figures_that_cannot_be_stop_it_and_nothing_is_written() {
    let mut northmoor = northmoor();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("filled.xlsx");
    let typed = Assignment {
        key: "recruitment.appointed.bme".to_owned(),
        value: "9999".to_owned(),
        reason: "A slip of the finger.".to_owned(),
        ..Assignment::default()
    };
    northmoor.desk.set_values(2026, &[typed], now()).unwrap();
    let look = northmoor.desk.match_blank(2026, &blank()).unwrap();
    assert!(
        !look.why_not.is_empty(),
        "the match can be looked at and says why it is not written"
    );
    let stopped = northmoor.desk.fill_blank(2026, &blank(), &out, None, now());
    assert!(matches!(stopped, Err(DeskError::Stopped { .. })), "{stopped:?}");
    assert!(!out.exists(), "more appointed than shortlisted is never sent");
}

#[test]
fn a_blank_that_changed_since_it_was_looked_at_is_not_filled() {
    let mut northmoor = northmoor();
    let folder = tempfile::tempdir().unwrap();
    let (copy, out) = (folder.path().join("blank.xlsx"), folder.path().join("filled.xlsx"));
    fs::copy(blank(), &copy).unwrap();
    let look = northmoor.desk.match_blank(2026, &copy).unwrap();
    let other =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/workbooks/official/other-words-xlsxwriter.xlsx");
    fs::copy(other, &copy).unwrap();
    let refused = northmoor
        .desk
        .fill_blank(2026, &copy, &out, Some(&look.fingerprint), now());
    assert!(refused.is_err(), "{refused:?}");
    assert!(!out.exists());
    let onto_itself = northmoor.desk.fill_blank(2026, &copy, &copy, None, now());
    assert!(onto_itself.is_err(), "a blank is never written over");
}
