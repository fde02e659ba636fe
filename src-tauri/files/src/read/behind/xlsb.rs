//! Binary workbooks of Excel (.xlsb).

use std::io::{BufReader, Read};

use super::super::input::Input;
use super::parts::{Archive, part, target, workbook};
use super::{Asked, Behind, Outcome};

const ROW: u32 = 0;
const FORMULA_TEXT: u32 = 8;
const FORMULA_NUMBER: u32 = 9;
const FORMULA_TRUTH: u32 = 10;
const FORMULA_ERROR: u32 = 11;
const COLUMN: u32 = 60;
const SHEET: u32 = 156;
const FILTERED_COLUMN: u32 = 163;

/// As many bytes of a record as are looked at.
const LOOKED_AT: u64 = 4096;

/// What stands behind the cells of a sheet.
pub(crate) fn sheet(input: Input<'_>, name: &str, asked: Asked<'_>, behind: &mut Behind) {
    let Ok(mut archive) = Archive::new(input.pass()) else {
        return;
    };
    let (folder, book) = workbook(&mut archive);
    let mut id = None;
    if let Some(part) = part(&mut archive, &format!("{folder}{book}")) {
        each_record(part, |kind, bytes| {
            if kind == SHEET
                && id.is_none()
                && let Some((found, after)) = text(bytes, 8)
                && text(bytes, after).is_some_and(|(named, _)| named == name)
            {
                id = Some(found);
            }
        });
    }
    let Some(path) = id.and_then(|id| target(&mut archive, (&folder, &book), &id)) else {
        return;
    };
    let Some(part) = part(&mut archive, &path) else { return };
    let mut row = 0_u32;
    each_record(part, |kind, bytes| match kind {
        ROW => {
            row = four(bytes, 0).saturating_add(1);
            if bytes.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                behind.hide(row, row);
            }
        }
        COLUMN if bytes.get(16).is_some_and(|flags| flags & 1 != 0) => {
            behind.hide_columns(column(bytes, 0), column(bytes, 4));
        }
        FILTERED_COLUMN => behind.has_filter = true,
        FORMULA_TEXT | FORMULA_NUMBER | FORMULA_TRUTH | FORMULA_ERROR => {
            let outcome = match kind {
                FORMULA_TEXT if four(bytes, 8) == 0 => Outcome::Blank,
                FORMULA_NUMBER => bytes
                    .get(8..16)
                    .and_then(|eight| eight.try_into().ok())
                    .map_or(Outcome::Something, |eight| {
                        Outcome::of_number(f64::from_le_bytes(eight))
                    }),
                _ => Outcome::Something,
            };
            behind.formula((row, column(bytes, 0)), asked, outcome);
        }
        _ => {}
    });
}

fn four(bytes: &[u8], place: usize) -> u32 {
    bytes
        .get(place..place + 4)
        .and_then(|four| four.try_into().ok())
        .map_or(0, u32::from_le_bytes)
}

fn column(bytes: &[u8], place: usize) -> usize {
    usize::try_from(four(bytes, place)).unwrap_or(usize::MAX)
}

/// A text of two bytes a letter, and the place after it.
fn text(bytes: &[u8], place: usize) -> Option<(String, usize)> {
    let letters = column(bytes, place);
    let start = place + 4;
    let end = start.checked_add(letters.checked_mul(2)?)?;
    let units: Vec<u16> = bytes
        .get(start..end)?
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Some((String::from_utf16_lossy(&units), end))
}

/// Calls with each record of a part, as far as it can be read, and with the first of its bytes.
fn each_record(part: impl Read, mut call: impl FnMut(u32, &[u8])) {
    let mut part = BufReader::with_capacity(64 << 10, part);
    let mut bytes = Vec::new();
    while let Some(kind) = number(&mut part, 2) {
        let Some(length) = number(&mut part, 4).map(u64::from) else {
            return;
        };
        bytes.clear();
        let looked_at = length.min(LOOKED_AT);
        if (&mut part).take(looked_at).read_to_end(&mut bytes).is_err() || (bytes.len() as u64) < looked_at {
            return;
        }
        let rest = length - looked_at;
        if !matches!(std::io::copy(&mut (&mut part).take(rest), &mut std::io::sink()), Ok(passed) if passed == rest) {
            return;
        }
        call(kind, &bytes);
    }
}

/// A number of seven bits a byte, the lowest first; the kind of a record keeps the marks of its bytes where it has two.
fn number(part: &mut impl Read, most: u32) -> Option<u32> {
    let mut number = 0_u32;
    for place in 0..most {
        let mut byte = [0];
        part.read_exact(&mut byte).ok()?;
        number |= u32::from(byte[0] & 0x7F) << (7 * place);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}
