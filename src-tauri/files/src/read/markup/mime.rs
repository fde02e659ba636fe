//! Web pages saved in one file (MHTML): the parts of the file, unpacked.

use std::borrow::Cow;

/// Most parts taken out of one file.
const MOST_PARTS: usize = 2000;

/// A part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part<'a> {
    /// Its type, in small letters, such as `text/html`.
    pub(super) kind: String,
    /// The encoding of its text, where its header says it.
    pub(super) charset: Option<String>,
    /// Where it says that it comes from.
    pub(super) location: String,
    /// Its bytes, unpacked.
    pub(super) body: Cow<'a, [u8]>,
}

/// Whether a file begins like a mail or a web page in one file.
pub(super) fn begins(head: &[u8]) -> bool {
    let (headers, _) = split_headers(head.trim_ascii_start());
    let has = |name: &str| headers.iter().any(|(found, _)| found == name);
    has("mime-version") && has("content-type")
}

/// The parts of a file that are no collections of parts themselves.
pub(super) fn parts(file: &[u8]) -> Vec<Part<'_>> {
    let mut waiting = vec![file.trim_ascii_start()];
    let mut parts = Vec::new();
    while let Some(bytes) = waiting.pop() {
        if parts.len() >= MOST_PARTS {
            break;
        }
        let (headers, body) = split_headers(bytes);
        let header = |name: &str| {
            headers
                .iter()
                .find(|(found, _)| found == name)
                .map(|(_, value)| value.as_str())
        };
        let content_type = header("content-type").unwrap_or("text/plain");
        let kind = content_type
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        if let (true, Some(boundary)) = (kind.starts_with("multipart/"), parameter(content_type, "boundary")) {
            let mut within = split_parts(body, &boundary);
            within.truncate(MOST_PARTS);
            waiting.extend(within.into_iter().rev());
            continue;
        }
        let packing = header("content-transfer-encoding")
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        parts.push(Part {
            kind,
            charset: parameter(content_type, "charset"),
            location: header("content-location").unwrap_or_default().trim().to_owned(),
            body: match packing.as_str() {
                "quoted-printable" => Cow::Owned(quoted_printable(body)),
                "base64" => Cow::Owned(base64(body)),
                _ => Cow::Borrowed(body),
            },
        });
    }
    parts
}

/// The headers before the first blank line, names in small letters, and what follows.
fn split_headers(bytes: &[u8]) -> (Vec<(String, String)>, &[u8]) {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let (line, next) = rest.split_at(end);
        rest = next;
        if line.trim_ascii().is_empty() {
            break;
        }
        let text = String::from_utf8_lossy(line);
        if line[0].is_ascii_whitespace() {
            if let Some((_, value)) = headers.last_mut() {
                value.push(' ');
                value.push_str(text.trim());
            }
        } else if let Some((name, value)) = text.split_once(':')
            && headers.len() < 100
        {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        } else {
            break;
        }
    }
    (headers, rest)
}

/// A parameter of a header's value, with or without quotation marks.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (found, value) = parameter.split_once('=')?;
        found
            .trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().trim_matches('"').to_owned())
            .filter(|value| !value.is_empty())
    })
}

/// What stands between the lines that name the boundary.
fn split_parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut begun: Option<usize> = None;
    for place in memchr::memmem::find_iter(body, mark.as_bytes()) {
        if place > 0 && body[place - 1] != b'\n' {
            continue;
        }
        if let Some(start) = begun.take() {
            parts.push(&body[start..place]);
        }
        let after = place + mark.len();
        if body[after..].starts_with(b"--") {
            return parts;
        }
        begun = memchr::memchr(b'\n', &body[after..]).map(|end| after + end + 1);
    }
    // A file that was cut lacks the last boundary.
    parts.extend(begun.map(|start| &body[start..]));
    parts
}

fn quoted_printable(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(packed.len());
    let mut rest = packed;
    while let Some(place) = memchr::memchr(b'=', rest) {
        bytes.extend(&rest[..place]);
        rest = &rest[place + 1..];
        let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = &rest[2..];
        } else {
            // A line goes on in the next one; blanks may stand behind the equals sign.
            let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            let end = &rest[blanks..];
            match end {
                [b'\r', b'\n', ..] => rest = &end[2..],
                [b'\n', ..] => rest = &end[1..],
                _ => bytes.push(b'='),
            }
        }
    }
    bytes.extend(rest);
    bytes
}

fn base64(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(packed.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in packed {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        held = (held << 6 | u32::from(six)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xFF).unwrap_or_default());
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_unpacked() {
        let file = b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"--=_x\"\r\n\r\nfor old readers\r\n\
            ----=_x\r\nContent-Location: file:///C:/a/sheet001.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n\
            Content-Type: text/html; charset=\"windows-1252\"\r\n\r\n<td x:num=3D\"1\">caf=E9 is=\r\n one</td>\r\n\
            ----=_x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHRkPmk8\r\nL3RkPg==\r\n----=_x--\r\n";
        assert!(begins(file));
        let parts = parts(file);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].charset.as_deref(), Some("windows-1252"));
        assert!(parts[0].location.ends_with("sheet001.htm"));
        assert_eq!(&*parts[0].body, b"<td x:num=\"1\">caf\xE9 is one</td>\r\n");
        assert_eq!(&*parts[1].body, b"<td>i</td>");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_taken_to_pieces(text in "[a-c:;=\"\r\n -]{0,120}") {
            let file = format!("Content-Type: multipart/related; boundary=b\n\n{text}--b\n{text}\n--b\n{text}");
            for part in parts(file.as_bytes()) {
                let _ = (quoted_printable(&part.body), base64(&part.body));
            }
        }
    }
}
