//! What was made of each distinct text of a column, and on how many rows it stood.
//!
//! Most columns hold few distinct texts on many rows, so a text is worked out once and found again without a copy. A column
//! that holds something else on every row must not fill the memory: from some number on, new texts are worked out each time and not kept.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Texts kept of one column; no code list, however local, comes near it.
const MOST: usize = 20_000;
/// Bytes of the longest text that is kept.
const LONGEST: usize = 400;

/// Texts with what was made of them.
#[derive(Debug)]
pub(crate) struct Memo<V> {
    places: HashMap<Box<str>, usize, RandomState>,
    met: Vec<(V, u32)>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self {
            places: HashMap::default(),
            met: Vec::new(),
        }
    }
}

impl<V: Copy> Memo<V> {
    /// What a text is, worked out the first time; counts one more row that holds it.
    pub(crate) fn of(&mut self, text: &str, work_out: impl FnOnce() -> V) -> V {
        let place = match self.places.get(text) {
            Some(place) => *place,
            None if self.met.len() >= MOST || text.len() > LONGEST => return work_out(),
            None => {
                self.places.insert(text.into(), self.met.len());
                self.met.push((work_out(), 0));
                self.met.len() - 1
            }
        };
        let (value, rows) = &mut self.met[place];
        *rows = rows.saturating_add(1);
        *value
    }

    /// The same texts with a part of what was made of each.
    pub(crate) fn map<W>(self, part: impl Fn(V) -> W) -> Memo<W> {
        Memo {
            places: self.places,
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
            memo.of(text, || {
                worked_out += 1;
                text.len()
            });
        }
        assert_eq!(worked_out, 2, "each text once");
        let met: Vec<_> = memo.drain().collect();
        assert_eq!(met, [("b".to_owned(), 3, 1), ("a".to_owned(), 1, 1)]);
    }

    #[test]
    fn a_column_of_endless_texts_does_not_fill_the_memory() {
        let mut memo = Memo::default();
        for number in 0..MOST + 10 {
            let found = memo.of(&number.to_string(), || number);
            assert_eq!(found, number, "also what is not kept is right");
        }
        assert_eq!(memo.drain().count(), MOST);
    }
}
