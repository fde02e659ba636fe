//! The encoding of markup, which may be said by a mark, a header, the markup itself, or nobody.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes in which markup says its encoding.
const HEAD: usize = 4096;

/// Markup as text. `said` is what a header says, where there is one.
pub(super) fn decoded<'a>(bytes: &'a [u8], said: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if super::super::text::is_two_byte(head) {
        let encoding = if head.first() == Some(&0) { UTF_16BE } else { UTF_16LE };
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let encoding = said
        .and_then(|said| Encoding::for_label(said.as_bytes()))
        .or_else(|| said_within(head))
        .filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8);
    match (encoding, std::str::from_utf8(bytes)) {
        (Some(encoding), _) => encoding.decode_without_bom_handling(bytes).0,
        (None, Ok(text)) => Cow::Borrowed(text),
        (None, Err(_)) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The encoding that `<meta charset=…>`, its older form, or an XML declaration names.
fn said_within(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    ["charset", "encoding"].into_iter().find_map(|word| {
        let place = memchr::memmem::find(&lower, word.as_bytes())?;
        let rest = lower[place + word.len()..].trim_ascii_start().strip_prefix(b"=")?;
        let rest = rest.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)))?;
        Encoding::for_label(&rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_found_wherever_it_is_said() {
        let cases: [(&[u8], Option<&str>, &str); 6] = [
            (b"<meta charset=windows-1252><td>\x80", None, "€"),
            (b"<meta content=\"text/html; charset=iso-8859-2\"><td>\xB1", None, "ą"),
            (b"<?xml version=\"1.0\" encoding=\"windows-1250\"?>\xB9", None, "ą"),
            ("<meta charset=utf-8><td>é".as_bytes(), None, "é"),
            (b"<meta charset=utf-8><td>\xE9", None, "é"),
            (b"<td>\xB1", Some("iso-8859-2"), "ą"),
        ];
        for (bytes, said, end) in cases {
            assert!(
                decoded(bytes, said).ends_with(end),
                "{:?} ends with {end}",
                decoded(bytes, said)
            );
        }
    }
}
