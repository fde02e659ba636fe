//! What a zip archive is, by the names of its parts.

use std::io::Read;

use zip::ZipArchive;

use super::super::ReadError;
use super::super::input::Input;
use super::{CHOOSE, Container, not};

/// What a zip archive holds.
pub(super) fn content(file: &str, input: Input<'_>) -> Result<Container, ReadError> {
    let damaged = |detail: &str| ReadError::Damaged {
        file: file.to_owned(),
        place: String::new(),
        detail: detail.to_owned(),
    };
    let mut archive = ZipArchive::new(input.pass()).map_err(|_| damaged("the end of the file is missing"))?;
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .take(100_000)
        .map(|name| name.replace('\\', "/"))
        .collect();
    let has = |part: &str| names.iter().any(|name| name.eq_ignore_ascii_case(part));
    let begins = |folder: &str| {
        names.iter().any(|name| {
            name.get(..folder.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(folder))
        })
    };
    if has("xl/workbook.bin") {
        return Ok(Container::Xlsb);
    }
    if begins("xl/") {
        return Ok(Container::Xlsx);
    }
    if begins("word/") {
        return Err(not(file, "a Word document", CHOOSE));
    }
    if begins("ppt/") {
        return Err(not(file, "a PowerPoint presentation", CHOOSE));
    }
    if has("Index/Document.iwa") || has("Index.zip") {
        return Err(not(
            file,
            "a document of Apple Numbers, Pages or Keynote",
            "If it is a Numbers spreadsheet, open it in Numbers, choose File, Export To, Excel, and choose what was exported.",
        ));
    }
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        let _ = part.take(200).read_to_string(&mut kind);
    }
    if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Container::Ods);
    }
    if kind.starts_with("application/vnd.oasis.opendocument") {
        return Err(not(file, "an OpenDocument text or presentation", CHOOSE));
    }
    if has("[Content_Types].xml") {
        return Err(damaged("the workbook’s main part is missing"));
    }
    let inside: Vec<String> = names
        .iter()
        .filter(|name| {
            let lower = name.to_ascii_lowercase();
            [".csv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".tsv", ".txt"]
                .iter()
                .any(|ending| lower.ends_with(ending))
        })
        .map(|name| format!("“{}”", name.rsplit('/').next().unwrap_or(name)))
        .collect();
    let held = match inside.as_slice() {
        [] => String::new(),
        few if few.len() <= 3 => format!(" that holds {}", few.join(", ")),
        [first, ..] => format!(" that holds {first} and {} other files", inside.len() - 1),
    };
    Err(not(
        file,
        &format!("a zip archive{held}"),
        "Open the archive, take the spreadsheet out of it, and choose that.",
    ))
}
