//! Paragraphs and runs, in the order of elements that the schema prescribes. Word refuses a document that has another.

use std::collections::BTreeMap;

use super::super::document::{Paragraph, Picture, Run, Style};
use super::direction::{begins_at_the_right, pieces};
use super::xml::{Xml, writable};

/// What the body names and other parts hold.
#[derive(Default)]
pub(super) struct Named<'a> {
    /// Addresses with the number of each.
    pub links: BTreeMap<&'a str, usize>,
    /// Footnotes in order.
    pub notes: Vec<&'a str>,
    /// Pictures in order.
    pub pictures: Vec<&'a Picture>,
    /// How many numbered lists there are.
    pub numbered: usize,
    /// How many tables carry a number.
    pub tables: usize,
    /// How many pictures carry a number.
    pub figures: usize,
}

/// The list that an item belongs to, as the part with the lists numbers them.
#[derive(Clone, Copy)]
pub(super) struct InList(pub usize);

/// What the place of a paragraph adds to it.
#[derive(Clone, Copy, Default)]
pub(super) struct Placed {
    pub list: Option<InList>,
    /// Whether it stands below a table, which has no distance of its own.
    pub below_table: bool,
}

/// Writes a paragraph; `section` writes what ends a section with it.
pub(super) fn paragraph<'a>(
    xml: &mut Xml,
    named: &mut Named<'a>,
    paragraph: &'a Paragraph,
    placed: Placed,
    section: Option<&dyn Fn(&mut Xml)>,
) {
    xml.within("w:p", &[], |xml| {
        let flow = Flow {
            with_next: paragraph.with_next,
            new_page: paragraph.new_page,
        };
        properties(xml, paragraph.style, flow, &paragraph.runs, placed, section);
        runs(xml, named, &paragraph.runs);
    });
}

/// How a paragraph goes over pages.
#[derive(Clone, Copy, Default)]
struct Flow {
    with_next: bool,
    new_page: bool,
}

fn properties(
    xml: &mut Xml,
    style: Style,
    flow: Flow,
    runs: &[Run],
    placed: Placed,
    section: Option<&dyn Fn(&mut Xml)>,
) {
    xml.within("w:pPr", &[], |xml| {
        if style != Style::Normal {
            xml.val("w:pStyle", style.id());
        }
        if flow.with_next {
            xml.flag("w:keepNext");
        }
        if flow.new_page {
            xml.flag("w:pageBreakBefore");
        }
        if let Some(InList(list)) = placed.list {
            xml.within("w:numPr", &[], |xml| {
                xml.val("w:ilvl", "0");
                xml.val("w:numId", &list.to_string());
            });
        }
        if begins_at_the_right(runs.iter().map(|run| run.text.as_str())) {
            xml.flag("w:bidi");
        }
        let is_text = matches!(
            style,
            Style::Normal | Style::ListBullet | Style::ListNumber | Style::Note
        );
        if placed.below_table && is_text {
            xml.empty("w:spacing", &[("w:before", "160")]);
        }
        if let Some(section) = section {
            section(xml);
        }
    });
}

/// Writes an item of a list.
pub(super) fn item<'a>(xml: &mut Xml, named: &mut Named<'a>, style: Style, item: &'a [Run], placed: Placed) {
    xml.within("w:p", &[], |xml| {
        properties(xml, style, Flow::default(), item, placed, None);
        runs(xml, named, item);
    });
}

/// Writes the runs of a paragraph.
pub(super) fn runs<'a>(xml: &mut Xml, named: &mut Named<'a>, runs: &'a [Run]) {
    for run in runs {
        write_run(xml, named, run);
    }
}

fn write_run<'a>(xml: &mut Xml, named: &mut Named<'a>, run: &'a Run) {
    if is_address(&run.link) {
        let next = named.links.len() + 1;
        let id = *named.links.entry(run.link.as_str()).or_insert(next);
        let id = format!("link{id}");
        xml.within("w:hyperlink", &[("r:id", &id), ("w:history", "1")], |xml| {
            words(xml, run, Some("Hyperlink"));
        });
    } else {
        words(xml, run, None);
    }
    if !run.note.trim().is_empty() {
        named.notes.push(&run.note);
        let id = named.notes.len().to_string();
        xml.within("w:r", &[], |xml| {
            xml.within("w:rPr", &[], |xml| xml.val("w:rStyle", "FootnoteReference"));
            xml.empty("w:footnoteReference", &[("w:id", &id)]);
        });
    }
}

/// Whether a text can stand as an address in a package: Word refuses the whole document for one that cannot.
pub(in crate::write) fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"]
        .into_iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && rest
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-._~/?#@!$&'()*+,;=%:".contains(letter))
            && rest.matches('#').count() <= 1
            && !rest.starts_with(['/', '?', '#', ':'])
            && percents_are_whole(rest)
    })
}

fn percents_are_whole(text: &str) -> bool {
    text.split('%').skip(1).all(|piece| {
        piece
            .get(..2)
            .is_some_and(|code| code.chars().all(|letter| letter.is_ascii_hexdigit()))
    })
}

/// The words of a run, one `w:r` for each stretch of one direction.
fn words(xml: &mut Xml, run: &Run, style: Option<&str>) {
    let text = writable(&run.text);
    for (piece, from_the_right) in pieces(&text) {
        xml.within("w:r", &[], |xml| {
            let plain = style.is_none() && !run.bold && !run.italic && run.ink.is_none() && !from_the_right;
            if !plain {
                xml.within("w:rPr", &[], |xml| look(xml, run, style, from_the_right));
            }
            for (line, words) in piece.split('\n').enumerate() {
                if line > 0 {
                    xml.flag("w:br");
                }
                for (stop, words) in words.split('\t').enumerate() {
                    if stop > 0 {
                        xml.flag("w:tab");
                    }
                    if !words.is_empty() {
                        xml.leaf("w:t", &[("xml:space", "preserve")], words);
                    }
                }
            }
        });
    }
}

fn look(xml: &mut Xml, run: &Run, style: Option<&str>, from_the_right: bool) {
    if let Some(style) = style {
        xml.val("w:rStyle", style);
    }
    if run.bold {
        xml.flag("w:b");
        xml.flag("w:bCs");
    }
    if run.italic {
        xml.flag("w:i");
        xml.flag("w:iCs");
    }
    if let Some(ink) = run.ink {
        xml.val("w:color", ink.rgb());
    }
    if from_the_right {
        xml.flag("w:rtl");
    }
}

/// Words that a style alone dresses, in a part of their own.
pub(super) fn plain(xml: &mut Xml, text: &str) {
    words(xml, &super::super::document::run(text), None);
}

/// The words above a table or a picture, with its number: "Table 1. …". The number is a field, so that one put in between renumbers.
pub(super) fn caption(xml: &mut Xml, label: &str, number: usize, text: &str, below_table: bool) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.val("w:pStyle", Style::Caption.id());
            if below_table {
                xml.empty("w:spacing", &[("w:before", "280")]);
            }
        });
        plain(xml, &format!("{label} "));
        field(xml, &format!(" SEQ {label} \\* ARABIC "), &number.to_string());
        plain(xml, &format!(". {text}"));
    });
}

/// A field with what it shows until it is worked out.
pub(super) fn field(xml: &mut Xml, instruction: &str, shown: &str) {
    let mark = |xml: &mut Xml, kind: &str| {
        xml.within("w:r", &[], |xml| {
            xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        });
    };
    mark(xml, "begin");
    xml.within("w:r", &[], |xml| {
        xml.leaf("w:instrText", &[("xml:space", "preserve")], instruction);
    });
    mark(xml, "separate");
    xml.within("w:r", &[], |xml| xml.leaf("w:t", &[], shown));
    mark(xml, "end");
}

/// A paragraph that ends a section and says nothing, as low as can be.
pub(super) fn end_of_section(xml: &mut Xml, section: &dyn Fn(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.empty(
                "w:spacing",
                &[
                    ("w:before", "0"),
                    ("w:after", "0"),
                    ("w:line", "20"),
                    ("w:lineRule", "exact"),
                ],
            );
            section(xml);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn only_what_a_package_can_hold_becomes_a_link() {
        for good in [
            "https://www.england.nhs.uk/a-b/?q=1&r=2#c",
            "mailto:people@example.org",
            "https://example.org/a%20b",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///a",
            "example.org",
            "file:///C:/plan.docx",
            "https://example.org/a b",
            "https://example.org/%zz",
            "https://example.org/a#b#c",
            "https://exämple.org",
            "javascript:alert(1)",
        ] {
            assert!(!is_address(bad), "Word refuses a document for such an address: {bad}");
        }
    }
}
