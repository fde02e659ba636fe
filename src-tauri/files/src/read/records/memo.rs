//! What was made of each distinct text of a column, and on how many rows it stood.
//!
//! Most columns hold few distinct texts on many rows, so a text is worked out once and found again without a copy. A column
//! that holds something else on every row must not fill the memory: from some number on, new texts are worked out each time and not kept.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Texts kept of one column; no code list, however local, comes near it.
const MOST: usize = 20_000;
/// Bytes of the longest text that is kept.
const LONGEST: usize = 400;

/// Texts with what was made of them.
#[derive(Debug)]
pub(crate) struct Memo<V> {
    /// Texts as they stand in cells, so that one that was met before need not be tidied to be found.
    raw: HashMap<Box<str>, usize, RandomState>,
    places: HashMap<Box<str>, usize, RandomState>,
    met: Vec<(V, u32)>,
    /// The text of the last cell, which is very often that of the next one as well, and its place.
    last: (String, Option<usize>),
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self {
            raw: HashMap::default(),
            places: HashMap::default(),
            met: Vec::new(),
            last: (String::new(), None),
        }
    }
}

impl<V: Copy> Memo<V> {
    /// What a text is, worked out the first time; counts one more row that holds it.
    pub(crate) fn of(&mut self, text: &str, work_out: impl FnOnce(&str) -> V) -> V {
        match self.place(text, work_out) {
            Ok(place) => self.again(place),
            Err(value) => value,
        }
    }

    /// [`Memo::of`] the text that a cell comes to once it is tidied.
    pub(crate) fn of_cell<'t>(
        &mut self,
        raw: &str,
        tidy: impl FnOnce() -> Cow<'t, str>,
        work_out: impl FnOnce(&str) -> V,
    ) -> V {
        if let (last, Some(place)) = &self.last
            && last == raw
        {
            return self.again(*place);
        }
        if let Some(place) = self.raw.get(raw).copied() {
            raw.clone_into(&mut self.last.0);
            self.last.1 = Some(place);
            return self.again(place);
        }
        match self.place(&tidy(), work_out) {
            Ok(place) => {
                if self.raw.len() < MOST && raw.len() <= LONGEST {
                    self.raw.insert(raw.into(), place);
                }
                self.again(place)
            }
            Err(value) => value,
        }
    }

    /// The place of a text, or what it is if it is not kept.
    fn place(&mut self, text: &str, work_out: impl FnOnce(&str) -> V) -> Result<usize, V> {
        match self.places.get(text) {
            Some(place) => Ok(*place),
            None if self.met.len() >= MOST || text.len() > LONGEST => Err(work_out(text)),
            None => {
                self.places.insert(text.into(), self.met.len());
                self.met.push((work_out(text), 0));
                Ok(self.met.len() - 1)
            }
        }
    }

    fn again(&mut self, place: usize) -> V {
        let (value, rows) = &mut self.met[place];
        *rows = rows.saturating_add(1);
        *value
    }

    /// The same texts with a part of what was made of each.
    pub(crate) fn map<W>(self, part: impl Fn(V) -> W) -> Memo<W> {
        Memo {
            raw: self.raw,
            places: self.places,
            last: self.last,
            met: self.met.into_iter().map(|(value, rows)| (part(value), rows)).collect(),
        }
    }

    /// Every text with its rows and what it is, in the order in which they were met.
    pub(crate) fn drain(self) -> impl Iterator<Item = (String, u32, V)> {
        let mut texts: Vec<(Box<str>, usize)> = self.places.into_iter().collect();
        texts.sort_unstable_by_key(|(_, place)| *place);
        texts
            .into_iter()
            .zip(self.met)
            .map(|((text, _), (value, rows))| (text.into(), rows, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_worked_out_once_and_its_rows_are_counted() {
        let mut memo = Memo::default();
        let mut worked_out = 0;
        for text in ["b", "a", "b", "b"] {
            memo.of(text, |text| {
                worked_out += 1;
                text.len()
            });
        }
        assert_eq!(worked_out, 2, "each text once");
        let met: Vec<_> = memo.drain().collect();
        assert_eq!(met, [("b".to_owned(), 3, 1), ("a".to_owned(), 1, 1)]);
    }

    #[test]
    fn cells_that_come_to_the_same_text_are_counted_together() {
        let mut memo = Memo::default();
        for raw in ["a ", "a", "a ", " a"] {
            memo.of_cell(raw, || raw.trim().into(), str::len);
        }
        memo.of("a", str::len);
        let met: Vec<_> = memo.drain().collect();
        assert_eq!(met, [("a".to_owned(), 5, 1)]);
    }

    #[test]
    fn a_column_of_endless_texts_does_not_fill_the_memory() {
        let mut memo = Memo::default();
        for number in 0..MOST + 10 {
            let found = memo.of(&number.to_string(), |_| number);
            assert_eq!(found, number, "also what is not kept is right");
        }
        assert_eq!(memo.drain().count(), MOST);
    }
}
