//! Which character stands between the cells of a text.

/// Delimiters tried, the commonest first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The delimiter that the first line says, as Excel writes and understands it (`sep=;`), and the length of that line in bytes.
pub(super) fn said(head: &[u8]) -> Option<(u8, usize)> {
    let end = head.iter().position(|byte| matches!(byte, b'\r' | b'\n'))?;
    let line = head[..end].trim_ascii_start();
    let line = line
        .strip_prefix(b"\"")
        .map_or(line, |rest| rest.strip_suffix(b"\"").unwrap_or(rest));
    let (said, rest) = line.split_at_checked(4)?;
    let next = usize::from(head[end..].starts_with(b"\r\n")) + 1;
    match rest {
        [delimiter] if said.eq_ignore_ascii_case(b"sep=") && delimiter.is_ascii() => Some((*delimiter, end + next)),
        _ => None,
    }
}

/// The delimiter that divides the first lines into the most even columns.
pub(super) fn found(head: &[u8]) -> u8 {
    let mut counts: Vec<[usize; DELIMITERS.len()]> = Vec::new();
    let mut current = [0; DELIMITERS.len()];
    let mut quoted = false;
    for byte in head {
        match *byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                counts.push(std::mem::take(&mut current));
                if counts.len() >= 80 {
                    break;
                }
            }
            other if !quoted => {
                if let Some(index) = DELIMITERS.iter().position(|delimiter| *delimiter == other) {
                    current[index] += 1;
                }
            }
            _ => {}
        }
    }
    counts.push(current);
    let score = |index: usize| {
        let most = counts.iter().map(|line| line[index]).max().unwrap_or(0);
        let mut lines_of_width = vec![0; most + 1];
        for line in &counts {
            lines_of_width[line[index]] += 1;
        }
        (1..=most).map(|width| width * lines_of_width[width]).max().unwrap_or(0)
    };
    let mut best = 0;
    for index in 1..DELIMITERS.len() {
        if score(index) > score(best) {
            best = index;
        }
    }
    DELIMITERS[best]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_makes_even_columns() {
        assert_eq!(found(b"Staff list, all; March\na;b;c\n1;2,5;3\n2;3,5;4\n"), b';');
        assert_eq!(found(b"a\tb\tc\n1, 2\t3\t4\n"), b'\t');
        assert_eq!(found(b"a|b\n1|2\n"), b'|');
        assert_eq!(found(b"a,b\n\"1;2;3\",2\n"), b',');
        assert_eq!(found(b"a;b\r1;2,5\r1;3\r"), b';');
    }

    #[test]
    fn a_first_line_may_say_the_delimiter() {
        assert_eq!(said(b"sep=;\r\na;b"), Some((b';', 7)));
        assert_eq!(said(b"SEP=|\na|b"), Some((b'|', 6)));
        assert_eq!(said(b"\"sep=,\"\na,b"), Some((b',', 8)));
        assert_eq!(said(b"sep=\t\na\tb"), Some((b'\t', 6)));
        for none in [&b"sep\n"[..], b"sep=\n", b"sep=ab\n", b"separate;x\n", b"", b"sep=;"] {
            assert_eq!(said(none), None, "{none:?}");
        }
    }
}
