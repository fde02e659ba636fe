//! What a file is, told by its bytes and never by its name.
//!
//! It does not read the spreadsheet; it only says which reader can, or in plain words why none can.

use std::io::Read;

use zip::ZipArchive;

use super::ReadError;
use super::input::{Input, Pass};

/// A container that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    /// Excel workbook (.xlsx, .xlsm).
    Xlsx,
    /// Excel binary workbook (.xlsb).
    Xlsb,
    /// Excel 97–2003 workbook (.xls).
    Xls,
    /// OpenDocument spreadsheet (.ods).
    Ods,
    /// Delimited text (.csv, .tsv, .txt).
    Text,
}

/// Bytes looked at to tell what a file is.
const HEAD: u64 = 1 << 20;

const SAVE_AS: &str = "Open it in Excel, save it as an Excel workbook (.xlsx), and choose that.";
const CHOOSE: &str = "Choose the spreadsheet it was made from.";

/// Says which container the bytes are.
pub(crate) fn sniff(file: &str, input: Input<'_>) -> Result<Container, ReadError> {
    let head = input.head(HEAD).map_err(|error| ReadError::unreachable(file, &error))?;
    let bytes = head.as_slice();
    let not = |looks_like: &str, next: &str| {
        Err(ReadError::NotASpreadsheet {
            file: file.to_owned(),
            looks_like: looks_like.to_owned(),
            next: next.to_owned(),
        })
    };
    if is_blank(input).map_err(|error| ReadError::unreachable(file, &error))? {
        return Err(ReadError::Empty { file: file.to_owned() });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_content(file, input);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return compound_content(file, bytes);
    }
    if bytes.starts_with(b"%PDF") {
        return not("a PDF document", CHOOSE);
    }
    if bytes.starts_with(b"{\\rtf") {
        return not("a Word or RTF document", CHOOSE);
    }
    let pictures: [&[u8]; 5] = [b"\x89PNG", &[0xFF, 0xD8, 0xFF], b"GIF8", b"BM6", b"II*\0"];
    if pictures.iter().any(|start| bytes.starts_with(start)) {
        return not("a picture", CHOOSE);
    }
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04, ..]) {
        return not("a workbook of Excel 4 or older", SAVE_AS);
    }
    if has_utf16_mark(bytes) {
        return Ok(Container::Text);
    }
    text_content(file, bytes)
}

/// Whether there is nothing in the file, or only blanks.
fn is_blank(input: Input<'_>) -> std::io::Result<bool> {
    let mut pass = input.pass();
    let mut buffer = [0; 4096];
    loop {
        let read = pass.read(&mut buffer)?;
        if read == 0 {
            return Ok(true);
        }
        if !buffer[..read]
            .iter()
            .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
        {
            return Ok(false);
        }
    }
}

/// Whether the text begins with a mark of one of the two-byte encodings.
fn has_utf16_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])
}

fn text_content(file: &str, bytes: &[u8]) -> Result<Container, ReadError> {
    let not = |looks_like: &str, next: &str| {
        Err(ReadError::NotASpreadsheet {
            file: file.to_owned(),
            looks_like: looks_like.to_owned(),
            next: next.to_owned(),
        })
    };
    let head = &bytes[..bytes.len().min(4096)];
    let head = head
        .strip_prefix(&[0xEF, 0xBB, 0xBF])
        .unwrap_or(head)
        .trim_ascii_start();
    let lower = head.to_ascii_lowercase();
    let begins = |start: &str| lower.starts_with(start.as_bytes());
    let contains = |part: &str| lower.windows(part.len()).any(|window| window == part.as_bytes());
    if begins("mime-version:") || (begins("from:") && contains("mime-version:")) {
        return not("a web page saved in one file and named like a spreadsheet", SAVE_AS);
    }
    if begins("<") {
        if contains("urn:schemas-microsoft-com:office:spreadsheet") {
            return not("an XML spreadsheet of Excel 2003 named like a workbook", SAVE_AS);
        }
        if ["<html", "<!doctype html", "<table", "<meta", "<body", "<head"]
            .iter()
            .any(|tag| contains(tag))
        {
            return not("a web page saved with a spreadsheet’s name", SAVE_AS);
        }
        return not("an XML document", CHOOSE);
    }
    if begins("{") {
        return not("a JSON document", CHOOSE);
    }
    if head.contains(&0) && !super::text::is_two_byte(head) {
        return not("not text, and of no kind that this program knows", CHOOSE);
    }
    Ok(Container::Text)
}

/// What a zip archive holds.
fn zip_content(file: &str, input: Input<'_>) -> Result<Container, ReadError> {
    let damaged = |detail: &str| ReadError::Damaged {
        file: file.to_owned(),
        place: String::new(),
        detail: detail.to_owned(),
    };
    let mut archive = ZipArchive::new(input.pass()).map_err(|_| damaged("the end of the workbook is missing"))?;
    let has = |archive: &ZipArchive<Pass<'_>>, part: &str| {
        archive
            .file_names()
            .flatten()
            .any(|name| name.replace('\\', "/").eq_ignore_ascii_case(part))
    };
    let begins = |archive: &ZipArchive<Pass<'_>>, folder: &str| {
        archive
            .file_names()
            .flatten()
            .any(|name| name.to_ascii_lowercase().starts_with(folder))
    };
    if has(&archive, "xl/workbook.bin") {
        return Ok(Container::Xlsb);
    }
    if begins(&archive, "xl/") {
        return Ok(Container::Xlsx);
    }
    let not = |looks_like: &str, next: &str| {
        Err(ReadError::NotASpreadsheet {
            file: file.to_owned(),
            looks_like: looks_like.to_owned(),
            next: next.to_owned(),
        })
    };
    if begins(&archive, "word/") {
        return not("a Word document", CHOOSE);
    }
    if begins(&archive, "ppt/") {
        return not("a PowerPoint presentation", CHOOSE);
    }
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        let _ = part.take(200).read_to_string(&mut kind);
    }
    if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Container::Ods);
    }
    if kind.starts_with("application/vnd.oasis.opendocument") {
        return not("an OpenDocument text or presentation", CHOOSE);
    }
    if has(&archive, "[Content_Types].xml") {
        return Err(damaged("the workbook’s main part is missing"));
    }
    not(
        "a zip archive",
        "Open the archive, take the spreadsheet out of it, and choose that.",
    )
}

/// What an OLE compound file holds, by the names in its directory.
fn compound_content(file: &str, bytes: &[u8]) -> Result<Container, ReadError> {
    // Directory entries are 128 bytes long and lie on multiples of 128 from the end of the 512-byte header.
    let entries = || bytes.get(512..).unwrap_or_default().chunks_exact(128);
    let named = |wanted: &str| {
        let name: Vec<u8> = wanted.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entries().any(|entry| entry.starts_with(&name))
    };
    if named("EncryptedPackage") || named("EncryptionInfo") || named("\u{9}DRMContent") || named("\u{6}DataSpaces") {
        return Err(ReadError::Encrypted { file: file.to_owned() });
    }
    if named("Workbook") || named("WORKBOOK") || named("Book") || named("BOOK") {
        return Ok(Container::Xls);
    }
    let looks_like = if named("WordDocument") {
        "a Word document"
    } else if named("PowerPoint Document") {
        "a PowerPoint presentation"
    } else if named("__nameid_version1.0") {
        "an Outlook message"
    } else {
        return Err(ReadError::Damaged {
            file: file.to_owned(),
            place: String::new(),
            detail: "it begins like an old Excel workbook but holds none".to_owned(),
        });
    };
    Err(ReadError::NotASpreadsheet {
        file: file.to_owned(),
        looks_like: looks_like.to_owned(),
        next: CHOOSE.to_owned(),
    })
}
