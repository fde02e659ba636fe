//! The wall before the workbook reader: sizes are counted while inflating, because what a file declares can lie.
//!
//! Some hostile or odd workbooks make the reader ask for more memory than there is, which ends the whole program. What is
//! known to do so is refused here, in words.

use std::io::Read;

use zip::ZipArchive;

use super::ReadError;
use super::input::Input;

/// Most parts a workbook may have.
const MOST_PARTS: usize = 20_000;
/// Largest part once inflated, in bytes: a full sheet of a million rows and forty columns is smaller.
const LARGEST_PART: u64 = 3 << 30;
/// Largest part other than a sheet's cells, once inflated, in bytes.
const LARGEST_SMALL_PART: u64 = 600 << 20;
/// Longest stretch without a tag, in bytes: one cell holds at most 32,767 characters.
const LONGEST_TEXT: u64 = 16 << 20;
/// Fewest bytes a shared string takes (`<si/>` and a little).
const LEAST_STRING: u64 = 5;

/// What is looked for in the parts that hold cells.
#[derive(Clone, Copy)]
struct Marks {
    /// Where a formula ends, or stands at its cell.
    formulas: &'static [&'static [u8]],
    /// Hidden rows and columns, and some that are said not to be.
    hidden: &'static [&'static [u8]],
}

impl Marks {
    const NONE: Self = Self {
        formulas: &[],
        hidden: &[],
    };
    const EXCEL: Self = Self {
        formulas: &[b"</f>", b":f>"],
        hidden: &[b" hidden="],
    };
    const OPEN_DOCUMENT: Self = Self {
        formulas: &[b"table:formula"],
        hidden: &[b"table:visibility"],
    };

    /// Those of a part, by its name in small letters.
    fn of(part: &str) -> Self {
        match part {
            "content.xml" => Self::OPEN_DOCUMENT,
            part if part.contains("worksheets/") => Self::EXCEL,
            _ => Self::NONE,
        }
    }
}

/// As many bytes at the end of a stretch as a mark may begin in.
const SEAM: usize = 16;

/// What is known of a workbook that was let through.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Checked {
    /// Whether a sheet holds formulas.
    pub(crate) has_formulas: bool,
    /// Whether a sheet may hide rows or columns.
    pub(crate) has_hidden: bool,
}

/// Checks a zipped workbook before anything reads it.
pub(crate) fn check(file: &str, input: Input<'_>) -> Result<Checked, ReadError> {
    let damaged = |part: &str, detail: &str| ReadError::Damaged {
        file: file.to_owned(),
        place: format!(" (in its part {part})"),
        detail: detail.to_owned(),
    };
    let too_large = |part: &str, detail: &str| ReadError::TooLarge {
        file: file.to_owned(),
        place: format!(" (in its part {part})"),
        detail: detail.to_owned(),
    };
    let mut archive = ZipArchive::new(input.pass()).map_err(|_| ReadError::Damaged {
        file: file.to_owned(),
        place: String::new(),
        detail: "the end of the workbook is missing".to_owned(),
    })?;
    if archive.len() > MOST_PARTS {
        return Err(too_large("list", "it has more parts than any real workbook"));
    }
    let mut checked = Checked::default();
    for index in 0..archive.len() {
        let mut part = archive
            .by_index(index)
            .map_err(|_| damaged(&format!("number {index}"), "it cannot be unpacked"))?;
        let name = part.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let lower = name.to_ascii_lowercase();
        let is_sheet = lower.contains("worksheets/sheet") || lower == "content.xml";
        let is_xml = is_sheet || has_ending(&lower, "xml") || has_ending(&lower, "rels") || has_ending(&lower, "bin");
        if !is_xml || lower.contains("drawings/") || lower.contains("media/") || lower.contains("printersettings") {
            continue;
        }
        let limit = if is_sheet { LARGEST_PART } else { LARGEST_SMALL_PART };
        let is_markup = !has_ending(&lower, "bin");
        let measured = measure(&mut part, limit, is_markup, Marks::of(&lower))
            .map_err(|_| damaged(&name, "it cannot be unpacked"))?;
        if measured.bytes > limit {
            return Err(too_large(&name, "it unpacks to more than a real workbook could hold"));
        }
        if is_markup && measured.longest_text > LONGEST_TEXT {
            return Err(too_large(
                &name,
                "a single stretch of text in it is longer than a cell can hold",
            ));
        }
        if lower.ends_with("sharedstrings.xml")
            && declared_strings(&measured.head).is_some_and(|declared| declared > measured.bytes / LEAST_STRING + 1)
        {
            return Err(damaged(&name, "it declares more texts than it has room for"));
        }
        checked.has_formulas |= measured.has_formulas;
        checked.has_hidden |= measured.has_hidden;
    }
    Ok(checked)
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

/// What was counted while inflating a part.
struct Measured {
    bytes: u64,
    longest_text: u64,
    /// Whether a formula ends in it, or stands at a cell of it.
    has_formulas: bool,
    /// Whether something in it may be hidden.
    has_hidden: bool,
    head: Vec<u8>,
}

fn measure(part: &mut impl Read, limit: u64, is_markup: bool, marks: Marks) -> std::io::Result<Measured> {
    let mut buffer = vec![0; 64 << 10];
    let mut measured = Measured {
        bytes: 0,
        longest_text: 0,
        has_formulas: false,
        has_hidden: false,
        head: Vec::new(),
    };
    let mut since_tag = 0_u64;
    let mut seam = Vec::new();
    loop {
        let read = part.read(&mut buffer)?;
        if read == 0 {
            return Ok(measured);
        }
        let chunk = &buffer[..read];
        if measured.head.len() < 4096 {
            measured.head.extend_from_slice(&chunk[..read.min(4096)]);
        }
        measured.bytes += read as u64;
        if is_markup {
            // What stands where two stretches meet is looked for in their ends put together.
            seam.extend_from_slice(&chunk[..read.min(SEAM)]);
            for stretch in [chunk, &seam] {
                measured.has_formulas = measured.has_formulas || holds(stretch, marks.formulas);
                measured.has_hidden = measured.has_hidden || holds(stretch, marks.hidden);
            }
            seam.clear();
            seam.extend_from_slice(&chunk[read.saturating_sub(SEAM)..]);
            match (
                chunk.iter().position(|byte| *byte == b'<'),
                chunk.iter().rposition(|byte| *byte == b'<'),
            ) {
                (Some(first), Some(last)) => {
                    measured.longest_text = measured.longest_text.max(since_tag + first as u64);
                    since_tag = (read - last) as u64;
                }
                _ => since_tag += read as u64,
            }
            measured.longest_text = measured.longest_text.max(since_tag);
        }
        if measured.bytes > limit || measured.longest_text > LONGEST_TEXT {
            return Ok(measured);
        }
    }
}

fn holds(stretch: &[u8], marks: &[&[u8]]) -> bool {
    marks.iter().any(|mark| memchr::memmem::find(stretch, mark).is_some())
}

/// The `uniqueCount` that the head of a shared strings part declares.
fn declared_strings(head: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(head);
    let after = text
        .split_once("uniqueCount")?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let digits: String = after.chars().skip(1).take_while(char::is_ascii_digit).collect();
    Some(digits.parse().unwrap_or(u64::MAX))
}
