//! The parts beside the document: what stands at the head and foot of pages, lists, footnotes, settings and properties.

use chrono::NaiveDate;

use super::super::document::{Document, Style};
use super::body;
use super::looks::FONT;
use super::package::{NAMESPACES, PACKAGE};
use super::xml::Xml;

/// The theme: the house's colours and typeface for whatever somebody adds to the document. Nothing of ours is drawn by it.
pub(super) const THEME: &[u8] = include_bytes!("theme.xml");

/// The typefaces, with what may stand in for them.
pub(super) fn fonts() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:fonts", &NAMESPACES, |xml| {
        xml.within("w:font", &[("w:name", FONT)], |xml| {
            xml.val("w:panose1", "020B0604020202020204");
            xml.val("w:charset", "00");
            xml.val("w:family", "swiss");
            xml.val("w:pitch", "variable");
        });
    });
    xml.bytes()
}

/// The head of a page: left, and right by a tab at the margin.
pub(super) fn head(words: &[String; 2], width: i64) -> Vec<u8> {
    let [left, right] = words;
    edge("w:hdr", Style::Header, left, width, |xml| body::plain(xml, right))
}

/// The foot of a page: left, and its number.
pub(super) fn foot(left: &str, width: i64) -> Vec<u8> {
    edge("w:ftr", Style::Footer, left, width, |xml| {
        body::plain(xml, "Page ");
        body::field(xml, " PAGE ", "1");
        body::plain(xml, " of ");
        body::field(xml, " NUMPAGES ", "1");
    })
}

fn edge(name: &str, style: Style, left: &str, width: i64, right: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within(name, &NAMESPACES, |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.val("w:pStyle", style.id());
                xml.within("w:tabs", &[], |xml| {
                    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &width.to_string())]);
                });
            });
            body::plain(xml, left);
            xml.within("w:r", &[], |xml| xml.flag("w:tab"));
            right(xml);
        });
    });
    xml.bytes()
}

pub(super) fn settings(has_notes: bool) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:settings", &NAMESPACES, |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.val("w:defaultTabStop", "720");
        xml.val("w:characterSpacingControl", "doNotCompress");
        if has_notes {
            xml.within("w:footnotePr", &[], |xml| {
                xml.empty("w:footnote", &[("w:id", "-1")]);
                xml.empty("w:footnote", &[("w:id", "0")]);
            });
        }
        xml.within("w:compat", &[], |xml| {
            // Without it Word opens the document as one of 2007, in "compatibility mode".
            let setting = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            xml.empty("w:compatSetting", &setting);
        });
        xml.empty("w:themeFontLang", &[("w:val", "en-GB")]);
        xml.val("w:decimalSymbol", ".");
        xml.val("w:listSeparator", ",");
    });
    xml.bytes()
}

/// Two kinds of lists, and one list of its own for each numbered one, so that each begins at 1.
pub(super) fn numbering(numbered: usize) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:numbering", &NAMESPACES, |xml| {
        for (id, format, text, style) in [
            ("0", "bullet", "•", Style::ListBullet),
            ("1", "decimal", "%1.", Style::ListNumber),
        ] {
            xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
                xml.val("w:multiLevelType", "singleLevel");
                xml.within("w:lvl", &[("w:ilvl", "0")], |xml| {
                    xml.val("w:start", "1");
                    xml.val("w:numFmt", format);
                    xml.val("w:pStyle", style.id());
                    xml.val("w:lvlText", text);
                    xml.val("w:lvlJc", "left");
                    xml.within("w:pPr", &[], |xml| {
                        xml.empty("w:ind", &[("w:left", "397"), ("w:hanging", "397")]);
                    });
                });
            });
        }
        for (id, kind) in [("1", "0"), ("2", "1")] {
            xml.within("w:num", &[("w:numId", id)], |xml| xml.val("w:abstractNumId", kind));
        }
        for list in 0..numbered {
            xml.within("w:num", &[("w:numId", &(list + 3).to_string())], |xml| {
                xml.val("w:abstractNumId", "1");
                xml.within("w:lvlOverride", &[("w:ilvl", "0")], |xml| {
                    xml.val("w:startOverride", "1");
                });
            });
        }
    });
    xml.bytes()
}

pub(super) fn footnotes(notes: &[&str]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:footnotes", &NAMESPACES, |xml| {
        for (kind, id, line) in [
            ("separator", "-1", "w:separator"),
            ("continuationSeparator", "0", "w:continuationSeparator"),
        ] {
            xml.within("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                xml.within("w:p", &[], |xml| xml.within("w:r", &[], |xml| xml.flag(line)));
            });
        }
        for (number, note) in (1..).zip(notes) {
            let number: usize = number;
            xml.within("w:footnote", &[("w:id", &number.to_string())], |xml| {
                xml.within("w:p", &[], |xml| {
                    xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", Style::FootnoteText.id()));
                    xml.within("w:r", &[], |xml| {
                        xml.within("w:rPr", &[], |xml| xml.val("w:rStyle", "FootnoteReference"));
                        xml.flag("w:footnoteRef");
                    });
                    body::plain(xml, &format!(" {note}"));
                });
            });
        }
    });
    xml.bytes()
}

pub(super) fn core(document: &Document) -> Vec<u8> {
    let mut xml = Xml::part();
    let namespaces = [
        ("xmlns:cp", &*format!("{PACKAGE}/metadata/core-properties")),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.within("cp:coreProperties", &namespaces, |xml| {
        xml.leaf("dc:title", &[], &document.title);
        xml.leaf("dc:subject", &[], &document.subject);
        xml.leaf("dc:creator", &[], "WRES Desk");
        xml.leaf("dc:language", &[], "en-GB");
        if NaiveDate::parse_from_str(&document.day, "%Y-%m-%d").is_ok() {
            for name in ["dcterms:created", "dcterms:modified"] {
                let day = format!("{}T00:00:00Z", document.day);
                xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &day);
            }
        }
    });
    xml.bytes()
}

pub(super) fn app(document: &Document) -> Vec<u8> {
    let mut xml = Xml::part();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.within("Properties", &[("xmlns", space)], |xml| {
        xml.leaf("Application", &[], "WRES Desk");
        xml.leaf("Company", &[], &document.organisation);
    });
    xml.bytes()
}
