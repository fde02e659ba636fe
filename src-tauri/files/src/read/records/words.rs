//! Texts that stand on many rows of a list, told once each and then by number.
//!
//! A list says the same few hundred divisions over and over. Each is handed over once, before the first record that has it, so that a
//! record is small and holds no text of its own.

use std::collections::HashMap;

use domain::workforce::Word;
use foldhash::fast::RandomState;

use super::Desk;
use crate::read::cell::Cell;
use crate::read::columns::Row;

/// Words remembered at a time. A column of endless texts begins anew, and its numbers are given again.
const MOST: usize = 20_000;
/// Bytes of the words remembered at a time.
const MOST_BYTES: usize = 4 << 20;

/// The words of a list so far.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Numbers by field and by text as it stands in a cell.
    numbers: HashMap<&'static str, HashMap<Box<str>, Word, RandomState>, RandomState>,
    told: u32,
    bytes: usize,
}

impl Words {
    /// The number of a row's text in a field, tidied; a text that has none yet is laid down to be told.
    pub(crate) fn of(&mut self, row: Row<'_>, field: &'static str, desk: &mut Desk) -> Word {
        match row.cell(field) {
            Cell::Empty => Word::NONE,
            Cell::Text(raw) => match self.known(raw, field) {
                Some(word) => word,
                None => self.tell(raw, row.words(field), field, desk),
            },
            Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => {
                let text = row.words(field);
                self.known(&text, field)
                    .unwrap_or_else(|| self.tell(&text, text.clone(), field, desk))
            }
        }
    }

    fn known(&self, raw: &str, field: &str) -> Option<Word> {
        self.numbers.get(field)?.get(raw).copied()
    }

    fn tell(&mut self, raw: &str, text: String, field: &'static str, desk: &mut Desk) -> Word {
        if text.is_empty() {
            return Word::NONE;
        }
        if self.told as usize >= MOST || self.bytes >= MOST_BYTES {
            *self = Self::default();
        }
        self.told += 1;
        self.bytes += raw.len();
        let word = Word(self.told);
        self.numbers.entry(field).or_default().insert(raw.into(), word);
        desk.words.push((word, text));
        word
    }
}
