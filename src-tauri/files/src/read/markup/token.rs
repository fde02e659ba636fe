//! Tags and text of markup, as sloppy as people's tools write it: capitals, attributes without quotation marks, tags never closed.
//!
//! Nothing is nested here and nothing is held: tokens come one after another out of the text.

use std::borrow::Cow;

/// A piece of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A tag that opens; `closed` where it closes at once (`<br/>`).
    Open { tag: Tag<'a>, closed: bool },
    /// A tag that closes, by its name as written.
    Close(&'a str),
    /// Text with its entities as written.
    Text(&'a str),
    /// Text without entities (`<![CDATA[…]]>`).
    Plain(&'a str),
    /// A comment's content. Excel keeps the names of sheets in one.
    Comment(&'a str),
}

/// A tag's name and attributes as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Whether it has this name, whatever its capitals and its prefix.
    pub(super) fn is(self, name: &str) -> bool {
        is_named(self.name, name)
    }

    /// Its name without a prefix.
    pub(super) fn local_name(self) -> &'a str {
        local(self.name)
    }

    /// The value of an attribute with its entities resolved; empty where it has none.
    pub(super) fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || c == '=')
                .unwrap_or(rest.len());
            let (found, after) = rest.split_at(end.max(usize::from(rest.starts_with('='))));
            let after_blanks = after.trim_ascii_start();
            let value = if let Some(value) = after_blanks.strip_prefix('=') {
                let value = value.trim_ascii_start();
                let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
                let (value, next) = match quote {
                    Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                    None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
                };
                rest = next;
                value
            } else {
                rest = after;
                ""
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(resolved(value));
            }
        }
    }

    /// A number in an attribute.
    pub(super) fn number(self, name: &str) -> Option<u32> {
        let value = self.attribute(name)?;
        let digits = value.trim();
        let digits = &digits[..digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len())];
        match digits.parse() {
            Ok(number) => Some(number),
            Err(_) if digits.is_empty() => None,
            Err(_) => Some(u32::MAX),
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Whether a tag's name as written is this one, whatever its capitals and its prefix.
pub(super) fn is_named(written: &str, name: &str) -> bool {
    local(written).eq_ignore_ascii_case(name)
}

/// The tokens of a text.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    place: usize,
    /// Inside such an element everything up to its end is text and not markup.
    inside: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    /// From a place in a text on.
    pub(super) fn new(text: &'a str, place: usize) -> Self {
        Self {
            text,
            place,
            inside: None,
        }
    }

    /// Where the next token begins.
    pub(super) fn place(&self) -> usize {
        self.place
    }

    fn take(&mut self, length: usize) -> &'a str {
        let taken = &self.text[self.place..self.place + length];
        self.place += length;
        taken
    }

    /// Takes up to an end, which is passed over; all there is where it never comes.
    fn take_to(&mut self, end: &str) -> &'a str {
        let rest = &self.text[self.place..];
        let found = memchr::memmem::find(rest.as_bytes(), end.as_bytes());
        let taken = self.take(found.unwrap_or(rest.len()));
        self.place += found.map_or(0, |_| end.len());
        taken
    }

    fn tag(&mut self) -> Token<'a> {
        let rest = &self.text[self.place + 1..];
        let end = end_of_tag(rest.as_bytes());
        let inner = &rest[..end];
        self.place = (self.place + 1 + end + 1).min(self.text.len());
        if let Some(name) = inner.strip_prefix('/') {
            return Token::Close(name.split_ascii_whitespace().next().unwrap_or_default());
        }
        let closed = inner.ends_with('/');
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let split = inner
            .find(|c: char| c.is_ascii_whitespace() || c == '/')
            .unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(split);
        if !closed {
            self.inside = ["script", "style", "title", "textarea"]
                .into_iter()
                .find(|raw| name.eq_ignore_ascii_case(raw));
        }
        Token::Open {
            tag: Tag { name, attributes },
            closed,
        }
    }
}

/// Where a tag ends: at the first `>` outside quotation marks, or at the first of all where a quotation mark is never closed.
fn end_of_tag(rest: &[u8]) -> usize {
    let mut place = 0;
    while let Some(found) = memchr::memchr3(b'>', b'"', b'\'', &rest[place..]) {
        let at = place + found;
        if rest[at] == b'>' {
            return at;
        }
        // A quotation mark opens a value only behind an equals sign.
        let opens = rest[..at].trim_ascii_end().last() == Some(&b'=');
        place = match memchr::memchr(rest[at], &rest[at + 1..]) {
            Some(close) if opens => at + 1 + close + 1,
            _ => at + 1,
        };
    }
    rest.len()
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.text[self.place..];
            let bytes = rest.as_bytes();
            if bytes.is_empty() {
                return None;
            }
            if let Some(name) = self.inside.take() {
                let end = memchr::memmem::find_iter(bytes, b"</")
                    .find(|end| {
                        let after = bytes.get(end + 2..end + 2 + name.len());
                        after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes()))
                    })
                    .unwrap_or(bytes.len());
                if end > 0 {
                    let text = self.take(end);
                    if name == "title" {
                        return Some(Token::Text(text));
                    }
                }
                continue;
            }
            if bytes[0] != b'<' {
                return Some(Token::Text(
                    self.take(memchr::memchr(b'<', bytes).unwrap_or(bytes.len())),
                ));
            }
            match bytes.get(1) {
                Some(b'!') if rest.starts_with("<!--") => {
                    self.place += 4;
                    return Some(Token::Comment(self.take_to("-->")));
                }
                Some(b'!') if rest.starts_with("<![CDATA[") => {
                    self.place += 9;
                    return Some(Token::Plain(self.take_to("]]>")));
                }
                Some(b'!' | b'?') => {
                    self.take_to(">");
                }
                Some(byte) if byte.is_ascii_alphabetic() || *byte == b'/' => return Some(self.tag()),
                _ => return Some(Token::Text(self.take(1))),
            }
        }
    }
}

/// Text with its entities resolved; one that is not known stays as it is written.
pub(crate) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('&') {
        resolved.push_str(&rest[..found]);
        rest = &rest[found + 1..];
        let length = rest
            .bytes()
            .take(32)
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
            .count();
        let name = &rest[..length];
        let known = match name.strip_prefix('#') {
            Some(number) => numbered(number).map(|c| c.to_string()),
            None => quick_xml::escape::resolve_html5_entity(name).map(str::to_owned),
        };
        match known {
            Some(known) => {
                resolved.push_str(&known);
                rest = rest[length..].strip_prefix(';').unwrap_or(&rest[length..]);
            }
            None => resolved.push('&'),
        }
    }
    resolved.push_str(rest);
    Cow::Owned(resolved)
}

/// The character with a number. Pages that mean Windows-1252 by 128 to 159 are taken at their word, as browsers do.
fn numbered(number: &str) -> Option<char> {
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    if let Ok(byte @ 128..=159) = u8::try_from(number) {
        return encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&[byte])
            .0
            .chars()
            .next();
    }
    char::from_u32(number).filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sloppy_tags_are_understood() {
        let text = "<TD x:num=\"1.5\" nowrap colspan=2 title='a > b' bgcolor = red>a &lt; b<br/></Td ><!-- <td> -->1 < 2<style>td>b{}</STYLE>x";
        let tokens: Vec<Token<'_>> = Tokens::new(text, 0).collect();
        let Token::Open { tag, closed: false } = tokens[0] else {
            panic!("{tokens:?}")
        };
        assert!(tag.is("td"));
        assert_eq!(tag.attribute("X:NUM").as_deref(), Some("1.5"));
        assert_eq!(tag.attribute("nowrap").as_deref(), Some(""));
        assert_eq!(tag.number("colspan"), Some(2));
        assert_eq!(tag.attribute("title").as_deref(), Some("a > b"));
        assert_eq!(tag.attribute("bgcolor").as_deref(), Some("red"));
        assert_eq!(tag.attribute("rowspan"), None);
        let texts: Vec<&str> = tokens
            .iter()
            .filter_map(|token| match token {
                Token::Text(text) => Some(*text),
                _ => None,
            })
            .collect();
        assert_eq!(texts, ["a &lt; b", "1 ", "<", " 2", "x"]);
    }

    #[test]
    fn entities_are_resolved_once() {
        assert_eq!(
            resolved("a&nbsp;b &amp;lt; &#233;&#xE9;&eacute; &#150; &unknown; & &#0;"),
            "a\u{A0}b &lt; ééé – &unknown; & &#0;"
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken_to_pieces_and_ends(text in "[<>/!\\[\\]a-c=\"' é&;#-]{0,80}") {
            for token in Tokens::new(&text, 0) {
                if let Token::Open { tag, .. } = token {
                    let _ = (tag.attribute("a"), tag.number("b"));
                }
            }
        }
    }
}
