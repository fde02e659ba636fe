//! Texts that stand on many rows of a list, told once each and then by number.
//!
//! A list says the same few hundred divisions over and over. Each is handed over once, before the first record that has it, so that a
//! record is small and holds no text of its own.

use std::collections::HashMap;

use domain::finding::Severity;
use domain::workforce::Word;
use foldhash::fast::RandomState;

use super::Desk;
use crate::read::cell::Cell;
use crate::read::columns::{Row, Spot};

/// Words remembered at a time. A column of endless texts begins anew, and its numbers are given again.
const MOST: usize = 20_000;
/// Bytes of the words remembered at a time.
const MOST_BYTES: usize = 4 << 20;

/// The fields whose texts are words.
const FIELDS: [&str; 3] = ["staff_group", "division", "sex"];

/// The words of a list so far.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Numbers by field and by text as it stands in a cell.
    numbers: [HashMap<Box<str>, Word, RandomState>; 3],
    spots: [Spot; 3],
    told: u32,
    bytes: usize,
    /// Whether records are handed over long after their words, so that no number may be given again.
    lasting: bool,
}

impl Words {
    /// Words whose numbers stand for one text to the end of the list.
    pub(crate) fn lasting() -> Self {
        Self {
            lasting: true,
            ..Self::default()
        }
    }

    /// The numbers of a row's staff group, division and sex, tidied; a text that has none yet is laid down to be told.
    pub(crate) fn of(&mut self, row: Row<'_>, desk: &mut Desk) -> [Word; 3] {
        self.forget();
        std::array::from_fn(|index| match self.spots[index].cell(row, FIELDS[index]) {
            Cell::Empty => Word::NONE,
            Cell::Text(raw) => match self.numbers[index].get(raw.as_str()) {
                Some(word) => *word,
                None => self.tell(raw, row, index, desk),
            },
            other => {
                let shown = other.shown();
                match self.numbers[index].get(shown.as_str()) {
                    Some(word) => *word,
                    None => self.tell(&shown, row, index, desk),
                }
            }
        })
    }

    fn tell(&mut self, raw: &str, row: Row<'_>, index: usize, desk: &mut Desk) -> Word {
        let text = row.words(FIELDS[index]);
        if text.is_empty() {
            return Word::NONE;
        }
        if self.lasting && self.is_full() {
            desk.notes.alike(
                Severity::Note,
                row.place(FIELDS[index]),
                "The column holds a different text on nearly every row",
                "From here on, texts not met before are taken as not given. Breakdowns by this column will say little.",
            );
            return Word::NONE;
        }
        self.told += 1;
        self.bytes += raw.len();
        let word = Word(self.told);
        self.numbers[index].insert(raw.into(), word);
        desk.words.push((word, text));
        word
    }

    /// Begins anew where too many words are remembered. To be asked between two rows, so that the words of one row stand together.
    fn forget(&mut self) {
        if self.is_full() && !self.lasting {
            self.numbers = Default::default();
            (self.told, self.bytes) = (0, 0);
        }
    }

    fn is_full(&self) -> bool {
        self.told as usize >= MOST || self.bytes >= MOST_BYTES
    }
}
