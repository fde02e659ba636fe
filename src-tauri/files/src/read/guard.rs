//! The wall before the workbook reader: sizes are counted while inflating, because what a file declares can lie.
//!
//! Some hostile or odd workbooks make the reader ask for more memory than there is, which ends the whole program. What is
//! known to do so is refused here, in words.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::ReadError;
use super::input::{Input, Pass};

/// Most parts a workbook may have.
const MOST_PARTS: usize = 20_000;
/// Largest part once inflated, in bytes: a full sheet of a million rows and forty columns is smaller.
const LARGEST_PART: u64 = 3 << 30;
/// Most bytes of all parts together, once inflated.
const LARGEST_WHOLE: u64 = 8 << 30;
/// Largest part of shared texts, once inflated, in bytes.
const LARGEST_TEXTS: u64 = 600 << 20;
/// Most shared texts, since they are held: eight different ones in each row of a full sheet.
const MOST_TEXTS: u64 = 8 << 20;
/// Largest of the other parts that are held, once inflated, in bytes: the most formats and names that Excel keeps take less.
const LARGEST_HELD: u64 = 64 << 20;
/// Longest stretch without a tag, in bytes: one cell holds at most 32,767 characters.
const LONGEST_TEXT: u64 = 16 << 20;
/// Fewest bytes a shared string takes (`<si/>` and a little).
const LEAST_STRING: u64 = 5;

/// What is looked for in the parts that hold cells.
#[derive(Debug, Clone, Copy)]
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
    /// How many parts it has.
    pub(crate) parts: usize,
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
    if lies_over_itself(&mut archive, input) {
        return Err(damaged("list", "its parts lie over one another"));
    }
    let mut checked = Checked {
        parts: archive.len(),
        ..Checked::default()
    };
    let mut whole = 0;
    for index in 0..archive.len() {
        let mut part = archive
            .by_index(index)
            .map_err(|_| damaged(&format!("number {index}"), "it cannot be unpacked"))?;
        let name = part.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let looked_for = LookedFor::of(&name.to_ascii_lowercase());
        let limit = looked_for.limit.min(LARGEST_WHOLE - whole);
        let measured = measure(&mut part, limit, looked_for).map_err(|_| damaged(&name, "it cannot be unpacked"))?;
        whole += measured.bytes;
        if measured.bytes > limit {
            return Err(too_large(&name, "it unpacks to more than a real workbook could hold"));
        }
        if looked_for.is_markup && measured.longest_text > LONGEST_TEXT {
            return Err(too_large(
                &name,
                "a single stretch of text in it is longer than a cell can hold",
            ));
        }
        if measured.texts > MOST_TEXTS {
            return Err(too_large(&name, "it holds more texts than a full sheet needs"));
        }
        if looked_for.is_texts
            && declared_strings(&measured.head).is_some_and(|declared| declared > measured.bytes / LEAST_STRING + 1)
        {
            return Err(damaged(&name, "it declares more texts than it has room for"));
        }
        checked.has_formulas |= measured.has_formulas;
        checked.has_hidden |= measured.has_hidden;
    }
    Ok(checked)
}

/// Whether the parts take up more of the file than there is of it, as they do where several are the same bytes.
fn lies_over_itself(archive: &mut ZipArchive<Pass<'_>>, input: Input<'_>) -> bool {
    let Ok(length) = input.pass().seek(SeekFrom::End(0)) else {
        // Reading on says why.
        return false;
    };
    let mut packed: u64 = 0;
    for index in 0..archive.len() {
        packed = packed.saturating_add(archive.by_index_raw(index).map_or(0, |part| part.compressed_size()));
    }
    packed > length
}

/// What is looked for in a part. Any part may turn out to be a sheet, since a workbook names them as it likes; so the size of each
/// is counted.
#[derive(Debug, Clone, Copy)]
struct LookedFor {
    limit: u64,
    is_markup: bool,
    marks: Marks,
    is_texts: bool,
}

impl LookedFor {
    /// By the part's name in small letters.
    fn of(name: &str) -> Self {
        let is_texts = name.ends_with("sharedstrings.xml") || name.ends_with("sharedstrings.bin");
        let is_held = has_ending(name, "rels")
            || [
                "[content_types].xml",
                "workbook.xml",
                "workbook.bin",
                "styles.xml",
                "styles.bin",
                "meta-inf/manifest.xml",
            ]
            .iter()
            .any(|held| name.ends_with(held));
        // Nobody reads these, and a picture or a query in them may be one long text.
        let is_beside = ["drawings/", "media/", "printersettings", "customxml/"]
            .iter()
            .any(|folder| name.contains(folder));
        Self {
            limit: if is_texts {
                LARGEST_TEXTS
            } else if is_held {
                LARGEST_HELD
            } else {
                LARGEST_PART
            },
            is_markup: !is_beside && (has_ending(name, "xml") || has_ending(name, "rels")),
            marks: Marks::of(name),
            is_texts,
        }
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

/// What was counted while inflating a part.
#[derive(Default)]
struct Measured {
    bytes: u64,
    longest_text: u64,
    /// Shared texts. One whose tag lies where two stretches meet is not counted.
    texts: u64,
    /// Whether a formula ends in it, or stands at a cell of it.
    has_formulas: bool,
    /// Whether something in it may be hidden.
    has_hidden: bool,
    head: Vec<u8>,
}

fn measure(part: &mut impl Read, limit: u64, looked_for: LookedFor) -> std::io::Result<Measured> {
    let mut buffer = vec![0; 64 << 10];
    let mut measured = Measured::default();
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
        if looked_for.is_markup {
            // What stands where two stretches meet is looked for in their ends put together.
            seam.extend_from_slice(&chunk[..read.min(SEAM)]);
            for stretch in [chunk, &seam] {
                measured.has_formulas = measured.has_formulas || holds(stretch, looked_for.marks.formulas);
                measured.has_hidden = measured.has_hidden || holds(stretch, looked_for.marks.hidden);
            }
            seam.clear();
            seam.extend_from_slice(&chunk[read.saturating_sub(SEAM)..]);
            if looked_for.is_texts {
                measured.texts += memchr::memmem::find_iter(chunk, b"<si").count() as u64;
            }
            match (memchr::memchr(b'<', chunk), memchr::memrchr(b'<', chunk)) {
                (Some(first), Some(last)) => {
                    measured.longest_text = measured.longest_text.max(since_tag + first as u64);
                    since_tag = (read - last) as u64;
                }
                _ => since_tag += read as u64,
            }
            measured.longest_text = measured.longest_text.max(since_tag);
        }
        if measured.bytes > limit || measured.longest_text > LONGEST_TEXT || measured.texts > MOST_TEXTS {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_measured_under_any_name() {
        for (name, limit, is_markup) in [
            ("xl/worksheets/sheet1.xml", LARGEST_PART, true),
            ("content.xml", LARGEST_PART, true),
            ("xl/data", LARGEST_PART, false),
            ("xl/drawings/data.xml", LARGEST_PART, false),
            ("xl/media/image1.png", LARGEST_PART, false),
            ("xl/worksheets/sheet1.bin", LARGEST_PART, false),
            ("xl/sharedstrings.xml", LARGEST_TEXTS, true),
            ("xl/styles.xml", LARGEST_HELD, true),
            ("xl/_rels/workbook.xml.rels", LARGEST_HELD, true),
        ] {
            let found = LookedFor::of(name);
            assert_eq!((found.limit, found.is_markup), (limit, is_markup), "{name}");
        }
    }
}
