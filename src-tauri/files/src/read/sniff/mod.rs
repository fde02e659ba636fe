//! What a file is, told by its bytes and never by its name.
//!
//! It does not read the spreadsheet; it only says which reader can, or in plain words why none can.

mod archive;
mod compound;
mod known;

use std::io::Read;

use super::ReadError;
use super::input::Input;
use super::markup;

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
    /// Web page or XML named like a workbook (.xls, .html, .mht, .xml).
    Markup(markup::Kind),
    /// Delimited text (.csv, .tsv, .txt).
    Text,
}

/// Bytes looked at to tell what a file is.
const HEAD: u64 = 64 << 10;

const SAVE_AS: &str = "Open it in Excel, save it as an Excel workbook (.xlsx), and choose that.";
const CHOOSE: &str = "Choose the spreadsheet it was made from.";

/// Says which container a file is.
pub(crate) fn sniff(file: &str, input: Input<'_>) -> Result<Container, ReadError> {
    let unreachable = |error: std::io::Error| ReadError::unreachable(file, &error);
    let head = input.head(HEAD).map_err(unreachable)?;
    if head.is_empty() {
        return Err(ReadError::NoBytes { file: file.to_owned() });
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") || head.starts_with(b"PK\x07\x08") {
        return archive::content(file, input);
    }
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return compound::content(file, input);
    }
    if is_blank(input).map_err(unreachable)? {
        return Err(ReadError::Empty { file: file.to_owned() });
    }
    if known::is_rights_protected(&head) {
        return Err(ReadError::RightsProtected { file: file.to_owned() });
    }
    if let Some((looks_like, next)) = known::other(file, &head) {
        return Err(not(file, looks_like, next));
    }
    text_content(file, &head)
}

/// The refusal of a file that is something else.
fn not(file: &str, looks_like: &str, next: &str) -> ReadError {
    ReadError::NotASpreadsheet {
        file: file.to_owned(),
        looks_like: looks_like.to_owned(),
        next: next.to_owned(),
    }
}

/// Whether there are only blanks in the file.
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

/// What a text is: markup of a kind that can be read, delimited text, or neither.
fn text_content(file: &str, head: &[u8]) -> Result<Container, ReadError> {
    if markup::is_mime(head) {
        return Ok(Container::Markup(markup::Kind::Pages));
    }
    let text = markup::head_text(head);
    let lower = text.trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    let contains = |part: &str| lower.contains(part);
    if lower.starts_with('<') {
        if contains("urn:schemas-microsoft-com:office:spreadsheet") {
            return Ok(Container::Markup(markup::Kind::Xml2003));
        }
        if contains("urn:oasis:names:tc:opendocument") {
            return Err(not(
                file,
                "an OpenDocument file in one piece of XML (.fods)",
                "Open it in LibreOffice, choose File, Save As, the type “ODF Spreadsheet (.ods)” or “Excel 2007–365 (.xlsx)”, and \
                 choose what was saved.",
            ));
        }
        let tags = [
            "<html",
            "<!doctype html",
            "<table",
            "<meta",
            "<body",
            "<head",
            "<div",
            "<style",
        ];
        if tags.iter().any(|tag| contains(tag)) {
            return Ok(Container::Markup(markup::Kind::Page));
        }
        return Err(not(file, "an XML document", CHOOSE));
    }
    if lower.starts_with('{') || lower.starts_with("[{") {
        if contains("docs.google.com") || contains("\"doc_id\"") {
            return Err(not(
                file,
                "a shortcut to a Google Sheet and holds no data itself",
                "Open it in the browser, choose File, Download, Microsoft Excel (.xlsx), and choose what was downloaded.",
            ));
        }
        return Err(not(file, "a JSON document", CHOOSE));
    }
    if head.contains(&0) && !has_utf16_mark(head) && !super::text::is_two_byte(&head[..head.len().min(4096)]) {
        return Err(not(file, "not text, and of no kind that this program knows", CHOOSE));
    }
    Ok(Container::Text)
}

/// Whether the text begins with a mark of one of the two-byte encodings.
fn has_utf16_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])
}
