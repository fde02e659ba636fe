//! Damage: what may happen to bytes, to markup and to cells on their way here, by chance or by intent.

use crate::chance::Chance;

/// What is put in the place of a number, a text or an attribute.
pub(crate) const VALUES: [&str; 78] = [
    "",
    " ",
    "0",
    "-0",
    "1",
    "-1",
    "0.0",
    "00000000",
    "1e999",
    "-1e308",
    "1e-320",
    "NaN",
    "inf",
    "nan",
    "65535",
    "65536",
    "1048575",
    "1048576",
    "1048577",
    "16383",
    "16384",
    "16385",
    "2147483647",
    "2147483648",
    "-2147483648",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "99999999999999999999999",
    "9007199254740993",
    "1.23E+07",
    "60",
    "61",
    "2958465",
    "2958466",
    "46112.99999",
    "0.999999999",
    "31/12/4712",
    "2026-03-31",
    "2026-03-31T00:00:00Z",
    "10000-01-01",
    "-0001-01-01",
    "29/02/2025",
    "30-OCT-97",
    "T",
    "1T",
    "99999999",
    "20260331",
    "March",
    "12,345",
    "12,5",
    "243 (3.2%)",
    "100%",
    "*",
    "<5",
    "#N/A",
    "#REF!",
    "TRUE",
    "true",
    "A1",
    "A0",
    "XFD1048576",
    "XFE1048577",
    "ZZZZZZZ99999999999",
    "A1:B2",
    "B2:A1",
    "inlineStr",
    "str",
    "Total",
    "Grand Total",
    "\u{FEFF}",
    "\u{202E}x",
    "\u{1F600}",
    "\u{130}\u{DF}\u{149}",
    "e\u{301}",
    "&#0;",
    "&#x110000;",
    "&lt;&bogus;",
];

/// Pieces of markup and of text that mean something to a reader.
const PIECES: [&str; 44] = [
    "<",
    ">",
    "</",
    "/>",
    "\"",
    "\"\"",
    "'",
    "=",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml?>",
    "<!DOCTYPE a [<!ENTITY b \"cccc\">]>",
    "&b;",
    "<table>",
    "</table>",
    "<tr>",
    "<td colspan=\"4294967295\" rowspan=\"65535\">",
    "<c r=\"XFD1\">",
    "<row r=\"4294967295\">",
    "<is><t>",
    "<v>",
    "</c>",
    "<f>A1</f>",
    "<si/>",
    " table:number-rows-repeated=\"4294967295\"",
    " table:number-columns-repeated=\"16384\"",
    " ss:Index=\"4294967295\"",
    " ss:MergeAcross=\"65535\"",
    " r=\"\"",
    " t=\"s\"",
    "--",
    "=\r\n",
    "Content-Transfer-Encoding: base64\r\n\r\n",
    "sep=;\r\n",
];

/// Numbers at the edges of what fits into one, two and four bytes.
const EDGES: [u32; 12] = [
    0,
    1,
    0x7F,
    0x80,
    0xFF,
    0x100,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x0001_0000,
    0x7FFF_FFFF,
    0xFFFF_FFFF,
];

/// Longest that damage may make something.
const LONGEST: usize = 4 << 20;

/// Damages bytes once to six times.
pub(crate) fn bytes(chance: &mut Chance, content: &mut Vec<u8>) {
    for _ in 0..=chance.below(6) {
        once(chance, content);
    }
}

fn once(chance: &mut Chance, content: &mut Vec<u8>) {
    let place = chance.below(content.len() + 1);
    let rest = content.len() - place;
    let length = if chance.once_in(4) {
        chance.below(rest + 1)
    } else {
        chance.below(rest.min(64) + 1)
    };
    match chance.below(12) {
        0 if rest > 0 => content[place] ^= 1 << chance.below(8),
        1 if rest > 0 => content[place] = chance.byte(),
        2 => drop(content.drain(place..place + length)),
        3 if content.len() + length < LONGEST => {
            let again = content[place..place + length].to_vec();
            let to = chance.below(content.len() + 1);
            content.splice(to..to, again);
        }
        4 => content.truncate(place),
        5 | 6 => {
            let edge = chance.one_of(&EDGES).to_le_bytes();
            let width = (1 << chance.below(3)).min(rest);
            content[place..place + width].copy_from_slice(&edge[..width]);
        }
        7 | 8 => {
            let piece = chance.one_of(&PIECES).as_bytes();
            content.splice(place..place, piece.iter().copied());
        }
        9 => {
            let value = chance.one_of(&VALUES).as_bytes();
            content.splice(place..place + length.min(8), value.iter().copied());
        }
        10 => {
            let value = content.get(place).copied().unwrap_or(b'x');
            let times = 1 << chance.below(16);
            if content.len() + times < LONGEST {
                content.splice(place..place, std::iter::repeat_n(value, times));
            }
        }
        _ => digits(chance, content, place),
    }
}

/// Puts another value in the place of the next digits.
fn digits(chance: &mut Chance, content: &mut Vec<u8>, place: usize) {
    let Some(start) = content[place..]
        .iter()
        .position(u8::is_ascii_digit)
        .map(|after| place + after)
    else {
        return;
    };
    let length = content[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let value = chance.one_of(&VALUES).as_bytes();
    content.splice(start..start + length, value.iter().copied());
}

/// Damages markup so that most of it stays markup: values, texts and whole elements are changed, doubled and dropped.
pub(crate) fn markup(chance: &mut Chance, content: &mut Vec<u8>) {
    for _ in 0..=chance.below(6) {
        let place = chance.below(content.len() + 1);
        match chance.below(8) {
            0..=2 => between(chance, content, place, b'"', b'"'),
            3 | 4 => between(chance, content, place, b'>', b'<'),
            5 => {
                if let Some((start, end)) = elements(chance, content, place) {
                    content.drain(start..end);
                }
            }
            6 => {
                if let Some((start, end)) = elements(chance, content, place)
                    && content.len() + end - start < LONGEST
                {
                    let again = content[start..end].to_vec();
                    content.splice(start..start, again);
                }
            }
            _ => once(chance, content),
        }
    }
}

/// Puts another value between the next opening and closing byte.
fn between(chance: &mut Chance, content: &mut Vec<u8>, place: usize, open: u8, close: u8) {
    let next = |from: usize, byte: u8| memchr::memchr(byte, &content[from..]).map(|after| from + after);
    let Some((start, end)) = next(place, open).and_then(|start| Some((start + 1, next(start + 1, close)?))) else {
        return;
    };
    let value = chance.one_of(&VALUES).as_bytes();
    content.splice(start..end, value.iter().copied());
}

/// From the beginning of one tag to that of another.
fn elements(chance: &mut Chance, content: &[u8], place: usize) -> Option<(usize, usize)> {
    let mut tags = memchr::memchr_iter(b'<', &content[place..]).map(|after| place + after);
    let start = tags.next()?;
    Some((start, tags.nth(chance.below(6))?))
}

/// Puts other values into cells of a text whose cells are parted by commas.
pub(crate) fn cells(chance: &mut Chance, content: &mut Vec<u8>) {
    let text = String::from_utf8_lossy(content).into_owned();
    let mut lines: Vec<Vec<String>> = text
        .lines()
        .take(40)
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    for _ in 0..=chance.below(20) {
        let row = chance.below(lines.len());
        // Headings are changed less often than what stands below them.
        if row == 0 && !chance.once_in(8) {
            continue;
        }
        let Some(cells) = lines.get_mut(row) else { return };
        let column = chance.below(cells.len());
        let value = (*chance.one_of(&VALUES)).to_owned();
        if let Some(cell) = cells.get_mut(column) {
            if chance.once_in(3) {
                cell.push_str(&value);
            } else {
                *cell = value;
            }
        }
    }
    let lines: Vec<String> = lines.iter().map(|cells| cells.join(",")).collect();
    *content = lines.join("\n").into_bytes();
}
