//! The program's own submission workbook, read back as a past return.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod read_support;
mod write_support;

use files::write::submission::workbook;
use read_support::{Records, reading};

#[test]
fn a_submission_that_was_written_is_read_back_as_the_return_of_its_year() {
    let input = write_support::input(&write_support::counts());
    let read = reading("submission.xlsx", &workbook(&input).unwrap());
    let Records::Return(past) = &read.records else {
        panic!("a return was expected, not {:?}", read.kind)
    };
    assert_eq!(past.year, 2026, "{:?}", read.findings);
    for line in &input.filled.lines {
        let found = past.items.get(&line.item.number).copied().unwrap_or_default();
        for (found, written) in found.into_iter().zip(line.current) {
            let same = match (found, written) {
                (Some(found), Some(written)) => (found - written).abs() < 1e-9,
                (found, written) => found == written,
            };
            assert!(
                same,
                "item {}: {found:?} was read where {written:?} was written",
                line.item.number
            );
        }
    }
    assert!(past.items.len() > 40, "{} items", past.items.len());
}
