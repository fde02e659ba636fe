//! What is damaged: the files of `tests/workbooks`, and the texts that the program reads of itself.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::chance::Chance;
use crate::mutate;
use crate::parts::Parts;
use crate::run::Case;

/// The kinds of container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    Text,
    Page,
    Mhtml,
    Xml2003,
}

/// Texts by name.
type Texts = LazyLock<Vec<(String, String)>>;

/// Files of answers.
pub(crate) static ANSWERS: Texts = LazyLock::new(|| {
    let path = root().join("tests/workbooks/answers.toml");
    vec![("answers.toml".to_owned(), std::fs::read_to_string(path).unwrap())]
});
/// The data files of the standard.
pub(crate) static REFERENCE: Texts = LazyLock::new(|| {
    let files = files_below(&root().join("assets/reference"));
    files
        .iter()
        .filter_map(|path| Some((path.to_string_lossy().into_owned(), std::fs::read_to_string(path).ok()?)))
        .collect()
});
/// Layouts of tables.
pub(crate) static SHAPES: Texts = LazyLock::new(|| {
    let shape = "sheet\tStaff\\tlist\nrow\t3\nheading\tEmployee Number\nheading\t\\\\\ncolumn\tfte\tFTE\nvalue\tgrade\tBand 5\n";
    vec![("shape".to_owned(), shape.to_owned())]
});
static WORKBOOKS: LazyLock<Vec<(Family, Parts)>> = LazyLock::new(|| {
    let files = files_below(&root().join("tests/workbooks"));
    let found: Vec<_> = files
        .iter()
        .filter_map(|path| family(path, &std::fs::read(path).unwrap()))
        .collect();
    assert!(found.len() > 100, "the corpus is there");
    found
});

static BLANKS: LazyLock<Vec<Parts>> = LazyLock::new(|| {
    let files = files_below(&root().join("tests/workbooks/official"));
    let found = files
        .iter()
        .filter_map(|path| family(path, &std::fs::read(path).unwrap()));
    found.map(|(_, parts)| parts).collect()
});

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All files below a folder, in the order of their paths.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn family(path: &Path, bytes: &[u8]) -> Option<(Family, Parts)> {
    let ending = path.extension()?.to_str()?;
    let has = |part: &[u8]| memchr::memmem::find(&bytes[..bytes.len().min(4096)], part).is_some();
    let family = match ending {
        "xlsx" | "xlsm" => Family::Xlsx,
        "xlsb" => Family::Xlsb,
        "ods" => Family::Ods,
        "csv" | "txt" => Family::Text,
        "xls" | "xml" if bytes.starts_with(&[0xD0, 0xCF]) => Family::Xls,
        "xls" | "xml" if has(b"MIME-Version") => Family::Mhtml,
        "xls" | "xml" if has(b"urn:schemas-microsoft-com:office:spreadsheet") => Family::Xml2003,
        "xls" if has(b"<") => Family::Page,
        _ => return None,
    };
    Some((family, Parts::of(bytes)))
}

fn how(chance: &mut Chance) -> u8 {
    let kind = if chance.once_in(3) { chance.below(8) } else { 0 };
    let bits = chance.below(2) + (kind << 1) + (chance.below(4) << 4);
    u8::try_from(bits).unwrap()
}

/// A workbook of the corpus, damaged: the bytes of it, a part of its archive, or two spliced together.
pub(crate) fn damaged_workbook(chance: &mut Chance, family: Family) -> Case {
    let seeds: Vec<&Parts> = WORKBOOKS
        .iter()
        .filter(|(held, _)| *held == family)
        .map(|(_, parts)| parts)
        .collect();
    let mut parts = (*chance.one_of(&seeds)).clone();
    let how = how(chance);
    if parts.is_archive() && !chance.once_in(10) {
        damage_parts(chance, &mut parts, &seeds);
        return Case {
            bytes: parts.bytes(),
            how,
        };
    }
    let mut bytes = parts.bytes();
    if chance.once_in(8) {
        let other = chance.one_of(&WORKBOOKS).1.bytes();
        let place = chance.below(bytes.len() + 1);
        bytes.truncate(place);
        bytes.extend(&other[chance.below(other.len() + 1)..]);
    } else if matches!(family, Family::Page | Family::Mhtml | Family::Xml2003) && !chance.once_in(3) {
        mutate::markup(chance, &mut bytes);
    } else {
        mutate::bytes(chance, &mut bytes);
    }
    Case { bytes, how }
}

fn damage_parts(chance: &mut Chance, parts: &mut Parts, seeds: &[&Parts]) {
    let read: Vec<usize> = (0..parts.parts.len())
        .filter(|index| {
            let name = &parts.parts[*index].0;
            !name.contains("theme") && !name.contains("docProps") && !name.contains("media") && !name.contains(".png")
        })
        .collect();
    if read.is_empty() {
        return;
    }
    for _ in 0..=chance.below(2) {
        let index = *chance.one_of(&read);
        match chance.below(20) {
            0 => parts.parts[index].1.clear(),
            1 => parts.parts[index].0.push('x'),
            2 => {
                // The same part of another workbook.
                let name = parts.parts[index].0.clone();
                let other = chance.one_of(seeds).parts.iter().find(|(held, _)| *held == name);
                if let Some((_, content)) = other {
                    parts.parts[index].1.clone_from(content);
                }
            }
            3..=12 if !parts.parts[index].0.contains(".bin") => mutate::markup(chance, &mut parts.parts[index].1),
            _ => mutate::bytes(chance, &mut parts.parts[index].1),
        }
    }
}

/// An official blank of the corpus, damaged in its parts or its bytes.
pub(crate) fn damaged_blank(chance: &mut Chance) -> Case {
    let seeds: Vec<&Parts> = BLANKS.iter().collect();
    let mut parts = (*chance.one_of(&seeds)).clone();
    if !chance.once_in(10) {
        damage_parts(chance, &mut parts, &seeds);
    }
    let mut bytes = parts.bytes();
    if chance.once_in(10) {
        mutate::bytes(chance, &mut bytes);
    }
    Case {
        bytes,
        how: how(chance),
    }
}

/// A text of the corpus with other values in its cells.
pub(crate) fn damaged_cells(chance: &mut Chance) -> Case {
    let seeds: Vec<&Parts> = WORKBOOKS
        .iter()
        .filter(|(held, _)| *held == Family::Text)
        .map(|(_, parts)| parts)
        .collect();
    let mut bytes = chance.one_of(&seeds).bytes();
    mutate::cells(chance, &mut bytes);
    Case {
        bytes,
        how: how(chance),
    }
}

/// A workbook of the corpus with other values in its cells of numbers and dates.
pub(crate) fn damaged_numbers(chance: &mut Chance) -> Case {
    let seeds: Vec<&Parts> = WORKBOOKS
        .iter()
        .filter(|(held, _)| *held == Family::Xlsx)
        .map(|(_, parts)| parts)
        .collect();
    let mut parts = (*chance.one_of(&seeds)).clone();
    for (name, content) in &mut parts.parts {
        if name.contains("worksheets/sheet") {
            for _ in 0..=chance.below(12) {
                let from = chance.below(content.len());
                let value = memchr::memmem::find(&content[from..], b"<v>").map(|after| from + after + 3);
                let Some((start, length)) =
                    value.and_then(|start| Some((start, memchr::memchr(b'<', &content[start..])?)))
                else {
                    continue;
                };
                content.splice(start..start + length, chance.one_of(&mutate::VALUES).bytes());
            }
        }
    }
    Case {
        bytes: parts.bytes(),
        how: how(chance),
    }
}

/// The beginning of something, before something else or nothing.
pub(crate) fn odd_beginning(chance: &mut Chance) -> Case {
    const MARKS: [&[u8]; 14] = [
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        b"\xFF\xFE",
        b"\xFE\xFF",
        b"\xEF\xBB\xBF",
        b"<html><table>",
        b"<?xml ",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n",
        b"{",
        b"[{\"",
        b"%PDF-",
        b"sep=,\r\n",
        b"\0",
    ];
    let mut bytes = chance.one_of(&MARKS).to_vec();
    match chance.below(3) {
        0 => bytes.extend((0..chance.below(2000)).map(|_| chance.byte())),
        1 => {
            let other = chance.one_of(&WORKBOOKS).1.bytes();
            bytes.extend(&other[chance.below(other.len().min(4000))..]);
        }
        _ => bytes.extend(chance.one_of(&MARKS).iter()),
    }
    mutate::bytes(chance, &mut bytes);
    Case {
        bytes,
        how: how(chance),
    }
}

/// One of several texts, damaged.
pub(crate) fn damaged_text(chance: &mut Chance, texts: &[(String, String)]) -> Case {
    let mut bytes = chance.one_of(texts).1.clone().into_bytes();
    if chance.once_in(2) {
        mutate::cells(chance, &mut bytes);
    } else {
        mutate::bytes(chance, &mut bytes);
    }
    Case { bytes, how: 0 }
}
