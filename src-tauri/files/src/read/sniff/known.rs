//! Files that are no spreadsheets, known by their first bytes, with words for what they are and what to do.

use super::{CHOOSE, SAVE_AS};

const UNPACK: &str = "Open the archive, take the spreadsheet out of it, and choose that.";
const EXPORT: &str = "Open it in the program it belongs to, export the table as an Excel workbook (.xlsx) or as text (.csv), and \
                      choose that.";
const TARGET: &str = "Choose the spreadsheet that it points to.";
const OWNER: &str = "the note that Excel keeps beside a workbook while somebody has it open";
const OWNED: &str = "Choose the workbook itself: its name is the same without “~$” at the beginning.";

/// First bytes, what they are, and what to do next.
const STARTS: [(&[u8], &str, &str); 29] = [
    (b"%PDF", "a PDF document", CHOOSE),
    (b"{\\rtf", "a Word or RTF document", CHOOSE),
    (b"\x89PNG", "a picture", CHOOSE),
    (&[0xFF, 0xD8, 0xFF], "a picture", CHOOSE),
    (b"GIF8", "a picture", CHOOSE),
    (b"BM6", "a picture", CHOOSE),
    (b"II*\0", "a picture", CHOOSE),
    (b"MM\0*", "a picture", CHOOSE),
    (&[0x09, 0x00], "a workbook of Excel 4 or older", SAVE_AS),
    (&[0x09, 0x02], "a workbook of Excel 4 or older", SAVE_AS),
    (&[0x09, 0x04], "a workbook of Excel 4 or older", SAVE_AS),
    (b"\0\x01\0\0Standard Jet DB", "an Access database", EXPORT),
    (b"\0\x01\0\0Standard ACE DB", "an Access database", EXPORT),
    (b"SQLite format 3\0", "a database", EXPORT),
    (b"$FL2", "an SPSS data file", EXPORT),
    (b"$FL3", "an SPSS data file", EXPORT),
    (b"<stata_dta>", "a Stata data file", EXPORT),
    (b"HEADER RECORD*******LIB", "a SAS data file", EXPORT),
    (&SAS, "a SAS data file", EXPORT),
    (b"PAR1", "a Parquet data file", EXPORT),
    (&[0x1F, 0x8B], "a compressed file (gzip)", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    (
        &[0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0],
        "a Windows shortcut and holds no data itself",
        TARGET,
    ),
    (
        b"[InternetShortcut]",
        "a shortcut to a web address and holds no data itself",
        TARGET,
    ),
    (b"book\0\0\0\0mark", "a Mac alias and holds no data itself", TARGET),
    (b"MZ\x90\0", "a program", CHOOSE),
    (b"ID;P", "a spreadsheet in the old exchange format SYLK (.slk)", SAVE_AS),
    (&[0, 0, 2, 0, 6, 4, 6, 0], "a Lotus 1-2-3 worksheet", SAVE_AS),
];

const SAS: [u8; 32] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 0x08, 0x00, 0x09,
    0xC7, 0x31, 0x8C, 0x18, 0x1F, 0x10, 0x11,
];

/// What a file is that is no spreadsheet, and what to do next; nothing where its first bytes are none of those known.
pub(super) fn other(file: &str, head: &[u8]) -> Option<(&'static str, &'static str)> {
    if is_owner_note(file, head) {
        return Some((OWNER, OWNED));
    }
    STARTS
        .iter()
        .find(|(start, ..)| head.starts_with(start))
        .map(|(_, looks_like, next)| (*looks_like, *next))
}

/// Whether the file is wrapped by rights management, which only the wrapping program can open.
pub(super) fn is_rights_protected(head: &[u8]) -> bool {
    head.starts_with(b".pfile") || head.starts_with(&[0x76, 0xE8, 0x04, 0x60, 0xC4, 0x11, 0xE3, 0x86])
}

/// Whether the file is the note of who has a workbook open: the length of a name, the name, blanks, and the name again in two bytes
/// a character.
fn is_owner_note(file: &str, head: &[u8]) -> bool {
    let is_short = matches!(head.len(), 54 | 55 | 162 | 165) || (file.starts_with("~$") && head.len() < 512);
    let Some((length, rest)) = head.split_first() else {
        return false;
    };
    let length = usize::from(*length);
    is_short
        && (1..=54).contains(&length)
        && rest
            .get(length..53)
            .is_some_and(|blanks| blanks.iter().all(|byte| matches!(byte, b' ' | 0)))
        && rest
            .get(..length)
            .is_some_and(|name| name.iter().all(|byte| *byte >= b' '))
}
