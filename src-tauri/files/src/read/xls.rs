//! The wall before the reader of old workbooks (.xls), which holds each sheet as one rectangle and asks for memory by what the
//! file declares.

use super::ReadError;
use super::cell::address;
use super::ole::{Broken, Ole, Stream};

/// Most cells of all the rectangles that the sheets take up. A sheet of 65,536 rows and 120 columns is within it.
const MOST_CELLS: u64 = 12_000_000;

const FILE_PASS: u16 = 0x002F;
const DIMENSIONS: u16 = 0x0200;
const BEGIN: u16 = 0x0809;
/// Records of one cell or of several in a row: they begin with the row and the first column.
const CELLS: [u16; 9] = [0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];
const SEVERAL_NUMBERS: u16 = 0x00BD;
const BLANKS: u16 = 0x00BE;

/// The rectangle of a sheet's cells.
#[derive(Clone, Copy)]
struct Area {
    top: u16,
    left: u16,
    bottom: u16,
    right: u16,
}

impl Area {
    fn with(self, row: u16, left: u16, right: u16) -> Self {
        Self {
            top: self.top.min(row),
            left: self.left.min(left),
            bottom: self.bottom.max(row),
            right: self.right.max(right),
        }
    }

    fn cells(self) -> u64 {
        (u64::from(self.bottom) + 1).saturating_sub(u64::from(self.top))
            * (u64::from(self.right) + 1).saturating_sub(u64::from(self.left))
    }
}

/// Reads the records of a workbook through before anything else does.
pub(crate) fn check(file: &str, ole: &mut Ole<'_>, stream: Stream) -> Result<(), ReadError> {
    let words = |broken: Broken| broken.words(file);
    let mut bytes = ole.bytes(stream).map_err(words)?;
    let mut areas: u64 = 0;
    let mut area: Option<Area> = None;
    let mut furthest = (0, 0);
    let mut header = [0; 4];
    let mut record = vec![0; usize::from(u16::MAX)];
    // What stands behind the last record is padding.
    while let Ok(true) = bytes.read_exact_or_end(&mut header) {
        let kind = u16::from_le_bytes([header[0], header[1]]);
        let length = usize::from(u16::from_le_bytes([header[2], header[3]]));
        if !bytes.read_exact_or_end(&mut record[..length]).map_err(words)? && length > 0 {
            return Err(words(Broken::Cut));
        }
        let two = |place: usize| u16::from_le_bytes([record[place], record[place + 1]]);
        let four = |place: usize| u64::from(two(place)) | u64::from(two(place + 2)) << 16;
        match kind {
            FILE_PASS if length >= 2 => return Err(ReadError::encrypted(file)),
            BEGIN => areas += area.take().map_or(0, Area::cells),
            DIMENSIONS if length >= 14 => {
                let rows = (four(4) + 1).saturating_sub(four(0));
                let columns = (u64::from(two(10)) + 1).saturating_sub(u64::from(two(8)));
                if rows.saturating_mul(columns) > 65_537 * 257 {
                    return Err(words(Broken::Odd));
                }
            }
            _ if CELLS.contains(&kind) && length >= 6 => {
                let (row, left) = (two(0), two(2));
                let right = if kind == SEVERAL_NUMBERS {
                    two(length - 2).max(left)
                } else {
                    left
                };
                if kind != BLANKS {
                    let start = Area {
                        top: row,
                        left,
                        bottom: row,
                        right,
                    };
                    area = Some(area.unwrap_or(start).with(row, left, right));
                    furthest = furthest.max((row, right));
                }
            }
            _ => {}
        }
        if areas + area.map_or(0, Area::cells) > MOST_CELLS {
            return Err(ReadError::TooLarge {
                file: file.to_owned(),
                place: String::new(),
                detail: format!(
                    "its cells reach as far as {}, with almost nothing between them: delete the rows and columns outside the table",
                    address(usize::from(furthest.1), u32::from(furthest.0) + 1)
                ),
            });
        }
    }
    Ok(())
}
