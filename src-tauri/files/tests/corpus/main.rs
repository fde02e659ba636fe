//! The corpus of `tests/workbooks`: one made-up truth in every container and in every awkward shape, against what is read.
//!
//! Its README says what the files are and how they are made. These tests need neither Python nor LibreOffice: they read the
//! files that are committed, and the truth that the script which made them counted for itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

#[path = "../read_support/mod.rs"]
mod read_support;

mod balance;
mod containers;
mod counted;
mod not_yet;
mod snapshots;
mod truth;
mod truths;
