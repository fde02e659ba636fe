//! Which encoding a text is in, and a stream of it that csv rules can be applied to, in bounded memory.

use std::borrow::Cow;
use std::io::{Read, Result};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::super::input::{Input, Pass};

/// Bytes looked at to tell two-byte text that has no mark.
const HEAD: u64 = 4096;
/// Bytes read at a time.
const CHUNK: usize = 64 << 10;

/// What one pass over a text tells of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Survey {
    /// How its bytes are to be understood.
    pub(super) encoding: &'static Encoding,
    /// Bytes of the mark before the text.
    pub(super) mark: u64,
    /// Lines, those within quoted cells among them.
    pub(super) lines: u32,
}

/// Reads a text through once: a mark says the encoding; else it is UTF-8 where all of it is; else Windows-1252, which Excel writes.
pub(super) fn survey(input: Input<'_>) -> Result<Survey> {
    let head = input.head(HEAD)?;
    let (encoding, mark) = match Encoding::for_bom(&head) {
        Some((encoding, mark)) => (Some(encoding), mark),
        None if is_two_byte(&head) => (Some(if head.first() == Some(&0) { UTF_16BE } else { UTF_16LE }), 0),
        None => (None, 0),
    };
    let mut pass = input.pass();
    let mut buffer = vec![0; CHUNK];
    let mut kept = 0;
    let mut is_utf8 = true;
    let mut lines = Lines::default();
    loop {
        let read = pass.read(&mut buffer[kept..])?;
        if read == 0 {
            is_utf8 &= kept == 0;
            break;
        }
        lines.count(&buffer[kept..kept + read]);
        if encoding.is_none() && is_utf8 {
            let filled = kept + read;
            kept = 0;
            if let Err(error) = std::str::from_utf8(&buffer[..filled]) {
                if error.error_len().is_none() {
                    // A character is cut by the end of the chunk: it is looked at again with what follows.
                    buffer.copy_within(error.valid_up_to()..filled, 0);
                    kept = filled - error.valid_up_to();
                } else {
                    is_utf8 = false;
                }
            }
        }
    }
    Ok(Survey {
        encoding: encoding.unwrap_or(if is_utf8 { UTF_8 } else { WINDOWS_1252 }),
        mark: mark as u64,
        lines: lines.total(),
    })
}

/// Whether unmarked bytes are text of two bytes a character: every other byte of plain text is then nought.
pub(crate) fn is_two_byte(head: &[u8]) -> bool {
    let pairs = head.len() / 2;
    let nought = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    pairs >= 8 && [nought(0), nought(1)].iter().any(|count| *count * 10 > pairs * 8)
}

/// Ends of lines, whichever of the three ways they are written.
#[derive(Default)]
struct Lines {
    feeds: usize,
    returns: usize,
    open: bool,
}

impl Lines {
    fn count(&mut self, chunk: &[u8]) {
        self.feeds += memchr::memchr_iter(b'\n', chunk).count();
        self.returns += memchr::memchr_iter(b'\r', chunk).count();
        // The last byte of two-byte text may be the empty half of a line feed.
        let last = chunk.iter().rev().find(|byte| **byte != 0);
        self.open = last.is_some_and(|byte| !matches!(byte, b'\n' | b'\r'));
    }

    fn total(&self) -> u32 {
        let ends = if self.feeds > 0 { self.feeds } else { self.returns };
        u32::try_from(ends + usize::from(self.open)).unwrap_or(u32::MAX)
    }
}

/// A text as bytes in which delimiters, quotation marks and ends of lines are single bytes.
pub(super) enum Stream<'a> {
    /// UTF-8 and Windows-1252 are so as they stand.
    Raw(Pass<'a>),
    /// Text of two bytes a character, turned into UTF-8.
    Turned(Box<Turned<'a>>),
}

/// Text of another encoding on its way to UTF-8.
pub(super) struct Turned<'a> {
    pass: Pass<'a>,
    /// Nothing once the text is over.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    ready: Vec<u8>,
    taken: usize,
}

impl Turned<'_> {
    /// Turns the next stretch; afterwards something is ready, or the text is over.
    fn turn(&mut self) -> Result<()> {
        self.taken = 0;
        self.ready.clear();
        while self.ready.is_empty() {
            let Some(decoder) = &mut self.decoder else {
                return Ok(());
            };
            let read = self.pass.read(&mut self.raw)?;
            let longest = decoder.max_utf8_buffer_length(read).unwrap_or(4 * CHUNK);
            self.ready.resize(longest, 0);
            let (_, _, written, _) = decoder.decode_to_utf8(&self.raw[..read], &mut self.ready, read == 0);
            self.ready.truncate(written);
            if read == 0 {
                self.decoder = None;
            }
        }
        Ok(())
    }
}

impl<'a> Stream<'a> {
    pub(super) fn new(input: Input<'a>, survey: Survey) -> Result<Self> {
        let mut pass = input.pass();
        std::io::copy(&mut (&mut pass).take(survey.mark), &mut std::io::sink())?;
        Ok(if survey.encoding == UTF_16LE || survey.encoding == UTF_16BE {
            Self::Turned(Box::new(Turned {
                pass,
                decoder: Some(survey.encoding.new_decoder_without_bom_handling()),
                raw: vec![0; CHUNK],
                ready: Vec::new(),
                taken: 0,
            }))
        } else {
            Self::Raw(pass)
        })
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        match self {
            Self::Raw(pass) => pass.read(buffer),
            Self::Turned(turned) => {
                if turned.taken == turned.ready.len() {
                    turned.turn()?;
                }
                let read = (&turned.ready[turned.taken..]).read(buffer)?;
                turned.taken += read;
                Ok(read)
            }
        }
    }
}

/// The bytes of a cell as text.
pub(super) fn cell_text<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Cow<'a, str> {
    if encoding == WINDOWS_1252 {
        return WINDOWS_1252.decode_without_bom_handling(bytes).0;
    }
    String::from_utf8_lossy(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str, lines: u32) {
        let input = Input::Bytes(bytes);
        let survey = survey(input).unwrap();
        let mut raw = Vec::new();
        Stream::new(input, survey).unwrap().read_to_end(&mut raw).unwrap();
        assert_eq!(cell_text(survey.encoding, &raw), expected, "{bytes:?}");
        assert_eq!(survey.lines, lines, "lines of {expected:?}");
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        check("\u{FEFF}Née".as_bytes(), "Née", 1);
        check(b"White \x96 British\r\nb", "White – British\r\nb", 2);
        check(&wide("Ethnic Origin\tGrade\n"), "Ethnic Origin\tGrade\n", 1);
        let big: Vec<u8> = "Ethnic Origin\tGrade"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        check(&big, "Ethnic Origin\tGrade", 1);
        check(&[&[0xFF, 0xFE], wide("Né\re").as_slice()].concat(), "Né\re", 2);
    }

    #[test]
    fn one_letter_outside_utf_8_far_down_decides_for_the_whole_file() {
        let mut text = "a,b\n".repeat(60_000).into_bytes();
        text.extend(b"caf\xE9");
        assert_eq!(survey(Input::Bytes(&text)).unwrap().encoding, WINDOWS_1252);
        text.pop();
        text.extend("é".as_bytes());
        assert_eq!(survey(Input::Bytes(&text)).unwrap().encoding, UTF_8);
    }

    #[test]
    fn a_character_cut_by_the_end_of_a_chunk_is_still_utf_8() {
        for shift in 0..4 {
            let text = "x".repeat(CHUNK - shift) + "€ and more";
            assert_eq!(
                survey(Input::Bytes(text.as_bytes())).unwrap().encoding,
                UTF_8,
                "{shift}"
            );
        }
    }
}
