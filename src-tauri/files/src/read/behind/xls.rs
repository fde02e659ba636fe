//! Workbooks of Excel 97–2003 and before (.xls).

use super::super::input::Input;
use super::super::ole::Ole;
use super::{Asked, Behind, Outcome};

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const CONTINUED: u16 = 0x003C;
const COLUMNS: u16 = 0x007D;
const SHEET: u16 = 0x0085;
const FILTER_MODE: u16 = 0x009B;
const STORED_TEXT: u16 = 0x0207;
const ROW: u16 = 0x0208;
const ARRAY: u16 = 0x0221;
const DATA_TABLE: u16 = 0x0236;
const SHARED: u16 = 0x04BC;
const BEGIN: u16 = 0x0809;

/// Marks of a row and of columns that nobody sees.
const HIDDEN_ROW: u16 = 0x0020;
const HIDDEN_COLUMN: u16 = 0x0001;

/// What stands behind the cells of a sheet, by its place among the sheets that hold cells.
pub(crate) fn sheet(input: Input<'_>, index: usize, asked: Asked<'_>, behind: &mut Behind) {
    let Ok(mut ole) = Ole::open(input) else { return };
    let Some(stream) = ole.stream("Workbook").or_else(|| ole.stream("Book")) else {
        return;
    };
    let Ok(mut bytes) = ole.bytes(stream) else { return };
    let mut starts: Vec<u64> = Vec::new();
    let (mut header, mut record) = ([0; 4], vec![0; usize::from(u16::MAX)]);
    let mut place = 0_u64;
    // How deep within the sheet: charts of their own stand inside some.
    let mut depth = 0_u32;
    // A formula that gives a text, whose text is yet to come.
    let mut awaited: Option<(u32, usize)> = None;
    while let Ok(true) = bytes.read_exact_or_end(&mut header) {
        let kind = u16::from_le_bytes([header[0], header[1]]);
        let length = usize::from(u16::from_le_bytes([header[2], header[3]]));
        let begins_at = place;
        place += 4 + length as u64;
        if length > 0 && !matches!(bytes.read_exact_or_end(&mut record[..length]), Ok(true)) {
            return;
        }
        let record = &record[..length];
        let two = |place: usize| {
            record
                .get(place..place + 2)
                .map_or(0, |two| u16::from_le_bytes([two[0], two[1]]))
        };
        if kind == SHEET && record.get(5) == Some(&0) {
            starts.push(u64::from(two(0)) | u64::from(two(2)) << 16);
        }
        if kind == BEGIN && (depth > 0 || starts.get(index) == Some(&begins_at)) {
            depth += 1;
            continue;
        }
        if depth == 0 {
            continue;
        }
        if kind == END {
            depth -= 1;
            if depth == 0 {
                break;
            }
        }
        if depth > 1 {
            continue;
        }
        if let Some(cell) = awaited.take() {
            match kind {
                STORED_TEXT if two(0) == 0 => behind.formula(cell, asked, Outcome::Blank),
                STORED_TEXT => behind.formula(cell, asked, Outcome::Something),
                CONTINUED | ARRAY | DATA_TABLE | SHARED => awaited = Some(cell),
                _ => behind.formula(cell, asked, Outcome::Nothing),
            }
        }
        match kind {
            ROW if two(12) & HIDDEN_ROW != 0 => {
                let row = u32::from(two(0)) + 1;
                behind.hide(row, row);
            }
            COLUMNS if two(8) & HIDDEN_COLUMN != 0 => behind.hide_columns(usize::from(two(0)), usize::from(two(2))),
            FILTER_MODE => behind.has_filter = true,
            FORMULA if length >= 14 => {
                let cell = (u32::from(two(0)) + 1, usize::from(two(2)));
                match (two(12), record[6]) {
                    (0xFFFF, 0) => awaited = Some(cell),
                    (0xFFFF, 3) => behind.formula(cell, asked, Outcome::Blank),
                    (0xFFFF, _) => behind.formula(cell, asked, Outcome::Something),
                    _ => {
                        let eight: [u8; 8] = record[6..14].try_into().unwrap_or_default();
                        behind.formula(cell, asked, Outcome::of_number(f64::from_le_bytes(eight)));
                    }
                }
            }
            _ => {}
        }
    }
    if let Some(cell) = awaited {
        behind.formula(cell, asked, Outcome::Nothing);
    }
}
