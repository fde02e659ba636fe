//! Small things of XML: attributes and where they stand in a tag. Nothing is known here of workbooks.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

pub(super) use crate::read::{attribute, local, says};

/// A number in an attribute.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name).and_then(|value| value.trim().parse().ok())
}

/// Calls with every element that begins, the names of those it stands in before it, without prefixes. What is not well-formed, or
/// declares a document type, gives `None`.
pub(super) fn each_element(xml: &str, mut call: impl FnMut(&[String], &BytesStart<'_>)) -> Option<()> {
    let mut reader = Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                call(&path, &tag);
                path.push(local(tag.name().as_ref()).to_owned());
            }
            Event::Empty(tag) => call(&path, &tag),
            Event::End(_) => {
                path.pop();
            }
            Event::DocType(_) => return None,
            Event::Eof => return path.is_empty().then_some(()),
            _ => {}
        }
    }
}

/// Where an attribute stands in the text of a tag, with the blank before it.
pub(super) fn attribute_range(tag: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let bytes = tag.as_bytes();
    let mut at = tag.find(|letter: char| letter.is_ascii_whitespace())?;
    loop {
        let start = at;
        at += tag[at..].find(|letter: char| !letter.is_ascii_whitespace())?;
        let end = at
            + tag[at..]
                .find(|letter: char| letter == '=' || letter == '/' || letter == '>' || letter.is_ascii_whitespace())?;
        let found = &tag[at..end];
        let equals = end + tag[end..].find('=')?;
        let quote = equals + 1 + tag[equals + 1..].find(['"', '\''])?;
        let close = quote + 1 + tag[quote + 1..].find(char::from(*bytes.get(quote)?))?;
        if found == name {
            return Some(start..close + 1);
        }
        at = close + 1;
    }
}

/// The text of a tag without an attribute.
pub(super) fn without_attribute(tag: &str, name: &str) -> String {
    match attribute_range(tag, name) {
        Some(range) => format!("{}{}", &tag[..range.start], &tag[range.end..]),
        None => tag.to_owned(),
    }
}

/// The text of a tag with an attribute of another value; it is put last where it was not there.
pub(super) fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let bare = without_attribute(tag, name);
    let end = bare.rfind("/>").or_else(|| bare.rfind('>')).unwrap_or(bare.len());
    format!("{} {name}=\"{value}\"{}", bare[..end].trim_end(), &bare[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_taken_from_a_tag_and_put_into_one() {
        let tag = "<x:c r = 'A>1' s=\"3\" t=\"s\"/>";
        assert_eq!(without_attribute(tag, "t"), "<x:c r = 'A>1' s=\"3\"/>");
        assert_eq!(without_attribute(tag, "r"), "<x:c s=\"3\" t=\"s\"/>");
        assert_eq!(without_attribute(tag, "v"), tag);
        assert_eq!(with_attribute(tag, "s", "9"), "<x:c r = 'A>1' t=\"s\" s=\"9\"/>");
        assert_eq!(with_attribute("<calcPr/>", "a", "1"), "<calcPr a=\"1\"/>");
        assert_eq!(with_attribute("<row>", "r", "1"), "<row r=\"1\">");
    }
}
