//! The package: which parts there are, how they name each other, and the zip that holds them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::document::{Block, Document, Page, Paragraph, Section, Style};
use super::body::{self, InList, Named, Placed};
use super::looks;
use super::xml::Xml;
use super::{WriteError, parts, picture, table, twips};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PLACES: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
pub(super) const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The namespaces of every part of Word's own.
pub(super) const NAMESPACES: [(&str, &str); 3] = [("xmlns:w", MAIN), ("xmlns:r", RELATIONS), ("xmlns:wp", PLACES)];

/// One relation of the document: its id, its kind, where it leads, and whether outside the package.
struct Relation {
    id: String,
    kind: &'static str,
    target: String,
    outside: bool,
}

/// A part beside the document, with how its content is typed.
struct Part {
    name: String,
    kind: Option<String>,
    bytes: Vec<u8>,
}

/// The document as bytes.
pub(super) fn bytes(document: &Document) -> Result<Vec<u8>, WriteError> {
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Picture(held) = block
            && picture::dots(&held.png).is_none()
        {
            return Err(WriteError::Picture(held.alternative.clone()));
        }
    }
    let mut named = Named::default();
    let body = body_part(document, &mut named);
    let (parts, relations) = beside(document, &named);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), zip::result::ZipError> {
        // The same time always, the first that a zip can say, so that the same input gives the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
        Ok(())
    };
    put("[Content_Types].xml", &content_types(&parts))?;
    put("_rels/.rels", &package_relations())?;
    put("docProps/core.xml", &parts::core(document))?;
    put("docProps/app.xml", &parts::app(document))?;
    put("word/document.xml", &body)?;
    put("word/_rels/document.xml.rels", &relations_part(&relations))?;
    for part in &parts {
        put(&part.name, &part.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn body_part<'a>(document: &'a Document, named: &mut Named<'a>) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:document", &NAMESPACES, |xml| {
        xml.within("w:body", &[], |xml| {
            for (place, section) in document.sections.iter().enumerate() {
                let end = |xml: &mut Xml| section_properties(xml, section, place);
                let is_last = place + 1 == document.sections.len();
                let carried = section_part(xml, named, section, (!is_last).then_some(&end));
                if is_last {
                    end(xml);
                } else if !carried {
                    body::end_of_section(xml, &end);
                }
            }
        });
    });
    xml.bytes()
}

/// Writes the blocks of a section. What ends a section stands in its last paragraph; gives whether there was one to carry it.
fn section_part<'a>(
    xml: &mut Xml,
    named: &mut Named<'a>,
    section: &'a Section,
    end: Option<&dyn Fn(&mut Xml)>,
) -> bool {
    let room = section.page.text();
    let mut below_table = false;
    let mut carried = false;
    for (place, block) in section.blocks.iter().enumerate() {
        let is_last = place + 1 == section.blocks.len();
        let placed = Placed {
            list: None,
            below_table,
        };
        match block {
            Block::Paragraph(held) => {
                body::paragraph(xml, named, held, placed, end.filter(|_| is_last));
                carried = is_last;
            }
            Block::List { numbered, items } => {
                let list = numbered.then(|| {
                    named.numbered += 1;
                    InList(named.numbered + 2)
                });
                for (at, runs) in items.iter().enumerate() {
                    let style = if *numbered {
                        Style::ListNumber
                    } else {
                        Style::ListBullet
                    };
                    let below_table = below_table && at == 0;
                    body::item(xml, named, style, runs, Placed { list, below_table });
                }
            }
            Block::Table(held) => {
                if below_table && held.caption.is_empty() {
                    // Two tables that touch would become one.
                    body::paragraph(
                        xml,
                        &mut Named::default(),
                        &Paragraph::of(Style::TableText, ""),
                        placed,
                        None,
                    );
                }
                table::write(xml, named, held, room, below_table);
            }
            Block::Picture(held) => picture::write(xml, named, held, room, below_table),
        }
        below_table = matches!(block, Block::Table(_));
    }
    carried
}

fn section_properties(xml: &mut Xml, section: &Section, place: usize) {
    let (width, height) = section.page.size();
    let (width, height) = (twips(width).to_string(), twips(height).to_string());
    let side = twips(section.page.margin()).to_string();
    let number = place + 1;
    xml.within("w:sectPr", &[], |xml| {
        let mut reference = |name: &str, kind: &str, id: String| {
            xml.empty(name, &[("w:type", kind), ("r:id", &id)]);
        };
        reference("w:headerReference", "default", format!("header{number}"));
        if place == 0 {
            reference("w:headerReference", "first", "headerFirst".to_owned());
        }
        reference("w:footerReference", "default", format!("footer{number}"));
        if place == 0 {
            reference("w:footerReference", "first", "footerFirst".to_owned());
        }
        xml.val("w:type", "nextPage");
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if section.page == Page::Landscape {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1134"),
                ("w:right", &side),
                ("w:bottom", "1021"),
                ("w:left", &side),
                ("w:header", "567"),
                ("w:footer", "510"),
                ("w:gutter", "0"),
            ],
        );
        xml.empty("w:cols", &[("w:space", "708")]);
        if place == 0 {
            xml.flag("w:titlePg");
        }
    });
}

/// The parts beside the document, and its relations to them.
fn beside(document: &Document, named: &Named<'_>) -> (Vec<Part>, Vec<Relation>) {
    let mut held = Vec::new();
    let mut relations = Vec::new();
    let mut own = |id: &str, kind: &'static str, target: &str, bytes: Vec<u8>| {
        held.push(Part {
            name: format!("word/{target}"),
            kind: Some(match kind {
                "theme" => "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
                kind => format!("{WORD}.{kind}+xml"),
            }),
            bytes,
        });
        relations.push(Relation {
            id: id.to_owned(),
            kind,
            target: target.to_owned(),
            outside: false,
        });
    };
    own("styles", "styles", "styles.xml", looks::styles(&NAMESPACES));
    own(
        "settings",
        "settings",
        "settings.xml",
        parts::settings(!named.notes.is_empty()),
    );
    own(
        "numbering",
        "numbering",
        "numbering.xml",
        parts::numbering(named.numbered),
    );
    own("fontTable", "fontTable", "fontTable.xml", parts::fonts());
    own("theme", "theme", "theme.xml", parts::THEME.to_vec());
    if !named.notes.is_empty() {
        own(
            "footnotes",
            "footnotes",
            "footnotes.xml",
            parts::footnotes(&named.notes),
        );
    }
    for (number, section) in (1..).zip(&document.sections) {
        let width = twips(section.page.text());
        let (header, footer) = (format!("header{number}"), format!("footer{number}"));
        own(
            &header,
            "header",
            &format!("{header}.xml"),
            parts::head(&section.head, width),
        );
        own(
            &footer,
            "footer",
            &format!("{footer}.xml"),
            parts::foot(&section.foot, width),
        );
        if number == 1 {
            own(
                "headerFirst",
                "header",
                "headerFirst.xml",
                parts::head(&[String::new(), String::new()], width),
            );
            own(
                "footerFirst",
                "footer",
                "footerFirst.xml",
                parts::foot(&section.foot, width),
            );
        }
    }
    for (number, picture) in (1..).zip(&named.pictures) {
        media(
            &mut held,
            &mut relations,
            ("picture", number, "png"),
            picture.png.clone(),
        );
        if !picture.svg.is_empty() {
            let svg = picture.svg.clone().into_bytes();
            media(&mut held, &mut relations, ("drawing", number, "svg"), svg);
        }
    }
    let mut links: Vec<_> = named.links.iter().collect();
    links.sort_by_key(|(_, number)| **number);
    for (address, number) in links {
        relations.push(Relation {
            id: format!("link{number}"),
            kind: "hyperlink",
            target: (*address).to_owned(),
            outside: true,
        });
    }
    (held, relations)
}

fn media(parts: &mut Vec<Part>, relations: &mut Vec<Relation>, file: (&str, usize, &str), bytes: Vec<u8>) {
    let (name, number, ending) = file;
    let target = format!("media/{name}{number}.{ending}");
    parts.push(Part {
        name: format!("word/{target}"),
        kind: None,
        bytes,
    });
    relations.push(Relation {
        id: format!("{name}{number}"),
        kind: "image",
        target,
        outside: false,
    });
}

fn content_types(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let mut default =
            |ending: &str, kind: &str| xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        default("xml", "application/xml");
        for (ending, kind) in [("png", "image/png"), ("svg", "image/svg+xml")] {
            if parts.iter().any(|part| part.name.ends_with(&format!(".{ending}"))) {
                default(ending, kind);
            }
        }
        let mut own = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", &format!("/{name}")), ("ContentType", kind)]);
        };
        own("word/document.xml", &format!("{WORD}.document.main+xml"));
        own(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        );
        own(
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        );
        for part in parts {
            if let Some(kind) = &part.kind {
                own(&part.name, kind);
            }
        }
    });
    xml.bytes()
}

fn package_relations() -> Vec<u8> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let mut xml = Xml::part();
    xml.within(
        "Relationships",
        &[("xmlns", &format!("{PACKAGE}/relationships"))],
        |xml| {
            for (id, kind, target) in [
                ("document", format!("{RELATIONS}/officeDocument"), "word/document.xml"),
                ("core", core, "docProps/core.xml"),
                ("app", format!("{RELATIONS}/extended-properties"), "docProps/app.xml"),
            ] {
                xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
            }
        },
    );
    xml.bytes()
}

fn relations_part(relations: &[Relation]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within(
        "Relationships",
        &[("xmlns", &format!("{PACKAGE}/relationships"))],
        |xml| {
            for relation in relations {
                let kind = format!("{RELATIONS}/{}", relation.kind);
                let mut attributes = vec![
                    ("Id", relation.id.as_str()),
                    ("Type", kind.as_str()),
                    ("Target", relation.target.as_str()),
                ];
                if relation.outside {
                    attributes.push(("TargetMode", "External"));
                }
                xml.empty("Relationship", &attributes);
            }
        },
    );
    xml.bytes()
}
