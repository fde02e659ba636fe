//! The zip of a workbook: its parts, its sheets by name, its shared texts. Parts are read whole and never changed here.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::markup::{attribute, each_element};
use super::sheet::texts_in;
use super::style::Styles;
use crate::read::{Container, Input, ReadError, Source, resolved, sniff, within_walls};

/// The largest blank, in bytes. Forms are a hundredth of it.
const LARGEST: u64 = 64 << 20;
/// The largest part that is looked into, once unpacked, in bytes.
const LARGEST_PART: u64 = 64 << 20;
/// The largest whole of the parts that are looked into, in bytes.
const LARGEST_WHOLE: u64 = 192 << 20;

/// A sheet of a workbook, by what the workbook says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetPart {
    pub(super) name: String,
    /// The name of its part.
    pub(super) part: String,
    pub(super) is_visible: bool,
}

/// A workbook's zip, opened.
pub(super) struct Package {
    pub(super) file: String,
    pub(super) bytes: Vec<u8>,
    /// The part that is the workbook.
    pub(super) book: String,
    /// The sheets of cells, in order.
    pub(super) sheets: Vec<SheetPart>,
    pub(super) styles: Styles,
    /// Whether somebody signed it.
    pub(super) is_signed: bool,
    /// The ending that its kind must have.
    pub(super) ending: &'static str,
    texts: Vec<String>,
    names: HashMap<String, usize>,
    left: u64,
}

/// The words for a part that cannot be used.
pub(super) fn odd_part(file: &str, part: &str, detail: &str) -> ReadError {
    ReadError::Damaged {
        file: file.to_owned(),
        place: format!(" (in its part {part})"),
        detail: detail.to_owned(),
    }
}

impl Package {
    /// Opens a workbook of Excel (.xlsx, .xlsm and the templates of both). Everything else is refused with what to do.
    pub(super) fn open(source: &Source<'_>) -> Result<Self, ReadError> {
        let file = source.name;
        match sniff(file, source.input)? {
            Container::Xlsx => {}
            other => return Err(not_this(file, other)),
        }
        let mut bytes = Vec::new();
        let mut pass = source.input.pass().take(LARGEST + 1);
        pass.read_to_end(&mut bytes)
            .map_err(|error| ReadError::unreachable(file, &error))?;
        if bytes.len() as u64 > LARGEST {
            return Err(ReadError::TooLarge {
                file: file.to_owned(),
                place: String::new(),
                detail: "no blank form is as large as this".to_owned(),
            });
        }
        within_walls(file, Input::Bytes(&bytes))?;
        let mut package = Self {
            file: file.to_owned(),
            bytes,
            book: String::new(),
            sheets: Vec::new(),
            styles: Styles::default(),
            is_signed: false,
            ending: "xlsx",
            texts: Vec::new(),
            names: HashMap::new(),
            left: LARGEST_WHOLE,
        };
        package.list()?;
        package.read_workbook()?;
        Ok(package)
    }

    fn archive(&self) -> Result<ZipArchive<Cursor<&[u8]>>, ReadError> {
        ZipArchive::new(Cursor::new(self.bytes.as_slice()))
            .map_err(|_| odd_part(&self.file, "list", "the end of the workbook is missing"))
    }

    fn list(&mut self) -> Result<(), ReadError> {
        let mut archive = self.archive()?;
        let mut names = HashMap::new();
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index);
            let name = part.ok().and_then(|part| part.name().ok().map(|name| plain(&name)));
            let name = name.ok_or_else(|| odd_part(&self.file, "list", "one of its parts has no name"))?;
            if names.insert(name, index).is_some() {
                return Err(odd_part(&self.file, "list", "two of its parts have the same name"));
            }
        }
        self.is_signed = names.keys().any(|name| name.starts_with("_xmlsignatures/"));
        self.names = names;
        Ok(())
    }

    /// The place of a part in the zip, however its name is written.
    pub(super) fn index(&self, part: &str) -> Option<usize> {
        self.names.get(&plain(part)).copied()
    }

    /// A part as text; `None` where it is not there.
    pub(super) fn text(&mut self, part: &str) -> Result<Option<String>, ReadError> {
        let Some(index) = self.index(part) else { return Ok(None) };
        let limit = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        {
            let mut archive = self.archive()?;
            let found = archive
                .by_index(index)
                .map_err(|_| odd_part(&self.file, part, "it cannot be unpacked"))?;
            found
                .take(limit + 1)
                .read_to_end(&mut bytes)
                .map_err(|_| odd_part(&self.file, part, "it cannot be unpacked"))?;
        }
        let length = bytes.len() as u64;
        if length > limit {
            return Err(ReadError::TooLarge {
                file: self.file.clone(),
                place: format!(" (in its part {part})"),
                detail: "it unpacks to more than a blank form could hold".to_owned(),
            });
        }
        self.left -= length;
        String::from_utf8(bytes).map(Some).map_err(|_| {
            odd_part(
                &self.file,
                part,
                "its letters are of an encoding that workbooks do not use",
            )
        })
    }

    fn relations(&mut self, of: &str) -> Result<Vec<Relation>, ReadError> {
        let (folder, name) = of.rsplit_once('/').map_or(("", of), |(folder, name)| (folder, name));
        let part = if folder.is_empty() {
            format!("_rels/{name}.rels")
        } else {
            format!("{folder}/_rels/{name}.rels")
        };
        let mut found = Vec::new();
        let Some(text) = self.text(&part)? else {
            return Ok(found);
        };
        let followed = each_element(marked(&text).1, |_, tag| {
            if super::markup::local(tag.name().as_ref()) == "Relationship" {
                let of = |name: &str| attribute(tag, name).unwrap_or_default();
                found.push(Relation {
                    id: of("Id"),
                    kind: of("Type"),
                    target: joined(folder, &of("Target")),
                });
            }
        });
        followed.ok_or_else(|| odd_part(&self.file, &part, "its XML is not well-formed"))?;
        Ok(found)
    }

    fn read_workbook(&mut self) -> Result<(), ReadError> {
        let book = self.relations("")?;
        let book = book
            .into_iter()
            .find(|relation| relation.kind.ends_with("/officeDocument"));
        self.book = book.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
        let part = self.book.clone();
        let missing = odd_part(&self.file, &part, "it is not there");
        let text = self.text(&part)?.ok_or(missing)?;
        let relations = self.relations(&part)?;
        let mut sheets = Vec::new();
        let followed = each_element(marked(&text).1, |path, tag| {
            let in_sheets = path.last().is_some_and(|name| name == "sheets");
            if in_sheets && super::markup::local(tag.name().as_ref()) == "sheet" {
                let id = attribute(tag, "id").unwrap_or_default();
                let target = relations.iter().find(|relation| relation.id == id);
                if let Some(target) = target.filter(|target| target.kind.ends_with("/worksheet")) {
                    let state = attribute(tag, "state").unwrap_or_default();
                    sheets.push(SheetPart {
                        name: attribute(tag, "name").unwrap_or_default(),
                        part: target.target.clone(),
                        is_visible: !matches!(state.as_str(), "hidden" | "veryHidden"),
                    });
                }
            }
        });
        followed.ok_or_else(|| odd_part(&self.file, &part, "its XML is not well-formed"))?;
        let mut parts: Vec<String> = sheets.iter().map(|sheet| plain(&sheet.part)).collect();
        parts.sort_unstable();
        if parts.windows(2).any(|two| two[0] == two[1]) {
            return Err(odd_part(&self.file, &part, "two of its sheets are the same part"));
        }
        let mut names: Vec<String> = sheets.iter().map(|sheet| sheet.name.to_lowercase()).collect();
        names.sort_unstable();
        if names.windows(2).any(|two| two[0] == two[1]) {
            return Err(odd_part(&self.file, &part, "two of its sheets have the same name"));
        }
        self.sheets = sheets;
        self.ending = self.kind_of(&part)?;
        let target = |kind: &str| {
            let found = relations.iter().find(|relation| relation.kind.ends_with(kind));
            found.map(|relation| relation.target.clone())
        };
        if let Some(texts) = target("/sharedStrings")
            && let Some(text) = self.text(&texts)?
        {
            self.texts = shared_texts(marked(&text).1);
        }
        if let Some(styles) = target("/styles")
            && let Some(text) = self.text(&styles)?
        {
            let read = Styles::read(marked(&text).1);
            self.styles = read.ok_or_else(|| odd_part(&self.file, &styles, "its XML is not well-formed"))?;
        }
        Ok(())
    }

    /// The ending that the kind of workbook must have, since Excel opens none with another.
    fn kind_of(&mut self, book: &str) -> Result<&'static str, ReadError> {
        let mut ending = "xlsx";
        let text = self.text("[Content_Types].xml")?.unwrap_or_default();
        let _ = each_element(marked(&text).1, |_, tag| {
            let part = attribute(tag, "PartName").unwrap_or_default();
            if plain(&part) == plain(book) {
                let kind = attribute(tag, "ContentType").unwrap_or_default().to_ascii_lowercase();
                ending = match (kind.contains("macroenabled"), kind.contains("template")) {
                    (false, false) => "xlsx",
                    (true, false) => "xlsm",
                    (false, true) => "xltx",
                    (true, true) => "xltm",
                };
            }
        });
        Ok(ending)
    }

    /// A text that cells share.
    pub(super) fn shared(&self, index: usize) -> Option<&str> {
        self.texts.get(index).map(String::as_str)
    }
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// The mark of UTF-8 before a text, and the text.
pub(super) fn marked(text: &str) -> (&str, &str) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => text.split_at(text.len() - rest.len()),
        None => ("", text),
    }
}

fn plain(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// The part that a target names from within a folder.
fn joined(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The texts that cells share, in order; as far as they can be read.
fn shared_texts(xml: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = xml;
    // Every text stands in an element of its own, and none within another.
    while let Some((from, tag)) = next_si(rest) {
        let after = &rest[from..];
        let Some(close) = after.find('>') else { break };
        if after[..close].ends_with('/') {
            texts.push(String::new());
            rest = &after[close + 1..];
            continue;
        }
        let end_tag = format!("</{tag}");
        let Some(end) = after.find(&end_tag) else { break };
        let inner = &after[close + 1..end];
        texts.push(texts_in(inner));
        rest = &after[end + end_tag.len()..];
    }
    texts
}

/// Where the next element of a shared text begins, and its name.
fn next_si(xml: &str) -> Option<(usize, &str)> {
    let mut from = 0;
    while let Some(found) = xml[from..].find('<') {
        let at = from + found;
        let name = xml[at + 1..]
            .split(|letter: char| letter == '>' || letter == '/' || letter.is_ascii_whitespace())
            .next()?;
        if super::markup::local(name) == "si" && !name.is_empty() {
            return Some((at, name));
        }
        from = at + 1;
    }
    None
}

fn not_this(file: &str, container: Container) -> ReadError {
    let (looks_like, next) = match container {
        Container::Xlsb => (
            "a binary workbook (.xlsb), whose cells this program does not write",
            "Open it in Excel, choose File, Save As, the type “Excel Workbook (.xlsx)”, or “Excel Macro-Enabled Workbook (.xlsm)” if it \
             has macros, and choose what was saved.",
        ),
        Container::Xls => (
            "a workbook of Excel 97–2003 (.xls), whose cells this program does not write",
            "Open it in Excel, choose File, Save As, the type “Excel Workbook (.xlsx)”, or “Excel Macro-Enabled Workbook (.xlsm)” if it \
             has macros, and choose what was saved.",
        ),
        Container::Ods => (
            "an OpenDocument spreadsheet (.ods), whose cells this program does not write",
            "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx), and choose what was saved.",
        ),
        Container::Markup(_) | Container::Text | Container::Xlsx => (
            "a text or a web page, which has no cells to fill",
            "Choose the workbook of the form itself (.xlsx or .xlsm).",
        ),
    };
    ReadError::NotASpreadsheet {
        file: file.to_owned(),
        looks_like: looks_like.to_owned(),
        next: next.to_owned(),
    }
}

/// The text of a value, as the file has it.
pub(super) fn value_text(xml: &str) -> String {
    if xml.contains("<![CDATA[") {
        return xml.replace("<![CDATA[", "").replace("]]>", "");
    }
    resolved(xml).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_texts_are_told_with_their_runs_and_without_their_pronunciation() {
        let xml = "<x:sst><x:si><x:t>White &amp; BME</x:t></x:si><x:si/><x:si><x:r><x:rPr/><x:t xml:space=\"preserve\">8 </x:t></x:r>\
                   <x:r><x:t>A</x:t></x:r><x:rPh><x:t>ei</x:t></x:rPh></x:si></x:sst>";
        assert_eq!(shared_texts(xml), ["White & BME", "", "8 A"]);
    }

    #[test]
    fn targets_are_taken_from_the_folder_they_are_named_in() {
        assert_eq!(joined("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(joined("xl/worksheets", "../media/./a.png"), "xl/media/a.png");
        assert_eq!(joined("", "../../a.xml"), "a.xml");
    }
}
