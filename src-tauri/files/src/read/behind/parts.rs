//! Which part of a zipped workbook holds a sheet, found as the reader of its cells finds it: by name, through the workbook's relations.

use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::input::Pass;
use super::super::markup::resolved;

/// The zip of a workbook.
pub(super) type Archive<'a> = ZipArchive<Pass<'a>>;

/// A reader of a part's elements, closed ones told as begun and ended.
pub(super) fn elements<R: Read>(part: R) -> Reader<BufReader<R>> {
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, part));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    reader
}

/// A name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// An attribute, whatever its prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| local(attribute.key.as_ref()) == name)
        .map(|attribute| resolved(&attribute.value).into_owned())
}

/// Whether an attribute says yes.
pub(crate) fn says(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
}

/// Opens a part, however its name is written.
pub(super) fn part<'z, 'a>(archive: &'z mut Archive<'a>, name: &str) -> Option<impl Read + use<'z, 'a>> {
    let plain = |name: &str| name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase();
    let wanted = plain(name);
    let index = (0..archive.len()).find(|index| {
        archive
            .by_index_raw(*index)
            .is_ok_and(|part| part.name().is_ok_and(|name| plain(&name) == wanted))
    })?;
    archive.by_index(index).ok()
}

/// The folder and the name of the part that is the workbook.
pub(super) fn workbook(archive: &mut Archive<'_>) -> (String, String) {
    let target = relations(archive, "_rels/.rels")
        .into_iter()
        .find(|relation| relation.kind.ends_with("/officeDocument"))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let target = target.trim_start_matches('/');
    match target.rsplit_once('/') {
        Some((folder, name)) => (format!("{folder}/"), name.to_owned()),
        None => (String::new(), target.to_owned()),
    }
}

/// What a part of the workbook refers to.
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
}

/// What a part says that another one refers to; nothing where it is not there.
pub(super) fn relations(archive: &mut Archive<'_>, name: &str) -> Vec<Relation> {
    let mut found = Vec::new();
    let Some(part) = part(archive, name) else { return found };
    each_start(&mut elements(part), |tag| {
        if local(tag.name().as_ref()) == "Relationship" {
            let of = |name: &str| attribute(tag, name).unwrap_or_default();
            found.push(Relation {
                id: of("Id"),
                kind: of("Type"),
                target: of("Target"),
            });
        }
    });
    found
}

/// The part that a relation of the workbook leads to.
pub(super) fn target(archive: &mut Archive<'_>, (folder, name): (&str, &str), id: &str) -> Option<String> {
    let relation = relations(archive, &format!("{folder}_rels/{name}.rels"))
        .into_iter()
        .find(|relation| relation.id == id)?;
    Some(match relation.target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{}", relation.target),
    })
}

/// Calls with every element that begins, as far as the part can be read.
pub(super) fn each_start<R: BufRead>(reader: &mut Reader<R>, mut call: impl FnMut(&BytesStart<'_>)) {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => call(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
