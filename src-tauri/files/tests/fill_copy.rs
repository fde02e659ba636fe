//! Filled copies: nothing differs from the blank but the targets and what formulas gave.
//!
//! The parts are compared here by a reader of zips and a few lines that take cells out of a sheet's XML, which share nothing with what
//! writes them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod fill_support;
mod write_support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use files::fill::{Becomes, FillError, Found};
use fill_support::{BLANKS, blank, fill, fill_bytes, wanted};
use regex::Regex;

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().to_string(), bytes)
        })
        .collect()
}

/// A sheet's XML without the cells named, without what formulas gave, and without how far rows say that they reach, which a new cell widens.
fn without(xml: &str, targets: &BTreeSet<String>) -> String {
    let reach = Regex::new(r#" spans="[0-9: ]*""#).unwrap();
    let xml = reach.replace_all(xml, "");
    let cell = Regex::new(r#"<(?:x:)?c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</(?:x:)?c>)"#).unwrap();
    let gave = Regex::new(r"<(?:x:)?v>[^<]*</(?:x:)?v>|<(?:x:)?v ?/>").unwrap();
    let kind = Regex::new(r#"^(<[^>]*?) t="[a-z]+""#).unwrap();
    cell.replace_all(&xml, |held: &regex::Captures<'_>| {
        if targets.contains(&held[1]) && !held[0].contains("<f") && !held[0].contains(":f") {
            return String::new();
        }
        let is_formula = held[0].contains("<f") || held[0].contains(":f");
        if is_formula {
            return kind.replace(&gave.replace_all(&held[0], ""), "$1").into_owned();
        }
        held[0].to_owned()
    })
    .into_owned()
}

fn targets(found: &Found) -> BTreeMap<String, BTreeSet<String>> {
    let mut targets: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for place in &found.places {
        if matches!(place.becomes, Becomes::Written(_)) {
            targets
                .entry(place.sheet.clone())
                .or_default()
                .insert(place.cell.clone());
        }
    }
    targets
}

#[test]
fn everything_else_survives_byte_for_byte() {
    let order = Regex::new(r"<(?:x:)?calcPr[^>]*/>").unwrap();
    for (name, _) in BLANKS {
        let (found, copy) = fill(name, &wanted()).unwrap();
        let all: BTreeSet<String> = targets(&found).into_values().flatten().collect();
        let (before, after) = (parts(&blank(name)), parts(&copy));
        let names = |parts: &[(String, Vec<u8>)]| parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(
            names(&before),
            names(&after),
            "{name}: the same parts in the same order"
        );
        for ((part, was), (_, is)) in before.iter().zip(&after) {
            if was == is {
                continue;
            }
            if part == "xl/workbook.xml" {
                let text = |bytes: &[u8]| order.replace(str::from_utf8(bytes).unwrap(), "").into_owned();
                assert_eq!(
                    text(was),
                    text(is),
                    "{name}: of the workbook only the order to calculate differs"
                );
                assert!(String::from_utf8_lossy(is).contains("fullCalcOnLoad=\"1\""), "{name}");
                continue;
            }
            assert!(
                part.starts_with("xl/worksheets/sheet"),
                "{name}: {part} must not differ"
            );
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
            assert_eq!(
                without(&text(was), &all),
                without(&text(is), &all),
                "{name}: {part} differs in more than its targets"
            );
        }
    }
}

#[test]
fn parts_that_are_not_touched_are_not_packed_anew() {
    let (_, copy) = fill("recalled-xlsxwriter-macros.xlsm", &wanted()).unwrap();
    let blank = blank("recalled-xlsxwriter-macros.xlsm");
    let mut one = zip::ZipArchive::new(Cursor::new(blank.as_slice())).unwrap();
    let mut other = zip::ZipArchive::new(Cursor::new(copy.as_slice())).unwrap();
    for name in [
        "xl/vbaProject.bin",
        "xl/media/image1.png",
        "xl/comments1.xml",
        "xl/styles.xml",
        "docMetadata/LabelInfo.xml",
    ] {
        let packed = |archive: &mut zip::ZipArchive<Cursor<&[u8]>>| {
            let mut bytes = Vec::new();
            let index = archive.index_for_name(name).unwrap();
            archive.by_index_raw(index).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        };
        assert_eq!(
            packed(&mut one),
            packed(&mut other),
            "{name} lies in the copy as it lay in the blank"
        );
    }
}

#[test]
fn another_reader_finds_every_figure_in_its_cell() {
    for (name, _) in BLANKS {
        let (found, copy) = fill(name, &wanted()).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(copy)).unwrap();
        let mut compared = 0;
        for place in &found.places {
            let (Becomes::Written(value) | Becomes::Result(value)) = place.becomes else {
                continue;
            };
            let range = book.worksheet_range(&place.sheet).unwrap();
            let digits = place
                .cell
                .trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
            let letters = &place.cell[..place.cell.len() - digits.len()];
            let column = letters
                .bytes()
                .fold(0_u32, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
            let held = range
                .get_value((digits.parse::<u32>().unwrap() - 1, column - 1))
                .and_then(|cell| match cell {
                    Data::Float(number) => Some(*number),
                    #[expect(clippy::cast_precision_loss, reason = "figures are small")]
                    Data::Int(number) => Some(*number as f64),
                    _ => None,
                });
            assert_eq!(held, Some(value), "{name}: {} {}", place.sheet, place.cell);
            compared += 1;
        }
        assert!(compared > 100, "{name}: {compared} cells were compared");
    }
}

#[test]
fn filling_a_copy_again_changes_nothing() {
    for (name, _) in BLANKS {
        let (_, copy) = fill(name, &wanted()).unwrap();
        match fill_bytes(name, &copy, &wanted()) {
            Err(FillError::NothingToFill { .. }) => {}
            other => panic!(
                "{name}: every figure stands there already, so that nothing is left to fill: {:?}",
                other.err()
            ),
        }
    }
}

#[test]
fn the_ending_of_a_copy_is_that_of_its_kind() {
    for (name, _) in BLANKS {
        let (found, _) = fill(name, &wanted()).unwrap();
        assert!(name.ends_with(&found.ending), "{name} is of the kind {}", found.ending);
    }
}

#[test]
fn a_signed_blank_is_filled_and_its_signature_spoken_of() {
    let mut parts = parts(&blank("recalled-xlsxwriter.xlsx"));
    parts.push(("_xmlsignatures/sig1.xml".to_owned(), b"<Signature/>".to_vec()));
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut out, &bytes).unwrap();
    }
    let signed = out.finish().unwrap().into_inner();
    let (found, _) = fill_bytes("signed.xlsx", &signed, &wanted()).unwrap();
    assert!(
        found.notes.iter().any(|note| note.contains("signature")),
        "{:?}",
        found.notes
    );
}
