//! HTML written by hand: elements that are closed, texts and attributes that are escaped.

use std::fmt::Write as _;

use super::super::docx::writable;

/// A piece of a page while it is written.
#[derive(Default)]
pub(super) struct Markup(pub(super) String);

/// The names of an element's attributes with their values.
type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A text that can stand in an element or an attribute.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(writable(text).as_ref()).into_owned()
}

impl Markup {
    /// An element without a closing tag.
    pub(super) fn void(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.0.push('\n');
    }

    /// An element that stands on lines of its own, with what is written inside it.
    pub(super) fn block(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.0.push('\n');
        inside(self);
        let _ = writeln!(self.0, "</{name}>");
    }

    /// An element on one line with what is in it, which is HTML already.
    pub(super) fn line(&mut self, name: &str, attributes: Attributes<'_>, html: &str) {
        self.start(name, attributes);
        let _ = writeln!(self.0, "{html}</{name}>");
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        let _ = write!(self.0, "<{name}");
        for (attribute, value) in attributes.iter().filter(|(attribute, _)| !attribute.is_empty()) {
            let _ = write!(self.0, " {attribute}=\"{}\"", escaped(value));
        }
        self.0.push('>');
    }
}
