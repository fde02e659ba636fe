//! What Word is strict about and other programs are not, held to by lists kept by hand from ECMA-376, part 1 (transitional schemas, wml.xsd).

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part, and none is a library"
)]

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The children of an element in the order of the schema. An element that is not named here may hold its children in any order.
const ORDER: [(&str, &str); 19] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs color sz szCs u shd vertAlign rtl cs lang",
    ),
    (
        "w:tblPr",
        "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    ("w:tbl", "tblPr tblGrid tr"),
    ("w:tr", "tblPrEx trPr tc"),
    ("w:tc", "tcPr p"),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    ),
    ("w:tblCellMar", "top left bottom right"),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr type pgSz pgMar pgNumType cols titlePg",
    ),
    (
        "w:style",
        "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("w:styles", "docDefaults latentStyles style"),
    ("w:abstractNum", "nsid multiLevelType tmpl name lvl"),
    ("w:lvl", "start numFmt pStyle suff lvlText lvlJc pPr rPr"),
    ("w:numbering", "abstractNum num"),
    (
        "w:settings",
        "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator",
    ),
    ("w:numPr", "ilvl numId"),
    ("wp:inline", "extent effectExtent docPr cNvGraphicFramePr graphic"),
    ("pic:pic", "nvPicPr blipFill spPr"),
];

/// Elements that may stand more than once beside each other.
const SEVERAL: &str = " tr tc p style lvl abstractNum num headerReference footerReference ";

/// Whether the name of a part ends so.
fn is(name: &str, ending: &str) -> bool {
    name.rsplit('.').next() == Some(ending)
}

/// Leaves a document where somebody can look at it.
pub fn leave(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

/// The parts of a document by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut part = zip.by_index(index).unwrap();
            let name = part.name().unwrap().to_string();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (name, String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

/// One part of a document.
pub fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(held, _)| held == name);
    found.unwrap_or_else(|| panic!("there is no part {name}")).1
}

/// All words of the body in order, a line each paragraph.
pub fn words(bytes: &[u8]) -> String {
    let body = part(bytes, "word/document.xml");
    let mut reader = Reader::from_str(&body);
    let (mut words, mut in_text) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "w:t" => in_text = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
            Event::End(tag) if tag.name().as_ref() == "w:p" => words.push('\n'),
            Event::Text(text) if in_text => words.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if in_text => {
                let name = entity.xml10_content();
                words.push_str(&quick_xml::escape::unescape(&format!("&{name};")).unwrap());
            }
            Event::Eof => return words,
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .map(Result::unwrap)
        .find(|attribute| attribute.key.as_ref() == name)
        .map(|attribute| attribute.value.into_owned())
}

/// Holds a document to what Word refuses or repairs: the order of elements, ids that lead somewhere and are given once, cells and rows
/// that are whole.
#[track_caller]
pub fn word_would_open(bytes: &[u8]) {
    let parts = parts(bytes);
    let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), parts.len(), "each part stands once");
    for (name, text) in &parts {
        if is(name, "xml") || is(name, "rels") {
            order(name, text);
        }
    }
    references(&parts);
    types(&parts);
    targets(&parts, &names);
}

fn order(part: &str, text: &str) {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<(String, Vec<String>)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}"));
        match event {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name.clone());
                }
                open.push((name, Vec::new()));
            }
            Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                assert!(
                    !matches!(name.as_str(), "w:tc" | "w:tr" | "w:tbl"),
                    "{part}: an empty {name}"
                );
                if let Some((_, children)) = open.last_mut() {
                    children.push(name);
                }
            }
            Event::End(_) => {
                let (name, children) = open.pop().unwrap();
                ordered(part, &name, &children);
                if name == "w:tc" {
                    assert_eq!(children.last().unwrap(), "w:p", "{part}: a cell ends with a paragraph");
                }
                if name == "w:body" {
                    assert_eq!(children.last().unwrap(), "w:sectPr", "the body ends with its section");
                    let touching = children.windows(2).any(|two| two.iter().all(|child| child == "w:tbl"));
                    assert!(!touching, "two tables that touch become one");
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{part}: every element is closed");
}

fn ordered(part: &str, name: &str, children: &[String]) {
    let Some((_, order)) = ORDER.iter().find(|(held, _)| *held == name) else {
        return;
    };
    let places: Vec<usize> = children
        .iter()
        .map(|child| {
            let local = child.split_once(':').map_or(child.as_str(), |(_, local)| local);
            let place = order.split(' ').position(|held| held == local);
            place.unwrap_or_else(|| panic!("{part}: {child} is not known in {name}"))
        })
        .collect();
    for (two, child) in places.windows(2).zip(children.iter().skip(1)) {
        let local = child.split_once(':').map_or(child.as_str(), |(_, local)| local);
        let may_repeat = SEVERAL.contains(&format!(" {local} "));
        let is_in_order = two[0] < two[1] || (may_repeat && two[0] == two[1]);
        // References to heads and feet may stand in any order among themselves.
        assert!(
            is_in_order || local.ends_with("Reference"),
            "{part}: {child} stands out of order in {name}: {children:?}"
        );
    }
}

/// Every id that the body names leads to a part, a style or a list; ids of pictures are given once.
fn references(parts: &[(String, String)]) {
    let find = |wanted: &str| {
        parts
            .iter()
            .find(|(name, _)| name == wanted)
            .map(|(_, text)| text.as_str())
    };
    let relations = ids(find("word/_rels/document.xml.rels").unwrap(), "Relationship", "Id");
    let styles = ids(find("word/styles.xml").unwrap(), "w:style", "w:styleId");
    let lists = ids(find("word/numbering.xml").unwrap(), "w:num", "w:numId");
    let notes = find("word/footnotes.xml")
        .map(|text| ids(text, "w:footnote", "w:id"))
        .unwrap_or_default();
    for held in [&relations, &styles, &lists, &notes] {
        let set: BTreeSet<&String> = held.iter().collect();
        assert_eq!(set.len(), held.len(), "each id is given once: {held:?}");
    }
    for (name, text) in parts
        .iter()
        .filter(|(name, _)| name.starts_with("word/") && is(name, "xml"))
    {
        for (element, key, known) in [
            ("w:hyperlink", "r:id", &relations),
            ("a:blip", "r:embed", &relations),
            ("asvg:svgBlip", "r:embed", &relations),
            ("w:headerReference", "r:id", &relations),
            ("w:footerReference", "r:id", &relations),
            ("w:pStyle", "w:val", &styles),
            ("w:rStyle", "w:val", &styles),
            ("w:tblStyle", "w:val", &styles),
            ("w:basedOn", "w:val", &styles),
            ("w:next", "w:val", &styles),
            ("w:footnoteReference", "w:id", &notes),
            ("w:numId", "w:val", &lists),
        ] {
            for id in ids(text, element, key) {
                assert!(known.contains(&id), "{name}: {element} names {id}, which is nowhere");
            }
        }
        let pictures = ids(text, "wp:docPr", "id");
        let set: BTreeSet<&String> = pictures.iter().collect();
        assert_eq!(set.len(), pictures.len(), "{name}: each picture has an id of its own");
    }
}

/// The values of an attribute of all elements of a name.
pub fn ids(text: &str, element: &str, key: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == element => {
                found.extend(attribute(&tag, key));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn types(parts: &[(String, String)]) {
    let (first, types) = parts.first().unwrap();
    assert_eq!(first, "[Content_Types].xml", "readers look there first");
    let known: Vec<String> = ids(types, "Override", "PartName");
    let endings = ids(types, "Default", "Extension");
    for (name, _) in parts.iter().skip(1) {
        let by_ending = endings
            .iter()
            .any(|ending| ending != "xml" && name.ends_with(&format!(".{ending}")));
        assert!(
            known.contains(&format!("/{name}")) || by_ending,
            "the type of {name} is told"
        );
    }
    assert_eq!(
        known.len(),
        parts.iter().filter(|(name, _)| is(name, "xml")).count() - 1,
        "no type is told of a part that is not there"
    );
}

fn targets(parts: &[(String, String)], names: &BTreeSet<&str>) {
    let (_, relations) = parts
        .iter()
        .find(|(name, _)| name == "word/_rels/document.xml.rels")
        .unwrap();
    for target in ids(relations, "Relationship", "Target") {
        let is_outside = target.contains(':');
        assert!(
            is_outside || names.contains(format!("word/{target}").as_str()),
            "{target} is a part of the package"
        );
    }
}
