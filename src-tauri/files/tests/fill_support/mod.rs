//! Blanks of the corpus, and a return to fill them with.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part, and none is a library"
)]

use std::path::{Path, PathBuf};

use files::fill::{FillError, Found, Wanted};
use files::read::{Input, ReadError, Source};
use files::reference::blanks::BlankLists;

use crate::write_support::{counts, input};

/// Where the blanks lie.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/workbooks/official")
}

/// A blank's bytes.
pub fn blank(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

/// A whole return of 2026, with a few figures of the year before.
pub fn wanted() -> Wanted {
    Wanted::of(&input(&counts()).filled)
}

/// The match of a blank.
pub fn look(name: &str, wanted: &Wanted) -> Result<Found, ReadError> {
    let bytes = blank(name);
    files::fill::look(&source(name, &bytes), wanted, &BlankLists::built_in().unwrap())
}

/// A filled copy of a blank.
pub fn fill(name: &str, wanted: &Wanted) -> Result<(Found, Vec<u8>), FillError> {
    let bytes = blank(name);
    fill_bytes(name, &bytes, wanted)
}

/// A filled copy of some bytes.
pub fn fill_bytes(name: &str, bytes: &[u8], wanted: &Wanted) -> Result<(Found, Vec<u8>), FillError> {
    files::fill::fill(&source(name, bytes), wanted, &BlankLists::built_in().unwrap())
}

fn source<'a>(name: &'a str, bytes: &'a [u8]) -> Source<'a> {
    Source {
        name,
        input: Input::Bytes(bytes),
    }
}

/// Every blank, and whether it has a place for every figure of the items that it has.
pub const BLANKS: [(&str, bool); 7] = [
    ("recalled-xlsxwriter.xlsx", true),
    ("recalled-xlsxwriter-macros.xlsm", true),
    ("recalled-xlsxwriter-prefixed.xlsx", true),
    ("recalled-libreoffice.xlsx", true),
    ("sheet-an-indicator-openpyxl.xlsx", true),
    ("other-words-xlsxwriter.xlsx", false),
    ("other-words-libreoffice.xlsm", false),
];

/// Where the maker of a blank put each figure: by year, then item, the cells of White, BME and unknown.
pub fn truth(name: &str) -> serde_json::Value {
    let text = std::fs::read_to_string(folder().join("truth.json")).unwrap();
    let every: serde_json::Value = serde_json::from_str(&text).unwrap();
    let shape = every
        .as_object()
        .unwrap()
        .keys()
        .find(|shape| name.starts_with(shape.as_str()))
        .unwrap();
    every[shape].clone()
}
