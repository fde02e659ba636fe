//! XML written by hand: elements that are always closed, texts that are always escaped.

use std::borrow::Cow;

/// A part of a package while it is written.
pub(super) struct Xml(String);

/// The names of an element's attributes with their values.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// An empty part with the declaration that every part begins with.
    pub(super) fn part() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An element with what is written inside it.
    pub(super) fn within(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        let before = self.0.len();
        inside(self);
        if self.0.len() == before {
            self.0.pop();
            self.0.push_str("/>");
        } else {
            self.0.push_str("</");
            self.0.push_str(name);
            self.0.push('>');
        }
    }

    /// An element with attributes alone.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.within(name, attributes, |_| {});
    }

    /// An element that says what it says in its attribute `w:val`.
    pub(super) fn val(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element that switches something on.
    pub(super) fn flag(&mut self, name: &str) {
        self.empty(name, &[]);
    }

    /// An element that holds a text.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.within(name, attributes, |xml| xml.0.push_str(&escaped(text)));
    }

    /// The part as bytes.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            self.0.push_str(&escaped(value));
            self.0.push('"');
        }
        self.0.push('>');
    }
}

/// A text without the characters that XML cannot hold, even escaped: a file that has one is refused as broken.
pub(in crate::write) fn writable(text: &str) -> Cow<'_, str> {
    let refused = |character: char| {
        (character.is_control() && !matches!(character, '\t' | '\n')) || matches!(character, '\u{FFFE}' | '\u{FFFF}')
    };
    if text.contains(refused) {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace(refused, ""))
    } else {
        Cow::Borrowed(text)
    }
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(writable(text).as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_the_rest_is_escaped() {
        let mut xml = Xml::part();
        xml.within("a", &[("of", "\"<&\u{1}")], |xml| {
            xml.leaf("b", &[], "1 < 2 & \u{0}\u{8}\u{FFFF}3\r\n4\r5");
            xml.flag("c");
        });
        let text = String::from_utf8(xml.bytes()).unwrap_or_default();
        let (_, body) = text.split_once('\n').unwrap_or_default();
        assert_eq!(
            body, "<a of=\"&quot;&lt;&amp;\"><b>1 &lt; 2 &amp; 3\n4\n5</b><c/></a>",
            "a single wrong character makes the whole document unreadable"
        );
    }
}
